"""`tiers`: the first stretch in which a figure lies says the points."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import ClassVar, Literal

from pydantic import Field

from thidua.diagnostics.diagnostic import Path
from thidua.model.scalars import Exact, YesNo
from thidua.rules.arithmetic import Alternative, Arithmetic, ImpossibleFigure, one_line
from thidua.rules.base import FactOrEntry, Flaw, Inputs, outside
from thidua.rules.bounds import Bounds, beyond, lies_in, odd
from thidua.rules.bounds_of_bloc import LooksUp
from thidua.rules.expression import OTHERWISE, Num
from thidua.rules.reading import Quantity
from thidua.rules.sentence import RuleWords
from thidua.rules.targets import LOOKED_UP, Target
from thidua.text.numbers import SpokenFigure, about, trimmed

HUNDRED = Fraction(100)
_BOUND = [{"required": [key]} for key in ("from", "above", "to", "below")]
_ELSE = {"enum": [True, "true", "yes", "có"]}


class Tier(Bounds):
    """One row of a tiers rule."""

    else_: YesNo | None = Field(
        default=None, alias="else", description="Mọi trường hợp còn lại | Everything else"
    )
    points: Exact = Field(description="Số điểm | Points")


class Tiers(LooksUp):
    """First tier that matches wins; a value that no tier covers is an error."""

    kind: Literal["tiers"]
    tiers: tuple[Tier, ...] = Field(description="Các khoảng | The tiers")
    of: FactOrEntry = None
    target: Target = Field(default=None, description=LOOKED_UP)
    may_exceed: ClassVar = True
    by_levels: ClassVar = True
    schema_rules: ClassVar[Mapping[str, Mapping[str, object]]] = {
        "Tier": {
            "if": {"properties": {"else": _ELSE}, "required": ["else"]},
            "then": {"not": {"anyOf": _BOUND}},
            "else": {"anyOf": _BOUND},
        },
        "Tiers": {"properties": {"tiers": {"minItems": 1}}},
    }

    @property
    def last_mark(self) -> Fraction | None:
        marks = (one for t in self.tiers for one in (t.from_, t.above, t.to, t.below))
        known = [one for one in marks if one is not None]
        return max(known) if known and self.target is None else None

    def arithmetic(self, _maximum: Fraction, _year: int) -> Arithmetic:
        value = self.figure
        return one_line(
            Alternative(
                OTHERWISE if tier.else_ else lies_in(tier, value),
                "tiers",
                Num(tier.points),
                {**self.named_figure, "tier": tier},
            )
            for tier in self.tiers
        )

    def uncovered(self, inputs: Inputs) -> ImpossibleFigure:
        value = self.figure.value(inputs.values)
        return ImpossibleFigure("TD204", {"found": about(value)}, inputs.source)

    def named_points(self) -> Iterator[tuple[Fraction, Path]]:
        return ((tier.points, ("tiers", n, "points")) for n, tier in enumerate(self.tiers))

    def sentence(self, words: RuleWords) -> str:
        measure = self.measure(words)
        tiers = [
            f"{words.say('else') if tier.else_ else words.stretch(tier, measure)}: "
            f"{words.points(tier.points)}"
            for tier in self.tiers
        ]
        return self.reading(words, "; ".join(tiers))

    def flaws(self, field: Quantity) -> Iterator[Flaw]:
        if not self.tiers:
            yield Flaw("TD315", ("tiers",), variant="tiers")
        yield from super().flaws(field)
        for n, tier in enumerate(self.tiers if self.target is None else ()):
            yield from outside(beyond(tier, field), ("tiers", n), field)
        odd = list(_odd_tiers(self))
        yield from odd or _holes(self, field if self.target is None else Quantity())
        yield from _uneven(self)

    def breakpoints(self, _maximum: Fraction) -> tuple[Fraction, ...] | None:
        return tuple(_bounds(self)) if self.target is None else None

    def unreached(self, field: Quantity, _members: int) -> Iterator[Flaw]:
        if self.target is None and field.stated:
            for n in self.beyond(field):
                yield Flaw("TD271", ("tiers", n), {"number": str(n + 1)})

    def beyond(self, field: Quantity) -> Iterator[int]:
        """The tiers that no figure of the field reaches."""
        reached = {_first(self, value) for value, _ in _points(self, field._replace(stated=True))}
        yield from (n for n, one in enumerate(self.tiers) if n not in reached and not one.else_)


def _holes(rule: Tiers, field: Quantity) -> Iterator[Flaw]:
    """Gaps and rows that nothing can reach. Every point of the domain is tried: each bound, and
    the stretches between two bounds."""
    gaps = [
        (_written(label[0]), _written(label[1]))
        for value, label in _points(rule, field)
        if _first(rule, value) is None
    ]
    # What lies beyond a stated range is advice on a draft (check_stress.py), no fault of the rule.
    reached = {_first(rule, value) for value, _ in _points(rule, field._replace(stated=False))}
    if gaps:
        yield Flaw("TD306", ("tiers",), {"gaps": SpokenFigure("; ".join(_merged(gaps)))}, at="key")
    for n, tier in enumerate(rule.tiers):
        if n not in reached and not (tier.else_ and n == len(rule.tiers) - 1):
            yield Flaw("TD307", ("tiers", n), {"number": str(n + 1)})


def _uneven(rule: Tiers) -> Iterator[Flaw]:
    """Points that fall and rise again from row to row, `else` aside: a best stretch in the middle is
    meant at times, a slip of a digit more often."""
    rows = [(n, tier.points) for n, tier in enumerate(rule.tiers) if not tier.else_]
    moves = [(n, after - before) for (_, before), (n, after) in pairwise(rows) if after != before]
    for (_, earlier), (n, move) in pairwise(moves):
        if (earlier > 0) != (move > 0):
            args = {"number": str(n + 1), "points": about(rule.tiers[n].points)}
            yield Flaw("TD348", ("tiers", n, "points"), args)
            return


def _first(rule: Tiers, value: tuple[Fraction, int]) -> int | None:
    """The tier that a figure falls in: the first that holds."""
    return next((n for n, tier in enumerate(rule.tiers) if _holds(tier, value)), None)


def _odd_tiers(rule: Tiers) -> Iterator[Flaw]:
    """Tiers without bounds, with bounds and `else`, or with bounds between which nothing lies."""
    for n, tier in enumerate(rule.tiers):
        variant = odd(tier)
        if tier.else_:
            variant = None if variant == "none" else "both"
        if variant:
            yield Flaw("TD316", ("tiers", n), variant=variant)


def _holds(tier: Tier, value: tuple[Fraction, int]) -> bool:
    """Whether a tier holds for a point: (number, -1 just under it, 0 on it, 1 just over it). `else`
    has no bounds."""
    number, side = value
    return (
        (tier.from_ is None or (number, side) >= (tier.from_, 0))
        and (tier.above is None or (number, side) > (tier.above, 0))
        and (tier.to is None or (number, side) <= (tier.to, 0))
        and (tier.below is None or (number, side) < (tier.below, 0))
    )


def _written(bound: Fraction | None) -> str:
    return "" if bound is None else trimmed(bound)


Stretch = tuple[Fraction | None, Fraction | None]
"""From where to where; None where nothing ends it."""


def _bounds(rule: Tiers) -> list[Fraction]:
    """Every bound once, going up."""
    named = ((tier.from_, tier.above, tier.to, tier.below) for tier in rule.tiers)
    return sorted({bound for each in named for bound in each if bound is not None})


def _points(rule: Tiers, field: Quantity) -> list[tuple[tuple[Fraction, int], Stretch]]:
    """One point for each bound and each stretch between bounds, with that stretch.

    Values run over the range that the scale says; without one from 0 up (below it only where a
    bound is negative), a percent to 100 unless a bound goes beyond. Of whole figures only those
    stretches count in which there is one.
    """
    bounds = _bounds(rule)
    if not bounds:
        return []
    if field.stated:
        lowest, highest = field.low, field.high
    else:
        lowest = Fraction(0) if bounds[0] >= 0 else None
        highest = HUNDRED if field.measure == "%" and bounds[-1] <= HUNDRED else None
    ends = [end for end in (lowest, highest) if end is not None]
    marks = sorted({one for one in (*bounds, *ends) if _between(one, lowest, highest)})
    points: list[tuple[tuple[Fraction, int], Stretch]] = []
    if lowest is None:
        points.append(((marks[0], -1), (None, marks[0])))
    for n, mark in enumerate(marks):
        points.append(((mark, 0), (mark, mark)))
        if n + 1 < len(marks):
            points.append(((mark, 1), (mark, marks[n + 1])))
    if highest is None:
        points.append(((marks[-1], 1), (marks[-1], None)))
    return [one for one in points if not field.whole or _has_whole(*one)]


def _between(value: Fraction, low: Fraction | None, high: Fraction | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)


def _has_whole(value: tuple[Fraction, int], stretch: Stretch) -> bool:
    """Whether there is a whole figure on a bound, or strictly within a stretch."""
    low, high = stretch
    if value[1] == 0:
        return value[0].denominator == 1
    return low is None or high is None or floor(low) + 1 < high


def _merged(gaps: list[tuple[str, str]]) -> Iterator[str]:
    """The gaps as people write them: `x = 98`, `x < 96`, `x > 100`, `50 ≤ x < 60`."""
    stretches = [gap for gap in gaps if gap[0] != gap[1]]
    for low, high in gaps:
        if low == high:
            if not any(low in gap for gap in stretches):
                yield f"x = {low}"
            continue
        above = "≥" if (low, low) in gaps else ">"
        under = "≤" if (high, high) in gaps else "<"
        if not high:
            yield f"x {above} {low}"
        elif not low:
            yield f"x {under} {high}"
        else:
            yield f"{low} {'≤' if above == '≥' else '<'} x {under} {high}"
