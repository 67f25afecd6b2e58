"""Bonus and deduction lists: what each item comes to, under its and their caps (manual: items)."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.scoring.entries import FactEntry
from thidua.bloc.scoring.ranges import outside_range
from thidua.bloc.scoring.rounding import ZERO
from thidua.bloc.scoring.rounding import total as exact_total
from thidua.diagnostics.diagnostic import NOTHING, Diagnostic
from thidua.model.scale.items import Conditions, Item, Items
from thidua.rules.amounts import ItemEntry, entered
from thidua.rules.base import FoundFigure, PeriodFigure, Survey, Target
from thidua.rules.bounds import within
from thidua.rules.reading import Quantity
from thidua.rules.told import ImpossibleFigure, MissingFigure, Source, Step


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
        amount = _highest_item(item)
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
    known: list[Fraction] = []
    for item in group.items:
        top = _highest_item(item)
        if top is None:
            return None
        known.append(top)
    return max(known, default=ZERO) if group.one_of else sum(known, ZERO)


def _highest_item(item: Item) -> Fraction | None:
    """The most one item can come to."""
    if item.cap is not None:
        return item.cap
    return item.amount.most()
