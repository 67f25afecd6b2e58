"""Who gets an award however open ties and unknown answers come out (manual: award-choice).

Every unit has its *worlds*: a way in which its unknown answers come out, with the awards that it
got. What is open between units is kept as a count: of these units at least and at most so many get
an award. Bounds from both name nobody who might not get it; so no settlement and no record that
turns up later takes an award away from a unit that was named.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from thidua.model.awards import Award

MOST_WORLDS = 256
"""So many ways of one unit are told apart."""
SURE, NEVER, PERHAPS = frozenset([True]), frozenset([False]), frozenset([True, False])


class World(NamedTuple):
    """One way for a unit: the awards that it may have by itself, those that it got, and those of
    which this way leaves open whether it may have them."""

    may: frozenset[str]
    got: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()


class OpenShare(NamedTuple):
    """Of these units at least `least` and at most `most` get the award, and it is open which."""

    award: str
    units: frozenset[str]
    least: int
    most: int


class AwardWorlds:
    """All units before the awards of a year, while these are given in the order of the file."""

    def __init__(self, awards: Sequence["Award"], worlds: Mapping[str, Iterable[World]]) -> None:
        self.excludes = {award.id: frozenset(award.excludes) for award in awards}
        self.order = [award.id for award in awards]
        self.worlds = {unit: set(found) for unit, found in worlds.items()}
        self.shares: list[OpenShare] = []

    def available(self, unit: str, award: str) -> frozenset[bool]:
        """Whether a unit may get an award: one answer, or both where it is open."""
        found = (self._free(one, award) for one in self.worlds.get(unit, ()))
        return frozenset().union(*found) or NEVER

    def _free(self, world: World, award: str) -> frozenset[bool]:
        """The same in one world."""
        if any(award in self.excludes[one] for one in world.got):
            return NEVER
        return PERHAPS if award in world.perhaps else SURE if award in world.may else NEVER

    def barred_by(self, unit: str, award: str) -> tuple[list[str], list[str]]:
        """The awards that exclude this one and that the unit gets in any case, or perhaps."""
        worlds = self.worlds[unit]
        above = [one for one in self.order if award in self.excludes[one]]
        gets = {one: {one in world.got for world in worlds} for one in above}
        return (
            [one for one in above if gets[one] == {True}],
            [one for one in above if gets[one] == {True, False}],
        )

    def bounds(self, units: Iterable[str], award: str) -> tuple[int, int]:
        """The least and the most of these units that are there to get an award."""
        among = {unit: self.available(unit, award) for unit in units}
        sure = {unit for unit, found in among.items() if found == {True}}
        perhaps = {unit for unit, found in among.items() if len(found) > 1}
        above = [share for share in self.shares if award in self.excludes[share.award]]
        # Who got an award above is not there: at least so many of them are not.
        gone: dict[str, int] = {}
        for share in above:
            outside = len(share.units - perhaps)
            gone[share.award] = gone.get(share.award, 0) + max(0, share.least - outside)
        apart = all(other in self.excludes[one] for one, other in combinations(gone, 2))
        fewer = sum(gone.values()) if apart else max(gone.values(), default=0)
        # Who is kept from it by one award above alone: at most so many of them are.
        least = len(sure)
        for share in above:
            only = [unit for unit in share.units & perhaps if self._only(unit, award, share.award)]
            least += max(0, len(only) - share.most)
        return least, len(sure) + len(perhaps) - fewer

    def _only(self, unit: str, award: str, above: str) -> bool:
        """Whether nothing but that one award above can keep the unit from this one."""
        return all(
            award in world.may
            and all(one == above for one in world.got if award in self.excludes[one])
            for world in self.worlds[unit]
        )

    def give(
        self, award: str, outcomes: Mapping[str, frozenset[bool]], shares: list[OpenShare]
    ) -> None:
        """Notes who gets an award where it may: surely, never, or perhaps."""
        self.shares += shares
        for unit, worlds in self.worlds.items():
            places = outcomes.get(unit, NEVER)
            found = {
                world._replace(got=world.got | {award}) if gets else world
                for world in worlds
                for free in self._free(world, award)
                for gets in (places if free else NEVER)
            }
            self.worlds[unit] = found if len(found) <= MOST_WORLDS else {self._one(found, award)}

    def answer(self, unit: str, award: str) -> None:
        """People say that a unit may get an award: its other ways are none."""
        self.worlds[unit] = {
            one._replace(may=one.may | {award}, perhaps=one.perhaps - {award})
            for one in self.worlds[unit]
            if True in self._free(one, award)
        }

    def _one(self, worlds: set[World], award: str) -> World:
        """One way in the place of very many: what differs in them it leaves open, each later award
        by itself. More can come than in them, and nothing that can come is left out."""
        later = self.order[self.order.index(award) + 1 :]
        free = {
            one: frozenset().union(*(self._free(each, one) for each in worlds)) for one in later
        }
        return World(
            frozenset(one for one in later if free[one] == SURE),
            frozenset.intersection(*(each.got for each in worlds)),
            frozenset(one for one in later if free[one] == PERHAPS),
        )
