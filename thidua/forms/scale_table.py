"""Finds the table of a scale sheet: its columns by their headings, its lines with their figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from thidua.excel.forms.columns import cell_name
from thidua.excel.grid import Cell, Grid
from thidua.excel.marks import DAY, PERCENT
from thidua.text.vietnamese import bare, nfc

LOOK_AT = 60
"""Rows of a sheet among which the headings are looked for."""
_HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("bonus", ("diem thuong", "diem cong", "thuong", "cong")),
    ("deduct", ("diem tru", "tru")),
    ("standard", ("diem chuan", "diem toi da", "thang diem", "chuan", "toi da", "so diem", "diem")),
    ("code", ("so tt", "stt", "tt", "so thu tu", "muc", "ky hieu", "ma")),
    ("text", ("noi dung", "tieu chi", "tieu chuan", "chi tieu", "danh muc")),
)
"""Column -> what its heading may say, without diacritics; the first that fits is taken."""
_FIGURE = re.compile(r"([+\-−–]?)\s*([0-9]+)(?:([.,])([0-9]+))?\s*(?:điểm|đ)?\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of a points column: what was typed, and the number where it surely is one."""

    raw: str = ""
    value: Fraction | None = None

    def __bool__(self) -> bool:
        return bool(self.raw)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table. `cell` names its content cell, `row` counts from 1 as sheets do."""

    row: int
    cell: str
    code: str
    text: str
    standard: Figure
    bonus: Figure
    deduct: Figure


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a sheet: its lines, in order."""

    sheet: str
    lines: tuple[Line, ...]


def find_table(grid: Grid) -> Table | None:
    """The first table with a column of contents and one of standard points; None without one."""
    for row in range(min(len(grid.values), LOOK_AT)):
        for depth in (1, 2):
            columns = _columns(grid, row, depth)
            if "text" in columns and "standard" in columns:
                lines = tuple(_lines(grid, row + depth, columns))
                if lines:
                    return Table(grid.name, lines)
    return None


def _columns(grid: Grid, row: int, depth: int) -> dict[str, int]:
    """The columns that one or two rows of headings name."""
    found: dict[str, int] = {}
    width = len(grid.values[row]) if row < len(grid.values) else 0
    for column in range(width):
        texts = [bare(grid.cell(row + n, column).text()) for n in range(depth)]
        # The lower heading says more: `Điểm` over `Chuẩn`, `Thưởng`, `Trừ`.
        name = next((n for text in reversed(texts) if text and (n := _heading(text))), None)
        if name is not None:
            found.setdefault(name, column)
    return found


def _heading(text: str) -> str | None:
    for name, words in _HEADINGS:
        if any(text == word or re.match(rf"{word}\b", text) for word in words):
            return name
    return None


def _lines(grid: Grid, first: int, columns: dict[str, int]) -> Iterator[Line]:
    for row in range(first, len(grid.values)):
        cells = {name: grid.cell(row, column) for name, column in columns.items()}
        text = _words(cells["text"])
        code = _words(cells["code"]) if "code" in cells else ""
        figures = [_figure(cells.get(name)) for name in ("standard", "bonus", "deduct")]
        if text or code or any(figures):
            yield Line(row + 1, cell_name(row, columns["text"]), code, text, *figures)


def _words(cell: Cell) -> str:
    """A cell's text on one line, without the apostrophe that forces text in old sheets."""
    return " ".join(nfc(cell.text()).lstrip("'’").split())


def _figure(cell: Cell | None) -> Figure:
    """The figure of a points cell; without a value where it is not surely a number."""
    if cell is None or cell.is_blank:
        return Figure()
    raw = cell.mark.error or cell.text()
    if isinstance(cell.value, bool) or cell.mark.form in (DAY, PERCENT) or cell.mark.error:
        return Figure(raw)
    if isinstance(cell.value, int | float):
        return Figure(raw, Fraction(raw))
    return Figure(raw, number(raw)) if isinstance(cell.value, str) else Figure(raw)


def number(text: str) -> Fraction | None:
    """A number as sheets have it: `0,5`, `+ 1`, `- 0,25`, `100 điểm`.

    None for anything else, and for `1.000`, which one reads as a thousand and another as one.
    """
    match = _FIGURE.fullmatch(nfc(text).strip())
    if match is None:
        return None
    sign, whole, mark, decimals = match.groups(default="")
    if mark == "." and len(decimals) == 3:
        return None
    value = Fraction(int(whole + decimals), 10 ** len(decimals))
    return -value if sign and sign != "+" else value


def table_of(grids: Sequence[Grid]) -> Table | None:
    """The first table among several sheets."""
    return next((table for grid in grids if (table := find_table(grid)) is not None), None)
