"""Whose a list of bonuses or deductions is: the whole scale's, or that of the group that it names or
stands in. Where both may be meant, somebody is asked."""

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from thidua.excel.scale.draft.draft import Extra, Node, Outline
from thidua.excel.scale.lists.exclusions import EXCLUDED
from thidua.excel.scale.lists.list_headings import FAULTS_OF, OWNER
from thidua.excel.scale.lists.named_lines import WHOSE, called, numbered
from thidua.excel.scale.rows.codes import Code, alike, follows, heading_word, is_bullet, parts
from thidua.excel.scale.rows.for_units import names_units
from thidua.excel.scale.rows.groups import is_note, side_signed
from thidua.excel.scale.rows.line import IN_TEXT, Line, list_words
from thidua.excel.scale.rows.line_words import joined_words
from thidua.excel.scale.speech.clauses import read_clauses, says_points
from thidua.excel.scale.speech.measures import thing_words
from thidua.excel.scale.speech.text import AWARD, CAP, MINUS, PLUS, even, phrase
from thidua.excel.scale.tables.roles import DEDUCT


def settle_owners(outline: Outline) -> None:
    """Gives each list the group or the criterion that it is of."""
    tops = outline.nodes
    lists = [one for one in outline.extras if one.side != EXCLUDED and one.owner is None]
    settled: list[Extra] = []
    for extra in lists if tops else ():
        named = _named(outline, extra.line)
        owners = named if len(named) == 1 else _owners(outline, extra, settled)
        if len(owners) == 1 and len(named) < 2:
            extra.owner = owners[0]
            settled.append(extra)
            continue
        heads = [one.line for one in owners if one is not None and not one.children]
        below = any(not _is_apart(outline, head, extra.line) for head in heads)
        for line in (extra.line, *(extra.lines if below else ())):
            line.doubts.append(WHOSE)  # each row may be one of a criterion
    _settle_last(outline)


def _settle_last(outline: Outline) -> None:
    """Takes from the last criterion of each group the rows that may be of more than it, and asks about them."""
    last = _last_of_groups(outline.nodes)
    leaves = [one for one in outline.walk() if not one.children]
    others = [one for one in leaves if not any(one is own for own, _ in last)]
    each = any(
        _may_be_of_more(line, one) or line.bonus or line.deduct
        for one in others for line in one.words
    )  # fmt: skip
    inner = [id(one) for one in leaves if not any(one is top for top in outline.nodes)]
    ruled = any(
        one.words for one in others if id(one) in inner
    )  # the rules of parts stand below them
    for node, beside in last:
        inside = id(node) in inner
        rows = [
            line
            for line in node.words
            if (not each and _may_be_of_more(line, node))
            or _names_more(line, node, beside)
            or (inside and _is_in_row(line, node, beside))
            or (inside and not ruled and _is_of_group(line, node, beside))
        ]
        behind = _behind_all(node, others) or _behind_its_rule(node, others)
        rows += [line for line in behind if line not in rows]
        rows = [line for line in rows if not line.mark or line.mark != node.line.mark]
        own = [one for one in node.words if one not in rows]
        has_rule = own or _says_how(node.line)
        told = outline.loose if has_rule else node.doubts  # its own rule is read without these
        told += [(row, WHOSE) for row in rows]
        node.words = own if has_rule else node.words


def _named(outline: Outline, line: Line) -> list[Node]:
    """The criteria whose numbers or names a heading says (`Điểm trừ mục I`, `Điểm trừ về kế hoạch`), or that point
    to its own (`Bảng 2`)."""
    found = OWNER.finditer(even(line.text))
    named = [node for one in found for node in numbered(outline, one["code"], one["word"])]
    table = _TABLE.match(even(f"{line.code} {line.text}".strip()))
    rest = IN_TEXT.sub(" ", CAP.sub(" ", FAULTS_OF.sub("", list_words(line.text)[1])))
    named = named or called(outline, rest.strip(" .:;,()"))
    if named or table is None:
        return named
    told = ((one, f"{one.line.text} {one.line.how}") for one in outline.walk())
    return [
        one
        for one, text in told
        if table[0].casefold() in map(str.casefold, _TABLE.findall(even(text)))
    ]


_TABLE = re.compile(r"\b(?i:bảng|biểu|phụ lục)(?i: số)? (?:\d+|[IVX]+)\b")
"""`Chi tiết tại bảng 2`: the table of a criterion."""


class _Above(NamedTuple):
    """A criterion or a group that ends above a list, and those beside it that stand before it."""

    node: Node
    before: Sequence[Node]


def _owners(outline: Outline, extra: Extra, settled: Sequence[Extra]) -> Sequence[Node | None]:
    """The criteria and groups that a list may be of; None: the whole scale. `settled`: the lists before it."""
    tops, head = outline.nodes, extra.line
    top = next((node for node in reversed(tops) if node.line.n < head.n), None)
    if top is None:
        return [None]
    ends = _ending(outline, head)
    code, above = parts(head.code, keep=True), parts(ends[0].node.line.code, keep=True)
    word = heading_word(head.code)
    if word and word == heading_word(top.line.code):
        return [None]  # `Phần 5. Điểm cộng` behind `Phần 4`
    beside = _group_of(top, code, head.n)
    if beside is not None:
        return [beside, None] if top is tops[-1] else [beside]
    if above and len(code) > len(above) and code[: len(above)] == above:
        return [ends[0].node]  # `1.1 | Điểm trừ` below 1
    below = _is_small(code) and bool(above) and not _is_small(above)
    if code and not below:
        return [None]
    return _by_place(outline, extra, ends, settled, below=below)


def _by_place(
    outline: Outline,
    extra: Extra,
    ends: Sequence[_Above],
    settled: Sequence[Extra],
    *,
    below: bool,
) -> Sequence[Node | None]:
    """The same of a list that no number sets beside anything; `below`: its own sets it below a criterion."""
    head, top, leaf = extra.line, ends[-1].node, ends[0].node
    last = top is outline.nodes[-1]
    if apart := _is_apart(outline, leaf.line, head):
        ends = ends[1:]
    elif leaf.children or (len(ends) == 1 and not last):
        return [leaf]  # its parts, or those beside it, go on behind the list
    for one in ends:
        sides = [_sides_of(settled, node, deep=one.node is leaf) for node in one.before]
        if any(sides):
            return [one.node] if all(extra.side in own for own in sides) else [one.node, None]
    says_how, alone = _SAYS_HOW.match(head.text), _lacks_rule(outline, leaf)
    some = any(one.owner and not one.owner.children for one in settled)  # criteria have lists
    if not apart and (says_how or below or (alone and not last) or some):
        return [leaf] if says_how and alone else [leaf, None]
    if last:
        return [None, leaf] if _is_inside(outline, head) else [None]
    shown = head.text.isupper() and top.line.text.isupper()
    unsure = not ends or shown or (head.paragraph and not leaf.line.paragraph)
    return [ends[-1].node if ends else leaf, *([None] if unsure else [])]


_SAYS_HOW = re.compile(r"\W*(?:các )?(?:mức|cách|thang)\b.*:\s*$", re.IGNORECASE)
"""`Các mức trừ điểm:`: how something scores, and no name of a list."""


def _ending(outline: Outline, line: Line) -> list[_Above]:
    """The criterion above a line and its groups, the innermost first, without those that go on behind it."""
    found: list[_Above] = []
    nodes: Sequence[Node] = outline.nodes
    while above := [node for node in nodes if node.line.n < line.n]:
        nodes = above[-1].children
        found = [_Above(above[-1], above[:-1]), *found]
        behind = any(child.line.n > line.n for child in nodes)
        found = [] if behind and nodes[0].line.n < line.n else found
    return found


def _is_apart(outline: Outline, leaf: Line, head: Line) -> bool:
    """Whether the heading of a list stands away from the criterion above it: in another table, or below a
    total."""
    ended = any(leaf.n < one.n < head.n for one in outline.totals)
    return ended or (leaf.table, leaf.paragraph) != (head.table, head.paragraph)


def _sides_of(lists: Sequence[Extra], node: Node, *, deep: bool = False) -> set[str]:
    """The sides of the lists that a criterion or a group has; `deep`: also those that all its parts have."""
    below = [_sides_of(lists, one, deep=True) for one in node.children if deep]
    own = {one.side for one in lists if one.owner is node}
    return own | (set.intersection(*below) if below else set())


def _lacks_rule(outline: Outline, leaf: Node) -> bool:
    """Whether a criterion is the only one of which nothing says how it scores."""
    silent = [one for one in outline.walk() if not (one.children or _has_rule(outline, one))]
    others = [one for one in outline.walk() if not one.children and one is not leaf]
    return len(others) > 0 and len(silent) == 1 and silent[0] is leaf


def _has_rule(outline: Outline, node: Node) -> bool:
    told = node.words or node.line.how or says_points(node.line.text)
    return bool(told or _sides_of(outline.extras, node))


def _is_inside(outline: Outline, line: Line) -> bool:
    """Whether a heading with a dash stands right in the table of numbered criteria, no total before it."""
    ended = any(one.n < line.n for one in outline.totals)
    return line.code in ("-", "+") and not (line.paragraph or ended)


def _is_small(code: Code) -> bool:
    """`a`, which numbers what is below a criterion."""
    return len(code) == 1 and code[0].isalpha() and code[0].islower()


def _group_of(top: Node, code: Code, before: int) -> Node | None:
    """The group whose parts a number goes on with: 3 after 1 and 2 of II."""
    group: Node | None = top
    while group is not None and group.children:
        inner = [one for one in group.children if one.line.n < before]
        last = parts(inner[-1].line.code, keep=True) if inner else ()
        if alike(last, code) and follows(last[-1], code[-1]):
            return group
        group = inner[-1] if inner else None
    return None


def _last_of_groups(nodes: Sequence[Node]) -> list[_Above]:
    """The last criterion of each group, and of the scale."""
    if not nodes:
        return []
    found = [one for node in nodes for one in _last_of_groups(node.children)]
    return [*found, _Above(nodes[-1], nodes[:-1])] if not nodes[-1].children else found


_OF_ABOVE = re.compile(
    r"\b(?:nội dung|tiêu chí|tiêu chuẩn|chỉ tiêu|nhiệm vụ|mục|phần|nhóm) (?:ở |nêu |kể )?(?:trên|(?<!(?<!các )(?<!những )tiêu chí )này)\b",
    re.IGNORECASE,
)
"""`Vi phạm các nội dung trên`: of more than the criterion above, perhaps; not `tiêu chí này`."""


def _names_more(line: Line, node: Node, beside: Sequence[Node]) -> bool:
    """Whether a row without a number says that it is of more than the criterion above it."""
    above = _OF_ABOVE.search(even(line.text)) or _is_of_each(line, node, beside)
    return not line.code and bool(above)


def _is_in_row(line: Line, node: Node, beside: Sequence[Node]) -> bool:
    """`Không tham gia | -10` behind the parts `Tham gia | 20` and `Đạt giải | 20` of a group, all of them without a
    number or with the same dash, none but the last with a row below it: beside the parts, perhaps."""
    marks = {one.line.code for one in (node, *beside)}
    if marks != {line.code} or parts(line.code):
        return False
    return _is_first_below(line, beside)


def _is_of_group(line: Line, node: Node, beside: Sequence[Node]) -> bool:
    """`Không tổ chức ngày hội trừ 5 điểm` behind the parts `2.1 Gia đình`, `2.2 Thôn` of 2, none with a rule of its
    own: of the group, perhaps, as it speaks of other things than the last part."""
    numbered = parts(node.line.code) and not (line.code or line.has_figure or is_note(line))
    other = not _things(line) & thing_words(node.line.text)
    return bool(numbered and other and not _says_how(node.line)) and _is_first_below(line, beside)


def _is_first_below(line: Line, beside: Sequence[Node]) -> bool:
    """Whether a row gives or takes something below one of several parts, the others of which have no rule."""
    silent = not any(one.words or one.line.how for one in beside)
    if not (silent and beside and line.text):
        return False
    return bool(side_signed(line)) or any(one.gives for one in read_clauses(line.text))


def _behind_all(node: Node, others: Sequence[Node]) -> list[Line]:
    """`Làm việc tốt | +5đ/việc`, `Đánh nhau | trừ 20đ/vụ` behind the last criterion, where no other has rows with
    words below it, or none of all is given anything on top: what each unit may be given or lose, perhaps, from the
    first such row on; none that names the criterion. Where that says not how it scores, both must be there."""
    above = [line for one in others for line in (one.line, *one.words)]
    sides = [_sides(line) for line in node.words]
    ruled = any(map(_says_how, above))
    if not _says_how(node.line) and (ruled or not {PLUS, MINUS} <= {*chain(*sides)}):
        return []
    bare = not any(line.text for one in others for line in one.words)
    given = any(PLUS in _sides(line) for line in (*above, node.line))
    name = even(node.line.text).casefold()
    for n, line in enumerate(node.words if others else ()):
        of_it = parts(line.code) or is_note(line) or name in even(line.text).casefold()
        gives = sides[n] if bare else not given and PLUS in sides[n]
        if gives and line.text and not of_it:
            return node.words[n:]
    return []


def _behind_its_rule(node: Node, others: Sequence[Node]) -> list[Line]:
    """`Trường hợp báo cáo chậm trừ 1 điểm/lần` behind the rule of the last criterion, where every other has its rule
    and no more below it: the whole scale's, perhaps, from the first row on that gives or takes for other things."""
    if not others or any(len(one.words) != 1 or one.line.how for one in others):
        return []
    own, *behind = node.words or [node.line]
    known = thing_words(node.line.text) | _things(own)
    for n, line in enumerate(behind):
        given = line.text and _sides(line) and AWARD not in _sides(line)
        own_row = line.code or line.has_figure or is_note(line) or _things(line) & known
        if given and not own_row:
            return behind[n:]
    return []


def _things(line: Line) -> set[str]:
    """The words for what a row gives or takes for."""
    said = read_clauses(joined_words(line))
    return set().union(*(thing_words(one.condition) for one in said))


def _says_how(line: Line) -> bool:
    """Whether a criterion's own row says how it scores."""
    return bool(line.how or line.bonus or line.deduct or says_points(line.text))


def _sides(line: Line) -> set[str]:
    """What a row gives on top (PLUS), takes (MINUS), or gives."""
    taken = line.deduct or side_signed(line) == DEDUCT
    signed = {PLUS} if line.bonus else {MINUS} if taken else set()
    return signed | {one.side for one in read_clauses(joined_words(line)) if one.gives}


_EACH_OF = phrase(
    r"\b(?:(?:mỗi|từng|mọi|bất (?:kỳ|kì|cứ)|một trong (?:các|những|số)|(?:cả|tất cả|toàn bộ) (?:\d+|hai|ba|bốn|năm|các|những))\s+)"
    r"(?P<what>(?P<any>(?:tiểu |hạng )?mục|nội dung|tiêu chí|tiêu chuẩn|chỉ tiêu|phần)\b|[^\W\d]+(?: [^\W\d]+)?)"
)


def _is_of_each(line: Line, node: Node, beside: Sequence[Node]) -> bool:
    """`Mỗi nội dung vi phạm trừ 2 điểm`, `Mỗi báo cáo chậm trừ 2 điểm` below `Báo cáo năm`, behind `Báo cáo tháng`:
    below the last of criteria that have no rows of their own, what each of them may be meant by, by a word for
    criteria that its own name has not, or by one that all their names begin with."""
    found = _EACH_OF.search(even(line.text))
    if found is None or not beside or any(one.words for one in beside):
        return False
    what = found["what"].casefold()
    names = [even(one.line.text).casefold() for one in (node, *beside)]
    alike = all(name.startswith(what) for name in names)
    return alike or bool(found["any"] and what not in names[0])


def _may_be_of_more(line: Line, node: Node) -> bool:
    """A row without a number that gives or takes below the last criterion of a group, and may be of the
    group or of the scale: `Điểm trừ: báo cáo sai 2 điểm/lần`, words over the whole width or of the units
    (`Đơn vị vắng họp bị trừ 2 điểm`), what stands without a mark behind rows with one (`*` above `-` and
    `+`), `Khen thưởng của tỉnh | +3`."""
    side, rest = list_words(line.text)
    mark = node.line.code if line.code == "*" and is_bullet(node.line.code) else node.words[0].code
    outside = line.code in ("", "*") and is_bullet(mark) and mark != line.code
    if line.code and not outside:
        return False
    named = bool(side and re.match(r"\s*(?:\([^()]*\)\s*)?:", rest))
    wide = line.wide and not is_note(line)
    told = wide or outside or names_units(line.text) or _BESIDES.match(line.text)
    signed = all(map(side_signed, (one for one in node.words if one.has_figure)))
    gives = told and any(one.gives for one in read_clauses(line.text))
    return bool(named or gives or (signed and side_signed(line)))


_BESIDES = re.compile(r"\W*(?:ngoài ra|(?:các |những )?(?:tập thể|cá nhân))\b", re.IGNORECASE)
