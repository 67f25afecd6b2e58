"""`thidua new-sheets YEAR --stage S`: a sheet to fill in for each unit."""

import re
from typing import Annotated

from thidua.bloc.scoring.checked import no_scale, no_sheets
from thidua.cli.asked import missing_year
from thidua.cli.command import Year, command, option
from thidua.cli.scoring import asked_for
from thidua.cli.session import FAILED, FINE, Session
from thidua.cli.writing import already_there, say_lines, to_complete, write
from thidua.diagnostics.diagnostic import has_errors
from thidua.model.book import Book
from thidua.model.scale.stages import Stage
from thidua.model.units import Unit
from thidua.store.loading import SHEET
from thidua.store.write.writer import FileWrite
from thidua.text.encodings import data_path
from thidua.text.vietnamese import safe
from thidua.views.blank_sheet import blank_sheet
from thidua.words import say

_SCHEMA = re.compile(r"(# yaml-language-server: \$schema=)((?:\.\./)*[\w./-]*)criteria\.json\s*\n")


def new_sheets(
    session: Session,
    year: Year,
    stage: Annotated[str, option("new_stage", "--stage", metavar="stage")],
    unit: Annotated[str | None, option("new_unit", "--unit", metavar="unit")] = None,
) -> int:
    """A sheet for each unit, and for each of its scorers; nothing that is there is overwritten."""
    wanted = session.year(year, writes=True)
    folder = session.one_bloc()
    book = _book(session, folder, wanted)
    if book is None:
        return FAILED
    at, unit = asked_for(book, wanted, stage, unit)
    found = book.years[wanted].scale.stage(at or stage)
    assert found is not None, "asked_for looked"
    stage = found.id
    base = data_path(folder, wanted)
    changes = [
        FileWrite(f"{base}/scores/{stage}/{name}.yaml", text.encode(), None)
        for name, text in _sheets(session, book, wanted, found, unit)
    ]
    changes = to_complete(session, changes)
    existing = already_there(session, [change.path for change in changes])
    session.stop_at(existing)
    write(session, changes)
    head = say(
        session.lang, "cli.blank.written", n=len(changes), stage=safe(found.name), year=wanted
    )
    paths = [f"  {safe(session.display(change.path))}" for change in changes]
    say_lines(session, [head, *paths, say(session.lang, "cli.blank.next", year=wanted)])
    return FINE


def _book(session: Session, folder: str, year: int) -> Book | None:
    """The bloc with the year's scale; None with what is wrong told."""
    missing = missing_year(session, year)
    book, loading = session.bloc(folder, results=False).load([([year], SHEET)])
    found = [*missing, *loading.diagnostics]
    if book is not None and not has_errors(found) and book.years[year].criteria is None:
        found.append(no_scale(book, year))
    elif book is not None and not has_errors(found):
        found += no_sheets(book, year)
    session.tell(found)
    return None if has_errors(found) else book


def _sheets(
    session: Session, book: Book, year: int, stage: Stage, only: str | None
) -> list[tuple[str, str]]:
    """File name without its extension, and text."""
    held = book.years[year]
    scale, first = held.scale, _schema_line(session, held.scale_file)
    sheets = []
    for unit in book.members(year):
        if only is not None and unit.id != only:
            continue
        for scorer in _scorers(stage, unit):
            name = unit.id if scorer is None else f"{unit.id}--{scorer}"
            who = None if scorer is None else (scorer, _scorer_name(book, year, scorer))
            tasks = book.years[year].task_names(unit.id)
            text = blank_sheet(scale, stage, unit, year, session.lang, who, tasks)
            sheets.append((name, first + text))
    return sheets


def _schema_line(session: Session, file: str) -> str:
    """The line that names the schema of sheets to editors, where the scale names its own."""
    raw = session.files.bytes_of(file) or b""
    found = _SCHEMA.match(raw.decode("utf-8", "replace"))
    return f"{found[1]}../../{found[2]}sheet.json\n" if found else ""


def _scorers(stage: Stage, unit: Unit) -> tuple[str | None, ...]:
    return tuple((stage.assign or {}).get(unit.id, ())) or (None,)


def _scorer_name(book: Book, year: int, scorer: str) -> str:
    criteria = book.years[year].criteria
    offices = {one.id: one.name for one in criteria.data.offices} if criteria else {}
    return offices.get(scorer) or book.unit_name(scorer)


COMMAND = command(new_sheets, report=False)
