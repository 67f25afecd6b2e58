"""The files under a year's `evidence/`: which there are, how large, and their hashes.

They are listed, never opened by the name that a sheet gives: a name can't lead anywhere else.
Large files are hashed piece by piece.
"""

import os
import stat
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from thidua.model.evidence import EMPTY, FOLDER, HELD, OUTSIDE, UNREADABLE, EvidenceFile
from thidua.store.folder import Files, MemoryFiles
from thidua.store.there import leads_outside

PIECE = 1 << 20


def evidence_of(files: Files, base: str, *, hashed: bool = False) -> dict[str, EvidenceFile]:
    """Every file of the year folder `base`, by its name below evidence/. `hashed`: with hashes."""
    found = {}
    for name in _walk(files, f"{base}/{FOLDER}", ""):
        one = _looked_at(files, f"{base}/{FOLDER}/{name}", name, hashed=hashed)
        found[one.name] = one
    return found


def _walk(files: Files, folder: str, prefix: str) -> Iterator[str]:
    folders, names = files.names(folder)
    yield from (prefix + name for name in names)
    for one in folders:
        yield from _walk(files, f"{folder}/{one}", f"{prefix}{one}/")


def _looked_at(files: Files, file: str, name: str, *, hashed: bool) -> EvidenceFile:
    plain = unicodedata.normalize("NFC", name)
    if isinstance(files, MemoryFiles):
        raw = files.content[file]
        return EvidenceFile(plain, file, HELD if raw else EMPTY, len(raw), sha256(raw).hexdigest())
    place = Path(files.root, file)
    try:
        if leads_outside(place, files.root):
            return EvidenceFile(plain, file, OUTSIDE)
        known = place.stat()
        if not stat.S_ISREG(known.st_mode):
            return EvidenceFile(plain, file, UNREADABLE)  # a pipe would keep its reader waiting
        size = known.st_size
        state = HELD if size else EMPTY
        return EvidenceFile(plain, file, state, size, _digest(place) if hashed else "")
    except OSError:
        return EvidenceFile(plain, file, UNREADABLE)


def _digest(place: Path) -> str:
    made = sha256()
    handle = os.open(place, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        while piece := os.read(handle, PIECE):
            made.update(piece)
    finally:
        os.close(handle)
    return made.hexdigest()
