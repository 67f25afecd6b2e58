"""So much for each of something, as the way to a criterion's points."""

import re
from fractions import Fraction
from itertools import takewhile

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.conditions import decimal
from thidua.excel.scale.speech.lists import by_number, names_which
from thidua.excel.scale.speech.measures import thing_words
from thidua.excel.scale.speech.text import (
    AWARD,
    MINUS,
    NUMBER,
    ONLY,
    PLUS,
    figure,
    has_figure,
    phrase,
)
from thidua.excel.scale.speech.things import FLAGS, Reading, loaded

BOUND_TO = phrase(rf"\b(?:nếu|khi|trường hợp|phải|{ONLY}|mới(?= (?:được|tính|cộng|có|xét)))\b")


AT_LEAST = phrase(r"\b(?:ít nhất|tối thiểu)(?= (?:\d+|một|hai|ba|bốn|năm)\b)")
_A_SINGLE = phrase(r"\bmột(?= (?!trong|số|phần|cách|nửa|loại|lần|ít)[^\W\d_]+)")
"""`Hoàn thành một chuyên đề`."""
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_BINDS = phrase(r"\b(?:mới (?:tính|xét|được|cộng)|chia (?:đôi|đều|cho|theo))\b")
"""`Mỗi giải được 2 điểm (đồng giải chia đôi)`: a count has no name that would keep it."""
_GROWTH = phrase(
    r"(?:(?:tăng|giảm)(?: (?:thêm|được))* ?)(?P<base>so với (?:cùng kỳ|(?:năm(?: học)?|kỳ|quý|tháng)(?: liền)? (?:trước|kề))(?: năm trước)?)?"
)
"""`Cứ tăng 1% so với năm trước được 2 điểm`: what is entered is the growth."""
_ONE_IN_EACH = phrase(
    r"\W*(?:tháng|quý|học kỳ|kỳ|tuần|năm|đợt|chi bộ|tổ|lớp|khối|đơn vị) (?:[^\W\d_]+ ){0,2}(?:01|1) [^\W\d_]"
)
"""`Mỗi học kỳ 1 chuyên đề được 3 điểm`: each of them that has one."""


def is_each(one: Clause, rest: list[Clause], top: Fraction) -> bool:
    """`Có 01 thư khen được 1 điểm, tối đa 5 điểm` of 5, `10 món: 1 điểm, tối đa 5 điểm`, `01 công trình = 10 điểm`
    of 20: each of them, or each so many."""
    found = c.read_range(_A_SINGLE.sub("1", one.condition))
    after = takewhile(lambda each: not each.gives, rest[rest.index(one) + 1 :])
    caps = [each.cap for each in (one, *after) if each.cap is not None]
    once = found is not None and found[0].exact and found[0].low and not found[0].share
    many = found[0].low if found is not None and found[0].low else Fraction(1)
    capped = len(caps) == 1 and caps[0].points == top and not caps[0].side
    equals = not caps and "=" in one.text and one.value and (top / one.value).denominator == 1
    whole = one.value and (top / one.value).denominator == 1
    if (
        not once
        or one.value >= top
        or not (capped or equals)
        or (many > 1 and not (capped and whole))
    ):
        return False
    assert found is not None
    one.each, one.every, one.condition = True, many, " ".join(found[1].split())
    return True


def says_top(clause: Clause, top: Fraction) -> bool:
    """`tối đa 10 điểm` of a criterion worth 10."""
    return bool(clause.is_limit and clause.cap and clause.cap.points == top and not clause.cap.side)


def read_counts(found: Reading, rest: list[Clause], top: Fraction, _title: str) -> list[Clause]:
    """`Mỗi sáng kiến được 1 điểm, không quá 5 điểm`; or nothing but the maximum, said again."""
    if found.rule is not None:
        return rest
    awards = [one for one in rest if one.each and one.gives and one.side == AWARD]
    awards = awards or _counted_bonus(rest, top)
    if not awards:
        gives = any(one.gives for one in rest)
        return rest if gives else [one for one in rest if not says_top(one, top)]
    one = awards[0]
    limited = one.cap is not None or any(says_top(other, top) for other in rest)
    if len(awards) == 1 and one.value == top and not (one.per or limited):
        # `Mỗi thôn có nhà văn hóa được 10 điểm` of 10: all of them, where what is short is taken off
        if any(other.gives and other.side == MINUS and other.each for other in rest):
            found.described.append(one)
            return [other for other in rest if other is not one]
        found.leave(one, "words")
    grown = _GROWTH.fullmatch(one.condition) if one.every_share else None
    shares = one.every_share and (grown is not None or _counts_shares(one, rest, top))
    if grown is not None:
        one.condition = ""
        if not grown["base"]:
            found.leave(one, "bound")
    if one.every == 1 and not (shares or one.free):
        found.rule = {"kind": "count", "each": decimal(one.value)}
    else:
        found.rule = by_number(one)
        found.share |= shares  # `cứ 10% đoàn viên tham gia được 2 điểm`
    if one.value > top > 0:
        found.leave(one, "top")  # `Mỗi giải được 5 điểm` of 2
    if len(awards) > 1:
        found.leave(one, "several")
    elif (
        (one.every_share and not shares)
        or one.days
        or (_bounds(one) and not _is_product(one.condition, one, top))
        or (BOUND_TO.search(one.condition) and c.read_range(one.condition) is not None)
        or loaded(f"{one.condition}\n{one.per}")
        or any(_BINDS.search(said) for said in _IN_BRACKETS.findall(one.text))
    ):
        found.leave(one, "words")
    limits = [
        other
        for other in rest
        if other.is_limit and other.cap and other.cap.side != MINUS and other.at == one.at
    ][:1]
    for cap in [one.cap, *(other.cap for other in limits)]:
        if cap is not None and cap.points != top:
            found.leave(one, "cap")
    used = [one, *limits]
    product = [o for o in rest if not o.gives and _is_product(o.condition, one, top)]
    if product and any(o.gives and o.side == MINUS for o in rest):
        found.leave(one, "minus")  # `2 lần/tuần, mỗi lần 10 điểm: bẩn trừ 2 điểm/lỗi` of 20
    used += product
    found.described += used
    used += said_again(rest, top)
    return [o for o in rest if o not in used and not says_top(o, top)]


def read_first(found: Reading, rest: list[Clause], top: Fraction, _title: str) -> list[Clause]:
    """`Có 1 công trình: 5 điểm; từ công trình thứ 2 thêm 1 điểm`: the first has a price of its own."""
    giving = [one for one in rest if one.gives]
    others = [one for one in rest if not one.gives and not says_top(one, top)]
    if found.rule is not None or len(giving) != 2 or others:
        return rest
    one, more = giving
    span = c.read_range(c.counted(one.condition)) if one.is_level else None
    nth = (more.free, more.condition) if more.free else c.read_nth(more.condition)
    limits = [each.cap for each in giving if each.cap and each.cap.points != top]
    if span is None or nth is None or nth[0] != 1 or limits or more.side == MINUS:
        return rest
    single = span[0].exact and span[0].low == 1 and not span[0].share
    alike = thing_words(f"{nth[1]} {more.per}") <= thing_words(f"{span[1]}")
    if not (single and alike and more.value <= one.value < top) or more.every != 1:
        return rest
    if any(has_figure(said) or loaded(said) for said in (span[1], nth[1])):
        return rest
    first, each = decimal(one.value - more.value), decimal(more.value)
    found.rule = {"kind": "steps", "above": "0", "first": first, "every": "1", "each": each}
    found.ends += [one.value, Fraction(1), Fraction(2)]
    one.condition, more.condition, one.resolved, more.resolved = "", "", True, True
    more.each, more.per = True, more.per or " ".join(span[1].split())
    return []


def said_again(rest: list[Clause], top: Fraction) -> list[Clause]:
    """`Mỗi mô hình 2 điểm, từ 5 mô hình trở lên 10 điểm, không có 0 điểm` of 10: levels that so much for each
    comes to anyway."""
    awards = [one for one in rest if one.each and one.gives and one.side == AWARD]
    if len(awards) != 1 or awards[0].every != 1 or awards[0].every_share or awards[0].free:
        return []
    one = awards[0]
    things = thing_words(f"{one.condition} {one.per}")
    found = []
    for level in rest:
        span = c.read_range(c.counted(level.condition)) if level.is_level else None
        low = span[0].low if span is not None and not span[0].share else None
        nothing = c.denies(level.condition) and not has_figure(level.condition)
        full = low is not None and low * one.value == top and not (span[0].over or loaded(span[1]))  # type: ignore[index]
        if full and span is not None and (span[0].exact or span[0].high is None):
            full = thing_words(span[1]) <= things
        if level.is_level and (nothing if level.value == 0 else full and level.value == top):
            found.append(level)
    return found


def _counts_shares(one: Clause, rest: list[Clause], top: Fraction) -> bool:
    """`Cứ 10% đoàn viên tham gia được 2 điểm, tối đa 10 điểm`: from nothing on, up to all the points."""
    up = re.search(r"\b(?:vượt|thiếu|tăng|giảm|trên|dưới)\b", one.text, FLAGS) is None
    said = one.cap is not None or any(says_top(other, top) for other in rest)
    return up and one.every > 0 and (said or one.value * 100 / one.every == top)


def _bounds(one: Clause) -> bool:
    """Whether what is counted holds a figure that is no bound of each: `mỗi công trình từ 50 triệu` is."""
    span = c.read_range(re.sub(r"\b[1-5] sao\b", " ", c.NAMED.sub(" ", one.condition)))
    if span is None:
        return False
    if span[0].exact and span[0].low == 1 and _ONE_IN_EACH.match(one.condition):
        return has_figure(span[1])
    if (span[0].share and not names_which(one.condition)) or span[0].exact:
        return has_figure(one.condition)
    return has_figure(span[1])


def _is_product(words: str, each: Clause, top: Fraction) -> bool:
    """`Sinh hoạt chuyên đề 4 lần/năm; mỗi lần 2,5 điểm` of 10: how many there are, said once."""
    words = AT_LEAST.sub(" ", words)
    figures = [] if "%" in words else re.findall(NUMBER, words)
    many = figure(figures[0]) if len(figures) == 1 else Fraction(1)
    return many > 1 and many * each.value == top and not loaded(words)


def _counted_bonus(rest: list[Clause], top: Fraction) -> list[Clause]:
    """`Mỗi mô hình cộng 1 điểm, tối đa 5 điểm` of a criterion worth 5: how it is reached."""
    each = [one for one in rest if one.each and one.gives and one.side == PLUS]
    if len(each) != 1 or any(one.gives and one is not each[0] for one in rest):
        return []
    caps = [one.cap for one in rest if one.cap is not None]
    fits = len(caps) == 1 and caps[0].points == top and caps[0].side in ("", PLUS)
    return each if fits and not re.search(r"\bthưởng\b", each[0].text, FLAGS) else []
