"""The periods of a year as of a day: whose sheets have come, and who is lacking."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from thidua.bloc.cycle.stages import stage_states
from thidua.model.book import Book
from thidua.model.emulation_year import PeriodYear, as_period

COMPLETE, LACKING, RUNNING, TO_COME, UNSCALED = (
    *("complete", "lacking", "running", "to_come"),
    "no_scale",
)


class PeriodState(NamedTuple):
    """One period. `sent` of `wanted` sheets of its required stages have come; `missing`: the units
    whose have not; `stage`: the first stage that lacks some (None where nobody scores), `begun`
    whether any has come there; `draft`: its scale is not adopted yet."""

    year: PeriodYear
    state: str
    sent: int = 0
    wanted: int = 0
    missing: tuple[str, ...] = ()
    stage: str | None = None
    begun: bool = False
    draft: bool = False


def period_states(book: Book, year: int, as_of: date) -> tuple[PeriodState, ...]:
    """Every period inside the year, or inside a longer period, that the book holds, in the order of
    periods.yaml and their days."""
    found = [period for one in book.years if one != year and (period := as_period(one))]
    return tuple(_state(book, one, as_of) for one in found)


def _state(book: Book, year: PeriodYear, as_of: date) -> PeriodState:
    yearbook = book.years[year]
    if yearbook.criteria is None:
        return PeriodState(year, UNSCALED)
    stages = yearbook.scale.stages
    if year.period.first > as_of:
        first = stages[0].id if yearbook.scale.needs_sheets else None
        return PeriodState(year, TO_COME, stage=first, draft=yearbook.scale.is_draft)
    last = stages[-1].id if stages else ""
    needed = [
        one
        for one in stage_states(book, yearbook, as_of)
        if (one.stage.required if one.stage.required is not None else one.stage.id == last)
    ]
    missing = dict.fromkeys(m.unit for one in needed for m in one.missing if m.unit is not None)
    lacking = next((one for one in needed if one.missing), None)
    over = year.period.last <= as_of
    return PeriodState(
        year,
        COMPLETE if lacking is None else LACKING if over else RUNNING,
        sum(one.sent for one in needed),
        sum(one.wanted for one in needed),
        tuple(missing),
        lacking.stage.id if lacking is not None else None,
        lacking is not None and lacking.sent > 0,
        yearbook.scale.is_draft,
    )


def next_period(states: tuple[PeriodState, ...]) -> PeriodState | None:
    """The period to see to: the first that is over and lacks sheets, else one that runs."""
    return next(_of(states, LACKING), None) or next(_of(states, RUNNING), None)


def coming_period(states: tuple[PeriodState, ...]) -> PeriodState | None:
    """The first period of scoring that has not begun."""
    scored = (one for one in states if one.state == TO_COME and one.stage is not None)
    return min(scored, key=lambda one: one.year.period.first, default=None)


def unscaled(states: tuple[PeriodState, ...]) -> PeriodState | None:
    """The first period whose kind has no scale yet."""
    return next((one for one in states if one.state == UNSCALED), None)


def _of(states: tuple[PeriodState, ...], state: str) -> Iterator[PeriodState]:
    found = [one for one in states if one.state == state]
    return iter(sorted(found, key=lambda one: (one.year.period.last, one.year.period.first)))
