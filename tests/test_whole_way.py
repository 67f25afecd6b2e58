"""The whole ways of people who know Word and Excel and never open a YAML file: a khối and a school
follow their pages of the manual to the letter, a cụm of trade unions the page of the khối with its
own files, and who takes it over in January follows the page of the successor."""

import subprocess
from collections.abc import Mapping, Sequence
from datetime import date, time
from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.helpers.docx_read import texts
from tests.helpers.followed_page import Deed, as_docx, as_xlsx, commands, follow, tables
from tests.helpers.form_files import fill
from tests.helpers.gallery_runner import run
from tests.helpers.year_workbooks import add, at, sheet_of, typed
from thidua.words import LANGS

UNITS = ["Sở Nội vụ", "Sở Tư pháp", "Sở Xây dựng", "Thanh tra tỉnh"]
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
INIT = ("--name", "Khối thi đua Nội chính", "--units", "don-vi.xlsx", "--year", "2026",
        "--stage", "self=Tự chấm", "--stage", "verified=Thẩm định", "--leader", "Sở Nội vụ",
        "--deputy", "Sở Tư pháp", "--yes")  # fmt: skip


def edited(path: Path, change: Any) -> None:
    """A workbook after a person typed into it."""
    path.write_bytes(typed(path.read_bytes(), change))


def adopted(book: Workbook) -> None:
    """The scale's state, on its second sheet."""
    for row in book.worksheets[1].iter_rows():
        if row[1].value == "Tình trạng":
            assert row[4].value == "dự thảo"
            row[4].value = "đã thông qua"


def answered(book: Workbook, *rules: tuple[str, str, str]) -> None:
    """The doubtful rows: what each is called, how it is scored, and its parameters."""
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for row in sheet.iter_rows(max_row=4) for cell in row}
    for row in sheet.iter_rows():
        for name, kind, params in rules:
            if row[heads["Nội dung"] - 1].value == name:
                row[heads["Cách chấm"] - 1].value = kind
                row[heads["Mức, tham số"] - 1].value = params or None
                row[heads["Xem"] - 1].value = None


def filled(folder: Path, entries: Mapping[str, Mapping[str, Any]], *, later: bool = False) -> None:
    """Every form of a folder as its unit sends it back."""
    for unit, own in entries.items():
        form = folder / f"{unit}.xlsx"
        form.write_bytes(
            fill(form.read_bytes(), {"field:no_other_events": "Có", **own}, later=later)
        )


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


def khoi_files(folder: Path) -> None:
    """The two files that the page begins with, as it shows them."""
    units, scale, *_ = tables("office")
    assert [row[1] for row in units[1:]] == UNITS
    as_xlsx(folder / "don-vi.xlsx", units)
    as_docx(folder / "thang-diem.docx", scale)


def asked(book: Workbook) -> None:
    """The one doubtful row of the page's table."""
    assert [row[1].value for row in book.worksheets[0].iter_rows()].count("?") == 1
    answered(book, ("Tổ chức phong trào thi đua", "Cho điểm", ""))


def khoi_deeds() -> dict[str, Deed]:
    verified: dict[str, dict[str, Any]] = {unit: {} for unit in SELF}
    verified["so-xay-dung"] = {"leaf:I.2": 29, "leaf:I.2 note": "Một văn bản chậm"}
    own = {unit: {**one, "field:date": date(2026, 11, 20)} for unit, one in SELF.items()}
    return {
        "thidua import ../thang-diem.xlsx": lambda f: edited(f / "thang-diem.xlsx", asked),
        "thidua import thang-diem.xlsx": lambda f: edited(f / "khoi/thang-diem.xlsx", adopted),
        "thidua import tu-cham": lambda f: filled(f / "khoi/tu-cham", own),
        "thidua import tham-dinh": lambda f: filled(f / "khoi/tham-dinh", verified, later=True),
        "thidua import nam.xlsx": lambda f: edited(f / "khoi/nam.xlsx", year_s_events),
    }


def test_a_khoi_follows_its_page_from_two_office_files_to_a_sealed_year(tmp_path: Path) -> None:
    khoi_files(tmp_path)
    done = follow("office", tmp_path, khoi_deeds(), {"thidua init khoi": INIT})
    data = tmp_path / "khoi"
    ranking = run(["rank", "--format", "json"], data).out
    for unit, points in POINTS.items():
        assert f'"id": "{unit}"' in ranking and f'"points": "{points}"' in ranking, ranking
    assert "Sở Xây dựng" in done["thidua awards"].out
    assert "Sở Tư pháp" in done["thidua vote"].out
    letters = {one.name.split("-khoi")[0] for one in data.glob("*.docx")}
    assert letters == {"hop", "bien-ban-hop", "bien-ban-kiem-phieu", "to-trinh", "ban-giao"}

    before = {p: p.read_bytes() for p in data.rglob("*.yaml")}
    assert run(["workbook", "2026", "-o", "sau.xlsx"], data).code == 0

    def later(book: Workbook) -> None:
        at(book, "pact", "signed.at").value = "Nơi khác"

    edited(data / "sau.xlsx", later)
    assert run(["import", "sau.xlsx"], data).code == 1
    assert {p: p.read_bytes() for p in data.rglob("*.yaml")} == before
    saved = load_workbook(BytesIO((data / "sau.xlsx").read_bytes()))
    assert at(saved, "terms", "leader", 1).value == "Sở Tư pháp"
    # nothing else can be done in it
    assert "thidua new-year 2027" in run(["status"], data).out
    assert run(["new-year"], data).code == 0
    assert (data / "2027/criteria.yaml").exists()


# -- a school ------------------------------------------------------------------------------------

WEEK: Mapping[str, Mapping[str, Any]] = {
    "6a": {"item:I.1.tru.1": 1, "item:I.1.tru.2": 2, "leaf:I.2": 28, "item:II.1.tru.1": 3},
    "6b": {"leaf:I.2": 30, "item:II.1.tru.2": 1},
    "7a": {"item:I.1.tru.2": 1, "leaf:I.2": 27},
    "7b": {"item:I.1.tru.1": 3, "leaf:I.2": 20, "item:II.1.tru.1": 5},
}
WEEK_POINTS = {"6a": "91.00", "6b": "97.00", "7a": "96.00", "7b": "79.00"}
"""(30 - 2 - 2) + 28 + (40 - 3); 30 + 30 + (40 - 3); (30 - 1) + 27 + 40;
(30 - 6) + 20 + (40 - 5)."""


def kinds_of_period(book: Workbook) -> None:
    """Months and terms, as the page has them typed."""
    add(book, "periods", {"name": "Tháng {month}", "every": "Tháng", "from": date(2026, 9, 1),
                          "to": date(2027, 5, 31)})  # fmt: skip
    spans = "07/09/2026 - 10/01/2027; 11/01/2027 - 30/05/2027"
    add(book, "periods", {"name": "Học kỳ {n}", "spans": spans}, skip=1)
    at(book, "letters", "documents.issuer").value = "Trường THCS Lê Lợi"


def the_weeks(book: Workbook) -> None:
    """The scale of months, terms and the year: the mean of their weeks."""
    rule = "kỳ Tuần; lấy tỷ lệ; trung bình; bỏ qua kỳ thiếu"
    answered(book, ("Thi đua các tuần", "Theo kỳ", rule))
    adopted(book)


def every_week(data: Path) -> None:
    """The sheets of the first week for all of them."""
    weeks = data / "2026/tuan"
    for n in range(2, 39):
        copytree(weeks / "01/scores", weeks / f"{n:02}/scores")


def school_begins(folder: Path) -> tuple[dict[str, Deed], dict[str, Sequence[str]]]:
    """The files that the school's page begins with; what people do on the way, and answer."""
    classes, week, weeks = tables("school")
    as_xlsx(folder / "lop.xlsx", classes)
    as_xlsx(folder / "thang-diem-tuan.xlsx", week)
    as_xlsx(folder / "cac-tuan-goc.xlsx", weeks)
    init = ("--name", "Thi đua các lớp Trường THCS Lê Lợi", "--units", "lop.xlsx", "--level",
            "khác", "--year", "2026", "--year-starts", "1/9", "--every", "hằng tuần", "--from",
            "7/9/2026", "--to", "30/5/2027", "--stage", "Sao đỏ chấm", "--yes")  # fmt: skip
    deeds: dict[str, Deed] = {
        "thidua import 2026/tuan ../tuan.xlsx": lambda f: edited(f / "tuan.xlsx", adopted),
        "thidua import ../tuan-1": lambda f: filled(f / "tuan-1", WEEK),
        "thidua import ../nam.xlsx": lambda f: edited(f / "nam.xlsx", kinds_of_period),
        "thidua import 2026/thang ../cac-tuan.xlsx": lambda f: edited(
            f / "cac-tuan.xlsx", the_weeks
        ),
        "thidua seal 2026": lambda f: every_week(f / "truong"),
    }
    return deeds, {"thidua init truong": init}


def test_a_school_follows_its_page_through_weeks_months_terms_and_the_year(tmp_path: Path) -> None:
    deeds, answers = school_begins(tmp_path)
    done = follow("school", tmp_path, deeds, answers)
    data = tmp_path / "truong"
    for year in ("2026/tuan/1", "2026/thang/1", "2026/hoc-ky/1", "2026"):
        ranking = run(["rank", year, "--format", "json"], data).out
        for unit, points in WEEK_POINTS.items():  # one week: the mean of all is that week's
            assert f'"id": "{unit}"' in ranking and f'"points": "{points}"' in ranking, ranking
        assert "draft" not in ranking
    for told in ("I.1 › Nghỉ học không phép (tính theo lượt): 1", "II.1 › Tiết khá: 3"):
        assert told in done["thidua import ../tuan-1"].out  # both criteria are printed as 1
    assert "tuần 1, năm học 2026-2027" in done["thidua rank 2026/tuan/1"].out
    assert "Tuần 2 đến Tuần 38" in done["thidua explain 2026 6a"].out
    assert {one.stem for one in tmp_path.glob("thong-bao*.docx")} == {
        "thong-bao-tuan-1", "thong-bao-nam",
    }  # fmt: skip
    notice = texts((tmp_path / "thong-bao-nam.docx").read_bytes())
    assert "\nTrường THCS Lê Lợi thông báo kết quả" in notice  # not the bloc, which has no seal
    assert "bằng văn bản đến Trường THCS Lê Lợi trước ngày" in notice  # nobody leads the classes
    assert "tự chấm" not in notice.casefold()  # they do not score themselves
    assert "2027-2028" in done["thidua new-year"].out
    assert run(["check", "2027"], data).code == 0


def test_a_school_is_asked_whose_a_new_scale_is(tmp_path: Path) -> None:
    """Before it is typed with its weeks, the next step is their scale; one that does not say whose
    it is is not taken for the year's, and what the message has typed takes it."""
    classes, week, _ = tables("school")
    as_xlsx(tmp_path / "lop.xlsx", classes)
    as_xlsx(tmp_path / "goc.xlsx", week)
    run(["init", "truong", "--name", "A", "--units", "lop.xlsx", "--year", "2026", "--every",
         "hằng tuần", "--from", "5/1/2026", "--to", "20/12/2026", "--stage", "Sao đỏ chấm",
         "--yes"], tmp_path)  # fmt: skip
    data = tmp_path / "truong"
    assert "thidua import --scale TỆP" in run([], data).out
    run(["import", "--scale", "../goc.xlsx", "-o", "tuan.xlsx"], data)
    before = {p: p.read_bytes() for p in data.rglob("*.yaml")}
    asked = run(["import", "tuan.xlsx"], data)
    assert asked.code == 2 and "`thidua import 2026/tuan tuan.xlsx`" in asked.err, asked.err
    assert {p: p.read_bytes() for p in data.rglob("*.yaml")} == before
    taken = run(["import", "2026/tuan", "tuan.xlsx"], data)
    assert taken.code == 0, taken.transcript()
    edited(data / "tuan.xlsx", adopted)  # now saved by a spreadsheet
    asked = run(["import", "tuan.xlsx"], data)
    assert asked.code == 2 and "`thidua import 2026/tuan tuan.xlsx`" in asked.err, asked.err
    again = run(["import", "2026/tuan", "tuan.xlsx"], data)
    assert "dự thảo → đã thông qua" in again.out, again.transcript()
    form = run(["form", "2026/tuan/1", "-o", "phieu"], data)
    assert form.code == 0
    first = load_workbook(data / "phieu/6a.xlsx").worksheets[0]
    assert "Sao đỏ chấm" in str(first["A4"].value)  # the stage that init was told
    assert run(["scale", "2026/tuan"], data).code == 0


# -- a cụm of trade unions, and who takes it over -------------------------------------------------

UNIONS = ["Công đoàn ngành Giáo dục", "Công đoàn ngành Y tế", "Công đoàn Viên chức tỉnh"]
UNION_SCALE = [
    ["TT", "Nội dung thi đua", "Điểm chuẩn", "Cách chấm điểm"],
    ["I", "CHĂM LO, BẢO VỆ ĐOÀN VIÊN", "60", ""],
    ["1", "Tỷ lệ đơn vị tổ chức hội nghị cán bộ, công chức", "40",
     "Đạt từ 98% trở lên: 40 điểm; từ 95% đến dưới 98%: 30 điểm; dưới 95%: 20 điểm"],
    ["2", "Không để xảy ra ngừng việc tập thể", "20", "Mỗi vụ trừ 5 điểm"],
    ["II", "CÔNG TÁC THI ĐUA, BÁO CÁO", "40", ""],
    ["1", "Báo cáo đầy đủ, đúng hạn", "20", "Mỗi báo cáo chậm trừ 1 điểm"],
    ["2", "Tổ chức phong trào thi đua", "20", ""],
    ["", "Tổng cộng", "100", ""],
    ["", "Ghi chú: Tốt: 45 - 50 điểm", "", ""],
]  # fmt: skip
FLAG = "Cờ thi đua của Tổng Liên đoàn Lao động Việt Nam"


def seen(book: Workbook) -> None:
    """Every mark is taken away, nothing else changed: the note below the table stays a note."""
    marks = [row[1] for row in book.worksheets[0].iter_rows() if row[1].value == "?"]
    assert marks
    for mark in marks:
        mark.value = None


def union_s_year(book: Workbook) -> None:
    """Two meetings, awards, a ballot on the flag; the leader is the next in turn."""
    at(book, "bloc", "rotation.policy").value = "Lần lượt"
    at(book, "letters", "documents.place").value = "Kon Tum"
    at(book, "letters", "documents.symbol").value = "CTĐ2"
    at(book, "pact", "signed.on").value = date(2026, 1, 20)
    at(book, "pact", "signatories").value = "tất cả"
    add(book, "events", {"kinds": "Tổng kết; Bỏ phiếu; Bàn giao", "on": date(2026, 12, 18),
                         "at": "Hội trường Liên đoàn Lao động tỉnh", "starts": time(8),
                         "chaired_by": "Nguyễn Thị Mai", "attended": "tất cả"})  # fmt: skip
    add(book, "awards", {"name": FLAG, "quota": 1, "pick": "Bỏ phiếu"})
    add(book, "proposals", {"unit": UNIONS[0], "award": FLAG, "on": date(2026, 12, 18),
                            "chosen": "Bỏ phiếu"})  # fmt: skip
    sheet = sheet_of(book, "votes")
    rows = {sheet.cell(row, 2).value: row for row in range(sheet.max_row, 0, -1)}
    for label, value in (
        ("Nội dung", "Suy tôn đơn vị tặng Cờ"), ("Bầu, suy tôn gì", FLAG),
        ("Ngày", date(2026, 12, 18)), ("Số người có quyền bỏ phiếu", 3), ("Có mặt", 3),
        ("Phiếu phát ra", 3), ("Phiếu thu về", 3), ("Phiếu không hợp lệ", 0),
        ("Tỷ lệ phải đạt", "2/3"),
    ):  # fmt: skip
        sheet.cell(rows[label], 3).value = value
    first = rows["Kết quả kiểm phiếu"] + 2
    sheet.cell(first, 2).value, sheet.cell(first, 3).value = UNIONS[0], 3


def test_a_cum_of_trade_unions_and_its_successor_in_january(tmp_path: Path) -> None:
    """The page of the khối with other files, five letters; then a clone on another computer."""
    as_docx(tmp_path / "don-vi.docx", [["TT", "Tên công đoàn"], *([str(n), one]
            for n, one in enumerate(UNIONS, 1))])  # fmt: skip
    as_docx(tmp_path / "thang-diem.docx", UNION_SCALE)
    own = {
        "cong-doan-nganh-giao-duc": {"leaf:I.1": 99, "item:II.1.tru.1": 1, "leaf:II.2": 20},
        "cong-doan-nganh-y-te": {"leaf:I.1": 98, "item:I.2.tru.1": 1, "leaf:II.2": 19},
        "cong-doan-vien-chuc-tinh": {"leaf:I.1": 96, "leaf:II.2": 18},
    }
    nothing: dict[str, dict[str, Any]] = {unit: {} for unit in own}
    deeds = khoi_deeds() | {
        "thidua import ../thang-diem.xlsx": lambda f: edited(f / "thang-diem.xlsx", seen),
        "thidua import tu-cham": lambda f: filled(f / "khoi/tu-cham", own),
        "thidua import tham-dinh": lambda f: filled(f / "khoi/tham-dinh", nothing, later=True),
        "thidua import nam.xlsx": lambda f: edited(f / "khoi/nam.xlsx", union_s_year),
    }
    init = ("--name", "Thi đua số 2 Liên đoàn Lao động tỉnh", "--units", "don-vi.docx",
            "--year", "2026", "--stage", "self=Tự chấm", "--stage", "verified=Thẩm định",
            "--leader", UNIONS[0], "--deputy", UNIONS[1], "--yes")  # fmt: skip
    done = follow("office", tmp_path, deeds, {"thidua init khoi": init})
    scale = (tmp_path / "khoi/2026/criteria.yaml").read_text("utf-8")
    assert scale.endswith("#   Ghi chú: Tốt: 45 - 50 điểm\n")
    # 40 + 20 + 19 + 20; 40 + 15 + 20 + 19; 30 + 20 + 20 + 18
    for points in ("99,00", "94,00", "88,00"):
        assert points in done["thidua rank"].out
    assert UNIONS[1] in done["thidua rotate-leader --on 2026-12-18"].out  # the next in turn
    data = tmp_path / "khoi"
    bang_diem = run(["document", "bang-diem"], data)
    assert bang_diem.code == 0 and len(list(data.glob("*-2026.docx"))) == 5

    for command in ("git init -q", "git add -A", "git commit -qm dau"):
        subprocess.run([*command.split()], cwd=data, check=True, env=_GIT, capture_output=True)
    clone = tmp_path / "may-khac" / "cum"
    subprocess.run(["git", "clone", "-q", str(data), str(clone)], check=True, env=_GIT)
    found = follow("successor", clone, {}, {})
    assert "Đúng như lúc niêm phong" in found["thidua verify"].out
    code = done["thidua seal"].out.split("mã kết quả ")[1][:12]
    assert len(code) == 12 and f"mã kết quả {code}" in done["thidua seal"].out
    assert "thidua new-year 2027" in found["thidua"].out
    assert UNIONS[1] in found["thidua history"].out  # who leads now
    assert FLAG in found["thidua awards"].out  # proposed, not decided
    assert (clone / "2027/criteria.yaml").exists()
    assert {one.name for one in clone.parent.glob("*.xlsx")} == {"thang-diem.xlsx", "nam.xlsx"}


_GIT = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org"}  # fmt: skip


@pytest.mark.parametrize("topic", ["office", "school", "successor"])
def test_a_page_has_the_same_commands_in_every_language(topic: str) -> None:
    first, *others = (commands(topic, lang) for lang in LANGS)
    assert first and all(one == first for one in others)
