"""What the items of a form come to as live formulas, and the parts from which formulas are made."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import NamedTuple

from thidua.bloc.scoring.items import highest_item
from thidua.excel.forms.form import Form, event_lists
from thidua.excel.forms.live_cells import (
    FALSE,
    TRUE,
    Cell,
    LiveCells,
    NotInCellsError,
    RuleCells,
    all_of,
    any_of,
    call,
    negated,
    quoted,
    when,
)
from thidua.excel.forms.rows import DEDUCT
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Conditions, Item, Items
from thidua.rules.base import LeafRule
from thidua.rules.bounds import lies_in
from thidua.rules.expression import ZERO, Ref
from thidua.rules.formula import condition, formula, number

LONGEST = 8000
"""Characters that Excel takes in a formula, less some room."""
SHORT = 120
"""Characters up to which a part of a formula that is used twice is written twice."""
FIGURE = 12
"""The same for one that stands in many formulas: a figure, a cell."""


class LeftOut(NamedTuple):
    """Points that the bloc has to compute, and why: a key of the catalogue `form`."""

    why: str


class LiveItems(LiveCells, ABC):
    """The formulas of a form's items. `work`: those of the cells in hidden columns, filled while
    the others are made."""

    def __init__(self, form: Form, scale: Scale, cell: Cell) -> None:
        super().__init__(form, scale, cell)
        self.work: dict[tuple[str, str], str] = {}
        self._found: dict[tuple[str, str], str | LeftOut] = {}
        self._amounts: dict[str, tuple[str, str]] = {}
        self._makers: dict[str, Callable[[], str]] = {}

    @abstractmethod
    def _base(self, node: Criterion) -> str:
        """A node's points before its lists, without excess: its rule's, or its parts'."""

    def _made(self, key: str, what: str, make: Callable[[], str]) -> str | LeftOut:
        """A formula, made once."""
        if (key, what) not in self._found:
            try:
                made: str | LeftOut = make()
            except NotInCellsError as error:
                made = LeftOut(f"by_bloc_{error.why}")
            if isinstance(made, str) and len(made) > LONGEST:
                made = LeftOut("by_bloc_long")
            self._found[key, what] = made
        return self._found[key, what]

    def _is_left(self, key: str) -> bool:
        """Whether a row is left to the bloc."""
        return isinstance(self._made(key, "points", self._makers[key]), LeftOut)

    def _let(self, key: str, what: str, make: Callable[[], str], short: int = SHORT) -> str:
        """A part of formulas: as it is where it is short, else the cell that holds it."""
        made = self._made(key, what, make)
        if isinstance(made, LeftOut):
            raise NotInCellsError(made.why.removeprefix("by_bloc_"))
        if len(made) <= short:
            return f"({made})" if any(sign in made for sign in "+-*/=<>") else made
        self.work[key, what] = f"=IFERROR({made},0)"
        return self.cell(key, what)

    # -- items ----------------------------------------------------------------------------------

    def _item(self, item: Item, node: Criterion) -> str:
        """An item's amount, under its own cap and condition; "" where it did not happen, or a fact
        that it needs is not there."""
        key, items = f"item:{item.id}", self._list_of(item, node)
        occurred, value = self._amount(item, node)
        value = when(self._holds(items, item), value, "0")
        counts = all_of([occurred, negated(self._unknown(item, node))])
        made = when(counts, value, '""')
        return when(self.wrong([key, *self._facts(item, node)]), "NA()", made)

    @staticmethod
    def _list_of(item: Item, node: Criterion) -> Items:
        return next(items for _, items in event_lists(node) if item in items.items)

    def _amount(self, item: Item, node: Criterion) -> tuple[str, str]:
        """Whether an item happened, and what it comes to then under its own cap."""
        if item.id not in self._amounts:
            self._amounts[item.id] = self._occurred(item, node)
        return self._amounts[item.id]

    def _occurred(self, item: Item, node: Criterion) -> tuple[str, str]:
        amount, key = item.amount, f"item:{item.id}"
        entry = self.entry(key)
        if amount.rule is not None:
            occurred, value = self._by_rule(amount.rule, item, node)
        elif not self.is_open(key) and self.known(key).value is None:
            occurred, value = FALSE, "0"  # another scorer's, who said nothing of it
        elif amount.repeats and amount.each_time is not None:
            occurred, value = f"N({entry})<>0", f"{number(amount.each_time)}*N({entry})"
        else:
            occurred = f"{entry}={self.said('yes')}"
            value = number(amount.each_time or ZERO)
            if amount.of_points is not None:
                base = self._base(node)
                if node.is_leaf:
                    base = when(self.missing(node), "0", base)
                value = f"MAX(0,{base})*{number(amount.of_points)}"
        if item.cap is not None:
            value = f"MIN({number(item.cap)},{value})"
        return occurred, value

    def _by_rule(self, rule: LeafRule, item: Item, node: Criterion) -> tuple[str, str]:
        """An item by a rule: of facts, of its own entry, or of what its leaf was given."""
        key = f"item:{item.id}"
        expression = rule.item_arithmetic(item.cap).expression()
        if not rule.takes_entry:
            return TRUE, formula(expression, self.named(rule, [], None))
        blank = self.blank(key)
        occurred, cells = self._handed(rule, key, node)
        value = "0" if occurred == FALSE else formula(expression, cells)
        if blank != TRUE:
            value = when(blank, value, formula(expression, self.named(rule, [key], None)))
        return any_of([negated(blank), occurred]), value

    def _handed(self, rule: LeafRule, key: str, node: Criterion) -> tuple[str, RuleCells]:
        """Whether a leaf was given what an item without entry can read by its rule, and where."""
        nothing = FALSE, RuleCells({}, {}, {})
        if not node.is_leaf:
            return nothing
        source, keys = node.leaf_rule, self.entry_keys(node)
        if source.hands_figure and rule.reads_leaf(ZERO):
            own = self.named(rule, keys, None).figures
            handed = formula(source.figure, self.named(source, keys, node))
            return negated(self.missing(node)), RuleCells({**own, "value": f"({handed})"}, {}, {})
        asked, ask = self.ask(key), self.ask(keys[0])
        if asked is None or ask is None:
            return nothing
        given, words = self.entry(keys[0]), ask.words(self.lang)
        shared = {word for word in words if isinstance(word, str) and rule.reads_leaf(word)}
        occurred = any_of(f"{given}={quoted(words[word])}" for word in words if word in shared)
        said = {**dict.fromkeys(asked.words(self.lang), ""), **words}
        return occurred, RuleCells({"value": given}, {}, said)

    def _holds(self, *things: Items | Item) -> str:
        """Whether the conditions of a list, of an item, hold."""
        return all_of(self._condition(one.if_) for one in things)

    def _condition(self, conditions: Conditions | None) -> str:
        return all_of(
            condition(
                lies_in(bounds, Ref(fact)), RuleCells({fact: self.entry(f"fact:{fact}")}, {}, {})
            )
            for fact, bounds in sorted((conditions or {}).items())
        )

    def _unknown(self, item: Item, node: Criterion) -> str:
        """Whether what an item comes to is unknown: a fact is not there, of the list's condition,
        its own, or its rule, which are asked in that order and only while the ones before hold."""
        items = self._list_of(item, node)
        unknown = self._rule_unknown(item)
        for one in (item, items):
            unknown = any_of([self.blanks(one.if_ or ()), all_of([self._holds(one), unknown])])
        return all_of([self._amount(item, node)[0], unknown])

    def _rule_unknown(self, item: Item) -> str:
        return self.blanks(item.amount.facts)

    def _facts(self, item: Item, node: Criterion) -> list[str]:
        """The rows of the facts that an item needs."""
        facts = [*(self._list_of(item, node).if_ or ()), *(item.if_ or ()), *item.amount.facts]
        return [f"fact:{fact}" for fact in facts]

    def _list(self, node: Criterion, kind: str) -> str:
        """A list's amount: all of it or the largest item, under its cap. What a deduction comes to
        of which figures are not there is the most that it can, as in bloc/scoring."""
        items = next((items for one, items in event_lists(node) if one == kind), None)
        if items is None or not items.items:
            return "0"
        amounts = []
        for item in items.items:
            key = f"item:{item.id}"
            if self._is_left(key):
                if node.is_leaf:
                    self._item(item, node)  # raises why
                continue
            amount = self.points(key)
            if kind == DEDUCT:
                amount = when(self._unknown(item, node), self._worst(item, node, items), amount)
            amounts.append(amount)
        together = call("MAX", amounts) if items.one_of and amounts else "+".join(amounts) or "0"
        return together if items.cap is None else f"MIN({number(items.cap)},{together})"

    def _worst(self, item: Item, node: Criterion, items: Items) -> str:
        most = highest_item(item)
        most = items.cap if most is None else most
        return when(self._rule_unknown(item), number(most or ZERO), self._amount(item, node)[1])
