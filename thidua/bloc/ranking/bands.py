"""Bands: by printed percent, under conditions and quotas; border ties are left to people."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.scoring.rounding import rounded
from thidua.model.criteria import Band
from thidua.model.quota import Quota
from thidua.model.reasons import Why

if TYPE_CHECKING:
    from thidua.model.conditions import Scores


class Graded(NamedTuple):
    """A ranked unit as the bands see it: rank, printed percent, and the figures that conditions
    ask for."""

    unit: str
    rank: int
    percent: Fraction
    case: "Scores"


class BorderTie(NamedTuple):
    """Units with one rank for fewer places of a band than there are of them."""

    band: str
    units: tuple[str, ...]
    places: int
    settled: tuple[str, ...] = ()


def quota_places(quota: Quota, units: int, ranked: int, default: str = "units") -> int:
    """How many units a quota allows: a number, a share rounded once as declared, or a step."""
    if quota.n is not None:
        return quota.n
    if quota.share is not None:
        base = ranked if (quota.of or default) == "ranked" else units
        places = int(rounded(quota.share * base, 0, quota.round or "down"))
    else:
        steps = quota.steps or ()
        places = next((s.n for s in steps if s.below is None or units < s.below), 0)
    return max(places, quota.at_least or 0)


def grade(
    bands: Sequence[Band],
    ranked: Sequence[Graded],
    members: int,
    settled: Mapping[str, tuple[str, ...]],
) -> tuple[dict[str, str | None], list[BorderTie]]:
    """Each unit's band, and the ties across a quota's border. `settled` maps a band's id to the
    order on which people settled for its border. Units of a tie that is not settled hold no band;
    what they will hold counts in the quotas all the same, so that no settlement takes a band away
    from those behind them."""
    held: dict[str, str | None] = {}
    ties: list[BorderTie] = []
    unsettled: set[str] = set()
    limits = {
        band.id: quota_places(band.quota, members, len(ranked), "ranked") if band.quota else None
        for band in bands
    }
    used = dict.fromkeys(limits, 0)
    waiting = list(ranked)
    for band in bands:
        fit = [unit for unit in waiting if reaches(band, unit)]
        chain = _chain(band, bands)
        room = min(
            (limit - used[name] for name in chain if (limit := limits[name]) is not None),
            default=len(fit),
        )
        taken, tie = _take(band.id, fit, max(room, 0), settled.get(band.id, ()))
        if tie is not None and (tie.settled or not unsettled.issuperset(tie.units)):
            ties.append(tie)
        if tie is not None and not tie.settled:
            # Whoever of them gets the places: they are gone for those who come behind.
            unsettled |= set(tie.units)
            taken = [*taken, *tie.units[: tie.places]]
        held |= dict.fromkeys(taken, band.id)
        for name in chain:
            used[name] += len(taken)
        waiting = [unit for unit in waiting if unit.unit not in held]
    held |= {unit.unit: None for unit in waiting}
    return held | dict.fromkeys(unsettled), ties


def reaches(band: Band, unit: Graded) -> bool:
    """Printed percent, and the band's further conditions."""
    if unit.percent < band.from_:
        return False
    return not band.requires or all(one.good for one in conditions_of(band, unit.case))


def conditions_of(band: Band, case: "Scores") -> list[Why]:
    """How a unit's figures answer the band's conditions."""
    from thidua.model.conditions import judged_by_scores

    return judged_by_scores(band.requires, case)


def _chain(band: Band, bands: Sequence[Band]) -> list[str]:
    """The band and the bands in whose quotas its holders count, too."""
    by_id = {one.id: one for one in bands}
    chain = [band.id]
    outer = band.within
    while outer in by_id and outer not in chain:
        chain.append(outer)
        outer = by_id[outer].within
    return chain


def _take(
    band: str, fit: Sequence[Graded], room: int, order: tuple[str, ...]
) -> tuple[list[str], BorderTie | None]:
    """The units that get the band, by rank; a rank that does not fit whole is left to people."""
    taken: list[str] = []
    by_rank: dict[int, list[str]] = {}
    for unit in sorted(fit, key=lambda one: one.rank):
        by_rank.setdefault(unit.rank, []).append(unit.unit)
    for units in by_rank.values():
        free = room - len(taken)
        if len(units) <= free:
            taken += units
            continue
        if free <= 0:
            return taken, None
        if set(order) == set(units):
            first = list(order[:free])
            return [*taken, *first], BorderTie(band, tuple(units), free, order)
        return taken, BorderTie(band, tuple(units), free)
    return taken, None
