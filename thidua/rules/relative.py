"""`relative`: measured against the bloc."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import ClassVar, Literal

from pydantic import Field

from thidua.model.scalars import CriterionId, Share
from thidua.rules.arithmetic import Alternative, Arithmetic, one_line
from thidua.rules.base import BLOC, Comparing, Inputs, Need, Peer, Survey, UnitFigures
from thidua.rules.bloc_figures import with_targets
from thidua.rules.expression import ONE, OTHERWISE, ZERO, All, Compare, Lacks, Most, Num, Ref
from thidua.rules.reading import NUMBER, Ask, Entered, Quantity
from thidua.rules.sentence import RuleWords
from thidua.rules.targets import (
    TARGET_WORDS,
    Target,
    actual_figure,
    is_entered,
    target_words,
    targeted_needs,
    untargeted,
)


class Relative(Comparing):
    """Measured against the bloc: the most over its target gets M (manual: rule-relative, rule 20)."""

    kind: Literal["relative"]
    met: Share = Field(
        default=Fraction(1, 2),
        description="Phần điểm khi vừa đạt chỉ tiêu | Share of M for just meeting the target",
    )
    target: Target = Field(default=None, description=TARGET_WORDS)
    of: CriterionId | None = Field(
        default=None, description="Lấy số liệu này thay cho mục ghi | A fact instead of an entry"
    )
    measures: ClassVar = True
    hands_figure: ClassVar = True

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        bloc = (Need("best_excess", BLOC), Need("best_figure", BLOC))
        return (*targeted_needs(self.of, self.target), *bloc)

    @property
    def own_target(self) -> Fraction | str | None:
        return self.target

    @property
    def takes_target(self) -> bool:
        return True

    def survey(self, peers: Sequence[Peer]) -> Survey:
        """The largest excess over a target, and the largest figure among units without one."""
        given, found = with_targets(peers, self.target)
        excess = [peer.figure / peer.target - 1 for peer in given if peer.target]
        figures = [peer.figure for peer in given if not peer.target]
        best = {"best_excess": max([ZERO, *excess]), "best_figure": max([ZERO, *figures])}
        return {**found, **best}

    def inputs(self, given: UnitFigures) -> Inputs:
        found = untargeted(self.of, self.target, given)
        bloc = given.bloc()
        best = {name: bloc[name] for name in ("best_excess", "best_figure")}
        return Inputs({**found.values, **best}, found.source)  # type: ignore[dict-item]

    def arithmetic(self, maximum: Fraction, _year: int) -> Arithmetic:
        most = Num(maximum)
        actual, target, none = Ref("value"), Ref("target"), Num(ZERO)
        met = Num(self.met * maximum)
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
                Alternative(
                    All((Lacks("target"), Compare(actual, ">", none))),
                    untargeted,
                    most * actual / largest,
                    alone,
                ),
                Alternative(Lacks("target"), untargeted, none, alone),
                Alternative(Compare(actual, "<", target), "relative_under", under, against),
                Alternative(Compare(actual, "=", target), "relative_met", met, against),
                Alternative(OTHERWISE, "relative_over", met + (most - met) * excess / best, over),
            ]
        )

    def read(self, raw: object, field: Quantity) -> Entered:
        return actual_figure(raw, field)

    def sentence(self, words: RuleWords) -> str:
        met = words.points(self.met * words.maximum)
        text = words.say("relative", max=words.most(), met=met)
        return words.reading_fact(self.of, f"{text}; {target_words(words, self.target)}")

    def asks(self, _maximum: Fraction | None, measure: str) -> tuple[Ask, ...]:
        return (Ask(NUMBER, ZERO, measure=measure),)

    def prompt(self) -> tuple[str, Mapping[str, object]]:
        return "entry_target" if is_entered(self.target) else "entry_value", {}
