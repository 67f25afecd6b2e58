"""Which sign stands before the tenths, and which between the thousands, in each column of a paper: what one figure
leaves open (`1.500`), those around it often say (`2.0`)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from thidua.excel.scale.paper.pages import Box, Page, PageRow
from thidua.excel.scale.speech.text import figure, phrase

OPEN = "separator"
_BARE = phrase(r"\s*[+-]?\s*(?P<n>\d+(?:[.,]\d+)*)\s*(?:điểm|đ)?\s*")
_THREE = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
"""Thousands, or thousandths."""
_TENTHS = re.compile(r"\d+([.,])(?:\d{1,2}|\d{4,})|0([.,])\d+")
_SUM = phrase(r"\b(?:tổng|cộng)\b")


def with_one_sign(pages: Sequence[Page]) -> list[Page]:
    """The pages, where `2.0` makes the `1.500` of its column into `1,500`. A figure of thousands that is more than
    all of the others together, and one with a comma that no other tells of tenths, is doubtful."""
    width = max((len(row.boxes) for page in pages for row in page.rows), default=0)
    columns = [_column(pages, column) for column in range(width)]
    if not any(_THREE.fullmatch(one) for said in columns for one in said):
        return [*pages]
    return [
        replace(page, rows=[_row(row, columns) for row in page.rows]) if page.rows else page
        for page in pages
    ]


def _column(pages: Iterable[Page], column: int) -> list[str]:
    """The bare figures of a column, without what adds others up."""
    rows = (row for page in pages for row in page.rows)
    rows = (row for row in rows if not any(_SUM.search(box.text) for box in row.boxes))
    found = (_BARE.fullmatch(row.text(column)) for row in rows)
    return [match["n"] for match in found if match is not None]


def _row(row: PageRow, columns: Sequence[list[str]]) -> PageRow:
    boxes = [_settled(box, said) for box, said in zip(row.boxes, columns, strict=False)]
    return replace(row, boxes=(*boxes, *row.boxes[len(boxes) :]))


def _settled(box: Box, said: Sequence[str]) -> Box:
    match = _BARE.fullmatch(box.text)
    three = _THREE.fullmatch(match["n"]) if match is not None else None
    if match is None or three is None:
        return box
    tenths = {one[1] or one[2] for text in said if (one := _TENTHS.fullmatch(text))}
    if tenths == {three[1]}:
        return replace(box, text=box.text.replace(".", ","))
    rest = sum(map(figure, said), Fraction(0))
    alone = len(said) > 1 and 2 * figure(match["n"]) > rest
    return replace(box, doubt=box.doubt or OPEN) if alone or three[1] == "," else box
