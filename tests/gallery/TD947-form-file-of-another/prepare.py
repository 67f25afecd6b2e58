"""A form of unit A saved under the name of B's."""

from pathlib import Path

import pytest

from tests.helpers.form_files import prepare_form


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_form(folder, name="don-vi-b.xlsx")
