"""What changed between two states of a bloc's year, in the bloc's own terms."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from thidua.bloc.ranking.standings import own_points
from thidua.bloc.scoring.result import UnitScore, YearResult
from thidua.diagnostics.diagnostic import NOTHING

ENTRY, RULE, OTHERS, PERIODS = "entry", "rule", "others", "periods"
"""Why a figure changed: what was entered, the rule, or other units' figures (`relative`)."""


class Snapshot(NamedTuple):
    """A year at one revision."""

    result: YearResult | None = None
    derived: Mapping[str, tuple[str, ...]] = NOTHING
    """Award -> units that the rules name."""
    votes: Mapping[str, Mapping[str, int]] = NOTHING
    """Ballot -> candidate -> votes."""
    elected: Mapping[str, tuple[str, ...]] = NOTHING
    """Ballot -> units."""
    leaders: tuple[str, ...] = ()
    """The leader, then the deputies."""
    members: tuple[str, ...] = ()
    rules: Mapping[str, str] = NOTHING
    """The rules as flat text (see `flat`)."""
    eligible: Mapping[str, Mapping[str, bool | None]] = NOTHING
    """Award -> unit -> yes, no or not known."""
    files: Mapping[str, str] = NOTHING
    """The other files that the year's results come from, as flat text."""
    shared: Mapping[str, str] = NOTHING
    """The files of all years that they come from, as flat text."""
    of_used: Mapping[str, str] = NOTHING
    """Where the rules of a shared scale are to be looked for."""


class FigureChange(NamedTuple):
    """A criterion's points of one unit as of one stage, of a group what its own lists, limit, floor
    and clamp come to; None where it had none."""

    unit: str
    criterion: str
    stage: str
    before: Fraction | None
    after: Fraction | None
    cause: str


T_co = TypeVar("T_co", covariant=True)


class Change(NamedTuple, Generic[T_co]):
    """A change of one thing of one unit, ballot or rule; None where there was, or is, nothing."""

    what: str
    before: T_co | None
    after: T_co | None
    of: str = ""


Totals: TypeAlias = tuple[str, Fraction | None, Fraction | None]
"""A unit's status, points and percent."""


class YearChanges(NamedTuple):
    """All that changed in a year."""

    figures: tuple[FigureChange, ...] = ()
    ranks: tuple[Change[int], ...] = ()
    bands: tuple[Change[str], ...] = ()
    awards: tuple[Change[bool], ...] = ()
    votes: tuple[Change[int], ...] = ()
    leaders: tuple[Change[str | tuple[str, ...]], ...] = ()
    members: tuple[Change[bool], ...] = ()
    rules: tuple[Change[str], ...] = ()
    totals: tuple[Change[Totals], ...] = ()
    eligible: tuple[Change[bool], ...] = ()
    elected: tuple[Change[tuple[str, ...]], ...] = ()
    files: tuple[Change[str], ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing changed."""
        return not any(self)

    @property
    def same_results(self) -> bool:
        """Whether no result changed, whatever was written otherwise."""
        return not any(self._replace(rules=(), files=()))


def year_changes(before: Snapshot, after: Snapshot) -> YearChanges:
    """The differences of two snapshots of one year, each in the order of the newer data."""
    units = _both(before.members, after.members)
    old, new = _scores(before.result), _scores(after.result)
    return YearChanges(
        tuple(_figures(units, old, new, before, after)),
        tuple(_unit_changes(units, old, new, lambda one: one.rank)),
        tuple(_unit_changes(units, old, new, lambda one: one.band)),
        tuple(_memberships(before.derived, after.derived)),
        tuple(_votes(before, after)),
        tuple(_leaders(before.leaders, after.leaders)),
        tuple(
            Change(unit, unit in before.members or None, unit in after.members or None)
            for unit in units
            if (unit in before.members) != (unit in after.members)
        ),
        _rules(before, after),
        tuple(_totals(units, old, new)),
        tuple(_answers(before.eligible, after.eligible)),
        tuple(
            Change(ballot, before.elected.get(ballot), after.elected.get(ballot))
            for ballot in _both(before.elected, after.elected)
            if before.elected.get(ballot) != after.elected.get(ballot)
        ),
        texts_changed(before.files, after.files),
    )


def _rules(before: Snapshot, after: Snapshot) -> tuple[Change[str], ...]:
    """Rules that differ. They are compared by one name wherever they are written, and told by the
    file that holds them."""
    told = {**before.of_used, **after.of_used}
    changed = texts_changed(before.rules, after.rules)
    return tuple(one._replace(what=told.get(one.what, one.what)) for one in changed)


NONE = "[]"
"""A list that is there and empty says that there was none; one that is absent says nothing."""


def texts_changed(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change[str], ...]:
    """What differs between two flat texts. A list that was empty is told by what came into it."""
    found = [
        Change(path, before.get(path), after.get(path))
        for path in _both(before, after)
        if before.get(path) != after.get(path)
    ]
    lists = {one.what.rpartition("[")[0] for one in found}
    return tuple(
        one
        for one in found
        if NONE not in (one.before, one.after)
        or not any(other == one.what or other.startswith(f"{one.what}[") for other in lists)
    )


def _totals(
    units: list[str], old: Mapping[str, UnitScore], new: Mapping[str, UnitScore]
) -> Iterator[Change[Totals]]:
    """Units whose status, published points or percent differ: (status, points, percent)."""
    for unit in units:
        was, now = (
            (side[unit].status, side[unit].points, side[unit].percent) if unit in side else None
            for side in (old, new)
        )
        if was != now:
            yield Change(unit, was, now)


def _answers(
    before: Mapping[str, Mapping[str, bool | None]], after: Mapping[str, Mapping[str, bool | None]]
) -> Iterator[Change[bool]]:
    """Units that may, may not, or perhaps may be proposed, otherwise than before."""
    for award in _both(before, after):
        was, now = before.get(award, {}), after.get(award, {})
        for unit in _both(was, now):
            if unit in was and unit in now and was[unit] != now[unit]:
                yield Change(unit, was[unit], now[unit], award)


def flat(tree: object, path: str = "") -> Iterator[tuple[str, str]]:
    """A file's tree as path -> text. A list's elements go by their id, so that moving one is no
    change; notes and sources are no rules."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key not in ("note", "source"):
                yield from flat(value, f"{path}.{key}" if path else key)
    elif isinstance(tree, list):
        if not tree:
            yield path, NONE
        for n, value in enumerate(tree):
            name = _named(value, tree)
            yield from flat(value, f"{path}[{n if name is None else name}]")
    elif not path.endswith(".id"):
        yield path, "" if tree is None else str(tree)


def _named(value: object, among: Sequence[object]) -> str | None:
    """What tells an element of a list from the others: its id, else its unit, year or award."""
    for key in ("id", "unit", "year", "award"):
        name = value.get(key) if isinstance(value, dict) else None
        others = [one.get(key) for one in among if isinstance(one, dict)]
        if isinstance(name, str) and (key == "id" or others.count(name) == 1):
            return name
    return None


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
    scales = [side.result.scale for side in (after, before) if side.result is not None]
    leaves = list(dict.fromkeys(node.id for scale in scales for node in scale.with_root))
    stages = list(dict.fromkeys(stage.id for scale in scales for stage in scale.stages))
    for unit in units:
        for leaf in leaves:
            inherited: tuple[Fraction | None, Fraction | None] = (None, None)
            for stage in stages:
                pair = (
                    _points(before.result, old.get(unit), leaf, stage),
                    _points(after.result, new.get(unit), leaf, stage),
                )
                # A later stage that only carries an earlier change on is not told again.
                if pair[0] != pair[1] and pair != inherited:
                    cause = _cause(unit, leaf, stage, before.result, after.result)
                    yield FigureChange(unit, leaf, stage, *pair, cause)
                inherited = pair


def _points(
    result: YearResult | None, score: UnitScore | None, node: str, stage: str
) -> Fraction | None:
    """A leaf's points, or a group's own, as of a stage at which the unit has a sheet."""
    if result is None or score is None or score.stages.get(stage) is None:
        return None
    nodes = score.as_of[stage]
    if node not in nodes or all(one.id != node for one in result.scale.with_root):
        return None
    known = next(one for one in result.scale.with_root if one.id == node)
    points = own_points(nodes, known)
    return None if not points and not known.is_leaf else points


def _cause(
    unit: str, node: str, stage: str, before: YearResult | None, after: YearResult | None
) -> str:
    """Whether what was entered up to that stage changed, else the rule, else only what others
    did, or what the periods came to."""
    if before is None or after is None:
        return RULE
    if None in (before.unit(unit), after.unit(unit)):
        return ENTRY
    if _said(before, unit, node, stage) != _said(after, unit, node, stage):
        return ENTRY
    old, new = before.scale, after.scale
    same = old.nodes.get(node) == new.nodes.get(node) and old.stages == new.stages
    if not same or old.rounding != new.rounding:
        return RULE
    leaf = new.nodes.get(node)
    is_rolled = leaf is not None and leaf.is_leaf and leaf.leaf_rule.rolls_up is not None
    return PERIODS if is_rolled else OTHERS


def _said(result: YearResult, unit: str, node: str, stage: str) -> object:
    """Everything entered up to a stage that a node may depend on, without where it is written."""
    order = [one.id for one in result.scale.stages]
    upto = order[: order.index(stage) + 1] if stage in order else order
    found = []
    for sheet in result.sheets:
        if sheet.unit != unit or sheet.stage not in upto:
            continue
        entry = sheet.leaves.get(node)
        items = {
            name: one.said
            for name, one in sheet.items.items()
            if name in result.scale.items and result.scale.items[name][1].id == node
        }
        facts = {name: fact.value for name, fact in sheet.facts.items()}
        figure = entry and (type(entry), entry.value, entry.target)
        found.append((sheet.stage, sheet.scorer, figure, items, facts, sheet.no_other_events))
    return found


def _unit_changes(
    units: list[str],
    old: Mapping[str, UnitScore],
    new: Mapping[str, UnitScore],
    of: Callable[[UnitScore], T_co | None],
) -> Iterator[Change[T_co]]:
    for unit in units:
        pair = [of(side[unit]) if unit in side else None for side in (old, new)]
        if pair[0] != pair[1]:
            yield Change(unit, pair[0], pair[1])


def _memberships(
    before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]
) -> Iterator[Change[bool]]:
    """Units that came into, or fell out of, what the rules name for an award."""
    for award in _both(before, after):
        was, now = before.get(award, ()), after.get(award, ())
        for unit in _both(was, now):
            if (unit in was) != (unit in now):
                yield Change(unit, unit in was, unit in now, award)


def _votes(before: Snapshot, after: Snapshot) -> Iterator[Change[int]]:
    for ballot in _both(before.votes, after.votes):
        was, now = before.votes.get(ballot, {}), after.votes.get(ballot, {})
        for unit in _both(was, now):
            if was.get(unit) != now.get(unit):
                yield Change(unit, was.get(unit), now.get(unit), ballot)


def _leaders(
    before: tuple[str, ...], after: tuple[str, ...]
) -> Iterator[Change[str | tuple[str, ...]]]:
    if before[:1] != after[:1]:
        was, now = (side[0] if side else None for side in (before, after))
        yield Change("leader", was, now)
    if before[1:] != after[1:]:
        yield Change("deputies", before[1:], after[1:])
