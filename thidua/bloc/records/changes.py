"""What changed between two states of a bloc's year, in the bloc's own terms."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from thidua.bloc.scoring.result import UnitScore, YearResult
from thidua.bloc.scoring.what_counts import LeafState, UnitState
from thidua.diagnostics.diagnostic import NOTHING

ENTRY, RULE, OTHERS = "entry", "rule", "others"
"""Why a figure changed: what was entered, the rule, or other units' figures (`relative`)."""


class Snapshot(NamedTuple):
    """A year at one revision. `derived`: award -> units that the rules name; `votes`: ballot ->
    candidate -> votes; `elected`: ballot -> units; `leaders`: leader, then deputies; `rules`: the
    rules as flat text (see `flat`)."""

    result: YearResult | None = None
    derived: Mapping[str, tuple[str, ...]] = NOTHING
    votes: Mapping[str, Mapping[str, int]] = NOTHING
    elected: Mapping[str, tuple[str, ...]] = NOTHING
    leaders: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    rules: Mapping[str, str] = NOTHING


class FigureChange(NamedTuple):
    """A criterion's points of one unit as of one stage; None where it had none."""

    unit: str
    criterion: str
    stage: str
    before: Fraction | None
    after: Fraction | None
    cause: str


class Change(NamedTuple):
    """A change of one thing of one unit, ballot or rule; None where there was, or is, nothing."""

    what: str
    before: Any
    after: Any
    of: str = ""


class YearChanges(NamedTuple):
    """All that changed in a year."""

    figures: tuple[FigureChange, ...] = ()
    ranks: tuple[Change, ...] = ()
    bands: tuple[Change, ...] = ()
    awards: tuple[Change, ...] = ()
    votes: tuple[Change, ...] = ()
    leaders: tuple[Change, ...] = ()
    members: tuple[Change, ...] = ()
    rules: tuple[Change, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing changed."""
        return not any(self)


def year_changes(before: Snapshot, after: Snapshot) -> YearChanges:
    """The differences of two snapshots of one year, each in the order of the newer data."""
    units = _both(before.members, after.members)
    old, new = _scores(before.result), _scores(after.result)
    return YearChanges(
        tuple(_figures(units, old, new, before, after)),
        tuple(_unit_changes(units, old, new, "rank")),
        tuple(_unit_changes(units, old, new, "band")),
        tuple(_memberships(before.derived, after.derived)),
        tuple(_votes(before, after)),
        tuple(_leaders(before.leaders, after.leaders)),
        tuple(
            Change(unit, unit in before.members or None, unit in after.members or None)
            for unit in units
            if (unit in before.members) != (unit in after.members)
        ),
        tuple(
            Change(path, before.rules.get(path), after.rules.get(path))
            for path in _both(before.rules, after.rules)
            if before.rules.get(path) != after.rules.get(path)
        ),
    )


def flat(tree: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """A file's tree as path -> text. A list's elements go by their id, so that moving one is no
    change; notes and sources are no rules."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key not in ("note", "source"):
                yield from flat(value, f"{path}.{key}" if path else key)
    elif isinstance(tree, list):
        for n, value in enumerate(tree):
            name = value.get("id") if isinstance(value, dict) else None
            yield from flat(value, f"{path}[{name if isinstance(name, str) else n}]")
    elif not path.endswith(".id"):
        yield path, "" if tree is None else str(tree)


def _both(before: Iterable[str], after: Iterable[str]) -> list[str]:
    """What is on either side, the newer order first."""
    return list(dict.fromkeys([*after, *before]))


def _scores(result: YearResult | None) -> dict[str, UnitScore]:
    return {one.unit.id: one for one in result.units} if result is not None else {}


def _figures(
    units: list[str],
    old: Mapping[str, UnitScore],
    new: Mapping[str, UnitScore],
    before: Snapshot,
    after: Snapshot,
) -> Iterator[FigureChange]:
    leaves = _both(*(_leaves(side.result) for side in (before, after)))
    stages = _both(*(_stages(side.result) for side in (before, after)))
    for unit in units:
        for leaf in leaves:
            inherited: tuple[Fraction | None, Fraction | None] = (None, None)
            for stage in stages:
                pair = (_points(old.get(unit), leaf, stage), _points(new.get(unit), leaf, stage))
                # A later stage that only carries an earlier change on is not told again.
                if pair[0] != pair[1] and pair != inherited:
                    cause = _cause(unit, leaf, old, new, before, after)
                    yield FigureChange(unit, leaf, stage, *pair, cause)
                inherited = pair


def _leaves(result: YearResult | None) -> list[str]:
    if result is None:
        return []
    return [node.id for node in result.scale.nodes.values() if node.is_leaf]


def _stages(result: YearResult | None) -> list[str]:
    return [stage.id for stage in result.scale.stages] if result is not None else []


def _points(score: UnitScore | None, leaf: str, stage: str) -> Fraction | None:
    """A leaf's points as of a stage at which the unit has a sheet."""
    if score is None or score.stages.get(stage) is None:
        return None
    node = score.as_of[stage].get(leaf)
    return node.points if node is not None and node.status == "scored" else None


def _cause(
    unit: str,
    leaf: str,
    old: Mapping[str, UnitScore],
    new: Mapping[str, UnitScore],
    before: Snapshot,
    after: Snapshot,
) -> str:
    """Whether the entries changed, else the rule, else only what others did."""
    if unit not in old or unit not in new:
        return ENTRY
    said = [_said(one[unit].state, leaf, one[unit]) for one in (old, new)]
    if said[0] != said[1]:
        return ENTRY
    rules = [side.result.scale.nodes.get(leaf) for side in (before, after) if side.result]
    return OTHERS if len(rules) == 2 and rules[0] == rules[1] else RULE


def _said(state: UnitState, leaf: str, score: UnitScore) -> object:
    """Everything entered that a leaf may depend on, without where it is written."""
    known = state.leaves.get(leaf)
    facts = {name: fact.value for name, fact in state.facts.items()}
    return _voices(known), facts, score.state.no_other_events


def _voices(known: LeafState | None) -> object:
    if known is None:
        return None
    return [
        (
            voice.scorer,
            voice.entry and (voice.entry.kind, voice.entry.value, voice.entry.target),
            {item: entry.said for item, entry in voice.items.items()},
        )
        for voice in known.voices
    ]


def _unit_changes(
    units: list[str], old: Mapping[str, UnitScore], new: Mapping[str, UnitScore], part: str
) -> Iterator[Change]:
    for unit in units:
        pair = [getattr(side[unit], part) if unit in side else None for side in (old, new)]
        if pair[0] != pair[1]:
            yield Change(unit, pair[0], pair[1])


def _memberships(
    before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]
) -> Iterator[Change]:
    """Units that came into, or fell out of, what the rules name for an award."""
    for award in _both(before, after):
        was, now = before.get(award, ()), after.get(award, ())
        for unit in _both(was, now):
            if (unit in was) != (unit in now):
                yield Change(unit, unit in was, unit in now, award)


def _votes(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    for ballot in _both(before.votes, after.votes):
        was, now = before.votes.get(ballot, {}), after.votes.get(ballot, {})
        for unit in _both(was, now):
            if was.get(unit) != now.get(unit):
                yield Change(unit, was.get(unit), now.get(unit), ballot)


def _leaders(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Change]:
    if before[:1] != after[:1]:
        was, now = (side[0] if side else None for side in (before, after))
        yield Change("leader", was, now)
    if before[1:] != after[1:]:
        yield Change("deputies", list(before[1:]), list(after[1:]))
