"""Whether something is where a person said: no path is too long or too strange to be asked.

`Path.is_dir` and its like raise for names that the system does not take at all.
"""

import os
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
