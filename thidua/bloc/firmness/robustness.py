"""How firm a ranking is: the smallest change that swaps two neighbours, and what is left of the
order without one criterion, one scorer, one unit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from thidua.bloc.firmness.rescore import final_bests, without_node
from thidua.bloc.firmness.swaps import Ground, Swap, smallest_swap
from thidua.bloc.scoring.entries import BoundSheet
from thidua.bloc.scoring.result import Options, YearResult
from thidua.bloc.scoring.score import score_sheets
from thidua.model.book import Book, Sourced, YearBook
from thidua.model.criteria import Criterion, Scale


class Pair(NamedTuple):
    """Two neighbours in the ranking. `smallest` is None where no single criterion can swap them;
    `tied`: they share a rank as it is."""

    above: str
    below: str
    tied: bool
    smallest: Swap | None


class Moved(NamedTuple):
    """A unit whose rank differs."""

    unit: str
    before: int | None
    after: int | None


class Without(NamedTuple):
    """What the ranking is without one criterion, scorer or unit: only where it differs."""

    id: str
    moved: tuple[Moved, ...]


class Robustness(NamedTuple):
    """How firm one year's ranking is. `reversals`: units without which two others change places,
    because `relative` measures them against it."""

    pairs: tuple[Pair, ...]
    criteria: tuple[Without, ...]
    scorers: tuple[Without, ...]
    reversals: tuple[Without, ...]


def robustness(book: Book, year: int, result: YearResult) -> Robustness:
    """Everything about a scored year; each finding comes from scoring the changed year again."""
    ground = Ground(book, book.years[year], result, final_bests(book, book.years[year], result))
    return Robustness(
        tuple(_pairs(ground)),
        tuple(_without_criteria(ground)),
        tuple(_without_scorers(ground)),
        tuple(_reversals(ground)),
    )


# -- neighbours ---------------------------------------------------------------------------------


def _pairs(ground: Ground) -> Iterator[Pair]:
    ranked = ground.result.ranked
    for above, below in pairwise(ranked):
        if above.division != below.division:
            continue  # they are not ranked with each other
        tied = above.rank == below.rank
        yield Pair(above.unit.id, below.unit.id, tied, smallest_swap(ground, above, below))


# -- without ------------------------------------------------------------------------------------


def _moved(before: YearResult, after: YearResult, units: Iterable[str]) -> tuple[Moved, ...]:
    old = {one.unit.id: one.rank for one in before.units}
    new = {one.unit.id: one.rank for one in after.units}
    return tuple(Moved(u, old[u], new.get(u)) for u in units if old[u] != new.get(u))


def _without_criteria(ground: Ground) -> Iterator[Without]:
    """Every criterion left out of the scale in turn, groups with all that is in them."""
    units = [one.unit.id for one in ground.result.units]
    for node_id in ground.scale.nodes:
        scale = without_criterion(ground.scale, node_id)
        if scale is None:
            continue
        changed = _with_scale(ground, scale)
        moved = _moved(ground.result, changed, units)
        if moved:
            yield Without(node_id, moved)


def without_criterion(scale: Scale, node_id: str) -> Scale | None:
    """The scale without one node, its maxima and references put right; None: nothing is left."""
    kept = _pruned(scale.criteria, node_id)
    if not kept:
        return None
    ids = {node.id for top in kept for node in top.walk()}
    ties = tuple(t for t in scale.ranking.ties if t.criterion is None or t.criterion in ids)
    return _fresh(
        scale,
        criteria=kept,
        max=sum((top.max for top in kept), Fraction(0)),
        ranking=scale.ranking.model_copy(update={"ties": ties}),
    )


def _fresh(scale: Scale, **update: object) -> Scale:
    """A copy that has forgotten what it had looked up."""
    values = {name: getattr(scale, name) for name in type(scale).model_fields}
    return type(scale).model_construct(**{**values, **update})


def _pruned(nodes: Sequence[Criterion], node_id: str) -> tuple[Criterion, ...]:
    found = []
    for node in nodes:
        if node.id == node_id:
            continue
        if not node.is_leaf:
            parts = _pruned(node.criteria, node_id)
            if not parts:
                continue
            if len(parts) != len(node.criteria) or parts != node.criteria:
                total = sum((part.max for part in parts), Fraction(0))
                node = node.model_copy(update={"criteria": parts, "max": total})
        found.append(node)
    return tuple(found)


def _with_scale(ground: Ground, scale: Scale) -> YearResult:
    criteria = ground.yearbook.criteria
    assert criteria is not None
    yearbook = ground.yearbook._replace(criteria=Sourced(criteria.file, scale))
    if not ground.scale.compared or not _disqualified_by(ground.scale, scale):
        return without_node(ground.book, yearbook, ground.result, ground.bests)
    return scored_anew(ground, yearbook, scale)


def _disqualified_by(before: Scale, after: Scale) -> bool:
    """Whether an item that is left out decides whose figures others are measured against."""
    gone = before.items.keys() - after.items.keys()
    return any(before.items[one][0].disqualifies for one in gone)


def scored_anew(ground: Ground, yearbook: YearBook, scale: Scale) -> YearResult:
    """Every unit scored by another scale: what others' figures are compared with changes, too."""
    sheets = [_known_to(scale, sheet) for sheet in ground.result.sheets]
    return score_sheets(ground.book, yearbook, sheets, Options())


def _known_to(scale: Scale, sheet: BoundSheet) -> BoundSheet:
    """A sheet without the entries that the scale does not ask for."""
    return replace(
        sheet,
        leaves={key: one for key, one in sheet.leaves.items() if key in scale.nodes},
        items={key: one for key, one in sheet.items.items() if key in scale.items},
        claims={},
    )


def _without_scorers(ground: Ground) -> Iterator[Without]:
    """Every scorer left out in turn."""
    units = [one.unit.id for one in ground.result.units]
    scorers = dict.fromkeys(s.scorer for s in ground.result.sheets if s.scorer)
    for scorer in scorers:
        kept = [sheet for sheet in ground.result.sheets if sheet.scorer != scorer]
        # Without its only scorer a unit is incomplete, and is ranked on what is left.
        changed = score_sheets(ground.book, ground.yearbook, kept, Options(provisional=True))
        moved = _moved(ground.result, changed, units)
        if moved:
            yield Without(str(scorer), moved)


def _reversals(ground: Ground) -> Iterator[Without]:
    """Units without which others change places among themselves."""
    if not ground.scale.compared:
        return
    for gone in ground.result.ranked:
        units = ground.book.units.data
        kept = units.model_copy(
            update={"units": tuple(one for one in units.units if one.id != gone.unit.id)}
        )
        book = ground.book._replace(units=Sourced(ground.book.units.file, kept))
        sheets = [sheet for sheet in ground.result.sheets if sheet.unit != gone.unit.id]
        changed = score_sheets(book, ground.yearbook, sheets, Options())
        moved = tuple(_reversed(ground.result, changed, gone.unit.id))
        if moved:
            yield Without(gone.unit.id, moved)


def _reversed(before: YearResult, after: YearResult, gone: str) -> Iterator[Moved]:
    """Units whose place among the others is not what it was, counted without the unit gone."""
    others = [one for one in before.ranked if one.unit.id != gone]
    new = {one.unit.id: one.rank for one in after.ranked}
    for one in others:
        place = 1 + sum(other.rank < one.rank for other in others)  # type: ignore[operator]
        if new.get(one.unit.id) != place:
            yield Moved(one.unit.id, place, new.get(one.unit.id))
