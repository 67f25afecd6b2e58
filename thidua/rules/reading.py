"""What is typed into an entry, read by what it stands for: numbers, shares, words, days.

Everything raises the error of a diagnostic (see model/scalars.py), or `InsideEntryError` where the fault lies
deeper in the entry.

What a form asks for: the kind of answer of one entry cell.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from thidua.diagnostics.diagnostic import NOTHING, Path
from thidua.model.figure import TIMES
from thidua.model.scalars import exact, not_negative, problem
from thidua.text.numbers import about, trimmed
from thidua.text.suggest import nearest

Entered = Fraction | bool | str | tuple[date | None, ...]
"""A entry by its rule: a number, yes/no, an option's id, or dates (None = never)."""

SHARE_KEYS = frozenset(["part", "of", "note", "source"])


PERCENT = "%"
HUNDRED = Fraction(100)


class Quantity(NamedTuple):
    """What an entry or a fact counts: its measure, as the scale says it; within which figures it
    lies (None: no bound), whether the scale says so itself (`stated`), and whether it is whole."""

    measure: str | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    stated: bool = False
    whole: bool | None = None

    @property
    def ends(self) -> dict[str, str]:
        """Its bounds, for a message."""
        bounds = {"low": self.low, "high": self.high}
        return {key: about(bound) for key, bound in bounds.items() if bound is not None}

    def holds(self, value: Fraction) -> bool:
        """Whether a figure lies in the range."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


def field_of(
    measure: str | None,
    stated: tuple[Fraction, Fraction] | None,
    whole: bool | None,
    *,
    bound: bool,
) -> Quantity:
    """The field of a fact or leaf. `bound`: whether a percent lies in 0..100 there, and what is
    counted is not negative, unless the scale says another range."""
    if stated is not None:
        return Quantity(measure, *stated, True, whole)
    is_percent = measure == PERCENT
    low = Fraction(0) if bound and (is_percent or whole) else None
    return Quantity(measure, low, HUNDRED if bound and is_percent else None, False, whole)


class InsideEntryError(Exception):
    """Something is wrong with a thing inside an entry: `steps` from the entry down to it."""

    def __init__(self, error: PydanticCustomError, steps: Path, at: str) -> None:
        self.error = error
        self.steps = steps
        self.at = at


class at_step:  # noqa: N801 - reads as a statement; a generator would cost three times as much
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
            raise InsideEntryError(error, self.steps, self.at) from None
        if isinstance(error, InsideEntryError):
            raise InsideEntryError(error.error, (*self.steps, *error.steps), error.at) from None


def unknown_key(key: str, allowed: Iterable[str]) -> PydanticCustomError:
    """A key that an entry can't have, with the one that was most likely meant."""
    known = tuple(allowed)
    better = nearest(key, known)
    if better:
        return problem("TD120", key=key, variant="nearest", better=better)
    return problem("TD120", key=key, allowed=", ".join(known))


def measured(raw: object, field: Quantity) -> tuple[Fraction, tuple[Fraction, Fraction] | None]:
    """A number, or `{part, of}`: exact, times 100 where the measure is "%" (times 1000 for "‰").

    In a percent field a number may carry its sign (manual: figures)."""
    if not isinstance(raw, dict):
        if field.measure == PERCENT and isinstance(raw, str):
            raw = raw.strip().removesuffix(PERCENT)
        return _whole(raw, field), None
    for key in raw:
        if key not in SHARE_KEYS:
            with at_step(key, at="key"):
                raise unknown_key(key, ("part", "of"))
    for key in ("part", "of"):
        if key not in raw:
            raise problem("TD121", key=key)
    times = TIMES.get(field.measure or "")
    if times is None:
        variant = "" if field.measure is None else "other"
        raise problem("TD245", variant=variant, measure=field.measure or "")
    with at_step("part"):
        part = _count(raw["part"], field)
    with at_step("of"):
        of = _count(raw["of"], field)
        if of == 0:
            raise problem("TD208")
    if part > of and not field.stated:
        with at_step("part"):
            raise problem("TD247", part=str(raw["part"]), of=str(raw["of"]))
    return part / of * times, (part, of)


def _count(raw: str, field: Quantity) -> Fraction:
    """A count of a share: whole, unless the field says that it need not be."""
    value = not_negative(raw)
    if "." in raw and field.whole is not False:
        raise problem("TD246", variant="share", found=raw, better=thousands(raw))
    return value


def _whole(raw: object, field: Quantity) -> Fraction:
    """A figure; a whole one has no decimals: `2.000` is no 2, it may be two thousand."""
    value = exact(raw)
    if field.whole and isinstance(raw, str) and "." in raw:
        better = thousands(raw)
        raise problem("TD246", variant="thousands" if better else "", found=raw, better=better)
    return value


_LIKE_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}", re.ASCII)


def thousands(written: str) -> str:
    """`1.723` as somebody may have meant it: `1723`; "" where it does not look like that."""
    written = written.strip()
    return written.replace(".", "") if _LIKE_THOUSANDS.fullmatch(written) else ""


def doubts(
    raw: object, field: Quantity, most: Fraction | None, last_mark: Fraction | None = None
) -> Iterator[tuple[str, dict[str, str]]]:
    """Figures with two readings, as codes of warnings with their arguments. `most`: the most that
    may stand there, where something bounds it; `last_mark`: the highest figure that the rule speaks
    of, and a hundredfold that lies far beyond it was not meant."""
    if not isinstance(raw, str):
        return
    written = raw.strip()
    other = thousands(written)
    high = field.high if most is None else most
    if other and (high is None or abs(Fraction(other)) <= high):
        yield "TD250", {"found": written, "other": other}
    if field.measure == PERCENT and not written.endswith(PERCENT):
        value = exact(written)
        if 0 < value <= 1 and (last_mark is None or value * 10 <= last_mark):
            shown = trimmed(value * 100)
            yield "TD249", {"found": written, "other": shown}


NUMBER, WHOLE, DATE, CHOICE, YES_NO, PASS_FAIL, TEXT = (
    *("number", "whole", "date", "choice"),
    *("yes_no", "pass_fail", "text"),
)


class Ask(NamedTuple):
    """One entry cell. `low` and `high` bound a number; `options` are ids of a choice with their
    points; `measure` is what the figure counts, as the scale says it; `due`: the due day that a
    date answers; `names`: what options are called, by their ids; `step`: of what a number is a
    multiple."""

    kind: str
    low: Fraction | None = None
    high: Fraction | None = None
    options: tuple[tuple[str, Fraction], ...] = ()
    measure: str = ""
    due: date | tuple[int, int] | None = None
    names: Mapping[str, str] = NOTHING
    step: Fraction | None = None

    @property
    def is_figure(self) -> bool:
        """Whether any number answers it."""
        return self.kind == NUMBER
