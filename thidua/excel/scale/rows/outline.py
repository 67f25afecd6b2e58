"""The tree of a scale: which line is a criterion, which belongs to one, which heads a list.

Numbers repeat and skip in real scales, and a level may have a number of its own; so the sums of
the points decide where the numbering alone would go wrong.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from thidua.excel.scale.draft.draft import Extra, Node, Outline
from thidua.excel.scale.lists.exclusions import EXCLUDED, decides, heads_excluded, leaves_excluded
from thidua.excel.scale.lists.list_headings import (
    LONGEST_NAME,
    is_below,
    is_of_list,
    leaves_list,
    limits_the_one_above,
    list_side,
    name_lists,
    other_list,
    side_of_items,
    with_items,
)
from thidua.excel.scale.paper.captions import name_by_sums, settle_captions
from thidua.excel.scale.rows.codes import (
    as_meant,
    follows,
    heading_word,
    is_bullet,
    kinds,
    parts,
    siblings,
)
from thidua.excel.scale.rows.for_units import ask_for_whom, mark_kinds
from thidua.excel.scale.rows.groups import (
    check_sum,
    check_totals,
    close_group,
    fills_up,
    heads_group,
    is_note,
    is_remark,
    is_title,
    is_total,
    lacks_points,
    names_all,
    owner_of_signed,
    side_signed,
    take_out_blank,
)
from thidua.excel.scale.rows.line import (
    Line,
    list_words,
    most_in_brackets,
    read_brackets,
)
from thidua.excel.scale.rows.line_words import split_title
from thidua.excel.scale.rows.placing import (
    WIDE,
    place,
    with_calls,
    with_places,
    without_marks,
)
from thidua.excel.scale.rows.sublines import ask_ranks, reads_as_level, split_parts, without_levels
from thidua.excel.scale.rows.totals import mark_totals
from thidua.excel.scale.speech.clauses import read_clauses, says_points
from thidua.excel.scale.speech.conditions import denies, is_else, read_range
from thidua.excel.scale.speech.text import even
from thidua.excel.scale.speech.things import OUT, loaded
from thidua.excel.scale.tables.roles import is_grade
from thidua.excel.scale.tables.signs import settle_signs

NUMBERED, BARE, DASHED, LEVELLED, EVERY = "numbered", "bare", "dashed", "levelled", "every"
"""What rows with points are criteria: those with a number; those without any, too; those with a
dash; those without any, but for levels that fall from the points of the one before them; all that have
words, also such as levels have."""


def outline_of(lines: Sequence[Line], aside: Sequence[Line], style: str) -> Outline:
    """The tree of a sheet's lines, if these rows are its criteria. Changes the lines."""
    outline = Outline(notes=list(aside))
    for line, code in zip(lines, as_meant([line.code for line in lines]), strict=True):
        line.code = code
    name_lists(lines)
    mark_totals(lines)
    name_by_sums(lines)
    mark_kinds(lines)
    lines = settle_captions(lines)
    if style != NUMBERED:
        _mark_headings(lines, style)
    flat = _sort_out(outline, lines, style)
    without_marks(flat)
    with_calls(flat)
    with_places(flat)
    flat = without_levels(flat, unnumbered=style == LEVELLED)
    for node in flat:
        read_brackets(node.words, node.max)
    place(outline, flat)
    take_out_blank(outline)
    _title_says_total(outline)
    split_parts(outline)
    settle_signs(outline.extras, outline.walk())
    for node in outline.walk():
        check_sum(node)
        if node.line.how and all(one.line.shares_rule for one in node.children):
            for one in node.children:  # one rule, merged over a group and its parts
                one.line.how = ""
    check_totals(outline)
    ask_for_whom(outline.nodes)
    ask_ranks(outline.nodes)
    outline.loose += [(line, "count") for line in _named_as_lists(outline)]
    return outline


def _named_as_lists(outline: Outline) -> Iterator[Line]:
    """`B | Điểm thưởng | 10` that the total counts, a list with which the criteria come to a hundred, and one
    whose items are numbered on from its heading: on top of them, or one of them?"""
    for node in outline.walk():
        named = list_side(replace(node.line, no_list=False), ())
        if named and not node.line.text.casefold().startswith("khen"):
            yield node.line
    tops = sum((node.points for node in outline.nodes), Fraction(0))
    for extra in outline.extras:
        worth = [one.max.value for one in extra.lines if one.max]
        items = sum(filter(None, worth), Fraction(0)) if None not in worth else None
        own = (extra.line.max.value or items) if parts(extra.line.code) else None
        hundred = own and outline.total is None and tops % 100 and not (tops + own) % 100
        head, first = (parts(one.code) for one in (extra.line, *extra.lines, extra.line)[:2])
        if hundred or (head and first and siblings(head, first)):
            yield extra.line


def _title_says_total(outline: Outline) -> None:
    """`THANG ĐIỂM THI ĐUA (1.000 ĐIỂM)`, `I. Thang điểm và nội dung chấm`, `Bảng 1. Điểm chuẩn` above everything
    says what the scale is and comes to, and is no criterion."""
    if not outline.nodes:
        return
    first, *others = outline.nodes
    parts_ = sum((one.points for one in first.children), Fraction(0))
    named = first.line.paragraph or is_title(first.line)
    named |= first.computed and names_all(first.line)
    alone = named and not others and first.children and first.points == parts_
    empty = first.line.paragraph and first.computed  # `Phần I. Nội dung` above names of tables
    empty |= is_title(first.line) and first.max == sum(one.points for one in others)
    if not (alone or (empty and others and not first.children)):
        return
    if first.max is None:
        outline.notes.append(first.line)
    else:
        outline.totals.append(first.line)
    outline.nodes = [*first.children, *others]
    for line in first.words:
        if _is_silent(line):
            outline.notes.append(line)
        else:
            outline.loose.append((line, "nowhere"))


# -- what each line is -----------------------------------------------------------------------------


def has_codes(lines: Sequence[Line]) -> bool:
    """Whether a table numbers its criteria at all."""
    valued = [line for line in lines if line.max.value is not None and not is_total(line)]
    return sum(bool(parts(line.code)) for line in valued) * 4 >= len(valued)


def _mark_headings(lines: Sequence[Line], style: str) -> None:
    """In a table without numbers that begins with the name of a group, each row of words alone
    right above a criterion is such a name."""
    table = [line for line in lines if not line.paragraph]
    heads = [
        line
        for line, after in pairwise(table)
        if _is_silent(line) and not (line.code or line.covered or line.has_figure or line.how)
        and line.text and _is_bare_node(after, style) and not (is_total(line) or is_title(line))
        and not (is_note(line) or is_remark(line) or list_words(line.text)[0])
    ]  # fmt: skip
    if heads and heads[0] is table[0]:
        for line in heads:
            line.area = True


def _sort_out(outline: Outline, lines: Sequence[Line], style: str) -> list[Node]:
    """The nodes in the order of the file, every other line at what it belongs to."""
    nodes: list[Node] = []
    extra: Extra | None = None
    ended = False
    lost = -1  # how many criteria there were before a row whose own rows are of none of them
    for n, line in enumerate(lines):
        following = lines[n + 1 :]
        if is_total(line):
            outline.totals.append(line)
            close_group(nodes, line)
            extra = extra if extra is not None and line.max.value is None else None
            ended = bool(nodes) and not any(one.max and parts(one.code) for one in following)
            continue
        if "second" in line.doubts:
            outline.loose.append((line, "second"))
            break
        side = list_side(line, following) or other_list(extra, line)
        behind = "" if side else side_of_items(line, [one.code for one in nodes], ended)
        side = side or behind
        within = is_of_list(extra, side, line) or is_below(nodes, lines[n - 1] if n else None, line)
        within |= bool(side) and fills_up(line, nodes, following)
        limits = limits_the_one_above(line, nodes, outline.totals, following)
        if side and not within and not limits:
            extra = with_items(side, line) if behind else Extra(side, line)
            most_in_brackets(line)
            outline.extras.append(extra)
            continue
        if nodes and heads_excluded(line, following):
            extra = Extra(EXCLUDED, line)
            outline.extras.append(extra)
            continue
        if noted := _footnoted(line, nodes):
            for node in noted:
                node.words.append(line)
            continue
        if _leads_in(line) or ((nodes or line.wide) and is_remark(line)):
            outline.notes.append(line)
            continue
        if extra is not None and _is_beside(line, following):
            outline.notes.append(line)  # `Tác phong` beside lines of a list: what they are about
            continue
        if line.area or heads_group(line, nodes, following):
            extra = None
            own = parts(line.code) if not line.paragraph else ()  # a table's name is of the top
            beside = (one for one in reversed(nodes) if one.line.area)
            outer = (one.code for one in beside if one.line.inner < line.inner)
            nodes.append(_node(line, own or (*next(outer, ()), f"{WIDE}{n}")))
            continue
        if extra is not None and extra.side == EXCLUDED:
            if not leaves_excluded(extra, line):
                extra.lines.append(line)
                continue
            extra = None
        if extra is not None and _is_opposite(extra, line):
            extra = None
        if extra is not None and not leaves_list(extra, line, nodes, following):
            extra.lines.append(line)
            continue
        bare = line.part or (
            style != NUMBERED
            and (_is_bare_node(line, style) or _heads_bare(line, following, style))
        )
        if (bare or _is_node(line, nodes, following)) and nodes and _names_band(line):
            outline.loose.append((line, "nowhere"))
        elif bare or _is_node(line, nodes, following):
            extra = None
            nodes.append(_node(line, parts(line.code)))
        elif line.paragraph or _says_who(line):
            outline.notes.append(line)
        elif nodes and _is_note(line):
            if decides(line) or re.search(r"\d", line.text):
                outline.loose.append((line, "words"))
            else:
                outline.notes.append(line)
        elif nodes and ((OUT.search(even(line.text)) and _of_all(line)) or _limits_each(line)):
            outline.loose.append((line, "words"))
        elif isinstance(owner := owner_of_signed(line, nodes, following), Extra):
            extra = owner
            extra.lines.append(line)
            outline.extras.append(extra)
        elif _TO_PARTS.fullmatch(line.text) and not (line.has_figure or line.how):
            outline.notes.append(line)
        elif nodes and ended:  # below the total: of no criterion
            if line.code or line.has_figure or line.how:
                outline.loose.append((line, "nowhere"))
            else:
                outline.notes.append(line)
        elif lost == len(nodes) or lacks_points(line, nodes):
            lost = len(nodes)
            outline.loose.append((line, "nowhere"))
        elif nodes:
            (owner or nodes[-1]).words.append(line)
        elif _is_silent(line) and is_title(line):
            outline.notes.append(line)
        else:
            outline.loose.append((line, "unused" if _is_silent(line) else "nowhere"))
    return nodes


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


_MARK = re.compile(r"\(\*+\)|\*+|\(\d\)|\[\d\]|[¹²³⁴⁵]")
_MARK_AT_END = re.compile(rf"(?:{_MARK.pattern})$")


def _footnoted(line: Line, nodes: Sequence[Node]) -> list[Node]:
    """The criteria whose words end with the mark that a line below them begins with."""
    between = "" if line.text.startswith("*") else " "
    words = f"{line.code}{between}{line.text}".strip()
    match = _MARK.match(words)
    if match is None or line.has_figure:
        return []
    ends = ((one, _MARK_AT_END.search(even(one.line.text).rstrip(" ."))) for one in nodes)
    found = [one for one, end in ends if end is not None and end[0] == match[0]]
    if found:
        line.text = words[match.end() :].strip(" :.")
        line.code = ""
        for one in found:
            one.line.text = even(one.line.text).rstrip(" .").removesuffix(match[0]).rstrip()
    return found


def _is_note(line: Line) -> bool:
    """A line about the whole scale, below a criterion: no points, no limit in it."""
    if not (line.code.startswith("*") or is_note(line)) or line.max or line.bonus:
        return False
    clauses = read_clauses(line.text)
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
    """Whether a line is a criterion of its own."""
    value, code = line.max.value, parts(line.code)
    if (line.covered and not line.text) or (line.paragraph and _is_prose(line)):
        return False
    if line.max and value is None:
        return bool(code) and bool(line.text)
    if value is not None:
        if value <= 0:
            return False
        if code:
            return not (nodes and code == nodes[-1].code and len(code) > 1)
        return not nodes and bool(line.text) and not line.code
    if not code or not line.text:
        return False
    if (
        line.how
        and says_points(line.how)
        and nodes
        and len(code) == len(nodes[-1].code)
        and not line.bonus
        and not line.deduct
    ):
        return siblings(nodes[-1].code, code)
    # A heading without points: the next line lies in it.
    heads = [node.code[0] for node in nodes if node.computed and len(node.code) == 1]
    if heads and len(code) == 1 and follows(heads[-1], code[0]) and not code[0].isdigit():
        return any(after.max.value and parts(after.code) for after in following[:1])
    for after in following[:1]:
        inner = parts(after.code)
        bullets = after.code and not inner and after.max.value
        if bullets and not (line.has_figure or line.how or says_points(line.text)):
            return not reads_as_level(after)
        if inner and after.text and not (after.has_figure or line.has_figure or line.how):
            other = not kinds(inner[0]) & kinds(code[0])
            begins = len(inner) == 1 and _heads(code[0], inner[0])
            deeper = len(inner) > len(code) and inner[: len(code)] == code
            apart = deeper or (len(code) == 1 and (other or begins))
            if apart and not says_points(line.text):
                return _is_node(after, nodes, following[1:])  # a heading of headings
        if after.max.value and inner and not says_points(line.text):
            deeper = inner[: len(code)] == code or not line.has_figure
            if deeper and (len(inner) > len(code) or (inner == code and not line.how)):
                return True
            if line.paragraph or (heading_word(line.code) and not heading_word(after.code)):
                return True
            if (
                len(code) == 1
                and len(inner) == 1
                and _heads(code[0], inner[0])
                and not (nodes and follows(nodes[-1].code[-1] if nodes[-1].code else "", inner[0]))
            ):
                return True
    return False


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


def _is_silent(line: Line) -> bool:
    """A line without a figure or a word of scoring."""
    words = even(f"{line.text} {line.how}")
    return not (line.max or line.bonus or line.deduct) and not re.search(
        r"\d|\b(?:trừ|cộng|thưởng)\b", words, re.I
    )
