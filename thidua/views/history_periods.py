"""`history --period`: each unit's ranks in the periods of a kind, year by year."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from thidua.bloc.ranking.standings import Standing, Standings
from thidua.bloc.records.history import BROKEN, NOT_MEMBER, PeriodsTold
from thidua.model.book import Book
from thidua.model.emulation_year import PeriodYear
from thidua.text.numbers import plain
from thidua.views.fields import Field, Fields, RecordFields, table, value
from thidua.views.heads import PERIOD, of_unit
from thidua.views.table import Align, Block, Cell, Table, Tone, band_cell, figure, nothing
from thidua.words import Lang, say

GAP = "·"


def rank_tables(
    book: Book, told: Sequence[PeriodsTold], unit: str | None, lang: Lang
) -> Iterator[Block]:
    """A table a year: a row a unit and a column a period; of one unit, a row a period."""
    for one in told:
        yield _of_unit(book, one, unit, lang) if unit is not None else _of_all(book, one, lang)


def _of_all(book: Book, told: PeriodsTold, lang: Lang) -> Table:
    fields: Fields[str] = (
        *of_unit(book, "history"),
        *(_in_period(book, told, one, lang) for one in told.begun),
    )
    to_come = len(told.periods) - len(told.begun)
    notes = (say(lang, "history.period_legend", gap=GAP, n=to_come, all=len(told.periods)),)
    named = {str(one): str(one.period.n) for one in told.begun}
    units, title = told.units(book), _title(told, lang)
    return table(fields, units, lang, key="ranks", title=title, notes=notes, named=named)


def _in_period(book: Book, told: PeriodsTold, period: PeriodYear, lang: Lang) -> Field[str]:
    def cell(unit: str) -> Cell:
        return _rank(*told.found(book, unit, period), lang)

    return Field(str(period), cell=cell, align=Align.RIGHT)


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


class PeriodOf(NamedTuple):
    """How a unit stood in a period, with what it takes to tell its row. `standing` None: `what`
    there is instead."""

    told: PeriodsTold
    period: PeriodYear
    what: str
    standing: Standing | None
    lang: Lang = "vi"

    @property
    def of_all(self) -> Standings:
        return self.told.standings[self.period]

    @property
    def band(self) -> str | None:
        if self.standing is None or not self.standing.band:
            return None
        return self.of_all.bands.get(self.standing.band, self.standing.band)

    @property
    def percent(self) -> str | None:
        one = self.standing
        return None if one is None or one.percent is None else plain(one.percent, one.places)


class PeriodsOf(NamedTuple):
    """The periods of one kind in one year; `unit`: the one that was asked for."""

    book: Book
    told: PeriodsTold
    unit: str | None

    @property
    def units(self) -> Iterator["PeriodUnit"]:
        ids = self.told.units(self.book) if self.unit is None else (self.unit,)
        return (PeriodUnit(self.book, self.told, one) for one in ids)


class PeriodUnit(NamedTuple):
    book: Book
    told: PeriodsTold
    unit: str

    def entries(self, periods: Iterable[PeriodYear], lang: Lang = "vi") -> Iterator[PeriodOf]:
        """Period by period; of units that became one later, of each."""
        for period in periods:
            what, held = self.told.found(self.book, self.unit, period)
            for one in held or (None,):
                yield PeriodOf(self.told, period, what, one, lang)


def _place(one: PeriodOf) -> Cell:
    standing = one.standing
    if standing is None:
        return nothing(say(one.lang, f"history.is_{one.what}"), one.what)
    if standing.rank is not None:
        ranked = one.of_all.ranked_with(standing)
        return Cell(f"{standing.rank}/{ranked}", standing.rank, 0, Tone.STRONG)
    return nothing(say(one.lang, f"year.status.{standing.status}"), standing.status)


def _percent(one: PeriodOf) -> Cell:
    if one.standing is None:
        return nothing()
    return figure(one.lang, one.standing.percent, one.standing.places, mark="%")


# fmt: off
ENTRIES: Fields[PeriodOf] = (
    Field("period", "history.id", lambda one: Cell(str(one.period)), lambda one: str(one.period),
        data_only=True),
    Field("name", "history.period", lambda one: Cell(one.period.period.name)),
    value("what", lambda one: one.what),
    value("unit", lambda one: one.standing.unit if one.standing else None, str | None),
    value("status", lambda one: one.standing.status if one.standing else None, str | None),
    Field("rank", "history.rank", _place, lambda one: one.standing.rank if one.standing else None,
        int | None, align=Align.RIGHT),
    value("ranked", lambda one: one.of_all.ranked_with(one.standing) if one.standing else None,
        int | None),
    Field("percent", "history.percent", _percent, lambda one: one.percent, str | None,
        align=Align.NUMBER),
    Field("band", "history.band",
        lambda one: band_cell(one.band), lambda one: one.band, str | None),
)
UNIT_PERIOD = RecordFields("UnitPeriod", ENTRIES,
    "One period of one unit; nulls where there is nothing.")
UNIT: RecordFields[PeriodUnit] = RecordFields("UnitPeriods", (
    value("id", lambda one: one.unit),
    value("name", lambda one: one.book.unit_name(one.unit)),
    UNIT_PERIOD.many("entries", lambda one: one.entries(one.told.periods)),
), "A unit over the periods of a kind.")
PERIODS: RecordFields[PeriodsOf] = RecordFields("PeriodsOfYear", (
    value("year", lambda one: int(one.told.year), int),
    value("kind", lambda one: one.told.kind),
    PERIOD.many("periods", lambda one: one.told.periods),
    UNIT.many("units", lambda one: one.units),
), "The periods of the kind that was asked for, in one year.")
# fmt: on


def _of_unit(book: Book, told: PeriodsTold, unit: str, lang: Lang) -> Table:
    entries = PeriodUnit(book, told, unit).entries(told.begun, lang)
    return table(ENTRIES, entries, lang, title=_title(told, lang), key="history")
