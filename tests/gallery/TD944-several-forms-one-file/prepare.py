"""Two units, one file."""

from pathlib import Path

import pytest

from tests.helpers.form_files import write_data


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_data(folder)
