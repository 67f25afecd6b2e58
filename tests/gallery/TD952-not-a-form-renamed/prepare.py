"""The sheet was renamed."""

from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers.form_files import prepare_form


def prepare(folder: Path) -> None:
    def renamed(sheet: Worksheet, _: object) -> None:
        sheet.title = "Bảng điểm"

    prepare_form(folder, change=renamed)
