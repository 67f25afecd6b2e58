"""A form of a later thidua."""

from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers.form_files import prepare_form


def prepare(folder: Path) -> None:
    def later(sheet: Worksheet, _: object) -> None:
        sheet.parent["thidua"]["B1"] = "3"  # type: ignore[index]

    prepare_form(folder, change=later)
