"""Every rule over a bloc, in one visible tuple."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from thidua.bloc.awarding.check_awards import check_year_awards
from thidua.bloc.awarding.check_records import check_records
from thidua.bloc.check_documents import check_documents
from thidua.bloc.check_lists import check_lists
from thidua.bloc.cycle.check_days import check_salary_days, check_term_days, check_year_days
from thidua.bloc.cycle.check_files import check_year_files
from thidua.bloc.leading.check_elected import check_elected
from thidua.bloc.leading.check_terms import check_terms
from thidua.bloc.ranking.standings import Standings, standings_of
from thidua.bloc.scoring.check_figures import check_days, check_figures, check_spread
from thidua.bloc.scoring.check_notes import check_absent, check_notes
from thidua.bloc.scoring.check_periods import check_gaps, check_kinds, check_lacking
from thidua.bloc.scoring.check_reach import check_bands_reach, check_conditions_reach
from thidua.bloc.scoring.check_sheets import check_units
from thidua.bloc.scoring.check_stress import check_stress
from thidua.bloc.scoring.result import LEAN, YearResult
from thidua.bloc.voting.check_ballots import check_votes
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book

if TYPE_CHECKING:
    from thidua.bloc.computed import Computed

BookRule = Callable[[Book], Iterator[Diagnostic]]


def rules() -> tuple[BookRule, ...]:
    """The rules over a whole book that are not about scoring."""
    return (
        *(check_units, check_documents, check_terms, check_term_days, check_records),
        check_salary_days,
        *(check_year_files, check_year_days, check_lists, check_year_awards, check_votes),
        check_kinds,
        check_gaps,
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
            found += _border_ties(book, of.year, result)
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


def _border_ties(book: Book, year: int, result: YearResult) -> Iterator[Diagnostic]:
    """A tie across a quota's border waits for people."""
    for tie in result.border_ties:
        if not tie.settled:
            names = ", ".join(book.unit_name(unit) for unit in tie.units)
            args = {"band": tie.band, "places": str(tie.places), "units": names}
            file = book.years[year].criteria.file  # type: ignore[union-attr]
            bands = [band.id for band in result.scale.bands]
            yield Diagnostic("TD503", file, ("bands", bands.index(tie.band), "quota"), args=args)
