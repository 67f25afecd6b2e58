"""Two rows were swapped."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers.form_files import column, prepare_form


def prepare(folder: Path) -> None:
    def swapped(sheet: Worksheet, rows: Mapping[str, int]) -> None:
        one, two = (sheet.cell(rows[key], column("key")) for key in ("leaf:1.3", "leaf:1.4"))
        one.value, two.value = two.value, one.value

    prepare_form(folder, change=swapped)
