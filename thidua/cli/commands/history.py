"""`thidua history [UNIT]`."""

from typing import Annotated

from thidua.bloc.records.history import History
from thidua.cli.command import MaybeUnit, Public, command, option
from thidua.cli.session import USAGE, Refused, Session
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.views.history import BlocHistory, history_json, history_report
from thidua.year.bloc import Bloc
from thidua.year.history import known_members, period_kind, periods_told, years_told
from thidua.year.names import any_unit_named
from thidua.year.outcome import YearOutcome


def history(
    session: Session,
    unit: MaybeUnit = None,
    period: Annotated[str | None, option("period", "--period", metavar="period")] = None,
    public: Public = False,
) -> int:
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
    return session.finish(output, results, history_report, history_json)


def _told(
    session: Session, bloc: Bloc, unit: str | None, period: str | None, unknown: list[Diagnostic]
) -> YearOutcome[BlocHistory]:
    """One bloc's years, or its periods of a kind."""
    book, found = known_members(bloc)
    if book is None:
        return YearOutcome(None, found)
    meant = None if unit is None else any_unit_named(book, unit)
    if isinstance(meant, Diagnostic):
        unknown.append(meant)
        return YearOutcome(None, found)
    if period is None:
        years, more = years_told(bloc, book, None if meant is None else (meant,))
        hints = _hints(session, bloc)
        told = BlocHistory(years.book, years.history, meant, years.broken, hints=hints)
        return YearOutcome(told, (*found, *more))
    kind = period_kind(bloc, period)
    if isinstance(kind, Diagnostic):
        unknown.append(kind)
        return YearOutcome(None, found)
    periods, more = periods_told(bloc, book, kind)
    told = BlocHistory(book, History((), (), ()), meant, periods=periods)
    return YearOutcome(told, (*found, *more))


def _hints(session: Session, bloc: Bloc) -> tuple[str, ...]:
    """How to see the ranks of each kind of period that there is."""
    kinds = dict.fromkeys(one.period.id for year in bloc.years for one in bloc.periods(year))
    return tuple(session.typed(bloc.folder, "history", "--period", kind) for kind in kinds)


COMMAND = command(history)
