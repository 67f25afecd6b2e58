"""A leader whose name nobody knows."""

from pathlib import Path

from openpyxl import Workbook

from tests.helpers.year_workbooks import at, prepare_year_workbook


def prepare(folder: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, "terms", "leader").value = "Sở Z"

    prepare_year_workbook(folder, change)
