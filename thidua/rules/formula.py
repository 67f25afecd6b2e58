"""An expression as a formula of a spreadsheet (English names, commas), equal to thidua's figure.

Spreadsheets reckon in binary: what is computed is taken at nine decimals before it is compared or
cut to whole steps, so that a bound is met where it is met exactly.
"""

from datetime import date
from fractions import Fraction
from typing import Protocol

from thidua.rules import expression as ex
from thidua.text.numbers import trimmed

SNAP = 9


class Cells(Protocol):
    """Where the named figures stand in a workbook."""

    def figure(self, name: str) -> str:
        """The cell of a figure, or an expression that gives it."""

    def word(self, name: str, word: str | bool) -> str:
        """What a cell holds when the input is this word (an option, yes), as a quoted text."""

    def never(self, name: str) -> str:
        """A condition: the thing was never done, or there is no such figure."""


def formula(expr: ex.Expr, cells: Cells) -> str:
    """The formula, without the equals sign."""
    match expr:
        case ex.Num(number=figure):
            return number(figure)
        case ex.Ref(name=name):
            return cells.figure(name)
        case ex.Sum(parts=parts):
            return "(" + "+".join(formula(part, cells) for part in parts) + ")"
        case ex.Less(left=left, right=right):
            return f"({formula(left, cells)}-{formula(right, cells)})"
        case ex.Times(left=left, right=right):
            return f"{formula(left, cells)}*{formula(right, cells)}"
        case ex.Over(left=left, right=right):
            return f"({formula(left, cells)})/({formula(right, cells)})"
        case ex.Least(parts=parts):
            return f"MIN({','.join(formula(part, cells) for part in parts)})"
        case ex.Most(parts=parts):
            return f"MAX({','.join(formula(part, cells) for part in parts)})"
        case ex.WholeNumber(part=part, up=up):
            snapped = _snapped(part, cells)
            return f"-INT(-{snapped})" if up else f"INT({snapped})"
        case ex.Days(name=name, day=day, early=early):
            there, due = cells.figure(name), _day(day)
            return f"MAX({due}-{there},0)" if early else f"MAX({there}-{due},0)"
        case ex.Choose(cases=cases):
            return _choose(cases, cells)
    raise NotImplementedError(type(expr).__name__)


def round_(value: str, places: int, mode: str) -> str:
    """`value` rounded as a scale declares: at nine decimals first, since a spreadsheet adds binary
    fractions; half_even takes the even neighbour."""
    snapped = f"ROUND({value},{SNAP})"
    if mode == "half_even":
        scaled = f"{snapped}*10^{places}"
        half = f"ABS(MOD(ABS({scaled}),1)-0.5)<0.0000001"
        return f"IF({half},2*ROUND({scaled}/2,0)/10^{places},ROUND({snapped},{places}))"
    name = {"down": "ROUNDDOWN", "up": "ROUNDUP"}.get(mode, "ROUND")
    return f"{name}({snapped},{places})"


def condition(cond: ex.Cond, cells: Cells) -> str:
    """A condition as a formula."""
    match cond:
        case ex.Always():
            return "TRUE"
        case ex.Compare(left=left, sign=sign, right=right):
            return f"{_snapped(left, cells)}{sign}{_snapped(right, cells)}"
        case ex.All(parts=parts):
            return f"AND({','.join(condition(part, cells) for part in parts)})"
        case ex.Any_(parts=parts):
            return f"OR({','.join(condition(part, cells) for part in parts)})"
        case ex.Not(part=part):
            return f"NOT({condition(part, cells)})"
        case ex.Is(name=name, word=word):
            return f"{cells.figure(name)}={cells.word(name, word)}"
        case ex.Lacks(name=name):
            return cells.never(name)
    raise NotImplementedError(type(cond).__name__)


MOST_NESTED = 40
"""Excel nests 64 functions at most, of which some stand around a choice and within its cases."""


def _choose(cases: tuple[tuple[ex.Cond, ex.Expr], ...], cells: Cells) -> str:
    """Nested IFs, the last one without a test where it holds always; #N/A where none holds. What
    does not fit stands beside, and counts where none of the first holds."""
    parts = []
    for at in range(0, len(cases), MOST_NESTED):
        some, is_last = list(cases[at : at + MOST_NESTED]), at + MOST_NESTED >= len(cases)
        part = _nested(some if is_last else [*some, (ex.OTHERWISE, ex.Num(0))], cells)
        if at:
            before = condition(ex.Not(ex.Any_(cond for cond, _ in cases[:at])), cells)
            part = f"IF({before},{part},0)"
        parts.append(part)
    return parts[0] if len(parts) == 1 else f"({'+'.join(parts)})"


def _nested(cases: list[tuple[ex.Cond, ex.Expr]], cells: Cells) -> str:
    text = "NA()"
    for cond, figure in reversed(cases):
        made = formula(figure, cells)
        text = made if cond is ex.OTHERWISE else f"IF({condition(cond, cells)},{made},{text})"
    return text


def _snapped(expr: ex.Expr, cells: Cells) -> str:
    """What is computed, at nine decimals; what is typed stays as it is."""
    text = formula(expr, cells)
    return text if isinstance(expr, ex.Num | ex.Ref) else f"ROUND({text},{SNAP})"


def number(value: Fraction) -> str:
    """A figure, in brackets where it is a quotient or negative."""
    text = trimmed(value)
    return f"({text})" if "/" in text or text.startswith("-") else text


def _day(day: date) -> str:
    return f"DATE({day.year},{day.month},{day.day})"
