"""A new scale in a year that has weeks without one."""

from pathlib import Path

from tests.helpers.form_files import write_data, write_table
from thidua.excel.scale.importing import ScaleDraft, read_scale
from thidua.excel.scale.workbook.sheet import draft_book, write_book


def prepare(folder: Path) -> None:
    write_data(folder)
    kind = "{id: tuan, name: 'Tuần {n}', every: week, from: 2022-01-03, to: 2022-12-25}"
    (folder / "data/2022/periods.yaml").write_text(f"periods: [{kind}]\n", "utf-8")
    write_table(folder / "cu.xlsx", [["STT", "Nội dung", "Điểm chuẩn"], ["1", "Nền nếp", 10]])
    read = read_scale("vi", (folder / "cu.xlsx").read_bytes(), "cu.xlsx", "cu.xlsx")
    assert isinstance(read, ScaleDraft)
    made = write_book("vi", draft_book("vi", "Bản nháp", read))
    (folder / "thang-diem.xlsx").write_bytes(made)
