"""A bloc in which one unit's leaf has its points by hand."""

from fractions import Fraction

from thidua.bloc.firmness.ground import Ground, Ranks, Scores
from thidua.bloc.scoring.result import UnitScore
from thidua.model.criteria import Criterion


def by_hand(ground: Ground, unit: str, leaf: Criterion) -> "ByHand":
    """What the bloc comes to where a unit's leaf has its points by hand."""
    return ground.once(("hand", unit, leaf.id), lambda: ByHand(ground, unit, leaf))


class ByHand:
    """A bloc in which one unit's leaf has its points by hand: whatever they are, the others are
    measured against each other without it."""

    def __init__(self, ground: Ground, unit: str, leaf: Criterion) -> None:
        self._ground, self._unit, self._leaf = ground, unit, leaf
        self._rules = ground.beside_hand(unit, leaf)
        self._others: dict[str, UnitScore] = {}

    def ranks(self, points: Fraction) -> Ranks:
        """The ranks of all."""
        return self._ground.ranks(self._scores(points).values())

    def swaps(self, points: Fraction, above: str, below: str) -> bool:
        """Whether a unit ranked with another then has the better rank."""
        ground = self._ground
        if self._rules is None or not ground.scale.ranking.is_plain:
            ranks = self.ranks(points)
            return below in ranks and above in ranks and ranks[below] < ranks[above]
        values = {
            one: ground.value_by_hand(one, self._leaf, points)
            if one == self._unit
            else ground.value(self._other(one))
            for one in (below, above)
        }
        first, second = values[below], values[above]
        if first is None or second is None:
            return False
        if first != second or not ground.separates_equals:
            return first > second
        # Whom tie-breakers and settlements separate depends on all who are level with them.
        scores = self._scores(points).values()
        ranks = ground.ranks(one for one in scores if ground.value(one) == first)
        return ranks[below] < ranks[above]

    def _scores(self, points: Fraction) -> Scores:
        if self._rules is None:
            return self._ground.scored_anew(self._unit, self._leaf, points)
        own = self._ground.handed(self._unit, self._leaf, points)
        return {
            unit: own if unit == self._unit else self._other(unit) for unit in self._ground.units
        }

    def _other(self, unit: str) -> UnitScore:
        if not self._rules:
            return self._ground.units[unit]
        if unit not in self._others:
            self._others[unit] = self._ground.measured_without(self._unit, unit, self._rules)
        return self._others[unit]
