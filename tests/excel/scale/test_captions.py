"""Several tables that are one scale: what stands right above each of them is its group."""

import pytest
from docx import Document

from tests.helpers.office_files import Rows, add_table, read_draft, saved
from thidua.excel.scale.draft.draft import Part
from thidua.excel.scale.importing import ScaleDraft

HEAD = ["TT", "Nội dung", "Điểm tối đa", "Cách chấm"]
RULE = "Vắng một lần trừ 1 điểm"
FIRST: Rows = [["1", "Họp khối", "20", RULE], ["2", "Báo cáo", "40", RULE]]
SECOND: Rows = [["1", "Thể thao", "10", RULE], ["2", "Văn nghệ", "30", RULE]]


def read(*tables: tuple[str, Rows]) -> ScaleDraft:
    document = Document()
    document.add_paragraph("BẢNG ĐIỂM THI ĐUA")
    for name, rows in tables:
        if name:
            document.add_paragraph(name)
        add_table(document, [HEAD, *rows])
    return read_draft(saved(document), "a.docx")


def shape(part: Part) -> object:
    head = f"{part.node.line.text} {part.node.points}"
    return (head, [shape(one) for one in part.parts]) if part.parts else head


GROUPS = [
    ("Sản xuất 60", ["Họp khối 20", "Báo cáo 40"]),
    ("Dịch vụ 40", ["Thể thao 10", "Văn nghệ 30"]),
]
"""The second table comes to as much as the first one's last row: sums alone would put it there."""


@pytest.mark.parametrize("totals", [False, True], ids=["no totals", "totals"])
@pytest.mark.parametrize(
    "names",
    [
        ("Bảng 1. Sản xuất (60 điểm)", "Bảng 2. Dịch vụ (40 điểm)"),
        ("Biểu số 1: Sản xuất", "Biểu số 2: Dịch vụ"),
        ("1. Sản xuất: 60 điểm", "2. Dịch vụ: 40 điểm"),
        ("1. Sản xuất", "2. Dịch vụ"),
        ("I. Sản xuất: tối đa 60 điểm", "II. Dịch vụ: tối đa 40 điểm"),
        ("Sản xuất", "Dịch vụ"),
        ("* Sản xuất", "* Dịch vụ"),
        ("Phần thứ nhất: Sản xuất", "Phần thứ hai: Dịch vụ"),
    ],
)
def test_the_words_above_each_table_name_its_group(names: tuple[str, str], totals: bool) -> None:
    sums: list[Rows] = [[["", f"Cộng bảng {n}", most, ""]] for n, most in ((1, "60"), (2, "40"))]
    below = sums if totals else [[], []]
    draft = read((names[0], FIRST + below[0]), (names[1], SECOND + below[1]))
    assert draft.doubts == ()
    assert [shape(part) for part in draft.draft.parts] == GROUPS


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (("Phần A. Sản xuất", "Phần B. Dịch vụ"), ("A", "B")),
        (("1. Sản xuất (60 điểm)", "2. Dịch vụ (40 điểm)"), ("I", "II")),
        (("Sản xuất", "Dịch vụ"), ("I", "II")),
    ],
)
def test_a_name_that_the_first_row_says_again_is_one_group(
    names: tuple[str, str], codes: tuple[str, str]
) -> None:
    draft = read(
        (names[0], [[codes[0], "Sản xuất", "60", ""], *FIRST]),
        (names[1], [[codes[1], "Dịch vụ", "40", ""], *SECOND]),
    )
    assert draft.doubts == ()
    assert [shape(part) for part in draft.draft.parts] == GROUPS


def test_tables_without_a_name_whose_numbers_go_on_are_one() -> None:
    more: Rows = [["3", "Thể thao", "10", RULE], ["4", "Văn nghệ", "30", RULE]]
    draft = read(("", FIRST), ("", more))
    assert draft.doubts == ()
    assert [shape(part) for part in draft.draft.parts] == [
        "Họp khối 20", "Báo cáo 40", "Thể thao 10", "Văn nghệ 30",
    ]  # fmt: skip


def test_numbers_that_begin_anew_without_a_name_are_asked_about() -> None:
    draft = read(("", FIRST), ("", SECOND))
    assert [one.line.text for one in draft.draft.all_doubts()] == ["Thể thao"]


def test_a_paragraph_that_tells_of_points_is_no_group() -> None:
    told = "1. Thang điểm (tối đa 60 điểm): mục 1: 20 điểm; mục 2: 40 điểm; thưởng tối đa 5 điểm."
    sent = "2. Đơn vị gửi hồ sơ về Thường trực khối trước ngày 20/11."
    document = Document()
    document.add_paragraph(told)
    document.add_paragraph(sent)
    add_table(document, [HEAD, *FIRST])
    draft = read_draft(saved(document), "a.docx")
    assert [shape(part) for part in draft.draft.parts] == ["Họp khối 20", "Báo cáo 40"]


def test_shares_in_the_headings_of_levels_are_shares_of_the_maximum() -> None:
    head = ["TT", "Nội dung", "Điểm tối đa", "Loại A (100% điểm)", "Loại B (70% điểm)"]
    document = Document()
    add_table(document, [head, ["1", "Báo cáo", "10", "Đúng hạn", "Chậm"]])
    draft = read_draft(saved(document), "a.docx")
    (part,) = draft.draft.parts
    assert part.reading.rule is not None
    levels = [(one["name"], int(one["points"])) for one in part.reading.rule["options"]]
    assert levels == [("Đúng hạn", 10), ("Chậm", 7)]


def test_tables_with_numbered_names_and_criteria_without_numbers_are_groups() -> None:
    def dashed(rows: Rows) -> Rows:
        return [["-", *row[1:]] for row in rows]

    draft = read(("I. Sản xuất", dashed(FIRST)), ("II. Dịch vụ", dashed(SECOND)))
    assert draft.doubts == ()
    assert [shape(part) for part in draft.draft.parts] == GROUPS


WIDE = ["Trong đó:", "Áp dụng đối với các đơn vị có con dấu riêng", "(Phòng Tổ chức chấm)"]


@pytest.mark.parametrize("words", WIDE)
@pytest.mark.parametrize("at", [0, 1, 2, 4], ids=["first", "below I", "below 1", "below II"])
def test_words_across_the_table_alone_among_its_rows_head_nothing(words: str, at: int) -> None:
    rows: Rows = [
        ["I", "Sản xuất", "60", ""], *FIRST, ["II", "Dịch vụ", "40", ""], *SECOND,
    ]  # fmt: skip
    rows = [*rows[:at], [words, "<", "<", "<"], *rows[at:]]
    draft = read(("", rows))
    assert [shape(part) for part in draft.draft.parts] == GROUPS
