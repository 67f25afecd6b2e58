"""Facts of a year's work: the pact, what was registered, how far it has come, models, grades."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from thidua.bloc.cycle.meetings import meetings
from thidua.bloc.cycle.progress import (
    BEHIND,
    EXCEEDED,
    LATE,
    NO_REPORT,
    ON_TRACK,
    REACHED,
    TaskProgress,
    UnitProgress,
    YearProgress,
    progress_of,
)
from thidua.bloc.cycle.status import DONE, status_of
from thidua.letters.catalogue import Entry, LetterFact, Rows, TableFact, in_words, never
from thidua.letters.facts.common import attendance
from thidua.letters.facts.proposals import capital
from thidua.letters.letter import Block, Said
from thidua.letters.official import padded
from thidua.letters.sources import (
    Sources,
    meeting,
    member_total,
    members_named,
    names,
    short_day,
    signing_day,
)
from thidua.letters.tables import HARD_BLANK, dots, grid
from thidua.model.base import GRADES
from thidua.model.emulation_year import last_day
from thidua.model.outcome import Outcome, RoleModel
from thidua.model.pledges import Pact, Task
from thidua.text import dates
from thidua.text.numbers import Number, grouped, measured, show
from thidua.words import say

SLOW = (BEHIND, LATE, NO_REPORT)


# --- the pact ---


def _pact(sources: Sources) -> Pact:
    return sources.yearbook.pact.data if sources.yearbook.pact else Pact()


def _signing_day(sources: Sources) -> str | None:
    on = signing_day(sources)
    return dates.long("vi", on) if on else None


def _short_signing_day(sources: Sources) -> str | None:
    on = signing_day(sources)
    return dates.short(on) if on else None


def _registered_tasks(sources: Sources) -> str | None:
    own = _pact(sources).registered
    n = own.tasks.count if own and own.tasks else None
    return None if n is None else padded(n)


def _movements(sources: Sources) -> tuple[Block, ...] | None:
    pact = _pact(sources)
    if not pact.movements:
        return None
    columns = (
        ("Tên phong trào", 50, "left"),
        ("Cấp phát động", 22, "center"),
        ("Mục tiêu", 48, "left"),
        ("Phát động", 24, "center"),
        ("Tổng kết", 24, "center"),
    )
    rows = [
        (
            one.name,
            capital(one.launched_by) if one.launched_by else dots("launched_by"),
            one.goal or dots("goal"),
            short_day(one.launched),
            short_day(one.ends),
        )
        for one in pact.movements
    ]
    return (grid(columns, rows, dense=True),)


def _targets(sources: Sources) -> tuple[Block, ...] | None:
    return _promised(_pact(sources).targets)


def _bloc_tasks(sources: Sources) -> tuple[Block, ...] | None:
    own = _pact(sources).registered
    return _promised(own.tasks.items if own and own.tasks else None)


def _promised(tasks: Sequence[Task] | None) -> tuple[Block, ...] | None:
    if not tasks:
        return None
    columns = (
        ("Nội dung", 88, "left"),
        ("Đơn vị tính", 24, "center"),
        ("Kế hoạch", 24, "center"),
        ("Ghi chú", 28, "left"),
    )
    rows = [
        (
            one.name,
            one.measure or "",
            grouped("vi", one.plan) if one.plan is not None else dots("plan"),
            one.note or "",
        )
        for one in tasks
    ]
    return (grid(columns, rows, dense=True),)


def _goal(goal: str | None) -> str | None:
    return goal and goal[:1].lower() + goal[1:]


# --- how far it has come ---


def as_of(sources: Sources) -> date:
    """The day of a letter's figures: of its meeting, else its own, else the period's end.

    A year-end report speaks as of the year's end, or of its meeting where that is later.
    """
    found = meeting(sources)
    held = found.on if found else None
    if not sources.kind.ends_year:
        return held or sources.frame.issued_on() or date(sources.year, 6, 30)
    return max(held or date.min, last_day(sources.year))


def _progress(sources: Sources) -> YearProgress:
    return progress_of(sources.book, sources.year, as_of(sources))


def _of_all(sources: Sources, n: int) -> str:
    """`có 03/11 đơn vị`; `chưa đơn vị nào` for none."""
    total = member_total(sources)
    if not n:
        return "chưa đơn vị nào"
    return f"có {padded(n)} đơn vị" if total is None else f"có {padded(n)}/{padded(total)} đơn vị"


def _pledged(sources: Sources) -> list[UnitProgress]:
    return [one for one in _progress(sources).units if one.pledge is not None]


def _pledging_units(sources: Sources) -> str | None:
    if not sources.yearbook.pledges:
        return None
    total = member_total(sources)
    n = padded(len(_pledged(sources)))
    return f"{n} đơn vị" if total is None else f"{n}/{padded(total)} đơn vị thành viên"


def _without_pledge(sources: Sources) -> str | None:
    late = [one.unit for one in _progress(sources).units if one.pledge is None]
    return names(sources, late) or None


def _progress_table(sources: Sources) -> tuple[Block, ...]:
    columns = (
        ("Đơn vị", 62, "left"),
        ("Nhiệm vụ đăng ký", 22, "center"),
        ("Đạt, vượt", 18, "center"),
        ("Đúng tiến độ", 20, "center"),
        ("Chậm, chưa báo cáo", 24, "center"),
    )
    rows = [_unit_row(sources, one) for one in _progress(sources).units]
    return (grid(columns, rows),)


def _unit_row(sources: Sources, one: UnitProgress) -> Sequence[Said]:
    name = sources.book.unit_name(one.unit)
    if one.pledge is None:
        return (name, "chưa đăng ký", "", "", "")
    counts = (one.count(REACHED, EXCEEDED), one.count(ON_TRACK), one.count(*SLOW))
    return (name, padded(len(one.tasks)), *map(padded, counts))


def _figure(value: Number, measure: str | None) -> str:
    """`95%`, `12 nhà ở`."""
    return measured(grouped("vi", value), measure, HARD_BLANK)


def _slow_units(sources: Sources) -> tuple[tuple[str, str], ...]:
    """The tasks that are behind, late or without a report, a line a unit."""
    by_unit: dict[str, list[str]] = {}
    for one in _progress(sources).behind:
        by_unit.setdefault(one.unit, []).append(_slow(one))
    bloc = sources.book.bloc.data.name
    called = {unit: sources.book.unit_name(unit) if unit else bloc for unit in by_unit}
    return tuple((called[unit], "; ".join(by_unit[unit])) for unit in by_unit)


def _slow(one: TaskProgress) -> str:
    name = one.task.name[:1].lower() + one.task.name[1:]
    if one.actual is None:
        return f"{name} ({say('vi', f'year.task.{one.state}')})"
    measure = one.task.measure
    done = measured(_shown(one), "%") if measure == "%" else _shown(one)
    plan = "" if one.task.plan is None else f", kế hoạch {_figure(one.task.plan, measure)}"
    return f"{name} (đạt {done}{plan})"


def _task_table(sources: Sources) -> tuple[Block, ...] | None:
    """Every task against its plan; none where nothing is pledged."""
    found = _progress(sources)
    tasks = [*found.tasks, *(task for unit in found.units for task in unit.tasks)]
    return task_rows(sources, tasks) if tasks else None


def task_rows(
    sources: Sources, tasks: Sequence[TaskProgress], *, units: bool = True
) -> tuple[Block, ...]:
    """Tasks against their plans, a row each. `units`: with whose each is."""
    columns = (
        *((("Đơn vị", 50, "left"),) if units else ()),
        ("Nhiệm vụ", 76, "left"),
        ("Đơn vị tính", 20, "center"),
        ("Kế hoạch", 20, "center"),
        ("Thực hiện", 20, "center"),
        ("So với kế hoạch", 22, "center"),
        ("Đến ngày", 24, "center"),
        ("Hạn", 24, "center"),
        ("Tình trạng", 26, "center"),
    )
    rows = [_task_row(sources, task)[0 if units else 1 :] for task in tasks]
    return (grid(columns, rows, dense=True),)


def _task_row(sources: Sources, one: TaskProgress) -> Sequence[Said]:
    share = "" if one.share is None else f"{show('vi', one.share * 100, 2)}%"
    return (
        sources.book.unit_name(one.unit) if one.unit else capital(sources.group),
        one.task.name,
        one.task.measure or "",
        "" if one.task.plan is None else grouped("vi", one.task.plan),
        "" if one.actual is None else _shown(one),
        share,
        _day(one.on),
        _day(one.task.due),
        capital(say("vi", f"year.task.{one.state}")),
    )


def _planned(one: TaskProgress) -> str | None:
    return None if one.task.plan is None else _figure(one.task.plan, one.task.measure)


def _reached(one: TaskProgress) -> str | None:
    return None if one.actual is None else measured(_shown(one), one.task.measure)


def _shown(one: TaskProgress) -> str:
    """A measured share may have no end: two decimals then."""
    value = Fraction(one.actual or 0)
    text = show("vi", value)
    return show("vi", value, 2) if "/" in text else grouped("vi", value)


def _day(day: date | None) -> str:
    return dates.short(day) if day else ""


def _to_come(sources: Sources) -> tuple[tuple[str, str], ...]:
    """The steps that are still due, in the order of their days."""
    day = as_of(sources)
    found = [
        (step.due, step.name or say("vi", f"year.step.{step.id}"))
        for step in status_of(sources.book, sources.year, day).steps
        if step.state != DONE and step.due is not None and step.due > day
    ]
    return tuple((name, dates.short(due)) for due, name in sorted(found, key=lambda one: one[0]))


# --- what came of it ---


def _outcome(sources: Sources) -> Outcome | None:
    return sources.yearbook.outcome.data if sources.yearbook.outcome else None


def _models(sources: Sources) -> tuple[tuple[str, str | None], ...]:
    """Advanced models told by the letter's day."""
    outcome, day = _outcome(sources), as_of(sources)
    written: Sequence[RoleModel] = (outcome.role_models if outcome else None) or ()
    return tuple(
        (one.name, sources.book.unit_name(one.unit) if one.unit else None)
        for one in written
        if sources.kind.ends_year or one.on is None or one.on <= day
    )


def _grades(sources: Sources) -> tuple[tuple[str, str, str], ...]:
    outcome = _outcome(sources)
    grades = (outcome.evaluations if outcome else None) or {}
    members = sources.book.members(sources.year)
    by_grade = ((grade, [one.name for one in members if grades.get(one.id) == grade])
                for grade in GRADES)  # fmt: skip
    return tuple(
        (
            capital(say("vi", f"year.grade.{grade}")),
            f"{padded(len(units))} đơn vị",
            "; ".join(units),
        )
        for grade, units in by_grade
        if units
    )


def _grades_summary(sources: Sources) -> str | None:
    outcome = _outcome(sources)
    summary = outcome.evaluations_summary if outcome else None
    if summary is None or summary.n is None or summary.of is None:
        return None
    grade = say("vi", f"year.grade.{summary.grade}") if summary.grade else ""
    count = f"{padded(summary.n)}/{padded(summary.of)} đơn vị"
    return f"{count} {summary.words or grade}".rstrip() + "."


MEETINGS = {
    "launch": "Phát động, ký kết giao ước",
    "signing": "Phát động, ký kết giao ước",
    "mid_year_review": "Sơ kết",
    "inspection": "Kiểm tra",
    "year_end_review": "Tổng kết, bình xét",
}
"""The meetings that a year-end report lists."""


def _activities(sources: Sources) -> tuple[tuple[Said | None, ...], ...]:
    """The meetings held, each once, in the order of their days."""
    found: list[tuple[date, tuple[Said | None, ...]]] = []
    for one in meetings(sources.book, sources.year):
        kinds = [kind for kind in one.kinds if kind in MEETINGS]
        if kinds and one.on is not None:
            words = "; ".join(dict.fromkeys(MEETINGS[kind] for kind in kinds))
            came = attendance(sources, one) if one.event.attended else None
            found.append((one.on, (words, dates.short(one.on), one.at, came)))
    return tuple(told for _, told in sorted(found, key=lambda one: one[0]))


def _barred(sources: Sources) -> tuple[tuple[str, str], ...]:
    return tuple(
        (sources.book.unit_name(one.unit), _goal(one.reason) or "")
        for one in sources.yearbook.barred
        if "awards" in one.from_ or "ranking" in one.from_
    )


def _signing_units(sources: Sources) -> tuple[str, ...] | None:
    """Who signed, where the data says so."""
    return members_named(sources, _pact(sources).signatories)


def _signed_count(sources: Sources) -> str | None:
    units, total = _signing_units(sources), member_total(sources)
    if units is None:
        return None
    if _pact(sources).signatories == "all":
        return None if total is None else f"{padded(total)} đơn vị thành viên"
    n = padded(len(units))
    return f"{n} đơn vị" if total is None else f"{n}/{padded(total)} đơn vị thành viên"


PACT: Mapping[str, Entry[Sources]] = {
    "ngày ký giao ước": LetterFact(_signing_day, "document.gap_signed"),
    "ngày ký ngắn": LetterFact(_short_signing_day, "document.gap_signed"),
    "nơi ký giao ước": LetterFact(
        lambda s: signed.at if (signed := _pact(s).signed) else None, "document.gap_place"
    ),
    "người chứng kiến": LetterFact(
        lambda s: signed.witnessed_by if (signed := _pact(s).signed) else None,
        "document.gap_witness",
    ),
    "nội dung giao ước": never("pact"),
    "số đơn vị ký": LetterFact(_signed_count, "document.gap_signed_units"),
    "đơn vị ký": LetterFact(lambda s: names(s, units) if (units := _signing_units(s)) else None),
    "số phong trào": LetterFact(
        lambda s: padded(len(m)) if (m := _pact(s).movements) else None, "document.gap_movements"
    ),
    "phong trào": Rows(
        lambda s: _pact(s).movements,
        {
            "tên": LetterFact(lambda one: one.name),
            "mục tiêu": LetterFact(lambda one: _goal(one.goal)),
            "kết quả": LetterFact(lambda one: _goal(one.result)),
        },
    ),
    "bảng phong trào": TableFact(_movements, "document.gap_movements"),
    "bảng chỉ tiêu": TableFact(_targets, "document.gap_targets"),
    "bảng nhiệm vụ của khối": TableFact(_bloc_tasks, "document.gap_targets"),
    "số nhiệm vụ của khối": LetterFact(_registered_tasks, "document.gap_pledges"),
    "nơi đăng ký": LetterFact(
        lambda s: own.with_ if (own := _pact(s).registered) else None, "document.gap_authority"
    ),
}
_TASK: Mapping[str, Entry[TaskProgress]] = {
    "tên": LetterFact(lambda one: one.task.name),
    "kế hoạch": LetterFact(_planned),
    "thực hiện": LetterFact(_reached, "document.gap_actual"),
}
PROGRESS: Mapping[str, Entry[Sources]] = {
    "số đơn vị đăng ký": LetterFact(_pledging_units, "document.gap_pledges"),
    "tổng số nhiệm vụ": LetterFact(
        lambda s: padded(sum(len(one.tasks) for one in _pledged(s))), "document.gap_pledges"
    ),
    "đơn vị chưa đăng ký": LetterFact(_without_pledge, "document.gap_pledges"),
    "đăng ký của đơn vị": never("pledges"),
    "kết quả từng đơn vị": never("progress"),
    "ngày số liệu": LetterFact(lambda s: dates.short(as_of(s))),
    "số đơn vị đạt": LetterFact(lambda s: _of_all(s, _progress(s).complete)),
    "số đơn vị không chậm": LetterFact(lambda s: _of_all(s, _progress(s).on_course)),
    "bảng tiến độ": TableFact(_progress_table, "document.gap_progress"),
    "bảng nhiệm vụ": TableFact(_task_table, "document.gap_progress", wide=True),
    "nhiệm vụ của khối": Rows(
        lambda s: _progress(s).tasks,
        {**_TASK, "tình trạng": LetterFact(lambda one: say("vi", f"year.task.{one.state}"))},
    ),
    "chỉ tiêu chung": Rows(lambda s: _progress(s).targets, _TASK),
    "điển hình": Rows(_models, in_words("tên", "đơn vị")),
    "điển hình tiên tiến": never("role_models"),
    "nhiệm vụ chậm": Rows(_slow_units, in_words("đơn vị", "nhiệm vụ")),
    "việc sắp tới": Rows(_to_come, in_words("việc", "hạn")),
    "hoạt động": Rows(_activities, in_words("tên", "ngày", "nơi", "số dự")),
    "hoạt động trong năm": never("activities"),
    "mức độ hoàn thành": Rows(_grades, in_words("mức độ", "số đơn vị", "đơn vị")),
    "mức độ hoàn thành chung": LetterFact(_grades_summary, "document.gap_grade"),
    "đơn vị chưa được xét": Rows(_barred, in_words("đơn vị", "lý do")),
}
