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
from thidua.excel.scale.speech.measures import of_another_figure, thing_words
from thidua.excel.scale.speech.series import (
    Level,
    Series,
    are_parts,
    expanded,
    falls,
    is_grade,
    level_of,
    read_options,
    read_places,
)
from thidua.excel.scale.speech.text import NUMBER, figure, has_figure

_FLAGS = re.IGNORECASE


def read_levels(clauses: Sequence[Clause], top: Fraction, title: str = "") -> Series:
    """The rule that a series of levels makes for a criterion worth `top`. `title`: its name."""
    if any(c.is_else(one.condition) or _AND_ON.search(one.condition) for one in clauses):
        for one in clauses:
            one.condition = c.numbered(one.condition)
    _unlabel(clauses)
    _in_millions(clauses)
    levels = [level for one in clauses for level in expanded(one)]
    _first_place(levels)
    if sum(bool(_FRACTION.search(one.plain)) for one in levels) > 1 and levels[-1].points == 0:
        series = Series()
        read_options(series, levels, top, whole=True)  # `từ 2/3 thành viên trở lên`
        _top(series, levels, top)
        return series
    if _ELSEWHERE.search(f"{title}\n{clauses[0].condition}"):
        _bands(levels)
    _first_zero(levels)
    _last_zero(levels)
    _since_when(levels)
    _beyond_plan(levels)
    series = Series()
    ranged = [one for one in levels if one.range is not None]
    if _says_more(levels, ranged):
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
        _tiers(series, levels, title)
    elif are_parts(levels, top) and not any(has_figure(one.clause.condition) for one in levels):
        series.parts = [(one.clause.name, one.points) for one in levels]
        return series
    else:
        levels = [level_of(one, one) for one in clauses]
        read_options(series, levels, top)
    _top(series, levels, top)
    return series


_BILLIONS = re.compile(rf"(?P<n>{NUMBER})\s*tỷ\b", _FLAGS)


def _in_millions(clauses: Sequence[Clause]) -> None:
    """`Từ 1 tỷ đồng trở lên; từ 500 triệu đến dưới 1 tỷ`: one measure for all of them."""
    if any(re.search(r"\d\s*triệu\b", one.condition, _FLAGS) for one in clauses):
        for one in clauses:
            one.condition = _BILLIONS.sub(_as_millions, one.condition)


def _as_millions(match: re.Match[str]) -> str:
    millions = figure(match["n"]) * 1000
    whole = f"{int(millions):,}".replace(",", ".")  # 2.000, and no year
    return f"{whole if millions.denominator == 1 else decimal(millions)} triệu"


_LABELLED = re.compile(
    r"(?P<label>[^()\d:]+?)\s*\((?P<range>[^()]*\d[^()]*)\)|(?P<before>[^():]*\d[^():]*):\s*(?P<after>[^\d:]+)",
    _FLAGS,
)


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
            one.condition = span


def _says_more(levels: Sequence[Level], ranged: Sequence[Level]) -> bool:
    """`Không xảy ra: 20; 01 vụ nhẹ: 10; từ 02 vụ hoặc có vụ nặng: 0`: counts with more in their words are
    names, of which people choose."""
    counts = not any(one.range.share or has_figure(one.rest) for one in ranged if one.range)
    told = [one for one in ranged if one.demands_more and re.search(r"\bhoặc\b", one.rest, _FLAGS)]
    first = levels[0].range is None or levels[0].is_zero
    return (
        len(levels) > 2
        and first
        and counts
        and bool(told)
        and falls([one.points for one in levels])
    )


_AND_ON = re.compile(r"\b(?:trở (?:xuống|đi)|về sau)$", _FLAGS)
_LEADING = re.compile(r"^.*?(?=\b(?:xếp|đứng|hạng|thứ|vị thứ|đạt thứ)\b)", _FLAGS)


def _first_place(levels: list[Level]) -> None:
    """`Tuần xếp nhất khối: 10 điểm; nhì: 9 điểm; còn lại: 7 điểm`: the head of the first level
    only says whose places they are."""
    if len(levels) < 3 or levels[0].places is not None:
        return
    last = levels[-1]
    ends = last.is_else or (last.places is not None and last.places[1] is None)
    if ends and all(one.places or one.is_else for one in levels[1:]):
        said = levels[0].clause.condition
        levels[0].places = c.read_places(_LEADING.sub("", said)) or c.read_places(
            re.split("[,:]", said)[-1]
        )


_FRACTION = re.compile(r"(?<![\d/])[1-9]/[1-9](?![\d/])")
_ELSEWHERE = re.compile(
    r"\b(?:(?:toàn|của|trong) (?:tỉnh|huyện|quốc|ngành|thành phố)|cả nước|PAR INDEX|DDCI|PCI)\b",
    _FLAGS,
)
"""A ranking that is not the bloc's own: bands of its places are figures from outside."""


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


_NONE = Range(Fraction(0), Fraction(0), exact=True)


def _last_zero(levels: list[Level]) -> None:
    """`Đạt 2 giải trở lên: 10 điểm; đạt 1 giải: 6 điểm; không đạt giải: 0 điểm`: none of what the others
    count."""
    for one in levels:
        if one.range == _NONE:
            one.is_zero, one.range = True, None
    last, others = levels[-1], levels[:-1]
    counted = others and all(one.range and not one.range.share for one in others)
    if counted and last.range is None and c.denies(last.clause.condition):
        last.is_zero |= thing_words(last.clause.condition) <= set().union(
            *(thing_words(one.clause.condition) for one in others)
        )


_BEYOND = re.compile(
    r"\W*(?:thực hiện )?vượt(?: mức)?(?=[^\d]* \d)(?!.*\b(?:chỉ tiêu|kế hoạch|dự toán) .*\bvượt\b)",
    _FLAGS,
)
_REACHED_TO = re.compile(
    rf"\W*(?:đạt|hoàn thành|bằng)(?: 100%)?(?: (?:chỉ tiêu|kế hoạch|dự toán))?(?: giao)? (?:đến|hoặc|và|tới) (?:vượt|tăng)(?: mức)? "
    rf"(?P<under>dưới |đến dưới )?(?:đến |không quá |tối đa )?(?P<n>{NUMBER})%\W*",
    _FLAGS,
)

_GROWN = re.compile(r"\W*bằng (?:hoặc|và|tới|đến) tăng\b", _FLAGS)


def _since_when(levels: list[Level]) -> None:
    """`Giải ngân đến 31/12: từ 98% trở lên`: by when all of them are measured."""
    head, _, rest = levels[0].clause.condition.partition(":")
    if rest and "@" in head and "@" not in rest and not any(one.clause.days for one in levels[1:]):
        one = levels[0]
        levels[0] = level_of(replace(one.clause, condition=rest.strip(), days=[]), one.clause)
        one.clause.days = []


_SHORT_OF_PLAN = re.compile(
    r"\W*(?:không|chưa) (?:đạt|hoàn thành) (?:chỉ tiêu|kế hoạch|dự toán)(?: (?:được )?giao)?\W*",
    _FLAGS,
)


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
            one.range = replace(
                span, low=low, high=high, over=span.over or span.low is None, exact=False
            )
            if span.exact:
                one.range = replace(one.range, high=None)


def _to_plan(ranged: Sequence[Level], levels: Sequence[Level]) -> bool:
    """Whether the levels below end where the plan is reached, or where it is passed."""
    spans = [one.range for one in ranged if one.range is not None]
    under = any(one.is_plan for one in levels)
    return any(span.share and span.high == 100 and span.under == under for span in spans) and all(
        span.high is not None and span.high <= 100 for span in spans
    )


def _top(series: Series, levels: list[Level], top: Fraction) -> None:
    """The best level must be the criterion's points: else a figure is of something else."""
    best = max(levels, key=lambda one: one.points)
    if best.points != top:
        series.left.setdefault(id(best.clause), "top")


# -- tiers ----------------------------------------------------------------------------------------


def _tiers(series: Series, levels: list[Level], title: str) -> None:
    shares = {one.range.share for one in levels if one.range is not None}
    series.share = True in shares
    rows: list[tuple[Level, Range | None]] = []
    for one in levels:
        span = one.range
        if span is None and one.is_zero and not one.is_else:
            below = any(o.range is not None and o.range.low is None for o in levels)
            span = Range(high=Fraction(0)) if below or not series.share else None
            if span is None:
                series.left[id(one.clause)] = "words"
        elif span is None and one.is_over:
            span = Range(low=Fraction(100), over=True, share=True)
        elif span is None and one.is_plan:
            span = Range(low=Fraction(100), share=True)
        rows.append((one, span))
        if one.range is not None and (
            has_figure(one.rest)
            or one.demands_more
            or _TOPS.search(one.clause.condition)
            or one.clause.days
        ):
            series.left[id(one.clause)] = "words"
    _one_measure(series, levels, title)
    rows = _counted(series, _above_zero(_cascade(_exact(series, rows))))
    rows = _open_best(series, rows)
    tiers: list[dict[str, str]] = []
    for one, span in rows:
        bounds = {"else": "true"} if span is None else span.tier()
        tiers.append({**bounds, "points": decimal(one.points)})
    elses = [n for n, (_, span) in enumerate(rows) if span is None]
    if elses == [0] and [o.points for o, _ in rows] == sorted(o.points for o, _ in rows):
        rows, tiers, elses = [*rows[1:], rows[0]], [*tiers[1:], tiers[0]], [len(rows) - 1]
    if len(elses) > 1 or (elses and elses[0] != len(rows) - 1):
        for n in elses:
            series.left[id(rows[n][0].clause)] = "words"
        tiers = [tier for n, tier in enumerate(tiers) if n not in elses]
    series.rule = {"kind": "tiers", "tiers": tiers}
    if len(levels) == 1:
        series.left.setdefault(id(levels[0].clause), "single")
    _cover(series, [(one, span) for one, span in rows if span is not None], bool(elses))


_GRAVE = re.compile(r"\b(?:nhẹ|nặng|nghiêm trọng|(?:có|không) phép)\b", _FLAGS)
_TOPS = re.compile(r"\b(?:tốp|top|dẫn đầu|đứng đầu|cao nhất|thấp nhất)\b", _FLAGS)
_REACHED = re.compile(r"\b(?:đạt|hoàn thành|đủ|xong)\b", _FLAGS)
_MEASURES = re.compile(
    r"\b(?:thiếu|hụt|giảm|tăng|chậm|trễ|muộn|sớm|quá hạn|sai)\b|\bvượt(?! (?:mức )?\d)", _FLAGS
)


def _one_measure(series: Series, levels: list[Level], title: str) -> None:
    """`đủ 100%` and `thiếu dưới 5%` are no ranges of one figure."""
    ranged = [one for one in levels if one.range is not None]
    for n in of_another_figure(title, [one.plain for one in ranged]):
        series.left[id(ranged[n].clause)] = "words"
    said = [{w.casefold() for w in _MEASURES.findall(one.clause.condition)} for one in ranged]
    for one, words in zip(ranged[1:], said[1:], strict=True):
        if words and words != said[0]:
            series.left[id(one.clause)] = "words"
    grave = [one for one in ranged if _GRAVE.search(one.plain)]
    if len(grave) < len(ranged):
        for one in grave:
            series.left[id(one.clause)] = "words"  # `01 vụ nhẹ: 5 điểm`: and a grave one?


def _exact(
    series: Series, rows: list[tuple[Level, Range | None]]
) -> list[tuple[Level, Range | None]]:
    """`Đạt 100%` at the head of shares is from there on; a counted figure is just that number."""
    found = []
    for n, (one, span) in enumerate(rows):
        if span is None or not span.exact:
            found.append((one, span))
            continue
        others = [other for m, (_, other) in enumerate(rows) if m != n and other is not None]
        above = all(_is_under(other, span.low or Fraction(0)) for other in others)
        below = all(other.low is not None and other.low >= (span.low or 0) for other in others)
        if span.share and span.low is not None:
            if (above and others) or span.low >= 100:
                span = Range(low=span.low, share=True)
            elif below and others and span.low == 0:
                span = Range(high=span.low, share=True)
            else:
                # 100 %, 90 %, 80 %: what lies between them only "đạt" says.
                low = span.low or Fraction(0)
                held = any(o.low is None and not o.exact and (o.high or 0) > low for o in others)
                if held or not _REACHED.search(one.clause.condition):
                    series.left[id(one.clause)] = "gap"
                span = Range(low=span.low, share=True)
        elif not span.share and others and above and (span.low or 0) > 0:
            lower = [o.points for o, s_ in rows if s_ is not span]
            if all(points < one.points for points in lower) or one.points == 0:
                span = Range(low=span.low)  # four prizes are worth what three are
        found.append((one, span))
    return found


def _is_under(span: Range, bound: Fraction) -> bool:
    """Whether a stretch ends at the bound, or is open and begins below it."""
    if span.high is not None:
        return span.high <= bound
    return span.low is not None and span.low < bound and not span.share


def _cascade(rows: list[tuple[Level, Range | None]]) -> list[tuple[Level, Range | None]]:
    """`từ 95% trở lên: 8; từ 90% trở lên: 6`: each holds up to the next better one."""
    found = list(rows)
    for up in (True, False):
        open_ = [
            n
            for n, (_, span) in enumerate(found)
            if span is not None and (span.high if up else span.low) is None and not span.exact
        ]
        ends = {n: _end(found[n][1], up) for n in open_}
        open_.sort(key=lambda n: ends[n], reverse=up)
        points = [found[n][0].points for n in open_]
        falls = all(a > b for a, b in pairwise(points))
        if len(open_) < 2 or not falls or len(set(ends.values())) < len(open_):
            continue
        for better, n in pairwise(open_):
            one, span = found[n]
            next_ = found[better][1]
            assert span is not None and next_ is not None
            if up:
                span = replace(span, high=ends[better], under=not next_.over)
            else:
                span = replace(span, low=ends[better], over=not next_.under)
            found[n] = (one, span)
    return found


def _above_zero(rows: list[tuple[Level, Range | None]]) -> list[tuple[Level, Range | None]]:
    """`dưới 50: 5; không có: 0`: below 50, but some."""
    if not any(one.is_zero and span is not None and span.high == 0 for one, span in rows):
        return rows
    found = []
    for one, span in rows:
        if span is not None and span.low is None and span.high and not one.is_zero:
            span = replace(span, low=Fraction(0), over=True)
        found.append((one, span))
    return found


def _end(span: Range | None, up: bool) -> Fraction:
    """The bound of a stretch that is open at its other end."""
    value = None if span is None else span.low if up else span.high
    return value if value is not None else Fraction(0)


Rows = list[tuple[Level, Range | None]]


def _counted(series: Series, rows: Rows) -> Rows:
    """Whole numbers one after the other leave no hole: up to 3 and from 4 on meet below 4."""
    spans = [span for _, span in rows if span is not None]
    bounds = [bound for span in spans for bound in (span.low, span.high) if bound is not None]
    if any(span.share for span in spans) or any(bound.denominator > 1 for bound in bounds):
        return _tenths(series, rows, spans)
    lows = {span.low for span in spans if not span.over}
    highs = {span.high for span in spans if span.under}
    found: Rows = []
    for one, span in rows:
        if span is not None and span.over and span.low is not None and span.low + 1 in highs:
            span = replace(span, low=span.low + 1, over=False)  # over 4, and below 5
            series.whole = True
        if span is not None and span.high is not None and not span.under and span.high + 1 in lows:
            span = replace(span, high=span.high + 1, under=True)
            series.whole = True
        found.append((one, span))
    return found


def _tenths(series: Series, rows: Rows, spans: Sequence[Range]) -> Rows:
    """Up to 59.9 and from 60 on meet at 60: written to one or two places, none lies between. Up to 89 %
    and from 90 % on: likely, too, but 89.5 % is nowhere, and would be the least of all."""
    lows = {span.low for span in spans if span.low is not None and not span.over}
    overs = {span.low for span in spans if span.over}
    found: Rows = []
    for one, span in rows:
        high = None if span is None or span.under or span.high in overs else span.high
        if span is not None and high is not None:
            places = 0 if high.denominator == 1 else 1 if (high * 10).denominator == 1 else 2
            above = high + Fraction(1, 10**places)
            if above in lows:
                span = replace(span, high=above, under=True)
                if not places:
                    series.left.setdefault(id(one.clause), "gap")
        found.append((one, span))
    return found


def _cover(series: Series, rows: list[tuple[Level, Range]], has_else: bool) -> None:
    """Two levels that both hold, or a hole between two: two readings."""
    spans = sorted(rows, key=lambda row: _start(row[1]))
    for (_, a), (other, b) in pairwise(spans):
        if (
            a.high is None
            or b.low is None
            or a.high > b.low
            or (a.high == b.low and not a.under and not b.over)
        ):
            series.left[id(other.clause)] = "overlap"
        elif not has_else and (a.high < b.low or (a.under and b.over)):
            series.left[id(other.clause)] = "gap"
    if len(spans) > 1 and not has_else:
        worst, last = spans[-1]
        full = last.high is None or _is_full(worst, last) or (last.share and last.high > 100)
        if not full:
            series.left.setdefault(id(worst.clause), "gap")  # up to 10 is the worst: what of 11?


def _open_best(series: Series, rows: Rows) -> Rows:
    """`Từ 80% đến 100%: 20; còn lại: 5`: 110 % gets the best, never the least; likewise at the low end
    where little is good. A stretch whose end is no natural one, and that no other level joins, may be
    what is wanted itself: somebody is asked."""
    ranged = sorted(((o, s_) for o, s_ in rows if s_ is not None), key=lambda row: _start(row[1]))
    points = [one.points for one, _ in ranged]
    up = points == sorted({*points})
    if not ranged or not (up or points == sorted({*points}, reverse=True)):
        return rows
    one, span = ranged[-1 if up else 0]
    if span.low is None or span.high is None or span.exact:
        return rows
    up &= len(ranged) > 1 or span.low > 0
    beside = ranged[-2 if up else 1][1] if len(ranged) > 1 else Range()
    joins = beside.high == span.low if up else beside.low == span.high
    if not joins and not (_is_full(one, span) if up else span.low == 0 and not span.over):
        series.left.setdefault(id(one.clause), "gap")
        return rows
    series.ends.append(span.high if up else span.low)
    wide = replace(span, high=None, under=False) if up else replace(span, low=None, over=False)
    return [(o, wide if o is one and s_ is span else s_) for o, s_ in rows]


def _start(span: Range) -> tuple[Fraction, bool]:
    return (span.low if span.low is not None else Fraction(-(10**9)), span.over)


def _is_full(one: Level, span: Range) -> bool:
    """Whether a level ends where nothing is beyond it: 100 %, 10 of marks, 4 of averages."""
    if span.share or span.high == 100:
        return span.high == 100
    averages = (span.low or Fraction(0)).denominator > 1
    return span.high in (4, 10) and (averages or "điểm" in one.clause.condition)
