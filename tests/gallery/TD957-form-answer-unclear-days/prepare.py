"""One of two dates."""

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.form_files import prepare_form


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_form(folder, {"due:2.2:1": date(2022, 4, 4)})
