"""`bien-ban-kiem-phieu`: minutes of the vote count, of one ballot or of all ballots of a year.

No form is laid down by law (domain.md 3.5); the figures are those that a count must show: members,
present, in writing, papers issued, returned, valid and invalid, and each share with its base.
"""

from datetime import date

from thidua.report.documents.frame import letterhead, minutes_signature, recipients, title
from thidua.report.documents.sources import (
    Sources,
    attendance,
    day_text,
    gap,
    meeting_of,
    moment,
    or_gap,
    signature_at,
)
from thidua.report.documents.votes import ballot_blocks, in_order, title_of
from thidua.report.letter import Block, Heading, Letter, Para, Signatures
from thidua.report.official import roman


def build(sources: Sources) -> Letter:
    """The ballots asked for, in order, each with its rounds one after another."""
    meeting = meeting_of(sources, "ballot", "year_end_review")
    event = meeting.event if meeting else None
    ballots = [one for one in in_order(sources) if sources.ballot in (None, one.id)]
    body: list[Block] = [
        Para(("Thời gian: ", day_text(_day(sources)))),
        Para(("Địa điểm: ", or_gap(meeting.at if meeting else None, "place"))),
        Para(("Thành phần tham dự: ", *attendance(sources, meeting))),
        Para(("Tổ kiểm phiếu gồm: ", gap("tellers"))),
    ]
    if not ballots:
        body.append(Para(("Kết quả bỏ phiếu: ", gap("votes"))))
    for n, ballot in enumerate(ballots, 1):
        if len(ballots) > 1:
            body.append(Heading(f"{roman(n)}. {title_of(sources, ballot)}"))
        body += ballot_blocks(sources, ballot)
    body.append(Para(("Việc kiểm phiếu kết thúc vào ", *moment(None, _day(sources)))))
    return Letter(
        kind="bien-ban-kiem-phieu",
        head=letterhead(sources.frame),
        title=title(sources.frame),
        subject=_subject(sources),
        body=tuple(body),
        signatures=Signatures(
            right=minutes_signature(sources.frame, "teller"),
            left=signature_at(sources, "secretary", event.secretary if event else None),
        ),
        recipients=recipients(sources.frame),
        draft=sources.draft,
        minutes=True,
    )


def _day(sources: Sources) -> date | None:
    """The day of the vote, else of the meeting."""
    days = [one.on for one in in_order(sources) if sources.ballot in (None, one.id) and one.on]
    if days:
        return days[0]
    meeting = meeting_of(sources, "ballot", "year_end_review")
    return meeting.on if meeting else None


def _subject(sources: Sources) -> str:
    one = next((b for b in in_order(sources) if b.id == sources.ballot), None)
    if one is not None:
        return f"Kiểm phiếu: {title_of(sources, one)}"
    return f"Kiểm phiếu tại hội nghị tổng kết, bình xét thi đua năm {sources.year}"
