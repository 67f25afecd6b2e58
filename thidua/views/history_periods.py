"""`history --period`: each unit's ranks in the periods of a kind, year by year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.bloc.lineage import at_last
from thidua.bloc.ranking.standings import Standing, Standings
from thidua.bloc.records.history import ids_in
from thidua.model.book import Book
from thidua.model.emulation_year import EmulationYear, PeriodYear
from thidua.text.numbers import plain
from thidua.views.heads import period_json, unit_cell
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Column,
    Row,
    Table,
    Tone,
    figure,
    nothing,
)
from thidua.words import Lang, say

GAP = "·"
SCORED, BROKEN, NO_SCORES, NOT_MEMBER = "scored", "broken", "no_scores", "not_member"


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


def rank_tables(
    book: Book, told: Sequence[PeriodsTold], unit: str | None, lang: Lang
) -> Iterator[Block]:
    """A table a year: a row a unit and a column a period; of one unit, a row a period."""
    for one in told:
        yield _of_unit(book, one, unit, lang) if unit is not None else _of_all(book, one, lang)


def _of_all(book: Book, told: PeriodsTold, lang: Lang) -> Table:
    columns = (
        Column("id", say(lang, "history.id"), data_only=True),
        Column("unit", say(lang, "history.unit"), wrap=True),
        *(Column(str(one), str(one.period.n), Align.RIGHT) for one in told.begun),
    )
    rows = tuple(
        Row(
            (
                Cell(unit),
                unit_cell(book, unit),
                *(_rank(*told.found(book, unit, one), lang) for one in told.begun),
            )
        )
        for unit in told.units(book)
    )
    to_come = len(told.periods) - len(told.begun)
    notes = (say(lang, "history.period_legend", gap=GAP, n=to_come, all=len(told.periods)),)
    return Table(columns, rows, title=_title(told, lang), key="ranks", notes=notes)


def _title(told: PeriodsTold, lang: Lang) -> str:
    kind = told.periods[0].period.kind if told.periods else told.kind
    return say(lang, "history.period_ranks", kind=kind, year=told.year)


def _rank(what: str, held: list[Standing], lang: Lang) -> Cell:
    if what == NOT_MEMBER:
        return Cell("")
    if what == BROKEN:
        return Cell(say(lang, "history.errors"), tone=Tone.MUTED)
    ranks = [one.rank for one in held if one.rank is not None]
    if not ranks:
        return Cell(GAP, tone=Tone.MUTED, data="")
    if len(ranks) == 1:
        return Cell(str(ranks[0]), ranks[0], 0, Tone.STRONG if ranks[0] == 1 else Tone.NORMAL)
    return Cell("; ".join(map(str, ranks)), data=" ".join(map(str, ranks)))


def _of_unit(book: Book, told: PeriodsTold, unit: str, lang: Lang) -> Table:
    columns = (
        Column("period", say(lang, "history.id"), data_only=True),
        Column("name", say(lang, "history.period")),
        Column("rank", say(lang, "history.rank"), Align.RIGHT),
        Column("percent", say(lang, "history.percent"), Align.NUMBER),
        Column("band", say(lang, "history.band")),
    )
    rows = tuple(row for one in told.begun for row in _rows(book, told, unit, one, lang))
    return Table(columns, rows, title=_title(told, lang), key="history")


def _rows(
    book: Book, told: PeriodsTold, unit: str, period: PeriodYear, lang: Lang
) -> Iterator[Row]:
    what, held = told.found(book, unit, period)
    name = (Cell(str(period)), Cell(period.period.name))
    if not held:
        words = "is_broken" if what == BROKEN else f"is_{what}"
        yield Row((*name, nothing(say(lang, f"history.{words}"), what), nothing(), nothing()))
    for one in held:
        known = told.standings[period]
        if one.rank is not None:
            place = Cell(f"{one.rank}/{known.ranked_with(one)}", one.rank, 0, Tone.STRONG)
        else:
            place = nothing(say(lang, f"year.status.{one.status}"), one.status)
        band = known.bands.get(one.band, one.band) if one.band else None
        percent = figure(lang, one.percent, one.places, mark="%")
        yield Row((*name, place, percent, Cell(band, tone=Tone.GOOD) if band else nothing()))


def periods_json(book: Book, told: PeriodsTold, unit: str | None) -> dict[str, object]:
    """The periods of one kind in one year, and each unit's entries in them."""
    units = told.units(book) if unit is None else (unit,)
    return {
        "year": int(told.year),
        "kind": told.kind,
        "periods": [period_json(one) for one in told.periods],
        "units": [
            {
                "id": one,
                "name": book.unit_name(one),
                "entries": [
                    entry
                    for period in told.periods
                    for entry in _entries(told, period, *told.found(book, one, period))
                ],
            }
            for one in units
        ],
    }


def _entries(
    told: PeriodsTold, period: PeriodYear, what: str, held: list[Standing]
) -> Iterator[dict[str, object]]:
    head: dict[str, object] = {"period": str(period), "what": what}
    nothing_there = dict.fromkeys(("unit", "status", "rank", "ranked", "percent", "band"))
    if not held:
        yield head | nothing_there
    for one in held:
        known = told.standings[period]
        yield head | {
            "unit": one.unit,
            "status": one.status,
            "rank": one.rank,
            "ranked": known.ranked_with(one),
            "percent": None if one.percent is None else plain(one.percent, one.places),
            "band": known.bands.get(one.band, one.band) if one.band else None,
        }
