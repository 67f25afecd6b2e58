"""Facts of a ballot paper: what is asked, of whom, how it is marked. No figure of the count."""

from collections.abc import Mapping

from thidua.bloc.awarding.written import award_names
from thidua.letters.catalogue import Entry, LetterFact, TableFact
from thidua.letters.facts.common import year_words
from thidua.letters.letter import Block
from thidua.letters.official import deputy_title, leader_title, padded
from thidua.letters.sources import Sources
from thidua.letters.tables import grid
from thidua.model.ballots import OFFICES, Ballot
from thidua.words import say

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


def _table(sources: Sources) -> tuple[Block, ...]:
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
    award = award_names(sources.book).get(ballot.for_ or "", ballot.for_ or sources.ballot or "")
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
    "bảng chọn": TableFact(_table),
}
