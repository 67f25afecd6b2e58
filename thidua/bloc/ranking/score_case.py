"""What conditions ask of a unit, as far as a year's scores answer it (manual: conditions)."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from thidua.bloc.scoring.result import UnitScore
from thidua.bloc.scoring.rounding import rounded, total
from thidua.diagnostics.diagnostic import NOTHING
from thidua.model.scale.criteria import Scale


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
        return None if node.status == "not_applicable" else self._printed(node.points)

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
