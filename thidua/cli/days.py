"""Days that are typed on the command line.

Opening blocs with just the parts of each year that a command needs.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from thidua.cli.session import USAGE, OpenedBloc, Refused, Session
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.year.outcome import Wanted


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


T = TypeVar("T")
Found = tuple[T | None, Sequence[Diagnostic]]


def open_parts(
    session: Session,
    folder: str,
    wanted: Wanted,
    *,
    leadership: bool = False,
    results: bool = True,
) -> OpenedBloc:
    """A bloc with different parts of different years (see Bloc.load)."""
    bloc = session.bloc(folder, results=results)
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


def with_year(session: Session, year: int) -> list[str]:
    """The folders of the blocs that have that year."""
    return [folder for folder in session.blocs() if session.bloc(folder).has(year)]
