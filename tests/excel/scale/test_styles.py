"""Which rows of a table are its criteria, whatever an office numbers: all that fits in its sums."""

import itertools
from typing import Any

import pytest

from tests.helpers.office_files import as_read
from thidua.excel.scale.draft.draft import Part
from thidua.excel.scale.importing import ScaleDraft

HEAD = ["TT", "Nội dung", "Điểm chuẩn"]
Rows = list[list[Any]]


def read(rows: Rows, kind: str = "xlsx") -> ScaleDraft:
    return as_read(rows, kind)


def tree(parts: list[Part]) -> list[Any]:
    """Names and points, each with those below it."""
    return [
        (one.name, int(one.node.points), *([tree(one.parts)] if one.parts else [])) for one in parts
    ]


WANTED = [
    ("Chuyên môn", 60, [
        ("Thường xuyên", 30, [("Hồ sơ", 20), ("Giao ban", 10)]),
        ("Trọng tâm", 30, [("Đề án", 25), ("Đoàn kết", 5)]),
    ]),
    ("Nội bộ", 15, [("Nền nếp", 15, [("Phối hợp", 15)])]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("mark", "top", "inner", "kind"),
    [*itertools.product(("", "-", "+"), (True, False), ("figure", "words", ""), ("xlsx", "docx"))],
)
def test_criteria_without_a_number_below_numbered_groups(
    mark: str, top: bool, inner: str, kind: str
) -> None:
    """Groups with or without their figure; 20 + 10, 25 + 5, 15; 60 + 15 = 75."""

    def group(code: str, name: str, points: int) -> list[Any]:
        own = points if inner == "figure" else None
        return [code, f"{name} ({points} điểm)" if inner == "words" else name, own]

    rows = [
        HEAD,
        ["I", "Chuyên môn", 60 if top else None],
        group("1", "Thường xuyên", 30), [mark, "Hồ sơ", 20], [mark, "Giao ban", 10],
        group("2", "Trọng tâm", 30), [mark, "Đề án", 25], [mark, "Đoàn kết", 5],
        ["II", "Nội bộ", 15 if top else None],
        group("1", "Nền nếp", 15), [mark, "Phối hợp", 15],
        [None, "Tổng cộng", 75],
    ]  # fmt: skip
    found = read(rows, kind)
    assert tree(found.draft.parts) == WANTED
    assert not found.doubts


def test_levels_of_a_table_without_numbers_fall_from_the_points_above_them() -> None:
    rows = [
        HEAD[1:],
        ["Phong trào", 22], ["Cơ quan văn hóa", 12], ["Loại A", 12], ["Loại B", 8], ["Loại C", 3],
        ["Thể thao", 10],
        ["Chuyên môn", 16], ["Chi bộ", 16], ["Xuất sắc", 16], ["Tốt", 12], ["Hoàn thành", 8],
        ["Tổng", 38],
    ]  # fmt: skip
    found = read(rows)
    names = [(part.name, int(part.node.points)) for part in found.draft.all_parts()]
    assert names == [
        ("Phong trào", 22), ("Cơ quan văn hóa", 12), ("Thể thao", 10), ("Chuyên môn", 16),
        ("Chi bộ", 16),
    ]  # fmt: skip
    rules = [part.reading.rule for part in found.draft.all_parts()]
    assert [len(rule["options"]) for rule in rules if rule] == [3, 3]


def test_points_in_words_beside_a_list_with_a_column_of_points() -> None:
    """The scale is the table whose rows say their points, not the list with a column of them."""

    from tests.excel.scale.test_word_layouts import read as read_word
    from tests.excel.scale.test_word_layouts import table

    def build(document: Any) -> None:
        table(
            document,
            [["TT", "Tiêu chí chấm điểm"], ["1", "Họp (10 điểm)"], ["2", "Báo cáo (20 điểm)"]],
        )
        document.add_paragraph("ĐIỂM THƯỞNG")
        table(
            document,
            [["TT", "Nội dung", "Mức điểm"], ["1", "Có mô hình mới", "Cộng 2 điểm/mô hình"]],
        )

    found = read_word(build)
    assert tree(found.draft.parts) == [("Họp", 10), ("Báo cáo", 20)]
    assert [[one.name for one in whole.things.items] for whole in found.draft.lists] == [
        ["Có mô hình mới"]
    ]


@pytest.mark.parametrize("below", [[], [[None, "Xếp loại: Tốt từ 72 điểm trở lên", None]]])
def test_a_single_criterion_with_a_mark_below_a_group(below: Rows) -> None:
    """30 + 20 = 50 below A, all 30 of B in one; what each takes off stands beside it."""
    rows = [
        HEAD,
        ["A", "Nền nếp", 50], ["*", "Chuyên cần", 30], ["+", "Không phép", "-5đ/hs"],
        ["*", "Tác phong", 20], ["+", "Sai đồng phục", "-2đ/hs"],
        ["B", "Vệ sinh", 30], ["*", "Trực nhật", 30], ["+", "Không trực", "-3đ/buổi"],
        [None, "Tổng", 80], *below,
    ]  # fmt: skip
    assert tree(read(rows).draft.parts) == [
        ("Nền nếp", 50, [("Chuyên cần", 30), ("Tác phong", 20)]),
        ("Vệ sinh", 30, [("Trực nhật", 30)]),
    ]
