"""Which row heads a list of bonuses or deductions, and where the list ends."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, takewhile

from thidua.excel.scale.draft.draft import Extra, Node
from thidua.excel.scale.rows.codes import Code, alike, follows, is_bullet, kinds, parts, siblings
from thidua.excel.scale.rows.groups import begins_anew, is_total
from thidua.excel.scale.rows.line import IN_TEXT, Line, LineFigure, list_words
from thidua.excel.scale.rows.placing import depths_by_number
from thidua.excel.scale.speech.clauses import read_clauses, says_points
from thidua.excel.scale.speech.text import BOTH, CAP, MINUS, even
from thidua.excel.scale.speech.vocabulary import BODIES
from thidua.excel.scale.tables.roles import BONUS, DEDUCT, plain
from thidua.excel.scale.tables.signs import side_named

_FILLER = re.compile(
    r"(?:[\s:.,;()+–−\-]|\b(?:chung|cả|gom|lại|mỗi|một|thẳng|vào|tổng|khác|thêm|cho|của|các|toàn|khối|cụm|đơn vị|bổ sung|tối đa|thi đua|"
    r"nội dung|điểm|về|khi|thang|bảng|phần|và|được|bị|nếu có|trường hợp|sau|đây|tiêu chí|cộng|trừ|bớt|đi|ra|"
    r"thưởng|phạt|mục|ngoài|ca|do|kỷ luật|tuần|tháng|quý|kỳ|học kỳ|năm học|đợt|đơn vị|nội quy|tập thể|trong|năm|đột xuất|trực tiếp|riêng|cụ thể|có|thành tích|vi phạm|xuất sắc)\b)*",
    re.IGNORECASE,
)


OWNER = re.compile(
    r"\b(?i:của )?(?P<word>(?i:mục|phần|nhóm|tiêu chí|tiêu chuẩn|nội dung|chỉ tiêu|lĩnh vực))(?i: số)? "
    rf"(?P<code>(?:[A-Za-zđĐ]?\.?\d+|[IVX]+|[A-ZĐ])(?:\.\d+)*)\b(?! (?:điểm|{BODIES})\b|\s*%)",
)
"""`mục I`, of which a list is, in its heading; not `nhóm 3 đơn vị dẫn đầu`."""


_SUMMED = re.compile(r"(?:tổng (?:số )?)?(?P<of>điểm (?:thưởng|cộng|trừ|phạt)|cộng điểm)")


def name_lists(lines: Sequence[Line]) -> None:
    """`Cộng điểm`, `Tổng điểm trừ` without a figure right above rows with points whose numbers, if any, begin: the
    headings of lists, and no totals. Changes the lines."""
    for line, after in pairwise(lines):
        begins = (parts(after.code) or FIRST)[-1] in FIRST and not is_total(after)
        if begins and after.has_figure and not (line.has_figure or line.how):
            named = _SUMMED.fullmatch(plain(line.text))
            line.heads = named["of"] if named else ""


def list_side(line: Line, following: Sequence[Line]) -> str:
    """Whether a line heads a list of bonuses or deductions: which; "" for no."""
    side, rest = list_words(line.heads or line.text)
    alone = line.paragraph and (not following or following[0].paragraph)  # above no table
    titles = line.paragraph and line.listed and not (alone or line.no_list or line.has_figure)
    if titles and (told := side_named(line.text)):
        return told  # of what its table is, whatever else it says
    if not side and not (line.has_figure or line.how):
        faults = _FAULTS.fullmatch(plain(line.text)) if parts(line.code) else None
        named = FAULTS_OF.match(line.text) if _takes(following) else None
        side, rest = DEDUCT * bool(faults or named), ""
    below = _GIVEN_BELOW.search(even(line.text)) if line.wide and not line.has_figure else None
    if not side and below is not None:
        side, rest = BONUS if below["given"] else DEDUCT, ""
    if not side or alone or "\n" in line.text or line.no_list:
        return ""
    if line.area and not _LIST_NAME.search(even(line.text)):
        return ""  # `Khen thưởng` in a column beside its levels
    if (line.bonus or line.deduct) and not _is_its_limit(line, side):
        return ""
    words = even(line.text.split("\n")[0])
    rest = OUTSIDE.sub(" ", rest)
    uncapped = _EACH_TIME.sub(" ", IN_TEXT.sub(" ", CAP.sub(" ", OWNER.sub(" ", rest))))
    says_what = not line.has_figure and (
        _is_list_name(words, uncapped) or _names_what(line, uncapped, following)
    )
    if not (_FILLER.fullmatch(uncapped) or says_what):
        return ""
    head = _BRACKETED.sub(" ", words)
    both = re.search(r"\b(?:thưởng|cộng|(?<!trừ )(?<!phạt )thêm)\b", head, re.I) and re.search(
        r"\b(?:trừ|phạt|bớt)\b", head, re.I
    )
    return BOTH if both else side


OUTSIDE = re.compile(
    r"\((?:được |các điểm này )?(?:tính |cộng |nằm )?ngoài (?:tổng |thang |khung )*\d+ điểm(?: chuẩn)?\)",
    re.IGNORECASE,
)
"""`ĐIỂM THƯỞNG (tính ngoài 100 điểm chuẩn)`: on top of the scale, as any list is."""
_EACH_TIME = re.compile(r"\((?:tính |cho )*mỗi [^()\d]*\)", re.IGNORECASE)
"""`Trong đó trừ (mỗi lần):`: what the amounts below it are for."""
_GIVEN_BELOW = re.compile(
    r"\b(?:(?P<given>được (?:cộng|thưởng))|bị (?:trừ|phạt))(?: thêm)? điểm(?: (?:như sau|sau đây|gồm))?\s*:$",
    re.IGNORECASE,
)
"""`Ngoài ra, đơn vị được cộng điểm:` over the whole width above what it is given for."""
FAULTS_OF = re.compile(
    r"\W*(?:các |những |một số )?(?:lỗi|hành vi|vi phạm|sai phạm|khuyết điểm|tồn tại|hạn chế)(?: vi phạm)? (?=(?:về|của|ở|trong|đối với|thuộc) [^\d:;.]*:?$)",
    re.IGNORECASE,
)
"""`Các lỗi về học tập` above what is taken for each."""


def _takes(following: Sequence[Line]) -> bool:
    """Whether the row below takes points, in their column or by its words."""
    after = following[0] if following else None
    return after is not None and bool(
        after.deduct
        or any(
            one.gives and one.side == MINUS for one in read_clauses(f"{after.text}\n{after.how}")
        )
    )


_FAULTS = re.compile(
    r"(?:(?:các|những|phần|nội dung|yếu tố|hành vi|lỗi)\s)*(?:vi phạm|khuyết điểm|tồn tại|hạn chế|giảm điểm|bị xử lý|sai phạm)"
    r"(?:(?:,| và|,? các)?\s(?:vi phạm|khuyết điểm|tồn tại|hạn chế|sai phạm))*(?: bị trừ(?: điểm)?)?"
)
"""`II | Tồn tại, hạn chế` above rows with points: faults, and nothing that they are given for."""


def other_list(extra: Extra | None, line: Line) -> str:
    """`Điểm trừ: tổng điểm trừ của một đơn vị không quá 20 điểm` below a list of bonuses begins one of
    deductions, whatever its words say besides."""
    side = list_words(line.text)[0]
    if extra is None or side in ("", extra.side) or line.has_figure or line.paragraph:
        return ""
    return "" if line.no_list or any(one.gives for one in read_clauses(line.text)) else side


def side_of_items(line: Line, rows: Collection[Code], ended: bool) -> str:
    """`IV | Điểm thưởng: có sáng kiến 2 điểm; được khen 3 điểm`, `5 | Điểm cộng: có mô hình mới | 5`: which
    side a list is of whose items stand behind its name; "" for no list. Its number is of the same row
    as one of the scale's (`rows`), or it stands below the total (`ended`); else it is what a
    criterion's own words give."""
    side, rest = list_words(line.text)
    code = parts(line.code)
    beside = any(alike(one, code) and one != code for one in rows)
    if not side or line.no_list or line.how or not (beside or ended):
        return ""
    name, said = split_items(line.text)
    if line.has_figure:
        return side if line.max.value and said and _GIVEN_FOR.fullmatch(name) else ""
    named = _LIST_NAME.search(name) and _FILLER.fullmatch(
        CAP.sub(" ", IN_TEXT.sub(" ", rest[: -len(said)]))
    )
    return side if named and any(one.gives for one in read_clauses(said)) else ""


_GIVEN_FOR = re.compile(r"(?:điểm )?(?:thưởng|cộng|trừ|phạt)(?: (?:điểm|thêm))*", re.IGNORECASE)
"""Before the colon and the only thing that a row's figure is given or taken for."""


def split_items(text: str) -> tuple[str, str]:
    """The name of a list and what stands behind its colon."""
    name, _, said = even(text).partition(":")
    return name.strip(), said.strip()


def with_items(side: str, line: Line) -> Extra:
    """The list that such a row heads: a figure in it is its item's."""
    line.text, said = split_items(line.text)
    if not line.max:
        line.how = said
        return Extra(side, line)
    item = replace(line, code="", text=said)
    line.max = LineFigure()
    return Extra(side, line, [item])


_BRACKETED = re.compile(r"\([^()]*\)")
_LIST_NAME = re.compile(
    r"\b(?:điểm (?:thưởng|cộng|trừ|phạt|khuyến khích|ưu tiên)|(?:thưởng|cộng|trừ|phạt)(?: thêm)? điểm)\b",
    re.IGNORECASE,
)
LONGEST_NAME = 7
"""Words behind a list's own in its heading: more are a sentence."""


def _is_list_name(words: str, rest: str) -> bool:
    """`Điểm thưởng trong học kỳ`: words that name a list and its points; the rest, without its limit,
    says of what it is."""
    short = len(rest.split()) <= LONGEST_NAME and not re.search(r"\d|[:;.]\s*\w", rest)
    named = _LIST_NAME.search(words) is not None and not _BY_NUMBER.match(words)
    return short and named


_BY_NUMBER = re.compile(
    r"\W*(?:cộng|trừ|phạt|thưởng)(?: thêm)? điểm theo (?:số|tỷ lệ|mức)\b", re.IGNORECASE
)
"""`Trừ điểm theo số người vắng`: how a criterion scores, and no list."""


def _names_what(line: Line, rest: str, following: Sequence[Line]) -> bool:
    """`5 | Cộng: người tốt việc tốt` above what gives so much each: a numbered row that says of what
    its list is, and no points."""
    of = re.match(r"\s*(?:điểm\s*)?:\s*\w", rest)
    below = following[0] if following else line
    says = below.has_figure or says_points(f"{below.text}\n{below.how}")
    ruled = any(one.gives or one.cap for one in read_clauses(line.how))
    return bool(
        of and parts(line.code) and says and not (ruled or re.search(r"\d", rest))
    ) and not siblings(parts(line.code), parts(below.code) or ("",))


def _is_its_limit(line: Line, side: str) -> bool:
    """Whether the figure in the row of a numbered heading is the most that its list comes to."""
    own, other = (line.deduct, line.bonus) if side == DEDUCT else (line.bonus, line.deduct)
    return bool(parts(line.code)) and own.value is not None and not own.per and not other


def limits_the_one_above(
    line: Line, nodes: Sequence[Node], totals: Sequence[Line], following: Sequence[Line]
) -> bool:
    """`Điểm trừ không quá 5 điểm` without a number, before the next criterion: a limit of the
    criterion above it, and no list; above rows that are no criteria it heads these, as it does right
    below one of the `totals` before it."""
    below = bool(totals) and totals[-1].n == line.n - 1
    if not nodes or below or parts(line.code) or is_total(line):
        return False
    capped = any(clause.cap is not None for clause in read_clauses(line.text))
    after = following[0] if following else None
    ends = after is None or bool(parts(after.code) and after.max.value)
    ends = ends or (bool(line.code) and after is not None and is_total(after))
    own = begins_anew(nodes, following) or _begins_items(nodes[-1], following)
    return capped and ends and not own


def _begins_items(last: Node, following: Sequence[Line]) -> bool:
    """`a | Báo cáo sai | 2`, `b | Báo cáo chậm | 1` below the criterion `2 | 40`: no parts of it, whose
    points they are not."""
    code = parts(following[0].code) if following else ()
    rows = list(takewhile(lambda one: alike(parts(one.code), code), following))
    worth = sum((one.max.value or Fraction(0) for one in rows), Fraction(0))
    begins = len(code) == 1 and code[0] in FIRST and not alike(last.code, code)
    return begins and last.max is not None and worth != last.max


def is_of_list(extra: Extra | None, side: str, line: Line) -> bool:
    """Whether a row that is worded like a heading (`1 | Khen thưởng | 5`) is one of an open list of its
    side: its number is the first in the list, or goes on there, or a dash stands before it."""
    if extra is None or extra.side != side or line.paragraph:
        return False
    code = _code(line)
    if not code:
        named = any(one.search(even(line.text)) for one in (_LIST_NAME, FAULTS_OF, OWNER))
        return is_bullet(line.code) or not named
    return _goes_on(extra, code) or _is_first(extra, code)


def is_below(nodes: Sequence[Node], before: Line | None, line: Line) -> bool:
    """`- | Điểm khuyến khích | 1` among rows with a dash that have points, below a criterion: one of
    them."""
    dashed = before is not None and before.max and is_bullet(before.code) and not before.paragraph
    return bool(nodes and dashed and line.max and before and before.code == line.code)


def leaves_list(extra: Extra, line: Line, nodes: Sequence[Node], following: Sequence[Line]) -> bool:
    """Whether a line stands behind a list of bonuses or deductions, not in it: its number goes on
    with the heading's, or with that of a criterion or a group before it, and not with the list's rows;
    4 goes on with the criteria 1 to 3 of I and II in a list whose heading is III, too."""
    if line.paragraph or (extra.line.listed and not line.listed):
        return True
    code, head = _code(line), _code(extra.line)
    rows = [_code(one) for one in extra.lines]
    worded = rows and line.max and not any(one.has_figure for one in extra.lines)
    goes_on = _goes_on(extra, code) and not worded
    if not code or goes_on or not _has_points(line, following):
        return False
    if alike(head, code):
        beside = follows(head[-1], code[-1], 3) and not says_points(line.text)
        return beside and not (line.max and is_empty(extra))
    if _begins_parts(extra, line, nodes, following):
        return True
    before = [own for node in nodes if alike(own := _code(node.line), code)]
    if not before or not follows(before[-1][-1], code[-1], 3):
        return False
    groups = _groups_of(nodes, before[-1])
    if head and (any(alike(one, head) for one in groups) or _ranks(head) > _ranks(code)):
        return False
    told = rows or any(one.gives for one in read_clauses(extra.line.how))
    others = told and not any(alike(one, code) for one in rows)
    apart = head or worded or others or () in rows or code in rows
    top = not (groups or code[-1].isdigit())
    dotted = len(code) > 1 and not head  # 2.3 behind 2.2, whatever words stand between
    return bool(apart) or top or dotted or _heads_deeper(code, following)


def _begins_parts(
    extra: Extra, line: Line, nodes: Sequence[Node], following: Sequence[Line]
) -> bool:
    """`1 | Chuyên cần | 10`, `2 | Đồng phục | 30` behind the list that stands right below `I | Nề nếp | 40`: what
    these points are made of, and no rows of the list, which have other numbers or none."""
    code, group = _code(line), nodes[-1] if nodes else None
    head = _code(group.line) if group else ()
    if group is None or not group.max or code[-1] not in FIRST or alike(code, head):
        return False
    ends = takewhile(lambda one: not (is_total(one) or alike(_code(one), head)), following)
    run = [one for one in (line, *ends) if alike(_code(one), code)]
    worth = sum((one.max.value or Fraction(0) for one in run), Fraction(0))
    own = any(alike(_code(one), code) for one in extra.lines)
    return len(run) > 1 and worth == group.max and not own


def is_empty(extra: Extra) -> bool:
    """`7 | Điểm thưởng`, which says nothing itself and has no items yet: `8 | Sáng kiến | 5` right below it
    is its first, also with a number of the same row."""
    head = extra.line
    return not (head.has_figure or head.how or re.search(r"\d", head.text) or extra.lines)


def _groups_of(nodes: Sequence[Node], code: Code) -> list[Code]:
    """The numbers of the groups that the last criterion with a number lies in."""
    depths = depths_by_number(nodes)
    last = max(n for n, node in enumerate(nodes) if _code(node.line) == code)
    found = []
    depth = depths[last]
    for n in reversed(range(last)):
        if depths[n] < depth:
            found.append(_code(nodes[n].line))
            depth = depths[n]
    return found


def _ranks(code: Code) -> int:
    """How high a number ranks by itself: I and A above 1, and this above a and 1.1."""
    alone = len(code) == 1
    return 2 * (alone and code[0].isupper()) + (alone and code[0].isdigit())


def _code(line: Line) -> Code:
    return parts(line.code, keep=True)


def _goes_on(extra: Extra, code: Code) -> bool:
    """Whether a number goes on with the last one of its kind in a list."""
    rows = [own for one in extra.lines if alike(own := _code(one), code)]
    return bool(rows) and follows(rows[-1][-1], code[-1])


def _is_first(extra: Extra, code: Code) -> bool:
    head = _code(extra.line)
    if len(code) > len(head) > 0 and code[: len(head)] == head:
        return True
    used = any(_code(one) == code for one in extra.lines)
    return code[-1] in FIRST and not used and code != head


FIRST = ("1", "a", "A", "i", "I")


def _has_points(line: Line, following: Sequence[Line]) -> bool:
    """Whether a row has points like a criterion, or heads one without any."""
    if line.max:
        return line.max.value is not None and line.max.value > 0
    bare = not (line.has_figure or line.how or says_points(line.text))
    return bare and _heads_deeper(_code(line), following)


def _heads_deeper(code: Code, following: Sequence[Line]) -> bool:
    """Whether a criterion with a number of another kind, the first of its row, comes next."""
    after = following[0] if following else None
    inner = _code(after) if after is not None else ()
    if after is None or not inner or not (after.max.value and after.max.value > 0):
        return False
    return inner[: len(code)] == code or (
        inner[-1] in FIRST and not kinds(inner[-1]) & kinds(code[-1])
    )
