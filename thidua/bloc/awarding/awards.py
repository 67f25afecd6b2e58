"""A year's awards: what the rules derive, beside what people proposed and authorities granted.

Awards are derived in the order of the file (manual: award-choice). What people wrote is
never overwritten: a difference is a warning.
"""

from collections.abc import Sequence
from datetime import date

from thidua.bloc.awarding.differences import differences
from thidua.bloc.awarding.dossiers import dossiers_of
from thidua.bloc.awarding.earlier_years import past_of
from thidua.bloc.awarding.eligibility import Court, Judged, answers, reasons_for
from thidua.bloc.awarding.picks import (
    Choice,
    Group,
    elected_groups,
    pick,
    picked,
    ranked_groups,
    undecided,
)
from thidua.bloc.awarding.result import AwardResult, AwardsOfYear
from thidua.bloc.awarding.worlds import Field
from thidua.bloc.cycle.meetings import held_as, meetings
from thidua.bloc.ranking.bands import quota_places
from thidua.bloc.ranking.standings import Standings
from thidua.bloc.voting.rounds import Vote, find_vote, member_count
from thidua.model.awards import Award
from thidua.model.book import Book, YearBook
from thidua.model.conditions import conditions
from thidua.model.decisions import Decision
from thidua.model.outcome import Proposal
from thidua.model.reasons import Why, why


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
    held_votes = {
        award.id: vote for award in awards if (vote := find_vote(votes, award.id)) is not None
    }
    past = past_of(book, year)
    court = Court(
        year,
        standings,
        yearbook.exclusions.data if yearbook.exclusions else None,
        {one.id: past.on(judged_on(book, year, held_votes.get(one.id))) for one in awards},
        held_votes,
        award_names(book),
    )
    units = _candidates(book, year, standings)
    field = Field(awards, {unit: answers(court, awards, unit) for unit in units})
    results = [_derive(book, yearbook, court, award, units, field) for award in awards]
    proposals = _proposals(yearbook)
    found = AwardsOfYear(
        year,
        file,
        tuple(result for result, _ in results),
        tuple(one for one in proposals or () if one.award is None),
    )
    used = {n for _, settlements in results for n in settlements}
    return found._replace(problems=tuple(differences(yearbook, found, votes, used)))


def judged_on(book: Book, year: int, vote: Vote | None) -> date | None:
    """The day by which an award is judged: that of its ballot (of several rounds the last one's),
    else of the year-end review; None where neither has one."""
    if vote is not None and vote.last.on is not None:
        return vote.last.on
    reviews = [one.on or one.due for one in held_as(meetings(book, year), "year_end_review")]
    return max((day for day in reviews if day is not None), default=None)


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
    field: Field,
) -> tuple[AwardResult, frozenset[int]]:
    """One award, and the settlements that it used."""
    proposals = _proposals(yearbook)
    proposed = None
    if proposals is not None:
        proposed = tuple(one for one in proposals if one.award == award.id)
    candidates = tuple(_judge(court, award, unit, field) for unit in units)
    quota = _quota(award, member_count(book.units.data, yearbook.year), court.standings)
    note = _undecided(court, award, quota)
    if note is None:
        choice = pick(
            field, award, _groups(court, award), quota, _settled_orders(yearbook, award.id)
        )
        vote = court.votes.get(award.id)
        if award.pick == "ballot" and vote is not None and not vote.elected and not choice.tie:
            choice = choice._replace(note=why("nobody_elected", False))
    elif proposed is not None:
        # What the rules leave to people, and people have written, is decided.
        picked(field, award, [one.unit for one in proposed if one.unit in units])
        choice = Choice(note=note)
    else:
        choice = undecided(field, award, quota, note)
    decisions = _decisions(yearbook, award.id)
    result = AwardResult(
        award,
        quota,
        candidates,
        choice.derived,
        choice.tie,
        choice.settled,
        choice.note,
        proposed,
        None if decisions is None else tuple(one for one in decisions if one.stands),
        tuple(one for one in decisions or () if not one.granted),
        dossiers_of(yearbook, award, proposed or ()),
        choice.open if note is None else frozenset(),
        choice.held,
        tuple(one for one in decisions or () if one.granted and not one.stands),
        _sentences(court, award),
    )
    return result, choice.used


def _sentences(court: Court, award: Award) -> tuple[Why, ...]:
    case = court.case(award, "")
    return tuple(
        one.sentence(case.name_of) for given in award.requires for one in conditions(given)
    )


def _judge(court: Court, award: Award, unit: str, field: Field) -> Judged:
    """One unit and one award: conditions, bars, and the awards above that exclude it."""
    reasons = reasons_for(court, award, unit)
    gets, perhaps = field.barred_by(unit, award.id)
    reasons += [why("excluded_by", False, award=court.names[one]) for one in gets]
    reasons += [why("open_above", award=court.names[one]) for one in perhaps]
    found = field.available(unit, award.id)
    eligible = None if len(found) > 1 else True in found
    if eligible is False and all(one.good is not False for one in reasons):
        reasons.append(why("either_way", False))
    if not reasons:
        reasons.append(why("nothing_required", True))
    return Judged(unit, eligible, tuple(reasons))


def _undecided(court: Court, award: Award, quota: int | None) -> Why | None:
    """Why the rules can't say who gets an award; None where they can."""
    if award.quota is not None and quota is None:
        return why("quota_unknown", False)
    if award.pick == "rank" and court.standings is None:
        return why("no_ranking", False)
    if award.pick == "rank" and court.pasts[award.id].units.known == "partial":
        return why("members_unknown", False)
    if award.pick == "ballot":
        return why("no_ballot", False) if award.id not in court.votes else None
    return why("pick_meeting") if award.pick == "meeting" else None


def _groups(court: Court, award: Award) -> list[Group]:
    if award.pick == "ballot":
        return elected_groups(court.votes[award.id])
    assert court.standings is not None
    return ranked_groups(court.standings)


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


def _decisions(yearbook: YearBook, award: str) -> tuple[Decision, ...] | None:
    if yearbook.decisions is None:
        return None
    return tuple(one for one in yearbook.decisions.data.decisions if one.award == award)
