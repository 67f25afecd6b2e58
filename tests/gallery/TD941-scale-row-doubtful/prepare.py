"""A deduction that says from how much to how much, not when which."""

from pathlib import Path

from tests.helpers.form_files import write_data, write_table


def prepare(folder: Path) -> None:
    write_data(folder)
    write_table(
        folder / "thang-diem.xlsx",
        [
            ["STT", "Nội dung", "Điểm chuẩn", "Điểm thưởng", "Điểm trừ"],
            ["1", "Báo cáo", 10, None, None],
            ["1.1", "Báo cáo chậm: trừ từ 0,5 đến 1 điểm", None, None, None],
        ],
    )
