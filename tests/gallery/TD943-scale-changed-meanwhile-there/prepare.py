"""A new draft, and a scale that is there."""

from pathlib import Path

from tests.helpers.form_files import write_data, write_table
from thidua.excel.scale.importing import ScaleDraft, read_scale
from thidua.excel.scale.workbook.sheet import draft_book, write_book


def prepare(folder: Path) -> None:
    write_data(folder)
    table = [["STT", "Nội dung", "Điểm chuẩn"], ["1", "Báo cáo", 10]]
    write_table(folder / "cu.xlsx", table)
    raw = (folder / "cu.xlsx").read_bytes()
    read = read_scale("vi", raw, "cu.xlsx", "cu.xlsx")
    assert isinstance(read, ScaleDraft)
    made = write_book("vi", draft_book("vi", "Bản nháp", read))
    (folder / "thang-diem.xlsx").write_bytes(made)
