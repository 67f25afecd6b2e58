"""A heading typed anew."""

from pathlib import Path

from openpyxl import Workbook

from tests.helpers.year_workbooks import at, prepare_year_workbook


def prepare(folder: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, "units", "short", -1).value = "Viết gọn"

    prepare_year_workbook(folder, change)
