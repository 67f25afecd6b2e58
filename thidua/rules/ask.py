"""What a form asks for: the kind of answer of one entry cell."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from thidua.diagnostics.diagnostic import NOTHING

NUMBER, WHOLE, DATE, CHOICE, YES_NO, PASS_FAIL, TEXT = (
    *("number", "whole", "date", "choice"),
    *("yes_no", "pass_fail", "text"),
)


class Ask(NamedTuple):
    """One entry cell. `low` and `high` bound a number; `options` are ids of a choice with their
    points; `measure` is what the figure counts, as the scale says it; `due`: the due day that a
    date answers; `names`: what options are called, by their ids."""

    kind: str
    low: Fraction | None = None
    high: Fraction | None = None
    options: tuple[tuple[str, Fraction], ...] = ()
    measure: str = ""
    due: date | tuple[int, int] | None = None
    names: Mapping[str, str] = NOTHING
