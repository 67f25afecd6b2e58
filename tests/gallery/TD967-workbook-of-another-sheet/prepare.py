"""A sheet was deleted."""

from pathlib import Path

from openpyxl import Workbook

from tests.helpers.year_workbooks import prepare_year_workbook


def prepare(folder: Path) -> None:
    def change(book: Workbook) -> None:
        del book["Hồ sơ"]

    prepare_year_workbook(folder, change)
