"""Which items of a list of bonuses or deductions count each time, and of which nobody says it."""

import re
from collections.abc import Iterator, Sequence

from thidua.excel.scale.draft.draft import Doubt, Whole
from thidua.excel.scale.rows.line import Line
from thidua.excel.scale.speech.lists import is_capped_once
from thidua.excel.scale.speech.recurrence import is_event, may_come_again, names_deeds
from thidua.excel.scale.speech.text import MINUS, PLUS
from thidua.excel.scale.speech.things import Thing

_AWARD = re.compile(
    r"\b(?:bằng khen|giấy khen|cờ|hu[aâ]n chương|huy chương|danh hiệu|khen|tặng|công nhận|xếp|đạt chuẩn|hoàn thành)\b",
    re.IGNORECASE,
)
"""What a unit is given once in its year."""


def count_each(
    whole: Whole, line: Line, things: Sequence[Thing], side: str, *, by_words: bool
) -> Iterator[Doubt]:
    """Settles which items count each time; `by_words`: those that do would say so in words, and not in a
    column. Asks about faults that don't (`Đi muộn | Trừ 2 điểm`) among others that do."""
    mixed = side == MINUS and (line.n in whole.breath or any(thing.each for thing in things))
    told = whole.marked and (by_words or side == PLUS) and not mixed
    for thing in things:
        plain = not (thing.rule or thing.share or thing.disqualifies)
        thing.each |= bool(line.each and plain)
        again = _may_come_again(thing)
        likely = not told and again
        if told and again and side == MINUS and is_event(thing.name):
            thing.each = True
            yield Doubt(line, "once")
        if (likely and (side == MINUS or names_deeds(thing.name))) or is_capped_once(thing):
            thing.each = True  # the likelier one
            whole.by_custom = True


def _may_come_again(thing: Thing) -> bool:
    """`Lớp bẩn | -5`: once by its words, each time by custom; `không ký giao ước` is once."""
    once = thing.each or thing.rule or thing.share or thing.disqualifies
    return not once and may_come_again(thing.name)


def is_open(thing: Thing) -> bool:
    """`Giải cấp tỉnh | 5`: once, or for each? `Bằng khen` is given once in its year."""
    return _may_come_again(thing) and not (thing.best_of or _AWARD.search(thing.name))
