"""The row that the rows before it come to, whatever it is called: `Cả năm cộng lại | 100`."""

import re
from collections.abc import Sequence
from fractions import Fraction

from thidua.excel.scale.codes import parts
from thidua.excel.scale.groups import is_total
from thidua.excel.scale.line import Line, list_words

FEWEST = 2
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
        alone = _is_sum_of(line, worth[:n]) and not heads_parts(_points(worth[n:]))
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
    tops = [one for one in numbered if len(parts(one.code)) == highest]
    value = line.max.value or Fraction(0)
    sums = [sum(_points(some)) for some in (numbered, tops) if len(some) >= FEWEST]
    grouped = groups_only(_points(before)) and comes_to(_points(before), value)
    return value in sums or grouped or comes_to(_points(numbered), value)


def _points(lines: Sequence[Line]) -> list[Fraction]:
    return [line.max.value or Fraction(0) for line in lines]


# -- which rows are parts of which -----------------------------------------------------------------


def comes_to(points: Sequence[Fraction], total: Fraction) -> bool:
    """Whether rows come to a total: all of them, or those that are no part of others, each of which its
    own parts come to."""
    return len(points) >= FEWEST and len(points) in _Sums(points).ends(0, total)


def groups_only(points: Sequence[Fraction]) -> bool:
    """Whether each row is a group that the rows below it come to, or a part of one."""
    sums, begins = _Sums(points), {0}
    for n in range(len(points)):
        begins |= sums.behind(n) if n in begins else set()
    return len(points) in begins and bool(points)


def heads_parts(points: Sequence[Fraction]) -> bool:
    """Whether some of the rows below the first come to it."""
    return bool(_Sums(points).behind(0))


class _Sums:
    """What rows in their order may come to, with parts of a group right below it."""

    def __init__(self, points: Sequence[Fraction]) -> None:
        self.points = points
        self.known: dict[tuple[int, Fraction], set[int]] = {}

    def behind(self, n: int) -> set[int]:
        """Where the parts of a row may end; two at least."""
        parted = n + 1 < len(self.points) and 0 < self.points[n + 1] < self.points[n]
        return self.ends(n + 1, self.points[n]) if parted else set()

    def ends(self, n: int, left: Fraction) -> set[int]:
        """Where the rows from `n` on may have come to what is left."""
        if not left:
            return {n}
        if n == len(self.points) or not 0 < self.points[n] <= left:
            return set()
        if (n, left) not in self.known:
            self.known[n, left] = {
                end
                for after in {n + 1} | self.behind(n)
                for end in self.ends(after, left - self.points[n])
            }
        return self.known[n, left]
