"""The data has no such year."""

from pathlib import Path

import pytest

from tests.helpers.form_files import prepare_form


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_form(folder)
    (folder / "data/2022").rename(folder / "data/2021")
