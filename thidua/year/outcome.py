"""What came of loading or computing something: a value, or what hinders it.

What the parts of this room know of each other: a bloc that loads, a year that computes.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from thidua.bloc.computed import Computed
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.model.book import Book, YearBook
from thidua.store.folder import Files
from thidua.store.loading import Loading

if TYPE_CHECKING:
    from thidua.bloc.scoring.result import YearResult
    from thidua.bloc.year_view import YearView
    from thidua.model.emulation_year import PeriodYear


T = TypeVar("T")


class YearOutcome(NamedTuple, Generic[T]):
    """`value` is None where `found` holds errors: a wrong ranking is worse than none."""

    value: T | None
    found: tuple[Diagnostic, ...] = ()


def outcome(value: T | None, found: Iterable[Diagnostic]) -> YearOutcome[T]:
    """The value with what was found; no value beside errors."""
    told = tuple(found)
    return YearOutcome(None if has_errors(told) else value, told)


class DataError(Exception):
    """The data has errors, so there is no result. `diagnostics` says where and what; the message
    says it in words, a line each."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(one for one in diagnostics if has_errors([one]))
        super().__init__("\n".join(map(_line, self.diagnostics)))


def _line(one: Diagnostic) -> str:
    from thidua.diagnostics.show import message

    return f"{one.file or '-'}: {one.code}: {message(one, 'vi')}"


def certain(found: YearOutcome[T]) -> T:
    """The value, or DataError."""
    if found.value is None:
        raise DataError(found.found)
    return found.value


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

    def recorded(self) -> "YearOutcome[tuple[YearBook, YearResult | None]]":
        """What the years after look at: scores where there is a scale, proposals, decisions."""

    def view_of(self, book: Book | None, loading: Loading) -> "YearOutcome[YearView]":
        """The year as a whole."""
