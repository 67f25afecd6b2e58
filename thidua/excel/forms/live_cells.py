"""The cells of a form as figures of formulas: what counts as an entry, and when it is missing.

What is typed counts; at a later stage, where nothing is, what an earlier stage said.
"""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from itertools import count, takewhile
from typing import NamedTuple

from thidua.excel.forms.answers import NEVER, Asked
from thidua.excel.forms.form import Form, event_lists
from thidua.excel.forms.rows import EarlierRow
from thidua.model.scale.criteria import Criterion, Scale
from thidua.rules.base import ENTRY, FACT, TARGET, LeafRule
from thidua.rules.targets import pledged_task
from thidua.text.numbers import trimmed
from thidua.words import Lang, say

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


def number(value: Fraction) -> str:
    text = trimmed(value)
    return f"({text})" if "/" in text or text.startswith("-") else text


def quoted(text: str) -> str:
    escaped = text.replace('"', '""')
    return f'"{escaped}"'
