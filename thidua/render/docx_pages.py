"""Headings that stay with their text in LibreOffice, too.

LibreOffice opens a file with a first guess of its pages, so many paragraphs each, and lets a
paragraph that stands last in such a guess stay there although it is kept with the next one
(seen in 7.4; Word guesses nothing). What is kept together is therefore moved past the end of a
guess, by empty lines of one point before it: one of them stands last then, and nothing is parted.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from thidua.render.docx_xml import spacer

_ITEM = re.compile(r"<w:tbl>.*?</w:tbl>|<w:p>.*?</w:p>", re.DOTALL)
_FEW, _FEW_A_PAGE = 100, 25
_A_PAGE, _MORE_A_PAGE, _EVERY, _MOST_A_PAGE = 20, 3, 1000, 53
_TABLE = 23
"""By how much a table makes a document smaller in LibreOffice's reckoning."""
_LONGEST = 8
"""More than so many paragraphs kept together are no headings: they are left as they are."""


class _Item(NamedTuple):
    """A paragraph or a table of the text: how many lines it counts for, whether it is kept with
    the next one, how much it adds to the size of the document, and whether it is a table: before
    one nothing is left alone."""

    text: str
    lines: int
    kept: bool
    size: int
    table: bool = False


def steadied(parts: Sequence[str]) -> list[str]:
    """The texts of the sections, with the lines that keep headings from standing alone."""
    items = [[_item(found[0]) for found in _ITEM.finditer(part)] for part in parts]
    gap = _item(spacer())
    while True:
        places = _a_page(2 + sum(one.size for part in items for one in part))
        alone = next(_alone(items, places), None)
        if alone is None:
            return ["".join(one.text for one in part) for part in items]
        part, at = alone
        items[part].insert(at, gap)


def _item(text: str) -> _Item:
    paragraphs = text.count("<w:p>")
    if not text.startswith("<w:tbl>"):
        return _Item(text, 1, "<w:keepNext/>" in text, paragraphs)
    last = text.rindex("<w:tr>")
    size = paragraphs + 2 * text.count("<w:tc>") - _TABLE
    return _Item(text, text.count("<w:tr>"), "<w:keepNext/>" in text[last:], size, table=True)


def _a_page(size: int) -> int:
    """How many lines LibreOffice guesses for a page of a document of a size."""
    if size <= _FEW:
        return _FEW_A_PAGE
    return min(_A_PAGE + size // _EVERY * _MORE_A_PAGE, _MOST_A_PAGE)


def _alone(parts: Sequence[Sequence[_Item]], a_page: int) -> Iterator[tuple[int, int]]:
    """Before what a line has to stand: the first of those kept together over a guess's end."""
    for number, part in enumerate(parts):
        lines, start = 0, 0
        for at, one in enumerate(part):
            lines += one.lines
            if lines > a_page:
                lines = 0
                if 0 < start < at <= start + _LONGEST and not one.table:
                    yield number, start
            if at == 0 and number:
                lines = 0
            if not one.kept:
                start = at + 1
