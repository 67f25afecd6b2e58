"""Who may get an award, with the reason for each yes, each no, and each *unknown*.

A condition has to be proven by the data; a bar has to be proven, too. Where a year that a condition
or a bar reads is neither in the data nor in records.yaml, the answer is unknown
(manual: award-choice).

The dossiers of proposed awards: how far each has come, and which papers it lacks.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.awarding.earlier_years import YES_OR_NO, Past
from thidua.bloc.awarding.worlds import World
from thidua.bloc.ranking.standings import Standing, Standings
from thidua.bloc.voting.tally import BallotResult, votes_needed
from thidua.diagnostics.diagnostic import Word
from thidua.model.book import YearBook
from thidua.model.conditions import UnitVote, judged
from thidua.model.reasons import (
    NOTHING_SUPPOSED,
    FigureKey,
    Supposed,
    UnknownFigure,
    Why,
    every,
    told_text,
    why,
)
from thidua.text.vietnamese import bare

if TYPE_CHECKING:
    from thidua.bloc.voting.tally import Vote
    from thidua.model.awards import Award
    from thidua.model.outcome import Dossier, Proposal
    from thidua.model.settlements import Exclusions


class UnitCase(NamedTuple):
    """One unit before one award. `standings`: None where the year has no scores; `vote`: the
    award's own, None where there was none; `supposed`: what unknown figures are supposed to be;
    `in_division`: ranks and averages are those of the unit's division, and not of all."""

    unit: str
    award: str
    past: Past
    names: Mapping[str, str]
    standings: Standings | None
    vote: "Vote | None"
    supposed: Supposed
    in_division: bool

    @property
    def standing(self) -> Standing:
        """Where the unit stands; nowhere, where the year has no scores."""
        known = self.standings.units.get(self.unit) if self.standings else None
        return known or Standing(self.unit, rank=None)

    @property
    def year(self) -> int:
        return self.past.year

    @property
    def places(self) -> int:
        return self.standing.places

    @property
    def rank(self) -> int | None:
        return self.standing.rank if self.in_division else self.standing.place

    @property
    def percent(self) -> Fraction | None:
        return self.standing.percent

    @property
    def exact_percent(self) -> Fraction | None:
        return self.standing.case.exact_percent if self.standing.case else None

    @property
    def bonus(self) -> Fraction | None:
        return self.standing.case.bonus if self.standing.case else None

    @property
    def deduction(self) -> Fraction | None:
        return self.standing.case.deduction if self.standing.case else None

    def of_criterion(self, criterion: str) -> Fraction | None:
        return self.standing.case.of_criterion(criterion) if self.standing.case else None

    def average(self, how: str) -> Fraction | None:
        if self.in_division or self.standings is None or self.standings.averages is None:
            return self.standing.case.average(how) if self.standing.case else None
        average: Fraction | None = getattr(self.standings.averages, how)
        return average

    def occurred(self, item: str) -> bool:
        return self.standing.case.occurred(item) if self.standing.case else False

    def band(self) -> str | UnknownFigure | None:
        key = ("band", self.unit)
        if key in self.supposed:
            return told_text(self.supposed[key])
        if self.standing.open_bands:
            return UnknownFigure(key, self.standing.open_bands)
        return self.standing.band

    def bands(self) -> Sequence[str]:
        return list(self.standings.bands) if self.standings else []

    def grades(self, year: int) -> Sequence[str | UnknownFigure | None]:
        return self.past.supposing(self.supposed).grades(self.unit, year)

    def held(self, award: str) -> Sequence[tuple[int, bool | UnknownFigure]]:
        return self.past.supposing(self.supposed).decisions_on(self.unit, award)

    def voted(self, share: Fraction) -> UnitVote | UnknownFigure:
        """By the last round that was about the unit; who stood in none got no votes."""
        key = ("vote", self.award, self.unit)
        if key in self.supposed:
            return UnitVote(bool(self.supposed[key]))
        if self.vote is None:
            return UnknownFigure(key, YES_OR_NO)
        for round_ in reversed(self.vote.rounds):
            rule = round_.threshold
            for one in round_.candidates:
                if one.id != self.unit:
                    continue
                if one.base is None:
                    # Of a vote without figures it is known that who was elected passed its rule.
                    enough = rule.share is not None and rule.share >= share
                    return UnitVote(True) if enough else UnknownFigure(key, YES_OR_NO)
                assert one.votes is not None  # they are what is held against the base
                needed = votes_needed(share, one.base, rule.strict)
                passed = bool(round_.quorum.met) and one.votes >= needed
                return UnitVote(passed, one.votes, one.base, needed)
        last = self.vote.last
        if not last.known:
            return (
                UnitVote(False) if _leaves_too_few(last, share) else UnknownFigure(key, YES_OR_NO)
            )
        base = last.threshold.base or 0
        return UnitVote(False, 0, base, votes_needed(share, base, last.threshold.strict))

    def name_of(self, kind: str, one: str) -> str:
        if kind == "award":
            return self.names.get(one, one)
        if kind == "band" and self.standings is not None:
            return self.standings.bands.get(one, one)
        cases = (known.case for known in self.standings.units.values()) if self.standings else ()
        return next((case.name_of(kind, one) for case in cases if case is not None), one)


def _leaves_too_few(last: BallotResult, share: Fraction) -> bool:
    """Of a vote without figures: whether who was elected has so many of the votes that nobody else
    can have the share. Who was not elected may else have had it all the same."""
    one_name = last.ballot.chooses and last.ballot.seats == 1
    passed = last.threshold.share
    return one_name and bool(last.elected) and passed is not None and passed + share > 1


MOST_SUPPOSED = 256
"""So many ways in which a unit's unknown figures come out are looked at one by one."""


class Judged(NamedTuple):
    """Whether one unit may get an award (None: not known), and all that speaks for and against."""

    unit: str
    eligible: bool | None
    reasons: tuple[Why, ...]


class Court(NamedTuple):
    """What eligibility is judged by: the year's standings (None: it has no scores), what barred
    units are barred by, the past as of the day of each award, the votes, and awards' names by id.
    """

    year: int
    standings: Standings | None
    exclusions: "Exclusions | None"
    pasts: Mapping[str, "Past"]
    votes: Mapping[str, "Vote"]
    names: Mapping[str, str]

    def case(self, award: "Award", unit: str, supposed: Supposed = NOTHING_SUPPOSED) -> UnitCase:
        """One unit before one award."""
        past, vote = self.pasts[award.id], self.votes.get(award.id)
        in_division = award.within is not None
        return UnitCase(
            unit, award.id, past, self.names, self.standings, vote, supposed, in_division
        )


def reasons_for(
    court: Court, award: "Award", unit: str, supposed: Supposed = NOTHING_SUPPOSED
) -> list[Why]:
    """All that bars a unit from an award, and how it meets each condition; what other awards of the
    year have to do with it aside."""
    case = court.case(award, unit, supposed)
    return [
        *_barred(court, case),
        *_again(award, case),
        *judged(award.requires, case),
    ]


def _barred(court: Court, case: UnitCase) -> list[Why]:
    barred = court.exclusions.barred if court.exclusions else None
    bars = barred(case.unit, "awards", case.past.day) if barred else ()
    reasons = [why("barred", False, reason=one.reason) for one in bars]
    standing = court.standings.units.get(case.unit) if court.standings else None
    if standing is not None and standing.status != "ranked":
        reasons.append(why("status", False, status=Word(f"year.status.{standing.status}")))
    return reasons


def _again(award: "Award", case: UnitCase) -> list[Why]:
    """Not again within so many years: the years before, counted back from the year itself."""
    if not award.not_again_within:
        return []
    past = case.past.supposing(case.supposed)
    waits: dict[int, list[UnknownFigure]] = {}
    for year in (case.year - back for back in range(1, award.not_again_within + 1)):
        for held in past.held(case.unit, award.id, year):
            if held is True:
                return [why("again", False, year=year, years=award.not_again_within)]
            if isinstance(held, UnknownFigure):
                waits.setdefault(year, []).append(held)
    if waits:
        figures = tuple(one for found in waits.values() for one in found)
        return [Why("again_unknown", {"missing": tuple(sorted(waits))}, None, (), figures)]
    return [why("not_again", True, years=award.not_again_within)]


def answers(court: Court, awards: Sequence["Award"], unit: str) -> list[World]:
    """The awards that a unit may get by itself, for each way in which its unknown figures may come
    out: one unknown figure is one answer for all awards."""
    found = {award.id: reasons_for(court, award, unit) for award in awards}
    options: dict[FigureKey, set[object]] = {}
    for reasons in found.values():
        for one in reasons:
            for figure in one.waits:
                options.setdefault(figure.key, set()).update(figure.options)
    if not options or prod(len(values) for values in options.values()) > MOST_SUPPOSED:
        # Each unknown answer by itself: more than can be, and nothing that can be is left out.
        known = {award: every(one.good for one in reasons) for award, reasons in found.items()}
        return [
            World(
                frozenset(award for award, good in known.items() if good),
                perhaps=frozenset(award for award, good in known.items() if good is None),
            )
        ]
    worlds: dict[World, None] = {}
    for way in product(*options.values()):
        supposed = dict(zip(options, way, strict=True))
        may = frozenset(
            award.id
            for award in awards
            if every(one.good for one in reasons_for(court, award, unit, supposed))
        )
        worlds[World(may)] = None
    return list(worlds)


ABSENT, BEGUN, SENT, RETURNED, COMPLETE = "absent", "begun", "sent", "returned", "complete"


class DossierState(NamedTuple):
    """One proposed unit's dossier. `missing`: papers of the award's list that it does not hold;
    None where what it holds is not written."""

    unit: str
    state: str
    missing: tuple[str, ...] | None
    dossier: "Dossier | None" = None


def dossiers_of(
    yearbook: YearBook, award: "Award", proposed: Sequence["Proposal"]
) -> tuple[DossierState, ...]:
    """One state for each proposed unit, and for each dossier of a unit that is not proposed."""
    written = yearbook.dossiers
    found = {one.unit: one for one in written or () if one.award == award.id}
    units = dict.fromkeys([*(one.unit for one in proposed), *found])
    if written is None:
        return tuple(DossierState(unit, ABSENT, None) for unit in units)
    return tuple(_state(award, unit, found.get(unit)) for unit in units)


def _state(award: "Award", unit: str, dossier: "Dossier | None") -> DossierState:
    if dossier is None:
        return DossierState(unit, ABSENT, award.dossier or ())
    missing: tuple[str, ...] | None = None
    if dossier.papers is not None:
        held = {_plain(paper) for paper in dossier.papers}
        missing = tuple(paper for paper in award.dossier or () if _plain(paper) not in held)
    elif dossier.completed is not None:
        missing = ()
    if dossier.completed is not None:
        state = COMPLETE
    elif dossier.returned is not None:
        state = RETURNED
    else:
        state = SENT if dossier.sent is not None else BEGUN
    return DossierState(unit, state, missing, dossier)


def _plain(paper: str) -> str:
    """A paper as it is compared: `Tờ trình` is `to-trinh`."""
    return bare(paper).replace("-", " ")
