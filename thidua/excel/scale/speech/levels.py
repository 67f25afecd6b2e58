"""A series of levels, each with its points: tiers of a figure, places, options, yes or no."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.conditions import Range, decimal
from thidua.excel.scale.speech.deadlines import are_calendar_levels
from thidua.excel.scale.speech.measures import thing_words
from thidua.excel.scale.speech.series import (
    Level,
    Series,
    expanded,
    falls,
    is_grade,
    is_or_not,
    level_of,
    read_options,
    read_places,
)
from thidua.excel.scale.speech.steps import OTHER_BASE, SHORT_BY
from thidua.excel.scale.speech.text import NUMBER, figure, has_figure, phrase
from thidua.excel.scale.speech.things import TURNS
from thidua.excel.scale.speech.tiers import read_tiers

_FLAGS = re.IGNORECASE
_BILLIONS = phrase(rf"(?P<n>{NUMBER})\s*tỷ\b")
_LABELLED = phrase(
    r"(?P<label>[^()\d:]+?)\s*\((?P<range>[^()]*\d[^()]*)\)|(?P<before>[^():]*\d[^():]*):\s*(?P<after>[^\d:]+)"
)
_OR_ALIKE = phrase(
    r"\s(?:hoặc|hay) (?!có\b|không\b|đạt\b|được\b|vượt\b)(?P<more>[^\d,;:]+?)(?= trở lên|\W*$)"
)
_OR = phrase(r"(?:,|,? (?:hoặc|hay)(?: là)?) ")
_FALL = phrase(r"(?:bị )?(?:giảm|tăng|(?:thấp|cao) hơn|sụt|tụt)(?: đi| so với .*)?")
_MOVES = phrase(r"\b(?:tăng|giảm|(?:cao|thấp) hơn)\b")
_TIME = phrase(r"\d ?(?:giờ|phút|h|ngày|tuần|tháng)\b")
_SHORT_OF_ALL = phrase(r"\b(?:vắng|thiếu|sót|bỏ|nghỉ)\b")
_STARS = phrase(r"\b(?P<n>[1-5]) sao\b(?! trở)")
_AND_ON = phrase(r"\b(?:trở (?:xuống|đi)|về sau)$")
_MOST = phrase(r"[^,:;\d]*\b(?:nhiều|cao|tốt|đông)\b[^,:;\d]* nhất")
"""`Đội nhiều công nhất`."""
_LEADING = phrase(r"^.*?(?=\b(?:xếp|đứng|hạng|thứ|vị thứ|đạt thứ)\b)")
_LEADERS = phrase(
    r"(?P<head>.*?)\b(?:(?:trong )?(?:top|tốp|nhóm(?= \d+ [^\W\d_])|nhóm (?:đầu|dẫn đầu))(?: (?:đầu|dẫn đầu))? (?P<n>\d{1,2})(?: [^\W\d_]+){0,2}?|(?P<m>\d{1,2}) [^\W\d_]+(?: [^\W\d_]+)?)"
    r"(?: có .*)?(?P<lead> (?:dẫn đầu|đứng đầu|đầu tiên|đầu bảng|cao nhất|tốt nhất|đầu))?"
)
_PLACED = r"(?:từ|xếp|đứng|top|tốp|hạng|thứ|thứ hạng|vị trí|vị thứ|nhóm)"
_FROM_TO = phrase(
    rf"(?:{_PLACED} )*(?P<n>\d{{1,2}}) ?(?:-|đến|tới) ?(?:{_PLACED} )*(?P<m>\d{{1,2}})"
)
_BEYOND_PLACE = phrase(rf"(?:{_PLACED} )*(?:ngoài|sau|trên|dưới)(?: {_PLACED})* (?P<n>\d{{1,2}})")
_PLACE_ON = phrase(rf"(?:{_PLACED} )*(?P<n>\d{{1,2}}) (?:trở (?:đi|xuống|lên)|về sau)")
_BARE_SPAN = re.compile(r"\W*\d+(?:\s*(?:-|đến|tới)\s*\d+)?\W*")
_TWO_WAYS = phrase(r"\d [^;]*[^\W\d_] (?:hoặc|hay) [^\W\d_][^;]* \d+ [^\W\d_]")
_ORDERED = phrase(r"\b(?:xếp|đứng|top|tốp|nhóm|hạng|thứ|vị trí|vị thứ|đầu|dẫn đầu|ngoài|sau)\b")
"""Words of an order, without which `từ 1-5; từ 6-10; trên 10` may count anything."""
_FRACTION = re.compile(r"(?<![\d/])[1-9]/[1-9](?![\d/])")
_LESS_THAN = phrase(r"\b(?:dưới|không đạt|chưa đạt|ít hơn) [1-9]/[1-9]\b")
_NONE = Range(Fraction(0), Fraction(0), exact=True)
_NO_SHARE = replace(_NONE, share=True)
_BEYOND = phrase(
    r"\W*(?:thực hiện )?vượt(?: mức)?(?=[^\d]* \d)(?!.*\b(?:chỉ tiêu|kế hoạch|dự toán) .*\bvượt\b)"
)
_BY_SO_MUCH = phrase(r"\bvượt(?: mức)?(?: (?:chỉ tiêu|kế hoạch|dự toán))?(?: (?:được )?giao)? \d")
"""`vượt 10%`: from 110 on; not `vượt trên 10%`."""
_BARE = phrase(r"\W*(?:từ|trên|đến|tới|dưới|trở|lên|quá|hơn|[\d.,]+|\W)+")
_RATE = phrase(r"%|\b(?:tỷ lệ|phần trăm|giảm)\b")
_REACHED_TO = phrase(
    rf"\W*(?:đạt|hoàn thành|bằng)(?: 100%)?(?: (?:chỉ tiêu|kế hoạch|dự toán))?(?: giao)? (?:đến|hoặc|và|tới) (?:vượt|tăng)(?: mức)? "
    rf"(?P<under>dưới |đến dưới )?(?:đến |không quá |tối đa )?(?P<n>{NUMBER})%\W*"
)
_GROWN = phrase(r"\W*bằng (?:hoặc|và|tới|đến) tăng\b")
_SHORT_OF_PLAN = phrase(
    r"\W*(?:không|chưa) (?:đạt|hoàn thành) (?:chỉ tiêu|kế hoạch|dự toán)(?: (?:được )?giao)?\W*"
)


def read_levels(clauses: Sequence[Clause], top: Fraction, title: str = "") -> Series:
    """The rule that a series of levels makes for a criterion worth `top`. `title`: its name."""
    if any(c.is_else(one.condition) or _AND_ON.search(one.condition) for one in clauses):
        for one in clauses:
            one.condition = c.numbered(one.condition)
    _unlabel(clauses)
    _one_thing(clauses)
    _none_as_well(clauses)
    _in_millions(clauses)
    levels = [level for one in clauses for level in expanded(one)]
    _no_places(levels, title)
    _first_place(levels)
    _leading_places(levels, title)
    if sum(bool(_FRACTION.search(one.plain)) for one in levels) > 1 and (
        levels[-1].points == 0 or _fractions_meet(levels)
    ):
        series = Series()
        read_options(series, levels, top, whole=True)  # `từ 2/3 thành viên trở lên`
        _top(series, levels, top)
        return series
    if c.OUTSIDE.search(f"{title}\n{clauses[0].condition}"):
        _bands(levels)
    _first_zero(levels)
    _last_zero(levels)
    day = _since_when(levels)
    _beyond_plan(levels)
    _short_of_all(levels, title)
    series = Series(ends=day)
    ranged = [one for one in levels if one.range is not None]
    if (
        is_or_not(levels)
        or _says_more(levels)
        or _are_stars(levels)
        or _never_is_no_time(levels, ranged)
        or _all_but(levels)
    ):
        read_options(series, levels, top, whole=True)
        _top(series, levels, top)
        return series
    placed = [one for one in levels if one.places is not None or one.is_else]
    if (
        len(placed) == len(levels)
        and len(levels) > 1
        and any(one.is_else or (one.places and one.places[1] is None) for one in levels)
    ):
        read_places(series, levels)
    elif are_calendar_levels(clauses):
        read_options(series, levels, top)
    elif ranged and all(
        one.range is not None
        or one.is_else
        or one.is_zero
        or ((one.is_plan or one.is_over) and _to_plan(ranged, levels))
        for one in levels
    ):
        read_tiers(series, levels, title)
    else:
        levels = [level_of(one, one) for one in clauses]
        read_options(series, levels, top)
    _top(series, levels, top)
    return series


def _in_millions(clauses: Sequence[Clause]) -> None:
    """`Từ 1 tỷ đồng trở lên; từ 500 triệu đến dưới 1 tỷ`: one measure for all of them."""
    if any(re.search(r"\d\s*triệu\b", one.condition, _FLAGS) for one in clauses):
        for one in clauses:
            one.condition = _BILLIONS.sub(_as_millions, one.condition)


def _as_millions(match: re.Match[str]) -> str:
    millions = figure(match["n"]) * 1000
    whole = f"{int(millions):,}".replace(",", ".")  # 2.000, and no year
    return f"{whole if millions.denominator == 1 else decimal(millions)} triệu"


def _unlabel(clauses: Sequence[Clause]) -> None:
    """`Hoàn thành tốt (từ 85% đến dưới 95%): 17 điểm`: the range says what the grade means."""
    found = [_LABELLED.fullmatch(one.condition) for one in clauses]
    told = [match for match in found if match and is_grade(match["label"] or match["after"])]
    plain = all(
        match or c.read_range(one.condition) for one, match in zip(clauses, found, strict=True)
    )
    if len(told) < 2 or not plain or any(one.days for one in clauses):
        return
    for one, match in zip(clauses, found, strict=True):
        span = (match["range"] or match["before"]) if match in told and match else ""
        if span and c.read_range(span):
            one.condition, one.resolved = span, True


def _one_thing(clauses: Sequence[Clause]) -> None:
    """`Từ 2 sáng kiến hoặc giải pháp mới trở lên; 1 sáng kiến hoặc giải pháp mới`: what is counted, and no second
    condition, where all that count say it alike."""
    more = {id(one): _or_more(one.condition) for one in clauses}
    ranged = [more[id(one)] for one in clauses if c.read_range(one.condition)]
    if len(ranged) < 2 or len({*ranged}) > 1 or not ranged[0]:
        return
    for one in clauses:
        if more[id(one)] == ranged[0]:
            one.condition, one.resolved = _OR_ALIKE.sub("", one.condition), True


def _or_more(text: str) -> str:
    match = _OR_ALIKE.search(text)
    return match["more"].casefold() if match is not None else ""


def _none_as_well(clauses: Sequence[Clause]) -> None:
    """`dưới 1% hoặc không giảm`, `không tăng hoặc giảm`: none of it, beside what holds that anyway."""
    for one in clauses:
        said = [piece for piece in _OR.split(one.condition) if piece]
        spans = [piece for piece in said if has_figure(piece)]
        others = [each.condition for each in clauses if each is not one]
        things = {word for text in (*others, *spans) for word in thing_words(text)}
        none = [piece for piece in said if c.is_zero(piece) and thing_words(piece) <= things]
        falls_ = [
            piece for piece in said if _FALL.fullmatch(piece) and _MOVES.search(" ".join(none))
        ]
        if (
            not 0 < len(none) < len(said)
            or len(spans) > 1
            or len(spans + none + falls_) < len(said)
        ):
            continue
        span = c.read_range(spans[0]) if spans else None
        if span is not None and (span[0].low is not None or has_figure(span[1])):
            continue
        if not spans or (span is not None and not TURNS.search(span[1])):
            one.condition, one.resolved = (spans or none)[0], True


def _says_more(levels: Sequence[Level]) -> bool:
    """`Không xảy ra: 20; 01 vụ nhẹ: 10; từ 02 vụ hoặc có vụ nặng: 0`, `Nộp đủ 100% trước 30/11: 6; đủ 100% sau
    30/11: 3; không đủ: 0`: figures with more in their words are names, of which people choose; where some of
    them say no more, there may be a hole, if none has two ways: `Dẫn 1 buổi hoặc dự 3 buổi: 7`."""
    more = [
        bool(one.range and (one.demands_more or one.clause.days or has_figure(one.rest)))
        for one in levels
    ]
    plain = [one.range is not None and not told for one, told in zip(levels, more, strict=True)]
    ways = any(_TWO_WAYS.search(one.plain) and one.demands_more for one in levels)
    told = any(more[:-1]) and (ways or not any(plain[:-1]))
    said = all(one.clause.text and not one.clause.off for one in levels)
    return len(levels) > 2 and said and (told or more[-1]) and falls([one.points for one in levels])


def _never_is_no_time(levels: Sequence[Level], ranged: Sequence[Level]) -> bool:
    """`Trong 24 giờ: 15; sau 24 giờ: 8; không báo cáo: 0`: never is no figure of hours."""
    last, others = levels[-1], levels[:-1]
    timed = [one for one in others if one in ranged and _TIME.search(one.clause.condition)]
    never = last.is_zero and last.range is None and not _TIME.search(last.clause.condition)
    return never and len(timed) == len(others) > 1


def _all_but(levels: Sequence[Level]) -> bool:
    """`Tham gia 100%: 10; vắng 1 người: 8; vắng từ 2 người: 5`: all of them, or so many less: names."""
    first, rest = levels[0].range, levels[1:]
    whole = first is not None and (first.share or re.search(r"\bđủ\b", levels[0].plain, _FLAGS))
    if first is None or not whole or (first.share and first.low != 100) or len(rest) < 2:
        return False
    spans = [one.range for one in rest if one.range and _SHORT_OF_ALL.search(one.plain)]
    if len(spans) < len(rest) or any(span.share for span in spans) or spans[-1].high is not None:
        return False
    ends = [Fraction(0), *(span.high for span in spans[:-1])]
    follows = (
        high is not None and span.low == high + 1 for high, span in zip(ends, spans, strict=True)
    )
    return all(follows) and falls([one.points for one in levels])


def _are_stars(levels: Sequence[Level]) -> bool:
    """`Có sản phẩm 4 sao: 10; 3 sao: 6; không có: 0`: names, where no figure is meant between them."""
    stars = [match for one in levels[:-1] if (match := _STARS.search(one.clause.condition))]
    last = levels[-1]
    named = len(stars) == len(levels) - 1 > 0 and (last.is_zero or last.is_else)
    return named and min(int(match["n"]) for match in stars) > 1


def _no_places(levels: list[Level], title: str) -> None:
    """`Từ 50 khách hàng: 10 điểm; 30 - 49: 7 điểm; dưới 30: 3 điểm`: what is counted, where a stretch is beside it
    and nothing is ordered."""
    said = (title, *(one.plain for one in levels))
    if not any(one.range for one in levels) or any(map(_ORDERED.search, said)):
        return
    for one in levels:
        span = c.read_range(one.plain) if _BARE_SPAN.fullmatch(one.plain) else None
        if one.places is not None and span is not None:
            one.places, (one.range, one.rest) = None, span


def _first_place(levels: list[Level]) -> None:
    """`Tuần xếp nhất khối: 10 điểm; nhì: 9 điểm; còn lại: 7 điểm`: the head of the first level
    only says whose places they are."""
    if len(levels) < 3 or levels[0].places is not None:
        return
    last = levels[-1]
    ends = last.is_else or (last.places is not None and last.places[1] is None)
    if ends and all(one.places or one.is_else for one in levels[1:]):
        said = levels[0].clause.condition
        if _MOST.fullmatch(said):
            levels[0].places = 1, 1
            return
        levels[0].places = c.read_places(_LEADING.sub("", said)) or c.read_places(
            re.split("[,:]", said)[-1]
        )


def _leading_places(levels: list[Level], title: str) -> None:
    """`Top 3: 10; top 5: 8`, `Trong nhóm 5 đơn vị dẫn đầu; từ 6-10; còn lại`, `Thứ 1-10; 11-20; ngoài 20`:
    places, each level from where the one before it ends."""
    if not any(_ORDERED.search(said) for said in (title, *(one.plain for one in levels))):
        return
    found: list[tuple[int, int | None]] = []
    for one in levels:
        after = (found[-1][1] or 0) + 1 if found else 1
        words = one.clause.condition.strip(" .:")
        forms = (_LEADERS, _FROM_TO, _BEYOND_PLACE, _PLACE_ON)
        lead, span, beyond, on = (form.fullmatch(words) for form in forms)
        last = bool(beyond and int(beyond["n"]) == after - 1) or bool(on and int(on["n"]) == after)
        if one.places or one.is_else:
            places = one.places or (after, None)
        elif lead and (lead["n"] or lead["lead"]) and not (found and lead["head"]):
            places = after, int(lead["n"] or lead["m"])
        elif span and int(span["n"]) == after:
            places = after, int(span["m"])
        elif found and last:
            places = after, None
            one.clause.condition, one.clause.resolved = f"từ thứ {after} trở đi", True
        else:
            return
        found.append(places)
    ends = [last for _, last in found]
    if len(found) < 2 or ends[-1] is not None or None in ends[:-1]:
        return
    for one, places in zip(levels, found, strict=True):
        one.places = None if one.is_else else places


def _fractions_meet(levels: Sequence[Level]) -> bool:
    """`2/3 trở lên; từ 1/2 đến dưới 2/3; dưới 1/2`: each begins where the one before it ends."""
    said = [_FRACTION.findall(one.plain) for one in levels]
    meets = all(before and one and before[0] == one[-1] for before, one in pairwise(said))
    return meets and _LESS_THAN.search(levels[-1].plain) is not None


def _bands(levels: list[Level]) -> None:
    """`Xếp thứ 1 đến thứ 3: 20; thứ 4 đến thứ 10: 15; còn lại: 10`, in the province's ranking."""
    bands = any(one.places and one.places[1] not in (None, one.places[0]) for one in levels)
    if not bands or not all(one.places or one.is_else for one in levels):
        return
    for one in levels:
        if one.places is not None:
            first, last = one.places
            high = None if last is None else Fraction(last)
            one.range = Range(low=Fraction(first) if first > 1 else None, high=high)
            one.places, one.rest = None, ""


def _first_zero(levels: list[Level]) -> None:
    """`An toàn giao thông, không có vi phạm: 10 điểm; 01 vụ: 5 điểm`: likewise."""
    if len(levels) > 1 and levels[0].range is None and any(one.range for one in levels[1:]):
        levels[0].is_zero |= c.is_zero(re.split("[,:]", levels[0].clause.condition)[-1])


_LESS_THAN_NONE = phrase(
    r"(?:tăng trưởng |bị )?(?:âm|giảm|sụt giảm|lỗ)|vượt(?: mức)? (?:định mức|kế hoạch|dự toán|khoán)"
)
"""`Tăng từ 0% đến dưới 5%: 20 điểm; âm: 0 điểm`, `Tiết kiệm từ 0%: 4 điểm; vượt định mức: 0 điểm`."""


def _last_zero(levels: list[Level]) -> None:
    """`Đạt 2 giải trở lên: 10 điểm; đạt 1 giải: 6 điểm; không đạt giải: 0 điểm`: none of what the others
    count."""
    for one in levels:
        if one.range == _NONE:
            one.is_zero, one.range = True, None
        elif one.range == _NO_SHARE and one is levels[0]:
            one.is_zero, one.range = True, Range(high=Fraction(0), share=True)
    last, others = levels[-1], levels[:-1]
    shares = others and all(one.range and one.range.share for one in others)
    if shares and last.range is None and _LESS_THAN_NONE.fullmatch(last.clause.condition.strip()):
        lows = [one.range.low for one in others if one.range]
        if 0 in lows and None not in lows:
            last.range = Range(high=Fraction(0), under=True, share=True)
            last.plain, last.rest = others[-1].plain, ""
    counted = others and all(one.range and not one.range.share for one in others)
    if counted and last.range is None and c.denies(last.clause.condition):
        last.is_zero |= thing_words(last.clause.condition) <= set().union(
            *(thing_words(one.clause.condition) for one in others)
        )


_BY_THEN = phrase(r"^[^:]*\bđến(?: hết)?(?: ngày)? @(?= đạt\b)")


def _since_when(levels: list[Level]) -> list[Fraction]:
    """`Giải ngân đến 31/12: từ 98% trở lên`: by when all of them are measured; the figures of that day."""
    head, _, rest = _BY_THEN.sub(r"\g<0>:", levels[0].clause.condition).partition(":")
    if rest and "@" in head and "@" not in rest and not any(one.clause.days for one in levels[1:]):
        one = levels[0]
        said = [figure(part) for day in one.clause.days for part in day.split("-")]
        levels[0] = level_of(replace(one.clause, condition=rest.strip(), days=[]), one.clause)
        one.clause.days = []
        return said
    return []


def _beyond_plan(levels: list[Level]) -> None:
    """`Vượt từ 5% dự toán trở lên`, above `từ 100% dự toán`: from 105 on."""
    for one in levels:
        if match := _REACHED_TO.fullmatch(one.clause.condition):
            # `bằng hoặc tăng đến 10%` is of last year's, `đạt hoặc vượt đến 10%` of the plan.
            least = Fraction(0 if _GROWN.match(one.clause.condition) else 100)
            most = least + figure(match["n"])
            one.range = Range(least, most, under=bool(match["under"]), share=True)
            one.rest = ""
    told = any(one.range and one.range.share and _BEYOND.match(one.plain) for one in levels)
    for one in levels:
        if told and _SHORT_OF_PLAN.fullmatch(one.clause.condition):
            one.range, one.rest, one.is_zero = (
                Range(high=Fraction(100), under=True, share=True),
                "",
                False,
            )
        elif told and one.is_plan:
            one.range, one.rest = Range(low=Fraction(100), share=True), ""
    spans = [one.range for one in levels if one.range is not None and one.range.share]
    reached = any(100 in (span.low, span.high) for span in spans)
    for one in levels:
        span = one.range
        if not reached or span is None or not span.share or not _BEYOND.match(one.plain):
            continue
        low, high = (None if end is None else 100 + end for end in (span.low, span.high))
        if max(span.low or 0, span.high or 0) < 100:
            low = Fraction(100) if low is None else low
            over = (span.over and not _BY_SO_MUCH.search(one.plain)) or span.low is None
            one.range = replace(span, low=low, high=high, over=over, exact=False)
            if span.exact:
                one.range = replace(one.range, high=None)


def _short_of_all(levels: Sequence[Level], title: str) -> None:
    """`Hụt dưới 5%`, below `đạt kế hoạch`: from above 95 on; of a rate, nobody knows by how much."""
    all_ = any(
        one.is_plan or (one.range and one.range.share and one.range.low == 100) for one in levels
    )
    end: Fraction | None = None
    for one in levels if all_ and not _RATE.search(title) else ():
        span = one.range
        goes_on = span is not None and span.low == end is not None and _BARE.fullmatch(one.plain)
        said = (SHORT_BY.match(one.plain) or goes_on) and not OTHER_BASE.search(one.plain)
        some = span is not None and end is None and span.low in (None, 1)  # `hụt dưới 5%`
        end = None
        if span is None or not span.share or span.exact or not said:
            continue
        end = span.high
        one.range = Range(
            None if end is None else 100 - end,
            100 - (Fraction(0) if some or span.low is None else span.low),
            over=span.under,
            under=span.over or some,
            share=True,
        )
        one.of_plan = True


def _to_plan(ranged: Sequence[Level], levels: Sequence[Level]) -> bool:
    """Whether the levels below end where the plan is reached, or where it is passed."""
    spans = [one.range for one in ranged if one.range is not None]
    under = any(one.is_plan for one in levels)
    ends = [end for span in spans for end in (span.low, span.high) if end is not None]
    if under and all(span.share for span in spans) and all(end < 100 for end in ends):
        return any(span.high is None for span in spans)  # `Đạt chỉ tiêu: 20; đạt 50% trở lên: 10`
    return any(span.share and span.high == 100 and span.under == under for span in spans) and all(
        span.high is not None and span.high <= 100 for span in spans
    )


def _top(series: Series, levels: list[Level], top: Fraction) -> None:
    """The best level must be the criterion's points: else a figure is of something else."""
    best = max(levels, key=lambda one: one.points)
    if best.points != top:
        series.left.setdefault(id(best.clause), "top")
