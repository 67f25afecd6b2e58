"""Where each unit stands at a year's end: what awards, rotation and history need of the scores; and
what moved, from stage to stage and year to year."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from thidua.bloc.lineage import in_year
from thidua.bloc.ranking.placing import averages_of, meets
from thidua.bloc.ranking.rank import Averages, ScoreCase
from thidua.bloc.scoring.result import RANKED, NodeResult, UnitScore, YearResult, added
from thidua.diagnostics.diagnostic import NOTHING
from thidua.model.scale.criteria import Criterion
from thidua.model.units import Units


class Standing(NamedTuple):
    """One unit's result. `percent` is the printed one; rank, percent and band are None where the
    unit has none. `status`: ranked, incomplete, not_submitted, excluded. `open_bands`: what it may
    come to hold while a tie on a band's border is open; then it holds none. `case`: its figures.
    With divisions `rank` is the place in the unit's `division`, `overall` the one among all."""

    unit: str
    status: str = RANKED
    rank: int | None = None
    percent: Fraction | None = None
    places: int = 2
    band: str | None = None
    open_bands: tuple[str | None, ...] = ()
    case: ScoreCase | None = None
    division: str | None = None
    overall: int | None = None

    @property
    def place(self) -> int | None:
        """The place among all, over the divisions."""
        return self.rank if self.overall is None else self.overall


class Standings(NamedTuple):
    """A year's units in rank order, then the others; `bands` are names by id, the best first.
    `open_places`: division, band and places of the open ties on bands' borders. `averages`: of all
    ranked units."""

    units: Mapping[str, Standing] = NOTHING
    bands: Mapping[str, str] = NOTHING
    open_places: tuple[tuple[str | None, str, int], ...] = ()
    averages: Averages | None = None

    def held(self, band: str, division: str | None = None) -> int:
        """How many units hold a band or a higher one, or will when open ties are settled: in a
        division, in all."""
        ids = list(self.bands)
        these = ids[: ids.index(band) + 1] if band in ids else []
        there = [one for one in self.units.values() if division in (None, one.division)]
        waiting = [n for d, b, n in self.open_places if b in these and division in (None, d)]
        return sum(one.band in these for one in there) + sum(waiting)

    @property
    def ranked(self) -> int:
        """How many units have a rank."""
        return sum(one.rank is not None for one in self.units.values())

    def ranked_with(self, unit: Standing) -> int:
        """How many units have a rank beside one: of its division."""
        there = (one for one in self.units.values() if one.division == unit.division)
        return sum(one.rank is not None for one in there)

    def order(self) -> list[tuple[str, int]]:
        """Unit and rank, the best first; units without a rank are left out. With divisions each
        has its own first."""
        held = [(one.unit, one.rank) for one in self.units.values() if one.rank is not None]
        return sorted(held, key=lambda pair: pair[1])


def standings_of(result: YearResult) -> Standings:
    """The standings of a scored year."""
    open_ties = [tie for tie in result.border_ties if not tie.settled]
    units = {}
    for one in result.units:
        case = ScoreCase(result.scale, one, averages_of(result.beside(one)))
        ranked = one.rank is not None
        ties = [tie.band for tie in open_ties if one.unit.id in tie.units]
        units[one.unit.id] = Standing(
            one.unit.id,
            one.status,
            one.rank,
            case.percent if ranked else None,
            result.scale.rounding.places,
            one.band,
            _open_bands(result, one, ties[0]) if ties else (),
            case if ranked else None,
            one.division,
            one.overall,
        )
    return Standings(
        units,
        {band.id: band.name for band in result.scale.bands},
        tuple(
            (next(units[one].division for one in tie.units), tie.band, tie.places)
            for tie in open_ties
        ),
        averages_of(result.ranked),
    )


def _open_bands(result: YearResult, one: UnitScore, first: str) -> tuple[str | None, ...]:
    """That band, and those below that it may fall to; None where none is sure to take it."""
    found: list[str | None] = [first]
    bands = result.scale.bands
    below = bands[[band.id for band in bands].index(first) + 1 :]
    for band in below:
        if meets(result, one, band):
            found.append(band.id)
            if band.quota is None and band.within is None:
                return tuple(found)
    return (*found, None)


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
    """The same as `added`; None of a leaf of which nothing is scored."""
    if criterion.is_leaf and not nodes[criterion.id].is_scored:
        return None
    return added(nodes, criterion)


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
