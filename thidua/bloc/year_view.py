"""A year as a whole: scored where it has a scale, its votes, its awards."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from thidua.bloc.awarding.awards import derive_awards
from thidua.bloc.awarding.check_awards import check_year_awards
from thidua.bloc.awarding.check_records import check_records
from thidua.bloc.awarding.result import AwardsOfYear
from thidua.bloc.ranking.standings import Standings, standings_of
from thidua.bloc.scoring.check_sheets import check_units
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.result import Options, YearResult
from thidua.bloc.voting.rounds import VotesOfYear, count_year
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic, Severity
from thidua.diagnostics.words import severity_of
from thidua.model.book import Book

CLAIMS = frozenset(["TD230", "TD231"])
"""What a sheet claims of itself concerns its points, and not the year around them."""
Rule = Callable[[Book], Iterable[Diagnostic]]


def own_errors(book: Book, *rules: Rule) -> list[Diagnostic]:
    """The errors that these rules find in what is loaded. A command gives no result on them; what
    is only a warning is for `check` to tell."""
    found = [one for rule in rules for one in rule(book)]
    return [one for one in found if severity_of(one) is Severity.ERROR]


@dataclass(frozen=True, slots=True)
class YearView:
    """One bloc's year. `result` and `standings` are None where the year has no scale."""

    book: Book
    year: int
    result: YearResult | None
    standings: Standings | None
    votes: VotesOfYear
    awards: AwardsOfYear

    @property
    def scale_status(self) -> str | None:
        """draft or adopted; every output on a draft says so."""
        return self.result.scale.status if self.result else None


def year_view(
    book: Book, year: int, broken: Collection[str] = ()
) -> tuple[YearView | None, list[Diagnostic]]:
    """The year, or None with what hinders it. In: the book with that year's scores, votes, awards,
    and with the outcome and decisions of the years before."""
    found = own_errors(book, check_units, check_records, check_year_awards)
    result: YearResult | None = None
    if book.years[year].criteria is not None:
        result, problems = scored_year(book, year, Options(), broken)
        found += [one for one in problems if one.code not in CLAIMS]
    votes = count_year(book, year)
    found = [*found, *votes.problems]
    if has_errors(found):
        return None, found
    standings = standings_of(result) if result is not None else None
    awards = derive_awards(book, year, standings, votes.votes)
    return YearView(book, year, result, standings, votes, awards), [*found, *awards.problems]
