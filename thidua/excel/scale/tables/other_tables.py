"""Tables and sheets beside those that a scale is read from: each is named, and what of it may be part of
the scale is asked about."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from thidua.excel.scale.lists.exclusions import decides
from thidua.excel.scale.paper.pages import WORDS, Page, PageRow, cell_place
from thidua.excel.scale.rows.codes import split_code
from thidua.excel.scale.rows.line import Line, ScaleLines, read_figure
from thidua.excel.scale.rows.read_line import read_paragraph
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.tables.headings import ScaleColumns, find_sure_columns
from thidua.excel.scale.tables.next_tables import (
    are_of_criteria,
    gives_titles,
    is_band,
    name_of,
    names_bands,
)
from thidua.excel.scale.tables.roles import MAX, TEXT, plain

_MOST = 1_000
"""Points that anything is worth: a larger figure is no amount."""


def tell_others(sheet: ScaleLines, pages: Iterable[Page]) -> None:
    """Names the tables that are passed over, and asks about their rows of words with figures: about a
    sheet with the headings of a scale once, for it is one of its own, or a part."""
    for page in pages:
        rows = [row for row in page.rows if not row.is_blank]
        if rows:
            first = " | ".join(box.text for box in rows[0].boxes if box.text)
            sheet.unused.append(page.name if page.is_sheet else " ".join(first.split()))
        found = find_sure_columns(page) if page.is_sheet else None
        asked = _rows_to_ask(rows)
        known = mostly(said_before(sheet.lines, [[box.text for box in row.boxes] for row in asked]))
        asked = [] if names_bands(page) and not gives_titles(page) else asked
        if not asked and are_of_criteria(page, sheet.lines):
            asked = rows[1:]
        if known:
            asked = [row for row in asked if _says_more(sheet, row)]
        if found is not None and known and not _is_older(page, sheet):
            _ask_other_points(sheet, page, rows, found)
        sheet.others += [_told(sheet, page, row) for row in (asked[:1] if found else asked)]
        if found is None:
            sheet.aside += [_told(sheet, page, row) for row in rows if row not in asked]
        sheet.aside += [read_paragraph(row, len(sheet.lines)) for row in page.before]


def _told(sheet: ScaleLines, page: Page, row: PageRow) -> Line:
    text = " | ".join(dict.fromkeys(box.text for box in row.boxes if box.text))
    place = f"{page.name}!A{row.line}" if page.is_sheet else cell_place(row, 0)
    return Line(len(sheet.lines), place, row.line, "", text, table=-1, paragraph=True)


def said_before(lines: Iterable[Line], rows: Iterable[Iterable[str]]) -> list[bool]:
    """Which rows say again what is read, by a name in one of their cells: a form in which units score
    themselves, last year's."""
    known = {name_of(line.text) for line in lines} - {""}
    return [any(name_of(split_code(text)[1]) in known for text in row) for row in rows]


def mostly(told: Sequence[bool]) -> bool:
    """Whether more than half is so."""
    return sum(told) * 2 > len(told)


def _says_more(sheet: ScaleLines, row: PageRow) -> bool:
    """Whether a row says of points what the scale does not: `1. Doanh thu | Đạt 100%: 60 điểm`."""
    rules = [plain(box.text) for box in row.boxes if says_points(box.text)]
    known = [plain("\n".join([line.text, *line.cells])) for line in sheet.lines]
    return not all(any(rule in one for one in known) for rule in rules)


def _is_older(page: Page, sheet: ScaleLines) -> bool:
    """Whether the names of two sheets say years, and this one's is the earlier."""
    own, read = (_YEAR.findall(name) for name in (page.name, sheet.names[0]))
    return bool(own and read) and max(own) < max(read)


_YEAR = re.compile(r"(?:19|20)\d\d")


def _ask_other_points(
    sheet: ScaleLines, page: Page, rows: Sequence[PageRow], columns: ScaleColumns
) -> None:
    """Asks about a sheet that has the criteria again, with other points: which of the two is it?"""
    worth: dict[str, set[Fraction | None]] = {}
    for line in sheet.lines:
        worth.setdefault(name_of(line.text), set()).add(line.max.value)
    for row in rows:
        name = name_of(split_code(row.text(columns.of(TEXT)))[1])
        value = read_figure(row.text(columns.of(MAX))).value
        if name and value is not None and value not in worth.get(name, {value}):
            line = _told(sheet, page, row)
            line.doubts = ["other_points"]
            sheet.asked.append(line)
            return


def _rows_to_ask(rows: Sequence[PageRow]) -> list[PageRow]:
    """The rows that have words, and beside them an amount or what becomes of a unit; not the levels of the
    total."""
    heading, *below = rows or [PageRow("", 0, ())]
    asked = [row for row in below if _has_amount(row) or _decides(row)]
    return [row for row in [heading] * _has_amount(heading) + asked if not is_band(row)]


def _decides(row: PageRow) -> bool:
    cells = [box.text for box in row.boxes if WORDS.search(box.text)]
    return len(cells) > 1 and any(decides(Line(0, "", 0, "", one)) for one in cells[1:])


def _has_amount(row: PageRow) -> bool:
    cells = [box.text for box in row.boxes if box.text]
    words = any(WORDS.search(one) and read_figure(one).value is None for one in cells)
    return words and any(map(_is_amount, cells[read_figure(cells[0]).value is not None :]))


def _is_amount(text: str) -> bool:
    value = read_figure(text).value
    return says_points(text) if value is None else abs(value) <= _MOST
