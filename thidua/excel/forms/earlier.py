"""What a unit's sheets said before a stage, in the words that a form shows beside the new cells."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from thidua.bloc.scoring.entries import FactEntry, LeafEntry
from thidua.bloc.scoring.result import UnitScore
from thidua.bloc.scoring.what_counts import LeafState
from thidua.excel.forms.answers import NEVER, item_ask, leaf_asks
from thidua.excel.forms.rows import EarlierRow
from thidua.model.scale.criteria import Criterion, Scale
from thidua.rules.amounts import ItemEntry
from thidua.text import dates
from thidua.text.numbers import show
from thidua.words import Lang, say


def earlier_figures(lang: Lang, scale: Scale, score: UnitScore) -> Mapping[str, EarlierRow]:
    """Row key -> what stood as of the stage that `score` was computed for.

    Points are exact. Empty where the unit has no sheet yet: nothing was said.
    """
    if not score.has_points:
        return {}
    words = _EarlierWords(lang, scale)
    found: dict[str, EarlierRow] = {}
    for fact_id, fact in score.state.facts.items():
        found[f"fact:{fact_id}"] = EarlierRow(words.fact(fact), value=fact.value)
    for item_id, item in _items(score).items():
        found[f"item:{item_id}"] = EarlierRow(words.item(item_id, item), value=item.value)
    for node_id, result in score.nodes.items():
        if node_id not in scale.nodes:
            continue  # the scale's own row: its items stand among the groups'
        node = scale.nodes[node_id]
        key = f"leaf:{node_id}" if node.is_leaf else f"group:{node_id}"
        state = score.state.leaf(node_id)
        points = None if result.is_missing else result.points
        said = words.leaf(node_id, state) if state else ""
        is_na = not result.applies
        found[key] = EarlierRow(said, points, _value(state), is_na)
        if state:
            found |= words.parts(node, state)
    found["total"] = EarlierRow("", score.total)
    return found


def _items(score: UnitScore) -> dict[str, ItemEntry]:
    """The items of groups, and those of leaves where one scorer speaks."""
    items = dict(score.state.items)
    for leaf in score.state.leaves:
        state = score.state.leaf(leaf)
        if state is not None and len(state.voices) == 1:
            items |= state.voices[0].items
    return items


def _value(state: LeafState | None) -> Fraction | bool | str | date | None:
    """A leaf's own entry, where one scorer gave one that a rule reads."""
    entry = state.voices[0].entry if state and len(state.voices) == 1 else None
    if entry is None or entry.by_hand or not entry.applies:
        return None
    if isinstance(entry.value, tuple):
        return (entry.value[0] or NEVER) if len(entry.value) == 1 else None
    return entry.value


class _EarlierWords:
    def __init__(self, lang: Lang, scale: Scale) -> None:
        self.lang = lang
        self.scale = scale

    def fact(self, fact: FactEntry) -> str:
        if fact.counts is not None:
            part, of = fact.counts
            return f"{show(self.lang, part)}/{show(self.lang, of)}"
        return self._figure(fact.value)

    def item(self, item_id: str, entry: ItemEntry) -> str:
        item, node = self.scale.items[item_id]
        if isinstance(entry.value, str):
            ask = item_ask(item, node)
            return ask.name(entry.value) if ask is not None else entry.value
        if item.rule is None and item.each is None:
            return say(self.lang, "form.yes" if entry.value else "form.no")
        return self._figure(entry.value)

    def leaf(self, leaf_id: str, state: LeafState) -> str:
        """What stands for the leaf itself: a figure, a word, how many scorers differ."""
        if len(state.voices) > 1:
            return say(self.lang, "form.was_several", n=len(state.voices))
        entry = state.voices[0].entry
        if entry is None:
            return ""
        if not entry.applies:
            return say(self.lang, "form.was_na")
        if entry.by_hand:
            return say(self.lang, "form.was_hand")
        value = entry.value
        if isinstance(value, tuple):
            return self._day(value[0]) if len(value) == 1 else ""
        if isinstance(value, bool):
            return say(self.lang, "form.passed" if value else "form.failed")
        if isinstance(value, str):
            asks = leaf_asks(self.scale.nodes[leaf_id])
            return asks[0].name(value) if asks else value
        return self._figure(value or Fraction(0))

    def parts(self, leaf: Criterion, state: LeafState) -> dict[str, EarlierRow]:
        """The rows below a leaf: its target, its days."""
        entry: LeafEntry | None = state.voices[0].entry if len(state.voices) == 1 else None
        if entry is None:
            return {}
        found = {}
        if entry.target is not None:
            found[f"target:{leaf.id}"] = EarlierRow(
                show(self.lang, entry.target), value=entry.target
            )
        if isinstance(entry.value, tuple) and len(entry.value) > 1:
            for n, day in enumerate(entry.value, 1):
                found[f"due:{leaf.id}:{n}"] = EarlierRow(self._day(day), value=day or NEVER)
        return found

    def _figure(self, value: Fraction) -> str:
        """A figure; one without an end, made from two counts, at four decimals."""
        text = show(self.lang, value)
        return show(self.lang, value, 4) if "/" in text else text

    def _day(self, day: date | None) -> str:
        return say(self.lang, "form.never") if day is None else dates.show(self.lang, day)
