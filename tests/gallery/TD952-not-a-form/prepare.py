"""Some other workbook."""

from pathlib import Path

from openpyxl import Workbook

from tests.helpers.form_files import write_data


def prepare(folder: Path) -> None:
    write_data(folder)
    Workbook().save(folder / "phieu.xlsx")
