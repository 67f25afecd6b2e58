"""Every rule over a bloc, in one visible tuple."""

from collections.abc import Callable, Collection, Iterable, Iterator

from thidua.bloc.awarding.awards import derive_awards
from thidua.bloc.awarding.check_awards import check_year_awards
from thidua.bloc.awarding.check_records import check_records
from thidua.bloc.check_documents import check_documents
from thidua.bloc.cycle.check_files import check_year_files
from thidua.bloc.leading.check_terms import check_terms
from thidua.bloc.ranking.standings import Standings, standings_of
from thidua.bloc.scoring.check_figures import check_days, check_figures
from thidua.bloc.scoring.check_notes import check_absent, check_notes
from thidua.bloc.scoring.check_sheets import check_units
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.result import Options, YearResult
from thidua.bloc.voting.rounds import count_year
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book

BookRule = Callable[[Book], Iterator[Diagnostic]]


def rules() -> tuple[BookRule, ...]:
    """The rules over a whole book that are not about scoring."""
    return (
        *(check_units, check_documents, check_terms, check_records, check_year_files),
        check_year_awards,
    )


def check_book(book: Book, broken: Collection[str] = ()) -> list[Diagnostic]:
    """All that is wrong with a bloc's loaded years. `broken`: files that could not be loaded."""
    found: list[Diagnostic] = []
    for year, yearbook in book.years.items():
        if yearbook.criteria is None:
            found += _awards(book, year, None, broken)
            continue
        result, problems = scored_year(book, year, Options(), broken)
        found += problems
        if result is not None:
            found += check_notes(result)
            found += check_figures(result)
            found += check_days(result, yearbook.sheets)
            if not has_errors(problems) and not broken:
                found += _border_ties(book, year, result)
                found += check_absent(result)
            if not has_errors(problems):
                found += _awards(book, year, standings_of(result), broken)
    for rule in rules():
        found += rule(book)
    # A barred unit does not meet the conditions either: one mistake is told once.
    barred = {(one.file, one.path) for one in found if one.code == "TD608"}
    return [one for one in found if one.code != "TD630" or (one.file, one.path) not in barred]


def _awards(
    book: Book, year: int, standings: Standings | None, broken: Collection[str]
) -> Iterable[Diagnostic]:
    """Where rules, proposals and settlements on awards differ; silent where files are missing that
    could tell otherwise."""
    votes = count_year(book, year)
    if broken or has_errors(votes.problems):
        return ()
    return derive_awards(book, year, standings, votes.votes).problems


def _border_ties(book: Book, year: int, result: YearResult) -> Iterator[Diagnostic]:
    """A tie across a quota's border waits for people."""
    for tie in result.border_ties:
        if not tie.settled:
            names = ", ".join(book.unit_name(unit) for unit in tie.units)
            args = {"band": tie.band, "places": str(tie.places), "units": names}
            file = book.years[year].criteria.file  # type: ignore[union-attr]
            bands = [band.id for band in result.scale.bands]
            yield Diagnostic("TD503", file, ("bands", bands.index(tie.band), "quota"), args=args)
