"""Facts of what is proposed, for whom and on what grounds, and of what was decided on it.

Proposed is never called granted.

Facts of a draft decision on awards: how its articles are numbered, what an authority adds.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from thidua.bloc.awarding.result import AwardResult
from thidua.bloc.voting.tally import find_vote
from thidua.letters.catalogue import Entry, LetterFact, Rows, TableFact, in_words, never
from thidua.letters.facts.points import standing_words
from thidua.letters.facts.votes import votes_words
from thidua.letters.letter import Block, LetterColumn, LetterRow, LetterTable, Said
from thidua.letters.official import letterhead, number_line, open_date, padded, roman
from thidua.letters.sources import Sources, gap
from thidua.model.outcome import Decision, Proposal
from thidua.text import dates
from thidua.text.numbers import grouped
from thidua.views.table import chosen_text, said
from thidua.words import say

PAPERS = {
    "to-trinh": "Tờ trình",
    "bao-cao-thanh-tich": "Báo cáo thành tích của đơn vị",
    "bien-ban-hop": "Biên bản họp bình xét",
    "bien-ban-kiem-phieu": "Biên bản kiểm phiếu",
}
"""Papers of a dossier that are written by their ids; others stand as people wrote them."""


class Proposed(NamedTuple):
    """One award with its proposals. `result` None: the source names no award."""

    sources: Sources
    place: int
    result: AwardResult | None
    proposals: tuple[Proposal, ...]

    @property
    def name(self) -> str | None:
        return self.result.award.name if self.result else None

    @property
    def for_persons(self) -> bool:
        """Whether persons are proposed, whose points and grades nobody knows here."""
        return self.result is not None and self.result.award.for_persons


class OneProposal(NamedTuple):
    """One unit among those of an award, or one person."""

    award: Proposed
    proposal: Proposal


def proposed(sources: Sources) -> tuple[Proposed, ...] | None:
    """Proposals by award, in the order of awards.yaml; None where none are written."""
    written = sources.yearbook.proposals
    if written is None:
        return None
    awards = sources.view.awards.awards
    found: list[tuple[AwardResult | None, tuple[Proposal, ...]]] = [
        (one, tuple(p for p in written if p.award == one.award.id)) for one in awards
    ]
    known = {one.award.id for one in awards}
    found.append((None, tuple(one for one in written if one.award not in known)))
    full = [(one, proposals) for one, proposals in found if proposals]
    return tuple(
        Proposed(sources, place, one, proposals) for place, (one, proposals) in enumerate(full, 1)
    )


def _named(sources: Sources, one: Proposal | Decision) -> str:
    """The unit; of an award for persons the person first: `Nguyễn Văn A, Giám đốc, Sở Y tế`."""
    unit, person = sources.book.unit_name(one.unit), one.person
    known = (person.name, person.title) if person else ()
    return ", ".join([*(part for part in known if part), unit])


def _unit(one: OneProposal) -> str:
    return _named(one.award.sources, one.proposal)


def _count(one: Proposed) -> str:
    return f"{padded(len(one.proposals))} {'cá nhân' if one.for_persons else 'đơn vị'}"


def _whom(sources: Sources) -> str:
    """Whom a letter is about: units, persons, or both."""
    kinds = frozenset(one.for_persons for one in proposed(sources) or ())
    if kinds == {True}:
        return "các cá nhân"
    return "các đơn vị, cá nhân" if True in kinds else "các đơn vị"


def _money(one: Proposed) -> str | None:
    """`18.720.000 đồng` for each; None where it can't be told."""
    money = one.result.money if one.result else None
    return None if money is None else f"{grouped('vi', money)} đồng"


def _standing(one: OneProposal) -> str | None:
    """The unit's figure and place; of a person nothing: they are the unit's."""
    if one.award.for_persons:
        return None
    return standing_words(one.award.sources, one.proposal.unit)


def _grade(one: OneProposal) -> str | None:
    """`hoàn thành xuất sắc nhiệm vụ`; that of a person is not known."""
    if one.award.for_persons:
        return None
    outcome = one.award.sources.yearbook.outcome
    grades = (outcome.data.evaluations if outcome else None) or {}
    grade = grades.get(one.proposal.unit)
    return say("vi", f"year.grade.{grade}") if grade else None


def _votes(one: OneProposal) -> str | None:
    """`09/11 phiếu (81,82%)`, where the award was voted on and the unit chosen."""
    result, votes = one.award.result, one.award.sources.view.votes.votes
    vote = find_vote(votes, result.award.id) if result else None
    for ballot in reversed(vote.rounds) if vote else ():
        for candidate in ballot.candidates:
            if candidate.id == one.proposal.unit and candidate.elected:
                return votes_words(candidate)
    return None


def _grounds(one: OneProposal) -> str | None:
    """The conditions that the unit meets, as `awards` gives them."""
    result = one.award.result
    judged = result.judged(one.proposal.unit) if result else None
    good = [reason for reason in judged.reasons if reason.good] if judged else []
    return ("; ".join(said(reason, "vi") for reason in good)) or None


def _chosen(one: OneProposal) -> str | None:
    if not one.proposal.chosen:
        return None
    votes, how = _votes(one), capital(chosen_text(one.proposal.chosen, "vi"))
    return f"{how}: {votes}" if votes else how


def _total(sources: Sources) -> str | None:
    count = sum(len(one.proposals) for one in proposed(sources) or ())
    return padded(count) if count else None


def capital(text: str) -> str:
    """A sentence's first letter."""
    return text[:1].upper() + text[1:]


def _table(sources: Sources) -> tuple[Block, ...] | None:
    """The list for a page on its side: one table, a row over the units of each award."""
    found = proposed(sources)
    if not found:
        return None
    columns = (
        LetterColumn("STT", 11, "center"),
        LetterColumn(capital(_whom(sources).removeprefix("các ")), 48),
        LetterColumn("Kết quả chấm điểm, xếp hạng", 56),
        LetterColumn("Mức độ hoàn thành nhiệm vụ", 32),
        LetterColumn("Cách chọn, kết quả bỏ phiếu", 30),
        LetterColumn("Điều kiện đã đạt", 70),
    )
    rows: list[LetterRow] = []
    count = 0
    for one in found:
        head = (roman(one.place), (one.name or gap("award"),))
        rows.append(LetterRow(head, strong=True, spans=(1, len(columns) - 1)))
        for proposal in one.proposals:
            count += 1
            rows.append(LetterRow((padded(count), *_cells(OneProposal(one, proposal)))))
    return (LetterTable(columns, tuple(rows), dense=True),)


def _cells(one: OneProposal) -> Sequence[Said]:
    return (
        _unit(one),
        _standing(one) or ("—" if one.award.for_persons else (gap("points"),)),
        capital(_grade(one) or "") or (gap("grade"),),
        _chosen(one) or (gap("chosen"),),
        capital(_grounds(one) or "") or (gap("grounds"),),
    )


def _bases(sources: Sources) -> tuple[str, ...]:
    """What awards.yaml founds its awards on."""
    texts = (one.result.award.basis for one in proposed(sources) or () if one.result)
    return tuple(dict.fromkeys(text for text in texts if text))


def _paper(sources: Sources, paper: str) -> str:
    """`Tờ trình của Khối`: of whom the submission is, a cụm as well."""
    written = PAPERS.get(paper, paper)
    return f"{written} của {sources.group}" if paper == "to-trinh" else written


def _dossiers(sources: Sources) -> tuple[tuple[str, str], ...]:
    """The papers that go with each award's proposals, as awards.yaml lists them."""
    return tuple(
        (one.name or "", "; ".join(_paper(sources, paper) for paper in one.result.award.dossier))
        for one in proposed(sources) or ()
        if one.result and one.result.award.dossier
    )


def _decisions(sources: Sources) -> tuple[tuple[str | None, ...], ...]:
    """What authorities had decided by the letter's day: none where it has no day."""
    day = sources.frame.issued_on()
    if day is None:
        return ()
    return tuple(
        (
            _named(sources, each),
            say("vi", "year.held.granted" if each.granted else "year.held.refused"),
            one.award.name,
            each.number,
            dates.short(each.on),
        )
        for one in sources.view.awards.awards
        for each in (*(one.granted or ()), *one.refused)
        if each.on is not None and each.on <= day
    )


def _submission(sources: Sources) -> Said:
    """`Tờ trình số 05/TTr-KTĐ ngày ...`; gaps where it has no number yet."""
    head = letterhead(sources.frame._replace(kind="to-trinh", day=None, number=None))
    day = (dates.long("vi", head.day),) if head.day else open_date(None)
    return ("Tờ trình số", *number_line(head)[1:], " ", *day)


PROPOSAL: Mapping[str, Entry[OneProposal]] = {
    "đơn vị": LetterFact(_unit),
    "kết quả chấm điểm": LetterFact(_standing, "document.gap_points"),
    "mức độ hoàn thành nhiệm vụ": LetterFact(_grade, "document.gap_grade"),
    "phiếu": LetterFact(_votes, "document.gap_votes"),
    "cách chọn": LetterFact(_chosen, "document.gap_chosen"),
    "điều kiện đã đạt": LetterFact(_grounds, "document.gap_grounds"),
}


PROPOSALS: Mapping[str, Entry[Sources]] = {
    "đề nghị": Rows(
        proposed,
        {
            "số thứ tự": LetterFact(lambda one: str(one.place)),
            "khen thưởng": LetterFact(lambda one: one.name, "document.gap_award"),
            "số đơn vị": LetterFact(_count),
            "tiền thưởng": LetterFact(_money, "document.gap_reward"),
            "đơn vị được đề nghị": Rows(
                lambda one: tuple(OneProposal(one, each) for each in one.proposals), PROPOSAL
            ),
        },
    ),
    "các đơn vị được đề nghị": never("proposals"),
    "đối tượng khen thưởng": LetterFact(_whom),
    "tổng số đề nghị": LetterFact(_total, "document.gap_proposals"),
    "bảng đề nghị": TableFact(_table, "document.gap_proposals", wide=True),
    "số, ngày tờ trình": LetterFact(_submission),
    "căn cứ khen thưởng": Rows(_bases, {"văn bản": LetterFact(lambda text: text)}),
    "hồ sơ": Rows(_dossiers, in_words("khen thưởng", "giấy tờ")),
    "quyết định": Rows(_decisions, in_words("đơn vị", "được tặng", "khen thưởng", "số", "ngày")),
}


def _article(sources: Sources, after: int) -> str:
    """The number of the article so many after the last award's."""
    return str(max(1, len(proposed(sources) or ())) + after)


DECISION: Mapping[str, Entry[Sources]] = {
    "hình thức khen thưởng": never("award"),
    "điều tiền thưởng": LetterFact(lambda s: _article(s, 1)),
    "điều thi hành": LetterFact(lambda s: _article(s, 2)),
    "điều tổ chức thực hiện": LetterFact(lambda s: _article(s, 3)),
    "mức tiền thưởng": never("reward"),
    "nơi tổ chức thực hiện": never("who_carries_out"),
}
