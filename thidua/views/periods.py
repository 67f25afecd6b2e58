"""The periods of a year in `status`: which lack sheets, and of which units."""

from collections.abc import Iterator, Sequence

from thidua.bloc.cycle.periods import (
    COMPLETE,
    LACKING,
    RUNNING,
    TO_COME,
    UNSCALED,
    PeriodState,
)
from thidua.model.book import Book
from thidua.views.fields import Record, through, value
from thidua.views.heads import PERIOD_VALUES
from thidua.views.table import Align, Cell, Column, Row, Table, Tone, nothing
from thidua.words import Lang, say

TONES = {LACKING: Tone.WARN, RUNNING: Tone.NORMAL}
MOST_NAMED = 5
"""Of the units that a period lacks so many are named."""


def periods_table(book: Book, states: Sequence[PeriodState], lang: Lang) -> Table:
    """A row for each period that has begun and is not complete, and how many of each kind are."""
    columns = (
        Column("period", say(lang, "status.id"), data_only=True),
        Column("name", say(lang, "status.period")),
        Column("state", say(lang, "status.state")),
        Column("sent", say(lang, "status.sent"), Align.RIGHT),
        Column("units", say(lang, "status.lacks"), wrap=True),
    )
    rows = tuple(_row(book, one, lang) for one in states if one.state in TONES)
    return Table(
        columns,
        rows,
        title=say(lang, "status.periods"),
        notes=tuple(_notes(states, lang)),
        key="periods",
        empty=say(lang, "status.no_period_lacks"),
    )


def _row(book: Book, one: PeriodState, lang: Lang) -> Row:
    units = [book.unit_name(unit) for unit in one.missing]
    said = "; ".join(units[:MOST_NAMED])
    if len(units) > MOST_NAMED:
        said = say(lang, "status.and_more", units=said, n=len(units) - MOST_NAMED)
    return Row(
        (
            Cell(str(one.year)),
            Cell(one.year.period.name),
            Cell(say(lang, f"status.period_{one.state}"), tone=TONES[one.state], data=one.state),
            Cell(f"{one.sent}/{one.wanted}", one.sent, 0) if one.wanted else nothing(),
            Cell(said, data=" ".join(one.missing)) if units else nothing(),
        )
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


# fmt: off
PERIOD_STATE: Record[PeriodState] = Record("PeriodState", (
    value("state", lambda one: one.state),
    value("sent", lambda one: one.sent, int),
    value("wanted", lambda one: one.wanted, int),
    value("missing", lambda one: list(one.missing), list[str]),
), "A period as of a day; `missing`: units whose sheets have not come.",
    head=through(lambda one: one.year, PERIOD_VALUES))
# fmt: on
