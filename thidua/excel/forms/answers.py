"""What was typed into a cell of a form, judged by what the cell asks for.

Nothing is guessed: a text that looks like a number, a percent, a date where a number belongs are
problems to be told, never figures.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from thidua.excel.forms.asks import labels, picked
from thidua.excel.grid import Cell, number_text
from thidua.excel.marks import DAY, PERCENT
from thidua.rules.ask import NUMBER, TEXT, WHOLE, Ask
from thidua.text.numbers import Figure, about
from thidua.text.vietnamese import nfc
from thidua.words import Lang

_NUMBER_LIKE = re.compile(r"[-+]?[0-9]+([.,  ][0-9]+)*\s*(%|điểm|đ)?", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[;\n]+\s*")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a cell says, as a data file would write it. Where it is not what the cell holds,
    `held` is, and `how` is the word for what was done: a key of `form.read_`."""

    text: str
    held: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a cell can't be read: a variant of TD954 and its arguments."""

    variant: str
    args: Mapping[str, str] = field(default_factory=dict)


def answer(ask: Ask, cell: Cell, year: int, lang: Lang) -> Answer | Problem | None:
    """The entry; None for an empty cell.

    `lang` is the form's language, for what a list offers.
    """
    if cell.is_blank:
        return None
    broken = broken_cell(cell)
    if broken is not None:
        return broken
    if ask.kind == TEXT:
        return Answer(cell.text())
    if isinstance(cell.value, bool):
        return Problem("boolean", {"found": cell.text()})
    if ask.kind in (NUMBER, WHOLE):
        return _number(ask, cell)
    if ask.kind == "date":
        return _day(cell, year)
    word = cell.text()
    entry = picked(ask, word)
    if entry is None:
        return Problem("list", {"found": word, "allowed": "; ".join(labels(ask, lang))})
    return Answer(entry)


def broken_cell(cell: Cell) -> Problem | None:
    """A formula that failed, or one that was never computed."""
    if cell.mark.error:
        return Problem("error", {"found": cell.mark.error})
    if cell.mark.formula and not cell.mark.has_value:
        return Problem("formula")
    return None


def number(cell: Cell, measure: str = "") -> Answer | Problem:
    """A cell's number. `measure`: what it counts; where that is percents, 95% is 95."""
    if isinstance(cell.value, bool):
        return Problem("boolean", {"found": cell.text()})
    if isinstance(cell.value, date | datetime | time | timedelta) or cell.mark.form == DAY:
        return Problem("date", {"found": cell.text()})
    if isinstance(cell.value, str):
        found = cell.text()
        return Problem("text_number" if _NUMBER_LIKE.fullmatch(found) else "text", {"found": found})
    text = number_text(cell.value, shown=True)
    if cell.mark.form == PERCENT:
        held, shown = cell.text(), number_text(cell.value * 100, shown=True)
        if measure.strip() != "%":
            return Problem("percent", {"found": Figure(held), "shown": Figure(shown)})
        return Answer(shown, f"{shown}%", "percent")
    if cell.mark.formula or text == cell.text():
        return Answer(text)
    return Answer(text, cell.text(), "rounded")


def _number(ask: Ask, cell: Cell) -> Answer | Problem:
    read = number(cell, ask.measure)
    if isinstance(read, Problem):
        return read
    value, found = Fraction(read.text), Figure(read.text)
    if ask.kind == WHOLE and value.denominator != 1:
        return Problem("whole", {"found": found})
    if ask.low is not None and value < ask.low and ask.high is None:
        return Problem("low", {"found": found, "low": about(ask.low)})
    if ask.high is not None and not (value if ask.low is None else ask.low) <= value <= ask.high:
        low = "-∞" if ask.low is None else about(ask.low)
        return Problem("range", {"found": found, "low": low, "high": about(ask.high)})
    return read


def _day(cell: Cell, year: int) -> Answer | Problem:
    value = cell.value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        if abs(value.year - year) > 1:
            return Problem("far", {"found": value.isoformat(), "year": str(year)})
        return Answer(value.isoformat())
    if isinstance(value, str):
        return Problem("text_date", {"found": cell.text()})
    return Problem("not_date", {"found": cell.text()})


def words(cell: Cell) -> str | Problem | None:
    """A note: its text in normal form, on one line or several."""
    if cell.is_blank:
        return None
    broken = broken_cell(cell)
    if broken is not None:
        return broken
    lines = (line.strip() for line in nfc(cell.text()).replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def papers(cell: Cell) -> list[str] | Problem | None:
    """What proves an entry: a list, split at semicolons and line ends."""
    found = words(cell)
    if found is None or isinstance(found, Problem):
        return found
    return [one for one in _SPLIT.split(found) if one]
