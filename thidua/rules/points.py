"""`points`: the entry is the points, 0 to M."""

from fractions import Fraction
from typing import Any, ClassVar, Literal

from thidua.model.scalars import exact
from thidua.rules.arithmetic import Arithmetic, Case, one_line
from thidua.rules.ask import NUMBER, Ask
from thidua.rules.base import LeafRule
from thidua.rules.expression import OTHERWISE, ZERO, Ref
from thidua.rules.reading import Entered, Field
from thidua.rules.sentence import Words


class Points(LeafRule):
    """The entry is the points, 0 to M."""

    kind: Literal["points"]
    hands_figure: ClassVar = True

    def arithmetic(self, maximum: Fraction | None, _year: int) -> Arithmetic:
        return one_line([Case(OTHERWISE, "points", Ref("value"), {"max": maximum})])

    def read(self, raw: Any, _field: Field) -> Entered:
        return exact(raw)

    def accepts(self, points: Fraction, maximum: Fraction) -> bool:
        return 0 <= points <= maximum

    def sentence(self, words: Words) -> str:
        return words.say("points", max=words.number(words.top or ZERO))

    def asks(self, maximum: Fraction | None, measure: str) -> tuple[Ask, ...]:
        return (Ask(NUMBER, ZERO, maximum, measure=measure),)
