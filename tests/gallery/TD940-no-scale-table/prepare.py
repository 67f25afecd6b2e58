"""A sheet without the columns of a scale."""

from pathlib import Path

from tests.helpers.form_files import write_data, write_table


def prepare(folder: Path) -> None:
    write_data(folder)
    write_table(folder / "thang-diem.xlsx", [["Họ và tên", "Chức vụ"], ["A", "B"]])
