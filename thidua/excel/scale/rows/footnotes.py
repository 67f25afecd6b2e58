"""Notes below the criteria whose mark these bear: `(*) ...`, `(1) ...`, `Ghi chú 1: ...`."""

import re
from collections.abc import Sequence

from thidua.excel.scale.draft.draft import Node
from thidua.excel.scale.rows.line import Line
from thidua.excel.scale.speech.text import even

_MARK = re.compile(
    r"\(\*+\)|\*+|\(\d\)|\[\d\]|[¹²³⁴⁵]|(?:ghi chú|chú thích|chú giải)(?: số)? \d(?!\d)",
    re.IGNORECASE,
)
_MARK_AT_END = re.compile(rf"(?:{_MARK.pattern})$", re.IGNORECASE)
_MARK_ALONE = re.compile(
    rf"\W*?(?:(?:xem|theo|chấm|tính|như|ở|ghi chú|chú thích|chú giải)\s+)*(?P<mark>{_MARK.pattern})",
    re.IGNORECASE,
)


def mark_in(cell: str) -> str:
    """The mark that a cell beside a criterion is, or points to: `(1)`, `Xem ghi chú (1)`; "" for none."""
    found = _MARK_ALONE.fullmatch(even(cell).strip(" ."))
    return found["mark"].casefold() if found else ""


def footnoted(line: Line, nodes: Sequence[Node]) -> list[Node]:
    """The criteria whose words end with the mark that a line below them begins with, or that have it in a
    cell of its own."""
    between = "" if line.text.startswith("*") else " "
    words = f"{line.code}{between}{line.text}".strip()
    match = _MARK.match(words)
    if match is None or line.has_figure:
        return []
    mark = match[0].casefold()
    found = [one for one in nodes if mark in (one.line.mark, _mark_behind(one.line))]
    if found:
        line.text = words[match.end() :].strip(" :.")
        line.code, line.mark = "", mark
        line.cells = tuple(cell.strip().removeprefix(match[0]) for cell in line.cells)
        for one in found:
            _take_mark(one.line, mark)
    return found


def _mark_behind(line: Line) -> str:
    end = _MARK_AT_END.search(even(line.text).rstrip(" ."))
    return end[0].casefold() if end is not None else ""


def _take_mark(line: Line, mark: str) -> None:
    """Takes a mark, whose note is found, from the words of its criterion."""
    if _mark_behind(line) == mark:
        line.text = even(line.text).rstrip(" .")[: -len(mark)].rstrip()
    if mark_in(line.how) == mark:
        line.how = ""
    line.mark = line.mark or mark
    line.cells = tuple(cell for cell in line.cells if mark_in(cell) != mark)
