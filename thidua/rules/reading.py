"""What is typed into an entry, read by what it stands for: numbers, shares, words, days.

Everything raises the error of a diagnostic (see model/scalars.py), or `Inside` where the fault lies
deeper in the entry.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from thidua.diagnostics.diagnostic import Path
from thidua.model.scalars import exact, not_negative, problem
from thidua.text.suggest import nearest

Entered = Fraction | bool | str | tuple[date | None, ...]
"""A natural entry: a number, yes/no, an option's id, or dates (None = never)."""

SHARE_KEYS = frozenset(["part", "of", "note", "source"])


class Field(NamedTuple):
    """What an entry or a fact counts: its measure, as the scale says it."""

    measure: str | None = None


class Inside(Exception):  # noqa: N818 - an error on its way, with the steps that lead to it
    """Something is wrong with a thing inside an entry: `steps` from the entry down to it."""

    def __init__(self, error: PydanticCustomError, steps: Path, at: str) -> None:
        super().__init__(error)
        self.error = error
        self.steps = steps
        self.at = at


class inside:  # noqa: N801 - reads as a statement; a generator would cost three times as much
    """`with inside("part"):` what goes wrong in here concerns the thing at these steps, not the
    whole entry."""

    __slots__ = ("at", "steps")

    def __init__(self, *steps: str | int, at: str = "value") -> None:
        self.steps = steps
        self.at = at

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, PydanticCustomError):
            raise Inside(error, self.steps, self.at) from None
        if isinstance(error, Inside):
            raise Inside(error.error, (*self.steps, *error.steps), error.at) from None


def unknown_key(key: str, allowed: Iterable[str]) -> PydanticCustomError:
    """A key that an entry can't have, with the one that was most likely meant."""
    known = tuple(allowed)
    better = nearest(key, known)
    if better:
        return problem("TD120", key=key, variant="nearest", better=better)
    return problem("TD120", key=key, allowed=", ".join(known))


def measured(raw: Any, field: Field) -> tuple[Fraction, tuple[Fraction, Fraction] | None]:
    """A number, or `{part, of}`: exact, times 100 where the measure is "%" (format.md 1)."""
    if not isinstance(raw, dict):
        return exact(raw), None
    for key in raw:
        if key not in SHARE_KEYS:
            with inside(key, at="key"):
                raise unknown_key(key, ("part", "of"))
    for key in ("part", "of"):
        if key not in raw:
            raise problem("TD121", key=key)
    with inside("part"):
        part = not_negative(raw["part"])
    with inside("of"):
        of = not_negative(raw["of"])
        if of == 0:
            raise problem("TD208")
    return (part / of * 100 if field.measure == "%" else part / of), (part, of)
