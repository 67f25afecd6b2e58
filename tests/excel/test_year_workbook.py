"""The year workbook: what is exported and not touched changes nothing, what is typed is spliced,
what changed on both sides is told with both values."""

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.helpers.folders import write_files
from tests.helpers.gallery_runner import Ran, run
from tests.helpers.libreoffice import MISSING, SOFFICE, converted
from tests.helpers.year_workbooks import (
    SMALL,
    Change,
    add,
    at,
    free_row,
    made,
    plain,
    sheet_of,
    typed,
    write_small,
)
from thidua.excel.workbook.names import quota_of, quota_words
from thidua.words import LANGS

ILLUSTRATION = Path(__file__).parents[2] / "data"
BLOC = "van-hoa-xa-hoi"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_small(tmp_path)


@pytest.fixture
def illustration(tmp_path: Path) -> Path:
    shutil.copytree(ILLUSTRATION, tmp_path / "data")
    return tmp_path / "data"


def imported(data: Path, workbook: bytes, *more: str, lang: str = "vi") -> Ran:
    """Imports a workbook; what was taken once is never taken again, nor doubled."""
    (data.parent / "nam.xlsx").write_bytes(workbook)
    words = ["import", "nam.xlsx", *more]
    ran = run(words, data.parent, lang)
    if ran.code == 0 and "--dry-run" not in more:
        once = all_files(data)
        again = run(words, data.parent, lang)
        assert again.code == 0 and all_files(data) == once, again.transcript()
    return ran


def all_files(data: Path) -> dict[str, bytes]:
    return {str(p.relative_to(data)): p.read_bytes() for p in data.rglob("*.yaml")}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_not_touched_changes_nothing(illustration: Path, lang: str) -> None:
    before = all_files(illustration)
    workbook = made(illustration, 2022, BLOC, "en" if lang == "en" else "vi")
    ran = imported(illustration, typed(workbook, lambda _: None))
    assert (ran.code, ran.err) == (0, ""), ran.transcript()
    assert all_files(illustration) == before


@pytest.mark.skipif(SOFFICE is None, reason=MISSING)
def test_what_libreoffice_saved_is_the_same_data(illustration: Path, tmp_path: Path) -> None:
    before = all_files(illustration)
    saved = converted(tmp_path, made(illustration, 2022, BLOC))
    ran = imported(illustration, saved)
    assert (ran.code, ran.err) == (0, ""), ran.transcript()
    assert all_files(illustration) == before


@pytest.mark.parametrize("place", sorted((ILLUSTRATION.parent / "examples").rglob("bloc.yaml")))
def test_every_example_comes_back(place: Path, tmp_path: Path) -> None:
    shutil.copytree(place.parent, tmp_path / "data")
    data = tmp_path / "data"
    before = all_files(data)
    for year in sorted(int(p.name) for p in data.iterdir() if p.name.isdigit()):
        ran = imported(data, made(data, year))
        assert ran.code == 0, ran.transcript()
    assert all_files(data) == before


def test_the_same_data_give_the_same_bytes(small: Path) -> None:
    assert made(small, 2026) == made(small, 2026)


def test_a_typed_value_is_spliced_and_nothing_else(small: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, "bloc", "name").value = "Khối thi đua Kinh tế"
        at(book, "units", "short", 1).value = "B"
        at(book, "terms", "on").value = date(2025, 1, 20)
        at(book, "terms", "deputies").value = "Sở C; Sở B"
        at(book, "progress", "actual").value = 52
        at(book, "votes", "votes", 1).value = 0

    before = all_files(small)
    ran = imported(small, typed(made(small, 2026), change))
    assert ran.code == 0, ran.transcript()
    assert "~ Sở A › Phó Trưởng khối: Sở B → Sở C; Sở B" in ran.out
    after = all_files(small)
    assert after["bloc.yaml"].decode() == SMALL["bloc.yaml"].replace("đua Mẫu", "đua Kinh tế")
    assert after["units.yaml"].decode() == SMALL["units.yaml"].replace(
        "name: Sở B}", "name: Sở B, short: B}"
    )
    assert plain(small / "leadership.yaml")["terms"] == [
        {"year": "2025", "leader": "so-a", "deputies": ["so-c", "so-b"], "on": "2025-01-20"}
    ]
    pledge = SMALL["2026/pledges/so-a.yaml"].replace("51.5", "52")
    assert after["2026/pledges/so-a.yaml"].decode() == pledge
    assert plain(small / "2026/ballots/co.yaml")["votes"] == {"so-a": "2", "so-b": "0"}
    assert after["2026/awards.yaml"] == before["2026/awards.yaml"]


def test_new_records_get_ids_and_may_be_named_at_once(small: Path) -> None:
    def change(book: Workbook) -> None:
        add(book, "units", {"name": "Sở Nội vụ", "short": "SNV", "joined": 2026})
        add(book, "terms", {"year": 2026, "leader": "Sở Nội vụ", "deputies": "A", "chosen": "Bầu"})
        add(book, "events", {"kinds": "Tổng kết; Bỏ phiếu", "on": date(2026, 12, 20)})
        add(book, "pledges", {"unit": "SNV", "titles": "Cờ thi đua; Bằng khen"})
        add(book, "tasks", {"@unit": "Sở Nội vụ", "name": "Cải cách", "plan": 9.5})
        add(book, "tasks", {"@unit": "Sở B", "name": "Chuyển đổi số"}, skip=1)
        add(book, "progress", {"@unit": "SNV", "@task": "Cải cách", "on": date(2026, 6, 1),
                               "actual": 4})  # fmt: skip
        add(
            book,
            "exclusions",
            {"unit": "Sở B", "from": "Khen thưởng; Xếp hạng", "reason": "Vi phạm"},
        )
        add(book, "proposals", {"unit": "Sở A", "award": "Cờ thi đua", "chosen": "Bỏ phiếu"})
        add(book, "decisions", {"unit": "Sở A", "award": "co", "granted": "Có", "number": "12/QĐ"})
        add(book, "evaluations", {"unit": "Sở A", "grade": "Hoàn thành tốt nhiệm vụ"})

    ran = imported(small, typed(made(small, 2026), change))
    assert ran.code == 0, ran.transcript()
    assert "mã mới: Sở Nội vụ → so-noi-vu" in ran.out
    assert plain(small / "units.yaml")["units"][3] == {
        "id": "so-noi-vu", "name": "Sở Nội vụ", "short": "SNV", "joined": "2026",
    }  # fmt: skip
    assert plain(small / "leadership.yaml")["terms"][1] == {
        "year": "2026", "leader": "so-noi-vu", "deputies": ["so-a"], "chosen": "elected",
    }  # fmt: skip
    assert plain(small / "2026/events.yaml") == {
        "events": [{"id": "tong-ket", "kinds": ["year_end_review", "ballot"], "on": "2026-12-20"}]
    }
    assert plain(small / "2026/pledges/so-noi-vu.yaml") == {
        "unit": "so-noi-vu",
        "titles": ["Cờ thi đua", "Bằng khen"],
        "tasks": [
            {"id": "t1", "name": "Cải cách", "plan": "9.5",
             "progress": [{"on": "2026-06-01", "actual": "4"}]}
        ],
    }  # fmt: skip
    assert plain(small / "2026/pledges/so-b.yaml")["tasks"] == [
        {"id": "t1", "name": "Chuyển đổi số"}
    ]
    assert plain(small / "2026/exclusions.yaml")["exclusions"][0]["from"] == ["awards", "ranking"]
    assert plain(small / "2026/outcome.yaml") == {
        "proposals": [{"unit": "so-a", "award": "co", "chosen": "ballot"}],
        "evaluations": {"so-a": "good"},
    }
    assert run(["check"], small.parent).code == 0
    again = imported(small, made(small, 2026))
    assert again.code == 0 and "Không có gì thay đổi." in again.out


def test_a_new_row_that_is_typed_on_after_its_import_is_never_doubled(small: Path) -> None:
    def first(book: Workbook) -> None:
        add(book, "units", {"name": "Sở Nội vụ"})
        add(book, "events", {"kinds": "Tổng kết"})

    def then(book: Workbook) -> None:
        add(book, "units", {"name": "sở nội vụ", "short": "SNV"})
        add(book, "events", {"kinds": "Tổng kết", "on": date(2026, 12, 20)})

    blank = made(small, 2026)
    assert imported(small, typed(blank, first)).code == 0
    before = all_files(small)
    (small.parent / "ban-sao.xlsx").write_bytes(typed(blank, then))  # whose it is nobody knows
    other = run(["import", "ban-sao.xlsx"], small.parent)
    assert other.code == 1 and other.err.count("TD964") == 2 and "SNV" in other.err
    assert all_files(small) == before
    ran = imported(small, typed(blank, then))
    assert ran.code == 0, ran.transcript()
    units = [one["name"] for one in plain(small / "units.yaml")["units"]]
    assert units[-1] == "sở nội vụ" and len(units) == 4
    assert plain(small / "2026/events.yaml")["events"] == [
        {"id": "tong-ket", "kinds": ["year_end_review"], "on": "2026-12-20"}
    ]


MORE = {
    "thidua.yaml": "format: 2\ncalendar:\n  launch: 01-31   # hằng năm\n"
    "  handover: {day: 03-15, next_year: true}\n"
    "base_salary:\n  - {from: 2024-07-01, amount: 2340000}\n"
    "bases:\n  - {id: qd-1, kind: Quyết định, number: 12/QĐ-UBND, certainty: memory}\n"
    "awards:\n  - {id: bk, name: Bằng khen, quota: {share: 20%, round: down}}\n",
    "records.yaml": "complete: [2019]\nrecords:\n"
    "  - {unit: so-a, year: 2019, evaluation: good}   # biên bản cũ\n"
    "  - {unit: so-b, year: 2018, award: bk-cu, number: 5/QĐ}\n",
    "2026/periods.yaml": "periods:\n  - {id: thang, name: Tháng {month}, every: month, "
    "from: 2026-01-01, to: 2026-12-31}\n",
}


@pytest.fixture
def more(small: Path) -> Path:
    for name, text in MORE.items():
        (small / name).write_text(text.replace("Tháng {month}", '"Tháng {month}"'), "utf-8")
    return small


def test_earlier_years_settings_and_periods_come_back(more: Path) -> None:
    before = all_files(more)
    ran = imported(more, typed(made(more, 2026), lambda _: None))
    assert (ran.code, ran.err) == (0, ""), ran.transcript()
    assert all_files(more) == before


def test_earlier_years_settings_and_periods_are_typed_into(more: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, "complete", "complete").value = "2018; 2019"
        at(book, "records", "evaluation").value = "Hoàn thành xuất sắc nhiệm vụ"
        add(book, "records", {"unit": "Sở C", "year": 2019, "evaluation": "Hoàn thành nhiệm vụ"})
        at(book, "settings", "calendar.launch").value = "15/02"
        at(book, "settings", "calendar.scale").value = date(2026, 3, 31)
        add(book, "salaries", {"from": date(2026, 7, 1), "amount": 2500000})
        at(book, "periods", "to").value = date(2026, 11, 30)
        add(book, "common", {"name": "Cờ tỉnh", "quota": 1})

    ran = imported(more, typed(made(more, 2026), change))
    assert ran.code == 0, ran.transcript()
    after = all_files(more)
    assert plain(more / "records.yaml") == {
        "complete": ["2018", "2019"],
        "records": [
            {"unit": "so-a", "year": "2019", "evaluation": "excellent"},
            {"unit": "so-b", "year": "2018", "award": "bk-cu", "number": "5/QĐ"},
            {"unit": "so-c", "year": "2019", "evaluation": "completed"},
        ],
    }
    assert "# biên bản cũ" in after["records.yaml"].decode()
    settings = plain(more / "thidua.yaml")
    assert settings["calendar"] == {
        "launch": "02-15", "handover": {"day": "03-15", "next_year": "true"}, "scale": "03-31",
    }  # fmt: skip
    assert settings["base_salary"][1] == {"from": "2026-07-01", "amount": "2500000"}
    assert settings["awards"][1] == {"id": "co-tinh", "name": "Cờ tỉnh", "quota": "1"}
    assert "launch: 02-15   # hằng năm" in after["thidua.yaml"].decode()
    assert plain(more / "2026/periods.yaml")["periods"][0]["to"] == "2026-11-30"


def test_the_settings_above_many_blocs_are_typed_into_beside_them(tmp_path: Path) -> None:
    write_small(tmp_path)
    (tmp_path / "data").rename(tmp_path / "a")
    (tmp_path / "data").mkdir()
    (tmp_path / "a").rename(tmp_path / "data" / "a")
    data = tmp_path / "data"
    (data / "thidua.yaml").write_text(MORE["thidua.yaml"], "utf-8")

    def change(book: Workbook) -> None:
        at(book, "settings", "calendar.launch").value = "15/02"

    ran = imported(data, typed(made(data, 2026, "a"), change))
    assert ran.code == 0, ran.transcript()
    assert (data / "thidua.yaml").read_text("utf-8") == MORE["thidua.yaml"].replace(
        "launch: 01-31", "launch: 02-15"
    )


def test_what_changes_is_told_by_whose_it_is(small: Path) -> None:
    def change(book: Workbook) -> None:
        add(book, "tasks", {"@unit": "Sở A", "name": "Cải cách", "plan": 5})
        add(
            book,
            "progress",
            {"@unit": "Sở A", "@task": "Cải cách", "on": date(2026, 9, 30), "actual": 1},
        )
        add(book, "evaluations", {"unit": "Sở B", "grade": "Hoàn thành tốt nhiệm vụ"})
        at(book, "pact", "signed.at").value = "Hội trường"
        at(book, "pact", "note").value = "Chưa ký"

    ran = imported(small, typed(made(small, 2026), change))
    assert ran.code == 0, ran.transcript()
    assert "+ Sở A › Cải cách: " in ran.out and "+ Sở A › Cải cách › 30/09/2026: " in ran.out
    assert "+ Sở B: Mức hoàn thành Hoàn thành tốt nhiệm vụ" in ran.out
    assert "+ KÝ GIAO ƯỚC, ĐĂNG KÝ CỦA KHỐI › " in ran.out


def test_a_cluster_can_still_be_told_from_a_bloc(small: Path) -> None:
    """A cụm calls itself so everywhere but in the list of the two."""
    (small / "bloc.yaml").write_text("id: k\nname: Cụm 1\nkind: cum\n", "utf-8")
    for text, kind in (("Khối", "khoi"), ("Cụm", "cum")):

        def change(book: Workbook, text: str = text) -> None:
            at(book, "bloc", "kind").value = text

        ran = imported(small, typed(made(small, 2026), change))
        assert ran.code == 0, ran.transcript()
        assert plain(small / "bloc.yaml")["kind"] == kind


def test_a_word_that_is_not_in_the_list_is_told_with_the_list(small: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, "awards", "pick").value = "Xếp hạng"

    ran = imported(small, typed(made(small, 2026), change))
    assert "cần một trong: Thứ hạng; Bỏ phiếu; Hội nghị; nhưng ghi “Xếp hạng”" in ran.err


def test_a_new_ballot_with_counts_and_one_with_ticks(small: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = sheet_of(book, "votes")
        rows = {}
        block = -1
        for row in range(1, sheet.max_row + 1):
            text = sheet.cell(row, 2).value
            block += text == "CUỘC BỎ PHIẾU MỚI"
            rows.setdefault((block, text), row)
        for block, title, award in (
            (0, "Bầu Trưởng khối", "Trưởng khối"),
            (1, "Suy tôn lại", "Bằng khen"),
        ):
            sheet.cell(rows[block, "Nội dung"], 3).value = title
            sheet.cell(rows[block, "Bầu, suy tôn gì"], 3).value = award
            sheet.cell(rows[block, "Ngày"], 3).value = date(2026, 12, 20)
            sheet.cell(rows[block, "Số người có quyền bỏ phiếu"], 3).value = 3
            sheet.cell(rows[block, "Có mặt"], 3).value = 3
            sheet.cell(rows[block, "Phiếu phát ra"], 3).value = 3
            sheet.cell(rows[block, "Phiếu thu về"], 3).value = 3
            sheet.cell(rows[block, "Tỷ lệ phải đạt"], 3).value = "50%"
        votes = rows[0, "Kết quả kiểm phiếu"] + 2
        sheet.cell(rows[0, "Phiếu không hợp lệ"], 3).value = 1
        sheet.cell(votes, 2).value, sheet.cell(votes, 3).value = "Sở B", 2
        papers = rows[1, "Từng lá phiếu (đánh x)"] + 1
        sheet.cell(papers, 5).value = "Sở A"
        sheet.cell(papers, 6).value = "Sở B"
        for row, column in ((1, 5), (2, 3), (3, 6)):
            sheet.cell(papers + row, column).value = "x"

        add(book, "awards", {"name": "Bằng khen", "quota": 1})

    ran = imported(small, typed(made(small, 2026), change))
    assert ran.code == 0, ran.transcript()
    first = plain(small / "2026/ballots/leader.yaml")
    assert first["votes"] == {"so-b": "2"} and first["rule"] == {"pass": "50%"}
    second = plain(small / "2026/ballots/bang-khen.yaml")
    assert second["for"] == "bang-khen"  # an award that is typed into the same workbook
    assert second["papers"] == [["so-a"], "invalid", ["so-b"]]
    assert "Từng lá phiếu (đánh x): 3 lá phiếu: Sở A 1; Sở B 1\n" in ran.out


def test_a_thing_changed_on_both_sides_is_a_conflict_with_both_values(small: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, "units", "name", 0).value = "Sở A mới"
        at(book, "units", "short", 1).value = "B1"
        at(book, "progress", "actual").value = 60

    workbook = typed(made(small, 2026), change)
    units = SMALL["units.yaml"].replace("name: Sở A,", "name: Sở A khác,")
    # A record that came before it, and one that is gone, since the workbook was made.
    units = units.replace("units:\n", "units:\n  - {id: so-moi, name: Sở Mới}\n")
    (small / "units.yaml").write_text(units, "utf-8")
    before = all_files(small)
    ran = imported(small, workbook)
    assert ran.code == 1 and ran.codes() == {"TD964"}, ran.transcript()
    assert "“Sở A mới”" in ran.err and "“Sở A khác”" in ran.err and "“Sở A”" in ran.err
    assert all_files(small) == before
    (small / "units.yaml").write_text(units.replace("Sở A khác", "Sở A mới"), "utf-8")
    ran = imported(small, workbook)
    assert ran.code == 0, ran.transcript()
    assert plain(small / "units.yaml")["units"][2] == {"id": "so-b", "name": "Sở B", "short": "B1"}


def test_an_emptied_cell_asks(small: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, "units", "short", 0).value = None

    workbook = typed(made(small, 2026), change)
    ran = imported(small, workbook)
    assert ran.code == 1 and ran.codes() == {"TD965"} and "ô D" in ran.err
    ran = imported(small, workbook, "--replace")
    assert ran.code == 0
    assert (small / "units.yaml").read_text("utf-8") == SMALL["units.yaml"].replace(
        ", short: A", ""
    )


def test_a_table_that_was_sorted_is_the_same_data(small: Path) -> None:
    """People sort the columns that they see; what a task came to stays with the task."""

    def turn(book: Workbook, table: str, rows: int) -> None:
        sheet, first = sheet_of(book, table), at(book, table, "id").row
        width = range(2, sheet.max_column + 1)
        seen = [[sheet.cell(first + n, c).value for c in width] for n in range(rows)]
        for n, values in enumerate(reversed(seen)):
            for column, value in zip(width, values, strict=True):
                sheet.cell(first + n, column).value = value

    def more(book: Workbook) -> None:
        add(book, "tasks", {"@unit": "Sở A", "name": "Trồng cây", "plan": 10})
        add(book, "progress", {"@unit": "Sở A", "@task": "Trồng cây", "on": date(2026, 6, 1),
                               "actual": 4})  # fmt: skip

    def sort(book: Workbook) -> None:
        turn(book, "units", 3)
        turn(book, "tasks", 2)

    def sort_and_change(book: Workbook) -> None:
        sort(book)
        at(book, "tasks", "plan", 0).value = 12

    assert imported(small, typed(made(small, 2026), more)).code == 0
    before = all_files(small)
    ran = imported(small, typed(made(small, 2026), sort))
    assert (ran.code, ran.err) == (0, "") and all_files(small) == before, ran.transcript()
    ran = imported(small, typed(made(small, 2026), sort_and_change))
    assert ran.code == 0 and ran.out.count("~") == 1 and "10 → 12" in ran.out, ran.transcript()


def test_an_id_in_use_does_not_change(small: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, "units", "id").value = "so-moi"

    ran = imported(small, typed(made(small, 2026), change))
    assert ran.code == 1 and "TD966" in ran.err, ran.transcript()


def test_an_emptied_row_is_asked_about_and_taken_away(small: Path) -> None:
    """Who writes no YAML can take back what was typed by mistake."""

    def more(book: Workbook) -> None:
        for n, kind in enumerate(("Sơ kết", "Tổng kết", "Kiểm tra")):
            add(book, "events", {"kinds": kind, "on": date(2026, 7 + n, 1)}, skip=n)
        add(book, "proposals", {"unit": "Sở A", "award": "co"})

    def empty(book: Workbook) -> None:
        for table, rows in (("events", (0, 2)), ("proposals", (0,))):
            sheet = sheet_of(book, table)
            first = at(book, table, "on").row
            for row in rows:
                for column in range(2, sheet.max_column + 1):
                    sheet.cell(first + row, column).value = None
        at(book, "events", "at", 1).value = "Hội trường"

    assert imported(small, typed(made(small, 2026), more)).code == 0
    before = all_files(small)
    blank = typed(made(small, 2026), empty)
    ran = imported(small, blank)
    assert ran.code == 1 and ran.err.count("cả dòng đã bị xóa trắng") == 3, ran.transcript()
    assert all_files(small) == before
    ran = imported(small, blank, "--replace")
    assert ran.code == 0 and ran.out.count("  - ") == 3, ran.transcript()
    assert plain(small / "2026/events.yaml") == {
        "events": [{"id": "tong-ket", "kinds": ["year_end_review"], "on": "2026-08-01",
                    "at": "Hội trường"}]
    }  # fmt: skip
    assert plain(small / "2026/outcome.yaml")["proposals"] == []


def test_a_record_that_others_speak_of_is_not_taken_away_and_they_are_named(small: Path) -> None:
    """Told once a file at the emptied row, not at the lines of files that nobody opened."""

    def add_task(book: Workbook) -> None:
        add(book, "tasks", {"@unit": "Sở B", "name": "Trồng cây"})
        add(book, "proposals", {"unit": "Sở B", "award": "co"})

    def empty(book: Workbook) -> None:
        row = next(r for r in sheet_of(book, "units").iter_rows() if "so-b" in [c.value for c in r])
        for cell in row[1:]:
            cell.value = None

    assert imported(small, typed(made(small, 2026), add_task)).code == 0
    before = all_files(small)
    ran = imported(small, typed(made(small, 2026), empty), "--replace")
    assert ran.code == 1 and all_files(small) == before, ran.transcript()
    assert ran.err.count("không bỏ Sở B được") == ran.err.count("TD965") > 1, ran.transcript()
    assert "outcome.yaml còn nói đến" in ran.err and "TD404" not in ran.err, ran.transcript()


def test_a_new_row_with_the_name_of_another_record_is_told(small: Path) -> None:
    def change(book: Workbook) -> None:
        add(book, "units", {"name": "sở  a"})
        add(book, "units", {"name": "Sở Tài chính"}, skip=1)
        add(book, "units", {"name": "Sở Tài chính."}, skip=2)
        add(book, "units", {"id": "so-b-moi", "name": "Sở B"}, skip=3)
        add(book, "tasks", {"@unit": "Sở B", "name": "Trồng cây"})
        add(book, "tasks", {"@unit": "Sở C", "name": "Trồng cây"}, skip=1)

    before = all_files(small)
    ran = imported(small, typed(made(small, 2026), change))
    assert ran.code == 1 and ran.err.count("đã có trong bảng này") == 2, ran.transcript()
    assert "so-a" in ran.err and "so-tai-chinh" in ran.err and all_files(small) == before


def test_an_absent_row_deletes_nothing(small: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = sheet_of(book, "units")
        sheet.delete_rows(at(book, "units", "id", 1).row)

    before = all_files(small)
    ran = imported(small, typed(made(small, 2026), change))
    assert (ran.code, ran.err) == (0, "") and all_files(small) == before


def test_what_the_rules_refuse_is_told_at_its_cell(small: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, "votes", "votes", 0).value = 7

    before = all_files(small)
    ran = imported(small, typed(made(small, 2026), change))
    assert ran.code == 1 and "Phiếu bầu" in ran.err, ran.transcript()
    assert all_files(small) == before


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "vi",
            [
                "cần “Kết quả kiểm phiếu”, hoặc “Từng lá phiếu (đánh x)”, hoặc"
                " “Số phiếu không rõ”: “Nguồn không nêu”",
                "ghi “Kết quả kiểm phiếu”: <đơn vị>: <số phiếu>; nguồn không nêu số phiếu thì ghi"
                " “Số phiếu không rõ”: “Nguồn không nêu” và"
                " “Đơn vị trúng (khi không rõ số phiếu)”: <đơn vị>",
            ],
        ),
        ("en", ["write “Votes counted”: <unit>: <votes>;", "“Counts unknown”: “Not given”"]),
    ],
)
def test_who_types_here_is_told_of_headings_and_not_of_keys(
    small: Path, lang: str, told: list[str]
) -> None:
    """A ballot of which no result was typed."""

    def change(book: Workbook) -> None:
        sheet = sheet_of(book, "votes")
        row = max(r for r in range(1, sheet.max_row) if sheet.cell(r, 2).value == "Nội dung")
        sheet.cell(row, 3).value = "Bầu Trưởng khối"
        sheet.cell(row + 1, 3).value = "Trưởng khối"

    (small.parent / "nam.xlsx").write_bytes(typed(made(small, 2026), change))
    ran = run(["import", "nam.xlsx", "--data", str(small)], small.parent, lang)
    assert ran.code == 1 and "TD709" in ran.err, ran.transcript()
    assert all(one in ran.err for one in told), ran.transcript()
    assert "votes: {" not in ran.err and "elected:" not in ran.err


def test_a_key_is_called_as_on_its_own_sheet(small: Path) -> None:
    """`round` is the rounding of a quota here, words in its cell; of a ballot it is its number."""

    def change(book: Workbook) -> None:
        add(book, "awards", {"name": "Bằng khen", "quota": "20% số đơn vị", "pick": "Thứ hạng"})

    ran = imported(small, typed(made(small, 2026), change))
    assert ran.code == 1 and "TD312" in ran.err and "thêm “làm tròn xuống”" in ran.err


def test_a_key_of_two_tables_of_a_file_is_called_as_in_its_own(small: Path) -> None:
    """`authority` of the bloc is who organised it, of a signer in what capacity he signs."""

    def change(book: Workbook) -> None:
        add(book, "signers", {"role": "Trưởng khối", "authority": "KT. (ký thay)"})

    ran = imported(small, typed(made(small, 2026), change))
    assert ran.code == 1 and "“Quyền hạn ký”: TM" in ran.err, ran.transcript()


def test_an_empty_cell_that_a_row_needs_is_told_by_its_heading(small: Path) -> None:
    """Of several new rows the one that lacks it; people who type here know no keys."""

    def change(book: Workbook) -> None:
        add(book, "exclusions", {"unit": "Sở A", "from": "khen thưởng", "reason": "x"})
        add(book, "exclusions", {"unit": "Sở B", "reason": "y"}, skip=1)
        add(book, "decisions", {"unit": "Sở A"})

    before = all_files(small)
    workbook = typed(made(small, 2026), change)
    ran = imported(small, workbook)
    assert ran.code == 1 and ran.err.count("TD966") == 2, ran.transcript()
    for cell, label in (("C6", "Không được"), ("C5", "Hình thức khen thưởng")):
        assert f"ô {cell}: cột “{label}” còn trống" in ran.err, ran.transcript()
    assert all_files(small) == before


@pytest.mark.parametrize(
    ("table", "key", "value", "variant"),
    [
        ("terms", "leader", "Sở Z", "không biết “Sở Z”"),
        ("terms", "on", "20.1.25", "cần một ngày"),
        ("tasks", "plan", "1.250", "cần một số"),  # thousands, or one and a quarter
        ("terms", "year", 2025.5, "cần một năm"),
        ("terms", "chosen", "bốc thăm", "cần một trong: "),
        ("awards", "quota", "nhiều", "cần một số, hoặc như"),
        ("awards", "level", "tỉnh ta", "cần một trong: "),
        ("tasks", "plan", "một trăm", "cần một số"),
        ("tasks", "lower_is_better", "chắc vậy", "cần Có hoặc Không"),
        ("progress", "@unit", "Sở B", "dòng này là của “Sở A”"),
        ("bloc", "year.starts", "09-01", "cần ngày/tháng như 05/12"),  # or 9 January
        ("bloc", "year.starts", "tháng 9", "cần ngày/tháng như 05/12"),
        ("periods", "spans", "05/09/2026", "cần từng khoảng ngày như"),
        ("periods", "spans", "05/09/2026 - 31/02/2027", "cần từng khoảng ngày như"),
        ("signers", "role", "kế toán", "cần một trong: Trưởng khối; Phó Trưởng khối; Chủ tọa"),
        ("awards", "requires", "cờ đẹp", "cần các điều kiện như"),
        ("awards", "requires", "đã được tặng “Cờ thi đua”", "có cột riêng"),
        ("units", "attributes", "nữ 48", "cần như “nữ: 48"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told(
    table: str, key: str, value: object, variant: str, small: Path
) -> None:
    def change(book: Workbook) -> None:
        at(book, table, key).value = value

    before = all_files(small)
    ran = imported(small, typed(made(small, 2026), change))
    assert ran.code == 1 and variant in ran.err, ran.transcript()
    assert all_files(small) == before


def test_what_people_write_for_days_and_names_is_read(small: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, "terms", "on").value = "20/1/2026"  # day first, also where Excel left it a text
        at(book, "pact", "signatories").value = "so a; SỞ B"

    ran = imported(small, typed(made(small, 2026), change))
    assert ran.code == 0 and "Ngày: 20/01/2026" in ran.out, ran.transcript()
    assert "Sở A; Sở B" in ran.out


TERMS = [
    "05/09/2026 - 10/01/2027; 11/01/2027 - 30/05/2027",
    "5/9/2026–10/1/2027\n11/1/2027 → 30/5/2027",
    "2026-09-05 đến 2027-01-10; 2027-01-11 đến 2027-05-30",
]


@pytest.mark.parametrize("terms", TERMS)
def test_a_school_s_year_and_its_terms_are_typed_as_people_write_them(
    terms: str, small: Path
) -> None:
    def change(book: Workbook) -> None:
        at(book, "bloc", "year.starts").value = "01/09"
        at(book, "bloc", "year.name").value = "Năm học {year}-{next}"
        at(book, "bloc", "members_on").value = "30/11"
        add(book, "periods", {"name": "Học kỳ {n}", "spans": terms})

    ran = imported(small, typed(made(small, 2026), change))
    assert ran.code == 0, ran.transcript()
    bloc = plain(small / "bloc.yaml")
    assert bloc["year"] == {"starts": "09-01", "name": "Năm học {year}-{next}"}
    assert bloc["members_on"] == "11-30"
    assert plain(small / "2026/periods.yaml")["periods"] == [
        {"id": "hoc-ky", "name": "Học kỳ {n}",
         "spans": [{"from": "2026-09-05", "to": "2027-01-10"},
                   {"from": "2027-01-11", "to": "2027-05-30"}]},
    ]  # fmt: skip
    again = load_workbook(BytesIO(made(small, 2026)))
    assert at(again, "bloc", "year.starts").value == "01/09"
    assert at(again, "periods", "spans").value == TERMS[0]


def test_what_letters_say_of_themselves_is_typed_on_a_sheet_of_its_own(small: Path) -> None:
    """Into a bloc that says nothing of its letters yet, and beside what it says already."""

    def first(book: Workbook) -> None:
        at(book, "letters", "documents.place").value = "Kon Tum"
        at(book, "letters", "documents.recipients").value = "Sở Nội vụ; Các đơn vị thành viên"
        add(book, "signers", {"role": "Thư ký", "name": "Lê Văn C"})

    def then(book: Workbook) -> None:
        at(book, "letters", "documents.symbol").value = "KTĐ-VHXH"
        at(book, "signers", "post").value = "Chuyên viên"
        add(book, "signers", {"role": "Trưởng khối", "authority": "TM. (thay mặt)"})
        add(book, "issued", {"kind": "Tờ trình đề nghị khen thưởng", "year": 2026, "number": 5,
                             "on": date(2026, 12, 20)})  # fmt: skip

    kinds = "kinds:\n    giao-uoc: {code: GƯ}  # riêng\n"
    for change, beside in ((first, ""), (then, kinds)):
        text = (small / "bloc.yaml").read_text("utf-8")
        text = text.replace("documents:\n", f"documents:\n  {beside}") if beside else text
        (small / "bloc.yaml").write_text(text, "utf-8")
        ran = imported(small, typed(made(small, 2026), change))
        assert ran.code == 0, ran.transcript()
    assert "# riêng" in (small / "bloc.yaml").read_text("utf-8")
    assert plain(small / "bloc.yaml")["documents"] == {
        "kinds": {"giao-uoc": {"code": "GƯ"}},
        "place": "Kon Tum",
        "recipients": ["Sở Nội vụ", "Các đơn vị thành viên"],
        "signers": [{"role": "secretary", "name": "Lê Văn C", "post": "Chuyên viên"},
                    {"role": "leader", "authority": "TM"}],
        "symbol": "KTĐ-VHXH",
        "issued": [{"kind": "to-trinh", "year": "2026", "number": "5", "on": "2026-12-20"}],
    }  # fmt: skip


def test_a_lost_hidden_column_is_told_once(small: Path) -> None:
    workbook = typed(made(small, 2026), lambda book: sheet_of(book, "units").delete_cols(1))
    ran = imported(small, workbook)
    assert ran.code == 1 and ran.err.count("TD966") == 1 and "Ctrl+Z" in ran.err, ran.transcript()


def test_a_sealed_year_is_refused(illustration: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, "pact", "signed.at").value = "Nơi khác"

    before = all_files(illustration)
    ran = imported(illustration, typed(made(illustration, 2021, BLOC), change))
    assert ran.code == 1 and all_files(illustration) == before, ran.transcript()


@pytest.mark.parametrize(
    ("table", "key", "codes"),
    [("pact", "signed.on", {"TD833", "TD963"}), ("decisions", "on", {"TD963"})],
)
def test_nobody_mends_cells_for_a_year_that_takes_nothing(
    illustration: Path, table: str, key: str, codes: set[str]
) -> None:
    """What was decided above comes after the seal, and is taken."""

    def change(book: Workbook) -> None:
        at(book, table, key).value = "hôm qua"

    ran = imported(illustration, typed(made(illustration, 2021, BLOC), change))
    assert (ran.code, ran.codes()) == (1, codes), ran.transcript()


def test_what_a_record_is_found_by_can_be_mended(illustration: Path) -> None:
    """And the workbook is imported again."""
    (illustration / BLOC / "2021/seal.yaml").unlink()

    def change(book: Workbook) -> None:
        at(book, "decisions", "number").value = "999/QĐ-UBND"

    ran = imported(illustration, typed(made(illustration, 2021, BLOC), change))
    assert ran.code == 0, ran.transcript()


def test_a_decision_that_comes_after_the_seal_is_taken(illustration: Path) -> None:
    def change(book: Workbook) -> None:
        at(book, "decisions", "note").value = "Trao ngày 20/03"

    ran = imported(illustration, typed(made(illustration, 2021, BLOC), change))
    assert ran.code == 0, ran.transcript()
    assert "Trao ngày 20/03" in (illustration / BLOC / "2021/decisions.yaml").read_text("utf-8")
    assert run(["verify", "2021"], illustration).code == 0


def test_what_is_told_of_a_column_says_no_example(small: Path) -> None:
    def change(book: Workbook) -> None:
        add(
            book,
            "periods",
            {"name": "Quý {n}", "every": "Quý", "from": "1/1/2026", "to": "31/12/2026"},
        )

    ran = imported(small, typed(made(small, 2026), change))
    assert "Mã quy, Tên từng kỳ Quý {n}, Mỗi kỳ dài Quý, Từ ngày 01/01/2026" in ran.out


def test_what_stands_beside_is_told(small: Path) -> None:
    def change(book: Workbook) -> None:
        sheet = sheet_of(book, "units")
        sheet.cell(at(book, "units", "id", 0).row, 30).value = "xem lại"
        book.create_sheet("Nháp")

    ran = imported(small, typed(made(small, 2026), change))
    assert ran.code == 0 and ran.codes() == {"TD968"} and "Nháp" in ran.err


def test_every_member_s_paper_has_its_row_and_ticks_past_the_block_are_told(tmp_path: Path) -> None:
    """The block of the next ballot follows: ticks that run on into it were lost in silence."""
    names = "".join(f"  - {{id: so-{n}, name: Sở {n}}}\n" for n in range(1, 26))
    data = write_files(tmp_path / "data", {**SMALL, "units.yaml": f"units:\n{names}"})

    def change(book: Workbook) -> None:
        sheet = sheet_of(book, "votes")
        texts = {sheet.cell(row, 2).value: row for row in range(sheet.max_row, 0, -1)}
        papers = texts["Từng lá phiếu (đánh x)"] + 1
        assert [sheet.cell(papers + n, 2).value for n in (1, 25)] == ["1", "25"]
        following = texts["CUỘC BỎ PHIẾU MỚI"]
        sheet.cell(following, 5).value = sheet.cell(following + 1, 5).value = "x"

    ran = imported(data, typed(made(data, 2026), change))
    assert ran.err.count("TD968") == 2, ran.transcript()


COPIED: Change = lambda book: _copy(book)  # noqa: E731


def _copy(book: Workbook) -> None:
    sheet = sheet_of(book, "units")
    row, to = at(book, "units", "id", 0).row, at(book, "units", "id", free_row(book, "units")).row
    for column in range(1, 12):
        sheet.cell(to, column).value = sheet.cell(row, column).value


def test_a_copied_row_is_told(small: Path) -> None:
    ran = imported(small, typed(made(small, 2026), COPIED))
    assert ran.code == 1 and ran.codes() == {"TD966"}, ran.transcript()


def pledge_forms(data: Path) -> Path:
    ran = run(["form", "2026", "--pledges", "-o", "dang-ky"], data.parent)
    assert ran.code == 0, ran.transcript()
    return data.parent / "dang-ky"


def registered(form: Path, tasks: list[str], reports: dict[int, float]) -> None:
    """A unit's pledge with new tasks, and reports of what is registered already."""

    def change(book: Workbook) -> None:
        sheet = book.worksheets[0]
        rows = {sheet.cell(row, 2).value: row for row in range(1, sheet.max_row + 1)}
        sheet.cell(rows["Ngày đăng ký"], 3).value = date(2026, 2, 20)
        first = rows["NHIỆM VỤ, CHỈ TIÊU ĐĂNG KÝ"] + 2
        while sheet.cell(first, 1).value:
            first += 1
        for n, name in enumerate(tasks):
            sheet.cell(first + n, 2).value = name
            sheet.cell(first + n, 4).value = 10
        first = rows["THỰC HIỆN ĐẾN TỪNG THỜI ĐIỂM"] + 2
        while sheet.cell(first, 1).value:
            first += 1
        for n, actual in reports.items():
            sheet.cell(first + n, 3).value = date(2026, 9, 30)
            sheet.cell(first + n, 4).value = actual

    form.write_bytes(typed(form.read_bytes(), change))


def test_pledges_and_progress_of_many_units(small: Path) -> None:
    folder = pledge_forms(small)
    assert sorted(path.name for path in folder.iterdir()) == [
        "so-a.xlsx", "so-b.xlsx", "so-c.xlsx",
    ]  # fmt: skip
    assert b"Thu ng" not in (folder / "so-b.xlsx").read_bytes()
    before = all_files(small)
    ran = run(["import", "dang-ky"], small.parent)
    assert (ran.code, ran.err) == (0, "") and all_files(small) == before, ran.transcript()
    registered(folder / "so-a.xlsx", ["Trồng cây"], {0: 80})
    registered(folder / "so-b.xlsx", ["Cải cách", "Chuyển đổi số"], {})
    registered(folder / "so-c.xlsx", ["Cải cách"], {})
    ran = run(["import", "dang-ky"], small.parent)
    assert ran.code == 0 and ran.out.count("mã mới: Cải cách → t1") == 1, ran.transcript()
    assert "+ Sở A › Trồng cây: " in ran.out and "+ Sở B › Cải cách: " in ran.out
    first = plain(small / "2026/pledges/so-a.yaml")
    assert first["registered"] == {"on": "2026-02-20"}
    assert first["tasks"][0]["progress"][1] == {"on": "2026-09-30", "actual": "80"}
    assert first["tasks"][1] == {"id": "t2", "name": "Trồng cây", "plan": "10"}
    assert plain(small / "2026/pledges/so-b.yaml") == {
        "unit": "so-b",
        "registered": {"on": "2026-02-20"},
        "tasks": [
            {"id": "t1", "name": "Cải cách", "plan": "10"},
            {"id": "t2", "name": "Chuyển đổi số", "plan": "10"},
        ],
    }
    assert run(["check"], small.parent).code == 0


def test_a_pledge_form_asks_for_the_task_that_the_scale_measures_by(small: Path) -> None:
    """Whoever has only the form can't know the id: the row is there, in the unit's own words."""
    (small / "2026/criteria.yaml").write_text(
        "max: 10\ncriteria:\n  - {id: c, name: Chỉ tiêu chính, max: 10, measure: tỷ đồng, "
        'rule: {kind: ratio, target: "pledge:chinh"}, not_for: [so-c]}\n',
        "utf-8",
    )
    folder = pledge_forms(small)
    before = all_files(small)
    ran = run(["import", "dang-ky"], small.parent)
    assert (ran.code, ran.err) == (0, "") and all_files(small) == before, ran.transcript()
    cells = (
        cell.value for row in load_workbook(folder / "so-c.xlsx").worksheets[0] for cell in row
    )
    assert "Chỉ tiêu chính" not in cells  # it does not apply to that unit

    def change(book: Workbook) -> None:
        sheet = book.worksheets[0]
        rows = {sheet.cell(row, 2).value: row for row in range(1, sheet.max_row + 1)}
        assert sheet.cell(rows["Chỉ tiêu chính"], 3).value == "tỷ đồng"
        sheet.cell(rows["Chỉ tiêu chính"], 4).value = 500
        sheet.cell(rows["Chỉ tiêu chính"], 2).value = "Thu hút đầu tư"
        sheet.cell(rows["THỰC HIỆN ĐẾN TỪNG THỜI ĐIỂM"] + 2, 2).value = "Thu hút đầu tư"
        sheet.cell(rows["THỰC HIỆN ĐẾN TỪNG THỜI ĐIỂM"] + 2, 3).value = date(2026, 6, 30)
        sheet.cell(rows["THỰC HIỆN ĐẾN TỪNG THỜI ĐIỂM"] + 2, 4).value = 200

    form = folder / "so-b.xlsx"
    form.write_bytes(typed(form.read_bytes(), change))
    for _ in range(2):  # once is as good as twice
        ran = run(["import", "dang-ky"], small.parent)
        assert ran.code == 0, ran.transcript()
    (task,) = plain(small / "2026/pledges/so-b.yaml")["tasks"]
    assert task == {
        "id": "chinh", "name": "Thu hút đầu tư", "measure": "tỷ đồng", "plan": "500",
        "progress": [{"on": "2026-06-30", "actual": "200"}],
    }  # fmt: skip


def test_a_pledge_under_another_name_or_twice_is_refused(small: Path) -> None:
    folder = pledge_forms(small)
    registered(folder / "so-a.xlsx", ["Trồng cây"], {})
    (folder / "so-c.xlsx").write_bytes((folder / "so-a.xlsx").read_bytes())
    before = all_files(small)
    ran = run(["import", "dang-ky/so-c.xlsx"], small.parent)
    assert ran.code == 1 and ran.codes() == {"TD947"}, ran.transcript()
    (folder / "so-c.xlsx").rename(folder / "so-a (1).xlsx")
    ran = run(["import", "dang-ky"], small.parent)
    assert ran.code == 1 and ran.codes() == {"TD958"}, ran.transcript()
    assert all_files(small) == before


@pytest.mark.parametrize(
    ("words", "quota"),
    [
        ("20%", {"share": "20%"}),
        ("20% số đơn vị, làm tròn xuống", {"share": "20%", "of": "units", "round": "down"}),
        ("1/3 of the ranked units, rounded up, at least 1",
         {"share": "1/3", "of": "ranked", "round": "up", "at_least": "1"}),
        ("20% của ai đó", None),
        ("nhiều", None),
    ],
)  # fmt: skip
def test_a_quota_in_words(words: str, quota: dict[str, str] | None) -> None:
    assert quota_of(words) == quota
    for lang in LANGS:
        if quota is not None:
            said = quota_words(lang, quota)
            assert said is not None and quota_of(said) == quota


def test_what_words_do_not_say_of_a_quota_stays_yaml() -> None:
    assert quota_words("vi", {"steps": [{"n": "1"}]}) is None
    assert quota_words("vi", {"share": "20%", "of": "band:tot"}) is None
