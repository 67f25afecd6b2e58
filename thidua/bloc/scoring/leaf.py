"""Points of one leaf for one unit, from what counts (format.md 4.1, 4.2, 4.4)."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from thidua.bloc.scoring.derivation import ImpossibleFigure, MissingFigure, NodeResult, Step
from thidua.bloc.scoring.entries import LeafEntry, Source, crumb_of
from thidua.bloc.scoring.items import ItemInputs, impossible_figure, items_amount
from thidua.bloc.scoring.lists import NO_ITEMS, bonus_of, both, clamped, floored, less, plus
from thidua.bloc.scoring.points_by_hand import hand_result, out_of_range
from thidua.bloc.scoring.rounding import ZERO, rounded, total
from thidua.bloc.scoring.rules import (
    count,
    deadline,
    fact_value,
    ratio,
    relative,
    steps,
    table,
    tiers,
)
from thidua.bloc.scoring.what_counts import LeafState, UnitState, Voice
from thidua.diagnostics.diagnostic import NOTHING, Diagnostic
from thidua.model.criteria import Criterion, Scale
from thidua.model.rules import fact_of

MAY_EXCEED = ("tiers", "table", "choice", "ratio")
"""Kinds whose rule may give more than M: the excess is set aside and added as bonus."""


class Frame(NamedTuple):
    """What the points of one unit are computed in: the scale, the year, the unit, the bloc's best
    figures for `relative` leaves (leaf id -> (e_max, A_max)), and the plans it pledged."""

    scale: Scale
    year: int
    unit: str
    best: Mapping[str, tuple[Fraction, Fraction]] = NOTHING
    pledges: Mapping[str, Fraction] = NOTHING
    crumb: tuple[str, ...] = ()


class Base(NamedTuple):
    """What a leaf's rule gave, before its lists: points up to M, the excess, what lateness cost."""

    points: Fraction
    excess: Fraction = ZERO
    loss: Fraction = ZERO
    value: Fraction | str | None = None
    steps: Sequence[Step] = ()


def leaf_result(frame: Frame, state: UnitState, leaf: Criterion) -> NodeResult:
    """A leaf's result: of its one voice, or of several combined."""
    result = _exact(frame, state, leaf)
    rounding = frame.scale.rounding
    if rounding.at == "total":
        return result
    # Once, whoever scored: the parts of a mean are not rounded before it (format.md 4.3).
    return result._replace(points=rounded(result.points, rounding.places, rounding.mode))


def _exact(frame: Frame, state: UnitState, leaf: Criterion) -> NodeResult:
    if frame.unit in frame.scale.exempt[leaf.id]:
        return _not_applicable(frame, leaf, Step("not_for"))
    known = state.leaves.get(leaf.id)
    voices = known.voices if known else (Voice(),)
    speaking = [v for v in voices if v.entry is None or v.entry.kind != "na"]
    if not speaking:
        entry = voices[0].entry
        assert entry is not None
        step = Step("na", {"note": entry.note or ""}, None, entry.source)
        return _not_applicable(frame, leaf, step)
    if len(speaking) == 1:
        return _voice(frame, state, leaf, speaking[0], known is not None)
    results = [
        _voice(frame, state, leaf, voice, True)._replace(scorer=voice.scorer) for voice in speaking
    ]
    return _combined(leaf, known, results, speaking)


def _not_applicable(frame: Frame, leaf: Criterion, step: Step) -> NodeResult:
    policy = frame.scale.not_applicable
    points = leaf.max if policy == "full" else ZERO
    assigned = ZERO if policy == "exclude" else leaf.max
    last = Step(f"na_{policy}", {"max": leaf.max}, points)
    return NodeResult(leaf.id, "not_applicable", points, points, assigned, steps=(step, last))


def _combined(
    leaf: Criterion,
    known: LeafState | None,
    results: list[NodeResult],
    voices: list[Voice],
) -> NodeResult:
    """Several scorers' computed points as one figure: the mean, the median or the largest."""
    how = (known.combine if known else None) or "mean"
    problems = tuple(problem for result in results for problem in result.problems)
    missing = tuple(dict.fromkeys(what for result in results for what in result.missing))
    ordered = sorted(results, key=lambda result: result.points)
    middle = len(ordered) // 2
    if how == "max":
        chosen = ordered[-1:]
    elif how == "median":
        chosen = (
            ordered[middle : middle + 1] if len(ordered) % 2 else ordered[middle - 1 : middle + 1]
        )
    else:
        chosen = ordered

    def mean(part: str) -> Fraction:
        return total(getattr(result, part) for result in chosen) / len(chosen)

    points = mean("points")
    said = [
        Step(
            "voice",
            {"scorer": voice.scorer or ""},
            result.points,
            voice.entry.source if voice.entry else None,
        )
        for voice, result in zip(voices, results, strict=True)
    ]
    return NodeResult(
        leaf.id,
        "missing" if missing else "scored",
        points,
        mean("plain"),
        leaf.max,
        mean("bonus"),
        mean("deduction"),
        (*said, Step(f"combine_{how}", {"n": Fraction(len(results))}, points)),
        missing,
        problems,
        tuple(results),
        happened={item: source for result in results for item, source in result.happened.items()},
    )


def _voice(
    frame: Frame, state: UnitState, leaf: Criterion, voice: Voice, mentioned: bool
) -> NodeResult:
    """One scorer's result of a leaf."""
    if voice.entry is not None and voice.entry.kind == "hand":
        return hand_result(leaf, voice.entry, frame.crumb)
    problems: list[Diagnostic] = []
    missing: list[tuple[str, str]] = []
    try:
        base = _base(frame, state, leaf, voice.entry, mentioned)
        problems += out_of_range(leaf, voice.entry, frame.crumb)
    except MissingFigure as found:
        missing.append(found.what)
        base = Base(ZERO)
    except ImpossibleFigure as found:
        problems.append(impossible_figure(found, (*frame.crumb, crumb_of(leaf)), leaf.id))
        base = Base(ZERO)
    if leaf.is_plain and not missing:
        return _without_lists(leaf, base, problems)
    crumb = (*frame.crumb, crumb_of(leaf))
    inputs = ItemInputs(voice.items, state.facts, base.value, crumb)
    return _with_lists(leaf, base, inputs, missing, problems)


def _without_lists(leaf: Criterion, base: Base, problems: list[Diagnostic]) -> NodeResult:
    """What the rule gave, and nothing else."""
    found = base.steps
    if base.excess is not ZERO:
        found = [*found, Step("excess", {"max": leaf.max}, base.excess)]
    return NodeResult(
        leaf.id,
        "scored",
        plus(base.points, base.excess),
        base.points,
        leaf.max,
        base.excess,
        base.loss,
        tuple(found),
        problems=tuple(problems),
    )


def _with_lists(
    leaf: Criterion,
    base: Base,
    inputs: ItemInputs,
    missing: list[tuple[str, str]],
    problems: list[Diagnostic],
) -> NodeResult:
    """Leaf: points = max(floor, rule - deduct) + bonus (format.md 4.2)."""
    deduct = items_amount(leaf.deduct, inputs, "deduct") if leaf.deduct else NO_ITEMS
    plain = less(base.points, deduct.amount)
    found = [*base.steps, *deduct.steps]
    plain = floored(leaf, plain, found)
    missing = [*missing, *deduct.missing]
    bonus, bonus_steps = bonus_of(leaf.bonus, inputs, plain, leaf.max)
    missing += bonus.missing
    extra = plus(bonus.amount, base.excess)
    if missing:
        # Nothing is ever given for what is absent; what was taken off stays off.
        extra, plain = ZERO, min(plain, ZERO)
        bonus_steps = []
    points = plus(plain, extra)
    found += bonus_steps
    if base.excess is not ZERO and not missing:
        found.append(Step("excess", {"max": leaf.max}, base.excess))
    points = clamped(leaf, points, leaf.max, found)
    return NodeResult(
        leaf.id,
        "missing" if missing else "scored",
        points,
        plain,
        leaf.max,
        extra,
        plus(deduct.amount, base.loss),
        tuple(found),
        tuple(dict.fromkeys(missing)),
        (*problems, *deduct.problems, *bonus.problems),
        happened=both(deduct, bonus),
    )


# -- the rule of a leaf -------------------------------------------------------------------------


def _base(
    frame: Frame,
    state: UnitState,
    leaf: Criterion,
    entry: LeafEntry | None,
    mentioned: bool,
) -> Base:
    """What the rule gives, before bonus and deduction. Raises for missing or impossible figures."""
    rule, maximum = leaf.leaf_rule, leaf.max
    if rule.kind == "full":
        if not mentioned and not state.no_other_events:
            raise MissingFigure("entry", leaf.id)
        return Base(maximum, steps=[Step("full", {"max": maximum}, maximum)])
    if rule.kind == "table":
        points, step = table(rule, state.facts)
        row = next(iter(rule.rows))
        return _split(leaf, points, step._replace(source=state.facts[row].source), None)
    value, source = _value(state, leaf, entry)
    given: Any = value
    if rule.kind == "points":
        return Base(given, value=given, steps=[Step("points", {"max": maximum}, given, source)])
    if rule.kind == "pass_fail":
        points = maximum if given else ZERO
        key = "pass" if given else "fail"
        return Base(points, steps=[Step(key, {"max": maximum}, points, source)])
    if rule.kind == "choice":
        points = rule.options[given]
        return _split(leaf, points, Step("choice", {"option": given}, points, source), given)
    if rule.kind == "deadline":
        done: tuple[date | None, ...] = given
        points, loss, found = deadline(rule, maximum, done, frame.year)
        found = [step._replace(source=source) for step in found]
        return Base(points, loss=loss, steps=[Step("deadline", {"max": maximum}, maximum), *found])
    if rule.kind == "tiers":
        points, step = tiers(rule, given, source)
    elif rule.kind == "count":
        points, step = count(rule.each, given, maximum, source)
    elif rule.kind == "steps":
        points, step = steps(rule, given, maximum)
    else:
        target = target_of(frame, leaf, entry)
        if rule.kind == "ratio":
            if target == 0:
                raise _no_target(leaf, entry, source)
            points, step = ratio(rule, maximum, given, target, source)
        else:
            points, step = relative(rule, maximum, given, target, frame.best[leaf.id])
    return _split(leaf, points, step._replace(source=source), given)


def _value(state: UnitState, leaf: Criterion, entry: LeafEntry | None) -> tuple[Any, Any]:
    """The value that the rule reads: a fact, or the entry."""
    of = fact_of(leaf.leaf_rule)
    if of is not None:
        value = fact_value(state.facts, of)
        return value, state.facts[of].source
    if entry is None:
        raise MissingFigure("entry", leaf.id)
    return entry.value, entry.place


def target_of(frame: Frame, leaf: Criterion, entry: LeafEntry | None) -> Fraction | None:
    """The target: the rule's own, the unit's pledge, or the one entered with the figure."""
    target = leaf.leaf_rule.target
    if isinstance(target, str):
        task = target.removeprefix("pledge:")
        if task not in frame.pledges:
            raise MissingFigure("pledge", task)
        return frame.pledges[task]
    if target is not None:
        return Fraction(target)
    return entry.target if entry else None


def _no_target(leaf: Criterion, entry: LeafEntry | None, source: Source) -> ImpossibleFigure:
    """A target of 0, told where it is written."""
    target = leaf.leaf_rule.target
    if isinstance(target, str):
        args = {"variant": "pledge", "task": target.removeprefix("pledge:")}
        return ImpossibleFigure("TD215", args, source)
    return ImpossibleFigure("TD215", {}, entry.inside("target") if entry else source)


def _split(leaf: Criterion, points: Fraction, step: Step, value: Fraction | str | None) -> Base:
    """Points over M are set aside before deductions, and added as bonus."""
    if leaf.leaf_rule.kind in MAY_EXCEED and points > leaf.max:
        return Base(leaf.max, points - leaf.max, value=value, steps=[step])
    return Base(points, value=value, steps=[step])
