"""Points of one leaf for one unit, from what counts (manual: rules)."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.scoring.derivation import NodeResult
from thidua.bloc.scoring.entries import LeafEntry, crumb_of
from thidua.bloc.scoring.items import ItemInputs, fact_found, impossible_figure, items_amount
from thidua.bloc.scoring.lists import NO_ITEMS, bonus_of, both, clamped, floored, less, plus
from thidua.bloc.scoring.points_by_hand import hand_result, out_of_range
from thidua.bloc.scoring.rounding import ZERO, rounded, total
from thidua.bloc.scoring.what_counts import LeafState, UnitState, Voice
from thidua.diagnostics.diagnostic import NOTHING, Diagnostic
from thidua.model.criteria import Criterion, Scale
from thidua.rules.base import Found, Peer, Target
from thidua.rules.combine import BY_WORD, COMBINATIONS
from thidua.rules.targets import pledged_task
from thidua.rules.told import ImpossibleFigure, MissingFigure, Step

BlocFigures = Mapping[str, Mapping[str, Fraction]]
"""Leaf that compares -> what its rule made of the bloc's figures."""


class Frame(NamedTuple):
    """What the points of one unit are computed in: the scale, the year, the unit, the bloc's
    figures of the leaves that compare (leaf id -> figures by name), and the plans it pledged,
    and what scorers are called."""

    scale: Scale
    year: int
    unit: str
    bloc: BlocFigures = NOTHING
    pledges: Mapping[str, Fraction] = NOTHING
    names: Mapping[str, str] = NOTHING
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
    # Once, whoever scored: the parts of a mean are not rounded before it (manual: arithmetic).
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
    return _combined(frame, leaf, known, results, speaking)


def _not_applicable(frame: Frame, leaf: Criterion, step: Step) -> NodeResult:
    policy = frame.scale.not_applicable
    points = leaf.max if policy == "full" else ZERO
    assigned = ZERO if policy == "exclude" else leaf.max
    last = Step(f"na_{policy}", {"max": leaf.max}, points)
    return NodeResult(leaf.id, "not_applicable", points, points, assigned, steps=(step, last))


def _combined(
    frame: Frame,
    leaf: Criterion,
    known: LeafState | None,
    results: list[NodeResult],
    voices: list[Voice],
) -> NodeResult:
    """Several scorers' computed points as one figure: the mean, the median or the largest."""
    how = BY_WORD[(known.combine if known else None) or COMBINATIONS[0].word]
    problems = tuple(problem for result in results for problem in result.problems)
    missing = tuple(dict.fromkeys(what for result in results for what in result.missing))
    ordered = sorted(results, key=lambda result: result.points)
    chosen = [ordered[n] for n in how.chosen(len(ordered))]

    def mean(part: str) -> Fraction:
        return total(getattr(result, part) for result in chosen) / len(chosen)

    points = mean("points")
    said = [
        Step(
            "voice",
            {"scorer": frame.names.get(voice.scorer or "", voice.scorer or "")},
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
        (*said, Step(f"combine_{how.word}", {"n": Fraction(len(results))}, points)),
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
    inputs = ItemInputs(voice.items, state.facts, base.value, crumb, leaf.item_fields)
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
    """Leaf: points = max(floor, rule - deduct) + bonus (manual: items)."""
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


class _Given(NamedTuple):
    """What one scorer's entry and the facts give the rule of a leaf."""

    frame: Frame
    state: UnitState
    leaf: Criterion
    spoken: LeafEntry | None
    is_mentioned: bool

    def entry(self) -> Found:
        if self.spoken is None:
            raise MissingFigure("entry", self.leaf.id)
        return Found(self.spoken.value, self.spoken.place)

    def fact(self, name: str) -> Found:
        return fact_found(self.state.facts, name)

    def target(self, said: Target) -> Found:
        task = pledged_task(said)
        if task is not None:
            if task not in self.frame.pledges:
                raise MissingFigure("pledge", task)
            return Found(self.frame.pledges[task])
        if said is not None or self.spoken is None:
            return Found(said)
        return Found(self.spoken.target, self.spoken.inside("target"))

    def bloc(self) -> Mapping[str, Fraction]:
        return self.frame.bloc.get(self.leaf.id, NOTHING)

    def mentioned(self) -> None:
        if not self.is_mentioned and not self.state.no_other_events:
            raise MissingFigure("entry", self.leaf.id)


def _base(
    frame: Frame,
    state: UnitState,
    leaf: Criterion,
    entry: LeafEntry | None,
    mentioned: bool,
) -> Base:
    """What the rule gives, before bonus and deduction. Raises for missing or impossible figures."""
    rule = leaf.leaf_rule
    inputs = rule.inputs(_Given(frame, state, leaf, entry, mentioned))
    told = leaf.arithmetic(frame.year).told(inputs.values, inputs.source)
    if told is None:
        raise rule.uncovered(inputs)
    points, excess = told.points, ZERO
    if rule.may_exceed and points > leaf.max:
        points, excess = leaf.max, points - leaf.max
    return Base(points, excess, told.loss, rule.handed(inputs), told.steps)


def peer_of(frame: Frame, state: UnitState, leaf: Criterion, entry: LeafEntry | None) -> Peer:
    """The figure of a unit that a leaf compares, and its target. Raises MissingFigure."""
    rule = leaf.leaf_rule
    given = _Given(frame, state, leaf, entry, entry is not None)
    actual = given.fact(rule.facts[0]) if rule.facts else given.entry()
    target = given.target(rule.own_target)
    return Peer(Fraction(actual.value), target.value)  # type: ignore[arg-type]
