"""`ratio`: a share of M, by actual over target."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field

from thidua.model.scalars import CriterionId, Positive, YesNo
from thidua.rules.arithmetic import Alternative, Arithmetic, one_line
from thidua.rules.base import Comparing, Flaw, Inputs, Need, Peer, Survey, UnitFigures
from thidua.rules.bloc_figures import with_targets
from thidua.rules.expression import OTHERWISE, ZERO, Compare, Cond, Expr, Least, Num, Ref
from thidua.rules.reading import NUMBER, Ask, Entered, Quantity
from thidua.rules.sentence import RuleWords
from thidua.rules.targets import (
    TARGET_WORDS,
    Target,
    actual_figure,
    is_entered,
    target_words,
    targeted,
    targeted_needs,
)


class Ratio(Comparing):
    """M x min(actual/target, cap); target/actual where lower is better."""

    kind: Literal["ratio"]
    target: Target = Field(default=None, description=TARGET_WORDS)
    cap: Positive = Field(
        default=Fraction(1), description="Trần của tỷ lệ, mặc định 1 | The ratio counts up to this"
    )
    lower_is_better: YesNo = Field(
        default=False, description="Càng thấp càng tốt | Lower is better"
    )
    of: CriterionId | None = Field(
        default=None, description="Lấy số liệu này thay cho mục ghi | A fact instead of an entry"
    )
    may_exceed: ClassVar = True
    measures: ClassVar = True
    hands_figure: ClassVar = True

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        return targeted_needs(self.of, self.target)

    @property
    def own_target(self) -> Fraction | str | None:
        return self.target

    @property
    def takes_target(self) -> bool:
        return True

    def survey(self, peers: Sequence[Peer]) -> Survey:
        return with_targets(peers, self.target)[1]

    @property
    def rewards_less(self) -> bool:
        return self.lower_is_better

    def inputs(self, given: UnitFigures) -> Inputs:
        return targeted(self.of, self.target, given)

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

    def read(self, raw: object, field: Quantity) -> Entered:
        return actual_figure(raw, field)

    def outcomes(self, maximum: Fraction, _members: int) -> tuple[Fraction, Fraction]:
        return ZERO, maximum * self.cap

    def reach(self, maximum: Fraction) -> tuple[Fraction, Fraction]:
        return ZERO, max(maximum, maximum * self.cap)

    def sentence(self, words: RuleWords) -> str:
        key = "ratio_lower" if self.lower_is_better else "ratio"
        text = words.say(key, max=words.most(), cap=words.number(self.cap * 100))
        return words.reading_fact(self.of, f"{text}; {target_words(words, self.target)}")

    def asks(self, _maximum: Fraction | None, measure: str) -> tuple[Ask, ...]:
        return (Ask(NUMBER, ZERO, measure=measure),)

    def prompt(self) -> tuple[str, Mapping[str, object]]:
        return "entry_target" if is_entered(self.target) else "entry_value", {}

    def flaws(self, _field: Quantity) -> Iterator[Flaw]:
        if self.target == 0:
            yield Flaw("TD215", ("target",))
