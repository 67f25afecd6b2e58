"""Where each unit stands at a year's end: what awards, rotation and history need of the scores."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.ranking.placing import averages_of, meets
from thidua.bloc.ranking.rank import Averages, ScoreCase
from thidua.bloc.scoring.result import RANKED, UnitScore, YearResult
from thidua.diagnostics.diagnostic import NOTHING


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
