"""`thidua` alone: where the current year of each bloc stands, and the command that comes next."""

import os
import sys

from thidua.cli.command import command
from thidua.cli.commands.status import standing_of
from thidua.cli.next_command import first_command
from thidua.cli.output import print_text
from thidua.cli.session import FINE, Refused, Session
from thidua.store.loading import years_of
from thidua.views.current_year import Now, current_year_report
from thidua.views.status import status_json
from thidua.words import say


def current_year(session: Session) -> int:
    """The current year: the latest one that has begun."""
    if not _has_data(session):
        text = say(session.lang, "cli.current_year.no_data")
        print_text(sys.stdout, text + "\n")
        return FINE
    output = session.output()
    day = session.today
    chosen = {folder: _current(session, folder, day.year) for folder in session.blocs()}
    begun = [folder for folder, year in chosen.items() if year is not None]
    results = [one for folder in begun for one in _one(session, folder, chosen[folder])]
    waiting = [one for folder in chosen if folder not in begun for one in _new(session, folder)]
    return session.finish(
        output,
        [*results, *waiting],
        lambda blocs, lang: current_year_report(blocs, day, lang),
        lambda blocs, lang: status_json([one.standing for one in blocs if one.standing], lang),
    )


def _has_data(session: Session) -> bool:
    """A folder that was named and is none is an error; without any it is only a beginning."""
    try:
        return bool(session.data.blocs)
    except Refused:
        if session.asked_data or os.environ.get("THIDUA_DATA"):
            raise
        return False


def _current(session: Session, folder: str, this_year: int) -> int | None:
    years = years_of(session.files, folder)
    begun = [year for year in years if year <= this_year]
    return max(begun) if begun else min(years, default=None)


def _one(session: Session, folder: str, year: int | None) -> list[Now]:
    if year is None:
        return []
    bloc = session.bloc(folder)
    standing = session.take(bloc, standing_of(session, bloc[year], session.today))
    if standing is None:
        return []
    return [Now(standing.book, standing, session.typed(folder, "status", str(year)))]


def _new(session: Session, folder: str) -> list[Now]:
    """A bloc without any year."""
    book, loading = session.bloc(folder).load(())
    session.found += loading.diagnostics
    if book is None:
        session.failed = True
        return []
    return [Now(book, None, first_command(session, folder, session.today.year))]


COMMAND = command(current_year)
