"""Tables and sheets of a file beside the first of its scale: read, asked about, or only named."""

from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook

from tests.helpers.office_files import Rows, add_table, as_read, read_draft, saved
from thidua.excel.scale.importing import ScaleDraft

HEAD = ["TT", "Nội dung", "Điểm tối đa", "Cách chấm"]
SCALE: Rows = [
    HEAD,
    ["1", "Sản lượng", 60, "Đạt 100%: 60 điểm; dưới 100%: 20 điểm"],
    ["2", "Dự họp", 40, "Vắng trừ 2 điểm/buổi"],
]


def read(kind: str, *others: tuple[str, Rows]) -> ScaleDraft:
    """A scale, and behind it other tables, each below its name; in .xlsx on a sheet, or
    as a `block` of the same sheet."""
    made: Any
    if kind == "docx":
        made = Document()
        add_table(made, SCALE)
        for name, rows in others:
            made.add_paragraph(name)
            add_table(made, rows)
    else:
        made = Workbook()
        page = made.active
        for row in SCALE:
            page.append(row)
        for name, rows in others:
            if kind == "block":
                page.append([])
                page.append([name])
            else:
                page = made.create_sheet(name or "Sheet2")
            for row in rows:
                page.append(row)
    draft = read_draft(saved(made), "a.docx" if kind == "docx" else "a.xlsx")
    assert [part.name for part in draft.draft.parts][:2] == ["Sản lượng", "Dự họp"]
    return draft


def asked(draft: ScaleDraft) -> list[str]:
    return [one.line.text for one in draft.draft.all_doubts() if one.why == "other_table"]


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Việc khác", [["Việc", "Số"], ["Ủng hộ quỹ", "5 điểm"], ["Hiến máu", 2]]),
        ("", [["Mặt hoạt động", "Hưởng"], ["Ủng hộ quỹ", 5], ["Hiến máu", "2 điểm/người"]]),
        ("Quy đổi", [["Ủng hộ quỹ", 5], ["Hiến máu", 2]]),
    ],
)
def test_words_with_figures_in_another_table_are_asked_about(
    kind: str, name: str, rows: Rows
) -> None:
    said = asked(read(kind, (name, rows)))
    assert [one.partition(" | ")[0] for one in said] == ["Ủng hộ quỹ", "Hiến máu"]


UNITS: Rows = [["TT", "Đơn vị", "Số người"], [1, "Phòng Một", 12], [2, "Phòng Hai", 9]]
BANDS: Rows = [["Xếp loại", "Điểm"], ["Xuất sắc", "Từ 90 điểm"], ["Tốt", "Từ 80 đến dưới 90 điểm"]]


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize(
    "rows",
    [
        UNITS,
        BANDS,
        BANDS[1:],
        [["TT", "Điện thoại", "Ngày họp"], [1, "0912345678", "05/12/2026"]],
        [["Trưởng khối", "Thư ký"], ["Nguyễn Văn A", "Trần Thị B"]],
    ],
    ids=["units", "bands", "bands alone", "no points", "signatures"],
)
def test_a_table_that_is_surely_no_scale_is_only_named(kind: str, rows: Rows) -> None:
    assert not read(kind, ("Phụ lục", rows)).doubts


def test_a_sheet_that_says_the_scale_again_is_only_named() -> None:
    form = [[*HEAD, "Tự chấm"], [1, "Sản lượng", 60, "", 50], [2, "Dự họp", 40, "", 40]]
    draft = read("xlsx", ("Phiếu chấm", form), ("Năm trước", SCALE))
    assert (draft.doubts, draft.unused) == ((), ("Phiếu chấm", "Năm trước"))


def test_the_same_criteria_with_other_points_on_another_sheet_are_asked_about() -> None:
    other: Rows = [HEAD, ["1", "Sản lượng", 70, ""], ["2", "Dự họp", 30, ""]]
    draft = read("xlsx", ("Thang mới", other)).draft
    assert [doubt.why for doubt in draft.all_doubts()] == ["other_points"]


def test_another_sheet_with_the_headings_of_a_scale_is_asked_about_once() -> None:
    more = [HEAD, [1, "Văn nghệ", 30, "Loại A: 30 điểm; loại B: 10 điểm"], [2, "Thể thao", 20, ""]]
    said = asked(read("xlsx", ("Phong trào", more)))
    assert [one.split(" | ")[1] for one in said] == ["Văn nghệ"]


def test_a_sheet_that_says_more_of_the_same_criteria_is_read() -> None:
    levels = [["1", "Trồng rừng", "Tốt", 60], ["", "", "Khá", 40], ["2", "Giữ rừng", "Tốt", 40]]
    faults = [["TT", "Nội dung", "Lỗi", "Điểm trừ"], ["2", "Giữ rừng", "Cháy", "5 điểm/vụ"]]
    made = Workbook()
    pages = {
        "Điểm": [["TT", "Nội dung", "Điểm"], ["1", "Trồng rừng", 60], ["2", "Giữ rừng", 40]],
        "Mức": [["TT", "Nội dung", "Mức", "Điểm"], *levels],
        "Trừ": faults,
    }
    for name, rows in pages.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    del made["Sheet"]
    first, second = read_draft(saved(made), "a.xlsx").draft.parts
    assert [one["name"] for one in (first.reading.rule or {})["options"]] == ["Tốt", "Khá"]
    assert [one.name for one in second.reading.deduct.items] == ["Cháy"]


def lists(draft: ScaleDraft) -> dict[str, list[str]]:
    return {one.side: [item.name for item in one.things.items] for one in draft.draft.lists}


GAINS: Rows = [["1", "Được tỉnh khen", "5 điểm"], ["2", "Có sáng kiến", "2 điểm/sáng kiến"]]
LOSSES: Rows = [["1", "Lô hàng bị trả lại", "5 điểm/lô"], ["2", "Không đeo thẻ", "1 điểm/người"]]


@pytest.mark.parametrize("kind", ["docx", "xlsx", "block"])
@pytest.mark.parametrize(
    ("name", "head", "side"),
    [
        ("Điểm trừ", ["Số", "Khuyết điểm", "Điểm trừ"], "deduct"),
        ("Việc khác", ["Mã", "Tên lỗi", "Bớt"], "deduct"),
        ("Phụ lục", ["Số", "Sai phạm", "Số điểm"], "deduct"),
        ("Các lỗi bị trừ điểm", ["TT", "Sự việc", "Mức"], "deduct"),
        ("Điểm trừ", [], "deduct"),
        ("Phụ lục", ["TT", "Thành tích", "Được hưởng"], "bonus"),
        ("Phụ lục", ["TT", "Được cộng", "Mức"], "bonus"),
        ("Khen thưởng", ["TT", "Cấp khen", "Điểm"], "bonus"),
        ("Điểm thưởng", [], "bonus"),
        ("THƯỞNG NÓNG (nhiều nhất 8 điểm)", ["Khoản", "Mức"], "bonus"),
        ("PHẠT NÓNG TẠI CHỖ, điểm", ["Khoản", "Mức"], "deduct"),
    ],
)
def test_a_list_that_says_whether_it_gives_or_takes_is_read(
    kind: str, name: str, head: list[str], side: str
) -> None:
    items = GAINS if side == "bonus" else LOSSES
    draft = read(kind, (name, [head, *items] if head else items))
    assert not draft.doubts
    assert [len(named) for one, named in lists(draft).items() if one == side] == [2]
    assert draft.draft.outline.nodes[-1].line.text == "Dự họp"


@pytest.mark.parametrize("kind", ["docx", "xlsx", "block"])
@pytest.mark.parametrize(
    "rows",
    [
        [["Sự việc", "Thưởng", "Phạt"], ["Mỗi sáng kiến", 5, ""], ["Mỗi lần bị nhắc", "", 1]],
        [["Sự việc", "Thêm", "Bớt"], ["Mỗi sáng kiến", 5, ""], ["Mỗi lần bị nhắc", "", 1]],
        [["Sự việc", "Được", "Mất"], ["Mỗi sáng kiến", 5, ""], ["Mỗi lần bị nhắc", "", 1]],
        [["Sự việc", "+", "-"], ["Mỗi sáng kiến", 5, ""], ["Mỗi lần bị nhắc", "", 1]],
        [["Sự việc", "Mức"], ["Mỗi sáng kiến", "+5"], ["Mỗi lần bị nhắc", "-1"]],
    ],
)
def test_a_list_of_both_sides_is_read_row_by_row(kind: str, rows: Rows) -> None:
    draft = read(kind, ("III. Thưởng, phạt", rows))
    assert not draft.doubts
    assert lists(draft) == {"bonus": ["Mỗi sáng kiến"], "deduct": ["Mỗi lần bị nhắc"]}


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Khen thưởng", [["Đối tượng", "Số lượng"], ["Tập thể", 5], ["Cá nhân", 10]]),
        ("Khen thưởng", [["Đối tượng", "Mức"], ["Tập thể", 500], ["Cá nhân", 100]]),
        ("Điểm trừ", [["Thành tích", "Mức"], ["Sáng kiến", 2], ["Cải tiến", 1]]),
    ],
    ids=["how many", "money", "another side"],
)
def test_a_list_that_does_not_surely_give_or_take_points_is_asked_about(
    kind: str, name: str, rows: Rows
) -> None:
    draft = read(kind, (name, rows))
    assert len(asked(draft)) == 2 and not lists(draft)


def test_a_list_in_the_middle_of_a_sheet_ends_where_the_criteria_go_on() -> None:
    losses = [["TT", "Việc đáng tiếc", "Mất điểm"], *LOSSES]
    more: Rows = [["3", "Thể thao", 30, "Vắng trừ 1 điểm/buổi"]]
    draft = read("block", ("", losses), ("", more))
    assert [one.why for one in draft.draft.all_doubts()] == ["whose"]
    assert lists(draft) == {"deduct": ["Lô hàng bị trả lại", "Không đeo thẻ"]}
    assert [(one.name, one.node.points) for one in draft.draft.parts[2:]] == [("Thể thao", 30)]


@pytest.mark.parametrize("kind", ["docx", "xlsx", "block"])
def test_a_table_that_is_named_for_a_criterion_lists_nothing_on_top(kind: str) -> None:
    rows: Rows = [["Thành tích", "Điểm"], ["Giải nhất", 10], ["Giải nhì", 8]]
    draft = read(kind, ("Quy đổi điểm của tiêu chí 2", rows))
    assert draft.doubts and not lists(draft)


def test_a_rule_above_the_first_name_of_a_table_is_asked_about() -> None:
    """Such a row broke the reading."""
    paper = [
        ["STT", "Nội dung", "Điểm"],
        ["1", "Nề nếp", "40"],
        ["2", "Học tập", "60"],
        ["Cách chấm điểm:"],
        ["Nội dung", "Cách chấm"],
        ["Nề nếp", "Mỗi lớp đi muộn trừ 1 điểm"],
        ["", "Mỗi lớp mặc sai trừ 1 điểm"],
        ["Học tập", "Mỗi lớp có giờ C trừ 2 điểm"],
    ]
    asked = [one.line.original for one in as_read(paper, "xlsx").draft.all_doubts()]
    assert asked == ["Mỗi lớp mặc sai trừ 1 điểm"]
