"""`vote`: the count of each ballot, its quorum and threshold in whole votes, and who is elected."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from thidua.bloc.voting.tally import BallotCandidate, BallotResult, Quorum, Threshold
from thidua.model.book import Book
from thidua.text import dates
from thidua.text.numbers import show
from thidua.views.fields import Entry, Field, Fields, RecordFields, Spoken, output, table, value
from thidua.views.heads import context, exact, head, names, share_text, unit_cell
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Facts,
    Labelled,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    as_called,
    deputy_word,
    figure,
    leader_word,
    nothing,
)
from thidua.words import Lang, say

PERCENT_PLACES = 2


class BlocBallots(NamedTuple):
    """The ballots of one bloc's year, rounds of one vote one after another."""

    book: Book
    year: int
    ballots: tuple[BallotResult, ...]


def vote_report(blocs: Sequence[BlocBallots], lang: Lang) -> Report:
    """A section a bloc, a part a ballot."""
    sections: list[Section] = []
    for voted in blocs:
        empty = () if voted.ballots else (Paragraph(say(lang, "vote.none"), Tone.MUTED),)
        name = voted.book.bloc.data.name
        sections.append(Section(name, empty, context=context(voted.book, voted.year)))
        sections += [_section(voted, ballot, lang) for ballot in voted.ballots]
    return Report(say(lang, "vote.title", year=blocs[0].year), tuple(sections), lang)


def ballot_title(book: Book, ballot: BallotResult, lang: Lang) -> str:
    """What was voted on, in people's words or else by the office or award that it is for."""
    if ballot.ballot.title:
        return ballot.ballot.title
    bloc = book.bloc.data
    offices = {"leader": leader_word(bloc, lang), "deputy": deputy_word(bloc, lang)}
    wanted = ballot.ballot.for_ or ballot.id
    what = offices.get(wanted) or book.award_names.get(wanted, wanted)
    return say(lang, "vote.vote_on", what=what)


def _section(voted: BlocBallots, ballot: BallotResult, lang: Lang) -> Section:
    lang = as_called(voted.book, lang)
    facts = Facts(tuple(_facts(voted.book, ballot, lang)))
    blocks: tuple[Block, ...] = (facts, _table(voted.book, ballot, lang))
    own = (*context(voted.book, voted.year), ("ballot", ballot.id))
    return Section(ballot_title(voted.book, ballot, lang), blocks, level=2, context=own)


def _facts(book: Book, ballot: BallotResult, lang: Lang) -> list[Labelled]:
    data = ballot.ballot
    kind = say(lang, f"vote.kind_{data.kind}", seats=data.seats)
    body = say(lang, f"vote.body_{data.body}")
    how = say(lang, "vote.how", body=body, round=data.round, kind=kind)
    facts = [("on", dates.show(lang, data.on))] if data.on else []
    facts += [
        ("form", how),
        ("people", people_text(ballot, lang)),
        ("papers", papers_text(ballot, lang)),
    ]
    if ballot.quorum.share is not None:
        facts.append(("quorum", quorum_text(ballot, lang)))
    facts.append(("threshold", threshold_text(ballot, lang)))
    shown = [Labelled(say(lang, f"vote.{key}"), Cell(text)) for key, text in facts if text]
    return [*shown, Labelled(say(lang, "vote.result"), _result(book, ballot, lang))]


def people_text(ballot: BallotResult, lang: Lang) -> str:
    """`11 thành viên; có mặt 10; gửi ý kiến bằng văn bản 1`."""
    counts = ballot.counts
    return _listed(
        lang, members=counts.members, present=counts.present, written=counts.written or None
    )


def papers_text(ballot: BallotResult, lang: Lang) -> str:
    """`phát ra 11; thu về 11; hợp lệ 10; không hợp lệ 1`."""
    counts = ballot.counts
    if not ballot.known:
        return say(lang, "vote.unknown")
    return _listed(
        lang,
        issued=counts.issued,
        returned=counts.returned,
        valid=counts.valid,
        invalid=counts.invalid,
        blank=counts.blank,
    )


def _listed(lang: Lang, **figures: int | None) -> str:
    given = [(key, n) for key, n in figures.items() if n is not None]
    return "; ".join(say(lang, f"vote.{key}_n", n=n) for key, n in given)


def quorum_text(ballot: BallotResult, lang: Lang) -> str:
    """`từ 2/3 của 11 thành viên = 8 người; tham gia 11: đủ`."""
    quorum, counts = ballot.quorum, ballot.counts
    if quorum.share is None:
        return ""
    if quorum.met is None:
        return say(lang, "vote.quorum_unknown", share=share_text(quorum.share, lang))
    return say(
        lang,
        "vote.quorum_met" if quorum.met else "vote.quorum_missed",
        share=share_text(quorum.share, lang),
        members=counts.members,
        needed=quorum.needed,
        took_part=counts.took_part,
    )


def threshold_text(ballot: BallotResult, lang: Lang) -> str:
    """`từ 80% của 11 thành viên = 9 phiếu`."""
    rule = ballot.threshold
    if rule.share is None:
        return say(lang, "vote.most_votes")
    key = "exceed" if rule.strict else "reach"
    base = say(lang, f"vote.of_{rule.of}")
    text = say(lang, f"vote.{key}", share=share_text(rule.share, lang))
    if rule.base is None:
        # Of votes cast each candidate has a base of its own: it stands beside the candidate.
        return say(lang, "vote.threshold_unknown", share=text, base=base)
    args = {"share": text, "base": base}
    said = [say(lang, "vote.needed", n=rule.base, needed=rule.votes_needed, **args)]
    # Who is concerned and did not vote on a candidate leaves that candidate's own base.
    own = {(one.base, one.votes_needed) for one in ballot.candidates if one.recused}
    if own and all(one.recused for one in ballot.candidates):
        said = []
    said += [
        say(lang, "vote.needed_recused", n=n, needed=needed, **args)
        for n, needed in sorted(own, key=str)
    ]
    return "; ".join(said)


def _result(book: Book, ballot: BallotResult, lang: Lang) -> Cell:
    said = []
    if ballot.elected:
        said.append(say(lang, "vote.elected_are", units=names(book, ballot.elected)))
    elif ballot.quorum.met is False:
        said.append(say(lang, "vote.no_quorum"))
    else:
        said.append(say(lang, "vote.nobody"))
    if ballot.tied_on_last_seat:
        said.append(say(lang, "vote.tied", units=names(book, ballot.tied_on_last_seat)))
    return Cell("; ".join(said), tone=Tone.GOOD if ballot.elected else Tone.WARN)


class Counted(NamedTuple):
    book: Book
    ballot: BallotResult
    candidate: BallotCandidate
    lang: Lang


def _votes(count: Callable[[BallotCandidate], int | None]) -> Callable[[Counted], Cell]:
    return lambda one: figure(one.lang, count(one.candidate))


# fmt: off
CANDIDATES: Fields[Counted] = (
    Field("id", "vote.id", lambda one: Cell(one.candidate.id), lambda one: one.candidate.id,
        data_only=True),
    Field("unit", "vote.unit", lambda one: unit_cell(one.book, one.candidate.id), wrap=True),
    Field("votes", "vote.votes", _votes(lambda one: one.votes), lambda one: one.candidate.votes,
        int | None, align=Align.RIGHT),
    Field("no", "vote.no", _votes(lambda one: one.no), lambda one: one.candidate.no,
        int | None, align=Align.RIGHT),
    Field("abstain", "vote.abstain", _votes(lambda one: one.abstain),
        lambda one: one.candidate.abstain, int | None, align=Align.RIGHT),
    Field("base", json=lambda one: one.candidate.base, type=int | None),
    Field("votes_needed", json=lambda one: one.candidate.votes_needed, type=int | None),
    Field("recused", json=lambda one: one.candidate.recused, type=int),
    Field("share", "vote.share", lambda one: _share(one.candidate, one.lang),
        lambda one: exact(one.candidate.share), str | None, align=Align.RIGHT),
    Field("passed", "vote.passed", lambda one: _outcome(one.ballot, one.candidate, one.lang),
        lambda one: one.candidate.passed, bool | None),
    Field("elected", json=lambda one: one.candidate.elected, type=bool),
)
# fmt: on


def _table(book: Book, ballot: BallotResult, lang: Lang) -> Table:
    candidates = BallotOf(book, ballot, lang).candidates
    empty = say(lang, "vote.no_candidates")
    if ballot.ballot.approves and ballot.known:
        asked = [
            one._replace(title="vote.yes", column="yes") if one.key == "votes" else one
            for one in CANDIDATES
        ]
        return table(asked, candidates, lang, key="vote_approve", empty=empty)
    asked = [one for one in CANDIDATES if one.key not in ("no", "abstain")]
    return table(asked, candidates, lang, key="vote", empty=empty)


def _share(one: BallotCandidate, lang: Lang) -> Cell:
    """`9/11 (81,82%)`; for programs the percent."""
    if one.share is None:
        return nothing()
    percent = show(lang, one.share * 100, PERCENT_PLACES)
    return Cell(f"{one.votes}/{one.base} ({percent}%)", one.share * 100, PERCENT_PLACES)


def _outcome(ballot: BallotResult, one: BallotCandidate, lang: Lang) -> Cell:
    if one.elected:
        key, tone = "is_elected", Tone.GOOD
    elif one.id in ballot.tied_on_last_seat:
        key, tone = "is_tied", Tone.WARN
    elif one.passed:
        key, tone = "is_over_seats", Tone.NORMAL
    else:
        key, tone = "is_not", Tone.MUTED
    no_share = key == "is_over_seats" and ballot.threshold.share is None
    text = say(lang, "vote.is_behind" if no_share else f"vote.{key}")
    if one.id in ballot.by_chair:
        text += say(lang, "vote.by_chair")
    if one.recused:
        text += say(lang, "vote.recused", n=one.recused)
    return Cell(text, tone=tone, data=key.removeprefix("is_"))


class BallotOf(NamedTuple):
    book: Book
    ballot: BallotResult
    lang: Lang

    @property
    def candidates(self) -> Iterator[Counted]:
        return (Counted(self.book, self.ballot, one, self.lang) for one in self.ballot.candidates)


# fmt: off
QUORUM: RecordFields[Quorum] = RecordFields("Quorum", (
    value("share", lambda one: exact(one.share), str | None),
    value("needed", lambda one: one.needed, int | None),
    value("met", lambda one: one.met, bool | None),
), "Who has to be there. Without one in the rule: share null, needed 0, met true.")
THRESHOLD: RecordFields[Threshold] = RecordFields("Threshold", (
    value("share", lambda one: exact(one.share), str | None),
    value("of", lambda one: one.of),
    value("strict", lambda one: one.strict, bool),
    value("base", lambda one: one.base, int | None),
    value("votes_needed", lambda one: one.votes_needed, int | None),
), "The votes that it takes, and of what base.")
CANDIDATE = RecordFields("CountedCandidate", CANDIDATES,
    "A candidate's votes. `passed`: reached the votes needed with a quorum. `recused`: members "
    "out of its base.")
BALLOT: RecordFields[BallotOf] = RecordFields("CountedBallot", (
    value("id", lambda one: one.ballot.id),
    value("for", lambda one: one.ballot.ballot.for_, str | None),
    value("body", lambda one: one.ballot.ballot.body),
    value("kind", lambda one: one.ballot.ballot.kind),
    value("round", lambda one: one.ballot.ballot.round, int),
    value("seats", lambda one: one.ballot.ballot.seats, int),
    value("members", lambda one: one.ballot.counts.members, int | None),
    value("present", lambda one: one.ballot.counts.present, int | None),
    value("written", lambda one: one.ballot.counts.written, int | None),
    value("issued", lambda one: one.ballot.counts.issued, int | None),
    value("returned", lambda one: one.ballot.counts.returned, int | None),
    value("valid", lambda one: one.ballot.counts.valid, int | None),
    value("invalid", lambda one: one.ballot.counts.invalid, int | None),
    QUORUM.at("quorum", lambda one: one.ballot.quorum),
    THRESHOLD.at("threshold", lambda one: one.ballot.threshold),
    CANDIDATE.many("candidates", lambda one: one.candidates),
    value("elected", lambda one: list(one.ballot.elected), list[str]),
    value("tied_on_last_seat", lambda one: list(one.ballot.tied_on_last_seat), list[str]),
    value("by_chair", lambda one: list(one.ballot.by_chair), list[str]),
))
"""A ballot with its figures; null for what is not known."""
BLOC: RecordFields[Spoken[BlocBallots]] = RecordFields("VoteEntry", (
    BALLOT.many("ballots",
        lambda one: (BallotOf(one.of.book, ballot, one.lang) for ballot in one.of.ballots)),
), "The ballots of a bloc's year.", head=head(lambda one: (one.of.book, one.of.year)))
OUTPUT = output("vote", BLOC)
# fmt: on


def vote_json(blocs: Sequence[BlocBallots], lang: Lang) -> Entry:
    return OUTPUT.entry(Spoken(one, as_called(one.book, lang)) for one in blocs)
