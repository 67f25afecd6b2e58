"""Units over the years: rank, percent, band, awards and office; renamed and merged units followed.

Every year is looked at by itself, so the answer does not depend on what else was asked for.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.awarding.awards import award_names
from thidua.bloc.lineage import after, in_year
from thidua.bloc.ranking.standings import Standings
from thidua.model.book import Book
from thidua.model.units import Term, Units

LEADER, DEPUTY = "leader", "deputy"
SCORED, NO_SCORES, NO_YEAR, NOT_MEMBER = "scored", "no_scores", "no_year", "not_member"


class Held(NamedTuple):
    """An award by name, and whether it was only `proposed`, `granted` or `refused`. The name is
    None where the source names none."""

    award: str | None
    name: str | None
    state: str


class Entry(NamedTuple):
    """One year of one unit. `unit`: the id that it had then (None when it was no member). `what`:
    scored, or why there is no score: no_scores, no_year (a gap in the data), not_member. `ranked`:
    how many units had a rank."""

    year: int
    unit: str | None
    what: str
    status: str | None = None
    rank: int | None = None
    ranked: int | None = None
    percent: Fraction | None = None
    places: int = 2
    band: str | None = None
    evaluation: str | None = None
    office: str | None = None
    awards: tuple[Held, ...] = ()


class Line(NamedTuple):
    """One unit through the years; a year in which it was several units has an entry for each."""

    unit: str
    entries: tuple[Entry, ...]


class History(NamedTuple):
    """All years from the first to the last that the data speaks of, gaps included."""

    years: tuple[int, ...]
    lines: tuple[Line, ...]
    terms: tuple[Term, ...]


def years_of(book: Book) -> tuple[int, ...]:
    """From the first to the last year with a folder or a term, without leaving any out."""
    years = {*book.years, *(term.year for term in _terms(book))}
    return tuple(range(min(years), max(years) + 1)) if years else ()


def history(
    book: Book, standings: Mapping[int, Standings], units: tuple[str, ...] | None = None
) -> History:
    """The lines of the units asked for; without any, one for each unit that has not become
    another, in the order of units.yaml. `standings`: of the years that could be scored."""
    years = years_of(book)
    if units is None:
        everyone = book.units.data
        units = tuple(unit.id for unit in everyone.units if after(everyone, unit.id) == unit.id)
    lines = tuple(
        Line(
            unit, tuple(entry for year in years for entry in _entries(book, standings, unit, year))
        )
        for unit in units
    )
    terms = tuple(sorted(_terms(book), key=lambda term: (term.year, str(term.from_ or ""))))
    return History(years, lines, terms)


def ids_in(units: Units, unit: str, year: int) -> tuple[str, ...]:
    """What a unit was called in a year: itself, what became it, or what it became."""
    found = in_year(units, unit, year)
    if found:
        return found
    seen, one = {unit}, units.get(unit)
    while one is not None and one.became is not None and one.became not in seen:
        seen.add(one.became)
        one = units.get(one.became)
        if one is not None and one.takes_part(year):
            return (one.id,)
    return ()


def _terms(book: Book) -> tuple[Term, ...]:
    return book.leadership.data.terms if book.leadership else ()


def _entries(
    book: Book, standings: Mapping[int, Standings], unit: str, year: int
) -> tuple[Entry, ...]:
    ids = ids_in(book.units.data, unit, year)
    if not ids:
        return (Entry(year, None, NOT_MEMBER),)
    return tuple(_entry(book, standings.get(year), one, year) for one in ids)


def _entry(book: Book, standings: Standings | None, unit: str, year: int) -> Entry:
    office = _office(book, unit, year)
    yearbook = book.years.get(year)
    if yearbook is None:
        return Entry(year, unit, NO_YEAR, office=office)
    outcome = yearbook.outcome.data if yearbook.outcome else None
    grades = (outcome.evaluations if outcome else None) or {}
    awards = _awards(book, unit, year)
    standing = standings.units.get(unit) if standings else None
    if standings is None or standing is None:
        return Entry(
            year, unit, NO_SCORES, evaluation=grades.get(unit), office=office, awards=awards
        )
    return Entry(
        year,
        unit,
        SCORED,
        standing.status,
        standing.rank,
        standings.ranked,
        standing.percent,
        standing.places,
        standings.bands.get(standing.band, standing.band) if standing.band else None,
        grades.get(unit),
        office,
        awards,
    )


def _office(book: Book, unit: str, year: int) -> str | None:
    """Leader where it led at any time of the year, else deputy."""
    terms = [term for term in _terms(book) if term.year == year]
    if any(term.leader == unit for term in terms):
        return LEADER
    return DEPUTY if any(unit in (term.deputies or ()) for term in terms) else None


def _awards(book: Book, unit: str, year: int) -> tuple[Held, ...]:
    """What was decided, and proposals on which nothing was."""
    yearbook, names = book.years[year], award_names(book)
    decided = {
        one.award: Held(one.award, names.get(one.award), "granted" if one.granted else "refused")
        for one in (yearbook.decisions.data.decisions if yearbook.decisions else ())
        if one.unit == unit
    }
    proposals = (yearbook.outcome.data.proposals if yearbook.outcome else None) or ()
    open_ones = [
        Held(one.award, names.get(one.award) if one.award else None, "proposed")
        for one in proposals
        if one.unit == unit and one.award not in decided
    ]
    return (*decided.values(), *open_ones)
