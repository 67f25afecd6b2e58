"""`what-if`: the ranking and the awards that the rules derive, before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from thidua.model.awards import Award
from thidua.model.book import Book
from thidua.views.fields import Entry, Record, output, through, value
from thidua.views.heads import names
from thidua.views.rank import HEAD_OF_RANKING, RANKING, Before, Ranking, rank_report
from thidua.views.scored import Scored
from thidua.views.table import Block, Cell, Column, Report, Row, Table, Tone, nothing
from thidua.words import Lang, say


@dataclass(frozen=True, slots=True)
class Moved:
    """One award: whom the rules name before and after, and who ties for it after."""

    award: Award
    before: tuple[str, ...]
    after: tuple[str, ...]
    border_tie: tuple[str, ...] = ()


def what_if_report(
    years: Sequence[Scored],
    lang: Lang,
    before: Sequence[Before],
    assumed: str,
    awards: Sequence[Sequence[Moved]],
) -> Report:
    """The ranking with the ranks before; below it the awards, where the year has any."""
    report = rank_report(years, lang, before, assumed)
    sections = []
    for section, scored, moved in zip(report.sections, years, awards, strict=True):
        blocks: tuple[Block, ...] = section.blocks
        if moved:
            blocks = (*blocks, _awards(scored.book, moved, lang))
        sections.append(type(section)(section.title, blocks, section.level, section.context))
    return Report(report.title, tuple(sections), report.lang, report.lead)


def _awards(book: Book, moved: Sequence[Moved], lang: Lang) -> Table:
    columns = (
        Column("award", say(lang, "awards.id"), data_only=True),
        Column("name", say(lang, "awards.award"), wrap=True),
        Column("before", say(lang, "awards.before"), wrap=True),
        Column("after", say(lang, "awards.after"), wrap=True),
    )
    rows = tuple(
        Row((Cell(one.award.id), Cell(one.award.name), *_cells(book, one, lang))) for one in moved
    )
    return Table(columns, rows, title=say(lang, "awards.what_if"), key="awards")


def _cells(book: Book, one: Moved, lang: Lang) -> tuple[Cell, Cell]:
    empty = say(lang, "awards.by_meeting") if one.award.pick == "meeting" else "—"
    tone = Tone.WARN if one.before != one.after or one.border_tie else Tone.NORMAL
    was, now = (
        Cell(names(book, units), data=" ".join(units)) if units else nothing(empty)
        for units in (one.before, one.after)
    )
    text = now.text
    if one.border_tie:
        tie = say(lang, "awards.tie", units=names(book, one.border_tie))
        text = f"{text}; {tie}" if one.after else tie
    return was, Cell(text, tone=tone if tone is Tone.WARN else now.tone, data=" ".join(one.after))


class Supposed(NamedTuple):
    """A bloc's ranking and awards as they would be."""

    ranking: Ranking
    awards: Sequence[Moved]


# fmt: off
BEFORE: Record[tuple[str, int | None]] = Record("RankBefore",
    (value("id", lambda one: one[0]), value("rank", lambda one: one[1], int | None)),
    "A unit's rank before what is supposed.")
AWARD: Record[Moved] = Record("SupposedAward", (
    value("id", lambda one: one.award.id),
    value("name", lambda one: one.award.name),
    value("before", lambda one: list(one.before), list[str]),
    value("derived", lambda one: list(one.after), list[str]),
    value("border_tie", lambda one: list(one.border_tie), list[str]),
), "Whom the rules name for an award, before and after what is supposed.")
BLOC: Record[Supposed] = Record("WhatIfEntry", (
    BEFORE.many("before", lambda one: (one.ranking.before or {}).items()),
    AWARD.many("awards", lambda one: one.awards),
), "A bloc's ranking as it would be.",
    head=through(lambda one: one.ranking, (*HEAD_OF_RANKING, *RANKING)))
OUTPUT = output("what-if", BLOC)
# fmt: on


def what_if_json(
    years: Sequence[Scored],
    lang: Lang,
    before: Sequence[Before],
    awards: Sequence[Sequence[Moved]],
) -> Entry:
    """`thidua/what-if/1`: as rank, with the ranks and the awards before."""
    told = zip(years, before, awards, strict=True)
    return OUTPUT.entry(
        Supposed(Ranking.of(scored, lang, was), moved) for scored, was, moved in told
    )
