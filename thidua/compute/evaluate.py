"""Points of leaves and groups for one unit, from what counts (format.md 4.2-4.4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from thidua.compute.derivation import ImpossibleFigure, MissingFigure, NodeResult, Step
from thidua.compute.entries import LeafEntry, crumb_of
from thidua.compute.items import ItemInputs, ListResult, highest, impossible_figure, items_amount
from thidua.compute.rounding import ZERO, rounded, total
from thidua.compute.rules import count, deadline, fact_value, ratio, relative, steps, table, tiers
from thidua.compute.state import LeafState, UnitState, Voice
from thidua.diagnostics.diagnostic import NOTHING, Diagnostic
from thidua.model.criteria import Criterion, Item, Items, Scale
from thidua.words.numbers import trimmed

NO_ITEMS = ListResult()
"""What an absent list comes to. Nobody adds to it."""
MAY_EXCEED = ("tiers", "table", "choice", "ratio")
"""Kinds whose rule may give more than M: the excess is set aside and added as bonus."""

NO_FLOOR = Fraction(-(10**15))
"""Under every figure that can be written: where nothing bounds the points from below."""


class Frame(NamedTuple):
    """What the points of one unit are computed in: the scale, the year, the unit, the bloc's best
    figures for `relative` leaves (leaf id -> (e_max, A_max)), and the plans it pledged."""

    scale: Scale
    year: int
    unit: str
    best: Mapping[str, tuple[Fraction, Fraction]] = NOTHING
    pledges: Mapping[str, Fraction] = NOTHING
    crumb: tuple[str, ...] = ()


@dataclass(slots=True)
class Base:
    """What a leaf's rule gave, before its lists: points up to M, the excess, what lateness cost."""

    points: Fraction
    excess: Fraction = ZERO
    loss: Fraction = ZERO
    value: Fraction | None = None
    steps: list[Step] = field(default_factory=list)


class Earlier(NamedTuple):
    """What counted as of the stage before, and what came of it."""

    state: UnitState
    results: Mapping[str, NodeResult]


def evaluate(
    frame: Frame, state: UnitState, earlier: Earlier | None = None
) -> dict[str, NodeResult]:
    """Every node's result, by id, in the order of the scale (groups before their parts).

    A leaf of which a stage says nothing keeps the result of the stage before.
    """
    results: dict[str, NodeResult] = {}
    if earlier is not None and not _same_ground(state, earlier.state):
        earlier = None
    for top in frame.scale.criteria:
        _node(frame, state, top, results, earlier)
    return {node_id: results[node_id] for node_id in frame.scale.nodes}


def _same_ground(state: UnitState, before: UnitState) -> bool:
    """Whether what all leaves may read, facts and the declaration, is still the same."""
    return state.facts is before.facts and state.no_other_events == before.no_other_events


def _node(
    frame: Frame,
    state: UnitState,
    node: Criterion,
    results: dict[str, NodeResult],
    earlier: Earlier | None,
) -> NodeResult:
    if not node.is_leaf:
        parts = [_node(frame, state, part, results, earlier) for part in node.criteria]
        result = _group(frame, state, node, parts)
    elif (
        earlier is not None
        and state.leaves.get(node.id) is earlier.state.leaves.get(node.id)
        and node.leaf_rule.kind != "relative"  # others' figures may have changed
    ):
        result = earlier.results[node.id]
    else:
        result = leaf_result(frame, state, node)
    results[node.id] = result
    return result


# -- leaves -------------------------------------------------------------------------------------


def leaf_result(frame: Frame, state: UnitState, leaf: Criterion) -> NodeResult:
    """A leaf's result: of its one voice, or of several combined."""
    if frame.unit in leaf.not_for:
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
    results = [_voice(frame, state, leaf, voice, True) for voice in speaking]
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

    points = _round_leaf(frame, mean("points"))
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
    )


def _round_leaf(frame: Frame, points: Fraction) -> Fraction:
    rounding = frame.scale.rounding
    return rounded(points, rounding.places, rounding.mode) if rounding.at == "criterion" else points


def _voice(
    frame: Frame, state: UnitState, leaf: Criterion, voice: Voice, mentioned: bool
) -> NodeResult:
    """One scorer's result of a leaf."""
    crumb = (*frame.crumb, crumb_of(leaf))
    if voice.entry is not None and voice.entry.kind == "hand":
        return _hand(frame, leaf, voice.entry, crumb)
    problems: list[Diagnostic] = []
    missing: list[tuple[str, str]] = []
    try:
        base = _base(frame, state, leaf, voice.entry, mentioned)
        problems += _out_of_range(leaf, voice.entry, crumb)
    except MissingFigure as found:
        missing.append(found.what)
        base = Base(ZERO)
    except ImpossibleFigure as found:
        problems.append(impossible_figure(found, crumb, leaf.id))
        base = Base(ZERO)
    inputs = ItemInputs(voice.items, state.facts, base.value, crumb)
    return _with_lists(frame, leaf, base, inputs, missing, problems)


def _with_lists(
    frame: Frame,
    leaf: Criterion,
    base: Base,
    inputs: ItemInputs,
    missing: list[tuple[str, str]],
    problems: list[Diagnostic],
) -> NodeResult:
    """Leaf: points = max(floor, rule - deduct) + bonus (format.md 4.2)."""
    deduct = items_amount(leaf.deduct, inputs, "deduct") if leaf.deduct else NO_ITEMS
    plain = _less(base.points, deduct.amount)
    found = [*base.steps, *deduct.steps]
    plain = _floored(leaf, plain, found)
    missing = [*missing, *deduct.missing]
    bonus, bonus_steps = _bonus(leaf.bonus, inputs, plain, leaf.max)
    missing += bonus.missing
    extra = _plus(bonus.amount, base.excess)
    if missing:
        # Nothing is ever given for what is absent; what was taken off stays off.
        extra, plain = ZERO, min(plain, ZERO)
        bonus_steps = []
    points = _plus(plain, extra)
    found += bonus_steps
    if base.excess is not ZERO and not missing:
        found.append(Step("excess", {"max": leaf.max}, base.excess))
    points = _clamped(leaf, points, leaf.max, found)
    return NodeResult(
        leaf.id,
        "missing" if missing else "scored",
        _round_leaf(frame, points),
        plain,
        leaf.max,
        extra,
        _plus(deduct.amount, base.loss),
        tuple(found),
        tuple(dict.fromkeys(missing)),
        (*problems, *deduct.problems, *bonus.problems),
    )


def _plus(points: Fraction, more: Fraction) -> Fraction:
    """The sum; most lists come to nothing, and then nothing is added."""
    if more is ZERO:
        return points
    return more if points is ZERO else points + more


def _less(points: Fraction, off: Fraction) -> Fraction:
    return points if off is ZERO else points - off


def _floored(node: Criterion, points: Fraction, found: list[Step]) -> Fraction:
    """The floor holds for every node that has a deduct list, or states one."""
    if (node.deduct is None and node.floor is None) or node.floor == "none":
        return points
    floor = ZERO if node.floor is None else node.floor
    if points >= floor:
        return points
    found.append(Step("floor", {"points": points, "floor": floor}, floor))
    return Fraction(floor)


def _clamped(node: Criterion, points: Fraction, assigned: Fraction, found: list[Step]) -> Fraction:
    if node.clamp and points > assigned:
        found.append(Step("clamp", {"points": points, "max": assigned}, assigned))
        return assigned
    return points


def _bonus(
    group: Items | None, inputs: ItemInputs, plain: Fraction, assigned: Fraction
) -> tuple[ListResult, list[Step]]:
    """The bonus list; under only_if_full it counts only for a node with its full points."""
    if group is None:
        return NO_ITEMS, []
    result = items_amount(group, inputs, "bonus")
    if group.only_if_full and result.amount and plain < assigned:
        lost = Step("only_if_full", {"amount": result.amount}, ZERO)
        return ListResult(missing=result.missing, problems=result.problems), [lost]
    return result, result.steps


def _hand(frame: Frame, leaf: Criterion, entry: LeafEntry, crumb: tuple[str, ...]) -> NodeResult:
    """A figure given by hand stands for the whole leaf, bonus and deduction included."""
    points = Fraction(entry.value)  # type: ignore[arg-type]
    low, high = hand_range(leaf)
    problems: tuple[Diagnostic, ...] = ()
    if points < low or (high is not None and points > high):
        problems = (_range_problem(entry, points, low, high, crumb),)
    plain = min(points, leaf.max)
    step = Step("hand", {"note": entry.note or ""}, points, entry.source)
    return NodeResult(
        leaf.id,
        "scored",
        _round_leaf(frame, points),
        plain,
        leaf.max,
        points - plain,
        steps=(step,),
        problems=problems,
    )


def hand_range(leaf: Criterion) -> tuple[Fraction, Fraction | None]:
    """What the leaf's rule and lists can come to: lowest, and highest (None: no bound)."""
    rule = leaf.leaf_rule
    top, bottom = leaf.max, ZERO
    if rule.kind == "tiers":
        top = max([top, *(tier.points for tier in rule.tiers)])
        bottom = min([bottom, *(tier.points for tier in rule.tiers)])
    elif rule.kind == "choice":
        top = max([top, *rule.options.values()])
        bottom = min([bottom, *rule.options.values()])
    elif rule.kind == "table":
        cells = [cell for row in rule.points for cell in row]
        top, bottom = max([top, *cells]), min([bottom, *cells])
    elif rule.kind == "ratio":
        top = max(top, leaf.max * Fraction(rule.cap))
    bonus = highest(leaf.bonus)
    if leaf.floor == "none":
        most = highest(leaf.deduct)
        bottom = NO_FLOOR if most is None else bottom - most
    elif leaf.floor is not None:
        bottom = Fraction(leaf.floor)
    elif leaf.deduct is not None:
        bottom = ZERO
    if leaf.clamp:
        return bottom, leaf.max
    return bottom, None if bonus is None else top + bonus


def _range_problem(
    entry: LeafEntry,
    found: Fraction,
    low: Fraction,
    high: Fraction | None,
    crumb: tuple[str, ...],
) -> Diagnostic:
    args = {"low": trimmed(low), "found": trimmed(found)}
    if high is None:
        variant = "low"
    else:
        variant, args = "", {**args, "high": trimmed(high)}
        if low <= NO_FLOOR:
            variant = "high"
    return Diagnostic(
        "TD203", entry.source.file, entry.source.path, args=args, variant=variant, where=crumb
    )


def _out_of_range(
    leaf: Criterion, entry: LeafEntry | None, crumb: tuple[str, ...]
) -> list[Diagnostic]:
    """A `points` entry lies between 0 and M."""
    if entry is None or leaf.leaf_rule.kind != "points":
        return []
    points = Fraction(entry.value)  # type: ignore[arg-type]
    if 0 <= points <= leaf.max:
        return []
    return [_range_problem(entry, points, ZERO, leaf.max, crumb)]


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
        return _split(leaf, points, Step("choice", {"option": given}, points, source), None)
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
            points, step = ratio(rule, maximum, given, target, source)
        else:
            points, step = relative(rule, maximum, given, target, frame.best[leaf.id])
    return _split(leaf, points, step._replace(source=source), given)


def _value(state: UnitState, leaf: Criterion, entry: LeafEntry | None) -> tuple[Any, Any]:
    """The value that the rule reads: a fact, or the entry."""
    of = getattr(leaf.leaf_rule, "of", None)
    if of is not None:
        value = fact_value(state.facts, of)
        return value, state.facts[of].source
    if entry is None:
        raise MissingFigure("entry", leaf.id)
    return entry.value, entry.source


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


def _split(leaf: Criterion, points: Fraction, step: Step, value: Fraction | None) -> Base:
    """Points over M are set aside before deductions, and added as bonus."""
    if leaf.leaf_rule.kind in MAY_EXCEED and points > leaf.max:
        return Base(leaf.max, points - leaf.max, value=value, steps=[step])
    return Base(points, value=value, steps=[step])


# -- groups -------------------------------------------------------------------------------------


def _group(frame: Frame, state: UnitState, node: Criterion, parts: list[NodeResult]) -> NodeResult:
    """Group: the sum of its parts, then its own lists."""
    assigned = node.max
    if any(part.assigned is not own.max for part, own in zip(parts, node.criteria, strict=True)):
        assigned = total(part.assigned for part in parts)
    together = total(part.points for part in parts)
    plain = together
    if any(part.plain is not part.points for part in parts):
        plain = total(part.plain for part in parts)
    found = [Step("sum", {"ids": tuple(part.id for part in parts)}, together)]
    if all(part.status == "not_applicable" for part in parts):
        return NodeResult(node.id, "not_applicable", together, plain, assigned, steps=tuple(found))
    inputs = ItemInputs(state.items, state.facts, None, (*frame.crumb, crumb_of(node)))
    deduct = items_amount(node.deduct, inputs, "deduct") if node.deduct else NO_ITEMS
    found += deduct.steps
    points = _floored(node, _less(together, deduct.amount), found)
    plain = _floored(node, _less(plain, deduct.amount), [])
    bonus, bonus_steps = _bonus(node.bonus, inputs, plain, assigned)
    missing = [*deduct.missing, *bonus.missing]
    amount = ZERO if bonus.missing else bonus.amount
    found += bonus_steps
    points = _clamped(node, _plus(points, amount), assigned, found)
    status = "missing" if missing or any(p.status == "missing" for p in parts) else "scored"
    return NodeResult(
        node.id,
        status,
        points,
        plain,
        assigned,
        amount,
        deduct.amount,
        tuple(found),
        tuple(dict.fromkeys(missing)),
        (*deduct.problems, *bonus.problems),
    )


def disqualifying(frame: Frame, state: UnitState) -> list[Item]:
    """The items that take a unit out of the ranking, whatever the points."""
    found: list[Item] = []
    for node in frame.scale.nodes.values():
        if frame.unit in node.not_for or not any(item.disqualifies for item in node.items()):
            continue
        known = state.leaves.get(node.id)
        groups = [voice.items for voice in known.voices] if known else []
        for entries in groups if node.is_leaf else [state.items]:
            for group in (node.bonus, node.deduct):
                if group is not None:
                    found += items_amount(
                        group, ItemInputs(entries, state.facts), "deduct"
                    ).disqualified_by
    return list({item.id: item for item in found}.values())
