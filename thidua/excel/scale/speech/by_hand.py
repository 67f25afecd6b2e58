"""Points that people give by their own judgement, from nothing to all of them or within the stretch of a
grade."""

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.text import AWARD, EACH, NUMBER, figure, has_figure, phrase
from thidua.excel.scale.speech.things import OUT, TURNS, Reading, loaded

_JUDGED = phrase(
    r"\W*(?:(?:do )?(?:hội đồng|tổ|ban|đoàn|khối|cụm|bgh|ban giám hiệu|lãnh đạo)(?: [^\W\d_]+){0,6}?,? )?(?:(?:xem xét|đánh giá|thống nhất|quyết định),? )*(?:và )?(?:cho|chấm) điểm\W*"
)
"""`Hội đồng xem xét cho điểm`."""
_COMPUTED = phrase(
    r"\b(?:trừ|cộng|thưởng|phạt|tỷ lệ|phần trăm|công thức|bình quân|trung bình|nhân|chia|tuyến tính|"
    rf"tương ứng|mỗi|bằng)\b|{EACH}\b|%"
)
_MORE = phrase(r"\bđiểm (?:thưởng|cộng|trừ)\b")
_STRETCH = phrase(
    rf"(?P<name>(?:[^\d:;]+: )??[^\d:]*[^\W\d_][^\d:]*?)(?: ?[:=(-]| (?=[\d<]|từ|dưới)) ?(?:được |đạt )?"
    rf"(?:(?:từ )?(?P<low>{NUMBER})(?: điểm)? ?(?:-|đến|tới) ?(?P<under>dưới |cận |< ?)?|(?P<less>dưới |< ?))?"
    rf"(?P<high>{NUMBER}) điểm\W*"
)
"""`Khá: 7 - dưới 9 điểm`, `Yếu: dưới 5 điểm`."""
_NOT_WELL = phrase(
    r"^\W*(?:không|chưa) (?=(?:đạt|tốt|đầy đủ|(?:đảm|bảo) (?:bảo|đảm)|hoàn thành|thực hiện|nghiêm túc|tham gia|đúng|kịp)\b)"
)


def is_judged(clauses: Sequence[Clause], top: Fraction) -> bool:
    """`Hội đồng chấm từ 0 đến 10 điểm`, of 10: points by hand, whatever is said of how."""
    if all(one.is_bare and _JUDGED.fullmatch(one.text) for one in clauses):
        return True
    told = [one for one in clauses if not one.is_bare or loaded(one.text) or _MORE.search(one.text)]
    if len(told) != 1 or told[0].gives or told[0].cap is None or told[0].left:
        return False
    one, cap = told[0], told[0].cap
    takes = _COMPUTED.search(one.text) or OUT.search(one.text)
    return (
        cap.points == top
        and not cap.side
        and not takes
        and not has_figure(one.condition)
        and not one.each
    )


def leave_to_judges(found: Reading, clauses: list[Clause], top: Fraction) -> list[Clause]:
    """`Tốt: 9-10 điểm; khá: 7-8 điểm; yếu: dưới 5 điểm` of 10: how many within a grade's stretch is said by
    who judges. The other clauses."""
    levels = [one for one in clauses if one.side == AWARD and not (one.each or one.is_limit)]
    said = [(one, match) for one in levels if (match := _STRETCH.fullmatch(one.text))]
    spans = [_span(match) for _, match in said]
    wide = [n for n, (_, match) in enumerate(said) if match["low"]]
    if len(said) < 2 or len(wide) * 2 <= len(said) or spans[0][1] != top:
        return clauses
    for n, (one, match) in enumerate(said):
        name = _NOT_WELL.sub("", match["name"])
        if loaded(name) or TURNS.search(name) or one.each or one.days or (n and ":" in name):
            return clauses
    falls = all(high <= low <= high + 1 or high == 0 for (low, _), (_, high) in pairwise(spans))
    if not falls or any(spans[n][0] >= spans[n][1] for n in wide):
        return clauses
    graded = [one for one, _ in said]
    found.ends += [end for span in spans for end in span]
    found.rule = {"kind": "points"}
    return [one for one in clauses if not any(one is other for other in graded)]


def _span(match: re.Match[str]) -> tuple[Fraction, Fraction]:
    """The least and the most of a grade."""
    high = figure(match["high"])
    low = figure(match["low"]) if match["low"] else Fraction(0) if match["less"] else high
    return low, high
