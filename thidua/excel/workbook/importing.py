"""A year workbook on its way into the data: read, merged, edited, judged; nothing is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from thidua.bloc.check import check_book
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic, TextSpan
from thidua.excel.forms.columns import cell_name
from thidua.excel.forms.door import name_problems
from thidua.excel.grid import Workbook
from thidua.excel.workbook.files import edited, inside, names_of, outside, read_files, trees_of
from thidua.excel.workbook.merging import Merge, RecordEdit, merge
from thidua.excel.workbook.reading import read_typed
from thidua.excel.workbook.state import State
from thidua.store.folder import Files
from thidua.store.loading import ALL
from thidua.store.write.overlay import OverlayFiles
from thidua.words import Lang
from thidua.year.bloc import Bloc


@dataclass(slots=True)
class ImportOutcome:
    """What an import comes to: the edits with what people emptied, the new bytes and the old of
    each file by its path in the data folder, and what is wrong."""

    merge: Merge = field(default_factory=Merge)
    new: dict[str, bytes] = field(default_factory=dict)
    old: dict[str, bytes] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)


class GivenWorkbook(NamedTuple):
    """One opened workbook: what it knows of itself, its path, its own file name."""

    book: Workbook
    state: State
    file: str
    name: str


def read_workbooks(
    lang: Lang, given: Sequence[GivenWorkbook], files: Files, folder: str
) -> ImportOutcome:
    """What a year workbook says, or the pledges of several units, all of one year, merged with
    the files of today."""
    year = given[0].state.year
    all_typed = [read_typed(one.book, one.state, one.file) for one in given]
    found = ImportOutcome(problems=[problem for typed in all_typed for problem in typed.problems])
    raw, told = read_files(files, folder, year)
    trees, more = trees_of(raw, folder)
    found.problems += [*told, *more, *_at_the_door(given, files, folder, year)]
    if has_errors(found.problems):
        return found
    names = names_of(lang, files, folder, year, trees)
    for typed in all_typed:
        one = merge(typed, trees, names)
        found.merge.edits += one.edits
        found.merge.made += one.made
        found.merge.emptied += one.emptied
        found.problems += one.problems
    found.old = {inside(folder, name): data for name, data in raw.items()}
    return found


def _at_the_door(
    given: Sequence[GivenWorkbook], files: Files, folder: str, year: int
) -> Iterator[Diagnostic]:
    """Pledges of another year than the first, of one unit twice, or under another unit's name."""
    book = Bloc(files, folder, unguarded=True).load(()).book
    members = book.members(year) if book is not None else ()
    seen: dict[str, str] = {}
    for one in given:
        unit = one.state.unit
        if one.state.year != year:
            args = {"found": str(one.state.year)}
            yield Diagnostic("TD967", one.file, args=args, variant="year")
        elif unit and unit in seen:
            yield Diagnostic("TD958", one.file, args={"other": seen[unit]})
        elif unit:
            seen[unit] = one.name
            yield from name_problems(one.file, one.name, unit, "", members, ())


def apply_edits(
    found: ImportOutcome, edits: Sequence[RecordEdit], year: int, files: Files, folder: str
) -> None:
    """Makes the edits, and judges the data as it would be: what was not wrong before is told at
    the cell that makes it so."""
    raw = {outside(folder, name): data for name, data in found.old.items()}
    changed, told = edited(raw, edits, folder)
    found.problems += told
    if told:
        return
    found.new = {inside(folder, name): data for name, data in changed.items()}
    before = {_sign(one) for one in _judged(files, folder, year)}
    overlay = OverlayFiles(files, found.new)
    after = [one for one in _judged(overlay, folder, year) if _sign(one) not in before]
    found.problems += [_at_cell(one, edits, folder) for one in after if has_errors([one])]


def _judged(files: Files, folder: str, year: int) -> list[Diagnostic]:
    bloc = Bloc(files, folder, unguarded=True)
    book, loading = bloc.load([([year], ALL)], leadership=True)
    told = list(loading.diagnostics)
    if book is not None:
        told += check_book(book, bloc.__getitem__, loading.broken)
    return told


def _sign(one: Diagnostic) -> tuple[object, ...]:
    args = sorted((name, str(value)) for name, value in one.args.items())
    return one.code, one.file, one.variant, one.where, tuple(args)


def _at_cell(one: Diagnostic, edits: Sequence[RecordEdit], folder: str) -> Diagnostic:
    """A diagnostic of a data file, moved to the cell of the edit that it most likely is about."""
    path = tuple(str(step) for step in one.path)
    best: RecordEdit | None = None
    length = -1
    for edit in edits:
        if inside(folder, edit.file) != one.file:
            continue
        own = tuple(str(step) for step in edit.path)
        pairs = zip(own, path, strict=False)
        same = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
        if same > length:
            best, length = edit, same
    if best is None:
        return one
    row, column = best.place
    where = (best.sheet, cell_name(row, column), *one.where)
    span = TextSpan(row + 1, column + 1, row + 1, column + 2)
    return one._replace(file=best.workbook, path=(), where=where, span=span)
