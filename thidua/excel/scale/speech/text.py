"""The text of a scale, evened out: one spelling for signs, figures and units; letters as typed."""

import re
from fractions import Fraction

from thidua.text.vietnamese import nfc

NUMBER = r"\d+(?:[.,]\d+)*"
"""A figure as people type it: 0,5 or 0.5 or 1.000."""
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_SIGNS = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", "×": "x", "✕": "x", "\xa0": " "})
_EVEN = (
    (re.compile(r"≥|=>|\bgte\b"), ">="),
    (re.compile(r"≤|=<"), "<="),
    (re.compile(r"\bphần trăm\b", re.I), "%"),
    (re.compile(r"(\d)\s+%"), r"\1%"),
    (re.compile(r"[ :]*(?:\.{3,}|…+|_{3,}) *(?=\d)"), ": "),  # từ 80% ......... 15 điểm
    (re.compile(r"(\d)[^\S\n]*(?:điểm|điêm|đ|Đ)(?![^\W\d_])", re.I), r"\1 điểm"),
    (
        re.compile(
            r"(điểm\b[^;.\n]{0,60}?\b(?:tối đa|không quá|không vượt quá|nhiều nhất)(?: là| cộng| trừ)? \d+(?:,\d+)?)(?=\s*(?:[;)\n]|\.\s|\.?$))",
            re.I,
        ),
        r"\1 điểm",
    ),
    (re.compile(r"(?<!một )\b(?:nửa|1/2) điểm\b", re.I), "0,5 điểm"),
    (re.compile(r"\b(?:một nửa|nửa|1/2) (?=(?:tổng )?(?:số )?điểm\b)", re.I), "50% "),
    # trừ 0,5đ/đ.viên: a short word with its point.
    (re.compile(r"(?<=/)\s*(đ|h|s)\.(?=[^\W\d_])", re.I), r"\1"),
    (re.compile(r"\bâm (?=\d)", re.I), "-"),  # âm 2 điểm
    # 01 (một), 05 (năm): the figure said twice.
    (re.compile(r"(\d)\s*\((?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\)", re.I), r"\1"),
    (re.compile(r"\bt[ỉĩ] lệ\b", re.I), "tỷ lệ"),
)
_BLANKS = re.compile(r"[ \t\f\v]+")


ONLY = (
    r"(?<!địa )(?<!chứng )(?<!tín )(?<!đình )\bchỉ"
    r"(?! (?:số|tiêu|đạo|thị|huy|định|báo|dẫn|giới)\b)"
)
"""The word for `only`, and no part of another: `địa chỉ`, `chỉ tiêu`."""


def even(text: str) -> str:
    """The text in NFC, one blank between words, signs and units in one spelling, lines kept."""
    found = nfc(text).translate(_SIGNS).replace("\r\n", "\n").replace("\r", "\n")
    for pattern, put in _EVEN:
        found = pattern.sub(put, found)
    lines = (_BLANKS.sub(" ", line).strip() for line in found.split("\n"))
    return "\n".join(line for line in lines if line)


def figure(text: str) -> Fraction:
    """The value of a NUMBER: `1.000` is a thousand, `1.5` and `1,5` one and a half."""
    if _THOUSANDS.fullmatch(text):
        return Fraction(text.replace(".", ""))
    whole, _, part = text.replace(",", ".").rpartition(".")
    return Fraction(f"{whole.replace('.', '')}.{part}") if whole else Fraction(part)


def has_figure(text: str) -> bool:
    """Whether any digit is left in the text."""
    return any(char.isdigit() for char in text)
