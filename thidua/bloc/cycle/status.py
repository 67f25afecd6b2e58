"""Where a year stands: every step of the cycle done, due, late or not known, as of a day.

The steps stand in the manual (manual: cycle). A step is done when the data says so by a day that
has come; what the data does not speak of is not known, and never taken for done or late.

What the files of a year say about the steps of its cycle, beside its events.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.cycle.meetings import Meeting, held_as, meetings
from thidua.bloc.cycle.stages import (
    UNNAMED,
    Missing,
    PeriodState,
    StageState,
    next_period,
    period_states,
    stage_states,
)
from thidua.bloc.voting.tally import member_count
from thidua.model.book import Book, YearBook
from thidua.model.emulation_year import as_period
from thidua.model.events import STEPS
from thidua.model.units import Term

if TYPE_CHECKING:
    from thidua.model.outcome import Proposal
    from thidua.model.pledges import Pledge


class StepFact(NamedTuple):
    """What the data says about a step beside its events. `told`: whether it says that something
    was done, on which day, and what is still missing of it."""

    told: bool = False
    on: date | None = None
    missing: tuple[Missing, ...] = ()
    sent: int | None = None
    wanted: int | None = None
    expected: bool = True
    """False where the bloc's year may well go without this step."""


SCALE_DRAFT, SCALE_EMPTY, SCALE_OF_YEAR = "scale_draft", "scale_empty", "scale_of_year"
"""What is missing of a scale: its adoption, or its criteria; or one of the year itself, where its
periods have theirs."""


def term_of(book: Book, year: int, as_of: date | None = None) -> Term | None:
    """Who leads in a year; where the leader changed within it, who does on that day (without a
    day: at its end)."""
    terms = [one for one in book.terms if one.year == int(year)]
    terms.sort(key=lambda term: term.from_ or date.min)
    begun = [t for t in terms if as_of is None or t.from_ is None or t.from_ <= as_of]
    return begun[-1] if begun else (terms[0] if terms else None)


def _says(part: object) -> bool:
    """Whether a part of a file says anything: `signed: {}` says nothing."""
    return part is not None and any(value is not None for value in vars(part).values())


def _signed(_: Book, yearbook: YearBook, as_of: date) -> StepFact:
    signed = yearbook.pact.data.signed if yearbook.pact else None
    return _on(signed.on if signed else None, as_of, _says(signed))


def _scale(book: Book, yearbook: YearBook, _as_of: date) -> StepFact:
    """A scale is done when it is adopted: one without a criterion or in draft is only begun. Where
    the year itself has none, so is that of its periods; once these have theirs, only who ranks the
    year, too, needs one."""
    inside = [one for year, one in book.years.items() if as_period(year) is not None]
    of = inside if yearbook.criteria is None and as_period(yearbook.year) is None else []
    if of and all(one.criteria is not None for one in of):
        return StepFact(True, missing=(Missing(what=SCALE_OF_YEAR),))
    if any(one.begun_scale is not None for one in (yearbook, *of)):
        return StepFact(True, missing=(Missing(what=SCALE_EMPTY),))
    if yearbook.criteria is None:
        return StepFact()
    draft = yearbook.scale.is_draft
    return StepFact(True, missing=(Missing(what=SCALE_DRAFT),) if draft else ())


def _on(day: date | None, as_of: date, told: bool) -> StepFact:
    """Done on that day, if it has come."""
    return StepFact(told and (day is None or day <= as_of), day)


def _launched(_: Book, yearbook: YearBook, as_of: date) -> StepFact:
    movements = (yearbook.pact.data.movements if yearbook.pact else None) or ()
    days = sorted(one.launched for one in movements if one.launched is not None)
    return _on(days[0] if days else None, as_of, bool(days))._replace(expected=False)


def _registered(book: Book, yearbook: YearBook, as_of: date) -> StepFact:
    """Every member has registered, once any has; the bloc's own registration is in the pact."""
    members = [unit.id for unit in book.members(yearbook.year)]
    days: dict[str, date | None] = {}
    pledges = [one for one in yearbook.pledges if _pledges(one.data)]
    for pledge in pledges:
        day = pledge.data.registered.on if pledge.data.registered else None
        if day is None or day <= as_of:
            days[pledge.data.unit] = day
    if pledges:
        missing = tuple(Missing(unit) for unit in members if unit not in days)
        last = max((day for day in days.values() if day is not None), default=None)
        sent, wanted = len(members) - len(missing), len(members)
        everyone = member_count(book.units.data, yearbook.year)
        if everyone is not None and everyone > wanted:
            missing, wanted = (*missing, Missing(what=UNNAMED)), everyone
        return StepFact(bool(days), last, missing, sent, wanted)
    registered = yearbook.pact.data.registered if yearbook.pact else None
    return _on(registered.on if registered else None, as_of, _says(registered))


def _pledges(pledge: "Pledge") -> bool:
    """Whether a unit's file says that anything was registered."""
    return bool(pledge.tasks or pledge.titles) or _says(pledge.registered)


def _voted(book: Book, yearbook: YearBook, as_of: date) -> StepFact | None:
    """Awards that a ballot picks, and the leader where the bloc elects one."""
    wanted = [one.id for one in book.awards_of(yearbook.year)[0] if one.by_ballot]
    # A leader who was acclaimed or introduced needs no ballot.
    if book.bloc.data.rotation.policy == "elected" and term_of(book, yearbook.year + 1) is None:
        wanted.append("leader")
    come = [b.data for b in yearbook.ballots if b.data.on is None or b.data.on <= as_of]
    if not wanted and not yearbook.ballots:
        return None
    held = {ballot.for_ for ballot in come}
    days = [ballot.on for ballot in come if ballot.on is not None]
    missing = tuple(Missing(what=one) for one in wanted if one not in held)
    sent = len(wanted) - len(missing)
    return StepFact(bool(come), max(days, default=None), missing, sent, len(wanted))


def _handed_over(book: Book, yearbook: YearBook, as_of: date) -> StepFact:
    following = term_of(book, yearbook.year + 1)
    if following is None or following.leader is None:
        return StepFact(missing=(Missing(what="leader"),))
    return _on(following.on, as_of, True)


def _made(yearbook: YearBook, as_of: date) -> "list[Proposal]":
    """The proposals that were made by that day."""
    return [one for one in yearbook.proposals or () if one.on is None or one.on <= as_of]


def _proposed(book: Book, yearbook: YearBook, as_of: date) -> StepFact:
    made = _made(yearbook, as_of)
    days = [one.on for one in made if one.on is not None]
    expected = bool(book.awards_of(yearbook.year)[0])
    return StepFact(bool(made), max(days, default=None), expected=expected)


Settled = dict[tuple[str, str | None], date | None]
"""A unit and an award (None: whichever) -> the day on which something came of it."""


def _decisions(yearbook: YearBook) -> Settled:
    return {(one.unit, one.award): one.on for one in yearbook.decided}


def _decided(_: Book, yearbook: YearBook, as_of: date) -> StepFact:
    """For each proposal a decision."""
    return _came(yearbook, as_of, _decisions(yearbook))


def _sent(_: Book, yearbook: YearBook, as_of: date) -> StepFact:
    """For each proposal a dossier sent and complete. What was decided needs none any more, however
    far it came."""
    sent: Settled = {
        (one.unit, one.award): one.completed or one.sent
        for one in yearbook.dossiers or ()
        if one.completed is not None or (one.sent is not None and one.returned is None)
    }
    return _came(yearbook, as_of, _decisions(yearbook) | sent)


def _came(yearbook: YearBook, as_of: date, settled: Settled) -> StepFact:
    made = _made(yearbook, as_of)
    come = {key: day for key, day in settled.items() if day is None or day <= as_of}
    missing = tuple(Missing(one.unit, what=one.award) for one in made if not _answered(one, come))
    days = [day for day in come.values() if day is not None]
    sent = len(made) - len(missing)
    return StepFact(
        bool(come), max(days, default=None), missing, sent, len(made), expected=bool(made)
    )


def _answered(proposal: "Proposal", come: Settled) -> bool:
    """A proposal without an award's name is answered by anything about its unit."""
    if proposal.award is None:
        return any(unit == proposal.unit for unit, _ in come)
    return (proposal.unit, proposal.award) in come


DONE, DUE, LATE, UNKNOWN = "done", "due", "late", "unknown"

Fact = Callable[[Book, YearBook, date], StepFact | None]


class CycleStep(NamedTuple):
    """A step of the cycle: the kind of event that it is, and what files other than events.yaml say
    of it (`fact`; None where it does not concern the bloc). `scores`: a step of scoring, none where
    all points come from periods; `needed`: no year is complete without it; `after_seal`: it is
    recorded of a sealed year."""

    event: str = ""
    fact: Fact = lambda *_: StepFact()
    scores: bool = False
    needed: bool = False
    after_seal: bool = False


CYCLE: Mapping[str, CycleStep] = {
    "launch": CycleStep("launch", _launched),
    "pact": CycleStep("signing", _signed),
    "scale": CycleStep(fact=_scale, needed=True),
    "registration": CycleStep("registration", _registered),
    "mid_year_review": CycleStep("mid_year_review"),
    "inspection": CycleStep("inspection", lambda *_: StepFact(expected=False)),
    "self_scores": CycleStep(scores=True),
    "cross_scores": CycleStep(scores=True),
    "verification": CycleStep("verification", scores=True),
    "year_end_review": CycleStep("year_end_review", needed=True),
    "ballots": CycleStep("ballot", _voted),
    "proposals": CycleStep(fact=_proposed),
    "dossiers": CycleStep("submission", _sent),
    "decisions": CycleStep("announcement", _decided, after_seal=True),
    "handover": CycleStep("handover", _handed_over, needed=True),
}
"""Every step, in the order of the cycle."""
if tuple(CYCLE) != STEPS:
    raise AssertionError("every step of the cycle has its facts")


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
    begun: bool = False
    """Done, or begun with more to come; a stage only when it is done."""


class Status(NamedTuple):
    """A year's cycle as of a day. `term`: who leads the bloc in the year. `sealed`: nothing more is
    written into the year but what a higher authority decides."""

    year: int
    as_of: date
    steps: tuple[YearStep, ...]
    term: Term | None = None
    periods: tuple[PeriodState, ...] = ()
    sealed: bool = False

    @property
    def next(self) -> YearStep | None:
        """The step that comes next: the first that is late, else the first that is due, or without
        which no year is complete; of the others that are not known, one after everything begun (a
        bloc may sign no pact). Of a sealed year only what its seal leaves open, once it is late."""
        late = next((one for one in self.steps if one.state == LATE and self._open(one)), None)
        if late is not None or self.sealed:
            return late
        return next(self._coming(), None)

    @property
    def otherwise(self) -> YearStep | None:
        """What comes next in a bloc whose year goes without the next step, and others like it: the
        scoring, or what no year goes without. None where every year has that step: of one that the
        bloc does not have its data may never speak."""
        step = self.next
        if step is None or not _may_be_left(step):
            return None
        after = (one for one in self._coming() if one is not step)
        return next((one for one in after if one.stage or not _may_be_left(one)), None)

    def _coming(self) -> Iterator[YearStep]:
        """The steps that are not done, but for those that others have left behind: a stage that
        ranks nobody once something after it is done, a step that may be left once sheets of a
        later one come in."""
        done = max((n for n, one in enumerate(self.steps) if one.begun), default=-1)
        sent = max((n for n, one in enumerate(self.steps) if one.stage and one.sent), default=-1)
        for n, one in enumerate(self.steps):
            if one.state == UNKNOWN:
                comes = not _may_be_left(one) or (n > max(done, sent) and one.expected)
            else:
                comes = one.state != DONE and (one.stage is None or one.required or n > done)
            if comes:
                yield one

    def _open(self, step: YearStep) -> bool:
        return not self.sealed or CYCLE[step.id].after_seal

    @property
    def periods_alone(self) -> bool:
        """Whether the year's own scale comes next, which a bloc that ranks its periods alone goes
        without: it has the next period instead, or closes the year."""
        missing = () if self.period or self.next is None else self.next.missing
        return any(one.what == SCALE_OF_YEAR for one in missing)

    @property
    def period(self) -> PeriodState | None:
        """The period to see to before any other step, where none of these is late."""
        step = self.next
        late = step is not None and step.state == LATE
        return None if late or self.sealed else next_period(self.periods)

    def step(self, step_id: str) -> YearStep | None:
        """The step with that id (the first where several stages are one)."""
        return next((one for one in self.steps if one.id == step_id), None)


OF_PERIOD = tuple(key for key, step in CYCLE.items() if key == "scale" or step.scores)
"""The steps of a period: a small year of scoring."""


def _may_be_left(step: YearStep) -> bool:
    """Whether a year may be complete without a step of which the data does not speak."""
    return step.state == UNKNOWN and not CYCLE[step.id].needed and not step.required


def status_of(book: Book, year: int, as_of: date) -> Status:
    """The cycle of a year as of a day, in the order of the steps."""
    yearbook = book.years.get(year) or YearBook(year)
    found = meetings(book, year)
    stages = stage_states(book, yearbook, as_of)
    steps: list[YearStep] = []
    for step in STEPS if as_period(year) is None else OF_PERIOD:
        scores, of_stage = CYCLE[step].scores, [one for one in stages if one.step == step]
        if of_stage:
            last = stages[-1].stage.id
            steps += [_scored(one, found, as_of, is_last=one.stage.id == last) for one in of_stage]
        elif scores and yearbook.criteria is not None and not yearbook.scale.needs_sheets:
            continue
        elif not scores or CYCLE[step].event or not stages:
            made = _step(book, yearbook, step, found, as_of)
            steps += [made] if made is not None else []
    states = period_states(book, year, as_of)
    term = term_of(book, year, as_of)
    return Status(year, as_of, tuple(steps), term, states, sealed=yearbook.is_sealed)


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
        begun=state == DONE,
    )


def _open(due: date | None, as_of: date, begun: bool = False) -> str:
    """A step that is not done: late after its day, due before; without a day only if begun."""
    if due is not None:
        return LATE if as_of > due else DUE
    return DUE if begun else UNKNOWN


def _held(found: tuple[Meeting, ...], step: str, as_of: date) -> Meeting | None:
    """The meeting that was the step: one held by the day, else one that is planned."""
    event = CYCLE[step].event
    of_kind = list(held_as(found, event)) if event else []
    done = [one for one in of_kind if one.on is not None and one.on <= as_of]
    return done[0] if done else (of_kind[0] if of_kind else None)


def _step(
    book: Book, yearbook: YearBook, step: str, found: tuple[Meeting, ...], as_of: date
) -> YearStep | None:
    meeting = _held(found, step, as_of)
    fact = CYCLE[step].fact(book, yearbook, as_of)
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
        return YearStep(step, DONE, due, on, at, sent=fact.sent, wanted=fact.wanted, begun=True)
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
        begun=fact.told,
    )


def _due(book: Book, yearbook: YearBook, step: str, meeting: Meeting | None) -> date | None:
    """The year's own plan first, then the province's calendar."""
    if meeting is not None and meeting.due is not None:
        return meeting.due
    return book.calendar.due(step, yearbook.year) if book.calendar else None


def _place(yearbook: YearBook, step: str) -> str | None:
    signed = yearbook.pact.data.signed if yearbook.pact and step == "pact" else None
    return signed.at if signed else None
