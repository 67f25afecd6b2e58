"""`ban-giao`: minutes of handing the leadership over, with the rotating flag and the papers."""

from collections.abc import Sequence

from thidua.model.events import Event
from thidua.model.units import Term
from thidua.report.documents.frame import deputy_title, leader_title, letterhead, recipients
from thidua.report.documents.sources import (
    Sources,
    gap,
    meeting_of,
    moment,
    next_offices,
    or_gap,
    term,
    unit_or_gap,
    units_or_gap,
)
from thidua.report.documents.tables import grid
from thidua.report.letter import (
    Block,
    Bullets,
    Heading,
    Letter,
    Para,
    Piece,
    Said,
    Signature,
    Signatures,
)
from thidua.words import say

STATES = {"draft": "Dự thảo", "final": "Chính thức"}


def build(sources: Sources) -> Letter:
    """From leadership.yaml; where the next term is not written yet, from the votes just held."""
    meeting = meeting_of(sources, "handover", "year_end_review")
    event = meeting.event if meeting else None
    day = meeting.on if meeting else None
    leads, follows = term(sources), term(sources, sources.year + 1)
    leader, deputies = next_offices(sources)
    office, coming = leader_title(sources.bloc), sources.year + 1
    old: Piece = unit_or_gap(sources, leads.leader if leads else None, "leader")
    new: Piece = unit_or_gap(sources, leader, "next_leader")
    flag = follows.flag_received_by if follows else None
    body: tuple[Block, ...] = (
        Para(("Thời gian: ", *moment(event.starts if event else None, day))),
        Para(("Địa điểm: ", or_gap(meeting.at if meeting else None, "place"))),
        Para((f"Bên giao: {office} năm {sources.year}: ", old, *_head(leads, "giver"))),
        Para((f"Bên nhận: {office} năm {coming}: ", new, *_head(follows, "taker"))),
        *_guests(event),
        Para("Hai bên thống nhất bàn giao các nội dung sau:", keep=True),
        Heading(f"I. Nhiệm vụ {office}"),
        Para((f"Bên giao bàn giao nhiệm vụ {office} cho bên nhận để điều hành {sources.group} "
              f"trong năm {coming}. {deputy_title(sources.bloc)} năm {coming}: ",
              units_or_gap(sources, deputies, "next_deputies"), ".")),
        Heading("II. Cờ luân lưu"),
        Para(("Cờ luân lưu được trao cho bên nhận. Người nhận cờ: ", or_gap(flag, "flag"), ".")),
        Heading("III. Hồ sơ, tài liệu"),
        *_papers(sources),
        Heading("IV. Công việc đang thực hiện"),
        *_pending(sources),
        Para(("Việc bàn giao kết thúc vào ", *moment(event.ends if event else None, day),
              ". Biên bản được lập thành ", gap("copies"), " bản có giá trị như nhau, mỗi bên giữ "
              "một bản")),
    )  # fmt: skip
    return Letter(
        kind="ban-giao",
        head=letterhead(sources.frame),
        title=say("vi", "letter.title_minutes"),
        subject=f"Bàn giao nhiệm vụ {office} năm {coming}",
        body=body,
        signatures=Signatures(
            left=_side("Bên giao", old, leads.head.name if leads and leads.head else None),
            right=_side("Bên nhận", new, follows.head.name if follows and follows.head else None),
        ),
        recipients=recipients(sources.frame),
        draft=sources.draft,
        minutes=True,
    )


def _head(one: Term | None, what: str) -> tuple[Piece, ...]:
    """`; đại diện: Giám đốc Sở Y tế`; a gap where nobody is written."""
    head = one.head if one else None
    known = ", ".join(part for part in (head.name, head.title) if part) if head else ""
    return (f"; đại diện: {known}",) if known else ("; đại diện: ", gap(what))


def _guests(event: Event | None) -> tuple[Block, ...]:
    guests = event.guests if event else None
    return (Para(f"Đại biểu dự: {'; '.join(guests)}"),) if guests else ()


def _side(words: str, unit: Piece, name: str | None) -> Signature:
    who: Piece = name or gap("name")
    return Signature((words, unit), who, hint=say("vi", "letter.sign_here"))


def _papers(sources: Sources) -> tuple[Block, ...]:
    """The papers that the year's meetings had before them."""
    rows: list[Sequence[Said]] = []
    seen: set[str] = set()
    events = sources.yearbook.events.data.events if sources.yearbook.events else ()
    for event in events:
        for one in event.papers or ():
            name = one.name or one.kind or ""
            if name and name not in seen:
                seen.add(name)
                rows.append(
                    (name, one.number or "", STATES.get(one.status or "", one.status or ""))
                )
    columns = (
        ("Tên hồ sơ, tài liệu", 92, "left"),
        ("Số, ký hiệu", 34, "center"),
        ("Tình trạng", 28, "center"),
    )
    blocks: list[Block] = [grid(columns, rows)] if rows else []
    return (*blocks, Para(("Hồ sơ, tài liệu khác: ", gap("papers"))))


def _pending(sources: Sources) -> tuple[Block, ...]:
    """Proposals on which nothing is decided yet, and dossiers that came back."""
    yearbook = sources.yearbook
    outcome = yearbook.outcome.data if yearbook.outcome else None
    decided = {(one.unit, one.award) for one in
               (yearbook.decisions.data.decisions if yearbook.decisions else ())}  # fmt: skip
    names = {one.award.id: one.award.name for one in sources.view.awards.awards}
    lines: list[Said] = []
    for one in (outcome.proposals if outcome else None) or ():
        if (one.unit, one.award) not in decided:
            award: Piece = names.get(one.award or "", one.award or "") or gap("award")
            unit = sources.book.unit_name(one.unit)
            lines.append((f"Chờ quyết định khen thưởng: {unit}, ", award))
    for each in (outcome.dossiers if outcome else None) or ():
        if each.returned and not each.completed and (each.unit, each.award) not in decided:
            why = f" ({each.why})" if each.why else ""
            unit = sources.book.unit_name(each.unit)
            lines.append(f"Hồ sơ bị trả lại, phải bổ sung: {unit}{why}")
    blocks: list[Block] = [Bullets(tuple(lines))] if lines else []
    return (*blocks, Para(("Công việc khác: ", gap("other_work"))))
