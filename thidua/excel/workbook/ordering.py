"""In which order the awards of a year workbook came back: it is the order in which they are chosen,
so a row that was moved, or put in between, changes it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from thidua.excel.edits import same_order
from thidua.excel.marks import Place
from thidua.excel.workbook.newcomers import Newcomers
from thidua.excel.workbook.reading import TypedRecord, TypedWorkbook
from thidua.excel.workbook.records import RecordTable, Trees, value_at
from thidua.excel.workbook.tables import TABLE

ORDERED = ("awards", "common")
"""The tables whose rows are gone through in order."""


class MovedRows(NamedTuple):
    """A list whose records came back in another order: the ids as they were when the workbook was
    made, as they came back, and as they stand in the file today."""

    table: RecordTable
    file: str
    sheet: str
    place: Place
    before: Sequence[str]
    after: Sequence[str]
    today: Sequence[str]

    @property
    def is_untouched(self) -> bool:
        """Whether it came back as it was made, new records at its end."""
        kept = [one for one in self.after if one in self.before]
        return same_order(self.before, kept) and kept == list(self.after[: len(kept)])

    @property
    def is_contested(self) -> bool:
        """Whether others have moved them, too."""
        return not same_order(self.today, self.before)


def moved_rows(typed: TypedWorkbook, current: Trees, newcomers: Newcomers) -> Iterator[MovedRows]:
    """The ordered lists that the workbook changes."""
    base = typed.state.trees
    for table in (TABLE[one] for one in ORDERED):
        file = table.file.format(year=typed.state.year)
        rows = [
            row
            for row in typed.rows
            if row.table is table and not all(cell.is_blank for cell in row.cells.values())
        ]
        before, today = (_ids(table, file, trees) for trees in (base, current))
        ids = [_id(row, base, newcomers) for row in rows]
        after = [one for one in ids if one and (one in today or one not in before)]
        come = [*today, *(one for one in after if one not in today)]
        if rows and not same_order(come, after):
            place = rows[0].at, 1
            yield MovedRows(table, file, rows[0].sheet, place, before, after, today)


def _id(row: TypedRecord, base: Trees, newcomers: Newcomers) -> str:
    if row.marked is not None:
        return str(value_at(base.get(row.file), (*row.marked.path, "id")))
    return newcomers.id_of(row) or row.said("id")


def _ids(table: RecordTable, file: str, trees: Trees) -> list[str]:
    tree = trees.get(file)
    return [str(value_at(tree, (*ref.path, "id"))) for ref in table.refs(file, tree)]
