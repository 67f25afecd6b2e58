"""The votes of a year: every ballot counted, rounds put together, the last one counting."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from thidua.bloc.lineage import later
from thidua.bloc.voting.checks import Electorate
from thidua.bloc.voting.counts import BallotPlace
from thidua.bloc.voting.tally import BallotResult, tally
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.ballots import OFFICES
from thidua.model.book import Book
from thidua.model.units import Units


class Vote(NamedTuple):
    """All rounds on one question, the first first. `elected`: by the last round, with those whom
    earlier rounds elected where the last one was about the seats left open."""

    purpose: str
    body: str
    rounds: tuple[BallotResult, ...]
    elected: tuple[str, ...]
    tied: tuple[str, ...]

    @property
    def last(self) -> BallotResult:
        """The round that counts."""
        return self.rounds[-1]


class VotesOfYear(NamedTuple):
    """Every ballot of a year by file, the votes that they make up, and what is wrong."""

    ballots: tuple[BallotResult, ...] = ()
    votes: tuple[Vote, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def count_year(book: Book, year: int) -> VotesOfYear:
    """All votes of a year. Candidates for an office are members of the year after."""
    units, year = book.units.data, book.emulation_year(year)
    results: list[BallotResult] = []
    problems: list[Diagnostic] = []
    yearbook = book.years.get(year)
    for ballot in yearbook.ballots if yearbook else ():
        term = year + 1 if ballot.data.for_ in OFFICES else year
        result, found = tally(ballot, member_count(units, year), _electorate(units, term))
        problems += found
        if result is not None:
            results.append(result)
    votes, found = votes_of_year(results)
    return VotesOfYear(tuple(results), votes, (*problems, *found))


def _electorate(units: Units, year: int) -> Electorate:
    """Who may stand for an award or an office of a year."""
    standing = {unit.id for unit in units.of_year(year)}
    known = {unit.id for unit in units.units}
    became = {
        unit: now for unit in known - standing if (now := later(units, unit, year)) is not None
    }
    return Electorate(year, standing, known, became)


def member_count(units: Units, year: int) -> int | None:
    """How many members the bloc has in a year; None where the source names only some of them and
    does not say how many there are."""
    return units.count if units.known == "partial" else len(units.of_year(year))


def votes_of_year(results: Sequence[BallotResult]) -> tuple[tuple[Vote, ...], list[Diagnostic]]:
    """The votes of a year, each with its rounds; two ballots for one round are an error."""
    groups: dict[tuple[str, str], list[BallotResult]] = {}
    for result in results:
        key = (result.ballot.for_ or _stem(result), result.ballot.body)
        groups.setdefault(key, []).append(result)
    votes, problems = [], []
    for (purpose, body), rounds in groups.items():
        rounds.sort(key=lambda one: (one.ballot.round, one.id))
        for one, other in pairwise(rounds):
            if one.ballot.round == other.ballot.round:
                report = BallotPlace(other.file, (other.ballot.title or other.id,))
                n = one.ballot.round
                problems.append(
                    report.problem("TD716", ("round",), round=n, next=n + 1, first=one.file)
                )
        votes.append(_vote(purpose, body, rounds))
    return tuple(votes), problems


def find_vote(votes: Iterable[Vote], purpose: str) -> Vote | None:
    """The vote on an award or office: the bloc's own; a council's where the bloc held none."""
    found = [vote for vote in votes if vote.purpose == purpose]
    return next((vote for vote in found if vote.body == "bloc"), found[0] if found else None)


def _stem(result: BallotResult) -> str:
    return result.id.removesuffix(f"-{result.ballot.round}")


def _vote(purpose: str, body: str, rounds: Sequence[BallotResult]) -> Vote:
    elected: tuple[str, ...] = ()
    open_seats = 0
    for result in rounds:
        # A round for just the seats that were left open adds to those elected before; any other
        # round is the whole vote held again.
        names = {one.id for one in result.candidates}
        fills = open_seats == result.ballot.seats and not names & set(elected)
        elected = (*elected, *result.elected) if fills else result.elected
        open_seats = result.ballot.seats - len(result.elected)
    return Vote(purpose, body, tuple(rounds), elected, rounds[-1].tied_on_last_seat)
