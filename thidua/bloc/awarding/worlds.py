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
NO = frozenset([False])


class World(NamedTuple):
    """One way for a unit: the awards that it may have by itself, and those that it got."""

    may: frozenset[str]
    got: frozenset[str] = frozenset()


class Share(NamedTuple):
    """Of these units at least `least` and at most `most` get the award, and it is open which."""

    award: str
    units: frozenset[str]
    least: int
    most: int


class Field:
    """All units before the awards of a year, while these are given in the order of the file."""

    def __init__(
        self, awards: Sequence["Award"], may: Mapping[str, Iterable[frozenset[str]]]
    ) -> None:
        self.excludes = {award.id: frozenset(award.excludes) for award in awards}
        self.order = [award.id for award in awards]
        self.worlds = {unit: {World(one) for one in worlds} for unit, worlds in may.items()}
        self.shares: list[Share] = []

    def available(self, unit: str, award: str) -> frozenset[bool]:
        """Whether a unit may get an award: one answer, or both where it is open."""
        return frozenset(self._free(one, award) for one in self.worlds.get(unit, ())) or NO

    def _free(self, world: World, award: str) -> bool:
        return award in world.may and not any(award in self.excludes[one] for one in world.got)

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
        apart = all(
            other in self.excludes[one] or one in self.excludes[other]
            for one, other in combinations(gone, 2)
        )
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
        self, award: str, outcomes: Mapping[str, frozenset[bool]], shares: list[Share]
    ) -> None:
        """Notes who gets an award where it may: surely, never, or perhaps."""
        self.shares += shares
        for unit, worlds in self.worlds.items():
            places = outcomes.get(unit, NO)
            found = {
                world._replace(got=world.got | {award}) if gets else world
                for world in worlds
                for gets in (places if self._free(world, award) else (False,))
            }
            self.worlds[unit] = self._fewer(found, award)

    def answer(self, unit: str, award: str) -> None:
        """People say that a unit may get an award: its other ways are none."""
        self.worlds[unit] = {one for one in self.worlds[unit] if self._free(one, award)}

    def _fewer(self, worlds: set[World], award: str) -> set[World]:
        """Of very many ways enough to show all that may still come, for each later award."""
        if len(worlds) <= MOST_WORLDS:
            return worlds
        kept: dict[tuple[str, bool], World] = {}
        for later in self.order[self.order.index(award) + 1 :]:
            for world in sorted(worlds, key=lambda one: (sorted(one.may), sorted(one.got))):
                kept.setdefault((later, self._free(world, later)), world)
        return set(kept.values()) or set(list(worlds)[:1])
