"""The part of criteria.yaml that says how units are placed: ranking, tie-breakers, bands, divisions."""

from collections.abc import Callable
from fractions import Fraction
from typing import Annotated, NamedTuple, Protocol

from pydantic import Field

from thidua.model.base import Model
from thidua.model.requires import AllOf, AnyQuota
from thidua.model.scalars import Exact, Id, Reads, Text, exact, not_one_of, one_of, problem, scalar


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


KEYS = ("percent", "points", "band")
Tie = Annotated[TieBreaker, Reads(tie_breaker, {"type": "string", "pattern": PATTERN})]


def _keys(raw: object) -> tuple[str, ...]:
    """One word, or a list of them, none twice."""
    words = raw if isinstance(raw, list | tuple) else [raw]
    found = tuple(one_of(*KEYS)(word) for word in words)
    if not found or len(set(found)) < len(found):
        raise problem("TD137", variant="keys", found=", ".join(found))
    return found


Keys = Annotated[
    tuple[str, ...],
    Reads(
        _keys,
        {
            "anyOf": [
                {"enum": list(KEYS)},
                {
                    "type": "array",
                    "minItems": 1,
                    "uniqueItems": True,
                    "items": {"enum": list(KEYS)},
                },
            ]
        },
    ),
]


class Ranking(Model):
    """What is compared, and what separates equals."""

    by: Keys = Field(
        default=("percent",),
        description="Xếp theo: percent tỷ lệ, points điểm, band mức xếp loại; nhiều thì theo thứ tự "
        "| By percent, points or band; several are compared in order",
    )
    ties: tuple[Tie, ...] = Field(
        default=(), description="Thứ tự phân định khi bằng nhau | Tie-breakers in order"
    )

    @property
    def ballots(self) -> tuple[str, ...]:
        """The ballots whose votes separate equals."""
        return tuple(tie.ballot for tie in self.ties if tie.ballot is not None)

    @property
    def figure(self) -> str:
        """The figure that the ranking shows: the percent, or points where only these are compared."""
        return next((key for key in self.by if key != "band"), "percent")

    @property
    def is_plain(self) -> bool:
        """Whether one figure alone is compared before the tie-breakers."""
        return len(self.by) == 1 and self.by != ("band",)


class Band(Model):
    """A grade: from a printed percent up."""

    id: Id = Field(description="Mã mức xếp loại | The band's id")
    name: Text = Field(description="Tên mức xếp loại | Its name")
    from_: Exact = Field(alias="from", description="Từ tỷ lệ (%) | From this percent")
    quota: AnyQuota | None = Field(
        default=None, description="Giới hạn số đơn vị | How many units may hold it"
    )
    within: Id | None = Field(
        default=None,
        description="Tính chung vào giới hạn của mức này | Its holders count in that band's quota, too",
    )
    requires: AllOf = Field(
        default=(), description="Điều kiện thêm, phải đủ tất cả | Further conditions, all must hold"
    )


class Division(Model):
    """A group of members that is ranked apart."""

    id: Id = Field(description="Mã nhóm | The division's id")
    name: Text = Field(description="Tên nhóm | Its name")
    units: tuple[Id, ...] = Field(description="Các đơn vị của nhóm | Its units")
