"""A deduction that says neither once nor each time."""

from pathlib import Path

import pytest

from tests.helpers.form_files import write_data, write_table


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_data(folder)
    write_table(
        folder / "thang-diem.xlsx",
        [
            ["STT", "Nội dung", "Điểm chuẩn", "Điểm thưởng", "Điểm trừ"],
            ["1", "Báo cáo", 10, None, None],
            ["1.1", "Báo cáo chậm: trừ 0,5 điểm", None, None, "- 0,5"],
        ],
    )
