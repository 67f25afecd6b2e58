"""Runs the cases of the gallery: a folder each, with data, a command line and its exact output.

`tests/gallery/TDnnn-name[-variant]/` holds `data/`, optionally `cmd` (the command line; without it
`check`), and `expected.vi.txt` and `expected.en.txt`: what is printed on stdout, what on stderr,
and the exit code. `THIDUA_UPDATE_GALLERY=1 pytest tests/diagnostics/test_gallery.py` writes them
anew.

What no folder of text can hold (a lock, a repository, a full disk, a form filled in) is made in a
copy of the case outside any repository, where the command then runs: by the case's entry in
gallery_machines.py or gallery_workbooks.py, or from its `form.yaml`, which says what was typed.
"""

import os
import re
import shlex
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers import command_line, gallery_machines

GALLERY = Path(__file__).parents[1] / "gallery"
UPDATE = os.environ.get("THIDUA_UPDATE_GALLERY") == "1"

_HEADER = re.compile(r"(?:^|[ :])(TD\d{3}) [a-z0-9-]+: ", re.MULTILINE)
_ENVIRONMENT = ("THIDUA_DATA", "FORCE_COLOR", "COLUMNS", "GITHUB_ACTIONS")


Prepare = Callable[[Path, pytest.MonkeyPatch], object]


def preparation(case: Path) -> Prepare | None:
    """What makes, in a copy of a case, what its folder can't hold."""
    from tests.helpers import gallery_workbooks as workbooks  # openpyxl is slow to load

    name = case.name
    made = workbooks.CASES.get(name) or workbooks.as_typed(case)
    return (lambda copy, _: made(copy)) if made else gallery_machines.CASES.get(name)


@dataclass(frozen=True)
class Case:
    """One folder of the gallery."""

    folder: Path

    @property
    def code(self) -> str:
        return self.folder.name.split("-")[0]

    @property
    def codes(self) -> set[str]:
        """What is shown: the case's own code, and what `also` says can't be had without it."""
        also = self.folder / "also"
        return {self.code, *(also.read_text("utf-8").split() if also.exists() else ())}

    def arguments(self) -> list[str]:
        command = self.folder / "cmd"
        return shlex.split(command.read_text("utf-8")) if command.exists() else ["check"]

    def at_work(self, copies: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """The folder to run in: the case itself, or a prepared copy of it."""
        prepare = preparation(self.folder)
        if prepare is None:
            return self.folder
        copy = copies / self.folder.name
        shutil.copytree(self.folder, copy, ignore=shutil.ignore_patterns("form.yaml"))
        prepare(copy, monkeypatch)
        return copy

    def expected(self, lang: str) -> Path:
        return self.folder / f"expected.{lang}.txt"


CASES = [Case(folder) for folder in sorted(GALLERY.iterdir()) if folder.is_dir()]


@dataclass(frozen=True)
class Ran:
    """What a command printed, and how it ended."""

    out: str
    err: str
    code: int
    folder: Path

    def transcript(self) -> str:
        """The text that an expected file holds; this machine's path to the gallery is left out."""
        parts = [self.out]
        if self.err:
            parts += ["--- stderr\n", self.err]
        text = "".join(part if part.endswith("\n") or not part else part + "\n" for part in parts)
        return f"{text}--- exit {self.code}\n".replace(self.folder.resolve().as_posix(), "…")

    def codes(self) -> set[str]:
        """The numbers of all the diagnostics that were shown."""
        return set(_HEADER.findall(self.out + self.err))


def run(arguments: list[str], folder: Path, lang: str = "vi") -> Ran:
    """Runs `thidua` in this process, as if typed in `folder`, its streams being pipes."""
    with pytest.MonkeyPatch.context() as patch:
        for name in _ENVIRONMENT:
            patch.delenv(name, raising=False)
        patch.setenv("THIDUA_LANG", lang)
        patch.chdir(folder)
        done = command_line.run(*arguments)
    return Ran(done.out, done.err, done.code, folder)
