"""A workbook of a later thidua."""

from pathlib import Path

from openpyxl import Workbook

from tests.helpers.year_workbooks import prepare_year_workbook


def prepare(folder: Path) -> None:
    def change(book: Workbook) -> None:
        book["thidua"]["B1"] = "2"

    prepare_year_workbook(folder, change)
