"""What a form asks for: the kind of answer of one entry cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

NUMBER, WHOLE, DATE, CHOICE, YES_NO, PASS_FAIL, TEXT = (
    *("number", "whole", "date", "choice"),
    *("yes_no", "pass_fail", "text"),
)


@dataclass(frozen=True, slots=True)
class Ask:
    """One entry cell. `low` and `high` bound a number; `options` are ids of a choice with their
    points; `measure` is what the figure counts, as the scale says it; `due`: the due day that a
    date answers; `names`: what options are called, by their ids."""

    kind: str
    low: Fraction | None = None
    high: Fraction | None = None
    options: tuple[tuple[str, Fraction], ...] = ()
    measure: str = ""
    due: date | tuple[int, int] | None = None
    names: Mapping[str, str] = field(default_factory=dict)
