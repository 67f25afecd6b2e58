"""What of a file the draft must hold, cell by cell, and what is named as not used."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import prod

from thidua.excel.scale.paper.pages import WORDS, PageRow, cell_place
from thidua.excel.scale.rows.codes import parts
from thidua.excel.scale.rows.groups import is_total
from thidua.excel.scale.rows.line import Line, ScaleLines, is_bare, read_figure
from thidua.excel.scale.rows.line_words import factor_in
from thidua.excel.scale.rows.placing import WHOLES
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.conditions import NAMED
from thidua.excel.scale.speech.text import CAP, NUMBER, even, phrase
from thidua.excel.scale.speech.things import TURNS, loaded
from thidua.excel.scale.speech.vocabulary import BODIES
from thidua.excel.scale.tables.headings import ScaleColumns, says_maxima
from thidua.excel.scale.tables.holding import ROW_CODE
from thidua.excel.scale.tables.next_tables import calls_criteria
from thidua.excel.scale.tables.remarks import is_scored, scores, tells_why
from thidua.excel.scale.tables.roles import (
    BESIDE,
    BONUS,
    CODE,
    DEDUCT,
    DUE,
    EVIDENCE,
    FACTOR,
    FLOOR,
    GIVEN,
    HOW,
    LEVEL,
    MAX,
    NOTE,
    SELF,
    TARGET,
    TEXT,
    UNIT,
    UNITS_OWN,
    VERIFIER,
    is_grade,
    of_units,
    plain,
    role_of,
)
from thidua.text.numbers import trimmed


def asks(columns: ScaleColumns, column: int) -> bool:
    """Whether a column holds what a plan asks for."""
    return bool(TARGET.match(columns.own.get(column, "")))


def planned(cells: Iterable[str], unit: str) -> str:
    """`85` in a column of what the plan asks for, with its unit, where one stands beside it."""
    said = next((one for one in cells if "%" in one or read_figure(one).value is not None), "")
    return f"{said} {unit}".strip() if said and "%" not in said else said


def cells_of(line: Line, row: PageRow, columns: ScaleColumns) -> Iterator[str]:
    """The texts of a row that the draft must hold: not its number, nor what people score in and
    prove it by (theirs). A figure below a heading that nobody knows is told, and words in a row
    that has nothing else."""
    used = columns.used() | columns.levels
    values = [read_figure(row.text(column)).value for column in columns.factors]
    multiplied = None not in values and prod(map(Fraction, values)) == line.max.value  # type: ignore[arg-type]
    if columns.factors and multiplied and 1 not in values and _before_factor(line):
        line.doubts.append("factor")
    passed = {columns.of(CODE), columns.sums, *columns.areas, *columns.again}
    passed.update(columns.factors if multiplied else ())
    bare = not (line.text or line.how)
    # A row of nothing but figures may be what the levels of the row above are worth.
    apart = bare and not (line.code or line.has_figure or line.covered)
    filled = [c for c, role in columns.roles.items() if role == SELF and is_bare(row.text(c))]
    for column, box in enumerate(row.boxes):
        role = columns.roles.get(column, "")
        if not box.text or box.above or box.left or column in passed:
            continue
        points = "điểm" in box.text.casefold() and not (role == SELF and is_bare(box.text))
        known = role in (*BESIDE, CODE) and not (points or (role == DUE and box.text in line.how))
        known &= not (role == NOTE and column in columns.ruling and says_points(box.text))
        if role == SELF and column not in columns.scored:
            known = False  # `Đạt` beside `Khá`: a level, or a score?
        known |= _is_unit(columns, column)
        plan = asks(columns, column)
        is_figure = read_figure(box.text).value is not None and not plan
        known &= not (apart and column in filled and len(filled) > 1)
        if column in used or (not known and box.text in line.how):
            yield box.text
        elif _rules(own := columns.own.get(column, ""), even(box.text)):
            line.doubts.append("beside")
        elif _FOR_WHOM.match(own) and not _FOR_ALL.fullmatch(box.text.casefold()):
            line.doubts.append("for_whom")
        elif column in columns.reasons:
            known = is_scored(row, columns) and tells_why(box.text)
            line.doubts += ["beside"] if scores(row, column, columns) and not known else []
        elif is_figure and _is_weight_of_one(columns, column, box.text):
            continue
        elif (is_figure and not known) or (
            bare and not is_figure and role in ("", SELF, TEXT, HOW)
        ):
            line.text = line.text or box.text
            line.doubts.append("beside")
        elif not (
            known or is_figure or role == SELF or (box.text and line.target.startswith(box.text))
        ) and (not plan or "%" in box.text):
            yield box.text


def _is_weight_of_one(columns: ScaleColumns, column: int, text: str) -> bool:
    """`Trọng số | 1`: changes no points."""
    return read_figure(text).value == 1 and bool(FACTOR.search(plain(columns.own.get(column, ""))))


def _is_unit(columns: ScaleColumns, column: int) -> bool:
    """`Phòng Đào tạo` beside what all can have: a unit's own points, asked about once, at the heading."""
    heads = (columns.own.get(one, "") for one in (columns.of(MAX), column))
    return [*map(of_units, heads)] == [False, True]


def passed_over(line: Line, row: PageRow, columns: ScaleColumns) -> Iterator[int]:
    """The columns whose words or figures in a row nothing is made of, and nobody is asked about in it:
    not those that are to be filled in."""
    used = columns.used() | columns.levels | columns.again | columns.reasons
    used |= {*columns.factors, *columns.areas, columns.sums}
    used |= {c for c in columns.telling if columns.roles.get(c) != NOTE}
    said = f"{line.text}\n{line.how}\n{line.target if line.how else ''}"
    for column, box in enumerate(row.boxes):
        text, role = box.text, columns.roles.get(column, "")
        if column in used or not text or box.above or box.left or text in said:
            continue
        figures = read_figure(text).value is not None
        own = columns.own.get(column, "")
        known = (
            figures and role not in BESIDE and not (TARGET.match(own) or _is_unit(columns, column))
        )
        asked = known or _FOR_WHOM.match(own)
        mark = not (figures or (re.search(r"\w", text) and not ROW_CODE.fullmatch(text)))
        mark &= bool(role) or text.casefold() not in ("x", "+")  # `Bắt buộc`, `Dấu`
        if not (asked or mark or is_total(line) or _is_filled_in(column, text, columns)):
            yield column


def _is_filled_in(column: int, text: str, columns: ScaleColumns) -> bool:
    """Whether a cell that nothing is made of is one of those that people score in, or prove their scores
    by, or that say who does; a remark without a figure; the unit of a measure."""
    own = plain(columns.own.get(column, ""))
    role = columns.roles.get(column) or role_of(own, own)
    figures = read_figure(text).value is not None
    if FLOOR.fullmatch(own) and read_figure(text).value:
        return False
    if role == NOTE:
        return figures or not (_REMARKS.match(own) and re.search(r"\d", NAMED.sub(" ", even(text))))
    if role == SELF and figures:
        return True
    if role == SELF and UNITS_OWN.fullmatch(own):
        return False  # `Khoa`: whose criterion it is
    return column > columns.of(TEXT) and role in (SELF, EVIDENCE, VERIFIER, UNIT)


FOR_SOME = re.compile(
    r"\(\s*(?:(?:không |chỉ |riêng )?(?:áp dụng|dành) (?:cho|với|đối với|riêng) (?!(?:tất cả|mọi|các đơn vị)\b)|"
    rf"(?:đối với|riêng) (?:các )?(?:{BODIES}) (?:không|chưa|có)\b)[^()]*\)",
    re.IGNORECASE,
)
"""`Học bạ (không áp dụng với trường mầm non)`, `Báo cáo (đối với đơn vị không có báo cáo thì tính vào mục 1)`."""
_REMARKS = re.compile(r"ghi chú|lưu ý", re.IGNORECASE)
_FOR_WHOM = re.compile(r"(?:phạm vi |đối tượng )?áp dụng|đối tượng", re.IGNORECASE)
_FOR_ALL = re.compile(r"(?:tất cả|chung|toàn)\b.*|(?:các|mọi) (?:đơn vị|khối)|x")


def _rules(heading: str, text: str) -> bool:
    """`Ghi chú: Không trừ trường hợp bất khả kháng`: a remark that turns or binds what its row says."""
    told = TURNS.search(text) or loaded(text) or factor_in(text)
    return bool(_REMARKS.match(heading) and told)


def _before_factor(line: Line) -> bool:
    """Whether words give points, and never all of them: those of `Mỗi bài 2 điểm` may be multiplied."""
    words = even(f"{line.text}\n{line.how}")
    return says_points(words) and not re.search(rf"\b{trimmed(line.max.value or 0)}\b", words)


def scored(rows: Sequence[PageRow], columns: ScaleColumns) -> Iterator[int]:
    """The columns that surely hold what people scored: their heading may be no level (`Đạt`), no
    figure is more than its criterion is worth, nor the same share of it in every row."""
    top = columns.of(MAX)
    table = [row for row in rows if not row.words]
    for column in [column for column, role in columns.roles.items() if role == SELF]:
        values = [[read_figure(row.text(c)).value for c in (column, top)] for row in table]
        shares = [own / most for own, most in values if own is not None and most]
        alike = len(shares) > 2 and len({*shares}) == 1 and shares[0] < 1
        over = dict(columns.unused).get(column, "").casefold()
        level = is_grade(columns.own.get(column, "")) and not re.search("chấm|duyệt|điểm", over)
        if not shares or not (level or alike or max(shares) > 1):
            yield column


def ask_roles(sheet: ScaleLines, columns: ScaleColumns) -> None:
    """Asks once, at its heading, about each column that was taken for what its cells look like."""
    for column in sorted(columns.unsure):
        role = next(role for role, at in columns.at.items() if at == column)
        _ask(sheet, columns, column, f"column_{role if role in (TEXT, MAX, HOW) else 'given'}")


def ask_remarks(sheet: ScaleLines, columns: ScaleColumns, ruling: Sequence[int]) -> None:
    """Asks once, at its heading, about each column of remarks that was read as one of rules."""
    for column in ruling:
        _ask(sheet, columns, column, "column_how")


_ON_TOP = re.compile(r"(?:các )?(?:hành vi|thành tích)\b")


def ask_on_top(sheet: ScaleLines, rows: Sequence[PageRow], columns: ScaleColumns) -> None:
    """Asks once, at its heading, whether a column of points is what can be had, or what is given and taken on
    top: `Hành vi | Điểm`; a table without a name below others, whose numbers begin anew. Of a list: whether its
    numbers are those of criteria."""
    top = columns.of(MAX)
    if top < 0 and calls_criteria(columns) and _are_known(sheet.lines, rows, columns):
        _ask(sheet, columns, columns.of(CODE), "whose")
    if top >= 0 and _are_for_one(rows, columns):
        _ask(sheet, columns, top, "column_given")
        return
    if top < 0 or says_maxima(columns) or set(GIVEN) & set(columns.at):
        return
    if _ON_TOP.match(plain(columns.own.get(columns.of(TEXT), ""))) or _is_another(
        sheet.lines, rows, columns
    ):
        _ask(sheet, columns, top, "column_given")


_FOR_ONE = phrase(
    r"\bđiểm\b[^/()]*?(?:/|\bmỗi\b)\s*(?:(?:0?1|một)\s+)?"
    r"(?!(?:năm|tháng|quý|tuần|(?:học )?kỳ|đợt|tiêu chí|nội dung|mục|chỉ tiêu|tiêu chuẩn|tổng)\b)[^\W\d_]"
)
"""`Điểm/bài`, `Điểm chuẩn/1 sản phẩm`: what one thing is worth; `Điểm/năm` is for all of them."""
_HOW_MANY = re.compile(r"(?:số lượng|sl|khối lượng)\b.*")
_PRODUCT = re.compile(r"(?:thành|tổng(?: số)?) điểm")
_AT_MOST = re.compile(r"tối đa|cao nhất|khung")


def _are_for_one(rows: Sequence[PageRow], columns: ScaleColumns) -> bool:
    """Whether points are for each of a number to be filled in, by their heading or by those beside it: `Điểm |
    Số lượng | Thành điểm`."""
    if _have_units(rows, columns):
        return True
    own = columns.own.get(columns.of(MAX), "")
    heads = {c: plain(said) for c, said in columns.own.items() if c != columns.of(MAX)}
    counts = [c for c, said in heads.items() if _HOW_MANY.fullmatch(said)]
    empty = counts and not any(row.text(c) for row in rows for c in counts)
    product = any(map(_PRODUCT.fullmatch, heads.values()))
    told = _FOR_ONE.search(even(own)) or (empty and product)
    return bool(told and not _AT_MOST.search(plain(own)))


_THING = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_MEASURE = re.compile(r"điểm|tỷ lệ|(?:[^\W\d_]+ )*đồng|ha|kg|tấn|tạ|km|m|m2|m3|lít|giờ|ngày")


def _have_units(rows: Sequence[PageRow], columns: ScaleColumns) -> bool:
    """Whether each row with points has things that are counted beside it (`Tin bài | bài | 2`), nothing says how many of
    them are asked for, and the points come to no whole scale."""
    unit, top = columns.of(UNIT), columns.of(MAX)
    planned_ = any(asks(columns, c) for c in columns.own) or columns.of(HOW) >= 0
    if min(unit, top) < 0 or abs(unit - top) != 1 or planned_ or says_maxima(columns):
        return False
    valued = {n: read_figure(row.text(top)).value for n, row in enumerate(rows)}
    worth = {n: value for n, value in valued.items() if value is not None}
    named = [plain(rows[n].text(unit)) for n in worth]
    counted = all(map(_THING.fullmatch, named)) and not any(map(_MEASURE.fullmatch, named))
    return counted and len(named) > 1 and sum(worth.values()) not in WHOLES


def _are_known(before: Sequence[Line], rows: Sequence[PageRow], columns: ScaleColumns) -> bool:
    """Whether each number below `Mục` in a list is that of a criterion: `1 | Bỏ tiết | 5`."""
    told = {parts(row.text(columns.of(CODE))) for row in rows if not (row.words or row.is_blank)}
    return () not in told and told <= {parts(line.code) for line in before if line.max}


def _is_another(before: Sequence[Line], rows: Sequence[PageRow], columns: ScaleColumns) -> bool:
    """Whether rows under headings of their own, and no name, have numbers that begin anew, right below a
    criterion or a total."""
    first = next((row for row in rows if not row.is_blank), None)
    code = parts(first.text(columns.of(CODE))) if first and columns.of(CODE) >= 0 else ()
    known = any(parts(line.code) == code for line in before if line.max)
    return columns.last >= 0 and bool(code) and known and bool(before[-1].max)


_RULE_IN_HEADING = phrase(rf"\b(?:trừ|phạt|cộng|thưởng)\b[^()]*?{NUMBER}\s*(?:điểm|đ\b|%)")


def ask_rules_in_headings(sheet: ScaleLines, columns: ScaleColumns) -> None:
    """Asks about what a heading says of every row: `Điểm tối đa (mỗi vi phạm trừ 2 điểm)`, `Điểm (hệ số 2)`,
    and the limit of a column of what is given or taken, `Điểm trừ (tối đa 10 điểm)`."""
    given = {columns.of(role) for role in (HOW, *GIVEN)}
    for column, heading in columns.own.items():
        said = even(heading)
        told = _RULE_IN_HEADING.search(said) or factor_in(said)
        if told or (column in given and CAP.search(said)):
            _ask(sheet, columns, column, "words")


def ask_passed_over(
    sheet: ScaleLines, columns: ScaleColumns, passed: Mapping[int, PageRow]
) -> None:
    """Asks once, at its heading, about each column of which the draft holds nothing. `passed`: the
    columns, each with the first row that it says something in."""
    for column, row in sorted(passed.items()):
        _ask(sheet, columns, column, "column_unused", row)


def _ask(
    sheet: ScaleLines, columns: ScaleColumns, column: int, why: str, first: PageRow | None = None
) -> None:
    """`first`: a row that tells what stands in the column."""
    head = heading_of(columns, column, first)
    head.doubts = [why]
    sheet.ask(head)


def heading_of(columns: ScaleColumns, column: int, first: PageRow | None = None) -> Line:
    """The line that stands for a column where something is asked about it."""
    heads = [row for row in columns.rows if row.text(column)] or [first or columns.rows[0]]
    own, said = columns.own.get(column, ""), "" if first is None else first.text(column)
    text = f"{own}:" if own and said else own
    return Line(0, cell_place(heads[-1], column), heads[-1].line, "", text, said)


_BRACKETS = re.compile(r"\(([^()]+)\)\W*$")
_OF_PARTS = re.compile(
    r"(?:\W|\b(?:từ|đến|các|mục|phần|nhóm|tiêu chí|tiêu chuẩn|nội dung|và|[ivx]+|[a-zđ]|\d{1,2})\b)+",
    re.I,
)
"""`(mục 1 + mục 2)`: what a total is the sum of."""


def words_beside(total: Line, row: PageRow, columns: ScaleColumns) -> Iterator[Line]:
    """`Tổng | 100 | Dưới 50 điểm không xét`, `Tổng | 100 | Trừ tối đa 30`: what the cells beside a total say of
    the whole scale, or its own in brackets."""
    read = {columns.of(role) for role in (CODE, MAX, LEVEL, *GIVEN)}
    for role in (BONUS, DEDUCT):
        given = row.text(columns.of(role)) if columns.of(role) >= 0 else ""
        if _limits(given):
            place = cell_place(row, columns.of(role))
            said = f"{columns.own.get(columns.of(role), '')}: {given}"
            yield Line(total.n, place, row.line, "", said, paragraph=True)
    for column, box in enumerate(row.boxes):
        own = _BRACKETS.search(box.text) if box.text.startswith(total.text) else None
        text = own[1] if own is not None else "" if column == columns.of(TEXT) else box.text
        words = WORDS.search(text) and not _OF_PARTS.fullmatch(text)
        if column not in read and words and read_figure(text).value is None:
            place = cell_place(row, column)
            yield Line(total.n, place, row.line, "", text, paragraph=True)


def _limits(given: str) -> bool:
    """`Tối đa 30 điểm`, `-30` below a column of what is given or taken: more than the sum of it."""
    found = read_figure(given)
    return bool(found) and (found.most or found.value is None or given.strip()[:1] in "+-–−")


def tell_columns(sheet: ScaleLines, rows: Sequence[PageRow], columns: ScaleColumns) -> None:
    """Names the columns that no rule is read from, by their heading or their first words."""
    named = [
        heading
        for column, heading in columns.unused
        if column not in columns.telling - columns.reasons
    ]
    known = {*columns.own, *columns.wide, *columns.at.values(), *columns.telling}
    table = [row for row in rows if not row.words]
    for column in range(max((len(row.boxes) for row in table), default=0)):
        if column not in known:
            named.append(next((row.text(column) for row in table if row.text(column)), ""))
    sheet.unused += [one for one in dict.fromkeys(named) if one and one not in sheet.unused]
