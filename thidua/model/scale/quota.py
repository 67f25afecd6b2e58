"""How many units may hold a band or an award: a number, a share, or steps by the bloc's size."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from thidua.model.base import GRADES, Model
from thidua.model.scalars import (
    OneOf,
    Reads,
    Share,
    Whole,
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
