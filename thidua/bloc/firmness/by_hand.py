"""A bloc in which one unit's leaf has its points by hand."""

from fractions import Fraction

from thidua.bloc.firmness.baseline import Baseline, Ranks, Scores
from thidua.bloc.scoring.result import UnitScore
from thidua.model.scale.criteria import Criterion


def by_hand(baseline: Baseline, unit: str, leaf: Criterion) -> "ByHand":
    """What the bloc comes to where a unit's leaf has its points by hand."""
    return baseline.once(("hand", unit, leaf.id), lambda: ByHand(baseline, unit, leaf))


class ByHand:
    """A bloc in which one unit's leaf has its points by hand: whatever they are, the others are
    measured against each other without it."""

    def __init__(self, baseline: Baseline, unit: str, leaf: Criterion) -> None:
        self._baseline, self._unit, self._leaf = baseline, unit, leaf
        self._rules = baseline.beside_hand(unit, leaf)
        self._others: dict[str, UnitScore] = {}

    def ranks(self, points: Fraction) -> Ranks:
        """The ranks of all."""
        return self._baseline.ranks(self._scores(points).values())

    def swaps(self, points: Fraction, above: str, below: str) -> bool:
        """Whether a unit ranked with another then has the better rank."""
        baseline = self._baseline
        if self._rules is None or not baseline.scale.ranking.is_plain:
            ranks = self.ranks(points)
            return below in ranks and above in ranks and ranks[below] < ranks[above]
        values = {
            one: baseline.value_by_hand(one, self._leaf, points)
            if one == self._unit
            else baseline.value(self._other(one))
            for one in (below, above)
        }
        first, second = values[below], values[above]
        if first is None or second is None:
            return False
        if first != second or not baseline.separates_equals:
            return first > second
        # Whom tie-breakers and settlements separate depends on all who are level with them.
        scores = self._scores(points).values()
        ranks = baseline.ranks(one for one in scores if baseline.value(one) == first)
        return ranks[below] < ranks[above]

    def _scores(self, points: Fraction) -> Scores:
        if self._rules is None:
            return self._baseline.scored_anew(self._unit, self._leaf, points)
        own = self._baseline.handed(self._unit, self._leaf, points)
        return {
            unit: own if unit == self._unit else self._other(unit) for unit in self._baseline.units
        }

    def _other(self, unit: str) -> UnitScore:
        if not self._rules:
            return self._baseline.units[unit]
        if unit not in self._others:
            self._others[unit] = self._baseline.measured_without(self._unit, unit, self._rules)
        return self._others[unit]
