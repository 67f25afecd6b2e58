"""Paths that stay in the data folder: what may be written, and where it really lies."""

import os
import unicodedata
from pathlib import Path

from thidua.diagnostics.diagnostic import Diagnostic

OURS = ".thidua-"
"""How the names of the writer's own files begin; nobody's data may be called so."""

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
