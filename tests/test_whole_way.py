"""The whole way of a secretary who knows Word and Excel: from an empty folder and two Office files
to a sealed year with letters. Only thidua's commands, and spreadsheets; no YAML is opened."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from tests.helpers.form_files import fill
from tests.helpers.gallery_runner import Ran, run
from tests.helpers.year_workbooks import add, at, sheet_of, typed

UNITS = ["Sở Nội vụ", "Sở Tư pháp", "Sở Xây dựng", "Thanh tra tỉnh"]
SCALE = [
    ("TT", "Nội dung", "Điểm chuẩn", "Cách chấm"),
    ("I", "Nhiệm vụ chuyên môn", "60", ""),
    ("1", "Tỷ lệ hoàn thành nhiệm vụ được giao", "30",
     "Từ 95% trở lên: 30 điểm; từ 90% đến dưới 95%: 25 điểm; dưới 90%: 15 điểm"),
    ("2", "Chất lượng tham mưu", "30", ""),
    ("II", "Công tác thi đua", "40", ""),
    ("1", "Báo cáo đầy đủ, đúng hạn", "20", "Mỗi báo cáo chậm trừ 2 điểm, trừ không quá 10 điểm"),
    ("2", "Tổ chức phong trào thi đua", "20", ""),
]  # fmt: skip
SELF: Mapping[str, Mapping[str, Any]] = {
    "so-noi-vu": {"leaf:I.1": 97, "leaf:I.2": 28, "item:II.1.tru.1": 1, "leaf:II.2": 19},
    "so-tu-phap": {"leaf:I.1": 92, "leaf:I.2": 29, "item:II.1.tru.1": 0, "leaf:II.2": 18},
    "so-xay-dung": {"leaf:I.1": 96, "leaf:I.2": 30, "item:II.1.tru.1": 0, "leaf:II.2": 20},
    "thanh-tra-tinh": {"leaf:I.1": 85, "leaf:I.2": 25, "item:II.1.tru.1": 6, "leaf:II.2": 15},
}
POINTS = {"so-xay-dung": "99.00", "so-noi-vu": "95.00", "so-tu-phap": "92.00",
          "thanh-tra-tinh": "65.00"}  # fmt: skip
"""30 + 29 + 20 + 20 = 99, of which I.2 is 29 after verification; 30 + 28 + 18 + 19 = 95;
25 + 29 + 20 + 18 = 92; 15 + 25 + (20 - 10, the cap) + 15 = 65."""


def office_files(folder: Path) -> None:
    """What lies in the secretary's folder: a list of members, and the scale as it was adopted."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["STT", "Tên đơn vị"])
    for number, name in enumerate(UNITS, 1):
        sheet.append([number, name])
    book.save(folder / "don-vi.xlsx")
    document = Document()
    table = document.add_table(rows=0, cols=4)
    for line in SCALE:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    document.save(str(folder / "thang-diem.docx"))


def edited(path: Path, change: Any) -> None:
    """A workbook after a person typed into it."""
    path.write_bytes(typed(path.read_bytes(), change))


def adopted(book: Workbook) -> None:
    """The scale's state, on its second sheet."""
    for row in book.worksheets[1].iter_rows():
        if row[0].value == "status":
            assert row[4].value == "dự thảo"
            row[4].value = "đã thông qua"


def year_s_events(book: Workbook) -> None:
    """What happened in the year, typed into the year workbook."""
    at(book, "bloc", "level").value = "Tỉnh, thành phố"
    at(book, "bloc", "rotation.policy").value = "Bầu"
    at(book, "pact", "signed.on").value = date(2026, 1, 15)
    at(book, "pact", "signed.at").value = "Sở Nội vụ"
    at(book, "pact", "signatories").value = "tất cả"
    add(book, "events", {"kinds": "Tổng kết; Bỏ phiếu; Bàn giao", "on": date(2026, 12, 18),
                         "at": "Sở Nội vụ", "chaired_by": "Giám đốc Sở Nội vụ",
                         "attended": "tất cả"})  # fmt: skip
    add(book, "awards", {"name": "Cờ thi đua của Ủy ban nhân dân tỉnh", "quota": 1,
                         "level": "Tỉnh, thành phố", "pick": "Thứ hạng"})  # fmt: skip
    for row, name in enumerate(UNITS):
        add(book, "evaluations", {"unit": name, "grade": "Hoàn thành tốt nhiệm vụ"}, skip=row)
    add(book, "proposals", {"unit": "Sở Xây dựng", "award": "Cờ thi đua của Ủy ban nhân dân tỉnh",
                            "on": date(2026, 12, 18), "chosen": "Theo điểm"})  # fmt: skip
    sheet = sheet_of(book, "votes")
    rows = {sheet.cell(row, 2).value: row for row in range(sheet.max_row, 0, -1)}
    for label, value in (
        ("Nội dung", "Bầu Trưởng khối năm 2027"), ("Bầu, suy tôn gì", "Trưởng khối"),
        ("Ngày", date(2026, 12, 18)), ("Số người có quyền bỏ phiếu", 4), ("Có mặt", 4),
        ("Phiếu phát ra", 4), ("Phiếu thu về", 4), ("Phiếu không hợp lệ", 0),
        ("Tỷ lệ phải đạt", "50%"),
    ):  # fmt: skip
        sheet.cell(rows[label], 3).value = value
    first = rows["Kết quả kiểm phiếu"] + 2
    sheet.cell(first, 2).value, sheet.cell(first, 3).value = "Sở Tư pháp", 3
    sheet.cell(first + 1, 2).value, sheet.cell(first + 1, 3).value = "Sở Xây dựng", 1


def test_from_two_office_files_to_a_sealed_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office_files(tmp_path)

    def thidua(*words: str, code: int = 0) -> Ran:
        ran = run([*words, "--data", "khoi"] if "init" not in words else [*words], tmp_path, "vi",
                  monkeypatch)  # fmt: skip
        assert ran.code == code, f"thidua {' '.join(words)}\n{ran.transcript()}"
        return ran

    thidua("init", "khoi", "--name", "Khối thi đua Nội chính", "--units", "don-vi.xlsx",
           "--year", "2026", "--stage", "self=Tự chấm", "--stage", "verified=Thẩm định",
           "--leader", "Sở Nội vụ", "--deputy", "Sở Tư pháp", "--yes")  # fmt: skip
    thidua("check")
    thidua("import", "--scale", "thang-diem.docx", "-o", "thang-diem.xlsx")
    thidua("import", "thang-diem.xlsx")
    thidua("scale", "2026", "-o", "hop-khoi.docx")
    thidua("scale", "2026", "-o", "thang-diem-2026.xlsx")
    edited(tmp_path / "thang-diem-2026.xlsx", adopted)
    thidua("import", "thang-diem-2026.xlsx")

    thidua("form", "2026", "-o", "tu-cham")
    for unit, entries in SELF.items():
        form = tmp_path / "tu-cham" / f"{unit}.xlsx"
        whole = {**entries, "field:no_other_events": "Có", "field:date": date(2026, 11, 20)}
        form.write_bytes(fill(form.read_bytes(), whole))
    thidua("import", "tu-cham")
    thidua("form", "2026", "--stage", "verified", "-o", "tham-dinh")
    for unit in SELF:
        form = tmp_path / "tham-dinh" / f"{unit}.xlsx"
        checked: dict[str, Any] = {"field:no_other_events": "Có"}
        if unit == "so-xay-dung":
            checked |= {"leaf:I.2": 29, "leaf:I.2 note": "Một văn bản chậm"}
        form.write_bytes(fill(form.read_bytes(), checked, later=True))
    thidua("import", "tham-dinh")

    thidua("workbook", "2026", "-o", "nam-2026.xlsx")
    edited(tmp_path / "nam-2026.xlsx", year_s_events)
    thidua("import", "nam-2026.xlsx")

    thidua("check")
    ranking = thidua("rank", "2026", "--format", "json").out
    for unit, points in POINTS.items():
        assert f'"id": "{unit}"' in ranking and f'"points": "{points}"' in ranking, ranking
    assert "Sở Xây dựng" in thidua("awards", "2026").out
    assert "Sở Tư pháp" in thidua("vote", "2026").out
    thidua("rotate-leader", "2027", "--on", "2026-12-18")
    for kind in ("bang-diem", "bien-ban-hop", "bien-ban-kiem-phieu", "to-trinh", "ban-giao"):
        thidua("document", kind, "2026", "-o", f"{kind}.docx")
        assert (tmp_path / f"{kind}.docx").stat().st_size > 1000
    thidua("seal", "2026")
    thidua("verify", "2026")

    before = {p: p.read_bytes() for p in (tmp_path / "khoi").rglob("*.yaml")}
    thidua("workbook", "2026", "-o", "sau.xlsx")

    def later(book: Workbook) -> None:
        at(book, "pact", "signed.at").value = "Nơi khác"

    edited(tmp_path / "sau.xlsx", later)
    thidua("import", "sau.xlsx", code=1)
    assert {p: p.read_bytes() for p in (tmp_path / "khoi").rglob("*.yaml")} == before
    saved = load_workbook(BytesIO((tmp_path / "sau.xlsx").read_bytes()))
    assert at(saved, "terms", "leader", 1).value == "Sở Tư pháp"

    assert "thidua new-year 2027" in thidua("status").out  # nothing else can be done in it
    thidua("new-year")
    assert (tmp_path / "khoi/2027/criteria.yaml").exists()
