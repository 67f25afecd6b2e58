"""The smallest change of one criterion's points that swaps two neighbours of a ranking."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from thidua.bloc.firmness.rescore import supposing
from thidua.bloc.firmness.suppose import supposed_sheet
from thidua.bloc.scoring.leaf import BlocFigures
from thidua.bloc.scoring.points_by_hand import hand_range
from thidua.bloc.scoring.result import UnitScore, YearResult
from thidua.bloc.scoring.rounding import rounded
from thidua.model.book import Book, YearBook
from thidua.model.criteria import Criterion, Scale
from thidua.text.numbers import trimmed


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


class Ground(NamedTuple):
    """What a year is scored from."""

    book: Book
    yearbook: YearBook
    result: YearResult
    bests: Mapping[str, BlocFigures]

    @property
    def scale(self) -> Scale:
        """The year's scale."""
        return self.result.scale


def smallest_swap(ground: Ground, above: UnitScore, below: UnitScore) -> Swap | None:
    """The smallest change of one leaf's points of one of the two, within what its rule allows and
    in steps of the scale's decimals, after which `below` has the better rank."""
    movers = ((below, above, True), (above, below, False))
    tries = [swap for moving, fixed, up in movers for swap in _tries(ground, moving, fixed, up=up)]
    best: Swap | None = None
    for swap in sorted(tries, key=lambda one: one.change):
        if _swaps(ground, swap, above, below):
            best = swap
            break
    for moving, fixed, up in movers:
        for leaf in ground.scale.nodes.values():
            how = _way_up(ground.scale, leaf.id)
            if how != PASSES and _is_open(moving, leaf):
                move = _Move(moving, fixed, leaf, above, below, up)
                best = _searched(ground, move, best, cuts=how == CUTS)
    return best


def _is_open(moving: UnitScore, leaf: Criterion) -> bool:
    return leaf.is_leaf and moving.nodes[leaf.id].status == "scored"


def _tries(ground: Ground, moving: UnitScore, fixed: UnitScore, *, up: bool) -> Iterator[Swap]:
    """For each leaf whose changes reach the total as they are, or less, the figures that may do:
    those that just reach the other unit's result, and those one step further, where a tie-breaker
    decides otherwise. A figure with more decimals than the scale's may also do one step back."""
    step = Fraction(1, 10**ground.scale.rounding.places)
    reach = _reach(ground, moving, fixed) - moving.total
    for leaf in ground.scale.nodes.values():
        if not _is_open(moving, leaf) or _way_up(ground.scale, leaf.id) == ADDS:
            continue
        low, high = hand_range(leaf)
        points = moving.nodes[leaf.id].points
        first = _on_grid(points + reach, step, up=up)
        figures = [first + (step if up else -step) * n for n in range(-2, 4)]
        figures = [one for one in figures if (one > points) == up]
        if points % step:
            figures.append(_on_grid(points, step, up=not up))
        for after in figures:
            lead = after - points
            inside = after >= low and (high is None or after <= high)
            if inside and lead and _may_do(ground, moving, fixed, lead, up):
                yield Swap(moving.unit.id, leaf.id, points, after)


PASSES, CUTS, ADDS = "passes", "cuts", "adds"


def _way_up(scale: Scale, leaf_id: str) -> str:
    """What the way up makes of a change of a leaf's points: the very change of the total; at most
    that (a floor or a clamp cuts it off); or anything (a bonus that waits for full points, rounding
    on the way, other units that are measured against it)."""
    if leaf_id in scale.comparing or scale.root is not None or scale.rounding.at != "total":
        return ADDS
    if not scale.ranking.is_plain:
        return ADDS  # a band may change with the leaf's points, too
    found = PASSES
    node_id = scale.parents.get(leaf_id)
    while node_id is not None:
        node = scale.nodes[node_id]
        if (node.bonus is not None and node.bonus.only_if_full) or node.limit is not None:
            return ADDS
        if any(item.share is not None for item in node.items()):
            return ADDS
        if node.clamp or node.deduct is not None or node.floor is not None:
            found = CUTS
        node_id = scale.parents.get(node_id)
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


def _searched(ground: Ground, move: _Move, best: Swap | None, *, cuts: bool) -> Swap | None:
    """The better of `best` and the smallest change of this leaf that swaps the two.

    More points never make a total less, so figures that swap lie all on one side of those that do
    not, and halving finds the border. The figure by hand itself may already change what others
    are measured against: then one step the other way does, too. Where changes are only cut off
    (`cuts`), nothing short of the distance of the two can do.
    """
    points = move.moving.nodes[move.leaf.id].points
    step = Fraction(1, 10**ground.scale.rounding.places)
    ahead = step if move.up else -step
    start = _next_on_grid(points, step, up=move.up)
    reach = _reach(ground, move.moving, move.fixed) - move.moving.total
    if cuts:
        least = _on_grid(points + reach, step, up=move.up) - 2 * ahead
        start = max(start, least) if move.up else min(start, least)
    count = _steps_inside(ground, move, start, step, best)
    guess = int(abs(points + reach - start) // step) + 1 if (reach > 0) == move.up else 0
    found = _first(lambda n: _does(ground, move, start + ahead * n), count, guess)
    if found is not None:
        best = move.swap(start + ahead * found)
    back = move.swap(_next_on_grid(points, step, up=not move.up))
    if cuts and not _may_do(ground, move.moving, move.fixed, back.after - points, move.up):
        return best
    better = best is None or back.change < best.change
    if better and _inside(move.leaf, back.after):
        return back if _swaps(ground, back, move.above, move.below) else best
    return best


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
    ground: Ground, move: _Move, start: Fraction, step: Fraction, best: Swap | None
) -> int:
    """How many figures there are from `start` on: within the rule's range, under the change of
    `best`. A leaf without a bound is followed as far as the whole scale's points."""
    points = move.moving.nodes[move.leaf.id].points
    low, high = hand_range(move.leaf)
    most = 2 * ground.scale.max + abs(move.above.total - move.below.total)
    edge = (points + most if high is None else high) if move.up else max(low, points - most)
    room = edge - start if move.up else start - edge
    count = int(room // step) + 1
    if best is not None:
        count = min(count, ceil((best.change - abs(start - points)) / step))
    return max(count, 0)


def _does(ground: Ground, move: _Move, after: Fraction) -> bool:
    return _swaps(ground, move.swap(after), move.above, move.below)


def _inside(leaf: Criterion, points: Fraction) -> bool:
    low, high = hand_range(leaf)
    return points >= low and (high is None or points <= high)


def _next_on_grid(value: Fraction, step: Fraction, *, up: bool) -> Fraction:
    """The next figure with the declared decimals that is not the value itself."""
    found = _on_grid(value, step, up=up)
    return found if found != value else value + (step if up else -step)


def _may_do(ground: Ground, moving: UnitScore, fixed: UnitScore, lead: Fraction, up: bool) -> bool:
    """Whether the whole of a change would make the result level with the other unit's."""
    rounding = ground.scale.rounding
    points = rounded(moving.total + lead, rounding.places, rounding.mode)
    mine = points * (1 if ground.scale.ranking.figure == "points" else fixed.assigned)
    theirs = fixed.points * (1 if ground.scale.ranking.figure == "points" else moving.assigned)
    return mine >= theirs if up else mine <= theirs


def _reach(ground: Ground, moving: UnitScore, fixed: UnitScore) -> Fraction:
    """The total at which the moving unit's result equals the other's."""
    if ground.scale.ranking.figure == "points":
        return fixed.points
    return fixed.points / fixed.assigned * moving.assigned


def _on_grid(value: Fraction, step: Fraction, *, up: bool) -> Fraction:
    """The figure with the declared decimals next to a value, in the direction of the move."""
    whole = -((-value) // step) if up else value // step
    return whole * step


def _swaps(ground: Ground, swap: Swap, above: UnitScore, below: UnitScore) -> bool:
    changed = _supposing(ground, swap)
    new = {one.unit.id: one.rank for one in changed.units}
    first, second = new[below.unit.id], new[above.unit.id]
    return first is not None and second is not None and first < second


def _supposing(ground: Ground, swap: Swap) -> YearResult:
    """The year as `what-if` sees it with that figure."""
    entry = {swap.criterion: {"points": trimmed(swap.after)}}
    scale, stage = ground.scale, ground.result.stage
    sheet, _ = supposed_sheet(scale, swap.unit, "", stage, entry)
    return supposing(ground.book, ground.yearbook, ground.result, sheet, ground.bests)
