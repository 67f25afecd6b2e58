"""What the keys of the data files are called in the year workbook: whoever is told of a cell there
knows its heading, not the key that the heading stands for."""

from collections.abc import Iterator
from functools import cache

from thidua.excel.workbook.names import ENUMS, ROUNDS, column_key
from thidua.excel.workbook.records import RecordTable
from thidua.excel.workbook.tables import TABLES
from thidua.words.year_workbook import WORDS

FOLDERS = ("ballots", "pledges")
"""Where several files are of one kind, each of another ballot or unit."""


@cache
def called_in(kind: str, at: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """Key, `key: word` or file, each with the words of its heading, list or sheet. `kind`: a data
    file's name, or its folder's where it is one of several: the keys are those of that file, for
    another calls other things so. `at`: the list in that file, whose table comes first."""
    found: dict[str, str] = {}
    known = [(sheet, table) for sheet, tables in TABLES.items() for table in tables]
    for sheet, table in sorted(known, key=lambda one: one[1].at != at):
        found.setdefault(table.file.rpartition("/")[2], f"year_workbook.sheet.{sheet}")
        if kind in table.file.split("/"):
            found |= {key: words for key, words in _keys(table) if key not in found}
    return tuple(found.items())


def _keys(table: RecordTable) -> Iterator[tuple[str, str]]:
    for key in table.nested:
        if f"title.{key}" in WORDS:
            yield key, f"year_workbook.title.{key}"
    for column in table.columns:
        if column.path == ("quota",):  # one cell, in which the rounding is words
            yield from ((f"round: {how}", f"year_workbook.quota.round.{how}") for how in ROUNDS)
        if column.path and not column.is_parent:
            yield column.path[-1], f"year_workbook.{column_key(table.id, column.key)}"
            for value in ENUMS.get(column.about, ()):
                said = f"{column.about}.{value}"
                if said in WORDS:
                    yield f"{column.path[-1]}: {value}", f"year_workbook.{said}"
