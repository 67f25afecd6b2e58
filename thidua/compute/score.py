"""Scoring a year: from the sheets of a book to ranks and bands (format.md 4 and 5).

Two passes: the figures that count first, because `relative` compares them across the bloc; then
the points. Nothing here reads a file or the clock.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from thidua.compute.claims import claim_problems
from thidua.compute.derivation import MissingFigure, NodeResult
from thidua.compute.entries import BoundSheet, LeafEntry, bind
from thidua.compute.evaluate import Earlier, disqualifying, evaluate
from thidua.compute.leaf import Frame, target_of
from thidua.compute.placing import placed
from thidua.compute.result import (
    EXCLUDED,
    INCOMPLETE,
    NOT_SUBMITTED,
    RANKED,
    Options,
    Reason,
    UnitScore,
    YearResult,
)
from thidua.compute.rounding import ZERO, rounded, total
from thidua.compute.rules import fact_value
from thidua.compute.state import UnitState, advance
from thidua.diagnostics.diagnostic import Diagnostic, Severity
from thidua.model.book import Book, YearBook
from thidua.model.criteria import Criterion, Scale, Stage
from thidua.model.units import Unit


def score_year(book: Book, year: int, options: Options = Options()) -> YearResult:  # noqa: B008 - frozen
    """The year's result. Needs the year's criteria; its problems are in the result."""
    yearbook = book.years[year]
    scale: Scale = yearbook.criteria.data  # type: ignore[union-attr]
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
    scale: Scale = yearbook.criteria.data  # type: ignore[union-attr]
    members = book.members(yearbook.year)
    stages = scale.upto(options.stage)
    found = list(problems)
    tracks: dict[str, list[UnitState]] = {}
    by_unit: dict[str, list[BoundSheet]] = {}
    for sheet in sheets:
        by_unit.setdefault(sheet.unit, []).append(sheet)
    frames = {unit.id: _frame(yearbook, scale, unit) for unit in members}
    for unit in members:
        tracks[unit.id], contradictions = _track(
            scale, unit, by_unit.get(unit.id, []), [s.id for s in stages], options
        )
        found += contradictions
    barred = {unit.id: _barred(yearbook, frames[unit.id], tracks[unit.id][-1]) for unit in members}
    leaves = [
        leaf for leaf in scale.nodes.values() if leaf.is_leaf and leaf.leaf_rule.kind == "relative"
    ]
    results: dict[str, list[dict[str, NodeResult]]] = {unit.id: [] for unit in members}
    for n in range(len(stages)):
        competing = [unit.id for unit in members if not barred[unit.id]]
        best = {leaf.id: _best(leaf, competing, frames, tracks, n) for leaf in leaves}
        for unit in members:
            frame = frames[unit.id]._replace(best=best)
            earlier = Earlier(tracks[unit.id][n - 1], results[unit.id][n - 1]) if n else None
            results[unit.id].append(evaluate(frame, tracks[unit.id][n], earlier))
    scores = []
    for unit in members:
        one, judged = _unit_score(
            scale,
            unit,
            stages,
            tracks[unit.id],
            results[unit.id],
            barred[unit.id],
            by_unit.get(unit.id, []),
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


def _frame(yearbook: YearBook, scale: Scale, unit: Unit) -> Frame:
    plans = {
        task.id: task.plan
        for pledge in yearbook.pledges
        if pledge.data.unit == unit.id
        for task in pledge.data.tasks or ()
        if task.plan is not None
    }
    return Frame(scale, yearbook.year, unit.id, {}, plans, (unit.name,))


def _track(
    scale: Scale, unit: Unit, sheets: Sequence[BoundSheet], stages: Sequence[str], options: Options
) -> tuple[list[UnitState], list[Diagnostic]]:
    """What counts for a unit as of each stage."""
    state, states, problems = UnitState(), [], []
    for stage in stages:
        known = scale.stage(stage)
        assert known is not None
        here = [sheet for sheet in sheets if sheet.stage == stage]
        state, found = advance(scale, state, stage, known.combine, here, (unit.name, known.name))
        problems += found
        states.append(state)
    supposed = [sheet for sheet in options.supposed if sheet.unit == unit.id]
    if supposed:
        states[-1], _ = advance(scale, states[-1], stages[-1], None, supposed, (unit.name,))
    return states, problems


def _barred(yearbook: YearBook, frame: Frame, state: UnitState) -> list[Reason]:
    """Why a unit is kept out of the ranking: barred by decision, or disqualified by an event."""
    reasons = []
    if yearbook.exclusions is not None:
        for one in yearbook.exclusions.data.barred(frame.unit, "ranking"):
            reasons.append(Reason("barred", {"reason": one.reason}))
    for item in disqualifying(frame, state):
        reasons.append(Reason("disqualified", {"id": item.id, "name": item.name}))
    return reasons


def _best(
    leaf: Criterion,
    units: Iterable[str],
    frames: Mapping[str, Frame],
    tracks: Mapping[str, list[UnitState]],
    n: int,
) -> tuple[Fraction, Fraction]:
    """(e_max, A_max) of a relative leaf over the figures that count as of a stage."""
    e_max = a_max = ZERO
    for unit in units:
        if unit in leaf.not_for:
            continue
        state = tracks[unit][n]
        known = state.leaves.get(leaf.id)
        entries = [voice.entry for voice in known.voices] if known else [None]
        for entry in entries:
            if entry is not None and entry.kind != "value":
                continue
            try:
                target = target_of(frames[unit], leaf, entry)
                of = leaf.leaf_rule.of
                if of is None and entry is None:
                    continue
                actual = _actual(state, of, entry)
            except MissingFigure:
                continue
            if target:
                e_max = max(e_max, actual / target - 1)
            else:
                a_max = max(a_max, actual)
    return e_max, a_max


def _actual(state: UnitState, of: str | None, entry: LeafEntry | None) -> Fraction:
    """The figure that a relative leaf measures: a fact, or the entry."""
    if of is not None:
        return fact_value(state.facts, of)
    assert entry is not None
    return Fraction(entry.value)  # type: ignore[arg-type]


def _unit_score(
    scale: Scale,
    unit: Unit,
    stages: Sequence[Stage],
    states: list[UnitState],
    results: list[dict[str, NodeResult]],
    barred: list[Reason],
    sheets: Sequence[BoundSheet],
) -> tuple[UnitScore, list[Diagnostic]]:
    places, mode = scale.rounding.places, scale.rounding.mode
    state, nodes = states[-1], results[-1]
    totals = [total(nodes[top.id].points for top in scale.criteria) for nodes in results]
    ids = [stage.id for stage in stages]
    by_stage = {
        stage: rounded(points, places, mode) if stage in state.sheets else None
        for stage, points in zip(ids, totals, strict=True)
    }
    points = rounded(totals[-1], places, mode)
    assigned = total(nodes[top.id].assigned for top in scale.criteria)
    reasons = _absences(scale, stages, state, nodes)
    if assigned == 0:
        reasons = [Reason("nothing_applicable")]
    if barred:
        status, reasons = EXCLUDED, barred
    elif not state.sheets:
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
        points / assigned * 100 if assigned else None,
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
    problems = _figure_problems(results, status)
    problems += claim_problems(scale, score, sheets)
    return score, problems


def _absences(
    scale: Scale,
    stages: Sequence[Stage],
    state: UnitState,
    nodes: Mapping[str, NodeResult],
) -> list[Reason]:
    """What keeps a unit incomplete: sheets of required stages, entries, facts, targets."""
    reasons = []
    for n, stage in enumerate(stages):
        is_last = n == len(stages) - 1
        required = stage.required if stage.required is not None else is_last
        if required and stage.id not in state.sheets:
            reasons.append(Reason("no_sheet", {"stage": stage.name}))
    for node in nodes.values():
        name = scale.nodes[node.id].name
        for kind, what in node.missing:
            args = {"id": node.id, "name": name, "what": what}
            if kind == "fact" and what in scale.fact:
                args["what"] = f"{what} “{scale.fact[what].name}”"
            reasons.append(Reason(f"missing_{kind}", args))
    return reasons


def _figure_problems(results: list[dict[str, NodeResult]], status: str) -> list[Diagnostic]:
    """An impossible figure is an error where it counts in a rank, a warning where it does not."""
    last = [problem for node in results[-1].values() for problem in node.problems]
    seen = {(problem.code, problem.file, problem.path, str(problem.args)) for problem in last}
    found = last if status != EXCLUDED else [p._replace(severity=Severity.WARNING) for p in last]
    for nodes in results[:-1]:
        for node in nodes.values():
            for problem in node.problems:
                key = (problem.code, problem.file, problem.path, str(problem.args))
                if key not in seen:
                    seen.add(key)
                    found.append(problem._replace(severity=Severity.WARNING))
    return found
