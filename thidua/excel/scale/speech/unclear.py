"""Wordings that two people would read differently, whoever reads them: given or taken, once or each time,
a level or a deduction, a limit of what.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clause import MORE, Clause, is_said
from thidua.excel.scale.speech.clauses import SIGN_FIRST, parallel
from thidua.excel.scale.speech.conditions import read_range
from thidua.excel.scale.speech.doubtful import done_worse, tell_doubtful
from thidua.excel.scale.speech.measures import thing_words
from thidua.excel.scale.speech.recurrence import FAILS, GRAVE, fails, is_ranged, tell_times
from thidua.excel.scale.speech.series import is_grade
from thidua.excel.scale.speech.text import (
    AWARD,
    MINUS,
    NUMBER,
    PLUS,
    counts_good,
    even,
    is_loss,
    phrase,
    side_of,
    tone_of,
)
from thidua.excel.scale.speech.things import ONE_OF, Reading
from thidua.excel.scale.speech.vocabulary import ORDINALS

_SIGNED = phrase(rf"(?<![\w%])-\s?{NUMBER}")
_AS_LEVEL = phrase(rf":\s*(?:bị )?trừ {NUMBER}")
"""`trước hạn: 5 điểm; đúng hạn: 3 điểm; trễ hạn: trừ 1 điểm`: the last of a row of levels."""
_PERIOD = phrase(r"\b(?:mỗi|hằng|hàng|từng|các|trong) (?:tháng|quý|tuần|kỳ|học kỳ)\b")
_WHOLE = phrase(r"\b(?:năm|tổng|cộng lại)\b")
_UNDONE = phrase(r"\b(?:chậm|trễ|muộn|quá hạn|không|chưa|thiếu)\b")
_DONE_WORSE = phrase(
    r"\b(?:chậm|trễ|muộn|quá hạn|sai|sót|lỗi|sơ sài|thiếu|vắng|nghỉ|bỏ|(?:không|chưa) (?:đúng|kịp|đầy đủ))\b"
)
_NAMELESS = phrase(
    r"\W*(?:(?:và|đồng thời|ngoài ra|thêm|bị|trừ|cộng|còn|là|thì|thôi|sẽ|được|chỉ|thấp nhất|cao nhất|tối thiểu|ít nhất|nhiều nhất|"
    r"hết|đến|điểm|của|mục|tiêu chí|nội dung|này)\b\W*)+"
)
_BOTH_WAYS = phrase(
    rf"(?:\b(?:cộng|thưởng)\W{{1,3}}(?:hoặc )?(?:trừ|phạt)|\btrừ\W{{1,3}}(?:hoặc )?cộng|±)\W*{NUMBER}"
)
"""`tăng giảm 1% cộng trừ 0,5 điểm`."""
_SUM = phrase(r"\btổng (?:số )?điểm\b(?! (?:cộng|thưởng))")
_MENDED = phrase(
    r"\b(?:khắc phục|sửa chữa|chấn chỉnh|xử lý (?:xong|dứt điểm|kịp thời)|giải quyết (?:xong|dứt điểm|kịp thời)|bổ sung|"
    r"(?:làm|nộp|học|tổ chức|thực hiện|hoàn thành|họp) bù|thu hồi)\b"
)
"""`Trừ 2 điểm/vụ; khắc phục được cộng 1 điểm`: for each that was mended?"""
_INSTEAD = phrase(r"\W*(?:nếu|khi|trường hợp)\b")
"""`Mỗi lần vi phạm trừ 1 điểm, nếu tự khắc phục thì trừ 0,5 điểm`: of the same, not beside it."""
_FURTHER = phrase(
    r"^\W*(?:và )?thêm (?:mỗi|từng|cứ|một|01|1)\b|\b(?:mỗi|từng) (?:[^\W\d_]+ ){1,2}(?:thêm|nữa|sau|kế)\b(?! (?:hạn|ngày|thời))"
)
"""`Trừ 2 điểm khi có 1 vụ, thêm mỗi vụ trừ 1 điểm`: the first is another price."""
_MISSES_ONE = phrase(r"^\W*(?:nếu |cứ )?(?:thiếu|hụt|kém|giảm) (?:01|1|một|mỗi) [^\W\d_]")
_ONE_MORE = phrase(r"\W*(?:nếu )?(?P<more>vượt|thêm|hơn|tăng) (?:01|1|một) (?=[^\W\d_])")
_ELSEWHERE = phrase(
    r"\b(?:trừ|cộng|thưởng|phạt)\b.*\b(?:vào|ở|trong|tại|khỏi) (?:(?:tổng|kết quả|số|điểm|phần) )*(?:điểm|tổng|kết quả|xếp loại|tiêu chí|mục|nội dung)\b(?! (?:này|trên)\b)|"
    r"\btrừ\b[^;:]*\d điểm (?:thưởng|cộng)\b|\b(?:cộng|trả|hoàn|bù|tính) lại \d|"
    r"\b\d[\d.,]*% tổng (?:số )?điểm\b(?! (?:của )?(?:tiêu chí|mục|nội dung|phần|chuẩn)\b)"
)
"""`trừ 2 điểm vào tổng điểm`, `trừ 5% tổng điểm của đơn vị`: other points than the criterion's."""
_BY_PLACE = phrase(
    r"\b(?:mỗi|từng|cứ) (?:bậc|hạng)\b|\bxếp sau\b(?! (?:[^\W\d_]+ )?\d)|\b(?:bậc|hạng) (?:sau|tiếp)\b"
)
"""`Nhất 10 điểm, các đơn vị xếp sau mỗi bậc kém 1 điểm`."""
_BEARER = phrase(
    r"(?:^|[:,] ?)(?P<who>cá nhân|tập thể|đơn vị|cơ quan|tổ|lớp|khoa|phòng|ban|đội|nhóm|trường|chi bộ|chi đoàn|hiệu trưởng|"
    r"giám đốc|thủ trưởng|người đứng đầu|trưởng (?:phòng|khoa|ban|đơn vị)|giáo viên|học sinh|công chức|viên chức|cán bộ|"
    r"đảng viên|đoàn viên|người vi phạm|chi hội|hội|công ty|trung tâm|sở|xã|phường)(?-i:(?=(?: [^\W\d_]+){0,3}? [A-ZĐ])(?: [^\W\d_]+){1,4})?$"
)
_BARE_AMOUNT = phrase(rf"\W*{NUMBER} điểm\b")
_BY_DAY = phrase(r"/ ?ngày\b|\b(?:mỗi|một|01|1) ngày\b")
_REWARDED = phrase(r"\bthưởng\b")
_ONE = phrase(r"\b(?:01|1|một) [^\W\d_]")
_DASH = re.compile(r"[^\W_] - \d")
"""`Giải nhất - 3 điểm`: a sign, or a dash?"""
_SHORT_BY = phrase(rf"\W*(?:cứ |mỗi )?(?:giảm|thiếu|hụt|thấp hơn) {NUMBER}%$")
"""`Giảm 2%: -1đ`: off, step by step."""


def take_losses(found: Reading, clauses: Sequence[Clause], top: Fraction, title: str) -> None:
    """`Vắng 1 điểm/lần`: what is lost, though no verb says so; where only the criterion's name or a
    denial tells of a loss (`Đơn thư | 1 điểm/đơn`), somebody is asked."""
    bare = [one for one in clauses if one.gives and one.each and one.side == AWARD]
    words = {id(one): f"{one.condition} {one.per}" for one in bare if not is_said(one)}
    one_is = any(is_loss(said) for said in words.values())
    name = even(title)
    for one in clauses:
        name = name.replace(
            one.text, " "
        )  # `Thư viện lưu động: mỗi chuyến 1 điểm, không quá 8 điểm`
    for one in bare:
        said = words.get(id(one), "")
        tone = tone_of(said) or (MINUS if one_is else tone_of(name))
        if said and counts_good(f"{name} {said}") and _UNDONE.search(f"{name} {said}"):
            found.leave(one, "sign")  # `Giải quyết đơn thư quá hạn: 1 điểm/đơn`
        if counts_good(name) and not is_loss(said):
            continue  # `Số vụ bắt giữ, xử lý: mỗi vụ 3 điểm`
        limits = len(bare) == 1 and any(
            each.cap is not None and each.cap.side == MINUS and (each is one or each.is_limit)
            for each in clauses
        )
        alike = any(each.side == MINUS and parallel(each, one) for each in bare)
        if limits or alike or (said and (is_loss(said) or tone == MINUS)):
            one.side = MINUS
            sure = is_loss(said) or (one_is and tone_of(said) == MINUS)
            if not (sure or limits or alike):
                found.leave(one, "sign")
        elif said and one.value < top and not _is_counted_well(one, clauses, name, top):
            found.leave(one, "sign")  # `Tảo hôn: 2 điểm/cặp`: given or taken?
    levels = [one for one in clauses if one.is_level and one.condition and not one.column]
    worth = [one.value for one in levels]
    tones = [MINUS if GRAVE.match(one.condition) else tone_of(one.condition) for one in levels]
    bad = {*tones} == {MINUS} and not any(map(is_said, levels))
    if bad and worth == sorted({*worth}) and 0 not in worth and (len(worth) > 1 or worth < [top]):
        for one in levels:  # `Vắng 1 buổi 1 điểm; vắng 2 buổi 2 điểm`: the worse, the more
            one.side = MINUS
            found.leave(one, "sign")


def _is_counted_well(one: Clause, clauses: Sequence[Clause], name: str, top: Fraction) -> bool:
    """Whether what is counted without a verb is surely the way to the points: up to all of them, or what the
    criterion is named for, or what is good."""
    words, counted = thing_words(one.condition), thing_words(one.per)
    if (not words - counted and (words or not counted)) or not (
        one.per or len(one.condition.split()) > 2
    ):
        return True  # `Mỗi hoạt động 2 điểm`
    limits = [each.cap for each in clauses if each.cap is not None and each.cap.side != MINUS]
    named = bool(counted) and counted <= thing_words(name)
    said = " ".join([name, *(each.text for each in clauses)])
    good = counts_good(said) or _DONE_WELL.search(said) is not None
    return named or good or any(cap.points == top for cap in limits)


_DONE_WELL = phrase(
    r"\b(?:đạt|hoàn thành|thực hiện|tham gia|đúng|đủ|đầy đủ|tổ chức|xây dựng|triển khai|tốt|giỏi|xuất sắc|được|kịp thời|vượt|thêm|sinh hoạt|hội (?:thảo|thi|nghị)|đơn vị máu|nội dung|nhiệm vụ|chỉ tiêu|tiêu chí)\b"
)
"""What is done, and done well, or asked for."""


def tell_unclear(found: Reading, clauses: Sequence[Clause], top: Fraction, title: str) -> None:
    """Tells of everything that two people would read differently, one kind after the other."""
    levels = [one for one in clauses if one.is_level and one.condition]
    taken = [one for one in clauses if one.gives and one.side == MINUS and not one.all]
    added = [one for one in clauses if one.gives and one.side == PLUS and not one.each]
    _tell_levels(found, clauses, levels, taken, top)
    tell_times(
        found, clauses, levels, (taken, _tell_gains(found, clauses, added, levels, top)), title, top
    )
    for before, one in pairwise(clauses):
        other = before.each and before.gives and before.side == AWARD and one.side == MINUS
        if other and one.gives and not one.each and (one.joined or done_worse(before, one)):
            found.leave(one, "once")  # `Mỗi tiêu chí đạt được 2 điểm, chưa đạt trừ 1 điểm`
            one.each = True
    short = any(one.each and _MISSES_ONE.search(one.name) for one in taken)
    for one in added if short else ():
        if match := _ONE_MORE.match(one.condition):  # `thiếu 1 bài trừ 0,5; vượt 1 bài cộng 0,2`
            one.each, one.condition = True, f"{match['more']} {one.condition[match.end() :]}"
    for one in clauses:
        _tell_alone(found, one, clauses, top, title)
    _tell_next(found, clauses)
    for one in _dearer(clauses):
        found.leave(one, "range")
    for one in _bearers(clauses):
        found.leave(one, "words")
    tell_doubtful(found, clauses, top, title)
    monthly = any(c.MONTHLY.search(even(one.text)) for one in clauses)
    for one in taken:
        if one.each and one.cap is not None and _is_each_period(one):
            found.leave(one, "cap")
        elif monthly and one.each and _BY_DAY.search(one.text):
            found.leave(one, "words")  # days late of each month: all of them, whatever the month?


def _tell_levels(
    found: Reading,
    clauses: Sequence[Clause],
    levels: Sequence[Clause],
    taken: Sequence[Clause],
    top: Fraction,
) -> None:
    """Tells of deductions that may be levels: of points below nothing, or of what is left."""
    once = [one for one in taken if not one.each and not one.share]
    if len(levels) == 1 and len(once) > 1 and not any(fails(one) for one in once):
        return
    signed = not levels and len(taken) > 1
    for one in once:
        bare = not one.condition and any(fails(other) for other in clauses if other.is_bare)
        rated = one.value == top or (is_grade(one.condition) and not c.denies(one.condition))
        dashed = rated and len(once) > 1 and _DASH.search(one.text)
        instead = len(levels) > 1 and one.value == top
        if bare or dashed or instead or (_may_be_level(one, levels) and not signed):
            found.leave(one, "minus")


def _tell_gains(
    found: Reading,
    clauses: Sequence[Clause],
    added: Sequence[Clause],
    levels: Sequence[Clause],
    top: Fraction,
) -> list[Clause]:
    """Tells of what is added and comes to all of the points (`Sạch đẹp: cộng 10; chưa sạch: cộng 5` of 10): on
    top of them, or the way to them? The ones that may be counted each time."""
    worth = [one.value for one in added if not (one.share or _REWARDED.search(one.text))]
    highest = any(ONE_OF.search(one.text) for one in clauses)
    if 0 < top in (max(worth, default=None), sum(worth)) and not (levels or highest):
        for one in added:
            found.leave(one, "count")
    return [] if levels or highest else [one for one in added if not one.column]


def _tell_alone(
    found: Reading, one: Clause, clauses: Sequence[Clause], top: Fraction, title: str
) -> None:
    """Tells of what one clause leaves open by itself: given or taken, from where, of which points."""
    if one.gives and (_may_be_other_sign(one, title) or _BOTH_WAYS.search(one.text)):
        found.leave(one, "sign")
    if one.free and any(o is not one and _holds(o, one) for o in clauses):
        found.leave(one, "range")  # `1 lỗi trừ 1 điểm, từ lỗi thứ 3 trừ 2 điểm/lỗi`
    if one.gives and _BY_PLACE.search(one.text) and not c.is_else(one.condition):
        found.leave(one, "place")
    elsewhere = (one.gives or one.formula) and _ELSEWHERE.search(one.text)
    if elsewhere or (one.gives and _names_nothing(one)):
        found.leave(one, "words")
    if one.cap is not None and not one.cap.side and _over_all(one, clauses, top):
        found.leave(one, "cap")


def _holds(other: Clause, one: Clause) -> bool:
    """Whether what one clause counts is among what the other one does: `lỗi thứ 3`, of `1 lỗi`."""
    told = f"{other.condition} {other.per}".casefold().split()
    return other.each and other.side == one.side and {*one.condition.casefold().split()} <= {*told}


def _of_the_same(before: Clause, one: Clause) -> bool:
    """`Mỗi quý nộp đúng hạn 2,5 điểm, nộp trễ trừ 0,5 điểm`, `Mỗi hội nghị 2 điểm; thiếu 1 hội nghị trừ 2 điểm`: what
    is left of the 2,5, or less than nothing?"""
    words = f"{one.condition} {one.per}"
    things = thing_words(_DONE_WORSE.sub(" ", words))
    alike = one.joined or things <= thing_words(f"{before.condition} {before.per}")
    worse = _DONE_WORSE.search(words) or (one.value == before.value and c.denies(words))
    return alike and one.each and bool(worse)


def _names_nothing(one: Clause) -> bool:
    """`0 điểm và trừ 2 điểm`, `tối thiểu còn 4 điểm`: words that join and limit, and no happening."""
    said = one.condition or one.name
    return not (one.each or c.read_places(said)) and _NAMELESS.fullmatch(said) is not None


def _over_all(one: Clause, clauses: Sequence[Clause], top: Fraction) -> bool:
    """`cộng 2 điểm nhưng tổng điểm không vượt 10 điểm` of 10: what the points and the bonus come to together."""
    if one.cap is None or not any(other.gives and other.side == PLUS for other in clauses):
        return False
    return one.cap.points > top > 0 or (one.cap.points == top and bool(_SUM.search(one.text)))


def _tell_next(found: Reading, clauses: Sequence[Clause]) -> None:
    """Tells of clauses that may be of the one before them: more of it, dearer than it, instead of it."""
    for before, one in pairwise(clauses):
        alike = before.gives and one.gives and before.side == one.side
        after_loss = before.side == MINUS and one.side == PLUS
        more = after_loss and MORE.search(one.text)
        instead = alike and one.side == MINUS and before.each and one.joined and not one.per
        if more and not (side_of(one.text) or tone_of(one.condition) == PLUS):
            found.leave(one, "sign")  # `Chậm 1 ngày trừ 1 điểm, mỗi ngày sau thêm 1 điểm`
        elif after_loss and before.each and not one.each and _MENDED.search(one.condition):
            found.leave(one, "once")
            one.each = True
        elif alike and _FURTHER.search(one.text) and not one.resolved:
            found.leave(one, "range")
        elif instead and _INSTEAD.match(one.text):
            found.leave(one, "words")


def _bearers(clauses: Sequence[Clause]) -> list[Clause]:
    """`giáo viên bị trừ 5 điểm, tổ bị trừ 2 điểm`: the points of several, of whom one is scored."""
    found = {id(one): one for one in clauses if one.gives and _BEARER.search(one.condition)}
    who = {_BEARER.search(one.condition)["who"].casefold() for one in found.values()}  # type: ignore[index]
    return list(found.values()) if len(who) > 1 else []


_FROM_NTH = phrase(
    rf"\W*(?:và |nhưng |nếu |kể )*từ (?P<what>[^\W\d_]+) (?:[^\W\d_]+ ){{0,2}}thứ (?:{'|'.join(ORDINALS)}|\d+)(?: trở (?:đi|lên))?\W*"
)


def _dearer(clauses: Sequence[Clause]) -> list[Clause]:
    """`Mỗi phản ánh đúng trừ 2 điểm; từ phản ánh thứ 3 trừ 4 điểm`: what each costs from the third on, or once more?"""
    counted = [(o.side, f"{o.condition} {o.per}".casefold().split()) for o in clauses if o.each]
    once = [one for one in clauses if one.gives and not one.each]
    found = [
        (one, match["what"].casefold())
        for one in once
        if (match := _FROM_NTH.fullmatch(one.condition))
    ]
    return [
        one
        for one, what in found
        if any(one.side == side and what in words for side, words in counted)
    ]


def tell_overlooked(found: Reading, clauses: Sequence[Clause]) -> None:
    """Tells of what a reading that left nothing over still can't mean."""
    levels = [one for one in clauses if one.is_level and one.condition]
    taken = [one for one in clauses if one.gives and one.side == MINUS]
    stepped = (found.rule or {}).get("kind") in ("deadline", "steps")
    if _leaves_between(levels, taken) and not stepped:
        found.leave(taken[0], "minus")
    for one in taken:
        if any(_is_first_of(one, other) for other in taken):
            found.leave(one, "range")
    counts = (found.rule or {}).get("kind") == "count"
    for before, one in pairwise(clauses):
        gains = counts and before.each and before.gives and before.side == AWARD
        if gains and one.side == MINUS and _of_the_same(before, one):
            found.leave(one, "minus")
        if before.side == MINUS and one.side == AWARD and before.each and one.each and one.joined:
            found.leave(one, "sign")  # `trừ 0,5 điểm/văn bản chậm, 1 điểm/văn bản sai`
    for one in clauses if (found.rule or {}).get("kind") == "tiers" else ():
        span = read_range(one.condition) if one.side == PLUS and not one.each else None
        if one.gives and span is not None and span[0].share and span[0].high is not None:
            found.leave(one, "sign")  # `không đạt 85% được cộng 3 điểm`: the last of the levels
    for before, one in pairwise(taken):
        again = before.each and not (one.each or one.all)
        both = is_ranged(before) and is_ranged(one)  # `1-2 lần/tháng trừ 1; từ 3 lần trừ 3 điểm`
        if again and (both or (not before.per and _goes_on(before, one))):
            found.leave(one, "range")


def _may_be_other_sign(one: Clause, title: str) -> bool:
    """`- 3 điểm/lần`: a sign, or the dash of a list? `3 điểm/lần vi phạm`: for, or off?"""
    tone = tone_of(f"{one.condition} {one.per}")
    first = SIGN_FIRST.match(one.text)
    if tone == PLUS and one.side == MINUS and SIGN_FIRST.match(one.text.rpartition(":")[2]):
        return True
    if first is None or one.side == AWARD:
        bare = one.side == AWARD and one.each and _BARE_AMOUNT.match(one.text)
        return bool(bare) and tone == MINUS
    tone = tone or tone_of(title)
    return one.side == MINUS and (tone == PLUS or (tone != MINUS and first[0].startswith("- ")))


def _is_first_of(one: Clause, other: Clause) -> bool:
    """`Từ 2 lần trở lên trừ 3 điểm, 1 lần trừ 1 điểm`: a level of one figure, and not each time."""
    span = read_range(other.condition)
    upward = span is not None and span[0].low == 2 and not span[0].exact
    return one.each and not one.per and bool(_ONE.search(one.name)) and upward and not other.each


def _leaves_between(levels: Sequence[Clause], taken: Sequence[Clause]) -> bool:
    """`Tốt: 10 điểm; vi phạm: trừ 2 điểm/vụ; nghiêm trọng: 0 điểm`: no level holds between the two."""
    worst = min((one.value for one in levels), default=None)
    return len(levels) == 2 and worst == 0 and bool(taken) and all(one.each for one in taken)


def _goes_on(before: Clause, one: Clause) -> bool:
    """`Trễ 1 buổi trừ 0,5 điểm; trễ từ 2 buổi trừ 1 điểm`: two steps of one figure."""
    first, second = (each.condition.casefold().split()[:1] for each in (before, one))
    return bool(first) and first == second and read_range(c.counted(one.condition)) is not None


def _is_each_period(one: Clause) -> bool:
    """`sau ngày 15 mỗi tháng trừ 0,5 điểm/ngày, không quá 2 điểm`: of a month, or of them all?"""
    period = _PERIOD.search(one.text)
    own = period is None or _WHOLE.search(one.text)
    return bool(one.per) and not own and one.per not in (period[0] if period else "")


def _may_be_level(one: Clause, levels: Sequence[Clause]) -> bool:
    """`Hoàn thành: 10 điểm; không hoàn thành: -5 điểm`: off the 10, or 5 less than nothing?

    So with a sign beside a level, with a sign on what fails as a whole, and where levels begin
    with the same word: `giờ A: 10; giờ B: 7; giờ D: trừ 5 điểm`."""
    signed = bool(_SIGNED.search(one.text)) and not side_of(one.text)
    if signed and (levels or fails(one)) and not _SHORT_BY.match(one.condition):
        return True
    first = one.condition.casefold().split()[:1]
    alike = [level for level in levels if level.condition.casefold().split()[:1] == first]
    row = len(levels) > 1 and (FAILS.match(one.condition) or _AS_LEVEL.search(one.text))
    return len(alike) > 1 or bool(row)
