"""The cells of a form as formulas see them: what counts as an entry, what is blank, what can't be
taken, what an earlier stage said. What is typed counts; at a later stage, where nothing is, what
an earlier stage said.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from itertools import count, takewhile
from typing import NamedTuple

from thidua.excel.forms import answers
from thidua.excel.forms.answers import NA, NEVER, Asked
from thidua.excel.forms.form import Form, event_lists
from thidua.excel.forms.rows import CALC, ENTRY, INSTEAD, POINTS, EarlierRow
from thidua.model.scale.criteria import Criterion, Scale
from thidua.rules.base import ENTRY as OWN
from thidua.rules.base import FACT, TARGET, LeafRule, Need
from thidua.rules.formula import number
from thidua.rules.targets import pledged_task
from thidua.words import Lang, say

Cell = Callable[[str, str], str]
"""(row key, column) -> the cell's name."""
TRUE, FALSE = "TRUE", "FALSE"
MOST_PARTS = 200
"""What one function takes, less some room: Excel stops at 255."""


class NotInCellsError(Exception):
    """The points can't be computed from the form's own cells. `why`: a key of `form.by_bloc_`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class RuleCells(NamedTuple):
    """The cells that a rule's figures stand in, and how its words are said there."""

    figures: Mapping[str, str]
    nevers: Mapping[str, str]
    said: Mapping[str | bool, str]

    def figure(self, name: str) -> str:
        """The cell of a figure, or an expression that gives it."""
        return self.figures[name]

    def word(self, _name: str, word: str | bool) -> str:
        """What the cell holds for an option, for passed or failed."""
        return quoted(self.said[word])

    def never(self, name: str) -> str:
        """That the thing was never done."""
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

    def said(self, word: str) -> str:
        """A word of the forms, quoted."""
        return quoted(say(self.lang, f"form.{word}"))

    def known(self, key: str) -> EarlierRow:
        """What an earlier stage said of a row."""
        return self.form.earlier.get(key, EarlierRow())

    def is_open(self, key: str) -> bool:
        """Whether an entry can be typed into a row."""
        row = self.rows.get(key)
        return row is not None and row.ask is not None

    def ask(self, key: str) -> Asked | None:
        """What a row asks, or would where its criterion is another scorer's."""
        row = self.rows.get(key)
        if row is not None and row.ask is not None:
            return row.ask
        kind, _, name = key.partition(":")
        if kind == "item":
            return answers.item_ask(*self.scale.items[name])
        if kind == "leaf":
            asks = answers.leaf_asks(self.scale.nodes[name])
            return asks[0] if asks else None
        return None

    def entry(self, key: str) -> str:
        """What counts as a row's entry: what is typed, else what an earlier stage said."""
        known = self._constant(key)
        if not self.is_open(key):
            return known or '""'
        cell = self.cell(key, ENTRY)
        return cell if known is None else f'IF({cell}="",{known},{cell})'

    def _constant(self, key: str) -> str | None:
        value: object = self.known(key).value
        ask = None if value is None else self.ask(key)
        if ask is not None:
            value = ask.constant(self.lang, value)
        if isinstance(value, bool):
            return self.said("passed" if value else "failed")
        if isinstance(value, Fraction):
            return number(value)
        if isinstance(value, date):
            return day(value)
        return quoted(value) if isinstance(value, str) else None

    def blank(self, key: str) -> str:
        """Whether nothing counts as a row's entry."""
        if self.known(key).value is not None:
            return FALSE
        return f'{self.cell(key, ENTRY)}=""' if self.is_open(key) else TRUE

    def blanks(self, facts: Iterable[str]) -> str:
        """Whether one of some facts is not there."""
        return any_of(self.blank(f"fact:{fact}") for fact in facts)

    def instead(self, key: str, what: str) -> str:
        """Whether `na` or `never` was chosen in a row."""
        row = self.rows.get(key)
        if row is None or what not in row.instead:
            return FALSE
        return f"{self.cell(key, INSTEAD)}={self.said(what)}"

    def never(self, key: str) -> str:
        """Whether a thing was never done: chosen here, or said before and not overruled."""
        now = self.instead(key, NEVER)
        if self.known(key).value != NEVER:
            return now
        return any_of([now, f'{self.cell(key, ENTRY)}=""'] if self.is_open(key) else [TRUE])

    def typed(self, keys: Iterable[str]) -> list[str]:
        """The cells of some rows into which an answer can be typed."""
        cells = []
        for key in dict.fromkeys(keys):
            if self.is_open(key):
                cells.append(self.cell(key, ENTRY))
            if key in self.rows and self.rows[key].instead:
                cells.append(self.cell(key, INSTEAD))
        return cells

    def wrong(self, keys: Iterable[str]) -> str:
        """Whether some cell holds what no import takes: pasted over the list or the bounds."""
        found = []
        for key in keys:
            row = self.rows.get(key)
            if row is None:
                continue
            cell = self.cell(key, ENTRY)
            if row.ask is not None:
                found += _filled(cell, row.ask.refusals(cell, self.lang, self.year))
            if row.instead:
                chosen = self.cell(key, INSTEAD)
                words = (f"{chosen}={self.said(one)}" for one in row.instead)
                found += _filled(chosen, [f"NOT({any_of(words)})"])
                if row.ask is not None:
                    found.append(f'AND({chosen}<>"",{cell}<>"")')
        return any_of(found)

    # -- rules ----------------------------------------------------------------------------------

    def named(self, rule: LeafRule, keys: list[str], leaf: Criterion | None) -> RuleCells:
        """The cells of a rule. `keys`: the rows of its entries; `leaf`: whose rule it is."""
        figures: dict[str, str] = {}
        nevers: dict[str, str] = {}
        for need in rule.needs:
            if need.of == OWN:
                key = key_of(need, keys)
                figures[need.name], nevers[need.name] = self.entry(key), self.never(key)
            elif need.of == FACT:
                figures[need.name] = self.entry(f"fact:{need.key}")
            elif need.of == TARGET:
                figures[need.name], nevers[need.name] = self.target(rule, leaf), FALSE
            else:
                raise NotInCellsError("compared")
        ask = self.ask(keys[0]) if keys else None
        return RuleCells(figures, nevers, {} if ask is None else ask.words(self.lang))

    def target(self, rule: LeafRule, leaf: Criterion | None) -> str:
        """The unit's target: the rule's own, the one that it pledged, the one typed."""
        said = rule.own_target
        if isinstance(said, Fraction):
            return number(said)
        task = pledged_task(said)
        if task is None and leaf is not None:
            return self.entry(f"target:{leaf.id}")
        if task is None or task not in self.form.pledges:
            raise NotInCellsError("pledge")
        return number(self.form.pledges[task])

    def entry_keys(self, leaf: Criterion) -> list[str]:
        """The rows that ask a leaf's rule: its own, or one for each due day."""
        days = (f"due:{leaf.id}:{n}" for n in count(1))
        there = list(takewhile(self.rows.__contains__, days))
        return there or [f"leaf:{leaf.id}"]

    def missing(self, leaf: Criterion) -> str:
        """Whether what a leaf's rule needs is not there."""
        rule = leaf.leaf_rule
        found = [self.unmentioned(leaf)] if rule.by_hand else []
        keys = self.entry_keys(leaf)
        for need in rule.needs:
            if need.of == OWN:
                key = key_of(need, keys)
                found.append(all_of([self.blank(key), negated(self.instead(key, NEVER))]))
            elif need.of == FACT:
                found.append(self.blank(f"fact:{need.key}"))
            elif need.of == TARGET and rule.asks_target:
                found.append(self.blank(f"target:{leaf.id}"))
        return any_of(found)

    def unmentioned(self, leaf: Criterion) -> str:
        """Whether nobody said anything of a leaf that is full unless events say otherwise."""
        if self.known(f"leaf:{leaf.id}").voices or self.known(DECLARED).value:
            return FALSE
        cells = [self.cell(key, ENTRY) for key in self.item_keys(leaf)]
        events = [f"{counted(cells)}=0"] if cells else []
        return all_of([*events, f"NOT({self.cell(DECLARED, ENTRY)}={self.said('yes')})"])

    def item_keys(self, node: Criterion) -> list[str]:
        """The rows of a node's items into which something can be typed."""
        keys = [f"item:{item.id}" for _, items in event_lists(node) for item in items.items]
        return [key for key in keys if self.is_open(key)]

    def na(self, leaf: Criterion) -> str:
        """Whether a leaf does not apply: chosen here, or said before and not entered since."""
        key = f"leaf:{leaf.id}"
        if leaf.id in self.form.exempt:
            return TRUE
        now = self.instead(key, NA)
        if not self.known(key).is_na:
            return now
        if not self.rows[key].points:
            return TRUE
        cells = self.typed([key, *self.entry_keys(leaf), f"target:{leaf.id}"])
        cells.append(self.cell(key, POINTS))
        return any_of([now, f"{counted(cells)}=0"])

    def points(self, key: str) -> str:
        """The points that a row shows."""
        return f"N({self.cell(key, CALC)})"


DECLARED = "field:no_other_events"


def key_of(need: Need, keys: list[str]) -> str:
    """The row of an entry that a rule needs."""
    return keys[int(need.key)] if isinstance(need.key, int) else keys[0]


def day(value: date) -> str:
    """A day in a formula."""
    return f"DATE({value.year},{value.month},{value.day})"


def quoted(text: str) -> str:
    """A text in a formula."""
    escaped = text.replace('"', '""')
    return f'"{escaped}"'


def _filled(cell: str, conditions: Iterable[str]) -> list[str]:
    """That a cell is filled, and one of some conditions holds."""
    wrong = any_of(conditions)
    return [] if wrong == FALSE else [f'AND({cell}<>"",{wrong})']


def any_of(conditions: Iterable[str]) -> str:
    """That one of some conditions holds; what never holds is left out."""
    return _joined("OR", conditions, TRUE, FALSE)


def all_of(conditions: Iterable[str]) -> str:
    """That all of some conditions hold; what holds always is left out."""
    return _joined("AND", conditions, FALSE, TRUE)


def _joined(name: str, conditions: Iterable[str], decides: str, nothing: str) -> str:
    parts = [one for one in dict.fromkeys(conditions) if one != nothing]
    if decides in parts:
        return decides
    if len(parts) < 2:
        return parts[0] if parts else nothing
    return call(name, parts)


def negated(condition: str) -> str:
    """That a condition does not hold."""
    return {TRUE: FALSE, FALSE: TRUE}.get(condition, f"NOT({condition})")


def counted(cells: list[str]) -> str:
    """How many of some cells are filled."""
    return "+".join(
        f"COUNTA({','.join(cells[at : at + MOST_PARTS])})"
        for at in range(0, len(cells), MOST_PARTS)
    )


def call(name: str, parts: list[str]) -> str:
    """A function of any number of parts that may be taken some at a time."""
    if len(parts) <= MOST_PARTS:
        return f"{name}({','.join(parts)})"
    some = [parts[at : at + MOST_PARTS] for at in range(0, len(parts), MOST_PARTS)]
    return call(name, [call(name, one) for one in some])


def when(condition: str, then: str, other: str) -> str:
    """One of two, decided here where the condition is known."""
    if condition in (TRUE, FALSE):
        return then if condition == TRUE else other
    return f"IF({condition},{then},{other})"
