"""Recorded terms: who led a year with which deputies, how and when they were chosen."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from thidua.model.book import Book
from thidua.model.units import Term
from thidua.text import dates
from thidua.views.fields import Field, Fields, RecordFields, table
from thidua.views.heads import day_cell, names_cell, office_cell
from thidua.views.table import (
    Align,
    Cell,
    Table,
    chosen_text,
    deputy_word,
    leader_word,
    nothing,
    ordinal,
)
from thidua.words import Lang, say


class TermOf(NamedTuple):
    book: Book
    term: Term
    lang: Lang


def _year(one: TermOf) -> Cell:
    year, since = one.term.year, one.term.from_
    if since is None:
        return ordinal(year)
    day = dates.show(one.lang, since)
    return Cell(say(one.lang, "history.since", year=year, day=day), year, 0)


def _chosen(one: TermOf) -> Cell:
    chosen = one.term.chosen
    return Cell(chosen_text(chosen, one.lang), data=chosen) if chosen else nothing()


# fmt: off
TERMS: Fields[TermOf] = (
    Field("year", "history.year", _year, lambda one: one.term.year, int, column="term",
        align=Align.RIGHT),
    Field("leader", "", lambda one: office_cell(one.book, one.term.leader),
        lambda one: one.term.leader, str | None, wrap=True),
    Field("deputies", "", lambda one: names_cell(one.book, one.term.deputies),
        lambda one: None if one.term.deputies is None else list(one.term.deputies),
        list[str] | None, wrap=True),
    Field("chosen", "history.chosen", _chosen, lambda one: one.term.chosen, str | None,
        priority=1),
    Field("on", "history.on", lambda one: day_cell(one.term.on, one.lang),
        lambda one: one.term.on.isoformat() if one.term.on else None, str | None, priority=2),
    Field("from", json=lambda one: one.term.from_.isoformat() if one.term.from_ else None,
        type=str | None),
)
# fmt: on


def terms_table(
    book: Book, terms: Iterable[Term], lang: Lang, *, title: str = "", empty: str
) -> Table:
    bloc = book.bloc.data
    offices = {"leader": leader_word(bloc, lang), "deputies": deputy_word(bloc, lang)}
    rows = terms_told(book, terms, lang)
    return table(TERMS, rows, lang, key="terms", title=title, empty=empty, named=offices)


TERM = RecordFields("RecordedTerm", TERMS, "Who led a year.")


def terms_told(book: Book, terms: Iterable[Term], lang: Lang) -> Iterator[TermOf]:
    return (TermOf(book, term, lang) for term in terms)
