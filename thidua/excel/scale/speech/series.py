"""The levels of a series as their words say them; and those by name: places, options in the table's
own words, yes or no, what points are made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations, pairwise

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.conditions import Range, decimal
from thidua.excel.scale.speech.deadlines import are_calendar_levels
from thidua.excel.scale.speech.text import MINUS, has_figure, phrase, tone_of

_FLAGS = re.IGNORECASE
_COMPOUND = phrase(
    r"\b(?:và|hoặc|(?<!cách làm )(?<!bài )hay|đồng thời|nhưng|trừ|riêng|mà|kèm|với điều kiện|không có(?! (?:lý do|phép))|phải)\b"
)
_DEMANDS = phrase(
    r"^\W*(?:có|đã|được|không|phải)\b.*\b(?:và|hoặc|(?<!cách làm )hay)\b|\b(?:và|hoặc|hay) (?:đạt|có|hoàn thành|được|phải|không)\b|"
    r"\b(?:đồng thời|nhưng|trừ|riêng|mà|kèm|với điều kiện|không có(?! (?:lý do|phép))|phải)\b"
)
_AND_MORE = phrase(r"[,;] (?:có|đã|được|phải|đồng thời|không|chưa|đúng|kịp thời)\b[^\d;]*$")
"""`Đạt 90% trở lên; có báo cáo`."""
_TO_BE_DONE = phrase(r"\b(?:số|tỷ lệ)\b[^,;]*?\bphải(?= [^\W\d_])")
"""`Tỷ lệ hồ sơ phải giải quyết`: what is measured, and no demand."""
LABEL = phrase(
    r"\b(?:mức|bậc|nhóm|loại|cấp|mức độ|cấp độ)\s+(?:\d+(?!\d|[.,]\d|\s*%)|[ivx]+\b)|\btrường hợp \d+\b"
)
_PLAN = phrase(
    r"(?:đạt|hoàn thành|thực hiện)(?: (?:và|hoặc) vượt| hoặc vượt mức| đủ)?(?: mức)? (?:chỉ tiêu|kế hoạch|kh|dự toán|mục tiêu|định mức)"
    r"(?: (?:được )?giao)?(?: trở lên)?$"
)


_OVER = phrase(
    r"(?:thực hiện |chi |sử dụng )?vượt(?: mức)? (?:chỉ tiêu|kế hoạch|dự toán|định mức)(?: (?:được )?giao)?"
)
_LOWEST = phrase(r"\b(?:thấp nhất|ít nhất)\b")
_YES = phrase(r"^\W*(?:nếu|khi|có|đã|được|đạt|đúng|đủ|hoàn thành|thực hiện)\b")
_GRADE = phrase(
    r"\b(?:cấp|loại|giải|hạng|mức|tốt|khá|trung bình|xuất sắc|yếu|kém|đạt|hoàn thành|danh hiệu|bậc|"
    r"nhất|nhì|ba|khuyến khích|hoặc)\b"
)
_LABELS = phrase(
    r"\b(?:cấp|loại|giải(?! quyết| pháp| ngân| trình)|hạng|mức|danh hiệu|bậc|chuẩn|sao|huân chương|huy chương|bằng khen|giấy khen|cờ)\b"
    r"|^\W*(?:(?:đạt|được|xếp|có) )*(?:nhất|nhì|ba)\b"
)
"""What goes by degrees: one of them, or each?"""
_SPARES = phrase(r"\W*(?:không|chưa) (?:có|để|bị|xảy ra|vi phạm|còn)\b")
_HOW = phrase(
    r"\b(?:đúng|trước|sau|sớm|trong|quá|thời hạn|hạn|tiến độ|một phần|cơ bản|thường xuyên|thỉnh thoảng|đầy đủ|đủ|từ|trên|dưới|trở lên|ít nhất|"
    r"thực hiện|quy định|yêu cầu|nhiệm vụ)\b"
)
_WHOLE = phrase(r"\b(?:đủ |đạt )?100%")
_HOW_WELL = phrase(r"\b(?:rất )?(?:xuất sắc|tốt|khá|trung bình|yếu)\W*$")
_ONE_QUALITY = phrase(
    r"\W*(?:(?:nộp|gửi|báo cáo|thực hiện|bảo đảm|đảm bảo) )?(?:kịp thời|đúng hạn|đúng thời hạn|chính xác|đầy đủ|đúng mẫu|chất lượng|đúng quy định|hiệu quả)\W*"
)
_LESS = phrase(r".*\b(?:không|chưa|dưới|trên|gần|cận|cả|tất cả|một|hai|ba|\d+)\b.*|")
"""`dưới trung bình`, `một tổ chức hoàn thành xuất sắc`: lower, or fewer, and no other thing."""
_NO_NAME = phrase(r"\W*(?:số |mức )*điểm\b")
"""`điểm tối thiểu là 2 điểm` names no level."""
_FALLEN = phrase(r"\W*(?:giảm|thấp hơn|kém hơn|không tăng|tụt)\b(?!.*\d)")
_MOVES = phrase(r"\b(?:tăng|giảm|vượt|(?:cao|thấp) hơn)\b")
_COMPUTES = phrase(r"(?:^|\s)[x*]\s|(?<!cá )\bnhân với\b|\bchia cho\b")
_RANK = phrase(r"\b(?:xếp )?(?:hạng|thứ) (?:\d|[ivx]+\b)|\bthứ (?:nhất|nhì|hai|ba|tư)\b")
_LOADED = phrase(
    r"\b(?:tương ứng|t[uù][yỳ]|theo (?:mức độ|đề nghị)|xem xét|tỷ lệ thuận|nội suy|quy (?:đổi|ra|về))\b"
)
_SMALL = phrase(
    r"\b(?:không|chưa|còn|có|đã|được|thì|hoặc|là|nếu|khi|đơn vị|và|các|những|của|cho|về|mà|bị)\b"
)
_QUALITY = phrase(
    r"\b(?:kịp thời|đúng (?:hạn|thời|tiến độ)|tốt|xuất sắc|hiệu quả|chất lượng|trở lên|cao|sáng tạo|nổi bật|vượt)\b"
)
_FULLY = phrase(r"\bđủ\b")
"""Where each way to fail is named: `nộp đầy đủ, đúng hạn; không nộp hoặc nộp chậm`."""
_HAPPENS = phrase(
    r"\W*(?:nếu |khi |mà )*(?:có|để|bị|xảy ra|phát sinh)\b(?!.*\b(?:vi phạm|chậm|trễ|muộn|thiếu|sai|không|chưa)\b)"
)
"""`Thực hiện tốt: 10 điểm; có đơn thư vượt cấp: 0 điểm`: what of neither?"""
_MORE = phrase(r"(?<=\w )(?:và|được|đồng thời|kèm|có)\b")
"""What is asked for beside the thing itself: `có kế hoạch được duyệt`."""
_FAILS = phrase(
    r"\W*(?:(?:không|chưa) (?:đạt|đủ|đầy đủ|hoàn thành|đảm bảo|bảo đảm)(?: yêu cầu| chỉ tiêu| kế hoạch)?|thiếu)\W*"
)
_LACKS_ONE = phrase(r"\W*(?:(?:mà|nếu|chỉ) )*thiếu (?:dù |chỉ )*(?:01|1|một)(?: [^\W\d_]+){1,3}\W*")
"""`Đủ 12 buổi: 10 điểm; thiếu 1 buổi: 0 điểm`."""
_IN_TIME = phrase(r"\bđúng (?:thời hạn|thời gian|hạn|tiến độ)\b|\bkịp thời\b")
_LATE = phrase(
    r"\b(?:(?:nộp|gửi|báo cáo) )?(?:trễ|chậm|muộn|quá)(?: thời hạn| thời gian| hạn| tiến độ)?\b"
)
"""`không đăng ký hoặc trễ hạn`, of `đăng ký đúng hạn`."""
_DONE = phrase(r"(?<=\w\w) thực hiện\W*$")
"""`chưa triển khai thực hiện` says no more than `chưa triển khai`."""
_ONE_OF_THEM = phrase(r"\b(?:không|chưa|thiếu)\b[^,;]*\bmột trong (?:các|những|số)\b(?P<all>.*)")
"""`Đáp ứng đầy đủ về số lượng, nội dung; không đáp ứng một trong các yêu cầu về số lượng, nội dung`."""
_EVERY = phrase(r"\b(?:cả|tất cả|toàn bộ|toàn thể|mọi|100%|đủ)\b")
_SOME_NOT = phrase(
    r"^\W*(?:(?:vẫn |còn |có )+(?:[^\W\d_]+ ){1,3}?|(?:người|ai|đơn vị|tổ|hộ|em|lớp|đồng chí) )(?=(?:không|chưa)\b)"
)
"""`Cả cụm học đủ: 5 điểm, còn người chưa học: 0 điểm`."""
_HAS = phrase(r"\W*(?:có|đã có)\b")
_NOT_MADE = phrase(
    r"\W*(?:không|chưa) (?:tổ chức|phát động|triển khai|thực hiện|làm|xây dựng|ban hành|thành lập|lập|tham gia)(?: thực hiện)?\W*"
)
"""`Có phong trào thi đua: 5 điểm; không phát động: 0 điểm`: the thing itself is denied."""


_MOST_PLACES = 40


@dataclass(slots=True)
class Series:
    """The rule of a series; `whole`: it counts in whole numbers; `ends`: bounds that were said and are none;
    `left`: the clauses that do not fit, by identity, and why."""

    rule: dict[str, object] | None = None
    share: bool = False
    whole: bool = False
    ends: list[Fraction] = field(default_factory=list)
    left: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Level:
    clause: Clause
    range: Range | None
    rest: str
    places: tuple[int, int | None] | None
    is_else: bool
    is_zero: bool
    plain: str = ""
    of_plan: bool = False

    @property
    def is_plan(self) -> bool:
        """`đạt và vượt chỉ tiêu`: from 100 % on."""
        said = self.clause.condition.strip()
        return self.range is None and not c.denies(said) and bool(_PLAN.search(said))

    @property
    def is_over(self) -> bool:
        """`vượt chỉ tiêu`: above 100 %."""
        return self.range is None and bool(_OVER.fullmatch(self.clause.condition.strip()))

    @property
    def demands_more(self) -> bool:
        """`98% và có báo cáo`; `đúng và trước hạn đạt 98%` only says what is measured."""
        before = re.match(r"[^\d]*", self.plain)
        assert before is not None
        after = _COMPOUND.search(self.plain[before.end() :]) and _COMPOUND.search(self.rest)
        after = after or _AND_MORE.search(self.plain[before.end() :])
        return bool(after or _DEMANDS.search(_TO_BE_DONE.sub(" ", before[0])))

    @property
    def points(self) -> Fraction:
        return self.clause.points if self.clause.points is not None else Fraction(0)


def expanded(clause: Clause) -> list[Level]:
    """One level, or two of `từ 80% đến dưới 90% hoặc trên 110%`."""
    halves = re.split(r"\s+hoặc\s+(?:từ\s+)?(?=từ|trên|dưới|hơn|>|<|\d)", clause.condition)
    if len(halves) == 2 and all(c.read_range(half) for half in halves):
        return [level_of(replace(clause, condition=half), clause) for half in halves]
    return [level_of(clause, clause)]


def level_of(clause: Clause, whole: Clause) -> Level:
    text = clause.condition
    places = None if clause.days else c.read_places(text)
    if places is not None and places[0] > _MOST_PLACES:
        places = None  # `80-89: 8 điểm`
    plain = c.counted(c.NAMED.sub(" ", LABEL.sub(" ", text)))
    found = None if places else c.read_range(plain)
    return Level(
        whole,
        found[0] if found else None,
        found[1] if found else text,
        places,
        c.is_else(text),
        c.is_zero(text),
        plain,
    )


def read_places(series: Series, levels: list[Level]) -> None:
    points: list[str] = []
    rest: Fraction | None = None
    lower = bool(_LOWEST.search(levels[0].clause.condition))
    for one in levels:
        if one.is_else:
            rest = one.points
            if one is not levels[-1]:
                series.left[id(one.clause)] = "words"
            continue
        assert one.places is not None
        first, last = one.places
        if first != len(points) + 1 or rest is not None:
            series.left[id(one.clause)] = "place"
        if last is None:
            rest = one.points
        else:
            points += [decimal(one.points)] * (last - first + 1)
    series.rule = {"kind": "place", "points": points, "else": decimal(rest or Fraction(0))}
    if lower:
        series.rule["lower_is_better"] = "true"


def is_grade(words: str) -> bool:
    """Whether words name how well: `tốt`, `loại A`, `hoàn thành`."""
    return bool(_GRADE.search(words))


def are_parts(levels: Sequence[Clause], top: Fraction) -> bool:
    """`Có kế hoạch: 2 điểm; có báo cáo: 3 điểm` of 5: what the points are made of, no levels: each of a thing
    of its own, or worth the same."""
    values = [one.value for one in levels]
    words = [one.condition for one in levels]
    if len(levels) < 2 or sum(values) != top or not all(0 < value < top for value in values):
        return False
    if any(not text or _LOADED.search(text) or _LABELS.search(text) for text in words):
        return False
    own = [_own_words(text) for text in words]
    for n, text in enumerate(words):
        others = set().union(*own[:n], *own[n + 1 :])
        denies = c.denies(text) and not (_SPARES.match(text) and own[n] - others)
        if denies or (tone_of(text) == MINUS and not _SPARES.match(text)):
            return False
    if len({*words}) == sum(bool(_ONE_QUALITY.fullmatch(text)) for text in words) > 2:
        return True  # `Kịp thời 4 điểm, đầy đủ 3 điểm, chính xác 3 điểm` of 10
    alike = any(a <= b or b <= a for a, b in combinations(own, 2))
    alike |= len(own) == 2 and values[0] > values[1] and min(map(len, own)) < 2  # `sạch 6; bẩn 4`
    return not alike or (len({*values}) == 1 and not any(is_grade(text) for text in words))


def _own_words(text: str) -> set[str]:
    """The words of what a level is given for, without those of how well and how much."""
    text = re.sub(
        r"\b((?:đợt|quý|kỳ|tháng|giai đoạn|(?:nhiệm vụ|chỉ tiêu|nội dung|tiêu chí|việc|phần)(?= \d+$)) )(\w+)",
        r"\1no\2",
        text,
        flags=_FLAGS,
    )
    return {
        word for word in _asked_words(_HOW.sub(" ", _GRADE.sub(" ", text))) if not word.isdigit()
    }


def _only_all_is_counted(levels: list[Level]) -> bool:
    """`100% khu tổ chức: 15; còn khu chưa tổ chức: 8; không tổ chức: 0`: only the best says a figure."""
    words = [one.clause.condition for one in levels]
    best = re.sub(r"^\W*(?:có |đạt )*(?:01|1|một) (?=[^\W\d_])", " ", words[0], flags=_FLAGS)
    one = best != words[0] and is_grade(words[0])  # `Có 1 công trình cấp tỉnh; cấp huyện; cấp xã`
    return (
        len(levels) > 2
        and (one or bool(_WHOLE.search(words[0])))
        and not has_figure(_WHOLE.sub(" ", best))
        and not any(has_figure(text) for text in words[1:])
    )


def is_or_not(levels: list[Level]) -> bool:
    """`Đủ 4 kỳ: 5 điểm; không đủ: 0 điểm`: reached or not; `từ 95% trở lên; không đạt`: below it."""
    if len(levels) != 2 or levels[0].points <= levels[1].points:
        return False
    one, last = levels
    first, second = (each.clause.condition for each in levels)
    same = _WHOLE.search(first) and c.denies(second) and not has_figure(second)
    lacks = last.points == 0 and _LACKS_ONE.fullmatch(second) and _EVERY.search(first)
    if lacks:
        return True
    if not (fails(second) or (same and _asked_words(second) <= _asked_words(first))):
        return False
    all_ = one.range is None or (one.range.exact and not (one.range.share and one.range.low != 100))
    if not (all_ or one.demands_more):
        last.is_else, last.is_zero = True, False
    return one.range is not None and not last.is_else


def _are_named(levels: list[Level]) -> bool:
    """`Lập đủ các quỹ: 8; thiếu 01 quỹ: 4; không lập: 0`: named one by one down to the last."""
    levels = sorted(levels, key=lambda one: one.points, reverse=True)
    last, spans = levels[-1], [one.range for one in levels if one.range is not None]
    ends = (
        bool(_FALLEN.match(last.clause.condition))
        or last.points == 0
        or last.is_else
        or (last.range is not None and last.range.high is None)
    )
    unlike = any(one.range is None and not (one.is_else or one.is_zero) for one in levels)
    lows = [span.low if span.low is not None else Fraction(0) for span in spans]
    holes = not any(_MOVES.search(one.clause.condition) for one in levels) and any(
        span.share and {span.low, span.high} - {None, Fraction(100)} for span in spans
    )
    holes |= any(span.exact and span.share and span.low != 100 for span in spans)
    holes |= min(lows, default=Fraction(0)) > 1 and {Fraction(100)} != set(lows)
    fall = falls([one.points for one in levels])
    return len(levels) > 2 and ends and unlike and fall and not holes and not _overlap(spans)


def falls(points: Sequence[Fraction]) -> bool:
    return all(a > b for a, b in pairwise(points))


def _overlap(spans: Sequence[Range]) -> bool:
    """Whether two stretches that are open to the same side both hold, and the worse is not the wider one."""
    up = [span.low for span in spans if span.high is None and span.low is not None]
    down = [span.high for span in spans if span.low is None and span.high is not None]
    return not (falls(up) and falls(down[::-1]))


def read_options(series: Series, levels: list[Level], top: Fraction, whole: bool = False) -> None:
    """The levels as options in their own words. `whole`: figures in them are part of the name."""
    whole |= _only_all_is_counted(levels)
    for one in [] if are_calendar_levels([one.clause for one in levels]) else levels:
        words = c.NAMED.sub(" ", LABEL.sub(" ", one.clause.condition))
        figures = has_figure(words) and not one.clause.days and not (whole or _are_named(levels))
        said = one.clause.condition
        if figures or one.clause.days or _LOADED.search(said) or _NO_NAME.match(said):
            series.left[id(one.clause)] = "words"
        elif (
            one.places
            and len(levels) > 1
            and not re.search(r"\bgiải\b|^\W*(?:nhất|nhì|ba)\W*$", one.clause.condition, _FLAGS)
            and not any(x.is_zero for x in levels)
        ):
            series.left[id(one.clause)] = "place"
        elif not one.clause.name and len(levels) > 1:
            series.left[id(one.clause)] = "words"
    if len(levels) == 1:
        one = levels[0]
        if c.PLACE_WORDS.search(one.clause.condition):
            series.left[id(one.clause)] = "place"
        # `Ban hành kế hoạch: 5 điểm` of 5 is given by hand, up to that.
        if one.points == top and _YES.match(one.clause.condition) and not series.left:
            series.rule = {"kind": "pass_fail"}
        return
    a, b = levels[0].clause.condition, levels[-1].clause.condition
    ends = len(levels) == 2 and levels[0].points == top and levels[-1].points == 0
    if ends and c.denies(b) and not c.denies(a):
        if leaves_between(a, b):
            series.left.setdefault(id(levels[-1].clause), "gap")
        elif not series.left:
            series.rule = {"kind": "pass_fail"}
            return
    elif (
        ends
        and _HAPPENS.match(b)
        and _QUALITY.search(a)
        and not (c.denies(a) or _asked_words(a) & _asked_words(b))
    ):
        series.left.setdefault(id(levels[-1].clause), "gap")
    if any(_COMPUTES.search(one.clause.condition) for one in levels) or _in_places(levels):
        series.left.setdefault(id(levels[0].clause), "words")
    for one in _of_others(levels):
        series.left.setdefault(id(one.clause), "words")
    names = [(one.clause.name or one.clause.text).rpartition(":")[2].strip() for one in levels]
    if len({name.casefold() for name in names}) < len(names):
        for one in levels:
            series.left[id(one.clause)] = "words"
    series.rule = {
        "kind": "choice",
        "options": [
            {"name": name, "points": decimal(one.points)}
            for name, one in zip(names, levels, strict=True)
        ],
    }


def _of_others(levels: Sequence[Level]) -> list[Level]:
    """`Chi bộ xuất sắc 10 điểm, tốt 8 điểm; đoàn thể xuất sắc 5 điểm`, `kịp thời 10, chính xác 5`: levels
    of another thing, which may hold beside those before them."""
    told: dict[str, str] = {}
    found = []
    for one in levels:
        words = one.clause.condition
        if match := _HOW_WELL.search(words):
            of = words[: match.start()].casefold().strip(" :-")
            if told.setdefault(match[0].casefold(), of) != of and not _LESS.fullmatch(of):
                found.append(one)
    plain = [one for one in levels if _ONE_QUALITY.fullmatch(one.clause.condition)]
    return found or (plain[1:] if len(plain) == len(levels) > 1 else [])


def _in_places(levels: Sequence[Level]) -> bool:
    """Ranks down to the rest of them are places, and no names."""
    ranks = sum(bool(_RANK.search(one.clause.condition)) for one in levels)
    on = any(
        one.is_else or one.clause.condition.endswith(("trở xuống", "trở đi")) for one in levels
    )
    return ranks > 1 and on


# -- yes or no ----------------------------------------------------------------------------------


def fails(words: str) -> bool:
    """Whether words deny what was asked for as a whole: `không đạt`, `chưa đủ`, `thiếu`."""
    return bool(_FAILS.fullmatch(words))


def leaves_between(reached: str, failed: str) -> bool:
    """Whether something may lie between the two: neither `tổ chức đúng hạn` nor `không tổ chức`.

    `không`, `không đạt` deny whatever was said; else every word denied must have been asked for,
    and what was asked for may not say how well beside it.
    """
    reached = _IN_TIME.sub("đúng hạn", re.sub(r"^\W*(?:nếu|khi) ", "", reached, flags=_FLAGS))
    failed = _LATE.sub("không đúng hạn", _IN_TIME.sub("đúng hạn", failed))
    if _EVERY.search(reached):
        failed = _SOME_NOT.sub("", failed)
    if (some := _ONE_OF_THEM.search(failed)) and _count(some["all"]) >= _count(reached):
        return False
    denied = _asked_words(_DONE.sub(" ", failed))
    done = re.match(r"\W*(?P<verb>(?:[^\W\d_]+ ){1,2}?)được\b", reached, _FLAGS)
    if done and {*done["verb"].casefold().split()} <= denied:  # `mở được lớp`, of `không mở`
        reached = done["verb"] + reached[done.end() :]
    if not denied or fails(failed):
        return False
    asked = _asked_words(reached)
    done = _HAS.match(reached) and _NOT_MADE.fullmatch(failed)
    if not (denied <= asked or done):
        return True
    either = re.sub(r"\bhoặc\b", "và", failed, flags=_FLAGS)  # of both, one is denied
    forms = (_QUALITY, _MORE, *([_FULLY] if either != failed else []))
    return any(_only_first(form, reached, either) for form in forms)


def _count(listed: str) -> int:
    return len(re.split(r",|\bvà\b|\bhoặc\b", listed))


def _only_first(form: re.Pattern[str], reached: str, failed: str) -> bool:
    """Whether the first wording says something of a kind that the second one does not."""
    return bool(set(form.findall(reached.casefold())) - set(form.findall(failed.casefold())))


def _asked_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", _SMALL.sub(" ", text.casefold())))
