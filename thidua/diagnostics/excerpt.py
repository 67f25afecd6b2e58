"""The line of a file that a diagnostic is about, and which of its columns the caret goes under.

Columns of a span count characters; columns of a terminal do not: a combining mark takes none, a
wide character two, a tab some, and a character that was made inert takes as many as its escape.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from thidua.diagnostics.diagnostic import TextSpan
from thidua.text.vietnamese import safe, width

TAB = 4
ELLIPSIS = "…"

_BREAK = re.compile(r"\r\n|\r|\n")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


class Excerpt(NamedTuple):
    """One line as it is shown; the caret begins after `offset` display columns."""

    line: int
    text: str
    offset: int
    carets: int


class _Cell(NamedTuple):
    """One character as it is shown, from one display column to the one after it."""

    text: str
    start: int
    end: int


def lines_of(raw: bytes) -> list[str]:
    """A file's lines as the reader counts them; bytes that are not UTF-8 become U+FFFD."""
    if raw.startswith(_WIDE) or (raw and raw.count(0) * 5 >= len(raw)):  # UTF-16 or UTF-32
        return []
    return _BREAK.split(raw.decode("utf-8-sig", errors="replace"))


def excerpt(lines: list[str], span: TextSpan, most: int) -> Excerpt | None:
    """The span's first line, at most `most` columns of it; None when the file ends before it."""
    if not 1 <= span.line <= len(lines):
        return None
    line = lines[span.line - 1]
    first = min(max(span.column - 1, 0), len(line))
    last = len(line) if span.end_line > span.line else min(span.end_column - 1, len(line))
    # A line of a megabyte is not measured to its ends: nothing beyond `most` can be shown.
    begin, stop = max(0, first - most), min(len(line), first + most)
    cells = _cells(line[begin:stop])
    offset = _column(cells, first - begin)
    end = _column(cells, min(last, stop) - begin)
    left = max(0, offset - most // 2) if begin > 0 or offset >= most - 1 else 0
    text, left = _window(cells, left, most, cut_before=begin > 0, cut_after=stop < len(line))
    offset -= left
    return Excerpt(span.line, text, offset, max(1, min(end - left, width(text)) - offset))


def _cells(text: str) -> list[_Cell]:
    cells: list[_Cell] = []
    column = 0
    for character in text:
        shown, wide = _shown(character)
        if character == "\t":
            wide = TAB - column % TAB
            shown = " " * wide
        cells.append(_Cell(shown, column, column + wide))
        column += wide
    return cells


@lru_cache(1_000)
def _shown(character: str) -> tuple[str, int]:
    """A character as it is shown, and its width: a text has few different ones."""
    shown = safe(character)
    return shown, width(shown)


def _column(cells: list[_Cell], index: int) -> int:
    if index < len(cells):
        return cells[index].start
    return cells[-1].end if cells else 0


def _window(
    cells: list[_Cell], left: int, most: int, *, cut_before: bool, cut_after: bool
) -> tuple[str, int]:
    """What of the cells fits into `most` columns from `left` on, and where it then begins."""
    before = ELLIPSIS if cut_before or left > 0 else ""
    right = left + most
    after = ELLIPSIS if cut_after or _column(cells, len(cells)) > right else ""
    low, high = left + len(before), right - len(after)
    kept = [cell for cell in cells if low <= cell.start and cell.end <= high]
    while kept and before and kept[0].start == kept[0].end:
        kept.pop(0)  # a mark whose letter was cut off
    begin = kept[0].start - len(before) if kept else left
    return (before + "".join(cell.text for cell in kept) + after).rstrip(" "), begin
