"""Headings of groups that have no number, and the sums that are printed beside the criteria.

`PHONG TRÀO | 30` above 3 (15) and 4 (15) is their group: its figure is the sum of what follows.
`Cộng (I) | 30` is the figure of the group that it names; every printed sum must be one of the
tree, or somebody is asked.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, takewhile

from thidua.excel.scale.draft.draft import Extra, Node, Outline
from thidua.excel.scale.paper.pages import PageRow
from thidua.excel.scale.rows.codes import Code, alike, follows, kinds, parts, siblings
from thidua.excel.scale.rows.line import Line, list_words
from thidua.excel.scale.rows.placing import WIDE, depths_by_number
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.conditions import NAMED, denies, is_else, read_places, read_range
from thidua.excel.scale.speech.text import even, phrase
from thidua.excel.scale.speech.things import OUT, loaded
from thidua.excel.scale.tables.roles import BONUS, DEDUCT, is_grade, plain

_TOTAL = re.compile(
    r"(?:tổng(?! kết\b(?!.* điểm))|c[ộọ]ng)(?:\s+(?:c[ộọ]ng|số|điểm|chung|toàn|bộ|các|0?\d(?= tiêu)|mục|phần|tuần|tháng|quý|năm|học kỳ|chuẩn|tối đa|thang|đạt|của|bảng|kết|tiêu chuẩn|tiêu chí|chỉ tiêu|nhóm|cả|hai|ba|bốn|sáu|bảy|tám))*\s*[:(]?\s*"
    r"(?:(?:[ivx]+|[a-zđ]|\d+(?:\.\d+)*|điểm|mục|phần)[\s+,&)(-]*(?:và\s+)?)*[):.]*(?:\s*=\s*\d+(?:[.,]\d+)?\s*(?:đ|điểm)?)?"
)
_ALL = re.compile(r"(?:thang |khung )?điểm(?: (?:chuẩn|tối đa|cao nhất|toàn bộ))*|thang chấm")
"""`Điểm tối đa: 100 điểm` above the table: of the whole scale."""
_TITLE = re.compile(
    r"(?:(?:thang|bảng|biểu|khung)\b.*\b(?:điểm|tiêu chí|tiêu chuẩn)|bộ tiêu chí|phụ lục|biểu mẫu)\b"
)
_NOTE = re.compile(
    r"\s*(?:ghi chú|lưu ý|chú ý|quy định khác|nguyên tắc chấm|thời (?:điểm|gian) (?:chấm|đánh giá|xét))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:[ivx]+|[a-hđ]|\d+(?:\.\d+)*)\b")


def is_total(line: Line) -> bool:
    """The line of the whole scale's points, or of a part's."""
    if line.heads or ((parts(line.code) or line.paragraph) and not line.max):
        return False  # `D | Cộng điểm` heads a list
    said, above = plain(line.text), line.paragraph and not line.code
    return line.total or bool(_TOTAL.fullmatch(said) or (above and _ALL.fullmatch(said)))


def is_total_row(row: PageRow) -> bool:
    """Whether a cell of a row says that it is that of a total."""
    return any(is_sum(box.text) for box in row.boxes if box.text)


def is_sum(text: str) -> bool:
    """Whether words are those of a total."""
    return is_total(Line(0, "", 0, "", text))


def is_title(line: Line) -> bool:
    """`BẢNG TIÊU CHÍ CHẤM ĐIỂM`: what the table is, and no part of it."""
    return bool(_TITLE.match(plain(line.text)))


_NAMES_ALL = phrase(
    r"\W*(?:(?:các|những|và|nội dung|tiêu chí|tiêu chuẩn|chỉ tiêu|thang|bảng|biểu|điểm|chấm|chuẩn|thi đua|đánh giá|tính|"
    r"tuần|tháng|quý|năm|học kỳ|cụ thể|chi tiết)\b\W*)+"
)
"""`Các nội dung thi đua`, `Tiêu chí chấm điểm tuần`: the whole scale, by its name."""


def names_all(line: Line) -> bool:
    """Whether a group is called what the whole scale is."""
    return bool(_NAMES_ALL.fullmatch(line.text))


def is_note(line: Line) -> bool:
    """`Ghi chú: ...`."""
    return bool(_NOTE.match(line.text))


_BRACKETED = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)\.?")
DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\b")
_OF_FORM = re.compile(
    r"\b(?:bảng|phiếu|biểu|mẫu|bản)(?: (?:này|(?:tự )?chấm(?: điểm)?|điểm))+\b", re.IGNORECASE
)
"""`Các khoa gửi bảng này trước ngày 10/12`: of the form, and of no criterion."""
_DUE = re.compile(r"\b(?:trước|chậm|muộn|hạn|nộp|gửi)\b", re.IGNORECASE)
_SCORES = re.compile(
    r"[\d%]|\b(?:điểm|trừ|cộng|thưởng|phạt|hạ|xếp (?:loại|hạng|cuối|sau))\b", re.IGNORECASE
)

_HANDED_ON = phrase(
    r"[^:%\d]*\b(?:tự chấm|tự đánh giá)\b[^:%\d]*\b(?:gửi|nộp|chuyển)\b (?:[^\W\d_]+ )?(?:về|cho|lên)\b[^:%\d]*"
)
"""`Các tổ tự chấm xong gửi về phường`: where the sheet goes."""


def is_remark(line: Line) -> bool:
    """`Ghi chú: Số liệu tính đến ngày 30/11`, `(Căn cứ sổ theo dõi)`: a row that says nothing of
    points; a date in it is no deadline."""
    text = even(line.text)
    if parts(line.code) or line.has_figure or line.how or line.covered or line.area:
        return False
    if not (is_note(line) or _BRACKETED.fullmatch(text) or _HANDED_ON.fullmatch(text)):
        return False
    rest = NAMED.sub(" ", DATE.sub(" ", text))
    due = rest != text and _DUE.search(text) and not _OF_FORM.search(text)
    return not (due or _SCORES.search(rest) or loaded(text) or OUT.search(text))


# -- headings without a number -------------------------------------------------------------------


def heads_group(line: Line, nodes: Sequence[Node], following: Sequence[Line]) -> bool:
    """Whether a line without a number heads the numbered ones below it: their sum is its figure;
    or it has none, and reaches over the whole row, is in capitals, or the numbers begin anew."""
    below = next((one for one in following if not (one.wide and not one.has_figure)), None)
    if parts(line.code) or line.code or line.covered or line.how or not line.text or below is None:
        return False
    if line.bonus or line.deduct or line.level or _is_sentence(line) or is_title(line):
        return False
    if is_total(below):
        return False
    if line.max:
        value = line.max.value
        if value is None or value <= 0:
            return False
        return _heads_by_sum(line, value, nodes, following) or _heads_as_others(
            line, nodes, following
        )
    if line.wide and (below.max.value or _heads(following)):
        return _wide_heads(line, nodes, following, below)
    if not parts(following[0].code) or not _heads(following):
        return False
    if line.paragraph and not nodes and not _another(following):
        return False  # who the scale is of
    if _in_capitals(line) or begins_anew(nodes, following):
        return True
    if nodes or line.paragraph:  # in a table whose first group was such a row
        return any(
            one.line.paragraph == line.paragraph and _headsalike(one, after, following[0])
            for one, after in pairwise(nodes)
        )
    return any(_is_name(one) and _heads(following[n + 1 :]) for n, one in enumerate(following))


def _wide_heads(line: Line, nodes: Sequence[Node], following: Sequence[Line], below: Line) -> bool:
    """Whether words across the table head what is below them: not where they are the only ones, above
    everything or right below the heading of a group, nor where the numbers go on behind them that
    began without such a heading."""
    outer = nodes[-1].code if nodes and nodes[-1].line.n == line.n - 1 else ()
    outer = () if _comes_after(outer, parts(below.code)) else outer  # a criterion beside it
    if not nodes or (outer and not outer[0].startswith(WIDE)):
        inside = takewhile(lambda one: not _comes_after(outer, parts(one.code)), following)
        return any(one.wide and not (one.has_figure or one.code) for one in inside)
    code = parts(below.code)
    alike = [node.code for node in nodes if code and len(node.code) == len(code)]
    alike = [one for one in alike if kinds(one[-1]) & kinds(code[-1])]
    goes_on = bool(alike) and follows(alike[-1][-1], code[-1], 1)
    return not goes_on or any(
        node.code and node.code[0].startswith(WIDE) and not node.line.paragraph for node in nodes
    )


def _comes_after(outer: Code, code: Code) -> bool:
    return len(outer) == len(code) > 0 and siblings(outer, code)


def _headsalike(head: Node, first: Node, after: Line) -> bool:
    """Whether an earlier heading is such a row, too, in small letters and without a figure, and the
    same kind of number stands below it."""
    wide = bool(head.code) and head.code[0].startswith(WIDE)
    if not wide or head.line.max or _in_capitals(head.line) or not first.code:
        return False
    return bool(kinds(first.code[-1]) & kinds(parts(after.code)[-1]))


def _heads_as_others(line: Line, nodes: Sequence[Node], following: Sequence[Line]) -> bool:
    """`TIÊU CHÍ RIÊNG | 20` above numbered criteria that come to more or less, where `TIÊU CHÍ CHUNG | 80`
    heads others before it, or behind it where it is the first row: their group, whose sum is wrong."""
    heads = [one.line for one in nodes if one.code and one.code[0].startswith(WIDE)]
    later = [one for one, after in pairwise(following) if not one.code and parts(after.code)]
    others = [one for one in (heads if nodes else later) if one.max and not is_total(one)]
    both = _in_capitals(line) and any(map(_in_capitals, others))
    return both and not is_grade(line.text) and _heads(following)


def _is_name(line: Line) -> bool:
    """A row of words alone, and no sentence."""
    own = line.code or line.covered or line.how or line.has_figure or line.paragraph
    return bool(line.text) and not own and not (_is_sentence(line) or is_total(line))


def _is_sentence(line: Line) -> bool:
    """Words that are no name of a group: a level, a rule, a remark, the heading of a list."""
    text = line.text
    return bool(
        is_note(line) or says_points(text) or list_words(text)[0] or read_range(text)
        or is_else(text) or denies(text) or read_places(text)
    )  # fmt: skip


def _in_capitals(line: Line) -> bool:
    return line.text.isupper() and len(line.text) > 3


def _heads(following: Sequence[Line]) -> bool:
    """Whether a criterion follows at once, or one below a numbered heading."""
    coded = [n for n, one in enumerate(following[:3]) if parts(one.code)]
    rated = any(one.max.value for n in coded for one in following[n : n + 2])
    return rated and following[0].text != ""


def _another(following: Sequence[Line]) -> bool:
    """Whether another paragraph in capitals stands right above a table."""
    return any(
        one.paragraph and not one.code and _in_capitals(one) and parts(after.code)
        and not (_is_sentence(one) or after.paragraph)
        for one, after in pairwise(following)
    )  # fmt: skip


def begins_anew(nodes: Sequence[Node], following: Sequence[Line]) -> bool:
    """Whether the numbers begin again: 1, 2, 3, a heading, 1, 2."""
    code = parts(following[0].code) if following else ()
    if not nodes or len(code) != 1 or code[0] not in ("1", "a", "i"):
        return False
    last = nodes[-1].code
    return len(last) == 1 and follows(code[0], last[0], 90)


def _heads_by_sum(
    line: Line, value: Fraction, nodes: Sequence[Node], following: Sequence[Line]
) -> bool:
    run: list[Node] = []
    for n, one in enumerate(following):
        if one.max and not (run or parts(one.code)):
            return False  # a level below a level
        if parts(one.code) and one.text and not one.bonus and not one.deduct:
            run.append(Node(one, one.max.value, parts(one.code)))
        after = following[n + 1] if n + 1 < len(following) else None
        closes = after is None or is_total(after) or _is_outer(after, run, nodes)
        closes |= after is not None and bool(list_words(after.text)[0]) and not after.max
        heads = closes or (after is not None and after.max and not parts(after.code))
        if heads and run and _sum(run) == value:
            several = sum(one.max is not None for one in run) > 1
            return several or _is_no_level(line, value, nodes, following)
        if closes or (not run and n > 2):
            return False
    return False


def _is_outer(line: Line, run: Sequence[Node], nodes: Sequence[Node]) -> bool:
    """Whether a line goes on with the numbers of a group above: III after II, beyond 1 and 2."""
    code = parts(line.code)
    if len(code) != 1 or code[0] in ("1", "a", "i"):
        return False
    if not run or any(kinds(code[0]) & kinds(one.code[-1]) for one in run):
        return False
    return any(len(one.code) == 1 and follows(one.code[0], code[0], 1) for one in nodes)


def _sum(run: Sequence[Node]) -> Fraction:
    """What nodes come to when their numbers place them; those without points by their parts."""
    total, hidden = Fraction(0), [False]
    depths = depths_by_number(run)
    for n, (node, depth) in enumerate(zip(run, depths, strict=True)):
        del hidden[depth + 1 :]
        counted = hidden[-1]
        deeper = n + 1 < len(run) and depths[n + 1] > depth
        value = node.max if node.max is not None else Fraction(0)
        total += Fraction(0) if counted else value
        hidden.append(counted or (deeper and node.max is not None))
    return total


def _is_no_level(
    line: Line, value: Fraction, nodes: Sequence[Node], following: Sequence[Line]
) -> bool:
    """`Khá | 5` below a criterion worth 10 and above one worth 5 may be a level of the first one."""
    if not nodes or nodes[-1].max is None or value > nodes[-1].max or _in_capitals(line):
        return True
    return begins_anew(nodes, following)


def fills_up(line: Line, nodes: Sequence[Node], following: Sequence[Line]) -> bool:
    """`1 | Khen thưởng | 10` that comes with the rows beside it to the points of their group, or of the
    scale: a criterion, whatever it is called."""
    code = parts(line.code)
    before = [*takewhile(lambda node: _is_beside(node.code, code), reversed(nodes))]
    group = nodes[-1 - len(before)] if len(before) < len(nodes) else None
    rows = [*takewhile(lambda one: not is_total(one), following)]
    after = [*takewhile(lambda one: _is_beside(parts(one.code), code), rows)]
    total = next((one for one in following if is_total(one)), None)
    top = group.max if group is not None else total.max.value if total is not None else None
    worth = [line.max, *(one.line.max for one in before), *(one.max for one in after)]
    own = (one.value for one in worth if one.value is not None)
    return bool(line.max.value and top and (before or after)) and sum(own, Fraction(0)) == top


def _is_beside(one: Code, code: Code) -> bool:
    return alike(one, code) if code else not parts(".".join(one))


def lacks_points(line: Line, nodes: Sequence[Node]) -> bool:
    """`2 | Nề nếp |` behind 1 and what lies in it: a criterion whose points are missing, which no row below
    it goes past."""
    code = parts(line.code)
    silent = not (line.has_figure or line.how or line.paragraph or says_points(line.text))
    beside = [n for n, node in enumerate(nodes) if alike(node.code, code)] if silent else []
    if not beside or not line.text or not follows(nodes[beside[-1]].code[-1], code[-1]):
        return False
    depths = depths_by_number(nodes)
    return all(depth > depths[beside[-1]] for depth in depths[beside[-1] + 1 :])


# -- numbered rows that take or give ---------------------------------------------------------------


def owner_of_signed(
    line: Line, nodes: Sequence[Node], following: Sequence[Line]
) -> Node | Extra | None:
    """`3.3 | Đưa tin sai lệch | -10` behind the criteria 3.1 and 3.2 is taken from the whole of 3, behind
    1, 2 and 3 from the whole scale, `+10` given; None for a row that no number sets beside a criterion.
    Where the criteria go on behind it, somebody is asked."""
    code, side = parts(line.code), side_signed(line)
    if not (code and side):
        return None
    beside = [n for n, node in enumerate(nodes) if alike(node.code, code)]
    if not beside or not follows(nodes[beside[-1]].code[-1], code[-1], MOST_TAKEN):
        return None
    after = takewhile(lambda one: alike(parts(one.code), code) or not _heads_any(one), following)
    if any(one.max.value and one.max.value > 0 and alike(parts(one.code), code) for one in after):
        line.doubts.append("owner")
        return None
    depths, last = depths_by_number(nodes), beside[-1]
    outer = (nodes[n] for n in reversed(range(last)) if depths[n] < depths[last])
    head = "Điểm trừ" if side == DEDUCT else "Điểm cộng"
    return next(outer, None) or Extra(side, Line(line.n, line.place, line.row, "", head))


def side_signed(line: Line) -> str:
    """What the sign of a row's only figure says of it: `-10` is taken, `+10` given; "" without one."""
    if line.max:
        return DEDUCT if line.max.value is not None and line.max.value < 0 else ""
    return BONUS if line.bonus.value and line.bonus.raw.lstrip().startswith("+") else ""


MOST_TAKEN = 30
"""Rows that take, one behind the other."""


def _heads_any(line: Line) -> bool:
    return bool(parts(line.code)) and bool(line.max)


# -- printed sums --------------------------------------------------------------------------------


def named_codes(line: Line) -> list[str]:
    """The codes that a total names: `Tổng cộng (I + II)` -> i, ii."""
    words = re.sub(
        r"\b(?:tổng|cộng|điểm|mục|phần|số|của|và|các)\b", " ", even(line.text).casefold()
    )
    return _NAMED.findall(words)


def close_group(nodes: Sequence[Node], line: Line) -> None:
    """Gives a group without a printed figure the one that its own total says."""
    codes = named_codes(line)
    if line.max.value is None or len(codes) != 1:
        return
    wanted = parts(codes[0])
    owner = next((node for node in reversed(nodes) if node.code == wanted), None)
    if owner is not None and owner.max is None and owner is not nodes[-1]:
        owner.max = line.max.value


def wrong_totals(outline: Outline) -> Iterator[Line]:
    """The totals that are no sum of the tree."""
    previous = -1
    for line in sorted(outline.totals, key=lambda one: one.n):
        value = line.max.value
        if value is None:
            continue
        if value not in _sums_at(outline, line, previous):
            yield line
        previous = line.n


def _sums_at(outline: Outline, line: Line, previous: int) -> set[Fraction]:
    """Every sum that a total may stand for: all, all before it, those since the last total, and
    each group that ends there or that it names."""
    tops = outline.nodes
    before = [node for node in tops if node.line.n < line.n]
    since = [node for node in before if node.line.n > previous]
    sums = {sum((one.points for one in some), Fraction(0)) for some in (tops, before, since)}
    codes = [parts(code) for code in named_codes(line)]
    open_node = before[-1] if before else None
    while open_node is not None:
        sums.add(open_node.points)
        inner = [one for one in open_node.children if one.line.n < line.n]
        sums.add(sum((one.points for one in inner if one.line.n > previous), Fraction(0)))
        open_node = inner[-1] if inner else None
    named = [node.points for node in outline.walk() if node.code in codes]
    sums |= {_sum_of_list(extra) for extra in outline.extras if previous < extra.line.n < line.n}
    return sums | {*named} | ({sum(named, Fraction(0))} if len(codes) > 1 else set())


def _sum_of_list(extra: Extra) -> Fraction:
    """`Cộng B | 7` below the items of B, 5 and 2."""
    figures = (one.max or one.bonus or one.deduct for one in extra.lines)
    return sum((abs(one.value or Fraction(0)) for one in figures), Fraction(0))


def take_out_blank(outline: Outline) -> None:
    """Rows with a number and nothing else below a criterion whose points the others come to, or
    which has no others: no parts of it."""
    for node in outline.walk():
        blank = [one for one in node.children if one.max is None and not one.children]
        rest = sum((one.points for one in node.children), Fraction(0))
        if node.max is None or not blank or rest not in (0, node.max):
            continue
        node.children = [one for one in node.children if one not in blank]
        outline.loose += [(line, "nowhere") for one in blank for line in (one.line, *one.words)]


def check_sum(node: Node) -> None:
    """Sums that don't agree."""
    if node.children and node.max is not None:
        total = sum((child.points for child in node.children), Fraction(0))
        if total != node.max and node.computed:
            node.max = None  # its own total says something else, and is asked about
        elif total != node.max:
            node.doubts.append((node.line, "sum"))


_TO = re.compile(r"\bđến\b|[-–→…]|\.\.", re.IGNORECASE)
"""`Tổng cộng (từ mục I đến mục IV)`."""


def check_totals(outline: Outline) -> None:
    """Printed sums that the tree does not come to; the heading of a list may be the difference. A sum
    of some of the criteria, where the others have none, is no total of the whole."""
    if not outline.nodes:
        return
    tops = sum((node.points for node in outline.nodes), Fraction(0))
    wrong = [*wrong_totals(outline)]
    for line in (one for one in outline.totals if not _TO.search(one.text)):
        named = [parts(code) for code in named_codes(line)]
        before = [node for node in outline.nodes if node.line.n < line.n]
        known = [node for node in before if node.code in named]
        between = before[before.index(known[0]) : before.index(known[-1])] if known else []
        for node in between:  # `Tổng (I + III)`: is II given on top, or taken?
            node.doubts += [] if node.code in named else [(node.line, "total")]
    for line in wrong or _partial_total(outline, tops):
        rest = (line.max.value or Fraction(0)) - tops
        extra = next((one for one in outline.extras if one.line.max.value == rest), None)
        behind = [node for node in outline.nodes if node.line.n > line.n]
        if sum((node.points for node in behind), Fraction(0)) == -rest:
            for (
                node
            ) in behind:  # `5 | Hiến đất | 5` below the total of 1 to 4: part of it, or on top?
                node.doubts.append((node.line, "total"))
        outline.loose += [
            (one, "total") for one in ([extra.line] if extra is not None else []) + [line]
        ]


def _partial_total(outline: Outline, tops: Fraction) -> list[Line]:
    """The last total, where those of the table reach some of the top criteria and not all."""
    reached: set[int] = set()
    previous, last = -1, None
    for line in sorted(outline.totals, key=lambda one: one.n):
        before = [node for node in outline.nodes if node.line.n < line.n]
        codes = named_codes(line)
        if line.max.value is None or len(codes) == 1 or not before:
            continue
        since = [node for node in before if node.line.n > previous]
        for some in (before, since, before[-1:]):
            if codes or sum((node.points for node in some), Fraction(0)) == line.max.value:
                reached |= {node.line.n for node in some}
        previous, last = line.n, line
    missed = any(node.line.n not in reached for node in outline.nodes)
    return [last] if last in outline.ends() and missed and tops not in outline.wanted() else []
