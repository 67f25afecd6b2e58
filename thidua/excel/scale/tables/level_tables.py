"""Tables of levels behind a scale: `Cách tính điểm kế hoạch:` above `Mức độ | Điểm`. Each is of the one
criterion that the words above it name; else somebody is asked whose it is."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from thidua.excel.scale.lists.list_headings import OWNER
from thidua.excel.scale.paper.pages import Page, PageRow, alone, cell_place
from thidua.excel.scale.rows.codes import parts
from thidua.excel.scale.rows.groups import is_total
from thidua.excel.scale.rows.line import Line, LineFigure, ScaleLines, read_figure
from thidua.excel.scale.speech.text import even
from thidua.excel.scale.tables.next_tables import name_of
from thidua.excel.scale.tables.roles import plain
from thidua.excel.scale.tables.signs import side_named

_LEVEL = re.compile(r"(?:các )?(?:mức|kết quả|tỷ lệ|số(?! (?:tt|thứ tự))|thời gian|thứ hạng)\b.*")
_GRADE = re.compile(r"(?:mức )?(?:xếp )?(?:loại|hạng)")
_GRADING = re.compile(r"(?:xếp|phân) (?:loại|hạng)|danh hiệu|^loại$", re.IGNORECASE)
_POINTS = re.compile(r"(?:(?:số|mức|thang) )?điểm(?: số| đạt(?: được)?| chấm| được)?")


class LevelTable(NamedTuple):
    """The words above a table, its headings and its levels."""

    caption: str
    heads: PageRow
    rows: list[PageRow]


def heads_levels(row: PageRow, above: PageRow, *, graded: bool = False) -> bool:
    """`Mức độ đạt | Điểm` below what may be a criterion's name; `graded`: also `Xếp loại | Điểm`, which may
    be the levels of the total."""
    texts, words = [plain(box.text) for box in row.boxes if box.text], alone(above)
    if len(texts) != 2 or not words or side_named(words) or _GRADING.search(words):
        return False
    grades = _GRADING.search(texts[0])
    level = _GRADE.fullmatch(texts[0]) if grades else _LEVEL.fullmatch(texts[0])
    return bool(level and (graded or not grades) and _POINTS.fullmatch(texts[1]))


def levels_apart(pages: Sequence[Page]) -> tuple[list[Page], list[LevelTable]]:
    """The pages without the tables of levels behind the first table with points, and these tables."""
    kept: list[Page] = []
    found: list[LevelTable] = []
    begun = False
    for page in pages:
        rows, before = [*page.rows], [*page.before]
        n = 0
        while n < len(rows):
            above = rows[:n] if any(not row.is_blank for row in rows[:n]) else before
            caption = next((row for row in reversed(above) if not row.is_blank), None)
            named = begun and caption is not None and heads_levels(rows[n], caption, graded=True)
            levels = _levels(rows[n + 1 :]) if named else []
            begun |= any(read_figure(box.text).value for box in rows[n].boxes[1:])
            if caption is None or not levels:
                n += 1
                continue
            found.append(LevelTable(alone(caption), rows[n], levels))
            del rows[n : n + 1 + len(levels)]
            above.remove(caption)
            if above is not before:
                rows.remove(caption)
                n -= 1
        kept.append(replace(page, rows=rows, before=before))
    return kept, found


def _levels(rows: Sequence[PageRow]) -> list[PageRow]:
    found: list[PageRow] = []
    for row in rows:
        texts = [box.text for box in row.boxes if box.text]
        if len(texts) != 2 or read_figure(texts[1]).value is None or row.left_out:
            break
        found.append(row)
    return found if len(found) > 1 else []


def join_levels(sheet: ScaleLines, tables: Sequence[LevelTable]) -> None:
    """Puts the levels behind the criterion that the words above them name, or asks about them."""
    for one in tables:
        named = _named(sheet.lines, one.caption)
        told = [_line(row) for row in one.rows]
        if len(named) == 1:
            at = sheet.lines.index(named[0]) + 1
            sheet.lines[at:at] = [replace(line, table=named[0].table) for line in told]
        else:
            heads = replace(_line(one.heads), text=one.caption)
            asked = [heads, *told]
            sheet.others += [
                replace(line, text=line.original, max=LineFigure(), table=-1, paragraph=True)
                for line in asked
            ]
    for n, line in enumerate(sheet.lines):
        line.n = n


def _line(row: PageRow) -> Line:
    column = next(n for n, box in enumerate(row.boxes) if box.text)
    name, worth = (box.text for box in row.boxes if box.text)
    place = cell_place(row, column)
    return Line(0, place, row.line, "", name, max=read_figure(worth), cells=(name, worth))


def _named(lines: Sequence[Line], caption: str) -> list[Line]:
    """The criteria whose numbers or names stand in a text; of two names the longer one."""
    text = plain(caption)
    codes = [parts(one["code"]) for one in OWNER.finditer(even(caption))]
    rated = [line for line in lines if line.max.value and not (line.paragraph or is_total(line))]
    named = {
        name: line
        for line in rated
        if (name := name_of(line.text)) and re.search(rf"\b{re.escape(name)}\b", text)
    }
    longest = [
        line for name, line in named.items() if not any(name in o and name != o for o in named)
    ]
    return longest or [line for line in rated if parts(line.code) in codes]
