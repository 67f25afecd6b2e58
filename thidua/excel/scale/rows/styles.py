"""Which rows of a table are its criteria: the reading in which everything fits.

Some offices number each criterion, some only groups, some write a dash; a table is read as it looks,
and where something does not fit in that tree, as it may be meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from thidua.excel.scale.draft.draft import Node, Outline
from thidua.excel.scale.rows.codes import kinds, parts
from thidua.excel.scale.rows.line import Line, ScaleLines
from thidua.excel.scale.rows.outline import has_codes, outline_of
from thidua.excel.scale.rows.sorting import BARE, DASHED, EVERY, LEVELLED, NUMBERED
from thidua.excel.scale.rows.sublines import is_called_a_level, mixes_levels, reads_as_level
from thidua.excel.scale.speech.clauses import says_points

MOST_LINES = 10_000
"""More than any scale has."""


def make_outline(sheet: ScaleLines) -> Outline:
    """The tree of a sheet's lines. Where something does not fit in it, rows without a number are
    taken for criteria where they were not, and the other way, if all fits then."""
    outline, lines, faults = _best_outline(sheet)
    plain, listed = sheet.lines, _listed(outline)
    told: set[int] = set()
    while faults and listed - told:  # `13 | Khen thưởng | 5` that the total counts is a criterion
        told |= listed
        sheet.lines = [replace(one, no_list=one.no_list or one.n in told) for one in plain]
        again, some, left = _best_outline(sheet)
        listed = _listed(again)
        outline, lines, faults = (outline, lines, faults) if left else (again, some, left)
    sheet.lines = lines
    return outline


def _listed(outline: Outline) -> set[int]:
    """The numbered rows with points that head lists."""
    return {one.line.n for one in outline.extras if parts(one.line.code) and one.line.max.value}


def _best_outline(sheet: ScaleLines) -> tuple[Outline, list[Line], set[int]]:
    """The first outline without a fault; else the first, or a better one that loses no line where it does: its
    lines, and those that do not fit."""
    first = NUMBERED if has_codes(sheet.lines) else BARE
    others = (BARE, DASHED, LEVELLED, NUMBERED, EVERY)
    kept: tuple[Outline, list[Line], set[int]] | None = None
    for style in (first, *(one for one in others if one != first)):
        lines = [replace(line, doubts=[*line.doubts]) for line in sheet.lines]
        outline = outline_of(lines, sheet.aside, style)
        faults = _faults(outline)
        levels = kept is not None and any(map(_has_levels, kept[0].walk()))
        if style == EVERY and levels and outline.total is None:
            continue  # nothing says that these levels are none
        finds = kept is not None and len(faults) < len(kept[2]) and not _lost(outline)
        if kept is None or not faults or (finds and _lost(kept[0])):
            kept = outline, lines, faults
        if not faults:
            break
    assert kept is not None
    return kept


def _faults(outline: Outline) -> set[int]:
    """The lines (by number) whose figure does not agree, which have none, which are another's rule,
    which are called as levels are, or which stand nowhere."""
    if not (outline.nodes or outline.extras):
        return {-1, *range(MOST_LINES)}
    every = outline.walk()
    groups = {_kind_of(node) for node in every if node.children}
    wrong = {
        node.line.n
        for node in every
        if node.doubts
        or (node.max is None and not node.children)
        or _hides_part(node, _kind_of(node) in groups)
        or is_called_a_level(node)
        or mixes_levels([line for line in node.words if line.max.value is not None])
        or any(parts(line.code) and _is_name(line) for line in node.words)
    }
    return wrong | _lost(outline)


def _lost(outline: Outline) -> set[int]:
    """The lines that stand nowhere, are no sum, or are levels outside of their criterion."""
    end = max((line.n for line in outline.totals), default=MOST_LINES)  # below: of no criterion
    loose = (
        line.n for line, why in outline.loose if why in ("total", "nowhere", "unused")
        if line.n <= end
    )  # fmt: skip
    return {*loose, *_apart(outline.walk())}


def _kind_of(node: Node) -> tuple[int, frozenset[str]]:
    """What a criterion's number is like: how many parts, of which row of numbers the last."""
    code = parts(node.line.code)
    return len(code), kinds(code[-1]) if code else frozenset()


def _hides_part(node: Node, grouped: bool) -> bool:
    """Whether rows below a criterion have its points together, or more; or one row has all of them
    and does not say for what, where others with such a number have parts (`grouped`)."""
    valued = [line for line in node.words if line.max.value is not None and line.max.value >= 0]
    if node.max is None or any(line.max.value > node.max for line in valued):  # type: ignore[operator]
        return bool(valued)
    values = [line.max.value or Fraction(0) for line in valued]
    if len(values) > 1 and sum(values) == node.max and all(value > 0 for value in values):
        return True
    if len({*values}) < len(values):
        return True  # two levels of one criterion are never worth the same
    alone = len(valued) == 1 and valued[0].max.value == node.max
    bare = not (parts(node.line.code) or valued[0].covered) if alone else False
    return alone and (bare or (grouped and not reads_as_level(valued[0])))


def _apart(every: Sequence[Node]) -> Iterator[int]:
    """Rows without a number that stand outside of a criterion whose only part, one like them right above
    them, has all of its points."""
    for outer, best, after in zip(every, every[1:], every[2:], strict=False):
        alike = not (best.code or after.code) and best.line.code == after.line.code
        if outer.children == [best] and best.max == outer.max is not None and alike:
            yield after.line.n


def _has_levels(node: Node) -> bool:
    """Whether the points of the rows below a criterion fall from its own."""
    values = [line.max.value for line in node.words if line.max.value is not None]
    return len(values) > 1 and values[0] == node.max and values == sorted({*values}, reverse=True)


def _is_name(line: Line) -> bool:
    """Words that say nothing of points: a heading, or what a criterion is."""
    return bool(line.text) and not (line.has_figure or line.how or says_points(line.text))
