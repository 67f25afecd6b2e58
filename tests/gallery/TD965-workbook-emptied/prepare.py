"""An emptied cell, where nobody can be asked."""

from pathlib import Path

from openpyxl import Workbook

from tests.helpers.year_workbooks import at, prepare_year_workbook


def prepare(folder: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, "units", "short").value = None

    prepare_year_workbook(folder, change)
