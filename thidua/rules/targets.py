"""Targets: a number, `pledge:<task>`, `entered` with the figure, or a figure of the bloc; what the
rules that measure against one share."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Annotated

from thidua.model.scalars import Reads, not_negative, problem, scalar
from thidua.rules.base import BLOC, TARGET, Inputs, Need, Peer, UnitFigures, figure_need
from thidua.rules.base import Target as TargetValue
from thidua.rules.bloc_figures import PATTERN, PREFIX, WORDS, statistic_of, with_targets
from thidua.rules.expression import Expr, Num, Ref
from thidua.rules.reading import Quantity, measured
from thidua.rules.sentence import RuleWords
from thidua.rules.told import ImpossibleFigure, MissingFigure, Source

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


def actual_figure(raw: object, field: Quantity) -> Fraction:
    """A figure that is measured against a target: never under 0."""
    value = measured(raw, field)[0]
    if value < 0:
        raise problem("TD138", variant="negative", found=str(raw))
    return value


def targeted_needs(of: str | None, target: TargetValue) -> tuple[Need, ...]:
    """The figure and its target."""
    if statistic_of(target) is None:
        return figure_need(of), Need("target", TARGET)
    return figure_need(of), Need("target", BLOC)


def targeted(of: str | None, target: TargetValue, given: UnitFigures) -> Inputs:
    """The figure and its target; raises where there is none, or 0."""
    inputs = untargeted(of, target, given)
    value = inputs.values["target"]
    if value is None:
        raise MissingFigure("target", "")
    if value == 0:
        raise no_target(target, given.target(target).source or inputs.source)
    return inputs


def untargeted(of: str | None, target: TargetValue, given: UnitFigures) -> Inputs:
    """The same where a unit may have no target (None)."""
    actual = given.entry() if of is None else given.fact(of)
    if statistic_of(target) is None:
        value: object = given.target(target).value
    else:
        value = given.bloc().get("target")
    return Inputs({"value": actual.value, "target": value}, actual.source)  # type: ignore[dict-item]


def no_target(target: TargetValue, source: Source | None) -> ImpossibleFigure:
    """A target of 0, told where it is written."""
    task = pledged_task(target)
    args = {} if task is None else {"variant": "pledge", "task": task}
    if statistic_of(target) is not None:
        args = {"variant": "bloc", "target": str(target)}
    return ImpossibleFigure("TD215", args, source)


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


# -- what is looked up: the figure itself, or actual / target x 100 --------------------------------


HUNDRED = Fraction(100)


def looked_up(target: TargetValue) -> Expr:
    """The figure that a rule looks up, as an expression."""
    if target is None:
        return Ref("value")
    return Ref("value") / Ref("target") * Num(HUNDRED)


def lookup_args(target: TargetValue) -> dict[str, object]:
    """What a line names of the figure that is looked up."""
    if target is None:
        return {"value": Ref("value")}
    return {"value": looked_up(target), "actual": Ref("value"), "target": Ref("target")}


def lookup_needs(of: str | None, target: TargetValue) -> tuple[Need, ...]:
    """The figures that it needs."""
    return (figure_need(of),) if target is None else targeted_needs(of, target)


def lookup_inputs(of: str | None, target: TargetValue, given: UnitFigures) -> Inputs:
    """Those of a unit."""
    if target is not None:
        return targeted(of, target, given)
    found = given.entry() if of is None else given.fact(of)
    return Inputs({"value": found.value}, found.source)  # type: ignore[dict-item]


def figures_looked_up(
    peers: Sequence[Peer], target: TargetValue
) -> tuple[list[Fraction], Mapping[str, Fraction]]:
    """What the units' figures come to when they are looked up, and the bloc's target if any."""
    given, found = with_targets(peers, target)
    if target is None:
        return [peer.figure for peer in given], found
    return [peer.figure / peer.target * HUNDRED for peer in given if peer.target], found


def reading_target(words: RuleWords, of: str | None, target: TargetValue, text: str) -> str:
    """The text, with the figure that it reads before it."""
    if target is not None:
        return words.reading_fact(
            of, words.say("of_ratio", target=target_words(words, target), text=text)
        )
    return words.reading(of, text)
