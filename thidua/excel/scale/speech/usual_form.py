"""Points said in another form than usual, put into the usual one: names and bare figures, dashes for
colons, levels that are said to be added."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clause import MORE, Cap, Clause, amounts_in
from thidua.excel.scale.speech.clauses import read_clauses
from thidua.excel.scale.speech.conditions import Range
from thidua.excel.scale.speech.left_over import as_levels
from thidua.excel.scale.speech.measures import thing_words
from thidua.excel.scale.speech.piece import MADE_OF
from thidua.excel.scale.speech.series import are_parts, fails, falls, is_grade
from thidua.excel.scale.speech.text import (
    AWARD,
    EACH,
    MINUS,
    NUMBER,
    PLUS,
    even,
    figure,
    has_figure,
    phrase,
    side_of,
)
from thidua.excel.scale.speech.things import FLAGS, ONE_OF, TURNS, loaded
from thidua.excel.scale.speech.vocabulary import AT_MOST, IN_TIME, LATE

_NAME_WITH_POINTS = phrase(
    rf"\W*(?P<name>(?:(?:\d+(?:-\d+| - \d+)? )?[^\W\d_].*?)?(?:[^\W\d_]|%)) (?P<n>{NUMBER})\W*"
)
_SHARE_OF_POINTS = phrase(
    rf"\W*(?P<name>[^\W\d_][^\d]*?)(?: (?:được|hưởng|tính|còn|là|đạt))*(?<! đạt) ?[:=]? ?(?:(?P<n>{NUMBER})%(?P<of> (?:tổng )?(?:số )?điểm(?: (?:chuẩn|tối đa))?)?"
    r"|(?P<all>(?:trọn |đủ |toàn bộ )(?:số )?điểm|(?:số )?điểm (?:tối đa|chuẩn)))\W*"
)
_BOUND_OR_VERB = phrase(r"\b(?:trừ|giảm|bớt|mất|cộng|thưởng|từ|dưới|trên|đến|hơn|quá)$")
_NOT_COUNTED = phrase(r" không (?:tính|chấm|có|được)(?: điểm)?\W*$")
_MOST_OF_THEM = phrase(
    rf"\W*\b(?:(?:và|nhưng|song|chỉ|được|tính|cộng|trừ) )*(?:{AT_MOST}|không (?:tính|xét|cộng|trừ) quá)(?: (?:cộng|trừ))* "
    r"(?P<n>\d+) (?P<noun>(?!điểm\b|ngày\b|giờ\b|phút\b)[^\W\d_]+(?: [^\W\d_]+){0,3})\W*$"
)
_HAPPENS = phrase(
    r"\W*(?:(?:nếu|khi|để|có|bị|xảy ra|phát sinh|vi phạm|từ|01|1|một|vụ|việc|trường hợp|lần|trở lên) ?)+\W*"
)
_AIMS = phrase(
    r"\b(?:đạt|hoàn thành|đủ|(?:theo|vượt|giảm|tăng) .*(?:chỉ tiêu|kế hoạch|quy định))\b"
)
_IN_TIME = phrase(
    rf"\W*(?:(?:nộp|gửi|báo cáo|thực hiện|hoàn thành) )*(?:đầy đủ, )?(?:{IN_TIME})\W*"
)
_LATE = phrase(rf"\b(?:{LATE})\b")
_OF_PERIODS = phrase(r"\b(?:tháng|quý|tuần|kỳ|đợt|định kỳ|hằng|hàng)\b")
_IN_TURN = phrase(
    rf"\b(?:lần|vụ|đợt|lỗi|trường hợp)(?: thứ)? \d|\b(?:mỗi|từng|hằng|hàng)\b|{EACH}\b|/"
)
"""`lần 1 trừ 1 điểm; lần 2 trừ 2 điểm`: the second on top of the first, or instead of it? `Mỗi quý thiếu 1
báo cáo trừ 2 điểm; thiếu từ 2 báo cáo trừ 5 điểm`: each quarter."""
_DASHED = phrase(rf"(?P<words>.*[^\W_].*(?<!:)|.*\d%) - (?P<n>{NUMBER}(?: điểm)?)[^\w%]*")
_NOT_UNDER = phrase(r"\bkhông (?:dưới|ít hơn|thấp hơn|quá|vượt)\b")
_IS_DONE = phrase(
    r"\W*(?:(?:vượt|vững mạnh|trong sạch|sạch|cờ|bằng khen|giấy khen|HTXSNV|HTTNV|HTNV|quốc gia|giờ [a-d])\b|đầy đủ|kịp thời|đúng|đủ|có|thực hiện|tổ chức|tham gia|được|tăng|giảm|giữ)\b"
)


def shares_out(text: str, top: Fraction) -> bool:
    """Whether a wording gives names and figures, the first of them all of the points."""
    said = [_NAME_WITH_POINTS.fullmatch(one) for one in re.split(r"(?:[,;]| /) ", text)]
    levels = [one for one in said if one is not None]
    if len(said) < 2 or len(levels) < len(said):
        return False
    if any(has_figure(one["name"]) and c.read_range(one["name"]) is None for one in levels):
        return False
    values = [figure(one["n"]) for one in levels]
    # `không có 8; 1 - 2 vụ 5; trên 2 vụ 0`: of counts that nobody names, nothing is left
    counts = any(one["name"][:1].isdigit() for one in levels)
    return values[0] == top and falls(values) and not (counts and values[-1])


def in_usual_form(clauses: Sequence[Clause], top: Fraction, title: str = "") -> Sequence[Clause]:
    """`Xuất sắc 10, Tốt 8, Khá 6` of 10: points without the word for them."""
    clauses = _dashed(clauses, top) or _all_or_nothing(clauses, top, title) or clauses
    clauses = _shared_out(clauses) or clauses
    made_of = begins_with_sum(clauses, top) and MADE_OF.match(clauses[1].text)
    if made_of or _begins_with_name(clauses, top, title):
        clauses = clauses[1:]  # `Nội vụ: 30 điểm, trong đó: giờ giấc 10 điểm, văn hóa 20 điểm`
    _first_then_each(clauses)
    _limited_in_number(clauses)
    clauses = _one_after_the_other(as_levels(clauses, top), top, title)
    _full_first(clauses, top)
    _nothing_last(clauses)
    if _are_levels(clauses, top) or _add_up(clauses, top):
        for one in clauses:
            one.side = AWARD
    text = "; ".join(one.text for one in clauses)
    head, _, levels_ = text.rpartition(":")
    told = any(one.gives or one.formula for one in clauses)
    if told or not shares_out(levels_, top) or has_figure(head):
        return clauses
    if TURNS.search(head):
        return clauses
    return read_clauses(re.sub(rf" ({NUMBER})(?=[,;]|\W*$)", r": \1 điểm", levels_), clauses[0].at)


def _shared_out(clauses: Sequence[Clause]) -> list[Clause]:
    """`Tốt 100%, khá 80% số điểm`: of which all are shares is said once, at one of them."""
    pieces = re.split(r"[,;](?!\d)", "; ".join(one.text for one in clauses))
    said = [_SHARE_OF_POINTS.fullmatch(piece) for piece in pieces]
    levels = [match for match in said if match is not None]
    shares = [figure(match["n"] or "100") for match in levels]
    told = 0 < sum(bool(match["of"] or match["all"]) for match in levels) < len(levels)
    graded = all(
        is_grade(match["name"]) and not TURNS.search(match["name"]) for match in levels[:-1]
    ) and not any(_BOUND_OR_VERB.search(match["name"]) for match in levels)
    if not (
        told and graded and shares[0] == 100 and falls(shares) and None not in said[: len(levels)]
    ):
        return []
    texts = [f"{match['name']}: {match['n'] or 100}% số điểm" for match in levels]
    rest = [_NOT_COUNTED.sub(": 0 điểm", piece) for piece in pieces[len(levels) :]]
    return read_clauses("; ".join([*texts, *rest]), clauses[0].at)


def begins_with_sum(clauses: Sequence[Clause], top: Fraction) -> bool:
    """`Nội vụ: 30 điểm, giờ giấc 10 điểm, văn hóa 20 điểm` of 30: parts, and what they come to before them; or
    levels."""
    whole, *parts = clauses or [Clause("", 0)]
    sums = whole.is_level and whole.value == top and are_parts(parts, top)
    told = MADE_OF.match(parts[0].text) if sums else None
    levels = falls([one.value for one in clauses]) and not all(one.joined for one in parts)
    plain = all(one.is_level and not (one.days or has_figure(one.condition)) for one in parts)
    unbound = not (TURNS.search(whole.condition) or loaded(whole.condition))
    return bool(sums and plain and unbound and (told or not levels)) and not _is_rated(
        whole.condition
    )


def _begins_with_name(clauses: Sequence[Clause], top: Fraction, title: str) -> bool:
    """`Thể thao 40 điểm (giải nhất 40 điểm, nhì 30 điểm)`: what is scored and its points, before the levels."""
    levels = [one for one in clauses if one.is_level]
    if len(levels) < 3 or clauses[0] is not levels[0] or levels[0].each or levels[0].cap:
        return False
    words, values = levels[0].condition, [one.value for one in levels]
    own = not words or set() < thing_words(words) <= thing_words(title)
    names = not (is_grade(words) or _IS_DONE.match(words) or has_figure(words) or c.denies(words))
    return values[0] == values[1] == top and falls(values[1:]) and (own or names)


def _first_then_each(clauses: Sequence[Clause]) -> None:
    """`Lần 1 trừ 1 điểm, các lần sau trừ 2 điểm`: once, and each of the others."""
    for one, later in pairwise(clauses):
        taken = one.gives and later.gives and one.side == later.side == MINUS
        if not taken or one.each or _FIRST.search(one.text) is None:
            continue
        others = _OTHERS.search(later.text)
        if others is not None and others[0] not in later.name:
            later.name = others[0]
        if others is not None or (later.each and _FROM_TWO.search(later.text)):
            later.each, later.free, one.resolved, later.resolved = True, 0, True, True
            one.condition, later.condition, later.per = "ban đầu", "về sau", ""


_FIRST = phrase(r"\blần (?:1|đầu|thứ (?:1|nhất))\b")
_OTHERS = phrase(r"\b(?:các|những|mỗi) lần (?:sau|tiếp theo|kế tiếp|còn lại)\b")
_FROM_TWO = phrase(r"\b(?:từ )?lần (?:thứ )?(?:2|hai)\b(?! (?:đến|tới))")


def _limited_in_number(clauses: Sequence[Clause]) -> None:
    """`Mỗi giáo trình 5 điểm, tính tối đa 02 giáo trình`, `01 hội nghị 2 điểm (tối đa 3 hội nghị)`: the most that
    they come to, in what is counted."""
    for one, other in pairwise([*clauses[:1], *clauses]):
        match = _MOST_OF_THEM.search(other.text) if not (other.cap or other.days) else None
        counts = other if other.gives else one
        if match is None or not counts.gives or counts.every != 1 or counts.cap:
            continue
        before = other.text[: match.start()]
        if not (amounts_in(before) if counts is other else not before):
            continue  # `Vắng không quá 3 buổi trừ 1 điểm/buổi`
        words = _MOST_OF_THEM.sub("", other.condition)
        said = words if counts is other else counts.condition
        single = c.read_range(said)
        first = single is not None and single[0] == Range(Fraction(1), Fraction(1), exact=True)
        told = " ".join(f"{counts.per} {said}".casefold().split())
        if match["noun"].casefold() in told and (counts.each or first):
            other.cap = Cap(counts.value * figure(match["n"]))
            other.resolved = True
            other.condition = words.strip(" ,(")
            other.name = _MOST_OF_THEM.sub("", other.name).strip(" ,(") or other.per
            if single is not None and not counts.each:
                counts.each, counts.condition = True, " ".join(single[1].split())


def _all_or_nothing(clauses: Sequence[Clause], top: Fraction, title: str) -> list[Clause]:
    """`Không để xảy ra cháy nổ; nếu xảy ra 1 vụ không có điểm`, `Đạt chuẩn (không đạt: 0 điểm)`: all of the
    points for what is asked for, in the words before or in the name."""
    last, before = clauses[-1:], clauses[:-1]
    nothing = last and last[0].is_level and not (last[0].value or last[0].all or last[0].part)
    if not nothing or any(one is not before[0] or not one.is_bare for one in before):
        return []
    name = even(title).partition(even(last[0].text))[0].rstrip("( ")
    asked = before[0] if before else Clause(name, last[0].at, condition=name, name=name)
    said = last[0].condition
    happens = c.is_zero(asked.condition) and _HAPPENS.fullmatch(said)
    if not (happens or (fails(said) and _AIMS.search(asked.condition))):
        return []
    asked.points = top
    return [asked, *last]


def _one_after_the_other(clauses: Sequence[Clause], top: Fraction, title: str) -> Sequence[Clause]:
    """`1 đơn đúng trừ 3 điểm; từ 2 đơn đúng trở lên trừ 5 điểm`, `Không có ai: 20 điểm; có 1 người trừ 10
    điểm; từ 2 người trở lên: 0 điểm`, `Chậm 1-3 ngày trừ 2 điểm; 4-7 ngày trừ 5 điểm; trên 7 ngày: 0 điểm`:
    what is left for none, one, two and more, the first going without saying."""
    giving = [one for one in clauses if one.gives]
    none = giving[:1] if giving and giving[0].is_level and _is_none(giving) else []
    steps = giving[len(none) :]
    others = [one for one in clauses if one not in none and one not in steps]
    timely = all(_IN_TIME.fullmatch(one.condition) for one in others) and others == list(
        clauses[: len(others)]
    )
    if len(steps) < 2 or (none and none[0].points != top) or not (none or timely):
        return clauses
    if any(one.per or one.cap or one.share or _IN_TURN.search(one.text) for one in steps):
        return clauses
    ends = (steps[0], steps[-1])
    if any(
        one.side != MINUS and not (one.is_level and any(one is o for o in ends)) for one in steps
    ):
        return clauses
    found = [c.read_range(c.counted(c.NAMED.sub(" ", one.name))) for one in steps]
    known = [one for one in found if one is not None and not (one[0].share or has_figure(one[1]))]
    if len(known) < len(steps):
        return clauses
    if steps[0].all or steps[0].is_level:  # `từ 2 người thì không tính điểm; 1 người trừ 5 điểm`
        steps, known = steps[::-1], known[::-1]
    spans, things = zip(*((span, thing_words(words)) for span, words in known), strict=True)
    left = [top, *(_what_is_left(one, top) for one in steps)]
    falls = all(a > b for a, b in pairwise(left)) and left[-1] >= 0
    late = _LATE.search(steps[0].text)
    if late and _OF_PERIODS.search(" ".join([title, *(one.text for one in steps)])):
        return clauses  # `Báo cáo tháng chậm 1-3 ngày`: each month
    if not (
        _count_on(spans, ones=not none and left[-1] != 0)
        and falls
        and all(more <= things[0] for more in things)
    ):
        return clauses
    for one, points in zip(steps, left[1:], strict=True):
        one.off = one.side == MINUS and not one.all
        one.side, one.points, one.all, one.each = AWARD, points, False, False
        one.condition = one.name
    unsaid = Clause("", steps[0].at, points=top, condition="không có", name="không có")
    return clauses if none else [unsaid, *steps]


def _is_none(giving: Sequence[Clause]) -> bool:
    """Whether the first of them is for none of what the others count: `không có ai`, `đúng hạn`."""
    timely = len(giving) > 1 and _LATE.search(giving[1].text)
    return c.is_zero(giving[0].condition) or bool(
        timely and _IN_TIME.fullmatch(giving[0].condition)
    )


def _count_on(spans: Sequence[Range], *, ones: bool) -> bool:
    """Whether stretches of a count begin with the first, and each where the one before it ends, down to one
    without an end. `ones`: each of them is a single number but the last."""
    whole = [whole_numbers(span) for span in spans]
    ends = [0, *(last for _, last in whole[:-1])]
    meets = all(
        last is not None and first == last + 1 for (first, _), last in zip(whole, ends, strict=True)
    )
    return (
        meets
        and whole[-1][1] is None
        and not (ones and (not all(s.exact for s in spans[:-1]) or spans[-1].over))
    )


def whole_numbers(span: Range) -> tuple[int, int | None]:
    """The first number of a stretch, and its last; None where it has no end."""
    first = 1 if span.low is None else ceil(span.low) + (span.over and span.low.denominator == 1)
    if span.high is None:
        return first, None
    return first, floor(span.high) - (span.under and span.high.denominator == 1)


def _what_is_left(one: Clause, top: Fraction) -> Fraction:
    """What a level gives, or what is left of all of the points."""
    return Fraction(0) if one.all else one.value if one.is_level else top - one.value


def _nothing_last(clauses: Sequence[Clause]) -> None:
    """`Hoàn thành: 10 điểm; cơ bản: 5 điểm; không hoàn thành: trừ hết điểm`: the last level is nothing."""
    giving = [one for one in clauses if one.gives]
    last, levels = giving[-1:], giving[:-1]
    if (
        len(levels) > 1
        and all(one.is_level and one.condition for one in levels)
        and (last[0].all and last[0].side == MINUS)
    ):
        last[0].side, last[0].all, last[0].points = AWARD, False, Fraction(0)


def _full_first(clauses: Sequence[Clause], top: Fraction) -> None:
    """`Thực hiện tốt được tối đa 20 điểm; vi phạm trừ 2 điểm/lần`, `Từ 90% trở lên được tối đa 20 điểm; dưới 90%
    được 10 điểm` of 20: all of them, said once more."""
    if len(clauses) < 2 or not all(one.gives for one in clauses[1:]):
        return
    one, *others = clauses
    ranged = all(o.is_level and o.value < top and c.read_range(o.condition) for o in others)
    if not (all(o.side == MINUS for o in others) or (ranged and c.read_range(one.condition))):
        return
    limits = one.cap is not None and one.cap.points == top and not one.cap.side
    if (
        limits
        and one.condition
        and not (one.gives or one.each or one.days or loaded(one.condition))
    ):
        one.points, one.cap = top, None


def _dashed(clauses: Sequence[Clause], top: Fraction) -> list[Clause]:
    """`Tốt - 10 điểm; khá - 7 điểm` of 10: a dash for a colon, where grades, places or shares fall
    from all of the points; else nothing."""
    giving = [one for one in clauses if one.gives]
    said = [
        match for one in giving if (match := _DASHED.fullmatch(one.text)) and not side_of(one.text)
    ]
    values = [one.value for one in giving]
    if not said or len(giving) < 2 or top not in (values[0], values[-1]):
        return []
    plain = [match["words"] for match in said]
    nothing = min(values) == 0 and len(said) > 1  # no points are taken off by it
    rated = all(map(_is_rated, plain[:-1])) and not c.denies(_NOT_UNDER.sub(" ", plain[0]))
    if not (nothing or rated):
        return []
    if sorted(set(values), reverse=top == values[0]) != values:
        return []
    found: list[Clause] = []
    for one in clauses:
        match = _DASHED.fullmatch(one.text) if one.gives and not side_of(one.text) else None
        found += read_clauses(f"{match['words']}: {match['n']}", one.at) if match else [one]
    return found


def _is_rated(words: str) -> bool:
    """Whether words say how well, which place, or how much of it."""
    place = c.read_places(words) or c.PLACE_WORDS.search(words) or c.is_else(words)
    done = _IS_DONE.match(words)
    return bool(is_grade(words) or done or "%" in words or place or c.is_zero(words))


def _is_lower(one: Clause) -> bool:
    """`còn lại được cộng 2 điểm`, `từ 80% đến dưới 90% được cộng 5 điểm`: below another level."""
    span = c.read_range(one.condition)
    return c.is_else(one.condition) or bool(
        span and span[0].share and span[0].high and not span[0].exact
    )


def _add_up(clauses: Sequence[Clause], top: Fraction) -> bool:
    """`Có đề án: 5 điểm; được triển khai: thêm 3 điểm; có hiệu quả: thêm 2 điểm` of 10: parts."""
    one, *more = clauses or [Clause("", 0)]
    added = more and all(
        other.side == PLUS and other.gives and not other.each and MORE.search(other.text)
        for other in more
    )
    plain = not any(has_figure(other.condition) for other in clauses)
    return bool(one.is_level and added and plain) and sum(o.value for o in clauses) == top


def _are_levels(clauses: Sequence[Clause], top: Fraction) -> bool:
    """`Nhất được cộng 10 điểm, nhì được cộng 8 điểm` of 10: what is added are all of the points."""
    giving = [one for one in clauses if one.gives]
    added = [one for one in giving if one.side == PLUS]
    if not added or len(giving) < 2 or any(one.each or one.share for one in giving):
        return False
    best = [one for one in giving if one.value == top]
    if len(best) == 1 and best[0].side == AWARD:
        return all(_is_lower(one) and one.value < top and one.cap is None for one in added)
    once = not any(re.search(r"\bthưởng\b|\+", one.text, FLAGS) for one in added)
    once &= not any(ONE_OF.search(one.text) for one in clauses)
    plain = all(
        one.side in (AWARD, PLUS)
        and (not one.value or _is_rated(one.condition) or c.denies(one.condition))
        for one in giving
    )
    return once and plain and len(best) == 1 and best[0].side == PLUS
