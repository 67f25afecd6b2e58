"""Several rows in one, with a line for each in its cells: names, and beside them as many points."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from thidua.excel.scale.paper.pages import Box, PageRow
from thidua.excel.scale.rows.codes import split_code
from thidua.excel.scale.rows.line import list_words, read_figure
from thidua.excel.scale.rows.sublines import falls_apart
from thidua.excel.scale.speech.clauses import says_points
from thidua.excel.scale.speech.conditions import read_range
from thidua.excel.scale.tables.headings import ScaleColumns
from thidua.excel.scale.tables.holding import ROW_CODE
from thidua.excel.scale.tables.roles import CODE, GIVEN, LEVEL, MAX, TEXT
from thidua.text.numbers import trimmed


def one_by_one(rows: Sequence[PageRow], columns: ScaleColumns) -> list[PageRow]:
    """The rows, with those apart whose cells have a line for each of several rows: names, and beside
    them as many points; or a list's name, in the column of the numbers, and what is given or taken."""
    rows = _lists_among_numbers(rows, columns)
    return [part for row in rows for part in (_apart(row, columns) or [row])]


def _apart(row: PageRow, columns: ScaleColumns) -> list[PageRow]:
    lines = {column: box.text.split("\n") for column, box in enumerate(row.boxes)}
    points = {columns.of(role) for role in (MAX, LEVEL, *GIVEN)}
    counts = {
        len(said)
        for column, said in lines.items()
        if column in points
        and len(said) > 1
        and all(read_figure(one).value is not None for one in said)
    }
    many = counts.pop() if len(counts) == 1 else 0
    named = len(lines.get(columns.of(MAX), [])) == many and not (row.words or counts)
    if named and _names_its_parts(lines.get(columns.of(TEXT), []), many):
        return _below_name(row, columns)
    stacked = {column for column, said in lines.items() if len(said) == many}
    text, code = columns.of(TEXT), columns.of(CODE)
    marked = all(split_code(one)[0] for one in lines.get(text, [])[1:])
    words = stacked - points - {text, code}
    if words and code not in stacked and not marked:
        stacked -= {text}  # a name that is broken over as many lines as it has levels
    if row.words or counts or not stacked & {text, *words}:
        return []
    if (
        marked
        and row.text(code)
        and {text, columns.of(MAX)} == stacked
        and split_code(row.text(text))[0]
        and not all(map(read_range, lines[text]))
    ):
        return _headed_parts(row, columns)
    return [
        replace(
            row,
            boxes=tuple(
                replace(box, text=lines[column][n])
                if column in stacked
                else box
                if n == 0
                else Box(above=True, left=box.left)
                for column, box in enumerate(row.boxes)
            ),
        )
        for n in range(many)
    ]


def _names_its_parts(said: Sequence[str], many: int) -> bool:
    """Whether the first of a cell's lines names what so many behind dashes or numbers are parts or levels of."""
    marked = [bool(split_code(one)[0]) for one in said]
    return many > 1 and marked == [False, *[True] * many]


def _below_name(row: PageRow, columns: ScaleColumns) -> list[PageRow]:
    """`Nội quy, - Đúng giờ, - Đồng phục | 5, 5`: a name above its parts, with what they come to, or above what
    may be its levels."""
    text, top = columns.of(TEXT), columns.of(MAX)
    name, *names = row.text(text).split("\n")
    points = row.text(top).split("\n")
    worth = [read_figure(one).value for one in points]
    whole = "" if falls_apart(worth) else _sum_of(points)
    head = row.put({text: replace(row.box(text), text=name), top: Box(whole)})
    return [head, *_bare_parts(row, columns, names, points)]


def _sum_of(points: Sequence[str]) -> str:
    worth = sum((read_figure(one).value or Fraction(0) for one in points), Fraction(0))
    return trimmed(worth).replace(".", ",")


def _bare_parts(
    row: PageRow, columns: ScaleColumns, names: Sequence[str], points: Sequence[str]
) -> Iterator[PageRow]:
    """Rows that have a name and points, and nothing else."""
    bare = replace(row, boxes=tuple(Box() for _ in row.boxes))
    for name, worth in zip(names, points, strict=True):
        yield bare.put({columns.of(TEXT): Box(name), columns.of(MAX): Box(worth)})


def _headed_parts(row: PageRow, columns: ScaleColumns) -> list[PageRow]:
    """`3 | - Nội quy, - Điều kiện làm việc | 2 đ, 2 đ`: a criterion that has only the names and the points of
    its parts, and these below it."""
    text, top = columns.of(TEXT), columns.of(MAX)
    names, points = row.text(text).split("\n"), row.text(top).split("\n")
    name = "; ".join(split_code(one)[1].strip(" .;") for one in names)
    head = row.put({text: Box(name), top: Box(_sum_of(points))})
    return [head, *_bare_parts(row, columns, names, points)]


def _lists_among_numbers(rows: Sequence[PageRow], columns: ScaleColumns) -> Sequence[PageRow]:
    """`Điểm cộng` in a column of numbers (`A`, `B`), merged down beside `Giải nhất | 5`: the heading of a list,
    in a row of its own; unless it may say what the figure is, the most that the list gives."""
    text = columns.of(TEXT)
    for column in range(text):
        table = [row for row in rows if not row.words and row.text(column)]
        heads = [row for row in table if list_words(row.text(column))[0] and row.text(text)]
        others = [row.text(column) for row in table if row not in heads]
        numbered = others and all(map(ROW_CODE.fullmatch, others))
        merged = any(row.box(column).above for row in rows) or column != columns.of(CODE)
        if heads and numbered and merged and not any(says_points(row.text(text)) for row in heads):
            return [one for row in rows for one in _headed(row, column, text, row in heads)]
    return rows


def _headed(row: PageRow, column: int, text: int, heads: bool) -> list[PageRow]:
    above = replace(row, boxes=()).put({text: row.box(column)})
    return [above, row.put({column: Box()})] if heads else [row]
