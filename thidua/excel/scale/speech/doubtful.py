"""What the figures of a wording leave open: the sign within them, what they count, once or by each percent."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from thidua.excel.scale.speech.clause import Cap, Clause
from thidua.excel.scale.speech.conditions import NAMED, denies
from thidua.excel.scale.speech.measures import thing_words
from thidua.excel.scale.speech.text import AWARD, MINUS, PLUS, has_figure, phrase
from thidua.excel.scale.speech.things import Reading
from thidua.excel.scale.speech.vocabulary import BODIES, LATE, ONE, TIMES

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


def tell_doubtful(found: Reading, clauses: Sequence[Clause], top: Fraction, title: str) -> None:
    """Tells of each clause whose figures two people would read differently."""
    for one in _of_either_sign(clauses):
        found.leave(one, "separator")
    for one in [*_of_what_is_reached(clauses), *_below_the_worst(clauses)]:
        found.leave(one, "minus" if one.side == MINUS else "words")
    for one in _ceilings(clauses, top):
        found.leave(one, "cap")
    for one in _of_several(clauses):
        found.leave(one, "words")
    for before, one in pairwise(clauses):
        alike = before.gives and one.gives and before.side == one.side
        if alike and before.each and _OF_SOME.match(one.condition):
            found.leave(one, "words")
        elif alike and one.side == MINUS and one.per and _may_be_by_the_same(before, one):
            found.leave(before, "once")
            before.each = True
    for one in clauses:
        if (
            one.gives
            and one.side == MINUS
            and (_counts_twice(one, title) or _again_of_each(one) or _MAY_TAKE.search(one.text))
        ):
            found.leave(one, "words")
        elif one.gives and one.side == MINUS and _may_be_steps(one, clauses, title):
            found.leave(one, "once")


_OF_SOME = phrase(
    rf"\W*(?:riêng (?:(?:đối )?với )?(?:các )?(?:{BODIES}|khối|nhóm)\b|(?:(?:đối )?với )?(?:các )?(?:khối|lớp|hạng|nhóm) (?:\d|chọn\b|chuyên\b|đầu\b|cuối\b))"
)
"""`Mỗi HS yếu trừ 2 điểm; riêng lớp chọn trừ 5 điểm`: in place of the first, of some units."""


_WHO = phrase(
    rf"\W*(?:(?:(?:đối )?với|các|những) )*(?P<who>(?:{BODIES}|khối|cụm|nhóm|phường|cá nhân|lãnh đạo|nhân viên)\b[^:;,\d]{{0,20}}):"
)


def _of_several(clauses: Sequence[Clause]) -> list[Clause]:
    """`Khối A: vắng 1 buổi trừ 2 điểm; khối B: vắng 1 buổi trừ 1 điểm`: the one or the other, and never both."""
    given = [
        (one, match["who"].casefold())
        for one in clauses
        if one.gives and (match := _WHO.match(one.condition))
    ]
    return [one for one, _ in given] if len({who for _, who in given}) > 1 else []


def _may_be_by_the_same(before: Clause, one: Clause) -> bool:
    """`Chậm từ 1 đến 5 ngày trừ 1 điểm; chậm trên 5 ngày trừ 2 điểm cho mỗi văn bản`: of each the first, too?"""
    first, second = (each.condition.casefold().split()[:1] for each in (before, one))
    return bool(first) and first == second and not before.each and has_figure(before.condition)


def done_worse(before: Clause, one: Clause) -> bool:
    """`Mỗi báo cáo 2 điểm. Nộp chậm trừ 1 điểm`, `Mỗi CB đạt chuẩn 1 điểm; CB không đạt chuẩn trừ 1 điểm`: each of
    those that were counted, perhaps."""
    words = thing_words(one.condition)
    counted = _EACH_THING.match(before.text) is not None
    same = counted and bool(words) and words <= thing_words(f"{before.condition} {before.per}")
    return bool(_LATE_ALONE.fullmatch(one.condition)) or (denies(one.condition) and same)


_LATE_ALONE = phrase(
    rf"\W*(?:(?:nếu|khi|nộp|gửi|báo cáo|thực hiện|bị|để) )*(?:{LATE}|sai|sót|thiếu)(?: (?:hạn|sót|giờ))*\W*"
)
_MAY_TAKE = phrase(r"\bcó thể (?:bị |được )?(?:trừ|phạt)\b")
"""`2 điểm/lần (có thể trừ hết)`: the limit of what comes again, or another loss, for whoever deserves it?"""


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


def _of_what_is_reached(clauses: Sequence[Clause]) -> list[Clause]:
    """`Nhất 10 điểm; nhì 8 điểm; đồng giải 80% số điểm`: of the prize that is shared, and not of all."""
    levels = {one.value for one in clauses if one.is_level and one.value and not one.part}
    return [one for one in clauses if one.part and len(levels) > 1]


def _below_the_worst(clauses: Sequence[Clause]) -> list[Clause]:
    """`Mỗi bài 1 điểm; không có bài trừ 1 điểm`, `Tăng 2 hội viên: 10 điểm; không tăng: 0 điểm; giảm trừ 1 điểm/hội
    viên`: taken where there is nothing left to take from."""
    given = [one for one in clauses if one.gives and one.side == AWARD]
    taken = [one for one in clauses if one.gives and one.side == MINUS]
    counted = bool(given) and all(one.each for one in given)
    words = [_direction(one) for one in given]
    least = min((one.value for one in given), default=None) == 0
    found = []
    for one in taken:
        nothing = counted and _HAS_NONE.match(one.condition) and not one.each
        back = "" if "%" in one.text else _BACK.get(_direction(one), "")
        if nothing or (back and len(given) > 1 and (back in words or least)):
            found.append(one)
    return found


_HAS_NONE = phrase(r"\W*(?:nếu )?(?:không|chưa) có\b")
_BACK = {"tăng": "giảm", "giảm": "tăng"}
_DIRECTION = phrase(r"\W*(?:(?:nếu|khi|cứ|không|mỗi|để) )*(?P<way>tăng|giảm)\b(?! trừ)")


def _direction(one: Clause) -> str:
    """Which way a clause says that its figure went; "" for none."""
    match = (
        _DIRECTION.match(one.condition) or _DIRECTION.match(one.name) or _DIRECTION.match(one.text)
    )
    return match["way"].casefold() if match is not None else ""


def _ceilings(clauses: Sequence[Clause], top: Fraction) -> list[Clause]:
    """`Có giải cộng 1 điểm/giải, không quá điểm tối đa`: what the points and the bonus come to together."""
    sides = {one.side for one in clauses if one.gives}
    if PLUS not in sides:
        return []
    behind = {
        id(one)
        for before, one in pairwise(clauses)
        if before.side == PLUS and one.is_limit and one.joined and one.cap == Cap(top)
    }
    return [
        one
        for one in clauses
        if _NO_MORE_THAN_ALL.search(one.text) or (AWARD in sides and id(one) in behind)
    ]


_NO_MORE_THAN_ALL = phrase(
    r"\bkhông (?:được )?(?:vượt )?quá (?:số |mức |tổng )*điểm (?:tối đa|chuẩn|của (?:mục|tiêu chí))\b"
)


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
