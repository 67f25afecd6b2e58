"""Points of every node of the scale for one unit, from what counts (manual: items)."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.scoring.entries import LeafEntry
from thidua.bloc.scoring.items import (
    NO_ITEMS,
    ItemInputs,
    ListsResult,
    bonus_of,
    both,
    ended,
    floored,
    items_amount,
    less,
    plus,
)
from thidua.bloc.scoring.leaf import UnitFrame, item_peer_of, leaf_result, peer_of, spoken_together
from thidua.bloc.scoring.result import NodeResult
from thidua.bloc.scoring.rounding import ZERO, total
from thidua.bloc.scoring.what_counts import UnitState
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Item
from thidua.rules.arithmetic import MissingFigure, Step
from thidua.rules.base import Peer

_NOT_YET = NodeResult("", "missing", ZERO, ZERO, ZERO)
"""Where the result of a node is to come."""


class Turn(NamedTuple):
    """A node in the order of computing, with what is asked of it every time: its parts' ids (none
    of a leaf), and whether it compares with the bloc: others' figures may have changed."""

    id: str
    parts: tuple[str, ...]
    compares: bool
    node: Criterion


def _upward(scale: Scale) -> tuple[Turn, ...]:
    """Every node, parts before the group that they are in."""
    return tuple(
        Turn(node.id, tuple(part.id for part in node.criteria), node.id in scale.comparing, node)
        for node in reversed(scale.nodes.values())
    )


class EarlierStage(NamedTuple):
    """What counted before, as of the stage before or apart from the bloc, and what came of it."""

    state: UnitState
    results: Mapping[str, NodeResult]


def evaluate(
    frame: UnitFrame, state: UnitState, earlier: EarlierStage | None
) -> dict[str, NodeResult]:
    """Every node's result, by id, in the order of the scale (groups before their parts).

    A node of which nothing new is said keeps its earlier result.
    """
    if earlier is not None and state is earlier.state:
        return _compared_anew(frame, state, earlier.results)
    if earlier is not None and not _same_ground(state, earlier.state):
        earlier = None
    results: dict[str, NodeResult] = dict.fromkeys(frame.scale.nodes, _NOT_YET)
    leaves = state.leaves
    # Most leaves: one entry alone, of which others have said the same.
    known = (frame.unit not in frame.scale.exempt_units and frame.known) or {}
    for node_id, parts, compares, node in frame.scale.once(_upward):
        if parts:
            own = [results[part] for part in parts]
            if earlier is None or compares or _is_new(state, parts, own, earlier):
                results[node_id] = group_result(frame, state, node, sums_of(node, own))
            else:
                results[node_id] = earlier.results[node_id]
            continue
        said = leaves.get(node_id)
        if earlier is not None and not compares and said is earlier.state.leaves.get(node_id):
            results[node_id] = earlier.results[node_id]
        elif isinstance(said, LeafEntry) and (found := known.get(said.read)) is not None:
            results[node_id] = found
        else:
            results[node_id] = leaf_result(frame, state, node)
    return _rooted(frame, state, results)


def total_of(scale: Scale, nodes: Mapping[str, NodeResult]) -> Fraction:
    """The exact total: of the scale's own row, where it has one, else of the top criteria."""
    if scale.root is not None:
        return nodes[scale.root.id].points
    return total(nodes[top.id].points for top in scale.criteria)


def _compared_anew(
    frame: UnitFrame, state: UnitState, earlier: Mapping[str, NodeResult]
) -> dict[str, NodeResult]:
    """The same results but for what others' figures may have changed."""
    results = dict(earlier)
    for node in frame.scale.compared:
        if node.is_leaf:
            results[node.id] = leaf_result(frame, state, node)
        else:
            parts = [results[part.id] for part in node.criteria]
            results[node.id] = _group(frame, state, node, parts)
    return _rooted(frame, state, results)


def _rooted(
    frame: UnitFrame, state: UnitState, results: dict[str, NodeResult]
) -> dict[str, NodeResult]:
    """With the scale's own row, where it has lists, a floor or a limit."""
    root = frame.scale.root
    if root is not None:
        parts = [results[part.id] for part in root.criteria]
        results[root.id] = _group(frame, state, root, parts)
    return results


def _same_ground(state: UnitState, before: UnitState) -> bool:
    """Whether what all leaves may read, facts and the declaration, is still the same."""
    return state.facts is before.facts and state.no_other_events == before.no_other_events


def _is_new(
    state: UnitState, parts: Sequence[str], own: Sequence[NodeResult], earlier: EarlierStage
) -> bool:
    """Whether something is said that a group did not know before: of its items, or its parts."""
    return state.items is not earlier.state.items or any(
        now is not earlier.results[part] for part, now in zip(parts, own, strict=True)
    )


class Sums(NamedTuple):
    """What a group's parts come to together: their figures, how many of them there are that apply,
    and how many that miss something."""

    points: Fraction
    plain: Fraction
    assigned: Fraction
    gained: Fraction
    lost: Fraction
    applicable: int
    missing: int

    def instead(self, old: NodeResult, new: NodeResult | None) -> "Sums":
        """The same with another result of one part, or without that part."""
        gone, come = _share(old), _NOTHING if new is None else _share(new)
        return Sums(
            _moved(self.points, gone.points, come.points),
            _moved(self.plain, gone.plain, come.plain),
            _moved(self.assigned, gone.assigned, come.assigned),
            _moved(self.gained, gone.gained, come.gained),
            _moved(self.lost, gone.lost, come.lost),
            self.applicable - gone.applicable + come.applicable,
            self.missing - gone.missing + come.missing,
        )


def _moved(figure: Fraction, gone: Fraction, come: Fraction) -> Fraction:
    return figure if gone == come else figure + (come - gone)


_NOTHING = Sums(ZERO, ZERO, ZERO, ZERO, ZERO, 0, 0)


def _share(part: NodeResult) -> Sums:
    """What one part adds to the sums of its group."""
    return Sums(
        part.points,
        part.plain,
        part.assigned,
        part.gained,
        part.lost,
        part.status != "not_applicable",
        part.status == "missing",
    )


def sums_of(node: Criterion, parts: Sequence[NodeResult]) -> Sums:
    """What the parts of a group come to, in the order of the scale."""
    # By columns: this is done for every group of every unit.
    _, states, points, plain, assigned, *_, gained, lost = zip(*parts, strict=True)
    together = total(points)
    return Sums(
        together,
        together if plain == points else total(plain),
        node.max if assigned == node.part_maxima else total(assigned),
        total(gained),
        total(lost),
        len(states) - states.count("not_applicable"),
        states.count("missing"),
    )


def _no_less(lost: Fraction) -> Fraction:
    """What deductions took, never less than nothing. The sign says it: this is done for every
    group of every unit, and to compare fractions takes long."""
    return ZERO if lost.numerator < 0 else lost


def _group(
    frame: UnitFrame, state: UnitState, node: Criterion, parts: Sequence[NodeResult]
) -> NodeResult:
    return group_result(frame, state, node, sums_of(node, parts))


def group_result(frame: UnitFrame, state: UnitState, node: Criterion, sums: Sums) -> NodeResult:
    """Group: the sum of its parts, then its own lists."""
    together, plain, assigned = sums.points, sums.plain, sums.assigned
    found = [] if frame.lean else [Step("sum", {"parts": node.criteria}, together)]
    if not sums.applicable:
        return NodeResult(node.id, "not_applicable", together, plain, assigned, steps=tuple(found))
    if node.idle_without is not None and node.idle_without.isdisjoint(state.items):
        return NodeResult(
            node.id,
            "missing" if sums.missing else "scored",
            together,
            plain,
            assigned,
            steps=tuple(found),
            gained=sums.gained,
            lost=_no_less(sums.lost),
        )
    crumb = (*frame.crumb, node.crumb)
    inputs = ItemInputs(state.items, state.facts, None, crumb, bloc=frame.bloc, base=together)
    deduct = items_amount(node.deduct, inputs, "deduct") if node.deduct else NO_ITEMS
    found += deduct.steps
    points = floored(node, less(together, deduct.amount), found)
    plain = floored(node, less(plain, deduct.amount), [])
    bonus, bonus_steps = bonus_of(node.bonus, inputs, plain, assigned)
    missing = [*deduct.missing, *bonus.missing]
    found += bonus_steps
    lost = sums.lost if points is together else sums.lost + (together - points)
    gained = plus(sums.gained, bonus.amount)
    moved = ListsResult(
        plus(points, bonus.amount), plain, bonus.amount, deduct.amount, gained, _no_less(lost)
    )
    moved = ended(node, assigned, moved, found)
    status = "missing" if missing or sums.missing else "scored"
    return NodeResult(
        node.id,
        status,
        moved.points,
        moved.plain,
        assigned,
        moved.bonus,
        moved.deduction,
        () if frame.lean else tuple(found),
        tuple(dict.fromkeys(missing)),
        (*deduct.problems, *bonus.problems),
        occurred=both(deduct, bonus),
        gained=moved.gained,
        lost=moved.lost,
    )


def peers(
    scale: Scale,
    node: Criterion,
    item: Item | None,
    units: Iterable[str],
    frames: Mapping[str, UnitFrame],
    states: Mapping[str, UnitState],
) -> dict[str, Peer]:
    """Unit -> its figure as of a stage, of those that a leaf's rule (or one item's) compares."""
    found: dict[str, Peer] = {}
    for unit in units:
        if unit not in scale.exempt[node.id]:
            frame, state = frames[unit], states[unit]
            one = _peer(frame, state, node) if item is None else _of_item(frame, state, item, node)
            if one is not None:
                found[unit] = one
    return found


def _peer(frame: UnitFrame, state: UnitState, leaf: Criterion) -> Peer | None:
    """One unit's figure, of its scorers combined. Points by hand and `na` are not compared."""
    entry, compared = spoken_together(frame, state, leaf)
    if not compared:
        return None
    try:
        return peer_of(frame, state, leaf, entry)
    except MissingFigure:
        return Peer(None)


def _of_item(frame: UnitFrame, state: UnitState, item: Item, node: Criterion) -> Peer | None:
    """The same for an item whose rule reads a figure of the bloc."""
    try:
        return item_peer_of(frame, state, item, node)
    except MissingFigure:
        return None
