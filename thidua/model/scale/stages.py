"""The stages of scoring, who scores at them, and how several scorers' points are put together: part
of criteria.yaml."""

from abc import ABC, abstractmethod
from collections.abc import Collection
from fractions import Fraction
from typing import Annotated, ClassVar

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import (
    DueDay,
    Id,
    OneOf,
    Reads,
    Share,
    Text,
    WholePositive,
    YesNo,
    positive,
)
from thidua.rules.linear import PartOfMax, points_or_part


class Combination(ABC):
    """Which of the figures, from the least to the most, make up the mean that counts."""

    word: ClassVar[str]

    @abstractmethod
    def chosen(self, n: int) -> range:
        """The places of the figures that count, of `n` in order."""


class Mean(Combination):
    """All of them."""

    word = "mean"

    def chosen(self, n: int) -> range:
        return range(n)


class Median(Combination):
    """The one in the middle, or the two."""

    word = "median"

    def chosen(self, n: int) -> range:
        return range((n - 1) // 2, n // 2 + 1)


class Largest(Combination):
    """The largest alone."""

    word = "max"

    def chosen(self, n: int) -> range:
        return range(n - 1, n)


class TrimmedMean(Combination):
    """All but the highest and the lowest; of under three figures all."""

    word = "trimmed_mean"

    def chosen(self, n: int) -> range:
        return range(1, n - 1) if n > 2 else range(n)


COMBINATIONS: tuple[Combination, ...] = (Mean(), Median(), Largest(), TrimmedMean())
BY_WORD = {one.word: one for one in COMBINATIONS}


Combine = Annotated[str, OneOf(*BY_WORD)]


def spread_of(spread: Fraction, maximum: Fraction) -> Fraction:
    """The spread in points of a leaf."""
    return spread * maximum if isinstance(spread, PartOfMax) else spread


SHARE_OR_NUMBER = {
    "anyOf": [
        {"type": "number", "exclusiveMinimum": 0},
        {"type": "string", "pattern": r"^([0-9]+(\.[0-9]+)? ?%?|[0-9]{1,6}/[0-9]{1,6})$"},
    ]
}
Spread = Annotated[Fraction, Reads(points_or_part(positive), SHARE_OR_NUMBER)]
Weight = Share


class Extension(Model):
    """Until when a unit's sheet may come, and why."""

    to: DueDay = Field(description="Gia hạn đến ngày | Until this day")
    reason: Text | None = Field(default=None, description="Lý do | Why")


class Stage(Model):
    """One round of scoring: self, cross, verified."""

    id: Id = Field(description="Mã bước chấm | The stage's id")
    name: Text = Field(description="Tên bước chấm | Its name")
    due: DueDay | None = Field(default=None, description="Hạn nộp phiếu | When sheets are due")
    combine: Combine | None = Field(
        default=None,
        description="Cách gộp nhiều người chấm | How several scorers become one figure",
    )
    assign: dict[Id, tuple[Id, ...]] | None = Field(
        default=None, description="Ai chấm đơn vị nào | Who scores which unit"
    )
    required: YesNo | None = Field(
        default=None,
        description="Bắt buộc; bước cuối mặc định bắt buộc | The last stage is required by default",
    )
    weights: dict[Id, Weight] | None = Field(
        default=None,
        description="Trọng số của từng người chấm, đi với combine: mean | Each scorer's weight, beside combine: mean",
    )
    spread: Spread | None = Field(
        default=None,
        description="Chênh nhau quá mức này thì nhắc: điểm, hoặc phần của điểm chuẩn | Scorers further apart are told: points, or a share of M",
    )
    extended: dict[Id, Extension] | None = Field(
        default=None,
        description="Đơn vị được gia hạn nộp phiếu | Units whose sheets may come later",
    )
    at_least: WholePositive | None = Field(
        default=None,
        description="Chỉ cần ngần này người được giao đã chấm | So many of those assigned are enough",
    )

    def owed(self, unit: str, given: Collection[str]) -> tuple[str, ...]:
        """The assigned scorers of a unit whose sheets are still wanted: all who have not handed in,
        or none where as many did as are enough."""
        assigned = (self.assign or {}).get(unit, ())
        absent = tuple(scorer for scorer in assigned if scorer not in given)
        enough = len(assigned) if self.at_least is None else self.at_least
        return absent if len(assigned) - len(absent) < enough else ()


class Office(Model):
    """A scorer that is not a unit."""

    id: Id = Field(description="Mã cơ quan | The office's id")
    name: Text = Field(description="Tên cơ quan | Its name")
