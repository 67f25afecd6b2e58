"""A draft scale under stress, before it is adopted: what can never matter, and what always will.

Holes in tiers and rows that nothing can reach are errors of any scale (check_scale.py).

Percents that nobody can reach: of bands, of an award's conditions (manual: bands).

What the points of a leaf, a list or a group may come to, whoever is scored: for the stress of a
draft scale.
"""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from thidua.bloc.scoring.items import highest
from thidua.bloc.scoring.points_by_hand import hand_range
from thidua.bloc.scoring.rounding import ZERO, rounded
from thidua.bloc.scoring.scale_paths import crumbs, items_of, lists_of, spots
from thidua.diagnostics.diagnostic import Diagnostic, Path, Spot
from thidua.model.requires import Requires, mappings
from thidua.model.scale.criteria import TOTAL, Criterion, Scale
from thidua.model.scale.items import Conditions, Items
from thidua.rules.base import NO_YEAR, outside
from thidua.rules.bounds import beyond
from thidua.rules.reading import Quantity
from thidua.text.numbers import about


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


DECIDES = Fraction(9, 10)
"""A part with so much of its group's maximum, or of what sets units apart in it, decides alone."""


def check_stress(scale: Scale, file: str, members: int) -> Iterator[Diagnostic]:
    """Advice on a draft: uncapped bonus, criteria that separate nobody, maxima and lines that
    nobody reaches, parts that decide all, caps and limits that never bind or always do.
    `members`: how many units are compared."""
    if not scale.is_draft:
        return
    bounded = {"bonus": _bounded(scale, _ends_bonus), "deduct": _bounded(scale, _ends_deduct)}
    for node, spot in spots(scale, file):
        for kind, group, here in lists_of(node, spot):
            if _is_open(group) and node.id not in bounded[kind]:
                yield here.told("TD336", variant="" if kind == "bonus" else kind, at="key")
            yield from _caps(group, here)
        yield from _limits(node, spot)
        if node.is_leaf:
            if node.id not in bounded["bonus"] and node.leaf_rule.rewards_each_day:
                yield spot.below("rule", "early").told("TD336", variant="early", at="key")
            yield from _leaf(scale, node, members, spot)
        else:
            yield from _deciding(scale, node, spot.path, file, members)
    if scale.root is None:
        whole = Criterion.model_construct(
            id=TOTAL, name=TOTAL, max=scale.max, criteria=scale.criteria
        )
        yield from _deciding(scale, whole, (), file, members)


def _is_open(group: Items) -> bool:
    """Whether nothing bounds what a list comes to; a share of the node's points is bounded by
    these."""
    return group.cap is None and any(
        item.cap is None and item.share is None and item.amount.most() is None
        for item in group.items
    )


def _leaf(scale: Scale, node: Criterion, members: int, spot: Spot) -> Iterator[Diagnostic]:
    """A rule that gives all the same, whose maximum nobody gets, or with lines for nobody."""
    rule = node.leaf_rule
    low, high = outcomes(scale, node, max(members, 2))
    is_even = low == high and not rule.by_hand
    if (is_even or node.max == 0) and not node.has_lists:
        yield spot.below("id").told("TD337", {"id": node.id})
    elif high < node.max and node.bonus is None:
        yield spot.below("max").told("TD270", {"max": about(node.max), "most": about(high)})
    field = scale.field_of(rule, node.field)
    for flaw in rule.unreached(field, members):
        yield spot.below("rule", *flaw.path).told(flaw.code, flaw.args, flaw.variant)


def _caps(group: Items, spot: Spot) -> Iterator[Diagnostic]:
    """Caps of a list and of its items that are never reached, or that cut whatever happens."""
    free = highest(group.model_copy(update={"cap": None})) if group.items else None
    yield from _cap(spot.below("cap"), group.cap, free, least_of(group))
    for n, item in enumerate(group.items):
        free = item.amount.most() if item.rule is None else None
        here = spot.below("items", n, "cap")
        yield from _cap(here, item.cap, free, item.amount.least())


def _cap(
    spot: Spot, cap: Fraction | None, most: Fraction | None, least: Fraction | None
) -> Iterator[Diagnostic]:
    if cap is not None and most is not None and most < cap:
        yield spot.told("TD339", {"cap": about(cap), "most": about(most)}, "cap")
    elif cap is not None and least is not None and least > cap:
        yield spot.told("TD339", {"cap": about(cap), "least": about(least)}, "cap_always")


def _limits(node: Criterion, spot: Spot) -> Iterator[Diagnostic]:
    """A node's limits, floor and clamp that never bind, or always do."""
    gain, loss = gain_of(node), _loss(node)
    either = None if gain is None or loss is None else max(gain, loss)
    for key, most in (("bonus", gain), ("deduct", loss), ("net", either)):
        limit = getattr(node.limit, key) if node.limit is not None else None
        if limit is None:
            continue
        here, least = spot.below("limit", key), _least(node, key)
        if most is not None and most < limit:
            yield here.told("TD339", {"limit": about(limit), "most": about(most)})
        elif limit == 0:
            args = {"limit": about(limit), "most": about(most or ZERO)}
            yield here.told("TD339", args, "always")
        elif least is not None and least > limit:
            yield here.told("TD339", {"limit": about(limit), "least": about(least)}, "least")
    if node.clamp and gain == 0:
        yield spot.below("clamp").told("TD339", variant="clamp")
    if isinstance(node.floor, Fraction) and node.is_leaf and loss is not None:
        bottom = node.leaf_rule.reach(node.max)[0] - loss
        if bottom > node.floor:
            args = {"floor": about(node.floor), "least": about(bottom)}
            yield spot.below("floor").told("TD339", args, "floor")


def _least(node: Criterion, kind: str) -> Fraction | None:
    """The least that something in the lists of one kind at a node and below it comes to; None
    where nothing says it: a rule may add something, or lateness take it off."""
    found: list[Fraction | None] = [None] if kind == "net" else []
    for below in node.walk():
        group = below.bonus if kind == "bonus" else below.deduct
        if group is not None:
            found.append(least_of(group))
        if below.leaf_rule.may_exceed or below.leaf_rule.due_days(NO_YEAR):
            found.append(None)
    known = [one for one in found if one is not None]
    return min(known) if known and len(known) == len(found) else None


def _deciding(
    scale: Scale, node: Criterion, path: Path, file: str, members: int
) -> Iterator[Diagnostic]:
    """Parts that decide their group alone: by their maximum, or as the others set nobody apart."""
    if len(node.criteria) < 2 or not node.max:
        return
    apart = [spread(scale, part, members) for part in node.criteria]
    total = sum(apart, ZERO)
    for n, part in enumerate(node.criteria):
        share, variant = part.max / node.max, ""
        if share < DECIDES:
            share, variant = (apart[n] / total if total else ZERO), "spread"
        if share >= DECIDES:
            args = {"id": part.id, "share": about(rounded(share * 100, 1, "half_up"))}
            where = crumbs(scale)[part.id]
            place = (*path, "criteria", n, "max")
            yield Diagnostic("TD338", file, place, args=args, variant=variant, where=where)


def _bounded(scale: Scale, ends: Callable[[Criterion], bool]) -> set[str]:
    """The nodes for which something at them or above ends what their lists come to."""
    return {below.id for node in scale.with_root if ends(node) for below in node.walk()}


def _ends_bonus(node: Criterion) -> bool:
    limits = node.limit is not None and (node.limit.bonus, node.limit.net) != (None, None)
    return node.clamp or limits


def _ends_deduct(node: Criterion) -> bool:
    """A floor holds where there are deductions, or where it is stated."""
    limits = node.limit is not None and (node.limit.deduct, node.limit.net) != (None, None)
    has_floor = node.deduct is not None or node.floor is not None
    return limits or (has_floor and node.floor != "none")


def gain_of(node: Criterion) -> Fraction | None:
    """The most that bonus of a node and all below it comes to; None: nothing bounds it."""
    total = ZERO
    for below in node.walk():
        most = highest(below.bonus)
        free = below.model_copy(update={"clamp": False})
        top = hand_range(free)[1] if below.is_leaf else below.max
        if most is None or top is None:
            return None
        total += max(top - below.max, most) if below.is_leaf else most
    return total


def _loss(node: Criterion) -> Fraction | None:
    """The same for deductions: a floor ends them; lateness may cost a leaf its maximum."""
    total = ZERO
    for below in node.walk():
        most, bottom = highest(below.deduct), below.floor or ZERO
        gain = ZERO if below.is_leaf else gain_of(below)
        if below.deduct is not None and bottom != "none" and gain is not None:
            room = max(below.max + gain - bottom, ZERO)
            most = room if most is None else min(most, room)
        if most is None:
            return None
        late = below.max if below.leaf_rule.due_days(NO_YEAR) else ZERO
        total += most + late
    return total


HUNDRED = Fraction(100)


def most_percent(scale: Scale) -> Fraction | None:
    """The most percent of its maximum that a unit can come to to which at least half of it applies:
    the same bonus is more percent of a smaller maximum. None where nothing bounds the bonus."""
    whole = (scale.root,) if scale.root is not None else scale.criteria
    gains = [gain_of(node) for node in whole]
    known = [gain for gain in gains if gain is not None]
    if len(known) < len(gains) or not scale.max:
        return None
    assigned = scale.max / 2 if scale.not_applicable == "exclude" else scale.max
    return (1 + sum(known, Fraction(0)) / assigned) * HUNDRED


def _most_of(node: Criterion | None) -> Fraction | None:
    """The most percent of its own maximum that a criterion comes to."""
    gain = None if node is None or not node.max else gain_of(node)
    return None if node is None or gain is None else (1 + gain / node.max) * HUNDRED


def check_bands_reach(scale: Scale, file: str) -> Iterator[Diagnostic]:
    """A band from more percent than there are is nobody's."""
    most = most_percent(scale)
    for n, band in enumerate(scale.bands):
        spot = Spot(file, ("bands", n), (band.name,))
        if most is not None and band.from_ > most:
            yield _beyond(spot.below("from"), band.from_, most)
        yield from _share(spot.below("from"), band.from_)
        yield from check_requires_reach(scale, band.requires, spot.below("requires"))


def check_conditions_reach(scale: Scale, file: str) -> Iterator[Diagnostic]:
    """Conditions of lists and items (`if`) that no figure meets."""
    for node, spot in spots(scale, file):
        for _, group, here in lists_of(node, spot):
            yield from _conditions(scale, group.if_ or {}, here)
        for item, here in items_of(node, spot):
            yield from _conditions(scale, item.if_ or {}, here)


def _conditions(scale: Scale, given: Conditions, spot: Spot) -> Iterator[Diagnostic]:
    for fact, bounds in given.items():
        field = scale.fields.get(fact)
        if field is not None:  # an unknown fact is told by itself
            for flaw in outside(beyond(bounds, field), (fact,), field):
                yield spot.below("if", *flaw.path).told(flaw.code, flaw.args)


def check_requires_reach(
    scale: Scale, requires: Sequence[Requires], spot: Spot
) -> Iterator[Diagnostic]:
    """A condition of more percent of the whole than there are is met by nobody."""
    for path, given in mappings(requires):
        here = spot.below(*path, "min_percent")
        node = None if given.criterion is None else scale.nodes.get(given.criterion)
        most = most_percent(scale) if given.criterion is None else _most_of(node)
        wanted = given.min_percent
        if wanted is not None:
            yield from _share(here, wanted)
        if most is not None and wanted is not None and wanted > most:
            yield _beyond(here, wanted, most)


def _share(spot: Spot, found: Fraction) -> Iterator[Diagnostic]:
    """0.9 where a percent stands may be 90%."""
    if 0 < found <= 1:
        args = {"found": about(found), "other": about(found * HUNDRED)}
        yield spot.told("TD249", args, "bound")


def _beyond(spot: Spot, found: Fraction, most: Fraction) -> Diagnostic:
    return spot.told("TD667", {"found": about(found), "most": about(most)})
