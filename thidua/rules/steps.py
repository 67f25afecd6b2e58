"""`steps`: points for each step past a bound."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field

from thidua.model.scalars import CriterionId, Exact, NotNegative, Positive
from thidua.rules.arithmetic import Arithmetic, Case, one_line
from thidua.rules.base import LeafRule, Need, figure_need
from thidua.rules.expression import OTHERWISE, ZERO, Compare, Expr, Least, Num, Ref, WholeNumber
from thidua.rules.sentence import Words


class Steps(LeafRule):
    """value <= above: 0; else min(first + each x floor((value - above)/every), M)."""

    kind: Literal["steps"]
    above: Exact = Field(description="Chỉ tính phần trên mức này | Nothing up to this value")
    first: NotNegative | None = Field(
        default=None,
        description="Điểm khi vừa vượt, mặc định bằng each | Points for passing it; each by default",
    )
    every: Positive = Field(description="Cứ mỗi bước | The size of a step")
    each: NotNegative = Field(description="Điểm mỗi bước | Points for each step")
    of: CriterionId | None = Field(
        default=None, description="Lấy số liệu này thay cho mục ghi | A fact instead of an entry"
    )
    for_items: ClassVar = True
    measures: ClassVar = True
    reads_percent: ClassVar = True
    hands_figure: ClassVar = True
    says_maximum: ClassVar = True

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        return (figure_need(self.of),)

    def arithmetic(self, maximum: Fraction | None, _year: int) -> Arithmetic:
        value, above, each = Ref("value"), Num(self.above), Num(self.each)
        first = each if self.first is None else Num(self.first)
        further = WholeNumber((value - above) / Num(self.every))
        points: Expr = first + each * further
        if maximum is not None:
            points = Least((points, Num(maximum)))
        args: dict[str, object] = {
            "value": value, "above": above, "first": first, "each": each,
            "every": self.every, "further": further, "cap": maximum,
        }  # fmt: skip
        under = Case(
            Compare(value, "<=", above), "steps_under", Num(ZERO), {"value": value, "above": above}
        )
        return one_line([under, Case(OTHERWISE, "steps", points, args)])

    def sentence(self, words: Words) -> str:
        measure = words.measure_of(self.of)
        text = words.say(
            "steps",
            above=words.with_measure(self.above, measure),
            first=words.points(self.each if self.first is None else self.first),
            every=words.with_measure(self.every, measure),
            each=words.points(self.each),
        )
        if words.top is not None:
            text = f"{text}; {words.say('at_most', max=words.most())}"
        return words.reading(self.of, text)

    def prompt(self) -> tuple[str, Mapping[str, object]]:
        return "entry_value", {}
