"""What was asked for on the command line: a day, a year, a unit; and the blocs that have it, opened
with just the parts of each year that a command needs."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from thidua.cli.session import USAGE, Refused, Session, or_refused
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.model.book import Book
from thidua.model.emulation_year import as_period
from thidua.store.loading import Loading, years_of
from thidua.year.bloc import Bloc
from thidua.year.names import unit_named
from thidua.year.outcome import Wanted, YearOutcome, outcome

T = TypeVar("T")


def day(text: str) -> date:
    """`2022-06-30`; anything else ends the command."""
    if len(text) == 10 and text.isascii():
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise Refused(USAGE, Diagnostic("TD920", args={"found": text}))


def as_of(session: Session, text: str | None) -> date:
    """The day to look from: the one typed, else today. The one place that asks for today."""
    return session.today if text is None else day(text)


def meant_unit(book: Book, year: int, word: str, *, beginnings: bool = True) -> str:
    """The id of a member of that year; what is none ends the command."""
    return or_refused(unit_named(book, year, word, beginnings=beginnings), USAGE)


def missing_year(session: Session, year: int) -> list[Diagnostic]:
    """An error where no bloc has a folder for that year."""
    if as_period(year) is not None:  # looked up when it was typed
        return []
    known = sorted({y for folder in session.blocs() for y in years_of(session.files, folder)})
    if year in known:
        return []
    session.failed = True
    args = {"year": str(year), "known": ", ".join(map(str, known))}
    variant = "none" if not known else "past" if year < known[0] else ""
    return [Diagnostic("TD416", args=args, variant=variant)]


def each_book(
    session: Session,
    wanted: Callable[[Bloc], Wanted | None],
    work: Callable[[Bloc, Book, Loading], YearOutcome[T]],
    *,
    leadership: bool = False,
) -> list[T]:
    """`work` done for every bloc, opened with just these parts of its years (None: left out); what
    it found is kept. A bloc with errors gives no result."""

    def one(bloc: Bloc) -> T | None:
        parts = wanted(bloc)
        if parts is None:
            return None
        book, loading = bloc.load(parts, leadership=leadership)
        session.marks(book, bloc.shown_altered)
        found = loading.diagnostics
        if book is None or has_errors(found):
            return session.take(bloc, outcome(None, found))
        got = work(bloc, book, loading)
        return session.take(bloc, outcome(got.value, (*found, *got.found)))

    each = session.watched(one(session.bloc(folder)) for folder in session.blocs())
    return [value for value in each if value is not None]
