"""A form of another bloc."""

from pathlib import Path

import pytest

from tests.helpers.form_files import prepare_form


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_form(folder)
    (folder / "data/bloc.yaml").write_text("id: khoi-khac\nname: Khối khác\n", "utf-8")
