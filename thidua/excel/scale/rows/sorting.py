"""What each line of a scale is: a criterion, a total, the heading of a list or of a group, or of the line above
it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from thidua.excel.scale.draft.draft import Extra, Node, Outline
from thidua.excel.scale.lists.exclusions import EXCLUDED, decides, heads_excluded, leaves_excluded
from thidua.excel.scale.lists.list_headings import (
    LONGEST_NAME,
    is_below,
    is_of_list,
    leaves_list,
    limits_the_one_above,
    list_side,
    other_list,
    side_of_items,
    with_items,
)
from thidua.excel.scale.rows.codes import (
    follows,
    heading_word,
    is_bullet,
    kinds,
    parts,
    siblings,
)
from thidua.excel.scale.rows.footnotes import footnoted
from thidua.excel.scale.rows.groups import (
    close_group,
    fills_up,
    heads_group,
    is_note,
    is_remark,
    is_title,
    is_total,
    lacks_points,
    owner_of_signed,
    side_signed,
)
from thidua.excel.scale.rows.line import (
    Line,
    list_words,
    most_in_brackets,
)
from thidua.excel.scale.rows.line_words import split_title
from thidua.excel.scale.rows.placing import WIDE, has_room
from thidua.excel.scale.rows.sublines import reads_as_level, stands_below
from thidua.excel.scale.speech.clauses import read_clauses, says_points
from thidua.excel.scale.speech.conditions import denies, is_else, read_range
from thidua.excel.scale.speech.text import even
from thidua.excel.scale.speech.things import OUT, loaded
from thidua.excel.scale.tables.roles import is_grade

NUMBERED, BARE, DASHED, LEVELLED, EVERY = "numbered", "bare", "dashed", "levelled", "every"
"""What rows with points are criteria: those with a number; those without any, too; those with a
dash; those without any, but for levels that fall from the points of the one before them; all that have
words, also such as levels have."""


def mark_headings(lines: Sequence[Line], style: str) -> None:
    """In a table without numbers that begins with the name of a group, each row of words alone
    right above a criterion is such a name."""
    table = [line for line in lines if not line.paragraph]
    heads = [
        line
        for line, after in pairwise(table)
        if is_silent(line) and not (line.code or line.covered or line.has_figure or line.how)
        and line.text and _is_bare_node(after, style) and not (is_total(line) or is_title(line))
        and not (is_note(line) or is_remark(line) or list_words(line.text)[0])
    ]  # fmt: skip
    if heads and heads[0] is table[0]:
        for line in heads:
            line.area = True


def sort_out(outline: Outline, lines: Sequence[Line], style: str) -> list[Node]:
    """The nodes in the order of the file, every other line at what it belongs to."""
    sorting = _Sorting(outline, style)
    for n, line in enumerate(lines):
        if "second" in line.doubts and not is_total(line):
            outline.loose.append((line, "second"))
            break
        here = _Here(line, lines[n - 1] if n else None, lines[n + 1 :], n)
        any(takes(sorting, here) for takes in _ORDER)
    return sorting.nodes


class _Here(NamedTuple):
    """A line between the one before and those after it."""

    line: Line
    before: Line | None
    following: Sequence[Line]
    n: int


@dataclass(slots=True)
class _Sorting:
    """What the lines so far have come to. Each method takes a line if it is of the method's kind, and
    says whether it did; `_ORDER` says which is asked first."""

    outline: Outline
    style: str
    nodes: list[Node] = field(default_factory=list)
    extra: Extra | None = None
    """The list that a line may stand in."""
    ended: bool = False
    """The total of the whole scale stands above."""
    lost: int = -1
    """How many criteria there were before a row whose own rows are of none of them."""

    def total(self, here: _Here) -> bool:
        """`Cộng mục I | 40`."""
        line = here.line
        if not is_total(line):
            return False
        self.outline.totals.append(line)
        close_group(self.nodes, line)
        if line.max.value is not None:
            self.extra = None
        self.ended = bool(self.nodes) and not any(
            one.max and parts(one.code) for one in here.following
        )
        return True

    def list_heading(self, here: _Here) -> bool:
        """`Điểm thưởng`, or the first item of a list that has no heading."""
        line, nodes, following = here.line, self.nodes, here.following
        side = list_side(line, following) or other_list(self.extra, line)
        behind = "" if side else side_of_items(line, [one.code for one in nodes], self.ended)
        side = side or behind
        within = is_of_list(self.extra, side, line) or is_below(nodes, here.before, line)
        within |= bool(side) and fills_up(line, nodes, following)
        limits = limits_the_one_above(line, nodes, self.outline.totals, following)
        if not side or within or limits:
            return False
        self.extra = with_items(side, line) if behind else Extra(side, line)
        most_in_brackets(line)
        self.outline.extras.append(self.extra)
        return True

    def excluded(self, here: _Here) -> bool:
        """`Không xét thi đua đối với:` above cases."""
        if not (self.nodes and heads_excluded(here.line, here.following)):
            return False
        self.extra = Extra(EXCLUDED, here.line)
        self.outline.extras.append(self.extra)
        return True

    def footnote(self, here: _Here) -> bool:
        """`(*) ...` below criteria that end with this mark."""
        noted = footnoted(here.line, self.nodes)
        for node in noted:
            node.words.append(here.line)
        return bool(noted)

    def remark(self, here: _Here) -> bool:
        """What says nothing of points: `chấm theo bảng sau:`, `Tác phong` beside lines of a list."""
        line = here.line
        remark = _leads_in(line) or ((self.nodes or line.wide) and is_remark(line))
        if remark or (self.extra is not None and _is_beside(line, here.following)):
            self.outline.notes.append(line)
            return True
        return False

    def group(self, here: _Here) -> bool:
        """The name of a group over the whole width, or in a column of its own."""
        line, nodes = here.line, self.nodes
        if not (line.area or heads_group(line, nodes, here.following)):
            return False
        self.extra = None
        own = parts(line.code) if not line.paragraph else ()  # a table's name is of the top
        beside = (one for one in reversed(nodes) if one.line.area)
        outer = (one.code for one in beside if one.line.inner < line.inner)
        nodes.append(_node(line, own or (*next(outer, ()), f"{WIDE}{here.n}")))
        return True

    def of_list(self, here: _Here) -> bool:
        """A line of the list that the lines are in; ends the list where it is none."""
        line, extra = here.line, self.extra
        if extra is None:
            return False
        if extra.side == EXCLUDED:
            leaves = leaves_excluded(extra, line)
        else:
            leaves = _is_opposite(extra, line) or leaves_list(
                extra, line, self.nodes, here.following
            )
        if not leaves:
            extra.lines.append(line)
        elif extra.side == EXCLUDED or _is_opposite(extra, line):
            self.extra = None
        return not leaves

    def criterion(self, here: _Here) -> bool:
        """A row with points of its own, or the heading of some."""
        line, following = here.line, here.following
        bare = line.part or (
            self.style != NUMBERED
            and (_is_bare_node(line, self.style) or _heads_bare(line, following, self.style))
        )
        if not (bare or _is_node(line, self.nodes, following)):
            return False
        if self.nodes and _names_band(line):
            self.outline.loose.append((line, "nowhere"))
        else:
            self.extra = None
            self.nodes.append(_node(line, parts(line.code)))
        return True

    def of_all(self, here: _Here) -> bool:
        """What is said of the whole scale: asked about where it decides anything."""
        line, nodes = here.line, self.nodes
        note = bool(nodes) and _is_note(line)
        rules = note and (decides(line) or re.search(r"\d", line.text))
        out = bool(nodes) and OUT.search(even(line.text)) and _of_all(line)
        if line.paragraph and nodes and stands_below(line, nodes[-1].line, here.following):
            return False
        if line.paragraph or _says_who(line) or (note and not rules):
            self.outline.notes.append(line)
        elif rules or out or _limits_each(line):
            self.outline.loose.append((line, "words"))
        else:
            return False
        return True

    def below(self, here: _Here) -> bool:
        """Every other line is the criterion's above it, where there is one to which it may belong."""
        line, nodes, outline = here.line, self.nodes, self.outline
        owner = owner_of_signed(line, nodes, here.following)
        told = bool(line.has_figure or line.how)
        if isinstance(owner, Extra):
            self.extra = owner
            owner.lines.append(line)
            outline.extras.append(owner)
        elif _TO_PARTS.fullmatch(line.text) and not told:
            outline.notes.append(line)
        elif nodes and self.ended:
            if line.code or told:
                outline.loose.append((line, "nowhere"))
            else:
                outline.notes.append(line)
        elif self.lost == len(nodes) or lacks_points(line, nodes):
            self.lost = len(nodes)
            outline.loose.append((line, "nowhere"))
        elif nodes:
            (owner or nodes[-1]).words.append(line)
        elif is_silent(line) and is_title(line):
            outline.notes.append(line)
        else:
            outline.loose.append((line, "unused" if is_silent(line) else "nowhere"))
        return True


_ORDER = (
    _Sorting.total,
    _Sorting.list_heading,
    _Sorting.excluded,
    _Sorting.footnote,
    _Sorting.remark,
    _Sorting.group,
    _Sorting.of_list,
    _Sorting.criterion,
    _Sorting.of_all,
    _Sorting.below,
)


_TO_PARTS = re.compile(r"\W*(?:trong đó|bao gồm|gồm(?: có)?|cụ thể|chia ra)\W*", re.IGNORECASE)
"""`Trong đó:` between a group and its parts."""
_BAND = re.compile(r"\W*(?:mức )?xếp (?:loại|hạng)\s*:?\s+(?P<grade>.+)", re.IGNORECASE)


def _names_band(line: Line) -> bool:
    """`Xếp loại A | 90` below the criteria: what one needs of the total for it, and no criterion."""
    found = _BAND.fullmatch(line.text)
    return found is not None and is_grade(found["grade"])


def _is_opposite(extra: Extra, line: Line) -> bool:
    """Whether a signed row stands behind others of the other sign that no heading stands over."""
    own = bool(extra.lines) and extra.line.n == extra.lines[0].n
    return own and side_signed(line) not in ("", extra.side)


def _is_beside(line: Line, following: Sequence[Line]) -> bool:
    """Whether a heading stands in the row of the line below it, in a column of its own."""
    after = following[0] if following else line
    return line.area and not line.max and (line.row or line.place) == (after.row or after.place)


def _node(line: Line, code: tuple[str, ...]) -> Node:
    """A group or criterion; `5 điểm/lần` in the column of the maxima is none."""
    node = Node(line, line.max.value, code, computed=line.max.value is None)
    if line.max.per:
        node.doubts.append((line, "figure"))
    return node


_LEADS = re.compile(
    r"\b(?:sau(?: đây)?|dưới đây|kèm theo)\W*$|\btheo (?:bảng|biểu|phụ lục)\b", re.I
)


def _leads_in(line: Line) -> bool:
    """`Điều 5. Các chỉ tiêu được chấm theo bảng sau:` above a table, and no part of it."""
    article = heading_word(line.code) in ("điều", "khoản")
    return line.paragraph and not line.has_figure and bool(article or _LEADS.search(line.text))


def _is_note(line: Line) -> bool:
    """A line about the whole scale, below a criterion: no points, no limit in it."""
    if not (line.code.startswith("*") or is_note(line)) or line.max or line.bonus:
        return False
    clauses = read_clauses(f"{line.text}\n{line.how}")
    return not line.deduct and not any(one.gives or one.cap or one.left for one in clauses)


_WHO = re.compile(
    r"\W*[^\W\d_][^:%]*\b(?:theo dõi|kiểm tra|thẩm định|phụ trách)\b[^:%]*\b(?:đánh giá|chấm điểm|chấm)\b(?: điểm)?"
    r"(?: (?:các|từ))*(?: (?:mục|tiêu chuẩn|tiêu chí|nội dung|phần)\b[^:%]*)?",
    re.IGNORECASE,
)


def _says_who(line: Line) -> bool:
    """`(Văn phòng Sở theo dõi, kiểm tra, đánh giá tiêu chuẩn 2)`: who looks at it, and no rule."""
    silent = not (line.has_figure or line.how or says_points(line.text) or loaded(line.text))
    return silent and not parts(line.code) and bool(_WHO.fullmatch(even(line.text)))


def _of_all(line: Line) -> bool:
    """`Đơn vị có người bị khởi tố thì không xét thi đua`: of the whole scale, where it stands alone."""
    own = line.code or line.how or line.has_figure or re.search(r"\d", line.text)
    return not own and bool(
        re.match(
            r"\W*(?:các |những )?(?:đơn vị|tập thể|cá nhân|lớp|tổ|chi bộ|phòng)\b", line.text, re.I
        )
    )


_EACH = re.compile(
    r"\b(?:mỗi|từng|mọi|(?:tất cả )?các) (?:tiêu chí|tiêu chuẩn|chỉ tiêu)(?! (?:thành phần|con|nhỏ|phụ|nông thôn))\b|"
    r"\b(?:mỗi|từng|mọi|các)\b.*\b(?:nội dung|mục|phần|việc) (?:đó|ấy|tương ứng)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:không (?:được )?(?:vượt |trừ |cộng )?quá|tối đa|nhiều nhất)\b", re.I)


def _limits_each(line: Line) -> bool:
    """`Mỗi tiêu chí trừ không quá 50% số điểm của tiêu chí đó`: of every criterion, and not of the last."""
    own = parts(line.code) or line.how or line.has_figure
    return not own and bool(_EACH.search(line.text) and _LIMIT.search(line.text))


def _is_node(line: Line, nodes: Sequence[Node], following: Sequence[Line]) -> bool:
    """Whether a line is a criterion or group with a number of its own."""
    value, code = line.max.value, parts(line.code)
    if (line.covered and not line.text) or (line.paragraph and _is_prose(line)):
        return False
    if line.max and value is None:
        return bool(code) and bool(line.text)
    if value is not None:
        if value <= 0:
            return False
        if code:
            again = bool(nodes) and code == nodes[-1].code and len(code) > 1
            return not again or _is_typed_twice(line, value, nodes, following)
        return not nodes and bool(line.text) and not line.code
    if not code or not line.text:
        return False
    given = line.bonus or line.deduct
    if nodes and says_points(line.how) and len(code) == len(nodes[-1].code) and not given:
        return siblings(nodes[-1].code, code)
    heads = [node.code[0] for node in nodes if node.computed and len(node.code) == 1]
    if heads and len(code) == 1 and follows(heads[-1], code[0]) and not code[0].isdigit():
        return any(after.max.value and parts(after.code) for after in following[:1])
    if nodes and len(code) > 1 and siblings(nodes[-1].code, code) and says_points(line.text):
        return True  # `1.3. Có kế hoạch (2đ), có phân công (3đ)` behind 1.2: how much it is worth is asked
    return _heads_node(line, nodes, following)


def _is_typed_twice(
    line: Line, value: Fraction, nodes: Sequence[Node], following: Sequence[Line]
) -> bool:
    """Whether the number of the criterion above stands at another one by mistake, and not at a level of
    it, whose best (`- Có báo cáo`) is worth as much: no dash, no lower level below, room in the group."""
    code = nodes[-1].code
    lower = any(
        parts(one.code) == code and one.max.value is not None and one.max.value < value
        for one in following[:1]
    )
    is_level = value != nodes[-1].max or lower or _DASHED.match(line.text)
    return not is_level and has_room(value, code, nodes)


_DASHED = re.compile(r"\W*[-–+*•]\s")


def _heads_node(line: Line, nodes: Sequence[Node], following: Sequence[Line]) -> bool:
    """Whether a numbered line without points is the heading of the next one."""
    if not following:
        return False
    after, code, inner = following[0], parts(line.code), parts(following[0].code)
    bullets = after.code and not inner and after.max.value
    if bullets and not (line.has_figure or line.how or says_points(line.text)):
        return not reads_as_level(after)
    if not inner or says_points(line.text):
        return False
    begins = len(code) == len(inner) == 1 and _heads(code[0], inner[0])
    deeper = len(inner) > len(code) and inner[: len(code)] == code
    if after.text and not (after.has_figure or line.has_figure or line.how):
        other = len(code) == 1 and not kinds(inner[0]) & kinds(code[0])
        if deeper or other or begins:
            return _is_node(after, nodes, following[1:])  # a heading of headings
    if not after.max.value:
        return False
    longer = len(inner) > len(code) and (deeper or not line.has_figure)
    same = inner == code and not line.how
    word = heading_word(line.code) and not heading_word(after.code)
    goes_on = bool(nodes) and follows(nodes[-1].code[-1] if nodes[-1].code else "", inner[0])
    return bool(longer or same or line.paragraph or word or (begins and not goes_on))


def _is_prose(line: Line) -> bool:
    """A paragraph that is no name of a group: it tells of several points, or is a sentence."""
    text = even(line.text)
    return says_points(text) or (text.endswith(".") and len(text.split()) > LONGEST_NAME)


def _is_bare_node(line: Line, style: str) -> bool:
    """A criterion without a number (or with a dash): points, and words that are no level."""
    value, text = line.max.value, even(line.text)
    if value is None or value <= 0 or not text or line.covered:
        return False
    if line.code and not (style == DASHED and is_bullet(line.code)):
        return False
    told = sum(one.points is not None for one in read_clauses(text))
    if (line.how and says_points(line.how)) or told > 1 or split_title(line.text)[1]:
        return True  # a level gives one amount
    if style == EVERY:
        return True
    return not (read_range(text) or is_else(text) or denies(text) or says_points(text))


def _heads_bare(line: Line, following: Sequence[Line], style: str) -> bool:
    """`I | CHUYÊN MÔN` without a figure above criteria that have no number, or above another such
    heading with a number of another kind."""
    own = line.has_figure or line.how or line.paragraph or says_points(line.text)
    if own or not (parts(line.code) and line.text and following):
        return False
    after, inner = following[0], parts(following[0].code)
    if not inner:
        return _is_bare_node(after, style)
    apart = not kinds(parts(line.code)[-1]) & kinds(inner[-1]) or len(inner) > len(parts(line.code))
    headed = after.max.value is not None and any(
        _is_bare_node(one, style) for one in following[1:2]
    )
    return apart and (headed or _heads_bare(after, following[1:], style))


def _heads(outer: str, inner: str) -> bool:
    """Whether a code of another kind begins anew below: I then 1, A then 1, 1 then a."""
    return inner in ("1", "a", "i") and outer != inner and not (outer.isdigit() and inner == "i")


def is_silent(line: Line) -> bool:
    """A line without a figure or a word of scoring."""
    words = even(f"{line.text} {line.how}")
    return not (line.max or line.bonus or line.deduct) and not re.search(
        r"\d|\b(?:trừ|cộng|thưởng)\b", words, re.I
    )
