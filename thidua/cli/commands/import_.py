"""`thidua import FILE...`: filled score forms into the data; `--scale` reads a scale sheet."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from thidua.cli.command import DryRun, argument, command, option
from thidua.cli.sealed import closed_years
from thidua.cli.session import FAILED, FINE, USAGE, Refused, Session
from thidua.cli.writing import say_lines, say_written, write
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.store.write.writer import FileWrite
from thidua.store.year_rules import any_of_kind
from thidua.text.dates import show
from thidua.text.vietnamese import safe
from thidua.words import Lang, say

if TYPE_CHECKING:
    from pathlib import Path

    from thidua.excel.forms.importing import Imports
    from thidua.views.import_changes import FormChanges


def import_(
    session: Session,
    files: Annotated[list[str], argument("forms", "forms")],
    dry_run: DryRun = False,
    replace: Annotated[bool, option("replace", "--replace")] = False,
    scale: Annotated[bool, option("import_scale", "--scale")] = False,
    output: Annotated[str | None, option("import_output", "--output", "-o", metavar="file")] = None,
) -> int:
    """All forms or none are written; what changes is shown first."""
    year, files = _year_first(files)
    if scale:
        from thidua.cli.import_workbook import import_scale

        return import_scale(session, files, output)
    if output is not None:
        args = {"command": "import", "found": "--output"}
        raise Refused(USAGE, Diagnostic("TD907", args=args))
    from thidua.store.named_files import passed_over, workbooks

    paths = workbooks(files)
    alone = len(paths) == 1
    if alone and (code := _workbook(session, paths[0], year, dry_run, replace)) is not None:
        return code
    if len(paths) > 1 and (code := _pledges(session, paths, dry_run, replace)) is not None:
        return code
    left = passed_over(files)
    if left:
        names = safe("; ".join(left))
        session.note(say(session.lang, "cli.imported.passed_over", names=names))
    found = _read(session, paths)
    if has_errors(found.problems):
        session.tell([*closed_years(session, (), found.years), *found.problems], whole=True)
        wrong = {one.file for one in found.problems if has_errors([one])}
        n, m = len(wrong), len(paths) - len(wrong)
        if n and m > 0:
            session.note(say(session.lang, "cli.imported.none_written", n=n, m=m))
        return FAILED
    from thidua.views.import_changes import change_lines

    say_lines(
        session, change_lines(session.lang, found_changes(session.lang, found), whole=dry_run)
    )
    session.tell(found.problems, whole=True)
    _remarks(session, found)
    filled = [one for one in found.imports if not one.sheet.is_blank]
    lost = [one for one in filled if one.replaces]
    if lost and not replace:
        session.tell(
            Diagnostic(
                "TD959",
                one.made.file,
                at="file",
                args={"name": one.sheet.opened.name, "n": str(len(one.replaces))},
            )
            for one in lost
        )
        return FAILED
    if dry_run:
        say_lines(session, [say(session.lang, "cli.imported.dry_run")])
        return FINE
    return _write(session, found)


def _remarks(session: Session, found: "Imports") -> None:
    """What is no sheet although it was filled in, or left as it is by who agrees with the stage
    before: which cell makes it one. What has not come yet by its own day."""
    from thidua.model.sheet import Sheet
    from thidua.store.yaml.reader import parse

    names, ahead = [], []
    for one in found.imports:
        blank, later = one.sheet.is_blank, one.sheet.opened.identity.is_later
        tree, _ = parse(one.made.new, one.made.file)
        sheet = Sheet.model_validate(tree)
        if not blank and sheet.date is not None and sheet.date > session.today:
            ahead.append(f"{one.sheet.opened.name} ({show(session.lang, sheet.date)})")
        empty = blank or not sheet.is_filled
        if empty and (later or not blank) and (not blank or one.made.old is None):
            names.append(one.sheet.opened.name)
    if names:
        row, forms = say(session.lang, "form.no_other_events"), safe("; ".join(names))
        session.note(say(session.lang, "cli.imported.no_sheet", forms=forms, row=row))
    if ahead:
        args = {"forms": safe("; ".join(ahead)), "today": show(session.lang, session.today)}
        session.note(say(session.lang, "cli.imported.ahead", **args))


def found_changes(lang: Lang, found: "Imports") -> list["FormChanges"]:
    """Each form's name, its sheet's file, whether it is new, and (what, before, after)."""
    from thidua.excel.forms.importing import told_changes

    changes: list[FormChanges] = []
    for one in found.imports:
        told = [d for d in one.entries if d.path[-1] not in ("unit", "scorer")]
        entries = [] if one.sheet.is_blank else told_changes(lang, one.sheet.rows, told)
        changes.append((one.sheet.opened.name, one.made.file, one.made.old is None, entries))
    return changes


def _year_first(files: list[str]) -> tuple[str | None, list[str]]:
    """A year, or a period (of any number: all of its kind have one scale), typed before the file:
    for a new scale, which does not say for what it is."""
    first, *rest = files
    if not rest or not re.fullmatch(r"[0-9]{4}(?:/[a-z0-9-]+){0,2}", first):
        return None, files
    return any_of_kind(first), rest


def _workbook(
    session: Session, path: "Path | Diagnostic", year: str | None, dry_run: bool, replace: bool
) -> int | None:
    """A year workbook or a scale workbook that was named alone; None where it is none."""
    from thidua.cli.import_workbook import import_scale_book, import_workbooks
    from thidua.excel.grid import open_workbook
    from thidua.excel.scale.workbook.reading import is_scale_book
    from thidua.excel.unpack import MOST_FILE
    from thidua.excel.workbook.importing import given_workbook
    from thidua.store.named_files import read_all

    if isinstance(path, Diagnostic) or not session.data:
        return None
    file, name, raw = next(iter(read_all([path], MOST_FILE)))
    book = raw if isinstance(raw, Diagnostic) else open_workbook(raw, file)
    if isinstance(book, Diagnostic):
        return None  # whoever reads it next says why
    if is_scale_book(book, file):
        names = (file, str(path.absolute()))
        return import_scale_book(session, book, names, year, dry_run=dry_run, replace=replace)
    given = session.sure(given_workbook(book, file, name))
    if given is None:
        return None
    return import_workbooks(session, [given], dry_run=dry_run, replace=replace)


def _pledges(
    session: Session, found: "list[Path | Diagnostic]", dry_run: bool, replace: bool
) -> int | None:
    """Pledges of several units; None where the first file is none."""
    from thidua.cli.import_workbook import import_workbooks
    from thidua.excel.grid import open_workbook
    from thidua.excel.unpack import MOST_FILE
    from thidua.excel.workbook.importing import GivenWorkbook, given_workbook
    from thidua.store.named_files import read_all

    paths = [one for one in found if not isinstance(one, Diagnostic)]
    problems = [one for one in found if isinstance(one, Diagnostic)]
    given: list[GivenWorkbook] = []
    for file, name, raw in session.watched(read_all(paths, MOST_FILE), len(paths)):
        book = raw if isinstance(raw, Diagnostic) else open_workbook(raw, file)
        one = book if isinstance(book, Diagnostic) else given_workbook(book, file, name)
        if isinstance(one, GivenWorkbook) and one.state.unit:
            given.append(one)
        elif not given:
            return None
        else:
            problems.append(Diagnostic("TD969", file, variant="pledges"))
    if problems or not session.data:
        session.tell(problems)
        return FAILED
    return import_workbooks(session, given, dry_run=dry_run, replace=replace)


def _read(session: Session, found: "list[Path | Diagnostic]") -> "Imports":
    from thidua.excel.forms.importing import read_forms
    from thidua.excel.unpack import MOST_FILE
    from thidua.store.named_files import read_all

    wrong = [one for one in found if isinstance(one, Diagnostic)]
    paths = [one for one in found if not isinstance(one, Diagnostic)]
    unreadable: list[Diagnostic] = []

    def given() -> Iterator[tuple[str, str, bytes]]:
        for shown, name, raw in session.watched(read_all(paths, MOST_FILE), len(paths)):
            if isinstance(raw, Diagnostic):
                unreadable.append(raw)
            else:
                yield shown, name, raw

    # The blocs that may be written to.
    blocs = {id_: folder for folder in session.blocs() if (id_ := session.bloc_id(folder))}
    result = read_forms(given(), session.files, blocs)
    result.problems += [*wrong, *unreadable]
    return result


def _write(session: Session, found: "Imports") -> int:
    files = [one.made for one in found.imports if not one.sheet.is_blank]
    changes = [FileWrite(one.file, one.new, one.old) for one in files if one.is_changed]
    if not changes:
        say_lines(session, [say(session.lang, "cli.imported.nothing")])
        return FINE
    write(session, changes)
    say_written(session, say(session.lang, "cli.imported.written", n=len(changes)))
    return FINE


COMMAND = command(import_, report=False)
