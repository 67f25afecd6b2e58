"""The one way into a workbook: its cells with value, mark and comment, sheet by sheet.

Forms, scales and year workbooks are read through it. What comes from a file is judged by `unpack`
(bytes) and `marks` (cells) before the library that gives the values sees any of it, and it sees
one sheet alone, in an archive made here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from math import isfinite
from posixpath import basename, dirname, join, normpath

from thidua.diagnostics.diagnostic import Diagnostic, Severity, TextSpan, Word
from thidua.excel.marks import (
    Attributes,
    BadPartError,
    Mark,
    Marks,
    Place,
    TooManyCellsError,
    epoch,
    hidden_sheets,
    marks_of,
    part_of,
    place,
    sheet_parts,
    walk,
)
from thidua.excel.unpack import Parts, of_another_kind, packed, unpack, unreadable
from thidua.text.vietnamese import fold, nfc
from thidua.words import SPOKEN, say

_THREADED = "[Threaded comment]"
"""How the copy of a threaded comment begins that newer programs leave for older ones."""


def comments_of(parts: Parts, sheet: str) -> dict[Place, str]:
    """The comments of a sheet by cell; several of one cell on a line each."""
    plain: dict[Place, list[str]] = {}
    threads: dict[Place, list[str]] = {}
    for relation, part in _beside(parts, sheet):
        if relation == "comments":
            _read(part_of(parts, part), "comment", "t", plain)
        elif relation == "threadedComment":
            _read(part_of(parts, part), "threadedComment", "text", threads)
    kept = {
        at: [one for one in texts if not one.startswith(_THREADED)] for at, texts in plain.items()
    }
    found = {at: "\n".join([*kept.get(at, []), *threads.get(at, [])]) for at in {**kept, **threads}}
    return {at: text for at, text in sorted(found.items()) if text}


def drawn_on(parts: Parts, sheet: str) -> list[str]:
    """What is written in the shapes that are drawn on a sheet, each shape's paragraphs together."""
    found: list[list[str]] = []

    def begin(name: str, _: Attributes) -> None:
        if name == "txBody":
            found.append([])
        elif name == "p" and found:
            found[-1].append("")

    def text(words: str) -> None:
        if found and found[-1]:
            found[-1][-1] += words.strip("\n")

    for relation, part in _beside(parts, sheet):
        if relation == "drawing" and (raw := parts.get(part)) is not None:
            walk(raw, begin, text=text)
    return [said for one in found if (said := nfc("\n".join(filter(str.strip, one))).strip())]


def _beside(parts: Parts, sheet: str) -> list[tuple[str, str]]:
    """The parts that a sheet refers to: the relation of each, and its name."""
    folder = dirname(sheet)
    raw = parts.get(join(folder, "_rels", f"{basename(sheet)}.rels"))
    found: list[tuple[str, str]] = []

    def begin(name: str, given: Attributes) -> None:
        if name == "Relationship":
            relation = given.get("Type", "").rpartition("/")[2]
            found.append((relation, normpath(join(folder, given.get("Target", "")))))

    if raw is not None:
        walk(raw, begin)
    return found


def _read(raw: bytes, element: str, text: str, into: dict[Place, list[str]]) -> None:
    """Adds every comment of a part: the texts inside of each element that names a cell."""
    at: Place | None = None
    pieces: list[str] | None = None
    said: list[str] = []

    def begin(name: str, given: Attributes) -> None:
        nonlocal at, pieces
        if name == element:
            at = place(given.get("ref", ""))
            said.clear()
        elif name == text and at is not None:
            pieces = said

    def end(name: str) -> None:
        nonlocal at, pieces
        if name == text:
            pieces = None
        elif name == element and at is not None:
            lines = (line.strip() for line in nfc("".join(said)).splitlines())
            whole = "\n".join(line for line in lines if line)
            if whole:
                into.setdefault(at, []).append(whole)
            at = None

    walk(raw, begin, end, lambda words: pieces.append(words) if pieces is not None else None)


Value = str | float | int | bool | date | datetime | time | timedelta
EMPTY = Mark()
_OFFICE = "http://schemas.openxmlformats.org/"
_WORKBOOK = (
    f'<workbook xmlns="{_OFFICE}spreadsheetml/2006/main" '
    f'xmlns:r="{_OFFICE}officeDocument/2006/relationships"><workbookPr date1904="{{epoch}}"/>'
    '<sheets><sheet name="sheet" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_RELATION = (
    f'<Relationships xmlns="{_OFFICE}package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}officeDocument/2006/relationships/{{relation}}" '
    'Target="{target}"/></Relationships>'
)
_TYPES = f'<Types xmlns="{_OFFICE}package/2006/content-types"/>'
DECIMALS = 9
"""Decimals that a data file may have."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: row and column from 0, its value ("" for none) and its mark."""

    row: int
    column: int
    value: Value
    mark: Mark

    @property
    def is_blank(self) -> bool:
        """Nothing to see in it, and nothing that should have been computed."""
        computed = self.mark.error or (self.mark.formula and not self.mark.has_value)
        return not computed and isinstance(self.value, str) and not self.value.strip()

    def text(self) -> str:
        """The value as text: a number in shortest form, a date as ISO."""
        if isinstance(self.value, bool):
            return "TRUE" if self.value else "FALSE"
        if isinstance(self.value, int | float) and isfinite(self.value):
            return number_text(self.value, shown=self.mark.formula)
        if isinstance(self.value, datetime):
            return self.value.date().isoformat()
        return self.value.strip() if isinstance(self.value, str) else str(self.value)


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a cell can't be read: the variant of its diagnostic and the arguments."""

    variant: str
    args: Mapping[str, str] = field(default_factory=dict)


def key_said(text: str, prefix: str, keys: Iterable[str]) -> str | None:
    """The key whose words a text says, in whichever language; None for none. `prefix`: how the keys
    begin in the catalogue."""
    wanted = fold(text)
    for key in keys:
        if any(fold(say(lang, f"{prefix}{key}")) == wanted for lang in SPOKEN):
            return key
    return None


def broken_cell(cell: GridCell) -> Wrong | None:
    """A formula that failed, or one that was never computed."""
    if cell.mark.error:
        return Wrong("error", {"found": cell.mark.error})
    return Wrong("formula") if cell.mark.formula and not cell.mark.has_value else None


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. `comments`: row and column from 0 -> what people wrote beside the cell."""

    name: str
    values: Sequence[Sequence[Value]]
    marks: Marks
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def cell(self, row: int, column: int) -> GridCell:
        """The cell at a place; an empty one outside the sheet."""
        value: Value = ""
        if 0 <= row < len(self.values) and 0 <= column < len(self.values[row]):
            value = self.values[row][column]
        return GridCell(row, column, value, self.marks.cells.get((row, column), EMPTY))

    def filled(self) -> Iterator[GridCell]:
        """Every cell with something in it, row by row."""
        places = set(self.marks.cells)
        for row, cells in enumerate(self.values):
            places |= {(row, column) for column, value in enumerate(cells) if value != ""}
        for row, column in sorted(places):
            cell = self.cell(row, column)
            if not cell.is_blank:
                yield cell


class Workbook:
    """An opened workbook. Sheets are read when they are asked for."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.sheets = sheet_parts(parts)
        self.hidden = hidden_sheets(parts)

    def grid(self, name: str) -> Grid:
        """A sheet by its name. TooManyCellsError and BadPartError as in `marks`."""
        part = self.sheets[name]
        marks = marks_of(self.parts, part)
        comments = comments_of(self.parts, part)
        from python_calamine import load_workbook

        book = load_workbook(BytesIO(self._alone(part)))
        values = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
        return Grid(name, values, marks, comments)

    def _alone(self, part: str) -> bytes:
        """A workbook of this one sheet: what else the file holds is not the reader's business."""
        inside = {
            "[Content_Types].xml": _TYPES.encode(),
            "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": _WORKBOOK.format(epoch=int(epoch(self.parts))).encode(),
            "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": self.parts.get(part),
            "xl/styles.xml": self.parts.get("xl/styles.xml"),
            "xl/sharedStrings.xml": self.parts.get("xl/sharedStrings.xml"),
        }
        return packed({key: raw for key, raw in inside.items() if raw is not None})


def _relation(relation: str, target: str) -> bytes:
    return _RELATION.format(relation=relation, target=target).encode()


def open_workbook(raw: bytes, file: str) -> Workbook | Diagnostic:
    """The workbook in `raw`, or why it can't be read."""
    parts = unpack(raw, file)
    if isinstance(parts, Diagnostic):
        return parts
    try:
        return Workbook(parts)
    except (BadPartError, TooManyCellsError):
        return of_another_kind(parts, file)


def grid_of(book: Workbook, name: str, file: str) -> Grid | Diagnostic:
    """One sheet, or why it can't be read."""
    try:
        return book.grid(name)
    except TooManyCellsError:
        return Diagnostic("TD951", file, args={"sheet": name}, variant="cells")
    except BadPartError:
        return unreadable(file, "broken")
    except BaseException as error:
        # The reader's own errors, whose classes live in a module that may not be loaded yet; a
        # panic of its Rust code is no Exception.
        if type(error).__module__.partition(".")[0] not in ("python_calamine", "pyo3_runtime"):
            raise
        return unreadable(file, "broken")


def number_text(value: float, *, shown: bool = False) -> str:
    """A number as a person would type it, with a dot, of the 15 digits that a spreadsheet keeps and
    shows: what a program left as 9.600000000000001 (0.8 x 12) is 9.6. `shown`: as a data file may
    have it, with at most 9 decimals (a third is 0.333333333)."""
    exact = Decimal(format(value, ".15g"))
    if shown:
        exact = round(exact, DECIMALS)
    text = format(exact, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def plain_text(value: object) -> str:
    """A hidden cell's text; a number that a spreadsheet made of a text of digits is it again."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else "" if value is None else str(value)


# -- names of cells --------------------------------------------------------------------------------


def letters(column: int) -> str:
    """A column's letters: 0 -> A, 26 -> AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def cell_name(row: int, column: int) -> str:
    """A cell's name, row and column from 0: `I25`."""
    return f"{letters(column)}{row + 1}"


def cell_span(place: Place) -> TextSpan:
    """A cell as a place in a text: it sorts lists."""
    row, column = place
    return TextSpan(row + 1, column + 1, row + 1, column + 2)


def moved_to(one: Diagnostic, file: str, sheet: str, place: Place | None) -> Diagnostic:
    """A diagnostic of a data file, told at the sheet or the cell that makes it so."""
    at = () if place is None else (cell_name(*place),)
    span = None if place is None else cell_span(place)
    return one._replace(file=file, path=(), where=(sheet, *at, *one.where), span=span)


def at_cell(
    code: str,
    file: str,
    sheet: str,
    place: Place,
    variant: str = "",
    args: Mapping[str, str | Word] | None = None,
    about: str = "",
    severity: Severity | None = None,
) -> Diagnostic:
    """A diagnostic of one cell: its name is an argument, its place sorts the list."""
    where = (sheet, about) if about else (sheet,)
    found = {"cell": cell_name(*place), **(args or {})}
    span = cell_span(place)
    return Diagnostic(
        code, file, args=found, variant=variant, where=where, span=span, severity=severity
    )
