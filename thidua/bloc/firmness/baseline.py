"""A scored year as suppositions look at it: what all of them leave as it is is computed once.

The figures of the bloc that units are measured against, and what they are without one unit's.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple, TypeVar, cast

from thidua.bloc.firmness.standing import BaselineUnit, Changed, way_up
from thidua.bloc.lineage import bars_of
from thidua.bloc.ranking.placing import is_placed, ranks_of, value_of
from thidua.bloc.scoring.binding import bind
from thidua.bloc.scoring.entries import BoundSheet
from thidua.bloc.scoring.evaluate import EarlierStage, evaluate, peers
from thidua.bloc.scoring.items import disqualifying
from thidua.bloc.scoring.leaf import BlocFigures, UnitFrame, leaf_published, leaf_result
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.points_by_hand import hand_points
from thidua.bloc.scoring.result import Reason, UnitScore, YearResult
from thidua.bloc.scoring.score import (
    bests_of,
    comparing,
    competing_units,
    decided_against,
    frames_of,
    score_sheets,
    scorer_names,
    stage_absences,
    track,
    unit_score,
)
from thidua.bloc.scoring.what_counts import UnitState
from thidua.diagnostics.diagnostic import NOTHING, Diagnostic, Node
from thidua.model.book import Book, SheetFile, Sourced, YearBook
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Item
from thidua.model.sheet import Sheet
from thidua.rules.base import LeafRule, Peer, Survey
from thidua.text.numbers import trimmed


class ComparingRule(NamedTuple):
    """A rule that compares, the node that it stands at, and the figures that it compares."""

    node: Criterion
    item: Item | None
    rule: LeafRule
    peers: Mapping[str, Peer]


class Figures:
    """What each rule that compares makes of the units that compete. `before`: each unit's results,
    from which only what others' figures change is computed anew."""

    def __init__(
        self,
        scale: Scale,
        frames: Mapping[str, UnitFrame],
        states: Mapping[str, UnitState],
        decided: Mapping[str, list[Reason]],
        before: Mapping[str, EarlierStage],
    ) -> None:
        self._scale = scale
        self._alone = dict(before)
        self.competing = frozenset(
            competing_units(scale, frames, states, decided, self._alone)
            if scale.compared
            else frames
        )
        order = [unit for unit in frames if unit in self.competing]
        self.compared = {
            node.id if item is None else item.id: ComparingRule(
                node, item, rule, peers(scale, node, item, order, frames, states)
            )
            for node, item, rule in comparing(scale)
        }
        self._known: dict[tuple[str, str | None, str | None], Survey] = {}

    def of(self, unit: str, without: str | None = None) -> BlocFigures:
        """Rule -> the figures that a unit is compared with; `without` another one's."""
        return {key: self.survey(key, unit, without) for key in self.compared}

    def survey(self, key: str, unit: str, without: str | None = None) -> Survey:
        """What one rule makes of the figures that a unit is compared with."""
        _, _, rule, given = self.compared[key]
        division = self._scale.division(unit) if rule.within_division else None
        if without not in given or not self._beside(division, without):
            without = None
        place = key, division, without
        if place not in self._known:
            self._known[place] = rule.survey(
                [
                    peer
                    for one, peer in given.items()
                    if one != without and self._beside(division, one)
                ]
            )
        return self._known[place]

    def _beside(self, division: str | None, unit: str | None) -> bool:
        return division is None or (unit is not None and self._scale.division(unit) == division)

    def at(self, node: Criterion) -> tuple[str, ...]:
        """The rules that compare at a node."""
        return self._at.get(node.id, ())

    @cached_property
    def _at(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for key, one in self.compared.items():
            found[one.node.id] = (*found.get(one.node.id, ()), key)
        return found

    def competes_by(self, scale: Scale, unit: str) -> bool:
        """Whether a unit that is not barred would compete by the items of a smaller scale."""
        kept = {item.id for item, _ in scale.disqualifiers}
        occurred = disqualifying(self._scale, self._alone[unit].results)
        return not any(item.id in kept for item in occurred)


SUPPOSED = "what-if"


def supposed_sheet(
    scale: Scale, unit: str, name: str, stage: str, entries: Mapping[str, Node]
) -> tuple[BoundSheet, list[Diagnostic]]:
    """A sheet that says only what is supposed; facts and scores are told apart by their ids."""
    facts = {key: raw for key, raw in entries.items() if key in scale.fact}
    scores = {key: raw for key, raw in entries.items() if key not in scale.fact}
    data = Sheet.model_construct(unit=unit, facts=facts, scores=scores)
    sheet = SheetFile(SUPPOSED, stage, unit, SUPPOSED, data)
    return bind(scale, sheet, (name,))


Ranks = Mapping[str, int]
"""The units that have a rank, with it."""
Scores = Mapping[str, UnitScore]
Value = tuple[Fraction, ...]
T = TypeVar("T")
FINAL, PROVISIONAL = Options(), Options(provisional=True)


class Baseline:
    """A year scored at its last stage, and what is supposed of it."""

    def __init__(self, book: Book, yearbook: YearBook, result: YearResult) -> None:
        self.book, self.yearbook, self.result = book, yearbook, result
        self.scale: Scale = result.scale
        members = book.members(yearbook.year)
        by_id = {one.unit.id: one for one in result.units}
        self.units: Scores = {unit.id: by_id[unit.id] for unit in members}
        names = scorer_names(book, self.scale)
        self._stages = self.scale.upto(result.stage)
        bars = bars_of(book, yearbook)
        self._decided = {unit.id: decided_against(bars, unit, yearbook.year) for unit in members}
        self._frames = frames_of(book, yearbook, members, lean=True)
        self._states = {unit: one.state for unit, one in self.units.items()}
        self._before = {
            unit: EarlierStage(one.state, one.nodes) for unit, one in self.units.items()
        }
        self._figures = Figures(self.scale, self._frames, self._states, self._decided, self._before)
        self._standings = {
            unit: BaselineUnit(
                self.scale,
                one,
                self._frames[unit]._replace(bloc=self._figures.of(unit)),
                stage_absences(self.scale, self._stages, unit, one.state, names),
                self._decided[unit],
            )
            for unit, one in self.units.items()
        }
        self._names = names
        self._known: dict[tuple[Hashable, ...], object] = {}
        self._ways = {node_id: way_up(self.scale, node_id) for node_id in self.scale.nodes}

    def once(self, key: tuple[Hashable, ...], compute: Callable[[], T]) -> T:
        """What is computed once of this year."""
        if key not in self._known:
            self._known[key] = compute()
        return cast(T, self._known[key])

    def ranks(self, scores: Iterable[UnitScore], options: Options = FINAL) -> Ranks:
        """The ranks that units have by some scores."""
        return ranks_of(self.book, self.yearbook, self.scale, scores, options)

    # -- a leaf by hand -------------------------------------------------------------------------

    def handed(self, unit: str, leaf: Criterion, points: Fraction) -> UnitScore:
        """A unit of which one leaf has its points by hand."""
        result = leaf_published(self.scale, hand_points(leaf, points))
        return self._rescored(unit, {leaf.id: result}, self._ways[leaf.id])

    @cached_property
    def separates_equals(self) -> bool:
        """Whether a tie-breaker or a settlement may order units that are level."""
        return bool(self.scale.ranking.ties) or self.yearbook.settlements is not None

    def value_by_hand(self, unit: str, leaf: Criterion, points: Fraction) -> Value | None:
        """What is compared of it first; None where it is not ranked. Nothing but what its group is
        given decides that, so that it is computed once for all leaves of a group."""
        old, new = self.units[unit].nodes[leaf.id], hand_points(leaf, points)
        new = leaf_published(self.scale, new)
        given = new.points - old.points, new.plain - old.plain, new.gained - old.gained, old.lost
        above = self.scale.parents.get(leaf.id)

        def value() -> Value | None:
            own = self.handed(unit, leaf, points)
            return value_of(self.scale, own) if is_placed(own, FINAL) else None

        return self.once(("value", unit, above, given), value)

    def value(self, one: UnitScore) -> Value | None:
        """The same of any unit."""
        if one is not self.units[one.unit.id]:
            return value_of(self.scale, one) if is_placed(one, FINAL) else None
        return self.once(
            ("value", one.unit.id),
            lambda: value_of(self.scale, one) if is_placed(one, FINAL) else None,
        )

    def beside_hand(self, unit: str, leaf: Criterion) -> Collection[str] | None:
        """The rules that compare by which others are measured without the unit's leaf; None where
        the unit, by what it no longer has there, competes in every other rule, too."""
        frees = any(item.disqualifies for item in leaf.items())
        if frees and self.scale.compared and unit not in self._figures.competing:
            return None
        return self._figures.at(leaf)

    def scored_anew(self, unit: str, leaf: Criterion, points: Fraction) -> Scores:
        """The whole bloc, everything of it computed."""
        entry: dict[str, Node] = {leaf.id: {"points": trimmed(points)}}
        sheet, _ = supposed_sheet(self.scale, unit, "", self.result.stage, entry)
        options = Options(supposed=(sheet,))
        scored = score_sheets(self.book, self.yearbook, self.result.sheets, options)
        return {one.unit.id: one for one in scored.units}

    # -- others' figures ------------------------------------------------------------------------

    def measured_without(self, gone: str, unit: str, rules: Collection[str]) -> UnitScore:
        """A unit where some rules compare it with the others but for the one that is `gone`."""
        standing = self._standings[unit]
        known = standing.frame.bloc
        changed = {
            key: survey
            for key in rules
            if (survey := self._figures.survey(key, unit, gone)) != known[key]
        }
        if not changed:
            return self.units[unit]
        nodes = {key: self._figures.compared[key].node for key in changed}.values()
        return self._measured(unit, tuple(nodes), {**known, **changed})

    def _measured(self, unit: str, nodes: Collection[Criterion], bloc: BlocFigures) -> UnitScore:
        frame = self._frames[unit]._replace(bloc=bloc)
        leaves = {
            node.id: leaf_result(frame, self._states[unit], node) for node in nodes if node.is_leaf
        }
        groups = {node.id for node in nodes if not node.is_leaf}
        groups |= {node.id for one in nodes if one.id in self._ways for node in self._ways[one.id]}
        above = [node for node in reversed(self.scale.with_root) if node.id in groups]
        if self.scale.root is not None:
            above = [*above[1:], self.scale.root]
        return self._standings[unit].rescored(leaves, above, self.scale, frame)

    def _rescored(self, unit: str, changed: Changed, above: Iterable[Criterion]) -> UnitScore:
        standing = self._standings[unit]
        return standing.rescored(changed, above, self.scale, standing.frame)

    def without_unit(self, gone: str) -> Ranks:
        """The ranks without a unit."""
        rules = self._figures.compared
        return self.ranks(
            self.measured_without(gone, unit, rules) for unit in self.units if unit != gone
        )

    # -- without a criterion --------------------------------------------------------------------

    def without_criterion(self, node: Criterion, smaller: Scale) -> Ranks:
        """The ranks by a scale that lacks a node, and groups that only it was in."""
        yearbook = self._with_scale(smaller)
        if self.scale.compared and (
            self._competitors_change(smaller) or self._spares_somebody(node)
        ):
            sheets = [_known_to(smaller, sheet) for sheet in self.result.sheets]
            scored = score_sheets(self.book, yearbook, sheets, FINAL)
            return {one.unit.id: one.rank for one in scored.ranked}  # type: ignore[misc]
        gone, *ways = node, *self._ways[node.id]
        kept = []
        for group in ways:
            if smaller.root is not None and group.id == smaller.root.id:
                kept.append(smaller.root)
            elif group.id in smaller.nodes:
                kept.append(smaller.nodes[group.id])
            else:
                gone = group
        changed: Changed = {gone.id: None}
        scores = [
            standing.rescored(changed, kept, smaller, standing.frame)
            for standing in self._standings.values()
        ]
        return ranks_of(self.book, yearbook, smaller, scores, FINAL)

    def _with_scale(self, scale: Scale) -> YearBook:
        return self.yearbook._replace(criteria=Sourced(self.yearbook.scale_file, scale))

    def _competitors_change(self, smaller: Scale) -> bool:
        """Whether an item that is left out decides whose figures others are measured against."""
        if len(smaller.disqualifiers) == len(self.scale.disqualifiers):
            return False
        return self._figures.competing != frozenset(
            unit
            for unit in self.units
            if not self._decided[unit] and self._figures.competes_by(smaller, unit)
        )

    def _spares_somebody(self, node: Criterion) -> bool:
        """Whether without the node a group above it has nothing left that applies to a unit: what
        disqualifies in the group's lists then counts for that unit no more."""
        owners = {owner.id for _, owner in self.scale.disqualifiers}
        for unit in self.units.values():
            gone = node
            for group in self._ways[node.id]:
                others = (unit.nodes[part.id] for part in group.criteria if part.id != gone.id)
                if any(one.applies for one in others):
                    break
                if group.id in owners:
                    return True
                gone = group
        return False

    # -- without a scorer -----------------------------------------------------------------------

    def without_scorer(self, scorer: str) -> Ranks:
        """The ranks without one scorer's sheets. A unit that nobody else scored is incomplete, and
        is ranked on what is left."""
        order = [stage.id for stage in self._stages]
        touched: dict[str, list[BoundSheet]] = {
            sheet.unit: [] for sheet in self.result.sheets if sheet.scorer == scorer
        }
        kept = (one for one in self.result.sheets if one.scorer != scorer and one.stage in order)
        for sheet in sorted(kept, key=lambda one: (order.index(one.stage), one.file)):
            if sheet.unit in touched:
                touched[sheet.unit].append(sheet)
        states = dict(self._states)
        for unit, sheets in touched.items():
            tracked = track(self.scale, self.units[unit].unit, sheets, order, PROVISIONAL)
            *_, (states[unit], _) = tracked
        before = dict(self._before)
        bests = bests_of(self.scale, self._frames, states, self._decided, before)
        scores = []
        for unit, base in self.units.items():
            if unit not in touched and not self.scale.compared:
                scores.append(base)
                continue
            frame = self._frames[unit]._replace(bloc=bests.get(unit, NOTHING))
            nodes = evaluate(frame, states[unit], before[unit])
            results = [*(dict(base.as_of[stage]) for stage in order[:-1]), nodes]
            decided = self._decided[unit]
            one, _ = unit_score(
                *(self.scale, base.unit, self._stages, states[unit], results, decided, ()),
                self._names,
                [[]],
            )
            scores.append(one)
        return self.ranks(scores, PROVISIONAL)


def _known_to(scale: Scale, sheet: BoundSheet) -> BoundSheet:
    """A sheet without the entries that the scale does not ask for."""
    return replace(
        sheet,
        leaves={key: one for key, one in sheet.leaves.items() if key in scale.nodes},
        items={key: one for key, one in sheet.items.items() if key in scale.items},
        claims={},
    )
