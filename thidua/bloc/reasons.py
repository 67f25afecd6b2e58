"""Reasons for a yes or a no, free of language: a key of the catalogue `year` and its arguments."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from thidua.diagnostics.diagnostic import NOTHING, Word


class Printed(NamedTuple):
    """A number as it is printed: with so many decimals (None: as many as it needs)."""

    value: Fraction
    places: int | None = None


Arg = str | int | Printed | Word | tuple[int, ...]
"""People's own words, a whole number, a figure, a word of the catalogue, or a list of years."""


class Why(NamedTuple):
    """One reason: `reason.<key>` of the catalogue. `good`: it speaks for, against, or neither.
    `parts`: the reasons that it sums up (the branches of an `any`)."""

    key: str
    args: Mapping[str, Arg] = NOTHING
    good: bool | None = None
    parts: tuple["Why", ...] = ()


def why(key: str, good: bool | None = None, **args: Arg) -> Why:
    """A reason without parts."""
    return Why(key, args, good)
