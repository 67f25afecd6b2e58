"""The policies by which a bloc finds its leader and deputies, each a class (manual: rotation).

People decide: where the rules leave a tie, or name nobody, nobody is named and the reason says why.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from thidua.bloc.leading.waiting import LeaderTurn, may_not, waited
from thidua.model.reasons import Why, why

if TYPE_CHECKING:
    from thidua.bloc.voting.tally import Vote


class Seat(NamedTuple):
    """A unit that is named for an office, and why."""

    unit: str
    reason: Why


class LeaderFound(NamedTuple):
    """What a policy gives for the leader's seat: a unit, or why nobody; `tied` who ties for it,
    `settlement` the order by which people settled that."""

    seat: Seat | None = None
    why_nobody: Why | None = None
    tied: tuple[str, ...] = ()
    settlement: tuple[str, ...] = ()


Free = Callable[[Iterable[str]], list[str]]
"""Those of the units that hold no office yet and may hold one, in the order given."""


class Policy:
    """One way. As the bloc's own policy it finds the leader, and the deputies that come with that;
    as its deputy policy it fills the seats that are left."""

    key: ClassVar[str]
    binds_gap: ClassVar[bool] = False
    """Whether min_gap binds it; elsewhere min_gap only warns."""
    reads: ClassVar[frozenset[str]] = frozenset()
    """What it needs of the year before: `ranks`, `votes`."""
    of_all: ClassVar[bool] = False
    """Whether it chooses among all members, so that all of them have to be known."""

    counts_terms: ClassVar[bool] = False
    """Whether it looks at who led when, so that every year's leader should be known."""

    def leader(self, turn: LeaderTurn, /) -> LeaderFound:
        """Who leads in the year of the turn."""
        raise NotImplementedError

    def with_leader(self, _turn: LeaderTurn, _free: Free, _wanted: int, /) -> list[Seat]:
        """The deputies that come with the leader's choice."""
        return []

    def fill(self, _turn: LeaderTurn, _free: Free, _wanted: int, /) -> list[Seat]:
        """The deputies for seats that are still open."""
        return []

    def turn_of(self, turn: LeaderTurn, unit: str) -> Why:
        """Where a unit that may lead stands."""
        return waited(turn, unit)

    def may_not_lead(self, turn: LeaderTurn, unit: str) -> Why | None:
        """Why a unit may not lead in the year; min_gap only where it binds."""
        found = may_not(turn, unit)
        if found is None and self.binds_gap:
            close = turn.too_close(unit)
            if close is not None:
                return why("min_gap", False, year=turn.as_year(close), gap=turn.rotation.gap)
        return found


class Unsaid(Policy):
    """The bloc's files say none: nobody is named but by people (manual: rotation)."""

    key = ""

    def leader(self, _turn: LeaderTurn, /) -> LeaderFound:
        return LeaderFound(why_nobody=why("no_policy", False))


class Elected(Policy):
    """The meeting of the year before elects. It may elect more deputies, or fewer, than bloc.yaml
    says: its choice stands."""

    key = "elected"
    reads = frozenset(["votes"])

    def leader(self, turn: LeaderTurn, /) -> LeaderFound:
        vote = turn.leader_vote
        if vote is None:
            return LeaderFound(why_nobody=why("no_leader_ballot", False, year=turn.year - 1))
        if vote.tied:
            return _between(turn, vote.tied, why("tied_ballot", False))
        if len(vote.elected) != 1:
            key = "several_elected" if vote.elected else "nobody_elected"
            return LeaderFound(why_nobody=why(key, False))
        unit = vote.elected[0]
        bar = may_not(turn, unit)
        if bar is not None:
            args = {"unit": turn.name(unit)}
            return LeaderFound(why_nobody=Why("elected_may_not", args, False, (bar,)))
        return LeaderFound(Seat(unit, _by_vote(vote)))

    def with_leader(self, turn: LeaderTurn, free: Free, _wanted: int, /) -> list[Seat]:
        elected = turn.deputy_vote.elected if turn.deputy_vote else ()
        return [Seat(unit, why("elected", True)) for unit in free(elected)]

    def fill(self, turn: LeaderTurn, free: Free, wanted: int, /) -> list[Seat]:
        return self.with_leader(turn, free, wanted)


def _by_vote(vote: "Vote") -> Why:
    """`elected with 9 of 11 votes`, or only `elected` where the count is not known."""
    last = vote.last
    if len(vote.elected) == 1:
        for one in last.candidates:
            if one.id == vote.elected[0] and one.base:
                assert one.votes is not None  # they are what is held against the base
                return why("elected_with", True, votes=one.votes, base=one.base)
    return why("elected", True)


class DeputySucceeds(Policy):
    """The first deputy of the year before that may lead; the other deputies stay."""

    key = "deputy_succeeds"

    def leader(self, turn: LeaderTurn, /) -> LeaderFound:
        last = turn.last_term()
        if last is None:
            return LeaderFound(why_nobody=why("no_last_term", False, year=turn.year - 1))
        if not last.deputies:
            return LeaderFound(why_nobody=why("no_last_deputy", False, year=turn.year - 1))
        bars = []
        for deputy in last.deputies:
            unit = turn.today(deputy)
            bar = may_not(turn, unit)
            if bar is None:
                return LeaderFound(Seat(unit, why("deputy_before", True, year=turn.year - 1)))
            bars.append(bar)
        return LeaderFound(why_nobody=Why("deputies_may_not", {}, False, tuple(bars)))

    def with_leader(self, turn: LeaderTurn, free: Free, wanted: int, /) -> list[Seat]:
        last = turn.last_term()
        assert last is not None and last.deputies is not None  # one of them leads now
        before = [turn.today(unit) for unit in last.deputies]
        reason = why("stays_deputy", True, year=turn.year - 1)
        return [Seat(unit, reason) for unit in free(before)[:wanted]]


class RoundRobin(Policy):
    """The unit that has waited longest since it last led; those that never led come first."""

    key = "round_robin"
    binds_gap = True
    counts_terms = True
    of_all = True

    def leader(self, turn: LeaderTurn, /) -> LeaderFound:
        for unit in turn.queue():
            if self.may_not_lead(turn, unit) is None:
                return LeaderFound(Seat(unit, waited(turn, unit)))
        return LeaderFound(why_nobody=why("nobody_may", False))

    def fill(self, turn: LeaderTurn, free: Free, wanted: int, /) -> list[Seat]:
        return [Seat(unit, waited(turn, unit)) for unit in free(turn.queue())[:wanted]]

    def turn_of(self, turn: LeaderTurn, unit: str) -> Why:
        return why("in_queue", None, place=turn.queue().index(unit) + 1)


class TopRanked(Policy):
    """The best-ranked unit of the year before that may lead; a tie for that place names nobody."""

    key = "top_ranked"
    binds_gap = True
    counts_terms = True
    of_all = True
    reads = frozenset(["ranks"])

    def leader(self, turn: LeaderTurn, /) -> LeaderFound:
        if not turn.order:
            return LeaderFound(why_nobody=why("no_ranking_before", False, year=turn.year - 1))
        able = {
            unit: rank
            for unit, rank in turn.ranks().items()
            if self.may_not_lead(turn, unit) is None
        }
        if not able:
            return LeaderFound(why_nobody=why("nobody_may", False))
        best = min(able.values())
        first = tuple(unit for unit, rank in able.items() if rank == best)
        if len(first) == 1:
            reason = why("best_ranked", True, rank=best, year=turn.year - 1)
            return LeaderFound(Seat(first[0], reason))
        return _between(turn, first, why("tied_rank", False, rank=best))

    def fill(self, turn: LeaderTurn, free: Free, wanted: int, /) -> list[Seat]:
        """A tie for the last seat leaves it open."""
        ranks = turn.ranks()
        able = free(ranks)
        found: list[Seat] = []
        for rank in sorted({ranks[unit] for unit in able}):
            group = [unit for unit in able if ranks[unit] == rank]
            if len(group) > wanted - len(found):
                break
            reason = why("best_ranked", True, rank=rank, year=turn.year - 1)
            found += [Seat(unit, reason) for unit in group]
        return found

    def turn_of(self, turn: LeaderTurn, unit: str) -> Why:
        rank = turn.ranks().get(unit)
        return why("ranked", None, rank=rank) if rank else why("unranked", None)


def _between(turn: LeaderTurn, tied: Sequence[str], nobody: Why) -> LeaderFound:
    """One of the tied by people's settlement, else nobody."""
    for order in turn.settled:
        if set(order) == set(tied) and may_not(turn, order[0]) is None:
            seat = Seat(order[0], why("settled", True))
            return LeaderFound(seat, None, tuple(tied), tuple(order))
    return LeaderFound(None, nobody, tuple(tied))


KINDS: tuple[Policy, ...] = (Elected(), DeputySucceeds(), RoundRobin(), TopRanked())
"""Every policy that a bloc may have."""


def policy_of(key: str | None) -> Policy:
    """The policy with that name; none where the bloc says none."""
    return next((one for one in KINDS if one.key == key), Unsaid())
