"""Tables of many shapes: what a sheet shows, what Word numbers by itself, which column is which."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tests.excel.scale.test_import_scale import REAL, draft_of, load, real_rows
from tests.helpers.office_files import read_draft, saved
from thidua.excel.marks import _shared
from thidua.excel.scale.draft.draft import Part
from thidua.excel.scale.importing import ScaleDraft

HEAD = ["STT", "Nội dung", "Điểm chuẩn"]


def sheet(
    rows: list[list[Any]],
    formats: dict[str, str] | None = None,
    merged: tuple[str, ...] = (),
    name: str = "t.xlsx",
) -> ScaleDraft:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    for cell, code in (formats or {}).items():
        page[cell].number_format = code
    for cells in merged:
        page.merge_cells(cells)
    return read_draft(saved(book), name)


def parts_of(read: ScaleDraft) -> list[tuple[str, str, int]]:
    """Code, name and points of every criterion."""
    return [(p.node.line.code, p.name, int(p.node.points)) for p in read.draft.all_parts()]


def test_numbers_are_read_as_the_sheet_shows_them() -> None:
    read = sheet(
        [HEAD, [1, "A", 20], [1.1, "B", 10], [1.10, "C", 5], [date(2026, 11, 1), "D", 5]],
        {"A4": "0.00", "A5": "d-m"},
    )
    assert parts_of(read) == [("1", "A", 20), ("1.1", "B", 10), ("1.10", "C", 5), ("1-11", "D", 5)]
    assert [len(part.parts) for part in read.draft.parts] == [3]


@pytest.mark.parametrize(("mark", "code"), [(None, ""), ("-", "-"), ("a)", "a")])
def test_one_heading_over_the_names_of_groups_and_those_of_criteria(
    mark: str | None, code: str
) -> None:
    read = sheet(
        [
            ["STT", "Nội dung", None, "Điểm"],
            ["1", "Chuyên môn", None, 60],
            [None if mark else "1.1", mark, "Kế hoạch", 20],
            [None if mark else "1.2", mark and mark.replace("a", "b"), "Báo cáo", 40],
            ["2", "Phong trào", None, 40],
        ],
        merged=("B1:C1",),
    )
    (_, *own, _) = parts_of(read)
    assert [name for _, name, _ in own] == ["Kế hoạch", "Báo cáo"]
    assert own[0][0] == (code or "1.1") and not read.doubts


def test_what_a_cell_hides_or_could_not_compute_is_asked_about() -> None:
    read = sheet([HEAD, [1, "A", 2.5], [2, "B", "#REF!"]], {"C2": "0"})
    whys = {doubt.why for doubt in read.draft.all_doubts()}
    assert "hidden" in whys and "formula_cell" in whys


def test_levels_in_a_column_of_their_own_under_a_merged_name() -> None:
    read = sheet(
        [
            ["TT", "Tiêu chí", "Điểm tối đa", "Mức độ", "Điểm"],
            ["1", "Thu ngân sách", 10, "Từ 100% trở lên", 10],
            [None, None, None, "Từ 90% đến dưới 100%", 7],
            [None, None, None, "Dưới 90%", 0],
        ],
        merged=("A2:A4", "B2:B4", "C2:C4"),
    )
    (part,) = read.draft.parts
    assert part.is_sure and part.reading.rule is not None
    assert [tier["points"] for tier in part.reading.rule["tiers"]] == ["10", "7", "0"]


@pytest.mark.parametrize(
    "heading", ["Mức điểm đạt được", "Căn cứ chấm điểm", "Minh chứng", "Ghi chú", "Khối duyệt"]
)
def test_a_column_that_speaks_of_points_is_read_whatever_its_heading(heading: str) -> None:
    read = sheet(
        [
            [*HEAD, heading],
            ["1", "A", 10, "Mỗi lần chậm trừ 1 điểm"],
            ["2", "B", 10, "Có: 10 điểm; không: 0 điểm"],
        ]
    )
    a, b = read.draft.parts
    assert [(item.points, item.each) for item in a.reading.deduct.items] == [(1, True)]
    assert b.reading.rule == {"kind": "pass_fail"}


@pytest.mark.parametrize(
    "how", ["Mức điểm chi tiết", "Biểu điểm chi tiết", "Điểm cụ thể", "Ghi chú"]
)
@pytest.mark.parametrize("top", ["Điểm", "Khung điểm", "Điểm chấm tối đa", "Tổng điểm", "Mức điểm"])
@pytest.mark.parametrize("before", [True, False])
def test_what_a_column_holds_decides_over_its_heading(how: str, top: str, before: bool) -> None:
    rows = [
        [top, how],
        [45, None],
        [30, "Từ 90% trở lên: 30 điểm; dưới 90%: 10 điểm"],
        [15, "Chậm trừ 1 điểm/báo cáo"],
        [None, "Không quá 5 điểm"],
        [None, "2 điểm/sáng kiến"],
    ]
    names = [
        ["TT", "Nội dung"],
        ["I", "Công tác"],
        ["1", "Tỷ lệ"],
        ["2", "Báo cáo"],
        ["II", "Điểm thưởng"],
        ["1", "D"],
    ]
    beside = [row[::-1] if before else row for row in rows]
    read = sheet([[*name, *cells, None] for name, cells in zip(names, beside, strict=True)])
    assert parts_of(read) == [("I", "Công tác", 45), ("1", "Tỷ lệ", 30), ("2", "Báo cáo", 15)]
    assert all(part.is_sure for part in read.draft.all_parts())
    assert read.draft.lists[0].things.cap == 5


def test_the_self_score_is_never_the_maximum_and_is_named() -> None:
    read = sheet([["STT", "Nội dung", "Điểm tự chấm", "Điểm"], ["1", "A", 9, 10]])
    assert parts_of(read) == [("1", "A", 10)]
    assert read.unused == ("Điểm tự chấm",)
    assert "Điểm tự chấm" in read.text


def test_a_table_without_numbers_is_placed_by_its_sums() -> None:
    read = sheet(
        [["Nội dung", "Điểm tối đa"], ["A", 60], ["B", 30], ["C", 30], ["D", 40], ["E", 40],
         ["Tổng cộng", 100]]
    )  # fmt: skip
    assert [part.name for part in read.draft.parts] == ["A", "D"]
    assert [[one.name for one in part.parts] for part in read.draft.parts] == [["B", "C"], ["E"]]


def test_numbers_that_repeat_and_skip_go_where_the_sums_fit() -> None:
    read = sheet(
        [
            HEAD,
            ["I", "A", 20], ["1", "B", 10], ["1", "C", 10],
            ["II", "D", 25], ["1", "E", 20], ["a", "F", 12], ["b", "G", 8], ["4", "H", 5],
            [None, "Tổng", 45],
        ]
    )  # fmt: skip
    assert not read.doubts
    first, second = read.draft.parts
    assert [one.name for one in first.parts] == ["B", "C"]
    assert [one.name for one in second.parts] == ["E", "H"]
    assert [one.name for one in second.parts[0].parts] == ["F", "G"]


def test_lists_of_the_whole_scale_with_limit_and_one_of() -> None:
    read = sheet(
        [
            HEAD, ["1", "A", 10],
            ["II", "Điểm thưởng (tối đa 5 điểm)", None],
            ["1", "Cờ thi đua: 3 điểm", None], ["2", "Sáng kiến: 1 điểm/sáng kiến", None],
            ["III", "Điểm trừ", None],
            ["1", "Vi phạm: trừ 2 điểm/vụ, không quá 4 điểm", None],
            [None, "Chỉ trừ một lần ở mức cao nhất", None],
        ]
    )  # fmt: skip
    bonus, deduct = read.draft.lists
    assert (bonus.things.cap, deduct.things.one_of) == (5, True)
    items = bonus.things.items + deduct.things.items
    assert [(one.points, one.each, one.cap) for one in items] == [
        (3, False, None), (1, True, None), (2, True, 4),
    ]  # fmt: skip


def test_a_note_about_the_whole_scale_does_not_touch_the_criterion_above_it() -> None:
    read = sheet(
        [
            HEAD, ["1", "A", 10], [None, "Mỗi lần chậm trừ 1 điểm", None],
            [None, "Ghi chú: đơn vị không nộp bảng điểm thì không xếp loại", None],
            [None, "NGƯỜI LẬP BIỂU", None],
        ]
    )  # fmt: skip
    assert all(part.is_sure for part in read.draft.all_parts())
    assert [doubt.line.place for doubt in read.draft.doubts] == ["B4"]


def test_word_numbers_and_paragraphs_between_tables() -> None:
    document = Document()
    document.add_paragraph("1. Chuyên môn (10 điểm)")
    rows = [HEAD, ["1.1", "Báo cáo: chậm trừ 1 điểm/lần", "10 điểm"]]
    for number, lines in enumerate((rows, [HEAD, ["2.1", "Phong trào", "5"]]), 1):
        if number == 2:
            document.add_paragraph("2. Phong trào (5 điểm)")
        grid = document.add_table(rows=0, cols=3)
        for line in lines:
            for cell, text in zip(grid.add_row().cells, line, strict=True):
                cell.text = text
    document.add_paragraph("Đơn vị bị kỷ luật không được xếp loại.")
    read = read_draft(saved(document), "t.docx")
    assert parts_of(read) == [
        ("1", "Chuyên môn", 10), ("1.1", "Báo cáo", 10), ("2", "Phong trào", 5),
        ("2.1", "Phong trào", 5),
    ]  # fmt: skip
    assert [doubt.why for doubt in read.draft.doubts] == ["paragraph"]


@pytest.mark.skipif(not REAL.exists(), reason="the real sheet is not beside this checkout")
def test_the_real_sheet_loses_no_row(capsys: pytest.CaptureFixture[str]) -> None:
    read = draft_of(real_rows())
    load(read.text)
    parts: list[Part] = read.draft.all_parts()
    taken = {line.n for part in parts for line in (part.node.line, *part.node.words)}
    outline = read.draft.outline
    taken |= {line.n for line in (*outline.totals, *outline.notes)}
    taken |= {line.n for line, _ in outline.loose}
    taken |= {line.n for extra in outline.extras for line in (extra.line, *extra.lines)}
    asked = {doubt.line.n for doubt in read.draft.all_doubts()}
    with capsys.disabled():
        print(f"\nTiền Giang 2022: 194 rows, {len(asked)} asked about, {len(parts)} criteria")
    assert taken == set(range(194)) and len(parts) == 49
    assert len(asked) <= 103


def test_a_percent_of_a_plan_may_go_over_100() -> None:
    """`check` refuses a percent over 100 unless its range says so; a plan is outdone every year."""
    rows = [
        HEAD,
        ["1", "Thu: từ 105% trở lên: 10 điểm; từ 90% đến dưới 105%: 5 điểm; dưới 90%: 0", 10],
        ["2", "Đạt 100% kế hoạch: 10 điểm; cứ hụt 1% trừ 1 điểm", 10],
        ["3", "Hài lòng: từ 90%: 10 điểm; dưới 90%: 0 điểm", 10],
    ]  # fmt: skip
    scale = load(draft_of(rows).text)
    assert [leaf.range for leaf in scale.criteria] == [(0, 1000), (0, 1000), None]


def test_a_sign_of_multiplying_is_no_old_encoding() -> None:
    rows = [HEAD, ["1", "Tín dụng: Điểm = (thực hiện : kế hoạch) × 10 điểm", 10]]
    load(draft_of(rows).text)


@pytest.mark.parametrize(
    "remark",
    [
        "Ghi chú: Số liệu tính đến ngày 30/11.",
        "Lưu ý: theo Kế hoạch số 12/KH-UBND năm 2026",
        "(Căn cứ sổ theo dõi của cơ quan thường trực)",
        "(Sổ đầu bài do giáo viên bộ môn ghi).",
    ],
)
@pytest.mark.parametrize("code", ["1", None])
def test_a_remark_between_criteria_is_a_note(remark: str, code: str | None) -> None:
    read = sheet([HEAD, [code, "Nề nếp", 10], [None, remark], [code and "2", "Chuyên cần", 8]])
    assert not read.doubts and [name for _, name, _ in parts_of(read)] == ["Nề nếp", "Chuyên cần"]
    assert [line.text for line in read.draft.outline.notes] == [remark]


@pytest.mark.parametrize(
    "rule",
    [
        "Ghi chú: nộp sau ngày 30/11 không tính điểm",
        "(Nộp trước ngày 30/11)",
        "Lưu ý: chỉ tính khi có xác nhận",
        "(Đạt từ 90% trở lên)",
        "(tập thể có người bị khởi tố không xét thi đua)",
    ],
)
def test_a_remark_that_may_be_a_rule_is_asked_about(rule: str) -> None:
    read = sheet([HEAD, ["1", "Nề nếp", 10], [None, rule], ["2", "Chuyên cần", 8]])
    assert read.doubts


@pytest.mark.parametrize(
    "units", [["Hội Luật gia", "Hội Nhà báo"], ["6A", "6B"], ["Đơn vị 1", "Đơn vị 2"]]
)
@pytest.mark.parametrize(
    "over",
    [
        "Điểm các đơn vị",
        "Kết quả",
        "Điểm đạt",
        "Các lớp",
        "Tên đơn vị",
        "Tổng hợp điểm",
        "Điểm thi đua các xã",
    ],
)
def test_the_scores_of_units_are_no_rule(over: str, units: list[str]) -> None:
    read = sheet(
        [
            [*HEAD, over, None],
            [None, None, None, *units],
            ["1", "Kế hoạch", 20, 20, 17],
            ["2", "Đoàn kết", 10, 6, 10],
            [None, "Tổng cộng", 30, 26, 27],
        ],
        merged=("A1:A2", "B1:B2", "C1:C2", "D1:E1"),
    )
    assert not read.doubts and parts_of(read) == [("1", "Kế hoạch", 20), ("2", "Đoàn kết", 10)]
    assert all(part.reading.rule is None for part in read.draft.parts)


def test_words_with_a_line_through_them_are_left_out_and_asked_about() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in [HEAD, [1, "Họp", 10], [2, "Bỏ", 5], [3, "Nộp", 20], [None, "Tổng", 30]]:
        page.append(row)
    for cell in page[3]:
        cell.font = Font(strike=True)
    gone = TextBlock(InlineFont(strike=True), " chậm trừ 1 điểm/lần")
    page["B4"] = CellRichText("Nộp báo cáo", gone)
    read = read_draft(saved(book), "t.xlsx")
    assert parts_of(read) == [("1", "Họp", 10), ("3", "Nộp báo cáo", 20)]
    asked = [(one.line.row, one.why) for one in read.draft.all_doubts()]
    assert asked == [(4, "struck")]
    assert "Bỏ" in read.text  # the row that is gone is told


FOLDED = [
    [*HEAD, "Cách chấm"],
    ["I", "Chuyên môn", 60],
    [1, "Kế hoạch", 20, "Chậm trừ 1 điểm/lần"],
    [2, "Báo cáo", 40, "Thiếu trừ 2 điểm/lần"],
    ["II", "Khác", 40],
]


def folded(page: Worksheet) -> None:
    for row in (3, 4):
        page.row_dimensions[row].hidden = True
        page.row_dimensions[row].outlineLevel = 1


def filtered(page: Worksheet) -> None:
    page.auto_filter.ref = "A1:D5"
    page.auto_filter.add_filter_column(2, ["60", "40"])
    page.row_dimensions[3].hidden = True


@pytest.mark.parametrize("put_away", [folded, filtered])
def test_rows_that_are_folded_or_filtered_are_of_the_scale(
    put_away: Callable[[Worksheet], None],
) -> None:
    read = read_draft(saved(book_of(FOLDED, put_away)), "t.xlsx")
    assert [code for code, _, _ in parts_of(read)] == ["I", "1", "2", "II"]
    assert not read.doubts


def test_a_row_and_a_column_of_rules_that_are_hidden_are_asked_about() -> None:
    def hide(page: Worksheet) -> None:
        page.row_dimensions[4].hidden = True
        page.column_dimensions["D"].hidden = True

    read = read_draft(saved(book_of(FOLDED, hide)), "t.xlsx")
    asked = [(one.line.place, one.why) for one in read.draft.all_doubts()]
    assert asked == [("D1", "column_unused"), ("B4", "hidden_row"), ("B2", "sum")]


def book_of(rows: list[list[Any]], change: Callable[[Worksheet], None]) -> Workbook:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    change(page)
    return book


def test_shared_texts_keep_the_words_without_a_line() -> None:
    texts = (
        b"<sst><si><r><rPr><strike/></rPr><t>abc</t></r><r><rPr><b/></rPr><t>de</t></r></si>"
        b'<si><r><rPr><strike val="0"/></rPr><t>f</t></r></si><si><t>g</t></si></sst>'
    )
    assert _shared(texts) == [(5, "de"), (1, None), (1, None)]


@pytest.mark.parametrize("marks", ["abc", ("2.1", "2.2", "2.3"), ("a)", "b)", "c)")])
@pytest.mark.parametrize("group", [30, None])
def test_numbered_levels_with_figures_in_the_maximum_column(marks: Any, group: int | None) -> None:
    """15, 10 and 3 are no parts of 15: they fall from it and do not add up to it."""
    outer = "2" if marks[0] == "2.1" else "I"
    levels = [("Có cán bộ giỏi cấp tỉnh", 15), ("Có cán bộ giỏi cấp huyện", 10), ("Không có", 3)]
    rows: list[list[Any]] = [HEAD]
    if outer == "I":
        rows += [["I", "Chuyên môn", group], ["1", "Đoàn kết", 15]]
    rows.append(["2", "Cán bộ giỏi cấp nào", 15])
    rows += [[mark, *level] for mark, level in zip(marks, levels, strict=True)]
    if outer == "I":
        rows += [["II", "Nội bộ", group and 15], ["1", "Hồ sơ", 15]]
    read = sheet([*rows, [None, "Tổng cộng", 45 if outer == "I" else 15]])
    assert not read.doubts, read.text
    found = next(p for p in read.draft.all_parts() if p.name == "Cán bộ giỏi cấp nào")
    assert found.reading.rule is not None
    assert [one["points"] for one in found.reading.rule["options"]] == ["15", "10", "3"]


def test_a_number_that_a_sheet_keeps_as_a_figure_or_as_a_day() -> None:
    codes = [round(1 + n / 10, 1) for n in range(1, 10)] + [1.1, 1.11]
    read = sheet([HEAD, [1, "Nhóm", 55], *[[code, f"Việc {n}", 5] for n, code in enumerate(codes)]])
    assert [one.node.line.code for one in read.draft.all_parts()][-3:] == ["1.9", "1.10", "1.11"]
    days = [date(2026, 1, 1), date(2026, 2, 1)]
    rows = [[day, f"Việc {n}", 5] for n, day in enumerate(days)]
    read = sheet([HEAD, [1, "Nhóm", 10], *rows], {"A3": "d.m", "A4": "d.m"})
    assert [one.node.line.code for one in read.draft.all_parts()] == ["1", "1.1", "1.2"]


def test_a_sentence_over_the_whole_width_below_a_list_is_no_item_of_it() -> None:
    rows = [
        ["TT", "Lỗi", "Trừ"],
        [1, "Đi muộn", "2 điểm/lần"],
        [2, "Bỏ giờ", "10 điểm/lần"],
        ["Mỗi lớp được 100 điểm đầu tuần"],
    ]
    read = sheet(rows, merged=("A4:C4",))
    (taken,) = read.draft.lists
    assert [(one.name, one.points) for one in taken.things.items] == [
        ("Đi muộn", 2),
        ("Bỏ giờ", 10),
    ]
    assert "nowhere" in [one.why for one in read.draft.all_doubts()]


def test_a_sheet_that_nobody_is_shown_is_not_read() -> None:
    book = Workbook()
    old = book.active
    assert old is not None
    old.sheet_state = "hidden"
    new = book.create_sheet("Thang điểm")
    for page, points in ((old, (50, 50)), (new, (60, 40))):
        for row in (HEAD, [1, "Họp", points[0]], [2, "Báo cáo", points[1]]):
            page.append(row)
    read = read_draft(saved(book), "t.xlsx")
    assert parts_of(read) == [("1", "Họp", 60), ("2", "Báo cáo", 40)]


def sheets(*pages: tuple[str, list[list[Any]]]) -> ScaleDraft:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in pages:
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    return read_draft(saved(book), "t.xlsx")


FIRST = [HEAD, [1, "Tham mưu", 30], [2, "Báo cáo", 20]]
SECOND = [HEAD, [1, "Văn nghệ", 30], [2, "Thể thao", 20]]


@pytest.mark.parametrize(
    "names", [("Phần A", "Phần B"), ("I", "II"), ("A. Chuyên môn", "B. Phong trào")]
)
def test_sheets_that_are_numbered_are_the_groups_of_one_scale(names: tuple[str, str]) -> None:
    read = sheets((names[0], FIRST), (names[1], SECOND))
    assert [int(part.worth) for part in read.draft.parts] == [50, 50] and not read.doubts
    again = sheets((names[0], FIRST), (names[1], FIRST))  # the same for another time
    assert sum(int(part.worth) for part in again.draft.parts) == 50


def test_sheets_for_kinds_of_units_are_asked_for_whom_they_are() -> None:
    read = sheets(("Khối phòng", FIRST), ("Khối trường", SECOND))
    assert [doubt.why for doubt in read.draft.all_doubts()] == ["for_whom"] * 2


def test_sheets_of_periods_are_no_groups() -> None:
    assert len(sheets(("Quý I", FIRST), ("Quý II", SECOND)).draft.parts) == 2
