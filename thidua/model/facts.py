"""Facts, and what a figure may be: part of criteria.yaml."""

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import NUMBER_SCHEMA, CriterionId, Reads, Text, YesNo, exact, problem
from thidua.text.numbers import about


def _range(raw: object) -> tuple[Fraction, Fraction]:
    """`[0, 120]`: the least and the most that a figure may be."""
    if not isinstance(raw, list | tuple) or len(raw) != 2:
        raise problem("TD323")
    low, high = exact(raw[0]), exact(raw[1])
    if low >= high:
        raise problem("TD323", variant="order", low=about(low), high=about(high))
    return low, high


Range = Annotated[
    tuple[Fraction, Fraction],
    Reads(_range, {"type": "array", "items": NUMBER_SCHEMA, "minItems": 2, "maxItems": 2}),
]
RANGE = "Khoảng cho phép [ít nhất, nhiều nhất]; tỷ lệ % mặc định [0, 100] | The least and the most; [0, 100] for percents"
WHOLE = "true: số nguyên; false: hai số đếm của tỷ lệ được lẻ | true: whole numbers; false: the counts of a share need not be whole"


class Fact(Model):
    """A figure asked once and used by several rules."""

    id: CriterionId = Field(description="Mã số liệu | The fact's id")
    name: Text = Field(description="Tên số liệu | Its name")
    measure: Text | None = Field(default=None, description="Đơn vị tính | Its measure")
    range: Range | None = Field(default=None, description=RANGE)
    whole: YesNo | None = Field(default=None, description=WHOLE)
