"""The bloc that `thidua init` makes, on a disk: commands are tested on what nothing else changes.

Its year is 2022 here; four units, two awards, one ballot, all of it complete.
"""

import json
from pathlib import Path
from typing import Any

from tests.helpers.command_line import Done, run
from thidua.cli.commands.init import starter

YEAR = 2022


def make(folder: Path, year: int = YEAR) -> Path:
    """The starting bloc in `folder`, its schemas left out."""
    for name, data in starter(year):
        if not name.startswith("schemas/"):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that is there exactly once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (path, text.count(old))
    path.write_bytes(text.replace(old, new).encode())


def write(path: Path, text: str) -> None:
    """A data file, its folder made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def on(folder: Path, *arguments: str) -> Done:
    """A command over that data folder."""
    return run(*arguments, "--data", str(folder))


def bloc(folder: Path, *arguments: str, code: int = 0) -> dict[str, Any]:
    """The one bloc of a command's JSON."""
    done = on(folder, *arguments, "--format", "json")
    assert done.code == code, done.err
    (only,) = json.loads(done.out)["blocs"]
    return dict(only)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
