"""A scored year with one more supposed sheet: only that unit is computed anew.

`robust` asks thousands of such questions; scoring the whole bloc for each would take minutes.
"""

from collections.abc import Mapping

from thidua.bloc.bars import bars_of
from thidua.bloc.ranking.placing import placed
from thidua.bloc.scoring.entries import BoundSheet
from thidua.bloc.scoring.evaluate import Earlier, evaluate, resummed
from thidua.bloc.scoring.leaf import BlocFigures
from thidua.bloc.scoring.result import Options, YearResult
from thidua.bloc.scoring.score import (
    bests_of,
    decided_against,
    frame_of,
    score_sheets,
    scorer_names,
    unit_score,
)
from thidua.bloc.scoring.what_counts import advance
from thidua.diagnostics.diagnostic import NOTHING
from thidua.model.book import Book, YearBook
from thidua.model.criteria import Scale


def final_bests(book: Book, yearbook: YearBook, result: YearResult) -> Mapping[str, BlocFigures]:
    """The bloc's best figures as of the stage that a year was scored at."""
    scale = result.scale
    members = book.members(yearbook.year)
    states = {one.unit.id: one.state for one in result.units}
    frames = {unit.id: frame_of(book, yearbook, unit) for unit in members}
    bars = bars_of(book, yearbook)
    decided = {unit.id: decided_against(bars, unit, yearbook.year) for unit in members}
    return bests_of(scale, frames, states, decided, {})


def supposing(
    book: Book,
    yearbook: YearBook,
    result: YearResult,
    sheet: BoundSheet,
    bests: Mapping[str, BlocFigures],
) -> YearResult:
    """The year as `what-if` sees it with one more sheet. In: the year as it stands, scored at its
    last stage, and its best figures."""
    scale, options = result.scale, Options(supposed=(sheet,))
    base = result.unit(sheet.unit)
    if base is None or _reaches_others(scale, sheet):
        return score_sheets(book, yearbook, result.sheets, options)
    state, _ = advance(
        scale, base.state, result.stage, None, [sheet], (base.unit.name,), edits=True
    )
    frame = frame_of(book, yearbook, base.unit)._replace(bloc=bests.get(base.unit.id, NOTHING))
    nodes = evaluate(frame, state, Earlier(base.state, base.nodes))
    stages = scale.upto(result.stage)
    results = [*(dict(base.as_of[stage.id]) for stage in stages[:-1]), nodes]
    decided = decided_against(bars_of(book, yearbook), base.unit, yearbook.year)
    changed, problems = unit_score(
        scale, base.unit, stages, [state], results, decided, (), scorer_names(book, scale)
    )
    units = {one.unit.id: one for one in result.units} | {sheet.unit: changed}
    fresh = [
        units[unit.id]._replace(
            rank=None,
            tied_with=(),
            broken_by=None,
            band=None,
            percent_places=scale.rounding.places,
        )
        for unit in book.members(yearbook.year)
    ]
    in_order, ties, _ = placed(book, yearbook, scale, fresh, options)
    return result._replace(units=tuple(in_order), border_ties=tuple(ties), problems=tuple(problems))


def without_node(
    book: Book, yearbook: YearBook, result: YearResult, bests: Mapping[str, BlocFigures]
) -> YearResult:
    """The year as it would rank by the smaller scale of `yearbook`. In: the year as it stands, and
    its figures of the bloc, which what is left out has no part in."""
    scale, options = yearbook.scale, Options()
    stages = scale.upto(result.stage)
    changed = []
    bars = bars_of(book, yearbook)
    for base in result.units:
        leaves = {key: one for key, one in base.state.leaves.items() if key in scale.nodes}
        items = {key: one for key, one in base.state.items.items() if key in scale.items}
        state = base.state._replace(leaves=leaves, items=items)
        frame = frame_of(book, yearbook, base.unit)._replace(bloc=bests.get(base.unit.id, NOTHING))
        nodes = resummed(frame, state, base.nodes, result.scale)
        results = [*(dict(base.as_of[stage.id]) for stage in stages[:-1]), nodes]
        decided = decided_against(bars, base.unit, yearbook.year)
        score, _ = unit_score(
            scale, base.unit, stages, [state], results, decided, (), scorer_names(book, scale)
        )
        changed.append(score)
    order = {unit.id: n for n, unit in enumerate(book.members(yearbook.year))}
    changed.sort(key=lambda one: order[one.unit.id])
    in_order, ties, _ = placed(book, yearbook, scale, changed, options)
    return result._replace(units=tuple(in_order), border_ties=tuple(ties), problems=())


def _reaches_others(scale: Scale, sheet: BoundSheet) -> bool:
    """Whether what is supposed may change what other units are measured against."""
    if not scale.compared:
        return False
    said = {*sheet.leaves, *(scale.items[item][1].id for item in sheet.items)}
    return bool(sheet.facts) or any(
        node in scale.comparing or any(item.disqualifies for item in scale.nodes[node].items())
        for node in said
    )
