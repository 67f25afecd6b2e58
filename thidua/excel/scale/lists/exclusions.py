"""Sections that say which units are not judged at all, or lose something: each of their rows is an
item that disqualifies, or is asked about."""

import re
from collections.abc import Sequence

from thidua.excel.scale.draft.draft import Doubt, Draft, Extra
from thidua.excel.scale.rows.codes import alike, is_bullet, parts
from thidua.excel.scale.rows.groups import is_total
from thidua.excel.scale.rows.line import Line, list_words
from thidua.excel.scale.rows.line_words import joined_words
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.text import ONLY, even, has_figure
from thidua.excel.scale.speech.things import OUT, UNRANKED, Thing, loaded

EXCLUDED = "excluded"
"""The side of a section of such rows."""
_SECTION = re.compile(
    r"\b(?:loại trừ|điểm liệt|khống chế|hạ (?:\w+ )?(?:bậc|mức|loại|danh hiệu)|cắt (?:thi đua|thưởng|danh hiệu)|"
    r"không (?:được )?(?:công nhận|khen thưởng|chấm điểm|tính điểm))\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\bthì\b", re.IGNORECASE)
_TIES = re.compile(
    r"\b(?:bằng|ngang) (?:nhau|điểm)\b|\bcùng (?:số |tổng )*điểm\b|\bđồng (?:điểm|hạng)\b",
    re.IGNORECASE,
)
_GRADED = re.compile(
    rf"(?:\b(?:bị|vi phạm|trường hợp|nếu|để xảy ra)\b|{ONLY}\b).*(?:\b(?:xếp|đánh giá)|:)(?: (?:loại|hạng|mức|là|ở|vào))*\s+[\"“]?"
    r"(?:[a-d]|xuất sắc|tốt|khá|trung bình|yếu|kém|(?:không )?hoàn thành)\b",
    re.IGNORECASE,
)
"""`Trường hợp bị kỷ luật: xếp loại C`."""
_RULED = re.compile(
    r"\bthì\b|\b(?:xem|coi|tính) như\b|\bloại khỏi\b|\bbắt buộc\b|\bkhông (?:vượt )?quá\b|\bchỉ (?:được )?(?:tính|lấy|chấm|xét)\b|"
    r"\b(?:được|bị) (?:tính|xét|thưởng|miễn|cộng|trừ|hưởng|xếp|nâng)\b(?! (?:theo|từ|như sau|trên|bằng|vào|đến)\b)|"
    r"\b(?:lấy|là) (?:trung bình|bình quân)\b|\blấy (?:điểm|mức|lỗi)\b|\bchữ số (?:sau dấu|thập phân)\b",
    re.IGNORECASE,
)
"""What becomes of somebody or something: `xem như tự bỏ thi đua`, `lấy lỗi nặng nhất`."""


def places(text: str) -> bool:
    """Whether words leave a unit out, grade it lower, or place it behind others that have as many."""
    return any(said.search(text) for said in (OUT, _SECTION, _TIES, _GRADED))


def decides(line: Line) -> bool:
    """Whether a row without points still says what becomes of a unit."""
    return says_what_becomes(even(f"{line.text} {line.how}"))


def says_what_becomes(text: str) -> bool:
    """Whether words without points say what becomes of a unit: `... thì xếp loại D`."""
    return places(text) or bool(_RULED.search(text)) or loaded(text)


def heads_excluded(line: Line, following: Sequence[Line]) -> bool:
    """`II | Trường hợp không xét thi đua` above rows of another kind that have no points."""
    text, after = even(line.text), following[0] if following else None
    if after is None or line.has_figure or line.how or after.has_figure or is_total(after):
        return False
    if not (OUT.search(text) or _SECTION.search(text)) or after.paragraph != line.paragraph:
        return False
    if re.search(r":\s*\S", text) or (is_bullet(line.code) and parts(after.code)):
        return False  # `- Không có: không chấm điểm`: a level of the criterion above
    ends = text.endswith(":")
    if list_words(after.text)[0] or (not ends and (text.endswith(".") or _SENTENCE.search(text))):
        return False
    code, inner = parts(line.code, keep=True), parts(after.code, keep=True)
    below = bool(after.code) and line.code != after.code and not alike(code, inner)
    return bool(after.text) and (below or (ends and not code))


def leaves_excluded(extra: Extra, line: Line) -> bool:
    """Whether a row stands behind such a section: it has points, or the heading's number goes on."""
    if line.has_figure or line.paragraph != extra.line.paragraph:
        return True
    if not line.code:
        return line.paragraph or any(one.code for one in extra.lines)
    return alike(parts(extra.line.code, keep=True), parts(line.code, keep=True))


def read_excluded(draft: Draft, extra: Extra, items: list[Thing]) -> None:
    """Reads the rows of such a section into the scale's deductions; those that need a person are
    asked about."""
    unranked = UNRANKED.search(even(extra.line.text)) is not None
    if not (unranked and extra.lines):
        draft.doubts.append(Doubt(extra.line, "words"))
    for line in extra.lines:
        words = even(joined_words(line))
        own = UNRANKED.search(even(line.how)) is not None
        plain = not (has_figure(line.text) or loaded(line.text) or says_points(line.text))
        if line.text and plain and (own or (unranked and not line.how)) and not line.doubts:
            items.append(Thing(" ".join(line.text.split()), line.n, disqualifies=True))
        else:
            draft.doubts.append(Doubt(line, "words", words))
