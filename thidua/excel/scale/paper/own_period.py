"""The time that a scale is for: a limit in it (`tối đa 20 điểm/năm`) is a limit, and no more; one for each
week in a scale of a year is another rule."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from thidua.excel.scale.paper.pages import Page, PageRow
from thidua.excel.scale.speech.text import NUMBER, phrase
from thidua.excel.scale.speech.vocabulary import AT_MOST, PERIODS

_CELLS = 2
"""In a row that is no title."""
_YEAR = "năm"
_LIMIT = rf"\b(?:{AT_MOST})(?: (?:là|trừ|cộng|thưởng))* {NUMBER}(?:\s?(?:điểm|đ)\b)?"
_EACH = r"(?:trong|cho|của|một|1|01|mỗi|cả|toàn|từng) "
_SCORED = phrase(r"\bđiểm\b|\bthi đua\b|\bxếp (?:loại|hạng)\b")
_FOR = phrase(
    r"\b(?:theo|hằng|hàng|mỗi|từng|thi đua) (?P<period>tuần|tháng|quý|học kỳ)\b(?! (?:học tập|công tác)\b)"
)
"""`Chấm điểm thi đua hằng tuần`, `Thang điểm thi đua (tính theo tuần)`."""


@lru_cache
def _limits_of(periods: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A limit with words behind it, and words before a limit, that say of which time it is."""
    own = rf"(?:(?:{periods}) học\b|(?:{periods})\b)(?! \d)"
    verbs = r"(?:(?:bị|được|chỉ|trừ|cộng|thưởng|tính) )*"
    return (
        phrase(rf"(?P<limit>{_LIMIT})\s*(?:/\s*|(?:{_EACH})+){own}"),
        phrase(rf"\b(?:{_EACH})+{own},? (?={verbs}{_LIMIT})"),
    )


def limits_each_time(text: str) -> bool:
    """`Điểm thưởng (mỗi quý không quá 5 điểm)`."""
    return any(one.search(text) for one in _limits_of(f"{PERIODS}|{_YEAR}"))


def with_own_limits(pages: Sequence[Page]) -> list[Page]:
    """The pages, without the words that say of a limit that it is one of the time that the scale is for: a year,
    or what the words above its first table say."""
    named = {period for page in pages[:1] for period in _named(page)} or {_YEAR}
    if len(named) > 1:
        return [*pages]
    patterns = _limits_of(*named)

    def without(rows: Sequence[PageRow]) -> list[PageRow]:
        return [_without(row, *patterns) for row in rows]

    return [replace(page, rows=without(page.rows), before=without(page.before)) for page in pages]


def _named(page: Page) -> Iterator[str]:
    """The times that words above a table say that units are scored for."""
    titles = takewhile(lambda row: sum(bool(box.text) for box in row.boxes) < _CELLS, page.rows)
    for row in (*page.before, *titles):
        for box in row.boxes:
            if _SCORED.search(box.text) and (match := _FOR.search(box.text)):
                yield match["period"].casefold()


def _without(row: PageRow, behind: re.Pattern[str], before: re.Pattern[str]) -> PageRow:
    said = [before.sub("", behind.sub(r"\g<limit>", box.text)) for box in row.boxes]
    if said == [box.text for box in row.boxes]:
        return row
    boxes = [replace(box, text=text) for box, text in zip(row.boxes, said, strict=True)]
    return replace(row, boxes=boxes)
