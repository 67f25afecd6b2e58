"""A scale in Word, without the option that reads it."""

from pathlib import Path

import pytest

from tests.helpers.form_files import write_data


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_data(folder)
    (folder / "thang-diem.docx").write_bytes(b"PK")
