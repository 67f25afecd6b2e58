"""The next leader and deputies of a bloc by its policy, with a reason for every unit (format.md 3).

People decide: where the rules leave a tie, or name nobody, nobody is named and the reason says why.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from thidua.bloc.leading.waiting import BINDING, Turn, may_not, may_not_lead, waited
from thidua.bloc.voting.rounds import Vote
from thidua.model.reasons import Why, why


class Seat(NamedTuple):
    """A unit that is named for an office, and why."""

    unit: str
    reason: Why


class Candidate(NamedTuple):
    """One unit of units.yaml: when it last led, whether it may lead in the year, and why."""

    unit: str
    last_led: int | None
    eligible: bool
    reason: Why


class Named(NamedTuple):
    """Who holds the offices of a year. `leader` None: nobody can be named, `why_nobody` says why,
    `tied` who ties for it. `open_seats`: deputies that nobody could be named for. `close`: the year
    from which min_gap years have not passed, where that only warns."""

    year: int
    policy: str
    leader: Seat | None
    deputies: tuple[Seat, ...]
    candidates: tuple[Candidate, ...]
    why_nobody: Why | None = None
    tied: tuple[str, ...] = ()
    open_seats: int = 0
    close: int | None = None
    used_settlement: tuple[str, ...] = ()


class _Found(NamedTuple):
    """What one policy gives for the leader's seat."""

    seat: Seat | None = None
    why_nobody: Why | None = None
    tied: tuple[str, ...] = ()
    settlement: tuple[str, ...] = ()


def rotate(turn: Turn) -> Named:
    """Leader, deputies and the table of all units for the year of the turn."""
    policy = turn.rotation.policy
    found = _leader(turn, policy)
    deputies: list[Seat] = []
    if found.seat is not None:
        deputies = _deputies(turn, found.seat.unit)
    wanted = turn.rotation.deputies if found.seat is not None else 0
    return Named(
        turn.year,
        policy,
        found.seat,
        tuple(deputies),
        tuple(_candidates(turn, policy, found.seat)),
        found.why_nobody,
        found.tied,
        max(wanted - len(deputies), 0),
        turn.too_close(found.seat.unit) if found.seat and policy not in BINDING else None,
        found.settlement,
    )


def _leader(turn: Turn, policy: str) -> _Found:
    if policy == "elected":
        return _elected_leader(turn)
    if policy == "deputy_succeeds":
        return _succeeding(turn)
    if policy == "top_ranked":
        return _top_ranked(turn)
    for unit in turn.queue():
        if may_not_lead(turn, unit, policy) is None:
            return _Found(Seat(unit, waited(turn, unit)))
    return _Found(why_nobody=why("nobody_may", False))


def _elected_leader(turn: Turn) -> _Found:
    vote = turn.leader_vote
    if vote is None:
        return _Found(why_nobody=why("no_leader_ballot", False, year=turn.year - 1))
    if vote.tied:
        return _between(turn, vote.tied, why("tied_ballot", False))
    if len(vote.elected) != 1:
        key = "several_elected" if vote.elected else "nobody_elected"
        return _Found(why_nobody=why(key, False))
    unit = vote.elected[0]
    bar = may_not(turn, unit)
    if bar is not None:
        return _Found(why_nobody=Why("elected_may_not", {"unit": _name(turn, unit)}, False, (bar,)))
    return _Found(Seat(unit, _by_vote(vote)))


def _by_vote(vote: Vote) -> Why:
    """`elected with 9 of 11 votes`, or only `elected` where the count is not known."""
    last = vote.last
    if len(vote.elected) == 1:
        for one in last.candidates:
            if one.id == vote.elected[0] and one.votes is not None and one.base:
                return why("elected_with", True, votes=one.votes, base=one.base)
    return why("elected", True)


def _succeeding(turn: Turn) -> _Found:
    """The first deputy of the year before that may lead."""
    last = turn.last_term()
    if last is None:
        return _Found(why_nobody=why("no_last_term", False, year=turn.year - 1))
    if not last.deputies:
        return _Found(why_nobody=why("no_last_deputy", False, year=turn.year - 1))
    bars = []
    for deputy in last.deputies:
        unit = turn.today(deputy)
        bar = may_not(turn, unit)
        if bar is None:
            return _Found(Seat(unit, why("deputy_before", True, year=turn.year - 1)))
        bars.append(bar)
    return _Found(why_nobody=Why("deputies_may_not", {}, False, tuple(bars)))


def _top_ranked(turn: Turn) -> _Found:
    """The best-ranked unit of the year before that may lead; a tie for that place names nobody."""
    if not turn.order:
        return _Found(why_nobody=why("no_ranking_before", False, year=turn.year - 1))
    able = {
        unit: rank
        for unit, rank in turn.ranks().items()
        if may_not_lead(turn, unit, "top_ranked") is None
    }
    if not able:
        return _Found(why_nobody=why("nobody_may", False))
    best = min(able.values())
    first = tuple(unit for unit, rank in able.items() if rank == best)
    reason = why("best_ranked", True, rank=best, year=turn.year - 1)
    if len(first) == 1:
        return _Found(Seat(first[0], reason))
    return _between(turn, first, why("tied_rank", False, rank=best))


def _between(turn: Turn, tied: Sequence[str], nobody: Why) -> _Found:
    """One of the tied by people's settlement, else nobody."""
    for order in turn.settled:
        if set(order) == set(tied) and may_not(turn, order[0]) is None:
            seat = Seat(order[0], why("settled", True))
            return _Found(seat, None, tuple(tied), tuple(order))
    return _Found(None, nobody, tuple(tied))


def _deputies(turn: Turn, leader: str) -> list[Seat]:
    """Deputies: the elected ones; who stays where a deputy moved up; then by the deputy policy."""
    policy, deputy_policy = turn.rotation.policy, turn.rotation.deputy_policy
    wanted = turn.rotation.deputies
    seats: list[Seat] = []
    if policy == "elected" or deputy_policy == "elected":
        # The meeting may have elected more, or fewer, than bloc.yaml says: its choice stands.
        elected = turn.deputy_vote.elected if turn.deputy_vote else ()
        seats += [Seat(unit, why("elected", True)) for unit in _free(turn, leader, seats, elected)]
    if policy == "deputy_succeeds":
        last = turn.last_term()
        before = [turn.today(unit) for unit in (last.deputies or () if last else ())]
        stay = _free(turn, leader, seats, before)[: max(wanted - len(seats), 0)]
        seats += [Seat(unit, why("stays_deputy", True, year=turn.year - 1)) for unit in stay]
    if deputy_policy == "round_robin":
        waiting = _free(turn, leader, seats, turn.queue())[: max(wanted - len(seats), 0)]
        seats += [Seat(unit, waited(turn, unit)) for unit in waiting]
    elif deputy_policy == "top_ranked":
        seats += _best_deputies(turn, leader, seats, wanted - len(seats))
    return seats


def _free(turn: Turn, leader: str, seats: Sequence[Seat], units: Iterable[str]) -> list[str]:
    """Those of the units that hold no office yet and may hold one."""
    taken = {leader, *(seat.unit for seat in seats)}
    return [u for u in dict.fromkeys(units) if u not in taken and may_not(turn, u) is None]


def _best_deputies(turn: Turn, leader: str, seats: Sequence[Seat], wanted: int) -> list[Seat]:
    """The best-ranked units of the year before; a tie for the last seat leaves it open."""
    ranks = turn.ranks()
    able = _free(turn, leader, seats, ranks)
    found: list[Seat] = []
    for rank in sorted({ranks[unit] for unit in able}):
        group = [unit for unit in able if ranks[unit] == rank]
        if len(group) > wanted - len(found):
            break
        reason = why("best_ranked", True, rank=rank, year=turn.year - 1)
        found += [Seat(unit, reason) for unit in group]
    return found


def _candidates(turn: Turn, policy: str, leader: Seat | None) -> Iterable[Candidate]:
    """All units of units.yaml, in its order."""
    ranks = turn.ranks()
    queue = turn.queue()
    for unit in turn.units.units:
        bar = may_not_lead(turn, unit.id, policy)
        if bar is not None:
            reason = bar
        elif leader is not None and leader.unit == unit.id:
            reason = leader.reason
        elif policy == "top_ranked":
            rank = ranks.get(unit.id)
            reason = why("ranked", None, rank=rank) if rank else why("unranked", None)
        elif policy == "round_robin":
            reason = why("in_queue", None, place=queue.index(unit.id) + 1)
        else:
            reason = waited(turn, unit.id)
        yield Candidate(unit.id, turn.last_led(unit.id), bar is None, reason)


def _name(turn: Turn, unit: str) -> str:
    found = turn.units.get(unit)
    return found.name if found else unit
