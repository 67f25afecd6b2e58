"""Whether a filled form still is the form that was handed out: rows in place, nothing beside."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.diagnostics.diagnostic import Diagnostic, Severity
from thidua.excel.forms import columns as c
from thidua.excel.forms.body import FIRST
from thidua.excel.forms.columns import TYPED, FormColumns, cell_name
from thidua.excel.forms.filled import at_cell
from thidua.excel.forms.identity import Printed, words_of
from thidua.excel.forms.rows import PART, SECTION, FormRow
from thidua.excel.grid import Grid, GridCell
from thidua.text.vietnamese import fold
from thidua.words import SPOKEN, say

_OF_PROGRAM = (c.NAME, c.RULE, c.MEASURE)
"""Columns with words that the program gives, in the order of `Words`."""
_BY_BLOC = {say(lang, "form.by_bloc") for lang in SPOKEN}
"""What stands instead of points that need the other units' figures."""
SIGNATURE_ROWS = 4
"""Rows below the table that belong to the form: a blank one, place and date, two for signers."""
SHOWN = 40
"""Characters of a stray cell that a message shows."""


def row_problems(
    file: str, grid: Grid, rows: tuple[FormRow, ...], columns: FormColumns
) -> list[Diagnostic]:
    """Rows deleted, inserted, copied or moved, told once each; [] where all stand in place."""
    key = columns.at(c.KEY)
    expected = {row.id: n for n, row in enumerate(rows, FIRST) if row.kind != SECTION}
    last = max(FIRST + len(rows), len(grid.values))
    found: dict[str, list[int]] = {}
    for row in range(FIRST, last):
        cell = grid.cell(row, key)
        if not cell.is_blank:
            found.setdefault(cell.text(), []).append(row)
    if all(found.get(one) == [n] for one, n in expected.items()) and len(found) == len(expected):
        return []
    problems = []
    names = {row.id: row.name.partition("\n")[0] for row in rows}
    for one, n in expected.items():
        if one not in found:
            args = {"id": one, "name": names[one]}
            problems.append(at_cell("TD955", file, grid.name, (n, key), "deleted", args))
    for one, places in found.items():
        for place in places[1:] if one in expected else places:
            args = {"id": one}
            problems.append(at_cell("TD955", file, grid.name, (place, key), "inserted", args))
    if problems:
        return problems
    moved = [(found[one][0], n, one) for one, n in expected.items() if found[one] != [n]]
    place, should, one = min(moved)
    args = {"id": one, "name": names[one], "row": str(should + 1), "n": str(len(moved))}
    return [at_cell("TD955", file, grid.name, (place, key), "moved", args)]


def merged_problems(
    file: str, grid: Grid, rows: tuple[FormRow, ...], columns: FormColumns
) -> Iterator[Diagnostic]:
    """Merged cells among those to be filled in: whose entry it is can't be told."""
    typed = [columns.at(name) for name in TYPED if name in columns]
    for top, left, bottom, right in grid.marks.merged:
        inside = range(max(top, FIRST), min(bottom, FIRST + len(rows) - 1) + 1)
        touched = any(left <= column <= right for column in typed)
        if touched and any(rows[n - FIRST].kind != SECTION for n in inside):
            args = {"range": f"{cell_name(top, left)}:{cell_name(bottom, right)}"}
            yield at_cell("TD955", file, grid.name, (top, left), "merged", args)


def stray_problems(
    file: str,
    grid: Grid,
    rows: tuple[FormRow, ...],
    columns: FormColumns,
    known: Printed,
) -> Iterator[Diagnostic]:
    """Content in cells that the form does not ask for, and printed cells that were changed; and
    comments where no note can keep them. `known`: what the earlier stage's columns said."""
    end = FIRST + len(rows)
    for cell in grid.filled():
        if cell.row < FIRST or cell.row >= end:
            if _beside(cell, end, columns):
                yield _stray(file, grid, cell, "")
        elif cell.column >= len(columns.names):
            yield _stray(file, grid, cell, "")
        else:
            yield from _inside(file, grid, cell, rows[cell.row - FIRST], columns, known)
    for place, text in grid.comments.items():
        inside = FIRST <= place[0] < end and rows[place[0] - FIRST]
        if not (inside and (inside.remarks or inside.kind == PART)):
            yield at_cell("TD956", file, grid.name, place, "comment", {"found": _shown(text)})


def _beside(cell: GridCell, end: int, columns: FormColumns) -> bool:
    """Whether a cell above or below the table has something that no form has there: where people
    sign they write words and dates, but no figure."""
    if cell.column >= len(columns.names) or cell.row > end + SIGNATURE_ROWS:
        return True
    return isinstance(cell.value, int | float) or bool(cell.mark.error)


def _inside(
    file: str, grid: Grid, cell: GridCell, row: FormRow, columns: FormColumns, known: Printed
) -> Iterator[Diagnostic]:
    name = columns.names[cell.column]
    said = words_of(known, row.key)
    if row.kind == SECTION:
        if not _same(cell, "") if cell.column else said and not _same(cell, said.name):
            yield _stray(file, grid, cell, "changed")
        return
    if name in TYPED:
        if not _asks(row, name):
            yield _stray(file, grid, cell, "not_asked", Severity.ERROR)
        return
    if name == c.CALC:
        if not cell.mark.formula and cell.text() not in _BY_BLOC:
            yield _stray(file, grid, cell, "changed")
        return
    if name in (c.RULE, c.MEASURE) or (name == c.NAME and row.own_words):
        kept = said and (said.name, said.rule, said.measure)[_OF_PROGRAM.index(name)]
        if kept is not None and not _same(cell, kept):
            yield _stray(file, grid, cell, "changed")
        return
    was = known.get(row.key, ("", ""))
    printed = {
        c.CODE: row.code,
        c.NAME: row.name,
        c.STANDARD: row.standard,
        c.BONUS: row.bonus,
        c.DEDUCT: row.deduct,
        c.WAS_ENTRY: was[0],
        c.WAS_POINTS: Fraction(was[1]) if was[1] else "",
        c.KEY: row.id,
    }[name]
    if not _same(cell, printed):
        yield _stray(file, grid, cell, "changed")


def _asks(row: FormRow, name: str) -> bool:
    """Whether a row has an open cell in that column."""
    if name == c.ENTRY:
        return row.ask is not None
    if name == c.INSTEAD:
        return bool(row.instead)
    return row.points if name == c.POINTS else row.remarks


def _same(cell: GridCell, printed: str | Fraction | None) -> bool:
    if isinstance(printed, Fraction):
        value = cell.value
        return isinstance(value, int | float) and float(printed) == float(value)
    return fold(cell.text()) == fold(printed or "")


def _stray(
    file: str, grid: Grid, cell: GridCell, variant: str, severity: Severity | None = None
) -> Diagnostic:
    args = {"found": _shown(cell.mark.error or cell.text())}
    place = (cell.row, cell.column)
    return at_cell("TD956", file, grid.name, place, variant, args, severity=severity)


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
