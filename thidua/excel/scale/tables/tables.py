"""Which tables of a file are one scale: the first that is one, and those that go on with it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from thidua.excel.scale.draft.cells import ask_roles
from thidua.excel.scale.lists.list_tables import is_of_one, list_columns
from thidua.excel.scale.paper.pages import WORDS, Box, Page, PageRow, alone, as_words, without_dots
from thidua.excel.scale.paper.paragraphs import lists_among
from thidua.excel.scale.paper.signatures import without_signatures
from thidua.excel.scale.rows.codes import follows, parts, split_code
from thidua.excel.scale.rows.for_units import names_units
from thidua.excel.scale.rows.groups import is_title, is_total
from thidua.excel.scale.rows.line import Line, ScaleLines, list_words, numbered_alike
from thidua.excel.scale.rows.lines import take_table
from thidua.excel.scale.rows.placing import comes_to
from thidua.excel.scale.rows.read_line import read_paragraph
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.tables.contents import holds_points
from thidua.excel.scale.tables.headings import (
    STRICT,
    ScaleColumns,
    find_columns,
    find_sure_columns,
    says_maxima,
)
from thidua.excel.scale.tables.level_columns import with_points
from thidua.excel.scale.tables.level_tables import join_levels, levels_apart
from thidua.excel.scale.tables.next_tables import (
    is_other_table,
    name_of,
    names_bands,
    next_columns,
    owners_of,
)
from thidua.excel.scale.tables.other_tables import mostly, said_before, tell_others
from thidua.excel.scale.tables.reshaping import in_one_column, unfolded
from thidua.excel.scale.tables.roles import CODE, MAX, TEXT
from thidua.excel.scale.tables.rule_tables import join_rules, rules_apart
from thidua.excel.scale.tables.signs import side_named


def read_lines(pages: Sequence[Page], how: int = STRICT) -> ScaleLines | None:
    """The lines of every table with a scale's headings; None where there is none."""
    sheet = ScaleLines()
    others: list[Page] = []
    columns: ScaleColumns | None = None
    pages, levels = levels_apart(
        [
            in_one_column(unfolded(with_points(without_dots(page))))
            for page in without_signatures(pages)
        ]
    )
    pages, rules = rules_apart(pages)
    for number, page in enumerate(pages):
        if columns is not None and not page.is_sheet:
            page = _without_lists(sheet, page, columns.going_on(), number)
        if columns is None:
            found = find_columns(page, how)
        else:
            found = find_sure_columns(page, how) or next_columns(sheet, page, columns)
        if not page.rows and sheet.lines:
            _take_words(sheet, page.before)
            continue
        if (
            columns is not None
            and not _owned(sheet, page, found)
            and _take_list(sheet, page, found, number)
        ):
            continue
        of_one = columns is not None and any(is_of_one(row.text(0)) for row in page.before[-1:])
        width = max((len(row.boxes) for row in page.rows), default=0)
        fits = not page.is_sheet and columns is not None and width > max(columns.at.values())
        other = of_one or (found is None and not fits)
        if other or (columns is not None and sheet.lines and is_other_table(page, found)):
            others.append(page)
            continue
        if found is None and columns is not None:
            found = columns.going_on()
        assert found is not None
        sheet.names.append(page.name)
        over = [as_words(row) for row in page.rows[: found.first] if alone(row)]
        end = _end_of_rows(page, found) if page.is_sheet else len(page.rows)
        below = [row if row.words else as_words(row) for row in page.rows[end:] if alone(row)]
        rows = [*page.before, *over, *page.rows[found.last + 1 : end]]
        sheet.has_points |= holds_points(rows, found)
        ask_roles(sheet, found)
        take_table(sheet, rows, found, number)
        columns = found
        rest = replace(page, rows=(), before=below)
        rest = _without_lists(sheet, rest, columns.going_on(), number + 1)
        _take_words(sheet, rest.before)
        sheet.unused += page.hidden
        for column in page.covered:
            if any(says_points(box.text) for box in column.boxes):
                sheet.ask(Line(0, column.place, 1, "", column.text(0), doubts=["column_unused"]))
        if page.is_sheet:
            others += _take_sheets(sheet, columns, pages[number + 1 :], number + 1)
            break
    join_levels(sheet, levels)
    join_rules(sheet, rules)
    tell_others(sheet, [*others, *sheet.beside])
    _without_summary(sheet)
    _only_the_first(sheet)
    _without_repeats(sheet)
    return sheet if sheet.lines else None


def _take_words(sheet: ScaleLines, rows: Sequence[PageRow]) -> None:
    """Adds paragraphs below the last table."""
    begun = len(sheet.lines)
    sheet.lines += [read_paragraph(row, n) for n, row in enumerate(rows, begun)]


def _end_of_rows(page: Page, columns: ScaleColumns) -> int:
    """Where the rows of a sheet's last table end: sentences before the column of the words, in that of the
    numbers, are paragraphs below it, of no row."""
    text, end = columns.of(TEXT), len(page.rows)
    if MAX not in columns.at or columns.of(CODE) < 0:
        return end
    while end > columns.last + 1:
        row = page.rows[end - 1]
        at = next((c for c, box in enumerate(row.boxes) if box.text), text - 1)
        said = at < text and not row.box(at + 1).left and WORDS.search(alone(row))
        if not (row.words or row.is_blank or said):
            break
        end -= 1
    return end


def _without_lists(sheet: ScaleLines, page: Page, columns: ScaleColumns, number: int) -> Page:
    """The page without the lists among its paragraphs, which go on with the table before it."""
    width = max(columns.at.values()) + 1
    listed = lists_among(page.before, width, above_table=bool(page.rows))
    if listed:
        take_table(sheet, listed, columns, number - 1)
    return replace(page, before=page.before[len(listed) :])


def _take_sheets(
    sheet: ScaleLines, columns: ScaleColumns, pages: Sequence[Page], number: int
) -> list[Page]:
    """Takes the sheets behind that of a scale that go on with it or list what it gives and takes on
    top; the others: forms, summaries, last year's, scales of their own."""
    others, ended = [], False
    for n, page in enumerate(pages, number):
        found = find_sure_columns(page)
        if found is not None and not ended and _goes_on(sheet, columns, page, n):
            continue
        if found is not None and _owned(sheet, page, found):
            _take_more(sheet, page, found, n)
            continue
        ended |= found is not None
        if not _take_list(sheet, page, found, n):
            others.append(page)
    return others


def _take_list(sheet: ScaleLines, page: Page, found: ScaleColumns | None, number: int) -> bool:
    """Takes a table that is a list of bonuses or deductions, whatever its headings; false for any
    other. `found`: its columns by headings that are known."""
    titles, rows = _below_titles(page)
    if names_bands(page) or (found is not None and says_maxima(found)):
        return False
    headed = found is not None and MAX in found.at  # then its name says so, or what it comes to
    columns = list_columns(rows, "" if headed else _list_name(titles))
    if columns is None or any(is_of_one(one.text(0)) for one in titles[-1:]):
        return False
    _take_more(sheet, replace(page, rows=[*titles, *rows]), columns, number, len(titles))
    return True


def _owned(sheet: ScaleLines, page: Page, found: ScaleColumns | None) -> bool:
    """Whether a table says more of the criteria that are read."""
    return found is not None and bool(owners_of(sheet.lines, page.rows[found.last + 1 :], found))


def _take_more(
    sheet: ScaleLines, page: Page, columns: ScaleColumns, number: int, titles: int = 0
) -> None:
    """Takes the rows of a table, which say on which sheet they stand."""
    before = {id(line) for line in (*sheet.lines, *sheet.asked, *sheet.heads.values())}
    rows = [*page.rows[:titles], *page.rows[titles + columns.last + 1 :]]
    take_table(sheet, rows, columns, number)
    more = (*sheet.lines, *sheet.asked, *sheet.heads.values()) if page.is_sheet else ()
    for line in {id(line): line for line in more if id(line) not in before}.values():
        line.place = f"{page.name}!{line.place}"
    sheet.names.append(page.name)


_LONGEST = 100
"""Characters of the name of a list."""


def _list_name(titles: Sequence[PageRow]) -> str:
    """What names a list above a table: words that head one, or what stands right above it and is no
    sentence, nor gives anything itself."""
    said = [one.text(0) for one in titles]
    heads = (one for one in reversed(said) if list_words(split_code(one)[1])[0])
    near = (one for one in said[-1:] if not (one.endswith(".") or says_points(one)))
    named = (one for one in (*heads, *near) if side_named(one) and len(one) <= _LONGEST)
    return next(named, "")


def _below_titles(page: Page) -> tuple[list[PageRow], Sequence[PageRow]]:
    """What stands above a table, also in rows of its sheet with one text each, and the rows below."""
    titles = [*page.before]
    if page.is_sheet:
        titles.append(PageRow("A1", 0, (Box(page.name),), words=True))
    for n, row in enumerate(page.rows):
        if not (row.is_blank or alone(row)):
            return titles, page.rows[n:]
        titles += [as_words(row)] if alone(row) else []
    return titles, ()


_ANOTHER = re.compile(r"phụ lục|áp dụng|đối với|dành cho|khối|cụm", re.IGNORECASE)


def _only_the_first(sheet: ScaleLines) -> None:
    """Two scales in one file, each with its total, numbers that begin anew and a title: the first
    is read, the other is told."""
    lines = sheet.lines
    for n in range(1, len(lines)):
        if lines[n].table == lines[n - 1].table:
            continue
        ended = next((m for m in range(n - 1, -1, -1) if is_total(lines[m])), n)
        titles = [one for one in lines[ended + 1 :] if one.paragraph or one.n < n]
        title = next((one for one in titles if one.n <= n or one.table == lines[n].table), None)
        if (
            title is None
            or title.area
            or parts(title.code)
            or not (is_title(title) or _ANOTHER.search(title.text))
        ):
            continue
        first, second = (
            next((parts(one.code) for one in some if one.max and not one.paragraph), ())
            for some in (lines, lines[n:])
        )
        totals = [
            sum(one.max.value or 0 for one in some if is_total(one))
            for some in (lines[:n], lines[n:])
        ]
        if first == second and all(totals):
            title.doubts = ["second"]
            sheet.lines = [*lines[: ended + 1], title]
            return


def _without_summary(sheet: ScaleLines) -> None:
    """`Bảng tổng hợp: I. Chuyên môn 60, II. Phong trào 40` beside tables that say the same again and what lies in
    each: it is told, and not read; the lists that it names besides are asked about."""
    rated = [one for one in sheet.lines if one.max and not (one.paragraph or is_total(one))]
    for table in dict.fromkeys(one.table for one in rated):
        rows = [one for one in rated if one.table == table]
        others = [one for one in sheet.lines if one.table != table and one.text]
        again = [[one for one in others if _is_same(sheet, one, row)] for row in rows]
        lists = [
            row
            for row, found in zip(rows, again, strict=True)
            if not found and list_words(row.text)[0]
        ]
        named = [one for found in again for one in found]
        more = [one for one in rated if one.table != table and not any(one is own for own in named)]
        deeper = more and not any(numbered_alike(one, own) for one in more for own in named)
        if deeper and len(named) == len(rows) - len(lists) > 1 and not any(row.how for row in rows):
            sheet.unused.append(next(one.text for one in sheet.lines if one.table == table))
            sheet.lines = [one for one in sheet.lines if one.table != table]
            sheet.others += lists
            return


def _is_same(sheet: ScaleLines, line: Line, row: Line) -> bool:
    """Whether a line has the name of a row, and its points, or rows of its table come to these."""
    below = [one for one in sheet.lines if one.table == line.table and one.n > line.n]
    worth = [one.max.value for one in below if one.max.value is not None and not is_total(one)]
    comes = worth == [row.max.value] or (row.max.value and comes_to(worth, row.max.value))
    known = line.max.value == row.max.value or (line.max.value is None and comes)
    return bool(known) and name_of(line.text) == name_of(row.text)


def _without_repeats(sheet: ScaleLines) -> None:
    """Criteria of the same numbers and names as the first ones, and no others: an example, a form, the
    same for others. They are told, and what follows is not read."""
    rated = [line for line in sheet.lines if line.max and not (line.paragraph or is_total(line))]
    named = [(line.code, name_of(line.text)) for line in rated]
    again = next((n for n in range(1, len(named)) if named[n] == named[0]), len(named))
    below = [[line.text] for line in rated[again:]]
    if len(below) > 1 and all(said_before(rated[:again], below)):
        first = rated[again].n
        above = sheet.lines[first - 1]
        first -= not (above.has_figure or above.code)
        sheet.lines[first].doubts = ["second"]
        del sheet.lines[first + 1 :]


def _goes_on(sheet: ScaleLines, columns: ScaleColumns, page: Page, number: int) -> bool:
    """Takes a sheet that goes on where the one before it ended: the same headings, and its first
    number follows their last one, or its own name does; false for any other."""
    found = find_columns(page)
    if found is None or found.heads != columns.heads:
        return False
    more = ScaleLines()
    take_table(more, page.rows[found.last + 1 :], found, number + 1)
    codes = [[parts(line.code)[0] for line in lines if len(parts(line.code)) == 1 and line.max]
             for lines in (sheet.lines, more.lines)]  # fmt: skip
    if not all(codes):
        return False
    if codes[1][0] in codes[0] or not any(follows(one, codes[1][0], 1) for one in codes[0]):
        rated = [[line.text] for line in more.lines if line.max and not is_total(line)]
        if not _is_next(sheet.names[-1], page.name) or mostly(said_before(sheet.lines, rated)):
            return False
        if not any(line.area for line in sheet.lines):
            sheet.lines[:0] = [_head(sheet.names[0], sheet.lines[0])]
        more.lines[:0] = [_head(page.name, more.lines[0])]
    for line in more.lines:
        line.place = f"{page.name}!{line.place}"
    sheet.lines += more.lines
    for n, line in enumerate(sheet.lines):
        line.n = n
    sheet.names.append(page.name)
    for one in more.asked:
        sheet.ask(one)
    return True


def _numbered(name: str) -> tuple[str, str]:
    """The number that a sheet's name begins with, or is, and the rest; a figure alone is none."""
    code, text = split_code(name)
    alone = not name.isdigit() and split_code(f"{name}. x")[0] == name
    return (name, name) if alone else (code, text)


def _is_next(before: str, name: str) -> bool:
    """`Phần A` and `Phần B`, `I` and `II`, `Khối phòng` and `Khối trường`: names of the parts of one scale."""
    codes = [parts(_numbered(one)[0]) for one in (before, name)]
    numbered = all(len(code) == 1 for code in codes) and follows(codes[0][0], codes[1][0], 1)
    return numbered or all(names_units(one) for one in (before, name))


def _head(name: str, first: Line) -> Line:
    """The name of a sheet as that of a group."""
    code, text = _numbered(name)
    line = Line(0, "A1", 1, code, text, paragraph=True, area=True)
    line.table = first.table
    return line
