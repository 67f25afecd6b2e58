"""What a book says about the leadership of one year: the turn that `rotate` decides."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.leading.policies import policy_of
from thidua.bloc.leading.rotate import NamedOffices
from thidua.bloc.leading.waiting import LeaderTurn
from thidua.bloc.lineage import all_later, bars_written, everyone
from thidua.bloc.unknown import unfit_settlement
from thidua.bloc.voting.tally import Vote, find_vote
from thidua.diagnostics.diagnostic import Diagnostic, Path, Word
from thidua.model.book import Book, YearBook
from thidua.model.emulation_year import last_day
from thidua.model.units import Term

if TYPE_CHECKING:
    from thidua.bloc.ranking.standings import Standings


def next_year(book: Book) -> int | None:
    """The year after the last term; None where nobody has led yet."""
    return max((term.year for term in book.terms), default=0) + 1 if book.terms else None


def too_early(book: Book, year: int, years: Collection[int]) -> Diagnostic | None:
    """Why the term of `year` is not written unless it is asked for by its year: the year before has
    not begun. In: `years`, those that have a folder."""
    if year - 1 in years or book.leadership is None:
        return None
    last = max((n for n, term in enumerate(book.terms) if term.year == year - 1), default=None)
    path: Path = ("terms", last) if last is not None else ("terms",)
    args = {"year": str(year), "before": str(year - 1)}
    return Diagnostic("TD646", book.leadership.file, path, args=args)


def term_written(book: Book, year: int) -> Diagnostic | None:
    """That the year has its term already: what is written is not decided again."""
    held = next((n for n, term in enumerate(book.terms) if term.year == year), None)
    if held is None or book.leadership is None:
        return None
    return Diagnostic("TD636", book.leadership.file, ("terms", held), args={"year": str(year)})


class MeetingDecision(NamedTuple):
    """What a meeting decided on the offices of a year; what is None it left to the rules. `chosen`:
    how the leader was chosen, `on` which day."""

    leader: str | None = None
    deputies: tuple[str, ...] | None = None
    chosen: str | None = None
    on: date | None = None

    @property
    def names_somebody(self) -> bool:
        """Whether it names a leader or deputies."""
        return self.leader is not None or self.deputies is not None


def new_term(turn: LeaderTurn, named: NamedOffices, decided: MeetingDecision) -> Term | None:
    """The new term: what the meeting decided, else what the rules name; None where they name
    nobody. What a decision does not say (its deputies) is not made up."""
    if decided.leader is not None:
        leader, deputies, chosen, on = decided
    elif named.leader is None:
        return None
    else:
        leader = named.leader.unit
        found = tuple(seat.unit for seat in named.deputies)
        # Nobody named is not the same as a bloc without deputies: the key is left out.
        nobody = None if turn.rotation.deputies else ()
        deputies = decided.deputies or found or nobody
        chosen = decided.chosen or turn.rotation.policy
        on = decided.on or _elected_on(turn, named)
    return Term.model_construct(
        year=turn.year, leader=leader, deputies=deputies, chosen=chosen, on=on, from_=None
    )


def _elected_on(turn: LeaderTurn, named: NamedOffices) -> date | None:
    vote = turn.leader_vote
    return vote.last.on if named.policy == "elected" and vote is not None else None


def turn_of_year(
    book: Book, year: int, before: "Standings | None" = None, votes: Sequence[Vote] = ()
) -> LeaderTurn:
    """The turn of `year`. In: the standings and votes of the year before (`year` - 1).

    A bar from leading is taken from the exclusions of the year and of the year before, whose
    meeting chooses; people's settlement likewise.
    """
    leader_vote = find_vote(votes, "leader")
    # A bar is judged on the day of the election, else on the year's last.
    elected = leader_vote.last.on if leader_vote is not None else None
    year = book.emulation_year(year)
    barred: dict[str, str] = {}
    units = everyone(book)
    for one in (year - 1, year):
        for bar in bars_written(book, book.years.get(one), one):
            if "leading" in bar.from_ and bar.holds_on(elected or last_day(one)):
                # A bar goes on to what the unit became: of several predecessors any bar counts.
                for now in all_later(units, bar.unit, year) or (bar.unit,):
                    barred.setdefault(now, bar.reason)
    return LeaderTurn(
        year,
        book.units.data,
        book.bloc.data.rotation,
        book.terms,
        barred,
        before.order() if before else None,
        leader_vote,
        find_vote(votes, "deputy"),
        [yearbook.settled[n].order for yearbook, n in _settlements(book, year)],
    )


def rotation_problems(book: Book, named: NamedOffices) -> list[Diagnostic]:
    """What is to be said beside a result: min_gap where it only warns, and settlements on the
    leadership that fit no tie."""
    problems = []
    if named.leader is not None and named.close is not None:
        found = too_close(book, named.leader.unit, named.close, named.year)
        problems.append(found._replace(file=book.bloc.file, path=("rotation",)))
    policies = (policy_of(named.policy), policy_of(book.bloc.data.rotation.fills))
    unsaid = _unsaid(book, named.year) if any(one.counts_terms for one in policies) else []
    if named.leader is not None and unsaid and book.leadership is not None:
        args: dict[str, str | Word] = {"years": ", ".join(map(str, unsaid))}
        args |= {"leader": Word("offices.leader")}
        problems.append(Diagnostic("TD678", book.leadership.file, ("terms",), args=args))
    for yearbook, n in _settlements(book, named.year):
        if yearbook.settled[n].order != named.used_settlement:
            problems.append(unfit_settlement(book, yearbook, n))
    return problems


def too_close(book: Book, unit: str, led: int, year: int) -> Diagnostic:
    """That fewer than min_gap years lie between two years in which a unit leads."""
    args: dict[str, str | Word] = {"unit": book.unit_name(unit), "led": str(led)}
    args |= {"year": str(year), "gap": str(book.bloc.data.rotation.gap)}
    return Diagnostic("TD635", args=args | {"leader": Word("offices.leader")})


def _unsaid(book: Book, year: int) -> list[int]:
    """The years since the first term of which nobody says who led."""
    led = {int(term.year) for term in book.terms if term.leader is not None}
    first = min((int(term.year) for term in book.terms), default=int(year))
    return [one for one in range(first, int(year)) if one not in led]


def _settlements(book: Book, year: int) -> list[tuple[YearBook, int]]:
    """Settlements on who leads in `year`, of the year before and of the year itself."""
    return [
        (yearbook, n)
        for yearbook in (book.years.get(year - 1), book.years.get(year))
        for n, one in enumerate(yearbook.settled if yearbook else ())
        if one.of == "leader" and yearbook is not None
    ]
