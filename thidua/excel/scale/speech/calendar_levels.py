"""Levels by when something was done: `trước 10/1: 5; từ 10/1 đến 20/1: 3; sau 20/1: 0`.

No rule of a scale reads several days or several spans of lateness, so they become options, each
in the table's own words; only where the spans follow one another without a hole.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.text import has_figure

_FLAGS = re.IGNORECASE
_BEFORE = re.compile(
    r"\b(?:trước|đến hết|đến|chậm nhất|muộn nhất|hạn)\b(?: (?:là|vào))?(?: ngày)?\s*@", _FLAGS
)
_AFTER = re.compile(
    r"\b(?:sau|từ sau|từ|quá)\b(?: (?:là|vào))?(?: ngày)?\s*@(?: (?:trở đi|về sau))?", _FLAGS
)
_BETWEEN = re.compile(
    r"\b(?:từ|sau|trong khoảng)(?: ngày)?\s*@\s*(?:đến|tới|-)(?: hết)?(?: ngày)?\s*@"
    r"|@\s*(?:đến|tới|-)(?: hết)?(?: ngày)?\s*@",
    _FLAGS,
)
_TIMELY = re.compile(
    r"\b(?:đúng (?:hạn|thời hạn|thời gian|tiến độ|quy định)|kịp thời|trong hạn|trước (?:thời )?hạn|sớm)\b",
    _FLAGS,
)
_LATE = re.compile(r"\b(?:chậm|trễ|muộn|quá hạn|quá thời hạn)\b", _FLAGS)
_SPAN = re.compile(r"\b(?P<unit>ngày|giờ|phút|tuần|tháng)\b", _FLAGS)
_MORE = re.compile(
    r"\b(?:và|hoặc|hay|đồng thời|nhưng|trừ|riêng|mà|kèm|với điều kiện|phải)\b", _FLAGS
)


class _Span(NamedTuple):
    """From when to when, both days of a year; None where it is open."""

    first: date | None
    last: date | None


def are_calendar_levels(clauses: Sequence[Clause]) -> bool:
    """Whether levels are spans of days, or of lateness, that leave no hole and do not overlap."""
    return len(clauses) > 1 and (_by_date(clauses) or _by_lateness(clauses))


def _by_date(clauses: Sequence[Clause]) -> bool:
    spans = [_span(one) for one in clauses if one.days]
    rest = [one for one in clauses if not one.days]
    if len(spans) < 2 or None in spans or not all(_is_never(one) for one in rest):
        return False
    known = [one for one in spans if one is not None]
    if known[0].first is not None or any(one.first is None for one in known[1:]):
        return False
    return all(a.last is not None and _meets(a.last, b.first) for a, b in pairwise(known))


def _meets(last: date, first: date | None) -> bool:
    """The next span begins on the day on which the one before it ends, or on the day after."""
    return first is not None and timedelta(0) <= first - last <= timedelta(1)


def _span(clause: Clause) -> _Span | None:
    days = [_day(one) for one in clause.days]
    words = clause.condition
    for pattern, many in ((_BETWEEN, 2), (_BEFORE, 1), (_AFTER, 1)):
        match = pattern.search(words)
        if match is None or len(days) != many:
            continue
        rest = f"{words[: match.start()]} {words[match.end() :]}"
        if has_figure(rest) or _MORE.search(rest) or "@" in rest or None in days:
            return None
        if many == 2:
            return _Span(days[0], days[1])
        return _Span(None, days[0]) if pattern is _BEFORE else _Span(days[0], None)
    return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text if len(text) > 5 else f"2024-{text}")
    except ValueError:
        return None


def _is_never(clause: Clause) -> bool:
    """`không nộp`, `còn lại`."""
    words = clause.condition
    return c.is_else(words) or (
        c.is_zero(words) and not has_figure(words) and not _MORE.search(words)
    )


def _by_lateness(clauses: Sequence[Clause]) -> bool:
    late = [one for one in clauses if _LATE.search(one.condition) and has_figure(one.condition)]
    rest = [one for one in clauses if one not in late]
    timely = [
        one for one in rest if _TIMELY.search(one.condition) and not has_figure(one.condition)
    ]
    others = [one for one in rest if one not in timely]
    if len(timely) != 1 or len(late) < 2 or not all(_is_never(one) for one in others):
        return False
    units = {
        match["unit"].casefold() if (match := _SPAN.search(one.condition)) else "" for one in late
    }
    found = [c.read_range(one.condition) for one in late]
    if len(units) > 1 or "" in units or None in found:
        return False
    spans = [one[0] for one in found if one is not None]
    words = [one[1] for one in found if one is not None]
    if any(has_figure(text) or _MORE.search(text) for text in words) or any(
        one.days for one in clauses
    ):
        return False
    if spans[0].low is not None and spans[0].low > 1:
        return False
    last = spans[-1]
    ends = last.high is None or any(c.is_else(one.condition) for one in others)
    return ends and all(_follows(a, b) for a, b in pairwise(spans))


def _follows(a: c.Range, b: c.Range) -> bool:
    if a.high is None or b.low is None:
        return False
    if a.high == b.low:
        return a.under != b.over
    return b.low - a.high == 1 and not a.under and not b.over
