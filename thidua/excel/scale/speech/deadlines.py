"""By when: what lateness costs, what being early brings, and levels that are spans of days."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.conditions import decimal
from thidua.excel.scale.speech.text import MINUS, NUMBER, PLUS, even, figure, has_figure, phrase
from thidua.excel.scale.speech.things import FLAGS, Reading, Rule, loaded
from thidua.excel.scale.speech.vocabulary import AT_MOST, IN_TIME, LATE

_BEFORE = phrase(r"\b(?:trước|đến hết|đến|chậm nhất|muộn nhất|hạn)\b(?: (?:là|vào))?(?: ngày)?\s*@")
_AFTER = phrase(r"\b(?:sau|từ sau|từ|quá)\b(?: (?:là|vào))?(?: ngày)?\s*@(?: (?:trở đi|về sau))?")
_BETWEEN = phrase(
    r"\b(?:từ|sau|trong khoảng)(?: ngày)?\s*@\s*(?:đến|tới|-)(?: hết)?(?: ngày)?\s*@"
    r"|@\s*(?:đến|tới|-)(?: hết)?(?: ngày)?\s*@"
)
_TIMELY = phrase(rf"\b(?:{IN_TIME}|đúng quy định|trong hạn|trước (?:thời )?hạn|sớm)\b")
_TOO_LATE = phrase(rf"\b(?:{LATE})\b")
_SPAN = phrase(r"\b(?P<unit>ngày|giờ|phút|tuần|tháng)\b")
_MORE = phrase(r"\b(?:và|hoặc|hay|đồng thời|nhưng(?!\s*$)|trừ|riêng|mà|kèm|với điều kiện|phải)\b")
_IN_MONTH = phrase(r"\W*(?:(?P<at>trong|từ|sau) )?tháng (?P<n>\d{1,2})\W*")
_NOT_ALL = phrase(r"\W*(?:[^\W\d_]+ ){0,2}?(?:không|chưa) (?:đủ|đạt|hoàn thành|xong)\b[^\d]*")
"""`chưa đủ`, of `thu đủ trước 30/9`."""
_LATE = phrase(
    r"\b(?:chậm|trễ|muộn|quá hạn|sau hạn|sau thời hạn|không đúng hạn|không kịp|quá thời hạn|"
    r"không đúng thời (?:gian|hạn))\b|\bsau$|^sau\b|\b(?:gửi|nộp|xong|hoàn thành) sau(?= ngày\b(?! @))|\bsau (?:ngày )?@|\bsau (?:thời gian|mốc)|"
    r"\b(?:sau|quá) (?:ngày|(?:thời )?hạn|thời điểm|mốc)(?: thời gian)? (?:đó|này|ấy|(?:nêu |nói )?trên|quy định)\b|"
    r"\bquá (?:ngày )?@"
)
_BY = phrase(r"\b(?:hạn|trước|chậm nhất|muộn nhất|đến hết|đến|xong|ngày|nộp|gửi|vào)\b")
_NEVER = phrase(
    r"^\W*(?:(?:báo cáo|văn bản|hồ sơ) )?(?:(?:không|chưa) (?!đúng|kịp|quá|chậm)|(?:thiếu|bỏ|sót)(?: báo cáo| kỳ| văn bản)?\W*$)"
)
_IN_TIME = phrase(rf"\b(?:{IN_TIME}|trong hạn)\b")
_EARLY = phrase(r"\b(?:trước hạn|sớm|trước thời hạn|trước)\b")
_DAY = phrase(r"\bngày\b")
_ONE_DAY = phrase(r"\b(?:một|01|1) ngày\b")
_EACH_TIME = phrase(r"\b(?:lần|báo cáo|kỳ|văn bản|loại|bản)\b")
_PERIOD = phrase(
    r"\b\d{1,2} ?(?:giờ|h)(?: ?\d\d)?(?: phút)?\b|\b(?:6|9|sáu|chín) tháng(?: đầu năm| cuối năm)?\b|\b(?:quý|đợt|lần|kỳ) \d\b"
)
_AGAIN = phrase(
    r"\b(?:hằng|hàng|mỗi) (?:tháng|quý|tuần)\b|\btháng (?:sau|tiếp)\b|\bcủa tháng\b|"
    r"\bnăm (?:sau|tới|kế|liền|tiếp)\b(?! (?:ngày )?@)"
)
"""A day of every month, or of another year than the one that is scored."""
_GRACE = phrase(
    rf"[,(]?\s*(?<!xin )(?<!nghị )(?<!phải )(?<!bị )\b(?:(?:được |cho |có )*(?:(?:gia hạn|ân hạn|châm chước)(?: (?:thêm|trong|là))*|(?:được|cho) phép (?:{LATE})(?: (?:{AT_MOST}|trong))*)"
    rf"|(?P<late>(?:{LATE})(?: (?:{AT_MOST}|trong))*|trong(?: vòng)?)) (?P<n>\d{{1,2}}) ngày(?: làm việc)?\b(?(late)(?: đầu)?,? (?:thì )?không (?:bị )?trừ(?: điểm)?)\s*\)?"
)
"""`gia hạn 3 ngày`, `được phép chậm 3 ngày`, `chậm không quá 3 ngày không trừ`: days that cost nothing."""
_MOVES = phrase(r"\b(?:gia hạn|ân hạn|châm chước)\b")
_FROM_THEN = phrase(r"\b(?:sau đó|(?:từ|kể từ|sang|đến) ngày|quá nữa|tiếp theo|thứ)\b")
_OR_NEVER = phrase(r" hoặc (?:không|chưa)(?: [^\W\d_]+)+\W*$")
"""`Sau 28/02 hoặc không ban hành: 0 điểm`."""
_FROM_TO = phrase(
    r"(?P<from>\b(?:từ|trong khoảng)(?: ngày)?)?\s*@\s*(?P<to>đến|tới|-)(?: hết)?(?: ngày)?\s*@"
)


class _Span(NamedTuple):
    """From when to when, both days of a year; None where it is open."""

    first: date | None
    last: date | None


def are_calendar_levels(clauses: Sequence[Clause]) -> bool:
    """Whether levels are spans of days, or of lateness, that leave no hole and do not overlap."""
    return len(clauses) > 1 and (_by_date(clauses) or _by_lateness(clauses))


def _by_date(clauses: Sequence[Clause]) -> bool:
    *before, least = clauses
    least = replace(least, condition=_OR_NEVER.sub("", least.condition))
    spans = [(one, _month_span(one) or _span(one)) for one in (*before, least)]
    rest = [one for one, span in spans if span is None]
    known = [span for _, span in spans if span is not None]
    if (
        len(known) < 2
        or not any(one.days for one in clauses)
        or not all(_is_never(one) for one in rest)
    ):
        return False
    ends = [one.last for one in known if one.first is None and one.last is not None]
    worth = [one.value for one, span in spans if span is not None]
    later = all(a < b for a, b in pairwise(ends)) and all(a > b for a, b in pairwise(worth))
    last = known[-1].first
    if later and (
        len(ends) == len(known) or (known[len(ends) :] == known[-1:] and _meets(ends[-1], last))
    ):
        return True  # `trước 30/6: 15 điểm; trước 30/9: 12 điểm; sau 30/9: 5 điểm`
    if known[0].first is not None or any(one.first is None for one in known[1:]):
        return False
    return all(a.last is not None and _meets(a.last, b.first) for a, b in pairwise(known))


def _meets(last: date, first: date | None) -> bool:
    """The next span begins on the day on which the one before it ends, or on the day after."""
    return first is not None and timedelta(0) <= first - last <= timedelta(1)


def _span(clause: Clause) -> _Span | None:
    days = [_day(one) for one in clause.days]
    words = clause.condition
    for pattern, many in ((_BETWEEN, 2), (_BEFORE, 1), (_AFTER, 1)):
        match = pattern.search(words)
        if match is None or len(days) != many:
            continue
        rest = f"{words[: match.start()]} {words[match.end() :]}"
        rest = re.sub(r"\b100%", " ", rest)
        if has_figure(rest) or _MORE.search(rest) or "@" in rest or None in days:
            return None
        if many == 2:
            return _Span(days[0], days[1])
        return _Span(None, days[0]) if pattern is _BEFORE else _Span(days[0], None)
    return None


def _month_span(clause: Clause) -> _Span | None:
    """`trong tháng 4`, `từ tháng 5`, `sau tháng 2`."""
    match = _IN_MONTH.fullmatch(clause.condition)
    if match is None or clause.days or not 1 <= int(match["n"]) <= 12:
        return None
    first = date(2024, int(match["n"]), 1)
    after = (first + timedelta(31)).replace(day=1)
    at = (match["at"] or "trong").casefold()
    return _Span(after if at == "sau" else first, after - timedelta(1) if at == "trong" else None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text if len(text) > 5 else f"2024-{text}")
    except ValueError:
        return None


def _is_never(clause: Clause) -> bool:
    """`không nộp`, `còn lại`."""
    said = re.split(r"\s+hoặc\s+", clause.condition)
    least = bool(clause.value) or len(said) > 1
    none = all(c.is_zero(one) or (least and _NOT_ALL.fullmatch(one)) for one in said)
    more = any(has_figure(one) or _MORE.search(one) for one in said)
    return c.is_else(clause.condition) or (none and not more)


def _by_lateness(clauses: Sequence[Clause]) -> bool:
    late = [one for one in clauses if _TOO_LATE.search(one.condition) and has_figure(one.condition)]
    rest = [one for one in clauses if one not in late]
    timely = [
        one for one in rest if _TIMELY.search(one.condition) and not has_figure(one.condition)
    ]
    others = [one for one in rest if one not in timely]
    if len(timely) != 1 or len(late) < 2 or not all(_is_never(one) for one in others):
        return False
    units = {
        match["unit"].casefold() if (match := _SPAN.search(one.condition)) else "" for one in late
    }
    found = [c.read_range(one.condition) for one in late]
    if len(units) > 1 or "" in units or None in found:
        return False
    spans = [one[0] for one in found if one is not None]
    words = [one[1] for one in found if one is not None]
    if any(has_figure(text) or _MORE.search(text) for text in words) or any(
        one.days for one in clauses
    ):
        return False
    if spans[0].low is not None and spans[0].low > 1:
        return False
    last = spans[-1]
    ends = last.high is None or any(c.is_else(one.condition) for one in others)
    return ends and all(_follows(a, b) for a, b in pairwise(spans))


def _follows(a: c.Range, b: c.Range) -> bool:
    if a.high is None or b.low is None:
        return False
    if a.high == b.low:
        return a.under != b.over
    return b.low - a.high == 1 and not a.under and not b.over


class Grace(NamedTuple):
    """So many days that cost nothing, the clause that says so, and its words without them; `moves`: the due
    day is later by them, whatever else is said."""

    days: int
    clause: Clause
    words: str
    moves: bool


def grace_in(clauses: Sequence[Clause]) -> Grace | None:
    """The days of grace that one of the clauses says; None where none does, or several do."""
    said = [(one, match) for one in clauses if (match := _GRACE.search(one.condition))]
    if len(said) != 1 or "làm việc" in said[0][1][0]:
        return None
    one, match = said[0]
    words = f"{one.condition[: match.start()]} {one.condition[match.end() :]}".strip(" ,.")
    if (one.gives and not (one.each and _LATE.search(words))) or (
        words and not (one.gives or one.days)
    ):
        return None
    return Grace(int(match["n"]), one, words, bool(_MOVES.search(match[0])))


def is_all_or_past(grace: Grace, late: Clause) -> bool:
    """`cho phép chậm 2 ngày; chậm hơn trừ 1 điểm/ngày`: each day, or each past the second?"""
    return not (grace.moves or late.free or _FROM_THEN.search(late.text))


def counts_days(one: Clause) -> bool:
    """`mỗi ngày trừ 1 điểm`, `1 điểm/ngày`."""
    return one.each and bool(_DAY.search(one.per or one.condition))


def with_grace(clauses: list[Clause], grace: Grace) -> list[Clause]:
    """The clauses without what one of them says of days of grace, which then is held."""
    grace.clause.condition, grace.clause.resolved = grace.words, True
    return [one for one in clauses if one is not grace.clause or one.gives or grace.words]


def read_deadline(found: Reading, rest: list[Clause], top: Fraction, title: str) -> list[Clause]:
    """A deadline: one or more days, and one clause on lateness."""
    grace = grace_in(rest)
    levels = [one for one in rest if one.is_level]
    if len(levels) > 2 and are_calendar_levels(levels):
        return rest  # `trước 31/3: 15; sau 31/3: 8; không tổ chức: 0`: as they stand
    for before, one in pairwise(rest):
        if before.days and not before.gives and _LATE.search(before.condition) and one.joined:
            one.condition = f"{before.condition.replace('@', ' ')}, {one.condition}"
            before.condition = "@"  # `Gửi chậm sau ngày 31/01, mỗi ngày trừ 0,5 điểm`
    taken = [one for one in rest if one.gives and one.side == MINUS]
    late = [one for one in taken if _is_late(one) or (grace is not None and counts_days(one))]
    lower = [
        one for one in rest if one.is_level and _LATE.search(one.condition) and one.points != top
    ]
    due = [one for one in rest if one.days and one not in late and _is_due(one, top)]
    named = [] if due or not late else _in_title(title, late[0])
    for one in [*due, *named]:
        _last_of_span(found, one)
    days = _days([*due, *named], late)
    if any(one.days and not _same_days(one.days, days) for one in [*late, *lower]):
        return rest
    if not days or len(late) + len(lower) != 1 or found.rule is not None:
        return rest
    if lower and len(days) > 1:
        return rest
    rule: Rule = {"kind": "deadline", "due": days if len(days) > 1 else days[0]}
    if grace is not None:
        rule["grace"] = decimal(Fraction(grace.days))
        if late and is_all_or_past(grace, late[0]):
            found.leave(late[0], "range")
        rest = with_grace(rest, grace)
    rule["late"] = _lateness(found, (late or lower)[0], top, len(days))
    found.rule = rule
    for one in named:
        if _AGAIN.search(one.condition):
            found.leave(late[0], "words")
    for one in due:
        words = _PERIOD.sub(" ", one.condition)
        if has_figure(words) or loaded(words) or _AGAIN.search(words):
            found.leave(one, "words")
    for one in rest:  # a deadline never met gives nothing: not 3 less
        never = one.gives and one.side == MINUS and _NEVER.search(one.condition)
        if never and one.value < top:
            found.leave(one, "words")
    used = [*due, *late, *lower]
    return [one for one in rest if one not in used and not _beside(found, rule, one, top)]


def _last_of_span(found: Reading, clause: Clause) -> None:
    """`Nộp từ ngày 01/12 đến ngày 15/12`: due on the last of them."""
    if len(clause.days) == 2 and (match := _FROM_TO.search(clause.condition)):
        if match["to"] == "-" and not match["from"]:
            found.leave(clause, "words")  # `15/6 - 15/12`: from the one to the other, or by each?
            return
        first, last = clause.days
        found.ends += [figure(one) for one in first.split("-")]
        clause.days, clause.condition = [last], _FROM_TO.sub(f"{match['to']} @", clause.condition)


def _is_late(clause: Clause) -> bool:
    """`chậm trừ 1 điểm`, `trừ 1 điểm cho mỗi ngày chậm`."""
    return bool(_LATE.search(clause.condition) or _LATE.search(clause.per))


def _same_days(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the days are the same; `15/11` is that of the year that stands beside it."""
    return len(some) == len(others) and all(
        a == b or (len(a) != len(b) and a[-5:] == b[-5:]) for a, b in zip(some, others, strict=True)
    )


def _is_due(clause: Clause, top: Fraction) -> bool:
    """A day beside nothing, or beside the full points."""
    return not clause.gives or (clause.is_level and clause.points == top)


def _in_title(title: str, late: Clause) -> list[Clause]:
    """`Báo cáo gửi trước 15/12`, the criterion's name: the day that lateness is measured from."""
    days, words = c.read_dates(even(title)) if _BY.search(title) else ([], "")
    return [Clause(title, late.at, condition=words, days=days)] if days else []


def _days(due: list[Clause], late: list[Clause]) -> list[str]:
    days = [day for one in due for day in one.days]
    if days:
        return days
    # `nộp sau ngày 15/11 trừ 1 điểm`: the day is in the clause on lateness.
    return late[0].days if len(late) == 1 and len(late[0].days) == 1 else []


def _lateness(found: Reading, clause: Clause, top: Fraction, many: int) -> Rule:
    """What lateness costs: once, each time, or each day."""
    cost = clause.value if clause.side == MINUS else top - clause.value
    if clause.share:  # `Chậm trừ 50% số điểm`
        cost = top * clause.value / 100
    by_day = bool(
        (clause.each and _DAY.search(clause.per or clause.condition))
        or re.search(
            r"\b(?:chậm|trễ|muộn) (?:(?:một|01|1) ngày|ngày nào)\b", clause.condition, FLAGS
        )
    )
    words = _ONE_DAY.sub("", clause.condition).replace("@", "")
    each_time = many > 1 or _EACH_TIME.search(f"{clause.per} {clause.condition}")
    if (
        has_figure(words)
        or loaded(words)
        or _AGAIN.search(clause.condition)
        or clause.every != 1
        or (clause.share and many > 1)
        or cost <= 0
        or (clause.each and not by_day and not each_time)
    ):
        found.leave(clause, "words")
    if clause.cap is not None and clause.cap.points != top:
        found.leave(clause, "cap")
    return {"each_day": decimal(cost)} if by_day else {"points": decimal(cost)}


def _beside(found: Reading, rule: Rule, one: Clause, top: Fraction) -> bool:
    """What else may stand beside a deadline; False for what is no part of it."""
    words = one.condition
    if one.gives and one.side == PLUS and _EARLY.search(words):
        one.each |= "each_day" in rule["late"] and bool(_ONE_DAY.search(words))  # as lateness
        early = _early(one)
        if early is None:
            found.leave(one, "words")
        else:
            rule["early"] = early
        return True
    nothing = one.points == 0 if one.is_level else one.side == MINUS and one.points == top
    if one.gives and nothing and not one.each and _NEVER.search(words) and not has_figure(words):
        return True
    if one.gives and nothing and not one.each and (past := _past_days(words)):
        least = past.low or Fraction(0)
        if Fraction(rule["late"].get("each_day", "0")) * (least + past.over) >= top:
            found.ends.append(least)  # nothing is left by then, whatever is said of it
            return True
        found.leave(one, "range")
    if one.is_level and one.points == top and not has_figure(words):
        return bool(_IN_TIME.search(words)) or not words
    if one.is_limit and one.cap is not None:
        if "early" in rule and one.cap.side in (PLUS, "") and one.cap.points != top:
            rule["early"]["cap"] = decimal(one.cap.points)
        elif one.cap.points != top or one.cap.side == PLUS:
            found.leave(one, "cap")
        return True
    return False


def _past_days(words: str) -> c.Range | None:
    """`Quá 5 ngày`, `chậm từ 6 ngày trở lên`: from so many days late on."""
    span = c.read_range(words) if _DAY.search(words) else None
    if span is None or span[0].high is not None or span[0].share or has_figure(span[1]):
        return None
    return span[0] if span[0].low is not None else None


def _early(clause: Clause) -> Rule | None:
    """`nộp trước hạn 5 ngày cộng 0,5`, `mỗi ngày sớm cộng 0,1, tối đa 1`."""
    points, words = decimal(clause.value), clause.condition
    if loaded(words):
        return None
    if clause.each and _DAY.search(clause.per or words):
        if has_figure(_ONE_DAY.sub("", words)) or clause.every != 1:
            return None
        return {"each_day": points} | ({"cap": decimal(clause.cap.points)} if clause.cap else {})
    match = re.search(rf"(?P<n>{NUMBER})\s*ngày", words, FLAGS)
    if match is None or clause.each or clause.cap or has_figure(words.replace(match[0], "", 1)):
        return None
    return {"points": points, "days": decimal(figure(match["n"]))}
