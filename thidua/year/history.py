"""The years of a bloc together, or its periods of one kind: who had which rank, award and office.

What is wrong with one year is told, and leaves a gap in its place only.
"""

from collections.abc import Sequence
from typing import NamedTuple

from thidua.bloc.leading.check_terms import check_terms
from thidua.bloc.lineage import check_units
from thidua.bloc.ranking.standings import Standings, standings_of
from thidua.bloc.records.history import History, PeriodsTold, history
from thidua.diagnostics.diagnostic import Diagnostic, has_errors, own_errors
from thidua.model.book import Book, YearBook
from thidua.model.emulation_year import EmulationYear, PeriodYear
from thidua.store.guard import PAST
from thidua.year.outcome import AnyBloc, YearOutcome, outcome


class YearsTold(NamedTuple):
    """The bloc with all its years, what they say together, and those whose files have errors."""

    book: Book
    history: History
    broken: frozenset[int]


class KindOfPeriod(NamedTuple):
    """A kind of period, and the years that have some of it, each with them."""

    kind: str
    years: dict[int, tuple[PeriodYear, ...]]


def known_members(bloc: AnyBloc) -> YearOutcome[Book]:
    """Who the bloc is, its members and its terms; no year yet."""
    book, loading = bloc.load([((), PAST)], leadership=True)
    found = list(loading.diagnostics)
    if book is not None and not has_errors(found):
        found += own_errors(book, check_units, check_terms)
    return outcome(book, found)


def years_told(
    bloc: AnyBloc, book: Book, units: tuple[str, ...] | None = None
) -> tuple[YearsTold, list[Diagnostic]]:
    """All years; of some units only where they are named. With what is wrong with some of them."""
    years: dict[int, YearBook] = {}
    standings: dict[int, Standings] = {}
    broken: set[int] = set()
    found: list[Diagnostic] = []
    for year in bloc.years:
        of = bloc[year]
        got = of.recorded()
        found += [one for one in got.found if has_errors([one])]
        if got.value is None:
            broken.add(of.year)
            years[of.year] = YearBook(of.year)
            continue
        years[of.year], result = got.value
        if result is not None:
            standings[of.year] = standings_of(result)
    whole = book._replace(years=years)
    return YearsTold(whole, history(whole, standings, units), frozenset(broken)), found


def period_kind(bloc: AnyBloc, wanted: str) -> KindOfPeriod | Diagnostic:
    """A kind of period that a person names: `tuan` of every year, or of one `2024/tuan`."""
    only, _, kind = wanted.rpartition("/")
    years = [year for year in bloc.years if only in ("", str(year))]
    known = {
        year: tuple(one for one in bloc.periods(year) if one.period.id == kind) for year in years
    }
    if any(known.values()):
        return KindOfPeriod(kind, {year: inside for year, inside in known.items() if inside})
    kinds = {one.period.id: str(year) for year in bloc.years for one in bloc.periods(year)}
    args = {"found": wanted, "known": ", ".join(kinds), "year": only or str(max(bloc.years))}
    if not kinds:
        return Diagnostic("TD931", args=args, variant="none")
    kind, year_of_kind = next(iter(kinds.items()))
    return Diagnostic("TD931", args={**args, "better": kind, "year": year_of_kind}, variant="kind")


def periods_told(
    bloc: AnyBloc, book: Book, wanted: KindOfPeriod
) -> tuple[tuple[PeriodsTold, ...], list[Diagnostic]]:
    """The standings in the periods of a kind, year by year, with what is wrong with some."""
    found: list[Diagnostic] = []
    told = tuple(
        _of_year(bloc, book.emulation_year(year), wanted.kind, inside, found)
        for year, inside in wanted.years.items()
    )
    return told, found


def _of_year(
    bloc: AnyBloc,
    year: EmulationYear,
    kind: str,
    inside: Sequence[PeriodYear],
    found: list[Diagnostic],
) -> PeriodsTold:
    standings: dict[PeriodYear, Standings] = {}
    broken: set[PeriodYear] = set()
    for one in inside:
        got = bloc[one].recorded()
        found += [each for each in got.found if has_errors([each])]
        if got.value is None:
            broken.add(one)
        elif got.value[1] is not None:
            standings[one] = standings_of(got.value[1])
    return PeriodsTold(year, kind, tuple(inside), standings, frozenset(broken))
