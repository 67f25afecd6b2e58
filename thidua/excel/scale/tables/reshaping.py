"""Tables that say in another shape what most say in a row for each criterion: two tables side by side
under the same headings, a criterion beside the first of its parts, what is given beside what is taken,
points for each period, the bounds of levels in two columns, limits in one of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from thidua.excel.scale.paper.pages import WORDS, Box, Page, PageRow
from thidua.excel.scale.rows.codes import alike, parts, split_code
from thidua.excel.scale.rows.groups import is_total_row
from thidua.excel.scale.rows.line import IN_TEXT, is_bare, read_figure
from thidua.excel.scale.rows.sublines import falls_apart
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.conditions import read_range
from thidua.excel.scale.speech.text import even, figure
from thidua.excel.scale.tables.headings import LENIENT, ScaleColumns, find_columns, heading_texts
from thidua.excel.scale.tables.holding import ROW_CODE
from thidua.excel.scale.tables.roles import (
    CODE,
    GIVEN,
    HOW,
    MAX,
    TEXT,
    plain,
    role_of,
)
from thidua.excel.scale.tables.signs import side_named

# -- tables side by side ---------------------------------------------------------------------------


def unfolded(page: Page) -> Page:
    """A page with what stands to the right under the same headings put below what stands left."""
    found = find_columns(page, LENIENT)
    if found is None:
        return page
    heads = page.rows[found.first : found.last + 1]
    said = heading_texts(heads)
    width = _repeats(said)
    if not width:
        again = [c for c, head in enumerate(said) if c and plain(head) == plain(said[0])]
        numbered = role_of(said[0], said[0]) == CODE and len(again) == 1
        second = again[0] if numbered else _second_list(said)
        return _apart_from(page, found, second) if second else page
    rows = [*page.rows[: found.first], *(_block(row, 0, width) for row in heads)]
    left: list[PageRow] = []
    right: list[PageRow] = []
    for row in page.rows[found.last + 1 :]:
        blocks = [_block(row, at, width) for at in range(0, max(len(row.boxes), 1), width)]
        filled = [one for one in blocks if not one.is_blank]
        crosses = any(row.box(at).left for at in range(width, len(row.boxes), width))
        if crosses or (len(filled) == 1 and is_total_row(filled[0])):
            rows += [*left, *right, filled[0] if filled else row]
            left, right = [], []
        else:
            left += filled if filled == blocks[:1] else blocks[:1]
            right += [one for one in blocks[1:] if not one.is_blank]
    return replace(page, rows=[*rows, *left, *right])


def _second_list(heads: Sequence[str]) -> int:
    """`Nội dung cộng điểm | Điểm | Nội dung trừ điểm | Điểm`: where what is taken begins beside what is given, or
    the other way round; 0 for one list."""
    sides = [side_named(head) if role_of(head, head) == TEXT else "" for head in heads]
    points = [role_of(head, head) in (MAX, *GIVEN) for head in heads]
    begun = [c for c, side in enumerate(sides[:-1]) if side and points[c + 1]]
    first = int(role_of(heads[0], heads[0]) == CODE)  # one number for both
    apart = len(begun) == 2 == len({sides[c] for c in begun}) and begun[0] == first
    return begun[1] if apart else 0


def _apart_from(page: Page, found: ScaleColumns, second: int) -> Page:
    """`STT | Nội dung | Điểm | STT | Lỗi | Trừ`: what stands from a second column of numbers on is a table of
    its own, below the first."""
    table = page.rows[found.first :]
    if any(row.box(second).left for row in table):
        return page
    left = [_block(row, 0, second) for row in table]
    right = [replace(row, boxes=row.boxes[second:], first=second) for row in table]
    blank = PageRow("", 0, ())
    rows = [*page.rows[: found.first], *left, blank, *(one for one in right if not one.is_blank)]
    return replace(page, rows=rows)


def _repeats(heads: Sequence[str]) -> int:
    """How many columns a table has of which several stand side by side; 0 for one table."""
    said = [plain(head) for head in heads]
    while said and not said[-1]:
        said.pop()
    for width in range(2, len(said) - 1):
        if said[0] and all(one == said[n % width] for n, one in enumerate(said)):
            return width
    return 0


def _block(row: PageRow, first: int, width: int) -> PageRow:
    return replace(row, boxes=row.boxes[first : first + width], first=first)


# -- names in two columns ---------------------------------------------------------------------------


def in_one_column(page: Page) -> Page:
    """`TT | Tên tiêu chí | Nội dung tiêu chí | Điểm`, where each row has one of the names, the inner ones with
    their numbers in their words (`1.1. Đường trục thôn`): the two columns are one, as merged cells are."""
    found = find_columns(page, LENIENT)
    if found is None:
        return page
    said = heading_texts(page.rows[found.first : found.last + 1])
    for outer, (one, other) in enumerate(pairwise(said)):
        rows = page.rows[found.last + 1 :]
        both = role_of(one, one) == role_of(other, other) == TEXT
        if both and plain(one) != plain(other) and _take_turns(rows, outer):
            heads = [_merged(row, outer) for row in page.rows[found.first : found.last + 1]]
            rows = [_merged(row, outer) for row in rows]
            return replace(page, rows=[*page.rows[: found.first], *heads, *rows])
    return page


def _take_turns(rows: Sequence[PageRow], outer: int) -> bool:
    """Whether no row has both names, and the inner ones are numbered."""
    table = [row for row in rows if not row.words]
    names = [row.text(outer) for row in table if row.text(outer)]
    inner = [row for row in table if row.text(outer + 1) and not row.box(outer + 1).left]
    codes = [parts(split_code(row.text(outer + 1))[0]) for row in inner if not _sums_up(row, outer)]
    apart = not any(row.text(outer) for row in inner)
    return apart and min(len(names), len(codes)) > 1 and all(len(one) > 1 for one in codes)


def _sums_up(row: PageRow, outer: int) -> bool:
    return is_total_row(replace(row, boxes=row.boxes[outer + 1 :]))


def _merged(row: PageRow, outer: int) -> PageRow:
    """A row with the cell of a column and the next one as one cell."""
    if row.words or outer + 1 >= len(row.boxes):
        return row
    own = row.boxes[outer] if row.text(outer) else row.boxes[outer + 1]
    after = Box(left=True, above=own.above)
    return replace(row, boxes=(*row.boxes[:outer], own, after, *row.boxes[outer + 2 :]))


# -- numbers beside names --------------------------------------------------------------------------

_NUMBERS_OF = re.compile(r"(?:s?tt|số(?: (?:tt|thứ tự|hiệu))?|mã(?: số)?|ký hiệu|mục)\b.*")


def numbered_names(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """`TT | Tiêu chí | TT nội dung | Nội dung`: names that have their numbers in a column of their own behind
    another one: each number before its name, as most write it. Changes the columns."""
    for column, names in [(c, c + 1) for c, _ in columns.unused if c > columns.of(CODE) >= 0]:
        named = any(c == names for c, _ in columns.texts) or columns.of(HOW) == names
        said = [row for row in rows if not row.words and row.text(column)]
        told = [row for row in said if not row.box(column).left]
        numbers = all(ROW_CODE.fullmatch(row.text(column)) and row.text(names) for row in told)
        begins = told and parts(told[0].text(column))[-1:] in (("1",), ("i",), ("a",))
        if begins and named and numbers and _NUMBERS_OF.fullmatch(plain(columns.own[column])):
            columns.unused = [one for one in columns.unused if one[0] != column]
            return [*_with_numbers(rows, columns.of(CODE), column)]
    return rows


def _with_numbers(rows: Sequence[PageRow], outer: int, column: int) -> Iterator[PageRow]:
    """The rows with the numbers of a column before the names beside it: 1 within 2 is 2.1."""
    within = ""
    for row in rows:
        within = "" if row.words else row.text(outer).strip(".)") or within
        number, name = row.text(column).strip(".)"), row.box(column + 1)
        if row.words or not number or row.box(column).left:
            yield row
            continue
        again = alike(parts(within, keep=True), parts(number, keep=True))
        whole = f"{within}.{number}" if again else number
        yield row.put({column + 1: replace(name, text=f"{whole}. {name.text}"), column: Box()})


# -- the same as above ------------------------------------------------------------------------------

_DITTO = re.compile(r"[-–( ]*(?:nt|như trên)[-–). ]*|[\"“”″〃'’]{1,2}|//", re.IGNORECASE)


def written_out(rows: Sequence[PageRow]) -> list[PageRow]:
    """The rows, with what stands above in place of a mark that says so: `-nt-`, `"`, `như trên`."""
    found: list[PageRow] = []
    above: dict[int, str] = {}  # merged down, too
    for row in rows:
        said = {
            column: box.text if not _DITTO.fullmatch(box.text) else above.get(column) or box.text
            for column, box in enumerate(row.boxes)
        }
        boxes = tuple(replace(box, text=said[column]) for column, box in enumerate(row.boxes))
        found.append(replace(row, boxes=boxes))
        if not row.words:
            above |= {c: said[c] for c, box in enumerate(row.boxes) if not box.above}
    return found


# -- a criterion beside the first of its parts -----------------------------------------------------


def above_parts(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """`Giảng dạy | 40 | Không có giáo án | -5/tiết`, below it `| | Giáo án trễ | -2/lần`: the names of
    criteria and their points in rows of their own, above what is given or taken for each."""
    text, top = columns.of(TEXT), columns.of(MAX)
    if top < 0:
        return rows
    for names in range(text):
        free = columns.roles.get(names, TEXT) in (TEXT, CODE) and names != columns.of(CODE)
        if free and columns.own.get(names) and _is_beside_parts(rows, columns, names):
            columns.unused = [one for one in columns.unused if one[0] != names]
            return [part for row in rows for part in _named_above(row, columns, names)]
    return rows


def _is_beside_parts(rows: Sequence[PageRow], columns: ScaleColumns, names: int) -> bool:
    """Whether a column has a name where a maximum stands, and none beside the other parts."""
    text = columns.of(TEXT)
    given = [column for role in GIVEN if (column := columns.of(role)) >= 0]
    parts = [row for row in rows if not row.words and row.text(text) and not row.box(text).left]
    valued = [row for row in parts if row.text(columns.of(MAX))]
    more = [row for row in parts if row not in valued]
    figures = all(any(row.text(column) for column in given) for row in parts)
    return (
        bool(valued and more)
        and figures
        and all(row.text(names) for row in valued)
        and not any(row.text(names) for row in more)
    )


def _named_above(row: PageRow, columns: ScaleColumns, names: int) -> Iterator[PageRow]:
    text, top, code = columns.of(TEXT), columns.of(MAX), columns.of(CODE)
    if row.words or not row.text(names):
        yield row
        return
    kept = {code: row.box(code), text: row.box(names), top: row.box(top)}
    if not row.text(text):
        yield row.put({names: Box(), text: row.box(names)})
        return
    yield replace(row, boxes=tuple(kept.get(column, Box()) for column in range(len(row.boxes))))
    yield row.put({c: Box() for c in (code, names, top) if c >= 0})


def _names_in_one(rows: Sequence[PageRow], columns: ScaleColumns) -> list[PageRow]:
    """`1 | Soạn bài đủ, đúng mẫu, có chất |`, below it `| lượng | 30`, and then 2: one name, typed over two rows."""
    text, code = columns.of(TEXT), columns.of(CODE)
    found: list[PageRow] = []
    for row, after in pairwise([*rows, None]):
        if row and found and _ends_name(found[-1], row, after, columns):
            begun = found.pop()
            whole = replace(row.box(text), text=f"{begun.text(text)} {row.text(text)}")
            found.append(row.put({code: begun.box(code), text: whole}))
        elif row:
            found.append(row)
    return found


_BROKEN = re.compile(r".{20,}[^\W\d_],?$")


def _ends_name(begun: PageRow, row: PageRow, after: PageRow | None, columns: ScaleColumns) -> bool:
    """Whether words in small letters, beside them the points, end the name of the row above, which has none."""
    text, code = columns.of(TEXT), columns.of(CODE)
    alone = {c for c, box in enumerate(begun.boxes) if box.text} == {code, text}
    last = after is None or after.words or after.text(code) or is_total_row(after)
    own = row.words or row.text(code) or row.box(text).above or read_range(even(row.text(text)))
    small = row.text(text)[:1].islower() and is_bare(row.text(columns.of(MAX)))
    return bool(alone and last and small and not own and _BROKEN.search(begun.text(text)))


def names_in_place(rows: Sequence[PageRow], columns: ScaleColumns) -> list[PageRow]:
    """`1 | Chuyên môn (60 điểm) | |`, words left of the column of the names in a row that has none there: the
    heading of a group or a list, or a total, in rows of their own; a name typed over two rows in one."""
    text, code = columns.of(TEXT), columns.of(CODE)
    found: list[PageRow] = []
    for row in _names_in_one(rows, columns):
        own = [c for c in range(text) if c != code and WORDS.search(row.text(c))]
        named = row.words or row.text(text) or row.box(text).above or row.box(text).left
        moved = len(own) == 1 and not named
        found.append(row.put({text: row.box(own[0]), own[0]: Box()}) if moved else row)
    return found


def parts_beside(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """`Học tập (5 điểm)` beside or above `1. Dự học | 2`, `2. Viết bài | 3` in a later column: what comes to
    the points of each name are its parts, in rows of their own. Changes the columns."""
    text, top = columns.of(TEXT), columns.of(MAX)
    for words in (c for c in range(text + 1, top) if columns.roles.get(c) != CODE):
        beside = columns.roles.get(words) == TEXT  # of the groups that stand beside it
        runs: list[list[PageRow]] = []
        for row in (one for one in rows if not one.words):
            runs += [[row]] if row.text(text) else []
            if runs and row.text(words) and read_figure(row.text(top)).value is not None:
                runs[-1].append(row)
        told = [run for run in runs if len(run) > 1]
        if beside and all(run[0].text(words) for run in told):
            continue
        heads = [run for run in told if len(run) > MANY or not run[0].text(words)]
        parted = [run for run in told if _come_to_name(run, text, top)]
        heads = [run for run in heads if run in parted]
        levels = all(run in parted or _fall_from_name(run, text, top) for run in told)
        if len(told) > 1 and heads and levels:
            columns.at = {role: c for role, c in columns.at.items() if c != words} | {HOW: words}
            columns.unused = [one for one in columns.unused if one[0] != words]
            own = [row for run in heads for row in run]
            return [part for row in rows for part in _parted(row, own, columns, words)]
    return rows


MANY = 2
"""A name's row, and what stands beside it."""


def _come_to_name(run: Sequence[PageRow], text: int, top: int) -> bool:
    """Whether the points of some rows are those of the name in the first of them."""
    return _whole(run[0], text, top) == sum(_worth(run[1:], top)) != 0


def _fall_from_name(run: Sequence[PageRow], text: int, top: int) -> bool:
    """Whether they fall from these."""
    worth = _worth(run[1:], top)
    return worth[0] == _whole(run[0], text, top) and falls_apart(worth)


def _worth(rows: Sequence[PageRow], top: int) -> list[Fraction]:
    return [_worth_of(one, top) for one in rows]


def _whole(head: PageRow, text: int, top: int) -> Fraction | None:
    said = IN_TEXT.search(even(head.text(text)))
    return figure(said["n"]) if said is not None else read_figure(head.text(top)).value


def _parted(
    row: PageRow, own: Sequence[PageRow], columns: ScaleColumns, words: int
) -> Iterator[PageRow]:
    text, code = columns.of(TEXT), columns.of(CODE)
    if not any(row is one for one in own):
        yield row
        return
    part = {text: row.box(words), words: Box()}
    if row.text(text):
        yield row.put({words: Box(), columns.of(MAX): Box()} if row.text(words) else {})
        part |= {code: Box()} if code >= 0 else {}  # the number is the name's
    if row.text(words):
        yield row.put(part)


# -- points for each period ------------------------------------------------------------------------

_PERIOD = re.compile(
    r"(?:điểm )?(?:học kỳ|hk|quý|tháng|kỳ|đợt|giai đoạn) ?(?:[ivx]+|\d+|đầu|cuối)(?: năm)?|"
    r"(?:6|sáu) tháng(?: (?:đầu|cuối) năm)?"
)


def without_periods(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """`Học kỳ I | Học kỳ II | Cả năm` over `15 | 15 | 30`: what the year's points come from says nothing
    more, and is no level of them; nor do `28 | 27 | 55` beside 30, what was scored and its sum."""
    top = columns.of(MAX)
    spread = [column for column, own in columns.own.items() if _PERIOD.fullmatch(plain(own))]
    valued = [row for row in rows if not row.words and row.text(top)] if top >= 0 else []
    if len(spread) < 2 or top in spread or not valued or _rule_in(rows, spread):
        return rows
    worth = [(_worth_of(row, top), [_worth_of(row, c) for c in spread]) for row in valued]
    others = [c for c in columns.own if c not in (top, *spread)]
    sums = [
        c
        for c in others
        if all(_worth_of(row, c) == sum(own) for row, (_, own) in zip(valued, worth, strict=True))
    ]
    parted = all(sum(own) in (0, whole) for whole, own in worth)
    if not (parted or all(max(own) <= whole for whole, own in worth)):
        return rows
    columns.at = {role: c for role, c in columns.at.items() if c not in (*spread, *sums)}
    empty = dict.fromkeys([*spread, *sums], Box())
    return [row if row.words else row.put(empty) for row in rows]


def _rule_in(rows: Sequence[PageRow], spread: Sequence[int]) -> bool:
    """Whether a column of a time has words that score, `Học kỳ I` over `Thiếu 1 loại trừ 2 điểm`."""
    said = (row.text(column) for row in rows if not row.words for column in spread)
    return any(says_points(text) and not is_bare(text) for text in said)


def _worth_of(row: PageRow, column: int) -> Fraction:
    return read_figure(row.text(column)).value or Fraction(0)


# -- bounds in two columns -------------------------------------------------------------------------

_FROM = re.compile(r"(?:cận dưới|min|giá trị nhỏ nhất)|(?P<over>trên|>|lớn hơn)|từ|≥|>=|tối thiểu")
_TO = re.compile(
    r"(?P<under>(?:đến )?(?:dưới|<|nhỏ hơn))|(?:cận trên|giá trị lớn nhất)|đến(?: hết)?|≤|<="
)
_BOUND = re.compile(r"\d[\d.,]*\s*%?")
_OPEN = re.compile(r"[-–…/]*|trở lên|∞")


def bounds_as_words(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """`Từ | Đến dưới` over `85 | 95`: levels in words, `từ 85 đến dưới 95`, in the first of the two
    columns, which says how the criterion scores then."""
    for low, high in _pairs(rows, columns):
        columns.at = {role: at for role, at in columns.at.items() if at not in (low, high)}
        columns.at[HOW] = low
        columns.roles = {**columns.roles, low: HOW, high: HOW}
        columns.unused = [one for one in columns.unused if one[0] not in (low, high)]
        return [_with_words(row, low, high, columns) for row in rows]
    return rows


def _pairs(rows: Sequence[PageRow], columns: ScaleColumns) -> Iterator[tuple[int, int]]:
    heads = {column: plain(own) for column, own in columns.own.items()}
    for low in heads:
        high = low + 1
        bounds = _FROM.fullmatch(heads[low]) and _TO.fullmatch(heads.get(high, ""))
        if not bounds or high == columns.of(MAX):
            continue
        told = [row.text(column).strip() for row in rows for column in (low, high) if not row.words]
        several = sum(bool(_BOUND.fullmatch(text)) for text in told) > 1
        known = all(_BOUND.fullmatch(text) or _OPEN.fullmatch(text) for text in told)
        if several and known and columns.of(HOW) in (-1, low, high):
            yield low, high


def _with_words(row: PageRow, low: int, high: int, columns: ScaleColumns) -> PageRow:
    if row.words:
        return row
    said = replace(row.box(low), text=_stretch(row, low, high, columns))
    return row.put({low: said, high: Box()})


def _stretch(row: PageRow, low: int, high: int, columns: ScaleColumns) -> str:
    first, last = (_bound(row.text(column), columns.own[column]) for column in (low, high))
    over = (match := _FROM.fullmatch(plain(columns.own[low]))) and match["over"]
    under = (match := _TO.fullmatch(plain(columns.own[high]))) and match["under"]
    if first and last:
        return f"{'trên' if over else 'từ'} {first} đến {'dưới ' if under else ''}{last}"
    if first:
        return f"trên {first}" if over else f"từ {first} trở lên"
    if last:
        return f"dưới {last}" if under else f"từ {last} trở xuống"
    return ""


def _bound(text: str, heading: str) -> str:
    """A bound as it stands there, with the percent sign of its heading; "" where it is open."""
    said = even(text).strip()
    if not _BOUND.fullmatch(said):
        return ""
    return said if "%" in said or "%" not in heading else f"{said}%"
