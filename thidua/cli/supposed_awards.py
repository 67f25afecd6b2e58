"""The awards of a year before and after what is supposed, for what-if."""

from collections.abc import Sequence

from thidua.bloc.awarding.awards import awards_of, derive_awards
from thidua.bloc.awarding.result import AwardsOfYear
from thidua.bloc.ranking.standings import standings_of
from thidua.bloc.voting.rounds import count_year
from thidua.cli.session import Session
from thidua.cli.years import PAST, open_parts
from thidua.diagnostics.collect import has_errors
from thidua.model.book import Book
from thidua.store.loading import years_of
from thidua.views.scored import Scored
from thidua.views.what_if import Moved

AROUND = frozenset(["ballots", "exclusions", "settlements", "events"])
"""What awards read of their own year beside its scores."""


def moved_awards(session: Session, before: Scored, after: Scored) -> tuple[Moved, ...]:
    """Whom the rules name for each award, before and after. None at all where the files on awards
    have errors: that is told, and the ranking stands."""
    year = before.result.year
    book = _book(session, before.book, year)
    if book is None or not awards_of(book, year)[0]:
        return ()
    votes = count_year(book, year)
    if has_errors(votes.problems):
        session.found += votes.problems
        session.failed = True
        return ()
    old, new = (
        derive_awards(book, year, standings_of(one.result), votes.votes) for one in (before, after)
    )
    return tuple(_moved(old, new))


def _moved(old: AwardsOfYear, new: AwardsOfYear) -> Sequence[Moved]:
    return [
        Moved(one.award, one.derived, other.derived, other.border_tie if not other.settled else ())
        for one, other in zip(old.awards, new.awards, strict=True)
    ]


def _book(session: Session, book: Book, year: int) -> Book | None:
    """The year's awards and what decides them, and what earlier years decided; no scores."""
    before = [one for one in years_of(session.files, book.folder) if one < year]
    opened = open_parts(session, book.folder, [(before, PAST), ([year], PAST | AROUND)])
    if opened.book is None or has_errors(opened.loading.diagnostics):
        session.found += opened.loading.diagnostics
        session.failed = True
        return None
    return opened.book
