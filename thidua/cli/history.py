"""`thidua history [UNIT]`."""

from typing import Annotated

from thidua.bloc.leading.check_terms import check_terms
from thidua.bloc.ranking.standings import Standings, standings_of
from thidua.bloc.records.history import history as history_of
from thidua.bloc.scoring.check_sheets import check_units
from thidua.cli.command import argument, command, option
from thidua.cli.session import USAGE, Refused, Session
from thidua.diagnostics.collect import has_errors, own_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import YearBook
from thidua.store.guard import PAST
from thidua.views.history import Told, history_json, history_report
from thidua.year.bloc import Bloc
from thidua.year.names import any_unit_named
from thidua.year.outcome import Outcome, outcome


def history(
    session: Session,
    unit: Annotated[str | None, argument("maybe_unit", "unit")] = None,
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
        told = session.take(bloc, _told(session, bloc, unit, unknown))
        if told is not None:
            results.append(told)
    if unknown and not results and not session.failed:
        raise Refused(USAGE, unknown[0])
    return session.finish(
        output,
        results,
        lambda blocs: history_report(blocs, session.lang),
        history_json,
    )


def _told(
    session: Session, bloc: Bloc, unit: str | None, unknown: list[Diagnostic]
) -> Outcome[Told]:
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
    return outcome(Told(whole, told, meant, frozenset(broken)), found)


COMMAND = command(history)
