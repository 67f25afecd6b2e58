"""A name changed in the workbook and, since it was made, in the data."""

from pathlib import Path

from openpyxl import Workbook

from tests.helpers.year_workbooks import SMALL, at, prepare_year_workbook


def prepare(folder: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, "units", "name").value = "Sở A mới"

    since = SMALL["units.yaml"].replace("name: Sở A,", "name: Sở A khác,")
    prepare_year_workbook(folder, change, {"units.yaml": since})
