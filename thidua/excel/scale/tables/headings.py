"""The rows that head a scale's table, and which of its columns is for what.

Headings may take one to three rows, be merged, and come again on each page.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from thidua.excel.scale.paper.pages import Page, PageRow
from thidua.excel.scale.tables.holding import HeldCells, is_data, settle
from thidua.excel.scale.tables.roles import (
    BESIDE,
    BONUS,
    CODE,
    DEDUCT,
    EITHER,
    FACTOR,
    FLOOR,
    GIVEN,
    GRADE,
    HOW,
    LEVEL,
    LEVELS,
    MAX,
    NOTE,
    OF_UNITS,
    SCORED_BY,
    SELF,
    STRONG,
    TEXT,
    UNITS_OWN,
    is_grade,
    of_units,
    opposed,
    plain,
    role_of,
)
from thidua.excel.scale.tables.signs import side_named
from thidua.text.vietnamese import nfc

MOST_DEPTH, LOOK_AT = 3, 80
_IN_WORDS = re.compile(r"chi tiết|cụ thể|biểu điểm|thang điểm")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_ANOTHER_TIME = re.compile(
    r"điểm (?:số )?(?:của )?(?:(?:năm|kỳ|quý|tháng|tuần|đợt|học kỳ|năm học)\b.*|(?:19|20)\d\d\b.*|"
    r"(?:bq|bình quân|trung bình|tb|tham khảo)\b.*)|.*\b(?:năm|kỳ|quý|tháng) (?:trước|ngoái|cũ)\b.*|điểm (?:chuẩn )?cũ"
)
"""What units had in another year, or on the average: no points to be had, beside a column of these."""
_NUMBERING = re.compile(r"\(?\s*(?:\d{1,2}|[A-ZĐa-zđ])\s*\)?(?:\s*=.*)?")


@dataclass(slots=True)
class ScaleColumns:
    """What the columns of a table are for."""

    at: dict[str, int] = field(default_factory=dict)
    """Role -> column."""
    unused: list[tuple[int, str]] = field(default_factory=list)
    """Columns that no rule is read from, with their headings."""
    first: int = 0
    last: int = 0
    """The rows of the headings, `first` to `last`."""
    heads: frozenset[str] = frozenset()
    telling: frozenset[int] = frozenset()
    """Columns full of rules."""
    texts: tuple[tuple[int, str], ...] = ()
    """Every column that may hold the criterion's words, with its heading."""
    wide: frozenset[int] = frozenset()
    """Columns under the heading of the one before them."""
    own: dict[int, str] = field(default_factory=dict)
    """The lowest heading of each column."""
    roles: dict[int, str] = field(default_factory=dict)
    """What each column is for, also of roles that come twice."""
    factors: tuple[int, ...] = ()
    """The two columns whose product is the maximum."""
    pairs: tuple[tuple[int, int], ...] = ()
    """A column of levels and the one of their points."""
    reasons: frozenset[int] = frozenset()
    """Where a unit that has filled the table in says why it scored so."""
    scored: frozenset[int] = frozenset()
    """Where the scores surely stand."""
    levels: frozenset[int] = frozenset()
    """Columns of levels, each with its points."""
    again: frozenset[int] = frozenset()
    """What says the maxima once more, as shares of them all."""
    saying: frozenset[int] = frozenset()
    """Whose cells say themselves what is given and what is taken."""
    ruling: frozenset[int] = frozenset()
    """Columns of remarks, some of which are rules."""
    is_list: bool = False
    """The table is one of what is given or taken on top."""
    areas: tuple[int, ...] = ()
    """Columns of the names of groups, outermost first."""
    sums: int = -1
    """The column of the points of these groups."""
    unsure: frozenset[int] = frozenset()
    """Whose role is taken from their cells where another might have it."""
    rows: Sequence[PageRow] = ()
    """The rows of the headings, or the first one below where there are none."""

    def beside(self) -> Iterator[int]:
        """The columns without a use in which what speaks of points is never passed over: not those
        that people score in, unless they are full of rules (`telling`)."""
        scored = self.at.get(SELF, -1)
        used = self.used() | self.reasons | self.levels
        yield from (
            column
            for column, _ in self.unused
            if column not in used and (column != scored or scored in self.telling)
        )

    def used(self) -> set[int]:
        """The columns that something is read from."""
        pairs = {column for pair in self.pairs for column in pair}
        return pairs | {column for role, column in self.at.items() if role not in BESIDE}

    def going_on(self) -> "ScaleColumns":
        """The columns of a table that goes on without headings: what was settled holds."""
        top = self.of(MAX)
        roles = {
            column: role for column, role in self.roles.items() if role != MAX or column == top
        }
        return replace(self, first=0, last=-1, unused=[*self.unused], roles=roles)

    def over(self, column: int, text: str) -> str:
        """The heading that says of a cell's figures whether they are given or taken."""
        own = column in self.saying and not re.match(r"\W*\d", text)
        return "" if own else self.own.get(column, "")

    def per(self, column: int) -> str:
        """What the figures of a column are counted by: of `Điểm trừ (mỗi lần)`, or of points beside
        a column `Số lần`; "" where they are not."""
        own = "" if column == self.of(EITHER) else self.own.get(column, "")
        match = _COUNTED_BY.search(nfc(own))
        counted = any(
            _COUNTS.fullmatch(plain(heading))
            for c, heading in self.own.items()
            if c != self.of(TEXT)
        )
        return match["per"] if match is not None else "lần" * counted

    def of(self, role: str) -> int:
        """The column of a role; -1 without one."""
        return self.at.get(role, -1)


_COUNTED_BY = re.compile(
    r"(?:/|\bmỗi|\bmột|\b0?1)\s*(?P<per>vi phạm|trường hợp|[^\W\d_]+)", re.IGNORECASE
)
_COUNTS = re.compile(r"(?:số |tổng số )?(?:lần|lượt|vụ|trường hợp|lượt vi phạm|lần vi phạm)|sl")


STRICT, LENIENT, HELD = range(3)
"""Which headings are taken for those of a scale: that name its words and its points; that name its
words; any, and none at all, where the cells below say what they are."""


def find_columns(page: Page, how: int = STRICT) -> ScaleColumns | None:
    """The columns of a page's first heading; None where it has none."""
    end = len(page.rows)
    for n in range(min(len(page.rows), LOOK_AT)):
        found = columns_at(page.rows, n, lenient=how != STRICT)
        if found is not None and (MAX in found.at or not _holds_table(page.rows[:n])):
            return found
        end = min(end, n if found is not None else end)
    return _by_contents(page.rows[:end]) if how == HELD else None


def _holds_table(rows: Sequence[PageRow]) -> bool:
    """Whether a table, under headings that nobody knows, stands above one that lists what is given or
    taken: it is not passed over."""
    return sum(is_data(row) and sum(bool(box.text) for box in row.boxes) > 2 for row in rows) > 1


def find_sure_columns(page: Page, how: int = STRICT) -> ScaleColumns | None:
    """The columns of a table beside a scale: those that its headings or its cells surely say."""
    found = find_columns(page, how)
    return None if found is None or found.unsure else found


def _by_contents(rows: Sequence[PageRow]) -> ScaleColumns | None:
    """The columns of a table that is headed by words which nobody knows, or by none."""
    first = next((n for n, row in enumerate(rows) if is_data(row)), -1)
    if first < 0:
        return None
    for n in range(first):
        depth = 1
        while n + depth < first and depth < MOST_DEPTH and _below(rows, n, depth + 1):
            depth += 1
        between = (row for row in rows[n + depth : first] if not is_numbering(row))
        if _may_head(rows[n]) and not any(map(_may_head, between)):
            heads, below = rows[n : n + depth], rows[n + depth :]
            if found := _columns(heads, n, True, below, contents=True):
                return found
    return _columns((), first, True, rows[first:], contents=True)


def columns_at(rows: Sequence[PageRow], n: int, lenient: bool = False) -> ScaleColumns | None:
    """The columns that rows from `n` on are the headings of; None where they are none."""
    if not _may_head(rows[n]):
        return None
    best: ScaleColumns | None = None
    for depth in range(1, MOST_DEPTH + 1):
        if n + depth > len(rows) or (depth > 1 and not _below(rows, n, depth)):
            break
        found = _columns(rows[n : n + depth], n, lenient, rows[n + depth :])
        if found is not None and (best is None or depth > 1):
            best = found
    if best is not None:
        while best.last + 1 < len(rows) and is_numbering(rows[best.last + 1]):
            best.last += 1
    return best


def _may_head(row: PageRow) -> bool:
    filled = [box.text for box in row.boxes if box.text]
    return len(filled) >= 2 and not row.words


def _below(rows: Sequence[PageRow], n: int, depth: int) -> bool:
    """Whether the next row still is a heading: cells merged with the one above, or under a wide
    one, and nothing that looks like a figure."""
    row = rows[n + depth - 1]
    if any(re.fullmatch(r"[-+]?\d+(?:[.,]\d+)?", box.text) for box in row.boxes):
        return False
    if _heads_alone(row) and not any(box.left or box.above for box in row.boxes):
        return True
    covered = any(box.above for box in row.boxes)
    wide = any(box.left for line in rows[n : n + depth - 1] for box in line.boxes)
    if not (covered or wide):
        return False
    for column, box in enumerate(row.boxes):
        over = rows[n + depth - 2].box(column)
        if box.text and not any(_is_wide(line, column) for line in rows[n : n + depth - 1]):
            return False
        if box.text and not box.left and over.text and not _is_wide(rows[n + depth - 2], column):
            return False
    return any(box.text for box in row.boxes)


def _heads_alone(row: PageRow) -> bool:
    """`Tối đa | Tối thiểu` below `Khung điểm`, with nothing merged: each cell is a heading of points,
    and none is one of a criterion's words or number."""
    roles = [role_of(box.text, box.text) for box in row.boxes if box.text]
    return len(roles) > 1 and MAX in roles and {*roles} <= {MAX, SELF, NOTE, BONUS, DEDUCT}


def _is_wide(row: PageRow, column: int) -> bool:
    return row.box(column).left or row.box(column + 1).left


_NAME_AND_RULE = re.compile(r"(?:nội dung|tiêu chí|tiêu chuẩn|chỉ tiêu|nhiệm vụ)\b")
"""`Tiêu chí và cách chấm`, over criteria whose points stand in their words."""


def _columns(
    rows: Sequence[PageRow],
    n: int,
    lenient: bool,
    below: Sequence[PageRow],
    *,
    contents: bool = False,
) -> ScaleColumns | None:
    held = HeldCells(below)
    width = max(len(row.boxes) for row in rows) if rows else held.width
    heads = [_heading(rows, column) for column in range(width)]
    graded = any(GRADE.fullmatch(plain(own)) for _, own in heads)
    found: dict[str, list[int]] = {}
    for column, (whole, own) in enumerate(heads):
        role = role_of(whole, own) if whole else ""
        prize = column > 0 and plain(heads[column - 1][1]).startswith("giải ")
        if prize and plain(own) == "khuyến khích":
            role = ""  # `Giải ba | Khuyến khích`
        if role and not (role in (SELF, HOW, MAX) and graded and _is_grade(whole, own)):
            found.setdefault(role, []).append(column)
    for (column, (_, own)), (_, after) in pairwise(enumerate(heads)):
        if opposed(own, after[1]):
            found[BONUS], found[DEDUCT] = [column], [column + 1]
    _set_aside(found, heads)
    roles = {column: role for role, columns in found.items() for column in columns}
    pairs = _pairs(roles, heads)
    for role in (HOW, MAX):
        found[role] = [c for c in found.get(role, []) if not any(c in pair for pair in pairs)]
        if not found[role]:
            del found[role]
    factors: tuple[int, ...] = ()
    maxima = _without_levels(found.pop(MAX, []), heads)
    empty = [c for c in maxima if not any(row.text(c) for row in below)]
    empty = empty if graded or len(empty) < len(maxima) else []
    roles |= dict.fromkeys(empty, SELF)  # beside levels or other points: to be filled in
    maxima = [c for c in maxima if c not in empty]
    at = {role: columns[0] for role, columns in found.items()}
    if maxima:
        factor = next((c for c, (whole, _) in enumerate(heads) if FACTOR.search(plain(whole))), -1)
        maxima.sort(key=lambda c: (factor >= 0 and c <= factor, not STRONG.search(heads[c][0])))
        at[MAX] = maxima[0]
        if len(maxima) > 2 and HOW not in at:  # `Thang điểm chi tiết | Mức điểm`
            words = [c for c in maxima[1:] if _IN_WORDS.search(plain(heads[c][0]))]
            at |= {HOW: words[0]} if words else {}
            maxima = [c for c in maxima if c != at.get(HOW)]
        others = [c for c in maxima[1:] if c != factor]
        if factor >= 0 and others:
            factors = (factor, others[0])
        elif levels := [c for c in others if role_of(heads[c][1], heads[c][1]) == MAX]:
            at[LEVEL] = levels[0]
    if not maxima and TEXT in at and (best := _run(heads, below, is_grade, GRADE)):
        at[MAX] = best[0]
    elif not maxima and TEXT in at and (kinds := _run(heads, below, of_units, OF_UNITS)):
        at[MAX] = kinds[0]  # `Khối A | Khối B`: which of them is asked about
        roles |= dict.fromkeys(kinds, MAX)
    unsure = frozenset[int]()
    if contents or ({TEXT, MAX, *GIVEN} & set(at) and not any(map(is_data, rows))):
        unsure = settle(at, roles, heads, held)
    if (names := _names_before(at, roles, heads, held)) >= 0:
        at[TEXT], roles[names], unsure = names, TEXT, unsure | {names}
    if TEXT not in at and HOW in at:
        both = lenient and _NAME_AND_RULE.match(plain(heads[at[HOW]][1]))
        if both or (MAX in at and CODE in at):
            at[TEXT] = at.pop(HOW)
    if TEXT in at and MAX in at and not {LEVEL, HOW, *GIVEN} & set(at):
        top, named = at[MAX], plain(heads[at[TEXT]][1])
        side = side_named(named) if _OF_LIST.fullmatch(named) else ""
        side = EITHER if held.signs(top) else side  # `-1`, `+2` say it themselves
        if side and not STRONG.search(plain(heads[top][0])):
            del at[MAX]
            at[side], roles[top] = top, side
    if TEXT not in at or not (lenient or _names_points(at)):
        return None
    used = {column for role, column in at.items() if role not in BESIDE} | {
        column for pair in (*pairs, factors) for column in pair
    }
    wide = frozenset(c for c in range(1, width) if rows and all(row.box(c).left for row in rows))
    unused = [
        (column, " ".join(whole.split()))
        for column, (whole, _) in enumerate(heads)
        if column not in used and (whole or not rows) and column not in wide
    ]
    said = frozenset(plain(box.text) for row in rows for box in row.boxes if box.text)
    texts = tuple((column, " ".join(heads[column][0].split())) for column in found.get(TEXT, ()))
    lowest = {column: " ".join(own.split()) for column, (_, own) in enumerate(heads)}
    columns = ScaleColumns(
        at, unused, n, n + len(rows) - 1, said, frozenset(), texts, wide, lowest, roles, factors, pairs
    )  # fmt: skip
    columns.unsure, columns.rows = unsure, rows or below[:1]
    return columns


def _names_before(
    at: Mapping[str, int],
    roles: Mapping[int, str],
    heads: Sequence[tuple[str, str]],
    held: HeldCells,
) -> int:
    """The column under a heading nobody knows that names every numbered row with points, each otherwise, before one
    that is empty in some of them: `Phần việc | Chỉ tiêu` over `Hiến máu | 150 đơn vị`; -1 without one."""
    named, top = at.get(TEXT, -1), at.get(MAX, -1)
    number = at.get(CODE, -1)
    rows = [row for row in held.figured(top) if row.text(number)] if min(top, number) >= 0 else []
    if named < 0 or all(row.text(named) for row in rows):
        return -1
    for column in range(named):
        told = [row.text(column) for row in rows]
        apart = all(told) and len({*told}) == len(told) > 1
        if column not in roles and heads[column][0] and apart and held.names_rows(column):
            return column
    return -1


_OF_LIST = re.compile(
    r"(?:(?:tên|các|những|nội dung|hành vi|danh mục)\s)*(?:(?:lỗi|vi phạm|sai phạm)(?:\s(?:vi phạm|thường gặp))?|(?:(?:được|bị)\s)?(?:cộng|trừ|thưởng|phạt)(?: thêm)?(?: điểm)?)"
)
"""`Lỗi vi phạm | Điểm`: what the points are taken for, and no criteria."""


def _is_grade(whole: str, own: str) -> bool:
    """Whether a column beside levels is a level, too, whatever else its heading may mean."""
    over = plain(whole).removesuffix(plain(own)).strip()
    return is_grade(own) and not (SCORED_BY.search(over) or UNITS_OWN.fullmatch(over))


_POINTS = re.compile(r"\d+(?:[.,]\d+)?\s*(?:đ|điểm)?", re.IGNORECASE)


def _run(
    heads: Sequence[tuple[str, str]],
    below: Sequence[PageRow],
    fits: Callable[[str], bool],
    named: re.Pattern[str],
) -> list[int]:
    """Columns side by side of levels, or of kinds of units, that all have points: what can be had
    where no column says the maximum; none without such."""
    run: list[int] = []
    for column, (whole, own) in enumerate(heads):
        if fits(own) and not SCORED_BY.search(plain(whole)):
            run.append(column)
        elif len(run) > 1:
            break
        else:
            run = []
    given = any(all(_POINTS.fullmatch(row.text(column)) for column in run) for row in below)
    sure = any(named.fullmatch(plain(heads[column][1])) for column in run)
    return run if len(run) > 1 and given and sure else []


def _pairs(roles: dict[int, str], heads: Sequence[tuple[str, str]]) -> tuple[tuple[int, int], ...]:
    """`Mức 1: Nội dung | Điểm`, `Mức 2: Nội dung | Điểm`: a level and its points, side by side."""
    found = [
        (column, column + 1)
        for column, role in roles.items()
        if (role, roles.get(column + 1)) == (HOW, MAX) and LEVELS.match(plain(heads[column][0]))
    ]
    return tuple(found) if len(found) > 1 else ()


def _set_aside(found: dict[str, list[int]], heads: Sequence[tuple[str, str]]) -> None:
    """Beside a column of points to be had, `Điểm năm 2025` is what units had then, `Điểm sàn` and the first
    of `Thang điểm: Từ | Đến` the least that they need."""
    maxima = found.get(MAX, [])
    years = {c: max(_YEAR.findall(heads[c][0]), default="") for c in maxima}
    dated = {year for year in years.values() if year}
    newest = max(dated) if len(dated) > 1 else "-"
    past = [
        c
        for c in maxima
        if (_OF_ANOTHER_TIME.fullmatch(plain(heads[c][1])) and years[c] != newest)
        or "" < years[c] < newest
    ]
    least = [c for c in maxima if FLOOR.fullmatch(plain(heads[c][1]))]
    kept = [c for c in maxima if c not in past and c not in least]
    if not any(years[c] or STRONG.search(plain(heads[c][0])) for c in kept):
        past = []
    if kept and (past or least):
        found[MAX] = [c for c in maxima if c not in (*past, *least)]
        found[NOTE] = [*found.get(NOTE, []), *past, *least]


def _without_levels(maxima: Sequence[int], heads: Sequence[tuple[str, str]]) -> list[int]:
    """`Tốt | Khá | Yếu` below one `Mức điểm` are columns of levels, and none of the maximum."""
    below = [
        column
        for column in maxima
        if role_of(heads[column][1], heads[column][1]) != MAX
        and not STRONG.search(heads[column][0])
    ]
    return [column for column in maxima if len(below) < 2 or column not in below]


def _names_points(at: dict[str, int]) -> bool:
    """Whether a heading names a column in which points can stand."""
    if not {MAX, HOW, SELF, *GIVEN} & set(at) or len(at) < 2:
        return False
    return bool({MAX, CODE, *GIVEN} & set(at))


def heading_texts(rows: Sequence[PageRow]) -> list[str]:
    """The whole heading of each column of some rows."""
    return [_heading(rows, column)[0] for column in range(max(len(row.boxes) for row in rows))]


def _heading(rows: Sequence[PageRow], column: int) -> tuple[str, str]:
    """A column's headings, outermost first, as one text; and the lowest of them."""
    texts: list[str] = []
    for row in rows:
        at = column
        while at > 0 and row.box(at).left:
            at -= 1
        text = row.text(at)
        if text and (not texts or plain(text) != plain(texts[-1])):
            texts.append(text)
    return " ".join(texts), texts[-1] if texts else ""


def says_maxima(columns: ScaleColumns) -> bool:
    """Whether the column of the points surely holds what can be had: `Điểm chuẩn`, not `Điểm`."""
    return bool(STRONG.search(plain(columns.own.get(columns.of(MAX), ""))))


def is_numbering(row: PageRow) -> bool:
    """A row that numbers the columns: (1) (2) (3), A B 1 2."""
    texts = [box.text for box in row.boxes if box.text]
    if not all(_NUMBERING.fullmatch(text) for text in texts):
        return False
    if len(texts) < 3:
        return texts == ["(1)", "(2)"]
    digits = [int(found[0]) for text in texts if (found := re.search(r"\d+", text))]
    if not digits:
        return len(texts) > 3
    return len(digits) > 1 and digits == list(range(1, len(digits) + 1))


def is_heading_again(row: PageRow, columns: ScaleColumns) -> bool:
    """Whether a row repeats the headings, as on each new page."""
    said = [plain(box.text) for box in row.boxes if box.text]
    return (
        len(said) >= 1
        and all(text in columns.heads for text in said)
        and (len(said) > 1 or any(box.above for box in row.boxes))
    )
