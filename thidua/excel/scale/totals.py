"""The row that the rows before it come to, whatever it is called: `Cả năm cộng lại | 100`."""

import re
from collections.abc import Sequence
from fractions import Fraction

from thidua.excel.scale.codes import parts
from thidua.excel.scale.groups import is_total
from thidua.excel.scale.line import Line, list_words

_FEWEST = 2
"""Rows that make a sum: one alone is the same figure said again."""


def mark_total(lines: Sequence[Line]) -> None:
    """Marks the row without a number that says it is all of it; or is the sum of the criteria before it,
    of the numbered ones, of the highest of these or of groups that their own parts come to, and of none
    behind it; in a scale that names no total otherwise. Changes the line."""
    worth = [line for line in lines if line.max.value is not None and not line.paragraph]
    if any(map(is_total, worth)):
        return
    most = max(_points(worth), default=Fraction(0))
    for n, line in enumerate(worth):
        own = parts(line.code) or line.how or line.level or line.bonus or line.deduct
        if own or list_words(line.text)[0]:
            continue
        named = _OF_ALL.match(line.text) and line.max.value == most
        alone = _is_sum_of(line, worth[:n]) and not _below(_points(worth), n)
        if named or alone:
            line.total = True
            return


_OF_ALL = re.compile(
    r"\W*(?:tổng (?:(?:số )?điểm|cộng|thang|toàn|trọng số)|cộng (?!đồng|tác|sản|h[oò]a|hoà)|toàn (?:bộ|bảng|phần|năm|thang)|(?:cả|trọn) (?:năm|bảng|thang|bộ))",
    re.IGNORECASE,
)
"""What a row without a number is called that has more points than any: whether others come to it is
asked about."""


def _is_sum_of(line: Line, before: Sequence[Line]) -> bool:
    numbered = [one for one in before if parts(one.code)]
    highest = min((len(parts(one.code)) for one in numbered), default=0)
    found = tops(_points(before))
    sums = [
        _points(numbered),
        _points([one for one in numbered if len(parts(one.code)) == highest]),
        [top for top, _ in tops(_points(numbered))],
        [top for top, below in found if below] if all(below for _, below in found) else [],
    ]
    return any(len(some) >= _FEWEST and sum(some) == line.max.value for some in sums)


def _points(lines: Sequence[Line]) -> list[Fraction]:
    return [line.max.value or Fraction(0) for line in lines]


def tops(points: Sequence[Fraction]) -> list[tuple[Fraction, int]]:
    """The points that are part of no others, each with how many rows below come to it."""
    found, n = [], 0
    while n < len(points):
        below = _below(points, n)
        found.append((points[n], below))
        n += 1 + below
    return found


def _below(points: Sequence[Fraction], at: int) -> int:
    """How many rows right below one come to it, those that make up these left out of the sum; 0 where
    none do."""
    left, n, many = points[at], at + 1, 0
    while n < len(points) and 0 < points[n] <= left:
        left -= points[n]
        n += 1 + _below(points, n)
        many += 1
    return n - at - 1 if not left and many >= _FEWEST else 0
