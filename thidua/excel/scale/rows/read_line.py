"""The line that one row of a table is, or one paragraph: its number, words, rule and figures."""

import re
from collections.abc import Iterator
from dataclasses import replace

from thidua.excel.scale.draft.cells import asks, planned
from thidua.excel.scale.paper.pages import WORDS, PageRow, alone, cell_place
from thidua.excel.scale.rows.codes import parts, split_code
from thidua.excel.scale.rows.footnotes import mark_in
from thidua.excel.scale.rows.groups import is_title, is_total, names_all
from thidua.excel.scale.rows.line import (
    Line,
    LineFigure,
    gives_shares,
    is_bare,
    list_words,
    max_behind_name,
    max_in_text,
    read_figure,
    read_span,
)
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.conditions import read_dates, read_range
from thidua.excel.scale.speech.spellings import LISTED, spelled
from thidua.excel.scale.speech.text import CAP, even
from thidua.excel.scale.tables.headings import ScaleColumns
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

LIST_HEADINGS = {DEDUCT: "Điểm trừ", BONUS: "Điểm cộng", EITHER: "Thưởng, phạt"}
"""What lists of each kind are headed by, where a table has no heading of its own."""


def read_paragraph(row: PageRow, n: int) -> Line:
    """The line that a paragraph beside the tables is."""
    code, text = split_code(row.text(0))
    line = Line(n, row.place, 0, code, text, paragraph=True)
    max_in_text(line)
    if _TABLE.fullmatch(code) and not line.max and (is_title(line) or names_all(line)):
        line.code, line.text = "", row.text(0)  # `Bảng 1: Khung điểm` above everything
    if not code:
        max_behind_name(line)  # `Cộng phần I: 60 điểm`
    return line


_TABLE = re.compile(r"(?:bảng|biểu)(?: số)? 0?1", re.IGNORECASE)
"""The first of several tables: a later one's number says that it goes on with the scale."""


def _is_rule(role: str, text: str, line: Line) -> bool:
    """Whether a cell of a points column holds a rule in words: `100%: 10; dưới 100%: 5`, `Hội đồng
    xem xét` beside a criterion's maximum."""
    beside = role in GIVEN and bool(line.max)
    return says_points(text) or beside or (role == LEVEL and re.search(r"\d", text) is not None)


_AMOUNT = re.compile(r"[-+–−]?\s*\d")
_OTHER_SIGNS = {DEDUCT: ["+"], BONUS: ["-", "–", "−"]}
_WEIGHT = re.compile(r"(?:trọng số|tỷ trọng)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][a-zà-ỹđ]+")
"""`Cộng` in the column of the numbers: a word, not a number."""


def read_line(row: PageRow, columns: ScaleColumns, *, listed: bool) -> Line:
    """The line that a row is; `listed`: it stands in a list, whose heading says what its figures are."""
    line = _named(row, columns)
    how = columns.of(HOW)
    line.how = f"{line.how}\n{_said(row, columns, how, listed)}".strip()
    for role in (MAX, LEVEL, *GIVEN):
        if columns.of(role) >= 0:
            _take_figure(line, row, columns, role, listed=listed)
    for words, points in columns.pairs:
        if row.text(words) and row.text(points):
            level = f"{row.text(words).strip(' .;:')}: {row.text(points)} điểm"
            line.how = f"{line.how}\n{level}".strip()
    for column in columns.beside():
        said, scored = _said(row, columns, column, listed), column == columns.at.get(SELF)
        if is_bare(row.text(column)) and said != row.text(column):
            _take_amount(line, said, row.text(column), scored)
        else:
            _take_beside(line, said, scored, listed)
    marks = (mark_in(row.text(column)) for column in (how, *columns.beside()) if column >= 0)
    line.mark = next(filter(None, marks), "")
    if _says_again(line):
        line.how = ""
    _due_by(line, row.text(columns.of(DUE)))
    _counted_by(line, row, columns)
    line.target = planned(_targets(row, columns), row.text(columns.of(UNIT)))
    if line.level and not line.how and is_total(replace(line, max=line.level)):
        line.max, line.level = line.level, LineFigure()
    unnumbered = columns.of(MAX) >= 0 and not parts(line.code)
    limits = unnumbered and (line.bonus or line.deduct)  # `Vắng họp (tối đa 4đ) | 1`
    if not (line.max or limits):
        max_in_text(line)
    return line


def _named(row: PageRow, columns: ScaleColumns) -> Line:
    """The line with its number, name and place; the points of `Được tỉnh khen | 5 điểm`, where a name stands in
    the column of the numbers, begin its rule."""
    text_at = columns.of(TEXT)
    at = text_at  # whose words the cell of the names shows: its own, or those it is merged with
    while at > 0 and row.box(at).left and (at < text_at or not row.text(text_at)):
        at -= 1
    in_code = at != text_at and at == columns.of(CODE)
    code = row.text(columns.of(CODE)) if columns.of(CODE) >= 0 and not in_code else ""
    code, text = _number_and_name(code, row.text(at))
    amount = ""
    told = list_words(code)[0] or (_AMOUNT.match(text) and says_points(text))
    if len(code) > 6 and " " in code and text and told:
        (code, text), amount = split_code(code), text  # `Được tỉnh khen | 5 điểm`, without a number
    line = Line(0, cell_place(row, text_at), row.line, code.strip(), text.strip(), how=amount)
    line.covered = row.box(text_at).above
    points = (
        columns.of(MAX) if MAX in columns.at else min(map(columns.of, GIVEN), key=lambda c: c < 0)
    )
    before = text and alone(row) and not row.text(text_at)  # a sentence from the first column on
    line.wide = points > text_at and bool(row.box(points).left or before)
    return line


def _number_and_name(code: str, text: str) -> tuple[str, str]:
    """What stands in the columns of the numbers and names, each where it belongs."""
    if not code:
        return split_code(text)
    if " " in code and text and is_grade(code):
        return "", f"{code}: {text}"  # `Mức 1 | Đạt đủ số buổi`: a level
    if "\n" in text and parts(split_code(text)[0]) == parts(code):
        return code, split_code(text)[1]  # `1 | Tiêu chí 1` above the name in one cell
    if not text and (len(code) > 6 or _WORD.fullmatch(code)):
        return split_code(code)
    return code, text


def _said(row: PageRow, columns: ScaleColumns, column: int, listed: bool) -> str:
    """What a cell of rules says under its heading; in a list the list's heading says it."""
    own = row.text(column)
    worth = read_figure(row.text(columns.of(MAX))).value if columns.of(MAX) >= 0 else None
    return said_under("" if listed else columns.over(column, own), own, worth)


def _take_figure(
    line: Line, row: PageRow, columns: ScaleColumns, role: str, *, listed: bool
) -> None:
    """The figure of a points column at the line; a rule or a limit in its place goes to the rule."""
    column = columns.of(role)
    box = row.box(column)
    weight = _WEIGHT.match(columns.own.get(column, ""))
    found = read_figure(box.text.rstrip("% ") if weight else box.text)
    if role == MAX and found.value is None and (span := read_span(box.text)):
        found = span
        line.doubts.append("spread")
    if role in GIVEN and found and list_words(line.text)[0] and CAP.fullmatch(even(box.text)):
        line.how, found = f"{line.how}\n{box.text}".strip(), LineFigure()  # a list's limit
    if found and found.value is None and _is_rule(role, box.text, line):
        behind = role in GIVEN and _AMOUNT.match(box.text) and not says_points(line.how)
        mark = ": " if behind else "\n"  # `Đi muộn: 1 điểm/lần`
        said = said_under(LIST_HEADINGS.get(role, ""), box.text, None)
        line.how, found = f"{line.how}{mark}{said}".strip(": \n"), LineFigure()
    is_signed = role in GIVEN or box.text.strip()[:1] in ("+", "-", "–", "−")
    if is_signed and found.value is not None and not found.per:
        found = replace(found, per=columns.per(column))
    if role == EITHER:
        line.unsigned, role = side_of_either(columns.own.get(column, ""), found.raw)
    if (
        not listed
        and found.value is not None
        and box.text.strip()[:1] in _OTHER_SIGNS.get(role, [])
    ):
        line.doubts.append("sign")  # `Điểm 10 | +2` below `Mức trừ`
    if role == MAX and box.text.strip()[:1] == "+" and columns.of(BONUS) < 0:
        role = BONUS  # `+5` is given on top, and nothing that can be had
    setattr(line, role, found)
    if box.doubt and box.text:
        line.doubts.append(box.doubt)


def _take_amount(line: Line, said: str, text: str, scored: bool) -> None:
    """`2` under `Vi phạm trừ`, a heading that says of it what the columns of bonuses and deductions do."""
    role = DEDUCT if said.startswith("trừ") else BONUS
    if not (scored or getattr(line, role)):
        setattr(line, role, read_figure(text))


def _take_beside(line: Line, said: str, scored: bool, listed: bool) -> None:
    """What a column without a use says of points, in a list spelled out (`mỗi cách thêm 3`); `scored`:
    people score in that column."""
    said = spelled(said, LISTED) if listed else said
    stated = "điểm" in even(said).casefold() and not (scored or line.has_figure)
    if (is_bare(said) and not stated) or not (says_points(said) or gives_shares(said, line.max)):
        return
    if line.how and line.max and read_figure(said).per and not says_points(line.how):
        line.doubts.append("sign")  # `Vắng họp | 2 điểm/buổi`: given, or taken?
    line.how = f"{line.how}\n{said}".strip()


def _targets(row: PageRow, columns: ScaleColumns) -> Iterator[str]:
    """What the columns say that ask for an amount (`Chỉ tiêu`, `Kế hoạch`)."""
    others = {*range(len(row.boxes))} - {columns.of(r) for r in (TEXT, MAX, LEVEL, *GIVEN)}
    yield from (row.text(column) for column in sorted(others) if asks(columns, column))


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


_EACH = re.compile(
    r"(?:(?:tính )?(?:cho |trên |với )?(?:mỗi|một|từng|01|1)\s+|(?:điểm\s*)?/\s*)(?P<per>[^\W\d_]+(?: [^\W\d_]+){0,3})",
    re.IGNORECASE,
)


_BY = re.compile(r"tính (?:theo|cho|trên)\b|đơn vị tính điểm", re.IGNORECASE)
"""Over a column of what the points beside it are for."""
_WHOLE = re.compile(r"(?:cả |toàn )?(?:năm|kỳ|học kỳ|năm học)|điểm", re.IGNORECASE)


def _counted_by(line: Line, row: PageRow, columns: ScaleColumns) -> None:
    """`mỗi lần` in a column beside a bonus or a deduction (remarks, unit): so much for each."""
    for column, _ in columns.unused:
        said = even(row.text(column))
        match = _EACH.fullmatch(said)
        unit = column == columns.of(UNIT) and re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+){0,3}", said)
        per = match["per"] if match else said if unit and said.casefold() != "điểm" else ""
        if _BY.match(columns.own.get(column, "")) and WORDS.search(said) and not per:
            line.each = "" if _WHOLE.fullmatch(said) else said  # `Tính theo | Bài`
        for role in (BONUS, DEDUCT, MAX):
            figure_ = getattr(line, role)
            goes_on = role != MAX or said.startswith("/")  # `20 | /vụ`
            line.each = per if per and match and not goes_on else line.each
            if per and goes_on and figure_.value is not None and not figure_.per:
                setattr(line, role, LineFigure(figure_.raw, figure_.value, per))
