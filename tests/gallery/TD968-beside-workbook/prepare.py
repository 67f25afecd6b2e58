"""Words beside a table."""

from pathlib import Path

from openpyxl import Workbook

from tests.helpers.year_workbooks import at, prepare_year_workbook, sheet_of


def prepare(folder: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = sheet_of(book, "units")
        sheet.cell(at(book, "units", "id").row, 30).value = "xem lại"

    prepare_year_workbook(folder, change)
