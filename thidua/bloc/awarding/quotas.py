"""How many there may be of an award, and what its quota may be a share of (manual: bands)."""

from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.ranking.bands import quota_places
from thidua.bloc.ranking.standings import Standings
from thidua.bloc.voting.rounds import member_count
from thidua.model.grades import GRADES
from thidua.model.scale.criteria import Scale
from thidua.model.units import Units

if TYPE_CHECKING:
    from thidua.bloc.awarding.earlier_years import Past
    from thidua.model.awards import Award
    from thidua.model.exclusions import Exclusions


class Bases(NamedTuple):
    """What quotas of a year are shares of. `day`: by which bars are judged; `division`: only its
    units count."""

    units: Units
    standings: Standings | None
    exclusions: "Exclusions | None"
    past: "Past"
    scale: Scale | None = None
    division: str | None = None

    def holds(self, base: str) -> int | None:
        """How many units a base holds; None where that is not known."""
        kind, _, name = base.partition(":")
        if kind == "units":
            return self._members()
        if kind == "evaluation":
            return self._graded(name)
        if self.standings is None:
            return None
        if kind == "band":
            return self.standings.held(name, self.division)
        units = self.standings.units.values()
        ranked = [one.unit for one in units if one.rank is not None and self._is_inside(one.unit)]
        return len(ranked) if kind == "ranked" else sum(not self._is_barred(u) for u in ranked)

    def _members(self) -> int | None:
        if self.division is None:
            return member_count(self.units, self.past.year)
        return sum(self._is_inside(unit.id) for unit in self.units.of_year(self.past.year))

    def _is_inside(self, unit: str) -> bool:
        if self.division is None:
            return True
        return self.scale is not None and self.scale.division(unit) == self.division

    def _is_barred(self, unit: str) -> bool:
        bars = self.exclusions
        return bars is not None and bool(bars.barred(unit, "awards", self.past.day))

    def _graded(self, least: str) -> int | None:
        """The members graded so or better; a grade that is not recorded leaves it unknown."""
        if self.units.known == "partial":
            return None
        grades = self.past.evaluations.get(self.past.year, {})
        members = [u.id for u in self.units.of_year(self.past.year) if self._is_inside(u.id)]
        if any(unit not in grades for unit in members):
            return None
        return sum(GRADES.index(grades[unit]) <= GRADES.index(least) for unit in members)


def quota_of(award: "Award", bases: Bases) -> int | None:
    """How many there may be; None for no limit, or where its base is not known."""
    return None if award.quota is None else quota_places(award.quota, bases.holds)
