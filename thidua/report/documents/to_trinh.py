"""`to-trinh`: the submission that proposes awards (NĐ 98/2023, Điều 34; TT 62/2025, Mẫu 01)."""

from thidua.report.documents.frame import (
    addressees,
    closing_signature,
    letterhead,
    recipients,
    title,
)
from thidua.report.documents.proposals import (
    dossier_lines,
    proposal_blocks,
    proposal_table,
    proposed,
)
from thidua.report.documents.sources import (
    Sources,
    attendance,
    cited,
    day_text,
    gap,
    meeting_of,
    term,
)
from thidua.report.documents.summary import ranking_summary
from thidua.report.documents.tables import ranking_annex
from thidua.report.letter import (
    Annex,
    Block,
    Bullets,
    Heading,
    Letter,
    Para,
    Piece,
    Said,
    Signatures,
    pieces,
)


def build(sources: Sources) -> Letter:
    """To the authority: who is proposed for what, and why; the lists are its annexes."""
    to = addressees(sources.frame)
    leads = term(sources)
    ranking = ranking_annex(sources)
    return Letter(
        kind="to-trinh",
        head=letterhead(sources.frame),
        title=title(sources.frame),
        subject="Về việc đề nghị khen thưởng các đơn vị có thành tích trong phong trào thi đua năm "
        f"{sources.year}",
        addressees=to,
        bases=(*cited(sources), *_own_bases(sources)),
        body=(
            Para(_opening(sources, to)),
            Heading("I. Kết quả chấm điểm, xếp hạng"),
            *ranking_summary(sources, annex="Phụ lục II" if ranking else ""),
            Heading("II. Đề nghị khen thưởng"),
            *proposal_blocks(sources),
            Para("Kết quả chấm điểm, mức độ hoàn thành nhiệm vụ, kết quả bỏ phiếu và điều kiện đã "
                 f"đạt của từng đơn vị: tại {'Phụ lục I' if ranking else 'Phụ lục'}."),
            *_dossiers(sources),
            Para((f"{sources.bloc.name} kính trình ", *_whom(to), " xem xét, quyết định")),
        ),
        signatures=Signatures(closing_signature(sources.frame, leads.head if leads else None)),
        recipients=recipients(sources.frame),
        annexes=(
            Annex(f"Danh sách đề nghị khen thưởng năm {sources.year}", proposal_table(sources),
                  landscape=True),
            *ranking,
        ),
        draft=sources.draft,
    )  # fmt: skip


def _own_bases(sources: Sources) -> tuple[Said, ...]:
    """What awards.yaml founds its awards on, and the minutes of the meeting."""
    found = proposed(sources) or ()
    texts = dict.fromkeys(one.result.award.basis for one in found if one.result)
    own: list[Said] = [f"Căn cứ {text}" for text in texts if text]
    meeting = meeting_of(sources, "year_end_review", "ballot")
    if meeting is not None and meeting.on is not None:
        own.append(
            f"Căn cứ Biên bản hội nghị tổng kết, bình xét thi đua năm {sources.year} của "
            f"{sources.bloc.name} {day_text(meeting.on)}"
        )
    return tuple(own)


def _opening(sources: Sources, to: tuple[Said, ...]) -> Said:
    meeting = meeting_of(sources, "year_end_review", "ballot")
    day = day_text(meeting.on if meeting else None, "meeting")
    lead = "Ngày họp: " if not isinstance(day, str) else ""
    return (
        lead,
        day[:1].upper() + day[1:] if isinstance(day, str) else day,
        f", {sources.bloc.name} tổ chức hội nghị tổng kết, bình xét thi đua năm {sources.year}, "
        "có ",
        *attendance(sources, meeting),
        f" tham dự. Trên cơ sở kết quả chấm điểm, xếp hạng và bình xét, suy tôn tại hội nghị, "
        f"{sources.group} kính trình ",
        *_whom(to),
        " xem xét, khen thưởng như sau:",
    )


def _whom(to: tuple[Said, ...]) -> tuple[Piece, ...]:
    return pieces(to[0]) if to else (gap("authority"),)


def _dossiers(sources: Sources) -> tuple[Block, ...]:
    lines = dossier_lines(sources)
    if not lines:
        return ()
    return (Heading("III. Hồ sơ kèm theo"), Bullets(lines))
