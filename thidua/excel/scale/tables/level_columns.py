"""Levels in columns of their own, each with its points: Tốt 10, Khá 8, Trung bình 5; those whose points
alone say what a criterion can have."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, takewhile

from thidua.excel.scale.paper.pages import WORDS, Box, Page, PageRow
from thidua.excel.scale.rows.codes import split_code
from thidua.excel.scale.rows.groups import is_total_row
from thidua.excel.scale.rows.line import IN_TEXT, read_figure
from thidua.excel.scale.rows.sublines import are_ranks
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.conditions import decimal, denies, read_range
from thidua.excel.scale.speech.text import NUMBER, even, figure
from thidua.excel.scale.tables.headings import ScaleColumns
from thidua.excel.scale.tables.roles import (
    CODE,
    HOW,
    MAX,
    SCORED_BY,
    SELF,
    TEXT,
    WORTH,
    WORTH_IF,
    is_grade,
    of_units,
    plain,
    role_of,
)


def level_columns(rows: Sequence[PageRow], columns: ScaleColumns) -> list[tuple[int, str]]:
    """Columns that are levels, each with its points: Tốt 10, Khá 8, Trung bình 5. There are two at
    least, their figures fall, and the first of them mostly is the criterion's maximum. One that
    might be what a unit reached (`Đạt`) is a level where its figures go on falling beside others."""
    table = [row for row in rows if not row.words]
    top = columns.of(MAX)  # may be the best of them itself, where no other column says it
    head = columns.own.get(top, "")
    best = [(top, head)] if top >= 0 and role_of(head, head) != MAX else []
    how = columns.of(HOW)
    # Rules that stand over all levels of a row make the best's column one of rules.
    for column in {*columns.at.values()} - {top}:
        if _names_level(columns.own.get(column, "")):
            best.append((column, columns.own[column]))
            how = -1 if column == how else how
    held = {column for role, column in columns.at.items() if role != SELF}
    scored = {column for column, role in columns.roles.items() if role == SELF}
    named = [
        one
        for one in columns.unused
        if one[1] and one[0] not in held and not of_units(columns.own.get(one[0], ""))
        and not (one[0] in scored and SCORED_BY.search(plain(one[1])))
        and (worth_of(one) or _SHARE_BEHIND.fullmatch(one[1]) or any(row.text(one[0]) for row in table))
    ]  # fmt: skip
    runs: list[list[tuple[int, str]]] = []
    for one in sorted([*best, *named]):
        if runs and one[0] == runs[-1][-1][0] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    for run in (part for whole in runs for part in _parts_of(whole)):
        if top < 0 or top in dict(run):
            run = _without_the_maximum(table, columns, run)
        own = [one for one in run if one[0] not in scored or _over_levels(columns, one)]
        last = max((n for n, row in enumerate(table) if _has_figure(row, run)), default=len(table))
        told = [_row_of_levels(row, columns, run, strict=own != run) for row in table[: last + 1]]
        told = [values for values in told if values is not None]
        ruled = how >= 0 and any(says_points(row.text(how)) for row in table)
        if ruled and not said_to_be_levels(columns, run):
            continue  # figures beside rules in words: targets, numbers of people
        ticked = not any(row.text(column) for row in table for column, _ in run)
        said = (told and all(told)) or all(map(worth_of, run)) or _described(table, columns, run)
        said = said or (ticked and bool(_shares_of(run, columns)))
        if own and said:
            columns.at = {role: at for role, at in columns.at.items() if at not in dict(run)}
            return _with_the_best(table, columns, run, top)
    return []


def _described(
    rows: Sequence[PageRow], columns: ScaleColumns, run: Sequence[tuple[int, str]]
) -> bool:
    """Whether columns named as levels say in words what reaches each: `Tốt: Đúng hạn | Khá: Chậm 1
    ngày`."""
    if not all(is_grade(columns.own.get(column, "")) for column, _ in run):
        return False
    cells = [[row.text(column) for column, _ in run] for row in rows]
    told = [row for row in cells if sum(map(bool, row)) > 1]
    return bool(told) and all(WORDS.search(text) for row in told for text in row if text)


def _names_level(own: str) -> bool:
    return is_grade(own) or bool(worth_of((0, own)))


def _without_the_maximum(
    rows: Sequence[PageRow], columns: ScaleColumns, run: list[tuple[int, str]]
) -> list[tuple[int, str]]:
    """The levels behind the maximum, whatever its heading: `Khung | Giỏi | Khá`, a figure that is none
    of a level and is as large as that of any."""
    (first, _), *others = run
    names = [columns.own.get(column, "") for column, _ in run]
    if len(others) < 2 or is_grade(names[0]) or not all(map(is_grade, names[1:])):
        return run
    figures = [[read_figure(row.text(column)).value for column, _ in run] for row in rows]
    told = [[one for one in row if one is not None] for row in figures if row[0] is not None]
    if not told or any(max(row) > row[0] for row in told):
        return run
    columns.at[MAX] = first
    columns.unused = [one for one in columns.unused if one[0] != first]
    return others


_NAMED_LEVELS = re.compile(r"\b(?:mức|hạng|loại|bậc|nấc|thang|kết quả|chất lượng)\b")


def said_to_be_levels(columns: ScaleColumns, levels: Sequence[tuple[int, str]]) -> bool:
    """Whether the headings say that figures side by side are levels: by the name of one of them, by
    what it is worth, or by the heading over them. Those of places, roles or units may fall, too."""
    named = {plain(columns.own.get(column, "")) for column, _ in levels}
    return (
        not levels
        or named == {"có", "không"}
        or any(
            is_grade(columns.own.get(one[0], "")) or worth_of(one) or _over_levels(columns, one)
            for one in levels
        )
    )


def _over_levels(columns: ScaleColumns, column: tuple[int, str]) -> bool:
    """Whether the heading over a column's own says that it is one of levels."""
    own = plain(columns.own.get(column[0], ""))
    over = plain(column[1]).removesuffix(own)
    return bool(_NAMED_LEVELS.search(over)) and not SCORED_BY.search(over)


def _with_the_best(
    rows: Sequence[PageRow], columns: ScaleColumns, run: list[tuple[int, str]], top: int
) -> list[tuple[int, str]]:
    """The levels; where the best of them is the maximum, that is its column."""
    if top in dict(run):
        first, last = (
            sum(read_figure(row.text(column)).value or 0 for row in rows)
            for column in (run[0][0], run[-1][0])
        )
        columns.at[MAX] = run[0][0] if first > last else run[-1][0]
    return run


def _parts_of(run: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """The columns of a run, and fewer of them, to two: the most first."""
    for many in range(len(run), 1, -1):
        yield from (run[n : n + many] for n in range(len(run) - many + 1))


def _row_of_levels(
    row: PageRow, columns: ScaleColumns, run: Sequence[tuple[int, str]], *, strict: bool
) -> bool | None:
    """Whether a row's figures are levels of its maximum (`strict`: no two alike); None for a row
    without any."""
    values = [read_figure(_behind_bound(row.text(column))).value for column, _ in run]
    top = read_figure(row.text(columns.of(MAX))).value if columns.of(MAX) >= 0 else None
    if not any(row.text(column) for column, _ in run):
        return None
    figures = [value for value in values if value is not None]
    if columns.of(MAX) in dict(run) and len(figures) == 1:
        return None  # a group's points
    if figures == [top] and is_total_row(row):
        return None  # the best of all levels
    if _over_all_of_them(row, run):
        return None
    falls = figures == sorted(figures, reverse=True) or figures == sorted(figures)
    full = columns.of(MAX) in (-1, *dict(run)) or max(figures, default=None) == top
    apart = not strict or len({*figures}) == len(figures)
    return len(figures) > 1 and None not in values and falls and full and apart


def _behind_bound(text: str) -> str:
    """The points in a cell of a level: `Từ 90% trở lên: 20`, or `20`."""
    bound, colon, points = text.rpartition(":")
    alone = colon and not re.search("[:;\n]", bound)  # several are a rule in words
    return points if alone and read_range(even(bound)) else text


def _has_figure(row: PageRow, run: Sequence[tuple[int, str]]) -> bool:
    return any(read_figure(row.text(column)).value is not None for column, _ in run)


def _over_all_of_them(row: PageRow, run: Sequence[tuple[int, str]]) -> str:
    """The rule in words, or the amount of a list's item, that stands over all levels; "" for none."""
    told = [(column, row.text(column)) for column, _ in run if row.text(column)]
    alone = len(told) == 1 and told[0][0] == run[0][0] and says_points(told[0][1])
    return told[0][1] if alone else ""


_SHARE = re.compile(
    rf"\(\s*(?P<n>{NUMBER})\s*%\s*(?:số |tổng )*(?:điểm|đ)\b[^()]*\)", re.IGNORECASE
)
_IN_WORDS = (
    (r"(?:đủ|trọn|toàn bộ|100 ?%)(?: tổng)?(?: số)? điểm(?: tối đa)?", "100"),
    (r"(?:một |1/)?(?:nửa|2)(?: tổng)?(?: số)? điểm(?: tối đa)?", "50"),
    (r"không(?: có| được| tính| cho)* điểm", "0"),
    (rf"(?P<n>{NUMBER}) ?%(?: tổng)?(?: số)? điểm(?: tối đa)?", ""),
)
"""A level by its share of the points: `Được đủ điểm | Được nửa điểm | Không có điểm`."""
_GETS = r"(?:mức |được |đạt |hưởng |cho |tính |chấm )*"


def worth_of(column: tuple[int, str]) -> str:
    """What the heading of a level says that it is worth, in words: `Mức 1 (10 điểm)`, `Loại B (70%
    điểm)`; "" where it says nothing."""
    heading = even(column[1])
    if match := _SHARE.search(heading):
        return f"{match['n']}% số điểm"
    if match := IN_TEXT.search(heading) or WORTH.fullmatch(heading):
        return f"{match['n']} điểm"
    return _share_in_words(column[1])


_SHARE_BEHIND = re.compile(rf"(?P<name>\D.*?)?\s*\(?(?P<n>{NUMBER})\s*%\)?")


def _shares_of(run: Sequence[tuple[int, str]], columns: ScaleColumns) -> list[tuple[str, Fraction]]:
    """`Tốt (100%) | Khá (70%) | Kém (0%)`: levels to be ticked, each with its share of the maximum, which
    fall from all of it; none for other headings."""
    heads = [columns.own[column] for column, _ in run]
    told = [(heading, _SHARE_BEHIND.fullmatch(even(heading))) for heading in heads]
    found = [(m["name"] or one, figure(m["n"])) for one, m in told if m is not None]
    shares = [share for _, share in found]
    falls = len(shares) > 1 and shares[0] == 100 and shares == sorted({*shares}, reverse=True)
    return found if falls and len(found) == len(run) else []


def _share_in_words(heading: str) -> str:
    """The share of the points that a heading is called by, and nothing else; "" for none."""
    for words, share in _IN_WORDS:
        if match := re.fullmatch(_GETS + words, plain(heading)):
            return f"{share or match['n']}% số điểm"
    return ""


def levels_in_words(
    row: PageRow, levels: Sequence[tuple[int, str]], columns: ScaleColumns, *, of_none: bool
) -> list[str]:
    """The levels of a row's own columns, in words: `Tốt: 10 điểm`. `of_none`: no figure of the row says
    its maximum, so that columns to be ticked are its levels."""
    filled = [column for column, _ in levels if row.text(column)]
    if filled == [columns.of(MAX)]:
        return []  # a group's points, in the column of the best level
    if over := _over_all_of_them(row, levels):
        return [over]
    top, said = read_figure(row.text(columns.of(MAX))).value, []
    if not filled and top and (shares := _shares_of(levels, columns)):
        return [f"{name}: {decimal(top * share / 100)} điểm" for name, share in shares]
    for one in levels:
        text, name = row.text(one[0]).strip(" .;:"), columns.own[one[0]]
        points, worth = read_figure(text).value, _in_points(worth_of(one), top)
        if not text:
            named = of_none and not filled and not _share_in_words(name)
            said += [f"{_level_name(name)}: {worth}"] if worth and named else []
        elif points is not None:
            name = _level_name(_without_share(name, points, row.text(columns.of(MAX))))
            said.append(f"{name}: {text if says_points(text) else f'{text} điểm'}")
        elif says_points(text):
            said.append(text)
        elif _behind_bound(text) != text:
            said.append(f"{text} điểm")
        elif share := _OF_MAXIMUM.search(even(name)):
            said.append(f"{text}: {share['n']}% số điểm")
        else:
            said.append(f"{text}: {worth}" if worth else f"{_level_name(name)}: {text}")
    return said


def _in_points(worth: str, top: Fraction | None) -> str:
    """What a level is worth in points, where its share and the maximum say so."""
    share = re.fullmatch(rf"(?P<n>{NUMBER})% số điểm", worth)
    return worth if share is None or not top else f"{decimal(top * figure(share['n']) / 100)} điểm"


_WORTH_IF = re.compile(WORTH_IF, re.IGNORECASE)


def _level_name(heading: str) -> str:
    said = _WORTH_IF.sub("", heading) or heading
    return IN_TEXT.sub("", even(said)).strip()


_OF_MAXIMUM = re.compile(rf"\s*\(\s*(?P<n>{NUMBER})\s*%\s*\)$")


def _without_share(heading: str, points: Fraction | None, maximum: str) -> str:
    """`Mức B (70%)` over 7 of 10 points: the share says the points once more."""
    share, top = _OF_MAXIMUM.search(even(heading)), read_figure(maximum).value
    if share is None or points is None or not top or points / top * 100 != figure(share["n"]):
        return heading
    return heading[: heading.rindex("(")].strip()


def with_points(page: Page) -> Page:
    """`Việc | 10 | 7 | 0` over `Chăn màn | Gấp vuông | Chưa đều | Không gấp`: headings that are points say
    so, and the first of them is what each row below can have."""
    for n, (row, below) in enumerate(pairwise(page.rows)):
        heads = [(c, read_figure(box.text).value) for c, box in enumerate(row.boxes) if box.text]
        worth = [value for _, value in heads[1:] if value is not None]
        falls = len(worth) > 1 and worth == sorted({*worth}, reverse=True)
        words = all(below.text(c) and read_figure(below.text(c)).value is None for c, _ in heads)
        if falls and words and len(worth) + 1 == len(heads) and heads[0][1] is None:
            end = next((m for m in range(n, len(page.rows)) if page.rows[m].is_blank), None)
            named = ["Nội dung", *(f"{read_figure(row.text(c)).raw} điểm" for c, _ in heads[1:])]
            said = dict(zip((c for c, _ in heads), named, strict=True))
            boxes = [replace(box, text=said.get(c, "")) for c, box in enumerate(row.boxes)]
            head = replace(row, boxes=(*boxes, Box("Điểm tối đa")))
            parts = [_with_most(one, heads[1][0], row) for one in page.rows[n + 1 : end]]
            rest = page.rows[end:] if end is not None else []
            return replace(page, rows=[*page.rows[:n], head, *parts, *rest])
    return page


def _with_most(row: PageRow, best: int, head: PageRow) -> PageRow:
    """A row with its points behind it: those of the best level, or the figure of a total."""
    own, width = row.text(best), len(head.boxes)
    if row.words or not own:
        return row
    if read_figure(own).value is not None:
        return row.put({best: Box(), width: row.box(best)})
    return row.put({width: Box(head.text(best))})


def with_best(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """`1 | Tỷ lệ giải quyết |` above `Từ 90% | 60`, `Dưới 90% | 10`: a numbered row without points, whose
    levels have them, can have those of the first."""
    code, text, top = (columns.of(role) for role in (CODE, TEXT, MAX))
    if min(code, text, top) < 0:
        return rows
    found = [*rows]
    for n, row in enumerate(rows):
        if row.words or not (row.text(code) and row.text(text)) or row.text(top):
            continue
        levels = [*takewhile(lambda one: not (one.words or one.text(code)), rows[n + 1 :])]
        levels = [*takewhile(lambda one: not (one.is_blank or is_total_row(one)), levels)]
        worth = [read_figure(one.text(top)).value for one in levels]
        points = [value for value in worth if value is not None]
        falls = len(points) == len(worth) > 1 and points == sorted({*points}, reverse=True)
        said = [split_code(one.text(text))[1] for one in levels]
        known = falls and (not points[-1] or _are_levels(said) or are_ranks(said, worth))
        if known and all(said):
            found[n] = row.put({top: levels[0].box(top)})
    return found


_THING = 2
"""Words that name what a bound counts: `Từ 12 lượt người trở lên`."""


def _are_levels(said: Sequence[str]) -> bool:
    """Whether rows are levels by their words, one of them a bound of something; `Tỷ lệ khá giỏi từ
    80%` and `Không có học sinh yếu` may be parts."""
    ranges = [read_range(even(one)) for one in said]
    bare = any(found is not None and len(found[1].split()) <= _THING for found in ranges)
    return bare and all(found or denies(even(one)) for found, one in zip(ranges, said, strict=True))
