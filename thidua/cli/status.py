"""`thidua status YEAR`."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from thidua.cli.command import Year, command, option
from thidua.cli.days import as_of
from thidua.cli.next_command import next_command
from thidua.cli.scoring import missing_year
from thidua.cli.session import Opened, Session
from thidua.cli.years import for_each, open_parts, with_year
from thidua.compute.status import status_of
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.report.status import Standing, status_json, status_report
from thidua.store.book import years_of

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
    results = standings(session, wanted, day)
    return session.finish(
        output,
        results,
        lambda blocs: status_report(blocs, session.lang),
        lambda blocs: status_json(blocs, session.lang),
    )


def standings(session: Session, year: int, day: date) -> list[Standing]:
    """Where the year stands in every bloc that has it."""
    folders = with_year(session, year)

    def opened(folder: str) -> Opened | None:
        if folder not in folders:
            return None
        others = [one for one in years_of(session.files, folder) if one != year]
        wanted = [(others, EVENTS), ([year], PARTS)]
        return open_parts(session, folder, wanted, leadership=True)

    def work(found: Opened, book: Book) -> tuple[Standing, Sequence[Diagnostic]]:
        where = status_of(book, year, day)
        years = years_of(session.files, found.folder)
        return Standing(book, where, next_command(where, years)), []

    return for_each(session, opened, work)


COMMAND = command(status)
