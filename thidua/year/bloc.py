"""A data folder: its blocs, each opened when it is asked for. One bloc over some files: on the
disk, at a git revision, or as a write would leave them."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, overload

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book, YearBook
from thidua.model.emulation_year import PeriodYear, as_period
from thidua.store.folder import Files, NotFound, bloc_id, find_data
from thidua.store.guard import PAST, open_book
from thidua.store.loading import Known, Loading, load_book, years_of
from thidua.store.year_rules import periods_of, with_days
from thidua.year.outcome import DataError, LoadedBook, Wanted, YearOutcome
from thidua.year.year import Year

if TYPE_CHECKING:
    from thidua.year.checking import CheckedBloc
    from thidua.year.leading import Succession


BARS = frozenset(["exclusions"])


class Bloc:
    """A bloc. Each of its files is read and parsed once, when something first needs it.

    `files`: where they come from; `folder`: the bloc's place in them. A sealed year that is not as
    it was sealed has errors and no results; `altered` shows it all the same, and `shown_altered`
    then names it; `unguarded` looks at no seal and no unfinished write, for what compares or mends
    them.
    """

    def __init__(
        self,
        files: Files,
        folder: str = "",
        *,
        altered: bool = False,
        unguarded: bool = False,
    ) -> None:
        self.files = files
        self.folder = folder
        self.altered = altered
        self.unguarded = unguarded
        self.shown_altered: set[int] = set()
        self.loading_time = 0.0
        self._known: Known = {}
        self._seals: dict[int, list[Diagnostic]] = {}
        self._years: dict[int, Year] = {}
        self._days: dict[int, int] = {}
        self._periods: dict[int, tuple[PeriodYear, ...]] = {}
        self._listed: list[int] | None = None
        self._others: dict[str, Bloc] | None = None

    @property
    def years(self) -> list[int]:
        """The emulation years that have a folder, in order."""
        if self._listed is None:
            self._listed = years_of(self.files, self.folder)
        return list(self._listed)

    def has(self, year: int) -> bool:
        """Whether that year has a folder; of a period: whether the year's periods.yaml has it."""
        return self._own(year) is not None

    def _own(self, year: int) -> int | None:
        """The year, or the period, with this bloc's own days; None where it is not there."""
        if as_period(year) is None:
            if year in self.years and year not in self._days:
                self._days[year] = with_days(self.files, [self.folder], year)
            return self._days[year] if year in self.years else None
        return next((one for one in self.periods(int(year)) if one == year), None)

    def periods(self, year: int) -> tuple[PeriodYear, ...]:
        """The periods of a year, as its periods.yaml says; of a longer period those inside it."""
        if year not in self._periods:
            self._periods[year] = periods_of(self.files, self.folder, year)
        return self._periods[year]

    def before(self, year: int) -> list[int]:
        """The years before one, in order; of a period the earlier ones of its kind."""
        if period := as_period(year):
            kind = [one for one in self.periods(int(year)) if one.period.id == period.period.id]
            return [one for one in kind if one < year]
        return [one for one in self.years if one < year]

    def __getitem__(self, year: int) -> Year:
        """The year; KeyError where it has no folder."""
        own = self._own(year)
        if own is None:
            raise KeyError(year)
        if year not in self._years:
            self._years[year] = Year(self, own)
        return self._years[year]

    def __iter__(self) -> Iterator[Year]:
        return (self[year] for year in self.years)

    @property
    def book(self) -> Book:
        """Who the bloc is, its members and terms; DataError where they have errors."""
        loaded = self.load((), leadership=True)
        if loaded.book is None or loaded.loading.broken:
            raise DataError(loaded.loading.diagnostics)
        return loaded.book

    @property
    def id(self) -> str:
        """The id that the bloc gives itself."""
        return str(self.book.bloc.data.id)

    @property
    def name(self) -> str:
        """The bloc's name."""
        return str(self.book.bloc.data.name)

    def succession(self, year: int) -> "YearOutcome[Succession]":
        """Who holds the offices of a year by the bloc's policy; it needs no folder yet."""
        from thidua.year.leading import succession

        return succession(self, year)

    def check(self, year: int | None = None, *, strict: bool = False) -> "CheckedBloc":
        """Everything that the rules find, of one year or of all. No seal hinders it: what is wrong
        with one is told."""
        from thidua.year.checking import checked

        return checked(self if self.unguarded else self.without_guard(), year, strict=strict)

    def forget(self) -> None:
        """Forgets its years, which it would read and compute again. They hold it as it holds them:
        of many blocs, one that is done with is free at once, and nobody has to look for it."""
        self._years.clear()

    def without_guard(self) -> "Bloc":
        """The same bloc, no seal and no unfinished write looked at."""
        return Bloc(self.files, self.folder, unguarded=True)

    def load(self, wanted: Wanted, *, leadership: bool = False) -> LoadedBook:
        """The bloc with different parts of different years; a year that is named twice holds the
        parts of the last entry that names it. Years without a folder are left out."""
        began = perf_counter()
        met = Loading()
        years: dict[int, YearBook] = {}
        wanted = [(list(group), parts) for group, parts in wanted]
        every = frozenset(part for _, parts in wanted for part in parts)
        head = self._open((), every, met, leadership=leadership)
        if head is None:
            return LoadedBook(None, met)
        distrusted = head.distrusted
        for group, parts in wanted:
            there = [own for year in group if (own := self._own(year)) is not None]
            more = self._open(there, parts, met) if there else None
            if more is not None:
                years |= more.years
                distrusted |= more.distrusted
        self.shown_altered |= met.altered
        self.loading_time += perf_counter() - began
        book = head._replace(
            years=dict(sorted(years.items(), key=lambda one: int(one[0]))), distrusted=distrusted
        )
        return LoadedBook(self._with_origins(book, wanted, met), met)

    def _with_origins(self, book: Book, asked: Wanted, met: Loading) -> Book:
        """With the blocs that members come from (`was`), directly or in steps, as far as they are
        there: what they say of grades and decisions, where that is asked for here, and of bars."""
        waiting = [unit.was.bloc for unit in book.units.data.units if unit.was is not None]
        if not waiting:
            return book
        if self._others is None:
            self._others = self._blocs_beside()
        past = PAST & {part for _, parts in asked for part in parts}
        barring = {year for years, parts in asked if frozenset(parts) >= BARS for year in years}
        found: dict[str, Book] = {}
        while waiting:
            bloc = waiting.pop()
            if bloc in found or bloc not in self._others:
                continue
            other = self._others[bloc]
            then = other._open(other.years if past else (), past, met)
            bars = other._open([year for year in other.years if year in barring], BARS, met)
            if then is None or bars is None:
                continue
            years = dict(then.years)
            for year, held in bars.years.items():
                known = years.get(year, YearBook(year))
                years[year] = known._replace(exclusions=held.exclusions)
            found[bloc] = then._replace(years=years)
            waiting += [unit.was.bloc for unit in then.units.data.units if unit.was is not None]
        for bloc, other in self._others.items():
            # Of the rest only who they are: two units can't both have been one.
            head = None if bloc in found else other._open((), frozenset(), Loading())
            if head is not None:
                found[bloc] = head
        return book._replace(elsewhere=found, beside=tuple(sorted(self._others)))

    def _blocs_beside(self) -> "dict[str, Bloc]":
        """The other blocs of the data folder by the id that each gives itself."""
        return {
            name: Bloc(self.files, folder, altered=self.altered, unguarded=self.unguarded)
            for folder in self.files.blocs()
            if folder != self.folder and (name := bloc_id(self.files, folder)) is not None
        }

    def _open(
        self,
        years: Iterable[int],
        parts: Collection[str],
        met: Loading,
        *,
        leadership: bool = False,
    ) -> Book | None:
        if self.unguarded:
            book, loading = load_book(
                self.files, self.folder, years, parts, leadership=leadership, known=self._known
            )
        else:
            book, loading = open_book(
                self.files,
                self.folder,
                years,
                parts,
                leadership=leadership,
                altered=self.altered,
                known=self._known,
                seals=self._seals,
            )
        met.diagnostics += loading.diagnostics
        met.files = [*dict.fromkeys([*met.files, *loading.files])]
        met.broken |= loading.broken
        met.altered |= loading.altered
        return book


class Blocs:
    """The blocs of a data folder. `blocs["van-hoa-xa-hoi"]` is one by its id; where there is only
    one, `blocs[2022]` is its year."""

    def __init__(self, root: Path, folders: tuple[str, ...], *, altered: bool = False) -> None:
        self.root = root
        self.folders = folders
        self._altered = altered

    def __iter__(self) -> Iterator[Bloc]:
        return (self._at(folder) for folder in self.folders)

    def __len__(self) -> int:
        return len(self.folders)

    @overload
    def __getitem__(self, key: str) -> Bloc: ...

    @overload
    def __getitem__(self, key: int) -> Year: ...

    def __getitem__(self, key: str | int) -> Bloc | Year:
        """A bloc by its id; a year of the only bloc. KeyError where there is none."""
        if isinstance(key, int):
            return self.only[key]
        for bloc in self:
            if key in (bloc.id, bloc.folder):
                return bloc
        raise KeyError(key)

    @property
    def only(self) -> Bloc:
        """The one bloc of the folder; KeyError where there are several."""
        if len(self.folders) != 1:
            raise KeyError(self.folders)
        return self._at(self.folders[0])

    def _at(self, folder: str) -> Bloc:
        # Each with files of its own: what was read of a bloc goes when the bloc does.
        return Bloc(Files(self.root), folder, altered=self._altered)


def open_data(path: str | Path = ".", *, altered: bool = False) -> Blocs:
    """The blocs of the data folder at `path`, or above it; FileNotFoundError where there is none.
    `altered`: sealed years are shown even where they are not as they were sealed."""
    found = find_data(Path.cwd(), str(path) if str(path) != "." else None, None)
    if isinstance(found, NotFound):
        raise FileNotFoundError(", ".join(map(str, found.looked)))
    return Blocs(found.root, found.blocs, altered=altered)
