"""Every rule over a bloc: over its years, and over what lies around its data."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from thidua.bloc.check import check_book
from thidua.bloc.scoring.check_figures import check_evidence
from thidua.bloc.scoring.check_scale import check_alone
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.bloc import BlocFile
from thidua.model.book import Book, Sourced
from thidua.model.emulation_year import EmulationYear, as_period
from thidua.store.folder import Files
from thidua.store.loading import ALL, Loader, Loading
from thidua.store.seal_hashes import evidence_of, year_folder
from thidua.year.outcome import AnyBloc


class CheckedBloc(NamedTuple):
    """The bloc (None where bloc.yaml or units.yaml is wrong), all that was found, and the files
    that were read."""

    book: Book | None
    found: list[Diagnostic]
    read: frozenset[str]


def checked(bloc: AnyBloc, year: int | None = None, *, strict: bool = False) -> CheckedBloc:
    """Everything that the rules find, of one year or of all. `strict`: also what may be personal
    data or a secret. In: a bloc without guard, since what is wrong with seals is told here."""
    years = bloc.years if year is None else [one for one in bloc.years if one == year]
    inside = [one for each in years for one in bloc.periods(each)]
    if year is not None and (period := as_period(year)):
        years, inside = [], [period]
    book, loading = bloc.load([([*years, *inside], ALL)], leadership=True)
    found = list(loading.diagnostics)
    if book is None:
        alone = checked_alone(bloc.files, bloc.folder, [*years, *inside])
        return CheckedBloc(None, found + alone.found, frozenset(loading.files) | alone.read)
    found += check_book(book, bloc.__getitem__, loading.broken)
    found += _around(bloc, book)
    if strict:
        found += _private(bloc, loading.files)
    return CheckedBloc(book, found, frozenset(loading.files))


def checked_alone(files: Files, folder: str, years: Iterable[int]) -> CheckedBloc:
    """What is wrong in the years of a bloc that can't be read itself, each file by itself: nothing
    is known of units and rules around it."""
    loading = Loading()
    load = Loader(files, loading, {})
    plain = [year if as_period(year) else EmulationYear(year) for year in years]
    books = [load.year(folder, year, ALL) for year in plain]
    told = list(loading.diagnostics)
    for one in books:
        told += check_alone(one)
    return CheckedBloc(None, told, frozenset(loading.files))


def _around(bloc: AnyBloc, book: Book) -> Iterator[Diagnostic]:
    """What lies around the data: evidence and seals."""
    for year in book.years:
        held = evidence_of(bloc.files, year_folder(book.folder, year))
        yield from check_evidence(book, year, held)
    if any(one.seal is not None for one in book.years.values()):
        from thidua.year.sealed import check_seals

        yield from check_seals(bloc, book, book.years)


def _private(bloc: AnyBloc, files: list[str]) -> Iterator[Diagnostic]:
    from thidua.bloc.records.check_privacy import check_private
    from thidua.store.yaml.reader import parse

    for file in files:
        yield from check_private(file, parse(bloc.files.bytes_of(file) or b"", file)[0])


def same_id(bloc: Sourced[BlocFile], seen: dict[str, str]) -> Iterator[Diagnostic]:
    """A bloc that calls itself as another does; `seen`: the ids so far, each with its file."""
    if bloc.data.id in seen:
        args = {"id": bloc.data.id, "other": seen[bloc.data.id]}
        yield Diagnostic("TD417", bloc.file, ("id",), args=args)
    seen.setdefault(bloc.data.id, bloc.file)
