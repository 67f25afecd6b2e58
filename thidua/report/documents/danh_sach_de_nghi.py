"""`danh-sach-de-nghi`: the list of proposed awards as a paper of its own, on its side."""

from dataclasses import replace

from thidua.report.documents.frame import closing_signature, letterhead, recipients, title
from thidua.report.documents.proposals import proposal_table, proposed
from thidua.report.documents.sources import Sources, term
from thidua.report.letter import Letter, Para, Piece, Signatures
from thidua.report.official import number_line, open_date, padded
from thidua.text import dates


def build(sources: Sources) -> Letter:
    """It goes with the tờ trình, whose number the registry's book may hold."""
    leads = term(sources)
    return Letter(
        kind="danh-sach-de-nghi",
        head=letterhead(sources.frame),
        title=title(sources.frame),
        subject=f"Trong phong trào thi đua năm {sources.year}",
        note=_goes_with(sources),
        body=(*proposal_table(sources), *_total(sources)),
        signatures=Signatures(closing_signature(sources.frame, leads.head if leads else None)),
        recipients=recipients(sources.frame),
        draft=sources.draft,
        landscape=True,
    )


def _total(sources: Sources) -> tuple[Para, ...]:
    """So that nothing can be added below, and the signature does not stand alone on a page."""
    count = sum(len(one.proposals) for one in proposed(sources) or ())
    return (Para(f"Danh sách có {padded(count)} đề nghị", keep=True),) if count else ()


def _goes_with(sources: Sources) -> tuple[Piece, ...]:
    """`(Kèm theo Tờ trình số 05/TTr-KTĐ ngày ... của ...)`; gaps where it has no number yet."""
    frame = replace(sources.frame, kind="to-trinh", day=None, number=None)
    head = letterhead(frame)
    day = (dates.long("vi", head.day),) if head.day else open_date(None)
    number = number_line(head)[1:]
    return ("(Kèm theo Tờ trình số", *number, " ", *day, f" của {sources.bloc.name})")
