"""What a table's cells say of its columns, where the headings alone do not: areas beside several
criteria, levels with their points, reasons that a unit wrote, rules below any heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from thidua.excel.scale.paper.pages import Box, PageRow
from thidua.excel.scale.rows.codes import parts, split_code
from thidua.excel.scale.rows.groups import is_total_row
from thidua.excel.scale.rows.line import IN_TEXT, is_bare, points_behind, read_figure, read_span
from thidua.excel.scale.rows.sublines import are_ranks, falls_apart
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.conditions import read_range
from thidua.excel.scale.speech.text import even
from thidua.excel.scale.tables.headings import ScaleColumns
from thidua.excel.scale.tables.holding import ROW_CODE, ROW_NUMBER
from thidua.excel.scale.tables.roles import (
    AREA,
    CODE,
    EVIDENCE,
    GIVEN,
    HOW,
    LEVEL,
    MAX,
    SELF,
    TEXT,
    VERIFIER,
    plain,
)
from thidua.excel.scale.tables.sums import heading_at, more_figures, worth_in

_AREA_HEAD = re.compile(r"(?:lĩnh vực|mảng|nhóm)\b")


def without_headings(rows: Sequence[PageRow], columns: ScaleColumns) -> None:
    """Columns that have words of scoring and no heading are columns, too."""
    width = max((len(row.boxes) for row in rows if not row.words), default=0)
    known = {*columns.at.values(), *(column for column, _ in columns.unused)}
    for column in range(width):
        said = (row.text(column) for row in rows if not row.words)
        if column not in known and any(says_points(text) for text in said if text):
            columns.unused.append((column, ""))


def find_numbers(rows: Sequence[PageRow], columns: ScaleColumns) -> None:
    """The column of the numbers where its heading does not say so (`Điều`, none at all), or says so
    of names (`Mục | Stt`): all that it holds before words are numbers and marks; a sentence below the
    table stands beside none."""
    named = columns.of(CODE)
    if named >= 0 and not _holds_names(rows, named):
        return
    used = {column for role, column in columns.at.items() if role != SELF}
    named_rows = [row for row in rows if not row.words and row.text(columns.of(TEXT))]
    for column in range(columns.of(TEXT)):
        table = [row for row in named_rows if not row.box(column + 1).left]
        told = [row.text(column) for row in table if row.text(column)]
        numbers = len(told) > 1 and all(ROW_CODE.fullmatch(text) for text in told)
        if column not in used and numbers and any(parts(text) for text in told):
            columns.at = {**columns.at, CODE: column}
            columns.unused = [one for one in columns.unused if one[0] != column]
            return


_GROUNDS = re.compile(r"(?:căn cứ|cơ sở)\b")


def without_grounds(rows: Sequence[PageRow], columns: ScaleColumns) -> None:
    """`Căn cứ chấm điểm` over papers (`Biên bản nghiệm thu`), none of which speaks of points."""
    how = columns.of(HOW)
    if how < 0 or not _GROUNDS.match(plain(columns.own.get(how, ""))):
        return
    if not any(
        says_points(row.text(how)) or is_bare(row.text(how)) for row in rows if not row.words
    ):
        columns.at = {role: at for role, at in columns.at.items() if role != HOW}
        columns.roles = columns.roles | {how: EVIDENCE}
        columns.unused.append((how, columns.own[how]))


_VERB = re.compile(r"\b(?:trừ|phạt|cộng|thưởng)\b", re.IGNORECASE)


def saying_themselves(rows: Sequence[PageRow], columns: ScaleColumns) -> Iterator[int]:
    """`Nội dung và điểm trừ cụ thể`: columns of words most of which say of each figure that it is
    taken or given; what does not is what its words say, a level."""
    for column, heading in columns.own.items():
        if not _VERB.search(heading) or columns.roles.get(column) in GIVEN:
            continue
        told = [row for row in rows if not row.words and row.text(columns.of(MAX))]
        cells = [text for row in told if says_points(text := even(row.text(column)))]
        own = sum(bool(_VERB.search(text)) for text in cells)
        if len(cells) > own > 0 and own * 2 >= len(cells):
            yield column


def _holds_names(rows: Sequence[PageRow], column: int) -> bool:
    """Whether no cell of a column is a number."""
    told = [row for row in rows if not row.words and row.text(column)]
    own = [row.text(column) for row in told if not row.box(column + 1).left]
    return bool(own) and not any(ROW_NUMBER.fullmatch(text) or len(text) < 3 for text in own)


def holds_points(rows: Sequence[PageRow], columns: ScaleColumns) -> bool:
    """Whether a table has a column of points: `Mức điểm` over levels in words (`12 điểm: Có kế hoạch`),
    with no figure but the total's, is none, nor one to write in, beside words that say the points."""
    top = columns.of(MAX)
    told = [row.text(top) for row in rows if not row.words and row.text(top)] if top >= 0 else []
    worth = [text for text in told if says_points(text) and not _VERB.search(text)]
    sentences = sum(not _is_figure(text) for text in worth)
    figures = sum(map(_is_figure, told))
    worded = not told and any(says_points(row.text(columns.of(TEXT))) for row in rows)
    held = top >= 0 and not (worded or sentences > figures <= 1)
    return held or bool(set(GIVEN) & set(columns.at))


def _is_figure(text: str) -> bool:
    return is_bare(text) or bool(read_span(text)) or IN_TEXT.fullmatch(even(text)) is not None


def settle_points(rows: Sequence[PageRow], columns: ScaleColumns) -> None:
    """Which column holds the maxima, which the points of levels: figures, not sentences; and those
    of levels stand in rows, too, that have no criterion of their own."""
    top, text = columns.of(MAX), columns.of(TEXT)
    if top < 0:
        return
    table = [row for row in rows if not row.words]
    if _say_maxima(table, columns):
        columns.at = {role: at for role, at in columns.at.items() if role != MAX} | {LEVEL: top}
        return
    below = [row for row in table if row.box(text).above or _is_unnamed(row, text)]
    others = [c for c, role in columns.roles.items() if role == MAX and c not in (top, text)]
    others = [c for c in others if c not in columns.factors and more_figures(table, c) > 0]
    apart = [c for c in others if _below_numbered(table, columns, top, c)]
    if apart:
        columns.at = {role: c for role, c in columns.at.items() if c != apart[0]}
        columns.at[LEVEL], others = apart[0], []
    for other in others:
        sentences = more_figures(table, top) <= 0
        inner = more_figures(below, top) > 0 and not any(row.text(other) for row in below)
        if sentences or inner:
            role = HOW if sentences else LEVEL
            columns.at = {role: top} | columns.at | {MAX: other}
            if columns.of(LEVEL) == other:
                columns.at[LEVEL] = top if inner else -1
            break
    level = columns.of(LEVEL)
    said = [row.text(level) for row in table if row.text(level)] if level >= 0 else []
    sentences = bool(said) and not any(is_bare(text) for text in said)
    if sentences and HOW not in columns.at:  # `Mức điểm cụ thể` beside `Điểm chuẩn`
        columns.at = {role: at for role, at in columns.at.items() if role != LEVEL} | {HOW: level}
    words = [columns.of(HOW)] if HOW in columns.at else [column for column, _ in columns.unused]
    pair = next((column for column in words if _has_levels(below, columns, column)), -1)
    if pair >= 0:
        columns.at |= {HOW: pair, LEVEL: pair + 1}
    elif HOW not in columns.at and LEVEL in columns.at:  # `Yêu cầu | Số điểm`: what it is for
        before = columns.of(LEVEL) - 1
        free = columns.roles.get(before, "") in ("", TEXT, SELF, EVIDENCE) and before != text
        heading = plain(columns.own.get(before, ""))
        columns.at |= (
            {HOW: before} if before > 0 and free and heading and "tự" not in heading else {}
        )
    used = {columns.of(role) for role in (HOW, MAX, LEVEL)}
    columns.unused = [one for one in columns.unused if one[0] not in used]


def _below_numbered(rows: Sequence[PageRow], columns: ScaleColumns, top: int, other: int) -> bool:
    """`Điểm: Tối đa | Theo mức`: the figures of one column stand in rows with a number, those of the
    other mostly in rows between them that have none."""
    code, text = columns.of(CODE), columns.of(TEXT)
    if code < 0:
        return False
    figured = [[row for row in rows if is_bare(row.text(c))] for c in (top, other)]
    numbered = [
        [bool(parts(row.text(code)) or split_code(row.text(text))[0]) for row in some]
        for some in figured
    ]
    own = {id(row) for row in figured[0]}
    apart = not any(id(row) in own for row in figured[1])
    return (
        apart
        and len(figured[1]) > 1
        and any(numbered[0])
        and sum(numbered[1]) * 2 < len(numbered[1])
    )


def _say_maxima(rows: Sequence[PageRow], columns: ScaleColumns) -> bool:
    """`Thu bảo hiểm (40 điểm)` over several rows with a level and its points each: the names of the
    criteria say their maxima, the column of points those of the levels; not beside the names of
    criteria in a column of their own, whose groups they are."""
    text, how = columns.of(TEXT), columns.of(HOW)
    named = [row for row in rows if row.text(text) and how >= 0 and row.text(how)]
    said = [row for row in named if IN_TEXT.search(even(row.text(text)))]
    more = [row for row in rows if _is_unnamed(row, text) and how >= 0 and row.text(how)]
    apart = any(row.text(c) for c, _ in columns.texts[1:] for row in more)
    return len(said) > 1 and said == named and bool(more) and not apart and columns.of(LEVEL) < 0


def _has_levels(below: Sequence[PageRow], columns: ScaleColumns, column: int) -> bool:
    """Whether a column names levels in rows without a criterion, and the next one their points."""
    told = [row for row in below if row.text(column)]
    level = columns.of(LEVEL)
    free = (columns.roles.get(column + 1, SELF) == SELF and level < 0) or level == column + 1
    words = not any(is_bare(row.text(column)) for row in told)
    figures = all(is_bare(row.text(column + 1)) for row in told)
    headed = columns.own.get(column + 1) or not any(columns.own.values())
    return free and bool(headed) and words and figures and len(told) > 1


def _is_unnamed(row: PageRow, text: int) -> bool:
    """No words in the column of the criteria, nor merged with the number before it."""
    return not (row.text(text) or row.box(text).left)


def one_name(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """One heading over two columns, names of groups or marks in the first, other names in the second."""
    at = columns.of(TEXT)
    both = {
        id(row): f"{row.text(at)} {row.text(at + 1)}".strip() for row in rows if row.text(at + 1)
    }
    table = [row for row in rows if id(row) in both and not row.words]
    own = (split_code(both[id(row)])[1] == row.text(at + 1) for row in table if row.text(at))
    if not (at + 1 in columns.wide and all(own)) or any(row.box(at).above for row in table):
        return rows
    return [
        row.put({at: replace(row.box(at + 1), text=both[id(row)]), at + 1: Box()})
        if row in table
        else row
        for row in rows
    ]


def split_text(rows: Sequence[PageRow], columns: ScaleColumns) -> None:
    """One heading over two columns: the numbers stand in the first, the words in the second."""
    at = columns.of(TEXT)
    second = next((c for c in columns.wide if c == at + 1), -1)
    if second < 0:
        return
    if columns.of(CODE) >= 0:
        columns.at = {HOW: second} | columns.at
        if columns.of(HOW) != second:
            columns.unused.append((second, ""))
        return
    if any(
        split_code(f"{row.text(at)}. x")[0] and row.text(second) and not row.box(second).left
        for row in rows
        if not row.words
    ):
        columns.at = {**columns.at, CODE: at, TEXT: second}


def find_area(rows: Sequence[PageRow], columns: ScaleColumns) -> None:
    """Columns of the names of groups (`Lĩnh vực`, `Nhóm tiêu chí`), outermost first, each beside several
    criteria, whose words stand in a later one."""
    text, top, code = columns.of(TEXT), columns.of(MAX), columns.of(CODE)
    if text < 0:
        return
    told = [row.text(code) for row in rows if not row.words]
    if code >= 0 and _holds_names(rows, code) and not any(map(_is_number, told)):
        columns.at = {role: column for role, column in columns.at.items() if role != CODE}
    names, passed = text, set[int]()
    for words in (c for c, _ in columns.texts if columns.texts[0][0] == text and c > text):
        headed = names == text and _AREA_HEAD.match(heading_at(columns, names))
        if not (headed or _is_area(rows, names, words, top)):
            break
        if _hold_levels(rows, names, words, top):
            columns.at[HOW] = words  # `Hội thi` beside `Giải Nhất`, `Giải Nhì`
            columns.unused = [one for one in columns.unused if one[0] != words]
            break
        passed.add(names)
        names = words
    used = {c for role, c in columns.at.items() if role not in (TEXT, SELF, VERIFIER)}
    areas = [
        c
        for c in range(names)
        if c in passed
        or (
            c not in used
            and columns.roles.get(c, TEXT) in (TEXT, CODE, SELF, VERIFIER)
            and columns.own.get(c)
            and _is_area(rows, c, names, top)
        )
    ]
    for outer, inner in pairwise([*areas]):
        if any(row.text(outer) and not row.text(inner) for row in rows if row.text(names)):
            areas.remove(outer)  # no name of a group in one of the other's
    if areas:
        at = {role: c for role, c in columns.at.items() if c not in areas}
        columns.at = {**at, TEXT: names, AREA: areas[-1]}
        columns.areas = tuple(areas)
        columns.roles = columns.roles | dict.fromkeys(areas, TEXT)
        columns.unused = [one for one in columns.unused if one[0] not in (names, *areas)]


def _is_number(text: str) -> bool:
    """`1.2`, `Phần I`, `Mục 1`."""
    return bool(ROW_CODE.fullmatch(text) or split_code(f"{text}. x")[0] == text != "")


def _is_area(rows: Sequence[PageRow], column: int, text: int, top: int) -> bool:
    """Whether each name of a column stands beside the criteria below it, too."""
    table = [row for row in rows if not row.words and row.text(text) not in ("", row.text(column))]
    valued = [row for row in table if _has_points(row, text, top)]
    named = [row for row in valued if row.text(column)]
    names = {row.text(column) for row in named}
    beside = [row.text(text) for row in valued]  # no plan: `Nội dung | Chỉ tiêu` over `85`
    words = all(re.search(r"[^\W\d_]{2}", name) for name in (*names, *beside))
    rules = any(says_points(IN_TEXT.sub(" ", one)) and not points_behind(one) for one in names)
    several = bool(names) and valued[0] is named[0] and len(names) < len(valued)
    return words and several and not rules


def _hold_levels(
    rows: Sequence[PageRow], names: int, words: int, top: int, *, said: bool = False
) -> bool:
    """Whether what stands beside each name of a column are levels: their points fall, and the heading has
    `said` so, or the words do, or one is worth nothing, or the best ones alone make up the total (100,
    where none stands)."""
    runs = _runs(rows, names, words)
    worth = [[worth_in(row.text(top)) for row in run] for run in runs]
    several = [run for run in runs if len(run) > 1]
    if not several or not all(len(some) == 1 or falls_apart(some) for some in worth):
        return False
    totals = [worth_in(row.text(top)) for row in rows if is_total_row(row)] or [Fraction(100)]
    best, whole = (sum(one or 0 for some in worth for one in some[:n]) for n in (1, None))
    told = said or best in totals or any(some[-1] == 0 for some in worth)
    levels = told or all(_are_levels(run, words, top) for run in several)
    return levels and whole not in totals


def _are_levels(run: Sequence[PageRow], words: int, top: int) -> bool:
    """Whether words are ranks, or stretches of one figure, and the points beside them fall."""
    said = [row.text(words) for row in run]
    worth = [worth_in(row.text(top)) for row in run]
    ranges = falls_apart(worth) and all(read_range(even(one)) for one in said)
    return ranges or are_ranks(said, worth)


def _runs(rows: Sequence[PageRow], names: int, words: int) -> list[list[PageRow]]:
    """The rows with words in a column, apart by the names in another."""
    runs: list[list[PageRow]] = []
    for row in (one for one in rows if not one.words):
        runs += [[]] if row.text(names) else []
        if row.text(words) and not is_total_row(row):
            runs[-1:] = [[*run, row] for run in runs[-1:]]
    return [run for run in runs if run]


_OF_LEVELS = re.compile(
    r"(?:các )?(?:mức|cấp|hình thức|tỷ lệ|tỉ lệ|kết quả|xếp loại|(?:thứ )?hạng|phân loại|loại|tình trạng|thời (?:gian|điểm))\b"
)


def find_levels(rows: Sequence[PageRow], columns: ScaleColumns) -> None:
    """`Nội dung | Tỷ lệ đạt | Điểm`: words without a use beside names that reach over several rows, each with
    less points than the one above: levels, where their heading, the words or the total say so."""
    text, top = columns.of(TEXT), columns.of(MAX)
    if top < 0 or {HOW, LEVEL, *GIVEN} & set(columns.at):
        return
    for column, _ in columns.unused:
        said = _OF_LEVELS.match(heading_at(columns, column)) is not None
        if _hold_levels(rows, text, column, top, said=said):
            columns.at = {**columns.at, HOW: column}
            columns.unused = [one for one in columns.unused if one[0] != column]
            return


def _has_points(row: PageRow, text: int, top: int) -> bool:
    """Whether a row gives the points of its criterion: in their column, or behind its name where
    there is none."""
    if top < 0:
        return IN_TEXT.search(even(row.text(text))) is not None
    return read_figure(row.text(top)).value is not None


def owns_numbers(rows: Sequence[PageRow], columns: ScaleColumns, area: int) -> bool:
    """Whether the numbers are those of the areas: merged as far down as they are, or beside each, and beside
    no other of the criteria."""
    code, text = columns.of(CODE), columns.of(TEXT)
    told = [row for row in rows if not row.words and row.text(text) and not row.box(text).left]
    told = [row for row in told if not is_total_row(row)]
    beside = all(bool(row.text(code)) == bool(row.text(area)) for row in told)
    apart = beside and not all(row.text(code) for row in told)
    merged = any(row.box(code).above and row.box(area).above for row in rows)
    return code >= 0 and (apart or merged)


def telling(rows: Sequence[PageRow], columns: ScaleColumns) -> Iterator[int]:
    """Columns without a use in which several cells speak of points in words."""
    for column, _ in columns.unused:
        cells = [row.text(column) for row in rows if not row.words]
        if sum(says_points(text) and read_figure(text).value is None for text in cells) > 1:
            yield column
