"""Tie-breakers, each a class that knows its figure: `criterion:1`, `bonus`, `attribute:x>=70`."""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple, Protocol

from thidua.model.scalars import exact, not_one_of, scalar


class TieFigures(Protocol):
    """What tie-breakers read of a ranked unit: figures as printed. None: it has no such figure."""

    @property
    def points(self) -> Fraction:
        """The published points."""

    @property
    def percent(self) -> Fraction | None:
        """The printed percent."""

    @property
    def bonus(self) -> Fraction:
        """Bonus points."""

    @property
    def deduction(self) -> Fraction:
        """Points taken off, not negative."""

    def points_of(self, criterion: str) -> Fraction | None:
        """A criterion's points; None where it does not apply."""

    def attribute(self, name: str) -> Fraction | None:
        """An attribute of the unit; None where it is not recorded as a number."""

    def votes(self, ballot: str) -> Fraction | None:
        """Its votes in a ballot; None where these are not known."""


class TieBreaker(Protocol):
    """What separates units with equal results: the larger figure comes first."""

    @property
    def written(self) -> str:
        """As it is written."""

    @property
    def criterion(self) -> str | None:
        """The criterion that it compares."""

    @property
    def ballot(self) -> str | None:
        """The ballot that it compares."""

    def figure(self, of: TieFigures) -> Fraction | None:
        """The figure of one unit."""


FIGURES: dict[str, Callable[[TieFigures], Fraction | None]] = {
    "bonus": lambda of: of.bonus,
    "deductions": lambda of: -of.deduction,
    "percent": lambda of: of.percent,
    "points": lambda of: of.points,
}
"""More of it comes first; of deductions, fewer."""


class ByFigure(NamedTuple):
    """`bonus`, `percent`, `points`: more; `deductions`: fewer."""

    written: str
    criterion: None = None
    ballot: None = None

    def figure(self, of: TieFigures) -> Fraction | None:
        return FIGURES[self.written](of)


class ByCriterion(NamedTuple):
    """`criterion:<id>`: more points there."""

    written: str
    criterion: str
    ballot: None = None

    def figure(self, of: TieFigures) -> Fraction | None:
        return of.points_of(self.criterion)


class ByBallot(NamedTuple):
    """`ballot:<id>`: more votes in its last round."""

    written: str
    ballot: str
    criterion: None = None

    def figure(self, of: TieFigures) -> Fraction | None:
        return of.votes(self.ballot)


class ByAttribute(NamedTuple):
    """`attribute:<name>`: larger; with `>=n`: who reaches it."""

    written: str
    name: str
    at_least: Fraction | None = None
    criterion: None = None
    ballot: None = None

    def figure(self, of: TieFigures) -> Fraction | None:
        value = of.attribute(self.name)
        if value is None or self.at_least is None:
            return value
        return Fraction(int(value >= self.at_least))


def _attribute(written: str, rest: str) -> TieBreaker:
    name, reach, number = rest.partition(">=")
    return ByAttribute(written, name.strip(), exact(number.strip()) if reach else None)


NAMED: dict[str, Callable[[str, str], TieBreaker]] = {
    "criterion": lambda written, name: ByCriterion(written, name.strip()),
    "ballot": lambda written, name: ByBallot(written, name.strip()),
    "attribute": _attribute,
}
"""The kinds that are written with a name after a colon."""
FORMS = ("criterion:<id>", *FIGURES, "ballot:<id>", "attribute:<name>[>=<n>]")
PATTERN = f"^({'|'.join(FIGURES)}|{'|'.join(f'{kind}:.+' for kind in NAMED)})$"


def tie_breaker(raw: object) -> TieBreaker:
    """Reads one tie-breaker; TD137 for anything else."""
    written = scalar(raw, "word").strip()
    if written in FIGURES:
        return ByFigure(written)
    kind, _, rest = written.partition(":")
    if kind not in NAMED or not rest.strip():
        raise not_one_of(written, FORMS)
    return NAMED[kind](written, rest)
