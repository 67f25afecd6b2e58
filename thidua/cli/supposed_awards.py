"""The awards of a year before and after what is supposed, for what-if."""

from collections.abc import Sequence

from thidua.bloc.awarding.awards import awards_of
from thidua.bloc.awarding.result import AwardsOfYear
from thidua.bloc.ranking.standings import standings_of
from thidua.bloc.scoring.entries import BoundSheet
from thidua.cli.session import Session
from thidua.diagnostics.collect import has_errors
from thidua.views.scored import Scored
from thidua.views.what_if import Moved
from thidua.year.year import Year


def moved_awards(
    session: Session,
    year: Year,
    before: Scored,
    after: Scored,
    sheets: Sequence[BoundSheet],
) -> tuple[Moved, ...]:
    """Whom the rules name for each award, before and after. None at all where the files on awards
    have errors: that is told, and the ranking stands."""
    book = session.take(year.bloc, year.awards_book())
    if book is None or not awards_of(book, year.year)[0]:
        return ()
    votes = year.counted_from(book)
    if has_errors(votes.problems):
        session.found += votes.problems
        session.failed = True
        return ()
    old = year.awards_from(book, standings_of(before.result))
    new = year.supposing(sheets).awards_from(book, standings_of(after.result))
    return tuple(_moved(old, new))


def _moved(old: AwardsOfYear, new: AwardsOfYear) -> Sequence[Moved]:
    return [
        Moved(one.award, one.derived, other.derived, other.border_tie if not other.settled else ())
        for one, other in zip(old.awards, new.awards, strict=True)
    ]
