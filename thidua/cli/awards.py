"""`thidua awards YEAR`."""

from collections.abc import Sequence
from typing import Annotated

from thidua.bloc.year_view import YearView, year_view
from thidua.cli.command import Year, command, option
from thidua.cli.scoring import missing_year
from thidua.cli.session import Opened, Session
from thidua.cli.years import PAST, for_each, open_parts, with_year
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.store.loading import SCORING, years_of
from thidua.views.awards import awards_json, awards_report

EVENTS = frozenset(["events"])
"""The day of the review, by which bars and decisions taken back are judged."""


def awards(
    session: Session,
    year: Year,
    public: Annotated[bool, option("public", "--public")] = False,
) -> int:
    """Who may be proposed for what, whom the rules name, who was proposed and granted."""
    output = session.output()
    session.public = public
    wanted = session.year(year)
    session.found += missing_year(session, wanted)
    folders = with_year(session, wanted)

    def opened(folder: str) -> Opened | None:
        if folder not in folders:
            return None
        before = [one for one in years_of(session.files, folder) if one < wanted]
        own = SCORING | PAST | EVENTS
        return open_parts(session, folder, [(before, PAST | EVENTS), ([wanted], own)])

    def work(found: Opened, book: Book) -> tuple[YearView | None, Sequence[Diagnostic]]:
        return year_view(book, wanted, found.loading.broken)

    results = for_each(session, opened, work)
    return session.finish(
        output,
        results,
        lambda views: awards_report(views, session.lang),
        lambda views: awards_json(views, session.lang),
    )


COMMAND = command(awards)
