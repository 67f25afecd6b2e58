"""Points were typed over the formula that computes them."""

from pathlib import Path

import pytest

from tests.helpers.form_files import prepare_form


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_form(folder, {"leaf:1.1": 9, "leaf:1.1 calc": 10})
