"""`thidua status YEAR`."""

from datetime import date
from typing import Annotated

from thidua.bloc.cycle.check_files import check_year_files
from thidua.bloc.cycle.status import status_of
from thidua.bloc.leading.check_terms import check_terms
from thidua.bloc.scoring.check_sheets import check_units
from thidua.bloc.year_view import own_errors
from thidua.cli.command import Year, command, option
from thidua.cli.days import as_of
from thidua.cli.next_command import next_command
from thidua.cli.scoring import missing_year
from thidua.cli.session import Session
from thidua.cli.years import open_parts, with_year
from thidua.diagnostics.collect import has_errors
from thidua.store.loading import years_of
from thidua.views.status import Standing, status_json, status_report

SCALE = ("criteria", "sheets")
AROUND = ("pact", "pledges", "ballots", "awards", "events", "outcome", "decisions")
PARTS = frozenset([*SCALE, *AROUND])
EVENTS = frozenset(["events"])
"""Of the other years: a meeting may be written in one of them."""


def status(
    session: Session,
    year: Year,
    on: Annotated[str | None, option("as_of", "--as-of", metavar="day")] = None,
) -> int:
    """Each step of the year's cycle, done, due or late; who has not sent what."""
    output = session.output()
    day = as_of(session, on)
    wanted = session.year(year)
    session.found += missing_year(session, wanted)
    found = [standing_of(session, folder, wanted, day) for folder in with_year(session, wanted)]
    results = [one for one in found if one is not None]
    return session.finish(
        output,
        results,
        lambda blocs: status_report(blocs, session.lang),
        lambda blocs: status_json(blocs, session.lang),
    )


def standing_of(session: Session, folder: str, year: int, day: date) -> Standing | None:
    """Where the year stands in one bloc that has it; None, and told, where that has errors."""
    years = years_of(session.files, folder)
    others = [one for one in years if one != year]
    opened = open_parts(session, folder, [(others, EVENTS), ([year], PARTS)], leadership=True)
    found = list(opened.loading.diagnostics)
    if opened.book is not None and not has_errors(found):
        found += own_errors(opened.book, check_units, check_terms, check_year_files)
    session.found += found
    if opened.book is None or has_errors(found):
        session.failed = True
        return None
    where = status_of(opened.book, year, day)
    return Standing(opened.book, where, next_command(session, opened.book, where))


COMMAND = command(status)
