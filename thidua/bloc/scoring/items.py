"""Bonus and deduction lists: what each item comes to, under its and their caps (manual: items).

What items mean beyond points: some exclude each other, some take a unit out (manual: items).

What a node's lists do to its points: bonus, floor, limit, clamp (manual: items).
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.scoring.entries import FactEntry
from thidua.bloc.scoring.result import NodeResult
from thidua.bloc.scoring.rounding import ZERO
from thidua.bloc.scoring.rounding import total as exact_total
from thidua.diagnostics.diagnostic import NOTHING, Diagnostic
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Conditions, Item, Items, Limit
from thidua.rules.amounts import ItemEntry, entered
from thidua.rules.arithmetic import ImpossibleFigure, MissingFigure, Source, Step
from thidua.rules.base import FEW, FoundFigure, PeriodFigure, Survey, Target, steps_to
from thidua.rules.bounds import within
from thidua.rules.reading import Quantity
from thidua.text.numbers import SpokenFigure, about


class ItemInputs(NamedTuple):
    """What items may read: their own entries, the facts, and the value of their own leaf; `fields`:
    what their entries count, by item; `bloc`: the figures of the bloc, by item."""

    entries: Mapping[str, ItemEntry]
    facts: Mapping[str, FactEntry]
    leaf_value: Fraction | str | None = None
    crumb: tuple[str, ...] = ()
    fields: Mapping[str, Quantity] = NOTHING
    bloc: Mapping[str, Survey] = NOTHING
    base: Fraction = ZERO


class _ItemFigures(NamedTuple):
    """What one item may read."""

    inputs: ItemInputs
    item: ItemEntry | None
    name: str

    @property
    def base(self) -> Fraction:
        return self.inputs.base

    @property
    def handed(self) -> Fraction | str | None:
        return self.inputs.leaf_value

    def entry(self) -> FoundFigure:
        return entered(self.item, self.handed)

    def fact(self, name: str) -> FoundFigure:
        return fact_found(self.inputs.facts, name)

    def target(self, said: Target) -> FoundFigure:
        return FoundFigure(said if isinstance(said, Fraction) else None)

    def bloc(self) -> Survey:
        return self.inputs.bloc.get(self.name, NOTHING)

    def periods(self, _kind: str) -> Sequence[PeriodFigure]:
        """No item rolls up periods."""
        return ()

    def mentioned(self) -> None:
        """An item that is asked happened."""


def fact_found(facts: Mapping[str, FactEntry], name: str) -> FoundFigure:
    """A fact's figure and its place; one that nobody gave is missing like an entry."""
    if name not in facts:
        raise MissingFigure("fact", name)
    fact = facts[name]
    return FoundFigure(fact.value, fact.source)


class ListResult:
    """A list's amount (points, never negative), how it came about, and what hinders it.

    `happened`: the items that count, with the place that says so."""

    def __init__(self) -> None:
        self.amount = ZERO
        self.steps: list[Step] = []
        self.occurred: dict[str, Source | None] = {}
        self.missing: list[tuple[str, str]] = []
        self.problems: list[Diagnostic] = []


def items_amount(group: Items, inputs: ItemInputs, kind: str) -> ListResult:
    """What a list comes to, `only_if_full` aside. `kind`: bonus or deduct."""
    result = ListResult()
    if group.only_if_said is not None and group.only_if_said.isdisjoint(inputs.entries):
        return result
    counted: dict[str, Fraction] = {}

    def count(item: Item, amount: Fraction, step: Step) -> None:
        counted[item.id] = amount
        args = {**step.args, "item": item, "kind": kind}
        result.steps.append(Step(step.key, args, amount, step.source))

    for item in group.items:
        entry = inputs.entries.get(item.id)
        if not item.amount.occurred(entry, inputs.leaf_value):
            if entry is not None and entry.waived:
                waived = {"item": item, "waived": Fraction(entry.waived)}
                result.steps.append(Step("item_waived", waived, ZERO, entry.source))
            continue
        try:
            if not _conditions(group.if_, inputs.facts) or not _conditions(item.if_, inputs.facts):
                at = entry.source if entry else None
                result.steps.append(Step("item_if", {"item": item}, ZERO, at))
                continue
            amount, step = _amount(item, entry, inputs)
        except MissingFigure as missing:
            # What is withheld may take points, and disqualifies nobody: it is not known to be so.
            result.missing.append(missing.what)
            if kind == "deduct":
                amount, step = _worst(group, item, entry, inputs)
                count(item, amount, step)
            continue
        except ImpossibleFigure as impossible:
            result.problems.append(impossible_figure(impossible, inputs.crumb, item.id))
            continue
        if entry is not None and not item.amount.takes_occurrences:
            value, field = entry.value, inputs.fields.get(item.id)
            if field is not None and isinstance(value, Fraction) and not field.holds(value):
                where = (*inputs.crumb, f"{item.id} “{item.name}”")
                result.problems.append(outside_range(field, value, entry.source, where))
        if item.amount.counts_when(amount):
            result.occurred[item.id] = step.source
        count(item, amount, step)
    result.amount = _together(group, counted, result.steps)
    return result


def _worst(
    group: Items, item: Item, entry: ItemEntry | None, inputs: ItemInputs
) -> tuple[Fraction, Step]:
    """The most that a deduction can come to whose figures are not all there: a unit must not be
    better off for what it has not told. What nothing bounds can't be counted so, and is told as
    missing."""
    source = entry.source if entry else None
    try:
        amount: Fraction | None = _amount(item, entry, inputs)[0]
    except (MissingFigure, ImpossibleFigure):
        amount = highest_item(item)
    if amount is None:
        amount = group.cap
    return amount or ZERO, Step("item_unknown", {}, None, source)


def _amount(item: Item, entry: ItemEntry | None, inputs: ItemInputs) -> tuple[Fraction, Step]:
    """The amount of an item that happened, under its own cap."""
    amount, step = item.amount.reckoned(_ItemFigures(inputs, entry, item.id), item.cap)
    if item.cap is not None and amount > item.cap:
        step = Step(step.key, {**step.args, "capped": item.cap}, None, step.source)
        amount = item.cap
    return amount, step


def _conditions(conditions: Conditions | None, facts: Mapping[str, FactEntry]) -> bool:
    """Whether every fact lies in its bounds. Asked for only when the item happened."""
    if not conditions:
        return True
    # Every fact is asked for, also when an earlier one already fails: what is missing is told. In
    # an order of their own, for that of the keys must not show.
    for name in sorted(conditions):
        fact_found(facts, name)
    return all(within(bounds, facts[name].value) for name, bounds in conditions.items())


def _together(group: Items, counted: Mapping[str, Fraction], found: list[Step]) -> Fraction:
    """The list's amount: all of it, or the largest item, under the list's cap."""
    if group.one_of and len(counted) > 1:
        largest = max(counted, key=lambda item: counted[item])
        total = counted[largest]
        item = next(one for one in group.items if one.id == largest)
        found.append(Step("one_of", {"largest": item}, total))
    else:
        total = exact_total(counted.values())
    if group.cap is not None and total > group.cap:
        found.append(Step("list_cap", {"sum": total, "cap": group.cap}, group.cap))
        total = group.cap
    return total


def impossible_figure(
    impossible: ImpossibleFigure, crumb: tuple[str, ...], name: str
) -> Diagnostic:
    """The diagnostic of a figure from which a rule can't produce points."""
    source = impossible.source
    args: dict[str, str] = {"id": name, **impossible.details}
    return Diagnostic(
        impossible.code,
        source.file if source else None,
        source.path if source else (),
        variant=args.pop("variant", ""),
        args=args,
        where=crumb,
    )


def outside_range(
    field: Quantity, found: Fraction, source: Source, where: tuple[str, ...]
) -> Diagnostic:
    """A figure outside the range of its field."""
    args = {"found": about(found), **field.ends}
    variant = "" if field.stated else "count" if field.high is None else "percent"
    if not field.stated:
        wider = "[-1000, 1000]" if field.high is None else "[-100, 100]"
        args["range"] = SpokenFigure(wider if found < 0 else "[0, 200]")
    return Diagnostic("TD248", source.file, source.path, args=args, variant=variant, where=where)


def highest(group: Items | None) -> Fraction | None:
    """The most a list can come to; None when nothing bounds it."""
    if group is None:
        return ZERO
    if group.cap is not None:
        return group.cap
    known: list[Fraction] = []
    for item in group.items:
        top = highest_item(item)
        if top is None:
            return None
        known.append(top)
    return max(known, default=ZERO) if group.one_of else sum(known, ZERO)


def list_levels(group: Items | None, most: Fraction | None = None) -> frozenset[Fraction] | None:
    """All that a list can come to, where that is a few figures; None where it may be any. `most`:
    what is more makes no difference."""
    found = {ZERO}
    if group is None:
        return frozenset(found)
    most = group.cap if group.cap is not None else most
    for item in group.items:
        own = _levels_of(item, most)
        if own is None:
            return None
        found |= own if group.one_of else {one + more for one in found for more in own}
        found = found if most is None else {min(one, most) for one in found}
        if len(found) > FEW:
            return None
    return frozenset(found)


def _levels_of(item: Item, most: Fraction | None) -> set[Fraction] | None:
    most = item.cap if item.cap is not None else most
    if item.each is not None:
        steps = steps_to(most, item.each) if most is not None else None
        return None if steps is None else {*steps}
    if item.share is not None or item.rule is not None:
        return None
    return {ZERO, item.points or ZERO}


def highest_item(item: Item) -> Fraction | None:
    """The most one item can come to."""
    if item.cap is not None:
        return item.cap
    return item.amount.most()


def disqualifying(scale: Scale, results: Mapping[str, NodeResult]) -> list[Item]:
    """The items that happened and take the unit out of the ranking, whatever the points."""
    return [item for item, node in scale.disqualifiers if item.id in results[node.id].occurred]


def clashes(
    scale: Scale, results: Mapping[str, NodeResult], crumb: tuple[str, ...]
) -> list[Diagnostic]:
    """Two items that exclude each other, of whatever list or node, both count: each pair once."""
    found: dict[frozenset[str], Diagnostic] = {}
    for item, node in scale.exclusive:
        for other in item.excludes:
            pair = frozenset((item.id, other))
            for occurred in _views(results, node.id, scale.items[other][1] is node):
                if pair <= occurred.keys() and pair not in found:
                    source = occurred[item.id] or occurred[other]
                    found[pair] = Diagnostic(
                        "TD217",
                        source.file if source else None,
                        source.path if source else (),
                        at="key",
                        args={"id": item.id, "other": other},
                        where=(*crumb, node.crumb),
                    )
    return list(found.values())


def _views(
    results: Mapping[str, NodeResult], node_id: str, at_home: bool
) -> Iterable[Mapping[str, Source | None]]:
    """Who may contradict himself: each scorer at one node, else the unit as a whole."""
    own = results[node_id]
    if at_home:
        return [one.occurred for one in own.voices or (own,)]
    return [{item: at for one in results.values() for item, at in one.occurred.items()}]


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
    return floor


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
