"""What commands that write have in common: who writes, the careful write, what is said after it.

Nothing is written into a sealed year, nor about one.
"""

import getpass
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from shutil import get_terminal_size

from thidua.cli.output import outside, print_text, quoted, said
from thidua.cli.session import FAILED, Refused, Session
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.store.write.journal import half_done
from thidua.store.write.writer import FileWrite, Who, write_all
from thidua.text.folding import folded
from thidua.words import Lang, say


def who() -> Who:
    """Who writes, and since when: for the lock that a second writer meets."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "?"
    typed = " ".join(["thidua", *map(quoted, sys.argv[1:])])
    return Who(user, datetime.now().astimezone().isoformat(timespec="seconds"), typed)


def write(
    session: Session, changes: Sequence[FileWrite], years: Sequence[tuple[str, int]] = ()
) -> None:
    """As `written`; where it was not, the command ends."""
    if not written(session, changes, years):
        raise Refused(FAILED)


def written(
    session: Session, changes: Sequence[FileWrite], years: Sequence[tuple[str, int]] = ()
) -> bool:
    """Writes all or nothing and tells what there is to tell; whether it was written.

    Nothing is written into a sealed year, nor about one: `years` are the (bloc folder, year) that
    the content of a shared file is about.
    """
    from thidua.cli.sealed import closed_years

    closed = closed_years(session, [change.path for change in changes], years)
    found = closed or write_all(session.data.root, changes, who())
    session.tell(found)
    return not has_errors(found)


def save_file(session: Session, path: Path, data: bytes) -> None:
    """A new file beside the data; where it was not made, the command ends and says why."""
    from thidua.store.write.outputs import save_new

    session.stop_at(outside(save_new(path.parent, {path.name: data})))


def already_there(session: Session, paths: Iterable[str]) -> list[Diagnostic]:
    """TD917 for each unit's file that exists: a command that makes files overwrites none."""
    return [
        Diagnostic("TD917", path, at="file", variant="unit")
        for path in paths
        if session.files.read(path) is not None
    ]


def to_complete(session: Session, changes: Sequence[FileWrite]) -> list[FileWrite]:
    """New files to be made. Where a command that was cut off had begun with them, those that are
    there as they should be are left out: so the same command, run again, completes it."""
    left = {one.file for one in half_done(session.data.root)}
    if not any(change.path in left for change in changes):
        return list(changes)
    return [one for one in changes if session.files.read(one.path) != one.new]


_YES = ("c", "có", "y", "yes")


def filled(text: str) -> str:
    """A text in lines that the terminal need not break; what it ends with stays."""
    room = max(get_terminal_size().columns - 1, 20)
    lines = []
    for line in text.split("\n"):
        end = line[len(line.rstrip(" ")) :]
        lines.append("\n".join(folded(line, room, 0)) + end)
    return "\n".join(lines)


def agreed(question: str) -> bool:
    """Whether the person at the terminal says yes."""
    sys.stderr.write(filled(question))
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in _YES


def say_lines(session: Session, lines: Iterable[str], folder: str | None = None) -> None:
    """What was done, on stdout, its commands to be pasted as they are; nothing with -q."""
    if not session.quiet:
        text = "".join(f"{session.pasteable(line, folder)}\n" for line in lines)
        print_text(sys.stdout, said(text, session.stdout))


def say_written(session: Session, *lines: str) -> None:
    """What was written, and the command that tells what comes next."""
    say_lines(session, [*lines, say(session.lang, "cli.see_next")])


def import_again(path: Path, year: str = "") -> str:
    """The command that takes a filled file back; `say_lines` makes it find its data. `year`: for
    what a new scale is, where that is no year."""
    return f"thidua import {f'{year} ' if year else ''}{quoted(str(path))}"


def free_name(name: str) -> Path:
    """That name, or with the first number that no file has: an older workbook stays."""
    path, number = Path(name), 1
    while path.exists():
        number += 1
        path = Path(name).with_stem(f"{Path(name).stem}-{number}")
    return path


PLEDGES = "pledges"
"""What stands for a stage where units register their tasks."""


def forms_folder(lang: Lang, year: int, stage: str = "") -> str:
    """The folder for a year's or period's forms of its first stage, of a later one, of pledges."""
    word = "year_workbook.pledge_folder" if stage == PLEDGES else "form.file"
    name = say(lang, word, year=str(year).replace("/", "-"))
    return f"{name}-{stage}" if stage not in ("", PLEDGES) else name
