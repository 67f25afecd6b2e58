"""`pass_fail`: M or nothing."""

from fractions import Fraction
from typing import Literal

from thidua.model.scalars import yes_no
from thidua.rules.arithmetic import Alternative, Arithmetic, one_line
from thidua.rules.base import LeafRule
from thidua.rules.expression import OTHERWISE, ZERO, Is, Num
from thidua.rules.reading import PASS_FAIL, Ask, Entered, Quantity
from thidua.rules.sentence import RuleWords


class PassFail(LeafRule):
    """M or 0."""

    kind: Literal["pass_fail"]

    def arithmetic(self, maximum: Fraction, _year: int) -> Arithmetic:
        args = {"max": maximum}
        passed = Alternative(Is("value", True), "pass", Num(maximum), args)
        return one_line([passed, Alternative(OTHERWISE, "fail", Num(ZERO), args)])

    def levels(self, maximum: Fraction) -> tuple[Fraction, ...]:
        return Fraction(0), maximum

    def read(self, raw: object, _field: Quantity) -> Entered:
        return yes_no(raw)

    def sentence(self, words: RuleWords) -> str:
        return words.say("pass_fail", max=words.most())

    def asks(self, _maximum: Fraction | None, _measure: str) -> tuple[Ask, ...]:
        return (Ask(PASS_FAIL),)
