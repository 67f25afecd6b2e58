"""What the keys of the data files are called in the year workbook: whoever is told of a cell there
knows its heading, not the key that the heading stands for."""

from collections.abc import Iterator
from functools import cache

from thidua.excel.workbook.names import ENUMS, column_key
from thidua.excel.workbook.records import RecordTable
from thidua.excel.workbook.tables import TABLES
from thidua.words.year_workbook import WORDS

FOLDERS = ("ballots", "pledges")
"""Where several files are of one kind, each of another ballot or unit."""


@cache
def called_in(kind: str) -> tuple[tuple[str, str], ...]:
    """Key, `key: word` or file, each with the words of its heading, list or sheet. `kind`: a data
    file's name, or its folder's where it is one of several; its own headings come before those of
    other files, which call some keys otherwise."""
    found: dict[str, str] = {}
    tables = [(sheet, table) for sheet, those in TABLES.items() for table in those]
    for sheet, table in sorted(tables, key=lambda one: kind not in one[1].file.split("/")):
        found.setdefault(table.file.rpartition("/")[2], f"year_workbook.sheet.{sheet}")
        for key, words in _keys(table):
            found.setdefault(key, words)
    return tuple(found.items())


def _keys(table: RecordTable) -> Iterator[tuple[str, str]]:
    for key in table.nested:
        if f"title.{key}" in WORDS:
            yield key, f"year_workbook.title.{key}"
    for column in table.columns:
        if column.path and not column.is_parent:
            yield column.path[-1], f"year_workbook.{column_key(table.id, column.key)}"
            for value in ENUMS.get(column.about, ()):
                said = f"{column.about}.{value}"
                if said in WORDS:
                    yield f"{column.path[-1]}: {value}", f"year_workbook.{said}"
