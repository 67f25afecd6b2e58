"""Names said twice in one list, where once is all that is meant (manual: yaml)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from thidua.bloc.scoring.scale_paths import all_paths, lists_of
from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.model.book import Book, Sourced, YearBook
from thidua.text.vietnamese import fold

TOLD_ELSEWHERE = frozenset(["deputies", "papers"])
"""A deputy named twice holds two offices; a candidate named twice spoils a paper of a ballot."""


def check_lists(book: Book) -> Iterator[Diagnostic]:
    """A warning for each name that a list of names holds a second time: units that attended, papers
    of a dossier, tie-breakers... Sheets and records have rules of their own."""
    for part in _files(book):
        yield from _repeated(part.data, part.file, ())
    for yearbook in book.years.values():
        for file, path, named in _lists(yearbook):
            yield from _alike(named, file, path)


def _files(book: Book) -> Iterator[Sourced[Any]]:
    own: tuple[Sourced[Any] | None, ...] = (book.bloc, book.units, book.settings, book.leadership)
    yield from (part for part in own if part is not None)
    for yearbook in book.years.values():
        yield from _files_of_year(yearbook)


def _files_of_year(yearbook: YearBook) -> Iterator[Sourced[Any]]:
    single: tuple[Sourced[Any] | None, ...] = (
        *(yearbook.own_scale or yearbook.criteria, yearbook.pact, yearbook.awards),
        *(yearbook.exclusions, yearbook.appeals, yearbook.settlements, yearbook.events),
        *(yearbook.outcome, yearbook.decisions),
    )
    yield from (part for part in single if part is not None)
    yield from yearbook.pledges
    yield from yearbook.ballots


def _lists(yearbook: YearBook) -> Iterator[tuple[str, Path, Sequence[Any]]]:
    """The lists whose entries are told apart by their names: file, place, entries."""
    if yearbook.awards is not None:
        yield yearbook.awards.file, ("awards",), yearbook.awards.data.awards
    if yearbook.criteria is None:
        return
    file, scale = yearbook.criteria.file, yearbook.criteria.data
    for key in ("stages", "bands", "divisions", "offices", "facts", "criteria"):
        yield file, (key,), getattr(scale, key)
    for node, path in all_paths(scale):
        yield file, (*path, "criteria"), node.criteria if path else ()
        for _, group, here in lists_of(node, path):
            yield file, (*here, "items"), group.items


def _alike(named: Sequence[Any], file: str, path: Path) -> Iterator[Diagnostic]:
    """Entries of one list with one name, long or short (case and blanks folded)."""
    seen: dict[str, str] = {}
    for n, one in enumerate(named):
        name = " ".join(fold(one.name).split())
        if name in seen and seen[name] != one.id:
            args = {"name": one.name, "other": seen[name]}
            yield Diagnostic("TD673", file, (*path, n, "name"), args=args)
        seen.setdefault(name, one.id)


def _repeated(value: object, file: str, path: Path) -> Iterator[Diagnostic]:
    """The names that a list below a place of a file holds again."""
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            key = type(value).model_fields[name].alias or name
            if key not in TOLD_ELSEWHERE:
                yield from _repeated(getattr(value, name), file, (*path, key))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _repeated(one, file, (*path, key))
    elif type(value) is tuple:
        names = [one if isinstance(one, str) else getattr(one, "written", None) for one in value]
        if names and None not in names:
            yield from _again(names, file, path)
        else:
            for n, one in enumerate(value):
                yield from _repeated(one, file, (*path, n))


def _again(names: Iterable[str | None], file: str, path: Path) -> Iterator[Diagnostic]:
    seen: set[str | None] = set()
    for n, name in enumerate(names):
        if name in seen:
            yield Diagnostic("TD661", file, (*path, n), args={"name": str(name)})
        seen.add(name)
