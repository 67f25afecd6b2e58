"""What words beside the tables say: paragraphs of a Word file, rows above the headings of a sheet. What
gives, takes, forbids or counts anything is asked about; what else is said of the scale is noted."""

import re
from dataclasses import replace
from fractions import Fraction

from thidua.excel.scale.lists.exclusions import decides, places
from thidua.excel.scale.paper.signatures import is_signature
from thidua.excel.scale.rows.groups import DATE, is_title
from thidua.excel.scale.rows.line import Line
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.conditions import NAMED
from thidua.excel.scale.speech.text import NUMBER, even, figure, has_figure, phrase, side_of
from thidua.excel.scale.speech.things import OUT

_NAMES = phrase(
    r"\b(?:19|20)(?:\d\d\b|(?=\s*[.…_]))|\d{1,2}(?=\s*/\s*(?:19|20))|"
    r"\b(?:số|bảng|biểu|mẫu|phụ lục|trang|tiết|thứ|tuần|ngày|lần thứ) \d+(?:\.\d+)*"
    r"(?!\s*(?:điểm|%)|[\d,/])|"
    r"\b\d{1,2} (?:nội dung|tiêu chí|tiêu chuẩn|chỉ tiêu|mục|nhóm|phần|lĩnh vực)(?: (?:sau|dưới)(?: đây)?|\W*$)"
)
"""Figures beside the tables that count nothing: `Phụ lục 3`, `tiết 5`, `năm học 2025 - 2026`, `3 tiêu chuẩn sau`."""
_WHOLE = phrase(rf"\b(?:tổng )?(?:số )?điểm (?:(?:chuẩn|tối đa|là) )*(?P<n>{NUMBER}) điểm\b")
"""`Tổng số điểm tối đa là 100 điểm`: where the criteria come to it, it says nothing more."""
_LAST = re.compile(r"(?<=[^\W\d_] )\d{1,2}\W*$")
"""`Cụm thi đua 3` above the table."""
_OF_POINTS = phrase(
    r"\bđiểm\b[^.;]*\b(?:làm tròn|không (?:được )?(?:vượt|quá|lớn hơn|cao hơn|nhiều hơn))\b|"
    r"\blàm tròn\b[^.;]*\bđiểm\b|\b(?:không|chỉ) (?:được |bị |phải )?(?:trừ|cộng|thưởng|phạt|chấm|tính)\b[^.;]*\bđiểm\b"
)
"""`Tổng điểm làm tròn ...`, `Điểm thưởng không được vượt quá điểm trừ`: what holds of all of the points."""
_BASIS = re.compile(
    r"\W*(?:căn cứ(?! (?:vào )?(?:kết quả|(?:tổng )?(?:số )?điểm|mức|bảng)\b)|kèm theo|ban hành|xét đề nghị|theo đề nghị của|"
    r"như trên|tiếp theo\W*$|lưu\s*:|số:?\s*\d)",
    re.IGNORECASE,
)
"""`Căn cứ Luật Thi đua, khen thưởng`: what the paper stands on, and to whom it goes."""
_OF_ALL = re.compile(r"\b(?:thang|tổng|tối đa|điểm chuẩn|điểm gốc)\b", re.IGNORECASE)
_BLANK = re.compile(r":\s*(?:\.{3}|…|_{3})")
"""`Điểm bị trừ: ........ Lý do: ........`: to be filled in."""
_OF_SCALE = re.compile(
    r"\b(?:điểm|chấm|xét|tính|trừ|cộng|thưởng|phạt|xếp|hạn|không|riêng|nếu|thì|áp dụng|đối với|trường hợp|mỗi|từng)\b",
    re.IGNORECASE,
)


def says_rules(line: Line, total: Fraction, *, above: bool = False) -> bool:
    """Whether words beside the tables give, take, forbid, bind or count anything: no figure of theirs may
    vanish that is not the scale's own `total`, a day, or part of a name. Of rows of tables that are passed
    over, and of hidden ones, what their figures are is told; a name `above` the criteria may end with one."""
    text = even(f"{line.text} {line.max.raw}" if line.paragraph else line.text)
    text = _WHOLE.sub(lambda one: " " if figure(one["n"]) == total else one[0], text)
    rest = _NAMES.sub(" ", NAMED.sub(" ", DATE.sub(" ", text)))
    rest = _LAST.sub("", rest) if above else rest
    whole = total if not line.code or _OF_ALL.search(text) else None  # no criterion of so much
    left = re.sub(NUMBER, lambda one: " " if figure(one[0]) == whole else one[0], rest)
    if OUT.search(text) or _is_silent(line):
        return bool(OUT.search(text) or (has_figure(left) and says_points(left)))
    side = side_of(text)
    counts = has_figure(rest if side else left)
    if line.table < 0:
        counts = (counts and bool(side)) or places(text)
    else:
        counts |= decides(replace(line, text=text))
    return counts or bool(_OF_POINTS.search(text))


def is_noted(line: Line) -> bool:
    """Whether words beside the tables say anything of the scale at all: neither what it is called, nor
    who issues or signs it; rows of tables that are passed over are named with these."""
    return line.table >= 0 and not _is_silent(line) and bool(_OF_SCALE.search(even(line.text)))


def _is_silent(line: Line) -> bool:
    text = even(line.text)
    said = _BASIS.match(text) or _BLANK.search(line.text)
    return text.isupper() or is_title(line) or bool(said) or is_signature(line.text)
