"""What the years say about a unit, its evaluations and the awards granted to it, and what not.

A year speaks through its own files and through records.yaml. Where neither does, the answer is not
known: it proves nothing, for or against (manual: file-records).
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from thidua.bloc.lineage import everyone, id_elsewhere, in_year
from thidua.bloc.voting.tally import member_count
from thidua.model.book import Book, YearBook
from thidua.model.emulation_year import last_day
from thidua.model.reasons import NOTHING_SUPPOSED, Supposed, UnknownFigure, told_text
from thidua.model.units import Units

YES_OR_NO = (True, False)


class Grant(NamedTuple):
    """What was decided on one award for one unit: granted or not; revoked on a day later on."""

    granted: bool
    revoked: bool = False
    revoked_on: date | None = None

    @property
    def state(self) -> str:
        """As it stands today: granted, refused, revoked."""
        return ("revoked" if self.revoked else "granted") if self.granted else "refused"


BlocYear = tuple[str, int]
"""A bloc and a year of it."""


def _home(unit: str, year: int) -> BlocYear:
    """The bloc in which a unit was a member in a year, by its id, and the year."""
    return unit.rpartition("/")[0], year


class Past(NamedTuple):
    """What is known of earlier years, those of other blocs that became members included.

    Blocs go by their ids; "" is the bloc itself."""

    units: Units
    evaluations: Mapping[int, Mapping[str, str]]
    """Year -> unit -> grade."""
    grants: Mapping[int, Mapping[tuple[str, str], Grant]]
    """Year -> award and unit -> the decision."""
    year: int
    decided: frozenset[BlocYear] = frozenset()
    """Blocs and years whose decisions are all there."""
    complete: frozenset[BlocYear] = frozenset()
    """Blocs and years of which records.yaml says that there was nothing else."""
    day: date | None = None
    """The day by which it is judged."""
    supposed: Supposed = NOTHING_SUPPOSED
    """What figures that are not known are supposed to be."""
    distrusted: frozenset[BlocYear] = frozenset()
    """Blocs and years which are there and not to be relied on."""

    def grades(self, unit: str, year: int) -> list[str | UnknownFigure | None]:
        """The grades of a year, of the unit and of each that became it; None where there was none.
        A unit that was no member then has one from elsewhere, or nobody knows."""
        return [self._grade(one, year) for one in in_year(self.units, unit, year) or (unit,)]

    def _grade(self, unit: str, year: int) -> str | UnknownFigure | None:
        known = self.evaluations.get(year, {}).get(unit)
        if known is not None or _home(unit, year) in self.complete:
            return known
        key = ("grade", unit, year)
        if key in self.supposed:
            return told_text(self.supposed[key])
        return UnknownFigure(key, ())

    def held(self, unit: str, award: str, year: int) -> list[bool | UnknownFigure]:
        """Whether the award was granted in a year and is held on the day: to the unit, and to each
        that became it."""
        return [self._held(one, award, year) for one in in_year(self.units, unit, year) or (unit,)]

    def _held(self, unit: str, award: str, year: int) -> bool | UnknownFigure:
        grant = self.grants.get(year, {}).get((award, unit))
        if grant is None and _home(unit, year) in self.decided | self.complete:
            return False
        known = None if grant is None else self._stands(grant)
        if known is not None:
            return known
        key = ("granted", award, unit, year)
        if key in self.supposed:
            return bool(self.supposed[key])
        return UnknownFigure(key, YES_OR_NO)

    def _stands(self, grant: Grant) -> bool | None:
        """Whether a grant stands on the day. A revocation counts from its day on; where the day of
        the vote or review is not known, one after the year's end leaves it open
        (manual: file-decisions).
        """
        if not grant.granted or not grant.revoked:
            return grant.granted
        if grant.revoked_on is None:
            return False
        if self.day is not None:
            return self.day < grant.revoked_on
        return None if grant.revoked_on > last_day(self.year) else False

    def decisions_on(self, unit: str, award: str) -> list[tuple[int, bool | UnknownFigure]]:
        """What was decided on the award for the unit, or one that became it, up to this year, the
        latest first. A title that is found nowhere is not held; what a year says that is not to be
        relied on is not known."""
        told = {year for _, year in self.distrusted}.union(self.grants)
        years = sorted((year for year in told if year <= self.year), reverse=True)
        return [
            (year, self._held(one, award, year))
            for year in years
            for one in in_year(self.units, unit, year) or (unit,)
            if _home(one, year) in self.distrusted or (award, one) in self.grants.get(year, {})
        ]

    def on(self, day: date | None) -> "Past":
        """The same, judged on a day."""
        return self._replace(day=day)

    def supposing(self, figures: Supposed) -> "Past":
        """The same with figures that are not known supposed."""
        return self._replace(supposed=figures)


def past_of(book: Book, year: int) -> Past:
    """Evaluations and decisions of all years of a book, and of the blocs that its units come from,
    for awards of one year."""
    evaluations: dict[int, dict[str, str]] = {}
    grants: dict[int, dict[tuple[str, str], Grant]] = {}
    decided, complete, distrusted = set(), set(), set()
    for bloc, told in (("", book), *book.elsewhere.items()):

        def called(unit: str, bloc: str = bloc) -> str:
            return id_elsewhere(bloc, unit) if bloc else unit

        for at, unit, grade in _graded(told):
            evaluations.setdefault(at, {})[called(unit)] = grade
        for at, award, unit, grant in _granted(told):
            grants.setdefault(at, {})[award, called(unit)] = grant
        decided |= {(bloc, at) for at, one in told.years.items() if one.decisions is not None}
        records = told.records.data if told.records is not None else None
        complete |= {(bloc, at) for at in (records.complete if records is not None else ())}
        distrusted |= {(bloc, at) for at in told.distrusted}
    return Past(
        everyone(book),
        evaluations,
        grants,
        book.emulation_year(year),
        frozenset(decided),
        frozenset(complete),
        distrusted=frozenset(distrusted),
    )


def _graded(book: Book) -> Iterator[tuple[int, str, str]]:
    """Year, unit and grade: records.yaml first, a year's own files over it."""
    for one in book.recorded:
        if one.evaluation is not None:
            yield one.year, one.unit, one.evaluation
    for at, yearbook in book.years.items():
        for unit, grade in _grades(book.units.data, yearbook).items():
            yield at, unit, grade


def _granted(book: Book) -> Iterator[tuple[int, str, str, Grant]]:
    """Year, award, unit and what was decided: records.yaml first, a year's own files over it."""
    for one in book.recorded:
        if one.award is not None:
            yield one.year, one.award, one.unit, Grant(one.granted)
    for at, yearbook in book.years.items():
        for made in yearbook.decided:
            if made.person is not None:
                continue  # what a person was granted the unit does not hold
            taken = made.revoked
            on = taken.on if taken is not None else None
            yield at, made.award, made.unit, Grant(made.granted, taken is not None, on)


def _grades(units: Units, yearbook: YearBook) -> dict[str, str]:
    """Grades by unit. A summary of a grade that all members reached names none, and means all."""
    if yearbook.outcome is None:
        return {}
    outcome = yearbook.outcome.data
    if outcome.evaluations is not None:
        return dict(outcome.evaluations)
    summary = outcome.evaluations_summary
    if summary is None or summary.grade is None or summary.n is None:
        return {}
    everyone = member_count(units, yearbook.year)
    if summary.n != (summary.of if summary.of is not None else everyone):
        return {}
    if everyone is not None and summary.n != everyone:
        return {}
    return {unit.id: summary.grade for unit in units.of_year(yearbook.year)}
