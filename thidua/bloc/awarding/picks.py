"""Whom an award goes to among those who may have it: by rank or by ballot, up to the quota.

What is open stays open: a place that an open or unknown unit could take is held for it.

How many there may be of an award, and what its quota may be a share of (manual: bands).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.awarding.worlds import NEVER, PERHAPS, SURE, AwardWorlds, OpenShare
from thidua.bloc.ranking.bands import quota_places
from thidua.bloc.ranking.standings import Standings
from thidua.bloc.voting.tally import member_count
from thidua.model.base import GRADES
from thidua.model.reasons import Why
from thidua.model.scale.criteria import Scale
from thidua.model.units import Units

if TYPE_CHECKING:
    from thidua.bloc.awarding.earlier_years import Past
    from thidua.bloc.voting.tally import Vote
    from thidua.model.awards import Award
    from thidua.model.settlements import Exclusions


class Group(NamedTuple):
    """Units between which nothing decides; `seats`: the places that they tied for in a vote."""

    units: tuple[str, ...]
    seats: int | None = None


class Picked(NamedTuple):
    """Whom one way of picking names. `derived`: who gets it in any case; `tie`: who ties for fewer
    places than there are of them; `settled`: the order on which people settled; `open`: who may or
    may not get it; `held`: the places kept for units of whom it is not known whether they may.
    `used`: the settlements that fitted, by place."""

    derived: tuple[str, ...] = ()
    tie: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    note: Why | None = None
    open: frozenset[str] = frozenset()
    held: int = 0
    used: frozenset[int] = frozenset()


def ranked_groups(standings: Standings, division: str | None = None) -> list[Group]:
    """The units by rank, those of one rank together: of a division, or by the place among all."""
    groups: dict[int, list[str]] = {}
    for one in standings.units.values():
        if division is None or one.division == division:
            rank = one.place if division is None else one.rank
            if rank is not None:
                groups.setdefault(rank, []).append(one.unit)
    return [Group(tuple(groups[rank])) for rank in sorted(groups)]


def elected_groups(vote: "Vote") -> list[Group]:
    """The elected, most votes first, those with equal votes together; then those who tie for seats
    that the last round left open."""
    votes = {
        one.id: one.votes for round_ in vote.rounds for one in round_.candidates if one.elected
    }
    groups: list[list[str]] = []
    for unit in vote.elected:
        if groups and votes[groups[-1][0]] == votes[unit]:
            groups[-1].append(unit)
        else:
            groups.append([unit])
    seats = vote.last.ballot.seats - len(vote.last.elected)
    tied = [Group(vote.tied, seats)] if vote.tied else []
    return [*(Group(tuple(group)) for group in groups), *tied]


def together(choices: Sequence[Picked]) -> Picked:
    """One award's choices in its divisions, in their order."""
    if len(choices) == 1:
        return choices[0]
    ties = [one for one in choices if one.tie and not one.settled]
    return Picked(
        tuple(unit for one in choices for unit in one.derived),
        tuple(unit for one in ties or choices for unit in one.tie),
        () if ties else tuple(unit for one in choices for unit in one.settled),
        None,
        frozenset().union(*(one.open for one in choices)),
        sum(one.held for one in choices),
        frozenset().union(*(one.used for one in choices)),
    )


def undecided(field: AwardWorlds, award: "Award", quota: int | None, note: Why) -> Picked:
    """An award that nobody has picked yet: whoever may have it may come to get it, as many as there
    are places."""
    may = frozenset(unit for unit in field.worlds if True in field.available(unit, award.id))
    most = len(may) if quota is None else min(quota, len(may))
    field.give(award.id, dict.fromkeys(may, PERHAPS), [OpenShare(award.id, may, 0, most)])
    return Picked(note=note, open=may)


def picked(field: AwardWorlds, award: "Award", units: Collection[str]) -> None:
    """An award that people gave: just these get it, whatever else is open."""
    for unit in units:
        if True in field.available(unit, award.id):
            field.answer(unit, award.id)
    field.give(award.id, dict.fromkeys(units, SURE), [])


def pick(
    field: AwardWorlds,
    award: "Award",
    groups: Sequence[Group],
    quota: int | None,
    orders: Mapping[int, tuple[str, ...]],
) -> Picked:
    """Gives the award to the groups one after the other, as far as its places go. `orders`: what
    people settled on, by place in settlements.yaml."""
    in_order = [unit for group in groups for unit in group.units]
    used: set[int] = set()
    tie: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    while True:
        walk = _Walk(field, award, groups, quota)
        fitting = next((n for n in orders if n not in used and walk.fits(orders[n])), None)
        if fitting is None:
            break
        used.add(fitting)
        order = orders[fitting]
        if not walk.only_answers(order):
            tie, settled = tuple(sorted(order, key=in_order.index)), order
        elif not tie:
            settled = order
        groups, answered = walk.settled(order)
        for unit in answered:
            field.answer(unit, award.id)
    if walk.tie:
        tie, settled = walk.tie, ()
    found = Picked(walk.derived, tie, settled, None, walk.open, walk.held(), frozenset(used))
    field.give(award.id, walk.places, walk.shares())
    return found


class _Walk:
    """One way down the groups: which places are sure, open, or gone."""

    def __init__(
        self, field: AwardWorlds, award: "Award", groups: Sequence[Group], quota: int | None
    ) -> None:
        self._field = field
        self._award = award.id
        self._groups = groups
        self._all_tied = award.tied is not None
        self.places: dict[str, frozenset[bool]] = {}
        self.tie: tuple[str, ...] = ()
        self.least = self.most = 0
        ahead: list[str] = []
        for group in groups:
            some = tuple(one for one in group.units if True in self._may(one))
            before = field.bounds(ahead, award.id)
            upto = field.bounds([*ahead, *some], award.id)
            own = field.bounds(some, award.id)
            place = SURE
            if quota is not None and upto[1] > quota:
                place = NEVER if before[0] >= quota else PERHAPS
                if self._all_tied and before[1] < quota:
                    place = SURE
            if group.seats is not None:
                upto = (
                    before[0] + min(own[0], group.seats),
                    min(upto[1], before[1] + min(own[1], group.seats)),
                )
                if place == SURE and own[1] > group.seats:
                    place = PERHAPS
            self.places |= dict.fromkeys(some, place)
            if place == PERHAPS and before[0] == before[1] and self._all_may(some):
                self.tie = some
            self._count(before, own, upto, quota)
            ahead += some

    def _count(
        self,
        before: tuple[int, int],
        own: tuple[int, int],
        upto: tuple[int, int],
        quota: int | None,
    ) -> None:
        """How many get it up to and with a group, at least and at most."""
        if quota is None:
            self.least, self.most = upto
            return
        self.least = min(upto[0], quota)
        if not self._all_tied:
            self.most = min(upto[1], quota)
        elif before[0] < quota:
            # Whoever is tied for the last place has it, however many they are.
            self.most = max(self.most, min(upto[1], quota - 1 + own[1]))

    def _may(self, unit: str) -> frozenset[bool]:
        return self._field.available(unit, self._award)

    def _all_may(self, units: Collection[str]) -> bool:
        return all(self._may(one) == SURE for one in units)

    @property
    def derived(self) -> tuple[str, ...]:
        """Who gets it in any case."""
        return tuple(u for u, place in self.places.items() if place == SURE == self._may(u))

    @property
    def open(self) -> frozenset[str]:
        """Who may or may not get it."""
        gets = {unit for unit, place in self.places.items() if place != NEVER}
        return frozenset(gets.difference(self.derived))

    @property
    def _open_places(self) -> int:
        return self.most - len(self.derived)

    def held(self) -> int:
        """The places kept for units of whom it is open whether they may have it."""
        return 0 if self._all_may(self.open) else self._open_places

    def shares(self) -> list[OpenShare]:
        """How many of the open units get it."""
        if not self.open:
            return []
        least = max(self.least - len(self.derived), 0)
        return [OpenShare(self._award, self.open, least, self._open_places)]

    def fits(self, order: tuple[str, ...]) -> bool:
        """Whether people's order is about what is open here: a tie for its places, all that is
        open, or units of whom only it was not known whether they may have it."""
        return self._tied(order) is not None or set(order) == self.open or self.only_answers(order)

    def only_answers(self, order: tuple[str, ...]) -> bool:
        """Whether every unit has its place for sure, where only it may have the award."""
        return all(self.places.get(one) == SURE and self._may(one) == PERHAPS for one in order)

    def _tied(self, order: tuple[str, ...]) -> Group | None:
        for group in self._groups:
            some = [one for one in group.units if one in self.places]
            if set(some) == set(order) and self.places[order[0]] == PERHAPS:
                return group if self._all_may(some) else None
        return None

    def settled(self, order: tuple[str, ...]) -> tuple[list[Group], tuple[str, ...]]:
        """The groups as people's order leaves them, and who may have the award by it."""
        if self.only_answers(order):
            return list(self._groups), order
        tied = self._tied(order)
        if tied is not None:
            first = order[: tied.seats]
            single = [Group((one,)) for one in first]
            at = self._groups.index(tied)
            return [*self._groups[:at], *single, *self._groups[at + 1 :]], ()
        first = order[: self._open_places]
        return [Group(self.derived), *(Group((one,)) for one in first)], first


class Bases(NamedTuple):
    """What quotas of a year are shares of. `day`: by which bars are judged; `division`: only its
    units count."""

    units: Units
    standings: Standings | None
    exclusions: "Exclusions | None"
    past: "Past"
    scale: Scale | None = None
    division: str | None = None

    def holds(self, base: str) -> int | None:
        """How many units a base holds; None where that is not known."""
        kind, _, name = base.partition(":")
        return _HELD[kind](self, name)

    def _members(self, _: str) -> int | None:
        if self.division is None:
            return member_count(self.units, self.past.year)
        return sum(self._is_inside(unit.id) for unit in self.units.of_year(self.past.year))

    def _banded(self, band: str) -> int | None:
        return None if self.standings is None else self.standings.held(band, self.division)

    def _of_ranked(self, holds: Callable[[str], bool]) -> int | None:
        if self.standings is None:
            return None
        units = self.standings.units.values()
        ranked = [one.unit for one in units if one.rank is not None and self._is_inside(one.unit)]
        return sum(map(holds, ranked))

    def _ranked(self, _: str) -> int | None:
        return self._of_ranked(lambda _unit: True)

    def _unbarred(self, _: str) -> int | None:
        return self._of_ranked(lambda unit: not self._is_barred(unit))

    def _is_inside(self, unit: str) -> bool:
        if self.division is None:
            return True
        return self.scale is not None and self.scale.division(unit) == self.division

    def _is_barred(self, unit: str) -> bool:
        bars = self.exclusions
        return bars is not None and bool(bars.barred(unit, "awards", self.past.day))

    def _graded(self, least: str) -> int | None:
        """The members graded so or better; a grade that is not recorded leaves it unknown."""
        if self.units.is_partial:
            return None
        grades = self.past.evaluations.get(self.past.year, {})
        members = [u.id for u in self.units.of_year(self.past.year) if self._is_inside(u.id)]
        if any(unit not in grades for unit in members):
            return None
        return sum(GRADES.index(grades[unit]) <= GRADES.index(least) for unit in members)


_HELD: Mapping[str, Callable[[Bases, str], int | None]] = {
    "units": Bases._members,
    "ranked": Bases._ranked,
    "unbarred": Bases._unbarred,
    "band": Bases._banded,
    "evaluation": Bases._graded,
}
"""What a quota may be a share of, by its word."""


def quota_of(award: "Award", bases: Bases) -> int | None:
    """How many there may be; None for no limit, or where its base is not known."""
    return None if award.quota is None else quota_places(award.quota, bases.holds)
