"""A date typed as text."""

from pathlib import Path

from openpyxl import Workbook

from tests.helpers.year_workbooks import at, prepare_year_workbook


def prepare(folder: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, "terms", "on").value = "20.1.25"

    prepare_year_workbook(folder, change)
