"""How conditions of awards and bands are written: one grammar (manual: conditions).

A condition is a mapping of which all keys must hold, or a list of such mappings; of those under
`any`, one is enough. What each key means is in `thidua.model.conditions`.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field

from thidua.diagnostics.diagnostic import Path
from thidua.model.base import GRADES, Grade, Model, or_bare
from thidua.model.scalars import (
    CriterionId,
    Id,
    NotNegative,
    OneOf,
    Reads,
    Share,
    SpanPositive,
    Whole,
    WholePositive,
    identifier,
    not_one_of,
    one_of,
    problem,
    scalar,
)

ROUNDS = ("down", "half_up", "up")
BASES = ("units", "ranked", "unbarred")
OF_BAND, OF_GRADE = "band:", "evaluation:"
Round = Annotated[str, OneOf(*ROUNDS)]


def _base(raw: object) -> str:
    """`units`, `ranked`, `unbarred`, `band:<id>`, `evaluation:<grade>`."""
    value = scalar(raw, "word").strip()
    kind, colon, name = value.partition(":")
    if kind + colon == OF_BAND:
        return OF_BAND + identifier(name.strip())
    if kind + colon == OF_GRADE:
        return OF_GRADE + one_of(*GRADES)(name)
    if value in BASES:
        return value
    raise not_one_of(value, (*BASES, "band:<id>", *(OF_GRADE + grade for grade in GRADES)))


_SCHEMA = {
    "anyOf": [
        {"enum": [*BASES, *(OF_GRADE + grade for grade in GRADES)]},
        {"type": "string", "pattern": "^band:.+"},
    ]
}
Base = Annotated[str, Reads(_base, _SCHEMA)]


class QuotaStep(Model):
    """`n` places in a bloc of fewer than `below` units; without `below`, in any other."""

    below: Whole | None = Field(
        default=None,
        description="Khi khối có ít hơn số đơn vị này | In a bloc of fewer units than this",
    )
    n: Whole = Field(description="Số lượng | Places")


class Quota(Model):
    """A limit on the number of units. A number of units is never rounded twice."""

    n: Whole | None = Field(default=None, description="Số lượng | A number")
    share: Share | None = Field(default=None, description="Tỷ lệ, ví dụ 20% | A share")
    of: Base | None = Field(
        default=None,
        description="Của: units mọi thành viên, ranked đơn vị được xếp hạng, unbarred đơn vị được xếp "
        "hạng và không bị loại khỏi khen thưởng, band:<mã> đơn vị ở mức đó trở lên, evaluation:<mức> đơn vị "
        "được đánh giá từ mức đó | Of the members, the ranked, the ranked that are not barred from "
        "awards, the holders of a band, those graded so or better",
    )
    round: Round | None = Field(
        default=None, description="Cách làm tròn | How a fraction is rounded"
    )
    at_least: Whole | None = Field(default=None, description="Ít nhất | Never fewer than")
    steps: tuple[QuotaStep, ...] | None = Field(
        default=None, description="Bậc theo số đơn vị | Steps by the bloc's size"
    )


def _number(raw: object) -> object:
    """A number alone is `n`; a share has to say of whom, and is told so."""
    if isinstance(raw, str) and ("%" in raw or "/" in raw):
        raise problem("TD131", variant="quota", found=raw.strip())
    return {"n": raw} if isinstance(raw, str) else raw


AnyQuota = Annotated[Quota, BeforeValidator(_number, json_schema_input_type=Whole | Quota)]


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
