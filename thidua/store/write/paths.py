"""Paths that stay in the data folder: what may be written, and where it really lies."""

import os
import unicodedata
from pathlib import Path

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.folder import is_there

OURS = ".thidua-"
"""How the names of the writer's own files begin; nobody's data may be called so."""

JOURNAL = f"{OURS}journal"
"""The note of a write of several files."""

TOPS = ("bloc.yaml", "thidua.yaml")
"""What a data folder is known by."""
_FORBIDDEN = frozenset('\\:*?"<>|')  # Windows cuts names at them, or reads another file


def is_plain(path: str) -> bool:
    """Whether `path` is a relative path with `/` and inner names only, on every system."""
    names = path.split("/")
    return bool(path) and all(_is_name(name) for name in names)


def _is_name(name: str) -> bool:
    if name in ("", ".", "..") or name.casefold() == ".git" or name.startswith(OURS):
        return False
    return not any(mark in _FORBIDDEN or unicodedata.category(mark) == "Cc" for mark in name)


def real_place(root: Path, path: str) -> Path | Diagnostic:
    """Where `path` below `root` really lies, links followed, or TD806 when that is outside.

    A link that stays inside is kept: what it points to gets written, the link remains.
    `root` must be a real path already.
    """
    outside = Diagnostic("TD806", path, at="file")
    if not is_plain(path):
        return outside
    try:
        place = Path(os.path.realpath(root / path))
        inner = place.relative_to(root)
    except (OSError, ValueError):
        return outside
    return place if is_plain(inner.as_posix()) else outside


OF_GIT = {".gitattributes", ".gitignore"}
WRITTEN = {"evidence", "mau"}
"""Folders with files of people's own that are no YAML: evidence, an office's templates."""


def falls_on_data(path: Path, *, new: bool) -> bool:
    """Whether what is written to `path` would be data, or the writer's own, or git's: a report
    never is. Links are followed, since the writer follows them. `new`: a file that is not there
    yet may become data (a draft of a scale, evidence)."""
    place = Path(os.path.realpath(path))
    names = {one.name.rstrip(". ").casefold() for one in (path, place)}
    if any(name.startswith(OURS) for name in names) or ".git" in map(str.casefold, place.parts):
        return True
    if names & OF_GIT:
        return True
    if new and not is_there(place):
        return False
    if not any(is_there(above / name) for above in place.parents for name in TOPS):
        return False
    if any(name.endswith((".yaml", ".yml")) for name in names):
        return True
    return bool(WRITTEN & set(place.parts)) and is_there(place)
