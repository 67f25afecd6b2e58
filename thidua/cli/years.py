"""Opening blocs with just the parts of each year that a command needs."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

from thidua.cli.session import Opened, Session
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book, YearBook
from thidua.store.guard import PAST as PAST
from thidua.store.loading import years_of

T = TypeVar("T")
Wanted = Sequence[tuple[Iterable[int], Collection[str]]]
"""Years, and which of their parts."""
Found = tuple[T | None, Sequence[Diagnostic]]


def open_parts(
    session: Session,
    folder: str,
    wanted: Wanted,
    *,
    leadership: bool = False,
    results: bool = True,
) -> Opened:
    """A bloc with different parts of different years; a year that is named twice holds the parts
    of the last entry that names it."""
    every = frozenset(part for _, parts in wanted for part in parts)
    opened = session.open(folder, (), every, leadership=leadership, results=results)
    if opened.book is None:
        return opened
    present = set(years_of(session.files, folder))
    years: dict[int, YearBook] = {}
    distrusted = opened.book.distrusted
    loading = opened.loading
    for group, parts in wanted:
        there = [year for year in group if year in present]
        more = session.open(folder, there, parts, results=results)
        loading.diagnostics += more.loading.diagnostics
        loading.files += more.loading.files
        loading.broken |= more.loading.broken
        if more.book is not None:
            years |= more.book.years
            distrusted |= more.book.distrusted
    book = opened.book._replace(years=dict(sorted(years.items())), distrusted=distrusted)
    return opened._replace(book=book)


def for_each(
    session: Session,
    opener: Callable[[str], Opened | None],
    work: Callable[[Opened, Book], Found[T]],
) -> list[T]:
    """`work` done for every bloc that `opener` gives; one with errors is told and left out."""
    opened = (one for folder in session.blocs() if (one := opener(folder)) is not None)
    return [value for one in opened if (value := session.done(one, work)) is not None]


def with_year(session: Session, year: int) -> list[str]:
    """The folders of the blocs that have that year."""
    return [f for f in session.blocs() if year in years_of(session.files, f)]
