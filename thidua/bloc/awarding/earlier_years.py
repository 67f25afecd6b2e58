"""What earlier years say about a unit: its evaluations and the awards granted to it."""

from collections.abc import Mapping
from typing import NamedTuple

from thidua.bloc.lineage import in_year
from thidua.bloc.voting.rounds import member_count
from thidua.model.book import Book, YearBook
from thidua.model.outcome import GRADES
from thidua.model.units import Units


class Past(NamedTuple):
    """Grades and granted awards by year, and the members over the years. A year that is absent is
    not known: it proves nothing, for or against."""

    units: Units
    evaluations: Mapping[int, Mapping[str, str]]
    granted: Mapping[int, Mapping[str, frozenset[str]]]

    def grade(self, unit: str, year: int) -> str | None:
        """The unit's grade in a year; of units that merged into it, the lowest one."""
        grades = self.evaluations.get(year, {})
        found = [grades.get(one) for one in in_year(self.units, unit, year)]
        if not found or None in found:
            return None
        return max((grade for grade in found if grade), key=GRADES.index)

    def holds(self, unit: str, award: str, year: int) -> bool:
        """Whether the award was granted in that year to the unit or to one that became it."""
        held = self.granted.get(year, {}).get(award, frozenset())
        return any(one in held for one in in_year(self.units, unit, year))

    def years_granted(self, unit: str, award: str, last: int) -> list[int]:
        """The years up to `last` in which the unit was granted the award, the latest first."""
        years = sorted((year for year in self.granted if year <= last), reverse=True)
        return [year for year in years if self.holds(unit, award, year)]


def past_of(book: Book) -> Past:
    """Evaluations and decisions of all years of a book."""
    units = book.units.data
    evaluations, granted = {}, {}
    for year, yearbook in book.years.items():
        grades = _grades(units, yearbook)
        if grades is not None:
            evaluations[year] = grades
        if yearbook.decisions is not None:
            held: dict[str, set[str]] = {}
            for one in yearbook.decisions.data.decisions:
                if one.granted:
                    held.setdefault(one.award, set()).add(one.unit)
            granted[year] = {award: frozenset(to) for award, to in held.items()}
    return Past(units, evaluations, granted)


def _grades(units: Units, yearbook: YearBook) -> dict[str, str] | None:
    """Grades by unit. A summary of a grade that all members reached names none, and means all."""
    if yearbook.outcome is None:
        return None
    outcome = yearbook.outcome.data
    if outcome.evaluations is not None:
        return dict(outcome.evaluations)
    summary = outcome.evaluations_summary
    if summary is None or summary.grade is None or summary.n is None:
        return None
    everyone = member_count(units, yearbook.year)
    if summary.n != (summary.of if summary.of is not None else everyone):
        return None
    if everyone is not None and summary.n != everyone:
        return None
    return {unit.id: summary.grade for unit in units.of_year(yearbook.year)}
