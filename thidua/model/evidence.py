"""A file under a year's `evidence/`, as far as checks and reports need to know it."""

from typing import NamedTuple

FOLDER = "evidence"
HELD, EMPTY, OUTSIDE, UNREADABLE = "held", "empty", "outside", "unreadable"


class EvidenceFile(NamedTuple):
    """`name` below the year's evidence folder, with `/`, in NFC. `size` in bytes; `digest` is the
    SHA-256 of its bytes, "" where it was not asked for or can't be read."""

    name: str
    file: str
    state: str = HELD
    size: int = 0
    digest: str = ""
