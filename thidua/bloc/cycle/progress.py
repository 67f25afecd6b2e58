"""Pledges against plan at a day: how far each task has come, what is behind, who completes all.

A task is behind when the share of its plan that was reached on the day of its last report is under
the share of the time gone by then, from the first day of the year to the task's due day. Where
lower is better a figure may rise until that day, and is judged then, or once the year was reviewed.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.cycle.meetings import held_as, meetings
from thidua.bloc.voting.tally import member_count
from thidua.model.book import Book, YearBook
from thidua.model.emulation_year import first_day, last_day
from thidua.model.figure import value_of

if TYPE_CHECKING:
    from thidua.model.pledges import Pledge, Progress, Task

EXCEEDED, REACHED, ON_TRACK = "exceeded", "reached", "on_track"
BEHIND, LATE, NO_REPORT, NO_PLAN = "behind", "late", "no_report", "no_plan"

COMPLETE = frozenset([EXCEEDED, REACHED])
ON_COURSE = frozenset([EXCEEDED, REACHED, ON_TRACK])


class TaskProgress(NamedTuple):
    """One task. `share`: of the plan that is reached, exact (plan / actual where lower is better);
    `expected`: the share of its time that had gone by on the day of the report. Each is None where
    there is nothing to compare."""

    unit: str
    task: "Task"
    state: str
    actual: Fraction | None = None
    on: date | None = None
    share: Fraction | None = None
    expected: Fraction | None = None


class UnitProgress(NamedTuple):
    """One member. `pledge` None: it has not registered. `complete`: all its planned tasks are
    reached or exceeded; `on_course`: none of them is behind, late or without a report. None where
    it has no planned task."""

    unit: str
    pledge: "Pledge | None"
    tasks: tuple[TaskProgress, ...] = ()

    def count(self, *states: str) -> int:
        """How many of its tasks are in one of these states."""
        return sum(task.state in states for task in self.tasks)

    @property
    def complete(self) -> bool | None:
        return self._all(COMPLETE)

    @property
    def on_course(self) -> bool | None:
        return self._all(ON_COURSE)

    def _all(self, states: frozenset[str]) -> bool | None:
        planned = [task for task in self.tasks if task.state != NO_PLAN]
        return all(task.state in states for task in planned) if planned else None


class YearProgress(NamedTuple):
    """The bloc as of a day. `members`: how many there are (None: not known); `registered_tasks`:
    how many the bloc registered by its pact, `tasks` those that it names; `targets`: the pact's
    common targets."""

    year: int
    as_of: date
    members: int | None
    units: tuple[UnitProgress, ...]
    registered_tasks: int | None
    tasks: tuple[TaskProgress, ...]
    targets: tuple[TaskProgress, ...]

    @property
    def registered(self) -> int:
        """Members with a pledge."""
        return sum(unit.pledge is not None for unit in self.units)

    @property
    def complete(self) -> int:
        """Members all of whose planned tasks are reached or exceeded."""
        return sum(unit.complete is True for unit in self.units)

    @property
    def on_course(self) -> int:
        """Members with no planned task behind, late or without a report."""
        return sum(unit.on_course is True for unit in self.units)

    @property
    def all_complete(self) -> bool | None:
        """Whether all members complete or exceed their targets; None where not all are known."""
        if any(unit.complete is False for unit in self.units):
            return False
        known = len(self.units) == self.members
        return True if known and all(unit.complete for unit in self.units) else None

    @property
    def behind(self) -> tuple[TaskProgress, ...]:
        """Every task that is behind, late or without a report, in the order of the members; then
        those of the bloc itself that a report shows behind or late."""
        slow = (BEHIND, LATE, NO_REPORT)
        of_units = [task for unit in self.units for task in unit.tasks if task.state in slow]
        own = [task for task in (*self.tasks, *self.targets) if task.state in (BEHIND, LATE)]
        return (*of_units, *own)


def progress_of(book: Book, year: int, as_of: date) -> YearProgress:
    """All members' pledges as of a day, in the order of units.yaml."""
    yearbook = book.years.get(year) or YearBook(year)
    pledges = {one.data.unit: one.data for one in yearbook.pledges}
    reviews = [one.on for one in held_as(meetings(book, year), "year_end_review") if one.on]
    end = min([last_day(year), *reviews])
    units = tuple(
        _unit(unit.id, pledges.get(unit.id), year, as_of, end) for unit in book.members(year)
    )
    pact = yearbook.pact.data if yearbook.pact else None
    registered = pact.registered if pact else None
    return YearProgress(
        year,
        as_of,
        member_count(book.units.data, year),
        units,
        registered.tasks.count if registered and registered.tasks else None,
        _of_bloc(
            registered.tasks.items if registered and registered.tasks else None, year, as_of, end
        ),
        _of_bloc(pact.targets if pact else None, year, as_of, end),
    )


def _of_bloc(
    tasks: Sequence["Task"] | None, year: int, as_of: date, end: date
) -> tuple[TaskProgress, ...]:
    """The bloc's own tasks: of no unit. One of which nothing was ever told is not called late."""
    found = (task_progress("", task, year, as_of, end) for task in tasks or ())
    return tuple(
        one if one.task.progress or one.state == NO_PLAN else one._replace(state=NO_REPORT)
        for one in found
    )


def _unit(unit: str, pledge: "Pledge | None", year: int, as_of: date, end: date) -> UnitProgress:
    tasks = pledge.tasks if pledge else ()
    found = tuple(task_progress(unit, task, year, as_of, end) for task in tasks)
    return UnitProgress(unit, pledge, found)


def task_progress(
    unit: str, task: "Task", year: int, as_of: date, end: date | None = None
) -> TaskProgress:
    """One task as of a day, by its last report until then. `end`: when the year was reviewed; else
    its last day."""
    report = _last(task.progress, as_of)
    due = task.due or last_day(year)
    if task.plan is None:
        actual = value_of(report.actual, task.measure) if report else None
        return TaskProgress(unit, task, NO_PLAN, actual, report.on if report else None)
    if report is None:
        return TaskProgress(unit, task, LATE if as_of > due else NO_REPORT)
    actual = value_of(report.actual, task.measure)
    expected = _time_gone(first_day(year), due, report.on)
    share = _share(actual, task.plan, task.lower_is_better)
    judged = as_of >= min(due, end or due)
    state = _state(task, task.plan, actual, share, expected, late=as_of > due, judged=judged)
    return TaskProgress(unit, task, state, actual, report.on, share, expected)


def _last(reports: Sequence["Progress"], as_of: date) -> "Progress | None":
    come = [one for one in reports if one.on <= as_of]
    return max(come, key=lambda one: one.on, default=None)


def _share(actual: Fraction, plan: Fraction, lower_is_better: bool) -> Fraction | None:
    over, under = (plan, actual) if lower_is_better else (actual, plan)
    return over / under if under else None


def _time_gone(start: date, due: date, day: date) -> Fraction:
    """From 0 to 1, in whole days; the first and the due day included."""
    total = (due - start).days + 1
    if total <= 0:
        return Fraction(1)
    return min(max(Fraction((day - start).days + 1, total), Fraction(0)), Fraction(1))


def _state(
    task: "Task",
    plan: Fraction,
    actual: Fraction,
    share: Fraction | None,
    expected: Fraction,
    *,
    late: bool,
    judged: bool,
) -> str:
    if task.lower_is_better and not judged:
        return ON_TRACK
    if actual == plan:
        return REACHED
    if (actual < plan) == task.lower_is_better:
        return EXCEEDED
    if late:
        return LATE
    # A figure that should fall has no path that time prescribes: only its due day judges it.
    if task.lower_is_better or share is None:
        return ON_TRACK
    return ON_TRACK if share >= expected else BEHIND
