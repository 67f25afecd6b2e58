"""Year workbooks in tests: made, typed into as people do, imported."""

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers.folders import write_files
from tests.helpers.office_files import saved
from thidua.excel.workbook.files import names_of, read_files, trees_of
from thidua.excel.workbook.names import column_label, word
from thidua.excel.workbook.tables import TABLE
from thidua.excel.workbook.writer import write_workbook
from thidua.store.folder import Files
from thidua.words import Lang

Change = Callable[[Workbook], None]
SMALL: dict[str, str] = {
    "bloc.yaml": "id: khoi-mau\nname: Khối thi đua Mẫu  # tên cũ\n",
    "units.yaml": "units:\n"
    "  - {id: so-a, name: Sở A, short: A}  # giữ nguyên\n"
    "  - {id: so-b, name: Sở B}\n"
    "  - id: so-c\n    name: Sở C\n    # chú thích\n    joined: 2020\n",
    "leadership.yaml": "terms:\n  - {year: 2025, leader: so-a, deputies: [so-b]}\n",
    "2026/awards.yaml": "awards:\n  - {id: co, name: Cờ thi đua, quota: 1}\n",
    "2026/pledges/so-a.yaml": "unit: so-a\ntasks:\n"
    "  - id: t1\n    name: Thu ngân sách\n    plan: 100\n"
    "    progress:\n      - {on: 2026-06-30, actual: 51.5}\n",
    "2026/ballots/co.yaml": "title: Suy tôn cờ\nfor: co\nmembers: 3\npresent: 3\nissued: 3\n"
    "returned: 3\ninvalid: 0\nrule: {pass: 1/2}\nvotes: {so-a: 2, so-b: 1}\n",
}
"""A small bloc with something in most of its files, comments among it."""


def write_small(folder: Path) -> Path:
    """The small bloc's files in `folder`/data."""
    return write_files(folder / "data", SMALL)


def made(data: Path, year: int, folder: str = "", lang: Lang = "vi") -> bytes:
    """The workbook of a bloc's year."""
    files = Files(data)
    raw, problems = read_files(files, folder, year)
    assert not problems
    trees, problems = trees_of(raw, folder)
    assert not problems
    bloc = trees["bloc.yaml"]
    assert isinstance(bloc, dict)
    return write_workbook(names_of(lang, files, folder, year, trees), str(bloc["id"]), year, trees)


def typed(workbook: bytes, change: Change) -> bytes:
    """The workbook after a person typed into it and saved it."""
    book = load_workbook(BytesIO(workbook))
    change(book)
    return saved(book)


def sheet_of(book: Workbook, table: str) -> Worksheet:
    """The sheet on which a table stands."""
    for sheet in book.worksheets:
        if head_row(sheet, table):
            return sheet
    raise KeyError(table)


def head_row(sheet: Worksheet, table: str) -> int:
    """The row, from 1, of a table's title; 0 where it is not there."""
    title = word("vi", f"title.{table}")
    rows = (row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 2).value == title)
    return next(rows, 0)


def at(book: Workbook, table: str, key: str, row: int = 0) -> Any:
    """A cell of a table: the n-th row below its headings; of a record drawn downwards the value."""
    sheet = sheet_of(book, table)
    first = head_row(sheet, table)
    spec = TABLE[table]
    column = spec.column(key)
    assert column is not None
    if spec.is_drawn_down:
        return sheet.cell(first + 1 + spec.columns.index(column), 3)
    assert sheet.cell(first + 1, 2).value == column_label("vi", table, spec.columns[0].key)
    return sheet.cell(first + 2 + row, 2 + spec.columns.index(column))


def free_row(book: Workbook, table: str) -> int:
    """The first row of a table, from 0, without a mark."""
    sheet = sheet_of(book, table)
    row = head_row(sheet, table) + 2
    count = 0
    while sheet.cell(row + count, 1).value:
        count += 1
    return count


def add(book: Workbook, table: str, record: Mapping[str, Any], skip: int = 0) -> None:
    """Types a new record into a free row."""
    row = free_row(book, table) + skip
    for key, value in record.items():
        at(book, table, key, row).value = value


def plain(path: Path) -> Any:
    """A YAML file, every scalar as text."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
