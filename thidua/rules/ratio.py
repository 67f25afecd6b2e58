"""`ratio`: a share of M, by actual over target."""

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal

from pydantic import Field

from thidua.model.scalars import Positive
from thidua.rules.arithmetic import Alternative, Arithmetic, one_line
from thidua.rules.base import FactOrEntry, Flaw, LowerIsBetter
from thidua.rules.expression import OTHERWISE, ZERO, Compare, Cond, Expr, Least, Num, Ref
from thidua.rules.reading import Quantity
from thidua.rules.sentence import RuleWords
from thidua.rules.targets import TARGET_WORDS, Target, Targeted


class Ratio(Targeted):
    """M x min(actual/target, cap); target/actual where lower is better."""

    kind: Literal["ratio"]
    target: Target = Field(default=None, description=TARGET_WORDS)
    cap: Positive = Field(
        default=Fraction(1), description="Trần của tỷ lệ, mặc định 1 | The ratio counts up to this"
    )
    lower_is_better: LowerIsBetter = False
    of: FactOrEntry = None
    may_exceed: ClassVar = True

    @property
    def rewards_less(self) -> bool:
        return self.lower_is_better

    def arithmetic(self, maximum: Fraction, _year: int) -> Arithmetic:
        actual, target, cap, most = Ref("value"), Ref("target"), Num(self.cap), Num(maximum)

        def case(when: Cond, key: str, share: Expr) -> Alternative:
            args = {"actual": actual, "target": target, "share": share, "cap": cap, "max": most}
            return Alternative(when, key, most * Least((share, cap)), args)

        if not self.lower_is_better:
            return one_line([case(OTHERWISE, "ratio", actual / target)])
        none = Compare(actual, "=", Num(ZERO))
        return one_line(
            [case(none, "ratio_lower", cap), case(OTHERWISE, "ratio_lower", target / actual)]
        )

    def outcomes(self, maximum: Fraction, _members: int) -> tuple[Fraction, Fraction]:
        return ZERO, maximum * self.cap

    def reach(self, maximum: Fraction) -> tuple[Fraction, Fraction]:
        return ZERO, max(maximum, maximum * self.cap)

    def sentence(self, words: RuleWords) -> str:
        key = "ratio_lower" if self.lower_is_better else "ratio"
        text = words.say(key, max=words.most(), cap=words.number(self.cap * 100))
        return self.reading(words, text)

    def flaws(self, _field: Quantity) -> Iterator[Flaw]:
        if self.target == 0:
            yield Flaw("TD215", ("target",))
