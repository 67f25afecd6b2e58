"""What a score form asks for: the kind of answer of every fact, leaf and item of a scale.

The writer makes a cell with its validation from an Ask, the reader judges what was typed by it.
"""

from fractions import Fraction
from typing import Any

from thidua.model.facts import Fact
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Item
from thidua.rules.reading import CHOICE, NUMBER, PASS_FAIL, WHOLE, YES_NO, Ask, Quantity
from thidua.text.numbers import show
from thidua.text.vietnamese import fold
from thidua.words import SPOKEN, Lang, say

NA, NEVER = "na", "never"
ZERO = Fraction(0)


def fact_ask(scale: Scale, fact: Fact) -> Ask:
    """A figure that several rules use."""
    return _bound(Ask(NUMBER, measure=fact.measure or ""), scale.fields[fact.id])


def _bound(ask: Ask, field: Quantity) -> Ask:
    """The ask within what its field allows: a percent's range, whole figures."""
    if ask.kind not in (NUMBER, WHOLE):
        return ask
    lows = [one for one in (ask.low, field.low) if one is not None]
    highs = [one for one in (ask.high, field.high) if one is not None]
    kind = WHOLE if field.whole else ask.kind
    low, high = max(lows, default=None), min(highs, default=None)
    return ask._replace(kind=kind, low=low, high=high)


def leaf_asks(leaf: Criterion) -> tuple[Ask, ...]:
    """The cells of a leaf: none where facts or events decide, several for several due days."""
    rule = leaf.leaf_rule
    if not rule.takes_entry:
        return ()
    return tuple(_bound(ask, leaf.field) for ask in rule.asks(leaf.max, leaf.measure or ""))


def target_ask(leaf: Criterion) -> Ask | None:
    """The target beside an actual figure, where the scale sets none."""
    if not leaf.leaf_rule.asks_target:
        return None
    return Ask(NUMBER, ZERO, measure=leaf.measure or "")


def item_ask(item: Item, node: Criterion) -> Ask | None:
    """The cell of an item; None where facts or its own leaf's figure decide."""
    hands_figure = node.is_leaf and node.leaf_rule.hands_figure
    ask = item.amount.ask(hands_figure, node.measure or "")
    field = node.item_fields.get(item.id)
    return ask if ask is None or field is None else _bound(ask, field)


def option_name(ask: Ask, option: str) -> str:
    """What an option is called; its id where it has no name, or another has the same."""
    name = ask.names.get(option, option)
    same = [one for one, _ in ask.options if fold(ask.names.get(one, one)) == fold(name)]
    return name if len(same) == 1 else option


def labels(ask: Ask, lang: Lang) -> tuple[str, ...]:
    """What a list of the form offers, in its order."""
    if ask.kind == CHOICE:
        return tuple(
            say(lang, "form.option", name=option_name(ask, option), n=show(lang, points))
            for option, points in ask.options
        )
    if ask.kind == PASS_FAIL:
        return say(lang, "form.passed"), say(lang, "form.failed")
    if ask.kind == YES_NO:
        return say(lang, "form.yes"), say(lang, "form.no")
    return ()


def picked(ask: Ask, text: str) -> str | None:
    """The entry that a word of a list stands for, in whichever language; None for no such word."""
    wanted = fold(text)
    for lang in SPOKEN:
        for n, label in enumerate(labels(ask, lang)):
            if fold(label) == wanted:
                return ask.options[n][0] if ask.kind == CHOICE else ("true", "false")[n]
    for option, _ in ask.options:
        if wanted in (fold(option), fold(option_name(ask, option))):
            return option
    return None


def instead_of(words: tuple[str, ...], text: str) -> str | None:
    """`na` or `never` for a word typed where `words` may stand; None where it is none of them."""
    wanted = fold(text)
    for one in words:
        if any(fold(say(lang, f"form.{one}")) == wanted for lang in SPOKEN):
            return one
    return None


def event_lists(node: Criterion) -> list[tuple[str, Any]]:
    """A node's lists of items with their kinds, bonus first."""
    lists = (("bonus", node.bonus), ("deduct", node.deduct))
    return [(kind, items) for kind, items in lists if items is not None]
