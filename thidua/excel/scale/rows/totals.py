"""The row that the rows before it come to, whatever it is called: `Cả năm cộng lại | 100`."""

import re
from collections.abc import Sequence
from fractions import Fraction

from thidua.excel.scale.rows.codes import parts
from thidua.excel.scale.rows.groups import is_total
from thidua.excel.scale.rows.line import OF_PAGE, Line, list_words
from thidua.excel.scale.rows.placing import FEWEST, comes_to, groups_only, heads_parts
from thidua.excel.scale.tables.roles import plain


def mark_totals(lines: Sequence[Line]) -> None:
    """Marks the rows without a number that are sums of those before them: of a block of numbered rows; or
    of all, in a scale that names no total otherwise, where a row says so, or is the sum of the criteria, of
    the numbered ones, of the highest of these or of groups that their own parts come to, and of none
    behind it. Changes the lines."""
    worth = [line for line in lines if line.max.value is not None and not line.paragraph]
    known = any(map(is_total, worth))
    most = max(_points(worth), default=Fraction(0))
    begun = 0
    for line in worth:
        line.total |= _is_sum_of_named(line, lines)
    for n, line in enumerate(worth):
        own = parts(line.code) or line.how or line.level or line.bonus or line.deduct
        if not (own or is_total(line) or list_words(line.text)[0]):
            named = _OF_ALL.match(line.text) and line.max.value == most
            alone = _is_sum_of(line, worth[:n]) and not heads_parts(_points(worth[n:]))
            whole = not known and (named or alone)
            goes_on = begun or any(parts(one.code) for one in worth[n + 1 :])
            closes = goes_on and _closes(line, worth[begun:n], worth[n + 1 :])
            line.total = bool(whole or closes or OF_PAGE.search(line.text))
            known |= whole
        begun = n + 1 if is_total(line) else begun


_OF_NAMED = re.compile(
    r"\W*(?:tổng(?: cộng)?|cộng)(?: số)?(?: điểm)?(?: (?:của|phần|mục|nhóm|tiêu chuẩn|tiêu chí|nội dung|lĩnh vực))*"
    r"(?:\W+(?:[ivx]+|\d+(?:\.\d+)*)\b)?\W+(?P<name>\w.+)",
    re.IGNORECASE,
)


def _is_sum_of_named(line: Line, lines: Sequence[Line]) -> bool:
    """`Cộng điểm phần học tập | 60`, where a row called `Học tập` has 60 points, or none."""
    found = None if parts(line.code) or line.how else _OF_NAMED.fullmatch(line.text)
    named = [
        one
        for one in lines
        if found and one is not line and plain(one.text) == plain(found["name"])
    ]
    return any(not one.max or one.max.value == line.max.value for one in named)


def _closes(line: Line, block: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether numbered rows come to a row right below them, behind which their numbers go on."""
    codes = {parts(one.code) for one in block}
    anew = any(parts(one.code) in codes for one in after if parts(one.code))
    value = line.max.value or Fraction(0)
    return () not in codes and not anew and comes_to(_points(block), value)


_OF_ALL = re.compile(
    r"\W*(?:tổng (?:(?:số )?điểm|cộng|thang|toàn|trọng số)|cộng (?!đồng|tác|sản|h[oò]a|hoà)|toàn (?:bộ|bảng|phần|năm|thang)|(?:cả|trọn) (?:năm|quý|tháng|tuần|đợt|kỳ|bảng|thang|bộ))",
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
    grouped = value > max(_points(before), default=value) and groups_only(_points(before))
    grouped = grouped and comes_to(_points(before), value)
    return value in sums or grouped or comes_to(_points(numbered), value)


def _points(lines: Sequence[Line]) -> list[Fraction]:
    return [line.max.value or Fraction(0) for line in lines]
