"""`Trừ mỗi lần | Trừ tối đa`: a column of the most that may be given or taken, beside how much each time."""

import re
from collections.abc import Sequence
from dataclasses import replace

from thidua.excel.scale.headings import ScaleColumns
from thidua.excel.scale.line import read_figure
from thidua.excel.scale.pages import Box, PageRow
from thidua.excel.scale.roles import BONUS, DEDUCT, HOW, NOTE, plain

_MOST = r"(?:tối đa|nhiều nhất|không quá)"
_LIMIT = re.compile(
    rf"(?:điểm |mức )*(?:bị |được )?(?P<side>trừ|cộng|thưởng)(?: điểm)? {_MOST}|"
    rf"{_MOST} (?:bị |được )?(?P<other>trừ|cộng|thưởng)(?: điểm)?"
)


def limits_as_words(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """The rows with each limit said behind its amount, or behind the rule of its row: `2 điểm/lần, trừ tối
    đa 5 điểm`. Changes the columns."""
    for limit, own in list(columns.own.items()):
        match = _LIMIT.fullmatch(plain(own))
        side = (match["side"] or match["other"]) if match is not None else ""
        role = DEDUCT if side == "trừ" else BONUS
        amounts = [c for c, one in columns.roles.items() if one == role and c != limit]
        rules = [columns.of(HOW)] if columns.of(HOW) >= 0 else []
        if not side or not (amounts or rules):
            continue
        columns.at = {one: c for one, c in columns.at.items() if c != limit}
        columns.at |= {role: amounts[0]} if amounts else {}
        columns.roles = {**columns.roles, limit: NOTE}
        columns.unused = [one for one in columns.unused if one[0] not in (limit, *amounts[:1])]
        rows = [_with_limit(row, limit, [*amounts[:1], *rules], side, columns) for row in rows]
    return rows


def _with_limit(
    row: PageRow, limit: int, beside: Sequence[int], side: str, columns: ScaleColumns
) -> PageRow:
    most = read_figure(row.text(limit)).value
    at = next((c for c in beside if row.text(c)), -1)
    if row.words or most is None or at < 0:
        return row
    said, per = row.text(at).strip(" .;"), columns.per(at)
    if read_figure(said).value is not None and "điểm" not in said:
        said = f"{said.lstrip('-+–− ')} điểm{f'/{per}' if per else ''}"
    boxes = [*row.boxes]
    boxes[at] = replace(boxes[at], text=f"{said}, {side} tối đa {row.text(limit).lstrip('-+–− ')}")
    if "điểm" not in boxes[at].text.rpartition("tối đa")[2]:
        boxes[at] = replace(boxes[at], text=f"{boxes[at].text} điểm")
    boxes[limit] = Box()
    return replace(row, boxes=tuple(boxes))
