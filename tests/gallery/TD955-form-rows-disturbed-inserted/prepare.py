"""A row was copied in."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers.form_files import column, prepare_form


def prepare(folder: Path) -> None:
    def copied(sheet: Worksheet, rows: Mapping[str, int]) -> None:
        sheet.cell(rows["total"] + 6, column("key"), "1.3")

    prepare_form(folder, change=copied)
