"""The rule of a criterion, item or list in words, as a paper score sheet would print it."""

from datetime import date
from fractions import Fraction
from typing import Any

from thidua.model.criteria import Conditions, Criterion, Item, Items, Scale
from thidua.model.rules import Bounds
from thidua.text import dates
from thidua.text.numbers import show
from thidua.words import Lang, say

PLEDGE = "pledge:"


def rule_text(lang: Lang, criterion: Criterion, scale: Scale) -> str:
    """How an entry of a leaf becomes points: one line without a full stop.

    In: a leaf of `scale`; facts are called by their names there. A group gives "".
    """
    if not criterion.is_leaf:
        return ""
    rule = criterion.leaf_rule
    words = _Words(lang, scale, criterion.measure, criterion.max)
    return words.rule(rule)


def item_text(lang: Lang, item: Item, node: Criterion, scale: Scale) -> str:
    """What one item of a bonus or deduction list comes to, its cap and condition included.

    In: `node` is the criterion that has the item: an item's rule may read its value.
    """
    words = _Words(lang, scale, node.measure, item.cap)
    if item.rule is not None:
        parts = [words.rule(item.rule)]
    elif item.each is not None:
        parts = [words.say("each", n=words.points(item.each))]
    else:
        parts = [words.points(item.points or Fraction(0))]
    if item.cap is not None and not (item.rule is not None and item.rule.kind == "steps"):
        parts.append(words.say("item_cap", n=words.points(item.cap)))
    if item.if_:
        parts.append(words.conditions(item.if_))
    if item.excludes:
        parts.append(words.say("excludes", ids=", ".join(item.excludes)))
    if item.disqualifies:
        parts.append(words.say("disqualifies"))
    return "; ".join(parts)


def items_text(lang: Lang, items: Items, scale: Scale) -> str:
    """What holds for a whole bonus or deduction list; "" where nothing but its items does."""
    words = _Words(lang, scale, None, None)
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


def bounds_text(lang: Lang, bounds: Bounds, measure: str | None = None) -> str:
    """A stretch of numbers: `từ 80 đến dưới 90 %`."""
    if bounds.from_ is not None and bounds.from_ == bounds.to:
        exactly = say(lang, "rule_words.exactly", n=show(lang, bounds.from_))
        return f"{exactly} {measure}" if measure else exactly
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
    return " ".join([*parts, measure] if measure else parts)


class _Words:
    """The sentences of one rule. `top` is M, the most that it gives; None where there is none."""

    def __init__(self, lang: Lang, scale: Scale, measure: str | None, top: Fraction | None) -> None:
        self.lang = lang
        self.scale = scale
        self.measure = measure
        self.top = top

    def say(self, key: str, **args: object) -> str:
        return say(self.lang, f"rule_words.{key}", **args)

    def number(self, value: Fraction) -> str:
        return show(self.lang, value)

    def points(self, value: Fraction) -> str:
        return self.say("point_of" if value == 1 else "points_of", n=self.number(value))

    def fact(self, fact_id: str) -> str:
        """A fact by its name, its id where the scale does not know it."""
        fact = self.scale.fact.get(fact_id)
        return self.say("fact", name=fact.name if fact else fact_id)

    def fact_measure(self, fact_id: str) -> str | None:
        fact = self.scale.fact.get(fact_id)
        return fact.measure if fact else None

    def rule(self, rule: Any) -> str:
        """The rule in words."""
        text: str = getattr(self, f"_{rule.kind}")(rule)
        return text

    def conditions(self, conditions: Conditions) -> str:
        """`chỉ tính khi “Hồ sơ” từ 99 %`."""
        each = [
            f"{self.fact(fact)} {bounds_text(self.lang, bounds, self.fact_measure(fact))}"
            for fact, bounds in conditions.items()
        ]
        return self.say("if", conditions=self.say("and").join(each))

    def _max(self) -> Fraction:
        return self.top if self.top is not None else Fraction(0)

    def _points(self, _rule: Any) -> str:
        return self.say("points", max=self.number(self._max()))

    def _full(self, _rule: Any) -> str:
        return self.say("full", max=self.points(self._max()))

    def _pass_fail(self, _rule: Any) -> str:
        return self.say("pass_fail", max=self.points(self._max()))

    def _choice(self, rule: Any) -> str:
        options = [f"{name}: {self.points(points)}" for name, points in rule.options.items()]
        return self.say("choice", options="; ".join(options))

    def _tiers(self, rule: Any) -> str:
        measure = self.fact_measure(rule.of) if rule.of else self.measure
        tiers = [f"{self._tier(tier, measure)}: {self.points(tier.points)}" for tier in rule.tiers]
        return self._of(rule.of, "; ".join(tiers))

    def _tier(self, tier: Any, measure: str | None) -> str:
        return self.say("else") if tier.else_ else bounds_text(self.lang, tier, measure)

    def _of(self, fact_id: str | None, text: str) -> str:
        """The text, with the figure that it reads before it."""
        if fact_id is not None:
            return self.say("of_fact", fact=self.fact(fact_id), text=text)
        return self.say("of_value", text=text)

    def _table(self, rule: Any) -> str:
        (row, row_bounds), (column, column_bounds) = (
            next(iter(rule.rows.items())),
            next(iter(rule.columns.items())),
        )
        lines = []
        for bound, cells in zip(row_bounds, rule.points, strict=False):
            each = [
                f"{self.say('from', n=self._with(low, column))}: {self.points(cell)}"
                for low, cell in zip(column_bounds, cells, strict=False)
            ]
            head = self.say("from", n=self._with(bound, row))
            lines.append(self.say("table_row", row=head, cells=", ".join(each)))
        if rule.else_ is not None:
            lines.append(f"{self.say('else')}: {self.points(rule.else_)}")
        return self.say(
            "table", row=self.fact(row), column=self.fact(column), cells="; ".join(lines)
        )

    def _with(self, value: Fraction, fact_id: str) -> str:
        measure = self.fact_measure(fact_id)
        return f"{self.number(value)} {measure}" if measure else self.number(value)

    def _ratio(self, rule: Any) -> str:
        key = "ratio_lower" if rule.lower_is_better else "ratio"
        text = self.say(key, max=self.points(self._max()), cap=self.number(rule.cap * 100))
        return self._measured(rule, text)

    def _relative(self, rule: Any) -> str:
        met = self.points(rule.met * self._max())
        text = self.say("relative", max=self.points(self._max()), met=met)
        return self._measured(rule, text)

    def _measured(self, rule: Any, text: str) -> str:
        """The text with the target and the figure that it is measured by."""
        if rule.target is None:
            target = self.say("target_entry")
        elif isinstance(rule.target, str):
            target = self.say("target_pledge", id=rule.target.removeprefix(PLEDGE))
        else:
            target = self.say("target", n=self.number(rule.target))
        text = f"{text}; {target}"
        return self.say("of_fact", fact=self.fact(rule.of), text=text) if rule.of else text

    def _count(self, rule: Any) -> str:
        text = self.say("count", each=self.points(rule.each), max=self.points(self._max()))
        return self.say("of_fact", fact=self.fact(rule.of), text=text) if rule.of else text

    def _steps(self, rule: Any) -> str:
        measure = self.fact_measure(rule.of) if rule.of else self.measure
        unit = f" {measure}" if measure else ""
        text = self.say(
            "steps",
            above=self.number(rule.above) + unit,
            first=self.points(rule.each if rule.first is None else rule.first),
            every=self.number(rule.every) + unit,
            each=self.points(rule.each),
        )
        if self.top is not None:
            text = f"{text}; {self.say('at_most', max=self.points(self.top))}"
        return self._of(rule.of, text)

    def _deadline(self, rule: Any) -> str:
        due = ", ".join(due_text(self.lang, one) for one in rule.due)
        parts = [self.say("deadline", due=due, max=self.points(self._max()))]
        if rule.grace:
            parts.append(self.say("grace", n=rule.grace))
        if rule.late.each_day is not None:
            parts.append(self.say("late_each_day", n=self.points(rule.late.each_day)))
        if rule.late.points is not None:
            key = "late_points_each" if len(rule.due) > 1 else "late_points"
            parts.append(self.say(key, n=self.points(rule.late.points)))
        parts.append(self.say("never"))
        return "; ".join(parts)


def due_text(lang: Lang, due: date | tuple[int, int]) -> str:
    """A due day: `31/01/2022`, and `31/01` (English `01-31`) where it recurs every year."""
    if isinstance(due, date):
        return dates.show(lang, due)
    month, day = due
    return f"{day:02}/{month:02}" if lang == "vi" else f"{month:02}-{day:02}"
