"""Scoring a year: from the sheets of a book to ranks and bands (manual: file-criteria).

Two passes: the figures that count first, because `relative` compares them across the bloc; then
the points. Nothing here reads a file or the clock.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from thidua.bloc.bars import bars_of
from thidua.bloc.ranking.placing import placed
from thidua.bloc.scoring.bests import bloc_figures, item_figures
from thidua.bloc.scoring.claims import claim_problems
from thidua.bloc.scoring.derivation import NodeResult
from thidua.bloc.scoring.entries import BoundSheet, bind
from thidua.bloc.scoring.evaluate import Earlier, evaluate, total_of
from thidua.bloc.scoring.item_effects import clashes, disqualifying
from thidua.bloc.scoring.leaf import BlocFigures, Frame
from thidua.bloc.scoring.ranges import outside_range
from thidua.bloc.scoring.result import (
    EXCLUDED,
    INCOMPLETE,
    NOT_SUBMITTED,
    RANKED,
    Options,
    Reason,
    UnitScore,
    YearResult,
)
from thidua.bloc.scoring.rolled_up import figures_of
from thidua.bloc.scoring.rounding import published, total
from thidua.bloc.scoring.what_counts import UnitState, advance
from thidua.diagnostics.diagnostic import NOTHING, Diagnostic, Severity
from thidua.model.book import Book, YearBook
from thidua.model.criteria import Criterion, Scale
from thidua.model.emulation_year import last_day
from thidua.model.items import Item
from thidua.model.stages import Stage
from thidua.model.units import Unit
from thidua.rules.base import LeafRule, Survey

if TYPE_CHECKING:
    from thidua.model.exclusions import Exclusions


def score_year(book: Book, year: int, options: Options = Options()) -> YearResult:  # noqa: B008 - frozen
    """The year's result. Needs the year's criteria; its problems are in the result."""
    yearbook = book.years[year]
    scale = yearbook.scale
    members = book.members(year)
    sheets, problems = bind_sheets(book, yearbook, scale, members)
    if options.without_scorer:
        sheets = [sheet for sheet in sheets if sheet.scorer != options.without_scorer]
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
    tracks: dict[str, list[UnitState]] = {}
    by_unit: dict[str, list[BoundSheet]] = {}
    order = [stage.id for stage in stages]
    looked_at = [sheet for sheet in sheets if sheet.stage in order]
    for sheet in sorted(looked_at, key=lambda one: (order.index(one.stage), one.file)):
        by_unit.setdefault(sheet.unit, []).append(sheet)
    frames = {unit.id: frame_of(book, yearbook, unit) for unit in members}
    for unit in members:
        tracks[unit.id], contradictions = _track(
            scale, unit, by_unit.get(unit.id, []), order, options
        )
        found += contradictions
    bars = bars_of(book, yearbook)
    decided = {unit.id: decided_against(bars, unit, yearbook.year) for unit in members}
    results: dict[str, list[dict[str, NodeResult]]] = {unit.id: [] for unit in members}
    for n in range(len(stages)):
        now = {unit.id: tracks[unit.id][n] for unit in members}
        earlier = (
            {one: Earlier(tracks[one][n - 1], results[one][n - 1]) for one in now} if n else {}
        )
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
            tracks[unit.id],
            results[unit.id],
            decided[unit.id],
            by_unit.get(unit.id, []),
            names,
        )
        scores.append(one)
        found += judged
    in_order, border_ties, unfit = placed(book, yearbook, scale, scores, options)
    return YearResult(
        yearbook.year,
        scale,
        yearbook.criteria.file,  # type: ignore[union-attr]
        stages[-1].id,
        options.provisional,
        tuple(in_order),
        tuple(border_ties),
        tuple(found + unfit),
        tuple(sheets),
        book.units.data.known == "partial",
    )


def pledged_plans(yearbook: YearBook, unit: str) -> dict[str, Fraction]:
    """What a unit planned in its pledge, task by task."""
    return {
        task.id: task.plan
        for pledge in yearbook.pledges
        if pledge.data.unit == unit
        for task in pledge.data.tasks or ()
        if task.plan is not None
    }


def frame_of(book: Book, yearbook: YearBook, unit: Unit) -> Frame:
    """What one unit's points are computed in, the bloc's best figures aside."""
    plans = pledged_plans(yearbook, unit.id)
    scale = yearbook.scale
    periods = figures_of(yearbook.inside, unit.id)
    names = scorer_names(book, scale)
    return Frame(scale, yearbook.year, unit.id, {}, plans, names, (unit.name,), periods)


def scorer_names(book: Book, scale: Scale) -> Mapping[str, str]:
    """What the scorers are called: offices of the scale, and units."""
    units = {unit.id: unit.name for unit in book.units.data.units}
    return units | {office.id: office.name for office in scale.offices}


def _track(
    scale: Scale, unit: Unit, sheets: Sequence[BoundSheet], stages: Sequence[str], options: Options
) -> tuple[list[UnitState], list[Diagnostic]]:
    """What counts for a unit as of each stage."""
    state, states, problems = UnitState(), [], []
    for stage in stages:
        known = scale.stage(stage)
        assert known is not None
        here = [sheet for sheet in sheets if sheet.stage == stage]
        names = (unit.name, known.name)
        state, found = advance(scale, state, stage, known.combine, here, names, edits=False)
        problems += found
        states.append(state)
    supposed = [sheet for sheet in options.supposed if sheet.unit == unit.id]
    if supposed:
        states[-1], _ = advance(
            scale, states[-1], stages[-1], None, supposed, (unit.name,), edits=True
        )
    return states, problems


def decided_against(bars: "Exclusions | None", unit: Unit, year: int) -> list[Reason]:
    """What people decided that keeps a unit out of the ranking."""
    if bars is None:
        return []
    found = bars.barred(unit.id, "ranking", last_day(year))
    return [Reason("barred", {"reason": one.reason}) for one in found]


def bests_of(
    scale: Scale,
    frames: Mapping[str, Frame],
    states: Mapping[str, UnitState],
    decided: Mapping[str, list[Reason]],
    earlier: dict[str, Earlier],
) -> dict[str, BlocFigures]:
    """Unit -> the figures that it is compared with as of a stage: those of the units that are
    neither barred nor disqualified by what is known there, in the bloc or in its own division.
    What is computed for that is added to `earlier`."""
    if not scale.compared:
        return {}
    competing = [unit for unit in frames if not decided[unit]]
    if scale.disqualifiers:
        # What happened does not depend on the others' figures: it can be seen before them.
        alone = {one: rule.survey(()) for one, rule in scale.comparing_rules.items()}
        for unit in competing:
            frame = frames[unit]._replace(bloc=alone)
            nodes = evaluate(frame, states[unit], earlier.get(unit))
            earlier[unit] = Earlier(states[unit], nodes)
        competing = [unit for unit in competing if not disqualifying(scale, earlier[unit].results)]
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


def _surveyed(
    scale: Scale,
    competing: Sequence[str],
    frames: Mapping[str, Frame],
    states: Mapping[str, UnitState],
    *,
    within: bool,
) -> dict[str, Survey]:
    """What the rules make of some units' figures. `within`: those that compare by divisions."""
    found: dict[str, Survey] = {}
    for node in scale.compared:
        for one, rule in _comparing(node):
            if rule.within_division != within:
                continue
            if one is None:
                found[node.id] = bloc_figures(scale, node, competing, frames, states)
            else:
                found[one.id] = item_figures(scale, one, node, competing, frames, states)
    return found


def _comparing(node: Criterion) -> Iterator[tuple[Item | None, LeafRule]]:
    """The rules of a node that compare: its own (None) and its items'."""
    if node.is_leaf and node.leaf_rule.compares:
        yield None, node.leaf_rule
    for item in node.items():
        if item.rule is not None and item.rule.compares:
            yield item, item.rule


def unit_score(
    scale: Scale,
    unit: Unit,
    stages: Sequence[Stage],
    states: list[UnitState],
    results: list[dict[str, NodeResult]],
    decided: list[Reason],
    sheets: Sequence[BoundSheet],
    names: Mapping[str, str],
) -> tuple[UnitScore, list[Diagnostic]]:
    """One unit's result without a place, and what is wrong with its figures. In: what counted as
    of the stages (the last is enough), the nodes' results as of each, what people decided, what
    scorers are called."""
    places = scale.rounding.places
    state, nodes = states[-1], results[-1]
    totals = [total_of(scale, nodes) for nodes in results]
    ids = [stage.id for stage in stages]
    there = state.sheets if scale.needs_sheets else ids
    by_stage = {
        stage: published(points, scale.rounding) if stage in there else None
        for stage, points in zip(ids, totals, strict=True)
    }
    points = published(totals[-1], scale.rounding)
    assigned = total(nodes[top.id].assigned for top in scale.criteria)
    reasons = _absences(scale, stages, unit.id, state, nodes, names)
    applicable = [top for top in scale.criteria if nodes[top.id].status != "not_applicable"]
    compared = bool(applicable) and assigned != 0
    if not compared:
        reasons = [Reason("nothing_applicable")]
    barred = [*decided, *_disqualified(scale, nodes)]
    if barred:
        status, reasons = EXCLUDED, barred
    elif not there:
        status, reasons = NOT_SUBMITTED, [Reason("not_submitted")]
    else:
        status = INCOMPLETE if reasons else RANKED
    claims = {key: value for sheet in sheets for key, (value, _) in sheet.claims.items()}
    totals_claimed = [sheet.claimed for sheet in sheets if sheet.claimed is not None]
    score = UnitScore(
        unit,
        status,
        tuple(reasons),
        totals[-1],
        points,
        assigned,
        points / assigned * 100 if compared else None,
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
    facts = [fact_problems(scale, one, (unit.name,)) for one in states]
    problems = [
        _with_stage(problem, scale, sheets)
        for problem in _figure_problems(scale, results, facts, status, (unit.name,))
    ]
    problems += claim_problems(scale, score, sheets)
    return score, problems


def _disqualified(scale: Scale, nodes: Mapping[str, NodeResult]) -> list[Reason]:
    return [
        Reason("disqualified", {"id": item.id, "name": item.name})
        for item in disqualifying(scale, nodes)
    ]


def _absences(
    scale: Scale,
    stages: Sequence[Stage],
    unit: str,
    state: UnitState,
    nodes: Mapping[str, NodeResult],
    names: Mapping[str, str],
) -> list[Reason]:
    """What keeps a unit incomplete: sheets of required stages, entries, facts, targets."""
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
    for node in nodes.values():
        name = scale.nodes[node.id].name if node.id in scale.nodes else node.id
        for kind, what in node.missing:
            args = {"id": node.id, "name": name, "what": what}
            if kind == "fact" and what in scale.fact:
                args["what"] = f"{what} “{scale.fact[what].name}”"
            reasons.append(Reason(f"missing_{kind}", args))
    return reasons


def _with_stage(problem: Diagnostic, scale: Scale, sheets: Sequence[BoundSheet]) -> Diagnostic:
    """The same, its breadcrumb with the stage of the sheet after the unit's name."""
    stage = next((sheet.stage for sheet in sheets if sheet.file == problem.file), None)
    known = scale.stage(stage) if stage else None
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
