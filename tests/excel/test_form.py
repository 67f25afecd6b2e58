"""`form`: what is asked where, what a cell takes, what is locked, how it prints."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers.form_files import (
    DATA,
    WHOLE,
    YEAR,
    blank,
    book_of,
    column,
    fill,
    rows_of,
    write_data,
)
from tests.helpers.gallery_runner import run
from tests.helpers.libreoffice import MISSING, SOFFICE, converted
from tests.helpers.year_workbooks import write_small
from thidua.excel.forms.form import wanted_forms
from thidua.excel.forms.identity import scale_mark
from thidua.excel.looks import LINE, row_height

SHEET = "unit: don-vi-a\nscores:\n  1.1: 9.5\n  1.4: kha\n  1.2.a: 2\n  1.3: {value: na, note: x}\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_data(tmp_path)


def opened(form: bytes) -> tuple[Workbook, Worksheet, dict[str, int]]:
    book = load_workbook(BytesIO(form))
    return book, book.worksheets[0], rows_of(book)


def value(sheet: Worksheet, row: int, name: str, *, later: bool = False) -> Any:
    return sheet.cell(row, column(name, later=later)).value


def rule_of(sheet: Worksheet, row: int, name: str = "entry") -> Any:
    """The validation of a cell."""
    cell = sheet.cell(row, column(name)).coordinate
    found = [one for one in sheet.data_validations.dataValidation if cell in str(one.sqref).split()]
    return found[0] if found else None


def test_the_same_form_has_the_same_bytes(data: Path) -> None:
    assert blank(data) == blank(data)
    assert blank(data) != blank(data, unit="don-vi-b")


def test_every_kind_of_rule_has_its_own_validation(data: Path) -> None:
    _, sheet, rows = opened(blank(data))
    kinds = {
        "leaf:1.1": "decimal",
        "item:1.2.a": "whole",
        "item:1.2.b": "list",
        "leaf:1.3": "list",
        "leaf:1.4": "list",
        "leaf:1.5": "decimal",
        "leaf:1.7": "whole",
        "leaf:2.1": "date",
        "due:2.2:2": "date",
        "fact:ho-so": "decimal",
        "field:date": "date",
        "field:no_other_events": "list",
    }
    assert {key: rule_of(sheet, rows[key]).type for key in kinds} == kinds
    points = rule_of(sheet, rows["leaf:1.1"])
    assert (points.formula1, points.formula2) == ("0.0", "10.0")
    assert rule_of(sheet, rows["leaf:1.6"]).formula1 == "0.0"
    assert rule_of(sheet, rows["leaf:1.3"], "instead").formula1 == '"không áp dụng"'
    assert rule_of(sheet, rows["leaf:2.1"], "instead").formula1 == '"không áp dụng,không làm"'
    assert all(one.showErrorMessage for one in sheet.data_validations.dataValidation)


def test_a_list_offers_its_words_from_the_hidden_sheet(data: Path) -> None:
    book, sheet, rows = opened(blank(data))
    name, cells = rule_of(sheet, rows["leaf:1.4"]).formula1.split("!")
    assert name == "thidua" and book["thidua"].sheet_state == "veryHidden"
    assert [cell.value for (cell,) in book["thidua"][cells.replace("$", "")]] == [
        "tot (10 điểm)",
        "kha (7,5 điểm)",
    ]


def test_only_the_cells_to_fill_in_are_open(data: Path) -> None:
    _, sheet, rows = opened(blank(data))
    assert sheet.protection.sheet
    by_row = {row: key for key, row in rows.items()}
    names = {column(name): name for name in ("entry", "instead", "note", "evidence")}
    unlocked: dict[str, set[str]] = {}
    for line in sheet.iter_rows():
        for cell in line:
            if not cell.protection.locked:
                unlocked.setdefault(by_row[cell.row or 0], set()).add(names[cell.column or 0])
    every = {"entry", "instead", "note", "evidence"}
    assert unlocked["leaf:1.1"] == every
    assert unlocked["leaf:1.2"] == unlocked["leaf:2.3"] == every - {"entry"}
    assert unlocked["item:1.2.a"] == {"entry", "note", "evidence"}
    assert unlocked["due:2.2:1"] == {"entry", "instead"}
    assert unlocked["target:1.6"] == unlocked["field:by"] == {"entry"}
    assert not any(key.startswith(("group:", "list:", "section:", "total")) for key in unlocked)


def test_it_prints_on_a4_across_with_its_headings_on_each_page(data: Path) -> None:
    _, sheet, rows = opened(blank(data))
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    fitted = sheet.sheet_properties.pageSetUpPr
    assert fitted is not None and fitted.fitToPage
    # One page wide is the default and not written; 0 pages high is as many as needed.
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert sheet.print_title_rows == "$6:$7"
    assert sheet.freeze_panes == "C8" and min(rows.values()) == 8
    filled = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.font.name for cell in filled} == {"Times New Roman"}


def test_what_the_paper_says_is_there(data: Path) -> None:
    _, sheet, rows = opened(blank(data))
    text = [sheet.cell(row, 1).value for row in range(1, 6)]
    assert text[:3] == ["KHỐI THI ĐUA MẪU", "ĐƠN VỊ A", f"PHIẾU CHẤM ĐIỂM THI ĐUA NĂM {YEAR}"]
    assert "Tự chấm" in str(text[3]) and "Hướng dẫn mẫu" in str(text[3])
    group, item = rows["group:1"], rows["item:1.2.a"]
    assert [value(sheet, group, name) for name in ("code", "name", "standard", "key")] == [
        "I", "Chuyên môn", 70, "1",
    ]  # fmt: skip
    assert (value(sheet, item, "deduct"), value(sheet, item, "bonus")) == (0.5, None)
    assert sheet.cell(item, column("deduct")).number_format.startswith('"-"')
    assert value(sheet, rows["item:1.co"], "bonus") == 2
    assert value(sheet, rows["list:1.2:deduct"], "name") == "Điểm trừ: tất cả không quá 2 điểm"
    assert value(sheet, rows["leaf:1.7"], "rule") == "2,5 điểm mỗi lần, tối đa 10 điểm"
    assert value(sheet, rows["total"], "standard") == 100


def test_points_subtotals_and_total_are_live_formulas(data: Path) -> None:
    _, sheet, rows = opened(blank(data))
    c, e = "J", "G"
    total = value(sheet, rows["total"], "calc")
    assert total == (
        f'=IFERROR(ROUND(ROUND(N({c}{rows["group:1"]})+N({c}{rows["group:2"]}),9),2),"xem lại")'
    )
    item = value(sheet, rows["item:1.giai"], "calc")
    entry = f"{e}{rows['item:1.giai']}"
    refused = f'AND({entry}<>"",OR(NOT(ISNUMBER({entry})),{entry}<0,{entry}<>INT({entry})))'
    counted = f'IF(N({entry})<>0,0.5*N({entry}),"")'
    assert item == f'=IFERROR(IF({refused},NA(),{counted}),"xem lại")'
    own = value(sheet, rows["group:1"], "calc")
    assert f"+(MIN(3,N({c}{rows['item:1.co']})+N({c}{rows['item:1.giai']})))" in own
    stored = load_workbook(BytesIO(blank(data)), data_only=True).worksheets[0]
    assert value(stored, rows["total"], "calc") == 0


def test_what_needs_the_others_is_left_to_the_bloc(tmp_path: Path) -> None:
    criteria = DATA["2022/criteria.yaml"].replace("rule: {kind: ratio}", "rule: relative")
    data = write_data(tmp_path, {"2022/criteria.yaml": criteria})
    _, sheet, rows = opened(blank(data))
    assert value(sheet, rows["leaf:1.6"], "calc") == "Khối tính: so với các đơn vị khác"
    assert value(sheet, rows["total"], "name") == "TỔNG CỘNG (chưa kể các dòng ghi Khối tính)"
    assert str(value(sheet, rows["total"], "calc")).startswith("=")


@pytest.mark.skipif(SOFFICE is None, reason=MISSING)
def test_libreoffice_computes_a_whole_form(data: Path, tmp_path: Path) -> None:
    """1.1 9.5; 1.2 10 - 0.5; 1.3 10; 1.4 7.5; 1.5 5; 1.6 104/100 capped: 10; 1.7 3 x 2.5 = 7.5,
    and the flag's 2: 61; 2.1 10; 2.2 10 - 2, met a day late; 2.3 98.5 from 90: 10. Together 89."""
    again = load_workbook(BytesIO(converted(tmp_path, fill(blank(data), WHOLE))), data_only=True)
    sheet, rows = again.worksheets[0], rows_of(again)
    assert value(sheet, rows["group:1"], "calc") == 61
    assert value(sheet, rows["leaf:2.2"], "calc") == 8
    assert value(sheet, rows["total"], "calc") == 89


def test_a_later_stage_shows_the_earlier_figures(data: Path) -> None:
    (data / "2022/scores/self").mkdir(parents=True)
    (data / "2022/scores/self/don-vi-a.yaml").write_text(SHEET, "utf-8")
    form = blank(data, stage="verified")
    _, sheet, rows = opened(form)
    shown = {
        key: (value(sheet, rows[key], "was_entry", later=True),
              value(sheet, rows[key], "was_points", later=True))
        for key in ("leaf:1.1", "leaf:1.2", "item:1.2.a", "leaf:1.3", "leaf:1.4", "leaf:1.5")
    }  # fmt: skip
    assert shown == {
        "leaf:1.1": ("9,5", 9.5),
        "leaf:1.2": (None, 9),
        "item:1.2.a": ("2", None),
        "leaf:1.3": ("không áp dụng", 0),
        "leaf:1.4": ("kha", 7.5),
        "leaf:1.5": (None, None),
    }
    stored = load_workbook(BytesIO(form), data_only=True).worksheets[0]
    assert value(stored, rows["total"], "calc", later=True) == 26
    assert "Tự chấm" in str(sheet.cell(6, column("was_entry", later=True)).value)


def test_an_office_is_asked_only_what_it_verifies(data: Path) -> None:
    _, sheet, rows = opened(blank(data, stage="verified", scorer="van-phong"))
    at = column("entry", later=True)
    open_rows = {key for key, row in rows.items() if not sheet.cell(row, at).protection.locked}
    leaves = {key for key in open_rows if not key.startswith(("field:", "fact:"))}
    assert leaves == {"leaf:2.1"}


def test_each_scorer_that_a_stage_assigns_has_a_form(tmp_path: Path) -> None:
    scale = DATA["2022/criteria.yaml"].replace(
        "{id: self, name: Tự chấm}", "{id: self, name: Tự chấm, assign: {don-vi-a: [don-vi-b]}}"
    )
    criteria = book_of(write_data(tmp_path, {"2022/criteria.yaml": scale})).years[YEAR].criteria
    assert criteria is not None
    found = wanted_forms(criteria.data, ["don-vi-a", "don-vi-b"], criteria.data.stages[0])
    assert [one.name for one in found] == ["don-vi-a--don-vi-b", "don-vi-b"]


def test_what_the_scale_itself_gives_and_takes_stands_apart_from_its_last_criterion(
    tmp_path: Path,
) -> None:
    own = "bonus: [{id: t, name: Thêm, points: 1}]\ndeduct: [{id: b, name: Bớt, points: 2}]\n"
    scale = DATA["2022/criteria.yaml"] + own
    _, sheet, rows = opened(blank(write_data(tmp_path, {"2022/criteria.yaml": scale})))
    for item, heading in (("item:t", "ĐIỂM THƯỞNG"), ("item:b", "ĐIỂM TRỪ")):
        assert sheet.cell(rows[item] - 1, 1).value == heading


def test_names_are_never_formulas(tmp_path: Path) -> None:
    scale = DATA["2022/criteria.yaml"].replace("Chất lượng tham mưu", '"=1+1"')
    _, sheet, rows = opened(blank(write_data(tmp_path, {"2022/criteria.yaml": scale})))
    cell = sheet.cell(rows["leaf:1.1"], column("name"))
    # A formula that reads back as text is told from text by its type.
    assert (cell.value, cell.data_type) in (("=1+1", "s"), ("=1+1", "f"))
    raw = BytesIO(blank(write_data(tmp_path, {"2022/criteria.yaml": scale})))
    with ZipFile(raw) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>1+1</f>" not in xml


def test_the_scale_s_mark_covers_what_is_asked_and_nothing_else(tmp_path: Path) -> None:
    def mark(old: str, new: str) -> str:
        text = DATA["2022/criteria.yaml"]
        assert old in text
        changed = {"2022/criteria.yaml": text.replace(old, new, 1)}
        criteria = book_of(write_data(tmp_path, changed)).years[YEAR].criteria
        assert criteria is not None
        return scale_mark(criteria.data)

    same = mark("max: 100", "max: 100 # chú thích")
    assert mark("max: 100", "status: draft\nmax: 100") == same
    assert mark("source: Hướng dẫn mẫu", "source: Hướng dẫn khác") == same
    for old, new in (("each: 0.5", "each: 0.25"), ("Xếp loại", "Xếp hạng"), ("kha: 7.5", "kha: 7")):
        assert mark(old, new) != same


def test_the_command_makes_a_folder_of_forms_and_overwrites_none(data: Path) -> None:
    folder = data.parent
    first = run(["form", "2022"], folder)
    assert first.transcript() == (
        "Đã lập 2 phiếu trong phieu-cham-2022. Khi các đơn vị điền và gửi lại: "
        "thidua import phieu-cham-2022\n--- exit 0\n"
    )
    form = folder / "phieu-cham-2022" / "don-vi-a.xlsx"
    assert run(["form", "2022"], folder).code == 0
    form.write_bytes(fill(form.read_bytes(), WHOLE))
    filled = form.read_bytes()
    again = run(["form", "2022"], folder)
    assert again.code == 1 and "TD917" in again.err and form.read_bytes() == filled
    one = run(["form", "2022", "--unit", "don-vi-b", "-o", "b.xlsx"], folder, "en")
    assert one.code == 0 and one.out == (
        "Made b.xlsx. When the unit has sent it back: thidua import b.xlsx\n"
    )
    _, sheet, _ = opened((folder / "b.xlsx").read_bytes())
    assert sheet.title == "Score form" and re.search("SCORE FORM", str(sheet["A3"].value))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["form", "2022", "--unit", "don-vi-c"], "TD911"),
        (["form", "2022", "--stage", "chot"], "TD913"),
        (["form", "2022", "--scorer", "ai-do"], "TD913"),
        (["form", "2019"], "TD416"),
    ],
)
def test_what_is_asked_for_and_not_there(data: Path, arguments: list[str], code: str) -> None:
    ran = run(arguments, data.parent)
    assert ran.codes() == {code} and ran.code != 0


def test_cells_take_only_what_their_field_allows(tmp_path: Path) -> None:
    criteria = DATA["2022/criteria.yaml"].replace("measure: hồ sơ", "measure: hồ sơ, whole: true")
    criteria = criteria.replace(
        'dung-han, name: Tỷ lệ đúng hạn, measure: "%"',
        'dung-han, name: Tỷ lệ đúng hạn, measure: "%", range: [0, 120]',
    )
    _, sheet, rows = opened(blank(write_data(tmp_path, {"2022/criteria.yaml": criteria})))
    found = {
        key: (rule.type, rule.formula1, rule.formula2)
        for key in ("leaf:1.5", "fact:dung-han", "fact:ho-so", "leaf:1.7")
        for rule in [rule_of(sheet, rows[key])]
    }
    assert found["leaf:1.5"] == ("decimal", "0.0", "100.0")
    assert found["fact:dung-han"] == ("decimal", "0.0", "120.0")
    assert found["fact:ho-so"][0] == "whole" and found["leaf:1.7"][:2] == ("whole", "0")


@pytest.mark.parametrize(
    ("more", "signs"),
    [
        ("", "THỦ TRƯỞNG ĐƠN VỊ"),
        ("system: enterprise\n", "TRƯỞNG ĐƠN VỊ"),
        ("system: enterprise\nunit_head: Quản đốc\n", "QUẢN ĐỐC"),
    ],
)
def test_a_form_is_signed_by_who_heads_such_a_unit(tmp_path: Path, more: str, signs: str) -> None:
    """Of a score sheet and of a pledge alike."""
    root = write_small(tmp_path)
    (root / "bloc.yaml").write_text(f"id: khoi-mau\nname: Khối Mẫu\n{more}", "utf-8")
    (root / "2026/criteria.yaml").write_text(
        "max: 5\ncriteria: [{id: '1', name: Báo cáo, max: 5}]\n", "utf-8"
    )
    for asked in ([], ["--pledges"]):
        ran = run(["form", "2026", *asked, "-o", f"phieu{len(asked)}"], root)
        assert ran.code == 0, ran.transcript()
        book = load_workbook(root / f"phieu{len(asked)}/so-a.xlsx")
        cells = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
        assert signs in cells


def test_a_row_is_as_high_as_the_lines_that_its_text_has() -> None:
    """Two short lines are two, whatever would fit into one."""
    one, two = (row_height([(text, 40, 11, False)]) for text in ("Đạt: 0 điểm", "Đạt\n0 điểm"))
    assert two == pytest.approx(2 * 11 * LINE + 3) and one < two


@pytest.mark.parametrize(
    "asked", ["form --unit so-a", "form --pledges --unit so-a", "scale", "workbook"]
)
def test_a_row_grows_with_what_is_typed_into_it(tmp_path: Path, asked: str) -> None:
    """It is as high as its own texts need, for as long as they fit: no height is marked as one that
    stays, so Excel gives it another."""
    root = write_small(tmp_path)
    (root / "2026/criteria.yaml").write_text(
        "max: 5\ncriteria: [{id: '1', name: Báo cáo, max: 5}]\n", "utf-8"
    )
    ran = run([*asked.split(), "-o", "so.xlsx"], root)
    assert ran.code == 0, ran.transcript()
    with ZipFile(root / "so.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert ' ht="' in sheet and "customHeight" not in sheet
