"""A ballot against what surrounds it: the meeting, the award or office, the rounds before it, and
shares that no vote is usually decided by (manual: votes)."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from thidua.bloc.cycle.check_days import before
from thidua.bloc.voting.counts import BallotPlace, CandidateVotes, count
from thidua.bloc.voting.tally import member_count
from thidua.diagnostics.diagnostic import Diagnostic, Path, Severity, Spot
from thidua.model.ballots import Ballot
from thidua.model.book import Book, Sourced, YearBook
from thidua.text.dates import SpokenDay
from thidua.text.numbers import about

HALF = Fraction(1, 2)


def check_votes(book: Book) -> Iterator[Diagnostic]:
    """Warnings and advice over the ballots of all loaded years."""
    for yearbook in book.years.values():
        for one in yearbook.ballots:
            yield from _shares(one)
            yield from _meeting(book, yearbook, one)
            yield from _day(book, yearbook, one)
            yield from _seats(book, yearbook, one)
            yield from _unaccounted(book, yearbook, one)
        yield from _rounds(yearbook.ballots)


def _spot(one: Sourced[Ballot], *path: str) -> Spot:
    return Spot(one.file, path, (one.data.title or one.file.rsplit("/", 1)[-1],))


def _shares(one: Sourced[Ballot]) -> Iterator[Diagnostic]:
    """Under half is a slip mostly: 8% for 80%."""
    rule = one.data.rule
    for key, share in (("pass", rule.pass_), ("quorum", rule.quorum)):
        if share is not None and share < HALF:
            yield _spot(one, "rule", key).told("TD665", {"share": about(share * 100)}, key)


def _meeting(book: Book, yearbook: YearBook, one: Sourced[Ballot]) -> Iterator[Diagnostic]:
    """Each member unit has one vote: as many vote as there are members, and as many are present as
    attended the meeting of that day."""
    ballot, members = one.data, member_count(book.units.data, book.emulation_year(yearbook.year))
    if ballot.body != "bloc" or ballot.members is None or members is None:
        return
    if ballot.members != members:
        args = {"said": str(ballot.members), "units": str(members)}
        yield _spot(one, "members").told("TD662", args, "members", severity=Severity.ADVICE)
        return
    attended = [
        len(set(event.attended))
        for event in yearbook.happened
        if event.on is not None and event.on == ballot.on and isinstance(event.attended, tuple)
    ]
    if ballot.present is not None and attended and ballot.present not in attended:
        args = {"said": str(ballot.present), "attended": str(attended[0])}
        yield _spot(one, "present").told("TD662", args)


def _day(book: Book, yearbook: YearBook, one: Sourced[Ballot]) -> Iterator[Diagnostic]:
    """A vote of the bloc is held in a meeting. Where the meetings that voted are known and none was
    on its day, one of the days is mistyped; where only others are, it may be unwritten."""
    around = [book.years.get(year) for year in (int(yearbook.year), int(yearbook.year) + 1)]
    held = [event for each in around if each for event in each.happened]
    days = {event.on for event in held if event.on is not None}
    day = one.data.on
    if one.data.body != "bloc" or day is None or day in days or not days:
        return
    voted = {event.on for event in held if event.on is not None and "ballot" in event.kinds}
    nearest = min(voted or days, key=lambda other: (abs((other - day).days), other))
    args = {"day": SpokenDay(day.isoformat()), "nearest": SpokenDay(nearest.isoformat())}
    severity = None if voted else Severity.ADVICE
    yield _spot(one, "on").told("TD662", args, "day", severity=severity)


def _seats(book: Book, yearbook: YearBook, one: Sourced[Ballot]) -> Iterator[Diagnostic]:
    """A vote fills no more seats than there are."""
    places = _places(book, yearbook, one.data.for_)
    if places is not None and one.data.seats > places:
        args = {"seats": str(one.data.seats), "places": str(places)}
        yield _spot(one, "seats").told("TD663", args)


def _places(book: Book, yearbook: YearBook, purpose: str | None) -> int | None:
    """How many a vote is about: a leader, the deputies of the rotation, a quota in whole units."""
    if purpose == "leader":
        return 1
    if purpose == "deputy":
        rotation = book.bloc.data.rotation
        return rotation.deputies if "deputies" in rotation.model_fields_set else None
    quota = next((one.quota for one in yearbook.own_awards if one.id == purpose), None)
    return quota.n if quota is not None else None


def _unaccounted(book: Book, yearbook: YearBook, one: Sourced[Ballot]) -> Iterator[Diagnostic]:
    """Valid papers of which the figures don't say what they chose, where each paper says one thing:
    one seat, or for, against and abstaining all counted."""
    ballot, report = one.data, BallotPlace(one.file, _spot(one).where)
    members = member_count(book.units.data, book.emulation_year(yearbook.year))
    counts, problems = count(ballot, members, report)
    if problems or counts.votes is None or counts.marked is None or ballot.papers is not None:
        return
    for path, said in _answers(ballot, counts.votes):
        if said < counts.marked:
            left = {"sum": said, "valid": counts.marked, "open": counts.marked - said}
            yield report.problem("TD666", path, ballot.kind, **left)


def _answers(ballot: Ballot, votes: Mapping[str, CandidateVotes]) -> Iterator[tuple[Path, int]]:
    """How many papers are told of: all together where each chooses one, else a candidate's, those
    of whom may not vote on it counted in."""
    if ballot.chooses:
        if ballot.seats == 1:
            yield ("votes",), sum(one.votes for one in votes.values())
        return
    for unit, given in (ballot.votes or {}).items():
        if given.abstain is not None:
            yield ("votes", unit), votes[unit].answers + ballot.recused.get(unit, 0)


def _rounds(ballots: Sequence[Sourced[Ballot]]) -> Iterator[Diagnostic]:
    """A later round has those before it beside it, and is not held before them."""
    votes: dict[tuple[str, str], list[Sourced[Ballot]]] = {}
    for one in ballots:
        if one.data.for_ is not None:
            votes.setdefault((one.data.for_, one.data.body), []).append(one)
    for rounds in votes.values():
        rounds.sort(key=lambda one: one.data.round)
        first = rounds[0]
        if first.data.round > 1:
            yield _without(first, first.data.round - 1)
        for earlier, later in pairwise(rounds):
            if later.data.round > earlier.data.round + 1:
                yield _without(later, later.data.round - 1)
            first_on, then_on = earlier.data.on, later.data.on
            if first_on is not None and then_on is not None and then_on < first_on:
                yield before(_spot(later, "on"), (then_on, "on"), (first_on, earlier.file))


def _without(one: Sourced[Ballot], lacking: int) -> Diagnostic:
    args = {"round": str(one.data.round), "lacking": str(lacking)}
    return _spot(one, "round").told("TD664", args)
