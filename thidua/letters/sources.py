"""What every letter is made from, and how the year's data is asked for it.

Letters are Vietnamese whatever the reader's language; only the names of gaps are words of the
catalogue, because the command tells them, too.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from thidua.bloc.cycle.meetings import Meeting, held_as, meetings
from thidua.bloc.cycle.status import term_of
from thidua.bloc.voting.tally import find_vote, member_count
from thidua.bloc.year_view import YearView
from thidua.diagnostics.diagnostic import Word
from thidua.letters.kinds import KINDS, KindFacts
from thidua.letters.letter import Blank, Said
from thidua.letters.official import LetterFrame
from thidua.model.bloc import BlocFile
from thidua.model.book import Book, YearBook
from thidua.model.documents import Basis
from thidua.model.units import Term
from thidua.text import dates
from thidua.words import bloc_called, spoken


class Sources(NamedTuple):
    """A year, for whom and as what it is written down, and the bases that hold on its day.

    `unit`, `ballot`: the one that the document is about, where it is about one. `years`: all that
    the bloc's folder holds.
    """

    view: YearView
    frame: LetterFrame
    bases: tuple[Basis, ...] = ()
    draft: bool = True
    unit: str | None = None
    ballot: str | None = None
    years: tuple[int, ...] = ()

    @property
    def book(self) -> Book:
        return self.view.book

    @property
    def bloc(self) -> BlocFile:
        return self.view.book.bloc.data

    @property
    def year(self) -> int:
        return self.view.year

    @property
    def yearbook(self) -> YearBook:
        return self.view.book.years.get(self.view.year) or YearBook(self.view.year)

    @property
    def kind(self) -> KindFacts:
        """What sets the kind of letter apart."""
        return KINDS[self.frame.kind]

    @property
    def group(self) -> str:
        """What the bloc calls itself for short: `Khối` or `Cụm`; a company, office or school, whose
        name says neither, by its name."""
        called = bloc_called(spoken("vi", self.bloc.kind), "Khối")
        return called if called.lower() in self.bloc.name.lower() else self.bloc.name


def gap(what: str) -> Blank:
    """A marked gap: `document.gap_<what>` of the catalogue."""
    return Blank(Word(f"document.gap_{what}"))


def office_gap(sources: Sources, office: str) -> str:
    """The word of the gap for who holds an office: a cụm's offices have names of their own."""
    return f"document.gap_{office}_{sources.bloc.kind}"


def meeting_of(sources: Sources, *kinds: str) -> Meeting | None:
    """The meeting that was the first of these kinds that there was one for; held ones first."""
    found = meetings(sources.book, sources.year)
    for kind in kinds:
        of_kind = list(held_as(found, kind))
        if of_kind:
            return next((one for one in of_kind if one.on is not None), of_kind[0])
    return None


def meeting(sources: Sources) -> Meeting | None:
    """The meeting that the letter's kind is about."""
    return meeting_of(sources, *sources.kind.meeting)


def signing_day(sources: Sources) -> date | None:
    pact = sources.yearbook.pact
    return pact.data.signed.on if pact and pact.data.signed else None


def short_day(day: date | None) -> Said:
    """`12/01/2023` for a table, or a gap without words."""
    return Blank(Word("document.gap_day"), quiet=True) if day is None else dates.short(day)


def member_total(sources: Sources) -> int | None:
    """How many members the bloc has; None where the source names only some and gives no count."""
    return member_count(sources.book.units.data, sources.year)


def members_named(sources: Sources, said: Collection[str] | None) -> tuple[str, ...] | None:
    """The members that a list names (`all`: every one), in the order of units.yaml; None where it
    is not written."""
    members = [unit.id for unit in sources.book.members(sources.year)]
    if said is None:
        return None
    return tuple(unit for unit in members if said == "all" or unit in said)


def attended(sources: Sources, meeting: Meeting | None) -> tuple[str, ...] | None:
    """The members that came."""
    return members_named(sources, meeting.event.attended if meeting else None)


def names(sources: Sources, units: Iterable[str]) -> str:
    """Units by name, in the order given; names may hold commas."""
    return "; ".join(sources.book.unit_name(unit) for unit in units)


def term(sources: Sources, year: int | None = None) -> Term | None:
    """Who leads in a year (the document's own, without one)."""
    return term_of(sources.book, sources.year if year is None else year)


def next_offices(sources: Sources) -> tuple[str | None, tuple[str, ...]]:
    """Who leads in the year after, and the deputies: by leadership.yaml, else as just elected."""
    following = term(sources, sources.year + 1)
    if following is not None:
        return following.leader, following.deputies or ()
    found = []
    for office in ("leader", "deputy"):
        vote = find_vote(sources.view.votes.votes, office)
        found.append(vote.elected if vote else ())
    leader = found[0][0] if len(found[0]) == 1 else None
    return leader, tuple(found[1])


OFFICES = frozenset(
    [
        *("giám", "phó", "chánh", "trưởng", "chủ", "bí", "ủy", "tổ", "thư", "hiệu", "viện"),
        *("cục", "chi", "thủ", "phòng", "ban", "sở", "chuyên", "lãnh", "đại"),
    ]
)
"""First syllables of posts. A text that begins with one is a post: `Chánh Văn phòng Sở Y tế`."""
IN_THE_BLOC = ("trưởng khối", "khối trưởng", "phó trưởng khối", "khối phó", "cụm trưởng", "cụm phó")
ADDRESSES = ("đồng chí", "đ/c", "ông", "bà")


def person(text: str | None) -> tuple[str, str]:
    """What a meeting's record says of a person, as (name, post); each "" where it is not there.

    `Nguyễn Văn A, Giám đốc Sở Y tế` -> both; `Giám đốc Sở Y tế, Trưởng khối` -> a post only, as
    agencies write when they name no person.
    """
    first, _, rest = (text or "").partition(",")
    first = first.strip()
    for address in ADDRESSES:
        if first.casefold().startswith(f"{address} "):
            first = first[len(address) :].strip()
    if first.split(" ")[0].casefold() in OFFICES:
        # Names of agencies hold commas, too: all is the post but the office in the bloc.
        own = rest.strip().casefold().startswith(IN_THE_BLOC)
        return "", first if own or not rest else f"{first},{rest}"
    return first, rest.strip()
