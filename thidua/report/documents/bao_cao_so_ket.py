"""`bao-cao-so-ket`: the mid-year report: pact, registrations, progress, what is slow, what comes.

Its parts are those of Thông tư 01/2024/TT-BNV, Điều 3.3: results, limits, causes, tasks to come.
"""

from datetime import date

from thidua.bloc.cycle.progress import YearProgress, progress_of
from thidua.bloc.cycle.status import DONE, status_of
from thidua.report.documents.frame import (
    addressees,
    closing_signature,
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
from thidua.report.documents.sources import Sources, gap, meeting_of, term
from thidua.report.documents.summary import about_bloc
from thidua.report.letter import Block, Bullets, Heading, Letter, Para, Signatures
from thidua.text import dates
from thidua.words import say


def as_of(sources: Sources) -> date:
    """The day of its figures: of the mid-year meeting, else of the document, else 30 June."""
    meeting = meeting_of(sources, "mid_year_review")
    held = meeting.on if meeting else None
    return held or sources.frame.issued_on() or date(sources.year, 6, 30)


def build(sources: Sources) -> Letter:
    """Figures as of the mid-year meeting."""
    day = as_of(sources)
    progress = progress_of(sources.book, sources.year, day)
    leads = term(sources)
    return Letter(
        kind="bao-cao-so-ket",
        head=letterhead(sources.frame),
        title=title(sources.frame),
        subject=f"Sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm {sources.year}",
        addressees=addressees(sources.frame),
        body=(
            Heading("I. Đặc điểm, tình hình"),
            Para(about_bloc(sources)),
            Heading("II. Kết quả thực hiện"),
            Heading("1. Phát động, ký kết giao ước thi đua", 2),
            *launched(sources),
            Heading("2. Đăng ký thi đua", 2),
            *registered(sources, progress),
            Heading("3. Thực hiện nhiệm vụ, chỉ tiêu đã đăng ký", 2),
            *progress_blocks(sources, progress),
            Heading("4. Nhân rộng điển hình tiên tiến", 2),
            *role_models(sources, day),
            Heading("III. Tồn tại, hạn chế và nguyên nhân"),
            *slow_tasks(sources, progress),
            Para(("Nguyên nhân: ", gap("causes"))),
            Heading("IV. Nhiệm vụ 6 tháng cuối năm"),
            *_to_come(sources, progress),
            Heading("V. Kiến nghị, đề xuất"),
            Para((gap("requests"),)),
        ),
        signatures=Signatures(closing_signature(sources.frame, leads.head if leads else None)),
        recipients=recipients(sources.frame),
        annexes=tasks_annex(sources, progress),
        draft=sources.draft,
    )


def _to_come(sources: Sources, progress: YearProgress) -> tuple[Block, ...]:
    """The steps of the cycle that are still due, with their days."""
    found = status_of(sources.book, sources.year, progress.as_of)
    lines = []
    for step in found.steps:
        if step.state == DONE or step.due is None or step.due <= progress.as_of:
            continue
        name = step.name or say("vi", f"year.step.{step.id}")
        lines.append(f"{name}: hạn ngày {dates.show('vi', step.due)}")
    blocks: list[Block] = []
    if lines:
        blocks += [Para("Các mốc công việc:", keep=True), Bullets(tuple(lines))]
    return (*blocks, Para(("Nhiệm vụ, giải pháp: ", gap("tasks"))))
