"""The figures that tie-breakers compare, as they are printed (manual: ranking)."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from thidua.bloc.ranking.score_case import Averages, ScoreCase
from thidua.bloc.scoring.result import UnitScore
from thidua.model.book import YearBook
from thidua.model.scale.criteria import Scale

Votes = Mapping[str, int | None] | None
"""Votes by unit (see `tie_votes`)."""
NO_AVERAGES = Averages(())


def tie_figures(
    yearbook: YearBook, scale: Scale, scores: Sequence[UnitScore]
) -> dict[str, dict[str, Fraction | None]]:
    """For each unit, by tie-breaker as written, a figure of which the larger comes first.

    None where a unit has no such figure: the criterion does not apply to it, its attribute is not
    recorded, the ballot is not there or its count is not known.
    """
    ties = scale.ranking.ties
    if not ties:
        return {one.unit.id: {} for one in scores}
    votes = _votes(yearbook, scale.ranking.ballots)
    cases = {one.unit.id: ScoreCase(scale, one, NO_AVERAGES, votes) for one in scores}
    return {unit: {tie.written: tie.figure(case) for tie in ties} for unit, case in cases.items()}


def _votes(yearbook: YearBook, ballots: Sequence[str]) -> dict[str, Votes]:
    """Votes by ballot; counting is imported where a tie-breaker asks for it."""
    if not ballots:
        return {}
    from thidua.bloc.ranking.tie_votes import tie_votes

    return {name: tie_votes(yearbook, name) for name in ballots}
