"""`phieu-bau`: the paper of one ballot, to be marked by hand. It shows no figure of the count."""

from collections.abc import Mapping
from dataclasses import replace

from thidua.bloc.awarding.awards import award_names
from thidua.model.ballots import OFFICES, Ballot
from thidua.report.documents.frame import deputy_title, leader_title, letterhead, title
from thidua.report.documents.sources import Sources
from thidua.report.documents.tables import grid
from thidua.report.letter import Letter, Para, Slanted
from thidua.report.official import padded

ANSWERS = ("Đồng ý", "Không đồng ý", "Không có ý kiến")


def build(sources: Sources) -> Letter:
    """The paper of the ballot asked for; without one, of every ballot of the year, a page each."""
    known = ballots_of(sources)
    asked = [sources.ballot] if sources.ballot is not None else list(known)
    first, *further = (_paper(sources, known[one]) for one in asked)
    return replace(first, further=tuple(further))


def _paper(sources: Sources, ballot: Ballot) -> Letter:
    units = candidates(sources, ballot)
    approve = ballot.kind == "approve"
    answers = ANSWERS if approve else ("Chọn",)
    width = 26 if approve else 24
    columns = [("Đơn vị", 150 - width * len(answers), "left")]
    columns += [(answer, width, "center") for answer in answers]
    seats = padded(ballot.seats)
    how = (
        "(Đánh dấu X vào một ô trên mỗi dòng)"
        if approve
        else f"(Đánh dấu X vào ô Chọn, không quá {seats} đơn vị)"
    )
    spoilt = (
        "Phiếu không hợp lệ: không phải do Tổ kiểm phiếu phát ra; đánh dấu nhiều ô trên một dòng."
        if approve
        else "Phiếu không hợp lệ: không phải do Tổ kiểm phiếu phát ra; chọn quá số đơn vị nói trên."
    )
    return Letter(
        kind="phieu-bau",
        head=letterhead(sources.frame),
        title=title(sources.frame),
        subject=_subject(sources, ballot),
        note=how,
        body=(
            grid(columns, [(_name(sources, unit), *[""] * len(answers)) for unit in units]),
            Para((Slanted(spoilt),)),
        ),
        draft=sources.draft,
        closed=False,
    )


def ballots_of(sources: Sources) -> Mapping[str, Ballot]:
    """The year's ballots by id, as written: nothing is counted."""
    return {
        one.file.rsplit("/", 1)[-1].removesuffix(".yaml"): one.data
        for one in sources.yearbook.ballots
    }


def candidates(sources: Sources, ballot: Ballot) -> tuple[str, ...]:
    """Whom the paper lists, in the order of units.yaml, which tells nothing of the result.

    The candidates that the ballot's file names; where it names none, every member that is not
    barred (for an office: the members of the year after).
    """
    office = ballot.for_ in OFFICES
    year = sources.year + 1 if office else sources.year
    members = [unit.id for unit in sources.book.members(year)]
    named = set(ballot.votes or ()) | set(ballot.elected or ())
    for paper in ballot.papers or ():
        if not isinstance(paper, str):
            named |= set(paper)
    if named:
        return tuple(unit for unit in members if unit in named)
    written = sources.yearbook.exclusions
    bar = "leading" if office else "awards"
    return tuple(unit for unit in members if not (written and written.data.barred(unit, bar)))


def _name(sources: Sources, unit: str) -> str:
    return sources.book.unit_name(unit)


def _subject(sources: Sources, ballot: Ballot) -> str:
    if ballot.title:
        return ballot.title
    offices = {"leader": leader_title(sources.bloc), "deputy": deputy_title(sources.bloc)}
    if ballot.for_ in OFFICES:
        return f"Bầu {offices[ballot.for_]} năm {sources.year + 1}"
    award = award_names(sources.book).get(ballot.for_ or "", ballot.for_ or sources.ballot)
    return f"Suy tôn đơn vị đề nghị tặng {award} năm {sources.year}"
