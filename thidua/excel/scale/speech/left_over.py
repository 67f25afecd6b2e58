"""Levels that are said as what each takes off: `>= 95%: không trừ; 90 - < 95%: trừ 2 điểm; < 90%: trừ 5 điểm`."""

from collections.abc import Sequence
from fractions import Fraction

from thidua.excel.scale.speech import conditions as c
from thidua.excel.scale.speech.clause import Clause
from thidua.excel.scale.speech.measures import thing_words
from thidua.excel.scale.speech.series import falls, is_grade
from thidua.excel.scale.speech.steps import SHORT_BY
from thidua.excel.scale.speech.text import AWARD, MINUS, has_figure, phrase
from thidua.excel.scale.speech.vocabulary import IN_TIME, LATE, THINGS

_NOTHING_OFF = phrase(
    r"\W*(?P<whom>[^;]*?)[:,]?(?: thì| được| đều)* (?:không (?:bị )?trừ(?: điểm)?|giữ nguyên(?: (?:số )?điểm)?)\W*"
)
_IN_TIME = phrase(rf"(?:(?:nộp|gửi|báo cáo|thực hiện|hoàn thành) )*(?:đầy đủ, )?(?:{IN_TIME})")
_AGAIN = phrase(rf"\b(?:{LATE}|mỗi|từng|cứ|lần|hằng|hàng)\b|/")
_MAY_COME_AGAIN = phrase(rf"\W*(?:{THINGS})\b")


def as_levels(clauses: Sequence[Clause], top: Fraction) -> Sequence[Clause]:
    """The clauses as levels, each with what is left of `top`, where one of them takes nothing (`không trừ`, `10 điểm`
    of 10) and the others are the rest of one figure, or grades below it. Else as they are; but `Không có lỗi: không
    trừ` gives all of the points, whatever is taken off."""
    best = next((one for one in (*clauses[:1], *clauses[-1:]) if _is_full(one, top)), None)
    steps = [one for one in clauses if one is not best]
    if best is None or not steps:
        return clauses
    words = _whom(best)
    once = all(_takes_once(one, top) and not _AGAIN.search(one.text) for one in steps)
    graded = not best.gives and _are_grades(words, steps, top)
    if not once or not (_of_one_figure(words, steps) or graded):
        if not best.gives and (c.is_zero(words) or _IN_TIME.fullmatch(words)):
            _give_all(best, words, top)
        return clauses
    _give_all(best, words, top)
    for one in steps:
        one.points = Fraction(0) if one.all else top - one.value
        one.off, one.all, one.side = not one.all, False, AWARD
    return clauses


def _give_all(best: Clause, words: str, top: Fraction) -> None:
    best.resolved = best.resolved or not best.gives
    best.points, best.all, best.condition = top, False, words
    best.name = best.name if best.name and _NOTHING_OFF.fullmatch(best.name) is None else words


def _is_full(one: Clause, top: Fraction) -> bool:
    nothing = not (one.gives or one.cap or one.days) and _NOTHING_OFF.fullmatch(one.text)
    return bool(nothing) or (one.is_level and (one.all or one.points == top) and not one.cap)


def _whom(best: Clause) -> str:
    match = None if best.gives else _NOTHING_OFF.fullmatch(best.text)
    return best.condition if match is None else match["whom"].strip(" :,")


def _takes_once(one: Clause, top: Fraction) -> bool:
    """So much off, once, and never more than there is."""
    plain = not (one.each or one.per or one.cap or one.share or one.days or one.left or one.only)
    return plain and one.gives and one.side == MINUS and (one.all or 0 < one.value <= top)


def _of_one_figure(words: str, steps: Sequence[Clause]) -> bool:
    """Whether all of them are stretches of the same figure, of which no two hold at once."""
    found = [_stretch(said) for said in (words, *(one.condition for one in steps))]
    spans = [one[0] for one in found if one is not None]
    if len(spans) < len(found) or len({span.share for span in spans}) > 1:
        return False
    if not _meets(spans[0], spans[1:]) and not any(SHORT_BY.match(one.condition) for one in steps):
        return False
    first, *others = (thing_words(one[1]) for one in found if one is not None)
    below = sum(span.low is None for span in spans[1:])
    above = sum(span.high is None for span in spans[1:])
    figures = any(has_figure(one[1]) for one in found if one is not None)
    return max(below, above) == 1 and not figures and all(more <= first for more in others)


def _meets(best: c.Range, others: Sequence[c.Range]) -> bool:
    """Whether one of the others begins where the best one ends: at its bound, or at the next figure."""
    ends = {one.low for one in others} | {one.high for one in others}
    return any(end is not None and {end - 1, end, end + 1} & ends for end in (best.low, best.high))


def _stretch(words: str) -> tuple[c.Range, str] | None:
    """The stretch of a figure that words say; none of it is one, too."""
    none = c.is_zero(words) and not has_figure(words)
    return (c.Range(high=Fraction(0)), words) if none else c.read_range(c.NAMED.sub(" ", words))


def _are_grades(words: str, steps: Sequence[Clause], top: Fraction) -> bool:
    """`Loại A không trừ; loại B trừ 2 điểm; loại C trừ 5 điểm`; not `tiết loại B`, of many."""
    said = [words, *(one.condition for one in steps)]
    graded = all(
        is_grade(one) and not (has_figure(one) or _MAY_COME_AGAIN.match(one)) for one in said
    )
    left = [top, *(Fraction(0) if one.all else top - one.value for one in steps)]
    return len(steps) > 1 and graded and falls(left) and not any(map(c.denies, said[:-1]))
