"""What the figures of a wording leave open: the sign within them, what they count, once or by each percent."""

import re
from collections.abc import Sequence

from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.conditions import NAMED
from thidua.excel.scale.speech.text import MINUS, phrase
from thidua.excel.scale.speech.things import Reading
from thidua.excel.scale.speech.vocabulary import LATE, ONE, TIMES

_ALONE = r"(?<![\d.,/])"
_POINT_AND_THREE = re.compile(rf"{_ALONE}[1-9]\d{{0,2}}\.\d{{3}}(?![\d.,])")
_POINT_AND_TENTHS = re.compile(rf"{_ALONE}\d+\.\d{{1,2}}(?![\d.,/])")
_COMMA_AND_THREE = re.compile(rf"{_ALONE}[1-9]\d{{0,2}},\d{{3}}(?![\d.,])")
_COMMA_AND_TENTHS = re.compile(rf"{_ALONE}\d+,\d{{1,2}}(?![\d.,/])")
_LONG = "ngày|giờ|phút|tuần|tháng"
_BY_LATENESS = phrase(rf"\b(?:{LATE})\b")
_SO_LATE = phrase(rf"\b(?:{LATE}) (?:thêm )?(?:{ONE}|mỗi) (?P<unit>{_LONG})\b")
_OF_EACH = phrase(rf"\bmỗi (?!(?:{TIMES}|một|01|1)\b)[^\W\d_]")
_BY_ONE = phrase(
    rf"\bquá (?P<n>(?:1|0[.,]\d+)%)|\b(?:quá|trên|hơn) (?P<m>(?:{ONE}) (?:{TIMES}|phút)\b)"
)


def tell_doubtful(found: Reading, clauses: Sequence[Clause], title: str) -> None:
    """Tells of each clause whose figures two people would read differently."""
    for one in _of_either_sign(clauses):
        found.leave(one, "separator")
    for one in clauses:
        if one.gives and one.side == MINUS and (_counts_twice(one, title) or _again_of_each(one)):
            found.leave(one, "words")
        elif one.gives and one.side == MINUS and _may_be_steps(one, clauses, title):
            found.leave(one, "once")


def _of_either_sign(clauses: Sequence[Clause]) -> list[Clause]:
    """`Từ 3.200 trở lên: 10 điểm; từ 2.5 đến dưới 3.200: 5 điểm`: thousands, or a fraction? `1,500` alone, too."""
    words = {id(one): NAMED.sub(" ", one.text) for one in clauses}
    said = "\n".join(words.values())
    points = _POINT_AND_TENTHS.search(said) is not None
    commas = _COMMA_AND_TENTHS.search(said) is None
    return [
        one
        for one in clauses
        if (points and _POINT_AND_THREE.search(words[id(one)]))
        or (commas and _COMMA_AND_THREE.search(words[id(one)]))
    ]


def _counts_twice(one: Clause, title: str) -> bool:
    """`Chậm 1 ngày trừ 0,5 điểm/đơn hàng`, `Quá hạn trừ 0,5 điểm/ngày/hồ sơ`: how late, and how many of them;
    what is entered is one figure."""
    units = [unit.split()[0] for unit in re.split(r"\s*/\s*", one.per.casefold()) if unit]
    things = [unit for unit in units if not re.fullmatch(TIMES, unit)]
    if not units or not _BY_LATENESS.search(f"{title} {one.text}"):
        return False
    if len(units) > 1:
        return bool(things) and any(re.fullmatch(_LONG, unit) for unit in units)
    if things:
        return _SO_LATE.search(one.text) is not None
    return bool(re.fullmatch(_LONG, units[0]) and _OF_EACH.search(one.text))


def _again_of_each(one: Clause) -> bool:
    """`Xin lùi từ lần thứ hai: trừ 5 điểm/văn bản`, `Mỗi hồ sơ trả lại từ lần thứ hai trừ 1 điểm`: the second time of
    each of these, or of all together?"""
    if not (one.free and _NTH_TIME.search(one.text)):
        return False
    other = one.per and not re.match(rf"(?:{TIMES})\b", one.per.casefold())
    named = (
        one.per.casefold() in one.condition.casefold()
    )  # `Báo cáo chậm từ lần thứ 2: 1 điểm/báo cáo`
    return bool((other and not named) or _EACH_THING.match(one.text))


_NTH_TIME = phrase(r"\b(?:lần|lượt) thứ\b")
_EACH_THING = phrase(rf"\W*(?:mỗi|từng|cứ) (?!(?:{TIMES}|một|01|1)\b)[^\W\d_]")


def _may_be_steps(one: Clause, clauses: Sequence[Clause], title: str) -> bool:
    """`Hao hụt quá 1% trừ 2 điểm`: once, or for each percent? Where 1 % is said to be allowed, once."""
    match = None if one.each or one.all else _BY_ONE.search(one.condition)
    others = " ".join([title, *(other.text for other in clauses if other is not one)])
    return match is not None and (match["n"] or match["m"]) not in others.replace(" %", "%")
