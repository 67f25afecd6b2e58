"""`history`: ranks, bands, awards and offices over the years; a gap is shown as a gap."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.bloc.records.history import (
    ELSEWHERE,
    LEADER,
    NO_YEAR,
    NOT_MEMBER,
    Entry,
    Held,
    History,
    Line,
)
from thidua.model.book import Book
from thidua.text.numbers import plain
from thidua.views.heads import context, head_json, unit_cell
from thidua.views.history_periods import PeriodsTold, periods_json, rank_tables
from thidua.views.offices import as_called, deputy_word, leader_word
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Column,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Tone,
    figure,
    nothing,
)
from thidua.views.terms import terms_json, terms_table
from thidua.words import Lang, say

BROKEN = "broken"
GAP = "·"
"""A year of which there is no data: neither a rank nor a lack of one."""
TONES = {
    "granted": Tone.GOOD,
    "refused": Tone.MUTED,
    "revoked": Tone.MUTED,
    "proposed": Tone.NORMAL,
}


@dataclass(frozen=True, slots=True)
class Told:
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
            year
            for year in self.history.years
            if (own := scales.get(year)) and own.data.status == "draft"
        )

    def what(self, entry: Entry) -> str:
        """What there is of that year; BROKEN where its files can't be read."""
        return BROKEN if entry.year in self.broken and entry.unit else entry.what


def history_report(blocs: Sequence[Told], lang: Lang) -> Report:
    """A section a bloc: one unit's years, or the ranks, leaders and awards of all."""
    unit = blocs[0].unit
    title = say(lang, "history.title")
    if unit is not None:
        title = say(lang, "history.unit_title", unit=blocs[0].book.unit_name(unit))
    return Report(title, tuple(_section(one, lang) for one in blocs), lang)


def _section(one: Told, lang: Lang) -> Section:
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


def _ranks(one: Told, lang: Lang) -> Table:
    """A row a unit, a column a year."""
    columns = (
        Column("id", say(lang, "history.id"), data_only=True),
        Column("unit", say(lang, "history.unit"), wrap=True),
        *(Column(str(year), str(year), Align.RIGHT) for year in one.history.years),
    )
    rows = tuple(_rank_row(one, line, lang) for line in one.history.lines)
    note = say(lang, "history.legend", gap=GAP, leader=leader_word(one.book.bloc.data, lang))
    title = say(lang, "history.ranks")
    return Table(columns, rows, title=title, key="ranks", notes=(note,))


def _rank_row(one: Told, line: Line, lang: Lang) -> Row:
    cells = [
        _rank_cell(one, [entry for entry in line.entries if entry.year == year], lang)
        for year in one.history.years
    ]
    return Row((Cell(line.unit), unit_cell(one.book, line.unit), *cells))


def _rank_cell(one: Told, entries: Sequence[Entry], lang: Lang) -> Cell:
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


def _rank_text(one: Told, entry: Entry, lang: Lang) -> str:
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


def _awards(one: Told, lang: Lang) -> list[Table]:
    rows = [
        _award(one.book, entry, held, lang)
        for year in one.history.years
        for line in one.history.lines
        for entry in line.entries
        if entry.year == year and entry.unit is not None
        for held in entry.awards
    ]
    if not rows:
        return []
    columns = (
        Column("award_year", say(lang, "history.year"), Align.RIGHT),
        Column("id", say(lang, "history.id"), data_only=True),
        Column("unit", say(lang, "history.unit"), wrap=True),
        Column("award", say(lang, "history.award"), wrap=True),
        Column("state", say(lang, "history.state")),
    )
    return [Table(columns, tuple(rows), title=say(lang, "history.awards"), key="awards")]


def _award(book: Book, entry: Entry, held: Held, lang: Lang) -> Row:
    unit = entry.unit or ""
    state = say(lang, f"year.held.{held.state}")
    return Row(
        (
            Cell(str(entry.year), entry.year, 0),
            Cell(unit),
            unit_cell(book, unit),
            Cell(award_text(held, lang), data=held.award or ""),
            Cell(state, tone=TONES[held.state], data=held.state),
        )
    )


def award_text(held: Held, lang: Lang) -> str:
    """The award by name; said where the source names none."""
    return held.name or held.award or say(lang, "history.unnamed")


def unit_line(one: Told, line: Line, lang: Lang) -> Table:
    """One unit, a row a year."""
    columns = (
        Column("entry_year", say(lang, "history.year"), Align.RIGHT),
        Column("unit", say(lang, "history.as"), wrap=True, priority=3),
        Column("rank", say(lang, "history.rank"), Align.RIGHT),
        Column("percent", say(lang, "history.percent"), Align.NUMBER),
        Column("band", say(lang, "history.band")),
        Column("evaluation", say(lang, "history.evaluation"), wrap=True, priority=2),
        Column("office", say(lang, "history.office"), wrap=True),
        Column("awards", say(lang, "history.awards"), wrap=True),
    )
    rows = tuple(_entry(one, entry, lang) for entry in line.entries)
    return Table(columns, rows, key="history")


def _entry(one: Told, entry: Entry, lang: Lang) -> Row:
    book = one.book
    return Row(
        (
            Cell(str(entry.year), entry.year, 0),
            unit_cell(book, entry.unit) if entry.unit else nothing(),
            _place(one, entry, lang),
            figure(lang, entry.percent, entry.places, mark="%"),
            Cell(entry.band, tone=Tone.GOOD) if entry.band else nothing(),
            Cell(say(lang, f"year.grade.{entry.evaluation}"), data=entry.evaluation)
            if entry.evaluation
            else nothing(),
            _office(book, entry, lang),
            _held(entry, lang),
        )
    )


def _place(one: Told, entry: Entry, lang: Lang) -> Cell:
    if entry.rank is not None:
        return Cell(f"{entry.rank}/{entry.ranked}", entry.rank, 0, Tone.STRONG)
    if entry.status is not None:
        return nothing(say(lang, f"year.status.{entry.status}"), entry.status)
    what = one.what(entry)
    if what == BROKEN:
        return Cell(say(lang, "history.is_broken"), tone=Tone.BAD, data=what)
    return nothing(say(lang, f"history.is_{what}"), what)


def _office(book: Book, entry: Entry, lang: Lang) -> Cell:
    if entry.office is None:
        return nothing()
    word = leader_word if entry.office == LEADER else deputy_word
    return Cell(word(book.bloc.data, lang), data=entry.office)


def _held(entry: Entry, lang: Lang) -> Cell:
    said = [
        f"{award_text(held, lang)} ({say(lang, f'year.held.{held.state}')})"
        for held in entry.awards
    ]
    return Cell("; ".join(said)) if said else nothing()


def history_json(blocs: Sequence[Told], lang: Lang) -> dict[str, object]:
    """`thidua/history/1`."""
    return {"schema": "thidua/history/1", "blocs": [_bloc_json(one, lang) for one in blocs]}


def _bloc_json(one: Told, lang: Lang) -> dict[str, object]:
    lang = as_called(one.book, lang)
    return head_json(one.book) | {
        "years": list(one.history.years),
        "draft_years": list(one.drafts),
        "terms": terms_json(one.book, one.history.terms, lang),
        "periods": [periods_json(one.book, each, one.unit) for each in one.periods],
        "units": [
            {
                "id": line.unit,
                "name": one.book.unit_name(line.unit),
                "entries": [_entry_json(one, entry) for entry in line.entries],
            }
            for line in one.history.lines
        ],
    }


def _entry_json(one: Told, entry: Entry) -> dict[str, object]:
    percent = None if entry.percent is None else plain(entry.percent, entry.places)
    return {
        "year": entry.year,
        "unit": entry.unit,
        "what": one.what(entry),
        "status": entry.status,
        "rank": entry.rank,
        "ranked": entry.ranked,
        "percent": percent,
        "band": entry.band,
        "evaluation": entry.evaluation,
        "office": entry.office,
        "awards": [
            {"id": held.award, "name": held.name, "state": held.state} for held in entry.awards
        ],
    }
