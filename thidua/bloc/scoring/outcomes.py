"""What the points of a leaf, a list or a group may come to, whoever is scored: for the stress of a
draft scale."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from thidua.bloc.scoring.items import highest
from thidua.bloc.scoring.rounding import ZERO
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Items
from thidua.rules.base import NO_YEAR
from thidua.rules.reading import Quantity


def outcomes(scale: Scale, leaf: Criterion, members: int) -> tuple[Fraction, Fraction]:
    """The least and the most that a leaf's rule gives over the figures that may be entered, its
    lists aside."""
    rule = leaf.leaf_rule
    breakpoints = rule.breakpoints(leaf.max)
    if breakpoints is None:
        return rule.outcomes(leaf.max, members)
    arithmetic = rule.arithmetic(leaf.max, NO_YEAR)
    name = rule.needs[0].name
    told = (
        arithmetic.told({name: value}, None)
        for value in _tried(breakpoints, scale.field_of(rule, leaf.field))
    )
    points = [one.points for one in told if one is not None]
    return min(points, default=ZERO), max(points, default=ZERO)


def _tried(breakpoints: tuple[Fraction, ...], field: Quantity) -> Iterator[Fraction]:
    """A figure for each stretch between two turns, and the turns, within the field."""
    marks = sorted(breakpoints)
    first = marks[0] - 1 if marks else ZERO
    low = field.low if field.low is not None else min(first, ZERO)
    high = field.high if field.high is not None else (marks[-1] if marks else ZERO) + 1
    inside = sorted({min(max(one, low), high) for one in (low, *marks, high)})
    between = [(one + other) / 2 for one, other in pairwise(inside)]
    for value in (*inside, *between):
        if not field.whole:
            yield value
        else:
            whole = (Fraction(floor(value)), Fraction(ceil(value)))
            yield from (one for one in whole if low <= one <= high)


def spread(scale: Scale, node: Criterion, members: int) -> Fraction:
    """By how much two units' points may differ at a node and all below it. A list that nothing
    bounds counts as the node's maximum."""
    bonus, deduct = (
        node.max if most is None else most for most in map(highest, (node.bonus, node.deduct))
    )
    if node.floor != "none":
        deduct = min(deduct, node.max)
    if node.is_leaf:
        low, high = outcomes(scale, node, members)
        return high - low + bonus + deduct
    return bonus + deduct + sum((spread(scale, part, members) for part in node.criteria), ZERO)


def least_of(group: Items) -> Fraction | None:
    """The least that something in a list comes to when it happens; None: nothing says."""
    found = [least for item in group.items if (least := item.amount.least()) is not None]
    return min(found, default=None) if len(found) == len(group.items) else None
