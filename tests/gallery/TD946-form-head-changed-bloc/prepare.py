"""A form in which another bloc was typed into the head."""

from pathlib import Path

import pytest

from tests.helpers.form_files import prepare_form


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_form(folder, change=lambda sheet, _: sheet.cell(1, 1, "KHỐI THI ĐUA KHÁC"))
