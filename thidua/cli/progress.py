"""`thidua progress YEAR`."""

from collections.abc import Sequence
from typing import Annotated

from thidua.bloc.cycle.check_files import check_year_files
from thidua.bloc.cycle.progress import progress_of
from thidua.bloc.scoring.check_sheets import check_units
from thidua.bloc.year_view import own_errors
from thidua.cli.command import Year, command, option
from thidua.cli.days import as_of
from thidua.cli.scoring import missing_year
from thidua.cli.session import Opened, Session
from thidua.cli.years import for_each, open_parts, with_year
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.views.progress import Progressed, progress_json, progress_report

PARTS = frozenset(["pact", "pledges"])


def progress(
    session: Session,
    year: Year,
    on: Annotated[str | None, option("as_of", "--as-of", metavar="day")] = None,
) -> int:
    """Pledges against plan, for the mid-year review."""
    output = session.output()
    day = as_of(session, on)
    wanted = session.year(year)
    session.found += missing_year(session, wanted)
    folders = with_year(session, wanted)

    def opened(folder: str) -> Opened | None:
        return open_parts(session, folder, [([wanted], PARTS)]) if folder in folders else None

    def work(_: Opened, book: Book) -> tuple[Progressed, Sequence[Diagnostic]]:
        found = own_errors(book, check_units, check_year_files)
        return Progressed(book, progress_of(book, wanted, day)), found

    results = for_each(session, opened, work)
    return session.finish(
        output,
        results,
        lambda blocs: progress_report(blocs, session.lang),
        progress_json,
    )


COMMAND = command(progress)
