"""The lines of a scale's table, headings and blanks gone: which columns say what, and what was passed
over."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from thidua.excel.scale.draft.cells import (
    FOR_SOME,
    ask_on_top,
    ask_passed_over,
    ask_remarks,
    ask_roles,
    ask_rules_in_headings,
    cells_of,
    heading_of,
    passed_over,
    scored,
    tell_columns,
    words_beside,
)
from thidua.excel.scale.lists.list_headings import list_side
from thidua.excel.scale.lists.list_tables import list_at
from thidua.excel.scale.paper.pages import HIDDEN, Page, PageRow, alone, as_words, cell_place
from thidua.excel.scale.rows.codes import parts, siblings, split_code
from thidua.excel.scale.rows.groups import is_title, is_total
from thidua.excel.scale.rows.line import (
    Line,
    ScaleLines,
    list_words,
    max_behind_name,
    max_in_text,
    points_behind,
    read_figure,
)
from thidua.excel.scale.rows.line_words import joined_words
from thidua.excel.scale.rows.read_line import LIST_HEADINGS, read_line, read_paragraph
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.tables.contents import (
    find_area,
    find_levels,
    find_numbers,
    one_name,
    owns_numbers,
    saying_themselves,
    settle_points,
    split_text,
    telling,
    without_grounds,
    without_headings,
)
from thidua.excel.scale.tables.given import given_apart, settle_things, signed
from thidua.excel.scale.tables.headings import (
    ScaleColumns,
    columns_at,
    is_heading_again,
    is_numbering,
    says_maxima,
)
from thidua.excel.scale.tables.holding import ROW_CODE
from thidua.excel.scale.tables.level_columns import (
    level_columns,
    levels_in_words,
    said_to_be_levels,
    with_best,
)
from thidua.excel.scale.tables.limits import (
    limits_as_words,
    percents_as_points,
    rates_as_words,
    rules_behind_names,
)
from thidua.excel.scale.tables.next_tables import (
    end_of_table,
    is_apart,
    join_owners,
    next_columns,
    owners_of,
)
from thidua.excel.scale.tables.remarks import without_remarks
from thidua.excel.scale.tables.reshaping import (
    above_parts,
    bounds_as_words,
    names_in_place,
    numbered_names,
    parts_beside,
    without_periods,
    written_out,
)
from thidua.excel.scale.tables.rivals import rival_columns
from thidua.excel.scale.tables.roles import (
    CODE,
    EITHER,
    GIVEN,
    HOW,
    LEVEL,
    MAX,
    TEXT,
)
from thidua.excel.scale.tables.stacked import one_by_one
from thidua.excel.scale.tables.sums import above_sums, find_products
from thidua.text.encodings import likely_text


def take_table(
    sheet: ScaleLines, rows: Sequence[PageRow], columns: ScaleColumns, table: int
) -> None:
    """Adds the lines of the `table`-th table of a file: its rows without the first headings."""
    for part, (said, below) in enumerate(_by_headings(sheet, rows, columns)):
        _take_part(sheet, below, said, table * 100 + part)


def _by_headings(
    sheet: ScaleLines, rows: Sequence[PageRow], columns: ScaleColumns
) -> Iterator[tuple[ScaleColumns, Sequence[PageRow]]]:
    """The rows below each heading: another one in the middle of a table begins other columns; a table
    that is no part of the scale is passed over."""
    begun, n = 0, 0
    while n < len(rows):
        row = rows[n]
        again = None
        if not _is_of_heading(row, columns) and (listed := list_at(rows, n)) is not None:
            yield columns, rows[begun : listed.first]
            yield listed.columns, listed.rows
            begun = n = listed.end
            columns = columns.going_on()
            continue
        titles = _titles(rows[begun:n])
        if is_apart(rows, n, columns):
            yield columns, rows[begun : n - len(titles)]
            begun = n = end_of_table(rows, first := n)
            page = Page("", rows[first:n], titles, is_sheet=False)
            if found := next_columns(sheet, page, columns):
                ask_roles(sheet, found)
                yield found, [*titles, *page.rows[found.last + 1 :]]
                columns = found.going_on()
            else:
                sheet.beside.append(page)
            continue
        named = bool(titles) and _names_table(rows[n - 1])
        if named and MAX in columns.at and is_heading_again(row, columns):
            again = replace(columns.going_on(), last=n)
        elif not (row.words or _is_of_heading(row, columns)):
            again = columns_at(rows, n)
        if again is None or _is_data(row, columns) or _is_numbered(row, columns):
            n += 1
            continue
        yield columns, rows[begun : n - len(titles)]
        columns, begun = again, again.last + 1 - len(titles)
        rows = [*rows[:begun], *titles, *rows[again.last + 1 :]]
        n = again.last + 1
    yield columns, rows[begun:]


def _titles(above: Sequence[PageRow]) -> list[PageRow]:
    """The words alone right above headings, and the numbered ones above these: `II. Phần riêng`, `A. Các phòng`."""
    outer = takewhile(lambda one: parts(split_code(alone(one))[0]), reversed(above[:-1]))
    return [as_words(one) for one in [*reversed([*outer]), *above[-1:]] if alone(above[-1])]


def _names_table(row: PageRow) -> bool:
    """Whether words alone above headings are a name; `Mỗi buổi được 2 điểm` is of the criterion above."""
    name = alone(row)
    return bool(name) and bool(split_code(name)[0] or list_words(name)[0] or not says_points(name))


def _is_of_heading(row: PageRow, columns: ScaleColumns) -> bool:
    """Headings that come again on each page, or the numbers of the columns."""
    return is_heading_again(row, columns) or is_numbering(row)


def _take_part(
    sheet: ScaleLines, rows: Sequence[PageRow], columns: ScaleColumns, table: int
) -> None:
    rows = _reshaped(rows, columns)
    owners = owners_of(sheet.lines, rows, columns)
    settle_things(rows, columns, owned=bool(owners))
    owns = bool(columns.areas) and owns_numbers(rows, columns, columns.areas[0])
    without_headings(rows, columns)
    ask_remarks(sheet, columns, without_remarks(rows, columns))
    levels = level_columns(rows, columns)
    told = said_to_be_levels(columns, levels)
    _say_what_columns_hold(rows, columns, levels)
    tell_columns(sheet, rows, columns)
    ask_rules_in_headings(sheet, columns)
    if not owners:
        ask_on_top(sheet, rows, columns)
    columns.scored = frozenset(scored(rows, columns))
    begun = len(sheet.lines)
    points = {role: c for role, c in columns.at.items() if role in (MAX, LEVEL, *GIVEN)}
    of = owners[0].table if owners else table
    sheet.heads |= {(of, role): heading_of(columns, c) for role, c in points.items()}
    titled = says_maxima(columns) and all(line.paragraph for line in sheet.lines)
    taking = _Taking(sheet, columns, table, levels, told, owns, titled, [""] * len(columns.areas))
    taking.rivals = rival_columns(rows, columns)
    for row in rows:
        if not row.is_blank:
            taking.take(row)
    ask_passed_over(sheet, columns, taking.passed)
    if owners:
        join_owners(sheet, begun, owners)
    else:
        _head_list(sheet, begun, columns)


def _reshaped(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """The rows with one criterion, level or item in each, whatever way the table is laid out; settles
    what `columns` are for on the way."""
    rows = [row for row in rows if row.words or not _is_of_heading(row, columns)]
    rows = numbered_names(written_out(rows), columns)
    rows = percents_as_points(rules_behind_names(rows, columns), columns)
    rows = limits_as_words(bounds_as_words(rows, columns), columns)
    rows = rates_as_words(rows, columns)
    rows = signed(one_by_one(rows, columns), columns)
    find_numbers(rows, columns)
    rows = with_best(rows, columns)
    rows = parts_beside(above_parts(given_apart(rows, columns), columns), columns)
    rows = without_periods(names_in_place(rows, columns), columns)
    without_grounds(rows, columns)
    find_products(rows, columns)
    rows = above_sums(rows, columns)
    settle_points(rows, columns)
    rows = one_name(rows, columns)
    split_text(rows, columns)
    find_area(rows, columns)
    find_levels(rows, columns)
    return rows


def _say_what_columns_hold(
    rows: Sequence[PageRow], columns: ScaleColumns, levels: Sequence[tuple[int, str]]
) -> None:
    """Notes of the columns without a use which of them hold levels, signs and rules."""
    columns.levels = frozenset(column for column, _ in levels)
    columns.saying = frozenset(saying_themselves(rows, columns))
    columns.ruling = frozenset(
        c for c, _ in columns.unused if any(says_points(one.text(c)) for one in rows)
    )
    columns.telling = frozenset(telling(rows, columns)) | columns.levels


_UNMARKED = re.compile(
    r"\b(?:diem|khong (?:duoc |bi |co )?(?:tinh|cham|xet|dat)|neu|moi lan|tru \d|phat \d)\b",
    re.IGNORECASE,
)
"""What says a rule in words typed without any marks, of which nothing else is known."""


@dataclass(slots=True)
class _Taking:
    """The rows of one table on their way to the lines of the sheet."""

    sheet: ScaleLines
    columns: ScaleColumns
    table: int
    levels: Sequence[tuple[int, str]]
    told: bool
    """The headings say that these columns hold levels."""
    owns: bool
    """The numbers are those of the groups in a column of their own."""
    titled: bool
    """Nothing but names stands above a column that says that it holds the maxima."""
    groups: list[str]
    """The names of the groups that the last row is in, outermost first; "" where there is none yet."""
    rule: str = ""
    """The cell of rules that may reach down to the next row."""
    listed: bool = False
    """The rows stand in a list of what is given or taken."""
    rivals: frozenset[int] = frozenset()
    """The columns whose rules may be meant one instead of the other."""
    passed: dict[int, PageRow] = field(default_factory=dict)
    """The columns whose words went unread, each with the first such row."""

    def take(self, row: PageRow) -> None:
        """Adds the line of a row, below the names of the groups that begin with it."""
        if row.words:
            line = read_paragraph(row, 0)
        else:
            line = read_line(row, self.columns, listed=self.listed)
        line.no_list = self.titled and line.paragraph and is_title(line)
        self.listed = bool(list_words(line.text)[0]) or (self.listed and not line.max)
        self.rule = _reaching(self.rule, row, self.columns, line)
        line.n, line.table, line.listed = len(self.sheet.lines), self.table, self.columns.is_list
        if not row.words:
            self._look_beside(row, line)
        self._doubt(row, line)
        if row.left_out:
            line.table = -1
            if row.left_out == HIDDEN and (line.has_figure or says_points(joined_words(line))):
                line.doubts = [HIDDEN]
                self.sheet.ask(line)
            else:
                self.sheet.aside.append(line)
            return
        if not row.words:
            if not line.text:
                self._name_total(row, line)
            self._begin_groups(row, line)
        if self.owns and line.max and line.text and not row.box(self.columns.of(TEXT)).left:
            if row.text(self.columns.of(CODE)):  # the group's, and none of the row's own
                line.code, line.text = split_code(line.text)
            line.code = line.code or "-"
        if line.code or line.text or line.how or line.has_figure:
            self.sheet.lines.append(line)
        if not row.words:
            self.passed = dict.fromkeys(passed_over(line, row, self.columns), row) | self.passed

    def _look_beside(self, row: PageRow, line: Line) -> None:
        """What the columns of levels say of a line, and what stands beside a total."""
        of_none = bool(line.text) and not (line.max or self.listed)
        beside = levels_in_words(row, self.levels, self.columns, of_none=of_none)
        line.how = "\n".join(text for text in (line.how, *beside) if text)
        if beside and not self.told:
            line.doubts.append("columns")
        if any(not says_points(one) for one in beside):
            line.doubts.append("level_worth")
        if any(says_points(row.text(column)) for column in self.rivals):
            line.doubts.append("columns")
        line.cells = tuple(cells_of(line, row, self.columns))
        if _shares_maximum(row, self.columns, self.sheet.lines[-1:], line):
            self.sheet.lines[-1].doubts.append("shared_max")
        if is_total(line):
            self.sheet.aside += words_beside(line, row, self.columns)

    @staticmethod
    def _doubt(row: PageRow, line: Line) -> None:
        """Notes what the look of a row leaves in doubt: struck out, mistyped, for some units alone."""
        if "struck" not in line.doubts and any(box.doubt == "struck" for box in row.boxes):
            line.doubts.append("struck")
        if likely_text(line.text) is not None:
            line.doubts.append("encoding")
        words = f"{line.text} {line.how}"
        if words.isascii() and _UNMARKED.search(words):
            line.doubts.append("words")
        if line.code and FOR_SOME.search(line.text):
            line.doubts.append("for_whom")

    def _name_total(self, row: PageRow, line: Line) -> None:
        """`Tổng` in a column of the names of groups, or of levels."""
        line.text = next((row.text(c) for c in self.columns.areas if row.text(c)), "")
        if not line.text and line.max and is_total(replace(line, text=line.how)):
            line.text, line.how = line.how, ""

    def _begin_groups(self, row: PageRow, line: Line) -> None:
        """Adds the headings of the groups that begin with a row."""
        areas, lines = self.columns.areas, self.sheet.lines
        for depth, column in enumerate(areas):
            if row.text(column) in ("", self.groups[depth], line.text):
                continue
            self.groups[depth:] = [row.text(column), *[""] * (len(areas) - depth - 1)]
            number = line.code if self.owns and not depth else ""
            lines.append(_area(row, column, line, number, depth))
            if self.columns.sums >= 0 and column == areas[-1] and not lines[-1].max:
                lines[-1].max = read_figure(row.text(self.columns.sums))
            line.n += 1


def _shares_maximum(
    row: PageRow, columns: ScaleColumns, before: Sequence[Line], line: Line
) -> bool:
    """Whether one cell of points reaches from a criterion down over the next."""
    own = parts(line.code)
    reaches = row.box(columns.of(MAX)).above and line.text and not line.max
    return bool(reaches and own and before and before[0].max) and siblings(
        parts(before[0].code), own
    )


def _area(row: PageRow, column: int, below: Line, number: str, depth: int) -> Line:
    """The heading that the name of an area is, above the first of its criteria."""
    code, text = ("", row.text(column)) if number else split_code(row.text(column))
    line = Line(below.n, cell_place(row, column), row.line, number or code, text, area=True)
    line.inner = depth
    line.table, line.cells = below.table, (row.text(column),)
    max_in_text(line)
    max_behind_name(line, points_behind(text))
    return line


def _reaching(rule: str, row: PageRow, columns: ScaleColumns, line: Line) -> str:
    """A cell of rules that reaches down over several criteria holds for each; gives the cell's words
    for the next row."""
    how = columns.of(HOW)
    reaches = how >= 0 and row.box(how).above and line.max and line.text and not line.covered
    if reaches and not line.how:
        line.how, line.shares_rule = rule, True
    return row.text(how) if how >= 0 and not row.box(how).above else rule


def _head_list(sheet: ScaleLines, begun: int, columns: ScaleColumns) -> None:
    """`Lỗi vi phạm | Điểm trừ`: a table that only takes off, or only adds, is one list; it gets the
    heading that others of its kind have."""
    sides = [role for role in GIVEN if columns.of(role) >= 0]
    lines = sheet.lines[begun:]
    if not sides or columns.of(MAX) >= 0 or any(line.max or line.level for line in lines):
        return
    valued = [
        line
        for line in lines
        if (line.bonus or line.deduct).value is not None or says_points(line.how)
    ]
    if not valued or any(list_words(line.text)[0] for line in lines[:2]):
        return
    head = Line(
        0,
        valued[0].place,
        valued[0].row,
        "",
        LIST_HEADINGS[sides[0] if len(sides) == 1 else EITHER],
    )
    head.table, head.listed = valued[0].table, columns.is_list
    above = sum(line.paragraph for line in lines)
    if above and list_side(lines[above - 1], lines[above:]):
        return
    sheet.lines[begun:] = [*lines[:above], head, *lines[above:]]
    for n, line in enumerate(sheet.lines):
        line.n = n


def _is_numbered(row: PageRow, columns: ScaleColumns) -> bool:
    """`3 | Các nội dung được cộng điểm | Cộng tối đa 5 điểm`: a row with its number is no heading."""
    return ROW_CODE.fullmatch(row.text(columns.of(CODE))) is not None


def _is_data(row: PageRow, columns: ScaleColumns) -> bool:
    """A row with a figure among its points is no heading."""
    return any(
        read_figure(row.text(columns.of(role))).value is not None
        for role in (MAX, *GIVEN)
        if columns.of(role) >= 0
    )
