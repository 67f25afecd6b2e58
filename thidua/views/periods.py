"""The periods of a year in `status`: which lack sheets, and of which units."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from thidua.bloc.cycle.periods import (
    COMPLETE,
    LACKING,
    RUNNING,
    TO_COME,
    UNSCALED,
    PeriodState,
)
from thidua.model.book import Book
from thidua.views.fields import Field, Fields, RecordFields, table, through, value
from thidua.views.heads import PERIOD_VALUES
from thidua.views.table import Align, Cell, Table, Tone, nothing
from thidua.words import Lang, say

TONES = {LACKING: Tone.WARN, RUNNING: Tone.NORMAL}
MOST_NAMED = 5
"""Of the units that a period lacks so many are named."""


class StateOf(NamedTuple):
    """A period as of a day, with what it takes to tell its row."""

    book: Book
    state: PeriodState
    lang: Lang


def _state(one: StateOf) -> Cell:
    state = one.state.state
    return Cell(say(one.lang, f"status.period_{state}"), tone=TONES[state], data=state)


def _sent(one: StateOf) -> Cell:
    sent, wanted = one.state.sent, one.state.wanted
    return Cell(f"{sent}/{wanted}", sent, 0) if wanted else nothing()


def _lacks(one: StateOf) -> Cell:
    units = [one.book.unit_name(unit) for unit in one.state.missing]
    said = "; ".join(units[:MOST_NAMED])
    if len(units) > MOST_NAMED:
        said = say(one.lang, "status.and_more", units=said, n=len(units) - MOST_NAMED)
    return Cell(said, data=" ".join(one.state.missing)) if units else nothing()


PERIOD_OF_STATE: Fields[StateOf] = through(lambda one: one.state.year, PERIOD_VALUES)
# fmt: off
PERIODS: Fields[StateOf] = (
    *PERIOD_OF_STATE,
    Field("state", "status.state", _state, lambda one: one.state.state),
    Field("sent", "status.sent", _sent, lambda one: one.state.sent, int, align=Align.RIGHT),
    value("wanted", lambda one: one.state.wanted, int),
    Field("missing", "status.lacks", _lacks, lambda one: list(one.state.missing), list[str],
        column="units", wrap=True),
)
PERIOD_STATE = RecordFields("PeriodState", PERIODS,
    "A period as of a day; `missing`: units whose sheets have not come.")
# fmt: on


def periods_table(book: Book, states: Sequence[PeriodState], lang: Lang) -> Table:
    """A row for each period that has begun and is not complete, and how many of each kind are."""
    return table(
        PERIODS,
        (StateOf(book, one, lang) for one in states if one.state in TONES),
        lang,
        key="periods",
        title=say(lang, "status.periods"),
        notes=tuple(_notes(states, lang)),
        empty=say(lang, "status.no_period_lacks"),
    )


def _notes(states: Sequence[PeriodState], lang: Lang) -> Iterator[str]:
    """`Tuần: 20 trên 37 kỳ đã đủ phiếu, 2 kỳ đã hết còn thiếu, 15 kỳ chưa đến`."""
    for kind in dict.fromkeys(one.year.period.id for one in states):
        of_kind = [one.state for one in states if one.year.period.id == kind]
        name = next(one.year.period.kind for one in states if one.year.period.id == kind)
        if UNSCALED in of_kind:
            yield say(lang, "status.kind_no_scale", name=name, kind=kind)
            continue
        yield say(
            lang,
            "status.kind",
            name=name,
            all=len(of_kind),
            complete=of_kind.count(COMPLETE),
            lacking=of_kind.count(LACKING),
            to_come=of_kind.count(TO_COME),
        )
