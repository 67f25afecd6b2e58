"""`bien-ban-hop`: minutes of the meeting that reviews the year (NĐ 30/2020, Mẫu 1.9)."""

from dataclasses import replace

from thidua.model.appeals import Appeal
from thidua.report.documents.frame import (
    deputy_title,
    leader_title,
    letterhead,
    recipients,
    title,
)
from thidua.report.documents.proposals import proposal_blocks
from thidua.report.documents.sources import (
    Sources,
    attendance,
    attendance_lines,
    gap,
    meeting_of,
    moment,
    next_offices,
    or_gap,
    signature_at,
    unit_or_gap,
    units_or_gap,
)
from thidua.report.documents.tables import ranking_annex, ranking_blocks
from thidua.report.documents.votes import ballot_blocks, in_order, title_of
from thidua.report.letter import Block, Bullets, Heading, Letter, Para, Piece, Said, Signatures
from thidua.report.official import roman


def build(sources: Sources) -> Letter:
    """From the event that reviews the year, the scores, the votes and the proposals."""
    meeting = meeting_of(sources, "year_end_review", "ballot")
    event = meeting.event if meeting else None
    parts = [
        ("Kết quả chấm điểm, xếp hạng", ranking_blocks(sources)),
        ("Thảo luận", _discussed(sources)),
        ("Bỏ phiếu", _votes(sources)),
        ("Đề nghị khen thưởng", proposal_blocks(sources)),
        (f"{leader_title(sources.bloc)}, {deputy_title(sources.bloc)} năm {sources.year + 1}",
         _offices(sources)),
        ("Kết luận", (Para((gap("conclusion"),)),)),
    ]  # fmt: skip
    body: list[Block] = [*_opening(sources), Para("Nội dung:", keep=True)]
    for n, (heading, blocks) in enumerate(parts, 1):
        body += [Heading(f"{roman(n)}. {heading}"), *blocks]
    body.append(
        Para(("Hội nghị kết thúc vào ", *moment(event.ends if event else None,
                                               meeting.on if meeting else None)))
    )  # fmt: skip
    return Letter(
        kind="bien-ban-hop",
        head=replace(letterhead(sources.frame), day=meeting.on if meeting else None),
        title=title(sources.frame),
        subject=f"Hội nghị tổng kết, bình xét thi đua năm {sources.year}",
        body=tuple(body),
        signatures=Signatures(
            right=signature_at(sources, "chair", event.chaired_by if event else None),
            left=signature_at(sources, "secretary", event.secretary if event else None),
        ),
        recipients=recipients(sources.frame),
        annexes=ranking_annex(sources),
        draft=sources.draft,
        minutes=True,
    )


def _opening(sources: Sources) -> tuple[Block, ...]:
    meeting = meeting_of(sources, "year_end_review", "ballot")
    event = meeting.event if meeting else None
    day = meeting.on if meeting else None
    blocks: list[Block] = [
        Para(("Thời gian bắt đầu: ", *moment(event.starts if event else None, day))),
        Para(("Địa điểm: ", or_gap(meeting.at if meeting else None, "place"))),
        Para(("Thành phần tham dự: ", *attendance(sources, meeting))),
        Bullets(attendance_lines(sources, meeting)),
        Para(("Chủ trì: ", or_gap(event.chaired_by if event else None, "chair"))),
        Para(("Thư ký: ", or_gap(event.secretary if event else None, "secretary"))),
    ]
    papers = event.papers if event else None
    if papers:
        names = [one.name or one.kind or "" for one in papers]
        blocks += [
            Para("Tài liệu của hội nghị:", keep=True),
            Bullets(tuple(name for name in names if name)),
        ]
    return tuple(blocks)


def _discussed(sources: Sources) -> tuple[Block, ...]:
    """What was said is not in the data; what people settled and how appeals ended is."""
    blocks: list[Block] = []
    settled = sources.yearbook.settlements
    for one in settled.data.settlements if settled else ():
        order = "; ".join(sources.book.unit_name(unit) for unit in one.order or one.units)
        who = f"{one.by} quyết định" if one.by else "Hội nghị quyết định"
        why = f" Lý do: {one.reason}." if one.reason else ""
        blocks.append(Para(f"{who} thứ tự của các đơn vị bằng nhau: {order}.{why}"))
    blocks += _appeals(sources)
    blocks.append(Para(("Ý kiến của các đơn vị: ", gap("opinions"))))
    return tuple(blocks)


def _appeals(sources: Sources) -> tuple[Block, ...]:
    """Objections to points and how they ended."""
    written = sources.yearbook.appeals
    lines: list[Said] = []
    for one in written.data.appeals if written else ():
        what = f" về tiêu chí {one.criterion}" if one.criterion else ""
        asks = f": {one.asks}" if one.asks else ""
        lines.append((f"{sources.book.unit_name(one.unit)} kiến nghị{what}{asks}. ", *_ended(one)))
    return (Para("Kiến nghị về điểm:", keep=True), Bullets(tuple(lines))) if lines else ()


def _ended(one: Appeal) -> tuple[Piece, ...]:
    end = one.decided
    if end is None:
        return ("Kết quả: ", gap("appeal"))
    result = "chấp nhận" if end.result == "upheld" else "không chấp nhận"
    by = f" ({end.by})" if end.by else ""
    return (f"Kết quả: {result}{by}{f'; {end.reason}' if end.reason else ''}",)


def _votes(sources: Sources) -> tuple[Block, ...]:
    ballots = in_order(sources)
    if not ballots:
        return (Para(("Kết quả bỏ phiếu: ", gap("votes"))),)
    blocks: list[Block] = []
    for n, ballot in enumerate(ballots, 1):
        blocks.append(Heading(f"{n}. {title_of(sources, ballot)}", 2))
        blocks += ballot_blocks(sources, ballot)
    return tuple(blocks)


def _offices(sources: Sources) -> tuple[Block, ...]:
    leader, deputies = next_offices(sources)
    return (
        Bullets(
            (
                (f"{leader_title(sources.bloc)}: ", unit_or_gap(sources, leader, "next_leader")),
                (f"{deputy_title(sources.bloc)}: ",
                 units_or_gap(sources, deputies, "next_deputies")),
            )
        ),
    )  # fmt: skip
