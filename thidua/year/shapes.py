"""What the parts of this room know of each other: a bloc that loads, a year that computes."""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from thidua.bloc.computed import Computed
from thidua.model.book import Book
from thidua.store.folder import Files
from thidua.store.loading import Loading
from thidua.year.outcome import YearOutcome

if TYPE_CHECKING:
    from thidua.bloc.year_view import YearView
    from thidua.model.emulation_year import PeriodYear

Wanted = Sequence[tuple[Iterable[int], Collection[str]]]
"""Years, and which of their parts."""


class LoadedBook(NamedTuple):
    """A bloc's book with what was asked for (None where bloc.yaml or units.yaml is wrong), and what
    loading met."""

    book: Book | None
    loading: Loading


class AnyBloc(Protocol):
    """See `thidua.year.bloc.Bloc`."""

    files: Files
    folder: str
    altered: bool
    unguarded: bool
    shown_altered: set[int]

    @property
    def years(self) -> list[int]:
        """The emulation years that have a folder."""

    def periods(self, year: int) -> "tuple[PeriodYear, ...]":
        """The periods of a year, as its periods.yaml says; of a longer period those inside it."""

    def before(self, year: int) -> list[int]:
        """The years before one, in order; of a period the earlier ones of its kind."""

    def load(self, wanted: Wanted, *, leadership: bool = False) -> LoadedBook:
        """The bloc with parts of some years."""

    def __getitem__(self, year: int) -> "AnyYear":
        """The year."""

    def without_guard(self) -> "AnyBloc":
        """The same bloc, no seal and no unfinished write looked at."""


class AnyYear(Computed, Protocol):
    """See `thidua.year.year.Year`."""

    bloc: AnyBloc

    def whole(self) -> LoadedBook:
        """The bloc with all of the year, and what awards look at in the years before."""

    def view_of(self, book: Book | None, loading: Loading) -> "YearOutcome[YearView]":
        """The year as a whole."""
