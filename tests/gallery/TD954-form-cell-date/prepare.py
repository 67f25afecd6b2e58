"""Excel made a date of 9/5."""

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.form_files import prepare_form


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_form(folder, {"leaf:1.1": date(2022, 5, 9)})
