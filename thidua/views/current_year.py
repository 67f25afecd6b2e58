"""`thidua` alone: the current year of each bloc in a few lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thidua.bloc.cycle.status import DONE, LATE
from thidua.model.book import Book
from thidua.text import dates
from thidua.views.heads import context
from thidua.views.status import BlocStanding, next_text, step_name
from thidua.views.table import (
    Block,
    Cell,
    Column,
    Facts,
    Labelled,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Tone,
    as_called,
    leader_word,
    nothing,
)
from thidua.words import Lang, say

FEW = 3
"""Up to so many blocs each has lines of its own; more are a table."""


@dataclass(frozen=True, slots=True)
class Now:
    """One bloc's current year; None where it has none yet."""

    book: Book
    standing: BlocStanding | None
    command: str
    """What shows all of the year; what begins the first one, where there is none."""


def here_report(blocs: Sequence[Now], day: date, lang: Lang) -> Report:
    """A section a bloc, or for many blocs a row each."""
    title = say(lang, "current_year.title", day=dates.show(lang, day))
    if len(blocs) > FEW:
        return Report(title, (Section("", (_table(blocs, lang),)),), lang)
    return Report(title, tuple(_section(one, lang) for one in blocs), lang)


def _section(one: Now, lang: Lang) -> Section:
    lang = as_called(one.book, lang)
    name, own = one.book.bloc.data.name, context(one.book)
    if one.standing is None:
        text = say(lang, "current_year.no_year", command=one.command)
        return Section(name, (Paragraph(text, Tone.STRONG),), context=own)
    blocks: tuple[Block, ...] = (
        _facts(one.book, one.standing, lang),
        Paragraph(next_text(one.standing, lang), Tone.STRONG),
        Paragraph(say(lang, "current_year.more", command=one.command), Tone.MUTED),
    )
    return Section(name, blocks, context=own)


def _facts(book: Book, standing: BlocStanding, lang: Lang) -> Facts:
    status = standing.status
    called = book.emulation_year(status.year).called or str(status.year)
    facts = [Labelled(say(lang, "current_year.year"), Cell(called, tone=Tone.STRONG))]
    if status.term is not None and status.term.leader is not None:
        leader = Cell(book.unit_name(status.term.leader))
        facts.append(Labelled(leader_word(book.bloc.data, lang), leader))
    facts.append(Labelled(say(lang, "current_year.done"), _done(standing, lang)))
    late = [step_name(step, lang) for step in status.steps if step.state == LATE]
    if late:
        facts.append(Labelled(say(lang, "current_year.late"), Cell("; ".join(late), tone=Tone.BAD)))
    return Facts(tuple(facts))


def _done(standing: BlocStanding, lang: Lang) -> Cell:
    steps = standing.status.steps
    done = sum(step.state == DONE for step in steps)
    return Cell(say(lang, "status.of", n=done, all=len(steps)))


def _table(blocs: Sequence[Now], lang: Lang) -> Table:
    columns = (
        Column("bloc", say(lang, "current_year.bloc"), wrap=True),
        Column("year", say(lang, "current_year.year")),
        Column("done", say(lang, "current_year.done"), priority=1),
        Column("next", say(lang, "current_year.next"), wrap=True),
        Column("command", say(lang, "current_year.command"), wrap=True),
    )
    return Table(columns, tuple(_row(one, lang) for one in blocs), key="here")


def _row(one: Now, lang: Lang) -> Row:
    name = Cell(one.book.bloc.data.name)
    if one.standing is None:
        return Row((name, nothing(), nothing(), nothing(), Cell(one.command)))
    status = one.standing.status
    following = nothing()
    if status.next is not None:
        tone = Tone.BAD if status.next.state == LATE else Tone.NORMAL
        following = Cell(step_name(status.next, lang), tone=tone)
    year = Cell(str(status.year), status.year, 0)
    return Row((name, year, _done(one.standing, lang), following, Cell(one.standing.command)))
