"""Ids made of names."""

import re
from collections.abc import Container

from thidua.text.vietnamese import bare


def slug(name: str, used: Container[str] = ()) -> str:
    """An id made of a name: `Loại A` -> `loai-a`, with a number where it is taken."""
    stem = re.sub(r"[^a-z0-9]+", "-", bare(name).casefold()).strip("-")[:40].strip("-") or "muc"
    found, n = stem, 1
    while found in used:
        n += 1
        found = f"{stem}-{n}"
    return found
