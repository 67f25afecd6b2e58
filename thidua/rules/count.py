"""`count`: so many points each time."""

from fractions import Fraction
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field

from thidua.diagnostics.diagnostic import Path
from thidua.model.scalars import NotNegative, whole
from thidua.rules.arithmetic import Alternative, Arithmetic, ImpossibleFigure, one_line
from thidua.rules.base import (
    FactOrEntry,
    Inputs,
    LeafRule,
    Need,
    UnitFigures,
    figure_need,
    steps_to,
)
from thidua.rules.expression import OTHERWISE, ZERO, Least, Num, Ref
from thidua.rules.reading import WHOLE, Ask, Entered, Quantity
from thidua.rules.sentence import RuleWords
from thidua.text.numbers import about


class Count(LeafRule):
    """min(each x n, M)."""

    kind: Literal["count"]
    each: NotNegative = Field(description="Điểm mỗi lần | Points for each")
    of: FactOrEntry = None
    hands_figure: ClassVar = True
    counts: ClassVar = True
    reads_percent: ClassVar = True

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        return (figure_need(self.of),)

    def inputs(self, given: UnitFigures) -> Inputs:
        found = super().inputs(given)
        times = self.figure.value(found.values)
        if times.denominator != 1 or times < 0:
            raise ImpossibleFigure("TD216", {"found": about(times)}, found.source)
        return found

    def arithmetic(self, maximum: Fraction, _year: int) -> Arithmetic:
        each, times = Num(self.each), Ref("value")
        points = Least((each * times, Num(maximum)))
        args = {"each": each, "times": times, "max": maximum}
        return one_line([Alternative(OTHERWISE, "count", points, args)])

    def outcomes(self, maximum: Fraction, _members: int) -> tuple[Fraction, Fraction]:
        return ZERO, maximum if self.each else ZERO

    def levels(self, maximum: Fraction) -> tuple[Fraction, ...] | None:
        return steps_to(maximum, self.each)

    def always(self, maximum: Fraction | None, field: Quantity) -> tuple[Fraction, Path] | None:
        del maximum, field
        return (ZERO, ("each",)) if self.each == 0 else None

    def read(self, raw: object, _field: Quantity) -> Entered:
        return Fraction(whole(raw))

    def sentence(self, words: RuleWords) -> str:
        measure = words.measure_of(self.of)
        text = words.say(
            "count_of" if measure else "count",
            each=words.points(self.each),
            measure=measure,
            max=words.most(),
        )
        return words.reading_fact(self.of, text)

    def asks(self, _maximum: Fraction | None, measure: str) -> tuple[Ask, ...]:
        return (Ask(WHOLE, ZERO, measure=measure),)
