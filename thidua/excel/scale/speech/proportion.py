"""Points in proportion: a formula in words, or a line between two levels."""

import re
from dataclasses import replace
from fractions import Fraction

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.conditions import Range, decimal
from thidua.excel.scale.speech.formulas import line_rule, read_formula
from thidua.excel.scale.speech.text import NUMBER, figure, has_figure
from thidua.excel.scale.speech.things import FLAGS, Reading, Rule, loaded

_BEYOND = re.compile(
    r"(?:và |nhưng )?(?:được )?(?:tính )?(?:vượt |tối đa |không quá |cao nhất |nhiều nhất |đến |tới )+"
    rf"(?:mức |là |bằng )?(?P<n>{NUMBER})%(?: (?:kế hoạch|chỉ tiêu|điểm chuẩn))?",
    FLAGS,
)
BETWEEN = re.compile(r"\b(?:tuyến tính|đường thẳng|nội suy|theo tỷ lệ|tỷ lệ thuận)\b", FLAGS)


def read_proportion(found: Reading, rest: list[Clause], top: Fraction, _title: str) -> list[Clause]:
    """`Điểm = thực hiện / kế hoạch x 15`, and levels between which points are in proportion."""
    for one in [clause for clause in rest if clause.formula]:
        rest = [other for other in rest if other is not one]
        rule, left = read_formula(one.condition, top)
        if one.cap is not None:
            rest = [replace(one, text="", condition="", formula=False), *rest]
        if rule is None or found.rule is not None or left:
            found.leave(one, "formula")
        found.rule = found.rule or rule
    if found.rule is not None and found.rule["kind"] == "ratio":
        return _ratio_cap(found, _beside_all(found.rule, rest, top), top)
    return rest if found.rule is not None else _between(found, rest, top)


def _beside_all(rule: Rule, rest: list[Clause], top: Fraction) -> list[Clause]:
    """`Hoàn thành chỉ tiêu: 10 điểm; không hoàn thành: chấm theo tỷ lệ`: all of the points for all."""
    levels = [one for one in rest if one.is_level]
    if len(levels) != 1 or levels[0].points != top or not _REACHED.search(levels[0].condition):
        return rest
    span = c.read_range(levels[0].condition)
    if span is not None and (span[0].low != 100 or not span[0].share or has_figure(span[1])):
        return rest
    if span is not None:
        rule["target"] = "100"
    return [one for one in rest if one is not levels[0]]


_REACHED = re.compile(r"^(?!.*\b(?:không|chưa)\b).*\b(?:đạt|hoàn thành|đủ|100%)", FLAGS)


def _ratio_cap(found: Reading, rest: list[Clause], top: Fraction) -> list[Clause]:
    """`tối đa 15 điểm`, `được tính vượt đến 110%`."""
    rule = found.rule
    assert rule is not None
    kept = []
    for one in rest:
        match = _BEYOND.fullmatch(one.text.strip(" .,"))
        if match:
            rule["cap"] = decimal(figure(match["n"]) / 100)
        elif one.is_limit and one.cap is not None and not one.cap.side:
            if one.cap.points > top:
                rule["cap"] = decimal(one.cap.points / top)
            elif one.cap.points < top:
                found.leave(one, "cap")
        else:
            kept.append(one)
    return kept


def _between(found: Reading, rest: list[Clause], top: Fraction) -> list[Clause]:
    """`Đạt 100%: 10 điểm; dưới 80%: 0 điểm; ở giữa tính tuyến tính`."""
    said = [one for one in rest if not one.gives and BETWEEN.search(one.text)]
    levels = [one for one in rest if one.is_level]
    ranges = [c.read_range(one.condition) for one in levels]
    if len(said) != 1 or len(levels) != 2 or None in ranges:
        return rest
    high, low = sorted(levels, key=lambda one: one.value, reverse=True)
    (best, words), (worst, more) = (c.read_range(one.condition) for one in (high, low))  # type: ignore[misc]
    a, b = _end(best, best.low, best.high), _end(worst, worst.high, worst.low)
    if high.points != top or a is None or b is None or a == b or best.share != worst.share:
        return rest
    if has_figure(said[0].text):
        told = c.read_range(said[0].condition)
        if told is None or {told[0].low, told[0].high} != {a, b} or has_figure(told[1]):
            return rest
    found.rule = line_rule(b, a, low.value)
    found.share = best.share
    if any(has_figure(text) or loaded(text) for text in (words, more)):
        found.leave(high, "words")
    return [one for one in rest if one not in (said[0], high, low)]


def _end(span: Range, first: Fraction | None, second: Fraction | None) -> Fraction | None:
    """The bound of a level that looks to the other one; None for a stretch with two ends."""
    if not span.exact and span.low is not None and span.high is not None:
        return None
    return first if first is not None else second
