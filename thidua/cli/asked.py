"""What was asked for on the command line: a day, a year, a unit; and the blocs that have it, opened
with just the parts of each year that a command needs."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from thidua.cli.session import USAGE, OpenedBloc, Refused, Session, or_refused
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.model.emulation_year import as_period
from thidua.store.loading import years_of
from thidua.year.names import unit_named
from thidua.year.outcome import Wanted

T = TypeVar("T")
Found = tuple[T | None, Sequence[Diagnostic]]


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
    return [Diagnostic("TD416", args=args, variant="" if known else "none")]


def with_year(session: Session, year: int) -> list[str]:
    """The folders of the blocs that have that year."""
    return [folder for folder in session.blocs() if session.bloc(folder).has(year)]


def open_parts(
    session: Session, folder: str, wanted: Wanted, *, leadership: bool = False
) -> OpenedBloc:
    """A bloc with different parts of different years (see Bloc.load)."""
    bloc = session.bloc(folder)
    book, loading = bloc.load(wanted, leadership=leadership)
    session.marks(book, bloc.shown_altered)
    return OpenedBloc(folder, bloc.files, book, loading, bloc)


def for_each(
    session: Session,
    opener: Callable[[str], OpenedBloc | None],
    work: Callable[[OpenedBloc, Book], Found[T]],
) -> list[T]:
    """`work` done for every bloc that `opener` gives; one with errors is told and left out."""
    opened = (one for folder in session.blocs() if (one := opener(folder)) is not None)
    return [value for one in opened if (value := session.done(one, work)) is not None]
