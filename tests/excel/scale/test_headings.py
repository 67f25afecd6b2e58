"""Headings of columns and of lists, in the words of many offices."""

import pytest

from tests.excel.scale.test_office_tables import sheet
from thidua.excel.scale.importing import ScaleDraft, read_scale

GIVES = [
    "Thang điểm cộng",
    "Điểm thưởng trong tuần",
    "Điểm thưởng của học kỳ",
    "ĐIỂM THƯỞNG (+)",
    "Điểm cộng thêm trong năm học",
    "Mức cộng điểm",
    "Nội dung cộng điểm của đợt",
    "Được cộng điểm",
    "Điểm ưu tiên cho lớp chọn",
    "Điểm khuyến khích quý",
]
TAKES = [
    "Thang điểm trừ",
    "Điểm trừ trong học kỳ",
    "Điểm trừ hằng tháng",
    "ĐIỂM TRỪ (-)",
    "Điểm trừ vi phạm trong tháng",
    "Bị trừ điểm",
    "Những lỗi bị trừ điểm",
    "Mức trừ điểm",
]


def read(code: str, heading: str, *below: list[object]) -> ScaleDraft:
    rows = [
        ["TT", "Nội dung", "Điểm"],
        ["I", "Nề nếp", 100],
        ["1", "Chuyên cần", 60],
        ["2", "Vệ sinh", 40],
        [code or None, heading, None],
        *([str(n) if code else "-", *row] for n, row in enumerate(below, 1)),
    ]
    draft = read_scale("vi", sheet(rows), "a.xlsx", "a.xlsx")
    assert isinstance(draft, ScaleDraft)
    return draft


@pytest.mark.parametrize("code", ["", "II"])
@pytest.mark.parametrize(
    ("side", "heading"),
    [*(("bonus", one) for one in GIVES), *(("deduct", one) for one in TAKES)],
)
def test_a_heading_that_names_points_given_or_taken_heads_a_list(
    side: str, heading: str, code: str
) -> None:
    draft = read(code, heading, ["Gây chú ý", "5 điểm/lần"], ["Việc khác", "3 điểm/lần"])
    assert draft.doubts == ()
    assert [one.side for one in draft.draft.lists] == [side]
    assert [int(one.points or 0) for one in draft.draft.lists[0].things.items] == [5, 3]
    assert [part.node.line.text for part in draft.draft.parts] == ["Nề nếp"]


def test_each_amount_below_a_heading_that_says_both_is_asked_about() -> None:
    draft = read("II", "Điểm thưởng phạt", ["Đi muộn", 2], ["Việc tốt", 3])
    assert [one.span.line for one in draft.doubts if one.span] == [6, 7]


def test_so_much_for_each_is_no_maximum_of_a_criterion() -> None:
    draft = read("II", "Xử phạt", ["Gây rối", "5 điểm/lần"], ["Việc khác", "3 điểm/lần"])
    assert [one.span.line for one in draft.doubts if one.span] == [6, 7]


@pytest.mark.parametrize(
    ("content", "points"),
    [
        ("Nội dung", "Đ. tối đa"),
        ("ND chấm điểm", "Đ.chuẩn"),
        ("ND", "Max"),
        ("Tiêu chí", "Đ chuẩn"),
    ],
)
def test_headings_of_narrow_columns_are_written_short(content: str, points: str) -> None:
    rows = [["TT", content, points, "Cách chấm"], ["1", "Họp", 10, "Vắng trừ 1đ/lần"]]
    draft = read_scale("vi", sheet(rows), "a.xlsx", "a.xlsx")
    assert isinstance(draft, ScaleDraft)
    assert draft.doubts == ()
    assert [(part.node.line.text, part.node.points) for part in draft.draft.parts] == [("Họp", 10)]


@pytest.mark.parametrize(
    "heading",
    ["Điểm năm 2025", "Điểm 2025", "Điểm năm trước", "Điểm quý I", "Điểm BQ", "Điểm tham khảo"],
)
def test_what_units_had_at_another_time_is_no_column_of_points(heading: str) -> None:
    rows = [
        ["TT", "Nội dung", "Điểm chuẩn", heading, "Cách chấm"],
        ["1", "Họp", 10, 8.5, "Vắng trừ 1 điểm/lần"],
        ["2", "Báo cáo", 20, 12.5, "Chậm 1 ngày trừ 0,5 điểm"],
    ]
    draft = read_scale("vi", sheet(rows), "a.xlsx", "a.xlsx")
    assert isinstance(draft, ScaleDraft)
    assert (draft.doubts, draft.unused) == ((), (heading,))
    assert [part.node.points for part in draft.draft.parts] == [10, 20]


def test_a_plus_before_an_amount_gives_whatever_the_column_is_called() -> None:
    rows = [
        ["TT", "Nội dung", "Điểm", "Cách trừ điểm"],
        ["1", "Nề nếp", 10, "-1đ/lượt"],
        ["II", "Điểm cộng", None, None],
        ["1", "Việc tốt", None, "+2đ/lần"],
    ]
    draft = read_scale("vi", sheet(rows), "a.xlsx", "a.xlsx")
    assert isinstance(draft, ScaleDraft)
    assert draft.doubts == ()
    assert [one.side for one in draft.draft.lists] == ["bonus"]


def test_what_stands_below_the_total_belongs_to_no_criterion() -> None:
    rows = [
        ["TT", "Nội dung", "Điểm chuẩn", "Sở A chấm", "Sở B chấm"],
        ["1", "Họp", 10, 9, 8],
        ["2", "Báo cáo", 20, 19, 18],
        [None, "Tổng điểm", 30, 28, 26],
        [None, "Xếp thứ", None, 1, 2],
    ]
    draft = read_scale("vi", sheet(rows), "a.xlsx", "a.xlsx")
    assert isinstance(draft, ScaleDraft)
    assert draft.doubts == ()
    assert all(not part.node.words for part in draft.draft.parts)
