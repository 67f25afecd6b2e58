"""A form in which most cells were left blank."""

from pathlib import Path

import pytest

from tests.helpers.form_files import prepare_form


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_form(folder, {"leaf:1.1": 9.5, "leaf:1.3": "Đạt"})
