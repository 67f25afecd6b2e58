"""A year's awards: what the rules derive, beside what people proposed and authorities granted.

Awards are derived in the order of the file (manual: award-choice). What people wrote is
never overwritten: a difference is a warning.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from thidua.bloc.awarding.earlier_years import past_of
from thidua.bloc.awarding.eligibility import Court, Judged, answers, dossiers_of, reasons_for
from thidua.bloc.awarding.picks import (
    Bases,
    Group,
    Picked,
    elected_groups,
    pick,
    picked,
    quota_of,
    ranked_groups,
    together,
    undecided,
)
from thidua.bloc.awarding.result import AwardResult, AwardsOfYear
from thidua.bloc.awarding.worlds import AwardWorlds
from thidua.bloc.cycle.meetings import held_as, meetings
from thidua.bloc.lineage import bars_of
from thidua.bloc.ranking.standings import Standings
from thidua.bloc.unknown import unfit_settlement
from thidua.bloc.voting.tally import Vote, find_vote
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book, YearBook
from thidua.model.conditions import conditions
from thidua.model.emulation_year import last_day
from thidua.model.reasons import Why, why

if TYPE_CHECKING:
    from thidua.model.awards import Award
    from thidua.model.outcome import Decision


def derive_awards(
    book: Book, year: int, standings: Standings | None, votes: Sequence[Vote] = ()
) -> AwardsOfYear:
    """The awards of a year. In: the book with the outcome and decisions of all its years, the
    year's standings (None where it has no scores) and votes. Pure: what-if gives other standings.
    """
    awards, file = book.awards_of(year)
    yearbook = book.years.get(year) or YearBook(year)
    held_votes = {
        award.id: vote for award in awards if (vote := find_vote(votes, award.id)) is not None
    }
    past = past_of(book, year)
    court = Court(
        year,
        standings,
        bars_of(book, yearbook),
        {one.id: past.on(judged_on(book, year, held_votes.get(one.id))) for one in awards},
        held_votes,
        book.award_names,
    )
    units = _candidates(book, year, standings)
    field = AwardWorlds(awards, {unit: answers(court, awards, unit) for unit in units})
    results = [_derive(book, yearbook, court, award, units, field) for award in awards]
    found = AwardsOfYear(
        year,
        file,
        tuple(result for result, _ in results),
        tuple(one for one in yearbook.proposals or () if one.award is None),
    )
    used = {n for _, settlements in results for n in settlements}
    return found._replace(problems=tuple(differences(book, yearbook, found, votes, used)))


def judged_on(book: Book, year: int, vote: Vote | None) -> date | None:
    """The day by which an award is judged: that of its ballot (of several rounds the last one's),
    else of the year-end review; None where neither has one."""
    if vote is not None and vote.last.on is not None:
        return vote.last.on
    reviews = [one.on or one.due for one in held_as(meetings(book, year), "year_end_review")]
    return max((day for day in reviews if day is not None), default=None)


def _candidates(book: Book, year: int, standings: Standings | None) -> list[str]:
    """The members: by their place among all, then in the order of units.yaml."""
    members = [unit.id for unit in book.members(year)]
    known = standings.units.values() if standings else ()
    placed = sorted((one.place, one.unit) for one in known if one.place is not None)
    ranked = [unit for _, unit in placed if unit in members]
    return ranked + [unit for unit in members if unit not in ranked]


def _derive(
    book: Book,
    yearbook: YearBook,
    court: Court,
    award: "Award",
    units: Sequence[str],
    field: AwardWorlds,
) -> tuple[AwardResult, frozenset[int]]:
    """One award, and the settlements that it used."""
    proposed = None
    if yearbook.proposals is not None:
        proposed = tuple(one for one in yearbook.proposals if one.award == award.id)
    judged = () if award.for_persons else units
    candidates = tuple(_judge(court, award, unit, field) for unit in judged)
    quotas = _quotas(book, yearbook, court, award)
    note = _undecided(court, award, quotas)
    if award.for_persons:
        choice = Picked(note=note)  # what persons get takes nothing from units
    elif note is None:
        choice = _picked(yearbook, court, award, field, quotas)
    elif proposed is not None:
        # What the rules leave to people, and people have written, is decided.
        picked(field, award, [one.unit for one in proposed])
        choice = Picked(note=note)
    else:
        known = [n for n in quotas.values() if n is not None]
        choice = undecided(field, award, sum(known) if len(known) == len(quotas) else None, note)
    decisions = _decisions(yearbook, award.id)
    quota = next(iter(quotas.values())) if len(set(quotas.values())) == 1 else None
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
        quotas,
        _money(book, yearbook, award, court.pasts[award.id].day),
    )
    return result, choice.used


def _money(book: Book, yearbook: YearBook, award: "Award", day: date | None) -> Fraction | None:
    """The money of an award in đồng, by the base salary in force on its day (where no day is known,
    on the year's last); None where the files do not say it."""
    salaries = book.settings.data.base_salary if book.settings is not None else None
    if award.reward is None or not salaries:
        return None
    asked = day or last_day(yearbook.year)
    in_force = [one for one in salaries if one.from_ <= asked]
    last = max(in_force, key=lambda one: one.from_, default=None)
    return None if last is None else award.reward * Fraction(last.amount)


def _picked(
    yearbook: YearBook,
    court: Court,
    award: "Award",
    field: AwardWorlds,
    quotas: Mapping[str | None, int | None],
) -> Picked:
    """Whom the rules name: in each division by its own quota, or among all."""
    orders = _settled_orders(yearbook, award.id)
    way = _WAYS[award.pick]
    choices = [
        pick(field, award, way.groups(yearbook, court, award, division), quota, orders)
        for division, quota in quotas.items()
    ]
    return way.told(court, award, together(choices))


def _sentences(court: Court, award: "Award") -> tuple[Why, ...]:
    case = court.case(award, "")
    return tuple(
        one.sentence(case.name_of) for given in award.requires for one in conditions(given)
    )


def _judge(court: Court, award: "Award", unit: str, field: AwardWorlds) -> Judged:
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


def _undecided(court: Court, award: "Award", quotas: Mapping[str | None, int | None]) -> Why | None:
    """Why the rules can't say who gets an award; None where they can."""
    if award.for_persons:
        return why("for_persons")
    if award.quota is not None and None in quotas.values():
        return why("quota_unknown", False)
    return _WAYS[award.pick].undecided(court, award)


class _ByMeeting:
    """A meeting picks: the rules say nothing."""

    def undecided(self, _court: Court, _award: "Award") -> Why | None:
        """Why the rules can't say who gets it; None where they can."""
        return why("pick_meeting")

    def groups(
        self, _yearbook: YearBook, _court: Court, _award: "Award", _division: str | None
    ) -> list[Group]:
        """The units one after the other, of a division or of all."""
        return []

    def told(self, _court: Court, _award: "Award", choice: Picked) -> Picked:
        """The choice, with what is to be said of it."""
        return choice


class _ByRank(_ByMeeting):
    """The best ranked get it."""

    def undecided(self, court: Court, award: "Award") -> Why | None:
        if court.standings is None:
            return why("no_ranking", False)
        partial = court.pasts[award.id].units.is_partial
        return why("members_unknown", False) if partial else None

    def groups(
        self, _: YearBook, court: Court, _award: "Award", division: str | None
    ) -> list[Group]:
        assert court.standings is not None
        return ranked_groups(court.standings, division)


class _ByBallot(_ByMeeting):
    """The elected get it."""

    def undecided(self, court: Court, award: "Award") -> Why | None:
        return None if award.id in court.votes else why("no_ballot", False)

    def groups(
        self, yearbook: YearBook, court: Court, award: "Award", division: str | None
    ) -> list[Group]:
        groups = elected_groups(court.votes[award.id])
        if division is None:
            return groups
        inside = yearbook.scale.division
        return [
            one._replace(units=tuple(unit for unit in one.units if inside(unit) == division))
            for one in groups
        ]

    def told(self, court: Court, award: "Award", choice: Picked) -> Picked:
        nobody = not court.votes[award.id].elected and not choice.tie
        return choice._replace(note=why("nobody_elected", False)) if nobody else choice


_WAYS = {"rank": _ByRank(), "ballot": _ByBallot(), "meeting": _ByMeeting()}
"""How an award's units are picked, by the word for it."""


def _quotas(
    book: Book, yearbook: YearBook, court: Court, award: "Award"
) -> dict[str | None, int | None]:
    """How many there may be, by division where each has its own."""
    scale = yearbook.criteria.data if yearbook.criteria is not None else None
    divisions: list[str | None] = [None]
    if award.within is not None and scale is not None and scale.divisions:
        divisions = [one.id for one in scale.divisions]
    bases = Bases(book.units.data, court.standings, court.exclusions, court.pasts[award.id], scale)
    return {one: quota_of(award, bases._replace(division=one)) for one in divisions}


def _settled_orders(yearbook: YearBook, award: str) -> dict[int, tuple[str, ...]]:
    """Orders that people settled on for this award's border, by place in settlements.yaml."""
    return {
        n: one.order
        for n, one in enumerate(yearbook.settled)
        if one.of == f"award:{award}" and one.order and set(one.order) == set(one.units)
    }


def _decisions(yearbook: YearBook, award: str) -> tuple["Decision", ...] | None:
    if yearbook.decisions is None:
        return None
    return tuple(one for one in yearbook.decided if one.award == award)


def differences(
    book: Book,
    yearbook: YearBook,
    found: AwardsOfYear,
    votes: Sequence[Vote],
    used_settlements: Collection[int],
) -> list[Diagnostic]:
    """All differences of a year, and settlements on awards that no longer fit."""
    problems = [*_open_ties(book, yearbook, found)]
    for one in found.awards:
        problems += _proposed_against_derived(book, yearbook, one)
        problems += _elected(book, yearbook, one, find_vote(votes, one.award.id))
    problems += _unfit_settlements(book, yearbook, used_settlements)
    return problems


def _open_ties(book: Book, yearbook: YearBook, found: AwardsOfYear) -> Iterator[Diagnostic]:
    """A tie at an award's border waits for people; one of the tied proposed is told by itself."""
    proposed = {(each.award, each.unit) for each in yearbook.proposals or ()}
    for n, one in enumerate(found.awards):
        named = any((one.award.id, unit) in proposed for unit in one.border_tie)
        if one.border_tie and not (one.settled or named):
            names = ", ".join(book.unit_name(unit) for unit in one.border_tie)
            args = {"award": one.award.name, "id": one.award.id, "units": names}
            yield Diagnostic("TD503", found.file, ("awards", n), args=args, variant="award")


def _proposed_against_derived(book: Book, yearbook: YearBook, one: AwardResult) -> list[Diagnostic]:
    if yearbook.outcome is None or yearbook.proposals is None:
        return []
    file, crumb = yearbook.outcome.file, (one.award.name,)
    written = enumerate(yearbook.proposals)
    own = [(n, each.unit) for n, each in written if each.award == one.award.id]
    problems = []
    for n, unit in own:
        variant = _why_not(one, unit)
        if variant is not None:
            args = _args(book, yearbook, one, unit)
            if variant == "tied":
                args |= {"of": f"award:{one.award.id}"}
            problems.append(
                Diagnostic("TD630", file, ("proposals", n), args=args, variant=variant, where=crumb)
            )
    proposed = {unit for _, unit in own}
    for unit in one.derived:
        if unit not in proposed:
            args = _args(book, yearbook, one, unit)
            problems.append(
                Diagnostic("TD631", file, ("proposals",), at="key", args=args, where=crumb)
            )
    places = _places(one)
    if places is not None and len(proposed) > places:
        args = {"award": one.award.name, "n": str(len(proposed)), "quota": str(places)}
        problems.append(Diagnostic("TD632", file, ("proposals",), at="key", args=args, where=crumb))
    return problems


def _args(book: Book, yearbook: YearBook, one: AwardResult, unit: str) -> dict[str, str]:
    names = {"unit": book.unit_name(unit), "award": one.award.name}
    return {**names, "year": str(yearbook.year)}


def _places(one: AwardResult) -> int | None:
    """How many there may be in all: of all divisions; with `tied: all` as many as were tied."""
    known = [n for n in one.quotas.values() if n is not None]
    if not known or len(known) < len(one.quotas):
        return None
    return max(sum(known), len(one.derived))


def _why_not(one: AwardResult, unit: str) -> str | None:
    """Why the rules would not have proposed that unit; None where they would, or leave it open."""
    judged = one.judged(unit)
    if judged is None or unit in one.derived:
        return None
    if judged.eligible is False:
        return "not_eligible"
    if one.award.by_meeting or (one.note is not None and not one.derived):
        return None
    if unit in one.border_tie and not one.settled:
        return "tied"
    return None if unit in one.open else ""


def _elected(
    book: Book, yearbook: YearBook, one: AwardResult, vote: Vote | None
) -> list[Diagnostic]:
    """Who was elected and may not have the award."""
    if vote is None:
        return []
    last = vote.last
    return [
        Diagnostic(
            "TD633",
            last.file,
            last.names(unit),
            at="key",
            args=_args(book, yearbook, one, unit),
            where=(one.award.name,),
        )
        for unit in vote.elected
        if (judged := one.judged(unit)) is not None and judged.eligible is False
    ]


def _unfit_settlements(book: Book, yearbook: YearBook, used: Collection[int]) -> list[Diagnostic]:
    """A settlement on an award that does not fit a tie on that award's border."""
    return [
        unfit_settlement(book, yearbook, n)
        for n, one in enumerate(yearbook.settled)
        if one.of.startswith("award:") and n not in used
    ]
