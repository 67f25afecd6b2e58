"""`linear`: in proportion between two ends."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from thidua.diagnostics.diagnostic import Path
from thidua.model.scalars import Reads, not_negative, scalar, share
from thidua.rules.arithmetic import Alternative, Arithmetic, one_line
from thidua.rules.base import FactOrEntry, Flaw, LowerIsBetter, outside
from thidua.rules.bounds_of_bloc import BoundOrBloc, LooksUp, bound, bound_words
from thidua.rules.expression import OTHERWISE, ZERO, Compare, Num
from thidua.rules.reading import Quantity
from thidua.rules.sentence import RuleWords
from thidua.rules.targets import LOOKED_UP, Target
from thidua.text.numbers import about


class PartOfMax(Fraction):
    """A share of M, as against so many points."""

    __slots__ = ()


def points_or_part(points: Callable[[object], Fraction]) -> Callable[[object], Fraction]:
    """Reads `points`, or a share of M written `10%` or `1/4`."""

    def read(raw: object) -> Fraction:
        value = scalar(raw, "number").strip()
        return PartOfMax(share(value)) if value.endswith("%") or "/" in value else points(value)

    return read


Least = Annotated[
    Fraction,
    Reads(
        points_or_part(not_negative),
        {
            "anyOf": [
                {"type": "number", "minimum": 0},
                {"type": "string", "pattern": r"^([0-9]+(\.[0-9]+)? ?%?|[0-9]{1,6}/[0-9]{1,6})$"},
            ]
        },
    ),
]


class Linear(LooksUp):
    """M at best, `least` at worst, in proportion between, the nearer end outside."""

    kind: Literal["linear"]
    worst: BoundOrBloc = Field(
        description="Từ mức này trở xuống chỉ được least | At this end `least` is got"
    )
    best: BoundOrBloc = Field(description="Đạt mức này được điểm chuẩn | At this end M is got")
    least: Least = Field(
        default=ZERO,
        description="Điểm ở đầu kém, hoặc phần của điểm chuẩn như 10% | Points at the worst end, or a share of M like 10%",
    )
    lower_is_better: LowerIsBetter = False
    target: Target = Field(default=None, description=LOOKED_UP)
    of: FactOrEntry = None

    @property
    def ends(self) -> tuple[Fraction | str, Fraction | str]:
        """Worst and best."""
        return self.worst, self.best

    @property
    def rewards_less(self) -> bool:
        return self.lower_is_better

    def least_of(self, maximum: Fraction) -> Fraction:
        """The points at the worst end."""
        return self.least * maximum if isinstance(self.least, PartOfMax) else self.least

    def arithmetic(self, maximum: Fraction, _year: int) -> Arithmetic:
        most, least = Num(maximum), Num(self.least_of(maximum))
        value, worst, best = self.figure, bound(self.worst), bound(self.best)
        up, down = ("<=", ">=") if self.lower_is_better else (">=", "<=")
        ends: dict[str, object] = {"worst": worst, "best": best, "least": least, "max": most}
        args = {**self.named_figure, **ends}
        between = least + (most - least) * (value - worst) / (best - worst)
        return one_line(
            [
                Alternative(Compare(value, up, best), "linear_best", most, args),
                # Where figures of the bloc make the ends meet or cross, there is nothing between.
                Alternative(Compare(worst, up, best), "linear_worst", least, args),
                Alternative(Compare(value, down, worst), "linear_worst", least, args),
                Alternative(OTHERWISE, "linear", between, args),
            ]
        )

    def reach(self, maximum: Fraction) -> tuple[Fraction, Fraction | None]:
        least = self.least_of(maximum)
        return min(ZERO, least), max(maximum, least)

    def breakpoints(self, _maximum: Fraction) -> tuple[Fraction, ...] | None:
        ends = tuple(end for end in self.ends if isinstance(end, Fraction))
        return ends if len(ends) == len(self.ends) and self.target is None else None

    def outcomes(self, maximum: Fraction, _members: int) -> tuple[Fraction, Fraction]:
        return self.least_of(maximum), maximum

    def sentence(self, words: RuleWords) -> str:
        measure = self.measure(words)
        text = words.say(
            "linear_lower" if self.lower_is_better else "linear",
            best=bound_words(words, self.best, measure),
            worst=bound_words(words, self.worst, measure),
            max=words.most(),
            least=words.points(self.least_of(words.maximum)),
        )
        return self.reading(words, text)

    def flaws(self, field: Quantity) -> Iterator[Flaw]:
        worst, best = self.ends
        if self.target is None:
            given = (("worst", worst), ("best", best))
            ends = [(key, end) for key, end in given if isinstance(end, Fraction)]
            yield from outside([one for one in ends if not field.holds(one[1])], (), field)
        if isinstance(worst, Fraction) and isinstance(best, Fraction):
            against = worst <= best if self.lower_is_better else worst >= best
            if against:
                args = {"worst": about(worst), "best": about(best)}
                variant = "lower" if self.lower_is_better else ""
                yield Flaw("TD327", ("worst",), args, "equal" if worst == best else variant)
        yield from super().flaws(field)

    def always(self, maximum: Fraction | None, field: Quantity) -> tuple[Fraction, Path] | None:
        """The worst gets what the best gets."""
        del field
        if maximum is not None and self.least_of(maximum) == maximum:
            return maximum, ("least",)
        return None

    def leaf_flaws(self, maximum: Fraction) -> Iterator[Flaw]:
        if self.least_of(maximum) > maximum:
            args = {"points": about(self.least_of(maximum)), "better": about(maximum)}
            yield Flaw("TD346", ("least",), args, "least")

    def item_flaws(self, cap: Fraction | None) -> Iterator[Flaw]:
        if cap is None:
            yield Flaw("TD326", (), variant="cap")
