"""What the conditions of one award ask of one unit: its standing, its past, its votes."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.awarding.earlier_years import YES_OR_NO, Past
from thidua.bloc.ranking.standings import Standing, Standings
from thidua.bloc.voting.tally import BallotResult, votes_needed
from thidua.model.conditions import UnitVote
from thidua.model.reasons import Supposed, UnknownFigure, told_text

if TYPE_CHECKING:
    from thidua.bloc.voting.tally import Vote


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
