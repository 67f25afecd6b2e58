"""What takes points off in words that two people would read differently: told, never settled."""

import re
from collections.abc import Sequence
from itertools import pairwise

from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.conditions import read_range
from thidua.excel.scale.speech.sides import MINUS, side_of
from thidua.excel.scale.speech.text import NUMBER
from thidua.excel.scale.speech.things import FLAGS, Reading

_SIGNED = re.compile(rf"(?<![\w%])-\s?{NUMBER}", FLAGS)
_FAILS = re.compile(
    r"\b(?:không|chưa) (?:được )?(?:hoàn thành|đạt|thực hiện|triển khai|tham gia|tổ chức|có)\b",
    FLAGS,
)
_AS_LEVEL = re.compile(rf":\s*(?:bị )?trừ {NUMBER}", FLAGS)
"""`trước hạn: 5 điểm; đúng hạn: 3 điểm; trễ hạn: trừ 1 điểm`: the last of a row of levels."""
_EVENT = re.compile(
    r"^\W*(?:(?:nếu|khi|có|để|bị|với|trường hợp|đơn vị|tập thể|cá nhân|cán bộ|công chức|viên chức|đảng viên|đoàn viên|"
    r"hội viên|người|học sinh|hs|văn bản|hồ sơ|báo cáo)\s+)*"
    r"(?:vắng|nghỉ|bỏ|đi (?:học |làm |họp )?(?:muộn|trễ)|vi phạm|xảy ra(?! mất đoàn kết)|bị phê bình|bị nhắc nhở|phê bình|"
    r"nhắc nhở|khiếu nại|đơn thư|đánh nhau|nói tục|lập biên bản|xử phạt|kỷ luật|khiển trách|cảnh cáo|cách chức|kiểm điểm|"
    r"phản ánh|sai|thiếu|quên|tai nạn|cháy|không (?:mặc|đeo|thuộc bài|làm bài)|(?:nộp |gửi |báo cáo )?(?:chậm|trễ|muộn) (?!hạn|thời|tiến độ|so|ngày|sau|quá)\S)",
    FLAGS,
)
"""What may come again and again in a year: `vắng họp trừ 1 điểm` is once by its words, each by custom."""
_PERIOD = re.compile(r"\b(?:mỗi|hằng|hàng|từng|các|trong) (?:tháng|quý|tuần|kỳ|học kỳ)\b", FLAGS)
_WHOLE = re.compile(r"\b(?:năm|tổng|cộng lại)\b", FLAGS)


def tell_unclear(found: Reading, clauses: Sequence[Clause]) -> None:
    """Tells of deductions that may be levels, and of limits that may hold for each period."""
    levels = [one for one in clauses if one.is_level and one.condition]
    taken = [one for one in clauses if one.gives and one.side == MINUS and not one.all]
    once = [one for one in taken if not one.each and not one.share]
    kinds = len(levels) == 1 and len(once) > 1 and not any(_fails(one) for one in once)
    for one in [] if kinds else once:
        bare = not one.condition and any(_fails(other) for other in clauses if other.is_bare)
        if bare or _may_be_level(one, levels):
            found.leave(one, "minus")
    for one in once:
        if _EVENT.search(one.condition) and read_range(one.condition) is None:
            found.leave(one, "once")
            one.each = True  # the likelier one
    for one in taken:
        if one.each and one.cap is not None and _is_each_period(one):
            found.leave(one, "cap")


def tell_overlooked(found: Reading, clauses: Sequence[Clause]) -> None:
    """Tells of what a reading that left nothing over still can't mean."""
    levels = [one for one in clauses if one.is_level and one.condition]
    taken = [one for one in clauses if one.gives and one.side == MINUS]
    if _leaves_between(levels, taken):
        found.leave(taken[0], "minus")
    for one in taken:
        if any(_is_first_of(one, other) for other in taken):
            found.leave(one, "range")
    for before, one in pairwise(taken):
        if before.each and not before.per and not one.each and _goes_on(before, one):
            found.leave(one, "range")


_ONE = re.compile(r"^\W*(?:nếu |có |bị )*(?:01|1|một) ", FLAGS)


def _is_first_of(one: Clause, other: Clause) -> bool:
    """`Từ 2 lần trở lên trừ 3 điểm, 1 lần trừ 1 điểm`: a level of one figure, and not each time."""
    span = read_range(other.condition)
    upward = span is not None and span[0].low == 2 and not span[0].exact
    return one.each and not one.per and bool(_ONE.match(one.text)) and upward and not other.each


def _leaves_between(levels: Sequence[Clause], taken: Sequence[Clause]) -> bool:
    """`Tốt: 10 điểm; vi phạm: trừ 2 điểm/vụ; nghiêm trọng: 0 điểm`: no level holds between the two."""
    worst = min((one.value for one in levels), default=None)
    return len(levels) == 2 and worst == 0 and bool(taken) and all(one.each for one in taken)


def _goes_on(before: Clause, one: Clause) -> bool:
    """`Trễ 1 buổi trừ 0,5 điểm; trễ từ 2 buổi trừ 1 điểm`: two steps of one figure."""
    first, second = (each.condition.casefold().split()[:1] for each in (before, one))
    return bool(first) and first == second and read_range(one.condition) is not None


def _is_each_period(one: Clause) -> bool:
    """`sau ngày 15 mỗi tháng trừ 0,5 điểm/ngày, không quá 2 điểm`: of a month, or of them all?"""
    period = _PERIOD.search(one.text)
    own = period is None or _WHOLE.search(one.text)
    return bool(one.per) and not own and one.per not in (period[0] if period else "")


def _fails(one: Clause) -> bool:
    return bool(_FAILS.search(one.condition))


def _may_be_level(one: Clause, levels: Sequence[Clause]) -> bool:
    """`Hoàn thành: 10 điểm; không hoàn thành: -5 điểm`: off the 10, or 5 less than nothing?

    So with a sign beside a level, with a sign on what fails as a whole, and where levels begin
    with the same word: `giờ A: 10; giờ B: 7; giờ D: trừ 5 điểm`."""
    signed = bool(_SIGNED.search(one.text)) and not side_of(one.text)
    if signed and (levels or _fails(one)):
        return True
    first = one.condition.casefold().split()[:1]
    alike = [level for level in levels if level.condition.casefold().split()[:1] == first]
    row = len(levels) > 1 and (_FAILS.match(one.condition) or _AS_LEVEL.search(one.text))
    return len(alike) > 1 or bool(row)
