"""A table of more rows than any scale has."""

from pathlib import Path

from tests.helpers.form_files import write_data, write_table


def prepare(folder: Path) -> None:
    write_data(folder)
    rows = [[n, "Báo cáo", 1] for n in range(1, 1502)]
    write_table(folder / "thang-diem.xlsx", [["STT", "Nội dung", "Điểm chuẩn"], *rows])
