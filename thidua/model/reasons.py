"""Reasons for a yes or a no, free of language: a key of the catalogue `year` and its arguments."""

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from thidua.diagnostics.diagnostic import NOTHING, Word


class Printed(NamedTuple):
    """A number as it is printed: with so many decimals (None: as many as it needs)."""

    value: Fraction
    places: int | None = None


Arg = str | int | Printed | Word | tuple[int, ...]
"""People's own words, a whole number, a figure, a word of the catalogue, or a list of years."""


FigureKey = tuple[Hashable, ...]
"""Which figure: what it is of whom."""


class UnknownFigure(NamedTuple):
    """A figure that the data does not hold. `options`: what it may turn out to be, as far as that
    makes a difference."""

    key: FigureKey
    options: tuple[object, ...]


Supposed = Mapping[FigureKey, object]
"""What figures that the data does not hold are supposed to be."""
NOTHING_SUPPOSED: Supposed = MappingProxyType({})


def told_text(supposed: object) -> str | None:
    """What is supposed of a figure that is a word: a grade, a band; None for none."""
    return None if supposed is None else str(supposed)


class Why(NamedTuple):
    """One reason: `reason.<key>` of the catalogue. `good`: it speaks for, against, or neither; where
    it answers a question, None is *unknown*, and `waits` are the figures that would answer it.
    `parts`: the reasons that it sums up (the branches of an `any`)."""

    key: str
    args: Mapping[str, Arg] = NOTHING
    good: bool | None = None
    parts: tuple["Why", ...] = ()
    waits: tuple[UnknownFigure, ...] = ()


def why(key: str, good: bool | None = None, **args: Arg) -> Why:
    """A reason without parts."""
    return Why(key, args, good)


def every(answers: Iterable[bool | None]) -> bool | None:
    """Whether all hold: no where one does not, unknown where one is unknown."""
    found = set(answers)
    return False if False in found else None if None in found else True


def some(answers: Iterable[bool | None]) -> bool | None:
    """Whether one holds: yes where one does, unknown where one is unknown."""
    found = set(answers)
    return True if True in found else None if None in found else False
