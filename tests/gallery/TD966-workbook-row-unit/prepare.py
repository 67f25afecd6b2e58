"""A new task that does not say whose it is."""

from pathlib import Path

from openpyxl import Workbook

from tests.helpers.year_workbooks import add, prepare_year_workbook


def prepare(folder: Path) -> None:
    def change(book: Workbook) -> None:
        add(book, "tasks", {"name": "Cải cách"})

    prepare_year_workbook(folder, change)
