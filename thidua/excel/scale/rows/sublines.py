"""Lines with points below a criterion: its levels, or parts of it; the sums of the points decide."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise, takewhile

from thidua.excel.scale.draft.draft import Node, Outline
from thidua.excel.scale.rows.codes import Code, heading_word, is_bullet, parts, siblings
from thidua.excel.scale.rows.line import Line
from thidua.excel.scale.speech.clauses import read_clauses, says_points
from thidua.excel.scale.speech.conditions import denies, is_else, read_places, read_range
from thidua.excel.scale.speech.text import even
from thidua.excel.scale.tables.roles import GRADE, is_grade, plain


def without_levels(nodes: list[Node], unnumbered: bool = False) -> list[Node]:
    """Numbered lines that are levels of the one before them become its words; `unnumbered`: those
    without a number, too."""
    found: list[Node] = []
    n = 0
    while n < len(nodes):
        node = nodes[n]
        found.append(node)
        n += 1
        run = _level_run(node, nodes[n:])
        node.doubts += [(node.line, "range")] if run and not _surely_levels(run) else []
        run = run or (_falling(node, nodes[n:]) if unnumbered else ())
        for level in run:
            node.words += [level.line, *level.words]
            n += 1
    return found


def _level_run(node: Node, after: Sequence[Node]) -> Sequence[Node]:
    """The lines right after a node that are its levels: the best gives all of its points, and
    together they would give more."""
    if node.max is None:
        return ()
    run: list[Node] = []
    for one in after:
        if one.max is None or one.max > node.max or not one.code or heading_word(one.line.code):
            break
        outer = () if heading_word(node.line.code) and len(one.code) == 1 else node.code
        if not (siblings(run[-1].code, one.code) if run else _begins(outer, one.code)):
            break
        run.append(one)
    while len(run) > 1:
        values = [one.max or Fraction(0) for one in run]
        if max(values) == node.max and sum(values) != node.max and _falls(values):
            worded = sum(_is_level(one.line) for one in run) * 2 > len(run)
            if worded or _can_only_be_levels(run, values):
                return run
        run.pop()
    return ()


def _falling(node: Node, after: Sequence[Node]) -> Sequence[Node]:
    """The lines without a number right after a node whose points fall from its own."""
    run: list[Node] = []
    for one in after:
        last = run[-1].max if run else None
        if parts(one.line.code) or one.max is None or (last is not None and one.max >= last):
            break
        run.append(one)
    mixed = mixes_levels([one.line for one in run])
    return run if len(run) > 1 and run[0].max == node.max and not mixed else ()


def mixes_levels(lines: Sequence[Line]) -> bool:
    """Whether the first of some rows is called as levels are, `Loại A`, and another, `An toàn`, is not."""
    begun = bool(lines) and GRADE.fullmatch(plain(lines[0].text))
    return bool(begun) and not all(map(_may_be_level, lines))


def _may_be_level(line: Line) -> bool:
    text = even(line.text)
    ranked = is_grade(text) or read_range(text) or read_places(text) or _PRIZE.fullmatch(text)
    return bool(ranked or is_else(text) or denies(text) or _TAKES_PART.fullmatch(text))


def is_called_a_level(node: Node) -> bool:
    """`Xuất sắc | 30` without a number and without parts: a level of the criterion above, whatever its
    points come to."""
    return not (node.line.code or node.children) and bool(GRADE.fullmatch(plain(node.line.text)))


def _can_only_be_levels(run: Sequence[Node], values: Sequence[Fraction]) -> bool:
    """`15, 10, 3` below 15, whatever the words: no two alike, and the least is nothing, says that
    there is none, or comes after two others."""
    least = run[values.index(min(values))].line.text
    ends = min(values) == 0 or is_else(even(least)) or denies(even(least)) or len(run) > 2
    return ends and len({*values}) == len(values)


_COMPARED = re.compile(r"(?:[^\W\d_]+ hơn|bằng|ngang|tăng|giảm)\b", re.I)


def _surely_levels(run: Sequence[Node]) -> bool:
    """Whether rows with numbers are levels by what they say; `Thu thuế 60, Chi 20, Nợ 20` below 60 may be
    criteria whose sum is wrong."""
    told = [even(one.line.text) for one in run]
    least = run[-1].max == 0 or is_else(told[-1]) or denies(told[-1])
    named = [
        is_grade(one)
        or read_range(one)
        or read_places(one)
        or says_points(one)
        or denies(one)
        or _COUNTS.match(one)
        for one in told
    ]
    worded = sum(map(bool, named)) * 2 > len(run) or all(map(_COMPARED.match, told))
    return bool(least or worded or _exclude(run))


def _begins(outer: Code, inner: Code) -> bool:
    """Whether a code is the first of a row of codes below another."""
    if inner[-1] not in ("1", "a", "i"):
        return False
    return inner[:-1] == outer or (len(inner) == 1 and inner != outer)


def _falls(values: Sequence[Fraction]) -> bool:
    return all(a >= b for a, b in pairwise(values)) or all(a <= b for a, b in pairwise(values))


def _is_level(line: Line) -> bool:
    """Whether a line reads like a level to reach, not like a thing to do."""
    text = even(line.text)
    return (
        bool(
            read_range(text)
            or read_places(text)
            or is_else(text)
            or denies(text)
            or says_points(text)
        )
        or len(text.split()) <= 5
    )


_PRIZE = re.compile(
    r"(?:đạt )?(?:giải )?(?:kk|khuyến khích|đặc biệt)|(?:cờ|bằng khen|giấy khen|huân chương)\b.*",
    re.I,
)


_TAKES_PART = re.compile(r"(?:có |chỉ )*tham (?:gia|dự)", re.I)


def are_ranks(names: Sequence[str], worth: Sequence[Fraction | None]) -> bool:
    """`Giải Nhất 20, Giải Nhì 15`, `Nhất 10, Nhì 8, còn lại 4`: places, prizes or grades, the better the more
    points: one of them alone is reached."""
    said = [even(name).strip() for name in names]
    ranks = [bool(is_grade(one) or read_places(one) or _PRIZE.fullmatch(one)) for one in said]
    last = ranks[-1] or bool(is_else(said[-1]) or _TAKES_PART.fullmatch(said[-1]))
    return falls_apart(worth) and all(ranks[:-1]) and last


def falls_apart(worth: Sequence[Fraction | None]) -> bool:
    """Whether figures fall, and no two are alike."""
    points = [one for one in worth if one is not None]
    return len(points) == len(worth) > 1 and points == sorted({*points}, reverse=True)


_OF_LEVEL = re.compile(
    r"(?:(?:giải|bằng khen|đạt giải) )*(?:cấp )?(?:quốc tế|quốc gia|toàn quốc|trung ương|khu vực|tỉnh|thành phố|ngành|bộ|huyện|quận|thị xã|cụm|xã|phường|cơ sở|trường)(?: trở lên)?",
    re.I,
)
_COUNTS = re.compile(r"(?:(?:từ|có|đạt|trên|dưới) )*\d+ | trở lên$")
_FAILS = re.compile(
    r"(?:(?:có|còn|bị|nộp|nhưng|đầy|đủ) )*(?:chậm|muộn|trễ|thiếu|sai|vắng|bẩn|hỏng|quá hạn)\b",
    re.I,
)
"""`Chậm`, `Nộp thiếu` below `Đúng hạn`: what nobody is given points for but as a level."""
SHORT = 2
"""Words that such a level has by itself; `Sai sót phải cải chính` may be a criterion."""
_DENIES = re.compile(r"(?:không|chưa)\b\s*(?:(?:có|đạt|được|bị)\b)?\s*(?P<what>.*)", re.I)


def ask_ranks(nodes: Sequence[Node], group: Node | None = None) -> None:
    """Asks whether criteria that are ranks are one, also where their group's points are the sum, by chance."""
    if falls_apart([one.max for one in nodes]) and _exclude(nodes):
        node = nodes[0] if group is None else group
        node.doubts.append((node.line, "range"))
    for node in nodes:
        ask_ranks(node.children, node)


def _exclude(nodes: Sequence[Node]) -> bool:
    """Whether of criteria, by their names, one alone can be: ranks, also behind words that all begin with;
    how many of one thing; `Có` and `Không`, `Sạch` and `Chưa sạch`, `Đúng hạn` and `Chậm`. No groups can."""
    if any(one.children for one in nodes):
        return False
    said = [even(one.line.text).casefold().split() for one in nodes]
    alike = len([*takewhile(lambda words: len({*words}) == 1, zip(*said, strict=False))])
    names = [" ".join(words[alike:]) for words in said]
    whole = [" ".join(words) for words in said]
    counted = {name for one in whole if (name := _COUNTS.sub("", one)) != one}
    denied = _DENIES.fullmatch(whole[-1])
    numbered = alike and all(len(name) == 1 for name in names)  # `Phần A`, `Phần B`
    return bool(
        are_ranks(whole if numbered else names, [one.max for one in nodes])
        or all(map(_OF_LEVEL.fullmatch, whole))
        or (len(counted) == 1 and all(map(_COUNTS.match, whole)))
        or (denied and denied["what"] in whole[0])
        or (
            (alike or len(said[-1]) <= SHORT)
            and _FAILS.match(names[-1])
            and not _FAILS.match(names[0])
        )
    )


def split_parts(outline: Outline) -> None:
    """Makes criteria of lines without a number whose points add up."""
    for node in outline.walk():
        if not node.children:
            _unnumbered(node)
    for node in outline.walk():
        _unfigured(node)


def _unnumbered(node: Node) -> None:
    """Lines with points but no code that are parts: they add up, and the first is no level."""
    valued = _valued(node)
    named = [line for line in valued if not reads_as_level(line)]
    if _add_up(node, valued) and len(named) * 2 >= len(valued):
        _split(node, valued)
    elif (node.line.area and named) or (_add_up(node, named) and _have_levels(valued, named)):
        _split(node, named)


def _unfigured(group: Node) -> None:
    """Parts without points whose own lines have some: the group's figure is the sum of those."""
    below = [one for one in group.children if one.max is None and not one.children]
    lines = [[line for line in _valued(one) if not reads_as_level(line)] for one in below]
    values = [line.max.value or Fraction(0) for some in lines for line in some]
    rest = sum((one.points for one in group.children), Fraction(0))
    if values and group.max == rest + sum(values) and all(value > 0 for value in values):
        for one, some in zip(below, lines, strict=True):
            if _have_levels(_valued(one), some):
                _split(one, some)


def _valued(node: Node) -> list[Line]:
    return [
        line
        for line in node.words
        if line.text and line.max.value is not None and line.max.value >= 0
    ]


def _split(node: Node, named: Sequence[Line]) -> None:
    """Makes lines of a criterion its parts; those after each go with it."""
    words, node.words = node.words, []
    for line in words:
        if line in named:
            node.children.append(Node(line, line.max.value))
        elif node.children:
            node.children[-1].words.append(line)
        else:
            node.words.append(line)


def _add_up(node: Node, valued: Sequence[Line]) -> bool:
    values = [line.max.value or Fraction(0) for line in valued]
    return len(valued) > 1 and sum(values) == node.max and all(value > 0 for value in values)


def _have_levels(valued: Sequence[Line], named: Sequence[Line]) -> bool:
    """Whether the levels below each part give its points at most, and the first or last all."""
    runs: list[list[Fraction]] = []
    for line in valued:
        if line in named:
            runs.append([])
        elif not runs:
            return False
        runs[-1].append(line.max.value or Fraction(0))
    return all(len(run) == 1 or run[0] == max(run[1:]) for run in runs)


def reads_as_level(line: Line) -> bool:
    """A range or the rest of a series; a sentence with points of its own is a criterion's rule."""
    text = even(line.text)
    given = {clause.points for clause in read_clauses(text) if clause.gives}
    own = bool(given) and given != {line.max.value}
    return bool(read_range(text) or is_else(text)) and not own


def stands_below(line: Line, above: Line, following: Sequence[Line]) -> bool:
    """`- Chậm trừ 1 điểm/ngày` below `2. Báo cáo (10 điểm)`, where both are paragraphs and no table comes
    next, of which they were the heading."""
    after = next((one for one in following if not is_bullet(one.code)), None)
    own = above.paragraph and above.max and is_bullet(line.code)
    return bool(own) and (after is None or after.paragraph)
