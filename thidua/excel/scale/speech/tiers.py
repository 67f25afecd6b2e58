"""Levels of one measured figure as tiers: where each begins and ends, and what no level holds."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from thidua.excel.scale.speech.conditions import Range, decimal
from thidua.excel.scale.speech.measures import of_another_figure
from thidua.excel.scale.speech.series import Level, Series
from thidua.excel.scale.speech.text import NUMBER, has_figure, phrase

_FLAGS = re.IGNORECASE
Rows = list[tuple[Level, Range | None]]
_GRAVE = phrase(r"\b(?:nhẹ|nặng|nghiêm trọng|(?:có|không) phép)\b")
_TOPS = phrase(
    r"\b(?:tốp|top|dẫn đầu|cao nhất|thấp nhất|(?:đứng|xếp) (?:đầu|cuối|chót)|(?:cuối|chót) bảng)\b"
)
"""`Ba đội xếp cuối`: how many get a level, and no bound of it."""
_REACHED = phrase(r"\b(?:đạt|hoàn thành|đủ|xong)\b")
_MEASURES = phrase(
    r"\b(?:thiếu|hụt|giảm|tăng|chậm|trễ|muộn|sớm|quá hạn|sai)\b|\bvượt(?! (?:mức |quá )?\d)"
)
_TO_THE_DAY = phrase(r"\b(?:trước|đúng|sớm|kịp) (?:thời )?hạn\b")
"""`Trước hạn dưới 50%: 40 điểm; đúng hạn 100%: 30 điểm`: the one and the other are no levels of one figure."""
_MEAN = phrase(r"\b(?:bình quân|trung bình)\b")
_MEASURED = phrase(r"\b(?:tỷ|triệu|nghìn|đồng|ha|km|m2|m3|tấn|tạ|kg|giờ|phút|ngày|tháng)\b")


def read_tiers(series: Series, levels: list[Level], title: str) -> None:
    """The tiers of levels that are ranges of one figure, for a criterion named `title`."""
    shares = {one.range.share for one in levels if one.range is not None}
    series.share = True in shares
    rows: Rows = []
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
    rows = _counted(series, _above_zero(_cascade(_exact(series, rows))), title)
    rows = _open_best(series, _meeting(rows))
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
    for one, span in rows:
        if span is not None and _is_empty(span):
            series.left[id(one.clause)] = "overlap"
    if _gives_none(series, rows):
        tiers.append({"below": "1", "points": "0"})
    series.rule = {"kind": "tiers", "tiers": tiers}
    if len(levels) == 1:
        series.left.setdefault(id(levels[0].clause), "single")
    _cover(series, [(one, span) for one, span in rows if span is not None], bool(elses))


def _one_measure(series: Series, levels: list[Level], title: str) -> None:
    """`đủ 100%` and `thiếu dưới 5%` are no ranges of one figure."""
    ranged = [one for one in levels if one.range is not None]
    for n in of_another_figure(title, [one.plain for one in ranged]):
        series.left[id(ranged[n].clause)] = "words"
    timed = [one for one in ranged if _TO_THE_DAY.search(one.plain)]
    hints = [{words.casefold() for words in _TO_THE_DAY.findall(one.plain)} for one in timed]
    for one, words in zip(timed, hints, strict=True):
        if words != hints[0]:
            series.left[id(one.clause)] = "words"
    own = [one for one in levels if (one.range or one.is_plan) and not one.of_plan]
    said = [{w.casefold() for w in _MEASURES.findall(one.plain)} for one in own]
    for one, words in zip(own, said, strict=True):
        if words and words != said[0]:
            series.left[id(one.clause)] = "words"
    grave = [one for one in ranged if _GRAVE.search(one.plain)]
    if len(grave) < len(ranged):
        for one in grave:
            series.left[id(one.clause)] = "words"  # `01 vụ nhẹ: 5 điểm`: and a grave one?


def _exact(series: Series, rows: Rows) -> Rows:
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
                ends = {o.high for o in others if o.low is None and not o.exact}
                held = any((end or 0) > low for end in ends)
                lows = [o.low for o in (span, *others) if o.exact and o.low is not None]
                from_there = min(lows) in ends  # `95%: 6 điểm; dưới 95%: 0 điểm`
                if held or not (from_there or _REACHED.search(one.clause.condition)):
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


def _cascade(rows: Rows) -> Rows:
    """`từ 95% trở lên: 8; từ 90% trở lên: 6`: each holds up to the next better one."""
    found = list(rows)
    for up in (True, False):
        open_ = [
            n
            for n, (_, span) in enumerate(found)
            if span is not None and (span.high if up else span.low) is None and not span.exact
        ]
        ends = {n: _bound_of(found[n][1], up) for n in open_}
        open_.sort(key=lambda n: ends[n], reverse=up)
        points = [found[n][0].points for n in open_]
        falls = all(a > b for a, b in pairwise(points)) or all(a < b for a, b in pairwise(points))
        if len(open_) < 2 or not falls or len(set(ends.values())) < len(open_):
            continue
        for better, n in pairwise(open_):
            one, span = found[n]
            next_ = found[better][1]
            assert span is not None and next_ is not None
            if up:
                span = replace(span, high=next_.low, under=not next_.over)
            else:
                span = replace(span, low=next_.high, over=not next_.under)
            found[n] = (one, span)
    return found


def _above_zero(rows: Rows) -> Rows:
    """`dưới 50: 5; không có: 0`: below 50, but some."""
    if not any(one.is_zero and span is not None and span.high == 0 for one, span in rows):
        return rows
    found = []
    for one, span in rows:
        if span is not None and span.low is None and span.high and not one.is_zero:
            span = replace(span, low=Fraction(0), over=True)
        found.append((one, span))
    return found


def _bound_of(span: Range | None, up: bool) -> tuple[Fraction, bool]:
    """The bound of a stretch that is open at its other end, in the order of what holds less."""
    assert span is not None
    value = span.low if up else span.high
    return (value if value is not None else Fraction(0), span.over if up else not span.under)


def _is_empty(span: Range) -> bool:
    """Whether no figure lies in a stretch."""
    if span.low is None or span.high is None:
        return False
    return span.low > span.high or (span.low == span.high and (span.over or span.under))


def _counted(series: Series, rows: Rows, title: str) -> Rows:
    """Whole numbers one after the other leave no hole: up to 3 and from 4 on meet below 4."""
    spans = [span for _, span in rows if span is not None]
    bounds = [bound for span in spans for bound in (span.low, span.high) if bound is not None]
    small = any(s.over and s.under and s.low is not None and s.high == s.low + 1 for s in spans)
    small |= any(_MEAN.search(said) for said in (title, *(one.clause.condition for one, _ in rows)))
    if small or any(s.share for s in spans) or any(bound.denominator > 1 for bound in bounds):
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
    and from 90 % on: likely, too, but 89.5 % is nowhere, and would be the least of all. What is short of
    100 % is surely not all of it."""
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
                if not places and above != 100:
                    series.left.setdefault(id(one.clause), "gap")
        found.append((one, span))
    return found


def _gives_none(series: Series, rows: Rows) -> bool:
    """`Có 2 sáng kiến: 10 điểm; 1 sáng kiến: 6 điểm`: none of what is counted gives nothing."""
    ranged = sorted(((o, s_) for o, s_ in rows if s_ is not None), key=lambda row: _start(row[1]))
    points = [one.points for one, _ in ranged]
    if len(ranged) < max(len(rows), 2) or points != sorted({*points}) or points[0] == 0:
        return False
    worst, span = ranged[0]
    bounds = [end for _, one in ranged for end in (one.low, one.high) if end is not None]
    counted = series.whole or (worst.range is not None and worst.range.exact)
    counted |= not _MEASURED.search(worst.plain) and all(end.denominator == 1 for end in bounds)
    return counted and not (span.share or span.over) and span.low == 1


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
    points = [one.points for one, _ in spans]
    for n, (one, span) in enumerate(spans):
        if points[n] < min(max(points[:n], default=0), max(points[n + 1 :], default=0)):
            series.left[id(one.clause)] = "words"  # better on both sides: no levels of one figure
        most = span.high is None and span.share and (span.low or 100) < 100
        if most and 0 < points[n] < max(points) and points != sorted(points, reverse=True):
            series.left.setdefault(id(one.clause), "words")  # `từ 90%: 7; từ 80% đến dưới 90%: 10`
    for end, span in spans[-1:]:
        whole = span.share and span.low == 100 and not (span.over or span.high)
        if whole and max(points[0], points[-1]) < max(points):
            series.left.setdefault(id(end.clause), "words")  # all of it, for less than half of it
    if len(spans) > 1 and not has_else and points == sorted({*points}):
        worst, least = spans[0]
        named = worst.range is None or worst.range.exact
        if not named and least.low and (least.share or least.low > 1):
            series.left.setdefault(id(worst.clause), "gap")  # from 5 on, and nothing of 4
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


def _meeting(rows: Rows) -> Rows:
    """`>= 98%: 10; 95-98%: 8; < 95%: 5`: a bound is of the level that is open beyond it."""
    spans = [span for _, span in rows if span is not None and not span.exact]
    lows = {span.low for span in spans if span.high is None and not span.over}
    highs = {span.high for span in spans if span.low is None and not span.under}
    found: Rows = []
    for one, span in rows:
        dashed = re.fullmatch(rf"[^\d]*{NUMBER}%? ?- ?{NUMBER}%?[^\d]*", one.clause.condition)
        dashed = None if re.search(r"\btừ\b", one.clause.condition, _FLAGS) else dashed
        if dashed and span is not None and span.low is not None and span.high is not None:
            under = span.under or (span.high in lows and span.high > span.low)
            over = span.over or (span.low in highs and span.high > span.low)
            span = replace(span, under=under, over=over)
        found.append((one, span))
    return found


def _start(span: Range) -> tuple[Fraction, bool]:
    return (span.low if span.low is not None else Fraction(-(10**9)), span.over)


def _is_full(one: Level, span: Range) -> bool:
    """Whether a level ends where nothing is beyond it: 100 %, 10 of marks, 4 of averages."""
    if span.share or span.high == 100:
        return span.high == 100
    averages = (span.low or Fraction(0)).denominator > 1
    return span.high in (4, 10) and (averages or "điểm" in one.clause.condition)
