"""One clause of a wording: an amount, what it hangs on, and the most that it comes to."""

from dataclasses import dataclass, field
from fractions import Fraction

from thidua.excel.scale.speech.sides import AWARD
from thidua.excel.scale.speech.text import has_figure


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that something comes to. `side`: whose, where said; `whole`: of a whole list;
    `joined`: said in one breath with the clause before it."""

    points: Fraction
    side: str = ""
    whole: bool = False


@dataclass(slots=True)
class Clause:
    """One thing said: an amount (or none), what it hangs on, its cap.

    `at` tells the line it stands in; `name` is the condition as typed; `condition` the same
    without the words that belong to the amount; `per` what the amount is counted by ("" for
    once), `every` how many of it count as one; `share`: the amount is a percent of the points
    that were reached; `all`: it is all of the criterion's points, `part`: this
    percent of them; `column`: it stands in a column of its own.
    """

    text: str
    at: int
    side: str = AWARD
    points: Fraction | None = None
    condition: str = ""
    name: str = ""
    per: str = ""
    each: bool = False
    every: Fraction = Fraction(1)
    every_share: bool = False
    days: list[str] = field(default_factory=list)
    cap: Cap | None = None
    formula: bool = False
    joined: bool = False
    left: str = ""
    share: bool = False
    all: bool = False
    part: Fraction = Fraction(0)
    column: bool = False

    @property
    def gives(self) -> bool:
        """It gives or takes points."""
        return self.points is not None

    @property
    def is_level(self) -> bool:
        """So much for reaching something."""
        return self.gives and self.side == AWARD and not self.each

    @property
    def is_limit(self) -> bool:
        """It does nothing but limit something."""
        return self.cap is not None and not self.gives and not self.condition

    @property
    def is_bare(self) -> bool:
        """It gives nothing, limits nothing and holds no figure."""
        says = self.gives or self.cap is not None or self.formula or self.each or self.days
        return not says and not has_figure(self.condition)

    @property
    def value(self) -> Fraction:
        """Its points; 0 without."""
        return self.points if self.points is not None else Fraction(0)
