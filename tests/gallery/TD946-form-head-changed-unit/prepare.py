"""A form of unit A with B's name typed in its head."""

from pathlib import Path

import pytest

from tests.helpers.form_files import prepare_form


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_form(folder, change=lambda sheet, _: sheet.cell(2, 1, "ĐƠN VỊ B"))
