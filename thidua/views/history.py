"""`history`: ranks, bands, awards and offices over the years; a gap is shown as a gap."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from thidua.bloc.ranking.standings import Standing, Standings
from thidua.bloc.records.history import (
    BROKEN,
    ELSEWHERE,
    LEADER,
    NO_YEAR,
    NOT_MEMBER,
    AwardHeld,
    History,
    PeriodsTold,
    UnitYears,
    YearOfUnit,
)
from thidua.model.book import Book
from thidua.model.emulation_year import PeriodYear
from thidua.text.numbers import plain
from thidua.views.fields import Entry as Output
from thidua.views.fields import (
    Field,
    Fields,
    RecordFields,
    Spoken,
    output,
    shown,
    table,
    through,
    value,
)
from thidua.views.heads import ALTERED, BLOC, PERIOD, context, of_unit, unit_cell
from thidua.views.rotation import TERM, terms_table, terms_told
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    as_called,
    band_cell,
    deputy_word,
    figure,
    leader_word,
    nothing,
    ordinal,
)
from thidua.words import Lang, say

GAP = "·"
"""A year of which there is no data: neither a rank nor a lack of one."""


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


def _place_in(one: PeriodOf) -> Cell:
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
PERIOD_ENTRIES: Fields[PeriodOf] = (
    Field("period", "history.id", lambda one: Cell(str(one.period)), lambda one: str(one.period),
        data_only=True),
    Field("name", "history.period", lambda one: Cell(one.period.period.name)),
    value("what", lambda one: one.what),
    value("unit", lambda one: one.standing.unit if one.standing else None, str | None),
    value("status", lambda one: one.standing.status if one.standing else None, str | None),
    Field("rank", "history.rank", _place_in,
        lambda one: one.standing.rank if one.standing else None, int | None, align=Align.RIGHT),
    value("ranked", lambda one: one.of_all.ranked_with(one.standing) if one.standing else None,
        int | None),
    Field("percent", "history.percent", _percent, lambda one: one.percent, str | None,
        align=Align.NUMBER),
    Field("band", "history.band",
        lambda one: band_cell(one.band), lambda one: one.band, str | None),
)
UNIT_PERIOD = RecordFields("UnitPeriod", PERIOD_ENTRIES,
    "One period of one unit; nulls where there is nothing.")
UNIT_PERIODS: RecordFields[PeriodUnit] = RecordFields("UnitPeriods", (
    value("id", lambda one: one.unit),
    value("name", lambda one: one.book.unit_name(one.unit)),
    UNIT_PERIOD.many("entries", lambda one: one.entries(one.told.periods)),
), "A unit over the periods of a kind.")
PERIODS: RecordFields[PeriodsOf] = RecordFields("PeriodsOfYear", (
    value("year", lambda one: int(one.told.year), int),
    value("kind", lambda one: one.told.kind),
    PERIOD.many("periods", lambda one: one.told.periods),
    UNIT_PERIODS.many("units", lambda one: one.units),
), "The periods of the kind that was asked for, in one year.")
# fmt: on


def _of_unit(book: Book, told: PeriodsTold, unit: str, lang: Lang) -> Table:
    entries = PeriodUnit(book, told, unit).entries(told.begun, lang)
    return table(PERIOD_ENTRIES, entries, lang, title=_title(told, lang), key="history")


TONES = {
    "granted": Tone.GOOD,
    "refused": Tone.MUTED,
    "revoked": Tone.MUTED,
    "proposed": Tone.NORMAL,
}


@dataclass(frozen=True, slots=True)
class BlocHistory:
    """One bloc's years. `unit`: the unit that was asked for, None for all; `broken`: the years
    whose files have errors; `periods`: what was asked for instead of years; `hints`: the commands
    that tell of periods."""

    book: Book
    history: History
    unit: str | None = None
    broken: frozenset[int] = frozenset()
    periods: tuple[PeriodsTold, ...] = ()
    hints: tuple[str, ...] = ()

    @property
    def drafts(self) -> tuple[int, ...]:
        """The years that stand on a draft scale."""
        scales = {year: one.criteria for year, one in self.book.years.items()}
        return tuple(
            year for year in self.history.years if (own := scales.get(year)) and own.data.is_draft
        )

    def what(self, entry: YearOfUnit) -> str:
        """What there is of that year; BROKEN where its files can't be read."""
        return BROKEN if entry.year in self.broken and entry.unit else entry.what


def history_report(blocs: Sequence[BlocHistory], lang: Lang) -> Report:
    """A section a bloc: one unit's years, or the ranks, leaders and awards of all."""
    unit = blocs[0].unit
    title = say(lang, "history.title")
    if unit is not None:
        title = say(lang, "history.unit_title", unit=blocs[0].book.unit_name(unit))
    return Report(title, tuple(_section(one, lang) for one in blocs), lang)


def _section(one: BlocHistory, lang: Lang) -> Section:
    lang = as_called(one.book, lang)
    blocks: tuple[Block, ...]
    if one.periods:
        blocks = tuple(rank_tables(one.book, one.periods, one.unit, lang))
    elif not one.history.years:
        blocks = (Paragraph(say(lang, "history.no_years"), Tone.MUTED),)
    elif one.unit is not None:
        blocks = tuple(unit_line(one, line, lang) for line in one.history.lines)
    else:
        title, empty = say(lang, "history.terms"), say(lang, "history.no_terms")
        terms = terms_table(one.book, one.history.terms, lang, title=title, empty=empty)
        blocks = (_ranks(one, lang), terms, *_awards(one, lang))
    if one.hints:
        commands = say(lang, "history.see_periods", commands="; ".join(one.hints))
        blocks = (*blocks, Paragraph(commands, Tone.MUTED))
    own = context(one.book)
    if one.drafts:
        years = [str(year) for year in one.drafts]
        own = (*own, ("draft_years", " ".join(years)))
        draft = say(lang, "history.draft", years=", ".join(years))
        blocks = (Paragraph(draft, Tone.WARN, public=True), *blocks)
    return Section(one.book.bloc.data.name, blocks, context=own)


def _ranks(one: BlocHistory, lang: Lang) -> Table:
    """A row a unit, a column a year."""
    fields: Fields[UnitYears] = (
        *through(_unit_of, of_unit(one.book, "history")),
        *(_in_year(one, year, lang) for year in one.history.years),
    )
    note = say(lang, "history.legend", gap=GAP, leader=leader_word(one.book.bloc.data, lang))
    title, named = say(lang, "history.ranks"), {str(year): str(year) for year in one.history.years}
    lines = one.history.lines
    return table(fields, lines, lang, key="ranks", title=title, notes=(note,), named=named)


def _unit_of(line: UnitYears) -> str:
    return line.unit


def _in_year(one: BlocHistory, year: int, lang: Lang) -> Field[UnitYears]:
    def cell(line: UnitYears) -> Cell:
        return _rank_cell(one, [entry for entry in line.entries if entry.year == year], lang)

    return Field(str(year), cell=cell, align=Align.RIGHT)


def _rank_cell(one: BlocHistory, entries: Sequence[YearOfUnit], lang: Lang) -> Cell:
    """The rank; a star for the leader; of units that merged later, theirs side by side."""
    texts = [_rank_text(one, entry, lang) for entry in entries]
    text = "; ".join(texts)
    first = entries[0] if len(entries) == 1 else None
    if first is not None and first.rank is not None:
        tone = Tone.STRONG if first.rank == 1 else Tone.NORMAL
        return Cell(text, first.rank, 0, tone)
    ranks = " ".join(str(entry.rank) for entry in entries if entry.rank is not None)
    muted = not ranks
    return Cell(text, tone=Tone.MUTED if muted else Tone.NORMAL, data=ranks)


def _rank_text(one: BlocHistory, entry: YearOfUnit, lang: Lang) -> str:
    if entry.what == NOT_MEMBER:
        return ""
    star = "*" if entry.office == LEADER else ""
    if entry.rank is not None:
        return f"{entry.rank}{star}"
    if one.what(entry) == BROKEN:
        return say(lang, "history.errors") + star
    if entry.what == ELSEWHERE:
        return say(lang, "history.elsewhere")
    if entry.what == NO_YEAR:
        return GAP + star
    if entry.status is not None:
        return say(lang, "history.unranked") + star
    return say(lang, "history.no_scores") + star


def _awards(one: BlocHistory, lang: Lang) -> list[Table]:
    rows = [
        held
        for year in one.history.years
        for line in one.history.lines
        for each in LineOf(one, line, lang).entries
        if each.entry.year == year and each.entry.unit is not None
        for held in each.awards
    ]
    if not rows:
        return []
    return [table(AWARDS, rows, lang, title=say(lang, "history.awards"), key="awards")]


class HeldOf(NamedTuple):
    book: Book
    entry: YearOfUnit
    held: AwardHeld
    lang: Lang

    @property
    def unit(self) -> str:
        """Who held it, by the id of that year."""
        return self.entry.unit or ""


class EntryOf(NamedTuple):
    told: BlocHistory
    entry: YearOfUnit
    lang: Lang

    @property
    def awards(self) -> Iterator[HeldOf]:
        return (HeldOf(self.told.book, self.entry, held, self.lang) for held in self.entry.awards)

    @property
    def percent(self) -> str | None:
        entry = self.entry
        return None if entry.percent is None else plain(entry.percent, entry.places)


class LineOf(NamedTuple):
    told: BlocHistory
    line: UnitYears
    lang: Lang

    @property
    def entries(self) -> Iterator[EntryOf]:
        return (EntryOf(self.told, entry, self.lang) for entry in self.line.entries)


def award_text(held: AwardHeld, lang: Lang) -> str:
    """The award by name; said where the source names none."""
    return held.name or held.award or say(lang, "history.unnamed")


def unit_line(one: BlocHistory, line: UnitYears, lang: Lang) -> Table:
    """One unit, a row a year."""
    return table(ENTRIES, LineOf(one, line, lang).entries, lang, key="history")


def _unit(one: EntryOf) -> Cell:
    return unit_cell(one.told.book, one.entry.unit) if one.entry.unit else nothing()


def _place(one: EntryOf) -> Cell:
    entry, lang = one.entry, one.lang
    if entry.rank is not None:
        return Cell(f"{entry.rank}/{entry.ranked}", entry.rank, 0, Tone.STRONG)
    if entry.status is not None:
        return nothing(say(lang, f"year.status.{entry.status}"), entry.status)
    what = one.told.what(entry)
    if what == BROKEN:
        return Cell(say(lang, "history.is_broken"), tone=Tone.BAD, data=what)
    return nothing(say(lang, f"history.is_{what}"), what)


def _evaluation(one: EntryOf) -> Cell:
    grade = one.entry.evaluation
    return Cell(say(one.lang, f"year.grade.{grade}"), data=grade) if grade else nothing()


def _office(one: EntryOf) -> Cell:
    office = one.entry.office
    if office is None:
        return nothing()
    word = leader_word if office == LEADER else deputy_word
    return Cell(word(one.told.book.bloc.data, one.lang), data=office)


def _held(one: EntryOf) -> Cell:
    said = [
        f"{award_text(each.held, one.lang)} ({say(one.lang, f'year.held.{each.held.state}')})"
        for each in one.awards
    ]
    return Cell("; ".join(said)) if said else nothing()


def _state(one: HeldOf) -> Cell:
    state = one.held.state
    return Cell(say(one.lang, f"year.held.{state}"), tone=TONES[state], data=state)


# fmt: off
AWARDS: Fields[HeldOf] = (
    Field("year", "history.year", lambda one: ordinal(one.entry.year), column="award_year",
        align=Align.RIGHT),
    Field("unit", "history.id", lambda one: Cell(one.unit), column="id", data_only=True),
    Field("unit_name", "history.unit", lambda one: unit_cell(one.book, one.unit), column="unit",
        wrap=True),
    Field("id", "history.award",
        lambda one: Cell(award_text(one.held, one.lang), data=one.held.award or ""),
        lambda one: one.held.award, str | None, column="award", wrap=True),
    value("name", lambda one: one.held.name, str | None),
    Field("state", "history.state", _state, lambda one: one.held.state),
)
AWARD = RecordFields("HeldAward", AWARDS, "An award that was proposed, granted or refused.")
ENTRIES: Fields[EntryOf] = (
    Field("year", "history.year", lambda one: ordinal(one.entry.year),
        lambda one: one.entry.year, int, column="entry_year", align=Align.RIGHT),
    Field("unit", "history.as", _unit, lambda one: one.entry.unit, str | None, wrap=True,
        priority=3),
    value("what", lambda one: one.told.what(one.entry)),
    value("status", lambda one: one.entry.status, str | None),
    Field("rank", "history.rank", _place, lambda one: one.entry.rank, int | None,
        align=Align.RIGHT),
    value("ranked", lambda one: one.entry.ranked, int | None),
    Field("percent", "history.percent",
        lambda one: figure(one.lang, one.entry.percent, one.entry.places, mark="%"),
        lambda one: one.percent, str | None, align=Align.NUMBER),
    Field("band", "history.band", lambda one: band_cell(one.entry.band),
        lambda one: one.entry.band, str | None),
    Field("evaluation", "history.evaluation", _evaluation, lambda one: one.entry.evaluation,
        str | None, wrap=True, priority=2),
    Field("office", "history.office", _office, lambda one: one.entry.office, str | None,
        wrap=True),
    shown(AWARD.many("awards", lambda one: one.awards), "history.awards", _held, wrap=True),
)
UNIT_YEAR = RecordFields("UnitYear", ENTRIES, "One year of one unit; nulls where there is nothing.")
UNIT: RecordFields[LineOf] = RecordFields("UnitHistory", (
    value("id", lambda one: one.line.unit),
    value("name", lambda one: one.told.book.unit_name(one.line.unit)),
    UNIT_YEAR.many("entries", lambda one: one.entries),
), "A unit over the years.")
ENTRY: RecordFields[Spoken[BlocHistory]] = RecordFields("HistoryEntry", (
    BLOC.at("bloc", lambda one: one.of.book.bloc.data),
    ALTERED,
    value("years", lambda one: list(one.of.history.years), list[int]),
    value("draft_years", lambda one: list(one.of.drafts), list[int]),
    TERM.many("terms", lambda one: terms_told(one.of.book, one.of.history.terms, one.lang)),
    PERIODS.many("periods",
        lambda one: (PeriodsOf(one.of.book, each, one.of.unit) for each in one.of.periods)),
    UNIT.many("units",
        lambda one: (LineOf(one.of, line, one.lang) for line in one.of.history.lines)),
), "A bloc over the years; with --period over the periods of a kind, and nothing else.")
OUTPUT = output("history", ENTRY)
# fmt: on


def history_json(blocs: Sequence[BlocHistory], lang: Lang) -> Output:
    return OUTPUT.entry(Spoken(one, as_called(one.book, lang)) for one in blocs)
