"""`progress`: pledges against plan at a day, by unit and for the bloc, and what is behind."""

from collections.abc import Sequence
from dataclasses import dataclass

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
from thidua.views.heads import context, exact, head_json, unit_cell
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Report,
    Row,
    Section,
    Table,
    Tone,
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
    """One bloc's pledges as of a day."""

    book: Book
    progress: YearProgress


def progress_report(blocs: Sequence[Progressed], lang: Lang) -> Report:
    """A section a bloc: its figures, its units, every task."""
    first = blocs[0].progress
    day = dates.show(lang, first.as_of)
    title = say(lang, "progress.title", year=first.year, day=day)
    return Report(title, tuple(_section(one, lang) for one in blocs), lang)


def _section(one: Progressed, lang: Lang) -> Section:
    blocks: list[Block] = [_facts(one.progress, lang)]
    own_tasks = tuple(
        _bloc_row(task, kind, lang)
        for kind in ("tasks", "targets")
        for task in getattr(one.progress, kind)
    )
    if own_tasks:
        title = say(lang, "progress.of_bloc")
        blocks.append(Table(_bloc_columns(lang), own_tasks, title, key="bloc"))
    blocks.append(_units(one, lang))
    tasks = tuple(_task_row(one.book, t, lang) for unit in one.progress.units for t in unit.tasks)
    if tasks:
        note = (say(lang, "progress.tasks_note"),)
        title = say(lang, "progress.tasks")
        blocks.append(Table(_task_columns(lang), tasks, title, note, key="tasks"))
    own = context(one.book, one.progress.year)
    return Section(one.book.bloc.data.name, tuple(blocks), context=own)


def _facts(found: YearProgress, lang: Lang) -> Facts:
    """The figures that a mid-year report needs."""
    registered = sum(unit.pledge is not None for unit in found.units)
    members = str(found.members) if found.members is not None else "?"
    facts = [
        ("registered", say(lang, "progress.of", n=registered, all=members)),
        ("complete", say(lang, "progress.of", n=found.complete, all=members)),
        ("on_course", say(lang, "progress.of", n=found.on_course, all=members)),
        ("behind", say(lang, "progress.n_tasks", n=len(found.behind))),
    ]
    if found.registered_tasks is not None:
        facts.insert(1, ("registered_tasks", show(lang, found.registered_tasks)))
    shown = [Fact(say(lang, f"progress.{key}"), Cell(text)) for key, text in facts]
    verdict = {True: "yes", False: "no", None: "unknown"}[found.all_complete]
    tone = Tone.GOOD if found.all_complete else Tone.NORMAL
    shown.append(
        Fact(say(lang, "progress.all"), Cell(say(lang, f"progress.all_{verdict}"), tone=tone))
    )
    return Facts(tuple(shown))


def _units(one: Progressed, lang: Lang) -> Table:
    keys = ("reached", "on_track", "slow")
    columns = (
        Column("id", say(lang, "progress.id"), data_only=True),
        Column("unit", say(lang, "progress.unit"), wrap=True),
        Column("tasks", say(lang, "progress.n"), Align.RIGHT),
        *(Column(key, say(lang, f"progress.{key}"), Align.RIGHT) for key in keys),
        Column("verdict", say(lang, "progress.verdict")),
    )
    rows = tuple(_unit_row(one.book, unit, lang) for unit in one.progress.units)
    return Table(columns, rows, key="progress", empty=say(lang, "progress.no_units"))


def _unit_row(book: Book, unit: UnitProgress, lang: Lang) -> Row:
    counts = (
        unit.count(REACHED, EXCEEDED),
        unit.count(ON_TRACK),
        unit.count(BEHIND, LATE, NO_REPORT),
    )
    key, tone = _verdict(unit)
    return Row(
        (
            Cell(unit.unit),
            unit_cell(book, unit.unit),
            figure(lang, len(unit.tasks)) if unit.pledge else nothing(),
            *(figure(lang, n) if unit.pledge else nothing() for n in counts),
            Cell(say(lang, f"progress.is_{key}"), tone=tone, data=key),
        )
    )


def _verdict(unit: UnitProgress) -> tuple[str, Tone]:
    if unit.pledge is None:
        return "unregistered", Tone.WARN
    if unit.complete is None:
        return "no_plan", Tone.MUTED
    if unit.complete:
        return "complete", Tone.GOOD
    return ("on_course", Tone.NORMAL) if unit.on_course else ("behind", Tone.WARN)


def _task_columns(lang: Lang) -> tuple[Column, ...]:
    return (
        Column("id", say(lang, "progress.id"), data_only=True),
        Column("unit", say(lang, "progress.unit"), wrap=True),
        Column("task", say(lang, "progress.task_id"), data_only=True),
        Column("name", say(lang, "progress.task"), wrap=True),
        Column("measure", say(lang, "progress.measure"), priority=1),
        Column("plan", say(lang, "progress.plan"), Align.NUMBER),
        Column("actual", say(lang, "progress.actual"), Align.NUMBER),
        Column("share", say(lang, "progress.share"), Align.NUMBER),
        Column("on", say(lang, "progress.on"), priority=2),
        Column("due", say(lang, "progress.due"), priority=3),
        Column("state", say(lang, "progress.state")),
    )


def _bloc_columns(lang: Lang) -> tuple[Column, ...]:
    """Those of a task without its unit; `kind`: registered tasks or common targets."""
    kind = Column("kind", say(lang, "progress.kind"), priority=2)
    return (kind, *_task_columns(lang)[2:])


def _bloc_row(one: TaskProgress, kind: str, lang: Lang) -> Row:
    return Row((Cell(say(lang, f"progress.kind_{kind}"), data=kind), *_task_cells(one, lang)))


def _task_row(book: Book, one: TaskProgress, lang: Lang) -> Row:
    return Row((Cell(one.unit), unit_cell(book, one.unit), *_task_cells(one, lang)))


def _task_cells(one: TaskProgress, lang: Lang) -> tuple[Cell, ...]:
    days = [
        Cell(dates.show(lang, day), data=day.isoformat()) if day else nothing()
        for day in (one.on, one.task.due)
    ]
    share = None if one.share is None else one.share * 100
    return (
        Cell(one.task.id),
        Cell(one.task.name),
        Cell(one.task.measure or ""),
        figure(lang, one.task.plan),
        figure(lang, one.actual),
        figure(lang, share, SHARE_PLACES, mark="%"),
        *days,
        Cell(say(lang, f"year.task.{one.state}"), tone=TONES[one.state], data=one.state),
    )


def progress_json(blocs: Sequence[Progressed]) -> dict[str, object]:
    """`thidua/progress/1`."""
    return {"schema": "thidua/progress/1", "blocs": [_bloc_json(one) for one in blocs]}


def _bloc_json(one: Progressed) -> dict[str, object]:
    found = one.progress
    return head_json(one.book, found.year) | {
        "as_of": found.as_of.isoformat(),
        "members": found.members,
        "registered": sum(unit.pledge is not None for unit in found.units),
        "registered_tasks": found.registered_tasks,
        "complete": found.complete,
        "on_course": found.on_course,
        "all_complete": found.all_complete,
        "targets": [_task_json(target) for target in found.targets],
        "tasks": [_task_json(task) for task in found.tasks],
        "units": [
            {
                "id": unit.unit,
                "name": one.book.unit_name(unit.unit),
                "registered": unit.pledge is not None,
                "complete": unit.complete,
                "on_course": unit.on_course,
                "tasks": [_task_json(task) for task in unit.tasks],
            }
            for unit in found.units
        ],
        "behind": [
            {"unit": task.unit, "task": task.task.id, "state": task.state} for task in found.behind
        ],
    }


def _task_json(one: TaskProgress) -> dict[str, object]:
    task = one.task
    return {
        "id": task.id,
        "name": task.name,
        "measure": task.measure,
        "plan": exact(task.plan),
        "lower_is_better": task.lower_is_better,
        "due": task.due.isoformat() if task.due else None,
        "actual": exact(one.actual),
        "on": one.on.isoformat() if one.on else None,
        "share": exact(one.share),
        "expected": exact(one.expected),
        "state": one.state,
    }
