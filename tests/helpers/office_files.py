"""What offices hand in: rows as .xlsx or .docx, and the draft that becomes of them."""

from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from openpyxl import Workbook

from thidua.excel.scale.importing import ScaleDraft, read_scale

Rows = list[list[Any]]
"""Cells as typed: `^` is merged with the cell above, `<` with the one before it."""


def saved(made: Any) -> bytes:
    """The bytes of a workbook or of a document of Word."""
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def sheet(rows: Rows) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    for n, row in enumerate(rows, 1):
        for m, value in enumerate(row, 1):
            if value not in ("^", "<", None):
                page.cell(n, m, value)
    for area in merged(rows):
        (a, b), (c, d) = area
        page.merge_cells(start_row=a + 1, start_column=b + 1, end_row=c + 1, end_column=d + 1)
    return saved(book)


def add_table(document: Any, rows: Rows) -> None:
    """A table of Word with these rows: `^` goes on from above, `<` from the left."""
    grid = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, line in zip(rows, grid.rows, strict=True):
        for value, cell in zip(row, line.cells, strict=False):
            if value not in ("^", "<", None):
                cell.text = str(value)
    for (a, b), (c, d) in merged(rows):
        text = grid.cell(a, b).text
        grid.cell(a, b).merge(grid.cell(c, d)).text = text


@cache
def _plain() -> bytes:
    """The empty document without its hundred looks of tables: they take longer than a scale."""
    document = Document()
    styles = document.styles.element
    for one in styles.xpath("w:style[@w:type='table' and not(@w:default)]"):
        styles.remove(one)
    return saved(document)


def word(rows: Rows) -> bytes:
    document = Document(BytesIO(_plain()))
    add_table(document, rows)
    return saved(document)


def merged(rows: Rows) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The areas that `^` and `<` make of a table."""
    found = []
    for n, row in enumerate(rows):
        for m, value in enumerate(row):
            if value in ("^", "<"):
                continue
            down, right = n, m
            while down + 1 < len(rows) and m < len(rows[down + 1]) and rows[down + 1][m] == "^":
                down += 1
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            if (down, right) != (n, m):
                found.append(((n, m), (down, right)))
    return found


def read_draft(raw: bytes, name: str = "t.xlsx") -> ScaleDraft:
    """A file that can be read as a scale."""
    read = read_scale("vi", raw, name, name)
    assert isinstance(read, ScaleDraft), read
    return read


def as_read(rows: Rows, kind: str = "xlsx") -> ScaleDraft:
    """Rows as a file of that kind, read as a scale."""
    return read_draft(sheet(rows) if kind == "xlsx" else word(rows), f"t.{kind}")
