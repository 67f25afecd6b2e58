"""A line of the hidden sheet was emptied."""

from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers.form_files import prepare_form


def prepare(folder: Path) -> None:
    def emptied(sheet: Worksheet, _: object) -> None:
        assert sheet.parent is not None
        sheet.parent["thidua"]["A2"] = None

    prepare_form(folder, change=emptied)
