"""`thidua overview YEAR`."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from thidua.cli.apart import each_bloc
from thidua.cli.asked import as_of, missing_year
from thidua.cli.command import AsOf, Public, Year, command
from thidua.cli.output import Format
from thidua.cli.session import Session
from thidua.diagnostics.diagnostic import arrange, severity_of
from thidua.views.overview import (
    Glance,
    TotalsSoFar,
    at_a_glance,
    not_read,
    overview_json,
    overview_report,
)
from thidua.year.outcome import outcome


def overview(session: Session, year: Year, on: AsOf = None, public: Public = False) -> int:
    """Many blocs at a glance; a broken one is one row, and not the end."""
    output = session.output()
    session.public = public
    day = as_of(session, on)
    wanted = session.year(year)
    session.found += missing_year(session, wanted)
    each = each_bloc(session, partial(glance, year=wanted, day=day), apart=True)
    results: Iterable[Glance] = [] if session.failed else each
    totals = TotalsSoFar()
    return session.finish(
        output,
        results,
        lambda blocs, lang: overview_report(blocs, wanted, lang),
        lambda blocs, _: overview_json(blocs, wanted, totals.with_these(blocs)),
        together=output.format is not Format.JSON,
    )


def glance(session: Session, folder: str, year: int, day: date) -> Glance:
    """One bloc; what is wrong with it is told and counted."""
    bloc = session.bloc(folder)
    if bloc.has(year):
        got = bloc[year].glance(day)
    else:
        book, loading = bloc.load(())
        got = outcome(None if book is None else (book, None, None), loading.diagnostics)
    session.take(bloc, got)
    errors = sum(severity_of(one) == "error" for one in arrange(got.found))
    if got.value is None:
        return not_read(folder, bloc.load((), leadership=True).book, max(errors, 1))
    book, view, status = got.value
    if view is None:
        return not_read(folder, book)
    return at_a_glance(folder, book, view, status)


COMMAND = command(overview)
