"""Two sheets at once."""

from pathlib import Path

from tests.helpers.form_files import write_data, write_table


def prepare(folder: Path) -> None:
    write_data(folder)
    for name in ("thang-diem.xlsx", "khac.xlsx"):
        write_table(folder / name, [["STT", "Nội dung", "Điểm chuẩn"]])
