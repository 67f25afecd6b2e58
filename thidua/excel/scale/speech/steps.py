"""From a bound on, step by step: `cứ thiếu 1% trừ 0,5 điểm`, `mỗi 1% vượt cộng 0,1 điểm`."""

import re
from dataclasses import dataclass
from fractions import Fraction

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clauses import MINUS, PLUS, Clause
from thidua.excel.scale.speech.conditions import decimal
from thidua.excel.scale.speech.text import NUMBER, even, figure, has_figure
from thidua.excel.scale.speech.things import FLAGS, Reading, Rule, Thing, loaded

_SHORT = re.compile(
    r"\b(?:thiếu|giảm|hụt|thấp hơn|kém|dưới|chưa đạt|không đạt|ít hơn|tụt|sụt)\b", FLAGS
)
_OVER = re.compile(r"\b(?:vượt|tăng|cao hơn|trên|hơn|thêm|quá|nhiều hơn)\b", FLAGS)
_ALL = re.compile(
    r"\b(?:đạt|đủ|hoàn thành|thực hiện|thu)\b.*\b(?:kế hoạch|chỉ tiêu|dự toán|yêu cầu|đăng ký)\b"
    r"|\b(?:hoàn thành|đủ|đạt đủ)\b",
    FLAGS,
)
_FROM = re.compile(rf"\b(?:trên|vượt|quá|hơn|từ|dưới)(?: mức)? (?P<n>{NUMBER})(?P<p>%)?", FLAGS)
ALL = Fraction(100)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: how far, in percent or not, down or up; the bound where it is said beside it."""

    every: Fraction
    share: bool
    down: bool
    bound: Fraction | None


def read_steps(found: Reading, rest: list[Clause], top: Fraction, title: str) -> list[Clause]:
    """The rule, or the bonus item, of one clause that counts steps."""
    steps = [(one, step) for one in rest if one.gives and one.each and (step := _step(one))]
    if len(steps) != 1 or found.rule is not None:
        return rest
    one, step = steps[0]
    if one.side == MINUS:
        return _off(found, rest, one, step, top, title)
    if one.side == PLUS and not step.down:
        return _more(found, rest, one, step)
    return rest


def _step(clause: Clause) -> Step | None:
    """How far one step is; None where a clause counts no steps of a percent."""
    words = clause.condition
    every, share = clause.every, clause.every_share
    down, over = bool(_SHORT.search(f"{words} {clause.per}")), bool(_OVER.search(words))
    if not share:
        match = re.search(rf"(?P<n>{NUMBER})%", words)
        if match is None or every != 1:
            return None
        every, share = figure(match["n"]), True
        words = words.replace(match[0], " ", 1)
    bound = None
    if has_figure(words):
        match = _FROM.search(words)
        if match is None or has_figure(words.replace(match[0], " ", 1)):
            return None
        bound = figure(match["n"])
        if not (down and over):
            over = over and not down
    if down == over or loaded(words):
        return None
    return Step(every, share, down, bound)


def _off(
    found: Reading, rest: list[Clause], one: Clause, step: Step, top: Fraction, title: str
) -> list[Clause]:
    """Points taken off a full criterion."""
    levels = [each for each in rest if each.is_level]
    if len(levels) > 1 or any(level.points != top for level in levels):
        return rest
    bound, said = _bound(levels[0] if levels else None, title, step)
    if step.bound is not None:
        bound, said = (step.bound, bound in (None, step.bound) or not levels)
    found.rule = _rule(step, bound if bound is not None else ALL, one.value)
    if not step.down:
        found.rule["start"] = "max"
    found.share = step.share
    if not said:
        found.leave(one, "bound")
    if one.cap is not None and one.cap.points != top:
        found.leave(one, "cap")
    limits = [each for each in rest if each.is_limit]
    for each in limits:
        if each.cap is not None and each.cap.points != top:
            found.leave(each, "cap")
    return [each for each in rest if each is not one and each not in levels and each not in limits]


def _rule(step: Step, bound: Fraction, each: Fraction) -> Rule:
    return {
        "kind": "steps",
        "below" if step.down else "above": decimal(bound),
        "first": "0",
        "every": decimal(step.every),
        "each": decimal(each),
    }


def _bound(level: Clause | None, title: str, step: Step) -> tuple[Fraction | None, bool]:
    """Where the steps begin, and whether it was said."""
    texts = [level.condition] if level else []
    for text in [*texts, even(title)]:
        found = c.read_range(text)
        if found and found[0].share == step.share and not has_figure(found[1]):
            one = found[0]
            bound = one.low if one.low is not None else one.high
            return bound, bool(level) and not loaded(found[1])
    if level is not None and _ALL.search(level.condition):
        return ALL, True
    return None, False


def _more(found: Reading, rest: list[Clause], one: Clause, step: Step) -> list[Clause]:
    """A bonus that grows with every step past a bound."""
    bound = step.bound
    thing = Thing(
        one.name, one.at, rule=_rule(step, bound if bound is not None else ALL, one.value)
    )
    thing.cap = one.cap.points if one.cap else None
    after = [each for each in rest if each.is_limit and each.joined and each.at == one.at]
    if thing.cap is None and after and after[0].cap is not None:
        thing.cap = after[0].cap.points
        rest = [each for each in rest if each is not after[0]]
    found.bonus.items.append(thing)
    if bound is None or thing.cap is None:
        found.leave(one, "bound")
    return [each for each in rest if each is not one]
