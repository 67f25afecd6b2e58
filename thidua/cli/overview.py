"""`thidua overview YEAR`."""

from datetime import date
from typing import Annotated

from thidua.bloc.cycle.check_files import check_year_files
from thidua.bloc.cycle.status import status_of
from thidua.bloc.leading.check_terms import check_terms
from thidua.bloc.year_view import own_errors, year_view
from thidua.cli.command import Year, command, option
from thidua.cli.days import as_of
from thidua.cli.scoring import missing_year
from thidua.cli.session import Session
from thidua.cli.status import EVENTS, PARTS
from thidua.cli.years import PAST, open_parts
from thidua.diagnostics.collect import arrange, has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.diagnostics.words import severity_of
from thidua.store.loading import SCORING, years_of
from thidua.views.overview import Glance, overview_json, overview_report

OTHERS = PAST | EVENTS
OWN = PARTS | SCORING | PAST


def overview(
    session: Session,
    year: Year,
    on: Annotated[str | None, option("as_of", "--as-of", metavar="day")] = None,
    public: Annotated[bool, option("public", "--public")] = False,
) -> int:
    """Many blocs at a glance; a broken one is one row, and not the end."""
    output = session.output()
    session.public = public
    day = as_of(session, on)
    wanted = session.year(year)
    session.found += missing_year(session, wanted)
    results = [] if session.failed else [glance(session, f, wanted, day) for f in session.blocs()]
    return session.finish(
        output,
        results,
        lambda blocs: overview_report(blocs, wanted, session.lang),
        lambda blocs: overview_json(blocs, wanted),
    )


def glance(session: Session, folder: str, year: int, day: date) -> Glance:
    """One bloc; what is wrong with it is told and counted."""
    years = years_of(session.files, folder)
    others = [one for one in years if one != year]
    opened = open_parts(session, folder, [(others, OTHERS), ([year], OWN)], leadership=True)
    found: list[Diagnostic] = list(opened.loading.diagnostics)
    view = None
    book = opened.book
    if book is not None and not has_errors(found) and year in years:
        view, problems = year_view(book, year, opened.loading.broken)
        found += [*problems, *own_errors(book, check_terms, check_year_files)]
    session.found += found
    errors = sum(severity_of(one) == "error" for one in arrange(found))
    if errors or book is None:
        session.failed = True
        return Glance(folder, book, errors=max(errors, 1))
    if view is None:
        return Glance(folder, book, no_year=True)
    return Glance(folder, book, view, status_of(book, year, day))


COMMAND = command(overview)
