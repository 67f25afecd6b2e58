"""Whose a list of bonuses or deductions is: the whole scale's, or that of the group that it names or
stands in. Where both may be meant, somebody is asked."""

import re
from collections.abc import Sequence
from itertools import pairwise

from thidua.excel.scale.draft.draft import Extra, Node, Outline
from thidua.excel.scale.lists.exclusions import EXCLUDED
from thidua.excel.scale.lists.list_headings import OWNER
from thidua.excel.scale.lists.named_lines import WHOSE, called, numbered
from thidua.excel.scale.rows.codes import Code, alike, follows, is_bullet, parts
from thidua.excel.scale.rows.for_units import names_units
from thidua.excel.scale.rows.groups import is_note, side_signed
from thidua.excel.scale.rows.line import IN_TEXT, Line, list_words
from thidua.excel.scale.speech.clauses import read_clauses, says_points
from thidua.excel.scale.speech.text import CAP, even


def settle_owners(outline: Outline) -> None:
    """Gives each list the group that it is of."""
    tops = outline.nodes
    lists = [one for one in outline.extras if one.side != EXCLUDED and one.owner is None]
    for extra in lists if tops else ():
        named = _named(outline, extra.line)
        if len(named) == 1:
            extra.owner = named[0]
            continue
        owner = next((node for node in reversed(tops) if node.line.n < extra.line.n), None)
        if owner is not None and (named or not _is_of_all(outline, extra, owner)):
            extra.line.doubts.append(WHOSE)
    last = _last_of_groups(tops)
    leaves = [one for one in outline.walk() if not one.children]
    others = [one for one in leaves if not any(one is own for own in last)]
    each = any(
        _may_be_of_more(line, one) or line.bonus or line.deduct
        for one in others for line in one.words
    )  # fmt: skip
    for node in last:
        rows = [line for line in node.words if not each and _may_be_of_more(line, node)]
        rows += [o for o in node.words if not o.code and _OF_ABOVE.search(even(o.text))]
        own = [one for one in node.words if one not in rows]
        ruled = own or node.line.how or says_points(node.line.text)
        told = outline.loose if ruled else node.doubts  # its own rule is read without these
        told += [(row, WHOSE) for row in rows]
        node.words = own if ruled else node.words


def _named(outline: Outline, line: Line) -> list[Node]:
    """The criteria whose numbers or names a heading says (`Điểm trừ mục I`, `Điểm trừ về kế hoạch`), or that point
    to its own (`Bảng 2`)."""
    found = OWNER.finditer(even(line.text))
    named = [node for one in found for node in numbered(outline, one["code"], one["word"])]
    table = _TABLE.match(even(f"{line.code} {line.text}".strip()))
    rest = IN_TEXT.sub(" ", CAP.sub(" ", list_words(line.text)[1]))
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


def _is_of_all(outline: Outline, extra: Extra, owner: Node) -> bool:
    """Whether a list is surely the whole scale's, or surely a group's: then it gets it. `owner`: the
    top criterion above it."""
    tops, code = outline.nodes, parts(extra.line.code, keep=True)
    last = owner is tops[-1]
    if code:
        beside = _group_of(owner, code, extra.line.n)
        extra.owner = beside if beside is not None and not last else None
        return beside is None or not last
    if last:
        others = [_has_own(outline, node, after) for node, after in pairwise(tops)]
        sides = [extra.side in one for one in others]
        extra.owner = owner if others and all(sides) else None
        return extra.owner is not None or not (any(others) or _is_inside(outline, extra.line))
    shown = extra.line.text.isupper() and owner.line.text.isupper()
    if owner.children and not shown and not extra.line.paragraph:
        extra.owner = owner
        return True
    return False


def _is_inside(outline: Outline, line: Line) -> bool:
    """Whether a heading with a dash stands right in the table of numbered criteria, no total before it."""
    ended = any(one.n < line.n for one in outline.totals)
    return line.code in ("-", "+") and not (line.paragraph or ended)


def _has_own(outline: Outline, node: Node, after: Node) -> set[str]:
    """The sides of which a list stands between two top criteria."""
    return {
        one.side
        for one in outline.extras
        if not one.line.code and node.line.n < one.line.n < after.line.n
    }


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


def _last_of_groups(nodes: Sequence[Node]) -> list[Node]:
    """The last criterion of each group, and of the scale."""
    if not nodes:
        return []
    found = [one for node in nodes for one in _last_of_groups(node.children)]
    return [*found, nodes[-1]] if not nodes[-1].children else found


_OF_ABOVE = re.compile(
    r"\b(?:nội dung|tiêu chí|tiêu chuẩn|chỉ tiêu|nhiệm vụ|mục|phần|nhóm) (?:ở |nêu |kể )?(?:trên|này)\b",
    re.IGNORECASE,
)
"""`Vi phạm các nội dung trên`: of more than the criterion above, perhaps."""


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
