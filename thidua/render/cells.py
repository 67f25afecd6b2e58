"""What every text renderer does to a cell before it shows it: clean, one line, decimals in line."""

import re

from thidua.text.vietnamese import nfc, safe, width
from thidua.views.table import Align, Cell, Column, Table, Tone

_FIGURE = re.compile(r"([-+−]?\d+)(.*)")
"""A figure's text: the whole part, and the rest with the decimal mark, a fraction or a sign."""


def line(text: str) -> str:
    """`text` inert, on one line, marks composed: breaks and runs of blanks become one blank.

    Composed, because many terminals and fonts set the marks of decomposed Vietnamese aside.
    """
    return safe(nfc(" ".join(text.split())))


def visible(table: Table) -> list[int]:
    """The indices of the columns that people see."""
    return [i for i, column in enumerate(table.columns) if not column.data_only]


def texts(table: Table, index: int, *, short: bool = False) -> list[str]:
    """The texts of one column, decimals in line for figures, indented where the rows say so."""
    column = table.columns[index]
    cells = [row.cells[index] for row in table.rows]
    found = [line(cell.short if short and cell.short else cell.text) for cell in cells]
    if column.align is Align.NUMBER:
        return in_line(found)
    if column.key and column.key == table.indented:
        return ["  " * row.level + text for row, text in zip(table.rows, found, strict=True)]
    return found


def in_line(found: list[str]) -> list[str]:
    """Figures padded at the right, so that right-aligned they have their decimal marks in line."""
    parts = [_FIGURE.fullmatch(text) for text in found]
    room = max((width(part[2]) for part in parts if part), default=0)
    return [
        text + " " * (room - width(part[2])) if part else text
        for text, part in zip(found, parts, strict=True)
    ]


def pad(text: str, room: int, align: Align) -> str:
    """`text` with blanks up to `room` columns of a terminal; longer text stays whole."""
    missing = max(0, room - width(text))
    if align is Align.LEFT:
        return text + " " * missing
    if align is Align.CENTER:
        return " " * (missing // 2) + text + " " * (missing - missing // 2)
    return " " * missing + text


def heading(column: Column, *, short: bool = False) -> str:
    """A column's heading, short where asked and there is a short one."""
    return line(column.short if short and column.short else column.title)


def tone_of(row: Tone, cell: Cell) -> Tone:
    """A cell's own tone, else its row's."""
    return row if cell.tone is Tone.NORMAL else cell.tone
