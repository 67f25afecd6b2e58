"""Two sheets at once."""

from pathlib import Path

import pytest

from tests.helpers.form_files import write_data, write_table


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_data(folder)
    write_table(folder / "thang-diem.xlsx", [["STT", "Nội dung", "Điểm chuẩn"]])
