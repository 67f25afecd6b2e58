"""The points of a form as live formulas: what thidua would compute from the cells as they are.

A leaf or item has a formula where its points follow from the unit's own figures; what needs the
bloc's figures, or cannot be said in cells, has none and is left to the bloc. Subtotals and the
total are of those that have one.
"""

from fractions import Fraction

from thidua.excel.forms.answers import NA
from thidua.excel.forms.form import event_lists
from thidua.excel.forms.live_cells import LiveCells, NotInCellsError, RuleCells, number, quoted
from thidua.excel.forms.rows import FormRow
from thidua.model.scale.criteria import Criterion
from thidua.model.scale.items import Conditions, Item, Items
from thidua.rules.arithmetic import NO_POINTS
from thidua.rules.base import LeafRule
from thidua.rules.bounds import lies_in
from thidua.rules.expression import Ref
from thidua.rules.formula import condition, formula, round_
from thidua.words import say

LONGEST = 8000
"""Characters that Excel takes in a formula, less some room."""
UNSAID = ("limit",)
"""Keys of nodes whose effect reaches beyond their own cells: left to the bloc."""


class LivePoints(LiveCells):
    """The formulas of one form."""

    def formula(self, row: FormRow) -> str | None:
        """The formula of a row's points; None where the bloc has to compute them, "" where a row
        has none."""
        try:
            made = row.formula(self)
        except NotInCellsError:
            return None
        wrapped = made and f'=IFERROR({made},"{say(self.lang, "form.look_again")}")'
        return wrapped if len(wrapped) <= LONGEST else None

    def item(self, id_: str) -> str:
        return self._item(*self.scale.items[id_])

    def leaf(self, id_: str) -> str:
        return self._leaf(self.scale.nodes[id_])

    def group(self, id_: str) -> str:
        return self._group(self.scale.nodes[id_])

    # -- items ----------------------------------------------------------------------------------

    def _item(self, item: Item, node: Criterion) -> str:
        """An item's amount, under its own cap and condition; "" where it did not happen."""
        amount, key = item.amount, f"item:{item.id}"
        row = self.rows.get(key)
        asked = row is not None and row.ask is not None
        if amount.rule is not None:
            occurred, value = self._by_rule(amount.rule, item, node, key if asked else "")
        elif amount.each_time is None:
            raise NotInCellsError
        elif amount.repeats:
            entry = self.entry(key)
            occurred, value = f"N({entry})<>0", f"{number(amount.each_time)}*N({entry})"
        else:
            yes = quoted(say(self.lang, "form.yes"))
            occurred, value = f"{self.entry(key)}={yes}", number(amount.each_time)
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
        if not rule.of_own_figures:
            raise NotInCellsError
        named = self.named(rule, self.entry_keys(leaf), leaf)
        arithmetic = leaf.arithmetic(self.year)
        points = self._with_lists(leaf, rule, formula(arithmetic.expression(), named))
        if arithmetic.early is not NO_POINTS:
            points = f"{points}+{formula(arithmetic.early, named)}"
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

    def total(self) -> str:
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
