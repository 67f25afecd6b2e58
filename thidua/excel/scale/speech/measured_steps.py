"""From a bound on, step by step, in a unit of its own: `không quá 30 phút: 20 điểm; cứ quá 5 phút trừ
2 điểm`."""

import re
from fractions import Fraction

from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.conditions import Range, decimal, read_range
from thidua.excel.scale.speech.text import MINUS, NUMBER, figure, phrase
from thidua.excel.scale.speech.things import Reading
from thidua.excel.scale.speech.vocabulary import PAST, SHORT

_STEP = phrase(
    rf"\W*(?:(?P<down>{SHORT})|(?P<up>{PAST}|chậm))(?: (?:quá|mất|đi|lên|xuống|thêm))* (?:(?P<n>{NUMBER}) )?(?P<unit>[^\W\d_][^\d,;:]*?)\W*"
)

_UNIT_FIRST = phrase(rf"^(\D*?) ({SHORT}|{PAST}|chậm)$")
"""`mỗi giờ chậm`."""
_PAST_BOUND = phrase(
    rf"\W*(?:(?P<down>{SHORT})|(?P<up>{PAST}|chậm))(?: quá)? (?P<bound>{NUMBER}) (?P<unit>[^\W\d_][^\d,;:]*?)[,:]? (?P=unit)\W*"
)
"""`vượt 40 giờ: cứ 4 giờ trừ 1 điểm`: the bound once more."""
_MEASURED = phrase(
    r"(?:giờ|phút|giây|lít|m3|kg|kilogam|gam|tạ|tấn|km|ki-lô-mét|mét|m|m2|ha|sào|kwh|độ|(?:nghìn|triệu|tỷ)(?: đồng)?|đồng)"
)
"""What is measured, and not counted one by one: each single unit of it is a step, too."""


def read_measured_steps(
    found: Reading, rest: list[Clause], top: Fraction, _title: str
) -> list[Clause]:
    """The rule of a level with a bound in some unit, and of what several such units beyond it take;
    so much for each single thing that is counted is a deduction, and no rule."""
    levels = [one for one in rest if one.is_level]
    off = [one for one in rest if one.gives and one.side == MINUS and one.each]
    span = read_range(levels[0].condition) if len(levels) == 1 else None
    words = _UNIT_FIRST.sub(r"\2 \1", off[0].condition) if len(off) == 1 else ""
    again = _PAST_BOUND.fullmatch(words)
    step = again or _STEP.fullmatch(words)
    if span is None or step is None or levels[0].points != top or found.rule is not None:
        return rest
    more = step.groupdict().get("n")
    every = figure(more) if more and off[0].every == 1 else off[0].every
    bound = _bound(span[0], down=bool(step["down"]))
    if again is not None and bound != figure(again["bound"]):
        return rest
    unit = " ".join(step["unit"].casefold().split())
    counted = every == 1 and not _MEASURED.fullmatch(unit)
    if off[0].every_share or counted or bound is None:
        return rest
    if not re.search(rf"(?:^|\s){re.escape(unit)}(?:\s*/.*)?\W*$", span[1].casefold()):
        return rest
    below = "below" if step["down"] else "above"
    start = {} if step["down"] else {"start": "max"}
    found.rule = {
        "kind": "steps", below: decimal(bound), "first": "0", "every": decimal(every),
        "each": decimal(off[0].value), **start,
    }  # fmt: skip
    found.measure = unit
    return [one for one in rest if one not in (levels[0], off[0])]


def _bound(span: Range, *, down: bool) -> Fraction | None:
    """Where the steps begin; None where the level is open on that side, or ends on both."""
    if span.share or (span.low is not None and span.high is not None and not span.exact):
        return None
    return span.low if down else span.high
