"""Scoring a year: from the sheets of a book to ranks and bands (manual: file-criteria).

Two passes: the figures that count first, because `relative` compares them across the bloc; then
the points. Nothing here reads a file or the clock.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from thidua.bloc.lineage import bars_of
from thidua.bloc.ranking.placing import placed
from thidua.bloc.scoring.binding import bind
from thidua.bloc.scoring.check_sheets import claim_problems
from thidua.bloc.scoring.entries import BoundSheet
from thidua.bloc.scoring.evaluate import EarlierStage, evaluate, peers, total_of
from thidua.bloc.scoring.items import clashes, disqualifying, outside_range
from thidua.bloc.scoring.leaf import BlocFigures, UnitFrame, known_results
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.result import (
    EXCLUDED,
    INCOMPLETE,
    NOT_SUBMITTED,
    RANKED,
    NodeResult,
    Reason,
    UnitScore,
    YearResult,
)
from thidua.bloc.scoring.rolled_up import figures_of
from thidua.bloc.scoring.rounding import published, total
from thidua.bloc.scoring.what_counts import UnitState, advance
from thidua.diagnostics.diagnostic import NOTHING, Diagnostic, Severity
from thidua.model.book import Book, Sourced, YearBook
from thidua.model.emulation_year import last_day
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Item
from thidua.model.scale.stages import Stage
from thidua.model.units import Unit
from thidua.rules.base import LeafRule, Survey

if TYPE_CHECKING:
    from thidua.model.pledges import Pledge
    from thidua.model.settlements import Exclusions


def score_year(book: Book, year: int, options: Options = Options()) -> YearResult:  # noqa: B008 - frozen
    """The year's result. Needs the year's criteria; its problems are in the result."""
    yearbook = book.years[year]
    scale = yearbook.scale
    members = book.members(year)
    sheets, problems = bind_sheets(book, yearbook, scale, members)
    return score_sheets(book, yearbook, sheets, options, problems)


def bind_sheets(
    book: Book, yearbook: YearBook, scale: Scale, members: Sequence[Unit]
) -> tuple[list[BoundSheet], list[Diagnostic]]:
    """Every sheet of a member at a known stage, read by the scale."""
    known = {unit.id for unit in members}
    stages = {stage.id: stage.name for stage in scale.stages}
    bound, problems = [], []
    for sheet in yearbook.sheets:
        if sheet.unit in known and sheet.stage in stages:
            crumb = (book.unit_name(sheet.unit), stages[sheet.stage])
            one, found = bind(scale, sheet, crumb)
            if sheet.data.is_filled:
                bound.append(one)
            problems += found
    return bound, problems


def score_sheets(
    book: Book,
    yearbook: YearBook,
    sheets: Sequence[BoundSheet],
    options: Options,
    problems: Sequence[Diagnostic] = (),
) -> YearResult:
    """The year's result from sheets that have been read."""
    scale = yearbook.scale
    members = book.members(yearbook.year)
    stages = scale.upto(options.stage)
    found = list(problems)
    by_unit: dict[str, list[BoundSheet]] = {}
    order = [stage.id for stage in stages]
    looked_at = [sheet for sheet in sheets if sheet.stage in order]
    for sheet in sorted(looked_at, key=lambda one: (order.index(one.stage), one.file)):
        by_unit.setdefault(sheet.unit, []).append(sheet)
    frames = frames_of(book, yearbook, members, lean=options.lean)
    # One stage after the other: what counted as of earlier ones is let go.
    tracks = {
        unit.id: track(scale, unit, by_unit.get(unit.id, []), order, options) for unit in members
    }
    wrong: dict[str, list[Diagnostic]] = {unit.id: [] for unit in members}
    facts: dict[str, list[list[Diagnostic]]] = {unit.id: [] for unit in members}
    now: dict[str, UnitState] = {}
    bars = bars_of(book, yearbook)
    decided = {unit.id: decided_against(bars, unit, yearbook.year) for unit in members}
    results: dict[str, list[dict[str, NodeResult]]] = {unit.id: [] for unit in members}
    for _ in stages:
        earlier = {one: EarlierStage(state, results[one][-1]) for one, state in now.items()}
        now = {}
        for unit in members:
            now[unit.id], contradictions = next(tracks[unit.id])
            wrong[unit.id] += contradictions
            facts[unit.id].append(fact_problems(scale, now[unit.id], (unit.name,)))
        compared = bests_of(scale, frames, now, decided, earlier)
        for unit_id, state in now.items():
            frame = frames[unit_id]._replace(bloc=compared.get(unit_id, NOTHING))
            results[unit_id].append(evaluate(frame, state, earlier.get(unit_id)))
    scores = []
    names = scorer_names(book, scale)
    for unit in members:
        one, judged = unit_score(
            scale,
            unit,
            stages,
            now[unit.id],
            results[unit.id],
            decided[unit.id],
            by_unit.get(unit.id, []),
            names,
            facts[unit.id],
        )
        scores.append(one)
        wrong[unit.id] += judged
    found += [one for unit in members for one in wrong[unit.id]]
    in_order, border_ties, unfit = placed(book, yearbook, scale, scores, options)
    return YearResult(
        yearbook.year,
        scale,
        yearbook.scale_file,
        stages[-1].id,
        options.provisional,
        tuple(in_order),
        tuple(border_ties),
        tuple(found + unfit),
        tuple(sheets),
        book.units.data.is_partial,
    )


def pledged_plans(yearbook: YearBook, unit: str) -> dict[str, Fraction]:
    """What a unit planned in its pledge, task by task."""
    return _plans(one for one in yearbook.pledges if one.data.unit == unit)


def _plans(pledges: Iterable["Sourced[Pledge]"]) -> dict[str, Fraction]:
    return {
        task.id: task.plan
        for pledge in pledges
        for task in pledge.data.tasks or ()
        if task.plan is not None
    }


def frames_of(
    book: Book, yearbook: YearBook, members: Sequence[Unit], *, lean: bool
) -> dict[str, UnitFrame]:
    """What each unit's points are computed in, the bloc's figures aside."""
    scale = yearbook.scale
    names = scorer_names(book, scale)
    known = known_results(scale, yearbook.year) if lean else None
    pledges: dict[str, list[Sourced[Pledge]]] = {}
    for pledge in yearbook.pledges:
        pledges.setdefault(pledge.data.unit, []).append(pledge)
    return {
        unit.id: UnitFrame(
            scale,
            yearbook.year,
            unit.id,
            {},
            _plans(pledges.get(unit.id, ())),
            names,
            (unit.name,),
            figures_of(yearbook.inside, unit.id),
            known,
        )
        for unit in members
    }


def scorer_names(book: Book, scale: Scale) -> Mapping[str, str]:
    """What the scorers are called: offices of the scale, and units."""
    units = {unit.id: unit.name for unit in book.units.data.units}
    return units | {office.id: office.name for office in scale.offices}


def track(
    scale: Scale, unit: Unit, sheets: Sequence[BoundSheet], stages: Sequence[str], options: Options
) -> Iterator[tuple[UnitState, list[Diagnostic]]]:
    """What counts for a unit as of each stage, and where its scorers contradict each other."""
    state = UnitState()
    supposed = [sheet for sheet in options.supposed if sheet.unit == unit.id]
    for stage in stages:
        known = scale.stage(stage)
        assert known is not None
        here = [sheet for sheet in sheets if sheet.stage == stage]
        names = (unit.name, known.name)
        state, found = advance(scale, state, stage, known.combine, here, names, edits=False)
        if supposed and stage == stages[-1]:
            state, _ = advance(scale, state, stage, None, supposed, (unit.name,), edits=True)
        yield state, found


def decided_against(bars: "Exclusions | None", unit: Unit, year: int) -> list[Reason]:
    """What people decided that keeps a unit out of the ranking."""
    if bars is None:
        return []
    found = bars.barred(unit.id, "ranking", last_day(year))
    return [Reason("barred", {"reason": one.reason}) for one in found]


def bests_of(
    scale: Scale,
    frames: Mapping[str, UnitFrame],
    states: Mapping[str, UnitState],
    decided: Mapping[str, list[Reason]],
    earlier: dict[str, EarlierStage],
) -> dict[str, BlocFigures]:
    """Unit -> the figures that it is compared with as of a stage: those of the units that are
    neither barred nor disqualified by what is known there, in the bloc or in its own division.
    What is computed for that is added to `earlier`."""
    if not scale.compared:
        return {}
    competing = competing_units(scale, frames, states, decided, earlier)
    whole = _surveyed(scale, competing, frames, states, within=False)
    apart = {
        division: _surveyed(
            scale,
            [unit for unit in competing if scale.division(unit) == division],
            frames,
            states,
            within=True,
        )
        for division in {scale.division(unit) for unit in frames}
    }
    return {unit: {**whole, **apart[scale.division(unit)]} for unit in frames}


def competing_units(
    scale: Scale,
    frames: Mapping[str, UnitFrame],
    states: Mapping[str, UnitState],
    decided: Mapping[str, list[Reason]],
    earlier: dict[str, EarlierStage],
) -> list[str]:
    """The units whose figures others are compared with: neither barred nor disqualified. What is
    computed for that is added to `earlier`."""
    competing = [unit for unit in frames if not decided[unit]]
    if not scale.disqualifiers:
        return competing
    # What happened does not depend on the others' figures: it can be seen before them.
    alone = {one: rule.survey(()) for one, rule in scale.comparing_rules.items()}
    for unit in competing:
        frame = frames[unit]._replace(bloc=alone)
        nodes = evaluate(frame, states[unit], earlier.get(unit))
        earlier[unit] = EarlierStage(states[unit], nodes)
    return [unit for unit in competing if not disqualifying(scale, earlier[unit].results)]


def _surveyed(
    scale: Scale,
    competing: Sequence[str],
    frames: Mapping[str, UnitFrame],
    states: Mapping[str, UnitState],
    *,
    within: bool,
) -> dict[str, Survey]:
    """What the rules make of some units' figures. `within`: those that compare by divisions."""
    return {
        node.id if item is None else item.id: rule.survey(
            [*peers(scale, node, item, competing, frames, states).values()]
        )
        for node, item, rule in comparing(scale)
        if rule.within_division == within
    }


def comparing(scale: Scale) -> Iterator[tuple[Criterion, Item | None, LeafRule]]:
    """The rules that compare, with their nodes: a leaf's own (no item), and items'."""
    for node in scale.compared:
        if node.is_leaf and node.leaf_rule.compares:
            yield node, None, node.leaf_rule
        for item in node.items():
            if item.rule is not None and item.rule.compares:
                yield node, item, item.rule


def unit_score(
    scale: Scale,
    unit: Unit,
    stages: Sequence[Stage],
    state: UnitState,
    results: list[dict[str, NodeResult]],
    decided: list[Reason],
    sheets: Sequence[BoundSheet],
    names: Mapping[str, str],
    facts: list[list[Diagnostic]],
) -> tuple[UnitScore, list[Diagnostic]]:
    """One unit's result without a place, and what is wrong with its figures. In: what counts as of
    the last stage, the nodes' results as of each, what people decided, what scorers are called,
    what is wrong with the facts as of each stage (the last is enough)."""
    places = scale.rounding.places
    nodes = results[-1]
    totals = [total_of(scale, nodes) for nodes in results]
    ids = [stage.id for stage in stages]
    there = state.sheets if scale.needs_sheets else ids
    by_stage = {
        stage: published(points, scale.rounding) if stage in there else None
        for stage, points in zip(ids, totals, strict=True)
    }
    points = published(totals[-1], scale.rounding)
    assigned = total(nodes[top.id].assigned for top in scale.criteria)
    absent = [*stage_absences(scale, stages, unit.id, state, names), *_node_absences(scale, nodes)]
    status, reasons = status_of(scale, state, nodes, assigned, decided, absent)
    claims = {key: value for sheet in sheets for key, (value, _) in sheet.claims.items()}
    totals_claimed = [sheet.claimed for sheet in sheets if sheet.claimed is not None]
    score = UnitScore(
        unit,
        status,
        tuple(reasons),
        totals[-1],
        points,
        assigned,
        percent_of(scale, nodes, points, assigned),
        places,
        total(node.bonus for node in nodes.values()),
        total(node.deduction for node in nodes.values()),
        by_stage,
        nodes,
        state,
        totals_claimed[-1] if totals_claimed else None,
        claims,
        as_of=dict(zip(ids, results, strict=True)),
    )
    problems = [
        _with_stage(problem, scale, sheets)
        for problem in _figure_problems(scale, results, facts, status, (unit.name,))
    ]
    problems += claim_problems(scale, score, sheets)
    return score, problems


def status_of(
    scale: Scale,
    state: UnitState,
    nodes: Mapping[str, NodeResult],
    assigned: Fraction,
    decided: Sequence[Reason],
    absent: Sequence[Reason],
) -> tuple[str, Sequence[Reason]]:
    """A unit's status with what it has no rank for. `absent`: what is not there yet."""
    items = disqualifying(scale, nodes)
    barred = [
        *decided,
        *(Reason("disqualified", {"id": one.id, "name": one.name}) for one in items),
    ]
    if barred:
        return EXCLUDED, barred
    if scale.needs_sheets and not state.sheets:
        return NOT_SUBMITTED, [Reason("not_submitted")]
    if not _is_compared(scale, nodes, assigned):
        return INCOMPLETE, [Reason("nothing_applicable")]
    return (INCOMPLETE if absent else RANKED), absent


def percent_of(
    scale: Scale, nodes: Mapping[str, NodeResult], points: Fraction, assigned: Fraction
) -> Fraction | None:
    """Published points as an exact percent; None where nothing applies."""
    return points / assigned * 100 if _is_compared(scale, nodes, assigned) else None


def _is_compared(scale: Scale, nodes: Mapping[str, NodeResult], assigned: Fraction) -> bool:
    return assigned != 0 and any(nodes[top.id].applies for top in scale.criteria)


def stage_absences(
    scale: Scale, stages: Sequence[Stage], unit: str, state: UnitState, names: Mapping[str, str]
) -> list[Reason]:
    """The sheets of required stages that keep a unit incomplete."""
    reasons = []
    for n, stage in enumerate(stages):
        is_last = n == len(stages) - 1
        required = stage.required if stage.required is not None else is_last
        required = required and scale.needs_sheets
        if required and stage.id not in state.sheets:
            reasons.append(Reason("no_sheet", {"stage": stage.name}))
        elif required:
            absent = stage.owed(unit, {who for at, who in state.scorers if at == stage.id})
            args = {
                "stage": stage.name,
                "scorers": ", ".join(names.get(one, one) for one in absent),
            }
            reasons += [Reason("no_scorer_sheet", args)] if absent else []
    return reasons


def _node_absences(scale: Scale, nodes: Mapping[str, NodeResult]) -> list[Reason]:
    """The entries, facts and targets that do."""
    reasons = []
    for node in nodes.values():
        if not node.missing:
            continue
        name = scale.nodes[node.id].name if node.id in scale.nodes else node.id
        for kind, what in node.missing:
            args = {"id": node.id, "name": name, "what": what}
            if kind == "fact" and what in scale.fact:
                args["what"] = f"{what} “{scale.fact[what].name}”"
            reasons.append(Reason(f"missing_{kind}", args))
    return reasons


def _with_stage(problem: Diagnostic, scale: Scale, sheets: Sequence[BoundSheet]) -> Diagnostic:
    """The same, its breadcrumb with the stage of the sheet after the unit's name."""
    own = (sheet for sheet in sheets if sheet.file == problem.file)
    known = next((scale.stage(sheet.stage) for sheet in own), None)
    if known is None:
        return problem
    return problem._replace(where=(*problem.where[:1], known.name, *problem.where[1:]))


def _figure_problems(
    scale: Scale,
    results: list[dict[str, NodeResult]],
    facts: list[list[Diagnostic]],
    status: str,
    crumb: tuple[str, ...],
) -> list[Diagnostic]:
    """An impossible figure is an error where it counts in a rank, a warning where it does not.
    `facts`: what is wrong with the facts as of each stage, of the last alone where it is."""
    last = [*facts[-1], *_hindrances(scale, results[-1], crumb)]
    seen = {(problem.code, problem.file, problem.path, str(problem.args)) for problem in last}
    found = last if status != EXCLUDED else [p._replace(severity=Severity.WARNING) for p in last]
    before = [[*_hindrances(scale, nodes, crumb)] for nodes in results[:-1]]
    for problems in (*facts[:-1], *before):
        for problem in problems:
            key = (problem.code, problem.file, problem.path, str(problem.args))
            if key not in seen:
                seen.add(key)
                found.append(problem._replace(severity=Severity.WARNING))
    return found


def fact_problems(scale: Scale, state: UnitState, crumb: tuple[str, ...]) -> list[Diagnostic]:
    """Facts outside their range, as of a stage."""
    found = []
    for name, fact in state.facts.items():
        field = scale.fields[name]
        if not field.holds(fact.value):
            where = (*crumb, f"{name} “{scale.fact[name].name}”")
            found.append(outside_range(field, fact.value, fact.source, where))
    return found


def _hindrances(
    scale: Scale, nodes: Mapping[str, NodeResult], crumb: tuple[str, ...]
) -> list[Diagnostic]:
    """What the rules can't produce as of a stage, node by node, and items that clash."""
    found = [problem for node in nodes.values() for problem in node.problems]
    return found + clashes(scale, nodes, crumb) if scale.exclusive else found
