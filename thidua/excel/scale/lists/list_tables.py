"""Tables that are lists of bonuses or deductions, whatever their headings: words, and beside them amounts;
which side these are of is said over them, over the words, or above the table."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from thidua.excel.scale.paper.pages import WORDS, PageRow, alone, as_words
from thidua.excel.scale.rows.codes import split_code
from thidua.excel.scale.rows.line import list_words, read_figure
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.conditions import is_else, read_range
from thidua.excel.scale.speech.text import NUMBER, even, has_figure
from thidua.excel.scale.tables.headings import ScaleColumns
from thidua.excel.scale.tables.roles import (
    BESIDE,
    BONUS,
    CODE,
    DEDUCT,
    EITHER,
    TEXT,
    opposed,
    plain,
    role_of,
)
from thidua.excel.scale.tables.signs import side_named

_NUMBER = re.compile(
    r"\W*[a-zđ]{0,3}\W?\d+(?:\.\d+)*\W*|[a-zđ]\W*|[ivxl]+\W*|[-+*•]", re.IGNORECASE
)
"""`1`, `L1`, `a)`, a dash: what stands before the words."""
_WITHOUT = re.compile(
    r"\W*(?:không|chưa) (?:(?:có|bị|để xảy ra) )*(?:(?:trường hợp|vụ|ai) )*(?:vi phạm|lỗi|sai|tai nạn)",
    re.IGNORECASE,
)
"""`Không vi phạm`: nothing is taken for it."""
_LONGEST = 60
"""Characters of a heading."""
_POINTS = re.compile(r"\bđiểm\b|\bkhung\b", re.IGNORECASE)
_HOW_MANY = re.compile(r"(?:số|tổng số|mức|tỷ lệ) (?!điểm\b)")


def list_columns(rows: Sequence[PageRow], caption: str) -> ScaleColumns | None:
    """The columns of a table that is a list, below a caption ("" for none); None where its cells are
    others, or where nothing says whether it gives or takes."""
    table = [row for row in rows if not row.is_blank]
    heads = table[:1] if table and heads_list(table[0]) else []
    rest = table[len(heads) :]
    below = [row for row in rest if not (alone(row) or _titles_list(row))]
    titled = bool(rest) and (_titles_list(rest[0]) or _names_list(alone(rest[0])))
    width = max((len(row.boxes) for row in below), default=0)
    words = next((c for c in range(width) if _all(below, c, _is_name)), -1)
    number = next((c for c in range(words) if _all(below, c, _is_number)), -1)
    amounts = [c for c in range(words + 1, width) if words >= 0 and _some(below, c, _is_amount)]
    if not amounts or any(sum(bool(row.text(c)) for c in amounts) != 1 for row in below):
        return None
    own = {c: " ".join(head.text(c).split()) for head in heads for c in range(len(head.boxes))}
    if any(
        _some(below, c, bool) and role_of(own.get(c, ""), own.get(c, "")) not in BESIDE
        for c in range(width)
        if c not in (number, words, *amounts)
    ):
        return None
    over = "" if len(amounts) > 1 else own.get(words, "")
    sides = [_side(own.get(c, ""), over, caption, _told(below, c)) for c in amounts]
    if titled and len(amounts) == 1:
        sides = [EITHER]  # `IV | Thưởng thêm`, `V | Trừ thêm` among the rows say which
    if len(amounts) == 2 and opposed(*(own.get(c, "") for c in amounts)):
        sides = [BONUS, DEDUCT]
    if "" in sides or len({*sides}) < len(sides):
        return None
    at = {TEXT: words, **dict(zip(sides, amounts, strict=True))}
    at |= {CODE: number} if number >= 0 else {}
    first = next((n for n, row in enumerate(rows) if row in heads), 0)
    return ScaleColumns(
        at,
        [(c, text) for c, text in own.items() if text and c not in at.values()],
        first,
        first if heads else -1,
        frozenset(plain(text) for text in own.values() if text),
        own=own,
        roles={column: role for role, column in at.items()},
        is_list=True,
        rows=heads or below[:1],
    )


def _titles_list(row: PageRow) -> bool:
    """`IV | Thưởng thêm, nhiều nhất 5 điểm`: a number and the name of a list."""
    cells = [box.text for box in row.boxes if box.text]
    return len(cells) == 2 and _is_number(cells[0]) and bool(list_words(cells[1])[0])


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list among the rows of a table, with headings of its own: its columns, where it begins with
    the words above it, and where it ends; `rows`: what is read of it."""

    columns: ScaleColumns
    first: int
    end: int
    rows: Sequence[PageRow]


def list_at(rows: Sequence[PageRow], n: int) -> ListBlock | None:
    """The list that a row heads which stands apart from those above it; None where it heads none."""
    if rows[n].words or not heads_list(rows[n]):
        return None
    above = rows[n - 1] if n else PageRow("", 0, ())
    title = alone(above)
    cells = [plain(box.text) for box in rows[n].boxes if box.text]
    if not (above.is_blank or above.words or title or role_of(cells[0], cells[0]) == CODE):
        return None
    end = next((m for m in range(n + 1, len(rows)) if _ends(rows[m])), len(rows))
    columns = list_columns(rows[n:end], title)
    if columns is None or is_of_one(title):
        return None
    named = [as_words(above)] if title and not _names_group(title) else []
    return ListBlock(columns, n - len(named), end, [*named, *rows[n + 1 : end]])


_OF_ONE = re.compile(
    r"\bquy đổi\b|\b(?:tiêu chí|tiêu chuẩn|nội dung|chỉ tiêu|mục)\s+(?:số\s+)?(?:\d|[IVX]+\b)",
    re.IGNORECASE,
)


_CONVERTED = re.compile(r"\bquy đổi\s+(?=điểm\b)", re.IGNORECASE)


def is_of_one(title: str) -> bool:
    """`Bảng quy đổi điểm của tiêu chí 3` above a table: it says how a criterion scores, and lists
    nothing on top; `Bảng quy đổi điểm thưởng` does."""
    name = split_code(title)[1]
    return bool(_OF_ONE.search(name)) and not list_words(_CONVERTED.sub("", name))[0]


def _ends(row: PageRow) -> bool:
    """Whether a list ends before a row: an empty one, or the name of another or of a group."""
    title = alone(row)
    return row.is_blank or row.words or _names_list(title) or _names_group(title)


def _names_list(title: str) -> bool:
    return bool(side_named(title) or list_words(split_code(title)[1])[0])


def _names_group(title: str) -> bool:
    return bool(split_code(title)[0]) and not _names_list(title)


def heads_list(row: PageRow) -> bool:
    """Whether a row may head a list: several short cells, and none a number or an amount."""
    cells = [box.text for box in row.boxes if box.text]
    if any(opposed(one, after) for one, after in pairwise(cells)):
        return len(cells) > 2  # `Sự việc | + | -`
    return len(cells) > 1 and not any(
        _is_amount(one)
        or _is_number(one)
        or len(one) > _LONGEST
        or (has_figure(one) and says_points(one))
        for one in cells
    )


def _side(own: str, words: str, caption: str, told: Sequence[str]) -> str:
    """What is said of amounts: by themselves, by their heading, by that of the words beside them, or
    above the table; "" where nobody says it, one another than the other, or what they are of."""
    if all(text.strip()[:1] in "+-–−" for text in told):
        return EITHER
    said = {side for one in (own, words, caption) if (side := side_named(one))}
    points = [own, *told] if _HOW_MANY.match(plain(own)) else [own, caption, *told]
    of_points = side_named(own) or any(_POINTS.search(even(one)) for one in points)
    return said.pop() if of_points and len(said) == 1 and not _HOW_MANY.match(plain(words)) else ""


def _told(rows: Sequence[PageRow], column: int) -> list[str]:
    return [row.text(column) for row in rows if row.text(column)]


def _all(rows: Sequence[PageRow], column: int, fits: Callable[[str], bool]) -> bool:
    return bool(rows) and all(fits(row.text(column)) for row in rows)


def _some(rows: Sequence[PageRow], column: int, fits: Callable[[str], bool]) -> bool:
    """Whether a column has nothing else, and not nothing."""
    told = _told(rows, column)
    return bool(told) and all(map(fits, told))


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


_MARK = re.compile(
    r"\W*(?:(?:có|được|đạt|bị) )*(?:mỗi )?điểm (?:\d|10)\b(?:(?:, | hoặc | và )\d+)*(?![.,]\d|\s*%)(?: [^\d%]*)?",
    re.IGNORECASE,
)
"""`Điểm 10`, `Có điểm 9, 10 môn Toán`: a mark in class, for which something is given."""


def _is_name(text: str) -> bool:
    """Words that are no level of something, and no amount."""
    said = even(text)
    level = read_range(said) or is_else(said) or _WITHOUT.match(said) or re.match(r"\W*\d", said)
    other = (level or says_points(said)) and not _MARK.fullmatch(said)
    return bool(WORDS.search(said)) and not other


def _is_amount(text: str) -> bool:
    """`5`, `5 điểm/lô`, `Thêm 2 điểm`, `2/lần, không quá 6`: one figure, of points, and its limit."""
    said = re.sub(
        rf"\W+(?:không (?:vượt )?quá|tối đa|nhiều nhất) {NUMBER}(?: điểm)?\W*$", "", even(text)
    )
    return read_figure(said).value is not None or (
        says_points(said) and len(re.findall(NUMBER, said)) == 1
    )
