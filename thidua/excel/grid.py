"""The cells of a workbook as a form's reader sees them: value and mark, sheet by sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.excel.marks import (
    BadPartError,
    Mark,
    Marks,
    TooManyCellsError,
    marks_of,
    sheet_parts,
)
from thidua.excel.unpack import Parts, unpack

Value = str | float | int | bool | date | datetime | time | timedelta
EMPTY = Mark()
DECIMALS = 9
"""Decimals that a data file may have: what a formula gives is rounded to them."""


@dataclass(frozen=True, slots=True)
class Cell:
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
        if isinstance(self.value, int | float):
            return number_text(self.value, computed=self.mark.formula)
        if isinstance(self.value, datetime):
            return self.value.date().isoformat()
        return self.value.strip() if isinstance(self.value, str) else str(self.value)


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet."""

    name: str
    values: Sequence[Sequence[Value]]
    marks: Marks

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place; an empty one outside the sheet."""
        value: Value = ""
        if 0 <= row < len(self.values) and 0 <= column < len(self.values[row]):
            value = self.values[row][column]
        return Cell(row, column, value, self.marks.cells.get((row, column), EMPTY))

    def filled(self) -> Iterator[Cell]:
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
        self._book: Any = None

    def grid(self, name: str) -> Grid:
        """A sheet by its name. TooManyCellsError and BadPartError as in `marks`."""
        marks = marks_of(self.parts, self.sheets[name])
        if self._book is None:
            from python_calamine import load_workbook

            self._book = load_workbook(BytesIO(self.parts.packed()))
        sheet = self._book.get_sheet_by_name(name)
        return Grid(name, sheet.to_python(skip_empty_area=False), marks)


def open_workbook(raw: bytes, file: str) -> Workbook | Diagnostic:
    """The workbook in `raw`, or why it can't be read."""
    parts = unpack(raw, file)
    if isinstance(parts, Diagnostic):
        return parts
    try:
        return Workbook(parts)
    except BadPartError:
        return Diagnostic("TD950", file, variant="broken")


def grid_of(book: Workbook, name: str, file: str) -> Grid | Diagnostic:
    """One sheet, or why it can't be read."""
    try:
        return book.grid(name)
    except TooManyCellsError:
        return Diagnostic("TD951", file, args={"sheet": name}, variant="cells")
    except BadPartError:
        return Diagnostic("TD950", file, variant="broken")
    except BaseException as error:
        # The reader's own errors, whose classes live in a module that may not be loaded yet; a
        # panic of its Rust code is no Exception.
        if type(error).__module__.partition(".")[0] not in ("python_calamine", "pyo3_runtime"):
            raise
        return Diagnostic("TD950", file, variant="broken")


def number_text(value: float, *, computed: bool = False) -> str:
    """A number as a person would type it, with a dot: exactly what a cell shows at full width.

    What a formula gave is taken at the 15 digits that a spreadsheet shows and at 9 decimals.
    """
    exact = Decimal(format(value, ".15g") if computed else repr(value))
    if computed:
        exact = round(exact, DECIMALS)
    text = format(exact, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
