"""`what-if`: the ranking and the awards that the rules derive, before and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.model.awards import Award
from thidua.model.book import Book
from thidua.views.heads import names
from thidua.views.rank import Before, rank_json, rank_report
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


def what_if_json(
    years: Sequence[Scored],
    lang: Lang,
    before: Sequence[Before],
    awards: Sequence[Sequence[Moved]],
) -> dict[str, object]:
    """`thidua/what-if/1`: as rank, with the ranks and the awards before."""
    made = rank_json(years, lang, "thidua/what-if/1", before)
    blocs = made["blocs"]
    assert isinstance(blocs, list)
    for entry, moved in zip(blocs, awards, strict=True):
        entry["awards"] = [
            {
                "id": one.award.id,
                "name": one.award.name,
                "before": list(one.before),
                "derived": list(one.after),
                "border_tie": list(one.border_tie),
            }
            for one in moved
        ]
    return made
