"""From points to places: ranks, bands, and what people settled, for one scored year.

The figures that tie-breakers compare, as they are printed (manual: ranking).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.lineage import bars_of
from thidua.bloc.ranking.bands import (
    BaseOf,
    BorderTie,
    Graded,
    conditions_of,
    grade,
    reaches,
)
from thidua.bloc.ranking.rank import Averages, Contender, Place, RankSettlement, ScoreCase, rank
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.result import INCOMPLETE, RANKED, UnitScore, YearResult
from thidua.bloc.scoring.rounding import rounded
from thidua.bloc.unknown import unfit_settlement
from thidua.diagnostics.diagnostic import NOTHING, Diagnostic
from thidua.model.book import Book, YearBook
from thidua.model.emulation_year import last_day
from thidua.model.reasons import Why, why
from thidua.model.scale.criteria import Scale
from thidua.model.scale.placing import Band

if TYPE_CHECKING:
    from thidua.model.settlements import Exclusions


Votes = Mapping[str, int | None] | None
"""Votes by unit (see `tie_votes`)."""
NO_AVERAGES = Averages(())


def tie_figures(
    yearbook: YearBook, scale: Scale, scores: Sequence[UnitScore]
) -> dict[str, dict[str, Fraction | None]]:
    """For each unit, by tie-breaker as written, a figure of which the larger comes first.

    None where a unit has no such figure: the criterion does not apply to it, its attribute is not
    recorded, the ballot is not there or its count is not known.
    """
    ties = scale.ranking.ties
    if not ties:
        return {one.unit.id: {} for one in scores}
    votes = _votes(yearbook, scale.ranking.ballots)
    cases = {one.unit.id: ScoreCase(scale, one, NO_AVERAGES, votes) for one in scores}
    return {unit: {tie.written: tie.figure(case) for tie in ties} for unit, case in cases.items()}


def _votes(yearbook: YearBook, ballots: Sequence[str]) -> dict[str, Votes]:
    """Votes by ballot; counting is imported where a tie-breaker asks for it."""
    if not ballots:
        return {}
    from thidua.bloc.voting.tally import tie_votes

    return {name: tie_votes(yearbook, name) for name in ballots}


def placed(
    book: Book, yearbook: YearBook, scale: Scale, scores: list[UnitScore], options: Options
) -> tuple[list[UnitScore], list[BorderTie], list[Diagnostic]]:
    """Ranks and bands given, in each division apart; units in rank order, division by division,
    then the others."""
    running, figures, settled, bars = _contest(book, yearbook, scale, scores, options)
    orders: dict[str, list[tuple[str, ...]]] = {}
    for one in yearbook.settled:
        if one.of.startswith("band:"):
            orders.setdefault(one.of.removeprefix("band:"), []).append(one.order)
    ranked: list[UnitScore] = []
    used: list[RankSettlement] = []
    ties: list[BorderTie] = []
    contenders: dict[str, Contender] = {}
    for division, here in _divided(scale, running):
        members = [one for one in scores if scale.division(one.unit.id) == division]
        averages = averages_of(here)
        own = {one.unit.id: contender(scale, one, averages, figures) for one in here}
        contenders |= own
        places, fitted = rank(list(own.values()), breakers(scale), settled)
        used += fitted
        inside = _with_places(scale, here, places, division)
        base_of = _bases(book, yearbook, bars, inside, members)
        graded = [_graded(scale, one, averages) for one in inside]
        held, found = grade(scale.bands, graded, base_of, orders)
        ranked += [one._replace(band=held.get(one.unit.id)) for one in inside]
        ties += found
    if scale.divisions:
        everyone, fitted = rank(list(contenders.values()), breakers(scale), settled)
        used += fitted
        overall = {place.unit: place.rank for place in everyone}
        ranked = [one._replace(overall=overall[one.unit.id]) for one in ranked]
    else:
        ranked = [one._replace(overall=one.rank) for one in ranked]
    there = {one.unit.id for one in ranked}
    others = [
        one._replace(division=scale.division(one.unit.id))
        for one in scores
        if one.unit.id not in there
    ]
    problems: list[Diagnostic] = []
    if options.is_final and book.years[yearbook.year] is yearbook:
        problems += _unfit_settlements(book, yearbook, used, ties)
    return [*ranked, *others], ties, problems


class _Contest(NamedTuple):
    """Who is ranked, in an order that no file's order decides; what tie-breakers compare of each;
    what people settled, and what they barred units from."""

    running: list[UnitScore]
    figures: Mapping[str, Mapping[str, Fraction | None]]
    settled: list[RankSettlement]
    bars: "Exclusions | None"


def _contest(
    book: Book, yearbook: YearBook, scale: Scale, scores: Iterable[UnitScore], options: Options
) -> _Contest:
    bars = bars_of(book, yearbook)
    running = [
        one._replace(bars=_bars(scale, bars, one, yearbook.year))
        for one in scores
        if is_placed(one, options)
    ]
    running.sort(key=lambda one: one.unit.id)
    settled = [
        RankSettlement(frozenset(one.units), one.order)
        for one in yearbook.settled
        if one.of == "rank"
    ]
    return _Contest(running, tie_figures(yearbook, scale, running), settled, bars)


def is_placed(one: UnitScore, options: Options) -> bool:
    """Whether a unit has a rank."""
    return one.percent is not None and (
        one.status == RANKED or (options.provisional and one.status == INCOMPLETE)
    )


def _divided(
    scale: Scale, running: Sequence[UnitScore]
) -> Iterator[tuple[str | None, list[UnitScore]]]:
    """The units of each division, which are ranked with each other; all, where there are none."""
    ids: list[str | None] = [one.id for one in scale.divisions]
    for division in ids or [None]:
        yield division, [one for one in running if scale.division(one.unit.id) == division]


def ranks_of(
    book: Book, yearbook: YearBook, scale: Scale, scores: Iterable[UnitScore], options: Options
) -> dict[str, int]:
    """The rank of each unit that has one, as `placed` gives it, and nothing else."""
    running, figures, settled, _ = _contest(book, yearbook, scale, scores, options)
    ranks: dict[str, int] = {}
    for _, here in _divided(scale, running):
        averages = averages_of(here)
        own = [contender(scale, one, averages, figures) for one in here]
        places, _ = rank(own, breakers(scale), settled)
        ranks |= {place.unit: place.rank for place in places}
    return ranks


def breakers(scale: Scale) -> list[str]:
    """The tie-breakers in order, as they are written."""
    return [tie.written for tie in scale.ranking.ties]


KEYS: Mapping[str, Callable[[Scale, UnitScore, Averages], Fraction]] = {
    "percent": lambda scale, one, averages: one.points / one.assigned,  # noqa: ARG005
    "points": lambda scale, one, averages: one.points,  # noqa: ARG005
    "band": lambda scale, one, averages: Fraction(-_level(scale, one, averages)),
}
"""What a ranking may compare: published points as a share of the assigned maximum, exactly; the
published points; the band as it is before quotas."""


def contender(
    scale: Scale,
    one: UnitScore,
    averages: Averages,
    figures: Mapping[str, Mapping[str, Fraction | None]],
) -> Contender:
    """A unit with what is compared of it."""
    return Contender(one.unit.id, value_of(scale, one, averages), figures[one.unit.id])


def value_of(
    scale: Scale, one: UnitScore, averages: Averages = NO_AVERAGES
) -> tuple[Fraction, ...]:
    """What is compared first, figure by figure; `averages` are needed where bands are."""
    return tuple(KEYS[key](scale, one, averages) for key in scale.ranking.by)


def _level(scale: Scale, one: UnitScore, averages: Averages) -> int:
    """How many bands lie above the best that a unit reaches."""
    graded = _graded(scale, one, averages)
    reached = (n for n, band in enumerate(scale.bands) if reaches(band, graded))
    return next(reached, len(scale.bands))


def _with_places(
    scale: Scale, here: Sequence[UnitScore], places: Sequence[Place], division: str | None
) -> list[UnitScore]:
    """The units of a division in rank order, with their places."""
    by_id = {one.unit.id: one for one in here}
    digits = percent_places(scale, by_id, {place.unit: place.rank for place in places})
    return [
        by_id[place.unit]._replace(
            rank=place.rank,
            tied_with=place.tied_with,
            broken_by=place.broken_by,
            percent_places=digits[place.unit],
            division=division,
        )
        for place in places
    ]


def _bases(
    book: Book,
    yearbook: YearBook,
    bars: "Exclusions | None",
    ranked: Sequence[UnitScore],
    members: Sequence[UnitScore],
) -> BaseOf:
    """What the quotas of bands are shares of: of the members (where the source does not name all
    of them, as many as it says), of the ranked, of those not barred from awards."""
    everyone: int | None = len(members)
    if book.units.data.is_partial and not yearbook.scale.divisions:
        everyone = book.units.data.count
    day = last_day(yearbook.year)
    counts: dict[str, int | None] = {
        "units": everyone,
        "ranked": len(ranked),
        "unbarred": sum(not (bars and bars.barred(one.unit.id, "awards", day)) for one in ranked),
    }
    return counts.get


def _bars(
    scale: Scale, bars_written: "Exclusions | None", one: UnitScore, year: int
) -> Mapping[str, Why]:
    """The bands that an item that happened, or a decision, bars a unit from: that band and all
    higher ones."""
    found: list[tuple[str, Why]] = []
    case = ScoreCase(scale, one, NO_AVERAGES)
    for item, _ in scale.barring:
        if case.occurred(item.id):
            found.append((item.bars or "", why("has_bar", False, item=item.name)))
    if bars_written is not None:
        for band, bar in bars_written.from_bands(one.unit.id, last_day(year)):
            found.append((band, why("barred_band", False, reason=bar.reason)))
    if not found:
        return NOTHING
    ids = [band.id for band in scale.bands]
    bars: dict[str, Why] = {}
    for band, reason in found:
        for name in ids[: ids.index(band) + 1] if band in ids else ():
            bars.setdefault(name, reason)
    return bars


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
    """What bars a ranked unit from a band, and what its conditions have against it."""
    bars = [one.bars[band.id]] if band.id in one.bars else []
    case = ScoreCase(result.scale, one, averages_of(result.beside(one)))
    return [*bars, *(reason for reason in conditions_of(band, case) if not reason.good)]


def meets(result: YearResult, one: UnitScore, band: Band) -> bool:
    """Whether a ranked unit has the percent and meets the conditions of a band."""
    return _percent(result.scale, one) >= band.from_ and not against(result, one, band)


def averages_of(ranked: Iterable[UnitScore]) -> Averages:
    """What units are compared with that must lie above the mean or the median."""
    return Averages([one.percent for one in ranked if one.percent is not None])


def _unfit_settlements(
    book: Book, yearbook: YearBook, used: Sequence[RankSettlement], ties: Sequence[BorderTie]
) -> list[Diagnostic]:
    """A settlement that no longer fits the tie that it settled."""
    problems = []
    for n, one in enumerate(yearbook.settled):
        if one.of == "rank":
            fits = any(s.order == one.order for s in used)
        elif one.of.startswith("band:"):
            band = one.of.removeprefix("band:")
            fits = any(t.band == band and set(t.settled) == set(one.units) for t in ties)
        else:
            continue
        if not fits:
            problems.append(unfit_settlement(book, yearbook, n))
    return problems


def percent_places(
    scale: Scale, scores: Mapping[str, UnitScore], ranks: Mapping[str, int]
) -> dict[str, int]:
    """Decimals to print for each unit's percent: more than declared where two different percents
    would look equal although the ranks differ (manual: arithmetic)."""
    declared, mode = scale.rounding.places, scale.rounding.mode
    digits = dict.fromkeys(scores, declared)
    for places in count(declared):  # two different fractions differ in print at some place
        looks: dict[Fraction, list[str]] = {}
        for name, one in scores.items():
            if digits[name] == places:
                assert one.percent is not None
                looks.setdefault(rounded(one.percent, places, mode), []).append(name)
        if not looks:
            break
        for alike in looks.values():
            different = {scores[name].percent for name in alike}
            if len(different) > 1 and len({ranks[name] for name in alike}) > 1:
                digits |= dict.fromkeys(alike, places + 1)
    return digits


def _percent(scale: Scale, one: UnitScore) -> Fraction:
    """The printed percent of a ranked unit."""
    assert one.percent is not None
    return rounded(one.percent, scale.rounding.places, scale.rounding.mode)


def _graded(scale: Scale, one: UnitScore, averages: Averages) -> Graded:
    case = ScoreCase(scale, one, averages)
    return Graded(one.unit.id, one.rank or 0, _percent(scale, one), case, frozenset(one.bars))
