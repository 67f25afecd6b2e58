"""Units over the years: rank, percent, band, awards and office; renamed and merged units followed.

Every year is looked at by itself, so the answer does not depend on what else was asked for.

Who changed which figure when: entries of sheets through the commits that touched them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.awarding.earlier_years import Past, past_of
from thidua.bloc.lineage import at_last, everyone, in_year, later
from thidua.bloc.ranking.standings import Standing, Standings
from thidua.model.book import Book
from thidua.model.emulation_year import EmulationYear, PeriodYear
from thidua.model.units import Term, Units

LEADER, DEPUTY = "leader", "deputy"
SCORED, NO_SCORES, NO_YEAR, NOT_MEMBER = "scored", "no_scores", "no_year", "not_member"
ELSEWHERE, BROKEN = "elsewhere", "broken"


class AwardHeld(NamedTuple):
    """An award by name, and whether it was only `proposed`, `granted`, `refused`, or granted and
    `revoked` since. The name is None where the source names none."""

    award: str | None
    name: str | None
    state: str


class YearOfUnit(NamedTuple):
    """One year of one unit. `unit`: the id that it had then (None when it was no member;
    `bloc/unit` in another bloc). `what`: scored, or why there is no score: no_scores, no_year (a
    gap in the data), not_member, elsewhere (in another bloc: `was`). `ranked`: how many units had
    a rank."""

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
    awards: tuple[AwardHeld, ...] = ()


class UnitYears(NamedTuple):
    """One unit through the years; a year in which it was several units has an entry for each."""

    unit: str
    entries: tuple[YearOfUnit, ...]


class History(NamedTuple):
    """All years from the first to the last that the data speaks of, gaps included."""

    years: tuple[int, ...]
    lines: tuple[UnitYears, ...]
    terms: tuple[Term, ...]


def years_of(book: Book) -> tuple[int, ...]:
    """From the first to the last year with a folder, a term or a record, gaps included."""
    years = {*book.years, *(term.year for term in book.terms)}
    years |= {one.year for one in book.recorded}
    # A unit's years in the bloc that it comes from are told as far as they are its own.
    units = everyone(book)
    there = {year for other in book.elsewhere.values() for year in other.years}
    heirs = [unit.id for unit in book.units.data.units if unit.was is not None]
    years |= {
        year
        for year in there
        if any("/" in one for heir in heirs for one in in_year(units, heir, year))
    }
    return tuple(range(min(years), max(years) + 1)) if years else ()


def history(
    book: Book, standings: Mapping[int, Standings], units: tuple[str, ...] | None = None
) -> History:
    """The lines of the units asked for; without any, one for each unit that has not become
    another, in the order of units.yaml. `standings`: of the years that could be scored."""
    years = years_of(book)
    if units is None:
        own = book.units.data
        units = tuple(unit.id for unit in own.units if at_last(own, unit.id) == unit.id)
    past = past_of(book, max(years, default=0))
    lines = tuple(
        UnitYears(
            unit,
            tuple(entry for year in years for entry in _entries(book, past, standings, unit, year)),
        )
        for unit in units
    )
    terms = tuple(sorted(book.terms, key=lambda term: (term.year, str(term.from_ or ""))))
    return History(years, lines, terms)


def ids_in(units: Units, unit: str, year: int) -> tuple[str, ...]:
    """What a unit was called in a year: itself, what became it, or what it became."""
    found = in_year(units, unit, year)
    then = None if found else later(units, unit, year)
    return found or (() if then is None else (then,))


def _entries(
    book: Book, past: Past, standings: Mapping[int, Standings], unit: str, year: int
) -> tuple[YearOfUnit, ...]:
    ids = ids_in(everyone(book), unit, year)
    if not ids:
        return (YearOfUnit(year, None, NOT_MEMBER),)
    return tuple(_entry(book, past, standings.get(year), one, year) for one in ids)


def _entry(book: Book, past: Past, standings: Standings | None, unit: str, year: int) -> YearOfUnit:
    office = _office(book, unit, year)
    grade = past.evaluations.get(year, {}).get(unit)
    awards = _awards(book, past, unit, year)
    standing = standings.units.get(unit) if standings else None
    if standings is None or standing is None:
        what = NO_SCORES if year in book.years else NO_YEAR
        what = ELSEWHERE if "/" in unit else what
        return YearOfUnit(year, unit, what, evaluation=grade, office=office, awards=awards)
    return YearOfUnit(
        year,
        unit,
        SCORED,
        standing.status,
        standing.rank,
        standings.ranked_with(standing),
        standing.percent,
        standing.places,
        standings.bands.get(standing.band, standing.band) if standing.band else None,
        grade,
        office,
        awards,
    )


def _office(book: Book, unit: str, year: int) -> str | None:
    """Leader where it led at any time of the year, else deputy."""
    terms = [term for term in book.terms if term.year == year]
    if any(term.leader == unit for term in terms):
        return LEADER
    return DEPUTY if any(unit in (term.deputies or ()) for term in terms) else None


def _awards(book: Book, past: Past, unit: str, year: int) -> tuple[AwardHeld, ...]:
    """What was decided, and proposals on which nothing was."""
    bloc, _, own = unit.rpartition("/")
    told = book.elsewhere.get(bloc, book)
    yearbook, names = told.years.get(year), book.award_names | told.award_names
    decided = {
        award: AwardHeld(award, names.get(award), grant.state)
        for (award, to), grant in past.grants.get(year, {}).items()
        if to == unit
    }
    outcome = yearbook.outcome.data if yearbook is not None and yearbook.outcome else None
    proposals = (outcome.proposals if outcome else None) or ()
    open_ones = [
        AwardHeld(one.award, names.get(one.award) if one.award else None, "proposed")
        for one in proposals
        if one.unit == own and one.award not in decided
    ]
    return (*decided.values(), *open_ones)


class EntryChange(NamedTuple):
    """One entry of one sheet that a commit changed, as the file has it; None where it was, or is,
    not there. `period`: that of the sheet, such as `tuan/03`; "" where it is the year's."""

    unit: str
    stage: str
    scorer: str | None
    entry: str
    before: object
    after: object
    period: str = ""


class Entered(NamedTuple):
    """What stands in one sheet: its head and its entries as the file has them."""

    unit: str
    stage: str
    scorer: str | None
    period: str
    entries: Mapping[str, object]


def entered(tree: object, stage: str, name: str, period: str = "") -> Entered | None:
    """The entries of a sheet's tree; None for what is no sheet."""
    if not isinstance(tree, dict):
        return None
    unit, _, scorer = name.removesuffix(".yaml").partition("--")
    entries: dict[str, object] = {}
    for part in ("facts", "scores"):
        given = tree.get(part)
        if isinstance(given, dict):
            entries |= {str(key): "" if value is None else value for key, value in given.items()}
    for key in ("claimed", "no_other_events"):
        if isinstance(tree.get(key), str):
            entries[key] = tree[key]
    written = tree.get("scorer")
    return Entered(
        unit, stage, written if isinstance(written, str) else scorer or None, period, entries
    )


def typed(value: object) -> str:
    """An entry as a person would type it on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {typed(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(typed(one) for one in value) + "]"
    return "" if value is None else str(value)


def entry_changes(before: Entered | None, after: Entered | None) -> Iterator[EntryChange]:
    """The entries that differ between two states of one sheet, in the newer order.

    A file that became another unit's, stage's or scorer's sheet is one sheet gone and one new.
    """
    if before is not None and after is not None and before[:4] != after[:4]:
        yield from entry_changes(before, None)
        yield from entry_changes(None, after)
        return
    head = after or before
    if head is None:
        return
    was = before.entries if before else {}
    now = after.entries if after else {}
    for entry in dict.fromkeys([*now, *was]):
        if was.get(entry) != now.get(entry):
            yield EntryChange(
                head.unit,
                head.stage,
                head.scorer,
                entry,
                was.get(entry),
                now.get(entry),
                head.period,
            )


@dataclass(frozen=True, slots=True)
class PeriodsTold:
    """The periods of one kind in one year. `standings`: of those that could be scored; `broken`:
    those whose files have errors."""

    year: EmulationYear
    kind: str
    periods: tuple[PeriodYear, ...]
    standings: dict[PeriodYear, Standings]
    broken: frozenset[PeriodYear] = frozenset()

    def units(self, book: Book) -> tuple[str, ...]:
        """Who took part in any of them, by the id that it has now."""
        everyone = book.units.data
        there = {at_last(everyone, unit.id) for one in self.periods for unit in book.members(one)}
        return tuple(unit.id for unit in everyone.units if unit.id in there)

    def found(self, book: Book, unit: str, period: PeriodYear) -> tuple[str, list[Standing]]:
        """What there is of a unit in a period, and how it stood there: of units that became one
        later, of each."""
        ids = ids_in(book.units.data, unit, period)
        if not ids:
            return NOT_MEMBER, []
        if period in self.broken:
            return BROKEN, []
        known = self.standings.get(period)
        held = [known.units[one] for one in ids if one in known.units] if known else []
        return (SCORED if held else NO_SCORES), held

    @property
    def begun(self) -> tuple[PeriodYear, ...]:
        """The periods with a rank, or with errors: in the others nobody has been scored yet."""
        return tuple(
            one
            for one in self.periods
            if one in self.broken or (one in self.standings and self.standings[one].ranked)
        )
