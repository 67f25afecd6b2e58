"""Who leads a bloc in a year: what decides it loaded and checked, and what the rules make of it."""

from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.leading.check_terms import check_terms
from thidua.bloc.leading.policies import policy_of
from thidua.bloc.leading.rotate import NamedOffices, Simulation, rotate, simulate
from thidua.bloc.leading.succession import turn_of_year
from thidua.bloc.leading.waiting import LeaderTurn
from thidua.bloc.lineage import check_units
from thidua.bloc.voting.tally import find_vote
from thidua.diagnostics.diagnostic import Diagnostic, has_errors, own_errors
from thidua.model.book import Book
from thidua.store.loading import SCORING
from thidua.year.outcome import AnyBloc, LoadedBook, Wanted, YearOutcome, outcome

if TYPE_CHECKING:
    from thidua.bloc.ranking.standings import Standings
    from thidua.bloc.voting.tally import Vote

BARS = frozenset(["exclusions", "settlements"])
ELECTION = frozenset(["ballots", "outcome"])
"""Every ballot of the year, also where its scale refers to none (see SCORING)."""


class Succession(NamedTuple):
    """All that decides who holds a year's offices, and whom the rules name."""

    book: Book
    turn: LeaderTurn
    named: NamedOffices

    def simulate(self, years: int) -> Simulation:
        """The terms of so many years from this one on."""
        return simulate(self.turn, years, lambda later: turn_of_year(self.book, later))


def succession(bloc: AnyBloc, year: int) -> YearOutcome[Succession]:
    """Who leads in `year`: by its policy from the terms before, and from the ranks and the votes of
    the year before where the policy looks at them (manual: rotation)."""
    book, loading = bloc.load((), leadership=True)
    if book is not None and not has_errors(loading.diagnostics):
        book, loading = bloc.load(_decides(bloc, book, year), leadership=True)
    found = list(loading.diagnostics)
    if book is None or has_errors(found):
        return outcome(None, found)
    found += own_errors(book, check_units, check_terms)
    standings, votes, problems = _year_before(bloc, LoadedBook(book, loading), year - 1)
    found += problems
    if has_errors(found):
        return outcome(None, found)
    turn = turn_of_year(book, year, standings, votes)
    return outcome(Succession(book, turn, rotate(turn)), found)


def _decides(bloc: AnyBloc, book: Book, year: int) -> Wanted:
    """The parts of years that decide who leads in `year`."""
    rotation = book.bloc.data.rotation
    reads = policy_of(rotation.policy).reads | policy_of(rotation.fills).reads
    before = BARS | (SCORING if "ranks" in reads else frozenset())
    before |= ELECTION if "votes" in reads else frozenset()
    return [([one for one in bloc.years if one >= year], BARS), ([year - 1], before)]


def _year_before(
    bloc: AnyBloc, loaded: LoadedBook, year: int
) -> "tuple[Standings | None, list[Vote], list[Diagnostic]]":
    """Standings and votes of the year before, as far as the policy reads them."""
    book, loading = loaded
    held = book.years.get(year) if book else None
    if book is None or held is None:
        return None, [], []
    of = bloc[year]
    found: list[Diagnostic] = []
    standings = None
    if held.criteria is not None:
        from thidua.bloc.ranking.standings import standings_of
        from thidua.bloc.scoring.options import LEAN

        result, found = of.scored_from(book, LEAN, loading.broken)
        standings = standings_of(result) if result is not None else None
    counted = of.counted_from(book)
    offices = [vote for one in ("leader", "deputy") if (vote := find_vote(counted.votes, one))]
    return standings, offices, [*found, *counted.problems]
