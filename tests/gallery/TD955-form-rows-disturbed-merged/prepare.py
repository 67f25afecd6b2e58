"""Entry cells were merged."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers.form_files import column, prepare_form


def prepare(folder: Path) -> None:
    def merged(sheet: Worksheet, rows: Mapping[str, int]) -> None:
        at = column("entry")
        sheet.merge_cells(None, rows["leaf:1.3"], at, rows["leaf:1.4"], at)

    prepare_form(folder, change=merged)
