"""A page of the manual, followed to the letter: its tables become Office files, its commands are
typed one after the other, and what a person does between two of them is done before the second."""

import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.helpers.gallery_runner import Ran, run
from tests.helpers.office_files import sheet, word
from thidua.manual.pages import page
from thidua.words import Lang

Deed = Callable[[Path], None]
"""What a person does to a file that stands below a folder."""
_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)


def commands(topic: str, lang: Lang = "vi") -> list[str]:
    """All that a page has people type, in order."""
    text = "".join(one[1] for one in _BLOCK.finditer(page(topic, lang).text))
    return [line.partition("  #")[0].strip() for line in text.splitlines() if line.strip()]


def tables(topic: str) -> list[list[list[str]]]:
    """The tables that people copy to try the page, cell by cell."""
    found = []
    for one in _TABLE.finditer(page(topic, "vi").text):
        lines = [line.strip().strip("|").split("|") for line in one[0].splitlines()]
        rows = [[cell.strip() for cell in line] for line in lines]
        found.append([rows[0], *rows[2:]])
    return found


def as_xlsx(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """A table in Excel; figures are figures there."""
    typed = [[int(cell) if cell.isdigit() else cell or None for cell in row] for row in rows]
    path.write_bytes(sheet(typed))


def as_docx(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """A table in Word."""
    path.write_bytes(word([list(row) for row in rows]))


def follow(
    topic: str,
    folder: Path,
    deeds: Mapping[str, Deed],
    answers: Mapping[str, Sequence[str]],
) -> dict[str, Ran]:
    """Types every command of the page, beginning in `folder`; each must end well. `deeds`: what is
    done before a command, in `folder`; `answers`: options that stand for what a command would
    ask. Command -> what it printed."""
    here, done = folder, {}
    typed = commands(topic)
    assert deeds.keys() | answers.keys() <= set(typed)
    for command in typed:
        word, *words = shlex.split(command)
        if word == "cd":
            here = here / words[0]
            continue
        assert word == "thidua", command
        if command in deeds:
            deeds[command](folder)
        ran = run([*words, *answers.get(command, ())], here, "vi")
        assert ran.code == 0, f"{command}\n{ran.transcript()}"
        done[command] = ran
    return done
