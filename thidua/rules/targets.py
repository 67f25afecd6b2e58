"""Targets: a number, `pledge:<task>`, `entered` with the figure, or a figure of the bloc; what the
rules that measure against one share."""

from abc import ABC
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar

from thidua.model.scalars import CriterionId, Reads, not_negative, problem, scalar
from thidua.rules.arithmetic import ImpossibleFigure, MissingFigure, Source
from thidua.rules.base import (
    BLOC,
    TARGET,
    Comparing,
    Inputs,
    Need,
    Peer,
    Survey,
    UnitFigures,
    figure_need,
)
from thidua.rules.base import Target as TargetValue
from thidua.rules.expression import ZERO
from thidua.rules.reading import NUMBER, Ask, Entered, Quantity
from thidua.rules.sentence import RuleWords

# -- figures of the bloc: the mean, median, largest or smallest of the figures that count -------------

PREFIX = "bloc:"


def _mean(figures: Sequence[Fraction]) -> Fraction:
    return sum(figures, Fraction(0)) / len(figures)


def _median(figures: Sequence[Fraction]) -> Fraction:
    ordered, middle = sorted(figures), len(figures) // 2
    return ordered[middle] if len(figures) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


STATISTICS: dict[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "mean": _mean,
    "median": _median,
    "max": max,
    "min": min,
}
WORDS = tuple(f"{PREFIX}{name}" for name in STATISTICS)
PATTERN = "bloc:(mean|median|max|min)"


def statistic_of(written: object) -> str | None:
    """`mean` for `bloc:mean`; None for anything else."""
    if isinstance(written, str) and written.startswith(PREFIX):
        return written.removeprefix(PREFIX)
    return None


def statistic(name: str, figures: Sequence[Fraction]) -> Fraction:
    """One figure of the bloc. There is at least one unit's."""
    return Fraction(STATISTICS[name](figures))


def with_targets(
    peers: Sequence[Peer], target: object
) -> tuple[list[Peer], Mapping[str, Fraction]]:
    """The units that gave a figure, each with its target, and the target itself where it is a
    figure of the bloc (`target`)."""
    given = [peer for peer in peers if peer.actual is not None]
    name = statistic_of(target)
    if name is None or not given:
        return given, {}
    found = statistic(name, [peer.figure for peer in given])
    return [peer._replace(target=found) for peer in given], {"target": found}


PLEDGE, ENTERED = "pledge:", "entered"


def _target(raw: object) -> TargetValue:
    """A number, `pledge:<task>`, `entered`, or a figure of the bloc."""
    value = scalar(raw, "number").strip()
    if value.startswith(PLEDGE):
        return PLEDGE + value.removeprefix(PLEDGE).strip()
    if value == ENTERED:
        return value
    return bloc_figure(value) if value.startswith(PREFIX) else not_negative(value)


def bloc_figure(value: str) -> str:
    """`bloc:mean`, `bloc:median`, `bloc:max`, `bloc:min`."""
    if value not in WORDS:
        raise problem("TD137", found=value, allowed=", ".join(WORDS))
    return value


_WRITTEN = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": rf"^([0-9.]+|pledge:.+|entered|{PATTERN})$"},
    ]
}
Target = Annotated[Fraction | str | None, Reads(_target, _WRITTEN)]
LOOKED_UP = "Có chỉ tiêu thì tra theo thực hiện / chỉ tiêu x 100; cách ghi như ratio | With a target, actual / target x 100 is looked up; written as for ratio"
TARGET_WORDS = "Chỉ tiêu: số, pledge:<nhiệm vụ>, entered, bloc:mean|median|max|min | The target: a number, pledge:<task>, entered, bloc:mean|median|max|min"


def pledged_task(target: TargetValue) -> str | None:
    """The task of a pledge whose plan is the target."""
    if isinstance(target, str) and target.startswith(PLEDGE):
        return target.removeprefix(PLEDGE)
    return None


def is_entered(target: TargetValue) -> bool:
    """Whether each unit's target stands beside its figure, where the rule says no other."""
    return target is None or target == ENTERED


def target_words(words: RuleWords, target: TargetValue) -> str:
    """Where the target comes from. A task without a name is not told by its id: on paper that says
    nothing."""
    task, statistic = pledged_task(target), statistic_of(target)
    if task is not None and task in words.tasks:
        return words.say("target_task", name=words.tasks[task])
    if task is not None:
        return words.say("target_pledge")
    if statistic is not None:
        return words.say("target_bloc", figure=words.say(f"bloc_{statistic}"))
    if is_entered(target):
        return words.say("target_entry")
    assert isinstance(target, Fraction)
    return words.say("target", n=words.number(target))


class OfTarget(Comparing, ABC):
    """What the kinds share that measure a figure against a target: what they need of the unit and
    of the bloc."""

    if TYPE_CHECKING:
        of: CriterionId | None
        target: Target
    measures: ClassVar = True
    hands_figure: ClassVar = True
    wants_target: ClassVar = True
    """Whether it can say nothing of a unit that has no target, or 0."""

    @property
    def own_target(self) -> TargetValue:
        return self.target

    @property
    def figures_of_bloc(self) -> tuple[str, ...]:
        """What it needs of the bloc besides a target."""
        return ()

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        needs = [figure_need(self.of)]
        if self.takes_target:
            needs.append(Need("target", TARGET if statistic_of(self.target) is None else BLOC))
        return (*needs, *(Need(name, BLOC) for name in self.figures_of_bloc))

    def inputs(self, given: UnitFigures) -> Inputs:
        actual = given.entry() if self.of is None else given.fact(self.of)
        values: dict[str, object] = {"value": actual.value}
        if self.takes_target:
            values["target"] = self._target_of(given, actual.source)
        for name in self.figures_of_bloc:
            values[name] = given.bloc().get(name)
            if not isinstance(values[name], Fraction):
                raise MissingFigure("target", "")
        return Inputs(values, actual.source)  # type: ignore[arg-type]

    def _target_of(self, given: UnitFigures, source: Source | None) -> object:
        of_bloc = statistic_of(self.target) is not None
        value = given.bloc().get("target") if of_bloc else given.target(self.target).value
        if self.wants_target and value is None:
            raise MissingFigure("target", "")
        if self.wants_target and value == 0:
            task = pledged_task(self.target)
            args = {} if task is None else {"variant": "pledge", "task": task}
            if of_bloc:
                args = {"variant": "bloc", "target": str(self.target)}
            raise ImpossibleFigure("TD215", args, given.target(self.target).source or source)
        return value

    def read(self, raw: object, field: Quantity) -> Entered:
        value = super().read(raw, field)
        if self.takes_target and isinstance(value, Fraction) and value < 0:
            raise problem("TD138", variant="negative", found=str(raw))
        return value

    def prompt(self) -> tuple[str, Mapping[str, object]]:
        return "entry_target" if self.asks_target else "entry_value", {}


class Targeted(OfTarget, ABC):
    """Those that have a target in any case: the one entered where the rule says no other."""

    @property
    def takes_target(self) -> bool:
        return True

    def survey(self, peers: Sequence[Peer]) -> Survey:
        return with_targets(peers, self.target)[1]

    def asks(self, _maximum: Fraction | None, measure: str) -> tuple[Ask, ...]:
        return (Ask(NUMBER, ZERO, measure=measure),)

    def reading(self, words: RuleWords, text: str) -> str:
        """The text, with the figure that it reads before it and the target behind."""
        return words.reading_fact(self.of, f"{text}; {target_words(words, self.target)}")
