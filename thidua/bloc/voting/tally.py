"""The result of a vote: quorum, threshold in whole votes, who passed, who is elected.

Source of the rules (manual: votes) (ballots), manual: votes. Shares are exact; a threshold is the
smallest whole number of votes that reaches (or, when strict, exceeds) the share of its base.

The votes of a year: every ballot counted, rounds put together, the last one counting.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.lineage import later
from thidua.bloc.voting.counts import (
    ANYBODY,
    BallotCounts,
    BallotPlace,
    CandidateVotes,
    Electorate,
    candidates_may_stand,
    chair_is_plain,
    count,
    only_result,
    rule_has_base,
    votes_of,
)
from thidua.diagnostics.diagnostic import Diagnostic, Path, has_errors
from thidua.model.ballots import OFFICES
from thidua.model.book import Book, Sourced, YearBook
from thidua.model.units import Units

if TYPE_CHECKING:
    from thidua.model.ballots import Ballot, VoteRule


class Quorum(NamedTuple):
    """How many members must take part, and whether they did (None: not known). Without a rule:
    None, 0, True."""

    share: Fraction | None
    needed: int
    met: bool | None


class Threshold(NamedTuple):
    """The share of a base, in whole votes. Without a rule one vote is enough; None where the
    figures are unknown."""

    share: Fraction | None
    of: str
    strict: bool
    base: int | None
    votes_needed: int | None


class BallotCandidate(NamedTuple):
    """One candidate. `base` and `votes_needed` are the candidate's own, less who is recused;
    `share` is votes / base. What is not known is None."""

    id: str
    votes: int | None
    no: int | None
    abstain: int | None
    base: int | None
    votes_needed: int | None
    share: Fraction | None
    passed: bool | None
    recused: int
    elected: bool = False


class BallotResult(NamedTuple):
    """One round of one vote. Candidates come by votes, the most first, then as written. `by_chair`:
    the elected who were tied for the last seat and have it by the Chair's side."""

    id: str
    file: str
    ballot: "Ballot"
    counts: BallotCounts
    quorum: Quorum
    threshold: Threshold
    candidates: tuple[BallotCandidate, ...]
    elected: tuple[str, ...]
    tied_on_last_seat: tuple[str, ...]
    by_chair: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the figures are known, and not only who was elected."""
        return self.counts.votes is not None

    @property
    def on(self) -> date | None:
        """The day of the vote."""
        return self.ballot.on

    def names(self, unit: str) -> Path:
        """Where the ballot's file names who was elected."""
        if not self.known:
            return ("elected",)
        return ("votes", unit) if self.ballot.votes else ("papers",)


def ballot_id(ballot: Sourced["Ballot"]) -> str:
    """The file's name without its extension."""
    return ballot.file.rsplit("/", 1)[-1].removesuffix(".yaml")


def tally(
    ballot: Sourced["Ballot"],
    members: int | None,
    electorate: Electorate = ANYBODY,
) -> tuple[BallotResult | None, list[Diagnostic]]:
    """The result of one ballot, and everything that is wrong with it at once.

    In: `members`, the number of units in that year (None when not known), used where the ballot
    does not say who may vote; `electorate`, who may stand. Out: None with the errors where its
    figures can't be.
    """
    data, name = ballot.data, ballot_id(ballot)
    report = BallotPlace(ballot.file, (data.title or name,))
    counts, problems = count(data, members, report)
    problems += candidates_may_stand(data, counts, electorate, report)
    if not any(one.code == "TD704" for one in problems):
        # Papers that do not add up are told once, not as figures that nobody gave as well.
        problems += rule_has_base(data, counts, base_of(data.rule, counts), report)
    problems += chair_is_plain(data, counts, report)
    problems += only_result(data, report)
    if has_errors(problems):
        return None, problems
    result = _result(ballot, name, counts)
    if data.elected is not None and set(data.elected) != set(result.elected):
        said, found = ", ".join(sorted(data.elected)), ", ".join(sorted(result.elected)) or "[]"
        return None, [report.problem("TD714", ("elected",), "differs", said=said, found=found)]
    return result, problems


def counted_votes(ballot: "Ballot") -> Mapping[str, int] | None:
    """Votes by candidate (in favour, where papers approve); None where they are unknown."""
    votes = votes_of(ballot)
    return None if votes is None else {unit: one.votes for unit, one in votes.items()}


def votes_needed(share: Fraction, base: int, strict: bool) -> int:
    """The smallest whole number that reaches, or when strict exceeds, `share` of `base`."""
    return floor(share * base) + 1 if strict else ceil(share * base)


def base_of(rule: "VoteRule", counts: BallotCounts) -> int | None:
    """The denominator of the threshold; those present include written votes. Of votes cast where
    papers approve, each candidate has a base of its own: None here."""
    return {
        "members": counts.members,
        "present": counts.took_part,
        "returned": counts.returned,
        "valid": counts.valid,
        "cast": counts.cast,
    }[rule.of]


def quorum_of(rule: "VoteRule", counts: BallotCounts) -> Quorum:
    """Whether enough members took part; written votes count."""
    if rule.quorum is None or counts.members is None or counts.took_part is None:
        return Quorum(rule.quorum, 0, True if rule.quorum is None else None)
    needed = ceil(rule.quorum * counts.members)
    return Quorum(rule.quorum, needed, counts.took_part >= needed)


class Decided(NamedTuple):
    """Who is elected, who ties on the last seat, and who of the elected has it by the Chair."""

    elected: tuple[str, ...]
    tied: tuple[str, ...] = ()
    by_chair: tuple[str, ...] = ()


def decide(
    candidates: Iterable[BallotCandidate], seats: int, chair_side: Collection[str] = ()
) -> Decided:
    """Who is elected: the passed, most votes first, up to `seats`. A tie for the last seat elects
    those of the tied whom the Chair chose, as far as they fit, and none of them without the Chair
    (TT 25/2025/TT-BKHCN, Điều 23)."""
    by_votes: dict[int, list[str]] = {}
    for one in candidates:
        if one.passed:
            by_votes.setdefault(one.votes or 0, []).append(one.id)
    elected: list[str] = []
    for votes in sorted(by_votes, reverse=True):
        free = seats - len(elected)
        if free <= 0:
            break
        group = by_votes[votes]
        if len(group) > free:
            chosen = [one for one in group if one in chair_side]
            if len(chosen) > free:
                return Decided(tuple(elected), tuple(chosen))
            rest = [one for one in group if one not in chosen] if len(chosen) < free else []
            return Decided((*elected, *chosen), tuple(rest), tuple(chosen))
        elected += group
    return Decided(tuple(elected))


def _result(ballot: Sourced["Ballot"], name: str, counts: BallotCounts) -> BallotResult:
    data = ballot.data
    quorum = quorum_of(data.rule, counts)
    base = base_of(data.rule, counts)
    threshold = Threshold(
        data.rule.pass_, data.rule.of, data.rule.strict, base, _needed(data.rule, base)
    )
    if counts.votes is None:
        decided = Decided(data.elected or ())
        candidates = [_unknown(unit, data.recused.get(unit, 0)) for unit in decided.elected]
    else:
        by_votes = sorted(counts.votes.items(), key=lambda each: -each[1].votes)
        candidates = [_candidate(unit, one, data, base, quorum) for unit, one in by_votes]
        decided = decide(candidates, data.seats, data.chair_side or ())
    shown = tuple(one._replace(elected=one.id in decided.elected) for one in candidates)
    return BallotResult(name, ballot.file, data, counts, quorum, threshold, shown, *decided)


def _needed(rule: "VoteRule", base: int | None) -> int | None:
    if rule.pass_ is None:
        return 1
    return None if base is None else votes_needed(rule.pass_, base, rule.strict)


def _candidate(
    unit: str, one: CandidateVotes, ballot: "Ballot", base: int | None, quorum: Quorum
) -> BallotCandidate:
    recused = ballot.recused.get(unit, 0)
    if ballot.each_its_own_base:
        assert one.no is not None
        own: int | None = one.votes + one.no  # who was recused cast none
    else:
        own = None if base is None else max(base - recused, 0)
    needed = _needed(ballot.rule, own)
    # Nobody is elected by no votes, even where a base of 0 asks for none.
    passed = bool(quorum.met) and needed is not None and one.votes >= max(needed, 1)
    share = Fraction(one.votes, own) if own else None
    return BallotCandidate(
        unit, one.votes, one.no, one.abstain, own, needed, share, passed, recused
    )


def _unknown(unit: str, recused: int) -> BallotCandidate:
    return BallotCandidate(unit, None, None, None, None, None, None, None, recused)


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
    return units.count if units.is_partial else len(units.of_year(year))


def votes_of_year(results: Sequence[BallotResult]) -> tuple[tuple[Vote, ...], list[Diagnostic]]:
    """The votes of a year, each with its rounds; two ballots for one round are an error."""
    groups: dict[tuple[str, str], list[BallotResult]] = {}
    for result in results:
        stem = result.id.removesuffix(f"-{result.ballot.round}")
        key = (result.ballot.for_ or stem, result.ballot.body)
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


# -- votes that a tie-breaker `ballot:<id>` compares: those of the last round of that vote


def tie_ballots(yearbook: YearBook, name: str) -> list[Sourced["Ballot"]]:
    """The ballot of that name and the later rounds of the same vote, the last round last."""
    ballots: list[Sourced[Ballot]] = list(yearbook.ballots)
    named = next((one for one in ballots if ballot_id(one) == name), None)
    if named is None:
        return []
    if named.data.for_ is None:
        return [named]
    purpose = (named.data.for_, named.data.body)
    rounds = [
        one
        for one in ballots
        if (one.data.for_, one.data.body) == purpose and one.data.round >= named.data.round
    ]
    return sorted(rounds, key=lambda one: one.data.round)


def tie_votes(yearbook: YearBook, name: str) -> Mapping[str, int | None] | None:
    """Votes by unit; a unit that is absent got none. None when there is no such ballot or its
    count is unknown; None for a unit that only an earlier round was about: rounds don't compare.
    """
    rounds = tie_ballots(yearbook, name)
    if not rounds:
        return None
    last = counted_votes(rounds[-1].data)
    if last is None:
        return None
    found: dict[str, int | None] = dict(last)
    for one in rounds[:-1]:
        for unit in counted_votes(one.data) or ():
            found.setdefault(unit, None)
    return found
