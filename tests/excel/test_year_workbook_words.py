"""The year workbook: what stood there as data stands in words, and what nobody uses nowhere."""

import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.excel.test_year_workbook import BLOC, ILLUSTRATION, all_files, imported
from tests.helpers.gallery_runner import run
from tests.helpers.year_workbooks import (
    add,
    at,
    head_row,
    made,
    plain,
    sheet_of,
    typed,
    write_small,
)
from thidua.excel.workbook.files import names_of, read_files, trees_of
from thidua.excel.workbook.writer import write_pledge
from thidua.model.bloc import BlocFile
from thidua.store.folder import Files

AWARD = "{id: bk, name: Bằng khen, quota: 2, requires: {any: [{rank_at_most: 3}, {vote: 2/3}]}}"
MORE = {
    "bloc.yaml": "id: khoi-mau\nname: Khối thi đua Mẫu\ndocuments:\n  place: Huế\n  kinds:\n"
    "    to-trinh: {to: [Ủy ban nhân dân tỉnh, Sở Nội vụ], code: TTr}   # gửi hai nơi\n"
    "    ban-giao: {signer: chair}\n  bases: [nd-98-2023]\n",
    "units.yaml": "units:\n  - {id: so-a, name: Sở A, attributes: {nữ: 48, loại: I}}\n"
    "  - {id: so-b, name: Sở B}\n",
    "2026/events.yaml": "events:\n  - {id: hop, kinds: [launch], on: 2026-02-03, "
    "papers: [{kind: quy chế, name: Quy chế, status: draft, number: 12/QC}, {name: Kế hoạch}]}\n",
    "2026/awards.yaml": f"awards:\n  - {{id: co, name: Cờ thi đua, quota: 1}}\n  - {AWARD}\n",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    root = write_small(tmp_path)
    for name, text in MORE.items():
        (root / name).write_text(text, "utf-8")
    return root


def texts(workbook: bytes, path: Path) -> list[str]:
    path.write_bytes(workbook)
    book = load_workbook(path)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    cells = (cell.value for sheet in shown for row in sheet.iter_rows() for cell in row)
    return [cell for cell in cells if isinstance(cell, str)]


def test_a_year_workbook_asks_nobody_for_yaml(tmp_path: Path, data: Path) -> None:
    shutil.copytree(ILLUSTRATION, tmp_path / "illustration")
    for root, year, folder in ((data, 2026, ""), (tmp_path / "illustration", 2022, BLOC)):
        found = texts(made(root, year, folder), tmp_path / "nam.xlsx")
        assert [one for one in found if "YAML" in one or one.startswith(("{", "["))] == []


def test_what_stands_in_words_is_taken_back_and_edited(data: Path) -> None:
    before = all_files(data)
    assert imported(data, made(data, 2026)).code == 0
    assert all_files(data) == before

    def change(book: Workbook) -> None:
        assert at(book, "letter_kinds", "to").value == "Ủy ban nhân dân tỉnh; Sở Nội vụ"
        at(book, "letter_kinds", "to").value = "Ủy ban nhân dân tỉnh"
        add(book, "letter_kinds", {"kind": "Bảng tổng hợp điểm", "recipients": "Như trên; Lưu"})
        assert at(book, "units", "attributes").value == "nữ: 48; loại: I"
        at(book, "units", "attributes").value = "nữ: 50; loại: I"
        at(book, "events", "papers").value = "Quy chế (số 12/QC, bản chính thức); Báo cáo"
        assert at(book, "awards", "requires", 1).value == (
            "một trong (xếp hạng không quá 3 | được từ 2/3 số phiếu)"
        )
        at(book, "awards", "requires", 1).value = "không có mục nào, điểm thưởng từ 1,5"

    ran = imported(data, typed(made(data, 2026), change))
    assert ran.code == 1 and "không biết “mục nào”" in ran.err, ran.transcript()

    def mended(book: Workbook) -> None:
        change(book)
        at(book, "awards", "requires", 1).value = "điểm thưởng từ 1,5"

    ran = imported(data, typed(made(data, 2026), mended))
    assert ran.code == 0, ran.transcript()
    kinds = plain(data / "bloc.yaml")["documents"]["kinds"]
    assert kinds["to-trinh"] == {"to": ["Ủy ban nhân dân tỉnh"], "code": "TTr"}
    assert kinds["bang-diem"] == {"recipients": ["Như trên", "Lưu"]}
    assert "# gửi hai nơi" in (data / "bloc.yaml").read_text("utf-8")
    assert plain(data / "units.yaml")["units"][0]["attributes"] == {"nữ": "50", "loại": "I"}
    assert plain(data / "2026/events.yaml")["events"][0]["papers"] == [
        {"name": "Quy chế", "number": "12/QC", "status": "final"},
        {"name": "Báo cáo"},
    ]
    assert plain(data / "2026/awards.yaml")["awards"][1]["requires"] == {"bonus_at_least": "1.5"}


def test_the_order_of_awards_is_that_of_their_rows(data: Path) -> None:
    """It is the order in which they are chosen: a row moved up or put in between is chosen so."""
    path = data / "2026/awards.yaml"
    path.write_text(
        "awards:\n  # cao nhất\n  - {id: co, name: Cờ thi đua, quota: 1}\n"
        "  - {id: bk, name: Bằng khen, quota: 2}   # hai\n",
        "utf-8",
    )

    def change(book: Workbook) -> None:
        sheet = sheet_of(book, "awards")
        first = head_row(sheet, "awards") + 2
        rows = [[cell.value for cell in sheet[row]] for row in (first, first + 1)]
        new = [None] * len(rows[0])
        new[2], new[4] = "Giấy khen", 3
        for n, cells in enumerate((rows[1], new, rows[0])):
            for column, value in enumerate(cells, 1):
                sheet.cell(first + n, column).value = value

    ran = imported(data, typed(made(data, 2026), change))
    assert ran.code == 0 and "thứ tự: Cờ thi đua; Bằng khen → " in ran.out, ran.transcript()
    assert [one["name"] for one in plain(path)["awards"]] == [
        "Bằng khen",
        "Giấy khen",
        "Cờ thi đua",
    ]
    text = path.read_text("utf-8")
    assert "  # cao nhất\n  - {id: co" in text and "quota: 2}   # hai" in text


def test_the_papers_of_a_dossier_stand_in_words_both_ways(data: Path) -> None:
    """What the data names by ids, and what people named themselves."""
    award = "  - {id: co, name: Cờ thi đua, quota: 1, dossier: [to-trinh, Phiếu xác nhận]}\n"
    (data / "2026/awards.yaml").write_text(f"awards:\n{award}", "utf-8")
    (data / "2026/outcome.yaml").write_text(
        "dossiers:\n  - {unit: so-a, award: co, papers: [Tờ trình, bien-ban-hop, bao-cao-khac]}\n",
        "utf-8",
    )
    before = all_files(data)
    assert imported(data, made(data, 2026)).code == 0
    assert all_files(data) == before

    def change(book: Workbook) -> None:
        assert at(book, "awards", "dossier").value == (
            "Tờ trình đề nghị khen thưởng; Phiếu xác nhận"
        )
        assert at(book, "dossiers", "papers").value == (
            "Tờ trình; Biên bản hội nghị tổng kết, bình xét; bao-cao-khac"
        )
        at(book, "awards", "dossier").value = "tờ trình; Báo cáo thành tích; Phiếu xác nhận thuế"

    ran = imported(data, typed(made(data, 2026), change))
    assert ran.code == 0, ran.transcript()
    awards = (data / "2026/awards.yaml").read_text("utf-8")
    assert "dossier: [to-trinh, bao-cao-thanh-tich, Phiếu xác nhận thuế]" in awards
    assert (data / "2026/outcome.yaml").read_text("utf-8") == before["2026/outcome.yaml"].decode()


def test_a_time_and_a_level_as_people_write_them(data: Path) -> None:
    """`8:00`, `13 giờ 30`; of a level called `Sở, ban, ngành` one word that no other has."""

    def change(book: Workbook) -> None:
        at(book, "events", "starts").value = "8:00"
        at(book, "events", "ends").value = "13 giờ 30"
        at(book, "awards", "level").value = "sở"

    ran = imported(data, typed(made(data, 2026), change))
    assert ran.code == 0, ran.transcript()
    events = (data / "2026/events.yaml").read_text("utf-8")
    assert 'starts: "08:00"' in events and 'ends: "13:30"' in events, events
    assert "level: department" in (data / "2026/awards.yaml").read_text("utf-8")

    def unclear(book: Workbook) -> None:
        at(book, "awards", "level").value = "ngành"  # of two of them
        at(book, "events", "starts").value = "8h75"

    ran = imported(data, typed(made(data, 2026), unclear))
    assert ran.code == 1 and ran.err.count("TD963") == 2, ran.transcript()


def test_a_workbook_that_is_edited_further_is_held_against_its_own_last_import(data: Path) -> None:
    """The same cells again, a row that it brought, and back; not what somebody else changed, and
    not from a copy that lies elsewhere."""
    fresh = made(data, 2026)
    before = all_files(data)

    def says(short: str, place: str = "", unit: str = "") -> bytes:
        def change(book: Workbook) -> None:
            at(book, "units", "short").value = short or None
            if unit:
                add(book, "units", {"name": "Sở Mới", "short": unit})
            if place:
                at(book, "letters", "documents.place").value = place

        return typed(fresh, change)

    for short, place, unit in (("SA", "Vinh", "M"), ("A1", "Hà Tĩnh", "M1"), ("A2", "Huế", "M2")):
        ran = imported(data, says(short, place, unit))
        assert ran.code == 0, ran.transcript()
    units = (data / "units.yaml").read_text("utf-8")
    assert "short: A2" in units and "short: M2" in units
    (data.parent / "ban-sao.xlsx").write_bytes(says("A3", "Huế", "M2"))
    other = run(["import", "ban-sao.xlsx"], data.parent)
    assert other.code == 1 and "A3" in other.err and "A2" in other.err, other.transcript()
    (data / "units.yaml").write_text(units.replace("short: A2", "short: của người khác"), "utf-8")
    refused = imported(data, says("A3", "Huế", "M2"))
    assert refused.code == 1 and "của người khác" in refused.err, refused.transcript()
    (data / "units.yaml").write_text(units, "utf-8")
    back = imported(data, says("", "Huế", "M2"), "--replace")
    assert back.code == 0, back.transcript()
    assert "short: A2" not in (data / "units.yaml").read_text("utf-8")
    assert (data / "bloc.yaml").read_bytes() == before["bloc.yaml"]


def test_a_unit_s_pledge_is_corrected_wherever_it_comes_from(data: Path) -> None:
    files = Files(data)
    raw, _ = read_files(files, "", 2026)
    trees, _ = trees_of(raw, "")
    trees.pop("2026/pledges/so-b.yaml", None)
    (data / "2026/pledges/so-b.yaml").unlink(missing_ok=True)
    names = names_of("vi", files, "", 2026, trees)
    bloc = BlocFile.model_validate({"id": "khoi-mau", "name": "Khối Mẫu"})
    form = write_pledge(names, bloc, 2026, "so-b", trees)
    for n, plan in enumerate((50, 60, 70)):
        filled = typed(form, lambda book, plan=plan: _task(book, plan))
        (data.parent / f"nop-{n}.xlsx").write_bytes(filled)
        ran = run(["import", f"nop-{n}.xlsx"], data.parent)
        assert ran.code == 0, ran.transcript()
    pledge = data / "2026/pledges/so-b.yaml"
    assert "plan: 70" in pledge.read_text("utf-8")
    pledge.write_text(pledge.read_text("utf-8").replace("plan: 70", "plan: 75"), "utf-8")
    (data.parent / "nop-3.xlsx").write_bytes(typed(form, lambda book: _task(book, 80)))
    ran = run(["import", "nop-3.xlsx"], data.parent)
    assert ran.code == 1 and "75" in ran.err and "80" in ran.err, ran.transcript()


def test_percents_are_typed_with_their_sign(data: Path) -> None:
    """A spreadsheet keeps 95% as 0.95; where percents are counted it is 95, else nobody knows."""

    def says(measure: str, plan: float | str, actual: float | str) -> bytes:
        def change(book: Workbook) -> None:
            for table, key, value in (("tasks", "plan", plan), ("progress", "actual", actual)):
                cell = at(book, table, key)
                cell.value = value
                cell.number_format = "0.0%" if isinstance(value, float) else "@"
            at(book, "tasks", "measure").value = measure

        return typed(made(data, 2026), change)

    path = data / "2026/pledges/so-a.yaml"
    ran = imported(data, says("%", 0.975, "91,5 %"))
    assert ran.code == 0, ran.transcript()
    (task,) = plain(path)["tasks"]
    assert (task["plan"], task["progress"][0]["actual"]) == ("97.5", "91.5")
    told = imported(data, says("tỷ đồng", 0.5, "61%"))
    assert told.code == 1 and told.err.count("TD963") == 2, told.transcript()


def _task(book: Workbook, plan: int) -> None:
    page = book.worksheets[0]
    head = next(row for row in page.iter_rows() if any(one.value == "Kế hoạch" for one in row))
    for cell in head:
        value = {"Nhiệm vụ, chỉ tiêu": "Phát triển đoàn viên", "Kế hoạch": plan}.get(
            str(cell.value)
        )
        if value is not None:
            page.cell(cell.row + 1, cell.column).value = value
