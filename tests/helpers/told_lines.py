"""What was told of a figure, one readable line a step: `tiers: tier=from 95, value=96 -> 5`."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from thidua.model.scale.criteria import Criterion
from thidua.model.scale.items import Item
from thidua.rules.arithmetic import Step
from thidua.rules.bounds import Bounds
from thidua.rules.expression import Expr

MARKS = (("from_", "from"), ("above", "above"), ("to", "to"), ("below", "below"))


def line(step: Step) -> str:
    """A step with all that it names, in the order of the names."""
    args = ", ".join(f"{name}={_shown(step.args[name])}" for name in sorted(step.args))
    said = f"{step.key}: {args}" if args else step.key
    return said if step.points is None else f"{said} -> {_shown(step.points)}"


def lines(steps: Iterable[Step]) -> list[str]:
    """Every step as a line."""
    return [line(step) for step in steps]


def _shown(value: object) -> str:
    assert not isinstance(value, Expr), "a figure that was never computed"
    if isinstance(value, Bounds):
        given = ((word, getattr(value, key)) for key, word in MARKS)
        return " ".join(f"{word} {mark}" for word, mark in given if mark is not None) or "else"
    if isinstance(value, Item | Criterion):
        return value.id
    if isinstance(value, tuple):
        return "+".join(_shown(one) for one in value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction) and value.denominator != 1:
        decimal = str(float(value))
        return decimal if Fraction(decimal) == value else str(value)
    return str(value)
