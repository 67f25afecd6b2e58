"""`status`: each step of the year's cycle, done, due or late, and who has not sent what; which
periods of the year lack sheets, and of which units."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from thidua.bloc.cycle.stages import (
    COMPLETE,
    LACKING,
    RUNNING,
    TO_COME,
    UNNAMED,
    UNSCALED,
    Missing,
    PeriodState,
    coming_period,
)
from thidua.bloc.cycle.status import (
    DONE,
    DUE,
    LATE,
    SCALE_DRAFT,
    SCALE_EMPTY,
    SCALE_OF_YEAR,
    UNKNOWN,
    Status,
    YearStep,
)
from thidua.model.book import Book
from thidua.model.units import Term
from thidua.text import dates
from thidua.views.fields import (
    Entry,
    Field,
    Fields,
    RecordFields,
    Spoken,
    output,
    table,
    through,
    value,
)
from thidua.views.heads import PERIOD_VALUES, context, day_cell, head, period_field, unit_cell
from thidua.views.table import (
    Align,
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
    deputy_word,
    figure,
    leader_word,
    nothing,
)
from thidua.words import Lang, say

SHEET_OF = {
    "launch": "pact",
    "pact": "pact",
    "mid_year_review": "events",
    "inspection": "events",
    "year_end_review": "events",
    "ballots": "ballots",
    "proposals": "proposals",
    "dossiers": "dossiers",
    "decisions": "decisions",
    "handover": "leadership",
}
"""Step -> the sheet of the year workbook on which it is written down once it is done."""
TONES = {DONE: Tone.GOOD, DUE: Tone.NORMAL, LATE: Tone.BAD, UNKNOWN: Tone.MUTED}


@dataclass(frozen=True, slots=True)
class BlocStanding:
    """One bloc's year as of a day. `command`: what to type next, "" where nothing is left;
    `record`: what makes the workbook in which the step is then written down, `other`: what to type
    where the bloc's year goes without the step; "" where there is none."""

    book: Book
    status: Status
    command: str = ""
    record: str = ""
    other: str = ""

    @property
    def next(self) -> YearStep | None:
        """The step that comes next; none where a period does."""
        return None if self.status.period else self.status.next


def status_report(blocs: Sequence[BlocStanding], lang: Lang) -> Report:
    """A section a bloc: the steps, what is missing, what to do next."""
    first = blocs[0].status
    day = dates.show(lang, first.as_of)
    title = say(lang, "status.title", year=first.year, day=day)
    return Report(title, tuple(_section(one, lang) for one in blocs), lang)


def step_name(step: YearStep, lang: Lang) -> str:
    """The step's name; the stage's own where it is a stage of scoring."""
    if any(one.what == SCALE_OF_YEAR for one in step.missing):
        return say(lang, "status.year_scale")
    return step.name or say(lang, f"year.step.{step.id}")


def _section(one: BlocStanding, lang: Lang) -> Section:
    lang = as_called(one.book, lang)
    blocks: list[Block] = [_facts(one, lang), _steps(one.status, lang)]
    open_rows = [*_open_rows(one, lang)]
    if open_rows:
        blocks.append(table(OPEN, open_rows, lang, key="open", title=say(lang, "status.open")))
    if one.status.periods:
        blocks.append(_periods(one.book, one.status.periods, lang))
    blocks += next_blocks(one, lang)
    own = context(one.book, one.status.year)
    return Section(one.book.bloc.data.name, tuple(blocks), context=own)


def next_blocks(one: BlocStanding, lang: Lang) -> Iterator[Block]:
    """What comes next with its command, and where it is written down once it is done."""
    if one.command:
        yield Paragraph(_next_text(one, lang), Tone.STRONG)
    if one.record:
        step = one.next
        sheet = SHEET_OF.get(step.id) if step is not None else None
        if sheet is None:
            text = say(lang, "status.record_scale", command=one.record)
        else:
            name = say(lang, f"year_workbook.sheet.{sheet}")
            text = say(lang, "status.record", sheet=f"“{name}”", command=one.record)
        yield Paragraph(text)
    if one.other:
        what = _other_name(one.status, lang)
        yield Paragraph(say(lang, "status.otherwise", what=what, command=one.other))


def _other_name(status: Status, lang: Lang) -> str:
    """What a bloc does that goes without the next step."""
    if status.otherwise is not None:
        return step_name(status.otherwise, lang)
    coming = coming_period(status.periods)
    return _period_name(coming, lang) if coming is not None else say(lang, "status.close")


def _period_name(one: PeriodState, lang: Lang) -> str:
    """What comes next there: the scale of its kind to adopt, else the period itself."""
    period = one.year.period
    return say(lang, "status.kind_scale", name=period.kind) if one.draft else period.name


def _next_text(one: BlocStanding, lang: Lang) -> str:
    """`Việc tiếp theo: Tự chấm, hạn 10/12/2022. Lệnh: thidua ...`."""
    step, period = one.status.next, one.status.period
    if period is not None:
        what = _period_name(period, lang)
        if period.begun and not period.draft:  # where nobody has sent any, all are awaited
            owed = dict.fromkeys(one.unit for one in period.owed if one.unit is not None)
            units = _some_units(one.book, tuple(owed), lang)
            what = say(lang, "status.period_lacks", what=what, units=units) if units else what
        return say(lang, "status.next", what=what, command=one.command)
    if step is None:
        key = "next_sealed" if one.status.sealed else "next_year"
        return say(lang, f"status.{key}", command=one.command)
    what = step_name(step, lang)
    if step.due is not None:
        due = dates.show(lang, step.due)
        key = "next_late" if step.state == LATE else "next_due"
        return say(lang, f"status.{key}", what=what, due=due, command=one.command)
    return say(lang, "status.next", what=what, command=one.command)


def _facts(one: BlocStanding, lang: Lang) -> Facts:
    bloc, term = one.book.bloc.data, one.status.term
    steps = one.status.steps
    done = sum(step.state == DONE for step in steps)
    unknown = nothing(say(lang, "status.not_recorded"))
    leader = unknown
    if term is not None and term.leader is not None:
        leader = Cell(one.book.unit_name(term.leader))
    facts = [
        Labelled(say(lang, "status.done"), Cell(say(lang, "status.of", n=done, all=len(steps)))),
        Labelled(leader_word(bloc, lang), leader),
    ]
    for unit in (term.deputies or ()) if term else ():
        facts.append(Labelled(deputy_word(bloc, lang), Cell(one.book.unit_name(unit))))
    return Facts(tuple(facts))


class StatusStep(NamedTuple):
    step: YearStep
    lang: Lang

    @property
    def is_counted(self) -> bool:
        """Whether it is known of how many units something has come."""
        return self.step.sent is not None and bool(self.step.wanted)


def _state(one: StatusStep) -> Cell:
    state = one.step.state
    return Cell(say(one.lang, f"status.is_{state}"), tone=TONES[state], data=state)


def _sent(one: StatusStep) -> Cell:
    step = one.step
    return Cell(f"{step.sent}/{step.wanted}", step.sent, 0) if one.is_counted else nothing()


# fmt: off
MISSING: RecordFields[Missing] = RecordFields("MissingSheet", (
    value("unit", lambda one: one.unit, str | None),
    value("scorer", lambda one: one.scorer, str | None),
    value("what", lambda one: one.what, str | None),
    value("until", lambda one: one.until.isoformat() if one.until else None, str | None),
), "Who has not sent what.")
STEPS: Fields[StatusStep] = (
    Field("id", "status.id", lambda one: Cell(one.step.stage or one.step.id),
        lambda one: one.step.id, column="step", data_only=True),
    value("stage", lambda one: one.step.stage, str | None),
    Field("name", "status.step", lambda one: Cell(step_name(one.step, one.lang)),
        lambda one: step_name(one.step, one.lang)),
    Field("state", "status.state", _state, lambda one: one.step.state),
    Field("due", "status.due", lambda one: day_cell(one.step.due, one.lang),
        lambda one: one.step.due.isoformat() if one.step.due else None, str | None),
    Field("on", "status.on", lambda one: day_cell(one.step.on, one.lang),
        lambda one: one.step.on.isoformat() if one.step.on else None, str | None),
    Field("sent", "status.sent", _sent, lambda one: one.step.sent, int | None,
        align=Align.RIGHT),
    Field("wanted", "status.wanted",
        lambda one: figure(one.lang, one.step.wanted) if one.is_counted else nothing(),
        lambda one: one.step.wanted, int | None, data_only=True),
    Field("at", "status.at", lambda one: Cell(one.step.at) if one.step.at else nothing(),
        lambda one: one.step.at, str | None, wrap=True, priority=1),
    MISSING.many("missing", lambda one: one.step.missing),
    MISSING.many("late", lambda one: one.step.late),
)
# fmt: on


def _steps(status: Status, lang: Lang) -> Table:
    steps = (StatusStep(step, lang) for step in status.steps)
    return table(STEPS, steps, lang, key="status", empty=say(lang, "status.no_steps"))


def _open_rows(one: BlocStanding, lang: Lang) -> Iterator["OpenRow"]:
    """What has not come, then what came late, step by step."""
    for step in one.status.steps:
        if _nobody_yet(step):
            yield OpenRow(one.book, step, "missing", None, lang)
            continue
        for key, group in (("missing", step.missing), ("late", step.late)):
            yield from (OpenRow(one.book, step, key, missing, lang) for missing in group)


def _nobody_yet(step: YearStep) -> bool:
    """A stage that is not due and of which no sheet has come: one row says it."""
    return step.stage is not None and step.state == DUE and not step.sent


class OpenRow(NamedTuple):
    """Something that a step waits for, or that came late; without `missing` all of the step's."""

    book: Book
    step: YearStep
    key: str
    missing: Missing | None
    lang: Lang


def _open_state(one: OpenRow) -> Cell:
    tone = Tone.WARN if one.key == "missing" else Tone.MUTED
    return Cell(say(one.lang, f"status.open_{one.key}"), tone=tone, data=one.key)


def _open_unit(one: OpenRow) -> Cell:
    if one.missing is None:
        n = one.step.wanted or len(one.step.missing)
        return Cell(say(one.lang, "status.every", n=n), data="")
    return unit_cell(one.book, one.missing.unit) if one.missing.unit else nothing()


# fmt: off
OPEN: Fields[OpenRow] = (
    Field("step", "status.id", lambda one: Cell(one.step.stage or one.step.id), data_only=True),
    Field("name", "status.step", lambda one: Cell(step_name(one.step, one.lang))),
    Field("kind", "status.state", _open_state),
    Field("id", "status.unit_id", lambda one: Cell(one.missing.unit or "" if one.missing else ""),
        data_only=True),
    Field("unit", "status.unit", _open_unit, wrap=True),
    Field("what", "status.what",
        lambda one: Cell(what_text(one.book, one.missing, one.lang) if one.missing else ""),
        wrap=True),
)
# fmt: on


def what_text(book: Book, one: Missing, lang: Lang) -> str:
    """From which scorer, or of which award or office; until when, where more time was given."""
    if one.until is not None:
        until = say(lang, "status.until", day=dates.show(lang, one.until))
        rest = what_text(book, one._replace(until=None), lang)
        return f"{rest}; {until}" if rest else until
    if one.scorer is not None:
        return say(lang, "status.from", scorer=_scorer(book, one.scorer))
    if one.what is None:
        return ""
    if one.what in (SCALE_DRAFT, SCALE_EMPTY, SCALE_OF_YEAR, UNNAMED):
        return say(lang, f"status.{one.what}")
    bloc = book.bloc.data
    offices = {"leader": leader_word(bloc, lang), "deputy": deputy_word(bloc, lang)}
    return offices.get(one.what) or book.award_names.get(one.what, one.what)


def _scorer(book: Book, scorer: str) -> str:
    """A scoring unit or office by its name."""
    for yearbook in book.years.values():
        if yearbook.criteria is not None:
            for office in yearbook.criteria.data.offices:
                if office.id == scorer:
                    return str(office.name)
    return book.unit_name(scorer)


# -- periods ------------------------------------------------------------------------------------


TONES_OF_PERIODS = {LACKING: Tone.WARN, RUNNING: Tone.NORMAL}
MOST_NAMED = 5
"""Of the units that a period lacks so many are named."""


class StateOf(NamedTuple):
    book: Book
    state: PeriodState
    lang: Lang


def _period_state(one: StateOf) -> Cell:
    state = one.state.state
    return Cell(say(one.lang, f"status.period_{state}"), tone=TONES_OF_PERIODS[state], data=state)


def _period_sent(one: StateOf) -> Cell:
    sent, wanted = one.state.sent, one.state.wanted
    return Cell(f"{sent}/{wanted}", sent, 0) if wanted else nothing()


def _lacks(one: StateOf) -> Cell:
    units = one.state.missing
    said = _some_units(one.book, units, one.lang)
    return Cell(said, data=" ".join(units)) if units else nothing()


def _some_units(book: Book, units: Sequence[str], lang: Lang) -> str:
    """The first of the units by their names, and how many more there are."""
    said = "; ".join(book.unit_name(unit) for unit in units[:MOST_NAMED])
    if len(units) > MOST_NAMED:
        said = say(lang, "status.and_more", units=said, n=len(units) - MOST_NAMED)
    return said


PERIOD_OF_STATE: Fields[StateOf] = through(lambda one: one.state.year, PERIOD_VALUES)
# fmt: off
PERIODS: Fields[StateOf] = (
    *PERIOD_OF_STATE,
    Field("state", "status.state", _period_state, lambda one: one.state.state),
    Field("sent", "status.sent", _period_sent, lambda one: one.state.sent, int, align=Align.RIGHT),
    value("wanted", lambda one: one.state.wanted, int),
    Field("missing", "status.lacks", _lacks, lambda one: list(one.state.missing), list[str],
        column="units", wrap=True),
)
PERIOD_STATE = RecordFields("PeriodState", PERIODS,
    "A period as of a day; `missing`: units whose sheets have not come.")
# fmt: on


def _periods(book: Book, states: Sequence[PeriodState], lang: Lang) -> Table:
    """A row for each period that has begun and is not complete, and how many of each kind are."""
    return table(
        PERIODS,
        (StateOf(book, one, lang) for one in states if one.state in TONES_OF_PERIODS),
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


# -- JSON ---------------------------------------------------------------------------------------


# fmt: off
STEP = RecordFields("CycleStep", STEPS, "A step of the year's cycle.")
NEXT: RecordFields[BlocStanding] = RecordFields("NextStep", (
    value("step", lambda one: one.next.id if one.next else None, str | None),
    value("stage", lambda one: one.next.stage if one.next else None, str | None),
    value("period", lambda one: str(one.status.period.year) if one.status.period else None,
        str | None),
    value("command", lambda one: one.command or None, str | None),
    value("record", lambda one: one.record or None, str | None),
    value("otherwise", lambda one: one.other or None, str | None),
), "What comes next, a step or a period, the command for it, the one that makes the workbook in"
   " which it is written down once it is done, and the one where the year goes without the step.")
BLOC: RecordFields[Spoken[BlocStanding]] = RecordFields("StatusEntry", (
    period_field(lambda one: one.of.status.year),
    value("as_of", lambda one: one.of.status.as_of.isoformat()),
    value("leader", lambda one: one.of.status.term.leader if one.of.status.term else None,
        str | None),
    value("deputies", lambda one: _deputies(one.of.status.term), list[str] | None),
    STEP.many("steps", lambda one: (StatusStep(step, one.lang) for step in one.of.status.steps)),
    PERIOD_STATE.many("periods",
        lambda one: (StateOf(one.of.book, state, one.lang) for state in one.of.status.periods)),
    NEXT.at("next", lambda one: one.of),
), "Where a year stands.", head=head(lambda one: (one.of.book, one.of.status.year)))
OUTPUT = output("status", BLOC)
# fmt: on


def _deputies(term: Term | None) -> list[str] | None:
    return list(term.deputies) if term and term.deputies is not None else None


def status_json(blocs: Sequence[BlocStanding], lang: Lang) -> Entry:
    return OUTPUT.entry(Spoken(one, as_called(one.book, lang)) for one in blocs)
