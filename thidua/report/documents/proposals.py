"""Proposed awards in documents: who for what, on what grounds. Proposed is never called granted."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from thidua.bloc.awarding.result import AwardResult
from thidua.bloc.voting.rounds import find_vote
from thidua.model.outcome import Proposal
from thidua.report.documents.sources import Sources, gap, names
from thidua.report.documents.tables import scored, tight
from thidua.report.documents.votes import share_text
from thidua.report.letter import (
    Block,
    Bullets,
    Heading,
    LetterColumn,
    LetterRow,
    LetterTable,
    Para,
    Said,
)
from thidua.report.official import padded, roman
from thidua.text import dates
from thidua.text.numbers import show
from thidua.views.offices import chosen_text
from thidua.views.reasons import said
from thidua.views.scored import band_text, percent_cell, points_cell
from thidua.words import say

PAPERS = {
    "to-trinh": "Tờ trình của Khối",
    "bao-cao-thanh-tich": "Báo cáo thành tích của đơn vị",
    "bien-ban-hop": "Biên bản họp bình xét",
    "bien-ban-kiem-phieu": "Biên bản kiểm phiếu",
}
"""Papers of a dossier that are written by their ids; others stand as people wrote them."""


class Proposed(NamedTuple):
    """One award with its proposals. `name` is a gap where the source names no award."""

    name: Said
    result: AwardResult | None
    proposals: tuple[Proposal, ...]


def proposed(sources: Sources) -> tuple[Proposed, ...] | None:
    """Proposals by award, in the order of awards.yaml; None where none are written."""
    outcome = sources.yearbook.outcome
    written = outcome.data.proposals if outcome else None
    if written is None:
        return None
    awards = sources.view.awards
    found = [
        Proposed(one.award.name, one, tuple(p for p in written if p.award == one.award.id))
        for one in awards.awards
    ]
    known = {one.award.id for one in awards.awards}
    others = tuple(one for one in written if one.award not in known)
    if others:
        found.append(Proposed((gap("award"),), None, others))
    return tuple(one for one in found if one.proposals)


def standing_text(sources: Sources, unit: str) -> str:
    """`98,66/100 điểm (98,66 %), hạng 1, xếp loại Xuất sắc`; "" where it has no rank."""
    found = scored(sources)
    score = found.result.unit(unit) if found else None
    if found is None or score is None or score.rank is None:
        return ""
    points = points_cell(found, score.points, "vi").text
    percent = tight(percent_cell(found, score, "vi").text)
    rank = f"đồng hạng {score.rank}" if score.tied_with else f"hạng {score.rank}"
    text = f"{points}/{show('vi', score.assigned)} điểm ({percent}), {rank}"
    band = band_text(found, score)
    return f"{text}, xếp loại {band}" if band else text


def grade_text(sources: Sources, unit: str) -> str:
    """`Hoàn thành xuất sắc nhiệm vụ`; "" where it is not written."""
    outcome = sources.yearbook.outcome
    grades = (outcome.data.evaluations if outcome else None) or {}
    grade = grades.get(unit)
    return _capital(say("vi", f"year.grade.{grade}")) if grade else ""


def vote_text(sources: Sources, one: Proposed, unit: str) -> str:
    """`9/11 thành viên = 81,82 %`, where the award was voted on and the unit elected."""
    vote = find_vote(sources.view.votes.votes, one.result.award.id) if one.result else None
    for ballot in reversed(vote.rounds) if vote else ():
        for candidate in ballot.candidates:
            if candidate.id == unit and candidate.elected:
                return share_text(ballot, candidate)
    return ""


def grounds(one: Proposed, unit: str) -> str:
    """The conditions that the unit meets, as `awards` gives them."""
    judged = one.result.judged(unit) if one.result else None
    good = [reason for reason in judged.reasons if reason.good] if judged else []
    return tight("; ".join(said(reason, "vi") for reason in good))


def proposal_blocks(sources: Sources, *, numbered: bool = True) -> tuple[Block, ...]:
    """A heading an award, and its units with what they stand on."""
    found = proposed(sources)
    if not found:
        return (Para(("Các đơn vị được đề nghị khen thưởng: ", gap("proposals"))),)
    blocks: list[Block] = []
    for n, one in enumerate(found, 1):
        count = f": {padded(len(one.proposals))} đơn vị"
        lead = (f"{n}. ",) if numbered else ()
        name = one.name if isinstance(one.name, tuple) else (one.name,)
        blocks.append(Heading((*lead, *name, count), 2))
        blocks.append(Bullets(tuple(_line(sources, one, each.unit) for each in one.proposals)))
    return tuple(blocks)


def _line(sources: Sources, one: Proposed, unit: str) -> str:
    facts = [standing_text(sources, unit), _small(grade_text(sources, unit))]
    votes = vote_text(sources, one, unit)
    if votes:
        facts.append(f"kết quả bỏ phiếu {votes}")
    known = "; ".join(fact for fact in facts if fact)
    name = sources.book.unit_name(unit)
    return f"{name}: {known}" if known else name


def proposal_table(sources: Sources) -> tuple[Block, ...]:
    """The list for a page on its side: one table, a row over the units of each award."""
    found = proposed(sources)
    if not found:
        return (Para(("Các đơn vị được đề nghị khen thưởng: ", gap("proposals"))),)
    columns = (
        LetterColumn("STT", 11, "center"),
        LetterColumn("Đơn vị", 48),
        LetterColumn("Kết quả chấm điểm, xếp hạng", 56),
        LetterColumn("Mức độ hoàn thành nhiệm vụ", 32),
        LetterColumn("Cách chọn, kết quả bỏ phiếu", 30),
        LetterColumn("Điều kiện đã đạt", 70),
    )
    rows: list[LetterRow] = []
    count = 0
    for n, one in enumerate(found, 1):
        name = one.name if isinstance(one.name, tuple) else (one.name,)
        rows.append(LetterRow((roman(n), name), strong=True, spans=(1, len(columns) - 1)))
        for each in one.proposals:
            count += 1
            rows.append(LetterRow((str(count), *_cells(sources, one, each))))
    return (LetterTable(columns, tuple(rows), dense=True),)


def _cells(sources: Sources, one: Proposed, each: Proposal) -> Sequence[Said]:
    chosen: Said = (gap("chosen"),)
    if each.chosen:
        votes = vote_text(sources, one, each.unit)
        how = _capital(chosen_text(each.chosen, "vi"))
        chosen = f"{how}: {votes}" if votes else how
    return (
        sources.book.unit_name(each.unit),
        standing_text(sources, each.unit) or (gap("points"),),
        grade_text(sources, each.unit) or (gap("grade"),),
        chosen,
        _capital(grounds(one, each.unit)) or (gap("grounds"),),
    )


def dossier_lines(sources: Sources) -> tuple[Said, ...]:
    """The papers that go with each award's proposals, as awards.yaml lists them."""
    lines: list[Said] = []
    for one in proposed(sources) or ():
        papers = one.result.award.dossier if one.result else None
        if papers and one.result:
            listed = "; ".join(PAPERS.get(paper, paper) for paper in papers)
            lines.append(f"{one.result.award.name}: {listed}")
    return tuple(lines)


def decision_lines(sources: Sources, day: date) -> tuple[Said, ...]:
    """What authorities had decided by that day: granted and not, with number and day."""
    lines: list[Said] = []
    for one in sources.view.awards.awards:
        for each in (*(one.granted or ()), *one.refused):
            if each.on is None or each.on > day:
                continue
            what = "được tặng" if each.granted else "không được tặng"
            number = f" (Quyết định số {each.number})" if each.number else ""
            when = f" ngày {dates.show('vi', each.on)}"
            unit = sources.book.unit_name(each.unit)
            lines.append(f"{unit} {what} {one.award.name}{number}{when}")
    return tuple(lines)


def proposed_in_short(sources: Sources) -> tuple[Said, ...]:
    """`Cờ thi đua của Ủy ban nhân dân tỉnh: Sở Giáo dục và Đào tạo`, a line an award."""
    return tuple(
        (*(one.name if isinstance(one.name, tuple) else (one.name,)),
         f": {names(sources, [each.unit for each in one.proposals])}")
        for one in proposed(sources) or ()
    )  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
