"""The validation of a form's cells: what a spreadsheet lets a person type, and what it says."""

from datetime import date
from fractions import Fraction

from thidua.rules.reading import CHOICE, DATE, NUMBER, PASS_FAIL, TEXT, WHOLE, YES_NO, Ask
from thidua.text.numbers import show
from thidua.words import Lang, say

MOST = 10**12
"""Where the scale bounds no number: more than any office counts, less than Excel rounds."""
TITLE, MESSAGE = 32, 255
"""Characters that Excel allows in the title and the text of a message."""


def validation(
    lang: Lang, ask: Ask, year: int, source: str | list[str]
) -> dict[str, object] | None:
    """XlsxWriter's options for a cell; None for free text.

    `source`: the range or the words of a list. Dates may lie a year before and after the
    emulation year: plans come early, meetings late.
    """
    match ask.kind:
        case "number":
            low, high = _bounds(ask)
            rule: dict[str, object] = {
                "validate": "decimal", "criteria": "between", "minimum": low, "maximum": high,
            }  # fmt: skip
            words = say(lang, "form.ask.number", range=_range(lang, ask))
        case "whole":
            low, high = _bounds(ask)
            rule = {
                "validate": "integer", "criteria": "between",
                "minimum": int(low), "maximum": int(high),
            }  # fmt: skip
            words = say(lang, "form.ask.whole", range=_range(lang, ask))
        case "date":
            rule = {
                "validate": "date", "criteria": "between",
                "minimum": date(year - 1, 1, 1), "maximum": date(year + 1, 12, 31),
            }  # fmt: skip
            words = say(lang, "form.ask.date")
        case "choice" | "yes_no" | "pass_fail":
            rule = {"validate": "list", "source": source}
            words = say(lang, "form.ask.list")
        case _:
            return None
    return {**rule, **told(lang, words)}


def told(lang: Lang, words: str) -> dict[str, object]:
    """What is shown beside the cell, and when something else was typed."""
    text = words[:MESSAGE]
    return {
        "input_message": text,
        "error_title": say(lang, "form.wrong")[:TITLE],
        "error_message": text,
        "ignore_blank": True,
    }


def measure_words(lang: Lang, ask: Ask | None, kind: str) -> str:
    """What stands in the column that says what an entry counts."""
    if ask is None:
        return ""
    if ask.kind in (NUMBER, WHOLE) and ask.measure:
        return ask.measure
    if ask.kind == NUMBER and kind == "leaf" and ask.high is not None:
        return say(lang, "form.measure.points")
    return say(lang, f"form.measure.{ask.kind}")


def is_list(ask: Ask) -> bool:
    """Whether the cell offers a list."""
    return ask.kind in (CHOICE, YES_NO, PASS_FAIL)


def is_text(ask: Ask) -> bool:
    """Whether the cell takes words."""
    return ask.kind == TEXT


def is_day(ask: Ask) -> bool:
    """Whether the cell takes a date."""
    return ask.kind == DATE


def _bounds(ask: Ask) -> tuple[float, float]:
    low = -MOST if ask.low is None else float(ask.low)
    high = MOST if ask.high is None else float(ask.high)
    return low, high


def _range(lang: Lang, ask: Ask) -> str:
    if ask.low is not None and ask.high is not None:
        return say(lang, "form.range", low=show(lang, ask.low), high=show(lang, ask.high))
    if ask.low is not None:
        return say(lang, "form.range_from", low=show(lang, ask.low))
    return ""


def points_bounds(top: Fraction) -> dict[str, object]:
    """The validation of points typed outright: any number of a plausible size."""
    most = max(MOST // 10**6, int(top) * 10)
    return {"validate": "decimal", "criteria": "between", "minimum": -most, "maximum": most}
