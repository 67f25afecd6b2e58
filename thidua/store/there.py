"""Whether something is where a person said: no path is too long or too strange to be asked.

`Path.is_dir` and its like raise for names that the system does not take at all.
"""

import os
import stat
from pathlib import Path


def is_folder(path: Path | str) -> bool:
    """Whether there is a folder."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: Path | str) -> bool:
    """Whether there is a regular file."""
    return os.path.isfile(path)  # noqa: PTH113


def is_there(path: Path | str) -> bool:
    """Whether there is anything, links that lead nowhere left out."""
    return os.path.exists(path)  # noqa: PTH110


def real(path: Path) -> Path:
    """Where a path leads, links followed. Links in a circle lead to themselves (`Path.resolve`
    would raise RuntimeError): they are told when they are opened."""
    return Path(os.path.realpath(path))


def leads_outside(path: Path, folder: Path) -> bool:
    """Whether a path is a link that leaves the folder."""
    return path.is_symlink() and not real(path).is_relative_to(real(folder))


def is_special(path: Path) -> bool:
    """Whether a pipe or a device stands there, which would keep its reader waiting."""
    found = path.stat().st_mode
    return not (stat.S_ISREG(found) or stat.S_ISDIR(found))
