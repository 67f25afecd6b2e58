"""What is left of a computation, pasted as a value."""

from pathlib import Path

import pytest

from tests.helpers.form_files import prepare_form


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_form(folder, {"leaf:1.1": 8.299999999999999})
