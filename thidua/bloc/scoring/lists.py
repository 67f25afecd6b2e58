"""What a node's lists do to its points: bonus, floor, limit, clamp (manual: items)."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.scoring.items import ItemInputs, ListResult, items_amount
from thidua.bloc.scoring.rounding import ZERO
from thidua.model.scale.criteria import Criterion
from thidua.model.scale.items import Items
from thidua.model.scale.limits import Limit
from thidua.rules.told import Source, Step

NO_ITEMS = ListResult()
"""What an absent list comes to. Nobody adds to it."""


def plus(points: Fraction, more: Fraction) -> Fraction:
    """The sum; most lists come to nothing, and then nothing is added."""
    if more is ZERO:
        return points
    return more if points is ZERO else points + more


def less(points: Fraction, off: Fraction) -> Fraction:
    """The difference, likewise."""
    return points if off is ZERO else points - off


def both(deduct: ListResult, bonus: ListResult) -> Mapping[str, Source | None]:
    """The items of a node's two lists that happened."""
    if not bonus.occurred:
        return deduct.occurred
    return {**deduct.occurred, **bonus.occurred}


def floored(node: Criterion, points: Fraction, found: list[Step]) -> Fraction:
    """The floor holds for every node that has a deduct list, or states one."""
    if (node.deduct is None and node.floor is None) or node.floor == "none":
        return points
    floor = ZERO if node.floor is None else node.floor
    if points >= floor:
        return points
    found.append(Step("floor", {"points": points, "floor": floor}, floor))
    return Fraction(floor)


def clamped(node: Criterion, points: Fraction, assigned: Fraction, found: list[Step]) -> Fraction:
    """Never over the assigned maximum, where the node says `clamp: true`."""
    if node.clamp and points > assigned:
        found.append(Step("clamp", {"points": points, "max": assigned}, assigned))
        return assigned
    return points


def bonus_of(
    group: Items | None, inputs: ItemInputs, plain: Fraction, assigned: Fraction
) -> tuple[ListResult, list[Step]]:
    """The bonus list; under only_if_full it counts only for a node with its full points."""
    if group is None:
        return NO_ITEMS, []
    result = items_amount(group, inputs, "bonus")
    if group.only_if_full and result.amount and plain < assigned:
        lost = Step("only_if_full", {"amount": result.amount}, ZERO)
        result.amount = ZERO
        return result, [lost]
    return result, result.steps


class ListsResult(NamedTuple):
    """Where a node stands after its lists: points, points before any bonus, its own bonus and
    deduction, and what bonus and deduction of it and all below it really moved."""

    points: Fraction
    plain: Fraction
    bonus: Fraction
    deduction: Fraction
    gained: Fraction
    lost: Fraction


def ended(
    node: Criterion, assigned: Fraction, moved: ListsResult, found: list[Step]
) -> ListsResult:
    """The last of the order at a node: limit, floor again, clamp (manual: items)."""
    if node.limit is not None:
        moved = _limited(node.limit, moved, found)
        moved = moved._replace(
            points=floored(node, moved.points, found), plain=floored(node, moved.plain, [])
        )
    points = clamped(node, moved.points, assigned, found)
    if points is moved.points:
        return moved
    gained = max(moved.gained - (moved.points - points), ZERO)
    return moved._replace(points=points, gained=gained)


def _limited(limit: Limit, moved: ListsResult, found: list[Step]) -> ListsResult:
    """Bonus, then deduction, then their difference: what is over is taken or given back."""
    if limit.bonus is not None and moved.gained > limit.bonus:
        args = {"sum": moved.gained, "limit": limit.bonus}
        moved = _cut(moved, moved.gained - limit.bonus, "limit_bonus", args, found)
    if limit.deduct is not None and moved.lost > limit.deduct:
        args = {"sum": moved.lost, "limit": limit.deduct}
        moved = _given_back(moved, moved.lost - limit.deduct, "limit_deduct", args, found)
    if limit.net is not None:
        net = moved.gained - moved.lost
        args = {"sum": net, "limit": limit.net}
        if net > limit.net:
            moved = _cut(moved, net - limit.net, "limit_net", args, found)
        elif -net > limit.net:
            moved = _given_back(moved, -net - limit.net, "limit_net", args, found)
    return moved


def _cut(
    moved: ListsResult, over: Fraction, key: str, args: Mapping[str, object], found: list[Step]
) -> ListsResult:
    found.append(Step(key, args, -over))
    return moved._replace(
        points=moved.points - over, bonus=moved.bonus - over, gained=moved.gained - over
    )


def _given_back(
    moved: ListsResult, over: Fraction, key: str, args: Mapping[str, object], found: list[Step]
) -> ListsResult:
    found.append(Step(key, args, over))
    return moved._replace(
        points=moved.points + over,
        plain=moved.plain + over,
        deduction=moved.deduction - over,
        lost=moved.lost - over,
    )
