"""Where a year stands: every step of the cycle done, due, late or not known, as of a day.

The steps stand in the manual (manual: cycle). A step is done when the data says so by a day that
has come; what the data does not speak of is not known, and never taken for done or late.
"""

from datetime import date
from typing import NamedTuple

from thidua.bloc.cycle.facts import StepFact, fact_of, term_of
from thidua.bloc.cycle.meetings import Meeting, held_as, meetings
from thidua.bloc.cycle.periods import PeriodState, next_period, period_states
from thidua.bloc.cycle.stages import Missing, StageState, stage_states
from thidua.model.book import Book, YearBook
from thidua.model.emulation_year import PeriodYear
from thidua.model.settings import STEPS
from thidua.model.units import Term

DONE, DUE, LATE, UNKNOWN = "done", "due", "late", "unknown"

KINDS = {
    "launch": ("launch",),
    "pact": ("signing",),
    "registration": ("registration",),
    "mid_year_review": ("mid_year_review",),
    "inspection": ("inspection",),
    "verification": ("verification",),
    "year_end_review": ("year_end_review",),
    "ballots": ("ballot",),
    "dossiers": ("submission",),
    "decisions": ("announcement",),
    "handover": ("handover",),
}
"""The kinds of event that are a step."""


class YearStep(NamedTuple):
    """One step. `stage`: the stage's id where it is a stage of scoring, `name` its name. `on` and
    `at`: when and where it was done. `missing`: what has not come; `late`: what came after due;
    `sent` of `wanted` came, where that can be counted."""

    id: str
    state: str
    due: date | None = None
    on: date | None = None
    at: str | None = None
    stage: str | None = None
    name: str | None = None
    missing: tuple[Missing, ...] = ()
    late: tuple[Missing, ...] = ()
    sent: int | None = None
    wanted: int | None = None
    expected: bool = True
    """False for a step that this bloc's year may well go without."""
    required: bool = False
    """Whether it is a stage without whose sheets no unit is ranked."""


class Status(NamedTuple):
    """A year's cycle as of a day. `term`: who leads the bloc in the year."""

    year: int
    as_of: date
    steps: tuple[YearStep, ...]
    term: Term | None = None
    periods: tuple[PeriodState, ...] = ()

    @property
    def next(self) -> YearStep | None:
        """The step that comes next: the first that is late, else the first that is due, or without
        which no year is complete; of the others that are not known, one after everything done."""
        late = next((one for one in self.steps if one.state == LATE), None)
        if late is not None:
            return late
        done = max((n for n, one in enumerate(self.steps) if one.state == DONE), default=-1)
        return next((one for n, one in enumerate(self.steps) if _comes(one, n > done)), None)

    @property
    def period(self) -> PeriodState | None:
        """The period to see to before any other step, where none of these is late."""
        step = self.next
        return None if step is not None and step.state == LATE else next_period(self.periods)

    def step(self, step_id: str) -> YearStep | None:
        """The step with that id (the first where several stages are one)."""
        return next((one for one in self.steps if one.id == step_id), None)


SCORED = frozenset(["self_scores", "cross_scores", "verification"])
"""Steps of scoring: none of them where all points come from periods."""
OF_PERIOD = tuple(step for step in STEPS if step == "scale" or step in SCORED)
"""The steps of a period: a small year of scoring."""
NEEDED = frozenset(["scale", "year_end_review", "handover"])
"""No year is complete without its scale, its review and the next leader."""


def _comes(step: YearStep, after_all_done: bool) -> bool:
    if step.state == UNKNOWN:
        return step.id in NEEDED or step.required or (after_all_done and step.expected)
    # A stage that ranks nobody is left behind once something after it is done.
    left = step.stage is not None and not step.required and not after_all_done
    return step.state != DONE and not left


def status_of(book: Book, year: int, as_of: date) -> Status:
    """The cycle of a year as of a day, in the order of the steps."""
    yearbook = book.years.get(year) or YearBook(year)
    found = meetings(book, year)
    stages = stage_states(book, yearbook, as_of)
    steps: list[YearStep] = []
    for step in OF_PERIOD if isinstance(year, PeriodYear) else STEPS:
        of_stage = [one for one in stages if one.step == step]
        if of_stage:
            last = stages[-1].stage.id
            steps += [_scored(one, found, as_of, is_last=one.stage.id == last) for one in of_stage]
        elif step in SCORED and yearbook.criteria is not None and not yearbook.scale.needs_sheets:
            continue
        elif step not in ("self_scores", "cross_scores") or not stages:
            made = _step(book, yearbook, step, found, as_of)
            steps += [made] if made is not None else []
    states = period_states(book, year, as_of)
    return Status(year, as_of, tuple(steps), term_of(book, year, as_of), states)


def _scored(one: StageState, found: tuple[Meeting, ...], as_of: date, *, is_last: bool) -> YearStep:
    """A stage: done when every sheet has come."""
    held = _held(found, "verification", as_of) if one.step == "verification" else None
    due = one.open_due or one.due or (held.due if held else None)
    if one.wanted and not one.missing:
        state = DONE
    elif one.stage.required is False and not one.sent:
        state = UNKNOWN
    else:
        state = _open(due, as_of, one.sent > 0)
    return YearStep(
        one.step,
        state,
        due,
        one.last if state == DONE else None,
        held.at if held and state == DONE else None,
        one.stage.id,
        one.stage.name,
        one.missing,
        one.late,
        one.sent,
        one.wanted,
        expected=one.stage.required is not False,
        required=is_last if one.stage.required is None else one.stage.required,
    )


def _open(due: date | None, as_of: date, begun: bool = False) -> str:
    """A step that is not done: late after its day, due before; without a day only if begun."""
    if due is not None:
        return LATE if as_of > due else DUE
    return DUE if begun else UNKNOWN


def _held(found: tuple[Meeting, ...], step: str, as_of: date) -> Meeting | None:
    """The meeting that was the step: one held by the day, else one that is planned."""
    of_kind = list(held_as(found, *KINDS.get(step, ())))
    done = [one for one in of_kind if one.on is not None and one.on <= as_of]
    return done[0] if done else (of_kind[0] if of_kind else None)


def _step(
    book: Book, yearbook: YearBook, step: str, found: tuple[Meeting, ...], as_of: date
) -> YearStep | None:
    meeting = _held(found, step, as_of)
    fact = fact_of(book, yearbook, step, as_of)
    if fact is None and meeting is None:
        return None
    fact = fact or StepFact()
    due = _due(book, yearbook, step, meeting)
    was_held = meeting is not None and meeting.on is not None and meeting.on <= as_of
    # A meeting that was held settles a step, unless the files tell of something still missing.
    done = not fact.missing if fact.told or (fact.missing and was_held) else was_held
    if done:
        on = fact.on or (meeting.on if meeting and was_held else None)
        at = meeting.at if meeting and was_held else _place(yearbook, step)
        return YearStep(step, DONE, due, on, at, sent=fact.sent, wanted=fact.wanted)
    planned = meeting.on if meeting and not was_held else None
    state = _open(due or planned, as_of, was_held or fact.told)
    return YearStep(
        step,
        state,
        due or planned,
        missing=fact.missing if state != UNKNOWN else (),
        sent=fact.sent,
        wanted=fact.wanted,
        expected=fact.expected,
    )


def _due(book: Book, yearbook: YearBook, step: str, meeting: Meeting | None) -> date | None:
    """The year's own plan first, then the province's calendar."""
    if meeting is not None and meeting.due is not None:
        return meeting.due
    calendar = book.settings.data.calendar if book.settings else None
    return calendar.due(step, yearbook.year) if calendar else None


def _place(yearbook: YearBook, step: str) -> str | None:
    signed = yearbook.pact.data.signed if yearbook.pact and step == "pact" else None
    return signed.at if signed else None
