"""The next leader and deputies of a bloc by its policy, with a reason for every unit.

The next years of a rotation, and how fair it is: terms per unit and the longest wait.

Elections and ranks of years to come are not known. Where a policy needs them, or can name nobody,
the unit that has waited longest stands in, and the simulated term says that this was assumed.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from thidua.bloc.leading.policies import LeaderFound, Policy, Seat, policy_of
from thidua.bloc.leading.waiting import LeaderTurn, may_not
from thidua.model.bloc import Rotation
from thidua.model.reasons import Why, why
from thidua.model.units import Term


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
    if policy.of_all and turn.units.is_partial:
        return LeaderFound(why_nobody=why("members_unknown", False))
    return policy.leader(turn)


def _deputies(turn: LeaderTurn, policy: Policy, leader: str) -> list[Seat]:
    """Deputies: those that come with the leader's choice, then by the deputy policy."""
    filler, wanted = policy_of(turn.rotation.fills), turn.rotation.deputies
    seats: list[Seat] = []

    def free(units: Iterable[str]) -> list[str]:
        taken = {leader, *(seat.unit for seat in seats)}
        return [u for u in dict.fromkeys(units) if u not in taken and may_not(turn, u) is None]

    seats += policy.with_leader(turn, free, wanted)
    if not (filler.of_all and turn.units.is_partial):
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


class SimulatedTerm(NamedTuple):
    """One year of a simulation. `assumed`: round_robin stood in for the bloc's own policy."""

    year: int
    leader: str | None
    deputies: tuple[str, ...]
    assumed: bool = False


class Simulation(NamedTuple):
    """Simulated terms; how many each unit that was a member in any of these years has of them; and
    the most years that one of them waits to lead: from the year in which it last led (or from the
    year before the first in which it could) to the year in which it leads or the simulation ends.
    """

    terms: tuple[SimulatedTerm, ...]
    terms_per_unit: Mapping[str, int]
    longest_wait: int


def simulate(
    first: LeaderTurn, years: int, turn_of: Callable[[int], LeaderTurn] | None = None
) -> Simulation:
    """`years` terms from the turn's year on. `turn_of` gives a later year's turn with what is known
    of it (bars, ranks, votes); without it nothing is."""
    turn = first
    terms: list[SimulatedTerm] = []
    for n in range(years):
        year = first.year + n
        if n:
            blank = LeaderTurn(year, first.units, first.rotation)
            turn = (turn_of(year) if turn_of else blank)._replace(terms=turn.terms)
        simulated = _one(turn)
        terms.append(simulated)
        leader, deputies = simulated.leader, simulated.deputies
        term = Term.model_construct(
            year=year, leader=leader, deputies=deputies, from_=None, chosen=None
        )
        turn = turn._replace(terms=(*turn.terms, term))
    return Simulation(tuple(terms), _counts(first, terms), _longest_wait(first, terms))


def _one(turn: LeaderTurn) -> SimulatedTerm:
    named = rotate(turn)
    if named.leader is not None:
        return SimulatedTerm(turn.year, named.leader.unit, tuple(s.unit for s in named.deputies))
    old = turn.rotation
    stand_in = Rotation.model_construct(
        policy="round_robin",
        deputies=old.deputies,
        deputy_policy="round_robin",
        min_gap=old.min_gap,
    )
    named = rotate(turn._replace(rotation=stand_in))
    leader = named.leader.unit if named.leader else None
    return SimulatedTerm(turn.year, leader, tuple(s.unit for s in named.deputies), True)


def _counts(first: LeaderTurn, terms: list[SimulatedTerm]) -> dict[str, int]:
    led = [term.leader for term in terms]
    return {
        unit.id: led.count(unit.id)
        for unit in first.units.units
        if any(unit.takes_part(term.year) for term in terms)
    }


def _longest_wait(first: LeaderTurn, terms: list[SimulatedTerm]) -> int:
    longest = 0
    last_year = first.year + len(terms) - 1
    for unit in first.units.units:
        years = [term.year for term in terms if unit.takes_part(term.year)]
        if not years:
            continue
        led_before = first.last_led(unit.id)
        since = years[0] - 1 if led_before is None else led_before
        for term in terms:
            if term.leader == unit.id:
                longest = max(longest, term.year - since)
                since = term.year
        longest = max(longest, unit.last_year(last_year) - since)
    return longest
