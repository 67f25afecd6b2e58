"""Several tables of one scale, and rows that are no criteria of it."""

from typing import Any

import pytest
import yaml

from tests.excel.scale.test_styles import HEAD, read, tree
from tests.excel.scale.test_word_layouts import read as read_word
from tests.excel.scale.test_word_layouts import table

FIRST = [HEAD, ["1", "Điện", "35"], ["2", "Nước", "25"]]
SECOND = [HEAD, ["1", "Phục vụ", "15"], ["2", "Khiếu nại", "25"]]


@pytest.mark.parametrize(
    ("above", "below", "names"),
    [
        (("Bảng 1. Sản xuất (60 điểm)", "Bảng 2. Dịch vụ (40 điểm)"), False,
         ["Bảng 1. Sản xuất", "Bảng 2. Dịch vụ"]),
        (("I. Sản xuất (60 điểm)", "II. Dịch vụ (40 điểm)"), True, ["Sản xuất", "Dịch vụ"]),
        (("1. Sản xuất: 60 điểm", "2. Dịch vụ: 40 điểm"), False, ["Sản xuất", "Dịch vụ"]),
        (("Bảng 1. Sản xuất", "Bảng 2. Dịch vụ"), True, ["Bảng 1. Sản xuất", "Bảng 2. Dịch vụ"]),
        (("", ""), False, []),
    ],
)  # fmt: skip
def test_numbers_that_begin_again_in_another_table(
    above: tuple[str, str], below: bool, names: list[str]
) -> None:
    """35 + 25 = 60 and 15 + 25 = 40, each below what stands above its table, else side by side."""

    def build(document: Any) -> None:
        for caption, rows, total in zip(above, (FIRST, SECOND), ("60", "40"), strict=True):
            document.add_paragraph(caption)
            table(document, [*rows, *([["", "Cộng", total]] if below else [])])

    found = read_word(build)
    leaves = [[("Điện", 35), ("Nước", 25)], [("Phục vụ", 15), ("Khiếu nại", 25)]]
    groups = [
        (name, points, *[part]) for name, points, part in zip(names, (60, 40), leaves, strict=False)
    ]
    assert tree(found.draft.parts) == (groups or [*leaves[0], *leaves[1]])
    assert not found.doubts


def test_a_group_named_above_its_table_and_in_it_is_one() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("Phần A. Pháp luật")
        table(
            document, [HEAD, ["A", "Pháp luật", "60"], ["A.1", "Điện", "35"], ["A.2", "Nước", "25"]]
        )

    assert tree(read_word(build).draft.parts) == [("Pháp luật", 60, [("Điện", 35), ("Nước", 25)])]


def test_what_stands_below_the_total_touches_no_criterion() -> None:
    rows = [
        ["TT", "Nội dung", "Điểm chuẩn", "Tự chấm", "Khối chấm"],
        ["1", "Điện", 35, 30, 31], ["2", "Nước", 25, 20, 21],
        [None, "Tổng điểm = 60đ", 60, 50, 52], [None, "Xếp thứ", None, 2, 1],
    ]  # fmt: skip
    found = read(rows)
    assert tree(found.draft.parts) == [("Điện", 35), ("Nước", 25)]
    assert not found.doubts


def test_a_draft_is_sound_where_the_figures_of_the_office_are_not() -> None:
    """30 is printed above 10 + 15: the draft says 25, so that it passes its check, and asks."""
    rows = [HEAD, ["I", "Nhóm", 30], ["1", "Điện", 10], ["2", "Nước", 15], ["II", "Khác", 5]]
    found = read(rows)
    written = yaml.load(found.text, yaml.CBaseLoader)
    assert [one["max"] for one in written["criteria"]] == ["25", "5"]
    assert written["max"] == "30"
    assert [doubt.why for doubt in found.draft.all_doubts()] == ["sum"]


def test_numbers_in_a_column_without_a_heading() -> None:
    rows = [
        [None, "Nội dung", "Điểm chuẩn"],
        ["I", "Học tập", 15], ["a", "Chuyên cần", None], [None, "Đi học", 5],
        ["b", "Kết quả", None], [None, "Thi", 10], [None, "Tổng", 15],
    ]  # fmt: skip
    assert tree(read(rows).draft.parts) == [
        ("Học tập", 15, [("Chuyên cần", 5, [("Đi học", 5)]), ("Kết quả", 10, [("Thi", 10)])])
    ]
