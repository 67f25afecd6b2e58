"""The bands of the total, below the criteria or in a table of their own: `Loại A: từ 63 đến 70 điểm`."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise, takewhile
from typing import NamedTuple

from thidua.excel.scale.draft.draft import TotalBand
from thidua.excel.scale.lists.exclusions import decides
from thidua.excel.scale.rows.for_units import UNIT
from thidua.excel.scale.rows.groups import is_total
from thidua.excel.scale.rows.line import Line
from thidua.excel.scale.speech.conditions import Range, read_range
from thidua.excel.scale.speech.text import even, phrase
from thidua.excel.scale.tables.roles import is_grade
from thidua.text.numbers import trimmed


class _Said(NamedTuple):
    name: str
    span: Range


_PIECES = re.compile(r"[;\n]|\)[\s,]*\(|\)\W*$")
_LEAD = phrase(
    r"\W*(?:cách |mức |kết quả )*(?:xếp|phân|đánh giá)(?: (?:loại|hạng|mức))?[^:(\d|]*[:(]\s*"
)
"""`Xếp loại tháng:`, `Xếp loại rèn luyện (`: what stands before the first band of a line."""
_HEADS = phrase(
    r"\W*(?:(?:\d+|[ivx]+|[a-d])[.)] )?(?:(?:cách|mức|bảng|khung|thang|tiêu chuẩn|kết quả|đánh giá) )*"
    r"(?:xếp (?:loại|hạng)|phân loại|danh hiệu)(?:[ |]+\w+){0,6}\W*"
)
_NUMBER = re.compile(r"^(?:\d+\s*\|\s*)?\W*")
_BETWEEN = phrase(
    rf"^\W*(?:{UNIT}|tập thể\b)|[:|()]|\b(?:tổng|số|điểm|đạt|được|có|là|thì|(?<!không )xếp|trở lên|trở xuống)\b"
)
_NEAR = Fraction(1)
"""`từ 63`, then `đến 62,75` or `đến 62`: bands with nothing between them that anybody writes."""


def bands_of(lines: Iterable[Line], points: Fraction) -> tuple[list[TotalBand], list[Line]]:
    """The bands that lines beside the criteria name, first the best, and the lines that they are made of,
    their heading with them. `points`: what the scale comes to. None where a line says more than a name and
    a range, or the ranges leave a hole."""
    ordered = sorted(lines, key=lambda one: (one.table < 0, one.n, one.row))
    first = next((n for n, line in enumerate(ordered) if _said(line)), len(ordered))
    made = [*takewhile(_said, ordered[first:])]
    behind = ordered[first + len(made) :]
    bands = _bands([said for line in made for said in _said(line)], points)
    if not bands or any(map(_names_grade, behind[:1])):
        return [], []
    heads = [line for line in ordered[:first][-1:] if _heads(line)]
    return bands, heads + made


def band_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of a sheet that name bands, their heading with them: below the total, or paragraphs below
    their heading, and no figures behind them. Levels of a criterion are above the total."""
    for n in range(len(lines)):
        run = [*takewhile(_said, lines[n:])]
        above, below = lines[:n], lines[n + len(run) :]
        heads = [one for one in above[-1:] if _heads(one)]
        beside = bool(heads) and all(one.paragraph for one in heads + run)
        ends = (beside or any(map(is_total, above))) and not any(one.has_figure for one in below)
        if sum(len(_said(one)) for one in run) > 1 and ends:
            return heads + run
    return []


def _heads(line: Line) -> bool:
    """`Xếp loại tháng:`, and no `Không xếp loại đơn vị có người vi phạm`."""
    return bool(_HEADS.fullmatch(even(line.text))) and not (line.has_figure or decides(line))


def _said(line: Line) -> list[_Said]:
    """The bands that a line names; none where it says anything else."""
    if line.max.value is not None and not (line.how or line.code) and is_grade(line.text):
        return [_Said(_name(line.text), Range(low=line.max.value))]
    if line.has_figure:
        return []
    text = even(f"{line.text} | {line.how}".strip(" |"))
    for words in (_LEAD.sub("", text, count=1), text):
        found = [_piece(one) for one in _PIECES.split(words) if one.strip(" .,()")]
        said = [one for one in found if one is not None]
        if said and len(said) == len(found):
            return said
    return []


def _piece(text: str) -> _Said | None:
    """`Loại A: từ 63 đến 70 điểm`, `Từ 90 điểm trở lên | Xuất sắc`."""
    text = _NUMBER.sub("", text, count=1)
    found = read_range(text)
    if found is None:
        return None
    span, rest = found
    if span.exact:
        return None
    name = _name(rest)
    return _Said(name, span) if is_grade(name) else None


def _name(text: str) -> str:
    name = " ".join(_BETWEEN.sub(" ", text).split()).strip(" .,-*")
    return name[:1].upper() + name[1:]


def _names_grade(line: Line) -> bool:
    """Whether a line behind the bands may be one of them, with a condition more."""
    name, _, more = line.text.partition(":")
    return bool(more) and is_grade(name) and any(map(str.isdigit, more))


def _bands(said: Sequence[_Said], points: Fraction) -> list[TotalBand]:
    found = [*said]
    if len(found) > 1 and _low(found[0]) < _low(found[-1]):
        found.reverse()
    shares = {one.span.share for one in found}
    whole = Fraction(100) if shares == {True} else points
    if (
        len(found) < 2
        or len(shares) > 1
        or not whole
        or len({one.name for one in found}) < len(found)
    ):
        return []
    top, last = found[0].span, found[-1].span
    if top.low is None or top.low > whole or (top.high is not None and top.high != whole):
        return []
    for upper, lower in pairwise(found):
        low, high = upper.span.low, lower.span.high
        if low is None or upper.span.over or _low(lower) >= low:
            return []
        if high is not None and not 0 <= low - high <= _NEAR:
            return []
        if high == low and not lower.span.under:
            return []  # `từ 90 đến 100`, `từ 80 đến 90`: 90 is in both
    if last.over:
        return []
    bands = [TotalBand(one.name, _low(one) * 100 / whole) for one in found]
    ends = all("/" not in trimmed(one.percent) for one in bands)  # 50 of 70 points: no percent
    return bands if ends else []


def _low(said: _Said) -> Fraction:
    return said.span.low or Fraction(0)
