"""`points`: the entry is the points, 0 to M."""

from fractions import Fraction
from typing import ClassVar, Literal

from pydantic import Field

from thidua.model.scalars import Positive, exact
from thidua.rules.arithmetic import Alternative, Arithmetic, one_line
from thidua.rules.base import LeafRule, steps_to
from thidua.rules.expression import OTHERWISE, ZERO, Ref
from thidua.rules.reading import NUMBER, Ask, Entered, Quantity
from thidua.rules.sentence import RuleWords


class Points(LeafRule):
    """The entry is the points, 0 to M."""

    kind: Literal["points"]
    step: Positive | None = Field(
        default=None, description="Điểm cho theo bước này, như 0.5 | Points go by this step"
    )
    hands_figure: ClassVar = True

    def arithmetic(self, maximum: Fraction, _year: int) -> Arithmetic:
        return one_line([Alternative(OTHERWISE, "points", Ref("value"), {"max": maximum})])

    def read(self, raw: object, _field: Quantity) -> Entered:
        return exact(raw)

    def accepts(self, points: Fraction, maximum: Fraction) -> bool:
        return 0 <= points <= maximum

    def outcomes(self, maximum: Fraction, _members: int) -> tuple[Fraction, Fraction]:
        step = self.step
        return ZERO, maximum if step is None else maximum // step * step

    def levels(self, maximum: Fraction) -> tuple[Fraction, ...] | None:
        return steps_to(maximum, self.step)

    def step_missed(self, points: Fraction) -> Fraction | None:
        if self.step is None or (points / self.step).denominator == 1:
            return None
        return self.step

    def most_entered(self, maximum: Fraction) -> Fraction | None:
        return maximum

    def sentence(self, words: RuleWords) -> str:
        text = words.say("points", max=words.number(words.maximum))
        if self.step is not None:
            text = f"{text}; {words.say('step', n=words.points(self.step))}"
        return text

    def asks(self, maximum: Fraction | None, measure: str) -> tuple[Ask, ...]:
        return (Ask(NUMBER, ZERO, maximum, measure=measure, step=self.step),)
