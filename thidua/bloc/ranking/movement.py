"""What moved: from one stage to the next within a year, and from one year to the next."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from thidua.bloc.lineage import in_year
from thidua.bloc.ranking.standings import Standing, Standings
from thidua.bloc.scoring.result import NodeResult, UnitScore, YearResult
from thidua.bloc.scoring.rounding import total
from thidua.model.scale.criteria import Criterion
from thidua.model.units import Units


class StageMove(NamedTuple):
    """A criterion that two stages saw differently. For a group: its own bonus and deduction."""

    unit: str
    criterion: str
    from_stage: str
    to_stage: str
    before: Fraction
    after: Fraction

    @property
    def difference(self) -> Fraction:
        """After less before, in points."""
        return self.after - self.before


def stage_moves(result: YearResult) -> list[StageMove]:
    """Every figure that a stage changed, the largest changes first; equal ones by rank, stage and
    place in the scale. A stage is compared with the one before it that has a sheet of the unit."""
    order = [stage.id for stage in result.scale.upto(result.stage)]
    found = [
        move
        for score in result.units
        for move in _of_unit(result, score, [s for s in order if score.stages[s] is not None])
    ]
    return sorted(found, key=lambda move: -abs(move.difference))


def _of_unit(result: YearResult, score: UnitScore, stages: list[str]) -> Iterator[StageMove]:
    for before, after in pairwise(stages):
        for node in result.scale.with_root:
            was = own_points(score.as_of[before], node)
            now = own_points(score.as_of[after], node)
            if was is not None and now is not None and was != now:
                yield StageMove(score.unit.id, node.id, before, after, was, now)


def own_points(nodes: Mapping[str, NodeResult], criterion: Criterion) -> Fraction | None:
    """A leaf's points; of a group, and of the scale itself, what its own lists, floor, limit and
    clamp come to. None where nothing is scored. All own points of a unit add up to its total."""
    node = nodes[criterion.id]
    if criterion.is_leaf:
        return node.points if node.is_scored else None
    return node.points - total(nodes[part.id].points for part in criterion.criteria)


class RankChange(NamedTuple):
    """One unit this year and last. `before` are the ids that it had: none for a new unit, several
    after a merger. Of a unit that left, `now` is None."""

    unit: str
    now: Standing | None
    before: tuple[Standing, ...] = ()

    @property
    def was(self) -> Standing | None:
        """Last year's standing, where it was one unit then."""
        return self.before[0] if len(self.before) == 1 else None

    @property
    def places(self) -> int | None:
        """Places gained (negative: lost); None where there is no rank to compare."""
        if self.now is None or self.was is None:
            return None
        if self.now.rank is None or self.was.rank is None:
            return None
        return self.was.rank - self.now.rank

    @property
    def percent(self) -> Fraction | None:
        """The printed percents' difference; None where one has no rank."""
        if self.places is None:
            return None
        assert self.now is not None and self.was is not None
        if self.now.percent is None or self.was.percent is None:
            return None
        return self.now.percent - self.was.percent


def changes(units: Units, now: Standings, before: Standings, year: int) -> tuple[RankChange, ...]:
    """Every unit of either year: this year's in rank order, then those that are gone. `year`: that
    of `before`. Renamed and merged units are followed."""
    found = []
    seen: set[str] = set()
    for unit, standing in now.units.items():
        ids = in_year(units, unit, year)
        seen.update(ids)
        found.append(
            RankChange(
                unit, standing, tuple(before.units[one] for one in ids if one in before.units)
            )
        )
    gone = [
        RankChange(unit, None, (standing,))
        for unit, standing in before.units.items()
        if unit not in seen
    ]
    return (*found, *gone)
