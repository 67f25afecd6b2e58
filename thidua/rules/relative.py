"""`relative`: measured against the bloc."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any, ClassVar, Literal

from pydantic import Field

from thidua.model.scalars import CriterionId, Share
from thidua.rules.arithmetic import Arithmetic, Case, one_line
from thidua.rules.ask import NUMBER, Ask
from thidua.rules.base import BLOC, TARGET, Given, Inputs, LeafRule, Need, Peer, figure_need
from thidua.rules.expression import (
    ONE,
    OTHERWISE,
    ZERO,
    All,
    Compare,
    Lacks,
    Most,
    Num,
    Ref,
)
from thidua.rules.reading import Entered
from thidua.rules.reading import Field as Measured
from thidua.rules.sentence import Words
from thidua.rules.targets import Target, actual_figure, target_of, target_words


class Relative(LeafRule):
    """Measured against the bloc: the most over its target gets M (manual: rule-relative, rule 20)."""

    kind: Literal["relative"]
    met: Share = Field(
        default=Fraction(1, 2),
        description="Phần điểm khi vừa đạt chỉ tiêu | Share of M for just meeting the target",
    )
    target: Target = Field(
        default=None, description="Chỉ tiêu, hoặc pledge:<nhiệm vụ> | The target, or pledge:<task>"
    )
    of: CriterionId | None = Field(
        default=None, description="Lấy số liệu này thay cho mục ghi | A fact instead of an entry"
    )
    compares: ClassVar = True
    measures: ClassVar = True
    figure_key: ClassVar = "actual"
    takes_target: ClassVar = True
    hands_figure: ClassVar = True

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        bloc = (Need("best_excess", BLOC), Need("best_figure", BLOC))
        return (figure_need(self.of), Need("target", TARGET), *bloc)

    @property
    def own_target(self) -> Fraction | str | None:
        return self.target

    def survey(self, peers: Sequence[Peer]) -> Mapping[str, Fraction]:
        """The largest excess over a target, and the largest figure among units without one."""
        excess = [peer.actual / peer.target - 1 for peer in peers if peer.target]
        figures = [peer.actual for peer in peers if not peer.target]
        return {"best_excess": max([ZERO, *excess]), "best_figure": max([ZERO, *figures])}

    def inputs(self, given: Given) -> Inputs:
        actual = given.entry() if self.of is None else given.fact(self.of)
        target = target_of(self.target, given)
        values = {"value": actual.value, "target": target.value, **given.bloc()}
        return Inputs(values, actual.source)  # type: ignore[arg-type]

    def arithmetic(self, maximum: Fraction | None, _year: int) -> Arithmetic:
        most = Num(maximum or ZERO)
        actual, target, none = Ref("value"), Ref("target"), Num(ZERO)
        met = Num(self.met * (maximum or ZERO))
        # A unit that is barred or disqualified is not among those compared, but has points, too.
        largest = Most((Ref("best_figure"), actual))
        alone = {"actual": actual, "max": most, "best": largest}
        excess = actual / target - Num(ONE)
        best = Most((Ref("best_excess"), excess))
        against = {"actual": actual, "target": target, "max": most, "met": met}
        hundred = Num(100)
        over = {**against, "excess": excess * hundred, "best": best * hundred}
        untargeted, under = "relative_untargeted", met * actual / target
        return one_line(
            [
                Case(
                    All((Lacks("target"), Compare(actual, ">", none))),
                    untargeted,
                    most * actual / largest,
                    alone,
                ),
                Case(Lacks("target"), untargeted, none, alone),
                Case(Compare(actual, "<", target), "relative_under", under, against),
                Case(Compare(actual, "=", target), "relative_met", met, against),
                Case(OTHERWISE, "relative_over", met + (most - met) * excess / best, over),
            ]
        )

    def read(self, raw: Any, field: Measured) -> Entered:
        return actual_figure(raw, field)

    def sentence(self, words: Words) -> str:
        met = words.points(self.met * (words.top or ZERO))
        text = words.say("relative", max=words.most(), met=met)
        return words.reading_fact(self.of, f"{text}; {target_words(words, self.target)}")

    def asks(self, _maximum: Fraction | None, measure: str) -> tuple[Ask, ...]:
        return (Ask(NUMBER, ZERO, measure=measure),)

    def prompt(self) -> tuple[str, Mapping[str, object]]:
        return "entry_value" if self.target else "entry_target", {}
