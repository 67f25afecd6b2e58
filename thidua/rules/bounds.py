"""A stretch of numbers: what tiers and conditions are made of."""

from collections.abc import Iterator
from fractions import Fraction

from pydantic import Field as Key

from thidua.model.base import Model
from thidua.model.scalars import Exact
from thidua.rules.expression import All, Compare, Cond, Expr, Num
from thidua.rules.reading import Quantity


class Bounds(Model):
    """A stretch of numbers: from (>=), above (>), to (<=), below (<)."""

    from_: Exact | None = Key(default=None, alias="from", description="Từ (>=) | At least")
    above: Exact | None = Key(default=None, description="Trên (>) | More than")
    to: Exact | None = Key(default=None, description="Đến (<=) | At most")
    below: Exact | None = Key(default=None, description="Dưới (<) | Less than")


def within(bounds: Bounds, value: Fraction) -> bool:
    """Whether a value lies in a stretch."""
    return (
        (bounds.from_ is None or value >= bounds.from_)
        and (bounds.above is None or value > bounds.above)
        and (bounds.to is None or value <= bounds.to)
        and (bounds.below is None or value < bounds.below)
    )


def odd(bounds: Bounds) -> str | None:
    """What keeps a stretch from saying anything: `none`, no bounds at all, or `empty`, none lies in
    it."""
    low = max((one for one in (bounds.from_, bounds.above) if one is not None), default=None)
    high = min((one for one in (bounds.to, bounds.below) if one is not None), default=None)
    if low is None or high is None:
        return "none" if low is None and high is None else None
    return "empty" if low > high or (low == high and not within(bounds, low)) else None


def beyond(bounds: Bounds, field: Quantity) -> Iterator[tuple[str, Fraction]]:
    """The bounds, by key, past which no figure of the field lies."""
    for key, mark in (("from", bounds.from_), ("above", bounds.above)):
        if mark is not None and field.high is not None and mark > field.high:
            yield key, mark
    for key, mark in (("to", bounds.to), ("below", bounds.below)):
        if mark is not None and field.low is not None and mark < field.low:
            yield key, mark


def lies_in(bounds: Bounds, value: Expr) -> Cond:
    """The same as a condition of an expression."""
    marks = (
        (">=", bounds.from_),
        (">", bounds.above),
        ("<=", bounds.to),
        ("<", bounds.below),
    )
    parts = [Compare(value, sign, Num(mark)) for sign, mark in marks if mark is not None]
    return parts[0] if len(parts) == 1 else All(parts)
