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
from thidua.excel.grid import GridCell, number_text
from thidua.excel.marks import DAY, PERCENT
from thidua.rules.reading import NUMBER, TEXT, WHOLE, Ask
from thidua.text.numbers import SpokenFigure, about
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
class AnswerProblem:
    """Why a cell can't be read: a variant of TD954 and its arguments."""

    variant: str
    args: Mapping[str, str] = field(default_factory=dict)


def answer(ask: Ask, cell: GridCell, year: int, lang: Lang) -> Answer | AnswerProblem | None:
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
        return AnswerProblem("boolean", {"found": cell.text()})
    if ask.kind in (NUMBER, WHOLE):
        return _number(ask, cell)
    if ask.kind == "date":
        return _day(cell, year)
    word = cell.text()
    entry = picked(ask, word)
    if entry is None:
        return AnswerProblem("list", {"found": word, "allowed": "; ".join(labels(ask, lang))})
    return Answer(entry)


def broken_cell(cell: GridCell) -> AnswerProblem | None:
    """A formula that failed, or one that was never computed."""
    if cell.mark.error:
        return AnswerProblem("error", {"found": cell.mark.error})
    if cell.mark.formula and not cell.mark.has_value:
        return AnswerProblem("formula")
    return None


def number(cell: GridCell, measure: str = "") -> Answer | AnswerProblem:
    """A cell's number. `measure`: what it counts; where that is percents, 95% is 95."""
    if isinstance(cell.value, bool):
        return AnswerProblem("boolean", {"found": cell.text()})
    if isinstance(cell.value, date | datetime | time | timedelta) or cell.mark.form == DAY:
        return AnswerProblem("date", {"found": cell.text()})
    if isinstance(cell.value, str):
        found = cell.text()
        return AnswerProblem(
            "text_number" if _NUMBER_LIKE.fullmatch(found) else "text", {"found": found}
        )
    text = number_text(cell.value, shown=True)
    if cell.mark.form == PERCENT:
        held, shown = cell.text(), number_text(cell.value * 100, shown=True)
        if measure.strip() != "%":
            return AnswerProblem(
                "percent", {"found": SpokenFigure(held), "shown": SpokenFigure(shown)}
            )
        return Answer(shown, f"{shown}%", "percent")
    if cell.mark.formula or text == cell.text():
        return Answer(text)
    return Answer(text, cell.text(), "rounded")


def _number(ask: Ask, cell: GridCell) -> Answer | AnswerProblem:
    read = number(cell, ask.measure)
    if isinstance(read, AnswerProblem):
        return read
    value, found = Fraction(read.text), SpokenFigure(read.text)
    if ask.kind == WHOLE and value.denominator != 1:
        return AnswerProblem("whole", {"found": found})
    if ask.low is not None and value < ask.low and ask.high is None:
        return AnswerProblem("low", {"found": found, "low": about(ask.low)})
    if ask.high is not None and not (value if ask.low is None else ask.low) <= value <= ask.high:
        low = "-∞" if ask.low is None else about(ask.low)
        return AnswerProblem("range", {"found": found, "low": low, "high": about(ask.high)})
    return read


def _day(cell: GridCell, year: int) -> Answer | AnswerProblem:
    value = cell.value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        if abs(value.year - year) > 1:
            return AnswerProblem("far", {"found": value.isoformat(), "year": str(year)})
        return Answer(value.isoformat())
    if isinstance(value, str):
        return AnswerProblem("text_date", {"found": cell.text()})
    return AnswerProblem("not_date", {"found": cell.text()})


def words(cell: GridCell) -> str | AnswerProblem | None:
    """A note: its text in normal form, on one line or several."""
    if cell.is_blank:
        return None
    broken = broken_cell(cell)
    if broken is not None:
        return broken
    lines = (line.strip() for line in nfc(cell.text()).replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def papers(cell: GridCell) -> list[str] | AnswerProblem | None:
    """What proves an entry: a list, split at semicolons and line ends."""
    found = words(cell)
    if found is None or isinstance(found, AnswerProblem):
        return found
    return [one for one in _SPLIT.split(found) if one]
