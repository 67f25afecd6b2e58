"""The one ranking: competition ranks, ordered tie-breakers, what broke each tie (manual: ranking).

Nothing here breaks a tie that the rules leave open: units that no tie-breaker separates share
their rank, until a settlement by people orders them.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.diagnostics.diagnostic import NOTHING

SETTLEMENT = "settlement"


class Contender(NamedTuple):
    """A unit to rank. `value` is what is compared first, figure by figure; `figures` holds, by
    tie-breaker as it is written, the printed figure to compare (larger comes first), or None where
    the unit has none."""

    unit: str
    value: tuple[Fraction, ...]
    figures: Mapping[str, Fraction | None] = NOTHING


class Place(NamedTuple):
    """A unit's place. `tied_with`: who shares the rank. `broken_by`: the tie-breaker that separated
    it from the unit next to it with the same value, or SETTLEMENT."""

    unit: str
    rank: int
    tied_with: tuple[str, ...] = ()
    broken_by: str | None = None


class RankSettlement(NamedTuple):
    """People's order of units that the rules left tied."""

    units: frozenset[str]
    order: tuple[str, ...]


Split = tuple[list[list[Contender]], list[str]]
"""Groups that stay tied, in order, and what separates each from the next."""


def rank(
    contenders: Sequence[Contender],
    ties: Sequence[str],
    settlements: Sequence[RankSettlement] = (),
) -> tuple[list[Place], list[RankSettlement]]:
    """Places in rank order (within a rank in the order given), and the settlements that fitted."""
    by_value: dict[tuple[Fraction, ...], list[Contender]] = {}
    for contender in contenders:
        by_value.setdefault(contender.value, []).append(contender)
    places: list[Place] = []
    used: list[RankSettlement] = []
    for value in sorted(by_value, reverse=True):
        groups, separators = _settled(_split(by_value[value], ties), settlements, used)
        for n, group in enumerate(groups):
            above = separators[n - 1] if n else None
            below = separators[n] if n < len(separators) else None
            places += _places(group, len(places) + 1, above or below)
    return places, used


def _places(group: list[Contender], first: int, broken_by: str | None) -> list[Place]:
    units = [contender.unit for contender in group]
    return [
        Place(unit, first, tuple(other for other in units if other != unit), broken_by)
        for unit in units
    ]


def _split(group: list[Contender], ties: Sequence[str]) -> Split:
    """A group with equal values, separated as far as the tie-breakers go.

    A tie-breaker for which some unit of the group has no figure separates nobody: comparing the
    others by it would rank one unit by a rule and its neighbour by none.
    """
    if len(group) == 1 or not ties:
        return [group], []
    breaker, rest = ties[0], ties[1:]
    figures = [contender.figures.get(breaker) for contender in group]
    if None in figures:
        return _split(group, rest)
    groups: list[list[Contender]] = []
    separators: list[str] = []
    for figure in sorted({f for f in figures if f is not None}, reverse=True):
        inner, inner_separators = _split(
            [c for c, own in zip(group, figures, strict=True) if own == figure], rest
        )
        if groups:
            separators.append(breaker)
        groups += inner
        separators += inner_separators
    return groups, separators


def _settled(
    split: Split, settlements: Sequence[RankSettlement], used: list[RankSettlement]
) -> Split:
    """The split with the ties that people settled taken apart."""
    groups: list[list[Contender]] = []
    separators: list[str] = []
    for n, group in enumerate(split[0]):
        if n:
            separators.append(split[1][n - 1])
        units = frozenset(contender.unit for contender in group)
        fitting = next((s for s in settlements if len(units) > 1 and s.units == units), None)
        if fitting is None:
            groups.append(group)
            continue
        used.append(fitting)
        ordered = sorted(group, key=lambda contender: fitting.order.index(contender.unit))
        groups += [[contender] for contender in ordered]
        separators += [SETTLEMENT] * (len(ordered) - 1)
    return groups, separators
