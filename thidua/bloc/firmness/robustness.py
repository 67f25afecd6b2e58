"""How firm a ranking is: the smallest change that swaps two neighbours, and what is left of the
order without one criterion, one scorer, one unit."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from thidua.bloc.firmness.baseline import Baseline, Ranks
from thidua.bloc.firmness.swaps import Swap, smallest_swap
from thidua.bloc.scoring.result import UnitScore, YearResult
from thidua.model.book import Book
from thidua.model.scale.criteria import Criterion, Scale


class Pair(NamedTuple):
    """Two neighbours in the ranking. `smallest` is None where no single criterion can swap them;
    `tied`: they share a rank as it is."""

    above: str
    below: str
    tied: bool
    smallest: Swap | None


class RankMoved(NamedTuple):
    """A unit whose rank differs."""

    unit: str
    before: int | None
    after: int | None


class Without(NamedTuple):
    """What the ranking is without one criterion, scorer or unit: only where it differs."""

    id: str
    moved: tuple[RankMoved, ...]


class Robustness(NamedTuple):
    """How firm one year's ranking is. `reversals`: units without which two others change places,
    because `relative` measures them against it."""

    pairs: tuple[Pair, ...]
    criteria: tuple[Without, ...]
    scorers: tuple[Without, ...]
    reversals: tuple[Without, ...]


Step = tuple[str, Callable[[], Pair | Without | None]]
Watch = Callable[[Iterable[Step], int], Iterable[Step]]
"""Hands the steps on, of which there are so many, and may say how far they have come."""


def robustness(
    book: Book, year: int, result: YearResult, watch: Watch = lambda steps, _: steps
) -> Robustness:
    """Everything about a scored year. Each finding is what scoring the changed year would give."""
    baseline = Baseline(book, book.years[year], result)
    steps = list(_steps(baseline))
    pairs: list[Pair] = []
    without: dict[str, list[Without]] = {part: [] for part in Robustness._fields[1:]}
    for part, work in watch(steps, len(steps)):
        match work():
            case Pair() as pair:
                pairs.append(pair)
            case Without() as moved:
                without[part].append(moved)
            case None:
                pass
    return Robustness(tuple(pairs), **{part: tuple(each) for part, each in without.items()})


def _steps(baseline: Baseline) -> Iterator[Step]:
    """What is looked at, one after the other: its part of the result, and the work itself."""
    for above, below in pairwise(baseline.result.ranked):
        if above.division == below.division:  # else they are not ranked with each other
            yield "pairs", partial(_pair, baseline, above, below)
    for node in baseline.scale.nodes.values():
        yield "criteria", partial(_without_criterion, baseline, node)
    for scorer in dict.fromkeys(sheet.scorer for sheet in baseline.result.sheets if sheet.scorer):
        yield "scorers", partial(_without_scorer, baseline, scorer)
    if baseline.scale.compared:
        for gone in baseline.result.ranked:
            yield "reversals", partial(_reversal, baseline, gone)


# -- neighbours ---------------------------------------------------------------------------------


def _pair(baseline: Baseline, above: UnitScore, below: UnitScore) -> Pair:
    tied = above.rank == below.rank
    return Pair(above.unit.id, below.unit.id, tied, smallest_swap(baseline, above, below))


# -- without ------------------------------------------------------------------------------------


def _moved(baseline: Baseline, after: Ranks) -> tuple[RankMoved, ...]:
    return tuple(
        RankMoved(one.unit.id, one.rank, after.get(one.unit.id))
        for one in baseline.result.units
        if one.rank != after.get(one.unit.id)
    )


def _without_criterion(baseline: Baseline, node: Criterion) -> Without | None:
    """A criterion left out of the scale, a group with all that is in it."""
    scale = without_criterion(baseline.scale, node.id)
    if scale is None:
        return None
    return _without(node.id, _moved(baseline, baseline.without_criterion(node, scale)))


def _without(ident: str, moved: tuple[RankMoved, ...]) -> Without | None:
    return Without(ident, moved) if moved else None


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


def _without_scorer(baseline: Baseline, scorer: str) -> Without | None:
    """A scorer left out."""
    return _without(scorer, _moved(baseline, baseline.without_scorer(scorer)))


def _reversal(baseline: Baseline, gone: UnitScore) -> Without | None:
    """A unit without which others change places among themselves."""
    moved = _reversed(baseline.result, baseline.without_unit(gone.unit.id), gone)
    return _without(gone.unit.id, tuple(moved))


def _reversed(before: YearResult, after: Ranks, gone: UnitScore) -> Iterator[RankMoved]:
    """Units whose place among the others is not what it was, counted without the unit gone."""
    others = [one for one in before.ranked if one.unit.id != gone.unit.id]
    for one in others:
        place = 1 + sum(other.rank < one.rank for other in others)  # type: ignore[operator]
        if after.get(one.unit.id) != place:
            yield RankMoved(one.unit.id, place, after.get(one.unit.id))
