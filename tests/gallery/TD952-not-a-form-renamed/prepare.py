"""The sheet was renamed."""

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers.form_files import prepare_form


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def renamed(sheet: Worksheet, _: object) -> None:
        sheet.title = "Bảng điểm"

    prepare_form(folder, change=renamed)
