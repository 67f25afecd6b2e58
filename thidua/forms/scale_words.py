"""What a sentence of a scale says of points: how much, for each or once, at most how much.

Only what is spelled out counts. Whatever two people could read differently stays unsure.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from thidua.text.vietnamese import nfc

BONUS, DEDUCT = "bonus", "deduct"
_NUMBER = r"0*([0-9]+(?:[.,][0-9]+)?)"
_CAP = re.compile(
    rf"(?:tối đa|không quá|không vượt quá)(?:\s+(?:là|không quá|bằng|:))*\s*{_NUMBER}\s*điểm"
)
_AMOUNT = re.compile(rf"(trừ|cộng|thưởng|được)\s*(?:điểm\s*)?[:(]?\s*[+\-−–]?\s*{_NUMBER}\s*điểm")
_EACH = re.compile(
    r"\bmỗi\b|\bcứ\b|\btừng\b|(?<![0-9])/\s*0?1\b"
    r"|\b0?1 (?:trường hợp|báo cáo|phong trào|bài|xã|đơn vị|mục|kỳ|quý|quí|lần|nội dung|vụ|người)"
)
_STEP = re.compile(r"(?:cứ|mỗi|thêm|tăng|giảm|vượt)\s+(?:\w+\s+){0,2}[0-9]+(?:[.,][0-9]+)?\s*%")
_RANGE = re.compile(r"(?:từ|trên|dưới|đến|vượt|đạt)[^.;:]{0,40}?[0-9]\s*%")
_STATE = re.compile(
    r"(?:không|có)\b[^.;:]*(?:\bkế hoạch\b|\bvăn bản\b|\bsổ theo dõi\b|\btrong năm\b|\b100\s*%)"
    r"|[^.;:]*\bđạt (?:dưới|trên|từ) [0-9.,]+\s*%"
)
_PARENTHESES = re.compile(r"\([^()]*\)")
_CAP_OF = re.compile(r"(?:mục|tiêu chí|tiêu chuẩn|đối với)\s+([\w.]+)")
_CHOICE = re.compile(r"một trong|01 trong|1 trong|không áp dụng|đủ các|chỉ (?:tính|xét|áp dụng)")
_HEADING = re.compile(r"\b(?:trừ|cộng|thưởng)\b.*\bsau\s*(?:đây)?\s*:?$")
_DISQUALIFIED = re.compile(r"không (?:được )?xếp (?:loại|hạng)|không xét")
_TOTAL = re.compile(r"tổng (?:cộng|điểm|số điểm)\b")
_NOTHING = re.compile(r"\b(?:không|chưa)\b")


@dataclass(frozen=True, slots=True)
class Saying:
    """What one text says. `amounts` are (BONUS or DEDUCT, points) without the caps."""

    amounts: frozenset[tuple[str, Fraction]]
    caps: frozenset[Fraction]
    each: bool
    step: bool
    range: bool
    state: bool
    conditional: bool


def plain(text: str) -> str:
    """The text in small letters, NFC, blanks evened out, a figure never glued to its unit."""
    small = " ".join(nfc(text).casefold().split())
    return re.sub(r"([0-9])(điểm)", r"\1 \2", small)


def saying(text: str) -> Saying:
    """What a text says of points."""
    small = plain(text)
    caps = frozenset(_value(found) for found in _CAP.findall(small))
    rest = _CAP.sub(" ", small)
    amounts = frozenset(
        (DEDUCT if word == "trừ" else BONUS, _value(figure))
        for word, figure in _AMOUNT.findall(rest)
    )
    return Saying(
        amounts,
        caps,
        bool(_EACH.search(rest)),
        bool(_STEP.search(rest)),
        bool(_RANGE.search(rest)),
        bool(_STATE.match(rest)),
        bool(_CHOICE.search(rest)),
    )


def list_cap(text: str) -> tuple[str, Fraction, str] | None:
    """A line that only caps a list: its kind, the cap, the code it names ("" for none).

    None when it is no such line, or caps both kinds at once: whether together or each is unsure.
    """
    small = plain(text)
    outer = _PARENTHESES.sub(" ", small)
    caps = {_value(found) for found in _CAP.findall(outer)}
    if len(caps) != 1 or not re.search(r"\bđiểm\b", outer):
        return None
    before = _CAP.split(outer)[0]
    kinds = {DEDUCT if word == "trừ" else BONUS for word in re.findall("trừ|cộng|thưởng", before)}
    if len(kinds) != 1 or _EACH.search(before) or _AMOUNT.search(_CAP.sub(" ", outer)):
        return None
    named = _CAP_OF.search(before)
    return kinds.pop(), caps.pop(), named[1].rstrip(".") if named else ""


def is_heading(text: str) -> bool:
    """A line that only says that deductions or bonuses follow, on no condition."""
    return bool(_HEADING.search(plain(text))) and not _CHOICE.search(plain(text))


def is_total(text: str) -> bool:
    """The line of the whole scale's points."""
    return bool(_TOTAL.match(plain(text)))


def disqualifies(text: str) -> bool:
    """A word in a points column that takes the unit out of the ranking."""
    return bool(_DISQUALIFIED.search(plain(text)))


def denies(text: str) -> bool:
    """Whether a level is the one where something was not done."""
    return bool(_NOTHING.search(plain(text)))


def _value(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))
