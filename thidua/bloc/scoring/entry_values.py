"""What one entry of a sheet says, typed by its rule: a number, yes/no, an option's id, dates.

Everything raises the error of a diagnostic (see model/scalars.py), or `Inside` where the fault lies
deeper in the entry.
"""

import re
from collections.abc import Container, Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from pydantic_core import PydanticCustomError

from thidua.diagnostics.diagnostic import Path
from thidua.model.rules import fact_of
from thidua.model.scalars import day, exact, not_negative, problem, scalar, whole, yes_no
from thidua.text.suggest import nearest

NEVER = None
Value = Fraction | bool | str | tuple[date | None, ...]
"""A natural entry: a number, yes/no, an option's id, or dates (None = never)."""

SHARE_KEYS = frozenset(["part", "of", "note", "source"])
MEASURED = ("tiers", "steps", "ratio", "relative")


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


def unknown_id(
    key: str, known: Iterable[str], elsewhere: Container[str], kind: str
) -> PydanticCustomError:
    """An id that the scale does not know; `kind`: fact, or "" for criteria and items."""
    if key in elsewhere:
        return problem("TD201", key=key, variant="is_score" if kind else "is_fact")
    better = nearest(key, known)
    variant = "_".join(part for part in (kind, "nearest" if better else "") if part)
    return problem("TD201", key=key, variant=variant, better=better or "")


def measured(raw: Any, measure: str | None) -> tuple[Fraction, tuple[Fraction, Fraction] | None]:
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
    return (part / of * 100 if measure == "%" else part / of), (part, of)


def natural(rule: Any, raw: Any, measure: str | None) -> Value:
    """The natural entry of a rule (format.md 4.1), typed; raises the diagnostic's error."""
    kind = rule.kind
    facts = [*rule.rows, *rule.columns] if kind == "table" else [fact_of(rule)]
    if facts[0] is not None:
        raise problem("TD206", facts=", ".join(map(str, facts)))
    if kind == "points":
        return exact(raw)
    if kind in MEASURED:
        value = measured(raw, measure)[0]
        if value < 0 and kind in ("ratio", "relative"):
            raise problem("TD138", variant="negative", found=str(raw), better=str(raw).lstrip("-"))
        return value
    if kind == "pass_fail":
        return yes_no(raw)
    if kind == "count":
        return Fraction(whole(raw))
    if kind == "choice":
        option = scalar(raw, "word").strip()
        if option not in rule.options:
            better = nearest(option, rule.options)
            args = {"found": option, "allowed": ", ".join(rule.options), "better": better or ""}
            number = re.fullmatch(r"[0-9]+(\.[0-9]+)?", option, re.ASCII)
            raise problem("TD205", variant=_first(nearest=better, points=number), **args)
        return option
    return _dates(raw, len(rule.due))


def _first(**given: object) -> str:
    """The first name that has something to it."""
    return next((name for name, value in given.items() if value), "")


def _dates(raw: Any, wanted: int) -> tuple[date | None, ...]:
    """The days on which things were done, as many as there are due days; `false` = never."""
    given = raw if isinstance(raw, list) else [raw]
    if len(given) != wanted and not (len(given) == 1 and _is_never(given[0])):
        variant = "one" if wanted == 1 else ""
        raise problem("TD212", variant=variant, found=str(len(given)), wanted=str(wanted))
    return tuple(NEVER if _is_never(one) else day(one) for one in given)


def _is_never(raw: Any) -> bool:
    return isinstance(raw, str) and raw.strip().casefold() in ("false", "no", "không")
