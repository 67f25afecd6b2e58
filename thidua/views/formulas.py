"""How totals, percents and ranks come from leaf points: the pieces, without cells or columns."""

from fractions import Fraction
from typing import NamedTuple

Figures = tuple[Fraction | None, ...]
"""One figure for each unit; None where there is none."""


class FormulaLine(NamedTuple):
    """One line of the scale. A leaf has figures; a group adds up its `parts`, lines by number;
    what a group's own lists, floor and clamp come to is a line of its own (`own`).

    `applies`: whether the line applies to each unit. `exempt` leaves take their maximum out.
    """

    id: str
    code: str
    name: str
    level: int
    max: Fraction | None
    values: Figures
    parts: tuple[int, ...] = ()
    own: bool = False
    exempt: tuple[bool, ...] = ()


class Tie(NamedTuple):
    """A tie-breaker and the figures that it compares; `line`: the line that they come from."""

    name: str
    values: Figures
    line: int | None = None


class Workings(NamedTuple):
    """The whole computation. The first `ranked` units have a rank, in rank order. `by`: what is
    compared, in order: percent, points; `divisions`: that of each unit, none where there are none;
    `live_ranks`: whether nothing else is compared, such as bands."""

    title: str
    units: tuple[str, ...]
    lines: tuple[FormulaLine, ...]
    tops: tuple[int, ...]
    points: Figures
    assigned: Figures
    percents: Figures
    percent_places: tuple[int, ...]
    ranks: tuple[int | None, ...]
    ties: tuple[Tie, ...]
    by: tuple[str, ...]
    places: int
    mode: str
    note: str = ""
    to: Fraction | None = None
    live_ranks: bool = True
    divisions: tuple[str, ...] = ()

    @property
    def ranked(self) -> int:
        """How many units have a rank."""
        return sum(rank is not None for rank in self.ranks)
