"""Where each unit stands at a year's end: what awards, rotation and history need of the scores."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.scoring.result import RANKED, YearResult
from thidua.bloc.scoring.rounding import rounded
from thidua.diagnostics.diagnostic import NOTHING


class Standing(NamedTuple):
    """One unit's result. `percent` is the printed one; rank, percent and band are None where the
    unit has none. `status`: ranked, incomplete, not_submitted, excluded."""

    unit: str
    status: str = RANKED
    rank: int | None = None
    percent: Fraction | None = None
    places: int = 2
    band: str | None = None


class Standings(NamedTuple):
    """A year's units in rank order, then the others; `bands` are names by id, the best first."""

    units: Mapping[str, Standing] = NOTHING
    bands: Mapping[str, str] = NOTHING

    @property
    def ranked(self) -> int:
        """How many units have a rank."""
        return sum(one.rank is not None for one in self.units.values())

    def order(self) -> list[tuple[str, int]]:
        """Unit and rank, the best first; units without a rank are left out."""
        held = [(one.unit, one.rank) for one in self.units.values() if one.rank is not None]
        return sorted(held, key=lambda pair: pair[1])


def standings_of(result: YearResult) -> Standings:
    """The standings of a scored year."""
    mode = result.scale.rounding.mode
    units = {}
    for one in result.units:
        percent = None
        if one.percent is not None and one.rank is not None:
            percent = rounded(one.percent, result.scale.rounding.places, mode)
        units[one.unit.id] = Standing(
            one.unit.id, one.status, one.rank, percent, result.scale.rounding.places, one.band
        )
    return Standings(units, {band.id: band.name for band in result.scale.bands})
