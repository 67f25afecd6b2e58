"""The tree of a scale: which line is a criterion, which belongs to one, which heads a list.

Numbers repeat and skip in real scales, and a level may have a number of its own; so the sums of
the points decide where the numbering alone would go wrong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from thidua.excel.scale.draft.draft import Outline
from thidua.excel.scale.lists.list_headings import (
    list_side,
    name_lists,
)
from thidua.excel.scale.paper.captions import name_by_sums, settle_captions
from thidua.excel.scale.rows.codes import (
    as_meant,
    parts,
    siblings,
)
from thidua.excel.scale.rows.for_units import ask_for_whom, mark_kinds
from thidua.excel.scale.rows.groups import (
    check_sum,
    check_totals,
    is_title,
    is_total,
    names_all,
    take_out_blank,
)
from thidua.excel.scale.rows.line import (
    Line,
    read_brackets,
)
from thidua.excel.scale.rows.placing import (
    place,
    with_calls,
    with_places,
    without_marks,
)
from thidua.excel.scale.rows.sorting import LEVELLED, NUMBERED, is_silent, mark_headings, sort_out
from thidua.excel.scale.rows.sublines import ask_ranks, split_parts, without_levels
from thidua.excel.scale.rows.totals import mark_totals
from thidua.excel.scale.tables.roles import BONUS
from thidua.excel.scale.tables.signs import settle_signs


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
        mark_headings(lines, style)
    flat = sort_out(outline, lines, style)
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
        behind = (
            own
            and extra.side == BONUS
            and "điểm" not in extra.line.text.casefold()
            and any(
                one.line.n > extra.line.n and siblings(head, parts(one.line.code))
                for one in outline.nodes
            )
        )  # `2 | Khen thưởng | 10` before the criterion 3
        if hundred or behind or (head and first and siblings(head, first)):
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
        if is_silent(line):
            outline.notes.append(line)
        else:
            outline.loose.append((line, "nowhere"))


def has_codes(lines: Sequence[Line]) -> bool:
    """Whether a table numbers its criteria at all."""
    valued = [line for line in lines if line.max.value is not None and not is_total(line)]
    return sum(bool(parts(line.code)) for line in valued) * 4 >= len(valued)
