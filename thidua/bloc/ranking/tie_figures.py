"""The figures that tie-breakers compare, as they are printed (manual: ranking)."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from thidua.bloc.scoring.result import UnitScore
from thidua.bloc.scoring.rounding import rounded
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import YearBook
from thidua.model.criteria import Scale
from thidua.model.ties import TieBreaker

Votes = Mapping[str, int | None] | None
"""Votes by unit (see `tie_votes`)."""


def tie_figures(
    yearbook: YearBook, scale: Scale, scores: Sequence[UnitScore]
) -> tuple[dict[str, dict[str, Fraction | None]], list[Diagnostic]]:
    """For each unit, by tie-breaker as written, a figure of which the larger comes first.

    None where a unit has no such figure: the criterion does not apply to it, its attribute is not
    recorded, the ballot is not there or its count is not known.
    """
    votes = _votes(yearbook, [tie.name for tie in scale.ranking.ties if tie.kind == "ballot"])
    figures = {
        one.unit.id: {str(tie): _figure(scale, one, tie, votes) for tie in scale.ranking.ties}
        for one in scores
    }
    return figures, []


def _figure(
    scale: Scale, one: UnitScore, tie: TieBreaker, votes: Mapping[str, Votes]
) -> Fraction | None:
    places, mode = scale.rounding.places, scale.rounding.mode
    if tie.kind == "bonus":
        return rounded(one.bonus, places, mode)
    if tie.kind == "deductions":
        return -rounded(one.deduction, places, mode)
    if tie.kind == "criterion":
        node = one.nodes[tie.name]
        return rounded(node.points, places, mode) if node.status != "not_applicable" else None
    if tie.kind == "ballot":
        counted = votes[tie.name]
        number = None if counted is None else counted.get(one.unit.id, 0)
        return None if number is None else Fraction(number)
    attribute = one.unit.attributes.get(tie.name)
    if not isinstance(attribute, Fraction):
        return None
    if tie.at_least is not None:
        return Fraction(int(attribute >= tie.at_least))
    return attribute


def _votes(yearbook: YearBook, ballots: Sequence[str]) -> dict[str, Votes]:
    """Votes by ballot; counting is imported where a tie-breaker asks for it."""
    if not ballots:
        return {}
    from thidua.bloc.ranking.tie_votes import tie_votes

    return {name: tie_votes(yearbook, name) for name in ballots}
