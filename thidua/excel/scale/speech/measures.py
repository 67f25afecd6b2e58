"""Whether the levels of a series speak of one figure: in one unit, and of one thing."""

import re
from collections.abc import Iterator, Sequence

from thidua.excel.scale.speech.text import NUMBER

_FLAGS = re.IGNORECASE
_UNIT = re.compile(
    rf"{NUMBER}(?:\s*(?P<share>%))?(?P<noun>(?:\s+(?:/\s*)?[^\W\d_]+){{0,3}})", _FLAGS
)
_ENDS = re.compile(
    r"\b(?:đến|tới|trở|hoặc|và|dưới|trên|cận|hết|là|thì|được|đạt|trong|so|xếp|của|mỗi|một|năm|"
    r"nhiều|ít|cao|thấp|hơn|kém)\b.*",
    _FLAGS,
)
_PLAIN = re.compile(
    r"\b(?:đạt|được|đủ|hoàn thành|thực hiện|có|số|tỷ lệ|kế hoạch|chỉ tiêu|dự toán|nhiệm vụ|giao|yêu cầu|đề ra|tổng|"
    r"các|của|trong|năm|tháng|quý|mức|hạng|loại|bậc|nhóm|cấp|từ|còn|thì|là|về|cho|với|bị|để|xảy ra|phát sinh|"
    r"trường hợp|đơn vị|trở|lên|xuống|đi|đến|tới|trên|dưới|hơn|cận|hết|cả|chỉ|mỗi|một|so|khoảng|"
    r"nếu|khi|và|đó|này|đã|tổ chức|tham gia|xếp|chấm|tính|điểm|không|quá|thấp|cao|ít|nhiều|kém|"
    r"nhất|giảm|tăng|vượt|thiếu|chậm|trễ|muộn|đúng|sớm|hạn|sau|trước|mới|lại|những)\b",
    _FLAGS,
)
"""Words that say nothing of what is measured."""


def of_another_figure(title: str, levels: Sequence[str]) -> Iterator[int]:
    """The levels, by number, that count in another unit, or speak of another thing, than those
    before them. `title`: the criterion's name, which may say the thing as well."""
    units = [_units(text) for text in levels]
    share = any("%" in unit for said in units for unit in said)
    things = _words(title)
    told: set[str] = set()
    counted: set[str] = set()
    for n, (text, said) in enumerate(zip(levels, units, strict=True)):
        nouns = [set(unit.split()) for unit in said if unit not in ("", "%")]
        units_differ = share or any(counted and not noun & counted for noun in nouns)
        if (nouns and units_differ) or (told and not _words(text) <= told | things):
            yield n
        counted |= set().union(*nouns)
        told |= _words(text)


def _units(text: str) -> list[str]:
    """The unit after each figure: `%`, the words of what is counted, or "" for none."""
    return [
        "%" if match["share"] else _ENDS.sub("", match["noun"].casefold()).strip(" /")
        for match in _UNIT.finditer(text)
    ]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", _PLAIN.sub(" ", text.casefold())))
