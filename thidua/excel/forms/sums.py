"""The formulas of a form's subtotals and total, with the values they have when it is handed out."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from thidua.excel.forms.asks import event_lists
from thidua.excel.forms.form import Earlier
from thidua.excel.forms.rows import GROUP, LEAF, TOTAL, Row
from thidua.model.criteria import Criterion, Items, Scale

LONGEST = 8000
"""Characters that Excel takes in a formula, less some room."""
ZERO = Fraction(0)

Cell = Callable[[str, str], str]
"""(row key, column) -> the cell's name."""


class Sums:
    """The formulas of one form. `cell` names cells, `earlier` is there for later stages."""

    def __init__(self, scale: Scale, cell: Cell, earlier: Mapping[str, Earlier], later: bool):
        self.scale = scale
        self.cell = cell
        self.earlier = earlier
        self.later = later

    def formula(self, row: Row) -> tuple[str, Fraction] | None:
        """The formula of a group or of the total, and its value now; None where there is none."""
        if row.kind not in (GROUP, TOTAL):
            return None
        terms = [self._term(part) for part in row.parts]
        value = sum((self._now(part) for part in row.parts), ZERO)
        if self.later:
            own = self._own(row)
            value += own
            if own:
                terms.append(_number(own))
        elif row.node is not None:
            lists = self._lists(self.scale.nodes[row.node])
            if lists is None:
                return None
            terms += lists
        formula = "=" + "+".join(terms).replace("+-", "-")
        return (formula, value) if len(formula) <= LONGEST else None

    def _term(self, part: str) -> str:
        """A part's points: typed here, else what the earlier stage had."""
        points = self.cell(part, "points")
        if not self.later or not part.startswith(f"{LEAF}:"):
            return f"N({points})"
        return f'IF({points}="",N({self.cell(part, "was_points")}),N({points}))'

    def _now(self, part: str) -> Fraction:
        if not self.later:
            return ZERO
        known = self.earlier.get(part)
        return (known.points or ZERO) if known else ZERO

    def _own(self, row: Row) -> Fraction:
        """What the row had at the earlier stage beyond its parts: its own bonus and deductions."""
        known = self.earlier.get(row.key)
        if known is None or known.points is None:
            return ZERO
        return known.points - sum((self._now(part) for part in row.parts), ZERO)

    def _lists(self, node: Criterion) -> list[str] | None:
        """A group's own lists as terms; None where a list can't be reckoned from its entries."""
        terms = []
        for kind, items in event_lists(node):
            if not plain_list(items):
                return None
            amounts = [self._amount(item) for item in items.items]
            total = f"MAX({','.join(amounts)})" if items.one_of else "+".join(amounts)
            if items.cap is not None:
                total = f"MIN({_number(items.cap)},{total})"
            terms.append(f"{'' if kind == 'bonus' else '-'}({total})")
        return terms

    def _amount(self, item: object) -> str:
        """What an item comes to by its entry."""
        entry = self.cell(f"item:{item.id}", "entry")  # type: ignore[attr-defined]
        each, once, cap = item.each, item.points, item.cap  # type: ignore[attr-defined]
        if each is None:
            yes = self.cell("", "yes")
            return f"IF({entry}={yes},{_number(once or ZERO)},0)"
        amount = f"{_number(each)}*N({entry})"
        return amount if cap is None else f"MIN({_number(cap)},{amount})"


def plain_list(items: Items) -> bool:
    """Whether a list's amount follows from its own cells: no rules, no conditions."""
    return (
        not items.only_if_full
        and not items.if_
        and all(item.rule is None and not item.if_ for item in items.items)
    )


def summable(scale: Scale) -> bool:
    """Whether the total of the first stage's form is the sum of what was typed in it."""
    groups = (node for node in scale.nodes.values() if not node.is_leaf)
    return all(plain_list(items) for node in groups for _, items in event_lists(node))


def _number(value: Fraction) -> str:
    """A number in a formula: a decimal where it ends, else the fraction itself."""
    from thidua.text.numbers import trimmed

    text = trimmed(value)
    return f"({text})" if "/" in text or text.startswith("-") else text
