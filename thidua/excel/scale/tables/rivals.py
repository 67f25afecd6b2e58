"""Columns side by side that each have a rule for the same: of two kinds of units, of two years, of the first and
the second time. What the draft adds up may be meant the one instead of the other; nobody but people can say."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from thidua.excel.scale.paper.pages import PageRow
from thidua.excel.scale.rows.line import read_figure
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.text import CAP, NUMBER, even, figure, phrase, side_of
from thidua.excel.scale.tables.headings import ScaleColumns
from thidua.excel.scale.tables.roles import BONUS, DEDUCT, HOW, NOTE

_AMOUNT = phrase(rf"(?P<n>{NUMBER})\s*điểm\b")
_Said = tuple[str, frozenset[Fraction]]
"""What a cell says: whether its amounts are given or taken, and these."""


def rival_columns(rows: Sequence[PageRow], columns: ScaleColumns) -> frozenset[int]:
    """The columns of rules of which two give, or take, in one row, each in words of its own: `Đơn vị sự nghiệp |
    Cơ quan hành chính`, `Lần 1 | Lần 2`; not one that says the amounts of the other once more."""
    found = set[int]()
    for row in rows:
        said = {} if row.words else dict(_said_in(row, columns))
        for one, other in combinations(said, 2):
            if _are_rivals(said[one], said[other]):
                found |= {one, other}
    return frozenset(found)


def _said_in(row: PageRow, columns: ScaleColumns) -> Iterator[tuple[int, _Said]]:
    """The columns of rules in which a row says amounts, each with what it says."""
    rules = [columns.of(HOW), *columns.beside()]
    for column in (c for c in dict.fromkeys(rules) if c >= 0 and columns.roles.get(c) != NOTE):
        text = CAP.sub(" ", even(row.text(column)))
        amounts = frozenset(figure(one["n"]) for one in _AMOUNT.finditer(text))
        if amounts and says_points(row.text(column)):
            yield column, (side_of(text) or side_of(columns.over(column, text)), amounts)
    for role in (BONUS, DEDUCT):
        column = columns.of(role)
        value = read_figure(row.text(column)).value if column >= 0 else None
        if value is not None:
            yield column, (role, frozenset([abs(value)]))


def _are_rivals(one: _Said, other: _Said) -> bool:
    """Whether two cells of a row take both, or give both, and not the same amounts by the name alone."""
    again = one[1] <= other[1] or other[1] <= one[1]
    return one[0] == other[0] and (bool(one[0]) or not again)
