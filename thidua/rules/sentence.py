"""Words for the rules: numbers, points, stretches and facts, as a paper score sheet prints them."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Protocol

from thidua.rules.bounds import Bounds
from thidua.text import dates
from thidua.text.numbers import measured, show
from thidua.words import Lang, say


class FactName(Protocol):
    """A fact as a sentence needs it."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def measure(self) -> str | None:
        """What it counts."""


class RuleWords:
    """What the sentence of one rule is made with. `top` is M, the most that the rule gives (None
    where there is none); `measure` that of the entry; `is_item`: whether it is
    an item's rule; `facts` those of the scale, by id; `periods` the names of kinds of period,
    `tasks` those of pledged tasks."""

    def __init__(
        self,
        lang: Lang,
        facts: Mapping[str, FactName],
        measure: str | None = None,
        top: Fraction | None = None,
        *,
        is_item: bool = False,
        periods: Mapping[str, str] = MappingProxyType({}),
        tasks: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.lang = lang
        self.facts = facts
        self.measure = measure
        self.top = top
        self.is_item = is_item
        self.periods = periods
        self.tasks = tasks

    def say(self, key: str, **args: object) -> str:
        """A sentence of the catalogue `rule_words`."""
        return say(self.lang, f"rule_words.{key}", **args)

    def number(self, value: Fraction) -> str:
        """A number for a reader."""
        return show(self.lang, value)

    def points(self, value: Fraction) -> str:
        """So many points."""
        return self.say("points_of", n=self.number(value))

    @property
    def maximum(self) -> Fraction:
        """M; 0 where there is none."""
        return Fraction(0) if self.top is None else self.top

    def most(self) -> str:
        """M in points."""
        return self.points(self.maximum)

    def fact(self, fact_id: str) -> str:
        """A fact by its name, its id where the scale does not know it."""
        fact = self.facts.get(fact_id)
        return self.say("fact", name=fact.name if fact else fact_id)

    def periods_of(self, kind_id: str) -> str:
        """Periods of a kind by its name: `các tuần`; by its id where it has none."""
        name = self.periods.get(kind_id)
        if name is None:
            return self.say("periods_by_id", kind=kind_id)
        if self.lang == "vi" and not name[1:2].isupper():  # within a sentence, as any noun
            name = name[:1].lower() + name[1:]
        return self.say("periods_by_name", name=name)

    def fact_measure(self, fact_id: str) -> str | None:
        """What a fact counts."""
        fact = self.facts.get(fact_id)
        return fact.measure if fact else None

    def measure_of(self, fact_id: str | None) -> str | None:
        """The measure of the figure that a rule reads: of a fact, else of the entry."""
        return self.fact_measure(fact_id) if fact_id else self.measure

    def with_measure(self, value: Fraction, measure: str | None) -> str:
        """`90%`."""
        return measured(self.number(value), measure)

    def stretch(self, bounds: Bounds, measure: str | None = None) -> str:
        """A stretch of numbers: `từ 80 đến dưới 90%`."""
        return bounds_text(self.lang, bounds, measure)

    def whole_stretch(self, bounds: Bounds, measure: str | None) -> str:
        """The same where nothing follows: `từ 99% trở lên`."""
        others = (bounds.above, bounds.to, bounds.below)
        if bounds.from_ is None or any(one is not None for one in others):
            return self.stretch(bounds, measure)
        return self.say("or_more", n=self.with_measure(bounds.from_, measure))

    def reading(self, fact_id: str | None, text: str) -> str:
        """The text, with the figure that it reads before it."""
        if fact_id is not None:
            return self.say("of_fact", fact=self.fact(fact_id), text=text)
        return self.say("of_value", text=text)

    def reading_fact(self, fact_id: str | None, text: str) -> str:
        """The same, but silent where the figure is the entry."""
        return self.reading(fact_id, text) if fact_id is not None else text

    def conditions(self, conditions: Mapping[str, Bounds]) -> str:
        """`chỉ tính khi “Hồ sơ” từ 99% trở lên`."""
        each = [
            f"{self.fact(fact)} {self.whole_stretch(bounds, self.fact_measure(fact))}"
            for fact, bounds in conditions.items()
        ]
        return self.say("if", conditions=self.say("and").join(each))


def bounds_text(lang: Lang, bounds: Bounds, measure: str | None = None) -> str:
    """A stretch of numbers: `từ 80 đến dưới 90%`."""
    if bounds.from_ is not None and bounds.from_ == bounds.to:
        exactly = say(lang, "rule_words.exactly", n=show(lang, bounds.from_))
        return measured(exactly, measure)
    lower = bounds.from_ is not None or bounds.above is not None
    below, to = ("below", "to") if lower else ("only_below", "only_to")
    parts = [
        say(lang, f"rule_words.{key}", n=show(lang, value))
        for key, value in (
            ("from", bounds.from_),
            ("above", bounds.above),
            (below, bounds.below),
            (to, bounds.to),
        )
        if value is not None
    ]
    return measured(" ".join(parts), measure)


def due_text(lang: Lang, due: date | tuple[int, int]) -> str:
    """A due day: `31/01/2022`, and `31/01` (English `01-31`) where it recurs every year."""
    if isinstance(due, date):
        return dates.show(lang, due)
    month, day = due
    return f"{day:02}/{month:02}" if lang == "vi" else f"{month:02}-{day:02}"
