"""A year as a whole: scored where it has a scale, its votes, its awards."""

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.awarding.check_awards import check_records, check_year_awards
from thidua.bloc.lineage import check_units
from thidua.bloc.ranking.standings import Standings, standings_of
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.result import YearResult
from thidua.diagnostics.diagnostic import Diagnostic, has_errors, own_errors
from thidua.model.book import Book

if TYPE_CHECKING:
    from thidua.bloc.awarding.result import AwardsOfYear
    from thidua.bloc.computed import Computed
    from thidua.bloc.voting.tally import VotesOfYear

CLAIMS = frozenset(["TD230", "TD231"])
"""What a sheet claims of itself concerns its points, and not the year around them."""


class YearView(NamedTuple):
    """One bloc's year. `result` and `standings` are None where the year has no scale."""

    book: Book
    year: int
    result: YearResult | None
    standings: Standings | None
    votes: "VotesOfYear"
    awards: "AwardsOfYear"

    @property
    def scale_status(self) -> str | None:
        """draft or adopted; every output on a draft says so."""
        return self.result.scale.status if self.result else None


def year_view(
    book: Book,
    of: "Computed",
    broken: Collection[str],
    options: Options,
) -> tuple[YearView | None, list[Diagnostic]]:
    """The year, or None with what hinders it. In: the book with that year's scores, votes, awards,
    and with the outcome and decisions of the years before; `options`: how it is scored."""
    found = own_errors(book, check_units, check_records, check_year_awards)
    result: YearResult | None = None
    if book.years[of.year].criteria is not None:
        result, problems = of.scored_from(book, options, broken)
        found += [one for one in problems if one.code not in CLAIMS]
    votes = of.counted_from(book)
    found = [*found, *votes.problems]
    if has_errors(found):
        return None, found
    standings = standings_of(result) if result is not None else None
    awards = of.awards_from(book, standings, broken)
    return YearView(book, of.year, result, standings, votes, awards), [*found, *awards.problems]
