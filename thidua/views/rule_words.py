"""The rule of a criterion, item or list in words, as a paper score sheet would print it.

How totals, percents and ranks come from leaf points: the pieces, without cells or columns.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.diagnostics.diagnostic import NOTHING
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Item, Items
from thidua.rules.base import LeafRule
from thidua.rules.sentence import RuleWords
from thidua.words import Lang, say

OVER_100 = (Fraction(0), Fraction(1000))
"""The range of a percent that may go over 100, as a draft has it: its end says nothing more."""


def rule_text(
    lang: Lang, criterion: Criterion, scale: Scale, tasks: Mapping[str, str] = NOTHING
) -> str:
    """How an entry of a leaf becomes points: one line without a full stop.

    In: a leaf of `scale`; facts are called by their names there, pledged tasks by those in `tasks`.
    A group gives "".
    """
    if not criterion.is_leaf:
        return ""
    words = RuleWords(
        lang, scale.fact, criterion.measure, criterion.max,
        periods=scale.period_names, tasks=tasks,
    )  # fmt: skip
    return _within(words, criterion.leaf_rule, criterion.leaf_rule.sentence(words))


def node_text(lang: Lang, node: Criterion, scale: Scale, tasks: Mapping[str, str] = NOTHING) -> str:
    """Everything that makes up the points of a node, lists and parts aside: its rule, what may be
    entered, how low and how high it may come. "" where its parts are all there is to it."""
    words = RuleWords(lang, scale.fact)
    parts = [rule_text(lang, node, scale, tasks)]
    if node.whole:
        parts.append(words.say("whole_entry"))
    if node.range == OVER_100 and node.measure == "%":
        parts.append(words.say("over_100_entry"))
    elif node.range is not None:
        low, high = (words.with_measure(one, node.measure) for one in node.range)
        parts.append(words.say("range_entry", low=low, high=high))
    if node.floor == "none":
        parts.append(words.say("floor_none"))
    elif node.floor is not None:
        parts.append(words.say("floor", n=words.points(node.floor)))
    if node.clamp:
        parts.append(words.say("clamp"))
    parts.append(limit_text(lang, node, scale))
    return "; ".join(part for part in parts if part)


def exempt_text(lang: Lang, units: Sequence[str], names: Mapping[str, str]) -> str:
    """Which units a criterion is not for; "" where it is for all."""
    said = ", ".join(names.get(one, one) for one in units)
    return say(lang, "rule_words.not_for", units=said) if said else ""


def listed_item_text(lang: Lang, item: Item, side: str, node: Criterion, scale: Scale) -> str:
    """The same as `item_text`, with the side that its list is of: `trừ 0,5 điểm mỗi lần`."""
    said = item_text(lang, item, node, scale)
    return say(lang, f"rule_words.{side}_item", text=said) if item.says_points else said


def item_text(lang: Lang, item: Item, node: Criterion, scale: Scale) -> str:
    """What one item of a bonus or deduction list comes to, its cap and condition included.

    In: `node` is the criterion that has the item: an item's rule may read its value.
    """
    names = scale.period_names
    words = RuleWords(lang, scale.fact, node.measure, item.cap, is_item=True, periods=names)
    parts = [item.amount.sentence(words)] if item.says_points else []
    if item.rule is not None:
        parts = [_within(words, item.rule, parts[0])]
    if item.cap is not None and not item.amount.says_cap():
        parts.append(words.say("item_cap", n=words.points(item.cap)))
    if item.if_:
        parts.append(words.conditions(item.if_))
    if item.excludes:
        others = ", ".join(words.say("fact", name=_named(one, scale)) for one in item.excludes)
        parts.append(words.say("excludes", names=others))
    if item.bars:
        names = {band.id: band.name for band in scale.bands}
        parts.append(words.say("bars", band=names.get(item.bars, item.bars)))
    if item.disqualifies:
        parts.append(words.say("disqualifies"))
    return "; ".join(parts)


def _named(ident: str, scale: Scale) -> str:
    """What an item of the scale is called."""
    found = scale.items.get(ident)
    return found[0].name if found else ident


def _within(words: RuleWords, rule: LeafRule, text: str) -> str:
    return f"{text}; {words.say('within_division')}" if rule.within_division else text


def items_text(lang: Lang, items: Items, scale: Scale) -> str:
    """What holds for a whole bonus or deduction list; "" where nothing but its items does."""
    words = RuleWords(lang, scale.fact)
    parts = []
    if items.cap is not None:
        parts.append(words.say("list_cap", n=words.points(items.cap)))
    if items.one_of:
        parts.append(words.say("one_of"))
    if items.only_if_full:
        parts.append(words.say("only_if_full"))
    if items.if_:
        parts.append(words.conditions(items.if_))
    return "; ".join(parts)


def limit_text(lang: Lang, node: Criterion, scale: Scale) -> str:
    """What bonus and deduction of a node and all below it may come to; "" without a limit."""
    if node.limit is None:
        return ""
    words = RuleWords(lang, scale.fact)
    limits = (("bonus", node.limit.bonus), ("deduct", node.limit.deduct), ("net", node.limit.net))
    return "; ".join(
        words.say(f"limit_{key}", n=words.points(value))
        for key, value in limits
        if value is not None
    )


Figures = tuple[Fraction | None, ...]
"""One figure for each unit; None where there is none."""


class FormulaLine(NamedTuple):
    """One line of the scale. A leaf has figures; a group adds up its `parts`, lines by number;
    what a group's own lists, floor and clamp come to is a line of its own (`own`).

    `applies`: whether the line applies to each unit. `exempt` leaves take their maximum out.
    """

    id: str
    code: str
    name: str
    level: int
    max: Fraction | None
    values: Figures
    parts: tuple[int, ...] = ()
    own: bool = False
    exempt: tuple[bool, ...] = ()


class Tie(NamedTuple):
    """A tie-breaker and the figures that it compares; `line`: the line that they come from."""

    name: str
    values: Figures
    line: int | None = None


class Workings(NamedTuple):
    """The whole computation. The first `ranked` units have a rank, in rank order. `by`: what is
    compared, in order: percent, points; `divisions`: that of each unit, none where there are none;
    `live_ranks`: whether nothing else is compared, such as bands."""

    title: str
    units: tuple[str, ...]
    lines: tuple[FormulaLine, ...]
    tops: tuple[int, ...]
    points: Figures
    assigned: Figures
    percents: Figures
    percent_places: tuple[int, ...]
    ranks: tuple[int | None, ...]
    ties: tuple[Tie, ...]
    by: tuple[str, ...]
    places: int
    mode: str
    note: str = ""
    to: Fraction | None = None
    live_ranks: bool = True
    divisions: tuple[str, ...] = ()

    @property
    def ranked(self) -> int:
        """How many units have a rank."""
        return sum(rank is not None for rank in self.ranks)
