"""Whether a wording gives points or takes them: verbs, headings, and words that only look like them."""

import re

from thidua.excel.scale.speech.text import NUMBER, even

_FLAGS = re.IGNORECASE
AWARD, PLUS, MINUS = "award", "bonus", "deduct"

_MINUS = re.compile(
    r"\b(?:bớt|trừ(?!\s+(?:trường hợp|khi|các trường hợp))|phạt|giảm trừ|mất)\b", _FLAGS
)
_PLUS = re.compile(r"\b(?:cộng|thưởng)\b", _FLAGS)
_THINGS = re.compile(
    r"\b(?:(?:khen|phần|tiền|giải|mức|quỹ) thưởng|(?:loại|phòng|diệt|bài|khấu|miễn|(?<!công )(?<!triển )(?<!kê )khai|giải|xóa|cấn) trừ|"
    r"(?:xử|hình|bị|tiền|mức|nộp) phạt|phạt (?:tiền|tù|vi phạm|hành chính|nguội)|"
    r"cộng (?:đồng|tác|sản|hòa|hưởng|vào)|(?:công|tổng) cộng|mất (?=[^\W\d]))",
    _FLAGS,
)
"""Words that look like a verb of scoring and are none: `khen thưởng`, `phòng trừ`, `mất điện`."""
_SAYS_SIDE = re.compile(
    r"^\W*(?:(?:mức|số|điểm|bị|được|sẽ|phải|thì)\s+)*(?:trừ|cộng|thưởng|phạt)\b"
    r"|\b(?:bị|sẽ|được|điểm|thì)\s+(?:trừ|cộng|thưởng)\b|\b(?:trừ|cộng|thưởng)\s+(?:điểm|thêm)\b"
    r"|\b(?:trừ|cộng|thưởng)\W*$",
    _FLAGS,
)


def side_of(words: str) -> str:
    """What a verb of scoring says: gives, takes, or "" for neither."""
    words = _THINGS.sub(" ", words)
    return MINUS if _MINUS.search(words) else PLUS if _PLUS.search(words) else ""


_HEAD = re.compile(
    r"\W*(?:(?:các|những|một số)\s+)?(?:(?:trường hợp|nội dung|hành vi|mức|số)\s+)*(?:(?:bị|được|sẽ|tính)\s+)*(?:điểm\s+)?"
    rf"(?:trừ|cộng|thưởng|phạt)(?:\s+(?:điểm|thêm))?(?:\s+tối đa\s*{NUMBER}\s*điểm|\s+không quá\s*{NUMBER}\s*điểm)?"
    r"(?:\s+(?:khi|nếu|như sau|đối với|gồm|bao gồm|trong các trường hợp sau))*\s*:(?!\s*[\d+-])\s*",
    _FLAGS,
)
"""`Điểm trừ:`, `Các trường hợp bị trừ điểm:`: what the amounts after it are."""


def starts_a_list(text: str) -> bool:
    """Whether a wording begins with what its amounts are: `Điểm trừ: ...`."""
    return heading_of(even(text)) is not None


def heading_of(text: str) -> re.Match[str] | None:
    """The heading that an evened wording begins with, where it says what its amounts are."""
    match = _HEAD.match(text)
    return match if match and side_of(match[0]) else None


def said_side(words: str) -> str:
    """The side that words beside an amount say, where they surely speak of points."""
    said = _SAYS_SIDE.search(_THINGS.sub(" ", words))
    return side_of(said[0]) if said else ""


_FIRST = re.compile(rf"\W*{NUMBER}\s*điểm\b", _FLAGS)
_VERB_FIRST = re.compile(
    rf"\W*(?:(?:bị|được|mức)\s+)*(?:trừ|cộng|thưởng|phạt)(?:\s+(?:điểm|thêm|đi))*\s*:?\s*{NUMBER}",
    _FLAGS,
)


def leans(before: str, text: str) -> bool:
    """Whether an amount leans on the one before it: `Trừ 1 điểm với lỗi nhẹ, 2 điểm với lỗi nặng`."""
    begins = _VERB_FIRST.match(before) or _FIRST.match(before)
    return bool(begins and _FIRST.match(text.removeprefix("và ").strip()))
