"""`what-if`: the ranking and the awards that the rules derive, before and after."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from thidua.bloc.awarding.result import AwardMoved
from thidua.model.book import Book
from thidua.views.fields import Entry, Field, Fields, RecordFields, output, table, through, value
from thidua.views.heads import names, names_cell
from thidua.views.rank import HEAD_OF_RANKING, RANKING, Before, RankingTold, rank_report
from thidua.views.scored import Scored
from thidua.views.table import NOTHING, Block, Cell, Report, Tone
from thidua.words import Lang, say


def what_if_report(
    years: Sequence[Scored],
    lang: Lang,
    before: Sequence[Before],
    assumed: str,
    awards: Sequence[Sequence[AwardMoved]],
) -> Report:
    """The ranking with the ranks before; below it the awards, where the year has any."""
    report = rank_report(years, lang, before, assumed)
    sections = []
    for section, scored, moved in zip(report.sections, years, awards, strict=True):
        blocks: tuple[Block, ...] = section.blocks
        if moved:
            told, title = _moved(scored.book, moved, lang), say(lang, "awards.what_if")
            blocks = (*blocks, table(AWARDS, told, lang, title=title, key="awards"))
        sections.append(type(section)(section.title, blocks, section.level, section.context))
    return Report(report.title, tuple(sections), report.lang, report.lead)


class MovedOf(NamedTuple):
    book: Book
    moved: AwardMoved
    lang: Lang

    def named(self, units: tuple[str, ...]) -> Cell:
        by_meeting = say(self.lang, "awards.by_meeting") if self.moved.award.by_meeting else NOTHING
        return names_cell(self.book, units, by_meeting)


def _after(of: MovedOf) -> Cell:
    one, now = of.moved, of.named(of.moved.after)
    differs = one.before != one.after or bool(one.border_tie)
    text = now.text
    if one.border_tie:
        tie = say(of.lang, "awards.tie", units=names(of.book, one.border_tie))
        text = f"{text}; {tie}" if one.after else tie
    return Cell(text, tone=Tone.WARN if differs else now.tone, data=" ".join(one.after))


def _moved(book: Book, moved: Sequence[AwardMoved], lang: Lang) -> Iterator[MovedOf]:
    return (MovedOf(book, one, lang) for one in moved)


class Supposed(NamedTuple):
    ranking: RankingTold
    awards: Sequence[AwardMoved]


# fmt: off
BEFORE: RecordFields[tuple[str, int | None]] = RecordFields("RankBefore",
    (value("id", lambda one: one[0]), value("rank", lambda one: one[1], int | None)),
    "A unit's rank before what is supposed.")
AWARDS: Fields[MovedOf] = (
    Field("id", "awards.id", lambda one: Cell(one.moved.award.id), lambda one: one.moved.award.id,
        column="award", data_only=True),
    Field("name", "awards.award", lambda one: Cell(one.moved.award.name),
        lambda one: one.moved.award.name, wrap=True),
    Field("before", "awards.before", lambda one: one.named(one.moved.before),
        lambda one: list(one.moved.before), list[str], wrap=True),
    Field("derived", "awards.after", _after, lambda one: list(one.moved.after), list[str],
        column="after", wrap=True),
    value("border_tie", lambda one: list(one.moved.border_tie), list[str]),
)
AWARD = RecordFields("SupposedAward", AWARDS,
    "Whom the rules name for an award, before and after what is supposed.")
BLOC: RecordFields[Supposed] = RecordFields("WhatIfEntry", (
    BEFORE.many("before", lambda one: (one.ranking.before or {}).items()),
    AWARD.many("awards", lambda one: _moved(one.ranking.scored.book, one.awards, "vi")),
), "A bloc's ranking as it would be.",
    head=through(lambda one: one.ranking, (*HEAD_OF_RANKING, *RANKING)))
OUTPUT = output("what-if", BLOC)
# fmt: on


def what_if_json(
    years: Sequence[Scored],
    lang: Lang,
    before: Sequence[Before],
    awards: Sequence[Sequence[AwardMoved]],
) -> Entry:
    """`thidua/what-if/1`: as rank, with the ranks and the awards before."""
    told = zip(years, before, awards, strict=True)
    return OUTPUT.entry(
        Supposed(RankingTold.of(scored, lang, was), moved) for scored, was, moved in told
    )
