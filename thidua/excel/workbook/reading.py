"""Reads a year workbook: what it knows of itself, in a hidden sheet (which bloc and year it is of,
the files that it was made from, what each of its marked rows is), its marked rows, the rows typed
anew, and what is wrong with them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from thidua.diagnostics.diagnostic import Diagnostic, Path, Word
from thidua.excel.grid import Grid, GridCell, Workbook, at_cell, grid_of, number_text, plain_text
from thidua.excel.marks import PERCENT
from thidua.excel.workbook.columns import RecordColumn
from thidua.excel.workbook.names import RecordNames, column_key, column_label
from thidua.excel.workbook.records import RecordRef, RecordTable, Trees
from thidua.excel.workbook.tables import TABLE
from thidua.store.yaml.reader import Node
from thidua.text.vietnamese import fold
from thidua.words import SPOKEN

HIDDEN = "thidua"
FORMAT, VERSION = "thidua-year", "1"
CHUNK = 30_000
"""Characters of a cell: a spreadsheet takes 32,767."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What a marked row is: a record, one field of a record drawn downwards (`column`), with
    `head` the headings of a table, or with `begun` a row for a record that is not there yet, which
    will have that id."""

    table: str
    file: str
    path: Path = ()
    column: str = ""
    head: bool = False
    begun: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """`trees`: a file's path in the bloc's folder -> what it held. `marks`: by a row's mark.
    `unit`: whose pledge it is, for a form of one unit."""

    bloc: str
    year: int
    lang: str
    sheets: Mapping[str, str]
    trees: Mapping[str, Node]
    marks: Mapping[str, Marked] = field(default_factory=dict)
    unit: str = ""


def state_lines(state: State) -> list[tuple[str, str]]:
    """The rows of the hidden sheet."""
    content = {**asdict(state), "marks": {key: asdict(one) for key, one in state.marks.items()}}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    pieces = [text[at : at + CHUNK] for at in range(0, len(text), CHUNK)]
    return [(FORMAT, VERSION), *((str(n), piece) for n, piece in enumerate(pieces, 1))]


def read_state(cells: Sequence[Sequence[object]]) -> State | str | None:
    """The state; a text is a version that this thidua does not know; None: no such sheet."""
    rows = [[plain_text(value) for value in row[:2]] for row in cells]
    if not rows or len(rows[0]) < 2 or rows[0][0] != FORMAT:
        return None
    if rows[0][1] != VERSION:
        return rows[0][1]
    try:
        content: dict[str, Any] = json.loads("".join(row[1] for row in rows[1:] if len(row) > 1))
        marks = {
            key: Marked(**{**one, "path": tuple(one["path"])})
            for key, one in content.pop("marks").items()
        }
        return State(**content, marks=marks)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


@dataclass(frozen=True, slots=True)
class TypedRecord:
    """One record as typed: its mark's meaning (None: typed anew), its cells by column; `begun`: the
    id that it will have where its row was there for that."""

    sheet: str
    table: RecordTable
    file: str
    marked: Marked | None
    cells: Mapping[str, GridCell]
    at: int
    begun: str = ""

    @property
    def is_new(self) -> bool:
        """Whether nothing of it was there."""
        return self.marked is None

    def said(self, key: str) -> str:
        """What its cell of a column says; "" where it says nothing, or there is none."""
        cell = self.cells.get(key)
        return "" if cell is None else cell.text()


@dataclass(frozen=True, slots=True)
class PaperTable:
    """The ticks of one ballot: headings and rows, the row's number first."""

    sheet: str
    file: str
    heads: tuple[GridCell, ...]
    rows: tuple[tuple[GridCell, ...], ...]


@dataclass(slots=True)
class TypedWorkbook:
    """All that a workbook says."""

    file: str
    state: State
    rows: list[TypedRecord] = field(default_factory=list)
    papers: list[PaperTable] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    @property
    def absent(self) -> int:
        """How many records that it was made from have no row in it any more."""
        records = (
            key
            for key, one in self.state.marks.items()
            if not (one.head or one.column or one.begun)
        )
        kept = {one for one, mark in self.state.marks.items() if mark.table == "papers"}
        return len(set(records) - self.seen - kept)


def state_of(book: Workbook, file: str) -> State | Diagnostic | None:
    """What the workbook knows of itself; None where it is no year workbook."""
    if HIDDEN not in book.sheets:
        return None
    grid = grid_of(book, HIDDEN, file)
    if isinstance(grid, Diagnostic):
        return grid
    if grid.cell(0, 0).text() != FORMAT:
        return None
    found = read_state(grid.values)
    if isinstance(found, str):
        args = {"found": found, "known": VERSION}
        return Diagnostic("TD967", file, args=args, variant="version")
    return found or Diagnostic("TD967", file, variant="damaged")


def read_typed(book: Workbook, state: State, file: str) -> TypedWorkbook:
    """Every row of every sheet."""
    typed = TypedWorkbook(file, state)
    for name in state.sheets:
        if name not in book.sheets:
            typed.problems.append(Diagnostic("TD967", file, args={"found": name}, variant="sheet"))
            continue
        grid = grid_of(book, name, file)
        if isinstance(grid, Diagnostic):
            typed.problems.append(grid)
        else:
            _SheetWalk(typed, grid).read()
    known = {*state.sheets, HIDDEN}
    typed.problems += [
        Diagnostic("TD968", file, args={"found": name}, variant="sheet")
        for name in book.sheets
        if name not in known
    ]
    return typed


def of_percents(cell: GridCell) -> GridCell:
    """A cell of what is counted in percents: 95% as a number that a spreadsheet keeps as 0.95, and
    as text, is 95."""
    if isinstance(cell.value, str):
        return replace(cell, value=cell.value.strip().removesuffix("%"))
    if cell.mark.form != PERCENT or not isinstance(cell.value, int | float):
        return cell
    return replace(
        cell, value=float(number_text(cell.value * 100)), mark=replace(cell.mark, form="")
    )


def in_their_places(
    rows: Sequence[TypedRecord], base: Trees, names: RecordNames
) -> list[TypedRecord]:
    """The rows, each with the mark of the record that it names. People sort a table by its visible
    columns, and the hidden marks stay behind: where the rows of a table name the same records in
    another order, nothing was changed."""
    tables: dict[tuple[str, ...], list[int]] = {}
    for n, row in enumerate(rows):
        if row.marked is not None and not row.marked.column:
            keys = [one for one in row.table.columns if row.table.is_key(one)]
            across = any(one.is_parent for one in keys)
            tables.setdefault((row.sheet, row.table.id, "" if across else row.file), []).append(n)
    found = list(rows)
    for places in tables.values():
        marks = {}
        said = {n: _named(rows[n]) for n in places}
        for n in places:
            marks[_shown(rows[n], base, names)] = rows[n].marked
        if len(marks) == len(places) and set(said.values()) == set(marks):
            for n, key in said.items():
                mark = marks[key]
                assert mark is not None
                found[n] = replace(rows[n], marked=mark, file=mark.file)
    return found


def _named(row: TypedRecord) -> tuple[str, ...]:
    """What the cells say of which record a row is."""
    return tuple(row.said(one.key) for one in row.table.columns if row.table.is_key(one))


def _shown(row: TypedRecord, base: Trees, names: RecordNames) -> tuple[str, ...]:
    """What these cells said when the workbook was made."""
    assert row.marked is not None
    ref = RecordRef(row.marked.file, row.marked.path)
    keys = [one for one in row.table.columns if row.table.is_key(one)]
    return tuple(str(one.shown(row.table.value(one, base, ref), names)) for one in keys)


LEFT_OUT = ("@unit", "unit", "id", "source", "rest")
"""Columns that a unit's clerk has no use for: the form of its pledge has none of them."""


class _SheetWalk:
    """Walks down one sheet: a mark in the first column says what a row is."""

    def __init__(self, typed: TypedWorkbook, grid: Grid) -> None:
        self.typed = typed
        self.grid = grid
        self.table: RecordTable | None = None
        self.file = ""
        self.columns: dict[int, RecordColumn] = {}
        self.unknown: set[int] = set()
        self.papers: PaperTable | None = None
        self.seen: dict[str, int] = {}

    def read(self) -> None:
        for at in range(len(self.grid.values)):
            mark = self.grid.cell(at, 0).text()
            marked = self.typed.state.marks.get(mark)
            if mark and marked is None and mark != "#":
                self._problem("TD966", at, 0, "mark", {"found": mark})
                return  # told once: where the column is gone every row would say so
            if mark == "#":
                if self.papers is not None:
                    self._beside(at, 1)
                self.table, self.papers = None, None
            elif marked is None:
                self._free(at)
            elif marked.table == "papers":
                self._begin_papers(at, marked)
            elif marked.head:
                self._headings(at, marked)
            elif marked.column:
                self._field(at, marked)
            elif mark not in self.seen and marked.begun:
                self.seen[mark] = at
                self._free(at, marked.begun)
            elif mark in self.seen:
                args = {"row": str(self.seen[mark] + 1)}
                self._problem("TD966", at, 1, "copied", args)
            else:
                self.seen[mark] = at
                self.typed.seen.add(mark)
                self._row(at, marked)
        self._comments()

    def _headings(self, at: int, marked: Marked) -> None:
        self.table, self.file, self.papers = TABLE[marked.table], marked.file, None
        self.columns, self.unknown = {}, set()
        for column in range(1, self._width(at)):
            cell = self.grid.cell(at, column)
            if cell.is_blank:
                continue
            found = _column(self.table, cell.text())
            if found is None or found in self.columns.values():
                if not self.unknown:  # told once: a row typed over the headings is one slip
                    self._problem("TD966", at, column, "heading", {"found": cell.text()})
                self.unknown.add(column)
            else:
                self.columns[column] = found
        there = {*LEFT_OUT, *(one.key for one in self.columns.values())}
        for one in self.table.columns if not self.unknown else ():
            if one.is_always_shown and one.key not in there:
                label = Word(f"year_workbook.{column_key(self.table.id, one.key)}")
                self._problem("TD968", at, 1, "column", {"found": label})

    def _row(self, at: int, marked: Marked) -> None:
        if self.table is None or self.table.id != marked.table:
            self._problem("TD966", at, 1, "moved", {})
            return
        self._put(at, marked, marked.file)

    def _free(self, at: int, begun: str = "") -> None:
        """A row without a record: blank, a paper, or a record typed anew."""
        if self.papers is not None:
            cells = tuple(self.grid.cell(at, n) for n in range(1, len(self.papers.heads) + 1))
            if any(not one.is_blank for one in cells[1:]):
                self.papers = PaperTable(
                    self.papers.sheet, self.papers.file, self.papers.heads,
                    (*self.papers.rows, cells),
                )  # fmt: skip
                self.typed.papers[-1] = self.papers
            return
        filled = [c for c in range(1, self._width(at)) if not self.grid.cell(at, c).is_blank]
        if not filled:
            return
        if self.table is None or not any(c in self.columns for c in filled):
            self._problem(
                "TD968", at, filled[0], "", {"found": self.grid.cell(at, filled[0]).text()}
            )
            return
        self._put(at, None, self.file, begun)

    def _put(self, at: int, marked: Marked | None, file: str, begun: str = "") -> None:
        assert self.table is not None
        cells = {one.key: self.grid.cell(at, n) for n, one in self.columns.items()}
        self.typed.rows.append(
            TypedRecord(self.grid.name, self.table, file, marked, cells, at, begun)
        )
        for n in range(1, self._width(at)):
            cell = self.grid.cell(at, n)
            if n not in self.columns and n not in self.unknown and not cell.is_blank:
                self._problem("TD968", at, n, "", {"found": cell.text()})

    def _field(self, at: int, marked: Marked) -> None:
        table = TABLE[marked.table]
        cells = {marked.column: self.grid.cell(at, 2)}
        self.typed.rows.append(TypedRecord(self.grid.name, table, marked.file, marked, cells, at))
        self._beside(at, 2)

    def _beside(self, at: int, last: int) -> None:
        """What stands behind the last cell of a row that is read, as ticks typed on over the
        block of the next ballot."""
        for column in range(last + 1, self._width(at)):
            cell = self.grid.cell(at, column)
            if not cell.is_blank:
                self._problem("TD968", at, column, "", {"found": cell.text()})
                return

    def _begin_papers(self, at: int, marked: Marked) -> None:
        self.table = None
        width = max(4, self._width(at))
        heads = [self.grid.cell(at, n) for n in range(1, width)]
        while len(heads) > 3 and heads[-1].is_blank:
            heads.pop()
        self.papers = PaperTable(self.grid.name, marked.file, tuple(heads), ())
        self.typed.papers.append(self.papers)

    def _width(self, at: int) -> int:
        return len(self.grid.values[at]) if at < len(self.grid.values) else 0

    def _comments(self) -> None:
        for place, text in self.grid.comments.items():
            self._problem("TD968", *place, "comment", {"found": text[:60]})

    def _problem(
        self, code: str, row: int, column: int, variant: str, args: Mapping[str, str | Word]
    ) -> None:
        self.typed.problems.append(
            at_cell(code, self.typed.file, self.grid.name, (row, column), variant, args)
        )


_AS_DATA = " (YAML)"
"""What workbooks of an earlier thidua added to headings whose cells were not in words yet."""
_CALLED_BEFORE = {"excludes": "Được thì không xét"}
"""What some columns were called in them."""


def _column(table: RecordTable, text: str) -> RecordColumn | None:
    """The column that a heading names, in either language."""
    wanted = fold(text.removesuffix(_AS_DATA))
    for column in table.columns:
        labels = (column_label(lang, table.id, column.key) for lang in SPOKEN)
        called = (*labels, _CALLED_BEFORE.get(column.key, ""))
        if wanted in {fold(one.removesuffix(_AS_DATA)) for one in called}:
            return column
    return None
