"""Whether one wording is the opposite of another: `có kế hoạch` and `không có kế hoạch`."""

import re

_FLAGS = re.IGNORECASE
_SMALL = re.compile(
    r"\b(?:không|chưa|có|đã|được|thì|là|nếu|khi|đơn vị|và|các|những|của|cho|về|mà|bị)\b", _FLAGS
)
_QUALITY = re.compile(
    r"\b(?:kịp thời|đúng (?:hạn|thời|tiến độ)|tốt|xuất sắc|hiệu quả|chất lượng|trở lên|cao|sáng tạo|nổi bật|vượt)\b",
    _FLAGS,
)
_MORE = re.compile(r"(?<=\w )(?:và|được|đồng thời|kèm|có)\b", _FLAGS)
"""What is asked for beside the thing itself: `có kế hoạch được duyệt`."""
_FAILS = re.compile(r"\W*(?:không|chưa) (?:đạt|đảm bảo|bảo đảm)(?: yêu cầu)?\W*", _FLAGS)


def leaves_between(reached: str, failed: str) -> bool:
    """Whether something may lie between the two: neither `tổ chức đúng hạn` nor `không tổ chức`.

    `không`, `không đạt` deny whatever was said; else every word denied must have been asked for,
    and what was asked for may not say how well beside it.
    """
    denied = _words(failed)
    if not denied or _FAILS.fullmatch(failed):
        return False
    asked = _words(reached)
    if not denied <= asked:
        return True
    return any(_only_first(form, reached, failed) for form in (_QUALITY, _MORE))


def _only_first(form: re.Pattern[str], reached: str, failed: str) -> bool:
    """Whether the first wording says something of a kind that the second one does not."""
    return bool(set(form.findall(reached.casefold())) - set(form.findall(failed.casefold())))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", _SMALL.sub(" ", text.casefold())))
