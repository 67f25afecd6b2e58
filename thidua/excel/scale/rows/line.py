"""One line of a scale's table: its code, words and figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from thidua.excel.scale.paper.pages import Page
from thidua.excel.scale.rows.codes import Code, alike, heading_word, is_bullet, parts
from thidua.excel.scale.speech.conditions import denies, is_else, read_dates, read_range
from thidua.excel.scale.speech.spellings import LIMITS, spelled
from thidua.excel.scale.speech.text import CAP, NUMBER, even, figure, has_figure
from thidua.excel.scale.tables.roles import BONUS, DEDUCT

_FIGURE = re.compile(
    rf"(?:(?P<sign>[+-])|/)?\s*(?P<n>{NUMBER})\s*(?:điểm)?\.?(?:\s*(?:\(\*+\)|\*+|[¹²³⁴⁵]))?",
    re.IGNORECASE,
)
_PER = re.compile(
    rf"(?P<sign>[+-])?\s*(?P<n>{NUMBER})\s*(?:điểm)?\s*(?:/\s*(?:01|1)?|mỗi|một)\s*(?P<per>[^\W\d_]+(?:[ /]+[^\W\d_]+)*)",
    re.IGNORECASE,
)
_MOST = re.compile(rf"(?:tối đa|không quá)\s*:?\s*(?P<n>{NUMBER})(?:\s*điểm)?", re.IGNORECASE)
_AT_MOST = re.compile(
    rf"\+?\s*(?P<n>{NUMBER})(?:\s*điểm)?\s*(?:\(\s*)?(?:là\s+)?(?:tối đa|cao nhất)(?:\s*\))?",
    re.IGNORECASE,
)
_BAND = re.compile(rf"(?:từ\s+)?0\s*(?:-|đến)\s*(?P<n>{NUMBER})(?:\s*điểm)?", re.IGNORECASE)
IN_TEXT = re.compile(
    rf"\s*[(\[]\s*(?:(?:đạt|được)\s+)?(?:(?:tổng(?: cộng)?|tối đa|điểm (?:chuẩn|tối đa)|tổng điểm|tổng số điểm|thang điểm)\s*:?\s*(?:là\s+)?)?"
    rf"(?P<n>{NUMBER})\s*điểm(?:\s*(?:chuẩn|tối đa))?\s*[)\]]",
    re.IGNORECASE,
)
"""`(30 điểm)`, `(điểm chuẩn 3 điểm)` in a criterion's own words."""
_AT_END = re.compile(
    rf"\s*(?:[:,-]\s*(?:tối đa\s+)?|(?<=tổng điểm )(?:tối đa\s+|là\s+)+)(?P<n>{NUMBER})\s*điểm\s*"
    r"(?:\((?:không|chưa) (?:kể|tính|(?:bao )?gồm)\b[^()]*\)\s*)?"
    r"(?:[.;]|(?:[,;.]\s*)?(?:trong đó|(?:bao )?gồm(?: có)?|cụ thể|chia(?: ra| thành)?)(?: như sau)?\s*:?)?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"\s*(?:[:=,–-]|(?P<open>[(\[]))\s*(?:tối đa\s+)?(?P<n>{NUMBER})\s*(?:điểm|đ)?\s*(?(open)[)\]])[.;]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LineFigure:
    """A figure of a points column: as shown, and its value where it surely is one; `per`: what it
    is counted by, where that stands beside it (`1đ/lần`); `most`: it is a limit by its own words."""

    raw: str = ""
    value: Fraction | None = None
    per: str = ""
    most: bool = False

    def __bool__(self) -> bool:
        return bool(self.raw)


OF_PAGE = re.compile(r"\b(?:cộng trang|(?:mang|chuyển) sang)\b", re.IGNORECASE)
"""`Cộng trang 1`, `Mang sang`: what a page comes to, and what the next one begins with."""
GUESSED = "guessed_max"
"""The doubt of a line whose maximum stands in no column of the file."""


@dataclass(slots=True)
class Line:
    """One row of a table, or one paragraph beside it."""

    n: int
    """Its place in the order of the file."""
    place: str
    row: int
    code: str
    text: str
    how: str = ""
    """The words of its rule."""
    max: LineFigure = LineFigure()
    level: LineFigure = LineFigure()
    bonus: LineFigure = LineFigure()
    deduct: LineFigure = LineFigure()
    covered: bool = False
    """Its words are merged with those of the row above."""
    wide: bool = False
    """Its words reach over the column of the points."""
    table: int = 0
    """Which part of which table it is in; -1 in one that is passed over."""
    paragraph: bool = False
    doubts: list[str] = field(default_factory=list)
    target: str = ""
    """The percent that a column of its own asks for."""
    area: bool = False
    """It is the name of a group that stands in a column of its own beside its criteria."""
    inner: int = 0
    """How many such columns stand before the one of its name."""
    cells: tuple[str, ...] = ()
    """The texts of its row that the draft must hold."""
    unsigned: str = ""
    """Its figure stands in a column that gives and takes: what the column's heading says first."""
    no_list: bool = False
    """It heads no list of what is given or taken on top, whatever its words."""
    each: str = ""
    """What a remark beside its points says that they are of: `mỗi vụ`."""
    mark: str = ""
    """The mark of a note that stands in a cell of its own beside it, or with which it begins: `(1)`."""
    listed: bool = False
    """Its table is a list of what is given or taken on top."""
    heads: str = ""
    """The name of the list that it heads, whose words may be a total's or a criterion's."""
    total: bool = False
    """It is the sum of those before it."""
    shares_rule: bool = False
    """Its rule is merged with that of the row above."""
    part: bool = False
    """It is a criterion by the points in its words."""

    @property
    def has_figure(self) -> bool:
        """Whether a column of points says anything in it."""
        return bool(self.max or self.level or self.bonus or self.deduct)

    @property
    def original(self) -> str:
        """Its own words and figures, as they stand in the file."""
        most = LineFigure() if GUESSED in self.doubts else self.max
        figures = [one.raw for one in (most, self.level, self.bonus, self.deduct) if one]
        words = " ".join(part for part in (self.code, self.text, self.how) if part)
        return " | ".join([" ".join(words.split()), *figures])


@dataclass(slots=True)
class ScaleLines:
    """The lines of a file, in order, and what else stands in it."""

    lines: list[Line] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    """The headings of columns that nothing was read from."""
    names: list[str] = field(default_factory=list)
    has_points: bool = False
    """Any table has a column of points."""
    aside: list[Line] = field(default_factory=list)
    """Rows that the sheet does not show, and those of sheets and tables that are no scale."""
    others: list[Line] = field(default_factory=list)
    """Rows of such sheets and tables that may be part of the scale."""
    asked: list[Line] = field(default_factory=list)
    """Headings of columns that somebody has to look at, each with its doubt."""
    beside: list[Page] = field(default_factory=list)
    """Tables on the same sheet that are no part of it."""
    heads: dict[tuple[int, str], Line] = field(default_factory=dict)
    """The headings of the columns of points, by their table and role."""

    def ask(self, heading: Line) -> None:
        """Asks about a column, once for tables under the same headings."""
        if not any((one.text, one.doubts) == (heading.text, heading.doubts) for one in self.asked):
            heading.n = -1 - len(self.asked)
            self.asked.append(heading)


def numbered_alike(one: Line, other: Line) -> bool:
    """Whether two rows are numbered alike: 1 and 2, 1.2 and 2.1, two dashes, two rows without a number."""
    code, beside = parts(one.code, keep=True), parts(other.code, keep=True)
    if code or beside:
        dotted = len(code) == len(beside) > 1
        return (dotted or alike(code, beside)) and heading_word(one.code) == heading_word(
            other.code
        )
    return is_bullet(one.code) == is_bullet(other.code) and one.code == other.code


def below_by_marks(lines: Sequence[Line]) -> list[list[Line]]:
    """For each row those that lie below it, by their numbers and dashes."""
    found: list[list[Line]] = [[] for _ in lines]
    open_rows: list[int] = []
    for n, line in enumerate(lines):
        depths = (d for d, m in enumerate(open_rows) if numbered_alike(lines[m], line))
        del open_rows[next(depths, len(open_rows)) :]
        for m in open_rows:
            found[m].append(line)
        open_rows.append(n)
    return found


def gives_shares(text: str, top: LineFigure) -> bool:
    """`Xuất sắc 40, khá 30` beside a criterion worth 40: points without the word for them."""
    found = [figure(match) for match in re.findall(NUMBER, even(text))]
    known = len(found) > 1 and top.value is not None and top.value in found
    return known and not read_dates(even(text))[0]  # `05/12` beside 5


def is_bare(text: str) -> bool:
    """`8`, `8 điểm`: a figure that may as well be somebody's score; not `5 điểm/bằng`."""
    return _FIGURE.fullmatch(even(text)) is not None


@lru_cache(4096)  # asked of every cell by all that look for points
def read_figure(text: str) -> LineFigure:
    """A figure as it stands in a column: `10`, `10 điểm`, `- 0,5`, `+2`, `/40`, `tối đa 5`,
    `0-10`, `(40 điểm)`."""
    small = " ".join(even(text).split())
    if match := _FIGURE.fullmatch(small):
        value = figure(match["n"])
        return LineFigure(text, -value if match["sign"] == "-" else value)
    if match := _PER.fullmatch(small):
        value = figure(match["n"])
        return LineFigure(text, -value if match["sign"] == "-" else value, match["per"].strip())
    if match := _MOST.fullmatch(small) or _AT_MOST.fullmatch(small) or _BAND.fullmatch(small):
        return LineFigure(text, figure(match["n"]), most=True)
    if match := IN_TEXT.fullmatch(small):
        return LineFigure(text, figure(match["n"]), most="tối đa" in small)
    if re.fullmatch(r"[-–./x]*", small):
        return LineFigure()
    return LineFigure(text)


_SPAN = re.compile(
    rf"(?:từ\s+)?(?P<least>{NUMBER})(?:\s*điểm)?\s*(?:-|đến)\s*(?P<n>{NUMBER})(?:\s*điểm)?",
    re.IGNORECASE,
)


def read_span(text: str) -> LineFigure:
    """The most of a stretch of points that stands where a maximum should: `10-40`, `từ 5 đến 20 điểm`; what
    reaches less than that, nobody says."""
    match = _SPAN.fullmatch(" ".join(even(text).split()))
    if match is None or not 0 < figure(match["least"]) < figure(match["n"]):
        return LineFigure()
    return LineFigure(text, figure(match["n"]), most=True)


_IN_BRACKETS = re.compile(rf"[(\[]\s*(?P<n>{NUMBER})\s*(?:điểm)?\s*[)\]]", re.IGNORECASE)


def read_brackets(lines: Sequence[Line], top: Fraction | None) -> None:
    """`(15)`, `(10)`, `(5)` beside the lines below a criterion worth 15: read where the first gives
    all of its points and the others less; else nobody knows whether they are taken off."""
    found = [(line, _IN_BRACKETS.fullmatch(even(line.max.raw))) for line in lines]
    values = [(line, figure(match["n"])) for line, match in found if match is not None]
    worth = [value for _, value in values]
    if len(worth) > 1 and worth[0] == top and worth == sorted({*worth}, reverse=True):
        for line, value in values:
            line.max = LineFigure(line.max.raw, value)


def most_in_brackets(line: Line) -> None:
    """`ĐIỂM THƯỞNG (10 điểm)`: the most that a list comes to, in its heading."""
    text = even(line.text)
    match = IN_TEXT.search(text)
    if match is not None and not line.has_figure and len(IN_TEXT.findall(text)) == 1:
        line.max = LineFigure(match[0], figure(match["n"]))
        line.text = text.replace(match[0], "").strip()


def max_in_text(line: Line) -> None:
    """`Chuyên môn (60 điểm)`: the points in the criterion's own words."""
    text = even(line.text)
    first = text.split("\n")[0]
    heading = _AT_END.search(first)
    if heading is not None and parts(line.code) and first[: heading.start()].isupper():
        line.max = LineFigure(heading[0], figure(heading["n"]))
        line.text = "\n".join([first[: heading.start()], *text.split("\n")[1:]])
        return  # `I. CHUYÊN CẦN: 30 điểm`
    match = IN_TEXT.search(first)
    if len(IN_TEXT.findall(text)) > 1:
        return  # several amounts: levels, not a maximum
    if match is None or re.search(
        r"\b(?:thưởng|cộng|trừ|phạt|không quá|nhiều nhất)\b", match[0], re.I
    ):
        return
    if re.search(
        r"\b(?:(?<!loại )trừ|(?<!công )cộng(?! đồng)|(?<!khen )thưởng)\b|\d điểm\b",
        first[: match.start()],
        re.I,
    ):
        return
    if re.search(r"tối đa", match[0], re.I) and list_words(first)[0]:
        return
    rest = first[: match.start()] + first[match.end() :]
    line.max = LineFigure(match[0], figure(match["n"]))
    line.text = "\n".join([rest.strip(" .:;-"), *text.split("\n")[1:]]).strip()


def points_behind(text: str) -> Fraction | None:
    """`Hội nghị công chức: 10 điểm`: the points that a text ends with."""
    match = _AT_END.search(even(text).partition("\n")[0])
    return None if match is None else figure(match["n"])


def figure_behind(text: str) -> Fraction | None:
    """`Đi biển: 45`, `Nếp ca (20)`: the figure that a name ends with, of what only sums can say."""
    match = _BEHIND.search(text.partition("\n")[0])
    return None if match is None else figure(match["n"])


def may_number_levels(line: Line, highest: Code) -> bool:
    """Whether a number is a small letter, and not of the highest ones."""
    letter = re.fullmatch(r"[a-zđ]\W*", line.code.strip()) is not None
    return letter and not alike(parts(line.code, keep=True), highest)


def max_behind_name(line: Line, below: Fraction | None = None, highest: Code = ()) -> None:
    """`1. Hội nghị công chức: 10 điểm`, `Tổng cộng - 60 điểm`: the points behind a name alone, in a
    table without a column of points; a name has its number, or the rows `below` it give all of them,
    and is no level."""
    first, _, rest = (even(line.text) if below is None else line.text).partition("\n")
    match = (_AT_END if below is None else _BEHIND).search(first)
    own = parts(line.code)
    small = below is None and may_number_levels(line, highest)
    if line.max or line.how or match is None or small:
        return
    name = first[: match.start()]
    total = re.match(r"\W*(?:tổng|cộng)\b", name, re.IGNORECASE)
    numbered = (
        bool(own or below == figure(match["n"])) and not read_range(name) and not is_else(name)
    )
    if (total or numbered) and not denies(name) and ":" not in name and not list_words(name)[0]:
        line.max = LineFigure(match[0], figure(match["n"]))
        line.text = "\n".join(text for text in (name.strip(), rest) if text)


_LIST = re.compile(
    r"^\W*(?:(?:trong đó|phần|mục|các|những|khoản|nội dung|tiêu chí|quy định|về|khung|tổng hợp|danh mục|bảng|thang|mức|nhóm|"
    r"số|điểm liệt(?: ?,| và)?)\s+)*"
    r"(?P<w>điểm\s+(?:(?:được|bị)\s+)?(?:thưởng|cộng|thêm|trừ|phạt|bớt|khuyến khích|ưu tiên)|(?:thêm|bớt)\s+điểm|thêm(?=\s*(?:$|[:(]|cho\b|(?:,|và|/)\s*bớt\b))|khen thưởng|thưởng(?:\s+điểm)?|"
    r"cộng(?:\s+thêm|\s*,\s*trừ|\s+điểm|(?=\s*:\s*[^\W\d])|(?=\s*\((?:tối đa|không quá|nhiều nhất|cao nhất)\b))|(?<=khoản )cộng|trừ(?:\s+điểm)?|phạt(?:\s+điểm)?|khuyến khích|"
    r"(?:được|bị)\s+(?:thưởng|cộng|thêm|trừ|phạt|bớt)(?:\s+thêm)?(?:\s+điểm|(?=\s*(?:[,(:]|$)))|"
    r"(?:nội dung|trường hợp|mục|tiêu chí|phần|thành tích|vi phạm|lỗi|hành vi)\s+(?:vi phạm\s+)?"
    r"(?:được\s+|bị\s+)?(?:thưởng|cộng|trừ|phạt)(?:\s+điểm)?)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\(?\s*(?:chỉ|không)\s+(?:được\s+)?(?:tính|cộng|trừ|thưởng|xét|lấy)\b[^()]*\)?", re.IGNORECASE
)
"""`(chỉ tính mức cao nhất)`: what holds for a list, in its heading."""


def list_words(text: str) -> tuple[str, str]:
    """`bonus` or `deduct` where a text begins as the heading of such a list does, and the words
    after; "" else."""
    small = even(text)
    match = _LIST.match(small)
    if match is None:  # `Chấp hành quy định (điểm trừ)`
        behind = re.fullmatch(r"[^():\d]+\(([^()]+)\)\W*", small)
        side, rest = list_words(behind[1]) if behind is not None else ("", "")
        return (side, rest) if side and not has_figure(CAP.sub(" ", rest)) else ("", small)
    word = match["w"].casefold()
    rest = _HOLDS.sub(" ", spelled(small[match.end() :], LIMITS))
    return (DEDUCT if re.search("trừ|phạt|bớt", word) else BONUS), rest
