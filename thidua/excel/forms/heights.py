"""How high a row must be for its wrapped text: programs that open a form don't all find out."""

from collections.abc import Iterable

LINE = 1.32
"""The height of a line over the size of its letters."""
LETTER = 0.435
"""The width of an average letter of Times New Roman over its size; bold is wider."""
BOLD = 1.08
DIGIT = 7.0
"""Pixels of a digit of the workbook's standard font: what column widths count."""
LEAST, MOST = 15.5, 400.0


def row_height(cells: Iterable[tuple[str, float, float, bool]]) -> float:
    """Points. In: each cell's text, its column's width in digits, its letters' size, bold."""
    needed = (
        _lines(text, width, size, bold) * size * LINE + 3 for text, width, size, bold in cells
    )
    return min(max([LEAST, *needed]), MOST)


def _lines(text: str, width: float, size: float, bold: bool) -> int:
    """Lines that a text takes in a column, broken at blanks."""
    letter = size * 96 / 72 * LETTER * (BOLD if bold else 1)
    room = max(4, int((width * DIGIT - 4) / letter))
    lines, used = 1, 0
    for word in text.split():
        length = len(word) + (1 if used else 0)
        if used and used + length > room:
            lines, used, length = lines + 1, 0, len(word)
        further, used = divmod(used + length - 1, room)
        lines, used = lines + further, used + 1
    return lines
