"""Columns that others come to: the points of groups beside those of their parts, products of points and
weights."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, pairwise, permutations

from thidua.excel.scale.paper.pages import Box, PageRow
from thidua.excel.scale.rows.groups import is_total_row
from thidua.excel.scale.rows.line import read_figure
from thidua.excel.scale.tables.headings import ScaleColumns
from thidua.excel.scale.tables.roles import AREA, CODE, FACTOR, GIVEN, HOW, LEVEL, MAX, TEXT, plain


def find_products(rows: Sequence[PageRow], columns: ScaleColumns) -> None:
    """`Trọng số | Điểm (thang 10) | Điểm quy đổi`: the column that is the product of two others holds
    the maxima; one that says the same share of the maxima in each row says them again."""
    table = [row for row in rows if not row.words]
    some = [
        c
        for c, role in columns.roles.items()
        if role == MAX or FACTOR.search(heading_at(columns, c))
    ]
    values = {c: [worth_in(row.text(c)) for row in table] for c in some}
    for a, b in combinations(some, 2):
        for c in (one for one in some if one not in (a, b)):
            found = [
                (x, y, z)
                for x, y, z in zip(values[a], values[b], values[c], strict=True)
                if x is not None and y is not None and z is not None
            ]
            if len(found) > 1 and all(x * y == z != x and z != y for x, y, z in found):
                columns.at = {role: at for role, at in columns.at.items() if at not in (a, b, c)}
                columns.at[MAX], columns.factors = c, (a, b)
                columns.unused = [one for one in columns.unused if one[0] not in (a, b, c)]
                return
    top = columns.of(MAX)
    for c in some if top in some else ():
        both = zip(values[c], values[top], strict=True)
        shares = [x / y for x, y in both if x is not None and y]
        if (
            c != top
            and FACTOR.search(heading_at(columns, c))
            and len(shares) > 1
            and len({*shares}) == 1
        ):
            columns.again = columns.again | {c}


def heading_at(columns: ScaleColumns, column: int) -> str:
    """The lowest heading of a column, in small letters."""
    return plain(columns.own.get(column, ""))


def worth_in(text: str) -> Fraction | None:
    """A figure, also one with a percent sign."""
    value = read_figure(text.rstrip("% ")).value
    return value / 100 if value is not None and "%" in text else value


def above_sums(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """`Điểm | Điểm nhóm` over `20 | 50`, `30 |`: a column of the groups' points, each beside the first of
    the rows that come to it, or in the group's own row. Changes the columns."""
    table = [row for row in rows if not row.words and not is_total_row(row)]
    known = (MAX, LEVEL, "", *GIVEN)
    some = [
        c for c in columns.own if columns.roles.get(c, "") in known and more_figures(table, c) > 1
    ]
    for tops, inner in permutations(some, 2):
        sums = _are_sums(table, tops, inner)
        if sums and _names_groups(table, columns, tops, inner):
            columns.at = {role: c for role, c in columns.at.items() if c not in (tops, inner)}
            columns.at[MAX], columns.sums = inner, tops
            columns.roles = columns.roles | {tops: AREA, inner: MAX}
            parts_ = [row for row in table if row.text(inner)]
            words = (c for c in columns.own if columns.roles.get(c, "") in ("", HOW))
            named = [(c, columns.own[c]) for c in words if all(row.text(c) for row in parts_)]
            if not all(row.text(columns.of(TEXT)) for row in parts_):
                columns.texts += tuple(named[:1])  # `Nội dung | Điểm | Chi tiết | Điểm chi tiết`
            columns.unused = [one for one in columns.unused if one[0] not in (tops, inner)]
            return [_with_sum(row, tops, inner) for row in rows]
    return rows


def _are_sums(rows: Sequence[PageRow], tops: int, inner: int) -> bool:
    """Whether each figure of one column is what those of another down to the next come to; a group of such
    groups has its own right above the first of them."""
    runs: list[tuple[Fraction, list[Fraction]]] = []
    for row in rows:
        top, own = worth_in(row.text(tops)), worth_in(row.text(inner))
        runs += [(top, [])] if top is not None else []
        if own is not None:
            runs = runs or [(Fraction(-1), [])]
            runs[-1][1].append(own)
    told = [(top, own) for top, own in runs if own]
    outer = [after for (_, own), (_, after) in pairwise(runs) if not own]
    whole = bool(runs and runs[-1][1]) and all(outer)
    return len(told) > 1 and whole and all(len(own) > 1 and sum(own) == top for top, own in told)


def _names_groups(rows: Sequence[PageRow], columns: ScaleColumns, tops: int, inner: int) -> bool:
    """Whether each group's points stand in a row of its own, or beside its name in another column."""
    valued = [row for row in rows if row.text(tops) or row.text(inner)]
    apart = not any(row.text(tops) and row.text(inner) for row in valued)
    names = (c for c in columns.own if c not in (tops, columns.of(CODE)))
    return apart or any(
        all(bool(row.text(c)) == bool(row.text(tops)) for row in valued) for c in names
    )


def _with_sum(row: PageRow, tops: int, inner: int) -> PageRow:
    """A row of a group with its points where those of its parts stand."""
    if row.words or row.text(inner) or not row.text(tops):
        return row
    return row.put({inner: row.box(tops), tops: Box()})


def more_figures(rows: Sequence[PageRow], column: int) -> int:
    """How many more cells of a column hold figures than words."""
    cells = [row.text(column) for row in rows if row.text(column)]
    return sum(1 if read_figure(text).value is not None else -1 for text in cells)
