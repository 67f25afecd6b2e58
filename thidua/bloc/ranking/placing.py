"""From points to places: ranks, bands, and what people settled, for one scored year."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from thidua.bloc.ranking.bands import BorderTie, Graded, conditions_of, grade
from thidua.bloc.ranking.rank import Contender, RankSettlement, rank
from thidua.bloc.ranking.score_case import Averages, ScoreCase
from thidua.bloc.ranking.tie_figures import tie_figures
from thidua.bloc.scoring.result import INCOMPLETE, RANKED, Options, UnitScore, YearResult
from thidua.bloc.scoring.rounding import ZERO, rounded
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book, YearBook
from thidua.model.criteria import Band, Scale
from thidua.model.reasons import Why
from thidua.model.settlements import Settlement

MAX_PERCENT_PLACES = 60
"""More than any two figures that can be written need to differ in print."""


def placed(
    book: Book, yearbook: YearBook, scale: Scale, scores: list[UnitScore], options: Options
) -> tuple[list[UnitScore], list[BorderTie], list[Diagnostic]]:
    """Ranks and bands given; units in rank order, then the others."""
    running = [
        one
        for one in scores
        if one.percent is not None
        and (one.status == RANKED or (options.provisional and one.status == INCOMPLETE))
    ]
    figures, problems = tie_figures(yearbook, scale, running)
    contenders = [
        Contender(
            one.unit.id,
            one.points / one.assigned if scale.ranking.by == "percent" else one.points,
            figures[one.unit.id],
        )
        # Units that stay tied stand in an order that no file's order decides.
        for one in sorted(running, key=lambda one: one.unit.id)
    ]
    written = _settlements(yearbook)
    places, used = rank(
        contenders,
        [str(tie) for tie in scale.ranking.ties],
        [RankSettlement(frozenset(s.units), s.order) for _, s in written if s.of == "rank"],
    )
    digits = _percent_places(scale, running, {place.unit: place.rank for place in places})
    by_id = {one.unit.id: one for one in scores}
    ranked = [
        by_id[place.unit]._replace(
            rank=place.rank,
            tied_with=place.tied_with,
            broken_by=place.broken_by,
            percent_places=digits[place.unit],
        )
        for place in places
    ]
    averages = averages_of(ranked)
    held, ties = grade(
        scale.bands,
        [_graded(scale, one, averages) for one in ranked],
        len(scores),
        {s.of.removeprefix("band:"): s.order for _, s in written if s.of.startswith("band:")},
    )
    ranked = [one._replace(band=held.get(one.unit.id)) for one in ranked]
    others = [one for one in scores if one.unit.id not in {r.unit.id for r in ranked}]
    if options.is_final and book.years[yearbook.year] is yearbook:
        problems += _unfit_settlements(yearbook, used, ties)
    return [*ranked, *others], ties, problems


def held_back(scale: Scale, one: UnitScore) -> Band | None:
    """The highest band above the unit's own that its percent reaches: it is kept from it by the
    band's quota or its conditions (`against`)."""
    for band in scale.bands:
        if one.rank is None or band.id == one.band:
            return None
        if _percent(scale, one) >= band.from_:
            return band
    return None


def against(result: YearResult, one: UnitScore, band: Band) -> list[Why]:
    """What a band's conditions have against a ranked unit."""
    if not band.requires:
        return []
    case = ScoreCase(result.scale, one, averages_of(result.ranked))
    return [reason for reason in conditions_of(band, case) if not reason.good]


def meets(result: YearResult, one: UnitScore, band: Band) -> bool:
    """Whether a ranked unit has the percent and meets the conditions of a band."""
    return _percent(result.scale, one) >= band.from_ and not against(result, one, band)


def averages_of(ranked: Iterable[UnitScore]) -> Averages:
    """What units are compared with that must lie above the mean or the median."""
    return Averages([one.percent for one in ranked if one.percent is not None])


def _settlements(yearbook: YearBook) -> list[tuple[int, Settlement]]:
    return list(enumerate(yearbook.settlements.data.settlements)) if yearbook.settlements else []


def _unfit_settlements(
    yearbook: YearBook, used: Sequence[RankSettlement], ties: Sequence[BorderTie]
) -> list[Diagnostic]:
    """A settlement that no longer fits the tie that it settled."""
    problems = []
    for n, one in _settlements(yearbook):
        if one.of == "rank":
            fits = any(s.units == frozenset(one.units) and s.order == one.order for s in used)
        elif one.of.startswith("band:"):
            band = one.of.removeprefix("band:")
            fits = any(t.band == band and set(t.settled) == set(one.units) for t in ties)
        else:
            continue
        if not fits:
            problems.append(
                Diagnostic(
                    "TD502",
                    yearbook.settlements.file,  # type: ignore[union-attr]
                    ("settlements", n),
                    args={"of": one.of, "units": ", ".join(one.units)},
                )
            )
    return problems


def _percent_places(
    scale: Scale, scores: Sequence[UnitScore], ranks: Mapping[str, int]
) -> dict[str, int]:
    """Decimals to print for each unit's percent: more than declared where two different percents
    would look equal although the ranks differ (manual: arithmetic)."""
    declared, mode = scale.rounding.places, scale.rounding.mode
    digits = {one.unit.id: declared for one in scores}
    for places in range(declared, MAX_PERCENT_PLACES):
        looks: dict[Fraction, list[UnitScore]] = {}
        for one in scores:
            if digits[one.unit.id] == places:
                looks.setdefault(rounded(one.percent or ZERO, places, mode), []).append(one)
        if not looks:
            break
        for alike in looks.values():
            different = {one.percent for one in alike}
            if len(different) > 1 and len({ranks[one.unit.id] for one in alike}) > 1:
                digits |= {one.unit.id: places + 1 for one in alike}
    return digits


def _percent(scale: Scale, one: UnitScore) -> Fraction:
    """The printed percent of a ranked unit."""
    assert one.percent is not None
    return rounded(one.percent, scale.rounding.places, scale.rounding.mode)


def _graded(scale: Scale, one: UnitScore, averages: Averages) -> Graded:
    assert one.rank is not None
    return Graded(one.unit.id, one.rank, _percent(scale, one), ScoreCase(scale, one, averages))
