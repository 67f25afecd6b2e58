"""`thidua import nam-2026.xlsx`: the year workbook back into the data.

Whether what people emptied in a workbook is to be taken away is asked.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from thidua.cli.session import FAILED, FINE, Session
from thidua.cli.writing import agreed, say_lines, say_written, write
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.excel.grid import at_cell, cell_name
from thidua.store.write.writer import FileWrite
from thidua.store.yaml.dump import flow
from thidua.words import say

if TYPE_CHECKING:
    from thidua.excel.edits import E
    from thidua.excel.workbook.importing import GivenWorkbook


def import_workbooks(
    session: Session, given: "Sequence[GivenWorkbook]", *, dry_run: bool, replace: bool
) -> int:
    """A year workbook, or the pledges of several units: shows what changes, asks about what was
    emptied, writes all or nothing."""
    from thidua.excel.workbook.edits import base_of, kept_now, last_said, place_of
    from thidua.excel.workbook.importing import make_edits, read_workbooks
    from thidua.store.write.remembered import recalled, remember, workbook_key
    from thidua.views.import_changes import workbook_lines

    state = given[0].state
    ids = {folder: session.bloc_id(folder) for folder in session.blocs()}
    folder = next((folder for folder, id_ in ids.items() if id_ == state.bloc), None)
    if folder is None or any(one.state.bloc != state.bloc for one in given):
        session.tell(
            Diagnostic("TD967", one.file, args={"found": one.state.bloc}, variant="bloc")
            for one in given
            if folder is None or one.state.bloc != state.bloc
        )
        return FAILED
    root = session.data.root
    keys = [
        workbook_key(place_of(one.state, str(Path(one.file).absolute())), base_of(one.state))
        for one in given
    ]
    last = [last_said(recalled(root, key)) for key in keys]
    found = read_workbooks(session.lang, given, session.files, folder, last)
    if not has_errors(found.problems):
        gone = ((one.workbook, one) for one in found.emptied)
        taken, asked = taken_away(session, gone, replace=replace, ask=not dry_run)
        found.problems += asked
        if not asked:
            make_edits(found, taken, state.year, session.files, folder)
    if has_errors(found.problems):
        session.tell(found.problems, whole=True)
        return FAILED
    say_lines(session, workbook_lines(session.lang, found.edits, found.made))
    if found.absent:
        say_lines(session, [say(session.lang, "year_workbook.absent", n=found.absent)])
    session.tell(found.problems, whole=True)
    if dry_run:
        key = "dry_run" if found.edits else "nothing"
        say_lines(session, [say(session.lang, f"year_workbook.{key}")])
        return FINE
    changes = [FileWrite(one.file, one.new, one.old) for one in found.files if one.is_changed]
    if not changes:
        say_lines(session, [say(session.lang, "year_workbook.nothing")])
        return FINE
    write(session, changes, [(folder, state.year)])
    for key, one, said in zip(keys, given, last, strict=True):
        own = [edit for edit in found.edits if edit.workbook == one.file]
        if own:
            remember(root, key, kept_now(said, own))
    written = say(session.lang, "year_workbook.written", n=len(changes))
    say_written(
        session, written, *([] if state.unit else [say(session.lang, "year_workbook.again")])
    )
    return FINE


def taken_away(
    session: Session, emptied: "Iterable[tuple[str, E]]", *, replace: bool, ask: bool
) -> "tuple[list[E], list[Diagnostic]]":
    """Of what was emptied, each with its workbook, that which is to go: all with --replace; in a
    terminal each is asked about; else an error each."""
    taken: list[E] = []
    problems: list[Diagnostic] = []
    asks = ask and not session.quiet and sys.stdin.isatty() and session.stderr.terminal
    for file, one in emptied:
        args = {"about": one.about, "label": one.label, "before": one.was or flow(one.before)}
        if replace:
            taken.append(one)
        elif asks:
            cell, row = cell_name(*one.place), one.place[0] + 1
            key = "ask_gone" if one.takes_away else "ask_emptied"
            question = say(
                session.lang, f"year_workbook.{key}", cell=cell, row=row, sheet=one.sheet, **args
            )
            if agreed(question):
                taken.append(one)
        else:
            variant = "row" if one.takes_away else ""
            problems.append(at_cell("TD965", file, one.sheet, one.place, variant, args))
    return taken, problems
