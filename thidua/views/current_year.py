"""`thidua` alone: the current year of each bloc in a few lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thidua.bloc.cycle.status import DONE, LATE
from thidua.model.book import Book
from thidua.text import dates
from thidua.views.fields import Field, Fields, Spoken, table
from thidua.views.heads import context
from thidua.views.status import BlocStanding, next_blocks, step_name
from thidua.views.table import (
    Block,
    Cell,
    Facts,
    Labelled,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    as_called,
    leader_word,
    nothing,
    ordinal,
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


def current_year_report(blocs: Sequence[Now], day: date, lang: Lang) -> Report:
    """A section a bloc, or for many blocs a row each."""
    title = say(lang, "cli.current_year.title", day=dates.show(lang, day))
    if len(blocs) > FEW:
        return Report(title, (Section("", (_table(blocs, lang),)),), lang)
    return Report(title, tuple(_section(one, lang) for one in blocs), lang)


def _section(one: Now, lang: Lang) -> Section:
    lang = as_called(one.book, lang)
    name, own = one.book.bloc.data.name, context(one.book)
    if one.standing is None:
        text = say(lang, "cli.current_year.no_year", command=one.command)
        return Section(name, (Paragraph(text, Tone.STRONG),), context=own)
    blocks: tuple[Block, ...] = (
        _facts(one.book, one.standing, lang),
        *next_blocks(one.standing, lang),
        Paragraph(say(lang, "cli.current_year.more", command=one.command), Tone.MUTED),
    )
    return Section(name, blocks, context=own)


def _facts(book: Book, standing: BlocStanding, lang: Lang) -> Facts:
    status = standing.status
    called = book.emulation_year(status.year).called or str(status.year)
    facts = [Labelled(say(lang, "cli.current_year.year"), Cell(called, tone=Tone.STRONG))]
    if status.term is not None and status.term.leader is not None:
        leader = Cell(book.unit_name(status.term.leader))
        facts.append(Labelled(leader_word(book.bloc.data, lang), leader))
    facts.append(Labelled(say(lang, "cli.current_year.done"), _done(standing, lang)))
    late = [step_name(step, lang) for step in status.steps if step.state == LATE]
    if late:
        facts.append(
            Labelled(say(lang, "cli.current_year.late"), Cell("; ".join(late), tone=Tone.BAD))
        )
    return Facts(tuple(facts))


def _done(standing: BlocStanding, lang: Lang) -> Cell:
    steps = standing.status.steps
    done = sum(step.state == DONE for step in steps)
    return Cell(say(lang, "status.of", n=done, all=len(steps)))


def _table(blocs: Sequence[Now], lang: Lang) -> Table:
    return table(NOW, (Spoken(one, lang) for one in blocs), lang, key="here")


def _year(told: Spoken[Now]) -> Cell:
    standing = told.of.standing
    return ordinal(None if standing is None else standing.status.year)


def _following(told: Spoken[Now]) -> Cell:
    step = None if told.of.standing is None else told.of.standing.status.next
    if step is None:
        return nothing()
    tone = Tone.BAD if step.state == LATE else Tone.NORMAL
    return Cell(step_name(step, told.lang), tone=tone)


# fmt: off
NOW: Fields[Spoken[Now]] = (
    Field("bloc", "cli.current_year.bloc", lambda one: Cell(one.of.book.bloc.data.name), wrap=True),
    Field("year", "cli.current_year.year", _year),
    Field("done", "cli.current_year.done",
        lambda one: _done(one.of.standing, one.lang) if one.of.standing else nothing(),
        priority=1),
    Field("next", "cli.current_year.next", _following, wrap=True),
    Field("command", "cli.current_year.command",
        lambda one: Cell((one.of.standing or one.of).command), wrap=True),
)
# fmt: on
