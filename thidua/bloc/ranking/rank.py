"""The one ranking: competition ranks, ordered tie-breakers, what broke each tie (manual: ranking).

Nothing here breaks a tie that the rules leave open: units that no tie-breaker separates share
their rank, until a settlement by people orders them.

What conditions ask of a unit, as far as a year's scores answer it (manual: conditions).
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from thidua.bloc.scoring.result import UnitScore
from thidua.bloc.scoring.rounding import rounded, total
from thidua.diagnostics.diagnostic import NOTHING
from thidua.model.scale.criteria import Scale

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


class Averages:
    """The mean and the median of the exact percents of the units that are ranked."""

    def __init__(self, percents: Sequence[Fraction]) -> None:
        self._percents = sorted(percents)

    @cached_property
    def mean(self) -> Fraction | None:
        """Their sum by their number; None without any."""
        return total(self._percents) / len(self._percents) if self._percents else None

    @cached_property
    def median(self) -> Fraction | None:
        """The middle one, or the mean of the two in the middle; None without any."""
        n = len(self._percents)
        if not n:
            return None
        return (self._percents[(n - 1) // 2] + self._percents[n // 2]) / 2


class ScoreCase:
    """One unit's figures as they are printed."""

    def __init__(
        self,
        scale: Scale,
        score: UnitScore,
        averages: Averages,
        votes: Mapping[str, Mapping[str, int | None] | None] = NOTHING,
    ) -> None:
        self._scale = scale
        self._score = score
        self._averages = averages
        self._votes = votes

    @property
    def places(self) -> int:
        return self._scale.rounding.places

    @property
    def rank(self) -> int | None:
        return self._score.rank

    @property
    def exact_percent(self) -> Fraction | None:
        return self._score.percent

    @property
    def percent(self) -> Fraction | None:
        percent = self._score.percent
        return None if percent is None else self._printed(percent)

    @property
    def points(self) -> Fraction:
        return self._score.points

    @property
    def bonus(self) -> Fraction:
        return self._printed(self._score.bonus)

    @property
    def deduction(self) -> Fraction:
        return self._printed(self._score.deduction)

    def of_criterion(self, criterion: str) -> Fraction | None:
        # A criterion that `robust` leaves out of the scale is asked of nobody.
        node = self._score.nodes.get(criterion)
        return self._printed(node.points / node.assigned * 100) if node and node.assigned else None

    def points_of(self, criterion: str) -> Fraction | None:
        node = self._score.nodes[criterion]
        return self._printed(node.points) if node.applies else None

    def attribute(self, name: str) -> Fraction | None:
        value = self._score.unit.attributes.get(name)
        return value if isinstance(value, Fraction) else None

    def votes(self, ballot: str) -> Fraction | None:
        counted = self._votes[ballot]
        votes = None if counted is None else counted.get(self._score.unit.id, 0)
        return None if votes is None else Fraction(votes)

    def average(self, how: str) -> Fraction | None:
        average: Fraction | None = getattr(self._averages, how)
        return average

    def occurred(self, item: str) -> bool:
        if item not in self._scale.items:
            return False
        node = self._score.nodes[self._scale.items[item][1].id]
        return any(item in one.occurred for one in (node, *node.voices))

    def name_of(self, kind: str, one: str) -> str:
        if kind == "band":
            return next((band.name for band in self._scale.bands if band.id == one), one)
        if kind == "item":
            return self._scale.items[one][0].name if one in self._scale.items else one
        return self._scale.nodes[one].name if one in self._scale.nodes else one

    def _printed(self, value: Fraction) -> Fraction:
        return rounded(value, self._scale.rounding.places, self._scale.rounding.mode)
