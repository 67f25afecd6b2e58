"""`thidua history [UNIT]`."""

from typing import Annotated

from thidua.bloc.leading.check_terms import check_terms
from thidua.bloc.ranking.standings import Standings, standings_of
from thidua.bloc.records.history import History
from thidua.bloc.records.history import history as history_of
from thidua.bloc.scoring.check_sheets import check_units
from thidua.cli.command import argument, command, option
from thidua.cli.session import USAGE, Refused, Session
from thidua.diagnostics.collect import has_errors, own_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book, YearBook
from thidua.model.emulation_year import EmulationYear, PeriodYear
from thidua.store.guard import PAST
from thidua.views.history import BlocHistory, history_json, history_report
from thidua.views.history_periods import PeriodsTold
from thidua.year.bloc import Bloc
from thidua.year.names import any_unit_named
from thidua.year.outcome import YearOutcome, outcome


def history(
    session: Session,
    unit: Annotated[str | None, argument("maybe_unit", "unit")] = None,
    period: Annotated[str | None, option("period", "--period", metavar="period")] = None,
    public: Annotated[bool, option("public", "--public")] = False,
) -> int:
    """Ranks, bands, awards and leaders over all years."""
    output = session.output()
    session.public = public
    unknown: list[Diagnostic] = []
    folders = session.blocs()
    results = []
    for folder in folders:
        bloc = session.bloc(folder)
        told = session.take(bloc, _told(session, bloc, unit, period, unknown))
        if told is not None:
            results.append(told)
    if unknown and not results and not session.failed:
        raise Refused(USAGE, unknown[0])
    return session.finish(
        output,
        results,
        lambda blocs: history_report(blocs, session.lang),
        lambda told: history_json(told, session.lang),
    )


def _told(
    session: Session, bloc: Bloc, unit: str | None, period: str | None, unknown: list[Diagnostic]
) -> YearOutcome[BlocHistory]:
    """One bloc's years. What is wrong with one year is told, and leaves a gap in its place only."""
    book, loading = bloc.load([((), PAST)], leadership=True)
    found = list(loading.diagnostics)
    if book is not None and not has_errors(found):
        found += own_errors(book, check_units, check_terms)
    if book is None or has_errors(found):
        return outcome(None, found)
    meant = None if unit is None else any_unit_named(book, unit)
    if isinstance(meant, Diagnostic):
        unknown.append(meant)
        return outcome(None, found)
    if period is not None:
        periods = _periods(session, bloc, book, period)
        if isinstance(periods, Diagnostic):
            unknown.append(periods)
            return outcome(None, found)
        return outcome(BlocHistory(book, History((), (), ()), meant, periods=periods), found)
    years: dict[int, YearBook] = {}
    standings: dict[int, Standings] = {}
    broken: set[int] = set()
    for year in bloc:
        got = year.recorded()
        session.found += [one for one in got.found if has_errors([one])]
        if got.value is None:
            session.failed = True
            broken.add(year.year)
            years[year.year] = YearBook(year.year)
            continue
        years[year.year], result = got.value
        if result is not None:
            standings[year.year] = standings_of(result)
    whole = book._replace(years=years)
    told = history_of(whole, standings, None if meant is None else (meant,))
    hints = _hints(session, bloc)
    return outcome(BlocHistory(whole, told, meant, frozenset(broken), hints=hints), found)


def _periods(
    session: Session, bloc: Bloc, book: Book, wanted: str
) -> tuple[PeriodsTold, ...] | Diagnostic:
    """The periods of a kind, `tuan` or of one year `2024/tuan`, year by year."""
    only, _, kind = wanted.rpartition("/")
    years = [year for year in bloc.years if only in ("", str(year))]
    known = {year: [one for one in bloc.periods(year) if one.period.id == kind] for year in years}
    told = tuple(
        _of_year(session, bloc, book.emulation_year(year), kind, tuple(inside))
        for year, inside in known.items()
        if inside
    )
    if told:
        return told
    kinds = {one.period.id: str(year) for year in bloc.years for one in bloc.periods(year)}
    args = {"found": wanted, "known": ", ".join(kinds), "year": only or str(max(bloc.years))}
    if not kinds:
        return Diagnostic("TD931", args=args, variant="none")
    kind, year = next(iter(kinds.items()))
    return Diagnostic("TD931", args={**args, "better": kind, "year": year}, variant="kind")


def _of_year(
    session: Session, bloc: Bloc, year: EmulationYear, kind: str, inside: tuple[PeriodYear, ...]
) -> PeriodsTold:
    """What is wrong with one period is told, and leaves a gap in its place only."""
    standings: dict[PeriodYear, Standings] = {}
    broken: set[PeriodYear] = set()
    for one in inside:
        got = bloc[one].recorded()
        session.found += [each for each in got.found if has_errors([each])]
        if got.value is None:
            session.failed = True
            broken.add(one)
        elif got.value[1] is not None:
            standings[one] = standings_of(got.value[1])
    return PeriodsTold(year, kind, inside, standings, frozenset(broken))


def _hints(session: Session, bloc: Bloc) -> tuple[str, ...]:
    """How to see the ranks of each kind of period that there is."""
    kinds = dict.fromkeys(one.period.id for year in bloc.years for one in bloc.periods(year))
    return tuple(session.typed(bloc.folder, "history", "--period", kind) for kind in kinds)


COMMAND = command(history)
