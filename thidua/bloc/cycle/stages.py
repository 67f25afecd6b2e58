"""Scoring stages and periods as of a day: until when sheets are due, who has not sent which."""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from thidua.bloc.voting.tally import member_count
from thidua.model.book import Book, SheetFile, YearBook
from thidua.model.emulation_year import PeriodYear, as_period
from thidua.model.events import due_day
from thidua.model.scalars import DueDay
from thidua.model.scale.criteria import Scale
from thidua.model.scale.stages import Stage

UNNAMED = "unnamed"
"""What is missing where the source does not name all members."""
BY_ID = {"self": "self_scores", "cross": "cross_scores", "verified": "verification"}


class Missing(NamedTuple):
    """What has not come: of which unit, from which scorer (None: from the unit or anyone), and
    for steps after scoring of what (an award, an office). `until`: the day that the unit was given
    instead of the stage's own."""

    unit: str | None = None
    scorer: str | None = None
    what: str | None = None
    until: date | None = None


class StageState(NamedTuple):
    """One stage as of a day. `sent` and `wanted` count sheets; `late` are those dated after due."""

    stage: Stage
    step: str
    due: date | None
    sent: int
    wanted: int
    missing: tuple[Missing, ...]
    late: tuple[Missing, ...]
    last: date | None
    open_due: date | None = None
    """The first day by which something that is missing is due: later than `due` where all that is
    missing was given more time."""


def stage_states(book: Book, yearbook: YearBook, as_of: date) -> tuple[StageState, ...]:
    """The stages of the year's scale, in their order; none without a scale, or where all points
    come from periods. Of one that has no criterion yet nobody owes a sheet."""
    if yearbook.criteria is None:
        begun = yearbook.begun_scale
        return (
            tuple(_to_come(book, begun.data, one, yearbook.year) for one in begun.data.stages)
            if begun
            else ()
        )
    scale: Scale = yearbook.criteria.data
    if not scale.needs_sheets:
        return ()
    return tuple(_state(book, yearbook, scale, stage, as_of) for stage in scale.stages)


def step_of(scale: Scale, stage: Stage) -> str:
    """The step of the cycle that a stage is: by its usual id, else by its place among the stages.

    The last one is the verification, the first of several the self-scores.
    """
    if stage.id in BY_ID:
        return BY_ID[stage.id]
    place = [one.id for one in scale.stages].index(stage.id)
    if place == len(scale.stages) - 1:
        return "verification"
    return "self_scores" if place == 0 else "cross_scores"


def due_of(written: DueDay | None, step: str, year: int) -> date | None:
    """The day on which a stage's sheets are due in an emulation year, as the scale has it."""
    if written is None or isinstance(written, date):
        return written
    return due_day(step, year, written)


def _to_come(book: Book, scale: Scale, stage: Stage, year: int) -> StageState:
    step = step_of(scale, stage)
    due = _due(book, stage, step, year)
    return StageState(stage, step, due, 0, 0, (), (), None, due)


def _due(book: Book, stage: Stage, step: str, year: int) -> date | None:
    """The stage's own day, else the calendar's."""
    due = due_of(stage.due, step, year)
    if due is None and book.calendar is not None:
        due = book.calendar.due(step, year)
    return due


def _state(book: Book, yearbook: YearBook, scale: Scale, stage: Stage, as_of: date) -> StageState:
    step = step_of(scale, stage)
    due = _due(book, stage, step, yearbook.year)
    sheets = [
        sheet for sheet in yearbook.sheets if sheet.stage == stage.id and sheet.data.is_filled
    ]
    come = [sheet for sheet in sheets if sheet.data.date is None or sheet.data.date <= as_of]
    members = [unit.id for unit in book.members(yearbook.year)]
    wanted = _wanted(stage, members, come)
    missing = [one for one in wanted if not _has_come(one, come)]
    dues = [_due_for(stage, step, one.unit or "", due, yearbook.year) for one in missing]
    missing = [
        one._replace(until=until) if until != due else one
        for one, until in zip(missing, dues, strict=True)
    ]
    late = [
        Missing(sheet.unit, sheet.scorer)
        for sheet in come
        if sheet.data.date is not None
        and (last := _due_for(stage, step, sheet.unit, due, yearbook.year)) is not None
        and sheet.data.date > last
    ]
    days = [sheet.data.date for sheet in come if sheet.data.date is not None]
    unnamed = 0
    if stage.assign is None:  # members that the source does not name owe a sheet, too
        unnamed = (member_count(book.units.data, yearbook.year) or 0) - len(members)
    if unnamed > 0:
        missing.append(Missing(what=UNNAMED))
        dues.append(due)
    return StageState(
        stage,
        step,
        due,
        len(wanted) - len([one for one in missing if one.what != UNNAMED]),
        len(wanted) + max(unnamed, 0),
        tuple(missing),
        tuple(late),
        max(days, default=None),
        min((one for one in dues if one is not None), default=due),
    )


def _due_for(stage: Stage, step: str, unit: str, due: date | None, year: int) -> date | None:
    """The day for one unit: later where it was given more time."""
    extension = (stage.extended or {}).get(unit)
    return due if extension is None else due_of(extension.to, step, year)


def _wanted(stage: Stage, members: Sequence[str], come: Sequence[SheetFile]) -> list[Missing]:
    """A sheet of every member; where the stage assigns scorers, one by each of them, or by those
    who came where they are enough."""
    wanted = []
    for unit in members:
        scorers = stage.assign.get(unit) if stage.assign else None
        if scorers:
            given = [one.scorer for one in come if one.unit == unit and one.data.has_figures]
            owed = stage.owed(unit, [one for one in given if one is not None])
            wanted += [Missing(unit, one) for one in scorers if one in given or one in owed]
        elif stage.assign is None:
            wanted.append(Missing(unit))
    return wanted


def _has_come(one: Missing, sheets: Sequence[SheetFile]) -> bool:
    return any(
        sheet.unit == one.unit
        and (one.scorer is None or (sheet.scorer == one.scorer and sheet.data.has_figures))
        for sheet in sheets
    )


COMPLETE, LACKING, RUNNING, TO_COME, UNSCALED = (
    *("complete", "lacking", "running", "to_come"),
    "no_scale",
)


class PeriodState(NamedTuple):
    """One period. `sent` of `wanted` sheets of its required stages have come; `missing`: the units
    whose have not, none once it was sealed; `stage`: the first stage that lacks some of theirs
    (None where nobody scores), `begun` whether any has come there, `owed` what has not; `draft`:
    its scale is not adopted yet."""

    year: PeriodYear
    state: str
    sent: int = 0
    wanted: int = 0
    missing: tuple[str, ...] = ()
    stage: str | None = None
    begun: bool = False
    draft: bool = False
    owed: tuple[Missing, ...] = ()


def period_states(book: Book, year: int, as_of: date) -> tuple[PeriodState, ...]:
    """Every period inside the year, or inside a longer period, that the book holds, in the order of
    periods.yaml and their days."""
    found = [period for one in book.years if one != year and (period := as_period(one))]
    return tuple(_period_state(book, one, as_of) for one in found)


def _period_state(book: Book, year: PeriodYear, as_of: date) -> PeriodState:
    yearbook = book.years[year]
    if yearbook.criteria is None:
        return PeriodState(year, UNSCALED)
    stages = yearbook.scale.stages
    if year.period.first > as_of:
        first = stages[0].id if yearbook.scale.needs_sheets else None
        return PeriodState(year, TO_COME, stage=first, draft=yearbook.scale.is_draft)
    last = stages[-1].id if stages else ""
    states = stage_states(book, yearbook, as_of)
    closed = yearbook.is_sealed
    needed = [
        one
        for one in states
        if (one.stage.required if one.stage.required is not None else one.stage.id == last)
    ]
    missing = () if closed else tuple(m.unit for one in needed for m in one.missing)
    coming = _coming(states, frozenset(missing))
    over = year.period.last <= as_of
    return PeriodState(
        year,
        COMPLETE if coming is None else LACKING if over else RUNNING,
        sum(one.sent for one in needed),
        sum(one.wanted for one in needed),
        tuple(dict.fromkeys(unit for unit in missing if unit is not None)),
        coming.stage.id if coming is not None else None,
        coming is not None and coming.sent > 0,
        yearbook.scale.is_draft,
        tuple(m for m in coming.missing if m.unit in missing) if coming is not None else (),
    )


def _coming(states: Iterable[StageState], owing: Container[str | None]) -> StageState | None:
    """The first stage that lacks sheets of `owing`, the units that a required stage waits for; one
    that the bloc may go without, only once a sheet of it has come."""
    used = (one for one in states if one.sent or one.stage.required is not False)
    return next((one for one in used if any(m.unit in owing for m in one.missing)), None)


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
