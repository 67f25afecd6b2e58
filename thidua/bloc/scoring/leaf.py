"""Points of one leaf for one unit, from what counts (manual: rules)."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple, cast

from thidua.bloc.scoring.entries import MOST_KNOWN, LeafEntry
from thidua.bloc.scoring.items import (
    NO_ITEMS,
    ItemInputs,
    ListsResult,
    bonus_of,
    both,
    ended,
    fact_found,
    floored,
    impossible_figure,
    items_amount,
    less,
    plus,
)
from thidua.bloc.scoring.points_by_hand import hand_result, out_of_range
from thidua.bloc.scoring.result import NodeResult
from thidua.bloc.scoring.rounding import ONE, ZERO, published, total
from thidua.bloc.scoring.what_counts import UNSAID, LeafState, UnitState, Voice
from thidua.diagnostics.diagnostic import NOTHING, Diagnostic
from thidua.model.emulation_year import begins
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Item
from thidua.rules.arithmetic import ImpossibleFigure, MissingFigure, Step
from thidua.rules.base import FoundFigure, Peer, PeriodFigure, Survey, Target
from thidua.rules.targets import is_entered, pledged_task

BlocFigures = Mapping[str, Survey]
"""Leaf or item that compares -> what its rule made of the bloc's figures."""


class UnitFrame(NamedTuple):
    """What the points of one unit are computed in: the scale, the year, the unit, the bloc's
    figures of the leaves that compare (leaf id -> figures by name), and the plans it pledged,
    what scorers are called, and what the unit's periods came to by their kind. `known`: what leaves
    came to by what was said of them, where nobody asks for the steps to the points."""

    scale: Scale
    year: int
    unit: str
    bloc: BlocFigures = NOTHING
    pledges: Mapping[str, Fraction] = NOTHING
    names: Mapping[str, str] = NOTHING
    crumb: tuple[str, ...] = ()
    periods: Mapping[str, Sequence[PeriodFigure]] = NOTHING
    known: dict[Hashable, NodeResult] | None = None

    @property
    def lean(self) -> bool:
        """Whether nobody asks for the steps to the points."""
        return self.known is not None


class Base(NamedTuple):
    """What a leaf's rule gave, before its lists: points up to M, the excess, what lateness cost,
    what being early adds."""

    points: Fraction
    excess: Fraction = ZERO
    loss: Fraction = ZERO
    value: Fraction | str | None = None
    steps: Sequence[Step] = ()
    early: Fraction = ZERO


def _results(_: Scale) -> dict[date, dict[Hashable, NodeResult]]:
    return {}


def known_results(scale: Scale, year: int) -> dict[Hashable, NodeResult]:
    """What a scale's leaves came to by what was said of them, in years that begin on that day."""
    return scale.once(_results).setdefault(begins(year), {})


def leaf_result(frame: UnitFrame, state: UnitState, leaf: Criterion) -> NodeResult:
    """A leaf's result: of its one voice, or of several combined."""
    known = frame.known
    if known is None:
        return _published(frame, state, leaf)
    key = _said(frame, state, leaf)
    if key is None:
        return without_steps(_published(frame, state, leaf))
    found = known.get(key)
    if found is None:
        found = without_steps(_published(frame, state, leaf))
        if found.problems:
            return found
        if len(known) >= MOST_KNOWN:
            known.clear()
        known[key] = found
    if found.occurred:
        # Another unit's sheet says that it happened: each has its own place.
        items = (state.leaf(leaf.id) or UNSAID).voices[0].items
        return found._replace(occurred={item: items[item].source for item in found.occurred})
    return found


def _said(frame: UnitFrame, state: UnitState, leaf: Criterion) -> Hashable | None:
    """All that a leaf's result depends on, so that it is the same for whoever says the same; None
    where it depends on more than its own entries, or on several scorers."""
    if not leaf.is_by_entry_alone or frame.unit in frame.scale.exempt[leaf.id]:
        return None
    known = state.leaves.get(leaf.id)
    if known is None:
        return leaf.id, state.no_other_events
    entry: LeafEntry | None
    said: tuple[Hashable, ...] = ()
    if isinstance(known, LeafEntry):
        entry = known
    elif len(known.voices) > 1:
        return None
    else:
        entry, items = known.voices[0].entry, known.voices[0].items
        said = tuple((item, one.value, one.waived) for item, one in items.items())
    if entry is None:
        return leaf.id, said, state.no_other_events
    if entry.read is not None:
        return (said, entry.read) if said else entry.read
    return leaf.id, said, type(entry), entry.value, entry.target


def without_steps(result: NodeResult) -> NodeResult:
    """The same figures, and not how they came about."""
    voices = tuple(without_steps(one) for one in result.voices)
    return result._replace(steps=(), voices=voices)


def _published(frame: UnitFrame, state: UnitState, leaf: Criterion) -> NodeResult:
    # Rounded once, whoever scored: the parts of a mean are not before it (manual: arithmetic).
    return leaf_published(frame.scale, _exact(frame, state, leaf))


def leaf_published(scale: Scale, result: NodeResult) -> NodeResult:
    """A leaf's result, its points rounded where the scale rounds them leaf by leaf."""
    if scale.rounding.at == "total":
        return result
    return result._replace(points=published(result.points, scale.rounding))


def _exact(frame: UnitFrame, state: UnitState, leaf: Criterion) -> NodeResult:
    if frame.unit in frame.scale.exempt[leaf.id]:
        return _not_applicable(frame, leaf, Step("not_for"))
    known = state.leaf(leaf.id) or UNSAID
    speaking = [v for v in known.voices if v.entry is None or v.entry.applies]
    if not speaking:
        entry = known.voices[0].entry
        assert entry is not None
        step = Step("na", {"note": entry.note or ""}, None, entry.source)
        return _not_applicable(frame, leaf, step)
    if len(speaking) == 1:
        return _voice(frame, state, leaf, speaking[0], leaf.id in state.leaves)
    if leaf.leaf_rule.compares:
        entry, compared = spoken_together(frame, state, leaf)
        if compared:
            return _read_once(frame, state, leaf, speaking, entry)
    results = [
        _voice(frame, state, leaf, voice, True)._replace(scorer=voice.scorer) for voice in speaking
    ]
    return _combined(frame, leaf, known, results, speaking)


def spoken_together(
    frame: UnitFrame, state: UnitState, leaf: Criterion
) -> tuple[LeafEntry | None, bool]:
    """What a unit's scorers together say of a leaf that compares: one entry with their figures
    combined (None: nobody gave one); whether the unit is compared there at all."""
    known = state.leaf(leaf.id) or UNSAID
    voices = known.voices
    told = [one for one in voices if one.entry is not None and one.entry.applies]
    spoken = [one.entry for one in told if one.entry is not None]
    if not spoken and all(one.entry is not None for one in voices):
        return None, False
    if any(entry.by_hand for entry in spoken):
        return None, False
    if len(spoken) < 2:
        return (spoken[0] if spoken else None), True
    # Where a fact is the figure, they give targets alone.
    figures = [entry.value for entry in spoken if isinstance(entry.value, Fraction)]
    targets = [entry.target for entry in spoken if entry.target is not None]
    value, target = (
        blend(frame, known, told, given) if len(given) == len(spoken) else None
        for given in (figures, targets)
    )
    return replace(spoken[0], value=value, target=target), True


def _read_once(
    frame: UnitFrame,
    state: UnitState,
    leaf: Criterion,
    voices: list[Voice],
    entry: LeafEntry | None,
) -> NodeResult:
    """Several scorers' figures are combined before they are compared with the bloc's."""
    items = {name: item for voice in voices for name, item in voice.items.items()}
    result = _voice(frame, state, leaf, Voice(entry, items), True)
    if entry is None or entry.value is None:
        return result
    said = []
    for one in voices:
        if one.entry is not None:
            who = frame.names.get(one.by, "")
            args = {"scorer": who, "value": one.entry.value}
            said.append(Step("voice_figure", args, None, one.entry.source))
    together = Step("voices_figure", {"value": entry.value})
    return result._replace(steps=(*said, together, *result.steps))


def blend(
    frame: UnitFrame, known: LeafState, voices: Sequence[Voice], figures: Sequence[Fraction]
) -> Fraction:
    """Several scorers' figures as one, as their stage says."""
    weights = _weights(frame, voices)
    places = sorted(range(len(figures)), key=lambda n: figures[n])
    chosen = [places[n] for n in known.combination.chosen(len(figures))]
    return _mean([figures[n] for n in chosen], [weights[n] for n in chosen])


def _weights(frame: UnitFrame, voices: Sequence[Voice]) -> list[Fraction]:
    """Each scorer's weight; all the same where the stage says none."""
    stage = frame.scale.stage(voices[0].stage)
    assert stage is not None
    given = stage.weights or {}
    return [given.get(voice.by, ONE) for voice in voices]


def _mean(figures: Sequence[Fraction], weights: Sequence[Fraction]) -> Fraction:
    first = figures[0]
    if all(one is first for one in figures):  # nothing gained, nothing lost: most are
        return first
    return total(f * w for f, w in zip(figures, weights, strict=True)) / total(weights)


def _not_applicable(frame: UnitFrame, leaf: Criterion, step: Step) -> NodeResult:
    policy = frame.scale.not_applicable
    points = leaf.max if policy == "full" else ZERO
    assigned = ZERO if policy == "exclude" else leaf.max
    last = Step(f"na_{policy}", {"max": leaf.max}, points)
    return NodeResult(leaf.id, "not_applicable", points, points, assigned, steps=(step, last))


def _combined(
    frame: UnitFrame,
    leaf: Criterion,
    known: LeafState,
    results: list[NodeResult],
    voices: list[Voice],
) -> NodeResult:
    """Several scorers' computed points as one figure: the mean, the median or the largest."""
    problems = tuple(problem for result in results for problem in result.problems)
    missing = tuple(dict.fromkeys(what for result in results for what in result.missing))
    how = known.combination
    weights = _weights(frame, voices)
    is_weighted = any(weight != weights[0] for weight in weights)
    order = sorted(range(len(results)), key=lambda n: results[n].points)
    chosen = [order[n] for n in how.chosen(len(results))]

    def mean(part: str) -> Fraction:
        figures = [getattr(results[n], part) for n in chosen]
        return _mean(figures, [weights[n] for n in chosen])

    word = "weighted" if is_weighted else how.word
    points = mean("points")
    said = [
        Step(
            "voice_weighted" if is_weighted else "voice",
            {"scorer": frame.names.get(voice.by, "")}
            | ({"weight": weight * 100} if is_weighted else {}),
            result.points,
            voice.entry.source if voice.entry else None,
        )
        for voice, result, weight in zip(voices, results, weights, strict=True)
    ]
    return NodeResult(
        leaf.id,
        "missing" if missing else "scored",
        points,
        mean("plain"),
        leaf.max,
        mean("bonus"),
        mean("deduction"),
        (*said, Step(f"combine_{word}", {"n": Fraction(len(results))}, points)),
        missing,
        problems,
        tuple(results),
        occurred={item: source for result in results for item, source in result.occurred.items()},
        gained=mean("gained"),
        lost=mean("lost"),
    )


def _voice(
    frame: UnitFrame, state: UnitState, leaf: Criterion, voice: Voice, mentioned: bool
) -> NodeResult:
    """One scorer's result of a leaf."""
    if voice.entry is not None and voice.entry.by_hand:
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
        problems.append(impossible_figure(found, (*frame.crumb, leaf.crumb), leaf.id))
        base = Base(ZERO)
    if leaf.is_plain and not missing:
        return _without_lists(leaf, base, problems)
    crumb = (*frame.crumb, leaf.crumb)
    inputs = ItemInputs(
        voice.items, state.facts, base.value, crumb, leaf.item_fields, frame.bloc, base.points
    )
    return _with_lists(leaf, base, inputs, missing, problems)


def _without_lists(leaf: Criterion, base: Base, problems: list[Diagnostic]) -> NodeResult:
    """What the rule gave, and nothing else."""
    found = base.steps
    if base.excess is not ZERO:
        found = [*found, Step("excess", {"max": leaf.max}, base.excess)]
    extra = plus(base.excess, base.early)
    return NodeResult(
        leaf.id,
        "scored",
        plus(base.points, extra),
        base.points,
        leaf.max,
        extra,
        base.loss,
        tuple(found),
        problems=tuple(problems),
        gained=extra,
        lost=base.loss,
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
    lost = max(plus(base.points - plain, base.loss), ZERO)
    off = plus(deduct.amount, base.loss)
    extra = ZERO
    if not missing:
        extra = plus(plus(bonus.amount, base.excess), base.early)
        found += bonus_steps
        if base.excess is not ZERO:
            found.append(Step("excess", {"max": leaf.max}, base.excess))
    moved = ListsResult(plus(plain, extra), plain, extra, off, extra, lost)
    moved = ended(leaf, leaf.max, moved, found)
    if missing:
        # Nothing is ever given for what is absent; what was taken off stays off.
        owed = min(moved.plain, ZERO)
        moved = moved._replace(points=owed, plain=owed, lost=min(moved.lost, -owed))
    return NodeResult(
        leaf.id,
        "missing" if missing else "scored",
        moved.points,
        moved.plain,
        leaf.max,
        moved.bonus,
        moved.deduction,
        tuple(found),
        tuple(dict.fromkeys(missing)),
        (*problems, *deduct.problems, *bonus.problems),
        occurred=both(deduct, bonus),
        gained=moved.gained,
        lost=moved.lost,
    )


# -- the rule of a leaf -------------------------------------------------------------------------


class _LeafFigures(NamedTuple):
    """What one scorer's entry and the facts give the rule of a leaf."""

    frame: UnitFrame
    state: UnitState
    leaf: Criterion
    spoken: LeafEntry | None
    is_mentioned: bool

    def entry(self) -> FoundFigure:
        if self.spoken is None:
            raise MissingFigure("entry", self.leaf.id)
        return FoundFigure(self.spoken.value, self.spoken.place)

    def fact(self, name: str) -> FoundFigure:
        return fact_found(self.state.facts, name)

    def target(self, said: Target) -> FoundFigure:
        task = pledged_task(said)
        if task is not None:
            if task not in self.frame.pledges:
                raise MissingFigure("pledge", task)
            return FoundFigure(self.frame.pledges[task])
        if not is_entered(said) or self.spoken is None:
            return FoundFigure(said if isinstance(said, Fraction) else None)
        return FoundFigure(self.spoken.target, self.spoken.at_step("target"))

    def bloc(self) -> Survey:
        return self.frame.bloc.get(self.leaf.id, NOTHING)

    def periods(self, kind: str) -> Sequence[PeriodFigure]:
        return self.frame.periods.get(kind, ())

    def mentioned(self) -> None:
        if not self.is_mentioned and not self.state.no_other_events:
            raise MissingFigure("entry", self.leaf.id)


def _base(
    frame: UnitFrame,
    state: UnitState,
    leaf: Criterion,
    entry: LeafEntry | None,
    mentioned: bool,
) -> Base:
    """What the rule gives, before bonus and deduction. Raises for missing or impossible figures."""
    rule = leaf.leaf_rule
    inputs = rule.inputs(_LeafFigures(frame, state, leaf, entry, mentioned))
    told = leaf.arithmetic(frame.year).told(inputs.values, inputs.source, lean=frame.lean)
    if told is None:
        raise rule.uncovered(inputs)
    points, excess = told.points, ZERO
    if rule.may_exceed and points > leaf.max:
        points, excess = leaf.max, points - leaf.max
    steps = (*inputs.steps, *told.steps) if inputs.steps else told.steps
    return Base(points, excess, told.loss, rule.handed(inputs), steps, told.early)


def item_peer_of(frame: UnitFrame, state: UnitState, item: Item, node: Criterion) -> Peer:
    """The figure of a unit that an item's rule compares: a fact, its entry, or what its leaf was
    given. Raises MissingFigure."""
    rule = item.rule
    assert rule is not None
    if rule.facts:
        value: object = fact_found(state.facts, rule.facts[0]).value
    else:
        value = _item_value(frame, state, item, node)
    if not isinstance(value, Fraction):
        raise MissingFigure("entry", item.id)
    # A number or none (TD344); of `bloc:mean` with_targets makes one.
    return Peer(value, cast("Fraction | None", rule.own_target))


def _item_value(frame: UnitFrame, state: UnitState, item: Item, node: Criterion) -> object:
    known = state.leaf(node.id)
    items = state.items if known is None else known.voices[0].items
    if item.id in items:
        return items[item.id].value
    if not node.is_leaf:
        return None
    entry, compared = spoken_together(frame, state, node)
    if not compared:
        return None
    if node.leaf_rule.compares:
        return peer_of(frame, state, node, entry).actual
    given = _LeafFigures(frame, state, node, entry, True)
    return node.leaf_rule.handed(node.leaf_rule.inputs(given))


def peer_of(frame: UnitFrame, state: UnitState, leaf: Criterion, entry: LeafEntry | None) -> Peer:
    """The figure of a unit that a leaf compares, and its target. Raises MissingFigure."""
    rule = leaf.leaf_rule
    given = _LeafFigures(frame, state, leaf, entry, entry is not None)
    actual = given.fact(rule.facts[0]) if rule.facts else given.entry()
    target = given.target(rule.own_target)
    return Peer(Fraction(actual.value), target.value)  # type: ignore[arg-type]
