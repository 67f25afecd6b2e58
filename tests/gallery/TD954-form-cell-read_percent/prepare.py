"""A percent typed with its sign into a cell of percents."""

from pathlib import Path

import pytest

from tests.helpers.form_files import prepare_form


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_form(folder, {"leaf:1.5": 0.865}, formats={"leaf:1.5": "0.0%"})
