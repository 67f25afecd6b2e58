"""Bands: by printed percent, under conditions and quotas; border ties are left to people."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.scoring.rounding import rounded
from thidua.model.reasons import Why
from thidua.model.scale.placing import Band

if TYPE_CHECKING:
    from thidua.model.conditions import Scores
    from thidua.model.requires import Quota


class Graded(NamedTuple):
    """A ranked unit as the bands see it: rank, printed percent, the figures that conditions ask
    for, and the bands that an item or a decision bars it from."""

    unit: str
    rank: int
    percent: Fraction
    case: "Scores"
    barred: frozenset[str] = frozenset()


class BorderTie(NamedTuple):
    """Units with one rank for fewer places of a band than there are of them."""

    band: str
    units: tuple[str, ...]
    places: int
    settled: tuple[str, ...] = ()


BaseOf = Callable[[str], int | None]
"""How many units a base of quotas holds (`units`, `ranked`, ...); None where that is not known."""


def quota_places(quota: "Quota", base_of: BaseOf, default: str = "units") -> int | None:
    """How many units a quota allows: a number, a share rounded once as declared, or a step; None
    where its base is not known."""
    if quota.n is not None:
        return quota.n
    base = base_of((quota.of or default) if quota.share is not None else "units")
    if base is None:
        return None
    if quota.share is not None:
        places = int(rounded(quota.share * base, 0, quota.round or "down"))
    else:
        steps = quota.steps or ()
        places = next((s.n for s in steps if s.below is None or base < s.below), 0)
    return max(places, quota.at_least or 0)


def grade(
    bands: Sequence[Band],
    ranked: Sequence[Graded],
    base_of: BaseOf,
    settled: Mapping[str, Sequence[tuple[str, ...]]],
) -> tuple[dict[str, str | None], list[BorderTie]]:
    """Each unit's band, and the ties across a quota's border. `settled` maps a band's id to the
    orders on which people settled for its border. Units of a tie that is not settled hold no band;
    what they will hold counts in the quotas all the same, so that no settlement takes a band away
    from those behind them. A quota whose base is not known leaves no place."""
    held: dict[str, str | None] = {}
    ties: list[BorderTie] = []
    unsettled: set[str] = set()
    used = dict.fromkeys((band.id for band in bands), 0)
    alone = dict(used)

    def base(name: str) -> int | None:
        """Of a band's holders: of this band, or a higher one."""
        kind, _, band = name.partition(":")
        if kind != "band":
            return base_of(name)
        ids = list(alone)
        return sum(alone[one] for one in ids[: ids.index(band) + 1]) if band in alone else None

    limits: dict[str, int | None] = {}
    waiting = list(ranked)
    for band in bands:
        fit = [unit for unit in waiting if reaches(band, unit)]
        chain = chain_of(band, bands)
        for one in bands:
            if one.id in chain and one.id not in limits and one.quota is not None:
                limits[one.id] = quota_places(one.quota, base, "ranked") or 0
        room = min(
            (limit - used[name] for name in chain if (limit := limits.get(name)) is not None),
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
        alone[band.id] += len(taken)
        for name in chain:
            used[name] += len(taken)
        waiting = [unit for unit in waiting if unit.unit not in held]
    held |= {unit.unit: None for unit in waiting}
    return held | dict.fromkeys(unsettled), ties


def reaches(band: Band, unit: Graded) -> bool:
    """Printed percent, no bar, and the band's further conditions."""
    if unit.percent < band.from_ or band.id in unit.barred:
        return False
    return all(one.good for one in conditions_of(band, unit.case))


def conditions_of(band: Band, case: "Scores") -> list[Why]:
    """How a unit's figures answer the band's conditions."""
    if not band.requires:
        return []
    from thidua.model.conditions import judged_by_scores

    return judged_by_scores(band.requires, case)


def chain_of(band: Band, bands: Sequence[Band]) -> list[str]:
    """The band and the bands in whose quotas its holders count, too."""
    by_id = {one.id: one for one in bands}
    chain = [band.id]
    outer = band.within
    while outer in by_id and outer not in chain:
        chain.append(outer)
        outer = by_id[outer].within
    return chain


def _take(
    band: str, fit: Sequence[Graded], room: int, orders: Sequence[tuple[str, ...]]
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
        order = next((one for one in orders if set(one) == set(units)), None)
        if order is not None:
            first = list(order[:free])
            return [*taken, *first], BorderTie(band, tuple(units), free, order)
        return taken, BorderTie(band, tuple(units), free)
    return taken, None
