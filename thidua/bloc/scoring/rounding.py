"""The one rounding function, and the exact numbers behind what is printed (manual: arithmetic)."""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from math import lcm

from thidua.model.scale.criteria import Rounding
from thidua.rules.expression import ONE, ZERO

__all__ = ["ONE", "ZERO", "published", "rounded", "total"]

MOST_SUMS = 20_000
"""Sums that are kept, so that the same one is not made anew."""


def rounded(value: Fraction, places: int, mode: str = "half_up") -> Fraction:
    """`value` at `places` decimals. half_up takes halves away from zero; down is towards zero,
    up away from it; half_even takes halves to the even digit. Exact in and out."""
    numerator, denominator = value.as_integer_ratio()
    scale = 10**places
    if scale % denominator == 0:
        return value
    below, rest = divmod(abs(numerator) * scale, denominator)
    twice = 2 * rest - denominator
    if mode == "half_up":
        away = twice >= 0
    elif mode == "half_even":
        away = twice > 0 or (twice == 0 and below % 2 == 1)
    elif mode == "up":
        away = rest > 0
    else:
        away = False
    return Fraction(-below - away if numerator < 0 else below + away, scale)


def published(value: Fraction, rounding: Rounding) -> Fraction:
    """A unit's total, or a leaf's points, as the scale rounds it: to decimals, or to a step."""
    if rounding.to is None:
        return rounded(value, rounding.places, rounding.mode)
    return rounded(value / rounding.to, 0, rounding.mode) * rounding.to


def total(values: Iterable[Fraction]) -> Fraction:
    """The exact sum, over one common denominator: points have few of them, and adding fractions
    one by one is most of what scoring a year would cost."""
    numerator, denominator = 0, 1
    for value in values:
        if value is ZERO:
            continue
        n, d = value.as_integer_ratio()
        if d == denominator:
            numerator += n
            continue
        if denominator % d:
            common = lcm(denominator, d)
            numerator *= common // denominator
            denominator = common
        numerator += n * (denominator // d)
    return _fraction(numerator, denominator) if numerator else ZERO


@lru_cache(MOST_SUMS)
def _fraction(numerator: int, denominator: int) -> Fraction:
    """The fraction, once: sums of points are few, and reducing them is most of the work."""
    return Fraction(numerator, denominator)
