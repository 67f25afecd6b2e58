"""The gallery's cases of forms, scale workbooks and year workbooks: what lies beside their data."""

from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import yaml
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from tests.helpers import year_workbooks as years
from tests.helpers.command_line import run
from tests.helpers.form_files import (
    DATA,
    blank,
    column,
    fill,
    prepare_form,
    write_data,
)
from tests.helpers.office_files import read_draft, sheet
from thidua.excel.scale.workbook.pieces import Names
from thidua.excel.scale.workbook.sheet import HEAD, draft_book, scale_book, write_book

Prepare = Callable[[Path], object]
FORM = "phieu.xlsx"
SCALE = "thang-diem.xlsx"
HEADINGS = ["STT", "Nội dung", "Điểm chuẩn"]
NAMES = Names({"don-vi-a": "Đơn vị A", "don-vi-b": "Đơn vị B"}, {"van-phong": "Văn phòng"})
CRITERIA = DATA["2022/criteria.yaml"]
OWN_SHEET = "2022/scores/self/don-vi-a.yaml"


def as_typed(case: Path) -> Prepare | None:
    """A form of which `form.yaml` says what was typed."""
    file = case / "form.yaml"
    return (
        partial(prepare_form, **yaml.safe_load(file.read_text("utf-8"))) if file.exists() else None
    )


def with_file(name: str, content: bytes) -> Prepare:
    """The small bloc and one file beside it."""
    return lambda folder: (write_data(folder), (folder / name).write_bytes(content))


def with_folder(name: str) -> Prepare:
    return lambda folder: (write_data(folder), (folder / name).mkdir())


def with_table(*rows: list[Any]) -> Prepare:
    return lambda folder: (write_data(folder), (folder / SCALE).write_bytes(sheet([*rows])))


def zipped(part: str, size: int, content: bytes = bytes(1)) -> Prepare:
    """A form's name on an archive with one part."""

    def prepare(folder: Path) -> None:
        write_data(folder)
        with ZipFile(folder / FORM, "w", ZIP_DEFLATED) as archive:
            archive.writestr(part, content * size)

    return prepare


def since(name: str, text: str) -> Prepare:
    """A form went out; then a file of the data was changed."""
    return lambda folder: (prepare_form(folder), (folder / "data" / name).write_text(text, "utf-8"))


def changed(change: Callable[[Worksheet, Mapping[str, int]], object]) -> Prepare:
    """A form with something else done to its sheet."""
    return partial(prepare_form, change=change)


def swapped(sheet: Worksheet, rows: Mapping[str, int]) -> None:
    one, two = (sheet.cell(rows[key], column("key")) for key in ("leaf:1.3", "leaf:1.4"))
    one.value, two.value = two.value, one.value


def merged(sheet: Worksheet, rows: Mapping[str, int]) -> None:
    at = column("entry")
    sheet.merge_cells(None, rows["leaf:1.3"], at, rows["leaf:1.4"], at)


def hidden(cell: str, value: str | None) -> Prepare:
    """A form whose hidden sheet was changed."""

    def change(sheet: Worksheet, _: object) -> None:
        assert sheet.parent is not None
        sheet.parent["thidua"][cell] = value

    return changed(change)


def mended_since(folder: Path) -> None:
    sheet = "unit: don-vi-a\nscores: {1.1: 9, 1.3: true}\n"
    root = write_data(folder, {OWN_SHEET: sheet})
    form = fill(blank(root, stage="verified"), {"leaf:1.3": "Không đạt"}, later=True)
    (folder / FORM).write_bytes(form)
    write_data(folder, {OWN_SHEET: sheet.replace("9", "9.5")})


def pledged_since(folder: Path) -> None:
    scale = CRITERIA.replace("{kind: ratio}", '{kind: ratio, target: "pledge:t1"}')
    pledge = "unit: don-vi-a\ntasks: [{id: t1, name: Giải ngân, plan: 100}]\n"
    name = "2022/pledges/don-vi-a.yaml"
    prepare_form(folder, {"leaf:1.6": 104}, data={"2022/criteria.yaml": scale, name: pledge})
    (folder / "data" / name).write_text(pledge.replace("100", "120"), "utf-8")


def cut_off(folder: Path) -> None:
    prepare_form(folder)
    (folder / FORM).write_bytes((folder / FORM).read_bytes()[:9000])


def later_stage(folder: Path) -> None:
    entries = {"leaf:1.1": 9, "leaf:1.1 points": 8}
    form = blank(write_data(folder), stage="verified")
    (folder / FORM).write_bytes(fill(form, entries, later=True))


def over_the_stage_before(folder: Path) -> None:
    def change(sheet: Worksheet, rows: Mapping[str, int]) -> None:
        sheet.cell(rows["leaf:1.1"], column("was_entry", later=True)).value = 8

    form = blank(write_data(folder), stage="verified")
    (folder / FORM).write_bytes(fill(form, {"leaf:1.3": "Đạt"}, later=True, change=change))


def another_workbook(folder: Path) -> None:
    write_data(folder)
    Workbook().save(folder / FORM)


def year_renamed(folder: Path) -> None:
    prepare_form(folder)
    (folder / "data/2022").rename(folder / "data/2021")


def twice(folder: Path) -> None:
    prepare_form(folder, {"leaf:1.1": 9})
    prepare_form(folder, {"leaf:1.1": 8}, name="phieu-2.xlsx")


def year_workbook_beside(folder: Path) -> None:
    prepare_form(folder, {"leaf:1.1": 9})
    (folder / "nam.xlsx").write_bytes(years.made(folder / "data", 2022))


def scale(
    cells: Mapping[tuple[str, str], str | None], changes: Mapping[str, str] | None = None
) -> Prepare:
    """The small bloc with its scale workbook beside it, in which cells (key of the row, heading)
    hold other values; a key "" is the row of headings itself. `changes`: other files by now."""

    def prepare(folder: Path) -> None:
        write_data(folder, changes)
        about = {"bloc": "khoi-mau", "year": "2022"}
        book = scale_book("vi", "Thang điểm", CRITERIA, None, NAMES, about)
        made = load_workbook(BytesIO(write_book("vi", book)))
        sheet = made.worksheets[0]
        heads = {cell.value: cell.column for cell in sheet[HEAD + 1]}
        for (key, heading), value in cells.items():
            rows = [r[0].row for r in sheet.iter_rows(min_row=HEAD + 2) if r[0].value == key]
            sheet.cell(rows[0] if key else HEAD + 1, heads[heading]).value = value
        made.save(folder / SCALE)

    return prepare


def drafted(row: list[Any], changes: Mapping[str, str] | None = None) -> Prepare:
    """A draft of a table with one row, as a scale workbook of no year."""

    def prepare(folder: Path) -> None:
        write_data(folder, changes)
        raw = sheet([HEADINGS, row])
        (folder / "cu.xlsx").write_bytes(raw)
        read = read_draft(raw, "cu.xlsx")
        made = write_book("vi", draft_book("vi", "Bản nháp", read))
        (folder / SCALE).write_bytes(made)

    return prepare


def imported_before(folder: Path) -> None:
    """The draft is by now the scale of the weeks."""
    drafted(["1", "Nền nếp", 10], {"2022/periods.yaml": WEEKS})(folder)
    assert run("import", "2022/tuan", str(folder / SCALE), "--data", str(folder / "data")).code == 0


def two_tables(folder: Path) -> None:
    write_data(folder)
    for name in (SCALE, "khac.xlsx"):
        (folder / name).write_bytes(sheet([HEADINGS]))


def two_blocs(folder: Path) -> None:
    (folder / "data").mkdir()
    for name in ("a", "b"):
        bloc = {"bloc.yaml": f"id: {name}\nname: Khối {name}\n"}
        write_data(folder / name, bloc).rename(folder / "data" / name)


def year_book(change: Callable[[Workbook], None], since: Mapping[str, str] = {}) -> Prepare:
    """The small bloc of year workbooks, its workbook as typed, and files changed since."""

    def prepare(folder: Path) -> None:
        data = years.write_small(folder)
        (folder / "nam.xlsx").write_bytes(years.typed(years.made(data, 2026), change))
        for name, text in since.items():
            (data / name).write_text(text, "utf-8")

    return prepare


def cell(table: str, key: str, value: str | None, row: int = 0) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        years.at(book, table, key, row).value = value

    return change


def half(book: Workbook) -> None:
    plan = years.at(book, "tasks", "plan")
    plan.value, plan.number_format = 0.5, "0%"


def beside_a_table(book: Workbook) -> None:
    row = years.at(book, "units", "id").row
    years.sheet_of(book, "units").cell(row, 30).value = "xem lại"


def without_a_column(book: Workbook) -> None:
    heading = years.at(book, "units", "short")
    years.sheet_of(book, "units").delete_cols(heading.column)


def later_version(book: Workbook) -> None:
    book["thidua"]["B1"] = "2"


WEEKS = "periods: [{id: tuan, name: 'Tuần {n}', every: week, from: 2022-01-03, to: 2022-12-25}]\n"
ANOTHER_NAME = years.SMALL["units.yaml"].replace("name: Sở A,", "name: Sở A khác,")
CASES: dict[str, Prepare] = {
    # A new scale in a year that has weeks without one.
    "TD921-which-year-scale": drafted(["1", "Nền nếp", 10], {"2022/periods.yaml": WEEKS}),
    "TD921-which-year-scale_again": imported_before,
    "TD940-no-scale-table": with_table(["Họ và tên", "Chức vụ"], ["A", "B"]),
    "TD940-no-scale-table-one": two_tables,
    # What a program wrote and no spreadsheet has saved.
    "TD940-no-scale-table-uncomputed": with_table(
        ["STT", "Nội dung", "Điểm chuẩn"], ["1", "Báo cáo", "=5+5"]
    ),
    # A deduction that says from how much to how much, not when which.
    "TD941-scale-row-doubtful": with_table(
        ["STT", "Nội dung", "Điểm chuẩn", "Điểm thưởng", "Điểm trừ"],
        ["1", "Báo cáo", 10, None, None],
        ["1.1", "Báo cáo chậm: trừ từ 0,5 đến 1 điểm", None, None, None],
    ),
    # A kind that nobody knows, a piece that says nothing, an emptied cell.
    "TD942-scale-workbook-cell": scale(
        {
            ("1.1", "Cách chấm"): "Chấm điểm",
            ("1.2.a", "Mức, tham số"): "tùy mức độ",
            ("1.3", "Nội dung"): None,
        }
    ),
    "TD942-scale-workbook-cell-blocs": two_blocs,
    "TD942-scale-workbook-cell-headings": scale({("", "Điểm chuẩn"): "Điểm của khối"}),
    # Both sides changed one name.
    "TD943-scale-changed-meanwhile": scale(
        {("1.1", "Nội dung"): "Chất lượng đề án"},
        {"2022/criteria.yaml": CRITERIA.replace("Chất lượng tham mưu", "Chất lượng văn bản")},
    ),
    # A new draft, and a scale that is there.
    "TD943-scale-changed-meanwhile-there": drafted(["1", "Báo cáo", 10]),
    # The workbook was made from the bloc's own scale; by now the year uses a shared one.
    "TD943-scale-changed-meanwhile-use": scale(
        {("1.1", "Nội dung"): "Chất lượng đề án"},
        {
            "thidua.yaml": "format: 2\n",
            "chung.yaml": CRITERIA,
            "2022/criteria.yaml": "use: chung.yaml\n",
        },
    ),
    "TD944-several-forms-one-file": write_data,
    # Another year was typed into the title.
    "TD946-form-head-changed-title": changed(
        lambda sheet, _: sheet.cell(3, 1, "PHIẾU CHẤM ĐIỂM THI ĐUA NĂM 2023")
    ),
    "TD948-scale-table-too-long": with_table(
        HEADINGS, *([n, "Báo cáo", 1] for n in range(1, 1502))
    ),
    # The unit pledged more after its form had gone out.
    "TD949-form-older-than-data": pledged_since,
    # The unit mended its own sheet after the form of the next stage had gone out.
    "TD949-form-older-than-data-earlier": mended_since,
    # A file cut off while it was copied.
    "TD950-form-unreadable-broken": cut_off,
    # A name that is right, of another folder.
    "TD950-form-unreadable-elsewhere": prepare_form,
    "TD950-form-unreadable-empty": with_folder("phieu"),
    "TD950-form-unreadable-ending": with_file("phieu.csv", b"1,2"),
    "TD950-form-unreadable-folder": with_folder(SCALE),
    # A password.
    "TD950-form-unreadable-locked": with_file(
        FORM, b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
    ),
    # A name mistyped.
    "TD950-form-unreadable-missing": write_data,
    # A name with other capitals, in a folder with other capitals.
    "TD950-form-unreadable-near": lambda folder: (
        with_folder("phieu")(folder),
        (folder / "phieu" / "don-vi-a.xlsx").write_bytes(b""),
    ),
    # An old .xls.
    "TD950-form-unreadable-old": with_file(FORM, b"\xd0\xcf\x11\xe0" + bytes(600)),
    # What Excel keeps beside a form that is open.
    "TD950-form-unreadable-open": with_file("~$phieu.xlsx", b"\x06Nguyen" + b" " * 158),
    # An .ods under another name.
    "TD950-form-unreadable-open_document": zipped(
        "mimetype", 1, b"application/vnd.oasis.opendocument.spreadsheet"
    ),
    "TD950-form-unreadable-packed": with_file("phieu.zip", b"PK"),
    "TD950-form-unreadable-picture": with_file("phieu.pdf", b"%PDF"),
    # A table in Word whose ending was changed by hand.
    "TD950-form-unreadable-renamed": zipped("word/document.xml", 1),
    # What a web page exports.
    "TD950-form-unreadable-text": with_file(FORM, b"<html><table><tr><td>1</td></tr></table>"),
    "TD950-form-unreadable-blank": with_file(FORM, b""),
    # A scale in Word, without the option that reads it.
    "TD950-form-unreadable-word": with_file("thang-diem.docx", b"PK"),
    # A small file that unfolds enormously.
    "TD951-form-too-large-part": zipped("xl/worksheets/sheet1.xml", 21_000_000),
    "TD952-not-a-form": another_workbook,
    "TD952-not-a-form-damaged": hidden("A2", None),
    "TD952-not-a-form-renamed": changed(lambda sheet, _: setattr(sheet, "title", "Bảng điểm")),
    "TD952-not-a-form-version": hidden("B1", "3"),
    "TD953-form-of-another-bloc": since("bloc.yaml", "id: khoi-khac\nname: Khối khác\n"),
    "TD953-form-of-another-scale": since(
        "2022/criteria.yaml", CRITERIA.replace("each: 2.5", "each: 2")
    ),
    "TD953-form-of-another-stage": since(
        "2022/criteria.yaml", CRITERIA.replace("{id: self", "{id: tu-cham")
    ),
    # The unit left the bloc.
    "TD953-form-of-another-unit": since(
        "units.yaml", "units:\n  - {id: don-vi-b, name: Đơn vị B}\n"
    ),
    "TD953-form-of-another-year": year_renamed,
    "TD955-form-rows-disturbed-columns": changed(lambda sheet, rows: sheet.delete_cols(3)),
    "TD955-form-rows-disturbed-deleted": changed(
        lambda sheet, rows: sheet.delete_rows(rows["leaf:1.3"])
    ),
    # A row was copied in.
    "TD955-form-rows-disturbed-inserted": changed(
        lambda sheet, rows: sheet.cell(rows["total"] + 6, column("key"), "1.3")
    ),
    "TD955-form-rows-disturbed-merged": changed(merged),
    "TD955-form-rows-disturbed-moved": changed(swapped),
    # A comment on a heading, where no note of an entry can keep it.
    "TD956-content-outside-form-comment": changed(
        lambda sheet, _: setattr(sheet["C6"], "comment", Comment("Điểm này sai", "An"))
    ),
    "TD956-content-outside-form-earlier": over_the_stage_before,
    "TD956-content-outside-form-sheet": changed(
        lambda sheet, _: sheet.parent.create_sheet("Tính thử")  # type: ignore[union-attr]
    ),
    # Points by hand, and an entry.
    "TD957-form-answer-unclear-two-figures": later_stage,
    "TD958-form-twice": twice,
    # The sheet holds another figure.
    "TD959-would-replace-entries": partial(
        prepare_form,
        entries={"leaf:1.1": 8},
        data={OWN_SHEET: "unit: don-vi-a\nscores:\n  1.1: 9 # đã thống nhất\n  1.3: true\n"},
    ),
    "TD963-workbook-cell-date": year_book(cell("terms", "on", "20.1.25")),
    # Half, where something else is counted.
    "TD963-workbook-cell-percent": year_book(half),
    "TD963-workbook-cell-unknown": year_book(cell("terms", "leader", "Sở Z")),
    # A name changed in the workbook and, since it was made, in the data.
    "TD964-workbook-conflict": year_book(
        cell("units", "name", "Sở A mới"), {"units.yaml": ANOTHER_NAME}
    ),
    "TD965-workbook-emptied": year_book(cell("units", "short", None)),
    "TD966-workbook-row-heading": year_book(cell("units", "short", "Viết gọn", -1)),
    # A new task that does not say whose it is.
    "TD966-workbook-row-unit": year_book(
        lambda book: years.add(book, "tasks", {"name": "Cải cách"})
    ),
    "TD967-workbook-of-another-sheet": year_book(lambda book: book.remove(book["Hồ sơ"])),
    "TD967-workbook-of-another-version": year_book(later_version),
    "TD968-beside-workbook": year_book(beside_a_table),
    "TD968-beside-workbook-column": year_book(without_a_column),
    "TD969-workbook-alone": year_workbook_beside,
}
