"""A year's awards: what the rules derive, beside what people proposed and authorities granted.

Source of the rules: format.md 6 (awards.yaml). Awards are derived in the order of the file. What
people wrote is never overwritten: a difference is a warning.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from thidua.bloc.awarding.differences import differences
from thidua.bloc.awarding.dossiers import dossiers_of
from thidua.bloc.awarding.earlier_years import past_of
from thidua.bloc.awarding.eligibility import Court, judge
from thidua.bloc.awarding.picks import Choice, by_ballot, by_rank
from thidua.bloc.awarding.result import AwardResult, AwardsOfYear
from thidua.bloc.ranking.bands import quota_places
from thidua.bloc.ranking.standings import Standings
from thidua.bloc.reasons import why
from thidua.bloc.voting.rounds import Vote, find_vote, member_count
from thidua.model.awards import Award
from thidua.model.book import Book, YearBook
from thidua.model.decisions import Decision
from thidua.model.outcome import Proposal


@dataclass(slots=True)
class _Run:
    """What grows while awards are derived one after the other."""

    gets: dict[str, list[Award]] = field(default_factory=dict)
    used_settlements: set[int] = field(default_factory=set)


def awards_of(book: Book, year: int) -> tuple[tuple[Award, ...], str | None]:
    """The awards of a year and their file: its own, else those of thidua.yaml, else none."""
    yearbook = book.years.get(year)
    if yearbook is not None and yearbook.awards is not None:
        return yearbook.awards.data.awards, yearbook.awards.file
    if book.settings is not None and book.settings.data.awards is not None:
        return book.settings.data.awards, book.settings.file
    return (), None


def award_names(book: Book) -> dict[str, str]:
    """Award names by id: of thidua.yaml, and of all years, the latest name last."""
    names = {}
    if book.settings is not None:
        names = {one.id: one.name for one in book.settings.data.awards or ()}
    for year in sorted(book.years):
        awards = book.years[year].awards
        if awards is not None:
            names |= {one.id: one.name for one in awards.data.awards}
    return names


def derive_awards(
    book: Book, year: int, standings: Standings | None, votes: Sequence[Vote] = ()
) -> AwardsOfYear:
    """The awards of a year. In: the book with the outcome and decisions of all its years, the
    year's standings (None where it has no scores) and votes. Pure: what-if gives other standings.
    """
    awards, file = awards_of(book, year)
    yearbook = book.years.get(year) or YearBook(year)
    exclusions = yearbook.exclusions.data if yearbook.exclusions else None
    court = Court(year, standings, exclusions, past_of(book), award_names(book))
    units = _candidates(book, year, standings)
    run = _Run()
    results = [_derive(book, yearbook, court, award, units, votes, run) for award in awards]
    proposals = _proposals(yearbook)
    found = AwardsOfYear(
        year, file, tuple(results), tuple(one for one in proposals or () if one.award is None)
    )
    problems = differences(yearbook, found, votes, court.past, run.used_settlements)
    return AwardsOfYear(year, file, found.awards, found.unnamed, tuple(problems))


def _candidates(book: Book, year: int, standings: Standings | None) -> list[str]:
    """The members: by rank, then in the order of units.yaml."""
    members = [unit.id for unit in book.members(year)]
    first = [unit for unit, _ in standings.order()] if standings else []
    ranked = [unit for unit in first if unit in members]
    return ranked + [unit for unit in members if unit not in ranked]


def _derive(
    book: Book,
    yearbook: YearBook,
    court: Court,
    award: Award,
    units: Sequence[str],
    votes: Sequence[Vote],
    run: _Run,
) -> AwardResult:
    candidates = []
    for unit in units:
        above = [one for one in run.gets.get(unit, ()) if award.id in one.excludes]
        candidates.append(judge(court, award, unit, above))
    eligible = [one.unit for one in candidates if one.eligible]
    members = member_count(book.units.data, yearbook.year)
    quota = _quota(award, members, court.standings)
    orders = _settled_orders(yearbook, award.id)
    if award.quota is not None and quota is None:
        choice = Choice(note=why("quota_unknown", False))
    elif award.pick == "rank":
        choice = by_rank(court.standings, eligible, quota, orders)
    elif award.pick == "ballot":
        choice = by_ballot(find_vote(votes, award.id), eligible, quota, orders)
    else:
        choice = Choice(note=why("pick_meeting"))
    if choice.settled:
        run.used_settlements |= {n for n, order in orders.items() if order == choice.settled}
    proposals = _proposals(yearbook)
    proposed = None
    if proposals is not None:
        proposed = tuple(one for one in proposals if one.award == award.id)
    gets = choice.derived
    if award.pick == "meeting":
        gets = tuple(one.unit for one in proposed or ())
    for unit in gets:
        run.gets.setdefault(unit, []).append(award)
    granted, refused = _decided(yearbook, award.id)
    return AwardResult(
        award,
        quota,
        tuple(candidates),
        choice.derived,
        choice.tie,
        choice.settled,
        choice.note,
        proposed,
        granted,
        refused,
        dossiers_of(yearbook, award, proposed or ()),
    )


def _quota(award: Award, members: int | None, standings: Standings | None) -> int | None:
    """How many there may be; None for no limit, or where its base is not known."""
    quota = award.quota
    if quota is None:
        return None
    ranked = standings.ranked if standings else None
    of_ranked = quota.share is not None and quota.of == "ranked"
    if quota.n is None and (ranked is None if of_ranked else members is None):
        return None
    return quota_places(quota, members or 0, ranked or 0)


def _settled_orders(yearbook: YearBook, award: str) -> dict[int, tuple[str, ...]]:
    """Orders that people settled on for this award's border, by place in settlements.yaml."""
    if yearbook.settlements is None:
        return {}
    return {
        n: one.order
        for n, one in enumerate(yearbook.settlements.data.settlements)
        if one.of == f"award:{award}" and set(one.order) == set(one.units)
    }


def _proposals(yearbook: YearBook) -> tuple[Proposal, ...] | None:
    return yearbook.outcome.data.proposals if yearbook.outcome else None


def _decided(
    yearbook: YearBook, award: str
) -> tuple[tuple[Decision, ...] | None, tuple[Decision, ...]]:
    if yearbook.decisions is None:
        return None, ()
    found = [one for one in yearbook.decisions.data.decisions if one.award == award]
    return tuple(one for one in found if one.granted), tuple(o for o in found if not o.granted)
