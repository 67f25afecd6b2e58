"""A year workbook on its way into the data: read, merged, edited, judged; nothing is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic, Path, Severity, has_errors, severity_of
from thidua.excel.edits import Edited, apply_edits, judge, once
from thidua.excel.forms.identity import name_problems
from thidua.excel.grid import Workbook, at_cell, moved_to
from thidua.excel.marks import Place
from thidua.excel.workbook.edits import LastSaid, RecordEdit, in_data
from thidua.excel.workbook.files import Bytes, inside, names_of, read_files, trees_of
from thidua.excel.workbook.merging import Merge, merge
from thidua.excel.workbook.names import ENUMS, ROUNDS, column_key
from thidua.excel.workbook.reading import State, read_typed, state_of
from thidua.excel.workbook.records import RecordTable, value_at
from thidua.excel.workbook.tables import TABLES
from thidua.store.folder import Files
from thidua.store.yaml.dump import flow
from thidua.store.yaml.reader import Node, parse
from thidua.words import Lang
from thidua.words.year_workbook import WORDS
from thidua.year.bloc import Bloc

FOLDERS = ("ballots", "pledges")
"""Where several files are of one kind, each of another ballot or unit."""


@cache
def called_in(kind: str, at: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """Key, `key: word` or file, each with the words of its heading, list or sheet. `kind`: a data
    file's name, or its folder's where it is one of several: the keys are those of that file, for
    another calls other things so. `at`: the list in that file, whose table comes first."""
    found: dict[str, str] = {}
    known = [(sheet, table) for sheet, tables in TABLES.items() for table in tables]
    for sheet, table in sorted(known, key=lambda one: one[1].at != at):
        found.setdefault(table.file.rpartition("/")[2], f"year_workbook.sheet.{sheet}")
        if kind in table.file.split("/"):
            found |= {key: words for key, words in _keys(table) if key not in found}
    return tuple(found.items())


def _keys(table: RecordTable) -> Iterator[tuple[str, str]]:
    for key in table.nested:
        if f"title.{key}" in WORDS:
            yield key, f"year_workbook.title.{key}"
    for column in table.columns:
        if column.path == ("quota",):  # one cell, in which the rounding is words
            yield from ((f"round: {how}", f"year_workbook.quota.round.{how}") for how in ROUNDS)
        if column.path and not column.is_parent:
            yield column.path[-1], f"year_workbook.{column_key(table.id, column.key)}"
            for value in ENUMS.get(column.about, ()):
                said = f"{column.about}.{value}"
                if said in WORDS:
                    yield f"{column.path[-1]}: {value}", f"year_workbook.{said}"


@dataclass(slots=True)
class ImportOutcome(Merge):
    """What an import comes to: also what each file holds today, by its name in the tables, the
    files as they are to be, and how many rows are no more there."""

    raw: Bytes = field(default_factory=dict)
    files: list[Edited[RecordEdit]] = field(default_factory=list)
    absent: int = 0


class GivenWorkbook(NamedTuple):
    """One opened workbook: what it knows of itself, its path, its own file name."""

    book: Workbook
    state: State
    file: str
    name: str


def given_workbook(book: Workbook, file: str, name: str) -> GivenWorkbook | Diagnostic | None:
    """An opened workbook as a year workbook, why it can't be read, or None: it is none."""
    state = state_of(book, file)
    return GivenWorkbook(book, state, file, name) if isinstance(state, State) else state


def read_workbooks(
    lang: Lang, given: Sequence[GivenWorkbook], files: Files, folder: str,
    last: Sequence[LastSaid] = (),
) -> ImportOutcome:  # fmt: skip
    """What a year workbook says, or the pledges of several units, all of one year, merged with
    the files of today. `last`: what the last import of each said."""
    year = given[0].state.year
    all_typed = [read_typed(one.book, one.state, one.file) for one in given]
    found = ImportOutcome(problems=[problem for typed in all_typed for problem in typed.problems])
    found.absent = sum(typed.absent for typed in all_typed)
    found.raw, told = read_files(files, folder, year)
    trees, more = trees_of(found.raw, folder)
    found.problems += [*told, *more, *_at_the_door(given, files, folder, year)]
    if has_errors(found.problems):
        return found
    names = names_of(lang, files, folder, year, trees)
    said = dict(enumerate(last))
    for n, typed in enumerate(all_typed):
        one = merge(typed, trees, names, said.get(n))
        found.edits += one.edits
        found.made += one.made
        found.emptied += one.emptied
        found.problems += one.problems
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


def make_edits(
    found: ImportOutcome, taken: Sequence[RecordEdit], year: int, files: Files, folder: str
) -> None:
    """Makes the edits, and those of what was emptied that are `taken`; judges the data as it would
    be: what was neither wrong nor doubtful before is told at the cell that makes it so."""
    found.edits += taken
    # Whole records go last, from the end of their lists: the others stay where they are till then.
    gone = sorted((one for one in found.edits if one.takes_away), key=_place_in_lists, reverse=True)
    edits = [*(one for one in found.edits if not one.takes_away), *gone]
    told = _edit_files(found, edits, folder)
    found.problems += told
    if told:
        return
    changed = {one.file: one.new for one in found.files}
    placed = list(_placed(edits, changed, folder))
    told = judge(files, changed, [folder], year).new
    found.problems += once(
        _at_cell(one, placed, folder) for one in told if severity_of(one) != Severity.ADVICE
    )


def _place_in_lists(edit: RecordEdit) -> list[int]:
    return [step if isinstance(step, int) else 0 for step in edit.path]


def _placed(
    edits: Sequence[RecordEdit], changed: Mapping[str, bytes], folder: str
) -> Iterator[tuple[RecordEdit, Path]]:
    """Each edit with the path of what it put: a record that came to a list stands at its end,
    before those that were added after it."""
    lengths: dict[tuple[str, Path], int] = {}
    for edit in reversed(edits):
        path = edit.path
        if edit.adds and path:
            key = edit.file, path
            if key not in lengths:
                tree = parse(changed[inside(folder, edit.file)], "")[0]
                there = value_at(tree, path)
                lengths[key] = len(there) if isinstance(there, list) else 0
            lengths[key] -= 1
            path = (*path, lengths[key])
        yield edit, path


def _at_cell(one: Diagnostic, placed: Sequence[tuple[RecordEdit, Path]], folder: str) -> Diagnostic:
    """A diagnostic of a data file, moved to the cell that it most likely is about. A key that is
    missing is told by the heading of its column."""
    path = (*one.path, str(one.args["key"])) if one.code == "TD121" else one.path
    best: RecordEdit | None = None
    rest: Path = ()
    length = -1
    for edit, own in placed:
        if inside(folder, edit.file) != one.file:
            continue
        same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(own, path, strict=False))))
        if same > length or (same == length and edit.columns):
            best, rest, length = edit, path[same:] if same == len(own) else (), same
    if best is None:
        return _of_gone(one, placed)
    place, label = _cell(best, rest)
    if one.code == "TD121" and label:
        args = {"label": label}
        return at_cell("TD966", best.workbook, best.sheet, place, "lacks", args, best.about)
    *_, around, name = f"/{one.file}".split("/")
    at = takewhile(lambda step: isinstance(step, str), one.path)
    called = called_in(around if around in FOLDERS else name, tuple(map(str, at)))
    return moved_to(one, best.workbook, best.sheet, place)._replace(called=called)


def _of_gone(one: Diagnostic, placed: Sequence[tuple[RecordEdit, Path]]) -> Diagnostic:
    """What still speaks of a record that goes, in a file that no cell changes: told at its row."""
    named = {str(value) for value in one.args.values()}
    for edit, _ in placed:
        before = edit.before
        if edit.takes_away and isinstance(before, dict) and str(before.get("id")) in named:
            args = {"about": edit.about, "file": str(one.file)}
            return at_cell("TD965", edit.workbook, edit.sheet, edit.place, "used", args)
    return one


def _cell(edit: RecordEdit, rest: Path) -> tuple[Place, str]:
    """Where a part of an edit's value was typed, or would have been, and the heading there."""
    for length in range(len(rest), 0, -1):
        for path, cell in edit.columns.items():
            if path[:length] == rest[:length] or (path and rest[: len(path)] == path):
                return cell
    return edit.place, "" if rest else edit.label


# -- files with edits ------------------------------------------------------------------------------


def _edit_files(found: ImportOutcome, edits: Sequence[RecordEdit], folder: str) -> list[Diagnostic]:
    """Makes the edits in each file; what hinders them."""
    problems: list[Diagnostic] = []
    for name in dict.fromkeys(edit.file for edit in edits):
        mine = [edit for edit in edits if edit.file == name]
        made = apply_edits(found.raw.get(name), mine, inside(folder, name), _begun(name))
        found.files.append(made)
        problems += [*made.problems, *map(_contested, made.conflicts)]
        problems += [
            Diagnostic("TD811", made.file, one.path, args={"text": flow(one.after)})
            for one in made.unordered
        ]
    return problems


def _begun(name: str) -> dict[str, Node]:
    """What a new file begins with: a pledge is of the unit that its name says."""
    return {"unit": name.rpartition("/")[2].removesuffix(".yaml")} if "/pledges/" in name else {}


def _contested(conflict: tuple[RecordEdit, Node]) -> Diagnostic:
    """A value of which two edits say something else."""
    edit, now = conflict
    args = {
        "theirs": in_data(now),
        "ours": edit.will or in_data(edit.after),
        "was": edit.was or in_data(edit.before),
    }
    return at_cell("TD964", edit.workbook, edit.sheet, edit.place, "", args)
