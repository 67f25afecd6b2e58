"""How conditions of awards and bands are written: one grammar (manual: conditions).

A condition is a mapping of which all keys must hold, or a list of such mappings; of those under
`any`, one is enough. What each key means is in `thidua.model.conditions`.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field

from thidua.diagnostics.diagnostic import Path
from thidua.model.base import Grade, Model, or_bare
from thidua.model.scalars import (
    CriterionId,
    Id,
    NotNegative,
    OneOf,
    Share,
    SpanPositive,
    WholePositive,
)

AVERAGES = ("mean", "median")
Average = Annotated[str, OneOf(*AVERAGES)]
Bonus = Annotated[str, OneOf("bonus")]


class EvaluationYears(Model):
    """A grade held in consecutive years, the year itself being the last."""

    grade: Grade = Field(description="Mức hoàn thành nhiệm vụ | The least grade")
    years: SpanPositive = Field(default=1, description="Số năm liên tục | Consecutive years")


class MostDeductions(Model):
    """The most points taken off: a number, or a share of the unit's own bonus."""

    n: NotNegative | None = Field(default=None, description="Số điểm | Points")
    share: Share | None = Field(default=None, description="Tỷ lệ | A share")
    of: Bonus | None = Field(default=None, description="bonus: của điểm thưởng | Of the bonus")


AnyMost = Annotated[MostDeductions, or_bare("n", NotNegative | MostDeductions)]


class Requires(Model):
    """Conditions, all of which must hold; of those under `any`, one."""

    criterion: CriterionId | None = Field(
        default=None,
        description="Tiêu chí mà min_percent xét | The criterion that min_percent is about",
    )
    min_percent: NotNegative | None = Field(
        default=None, description="Tỷ lệ điểm tối thiểu (%) | The least percent of points"
    )
    band: Id | None = Field(
        default=None, description="Mức xếp loại thấp nhất | This band or a higher one"
    )
    rank_at_most: WholePositive | None = Field(
        default=None, description="Xếp hạng không quá | A rank of at most"
    )
    deductions_at_most: AnyMost | None = Field(
        default=None,
        description="Điểm trừ không quá: số điểm, hoặc {share, of: bonus} | "
        "The most points taken off: points, or {share, of: bonus}",
    )
    bonus_at_least: NotNegative | None = Field(
        default=None, description="Điểm thưởng từ | The least bonus points"
    )
    none_of: tuple[CriterionId, ...] | None = Field(
        default=None, description="Không có mục nào trong số này | None of these items happened"
    )
    above: Average | None = Field(
        default=None,
        description="Cao hơn trung bình (mean) hay trung vị (median) tỷ lệ điểm của các đơn vị được "
        "xếp hạng | More than the mean or the median of the ranked units' percents",
    )
    evaluation: EvaluationYears | None = Field(
        default=None, description="Mức hoàn thành nhiệm vụ nhiều năm liền | A grade held for years"
    )
    holds: Id | None = Field(
        default=None, description="Đã được tặng | A title that was granted to the unit"
    )
    vote: Share | None = Field(
        default=None,
        description="Tỷ lệ phiếu tối thiểu ở lần bỏ phiếu của chính khen thưởng này | "
        "The least share of the votes in the award's own ballot",
    )
    any: "tuple[Requires, ...] | None" = Field(
        default=None, description="Chỉ cần một điều kiện | One of these is enough"
    )


def _listed(raw: object) -> object:
    return [raw] if isinstance(raw, dict) else raw


AllOf = Annotated[
    tuple[Requires, ...],
    BeforeValidator(_listed, json_schema_input_type=Requires | tuple[Requires, ...]),
]
"""A mapping, or a list of them: all must hold."""


def mappings(requires: Sequence[Requires], path: Path = ()) -> Iterator[tuple[Path, Requires]]:
    """The mappings of conditions with their paths, those under `any` at any depth, too."""
    for n, given in enumerate(requires):
        yield (*path, n), given
        yield from mappings(given.any or (), (*path, n, "any"))
