"""`relative`: measured against the bloc."""

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar, Literal

from pydantic import Field

from thidua.model.scalars import Share
from thidua.rules.arithmetic import Alternative, Arithmetic, one_line
from thidua.rules.base import FactOrEntry, Peer, Survey
from thidua.rules.expression import ONE, OTHERWISE, ZERO, All, Compare, Lacks, Most, Num, Ref
from thidua.rules.sentence import RuleWords
from thidua.rules.targets import TARGET_WORDS, Target, Targeted, with_targets


class Relative(Targeted):
    """Measured against the bloc: the most over its target gets M (manual: rule-relative, rule 20)."""

    kind: Literal["relative"]
    met: Share = Field(
        default=Fraction(1, 2),
        description="Phần điểm khi vừa đạt chỉ tiêu | Share of M for just meeting the target",
    )
    target: Target = Field(default=None, description=TARGET_WORDS)
    of: FactOrEntry = None
    wants_target: ClassVar = False

    @property
    def figures_of_bloc(self) -> tuple[str, ...]:
        return "best_excess", "best_figure"

    def survey(self, peers: Sequence[Peer]) -> Survey:
        """The largest excess over a target, and the largest figure among units without one."""
        given, found = with_targets(peers, self.target)
        excess = [peer.figure / peer.target - 1 for peer in given if peer.target]
        figures = [peer.figure for peer in given if not peer.target]
        best = {"best_excess": max([ZERO, *excess]), "best_figure": max([ZERO, *figures])}
        return {**found, **best}

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

    def sentence(self, words: RuleWords) -> str:
        met = words.points(self.met * words.maximum)
        text = words.say("relative", max=words.most(), met=met)
        return self.reading(words, text)
