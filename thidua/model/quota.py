"""How many units may hold a band or an award: a number, a share, or steps by the bloc's size."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from thidua.model.base import Model
from thidua.model.scalars import Reads, Share, Whole, one_of, words_schema

ROUNDS = ("down", "half_up", "up")
BASES = ("units", "ranked")
Round = Annotated[str, Reads(one_of(*ROUNDS), words_schema(ROUNDS))]
Base = Annotated[str, Reads(one_of(*BASES), words_schema(BASES))]


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
        default=None, description="units: mọi thành viên, ranked: đơn vị được xếp hạng | Of whom"
    )
    round: Round | None = Field(
        default=None, description="Cách làm tròn | How a fraction is rounded"
    )
    at_least: Whole | None = Field(default=None, description="Ít nhất | Never fewer than")
    steps: tuple[QuotaStep, ...] | None = Field(
        default=None, description="Bậc theo số đơn vị | Steps by the bloc's size"
    )


def _number(raw: object) -> object:
    return {"n": raw} if isinstance(raw, str) else raw


AnyQuota = Annotated[Quota, BeforeValidator(_number, json_schema_input_type=Whole | Quota)]
