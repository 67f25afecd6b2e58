"""Targets: a number, or `pledge:<task>`; what a rule that measures against one shares."""

from fractions import Fraction
from typing import Annotated, Any

from thidua.model.scalars import Reads, not_negative, problem, scalar
from thidua.rules.base import Found, Given
from thidua.rules.base import Target as TargetValue
from thidua.rules.reading import Field, measured
from thidua.rules.sentence import Words
from thidua.rules.told import ImpossibleFigure, Source

PLEDGE = "pledge:"


def _target(raw: object) -> TargetValue:
    """A number, or `pledge:<task>`."""
    value = scalar(raw, "number")
    if value.startswith(PLEDGE):
        return PLEDGE + value.removeprefix(PLEDGE).strip()
    return not_negative(value)


Target = Annotated[
    Fraction | str | None,
    Reads(
        _target,
        {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^([0-9.]+|pledge:.+)$"}]},
    ),
]


def pledged_task(target: TargetValue) -> str | None:
    """The task of a pledge whose plan is the target."""
    return target.removeprefix(PLEDGE) if isinstance(target, str) else None


def actual_figure(raw: Any, field: Field) -> Fraction:
    """A figure that is measured against a target: never under 0."""
    value = measured(raw, field)[0]
    if value < 0:
        raise problem("TD138", variant="negative", found=str(raw))
    return value


def target_of(target: TargetValue, given: Given) -> Found:
    """The unit's target, where it is written; its value is None where there is none."""
    return given.target(target)


def no_target(target: TargetValue, source: Source | None) -> ImpossibleFigure:
    """A target of 0, told where it is written."""
    task = pledged_task(target)
    args = {} if task is None else {"variant": "pledge", "task": task}
    return ImpossibleFigure("TD215", args, source)


def target_words(words: Words, target: TargetValue) -> str:
    """Where the target comes from."""
    if target is None:
        return words.say("target_entry")
    if isinstance(target, str):
        return words.say("target_pledge", id=pledged_task(target))
    return words.say("target", n=words.number(target))
