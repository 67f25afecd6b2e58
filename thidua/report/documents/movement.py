"""What reports say of launch, pact, registration and targets, and of the tasks pledged."""

from collections.abc import Sequence
from datetime import date

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
)
from thidua.model.outcome import RoleModel
from thidua.model.pact import Pact
from thidua.report.documents.sources import (
    Sources,
    gap,
    member_words,
)
from thidua.report.documents.tables import HARD_BLANK, grid
from thidua.report.letter import Annex, Block, Bullets, Para, Piece, Said
from thidua.report.official import padded
from thidua.text import dates
from thidua.text.numbers import show
from thidua.words import say

SLOW = (BEHIND, LATE, NO_REPORT)


def launched(sources: Sources) -> tuple[Block, ...]:
    """The pact and its movements."""
    if sources.yearbook.pact is None:
        return (Para(("Việc phát động, ký kết giao ước: ", gap("pact"))),)
    pact: Pact = sources.yearbook.pact.data
    blocks: list[Block] = []
    signed = pact.signed
    if signed and signed.on:
        at = f" tại {signed.at}," if signed.at else ""
        blocks.append(
            Para(
                f"Ngày {dates.show('vi', signed.on)},{at} {sources.group} tổ chức ký kết giao ước "
                f"thi đua năm {sources.year}."
            )
        )
    if pact.movements:
        n = padded(len(pact.movements))
        blocks.append(
            Para(f"{sources.group} tổ chức, hưởng ứng {n} phong trào thi đua:", keep=True)
        )
        blocks.append(Bullets(tuple(_movement(one.name, one.goal) for one in pact.movements)))
    return tuple(blocks) or (Para(("Việc phát động, ký kết giao ước: ", gap("pact"))),)


def _movement(name: str, goal: str | None) -> str:
    return f"{name} (mục tiêu: {goal[:1].lower()}{goal[1:]})" if goal else name


def registered(sources: Sources, progress: YearProgress) -> tuple[Block, ...]:
    """What the bloc registered, who of its members did, and how many tasks."""
    return (*_of_bloc(sources), *_of_members(sources, progress))


def _of_bloc(sources: Sources) -> tuple[Block, ...]:
    pact = sources.yearbook.pact.data if sources.yearbook.pact else None
    own = pact.registered if pact else None
    if own is None or own.tasks is None:
        return ()
    to = f" với {own.with_}" if own.with_ else ""
    return (Para(f"{sources.group} đăng ký {padded(own.tasks)} nhiệm vụ{to}."),)


def _of_members(sources: Sources, progress: YearProgress) -> tuple[Block, ...]:
    if not sources.yearbook.pledges:
        return (Para(("Đăng ký của các đơn vị thành viên: ", gap("pledges"))),)
    units = [one for one in progress.units if one.pledge is not None]
    tasks = sum(len(one.tasks) for one in units)
    total = member_words(sources, "đơn vị thành viên")
    late = [one.unit for one in progress.units if one.pledge is None]
    line: list[Piece] = [f"Có {len(units)}/", *total]
    line.append(f" đăng ký thi đua với tổng số {padded(tasks)} nhiệm vụ")
    line.append(".")
    blocks: list[Block] = [Para(tuple(line))]
    if late:
        away = "; ".join(sources.book.unit_name(unit) for unit in late)
        blocks.append(Para(f"Chưa đăng ký: {away}."))
    return tuple(blocks)


def progress_blocks(sources: Sources, progress: YearProgress) -> tuple[Block, ...]:
    """How far the members have come, a line a unit, and the common targets."""
    if not sources.yearbook.pledges:
        unknown = Para(("Kết quả thực hiện chỉ tiêu đăng ký: ", gap("progress")))
        return (unknown, *_targets(progress))
    day = dates.show("vi", progress.as_of)
    total = member_words(sources, "đơn vị")
    columns = (
        ("Đơn vị", 62, "left"),
        ("Nhiệm vụ đăng ký", 22, "center"),
        ("Đạt, vượt", 18, "center"),
        ("Đúng tiến độ", 20, "center"),
        ("Chậm, chưa báo cáo", 24, "center"),
    )
    rows = [_unit_row(sources, one) for one in progress.units]
    return (
        Para(
            (f"Tính đến ngày {day}, ", *_of_all(progress.complete, total),
             " đạt hoặc vượt mọi chỉ tiêu đã đăng ký; ", *_of_all(progress.on_course, total),
             " không có chỉ tiêu nào chậm so với tiến độ.")
        ),
        grid(columns, rows),
        *_targets(progress),
    )  # fmt: skip


def _of_all(n: int, total: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """`có 3/11 đơn vị`; `chưa đơn vị nào` for none."""
    return (f"có {n}/", *total) if n else ("chưa đơn vị nào",)


def _unit_row(sources: Sources, one: UnitProgress) -> Sequence[Said]:
    name = sources.book.unit_name(one.unit)
    if one.pledge is None:
        return (name, "chưa đăng ký", "", "", "")
    counts = (one.count(REACHED, EXCEEDED), one.count(ON_TRACK), one.count(*SLOW))
    return (name, str(len(one.tasks)), *map(str, counts))


def _targets(progress: YearProgress) -> tuple[Block, ...]:
    if not progress.targets:
        return ()
    lines: list[Said] = []
    for one in progress.targets:
        plan = f": kế hoạch {_figure(one.plan, one.measure)}" if one.plan is not None else ""
        lines.append((f"{one.name}{plan}, thực hiện ", gap("actual")))
    return (Para("Chỉ tiêu chung:", keep=True), Bullets(tuple(lines)))


def _figure(value: object, measure: str | None) -> str:
    shown = show("vi", value)  # type: ignore[arg-type]
    return f"{shown}{HARD_BLANK}{measure}" if measure else shown


def slow_tasks(sources: Sources, progress: YearProgress) -> tuple[Block, ...]:
    """The tasks that are behind, late or without a report, a line a unit."""
    by_unit: dict[str, list[str]] = {}
    for one in progress.behind:
        by_unit.setdefault(one.unit, []).append(_slow(one))
    if not by_unit:
        return ()
    lines = [f"{sources.book.unit_name(unit)}: {', '.join(by_unit[unit])}" for unit in by_unit]
    return (
        Para("Các nhiệm vụ chậm hoặc chưa có báo cáo:", keep=True),
        Bullets(tuple(lines)),
    )


def _slow(one: TaskProgress) -> str:
    name = one.task.name[:1].lower() + one.task.name[1:]
    if one.actual is None:
        return f"{name} ({say('vi', f'year.task.{one.state}')})"
    plan = _figure(one.task.plan, one.task.measure)
    return f"{name} (đạt {_shown(one)}, kế hoạch {plan})"


def tasks_annex(sources: Sources, progress: YearProgress) -> tuple[Annex, ...]:
    """Every task against its plan, on a page on its side; none where nothing is pledged."""
    rows = [_task_row(sources, task) for unit in progress.units for task in unit.tasks]
    if not rows:
        return ()
    columns = (
        ("Đơn vị", 50, "left"),
        ("Nhiệm vụ", 76, "left"),
        ("Đơn vị tính", 20, "center"),
        ("Kế hoạch", 20, "center"),
        ("Thực hiện", 20, "center"),
        ("So kế hoạch", 22, "center"),
        ("Đến ngày", 24, "center"),
        ("Hạn", 24, "center"),
        ("Tình trạng", 26, "center"),
    )
    title = f"Kết quả thực hiện nhiệm vụ, chỉ tiêu đăng ký năm {sources.year}"
    return (Annex(title, (grid(columns, rows, dense=True),), landscape=True),)


def _task_row(sources: Sources, one: TaskProgress) -> Sequence[Said]:
    share = "" if one.share is None else f"{show('vi', one.share * 100, 2)}{HARD_BLANK}%"
    return (
        sources.book.unit_name(one.unit),
        one.task.name,
        one.task.measure or "",
        "" if one.task.plan is None else show("vi", one.task.plan),
        "" if one.actual is None else _shown(one),
        share,
        _day(one.on),
        _day(one.task.due),
        say("vi", f"year.task.{one.state}"),
    )


def _shown(one: TaskProgress) -> str:
    """A measured share may have no end: two decimals then."""
    text = show("vi", one.actual)  # type: ignore[arg-type]
    return show("vi", one.actual, 2) if "/" in text else text  # type: ignore[arg-type]


def _day(day: date | None) -> str:
    return dates.show("vi", day) if day else ""


def role_models(sources: Sources, as_of: date | None = None) -> tuple[Block, ...]:
    """Advanced models told by that day."""
    outcome = sources.yearbook.outcome
    written: Sequence[RoleModel] = (outcome.data.role_models if outcome else None) or ()
    come = [one for one in written if as_of is None or one.on is None or one.on <= as_of]
    if not come:
        return (Para(("Điển hình tiên tiến: ", gap("role_models"))),)
    lines = []
    for one in come:
        unit = f" ({sources.book.unit_name(one.unit)})" if one.unit else ""
        lines.append(f"{one.name}{unit}")
    return (Para("Điển hình tiên tiến:", keep=True), Bullets(tuple(lines)))
