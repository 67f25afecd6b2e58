"""`steps`: points for each step past a bound, above or below it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal, cast

from pydantic import Field

from thidua.diagnostics.diagnostic import Path
from thidua.model.scalars import NotNegative, OneOf, Positive
from thidua.rules.arithmetic import Alternative, Arithmetic, one_line
from thidua.rules.base import FactOrEntry, Flaw, outside, steps_to
from thidua.rules.bounds_of_bloc import Bound, BoundOrBloc, LooksUp, bound, bound_words
from thidua.rules.expression import OTHERWISE, ZERO, Compare, Expr, Least, Most, Num, WholeNumber
from thidua.rules.reading import Quantity
from thidua.rules.sentence import RuleWords
from thidua.rules.targets import LOOKED_UP, Target

NONE, FULL, EXACT = "none", "full", "exact"
START_ZERO, START_MAX = "zero", "max"
_PARTIAL, _START = (NONE, FULL, EXACT), (START_ZERO, START_MAX)


class Steps(LooksUp):
    """first + each x n past the bound, n = how far past / every."""

    kind: Literal["steps"]
    above: BoundOrBloc | None = Field(
        default=None,
        description="Tính phần trên mức này | What lies above this value counts",
    )
    below: BoundOrBloc | None = Field(
        default=None,
        description="Tính phần dưới mức này | What lies below this value counts",
    )
    first: NotNegative = Field(
        description="Điểm khi vừa qua mốc, 0 nếu không có | Points for passing the bound, 0 for none"
    )
    every: Positive = Field(description="Cứ mỗi bước | The size of a step")
    each: NotNegative = Field(description="Điểm mỗi bước | Points for each step")
    partial: Annotated[str, OneOf(*_PARTIAL)] = Field(
        default=NONE,
        description="Bước chưa trọn: none không tính, full tính cả, exact theo tỷ lệ | A step only begun: not, whole, or in proportion",
    )
    start: Annotated[str, OneOf(*_START)] | None = Field(
        default=None,
        description="zero: từ 0 cộng lên; max: từ điểm chuẩn trừ xuống | From 0 up, or from the maximum down",
    )
    target: Target = Field(default=None, description=LOOKED_UP)
    of: FactOrEntry = None
    schema_rules: ClassVar[Mapping[str, Mapping[str, object]]] = {
        "Steps": {"oneOf": [{"required": ["above"]}, {"required": ["below"]}]}
    }

    @property
    def bound(self) -> Bound:
        """The bound, above or below which it counts: one of the two is there (TD325)."""
        return cast(Bound, self.below if self.above is None else self.above)

    @property
    def goes_up(self) -> bool:
        """Whether what lies above the bound counts."""
        return self.above is not None

    @property
    def takes_off(self) -> bool:
        """Whether a leaf starts from M and loses points."""
        return self.start == START_MAX or (self.start is None and not self.goes_up)

    @property
    def ends(self) -> tuple[Fraction | str, ...]:
        """The bound."""
        return (self.bound,)

    def _past(self) -> tuple[Expr, Expr, Compare]:
        """The figure, the number of steps past the bound, and whether it lies past it at all."""
        value, mark = self.figure, bound(self.bound)
        far = value - mark if self.goes_up else mark - value
        number: Expr = far / Num(self.every)
        if self.partial != EXACT:
            number = WholeNumber(number, up=self.partial == FULL)
        return value, number, Compare(far, "<=", Num(ZERO))

    def _told(self, points: Expr, within: Expr, key: str, cap: Fraction | None) -> Arithmetic:
        _, number, inside = self._past()
        way = "above" if self.goes_up else "below"
        plain = {**self.named_figure, way: bound(self.bound)}
        args: dict[str, object] = {
            **plain, "first": Num(self.first), "each": Num(self.each), "every": self.every,
            "further": number, "cap": cap,
        }  # fmt: skip
        side = "" if self.goes_up else "_below"
        under = Alternative(inside, f"{key}{side}_under", within, {**plain, "max": cap})
        return one_line(
            [under, Alternative(OTHERWISE, f"{key}{side}", points, {**args, "max": cap})]
        )

    def item_arithmetic(self, cap: Fraction | None) -> Arithmetic:
        """An item's amount, up to its cap."""
        amount: Expr = Num(self.first) + Num(self.each) * self._past()[1]
        if cap is not None:
            amount = Least((amount, Num(cap)))
        return self._told(amount, Num(ZERO), "steps", cap)

    def arithmetic(self, maximum: Fraction, _year: int) -> Arithmetic:
        most = Num(maximum)
        if not self.takes_off:
            return self.item_arithmetic(maximum)
        lost = Num(self.first) + Num(self.each) * self._past()[1]
        left = Most((most - lost, Num(ZERO)))
        return self._told(left, most, "steps_off", maximum)

    def levels(self, maximum: Fraction) -> tuple[Fraction, ...] | None:
        """Whole steps past the bound, as far as they count."""
        least = self.first + (self.each if self.partial == FULL else 0)
        further = steps_to(max(maximum - least, Fraction(0)), self.each) if self.each else (0,)
        if self.partial == EXACT or further is None:
            return None
        amounts = {Fraction(0), *(min(least + one, maximum) for one in further)}
        return tuple(sorted(maximum - one if self.takes_off else one for one in amounts))

    def breakpoints(self, maximum: Fraction) -> tuple[Fraction, ...] | None:
        if self.target is not None or not isinstance(self.bound, Fraction):
            return None
        far = (maximum / self.each + 1) * self.every if self.each else self.every
        return (self.bound, self.bound + far if self.goes_up else self.bound - far)

    def sentence(self, words: RuleWords) -> str:
        measure = self.measure(words)
        way = "steps" if self.goes_up else "steps_below"
        takes_off = self.takes_off and not words.is_item
        if takes_off:
            way = f"{way}_off"
        if not self.first:
            way = f"{way}_even"
        if way == "steps_even" and self.bound == 0:
            way = "steps_all"
        text = words.say(
            way,
            bound=bound_words(words, self.bound, measure),
            first=words.points(self.first),
            every=words.with_measure(self.every, measure),
            each=words.points(self.each),
            max=words.most(),
        )
        if self.partial != NONE:
            text = f"{text} ({words.say(f'partial_{self.partial}')})"
        if words.top is not None and not takes_off:
            text = f"{text}; {words.say('at_most', max=words.most())}"
        return self.reading(words, text)

    def says_maximum(self) -> bool:
        return True

    def flaws(self, field: Quantity) -> Iterator[Flaw]:
        if self.target is None:
            ends = (("above", self.above), ("below", self.below))
            past = [(key, end) for key, end in ends if isinstance(end, Fraction)]
            yield from outside([one for one in past if not field.holds(one[1])], (), field)
        if (self.above is None) == (self.below is None):
            yield Flaw("TD325", (), variant="none" if self.above is None else "")
        yield from super().flaws(field)

    def always(self, maximum: Fraction | None, field: Quantity) -> tuple[Fraction, Path] | None:
        """Steps of nothing, or past the end of the figures."""
        points = maximum if self.takes_off and maximum is not None else Fraction(0)
        if self.first == 0 and self.each == 0:
            return points, ("each",)
        if self.target is None and isinstance(self.above, Fraction) and self.above == field.high:
            return points, ("above",)
        if self.target is None and isinstance(self.below, Fraction) and self.below == field.low:
            return points, ("below",)
        return None

    def item_flaws(self, _cap: Fraction | None) -> Iterator[Flaw]:
        if self.start is not None:
            yield Flaw("TD326", ("start",), variant="start", at="key")
