"""Bonus and deduction lists: what each item comes to, under its and their caps (format.md 4.2)."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.scoring.derivation import ImpossibleFigure, MissingFigure, Step
from thidua.bloc.scoring.entries import FactEntry, ItemEntry, Source
from thidua.bloc.scoring.rounding import ZERO
from thidua.bloc.scoring.rounding import total as exact_total
from thidua.bloc.scoring.rules import fact_value, steps, table, tiers, within
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.criteria import Conditions, Item, Items


class ItemInputs(NamedTuple):
    """What items may read: their own entries, the facts, and the value of their own leaf."""

    entries: Mapping[str, ItemEntry]
    facts: Mapping[str, FactEntry]
    leaf_value: Fraction | str | None = None
    crumb: tuple[str, ...] = ()


class ListResult:
    """A list's amount (points, never negative), how it came about, and what hinders it.

    `happened`: the items that count, with the place that says so."""

    def __init__(self) -> None:
        self.amount = ZERO
        self.steps: list[Step] = []
        self.happened: dict[str, Source | None] = {}
        self.missing: list[tuple[str, str]] = []
        self.problems: list[Diagnostic] = []


def items_amount(group: Items, inputs: ItemInputs, kind: str) -> ListResult:
    """What a list comes to, `only_if_full` aside. `kind`: bonus or deduct."""
    result = ListResult()
    counted: dict[str, Fraction] = {}
    for item in group.items:
        entry = inputs.entries.get(item.id)
        if not _happened(item, entry, inputs):
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
            result.missing.append(missing.what)
            if kind != "deduct":
                continue
            amount, step = _worst(group, item, entry, inputs)
        except ImpossibleFigure as impossible:
            result.problems.append(impossible_figure(impossible, inputs.crumb, item.id))
            continue
        if item.rule is None or amount:
            result.happened[item.id] = step.source
        counted[item.id] = amount
        result.steps.append(
            Step(step.key, {**step.args, "item": item, "kind": kind}, amount, step.source)
        )
    result.amount = _together(group, counted, result.steps)
    return result


def _happened(item: Item, entry: ItemEntry | None, inputs: ItemInputs) -> bool:
    """Whether there is something to count. 0 and false withdraw what is counted by times; for a
    rule 0 is a value, of a fact, an entry or the item's own leaf."""
    rule = item.rule
    if rule is None:
        return entry is not None and entry.value != 0
    if rule.kind == "table" or entry is not None:
        return True
    if rule.kind == "choice":
        return inputs.leaf_value in rule.options
    return rule.of is not None or isinstance(inputs.leaf_value, Fraction)


def _worst(
    group: Items, item: Item, entry: ItemEntry | None, inputs: ItemInputs
) -> tuple[Fraction, Step]:
    """The most that a deduction can come to whose figures are not all there: a unit must not be
    better off for what it has not told."""
    source = entry.source if entry else None
    try:
        amount: Fraction | None = _amount(item, entry, inputs)[0]
    except (MissingFigure, ImpossibleFigure):
        amount = _highest_item(item)
    if amount is None:
        amount = group.cap
    return amount or ZERO, Step("item_unknown", {}, None, source)


def _amount(item: Item, entry: ItemEntry | None, inputs: ItemInputs) -> tuple[Fraction, Step]:
    """The amount of an item that happened, under its own cap."""
    if item.rule is not None:
        amount, step = _by_rule(item, entry, inputs)
    else:
        assert entry is not None
        if item.each is not None:
            times = Fraction(entry.value)
            amount = item.each * times
            args = {"times": times, "each": item.each, "waived": Fraction(entry.waived)}
            step = Step("item_each", args, None, entry.source)
        else:
            amount = item.points or ZERO
            step = Step("item_once", {"points": amount}, None, entry.source)
    if item.cap is not None and amount > item.cap:
        step = Step(step.key, {**step.args, "capped": item.cap}, None, step.source)
        amount = item.cap
    return amount, step


def _by_rule(item: Item, entry: ItemEntry | None, inputs: ItemInputs) -> tuple[Fraction, Step]:
    """An item's rule reads a fact (`of`), its entry, or its own leaf's value, in that order."""
    rule = item.rule
    assert rule is not None
    source = entry.source if entry else None
    if rule.kind == "table":
        amount, step = table(rule, inputs.facts)
        fact = next(iter(rule.rows))
        return amount, Step(f"item_{step.key}", step.args, None, inputs.facts[fact].source)
    read = inputs.leaf_value if entry is None else entry.value
    if rule.kind == "choice":
        option = str(read)
        return rule.options[option], Step("item_choice", {"option": option}, None, source)
    if rule.of is not None:
        value = fact_value(inputs.facts, rule.of)
        source = inputs.facts[rule.of].source
    else:
        value = Fraction(read)  # type: ignore[arg-type]
    if rule.kind == "tiers":
        amount, step = tiers(rule, value, source)
    else:
        amount, step = steps(rule, value, item.cap)
    return amount, Step(f"item_{step.key}", step.args, None, source)


def _conditions(conditions: Conditions | None, facts: Mapping[str, FactEntry]) -> bool:
    """Whether every fact lies in its bounds. Asked for only when the item happened."""
    if not conditions:
        return True
    # Every fact is asked for, also when an earlier one already fails: what is missing is told. In
    # an order of their own, for that of the keys must not show.
    figures = {name: fact_value(facts, name) for name in sorted(conditions)}
    return all(within(bounds, figures[name]) for name, bounds in conditions.items())


def _together(group: Items, counted: Mapping[str, Fraction], found: list[Step]) -> Fraction:
    """The list's amount: all of it, or the largest item, under the list's cap."""
    if group.one_of and len(counted) > 1:
        largest = max(counted, key=lambda item: counted[item])
        total = counted[largest]
        found.append(Step("one_of", {"id": largest}, total))
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


def highest(group: Items | None) -> Fraction | None:
    """The most a list can come to; None when nothing bounds it."""
    if group is None:
        return ZERO
    if group.cap is not None:
        return group.cap
    tops: list[Fraction | None] = [_highest_item(item) for item in group.items]
    if any(top is None for top in tops):
        return None
    known = [top for top in tops if top is not None]
    return max(known, default=ZERO) if group.one_of else sum(known, ZERO)


def _highest_item(item: Item) -> Fraction | None:
    """The most one item can come to."""
    if item.cap is not None:
        return item.cap
    rule = item.rule
    if rule is None:
        return None if item.each else (item.points or ZERO)
    if rule.kind == "tiers":
        return max((tier.points for tier in rule.tiers), default=ZERO)
    if rule.kind == "choice":
        return max(rule.options.values(), default=ZERO)
    if rule.kind == "table":
        cells = [cell for row in rule.points for cell in row]
        return max([*cells, rule.else_ or ZERO])
    return None
