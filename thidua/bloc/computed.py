"""What computes a year: known by its shape, so that nothing of it is imported for that."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Protocol

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book

if TYPE_CHECKING:
    from thidua.bloc.awarding.result import AwardsOfYear
    from thidua.bloc.ranking.standings import Standings
    from thidua.bloc.scoring.options import Options
    from thidua.bloc.scoring.result import YearResult
    from thidua.bloc.voting.tally import VotesOfYear


class Computed(Protocol):
    """What computes a year's parts, each once."""

    year: int

    def scored_from(
        self, book: Book, options: "Options" = ..., broken: Collection[str] = ...
    ) -> "tuple[YearResult | None, list[Diagnostic]]":
        """The scored year, or None with what hinders it."""

    def counted_from(self, book: Book) -> "VotesOfYear":
        """The votes of the year."""

    def awards_from(
        self, book: Book, standings: "Standings | None", broken: Collection[str] = ...
    ) -> "AwardsOfYear":
        """The awards of the year."""
