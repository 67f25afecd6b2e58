"""The next years of a rotation, and how fair it is: terms per unit and the longest wait.

Elections and ranks of years to come are not known. Where a policy needs them, or can name nobody,
the unit that has waited longest stands in, and the simulated term says that this was assumed.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from thidua.bloc.leading.rotate import rotate
from thidua.bloc.leading.waiting import LeaderTurn
from thidua.model.bloc import Rotation
from thidua.model.units import Term


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
        turn = turn._replace(terms=(*turn.terms, _as_term(simulated)))
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


def _as_term(one: SimulatedTerm) -> Term:
    return Term.model_construct(
        year=one.year, leader=one.leader, deputies=one.deputies, from_=None, chosen=None
    )


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
