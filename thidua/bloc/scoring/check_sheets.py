"""Rules over sheets and members: who is scored, by whom, at which stage (manual: stages).

What scorers claim beside what the rules give: a difference either way is a warning.

Manual: file-sheet (`claimed`). A sheet's own total is only told where the claims of its leaves do
not already explain the difference.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from thidua.bloc.scoring.entries import BoundSheet, LeafEntry
from thidua.bloc.scoring.evaluate import total_of
from thidua.bloc.scoring.result import NodeResult, UnitScore, YearResult
from thidua.bloc.scoring.rounding import ZERO, published, rounded
from thidua.bloc.scoring.what_counts import UnitState
from thidua.bloc.unknown import unknown
from thidua.diagnostics.diagnostic import Diagnostic, Spot
from thidua.model.book import Book, SheetFile, YearBook
from thidua.model.scale.criteria import Criterion, Scale
from thidua.rules.targets import is_entered
from thidua.text.numbers import about

MOST_NAMED = 5
"""Of the criteria that a scorer leaves out so many are named."""


def check_sheets(book: Book, yearbook: YearBook) -> Iterator[Diagnostic]:
    """Every sheet is of a member, at a known stage, by someone who may score it there."""
    if yearbook.criteria is None:
        return
    scale: Scale = yearbook.criteria.data
    members = {unit.id for unit in book.members(yearbook.year)}
    everyone = {unit.id for unit in book.units.data.units}
    seen: dict[tuple[str, str, str | None], str] = {}
    strange: set[str] = set()
    for sheet in yearbook.sheets:
        stage = scale.stage(sheet.stage)
        if stage is None:
            if sheet.stage not in strange:  # told once for the folder
                stages = {one.id for one in scale.stages}
                yield unknown("TD403", Spot(sheet.file), sheet.stage, stages)._replace(at="file")
            strange.add(sheet.stage)
            continue
        where = (book.unit_name(sheet.unit), stage.name)
        if sheet.unit not in members:
            spot = Spot(sheet.file, ("unit",), where)
            if sheet.unit in everyone:
                yield spot.told("TD404", {"id": sheet.unit, "year": str(yearbook.year)}, "year")
            else:
                yield unknown("TD404", spot, sheet.unit, members)
            continue
        key = (sheet.stage, sheet.unit, sheet.scorer)
        if key in seen:
            args = {"other": seen[key]}
            yield Diagnostic("TD406", sheet.file, ("unit",), args=args, where=where)
        seen.setdefault(key, sheet.file)
        yield from _scorer(book, scale, sheet, where)


def _scorer(
    book: Book, scale: Scale, sheet: SheetFile, where: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """A scorer is another unit or an office, and assigned where the stage assigns."""
    stage = scale.stage(sheet.stage)
    assert stage is not None
    if sheet.scorer is None:
        return
    spot = Spot(sheet.file, ("scorer" if sheet.data.scorer is not None else "unit",), where)
    scorers = {unit.id for unit in book.units.data.units} | {one.id for one in scale.offices}
    if sheet.scorer == sheet.unit:
        yield spot.told("TD405", variant="self")
    elif sheet.scorer not in scorers:
        yield unknown("TD405", spot, sheet.scorer, scorers)
    elif stage.assign is not None and sheet.scorer not in stage.assign.get(sheet.unit, ()):
        assigned = stage.assign.get(sheet.unit, ())
        args = {"scorer": sheet.scorer, "assigned": ", ".join(assigned)}
        yield spot.told("TD407", args, "" if assigned else "none")
    if stage.weights is not None and sheet.scorer not in stage.weights and sheet.data.is_filled:
        yield spot.told("TD254", {"scorer": sheet.scorer, "stage": stage.name})


def check_entries(book: Book, yearbook: YearBook, result: YearResult) -> Iterator[Diagnostic]:
    """Entries that can't take effect, and those by an office that does not verify the criterion."""
    scale = yearbook.scale
    offices, exempt = {one.id for one in scale.offices}, scale.exempt_units
    order = [stage.id for stage in scale.stages]
    states = {one.unit.id: one.state for one in result.units}
    for sheet in result.sheets:
        crumb = (book.unit_name(sheet.unit), scale.stage_name(sheet.stage))
        by_office = sheet.scorer in offices
        leaves = sheet.leaves
        if not by_office and sheet.unit not in exempt:
            leaves = {one: entry for one, entry in leaves.items() if entry.target is not None}
        for leaf_id, entry in leaves.items():
            is_exempt = sheet.unit in scale.exempt[leaf_id]
            leaf = scale.nodes[leaf_id]
            spot = Spot(sheet.file, entry.source.path, (*crumb, leaf.crumb))
            if is_exempt:
                yield spot.told("TD408", {"id": leaf_id}, at="key")
            if entry.target is not None:
                yield from _target(leaf, entry, spot)
            verifier = scale.verifiers.get(leaf_id)
            if by_office and verifier not in (None, sheet.scorer):
                args = {"id": leaf_id, "verifier": str(verifier), "scorer": str(sheet.scorer)}
                yield spot.told("TD418", args, at="key")
        for item_id, item in sheet.items.items():
            node = scale.items[item_id][1]
            spot = Spot(sheet.file, item.source.path, (*crumb, node.crumb))
            if sheet.unit in scale.exempt[node.id]:
                yield spot.told("TD408", {"id": node.id}, at="key")
            else:
                variant = _left_out(states.get(sheet.unit, UnitState()), sheet, node.id, order)
                if variant is not None:
                    yield spot.told("TD409", {"id": item_id, "leaf": node.id}, variant, "key")


def _left_out(state: UnitState, sheet: BoundSheet, leaf: str, order: list[str]) -> str | None:
    """Why an item that was entered counts for nothing: its leaf is `na`, then or before, and stays
    so; or (`hand`) another scorer of the stage gave the leaf by hand. None where it counts."""
    known = state.leaf(leaf)
    kinds = {type(one.entry) for one in known.voices} if known else set()
    if known is None or len(kinds) > 1 or (said := known.voices[0].entry) is None:
        return None
    stage = known.voices[0].stage
    if not said.applies:
        return "" if order.index(stage) <= order.index(sheet.stage) else None
    return "hand" if said.by_hand and stage == sheet.stage and leaf not in sheet.leaves else None


def check_scorers(book: Book, result: YearResult) -> Iterator[Diagnostic]:
    """A scorer among several whose sheet leaves out what another scored: the others' figure alone
    stands. Not where they share out the criteria, by `verifier` or by having none in common, nor
    where an earlier stage scored it: who says nothing there had nothing to mend."""
    scale = result.scale
    order = [stage.id for stage in scale.stages]
    for stage in scale.stages:
        if stage.combine is None or not stage.assign:
            continue
        for unit, assigned in stage.assign.items():
            those = [
                one
                for one in result.sheets
                if (one.stage, one.unit) == (stage.id, unit) and one.scorer in assigned
            ]
            earlier = {
                leaf
                for one in result.sheets
                if one.unit == unit and order.index(one.stage) < order.index(stage.id)
                for leaf in one.leaves
            }
            enough = stage.at_least or len(assigned)
            spoken = Counter(leaf for one in those for leaf in one.leaves)
            for sheet in those:
                shares_out = sheet.leaves and all(spoken[leaf] == 1 for leaf in sheet.leaves)
                lacking = [
                    leaf
                    for leaf, n in spoken.items()
                    if leaf not in sheet.leaves
                    and n < enough
                    and leaf not in scale.verifiers
                    and leaf not in earlier
                ]
                if lacking and sheet.has_figures and not shares_out:
                    args = {"criteria": ", ".join(lacking[:MOST_NAMED]), "n": str(len(lacking))}
                    where = (book.unit_name(unit), stage.name)
                    yield Diagnostic("TD677", sheet.file, at="file", args=args, where=where)


def _target(leaf: Criterion, entry: LeafEntry, spot: Spot) -> Iterator[Diagnostic]:
    """The scale's own target comes first; another one entered beside the figure has no effect."""
    target = leaf.leaf_rule.own_target
    if is_entered(target) or entry.target is None or entry.target == target:
        return
    assert target is not None
    written = target if isinstance(target, str) else about(target)
    yield spot.below("target").told("TD242", {"target": written, "found": about(entry.target)})


def claim_problems(
    scale: Scale, score: UnitScore, sheets: Sequence[BoundSheet]
) -> list[Diagnostic]:
    """Warnings for the claims that differ from the computed figures of their stage."""
    problems = []
    for sheet in sheets:
        nodes = score.as_of.get(sheet.stage)
        if nodes is None:
            continue
        crumb = (score.unit.name, scale.stage_name(sheet.stage))
        told = ZERO
        for node_id, (claimed, source) in sheet.claims.items():
            computed = _computed(sheet, nodes[node_id])
            if computed is None:
                continue
            shown = rounded(computed, scale.rounding.places, scale.rounding.mode)
            if claimed in (computed, shown):
                continue
            if scale.nodes[node_id].is_leaf:
                told += claimed - computed
            args = {"claimed": about(claimed), "computed": about(shown)}
            where = (*crumb, scale.nodes[node_id].crumb)
            problems.append(Diagnostic("TD230", source.file, source.path, args=args, where=where))
        alone = sum(other.stage == sheet.stage for other in sheets) == 1
        if sheet.claimed is not None and alone:
            problems += _total(scale, sheet, nodes, told, crumb)
    return problems


def _computed(sheet: BoundSheet, node: NodeResult) -> Fraction | None:
    """The points that the claim is held against, the scorer's own where several score; None where
    there is nothing sound to compare."""
    if node.is_missing or node.problems:
        return None
    own = [one.points for one in node.voices if one.scorer == sheet.scorer]
    return own[0] if len(own) == 1 else node.points


def _total(
    scale: Scale,
    sheet: BoundSheet,
    nodes: dict[str, NodeResult] | object,
    told: Fraction,
    crumb: tuple[str, ...],
) -> list[Diagnostic]:
    assert isinstance(nodes, dict)
    tops = [nodes[top.id] for top in scale.criteria]
    if any(node.is_missing for node in tops):
        return []
    total = total_of(scale, nodes)
    shown = published(total, scale.rounding)
    claimed = sheet.claimed
    assert claimed is not None
    if claimed in (total, shown) or claimed - told in (total, shown):
        return []
    args = {"claimed": about(claimed), "computed": about(shown)}
    return [Diagnostic("TD231", sheet.file, ("claimed",), args=args, where=crumb)]
