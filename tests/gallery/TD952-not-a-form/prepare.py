"""Some other workbook."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.helpers.form_files import write_data


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_data(folder)
    Workbook().save(folder / "phieu.xlsx")
