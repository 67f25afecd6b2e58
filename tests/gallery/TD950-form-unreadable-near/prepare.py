"""A name with other capitals, in a folder with other capitals."""

from pathlib import Path

import pytest

from tests.helpers.form_files import write_data


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_data(folder)
    (folder / "phieu").mkdir()
    (folder / "phieu" / "don-vi-a.xlsx").write_bytes(b"")
