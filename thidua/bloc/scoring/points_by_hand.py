"""Figures that people give by hand, held against what the rule could give (manual: rules)."""

from fractions import Fraction

from thidua.bloc.scoring.entries import LeafEntry
from thidua.bloc.scoring.items import highest, list_levels, outside_range
from thidua.bloc.scoring.result import NodeResult
from thidua.bloc.scoring.rounding import ZERO
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.scale.criteria import Criterion
from thidua.rules.arithmetic import Step
from thidua.text.numbers import about

NO_FLOOR = Fraction(-(10**15))
"""Under every figure that can be written: where nothing bounds the points from below."""


def hand_result(leaf: Criterion, entry: LeafEntry, crumb: tuple[str, ...]) -> NodeResult:
    """A figure given by hand stands for the whole leaf, bonus and deduction included. `crumb`: the
    names above the leaf."""
    points = Fraction(entry.value)  # type: ignore[arg-type]
    low, high = hand_range(leaf)
    problems: tuple[Diagnostic, ...] = ()
    if points < low or (high is not None and points > high):
        problems = (_range_problem(entry, points, low, high, (*crumb, leaf.crumb)),)
    step = Step("hand", {"note": entry.note or ""}, points, entry.source)
    return hand_points(leaf, points)._replace(steps=(step,), problems=problems)


def hand_points(leaf: Criterion, points: Fraction) -> NodeResult:
    """What a leaf comes to by such a figure."""
    plain = min(points, leaf.max)
    return NodeResult(
        leaf.id,
        "scored",
        points,
        plain,
        leaf.max,
        points - plain,
        gained=points - plain,
    )


def hand_range(leaf: Criterion) -> tuple[Fraction, Fraction | None]:
    """What the leaf's rule and lists can come to: lowest, and highest (None: no bound)."""
    bottom, top = leaf.leaf_rule.reach(leaf.max)
    bonus = highest(leaf.bonus)
    if leaf.deduct is not None or leaf.floor is not None:
        bottom = _lowest(leaf, bottom)
    if leaf.clamp:
        return bottom, leaf.max
    return bottom, None if bonus is None or top is None else top + bonus


def hand_levels(leaf: Criterion) -> tuple[Fraction, ...] | None:
    """The few figures that a leaf can come to, whose rule and lists give no others; None where they
    may give any."""
    levels, bonus = leaf.leaf_rule.levels(leaf.max), list_levels(leaf.bonus)
    if levels is None or bonus is None:
        return None
    low, high = hand_range(leaf)
    taken = list_levels(leaf.deduct, None if low == NO_FLOOR else max(levels) - low)
    if taken is None:
        return None
    found = set()
    for points in {max(level - one, low) for level in levels for one in taken}:
        only = leaf.bonus is not None and leaf.bonus.only_if_full and points < leaf.max
        found |= {points} if only else {points + one for one in bonus}
    return tuple(sorted(one if high is None else min(one, high) for one in found))


def _lowest(leaf: Criterion, bottom: Fraction) -> Fraction:
    """The least after deductions: what can be taken off, but not under the floor."""
    most = highest(leaf.deduct)
    bottom = NO_FLOOR if most is None else bottom - most
    return bottom if leaf.floor == "none" else max(bottom, leaf.floor or ZERO)


def _range_problem(
    entry: LeafEntry,
    found: Fraction,
    low: Fraction,
    high: Fraction | None,
    crumb: tuple[str, ...],
) -> Diagnostic:
    args = {"low": about(low), "found": about(found)}
    if high is None:
        variant = "low"
    else:
        variant, args = "", {**args, "high": about(high)}
        if low <= NO_FLOOR:
            variant = "high"
    place = entry.place
    return Diagnostic("TD203", place.file, place.path, args=args, variant=variant, where=crumb)


def out_of_range(
    leaf: Criterion, entry: LeafEntry | None, crumb: tuple[str, ...]
) -> list[Diagnostic]:
    """An entry that is points lies between 0 and M and on its step; a measured one in its range.
    `crumb`: the names above the leaf."""
    if entry is None or not isinstance(entry.value, Fraction):
        return []
    points, rule = entry.value, leaf.leaf_rule
    place, where = entry.place, (*crumb, leaf.crumb)
    if not leaf.field.holds(points):
        return [outside_range(leaf.field, points, place, where)]
    step = rule.step_missed(points)
    if step is not None:
        args = {"found": about(points), "step": about(step)}
        return [Diagnostic("TD252", place.file, place.path, args=args, where=where)]
    if rule.accepts(points, leaf.max):
        return []
    return [_range_problem(entry, points, ZERO, leaf.max, (*crumb, leaf.crumb))]
