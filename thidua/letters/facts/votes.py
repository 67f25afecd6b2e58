"""Facts of the votes: a row a ballot, its figures, its table, who is chosen.

A ballot paper: what is asked, of whom, how it is marked; no figure of the count.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.voting.tally import BallotCandidate, BallotResult
from thidua.diagnostics.diagnostic import Word
from thidua.letters.catalogue import Entry, LetterFact, Rows, TableFact, in_words, never
from thidua.letters.facts.common import year_words
from thidua.letters.letter import Blank, Block, Said
from thidua.letters.official import deputy_title, leader_title, padded, roman
from thidua.letters.sources import Sources, meeting, names, term
from thidua.letters.tables import grid
from thidua.model.ballots import OFFICES, Ballot
from thidua.text import dates
from thidua.text.numbers import show, trimmed
from thidua.views.table import chosen_text, leader_word
from thidua.views.vote import ballot_title
from thidua.words import say

PERCENT_PLACES = 2
MAY_BE_VOTED = frozenset(["ballot", "elected", "meeting"])
"""Ways of choosing that a vote may have been part of."""
BASES = ("members", "present", "returned", "valid", "cast")


class OfBallot(NamedTuple):
    """One round of one vote, and its place among those that the letter tells."""

    sources: Sources
    ballot: BallotResult
    place: int
    of: int


def in_order(sources: Sources) -> tuple[BallotResult, ...]:
    """Awards first, in the order of awards.yaml, then the leader, then deputies; by round."""
    awards = [one.award.id for one in sources.view.awards.awards]
    places = {name: place for place, name in enumerate([*awards, *OFFICES])}
    last = len(places)
    ballots = [one for vote in sources.view.votes.votes for one in vote.rounds]
    return tuple(
        sorted(ballots, key=lambda one: (places.get(one.ballot.for_ or "", last), one.ballot.round))
    )


def _asked(sources: Sources) -> tuple[BallotResult, ...]:
    return tuple(one for one in in_order(sources) if sources.ballot in (None, one.id))


def _rows(sources: Sources, found: Sequence[BallotResult]) -> tuple[OfBallot, ...]:
    return tuple(OfBallot(sources, one, place, len(found)) for place, one in enumerate(found, 1))


def _acclaims(sources: Sources) -> tuple[OfBallot, ...]:
    return _rows(sources, [b for b in in_order(sources) if b.ballot.for_ not in OFFICES])


def _the_one(sources: Sources) -> tuple[OfBallot, ...]:
    return _rows(sources, _asked(sources)) if sources.ballot is not None else ()


def title_of(sources: Sources, ballot: BallotResult) -> str:
    """What was voted on, with the round where it is not the first."""
    title = ballot_title(sources.book, ballot, "vi")
    again = ballot.ballot.round > 1 and "lần" not in title.casefold()
    return f"{title} (lần {ballot.ballot.round})" if again else title


def votes_words(one: BallotCandidate) -> str | None:
    """`09/11 phiếu (81,82%)`; the base is told with the conditions, and over the table."""
    figures = _of_base(one)
    return figures and figures.replace(" (", " phiếu (", 1)


def _of_base(one: BallotCandidate) -> str | None:
    if one.share is None or one.votes is None or one.base is None:
        return None
    percent = show("vi", one.share * 100, PERCENT_PLACES)
    return f"{padded(one.votes)}/{padded(one.base)} ({percent}%)"


def _is_office(ballot: BallotResult) -> bool:
    return ballot.ballot.for_ in OFFICES


def _chosen(row: OfBallot) -> str:
    return say("vi", "letter.elected" if _is_office(row.ballot) else "letter.acclaimed")


def _form(row: OfBallot) -> str:
    data = row.ballot.ballot
    return say("vi", f"letter.form_{data.kind}", seats=padded(data.seats))


def _share(share: Fraction) -> str:
    percent = trimmed(share * 100)
    return trimmed(share) if "/" in percent else f"{show('vi', share * 100)}%"


def _quorum(row: OfBallot) -> str | None:
    """`ít nhất 2/3 tổng số thành viên (08/11); đã tham gia 11, đủ điều kiện`."""
    quorum, counts = row.ballot.quorum, row.ballot.counts
    if quorum.share is None:
        return None
    least = say("vi", "letter.at_least", share=_share(quorum.share), base=_base("members"))
    if quorum.met is None or counts.members is None:
        return say("vi", "letter.quorum_unknown", least=least)
    key = "letter.quorum_met" if quorum.met else "letter.quorum_missed"
    needed = f"{padded(quorum.needed)}/{padded(counts.members)}"
    return say("vi", key, least=least, needed=needed, n=padded(counts.took_part or 0))


def _base(of: str) -> str:
    return say("vi", f"letter.base_{of}") if of in BASES else of


def _threshold(row: OfBallot) -> str:
    """`ít nhất 80% tổng số thành viên (09/11 phiếu)`."""
    rule = row.ballot.threshold
    if rule.share is None:
        return say("vi", "letter.most_votes")
    key = "letter.more_than" if rule.strict else "letter.at_least"
    least = say("vi", key, share=_share(rule.share), base=_base(rule.of))
    if rule.base is None or rule.votes_needed is None:
        return least
    said = f"{least} ({padded(rule.votes_needed)}/{padded(rule.base)} phiếu)"
    own = {(one.votes_needed, one.base) for one in row.ballot.candidates if one.recused}
    for needed, base in sorted(own, key=str):
        if needed is not None and base is not None:
            n, of = padded(needed), padded(base)
            said += say("vi", "letter.needed_recused", needed=n, base=of)
    return said


def _table(row: OfBallot) -> tuple[Block, ...]:
    ballot = row.ballot
    approve = ballot.ballot.approves and ballot.known
    answers = ("yes", "no", "abstain") if approve else ("votes",)
    titles = [say("vi", f"letter.column_{answer}") for answer in answers]
    share = say("vi", "letter.column_share", base=_base(ballot.threshold.of))
    columns = [("Đơn vị", 52, "left"), *((title, 19, "center") for title in titles),
               (share, 34, "center"), ("Kết quả", 30, "center")]  # fmt: skip
    rows = [_cells(row, one, approve) for one in ballot.candidates]
    return (grid(columns, rows, dense=approve),)


def _cells(row: OfBallot, one: BallotCandidate, approve: bool) -> Sequence[Said]:
    figures = (one.votes, one.no, one.abstain) if approve else (one.votes,)
    open_ = Blank(Word("document.gap_counts"), quiet=True)
    shown = (open_ if n is None else padded(n) for n in figures)
    name = row.sources.book.unit_name(one.id)
    return (name, *shown, _of_base(one) or open_, _outcome(row, one))


def _outcome(row: OfBallot, one: BallotCandidate) -> str:
    """Chosen, tied on the last seat, over the seats, or not; with who took no part in it."""
    if one.elected:
        text = _chosen(row)
    elif one.id in row.ballot.tied_on_last_seat:
        text = say("vi", "letter.tied")
    else:
        over = "over_seats" if row.ballot.threshold.share is not None else "behind"
        text = say("vi", f"letter.{over if one.passed else 'not_passed'}")
    if one.id in row.ballot.by_chair:
        text += say("vi", "letter.by_chair")
    if one.recused:
        text += say("vi", "letter.recused", n=padded(one.recused))
    return text[:1].upper() + text[1:]


def _winners(row: OfBallot) -> tuple[tuple[str, str | None], ...]:
    by_id = {one.id: one for one in row.ballot.candidates}
    unit_name = row.sources.book.unit_name
    return tuple(
        (unit_name(unit), votes_words(by_id[unit]) if unit in by_id else None)
        for unit in row.ballot.elected
    )


def _tied(row: OfBallot) -> str | None:
    return names(row.sources, row.ballot.tied_on_last_seat) or None


def _count(name: str) -> LetterFact[OfBallot]:
    def get(row: OfBallot) -> str | None:
        n = getattr(row.ballot.counts, name)
        return None if n is None else padded(n)

    return LetterFact(get, "document.gap_counts")


def _written(row: OfBallot) -> str | None:
    n = row.ballot.counts.written
    return padded(n) if n else None


def _voting_day(sources: Sources) -> str | None:
    """The day of the vote, else of the meeting."""
    days = [one.on for one in _asked(sources) if one.on]
    found = meeting(sources)
    day: date | None = days[0] if days else found.on if found else None
    return dates.long("vi", day) if day else None


BALLOT: Mapping[str, Entry[OfBallot]] = {
    "số thứ tự": LetterFact(lambda row: str(row.place)),
    "số La Mã": LetterFact(lambda row: roman(row.place) if row.of > 1 else None),
    "tên": LetterFact(lambda row: title_of(row.sources, row.ballot)),
    "thể thức": LetterFact(_form),
    "số thành viên": _count("members"),
    "có mặt": _count("present"),
    "gửi văn bản": LetterFact(_written),
    "phát ra": _count("issued"),
    "thu về": _count("returned"),
    "hợp lệ": _count("valid"),
    "không hợp lệ": _count("invalid"),
    "điều kiện tiến hành": LetterFact(_quorum),
    "điều kiện": LetterFact(_threshold),
    "được chọn": LetterFact(_chosen),
    "bảng phiếu": TableFact(_table, "document.gap_counts"),
    "đơn vị được chọn": Rows(_winners, in_words("đơn vị", "phiếu")),
    "các đơn vị được chọn": LetterFact(lambda row: names(row.sources, row.ballot.elected) or None),
    "không đủ thành viên": LetterFact(
        lambda row: say("vi", "letter.no_quorum") if row.ballot.quorum.met is False else None
    ),
    "đơn vị bằng phiếu": LetterFact(_tied),
}


def _without_votes(sources: Sources) -> str | None:
    """How things were chosen where no vote is recorded and each says another way."""
    following = term(sources, sources.year + 1)
    proposals = sources.yearbook.proposals or ()
    ways = {
        f"{leader_word(sources.book.bloc.data, 'vi')} {year_words(sources.year + 1)}": {
            following.chosen if following else None
        },
        "Đề nghị khen thưởng": {one.chosen for one in proposals},
    }
    said = [
        f"{what}: {', '.join(chosen_text(way, 'vi') for way in sorted(filter(None, found)))}"
        for what, found in ways.items()
        if any(found)
    ]
    every = {way for found in ways.values() for way in found}
    if not said or every & MAY_BE_VOTED or in_order(sources):
        return None
    return "; ".join(said)


VOTES: Mapping[str, Entry[Sources]] = {
    "cuộc bỏ phiếu": Rows(lambda s: _rows(s, _asked(s)), BALLOT),
    "cuộc suy tôn": Rows(_acclaims, BALLOT),
    "một cuộc bỏ phiếu": Rows(_the_one, BALLOT),
    "ngày bỏ phiếu": LetterFact(_voting_day, "document.gap_day"),
    "giờ kiểm phiếu xong": never("time"),
    "kết quả bỏ phiếu": never("votes"),
    "cách chọn không bỏ phiếu": LetterFact(_without_votes),
}


ANSWERS = ("yes", "no", "abstain")


def ballots_of(sources: Sources) -> Mapping[str, Ballot]:
    """The year's ballots by id, as written: nothing is counted. Awards first, in the order of
    awards.yaml, then the leader, then deputies, as they are voted on; by round."""
    awards = [one.id for one in sources.yearbook.own_awards]
    places = {name: place for place, name in enumerate([*awards, *OFFICES])}
    found = {
        one.file.rsplit("/", 1)[-1].removesuffix(".yaml"): one.data
        for one in sources.yearbook.ballots
    }
    last = len(places)
    return dict(
        sorted(found.items(), key=lambda one: (places.get(one[1].for_ or "", last), one[1].round))
    )


def _ballot(sources: Sources) -> Ballot:
    return ballots_of(sources)[sources.ballot or ""]


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


def _choice_table(sources: Sources) -> tuple[Block, ...]:
    ballot = _ballot(sources)
    approve = ballot.approves
    answers = ANSWERS if approve else ("choice",)
    width = 26 if approve else 24
    columns = [("Đơn vị", 150 - width * len(answers), "left")]
    columns += [(say("vi", f"letter.column_{answer}"), width, "center") for answer in answers]
    rows = [(sources.book.unit_name(unit), *[""] * len(answers))
            for unit in candidates(sources, ballot)]  # fmt: skip
    return (grid(columns, rows),)


def _name(sources: Sources) -> str:
    """Who is to hold an office is elected, who is to be honoured is acclaimed."""
    for_ = _ballot(sources).for_
    return "Phiếu bầu" if for_ is None or for_ in OFFICES else "Phiếu suy tôn"


def _subject(sources: Sources) -> str:
    ballot = _ballot(sources)
    if ballot.title:
        return ballot.title
    offices = {"leader": leader_title(sources.bloc), "deputy": deputy_title(sources.bloc)}
    if ballot.for_ in OFFICES:
        return f"Bầu {offices[ballot.for_]} {year_words(sources.year + 1)}"
    award = sources.book.award_names.get(ballot.for_ or "", ballot.for_ or sources.ballot or "")
    return f"Suy tôn đơn vị đề nghị tặng {award} {year_words(sources.year)}"


def _marking(sources: Sources) -> str:
    ballot = _ballot(sources)
    return say("vi", f"letter.marking_{ballot.kind}", seats=padded(ballot.seats))


def _spoilt(sources: Sources) -> str:
    return say("vi", f"letter.spoilt_{_ballot(sources).kind}")


BALLOT_PAPER: Mapping[str, Entry[Sources]] = {
    "tên phiếu": LetterFact(_name),
    "việc bỏ phiếu": LetterFact(_subject),
    "cách đánh dấu": LetterFact(_marking),
    "khi nào không hợp lệ": LetterFact(_spoilt),
    "bảng chọn": TableFact(_choice_table),
}
