"""A measured figure: a number, or the two counts that make a share (manual: yaml)."""

from fractions import Fraction
from typing import Annotated

from thidua.model.scalars import (
    NUMBER_SCHEMA,
    Reads,
    Schema,
    exact,
    not_negative,
    positive,
    problem,
)


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
