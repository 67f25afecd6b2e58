"""The next leader and deputies of a bloc by its policy, with a reason for every unit."""

from collections.abc import Iterable
from typing import NamedTuple

from thidua.bloc.leading.policies import LeaderFound, Policy, Seat, policy_of
from thidua.bloc.leading.waiting import LeaderTurn, may_not
from thidua.model.reasons import Why, why


class LeaderCandidate(NamedTuple):
    """One unit of units.yaml: when it last led, whether it may lead in the year, and why."""

    unit: str
    last_led: int | None
    eligible: bool
    reason: Why


class NamedOffices(NamedTuple):
    """Who holds the offices of a year. `policy` None: the bloc says none. `leader` None: nobody can
    be named, `why_nobody` says why, `tied` who ties for it. `open_seats`: deputies that nobody
    could be named for. `close`: the year from which min_gap years have not passed, where that only
    warns."""

    year: int
    policy: str | None
    leader: Seat | None
    deputies: tuple[Seat, ...]
    candidates: tuple[LeaderCandidate, ...]
    why_nobody: Why | None = None
    tied: tuple[str, ...] = ()
    open_seats: int = 0
    close: int | None = None
    used_settlement: tuple[str, ...] = ()


def rotate(turn: LeaderTurn) -> NamedOffices:
    """Leader, deputies and the table of all units for the year of the turn."""
    policy = policy_of(turn.rotation.policy)
    found = _leader(turn, policy)
    deputies = _deputies(turn, policy, found.seat.unit) if found.seat is not None else []
    wanted = turn.rotation.deputies if found.seat is not None else 0
    return NamedOffices(
        turn.year,
        turn.rotation.policy,
        found.seat,
        tuple(deputies),
        tuple(_candidates(turn, policy, found.seat)),
        found.why_nobody,
        found.tied,
        max(wanted - len(deputies), 0),
        turn.too_close(found.seat.unit) if found.seat and not policy.binds_gap else None,
        found.settlement,
    )


def _leader(turn: LeaderTurn, policy: Policy) -> LeaderFound:
    """By the policy; one that chooses among all members names nobody while not all are known."""
    if policy.of_all and turn.units.known == "partial":
        return LeaderFound(why_nobody=why("members_unknown", False))
    return policy.leader(turn)


def _deputies(turn: LeaderTurn, policy: Policy, leader: str) -> list[Seat]:
    """Deputies: those that come with the leader's choice, then by the deputy policy."""
    filler, wanted = policy_of(turn.rotation.deputy_policy), turn.rotation.deputies
    seats: list[Seat] = []

    def free(units: Iterable[str]) -> list[str]:
        taken = {leader, *(seat.unit for seat in seats)}
        return [u for u in dict.fromkeys(units) if u not in taken and may_not(turn, u) is None]

    seats += policy.with_leader(turn, free, wanted)
    if not (filler.of_all and turn.units.known == "partial"):
        seats += filler.fill(turn, free, max(wanted - len(seats), 0))
    return seats


def _candidates(turn: LeaderTurn, policy: Policy, leader: Seat | None) -> Iterable[LeaderCandidate]:
    """All units of units.yaml, in its order."""
    for unit in turn.units.units:
        bar = policy.may_not_lead(turn, unit.id)
        reason = bar
        if reason is None:
            is_leader = leader is not None and leader.unit == unit.id
            reason = leader.reason if leader and is_leader else policy.turn_of(turn, unit.id)
        yield LeaderCandidate(unit.id, turn.last_led(unit.id), bar is None, reason)
