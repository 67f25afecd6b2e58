"""Facts, and measured figures: a number, or the two counts that make a share (manual: yaml)."""

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from thidua.model.base import Model
from thidua.model.scalars import (
    NUMBER_SCHEMA,
    CriterionId,
    Reads,
    Schema,
    Text,
    YesNo,
    exact,
    not_negative,
    positive,
    problem,
)
from thidua.text.numbers import about


class Share(tuple[Fraction, Fraction]):
    """A share given as its two counts, `part` of `of`; exact, unlike its printed percent."""

    __slots__ = ()


Figure = Fraction | Share


def figure(raw: object) -> Figure:
    """A plain number, or `{part: 626, of: 723}`."""
    if not isinstance(raw, dict):
        return exact(raw)
    unknown = [key for key in raw if key not in ("part", "of", "note", "source")]
    if unknown or "part" not in raw or "of" not in raw:
        raise problem("TD137", variant="counts", found=", ".join(map(str, raw)) or "{}")
    share = Share((not_negative(raw["part"]), positive(raw["of"])))
    for key, value in zip(("part", "of"), share, strict=True):
        if value.denominator == 1 and "." in raw[key]:  # 2.000 may be two thousand
            raise problem("TD246", variant="task", found=raw[key])
    return share


TIMES = {"%": 100, "‰": 1000}
"""What a share of two counts is multiplied by, by its measure; elsewhere it has no meaning."""


def value_of(given: Figure, measure: str | None) -> Fraction:
    """The figure itself; a share as so many of a hundred or a thousand (manual: figures)."""
    if isinstance(given, Share):
        return given[0] / given[1] * TIMES.get(measure or "", 1)
    return given


_SCHEMA: Schema = {
    "anyOf": [
        *NUMBER_SCHEMA["anyOf"],
        {
            "type": "object",
            "required": ["part", "of"],
            "properties": {"part": NUMBER_SCHEMA, "of": NUMBER_SCHEMA},
        },
    ]
}
Measured = Annotated[Figure, Reads(figure, _SCHEMA)]


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
