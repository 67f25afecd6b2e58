"""Who may lead a bloc in a year, and how long each unit has waited (manual: rotation)."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.lineage import before, later
from thidua.diagnostics.diagnostic import NOTHING
from thidua.model.bloc import Rotation
from thidua.model.reasons import Why, why
from thidua.model.units import Term, Units

if TYPE_CHECKING:
    from thidua.bloc.voting.tally import Vote


class LeaderTurn(NamedTuple):
    """All that decides who leads in `year`. `barred`: units barred from leading, with why.
    `order`: unit and rank of the year before, the best first (None: it has no ranking).
    `leader_vote`, `deputy_vote`: the votes of the year before. `settled`: the order on which people
    settled for the leadership."""

    year: int
    units: Units
    rotation: Rotation
    terms: tuple[Term, ...] = ()
    barred: Mapping[str, str] = NOTHING
    order: Sequence[tuple[str, int]] | None = None
    leader_vote: "Vote | None" = None
    deputy_vote: "Vote | None" = None
    settled: Sequence[tuple[str, ...]] = ()

    def is_member(self, unit: str) -> bool:
        """Whether the unit takes part in the year of the turn."""
        found = self.units.get(unit)
        return found is not None and found.takes_part(self.year)

    def name(self, unit: str) -> str:
        """The unit's name; its id where it is unknown."""
        found = self.units.get(unit)
        return found.name if found else unit

    def today(self, unit: str) -> str:
        """The unit itself, or what it became as far as the year of the turn; where neither is a
        member then, the unit itself."""
        return later(self.units, unit, self.year) or unit

    def ranks(self) -> dict[str, int]:
        """The ranks of the year before by what the units are in the year of the turn, the best
        first. Of several that became one, the best rank counts (manual: rotation)."""
        found: dict[str, int] = {}
        for unit, rank in self.order or ():
            now = self.today(unit)
            found[now] = min(rank, found.get(now, rank))
        return found

    def last_term(self) -> Term | None:
        """The term of the year before; the later one where the leader changed within it."""
        found = [term for term in self.terms if term.year == self.year - 1]
        return max(found, key=_from, default=None)

    def years_led(self, unit: str) -> set[int]:
        """The years in which the unit, or one that became it, led."""
        own = {unit, *(other.id for other in before(self.units, unit))}
        return {term.year for term in self.terms if term.leader in own}

    def last_led(self, unit: str) -> int | None:
        """The last year before the turn in which it led."""
        return max((year for year in self.years_led(unit) if year < self.year), default=None)

    def too_close(self, unit: str) -> int | None:
        """A year in which it led and from which fewer than min_gap years would pass."""
        gap = self.rotation.gap
        close = [year for year in self.years_led(unit) if 0 < abs(self.year - year) <= gap]
        return max(close, default=None)

    def as_year(self, year: int) -> int:
        """A year as the bloc of the turn has it: with its days and its name."""
        return self.year - (self.year - year)

    def queue(self) -> list[str]:
        """The members by waiting: those that never led in the order of units.yaml, then those that
        led longest ago (of two in one year, the one that led first)."""
        members = [unit.id for unit in self.units.of_year(self.year)]
        waiting = {unit: self.last_led(unit) for unit in members}
        return sorted(members, key=lambda unit: (waiting[unit] or 0, self._within(unit)))

    def _within(self, unit: str) -> str:
        """When within its last year a unit began to lead."""
        last = self.last_led(unit)
        own = {unit, *(other.id for other in before(self.units, unit))}
        begun = [_from(term) for term in self.terms if term.year == last and term.leader in own]
        return max(begun, default="")


def _from(term: Term) -> str:
    return term.from_.isoformat() if term.from_ else ""


def may_not(turn: LeaderTurn, unit: str) -> Why | None:
    """Why a unit may not hold an office in the year; None when it may."""
    if not turn.is_member(unit):
        return why("not_member", False, year=turn.year)
    if unit in turn.barred:
        return why("barred_leading", False, reason=turn.barred[unit])
    return None


def waited(turn: LeaderTurn, unit: str) -> Why:
    """How long a unit has waited."""
    last = turn.last_led(unit)
    if last is None:
        return why("never_led", True)
    return why("waited", True, year=turn.as_year(last), years=int(turn.year) - last)
