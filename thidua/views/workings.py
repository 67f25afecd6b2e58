"""The computation of a scored year, taken apart so that a workbook can compute it anew."""

from fractions import Fraction

from thidua.bloc.ranking.placing import tie_figures
from thidua.bloc.ranking.rank import SETTLEMENT
from thidua.bloc.ranking.standings import own_points
from thidua.bloc.scoring.result import UnitScore, YearResult
from thidua.model.book import YearBook
from thidua.model.scale.criteria import Criterion
from thidua.views.rule_words import FormulaLine, Tie, Workings
from thidua.views.scored import Scored, tie_text
from thidua.words import Lang, say

BAND = "band"
"""What a band is compared by depends on quotas, too: no formula of the unit's own figures."""


def workings(scored: Scored, lang: Lang) -> Workings:
    """The computation of a scored year; figures of units without a sheet are None."""
    result = scored.result
    lines, tops = _lines(scored, lang)
    numbers = {line.id: n for n, line in enumerate(lines) if not line.own}
    units = result.units
    by, names = result.scale.ranking.by, _division_names(result)
    shown = [one.has_points for one in units]
    return Workings(
        say(lang, "report.workings"),
        tuple(one.unit.label for one in units),
        tuple(lines),
        tops,
        tuple(one.points if there else None for one, there in zip(units, shown, strict=True)),
        tuple(one.assigned for one in units),
        tuple(one.percent if one.rank is not None else None for one in units),
        tuple(one.percent_places for one in units),
        tuple(one.rank for one in units),
        _ties(result, scored.book.years[result.year], numbers, lang),
        tuple(key for key in by if key != BAND) or (result.scale.ranking.figure,),
        int(result.scale.rounding.places),
        result.scale.rounding.mode,
        say(lang, "report.workings_note"),
        result.scale.rounding.to,
        BAND not in by,
        tuple(names.get(one.division or "", "") for one in units) if names else (),
    )


def _division_names(result: YearResult) -> dict[str, str]:
    """What each division is called: its name where no other has it, as a spreadsheet compares."""
    names = [one.name.casefold() for one in result.scale.divisions]
    return {
        one.id: one.name if names.count(one.name.casefold()) == 1 else one.id
        for one in result.scale.divisions
    }


def _lines(scored: Scored, lang: Lang) -> tuple[list[FormulaLine], tuple[int, ...]]:
    lines: list[FormulaLine] = []
    result = scored.result
    tops = [_add(result, top, 0, lines, lang) for top in result.scale.criteria]
    root = result.scale.root
    if root is not None:
        tops.append(len(lines))
        own = tuple(own_points(one.nodes, root) if one.has_points else None for one in result.units)
        name = say(lang, "report.own_lists_of_all")
        lines.append(FormulaLine(f"{root.id}+", "", name, 0, None, own, own=True))
    return lines, tuple(tops)


def _add(
    result: YearResult, node: Criterion, level: int, lines: list[FormulaLine], lang: Lang
) -> int:
    """Adds a node and all below it; gives its number."""
    here = len(lines)
    lines.append(FormulaLine(node.id, node.code or node.id, node.name, level, node.max, ()))
    parts = [_add(result, part, level + 1, lines, lang) for part in node.criteria]
    if node.is_leaf:
        values = tuple(_leaf(one, node.id) for one in result.units)
        exempt = tuple(
            not one.nodes[node.id].applies and not one.nodes[node.id].assigned
            for one in result.units
        )
        lines[here] = lines[here]._replace(values=values, exempt=exempt)
        return here
    own = tuple(own_points(one.nodes, node) if one.has_points else None for one in result.units)
    if any(own):
        parts.append(len(lines))
        name = say(lang, "report.own_lists")
        lines.append(FormulaLine(f"{node.id}+", "", name, level + 1, None, own, own=True))
    sums = tuple(one.nodes[node.id].points if one.has_points else None for one in result.units)
    lines[here] = lines[here]._replace(values=sums, parts=tuple(parts))
    return here


def _leaf(one: UnitScore, node_id: str) -> Fraction | None:
    """A leaf's points; None where nothing counts there."""
    node = one.nodes[node_id]
    if not one.has_points:
        return None
    if node.is_missing:
        return node.points or None  # what was deducted counts already
    if not node.applies and not node.points:
        return None if not node.assigned else node.points
    return node.points


def _ties(
    result: YearResult, yearbook: YearBook, numbers: dict[str, int], lang: Lang
) -> tuple[Tie, ...]:
    ranked = [one for one in result.units if one.rank is not None]
    figures = tie_figures(yearbook, result.scale, ranked)
    found = []
    for breaker in result.scale.ranking.ties:
        values = tuple(figures.get(one.unit.id, {}).get(breaker.written) for one in result.units)
        line = None if breaker.criterion is None else numbers[breaker.criterion]
        found.append(Tie(tie_text(breaker.written, result.scale, lang), values, line))
    if any(one.broken_by == SETTLEMENT for one in ranked):
        # Of units that people put in an order the first has the largest figure.
        order = tuple(
            Fraction(-one.rank) if one.rank and one.broken_by == SETTLEMENT else None
            for one in result.units
        )
        found.append(Tie(tie_text(SETTLEMENT, result.scale, lang), order))
    return tuple(found)
