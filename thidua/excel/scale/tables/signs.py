"""What a heading says of the figures below it: that they are given, that they are taken, or both
(`Mức trừ (thưởng)`): then their own sign, or the list that they stand in, says which; else somebody is
asked."""

import re
from collections.abc import Sequence
from fractions import Fraction

from thidua.excel.scale.draft.draft import Extra, Node
from thidua.excel.scale.rows.line import Line, LineFigure
from thidua.excel.scale.speech.conditions import denies
from thidua.excel.scale.speech.text import BOTH, MINUS, NUMBER, PLUS, even, figure, phrase, tone_of
from thidua.excel.scale.tables.roles import BONUS, DEDUCT, GIVES, TAKES, is_grade, plain

_OVER = {"trừ": re.compile(r"\b(?:trừ|phạt)\b"), "cộng": re.compile(r"\b(?:cộng|thưởng)\b")}
_AMOUNT = phrase(rf"(?P<n>{NUMBER})\s*(?:đ|điểm)\b(?!\s*/)")


_GIVEN = phrase(
    rf"(?<!không )(?<!chưa )\bđược\b(?: [^\W\d_]+)* (?:tính |cho )?{NUMBER}\s*(?:đ|điểm)\b"
)
"""`Mỗi tin, bài được đăng tính 0,5 điểm`: a sentence that gives, whatever its column is called, where
what it counts is good; `nhiệm vụ được giao chậm 1 điểm` takes."""


def said_under(heading: str, text: str, top: Fraction | None) -> str:
    """The words of a cell with the verb of their heading: `Điểm trừ | 2 điểm/lượt`. Levels of the
    maximum keep theirs: `Xuất sắc: 10 điểm; Tốt: 8 điểm` beside a criterion worth 10."""
    verb = _verb(heading)
    if not verb or (top is not None and _are_levels(text, top)):
        return text
    return "\n".join(_with_verb(verb, line) for line in text.split("\n"))


_CASES = re.compile(r"\W*(?:các )?trường hợp\b")
"""Over what something is taken for: `Trường hợp bị trừ | Số điểm trừ`."""


def _verb(heading: str) -> str:
    small = heading.casefold()
    if _CASES.match(small) or _says_more(small):
        return ""
    said = [verb for verb, words in _OVER.items() if words.search(small)]
    return said[0] if len(said) == 1 and _OVER[said[0]].search(plain(heading)) else ""


def _says_more(heading: str) -> bool:
    """`Cách trừ, cách tính`, `Các mức điểm, mức trừ điểm`: some of the cells below take, others give."""
    pieces = _TWO_THINGS.split(plain(heading))
    return any(
        _SCORING.match(one) and not TAKES.search(one) and not GIVES.search(one) for one in pieces
    )


_TWO_THINGS = re.compile(r"\s*(?:[,;/&]|\s[-–]\s|\b(?:và|hoặc|hay)\b)\s*")
_SCORING = re.compile(
    r"(?:các |cách |mức |hướng dẫn |quy định |nguyên tắc )*(?:chấm|tính|cho|đạt|thang|mức|điểm)\b"
)
_OWN_VERB = phrase(r"\W*(?:(?:bị|được) )?(?:cộng|thưởng|thêm|trừ|phạt|bớt)\b")


def _with_verb(verb: str, text: str) -> str:
    if not re.search(r"\d", text):
        return text
    if verb == "trừ" and _GIVEN.search(even(text)) and tone_of(even(text)) == PLUS:
        return text
    if _OWN_VERB.match(text):
        return text
    bare = re.match(r"\W*\d", text)
    verb = "cộng" if bare and text.strip().startswith("+") else verb  # its own sign comes first
    return f"{verb} {text.strip(' +-')}" if bare else f"Điểm {verb}: {text}"


def _are_levels(text: str, top: Fraction) -> bool:
    """Whether amounts fall from the whole of a criterion, to nothing or from its best grade down."""
    small = even(text)
    amounts = [figure(match) for match in _AMOUNT.findall(small)]
    falls = len(amounts) > 1 and amounts[0] == top and amounts == sorted(amounts, reverse=True)
    best = re.split(r"[:;,\n]", small)[0]
    good = (
        len(set(amounts)) > 2 and tone_of(best) != MINUS
    )  # `Dùng dưới định mức: 10; bằng: 8; vượt: 4`
    return falls and (amounts[-1] == 0 or is_grade(best) or good)


_GAINS = re.compile(r"\b(?:cộng|thưởng|thêm|khen|khuyến khích|ưu tiên|thành tích|ưu điểm)\b")
_LOSSES = re.compile(
    r"\b(?:trừ|phạt|bớt|mất|giảm|lỗi|vi phạm|sai|sai phạm|khuyết (?:điểm|tật)|nhược điểm|tồn tại|hạn chế)\b"
)


def side_named(words: str) -> str:
    """What words over figures, or over what these are for, say of them: `Mức bớt`, `Tên lỗi` take,
    `Thành tích`, `Khen thưởng` give; "" where they say neither, both, or deny it."""
    said = plain(words)
    found = {side for side, of in ((BONUS, _GAINS), (DEDUCT, _LOSSES)) if of.search(said)}
    return found.pop() if len(found) == 1 and not denies(said) else ""


def side_of_either(heading: str, text: str) -> tuple[str, str]:
    """What the heading says first of a figure without a sign ("" with one, or without a figure), and
    the role that the figure has until its list is known: `Mức trừ (thưởng)` takes first, `Điểm
    cộng/trừ` says both."""
    if not text.strip() or re.match(r"\s*[-–−]", text):
        return "", DEDUCT
    if re.match(r"\s*\+", text):
        return "", BONUS
    first = plain(heading)
    sides = [side for side, said in ((DEDUCT, TAKES), (BONUS, GIVES)) if said.search(first)]
    return (sides[0], sides[0]) if len(sides) == 1 else (BOTH, DEDUCT)


def settle_signs(extras: Sequence[Extra], nodes: Sequence[Node]) -> None:
    """Puts each figure without a sign to the side of its list. Below a criterion it is what the
    heading says first, where the other side has a list of its own; else it is asked about."""
    for extra in extras:
        for line in extra.lines:
            if line.unsigned and extra.side != BOTH:
                _put(line, extra.side)
            elif line.unsigned:
                line.doubts.append("sign")
    other = {DEDUCT: BONUS, BONUS: DEDUCT}
    listed = {extra.side for extra in extras}
    for node in nodes:
        unsigned = [line for line in (node.line, *node.words) if line.unsigned]
        tones = {_tone(line) for line in unsigned}
        only_taken = MINUS in tones and PLUS not in tones and BONUS in listed
        for line in unsigned:
            if tone := _tone(line):
                _put(line, DEDUCT if tone == MINUS else BONUS)  # `2 điểm/lần vi phạm`
            elif only_taken:  # `Giờ học loại B | 2` between faults, where a list has what is given
                _put(line, DEDUCT)
            elif other.get(line.unsigned) not in listed:
                line.doubts.append("sign")


def _tone(line: Line) -> str:
    return tone_of(f"{line.text} {line.how} {(line.deduct or line.bonus).raw}")


def _put(line: Line, side: str) -> None:
    found = line.deduct or line.bonus
    line.deduct, line.bonus = (found, LineFigure()) if side == DEDUCT else (LineFigure(), found)
