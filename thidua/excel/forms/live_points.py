"""The points of a form as live formulas: what thidua would compute from the cells as they are.

A leaf or item has a formula where its points follow from the unit's own figures; what needs the
bloc's figures, or cannot be said in cells, has none and is left to the bloc. Subtotals and the
total are of those that have one. What is typed counts; at a later stage, where nothing is, what an
earlier stage said.
"""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import count, takewhile
from typing import NamedTuple

from thidua.excel.forms.answers import NA, NEVER, Asked
from thidua.excel.forms.form import Form, event_lists
from thidua.excel.forms.rows import EarlierRow
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Conditions, Item, Items
from thidua.rules.arithmetic import NO_POINTS
from thidua.rules.base import ENTRY, FACT, TARGET, LeafRule
from thidua.rules.bounds import lies_in
from thidua.rules.expression import Ref
from thidua.rules.formula import condition, formula, round_
from thidua.rules.targets import pledged_task
from thidua.text.numbers import trimmed
from thidua.words import Lang, say

LONGEST = 8000
"""Characters that Excel takes in a formula, less some room."""
UNSAID = ("limit",)
"""Keys of nodes whose effect reaches beyond their own cells: left to the bloc."""


Cell = Callable[[str, str], str]
"""(row key, column) -> the cell's name."""


class NotInCellsError(Exception):
    """The points can't be computed from the form's own cells."""


class RuleCells(NamedTuple):
    """The cells that a rule's figures stand in, and how its words are said there."""

    figures: Mapping[str, str]
    nevers: Mapping[str, str]
    said: Mapping[str | bool, str]

    def figure(self, name: str) -> str:
        """The cell of a figure, or an expression that gives it."""
        if name not in self.figures:
            raise NotInCellsError
        return self.figures[name]

    def word(self, _name: str, word: str | bool) -> str:
        """What the cell holds for an option, for passed or failed."""
        if word not in self.said:
            raise NotInCellsError
        return quoted(self.said[word])

    def never(self, name: str) -> str:
        """That the thing was never done."""
        if name not in self.nevers:
            raise NotInCellsError
        return self.nevers[name]


class LiveCells:
    """The cells of one form. `cell` names them."""

    def __init__(self, form: Form, scale: Scale, cell: Cell) -> None:
        self.form = form
        self.scale = scale
        self.cell = cell
        self.lang: Lang = form.lang
        self.year = form.identity.whole_year
        self.rows = {row.key: row for row in form.rows}
        self.later = form.identity.is_later

    # -- cells ----------------------------------------------------------------------------------

    def known(self, key: str) -> EarlierRow:
        return self.form.earlier.get(key, EarlierRow())

    def entry(self, key: str) -> str:
        """What counts as a row's entry: what is typed, else what an earlier stage said."""
        row = self.rows.get(key)
        if row is None or row.ask is None:
            known = self.constant(key, row.ask if row else None)
            if known is None:
                raise NotInCellsError
            return known
        cell = self.cell(key, "entry")
        known = self.constant(key, row.ask)
        return cell if known is None else f'IF({cell}="",{known},{cell})'

    def constant(self, key: str, ask: Asked | None) -> str | None:
        value: object = self.known(key).value
        if ask is not None:
            value = ask.constant(self.lang, value)
        if isinstance(value, bool):
            return quoted(say(self.lang, "form.passed" if value else "form.failed"))
        if isinstance(value, Fraction):
            return number(value)
        if isinstance(value, date):
            return f"DATE({value.year},{value.month},{value.day})"
        return quoted(value) if isinstance(value, str) else None

    def blank(self, key: str) -> str:
        """Whether nothing counts as a row's entry."""
        row = self.rows.get(key)
        if self.known(key).value is not None:
            return "FALSE"
        if row is None or row.ask is None:
            return "TRUE"
        return f'{self.cell(key, "entry")}=""'

    def instead(self, key: str, what: str) -> str:
        """Whether `na` or `never` was chosen in a row."""
        row = self.rows.get(key)
        if row is None or what not in row.instead:
            return "FALSE"
        return f"{self.cell(key, 'instead')}={quoted(say(self.lang, f'form.{what}'))}"

    # -- rules ----------------------------------------------------------------------------------

    def named(self, rule: LeafRule, keys: list[str], leaf: Criterion | None) -> RuleCells:
        """The cells of a rule. `keys`: the rows of its entries; `leaf`: whose rule it is."""
        figures: dict[str, str] = {}
        nevers: dict[str, str] = {}
        for need in rule.needs:
            if need.of == ENTRY:
                key = keys[int(need.key)] if isinstance(need.key, int) else keys[0]
                figures[need.name] = self.entry(key)
                nevers[need.name] = self.never(key)
            elif need.of == FACT:
                figures[need.name] = self.entry(f"fact:{need.key}")
            elif need.of == TARGET and leaf is not None:
                figures[need.name] = self.target(rule, leaf)
                nevers[need.name] = "FALSE"
            else:
                raise NotInCellsError
        asks = [row.ask for key in keys if (row := self.rows.get(key)) and row.ask]
        return RuleCells(figures, nevers, asks[0].words(self.lang) if asks else {})

    def never(self, key: str) -> str:
        """Whether a thing was never done: chosen here, or said before and not overruled."""
        now, row = self.instead(key, NEVER), self.rows.get(key)
        if row is None or NEVER not in row.instead or self.known(key).value != NEVER:
            return now
        return f'OR({now},{self.cell(key, "entry")}="")'

    def target(self, rule: LeafRule, leaf: Criterion) -> str:
        """The unit's target: the rule's own, the one that it pledged, the one typed."""
        said = rule.own_target
        if isinstance(said, Fraction):
            return number(said)
        task = pledged_task(said)
        if task is not None:
            if task not in self.form.pledges:
                raise NotInCellsError
            return number(self.form.pledges[task])
        if said is not None and not rule.asks_target:
            raise NotInCellsError
        return self.entry(f"target:{leaf.id}")

    def entry_keys(self, leaf: Criterion) -> list[str]:
        """The rows that ask a leaf's rule: its own, or one for each due day."""
        days = (f"due:{leaf.id}:{n}" for n in count(1))
        there = list(takewhile(self.rows.__contains__, days))
        return there or [f"leaf:{leaf.id}"]

    def missing(self, leaf: Criterion) -> list[str]:
        """What makes a leaf's points unknown: each a condition."""
        rule = leaf.leaf_rule
        found: list[str] = []
        if rule.by_hand:
            found.append(self.unmentioned(leaf))
        keys = self.entry_keys(leaf)
        for need in rule.needs:
            if need.of == ENTRY:
                key = keys[int(need.key)] if isinstance(need.key, int) else keys[0]
                blank, never = self.blank(key), self.instead(key, NEVER)
                found.append(blank if never == "FALSE" else f"AND({blank},NOT({never}))")
            elif need.of == FACT:
                found.append(self.blank(f"fact:{need.key}"))
            elif need.of == TARGET and rule.asks_target:
                found.append(self.blank(f"target:{leaf.id}"))
        return found

    def unmentioned(self, leaf: Criterion) -> str:
        """Whether nobody said anything of a leaf that is full unless events say otherwise."""
        cells = [self.cell(f"leaf:{leaf.id}", one) for one in ("note", "evidence")]
        cells += [self.cell(key, "entry") for key in self.item_keys(leaf)]
        said = f"{self.cell('field:no_other_events', 'entry')}={quoted(say(self.lang, 'form.yes'))}"
        return f"AND(COUNTA({','.join(cells)})=0,NOT({said}))"

    def item_keys(self, node: Criterion) -> list[str]:
        keys = [f"item:{item.id}" for _, items in event_lists(node) for item in items.items]
        return [key for key in keys if key in self.rows and self.rows[key].ask is not None]


class LivePoints(LiveCells):
    """The formulas of one form."""

    def __init__(self, form: Form, scale: Scale, cell: Cell) -> None:
        super().__init__(form, scale, cell)
        makers: dict[str, Callable[[], str]] = {"total": self._total}
        for node in scale.nodes.values():
            of = self._leaf if node.is_leaf else self._group
            makers[f"{'leaf' if node.is_leaf else 'group'}:{node.id}"] = partial(of, node)
        for id_, pair in scale.items.items():
            makers[f"item:{id_}"] = partial(self._item, *pair)
        self.makers = makers

    def formula(self, key: str) -> str | None:
        """The formula of a row's points; None where the bloc has to compute them, "" where a row
        has none."""
        if key not in self.makers:
            return ""
        try:
            made = self.makers[key]()
        except NotInCellsError:
            return None
        wrapped = f'=IFERROR({made},"{say(self.lang, "form.look_again")}")'
        return wrapped if len(wrapped) <= LONGEST else None

    # -- items ----------------------------------------------------------------------------------

    def _item(self, item: Item, node: Criterion) -> str:
        """An item's amount, under its own cap and condition; "" where it did not happen."""
        amount, key = item.amount, f"item:{item.id}"
        row = self.rows.get(key)
        asked = row is not None and row.ask is not None
        if amount.rule is not None:
            occurred, value = self._by_rule(amount.rule, item, node, key if asked else "")
        elif amount.repeats and amount.each_time is not None:
            entry = self.entry(key)
            occurred, value = f"N({entry})<>0", f"{number(amount.each_time)}*N({entry})"
        else:
            occurred = f"{self.entry(key)}={quoted(say(self.lang, 'form.yes'))}"
            if amount.of_points is not None:
                known = (
                    ",".join(f"NOT({one})" for one in self.missing(node)) if node.is_leaf else ""
                )
                occurred = f"AND({known},{occurred})" if known else occurred
                value = f"MAX(0,{self._base(node)})*{number(amount.of_points)}"
            else:
                value = number(amount.each_time or Fraction(0))
        if item.cap is not None:
            value = f"MIN({number(item.cap)},{value})"
        if item.if_:
            value = f"IF({self._condition(item.if_)},{value},0)"
        return f'IF({occurred},{value},"")'

    def _by_rule(self, rule: LeafRule, item: Item, node: Criterion, key: str) -> tuple[str, str]:
        """An item by a rule: of facts, of its own entry, or of what its leaf was given."""
        expression = rule.item_arithmetic(item.cap).expression()
        if not rule.takes_entry:
            blanks = [self.blank(f"fact:{fact}") for fact in rule.facts]
            return f"NOT(OR({','.join(blanks)}))", formula(expression, self.named(rule, [], None))
        if key:
            named = self.named(rule, [key], None)
            return f"NOT({self.blank(key)})", formula(expression, named)
        if not node.is_leaf or not node.leaf_rule.hands_figure:
            raise NotInCellsError
        source, keys = node.leaf_rule, self.entry_keys(node)
        own = f"fact:{source.facts[0]}" if source.facts else keys[0]
        handed = formula(source.figure, self.named(source, keys, node))
        named = RuleCells({"value": f"({handed})"}, {}, {})
        return f"NOT({self.blank(own)})", formula(expression, named)

    def _condition(self, conditions: Conditions) -> str:
        tests = [
            condition(
                lies_in(bounds, Ref(fact)), RuleCells({fact: self.entry(f"fact:{fact}")}, {}, {})
            )
            for fact, bounds in sorted(conditions.items())
        ]
        return f"AND({','.join(tests)})"

    def _unknown_items(self, node: Criterion) -> list[str]:
        """Conditions under which what an item comes to is unknown: a fact that it needs is not
        there."""
        found = []
        for _, items in event_lists(node):
            for item in items.items:
                needed = list(item.if_ or {}) + list(items.if_ or {})
                blanks = [self.blank(f"fact:{fact}") for fact in needed]
                if item.amount.rule is not None and not item.amount.rule.takes_entry:
                    blanks += [self.blank(f"fact:{fact}") for fact in item.amount.facts]
                    found += blanks
                elif blanks:
                    key = f"item:{item.id}"
                    if key in self.rows and self.rows[key].ask is not None:
                        found.append(f"AND(NOT({self.blank(key)}),OR({','.join(blanks)}))")
                    else:
                        found += blanks
        return [one for one in found if one != "FALSE"]

    def _list(self, items: Items | None) -> str:
        """A list's amount: all of it or the largest item, under its cap and condition."""
        if items is None or not items.items:
            return "0"
        for item in items.items:
            self._item(item, self.scale.items[item.id][1])  # each must be one that cells can say
        cells = [f"N({self.cell(f'item:{item.id}', 'calc')})" for item in items.items]
        amount = f"MAX({','.join(cells)})" if items.one_of else "+".join(cells)
        if items.cap is not None:
            amount = f"MIN({number(items.cap)},{amount})"
        if items.if_:
            amount = f"IF({self._condition(items.if_)},{amount},0)"
        return f"({amount})"

    # -- nodes ----------------------------------------------------------------------------------

    def _refuse(self, *things: object) -> None:
        """What reaches beyond the cells of a node is left to the bloc."""
        for thing in things:
            if any(getattr(thing, key, None) for key in UNSAID):
                raise NotInCellsError

    def _leaf(self, leaf: Criterion) -> str:
        key = f"leaf:{leaf.id}"
        row = self.rows[key]
        known = self.known(key).points
        before = '""' if known is None else number(known)
        policy = {"exclude": "0", "full": number(leaf.max), "zero": "0"}
        nothing = policy[self.scale.not_applicable]
        if leaf.id in self.form.exempt:
            return nothing
        if not row.points:
            return before
        rule = leaf.leaf_rule
        self._refuse(leaf)
        points = self._with_lists(leaf, rule, self._value(leaf))
        early = leaf.arithmetic(self.year).early
        if early is not NO_POINTS:
            points = f"{points}+{formula(early, self.named(rule, self.entry_keys(leaf), leaf))}"
        made = self._rounded(points)
        missing = [
            one for one in (*self.missing(leaf), *self._unknown_items(leaf)) if one != "FALSE"
        ]
        if missing:
            made = f'IF(OR({",".join(missing)}),"",{made})'
        na = self._na(leaf)
        if na != "FALSE":
            made = f"IF({na},{nothing},{made})"
        return self._over_earlier(leaf, made, before) if self.later else made

    def _value(self, leaf: Criterion) -> str:
        """What a leaf's rule gives."""
        rule = leaf.leaf_rule
        if not rule.of_own_figures:
            raise NotInCellsError
        named = self.named(rule, self.entry_keys(leaf), leaf)
        return formula(leaf.arithmetic(self.year).expression(), named)

    def _base(self, node: Criterion) -> str:
        """A node's points before its lists, without excess: what a share is taken of."""
        if not node.is_leaf:
            return f"({self._parts(node.criteria)})"
        return f"MIN({self._value(node)},{number(node.max)})"

    def _with_lists(self, leaf: Criterion, rule: LeafRule, value: str) -> str:
        """points = max(floor, rule - deduct) + bonus, the excess set aside and added."""
        most = number(leaf.max)
        base = f"MIN({value},{most})" if rule.may_exceed else value
        plain = (
            self._floored(leaf, f"({base})-{self._list(leaf.deduct)}")
            if leaf.deduct
            else (self._floored(leaf, base))
        )
        points = plain
        if leaf.bonus is not None:
            bonus = self._list(leaf.bonus)
            if leaf.bonus.only_if_full:
                bonus = f"IF(ROUND({plain},9)>={most},{bonus},0)"
            points = f"{points}+{bonus}"
        if rule.may_exceed:
            points = f"{points}+MAX(({value})-{most},0)"
        return f"MIN({points},{most})" if leaf.clamp else points

    def _floored(self, node: Criterion, points: str) -> str:
        if (node.deduct is None and node.floor is None) or node.floor == "none":
            return points
        return f"MAX({number(node.floor or Fraction(0))},{points})"

    def _rounded(self, points: str) -> str:
        rounding = self.scale.rounding
        if rounding.at == "total":
            return points
        if getattr(rounding, "to", None) is not None:
            raise NotInCellsError
        return round_(points, rounding.places, rounding.mode)

    def _over_earlier(self, leaf: Criterion, made: str, before: str) -> str:
        """At a later stage: points by hand, else what stood before where nothing new was said."""
        key = f"leaf:{leaf.id}"
        hand = self.cell(key, "points")
        keys = [key, *self.entry_keys(leaf), f"target:{leaf.id}", *self.item_keys(leaf)]
        facts = [*leaf.leaf_rule.facts, *(f for i in leaf.items() for f in i.amount.facts)]
        facts += [fact for item in leaf.items() for fact in item.if_ or {}]
        keys += [f"fact:{fact}" for fact in facts]
        cells = self._typed(keys)
        given = self._rounded(f"N({hand})")
        kept = f"IF(COUNTA({','.join(cells)})=0,{before},{made})" if cells else before
        return f'IF({hand}<>"",{given},{kept})'

    def _typed(self, keys: list[str]) -> list[str]:
        """The cells of some rows into which an answer can be typed."""
        cells = []
        for one in dict.fromkeys(keys):
            row = self.rows.get(one)
            if row is not None and row.ask is not None:
                cells.append(self.cell(one, "entry"))
            if row is not None and row.instead:
                cells.append(self.cell(one, "instead"))
        return cells

    def _parts(self, parts: tuple[Criterion, ...]) -> str:
        keys = [f"{'leaf' if part.is_leaf else 'group'}:{part.id}" for part in parts]
        return "+".join(f"N({self.cell(key, 'calc')})" for key in keys) or "0"

    def _group(self, node: Criterion) -> str:
        """The sum of the parts, then the group's own lists."""
        for below in node.walk():
            if not below.is_leaf:
                self._refuse(below)
        for part in node.criteria:
            if not part.is_leaf:
                self._group(part)  # a group that the bloc computes leaves those above it, too
        together = self._parts(node.criteria)
        if node.bonus is None and node.deduct is None and node.floor is None and not node.clamp:
            return together
        unknown = self._unknown_items(node)
        points = self._floored(node, f"({together})-{self._list(node.deduct)}")
        if node.bonus is not None:
            if node.bonus.only_if_full:
                raise NotInCellsError
            points = f"{points}+{self._list(node.bonus)}"
        if node.clamp:
            points = f"MIN({points},{self._assigned(node)})"
        if unknown:
            points = f'IF(OR({",".join(unknown)}),"",{points})'
        none = self._all_na(node)
        return points if none == "FALSE" else f"IF({none},{together},{points})"

    def _assigned(self, node: Criterion) -> str:
        """The assigned maximum: without the leaves that do not apply, where they are left out."""
        terms = []
        for leaf in node.leaves():
            na = self._na(leaf)
            if self.scale.not_applicable != "exclude" or na == "FALSE":
                terms.append(number(leaf.max))
            elif na != "TRUE":
                terms.append(f"IF({na},0,{number(leaf.max)})")
        return "(" + ("+".join(terms) or "0") + ")"

    def _na(self, leaf: Criterion) -> str:
        if leaf.id in self.form.exempt:
            return "TRUE"
        key = f"leaf:{leaf.id}"
        now = self.instead(key, NA)
        if not self.known(key).is_na:
            return now
        row = self.rows[key]
        if not row.points:
            return "TRUE"
        cells = self._typed([key, *self.entry_keys(leaf), f"target:{leaf.id}"])
        cells.append(self.cell(key, "points"))
        return f"OR({now},COUNTA({','.join(cells)})=0)"

    def _all_na(self, node: Criterion) -> str:
        tests = [self._na(leaf) for leaf in node.leaves()]
        return "FALSE" if "FALSE" in tests else f"AND({','.join(tests)})"

    def _total(self) -> str:
        """The published total: rounded once, as the scale declares."""
        for top in self.scale.criteria:
            if not top.is_leaf:
                self._group(top)
        rounding, root = self.scale.rounding, self.scale.root
        together = self._parts(self.scale.criteria) if root is None else self._group(root)
        to = getattr(rounding, "to", None)
        if to is not None:
            return f"{round_(f'({together})/{number(to)}', 0, rounding.mode)}*{number(to)}"
        return round_(together, rounding.places, rounding.mode)


def number(value: Fraction) -> str:
    text = trimmed(value)
    return f"({text})" if "/" in text or text.startswith("-") else text


def quoted(text: str) -> str:
    escaped = text.replace('"', '""')
    return f'"{escaped}"'
