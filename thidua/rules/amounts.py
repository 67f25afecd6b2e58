"""What one item of a bonus or deduction list comes to: one class for each way to say it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple, Protocol

from pydantic_core import PydanticCustomError

from thidua.model.scalars import problem, scalar, whole, yes_no
from thidua.rules.arithmetic import Arithmetic, RulePoints, Source, Step
from thidua.rules.base import FoundFigure, LeafRule, UnitFigures
from thidua.rules.expression import ZERO
from thidua.rules.reading import WHOLE, YES_NO, Ask, Entered, Quantity
from thidua.rules.sentence import RuleWords


class ItemEntry(NamedTuple):
    """What one scorer says of one item: how many times, or the value that its rule reads."""

    source: Source
    value: Fraction | str
    waived: int = 0
    note: str | None = None
    evidence: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[Fraction | str, int]:
        """What two scorers have to agree on."""
        return self.value, self.waived


class ItemFigures(UnitFigures, Protocol):
    """What is known of an item: its entry if any, and the figure that its leaf hands it."""

    @property
    def item(self) -> ItemEntry | None:
        """What was entered of it."""

    @property
    def handed(self) -> Fraction | str | None:
        """What its leaf's rule hands it."""

    @property
    def base(self) -> Fraction:
        """The node's points after its rule without excess, or its sum, before any list."""


class Amount(ABC):
    """One way to say what an item comes to."""

    repeats = False
    """Whether it may happen more than once."""
    takes_occurrences = True
    """Whether a list of occurrences may be entered."""
    facts: tuple[str, ...] = ()
    """The facts that it reads."""
    each_time: Fraction | None = None
    """The points for each time that it happens, where that is all there is to it."""
    of_points: Fraction | None = None
    """The share of its node's points that it is."""
    rule: LeafRule | None = None
    """The rule that says what it comes to."""

    def occurred(self, entry: ItemEntry | None, _handed: Fraction | str | None) -> bool:
        """Whether there is something to count: 0 and false withdraw what is counted by times."""
        return entry is not None and entry.value != 0

    @abstractmethod
    def reckoned(self, given: ItemFigures, cap: Fraction | None) -> tuple[Fraction, Step]:
        """The points, its cap aside, and how they came about. Raises MissingFigure."""

    @abstractmethod
    def most(self) -> Fraction | None:
        """The most that it can come to, its cap aside; None: nothing bounds it."""

    @abstractmethod
    def sentence(self, words: RuleWords) -> str:
        """It in words."""

    @abstractmethod
    def ask(self, leaf_hands_figure: bool, measure: str) -> Ask | None:
        """The cell of a form; None where facts or its own leaf's figure decide."""

    def says_cap(self) -> bool:
        """Whether its sentence names the cap already."""
        return False

    def counts_when(self, _amount: Fraction) -> bool:
        """Whether an item of this amount happened."""
        return True

    def least(self) -> Fraction | None:
        """The least that it comes to when it happens; None: nothing says."""
        return None

    def shown(self) -> Fraction | None:
        """The figure beside an item on a printed form."""
        return None

    def read(self, raw: object, _field: Quantity) -> Fraction | str:
        """What a sheet says of it: how many times, or yes or no."""
        said = scalar(raw, "whole").strip()
        variant = "times" if self.repeats else ""
        try:
            number = said[:1].isdigit() or said[:1] in "+-"
            return Fraction(whole(said) if number else int(yes_no(said)))
        except PydanticCustomError as error:
            raise problem(error.type, variant=variant, found=said) from None


class Each(Amount):
    """So many points for each occurrence."""

    repeats = True

    def __init__(self, each: Fraction) -> None:
        self.each = self.each_time = each

    def reckoned(self, given: ItemFigures, _cap: Fraction | None) -> tuple[Fraction, Step]:
        entry = given.item
        assert entry is not None
        times = Fraction(entry.value)
        args: Mapping[str, object] = {
            "times": times, "each": self.each, "waived": Fraction(entry.waived),
        }  # fmt: skip
        return self.each * times, Step("item_each", args, None, entry.source)

    def most(self) -> Fraction | None:
        return None if self.each else ZERO

    def sentence(self, words: RuleWords) -> str:
        return words.say("each", n=words.points(self.each))

    def ask(self, _leaf_hands_figure: bool, _measure: str) -> Ask | None:
        return Ask(WHOLE, ZERO)

    def least(self) -> Fraction | None:
        return self.each

    def shown(self) -> Fraction | None:
        return self.each


class Once(Amount):
    """Points that count once. None: the item only disqualifies."""

    def __init__(self, points: Fraction | None) -> None:
        self.points = self.each_time = points or ZERO
        self.said = points

    def reckoned(self, given: ItemFigures, _cap: Fraction | None) -> tuple[Fraction, Step]:
        assert given.item is not None
        return self.points, Step("item_once", {"points": self.points}, None, given.item.source)

    def most(self) -> Fraction | None:
        return self.points

    def sentence(self, words: RuleWords) -> str:
        return words.say("once", n=words.points(self.points))

    def ask(self, _leaf_hands_figure: bool, _measure: str) -> Ask | None:
        return Ask(YES_NO)

    def least(self) -> Fraction | None:
        return self.said

    def shown(self) -> Fraction | None:
        return self.said


class ShareOf(Amount):
    """A share of the node's points after its rule or sum, before any list."""

    def __init__(self, share: Fraction) -> None:
        self.of_points = self.share = share

    def reckoned(self, given: ItemFigures, _cap: Fraction | None) -> tuple[Fraction, Step]:
        assert given.item is not None
        args = {"share": self.share * 100, "base": given.base}
        return max(given.base, ZERO) * self.share, Step("item_share", args, None, given.item.source)

    def most(self) -> Fraction | None:
        return None if self.share else ZERO

    def sentence(self, words: RuleWords) -> str:
        return words.say("share_of", n=words.number(self.share * 100))

    def ask(self, _leaf_hands_figure: bool, _measure: str) -> Ask | None:
        return Ask(YES_NO)


class ByRule(Amount):
    """Points by a rule, which reads a fact, the item's entry, or its own leaf, in that order."""

    takes_occurrences = False
    rule: LeafRule

    def __init__(self, rule: LeafRule) -> None:
        self.rule = rule
        self.facts = rule.facts
        self.known: dict[Fraction | None, Arithmetic] = {}

    def occurred(self, entry: ItemEntry | None, handed: Fraction | str | None) -> bool:
        """For a rule 0 is a value, of a fact, an entry or the item's own leaf."""
        return entry is not None or not self.rule.takes_entry or self.rule.reads_leaf(handed)

    def reckoned(self, given: ItemFigures, cap: Fraction | None) -> tuple[Fraction, Step]:
        inputs = self.rule.inputs(given)
        arithmetic = self.known.get(cap)
        if arithmetic is None:
            arithmetic = self.known[cap] = self.rule.item_arithmetic(cap)
        told: RulePoints | None = arithmetic.told(inputs.values, inputs.source)
        if told is None:
            raise self.rule.uncovered(inputs)
        step = told.steps[0]
        return told.points, Step(f"item_{step.key}", step.args, None, step.source)

    def most(self) -> Fraction | None:
        return self.rule.most_of_item()

    def sentence(self, words: RuleWords) -> str:
        return self.rule.sentence(words)

    def says_cap(self) -> bool:
        return self.rule.says_maximum()

    def counts_when(self, amount: Fraction) -> bool:
        return amount != 0

    def ask(self, leaf_hands_figure: bool, measure: str) -> Ask | None:
        if not self.rule.takes_entry:
            return None
        (ask,) = self.rule.asks(None, measure)
        return None if ask.is_figure and leaf_hands_figure else ask

    def read(self, raw: object, field: Quantity) -> Fraction | str:
        value = entry_by_rule(self.rule, raw, field)
        assert isinstance(value, str | Fraction | bool)
        return value if isinstance(value, str) else Fraction(value)


def entry_by_rule(rule: LeafRule, raw: object, field: Quantity) -> Entered:
    """The entry by its rule of a rule, typed; raises the diagnostic's error. Nothing is entered where
    facts decide."""
    if rule.facts or rule.rolls_up is not None:
        variant = "periods" if rule.rolls_up is not None else ""
        raise problem("TD206", variant=variant, facts=", ".join(rule.facts), of=rule.rolls_up or "")
    return rule.read(raw, field)


def entered(entry: ItemEntry | None, handed: Fraction | str | None) -> FoundFigure:
    """What an item's rule reads in place of a fact: its entry, else what its leaf hands."""
    return FoundFigure(handed) if entry is None else FoundFigure(entry.value, entry.source)
