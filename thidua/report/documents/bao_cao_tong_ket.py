"""`bao-cao-tong-ket`: the year-end report: pact, targets, scores, votes, proposals, what comes.

Its parts are those of Thông tư 01/2024/TT-BNV, Điều 3.3: results, limits, causes, lessons, tasks.
"""

from datetime import date

from thidua.bloc.cycle.meetings import meetings
from thidua.bloc.cycle.progress import progress_of
from thidua.report.documents.frame import (
    addressees,
    closing_signature,
    deputy_title,
    leader_title,
    letterhead,
    recipients,
    title,
)
from thidua.report.documents.movement import (
    launched,
    progress_blocks,
    registered,
    role_models,
    slow_tasks,
    tasks_annex,
)
from thidua.report.documents.proposals import decision_lines, proposal_blocks
from thidua.report.documents.sources import (
    Sources,
    attendance,
    gap,
    meeting_of,
    next_offices,
    term,
    unit_or_gap,
    units_or_gap,
)
from thidua.report.documents.summary import about_bloc, member_names, ranking_summary
from thidua.report.documents.tables import ranking_annex, ranking_blocks
from thidua.report.documents.votes import in_order, result_text, title_of
from thidua.report.letter import Block, Bullets, Heading, Letter, Para, Signatures
from thidua.report.official import padded
from thidua.text import dates
from thidua.words import say

MEETINGS = {
    "launch": "Phát động, ký kết giao ước",
    "signing": "Phát động, ký kết giao ước",
    "mid_year_review": "Sơ kết",
    "inspection": "Kiểm tra",
    "year_end_review": "Tổng kết, bình xét",
}
"""The meetings that a year-end report lists."""


def build(sources: Sources) -> Letter:
    """The whole year, as of its end."""
    progress = progress_of(sources.book, sources.year, _as_of(sources))
    leads = term(sources)
    return Letter(
        kind="bao-cao-tong-ket",
        head=letterhead(sources.frame),
        title=title(sources.frame),
        subject=f"Tổng kết công tác thi đua, khen thưởng năm {sources.year}",
        addressees=addressees(sources.frame),
        body=(
            Heading("I. Đặc điểm, tình hình"),
            Para(about_bloc(sources)),
            *_members(sources),
            Heading("II. Kết quả thực hiện"),
            Heading("1. Phát động, ký kết giao ước, đăng ký thi đua", 2),
            *launched(sources),
            *registered(sources, progress),
            Heading(f"2. Hoạt động của {sources.group}", 2),
            *_activities(sources),
            Heading("3. Thực hiện nhiệm vụ, chỉ tiêu đã đăng ký", 2),
            *progress_blocks(sources, progress),
            Heading("4. Nhân rộng điển hình tiên tiến", 2),
            *role_models(sources),
            Heading("5. Chấm điểm, xếp hạng", 2),
            *ranking_summary(sources),
            *(ranking_blocks(sources) if sources.view.result else ()),
            Heading("6. Mức độ hoàn thành nhiệm vụ", 2),
            *_evaluations(sources),
            Heading("III. Bình xét, đề nghị khen thưởng"),
            *_votes(sources),
            *proposal_blocks(sources),
            *_decisions(sources),
            Heading("IV. Tồn tại, hạn chế và nguyên nhân"),
            *slow_tasks(sources, progress),
            *_barred(sources),
            Para(("Nguyên nhân, bài học kinh nghiệm: ", gap("causes"))),
            Heading(f"V. Phương hướng, nhiệm vụ năm {sources.year + 1}"),
            *_next_year(sources),
            Heading("VI. Kiến nghị, đề xuất"),
            Para((gap("requests"),)),
        ),
        signatures=Signatures(closing_signature(sources.frame, leads.head if leads else None)),
        recipients=recipients(sources.frame),
        annexes=(*ranking_annex(sources), *tasks_annex(sources, progress)),
        draft=sources.draft,
    )


def _as_of(sources: Sources) -> date:
    """The year's end, or its last meeting where that is later."""
    meeting = meeting_of(sources, "year_end_review")
    held = meeting.on if meeting else None
    return max(held or date.min, date(sources.year, 12, 31))


def _members(sources: Sources) -> tuple[Block, ...]:
    return (Para(f"Các đơn vị thành viên: {member_names(sources)}."),)


def _activities(sources: Sources) -> tuple[Block, ...]:
    """The meetings held, each once, with day, place and who came."""
    lines: list[tuple[object, ...]] = []
    for one in meetings(sources.book, sources.year):
        kinds = [kind for kind in one.kinds if kind in MEETINGS]
        if not kinds or one.on is None:
            continue
        words = "; ".join(dict.fromkeys(MEETINGS[kind] for kind in kinds))
        at = f", tại {one.at}" if one.at else ""
        came = (", có ", *attendance(sources, one), " dự") if one.event.attended else ()
        lines.append((f"{words}: ngày {dates.show('vi', one.on)}{at}", *came))
    if not lines:
        return (Para((f"Hoạt động của {sources.group}: ", gap("activities"))),)
    return (Bullets(tuple(lines)),)  # type: ignore[arg-type]


def _evaluations(sources: Sources) -> tuple[Block, ...]:
    outcome = sources.yearbook.outcome.data if sources.yearbook.outcome else None
    grades = (outcome.evaluations if outcome else None) or {}
    members = sources.book.members(sources.year)
    lines = []
    for grade in ("excellent", "good", "completed", "failed"):
        units = [one.name for one in members if grades.get(one.id) == grade]
        if units:
            words = say("vi", f"year.grade.{grade}")
            lead = f"{words[:1].upper()}{words[1:]} ({padded(len(units))} đơn vị)"
            lines.append(f"{lead}: {'; '.join(units)}")
    if lines:
        return (Bullets(tuple(lines)),)
    summary = outcome.evaluations_summary if outcome else None
    if summary and summary.n is not None and summary.of is not None:
        grade = say("vi", f"year.grade.{summary.grade}") if summary.grade else ""
        count = f"{summary.n}/{summary.of} đơn vị"
        return (Para(f"{count} {summary.words or grade}".rstrip() + "."),)
    return (Para(("Mức độ hoàn thành nhiệm vụ của các đơn vị: ", gap("grade"))),)


def _votes(sources: Sources) -> tuple[Block, ...]:
    lines = tuple(
        f"{title_of(sources, one)}: {_small(result_text(sources, one).removeprefix('Kết quả: '))}"
        for one in in_order(sources)
        if one.ballot.for_ not in ("leader", "deputy")
    )
    if not lines:
        return ()
    return (Para("Kết quả bỏ phiếu:", keep=True), Bullets(lines))


def _small(text: str) -> str:
    """Words in the middle of a sentence; a unit's name keeps its capital."""
    return text[:1].lower() + text[1:] if text.startswith(("Không", "Chưa", "Bằng")) else text


def _decisions(sources: Sources) -> tuple[Block, ...]:
    """What was decided by the document's day, where it has one."""
    day = sources.frame.issued_on()
    lines = decision_lines(sources, day) if day else ()
    if not lines:
        return ()
    return (Para("Kết quả khen thưởng đã có quyết định:", keep=True), Bullets(lines))


def _barred(sources: Sources) -> tuple[Block, ...]:
    written = sources.yearbook.exclusions
    lines = tuple(
        f"{sources.book.unit_name(one.unit)}: {one.reason[:1].lower()}{one.reason[1:]}"
        for one in (written.data.exclusions if written else ())
        if "awards" in one.from_ or "ranking" in one.from_
    )
    if not lines:
        return ()
    return (Para("Đơn vị chưa được xét thi đua, khen thưởng:", keep=True), Bullets(lines))


def _next_year(sources: Sources) -> tuple[Block, ...]:
    leader, deputies = next_offices(sources)
    blocks: list[Block] = []
    if leader is not None:
        blocks.append(
            Para(
                (f"{leader_title(sources.bloc)} năm {sources.year + 1}: ",
                 unit_or_gap(sources, leader, "next_leader"),
                 f"; {deputy_title(sources.bloc)}: ",
                 units_or_gap(sources, deputies, "next_deputies"), ".")
            )
        )  # fmt: skip
    return (*blocks, Para(("Nhiệm vụ trọng tâm: ", gap("tasks"))))
