"""Votes in documents: who could vote, papers, quorum, threshold, each share with its base."""

from collections.abc import Sequence

from thidua.bloc.voting.tally import BallotResult, Candidate
from thidua.diagnostics.diagnostic import Word
from thidua.report.documents.sources import Sources, gap, names
from thidua.report.documents.tables import HARD_BLANK, grid, tight
from thidua.report.letter import Blank, Block, Bullets, LetterTable, Para, Said
from thidua.text.numbers import show
from thidua.views.vote import (
    PERCENT_PLACES,
    ballot_title,
    papers_text,
    people_text,
    quorum_text,
    threshold_text,
)
from thidua.words import say


def in_order(sources: Sources) -> tuple[BallotResult, ...]:
    """Awards first, in the order of awards.yaml, then the leader, then deputies; by round."""
    awards = [one.award.id for one in sources.view.awards.awards]
    places = {name: place for place, name in enumerate([*awards, "leader", "deputy"])}
    last = len(places)
    ballots = [one for vote in sources.view.votes.votes for one in vote.rounds]
    return tuple(
        sorted(ballots, key=lambda one: (places.get(one.ballot.for_ or "", last), one.ballot.round))
    )


def title_of(sources: Sources, ballot: BallotResult) -> str:
    """What was voted on, with the round where it is not the first."""
    title = ballot_title(sources.book, ballot, "vi")
    again = ballot.ballot.round > 1 and "lần" not in title.casefold()
    return f"{title} (lần {ballot.ballot.round})" if again else title


def share_text(ballot: BallotResult, one: Candidate) -> str:
    """`9/11 thành viên = 81,82 %`: never a percent without what it is a percent of."""
    if one.share is None:
        return ""
    base = say("vi", f"vote.of_{ballot.threshold.of}")
    percent = show("vi", one.share * 100, PERCENT_PLACES)
    return f"{one.votes}/{one.base} {base} ={HARD_BLANK}{percent}{HARD_BLANK}%"


def outcome_text(ballot: BallotResult, one: Candidate) -> str:
    """Elected, tied on the last seat, over the seats, or not; with who took no part in it."""
    if one.elected:
        key = "is_elected"
    elif one.id in ballot.tied_on_last_seat:
        key = "is_tied"
    else:
        key = "is_over_seats" if one.passed else "is_not"
    recused = say("vi", "vote.recused", n=one.recused) if one.recused else ""
    text = say("vi", f"vote.{key}") + recused
    return text[:1].upper() + text[1:]


def ballot_blocks(sources: Sources, ballot: BallotResult) -> tuple[Block, ...]:
    """One ballot: its figures, its table, its result."""
    data = ballot.ballot
    if not ballot.known:
        figures = ("Số phiếu phát ra, thu về, hợp lệ, không hợp lệ: ", gap("counts"))
        return (Para(figures), _table(sources, ballot), Para(result_text(sources, ballot)))
    rows: list[Said] = [
        f"Thể thức: {say('vi', f'vote.kind_{data.kind}', seats=data.seats)}",
        f"Người bỏ phiếu: {people_text(ballot, 'vi')}",
        f"Số phiếu: {papers_text(ballot, 'vi')}",
    ]
    quorum = quorum_text(ballot, "vi")
    if quorum:
        rows.append(f"Điều kiện họp: {tight(quorum)}")
    rows.append(f"Điều kiện trúng: {tight(threshold_text(ballot, 'vi'))}")
    return (
        Bullets(tuple(row for row in rows if not str(row).endswith(": "))),
        _table(sources, ballot),
        Para(result_text(sources, ballot)),
    )


def _table(sources: Sources, ballot: BallotResult) -> LetterTable:
    approve = ballot.ballot.kind == "approve" and ballot.known
    answers = ("Đồng ý", "Không đồng ý", "Không có ý kiến") if approve else ("Số phiếu",)
    columns = [("Đơn vị", 52, "left"), *((title, 19, "center") for title in answers),
               ("Tỷ lệ", 34, "center"), ("Kết quả", 26, "center")]  # fmt: skip
    rows = [_cells(sources, ballot, one, approve) for one in ballot.candidates]
    return grid(columns, rows, dense=approve)


def _cells(sources: Sources, ballot: BallotResult, one: Candidate, approve: bool) -> Sequence[Said]:
    figures = (one.votes, one.no, one.abstain) if approve else (one.votes,)
    shown = (Blank(Word("document.gap_counts"), quiet=True) if n is None else str(n)
             for n in figures)  # fmt: skip
    share: Said = share_text(ballot, one) or Blank(Word("document.gap_counts"), quiet=True)
    name = sources.book.unit_name(one.id)
    return (name, *shown, share, outcome_text(ballot, one))


def result_text(sources: Sources, ballot: BallotResult) -> str:
    """Who is elected; who is tied and needs another round; or that nobody is, and why."""
    said = []
    if ballot.elected:
        said.append(f"Kết quả: {names(sources, ballot.elected)} trúng{_by_how_many(ballot)}.")
    elif ballot.quorum.met is False:
        said.append("Kết quả: không đủ số thành viên tham gia, không đơn vị nào trúng.")
    else:
        said.append("Kết quả: chưa đơn vị nào trúng.")
    if ballot.tied_on_last_seat:
        tied = names(sources, ballot.tied_on_last_seat)
        said.append(f"Bằng phiếu ở ghế cuối: {tied}; phải bỏ phiếu lại.")
    return " ".join(said)


def _by_how_many(ballot: BallotResult) -> str:
    chosen = [one for one in ballot.candidates if one.elected]
    if len(chosen) != 1 or chosen[0].share is None:
        return ""
    return f" với {share_text(ballot, chosen[0])}"
