"""The lines of a scale's table, headings and blanks gone: which columns say what, and what was passed
over."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.excel.scale.draft.cells import (
    FOR_SOME,
    ask_on_top,
    ask_passed_over,
    ask_roles,
    asks,
    cells_of,
    heading_of,
    passed_over,
    planned,
    scored,
    tell_columns,
    words_beside,
)
from thidua.excel.scale.lists.list_headings import list_side
from thidua.excel.scale.lists.list_tables import list_at
from thidua.excel.scale.paper.pages import Page, PageRow, alone, as_words, cell_place
from thidua.excel.scale.rows.codes import parts, siblings, split_code
from thidua.excel.scale.rows.groups import is_title, is_total
from thidua.excel.scale.rows.line import (
    Line,
    LineFigure,
    ScaleLines,
    is_bare,
    list_words,
    max_behind_name,
    max_in_text,
    points_behind,
    read_figure,
)
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.conditions import read_dates, read_range
from thidua.excel.scale.speech.spellings import LISTED, spelled
from thidua.excel.scale.speech.text import CAP, NUMBER, even, figure
from thidua.excel.scale.tables.contents import (
    above_sums,
    find_area,
    find_levels,
    find_numbers,
    find_products,
    owns_numbers,
    saying_themselves,
    settle_points,
    split_text,
    telling,
    without_grounds,
    without_headings,
    without_reasons,
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
from thidua.excel.scale.tables.next_tables import (
    end_of_table,
    is_apart,
    join_owners,
    next_columns,
    owners_of,
)
from thidua.excel.scale.tables.reshaping import (
    above_parts,
    bounds_as_words,
    limits_as_words,
    names_in_place,
    one_by_one,
    parts_beside,
    without_periods,
    written_out,
)
from thidua.excel.scale.tables.roles import (
    BONUS,
    CODE,
    DEDUCT,
    DUE,
    EITHER,
    GIVEN,
    HOW,
    LEVEL,
    MAX,
    SELF,
    TEXT,
    UNIT,
    is_grade,
)
from thidua.excel.scale.tables.signs import said_under, side_of_either
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
        titles = [as_words(one) for one in rows[max(begun, n - 1) : n] if alone(one)]
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
    rows = [row for row in rows if row.words or not _is_of_heading(row, columns)]
    rows = limits_as_words(bounds_as_words(written_out(rows), columns), columns)
    rows = signed(one_by_one(rows, columns), columns)
    find_numbers(rows, columns)
    rows = with_best(rows, columns)
    rows = parts_beside(above_parts(given_apart(rows, columns), columns), columns)
    rows = without_periods(names_in_place(rows, columns), columns)
    without_grounds(rows, columns)
    find_products(rows, columns)
    rows = above_sums(rows, columns)
    settle_points(rows, columns)
    split_text(rows, columns)
    find_area(rows, columns)
    find_levels(rows, columns)
    owners = owners_of(sheet.lines, rows, columns)
    settle_things(rows, columns, owned=bool(owners))
    owns = bool(columns.areas) and owns_numbers(rows, columns, columns.areas[0])
    without_headings(rows, columns)
    without_reasons(rows, columns)
    levels = level_columns(rows, columns)
    told = said_to_be_levels(columns, levels)
    columns.levels = frozenset(column for column, _ in levels)
    columns.saying = frozenset(saying_themselves(rows, columns))
    columns.ruling = frozenset(
        c for c, _ in columns.unused if any(says_points(one.text(c)) for one in rows)
    )
    columns.telling = frozenset(telling(rows, columns)) | columns.levels
    tell_columns(sheet, rows, columns)
    if not owners:
        ask_on_top(sheet, rows, columns)
    columns.scored = frozenset(scored(rows, columns))
    begun, rule, listed = len(sheet.lines), "", False
    groups = [""] * len(columns.areas)
    passed: dict[int, PageRow] = {}
    points = {role: c for role, c in columns.at.items() if role in (MAX, LEVEL, *GIVEN)}
    of = owners[0].table if owners else table
    sheet.heads |= {(of, role): heading_of(columns, c) for role, c in points.items()}
    titled = says_maxima(columns) and all(line.paragraph for line in sheet.lines)
    for row in rows:
        if row.is_blank:
            continue
        line = read_paragraph(row, 0) if row.words else _line(row, columns, listed)
        line.no_list = titled and line.paragraph and is_title(line)
        listed = bool(list_words(line.text)[0]) or (listed and not line.max)
        rule = _reaching(rule, row, columns, line)
        if not row.words:
            of_none = bool(line.text) and not (line.max or listed)
            beside = levels_in_words(row, levels, columns, of_none=of_none)
            line.how = "\n".join(text for text in (line.how, *beside) if text)
            if beside and not told:
                line.doubts.append("columns")
            if any(not says_points(one) for one in beside):
                line.doubts.append("level_worth")
            line.cells = tuple(cells_of(line, row, columns))
            if _shares_maximum(row, columns, sheet.lines[-1:], line):
                sheet.lines[-1].doubts.append("shared_max")
        line.n, line.table, line.listed = len(sheet.lines), table, columns.is_list
        if is_total(line) and not row.words:
            sheet.aside += words_beside(line, row, columns)
        if "struck" not in line.doubts and any(box.doubt == "struck" for box in row.boxes):
            line.doubts.append("struck")
        if likely_text(line.text) is not None:
            line.doubts.append("encoding")
        if line.code and FOR_SOME.search(line.text):
            line.doubts.append("for_whom")
        if row.hidden:
            line.table = -1
            sheet.aside.append(line)
            continue
        if not (row.words or line.text):  # `Tổng` in a column of the names of groups, or of levels
            line.text = next((row.text(c) for c in columns.areas if row.text(c)), "")
            if not line.text and line.max and is_total(replace(line, text=line.how)):
                line.text, line.how = line.how, ""
        for depth, column in enumerate(() if row.words else columns.areas):
            if row.text(column) in ("", groups[depth], line.text):
                continue
            groups[depth:] = [row.text(column), *[""] * (len(groups) - depth - 1)]
            number = line.code if owns and not depth else ""
            sheet.lines.append(_area(row, column, line, number, depth))
            if columns.sums >= 0 and column == columns.areas[-1] and not sheet.lines[-1].max:
                sheet.lines[-1].max = read_figure(row.text(columns.sums))
            line.n += 1
        if owns and line.max and line.text and not row.box(columns.of(TEXT)).left:
            line.code = "-"
        if line.code or line.text or line.how or line.has_figure:
            sheet.lines.append(line)
        if not row.words:
            passed = dict.fromkeys(passed_over(line, row, columns), row) | passed
    ask_passed_over(sheet, columns, passed)
    if owners:
        join_owners(sheet, begun, owners)
    else:
        _head_list(sheet, begun, columns)


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
        0, valued[0].place, valued[0].row, "", _HEADS[sides[0] if len(sides) == 1 else EITHER]
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


def read_paragraph(row: PageRow, n: int) -> Line:
    """The line that a paragraph beside the tables is."""
    code, text = split_code(row.text(0))
    line = Line(n, row.place, 0, code, text, paragraph=True)
    max_in_text(line)
    return line


_HEADS = {DEDUCT: "Điểm trừ", BONUS: "Điểm cộng", EITHER: "Thưởng, phạt"}


def _is_rule(role: str, text: str, line: Line) -> bool:
    """Whether a cell of a points column holds a rule in words: `100%: 10; dưới 100%: 5`, `Hội đồng
    xem xét` beside a criterion's maximum."""
    beside = role in GIVEN and bool(line.max)
    return says_points(text) or beside or (role == LEVEL and re.search(r"\d", text) is not None)


_AMOUNT = re.compile(r"[-+–−]?\s*\d")
_WEIGHT = re.compile(r"(?:trọng số|tỷ trọng)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][a-zà-ỹđ]+")
"""`Cộng` in the column of the numbers: a word, not a number."""


def _line(row: PageRow, columns: ScaleColumns, listed: bool) -> Line:
    """`listed`: the row stands in a list, whose heading says what its figures are."""
    text_at = columns.of(TEXT)
    code = row.text(columns.of(CODE)) if columns.of(CODE) >= 0 else ""
    text = row.text(text_at)
    if row.box(text_at).left and not text:  # the words stand in a cell that theirs is merged with
        at = text_at
        while at > 0 and row.box(at).left:
            at -= 1
        text = row.text(at)
        code = "" if at == columns.of(CODE) else code
    if not code:
        code, text = split_code(text)
    elif " " in code and text and is_grade(code):
        code, text = "", f"{code}: {text}"  # `Mức 1 | Đạt đủ số buổi`: a level
    elif "\n" in text and parts(split_code(text)[0]) == parts(code):
        text = split_code(text)[1]  # `1 | Tiêu chí 1` above the name in one cell
    elif not text and (len(code) > 6 or _WORD.fullmatch(code)):
        code, text = split_code(code)
    amount = ""
    told = list_words(code)[0] or (_AMOUNT.match(text) and says_points(text))
    if len(code) > 6 and " " in code and text and told:
        (code, text), amount = split_code(code), text  # `Được tỉnh khen | 5 điểm`, without a number
    line = Line(0, cell_place(row, text_at), row.line, code.strip(), text.strip())
    how = columns.of(HOW)
    worth = read_figure(row.text(columns.of(MAX))).value if columns.of(MAX) >= 0 else None
    over = "" if listed else columns.over(how, row.text(how))
    line.how = f"{amount}\n{said_under(over, row.text(how), worth)}".strip()
    line.covered = row.box(text_at).above
    points = (
        columns.of(MAX) if MAX in columns.at else min(map(columns.of, GIVEN), key=lambda c: c < 0)
    )
    line.wide = points > text_at and row.box(points).left
    for role in (MAX, LEVEL, *GIVEN):
        column = columns.of(role)
        if column < 0:
            continue
        box = row.box(column)
        found = read_figure(
            box.text.rstrip("% ") if _WEIGHT.match(columns.own.get(column, "")) else box.text
        )
        if role in GIVEN and found and list_words(line.text)[0] and CAP.fullmatch(even(box.text)):
            line.how, found = f"{line.how}\n{box.text}".strip(), LineFigure()  # a list's limit
        if found and found.value is None and _is_rule(role, box.text, line):
            behind = role in GIVEN and _AMOUNT.match(box.text) and not says_points(line.how)
            mark = ": " if behind else "\n"  # `Đi muộn: 1 điểm/lần`
            said = said_under(_HEADS.get(role, ""), box.text, None)
            line.how, found = f"{line.how}{mark}{said}".strip(": \n"), LineFigure()
        signed = role in GIVEN or box.text.strip()[:1] in ("+", "-", "–", "−")
        if signed and found.value is not None and not found.per:
            found = replace(found, per=columns.per(column))
        if role == EITHER:
            line.unsigned, role = side_of_either(columns.own.get(column, ""), found.raw)
        if role == MAX and box.text.strip()[:1] == "+" and columns.of(BONUS) < 0:
            role = BONUS  # `+5` is given on top, and nothing that can be had
        setattr(line, role, found)
        if box.doubt and box.text:
            line.doubts.append(box.doubt)
    for words, points in columns.pairs:
        if row.text(words) and row.text(points):
            line.how = (
                f"{line.how}\n{row.text(words).strip(' .;:')}: {row.text(points)} điểm".strip()
            )
    for column in columns.beside():
        over = "" if listed else columns.over(column, row.text(column))
        said = said_under(over, row.text(column), worth)
        said = spelled(said, LISTED) if listed else said  # `mỗi cách thêm 3`
        stated = (
            "điểm" in even(said).casefold()
            and column != columns.at.get(SELF)
            and not line.has_figure
        )
        if (not is_bare(said) or stated) and (says_points(said) or _shares_out(said, line.max)):
            apart = line.how and line.max and read_figure(said).per and not says_points(line.how)
            line.doubts += ["sign"] if apart else []  # `Vắng họp | 2 điểm/buổi`: given, or taken?
            line.how = f"{line.how}\n{said}".strip()
    if _says_again(line):
        line.how = ""
    _due_by(line, row.text(columns.of(DUE)))
    _counted_by(line, row, columns)
    others = {*range(len(row.boxes))} - {text_at, *map(columns.of, (MAX, LEVEL, *GIVEN))}
    targets = (row.text(c) for c in sorted(others) if asks(columns, c))
    line.target = planned(targets, row.text(columns.of(UNIT)))
    if line.level and not line.how and is_total(replace(line, max=line.level)):
        line.max, line.level = line.level, LineFigure()
    unnumbered = columns.of(MAX) >= 0 and not parts(line.code)
    if not (
        line.max or (unnumbered and (line.bonus or line.deduct))
    ):  # `Vắng họp (tối đa 4đ) | 1`: the limit of an amount
        max_in_text(line)
    return line


def _due_by(line: Line, said: str) -> None:
    """`15/6` in a column `Hạn nộp`, beside what lateness costs."""
    days = read_dates(even(said))[0]
    scores = says_points(line.how) or line.deduct
    if days and scores and not read_dates(even(line.how))[0]:
        line.how = f"Hạn {said.removeprefix('Hạn ')}; {line.how}".strip(" ;")


def _says_again(line: Line) -> bool:
    """`Hoàn thành từ 90% đến dưới 100% | 90 - <100%`: a level's bounds, and no more, said twice."""
    own, beside = read_range(even(line.text)), read_range(even(line.how))
    return (
        own is not None
        and beside is not None
        and own[0] == beside[0]
        and not re.search(r"\w", beside[1])
    )


def _shares_out(text: str, top: LineFigure) -> bool:
    """`Xuất sắc 40, khá 30` beside a criterion worth 40: points without the word for them."""
    found = [figure(match) for match in re.findall(NUMBER, even(text))]
    known = len(found) > 1 and top.value is not None and top.value in found
    return known and not read_dates(even(text))[0]  # `05/12` beside 5


_EACH = re.compile(
    r"(?:(?:tính )?(?:cho |trên |với )?(?:mỗi|một|từng|01|1)\s+|/\s*)(?P<per>[^\W\d_]+(?: [^\W\d_]+){0,3})",
    re.IGNORECASE,
)


def _counted_by(line: Line, row: PageRow, columns: ScaleColumns) -> None:
    """`mỗi lần` in a column beside a bonus or a deduction (remarks, unit): so much for each."""
    for column, _ in columns.unused:
        said = even(row.text(column))
        match = _EACH.fullmatch(said)
        unit = column == columns.of(UNIT) and re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+){0,3}", said)
        per = match["per"] if match else said if unit and said.casefold() != "điểm" else ""
        for role in (BONUS, DEDUCT, MAX):
            figure_ = getattr(line, role)
            goes_on = role != MAX or said.startswith("/")  # `20 | /vụ`
            line.each = per if per and match and not goes_on else line.each
            if per and goes_on and figure_.value is not None and not figure_.per:
                setattr(line, role, LineFigure(figure_.raw, figure_.value, per))
