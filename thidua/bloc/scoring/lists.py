"""What a node's lists do to its points: bonus, floor, clamp (manual: items)."""

from collections.abc import Mapping
from fractions import Fraction

from thidua.bloc.scoring.items import ItemInputs, ListResult, items_amount
from thidua.bloc.scoring.rounding import ZERO
from thidua.diagnostics.diagnostic import NOTHING
from thidua.model.criteria import Criterion
from thidua.model.items import Items
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
    if not bonus.happened:
        return deduct.happened or NOTHING
    return {**deduct.happened, **bonus.happened}


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
