"""`progress`: pledges against plan at a day, by unit and for the bloc, and what is behind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from thidua.bloc.cycle.progress import (
    BEHIND,
    EXCEEDED,
    LATE,
    NO_PLAN,
    NO_REPORT,
    ON_TRACK,
    REACHED,
    TaskProgress,
    UnitProgress,
    YearProgress,
)
from thidua.model.book import Book
from thidua.text import dates
from thidua.text.numbers import show
from thidua.views.fields import (
    Entry,
    Field,
    Fields,
    RecordFields,
    Spoken,
    output,
    shown,
    table,
    value,
)
from thidua.views.heads import context, day_cell, exact, head, unit_cell
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Facts,
    Labelled,
    Report,
    Section,
    Table,
    Tone,
    as_called,
    figure,
    nothing,
)
from thidua.words import Lang, say

TONES = {
    EXCEEDED: Tone.GOOD,
    REACHED: Tone.GOOD,
    ON_TRACK: Tone.NORMAL,
    BEHIND: Tone.WARN,
    LATE: Tone.BAD,
    NO_REPORT: Tone.WARN,
    NO_PLAN: Tone.MUTED,
}
SHARE_PLACES = 2


@dataclass(frozen=True, slots=True)
class Progressed:
    book: Book
    progress: YearProgress


def progress_report(blocs: Sequence[Progressed], lang: Lang) -> Report:
    """A section a bloc: its figures, its units, every task."""
    first = blocs[0].progress
    day = dates.show(lang, first.as_of)
    title = say(lang, "progress.title", year=first.year, day=day)
    return Report(title, tuple(_section(one, lang) for one in blocs), lang)


def _section(one: Progressed, lang: Lang) -> Section:
    lang = as_called(one.book, lang)
    blocks: list[Block] = [_facts(one.progress, lang)]
    own_tasks = [
        TaskOf(one.book, task, lang, kind)
        for kind, told in (("tasks", one.progress.tasks), ("targets", one.progress.targets))
        for task in told
    ]
    if own_tasks:
        title = say(lang, "progress.of_bloc")
        blocks.append(table(OF_BLOC, own_tasks, lang, title=title, key="bloc"))
    blocks.append(_units(one, lang))
    tasks = [TaskOf(one.book, task, lang) for unit in one.progress.units for task in unit.tasks]
    if tasks:
        note = (say(lang, "progress.tasks_note"),)
        title = say(lang, "progress.tasks")
        blocks.append(table(OF_UNITS, tasks, lang, title=title, notes=note, key="tasks"))
    own = context(one.book, one.progress.year)
    return Section(one.book.bloc.data.name, tuple(blocks), context=own)


def _facts(found: YearProgress, lang: Lang) -> Facts:
    """The figures that a mid-year report needs."""
    members = str(found.members) if found.members is not None else "?"
    facts = [
        ("registered", say(lang, "progress.of", n=found.registered, all=members)),
        ("complete", say(lang, "progress.of", n=found.complete, all=members)),
        ("on_course", say(lang, "progress.of", n=found.on_course, all=members)),
        ("behind", say(lang, "progress.n_tasks", n=len(found.behind))),
    ]
    if found.registered_tasks is not None:
        facts.insert(1, ("registered_tasks", show(lang, found.registered_tasks)))
    shown = [Labelled(say(lang, f"progress.{key}"), Cell(text)) for key, text in facts]
    verdict = {True: "yes", False: "no", None: "unknown"}[found.all_complete]
    tone = Tone.GOOD if found.all_complete else Tone.NORMAL
    shown.append(
        Labelled(say(lang, "progress.all"), Cell(say(lang, f"progress.all_{verdict}"), tone=tone))
    )
    return Facts(tuple(shown))


def _units(one: Progressed, lang: Lang) -> Table:
    units = (TasksOf(one.book, unit, lang) for unit in one.progress.units)
    empty = say(lang, "progress.no_units")
    return table(UNITS, units, lang, key="progress", empty=empty)


def _verdict(unit: UnitProgress) -> tuple[str, Tone]:
    if unit.pledge is None:
        return "unregistered", Tone.WARN
    if unit.complete is None:
        return "no_plan", Tone.MUTED
    if unit.complete:
        return "complete", Tone.GOOD
    return ("on_course", Tone.NORMAL) if unit.on_course else ("behind", Tone.WARN)


class TasksOf(NamedTuple):
    book: Book
    unit: UnitProgress
    lang: Lang


def _tasks(book: Book, tasks: Sequence[TaskProgress], lang: Lang) -> Iterator["TaskOf"]:
    return (TaskOf(book, task, lang) for task in tasks)


def _count(*states: str) -> Callable[[TasksOf], Cell]:
    """How many of a unit's tasks are in one of the states; without a pledge, a dash."""

    def cell(one: TasksOf) -> Cell:
        return figure(one.lang, one.unit.count(*states)) if one.unit.pledge else nothing()

    return cell


def _tasks_cell(one: TasksOf) -> Cell:
    return figure(one.lang, len(one.unit.tasks)) if one.unit.pledge else nothing()


def _verdict_cell(one: TasksOf) -> Cell:
    key, tone = _verdict(one.unit)
    return Cell(say(one.lang, f"progress.is_{key}"), tone=tone, data=key)


class TaskOf(NamedTuple):
    """A task or target with what it takes to tell its row. `kind`: of the bloc's own, which."""

    book: Book
    told: TaskProgress
    lang: Lang
    kind: str = ""


def _share(one: TaskOf) -> Cell:
    share = None if one.told.share is None else one.told.share * 100
    return figure(one.lang, share, SHARE_PLACES, mark="%")


def _of_unit(one: TaskOf) -> Cell:
    return unit_cell(one.book, one.told.unit) if one.told.unit else nothing()


def _kind(one: TaskOf) -> Cell:
    return Cell(say(one.lang, f"progress.kind_{one.kind}"), data=one.kind)


def _how_far(one: TaskOf) -> Cell:
    state = one.told.state
    return Cell(say(one.lang, f"year.task.{state}"), tone=TONES[state], data=state)


# fmt: off
TASK: Fields[TaskOf] = (
    Field("id", "progress.task_id", lambda one: Cell(one.told.task.id),
        lambda one: one.told.task.id, column="task", data_only=True),
    Field("name", "progress.task", lambda one: Cell(one.told.task.name),
        lambda one: one.told.task.name, wrap=True),
    Field("measure", "progress.measure", lambda one: Cell(one.told.task.measure or ""),
        lambda one: one.told.task.measure, str | None, priority=1),
    Field("plan", "progress.plan", lambda one: figure(one.lang, one.told.task.plan),
        lambda one: exact(one.told.task.plan), str | None, align=Align.NUMBER),
    Field("lower_is_better", json=lambda one: one.told.task.lower_is_better, type=bool),
    Field("actual", "progress.actual", lambda one: figure(one.lang, one.told.actual),
        lambda one: exact(one.told.actual), str | None, align=Align.NUMBER),
    Field("share", "progress.share", _share, lambda one: exact(one.told.share), str | None,
        align=Align.NUMBER),
    Field("expected", json=lambda one: exact(one.told.expected), type=str | None),
    Field("on", "progress.on", lambda one: day_cell(one.told.on, one.lang),
        lambda one: one.told.on.isoformat() if one.told.on else None, str | None, priority=2),
    Field("due", "progress.due", lambda one: day_cell(one.told.task.due, one.lang),
        lambda one: one.told.task.due.isoformat() if one.told.task.due else None, str | None,
        priority=3),
    Field("state", "progress.state", _how_far, lambda one: one.told.state),
)
OF_UNITS: Fields[TaskOf] = (
    Field("id", "progress.id", lambda one: Cell(one.told.unit or ""), data_only=True),
    Field("unit", "progress.unit", _of_unit, wrap=True),
    *TASK,
)
OF_BLOC: Fields[TaskOf] = (Field("kind", "progress.kind", _kind, priority=2), *TASK)
# fmt: on


# fmt: off
TASK_STATE = RecordFields("TaskState", TASK,
    "A task or target against its plan. `share` and `expected`: of the plan, 1 is all of it.")
UNITS: Fields[TasksOf] = (
    Field("id", "progress.id", lambda one: Cell(one.unit.unit), lambda one: one.unit.unit,
        data_only=True),
    Field("name", "progress.unit", lambda one: unit_cell(one.book, one.unit.unit),
        lambda one: one.book.unit_name(one.unit.unit), column="unit", wrap=True),
    value("registered", lambda one: one.unit.pledge is not None, bool),
    value("complete", lambda one: one.unit.complete, bool | None),
    value("on_course", lambda one: one.unit.on_course, bool | None),
    shown(TASK_STATE.many("tasks", lambda one: _tasks(one.book, one.unit.tasks, one.lang)),
        "progress.n", _tasks_cell, align=Align.RIGHT),
    Field("reached", "progress.reached", _count(REACHED, EXCEEDED), align=Align.RIGHT),
    Field("on_track", "progress.on_track", _count(ON_TRACK), align=Align.RIGHT),
    Field("slow", "progress.slow", _count(BEHIND, LATE, NO_REPORT), align=Align.RIGHT),
    Field("verdict", "progress.verdict", _verdict_cell),
)
UNIT_TASKS = RecordFields("UnitTasks", UNITS, "What a unit registered, and how far it has come.")
SLOW_TASK: RecordFields[TaskProgress] = RecordFields("SlowTask", (
    value("unit", lambda one: one.unit, str | None),
    value("task", lambda one: one.task.id),
    value("state", lambda one: one.state),
), "A task that is behind its plan.")
BLOC: RecordFields[Spoken[Progressed]] = RecordFields("ProgressEntry", (
    value("as_of", lambda one: one.of.progress.as_of.isoformat()),
    value("members", lambda one: one.of.progress.members, int | None),
    value("registered", lambda one: one.of.progress.registered, int),
    value("registered_tasks", lambda one: one.of.progress.registered_tasks, int | None),
    value("complete", lambda one: one.of.progress.complete, int),
    value("on_course", lambda one: one.of.progress.on_course, int),
    value("all_complete", lambda one: one.of.progress.all_complete, bool | None),
    TASK_STATE.many("targets",
        lambda one: _tasks(one.of.book, one.of.progress.targets, one.lang)),
    TASK_STATE.many("tasks", lambda one: _tasks(one.of.book, one.of.progress.tasks, one.lang)),
    UNIT_TASKS.many("units",
        lambda one: (TasksOf(one.of.book, unit, one.lang) for unit in one.of.progress.units)),
    SLOW_TASK.many("behind", lambda one: one.of.progress.behind),
), "Pledges against plan at a day.", head=head(lambda one: (one.of.book, one.of.progress.year)))
OUTPUT = output("progress", BLOC)
# fmt: on


def progress_json(blocs: Sequence[Progressed], lang: Lang) -> Entry:
    return OUTPUT.entry(Spoken(one, as_called(one.book, lang)) for one in blocs)
