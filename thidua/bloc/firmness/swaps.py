"""The smallest change of one criterion's points that swaps two neighbours of a ranking."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from thidua.bloc.firmness.baseline import Baseline, Ranks, Scores
from thidua.bloc.firmness.standing import way_up
from thidua.bloc.scoring.points_by_hand import hand_levels, hand_points, hand_range
from thidua.bloc.scoring.result import UnitScore
from thidua.bloc.scoring.rounding import rounded
from thidua.model.scale.criteria import Criterion, Scale


class Swap(NamedTuple):
    """A certificate: with `unit`'s `criterion` at `after` points, `below` outranks `above`."""

    unit: str
    criterion: str
    before: Fraction
    after: Fraction

    @property
    def change(self) -> Fraction:
        """The points it takes, positive."""
        return abs(self.after - self.before)


def smallest_swap(baseline: Baseline, above: UnitScore, below: UnitScore) -> Swap | None:
    """The smallest change of one leaf's points of one of the two, after which `below` has the
    better rank: to another of the levels that its rule gives, else within what that allows and in
    steps of the scale's decimals."""
    movers = ((below, above, True), (above, below, False))
    best = _first_try(baseline, movers, above, below)
    for moving, fixed, up in movers:
        for leaf in baseline.scale.nodes.values():
            how, levels = _way_of(baseline, leaf), _levels(baseline, leaf)
            is_open = leaf.is_leaf and moving.nodes[leaf.id].is_scored
            if not is_open or (how == PASSES and levels is None):
                continue
            move = _Move(moving, fixed, leaf, above, below, up)
            if levels is not None:
                best = _among(baseline, move, best, levels, adds=how == ADDS)
            else:
                best = _searched(baseline, move, best, cuts=how == CUTS)
    return best


def _levels(baseline: Baseline, leaf: Criterion) -> tuple[Fraction, ...] | None:
    return baseline.once(("levels", leaf.id), lambda: hand_levels(leaf) if leaf.is_leaf else None)


def _among(
    baseline: Baseline,
    move: "_Move",
    best: Swap | None,
    levels: tuple[Fraction, ...],
    *,
    adds: bool,
) -> Swap | None:
    """The better of `best` and the smallest change to another level that swaps the two. Where a
    change is passed on to the total as it is, or cut off (not `adds`), most need not be tried."""
    points = move.moving.nodes[move.leaf.id].points
    for after in sorted(levels, key=lambda one: abs(one - points)):
        swap = move.swap(after)
        if best is not None and swap.change >= best.change:
            break
        far = adds or _may_do(baseline, move.moving, move.fixed, after - points, move.up)
        if swap.change and far and _swaps(baseline, swap, move.above, move.below):
            return swap
    return best


_Movers = tuple[tuple[UnitScore, UnitScore, bool], ...]
"""Who moves, beside whom, and whether upwards."""


def _first_try(
    baseline: Baseline, movers: _Movers, above: UnitScore, below: UnitScore
) -> Swap | None:
    """The smallest of the figures that may do which does."""
    tries: dict[Fraction, list[Swap]] = {}
    for moving, fixed, up in movers:
        for swap in _tries(baseline, moving, fixed, up=up):
            tries.setdefault(swap.change, []).append(swap)
    found = (one for change in sorted(tries) for one in tries[change])
    return next((one for one in found if _swaps(baseline, one, above, below)), None)


def _tries(baseline: Baseline, moving: UnitScore, fixed: UnitScore, *, up: bool) -> Iterator[Swap]:
    """For each leaf whose changes reach the total as they are, or less, the figures that may do:
    those that just reach the other unit's result, and those one step further, where a tie-breaker
    decides otherwise. A figure with more decimals than the scale's may also do one step back."""
    step = Fraction(1, 10**baseline.scale.rounding.places)
    reach = _reach(baseline, moving, fixed) - moving.total

    def leads(part: Fraction) -> list[Fraction]:
        """Of a figure that lies `part` above one with the scale's decimals."""
        first = _on_grid(part + reach, step, up=up) - part
        found = [first + (step if up else -step) * n for n in range(-2, 4)]
        found = [one for one in found if one and (one > 0) == up]
        if part:
            found.append(_on_grid(part, step, up=not up) - part)
        return [one for one in found if _may_do(baseline, moving, fixed, one, up)]

    known: dict[Fraction, list[Fraction]] = {}
    for leaf, low, high in _passing(baseline):
        node = moving.nodes[leaf.id]
        if not node.is_scored:
            continue
        part = node.points % step
        if part not in known:
            known[part] = leads(part)
        for lead in known[part]:
            after = node.points + lead
            if after >= low and (high is None or after <= high):
                yield Swap(moving.unit.id, leaf.id, node.points, after)


def _passing(baseline: Baseline) -> list[tuple[Criterion, Fraction, Fraction | None]]:
    """The leaves whose changes reach the total as they are, or less, with their ranges."""
    return baseline.once(
        ("passing",),
        lambda: [
            (leaf, *hand_range(leaf))
            for leaf in baseline.scale.nodes.values()
            if leaf.is_leaf and _way_of(baseline, leaf) != ADDS and _levels(baseline, leaf) is None
        ],
    )


PASSES, CUTS, ADDS = "passes", "cuts", "adds"


def _way_of(baseline: Baseline, leaf: Criterion) -> str:
    return baseline.once(("way", leaf.id), lambda: _way_up(baseline.scale, leaf))


def _way_up(scale: Scale, leaf: Criterion) -> str:
    """What the way up makes of a change of a leaf's points: the very change of the total; at most
    that (a floor or a clamp cuts it off); or anything (a bonus that waits for full points, rounding
    to a step on the way, other units that are measured against it)."""
    rounding = scale.rounding
    if leaf.id in scale.comparing or (rounding.at != "total" and rounding.to is not None):
        return ADDS
    if not scale.ranking.is_plain:
        return ADDS  # a band may change with the leaf's points, too
    found = PASSES
    for node in way_up(scale, leaf.id):
        if (node.bonus is not None and node.bonus.only_if_full) or node.limit is not None:
            return ADDS
        if any(item.share is not None for item in node.items()):
            return ADDS
        if node.clamp or node.deduct is not None or node.floor is not None:
            found = CUTS
    return found


class _Move(NamedTuple):
    """One leaf of one of two neighbours, moved in the direction that favours the lower one."""

    moving: UnitScore
    fixed: UnitScore
    leaf: Criterion
    above: UnitScore
    below: UnitScore
    up: bool

    def swap(self, after: Fraction) -> Swap:
        points = self.moving.nodes[self.leaf.id].points
        return Swap(self.moving.unit.id, self.leaf.id, points, after)


def _searched(baseline: Baseline, move: _Move, best: Swap | None, *, cuts: bool) -> Swap | None:
    """The better of `best` and the smallest change of this leaf that swaps the two.

    More points never make a total less, so figures that swap lie all on one side of those that do
    not, and halving finds the border. The figure by hand itself may already change what others
    are measured against: then one step the other way does, too. Where changes are only cut off
    (`cuts`), nothing short of the distance of the two can do.
    """
    points = move.moving.nodes[move.leaf.id].points
    step = Fraction(1, 10**baseline.scale.rounding.places)
    ahead = step if move.up else -step
    start = _next_on_grid(points, step, up=move.up)
    reach = _reach(baseline, move.moving, move.fixed) - move.moving.total
    if cuts:
        least = _on_grid(points + reach, step, up=move.up) - 2 * ahead
        start = max(start, least) if move.up else min(start, least)
    count = _steps_inside(baseline, move, start, step, best)
    guess = int(abs(points + reach - start) // step) + 1 if (reach > 0) == move.up else 0

    def does(n: int) -> bool:
        return _swaps(baseline, move.swap(start + ahead * n), move.above, move.below)

    found = _first(does, count, guess)
    if found is not None:
        best = move.swap(start + ahead * found)
    if not cuts and _goes_one_way(baseline, move):
        return best
    back = move.swap(_next_on_grid(points, step, up=not move.up))
    if cuts and not _may_do(baseline, move.moving, move.fixed, back.after - points, move.up):
        return best
    better = best is None or back.change < best.change
    low, high = _range(baseline, move.leaf)
    if better and back.after >= low and (high is None or back.after <= high):
        return back if _swaps(baseline, back, move.above, move.below) else best
    return best


def _goes_one_way(baseline: Baseline, move: _Move) -> bool:
    """Whether points by hand change nothing by being by hand: what is more then ranks no worse."""
    leaf, node = move.leaf, move.moving.nodes[move.leaf.id]
    if leaf.id in baseline.scale.comparing or not baseline.scale.ranking.is_plain:
        return False
    if any(
        item.share is not None for one in way_up(baseline.scale, leaf.id) for item in one.items()
    ):
        return False  # what is deducted grows with the points, and fewer deductions may come first
    return hand_points(leaf, node.points)[:-1] == node._replace(steps=())[:-1] and not node.lost


def _first(holds: Callable[[int], bool], count: int, guess: int) -> int | None:
    """The first of 0..count-1 for which `holds` is true, where it stays true from there on; looked
    for around a guess, in growing steps, for each look is a whole scoring."""
    low, high = -1, count  # does not hold, does hold (or is past the end)
    width, at = 1, min(max(guess, 0), count - 1)
    while low < at < high:
        if holds(at):
            high, at = at, at - width
        else:
            low, at = at, at + width
        width *= 2
    while high - low > 1:
        at = (low + high) // 2
        low, high = (low, at) if holds(at) else (at, high)
    return high if high < count else None


def _steps_inside(
    baseline: Baseline, move: _Move, start: Fraction, step: Fraction, best: Swap | None
) -> int:
    """How many figures there are from `start` on: within the rule's range, under the change of
    `best`. A leaf without a bound is followed as far as the whole scale's points."""
    points = move.moving.nodes[move.leaf.id].points
    low, high = _range(baseline, move.leaf)
    most = 2 * baseline.scale.max + abs(move.above.total - move.below.total)
    edge = (points + most if high is None else high) if move.up else max(low, points - most)
    room = edge - start if move.up else start - edge
    count = int(room // step) + 1
    if best is not None:
        count = min(count, ceil((best.change - abs(start - points)) / step))
    return max(count, 0)


def _range(baseline: Baseline, leaf: Criterion) -> tuple[Fraction, Fraction | None]:
    return baseline.once(("range", leaf.id), lambda: hand_range(leaf))


def _next_on_grid(value: Fraction, step: Fraction, *, up: bool) -> Fraction:
    """The next figure with the declared decimals that is not the value itself."""
    found = _on_grid(value, step, up=up)
    return found if found != value else value + (step if up else -step)


def _may_do(
    baseline: Baseline, moving: UnitScore, fixed: UnitScore, lead: Fraction, up: bool
) -> bool:
    """Whether the whole of a change would make the result level with the other unit's."""
    rounding = baseline.scale.rounding
    points = rounded(moving.total + lead, rounding.places, rounding.mode)
    mine = points * (1 if baseline.scale.ranking.figure == "points" else fixed.assigned)
    theirs = fixed.points * (1 if baseline.scale.ranking.figure == "points" else moving.assigned)
    return mine >= theirs if up else mine <= theirs


def _reach(baseline: Baseline, moving: UnitScore, fixed: UnitScore) -> Fraction:
    """The total at which the moving unit's result equals the other's."""
    if baseline.scale.ranking.figure == "points":
        return fixed.points
    return fixed.points / fixed.assigned * moving.assigned


def _on_grid(value: Fraction, step: Fraction, *, up: bool) -> Fraction:
    """The figure with the declared decimals next to a value, in the direction of the move."""
    whole = -((-value) // step) if up else value // step
    return whole * step


def _swaps(baseline: Baseline, swap: Swap, above: UnitScore, below: UnitScore) -> bool:
    leaf = baseline.scale.nodes[swap.criterion]
    key = ("hand", swap.unit, swap.criterion)
    supposed = baseline.once(key, lambda: ByHand(baseline, swap.unit, leaf))
    return supposed.swaps(swap.after, above.unit.id, below.unit.id)


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
