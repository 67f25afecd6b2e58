"""Every rule over a bloc, in one visible tuple.

Names said twice in one list, where once is all that is meant (manual: yaml).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pydantic import BaseModel

from thidua.bloc.awarding.check_awards import check_records, check_year_awards
from thidua.bloc.cycle.check_days import check_salary_days, check_term_days, check_year_days
from thidua.bloc.cycle.check_files import check_year_files
from thidua.bloc.cycle.check_reached import check_reached
from thidua.bloc.documents import check_documents
from thidua.bloc.leading.check_terms import check_elected, check_terms
from thidua.bloc.lineage import check_units
from thidua.bloc.ranking.standings import Standings, standings_of
from thidua.bloc.scoring.check_figures import (
    check_absent,
    check_days,
    check_figures,
    check_notes,
    check_spread,
)
from thidua.bloc.scoring.check_periods import check_gaps, check_kinds, check_lacking
from thidua.bloc.scoring.check_stress import check_bands_reach, check_conditions_reach, check_stress
from thidua.bloc.scoring.options import LEAN
from thidua.bloc.scoring.result import YearResult
from thidua.bloc.scoring.scale_paths import lists_of, spots
from thidua.bloc.unknown import Called, said_twice
from thidua.bloc.voting.check_ballots import check_votes
from thidua.diagnostics.diagnostic import Diagnostic, Path, Spot, has_errors
from thidua.model.book import Book, Sourced, YearBook
from thidua.text.vietnamese import fold

if TYPE_CHECKING:
    from thidua.bloc.computed import Computed


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


def _files(book: Book) -> Iterator[Sourced[BaseModel]]:
    own: tuple[Sourced[BaseModel] | None, ...] = (
        book.bloc,
        book.units,
        book.settings,
        book.leadership,
    )
    yield from (part for part in own if part is not None)
    for yearbook in book.years.values():
        yield from _files_of_year(yearbook)


def _files_of_year(yearbook: YearBook) -> Iterator[Sourced[BaseModel]]:
    single: tuple[Sourced[BaseModel] | None, ...] = (
        *(yearbook.own_scale or yearbook.criteria, yearbook.pact, yearbook.awards),
        *(yearbook.exclusions, yearbook.appeals, yearbook.settlements, yearbook.events),
        *(yearbook.outcome, yearbook.decisions),
    )
    yield from (part for part in single if part is not None)
    yield from yearbook.pledges
    yield from yearbook.ballots


def _lists(yearbook: YearBook) -> Iterator[tuple[str, Path, Sequence[Called]]]:
    """The lists whose entries are told apart by their names: file, place, entries."""
    if yearbook.awards is not None:
        yield yearbook.awards.file, ("awards",), yearbook.awards.data.awards
    if yearbook.criteria is None:
        return
    file, scale = yearbook.criteria.file, yearbook.criteria.data
    for key in ("stages", "bands", "divisions", "offices", "facts", "criteria"):
        yield file, (key,), getattr(scale, key)
    for node, spot in spots(scale, file):
        yield file, (*spot.path, "criteria"), node.criteria if spot.path else ()
        for _, group, here in lists_of(node, spot):
            yield file, (*here.path, "items"), group.items


def _alike(named: Sequence[Called], file: str, path: Path) -> Iterator[Diagnostic]:
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
            yield from said_twice(map(str, names), Spot(file, path))
        else:
            for n, one in enumerate(value):
                yield from _repeated(one, file, (*path, n))


BookRule = Callable[[Book], Iterator[Diagnostic]]


def rules() -> tuple[BookRule, ...]:
    """The rules over a whole book that are not about scoring."""
    return (
        *(check_units, check_documents, check_terms, check_term_days, check_records),
        check_salary_days,
        *(check_year_files, check_year_days, check_lists, check_year_awards, check_votes),
        check_kinds,
        check_gaps,
        check_reached,
    )


def check_book(
    book: Book, years: Callable[[int], "Computed"], broken: Collection[str] = ()
) -> list[Diagnostic]:
    """All that is wrong with a bloc's loaded years. `years`: what computes each of them; `broken`:
    files that could not be loaded."""
    found = [one for year in book.years for one in check_year(book, years(year), broken)]
    for rule in rules():
        found += rule(book)
    # A barred unit does not meet the conditions either: one mistake is told once.
    barred = {(one.file, one.path) for one in found if one.code == "TD608"}
    # Of a ballot that can't be read nobody says that it is not there.
    unread = any("/ballots/" in f"/{file}" for file in broken)
    return [
        one
        for one in found
        if (one.code != "TD630" or (one.file, one.path) not in barred)
        and not (unread and one.code == "TD674")
    ]


def check_year(book: Book, of: "Computed", broken: Collection[str]) -> list[Diagnostic]:
    """What is wrong with the scores and awards of one year."""
    counted = of.counted_from(book)
    found = [*counted.problems, *check_elected(book, of.year, counted.votes)]
    if book.years[of.year].criteria is None:
        return [*found, *_awards(book, of, None, broken)]
    result, problems = of.scored_from(book, LEAN, broken)
    found += problems
    if result is not None:
        found += check_notes(result)
        found += check_stress(result.scale, result.scale_file, len(result.units))
        found += check_bands_reach(result.scale, result.scale_file)
        found += check_conditions_reach(result.scale, result.scale_file)
        found += check_figures(result)
        found += check_spread(result)
        found += check_days(result, book.years[of.year].sheets)
        if not has_errors(problems) and not broken:
            found += border_ties(book, of.year, result)
            found += check_absent(result)
            found += check_lacking(book.years[of.year], result)
        if not has_errors(problems):
            found += _awards(book, of, standings_of(result), broken)
    return found


def _awards(
    book: Book, of: "Computed", standings: Standings | None, broken: Collection[str]
) -> Iterable[Diagnostic]:
    """Where rules, proposals and settlements on awards differ; silent where files are missing that
    could tell otherwise."""
    if broken or has_errors(of.counted_from(book).problems):
        return ()
    return of.awards_from(book, standings).problems


def border_ties(book: Book, year: int, result: YearResult) -> Iterator[Diagnostic]:
    """A tie across a quota's border waits for people."""
    for tie in result.border_ties:
        if not tie.settled:
            names = ", ".join(book.unit_name(unit) for unit in tie.units)
            args = {"band": tie.band, "places": str(tie.places), "units": names}
            file = book.years[year].scale_file
            bands = [band.id for band in result.scale.bands]
            yield Diagnostic("TD503", file, ("bands", bands.index(tie.band), "quota"), args=args)
