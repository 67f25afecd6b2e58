"""`full`: M unless events say otherwise."""

from fractions import Fraction
from functools import cached_property
from typing import ClassVar, Literal

from thidua.rules.arithmetic import Alternative, Arithmetic, one_line
from thidua.rules.base import Inputs, LeafRule, Need, UnitFigures
from thidua.rules.expression import OTHERWISE, Num
from thidua.rules.reading import Ask
from thidua.rules.sentence import RuleWords


class Full(LeafRule):
    """M unless events say otherwise; events come as deductions."""

    kind: Literal["full"]
    by_hand: ClassVar = True

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        return ()

    def inputs(self, given: UnitFigures) -> Inputs:
        given.mentioned()
        return Inputs({})

    def levels(self, maximum: Fraction) -> tuple[Fraction, ...]:
        return (maximum,)

    def outcomes(self, maximum: Fraction, _members: int) -> tuple[Fraction, Fraction]:
        return maximum, maximum

    def arithmetic(self, maximum: Fraction, _year: int) -> Arithmetic:
        return one_line([Alternative(OTHERWISE, "full", Num(maximum), {"max": maximum})])

    def sentence(self, words: RuleWords) -> str:
        return words.say("full", max=words.most())

    def asks(self, _maximum: Fraction | None, _measure: str) -> tuple[Ask, ...]:
        return ()
