"""Headings of columns and of lists, in the words of many offices."""

from fractions import Fraction

import pytest

from tests.helpers.office_files import as_read
from thidua.excel.scale.importing import ScaleDraft

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
    return as_read(rows)


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
    assert [one.span.line for one in draft.doubts if one.span] == [5, 6, 7]


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
    draft = as_read(rows)
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
    draft = as_read(rows)
    assert (draft.doubts, draft.unused) == ((), (heading,))
    assert [part.node.points for part in draft.draft.parts] == [10, 20]


def test_a_plus_before_an_amount_gives_whatever_the_column_is_called() -> None:
    rows = [
        ["TT", "Nội dung", "Điểm", "Cách trừ điểm"],
        ["1", "Nề nếp", 10, "-1đ/lượt"],
        ["II", "Điểm cộng", None, None],
        ["1", "Việc tốt", None, "+2đ/lần"],
    ]
    draft = as_read(rows)
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
    draft = as_read(rows)
    assert draft.doubts == ()
    assert all(not part.node.words for part in draft.draft.parts)


@pytest.mark.parametrize("heading", ["S\nTT", "S.T.T", "T/T", "Điều", "Mã tiêu chí", None])
def test_a_column_of_nothing_but_numbers_before_the_words_is_that_of_the_numbers(
    heading: str | None,
) -> None:
    rows = [
        [heading, "Nội dung", "Điểm chuẩn"],
        ["I", "Chuyên môn", 30],
        ["1", "Họp", 10],
        ["2", "Báo cáo", 20],
        ["II", "Phong trào", 10],
        ["1", "Thể thao", 10],
    ]
    draft = as_read(rows)
    assert (draft.doubts, draft.unused) == ((), ())
    first, second = draft.draft.parts
    assert [(one.node.line.code, len(one.parts)) for one in (first, second)] == [
        ("I", 2),
        ("II", 1),
    ]


def test_levels_of_the_maximum_are_no_deductions_whatever_their_column_is_called() -> None:
    rows = [
        ["TT", "Nội dung", "Điểm tối đa", "Cách tính điểm trừ"],
        ["1", "Nợ đọng", 20, "Không quá 2%: 20 điểm; trên 2% đến 3%: 14 điểm; trên 3%: 0 điểm"],
        ["2", "Đảng", 10, "Xuất sắc: 10 điểm; Tốt: 8 điểm; Hoàn thành: 5 điểm"],
        ["3", "Hồ sơ", 20, "Chậm: 0,2 điểm/hồ sơ"],
    ]
    draft = as_read(rows)
    assert draft.doubts == ()
    kinds = [(one.reading.rule or {}).get("kind", "deduct") for one in draft.draft.parts]
    assert kinds == ["tiers", "choice", "deduct"]
    assert [one.points for one in draft.draft.parts[2].reading.deduct.items] == [Fraction(1, 5)]


@pytest.mark.parametrize(
    ("old", "new"), [("Điểm chuẩn năm 2025", "Điểm chuẩn năm 2026"), ("Điểm cũ", "Điểm mới")]
)
def test_the_later_of_two_maxima_is_the_maximum(old: str, new: str) -> None:
    rows = [["TT", "Nội dung", old, new], ["1", "Họp", 15, 20], ["2", "Báo cáo", 10, 10]]
    draft = as_read(rows)
    assert (draft.doubts, draft.unused) == ((), (old,))
    assert [part.node.points for part in draft.draft.parts] == [20, 10]


@pytest.mark.parametrize(
    "heading",
    [
        "Điểm thưởng (chỉ cộng cho đơn vị không bị trừ điểm)",
        "Điểm thưởng (đơn vị bị trừ điểm thì không được thưởng)",
        "Điểm thưởng cho đơn vị hoàn thành xuất sắc",
    ],
)
def test_a_condition_in_the_heading_of_a_list_is_asked_about(heading: str) -> None:
    draft = read("II", heading, ["Điển hình", "2 điểm/điển hình"])
    assert [one.span.line for one in draft.doubts if one.span] == [5]
    assert [one.side for one in draft.draft.lists] == ["bonus"]


def test_what_a_unit_scored_is_no_part_of_a_rule_beside_it() -> None:
    rule = "Đạt 95% trở lên: 10 điểm; cứ thiếu 1% trừ 0,5 điểm"
    rows = [["TT", "Nội dung", "Điểm chuẩn", "Cách chấm", "Tự chấm"], ["1", "Vốn", 10, rule, 9]]
    draft = as_read(rows)
    assert draft.doubts == ()


def test_the_total_may_stand_in_the_column_of_the_groups_names() -> None:
    rows = [
        ["Lĩnh vực", "Tiêu chí", "Điểm tối đa"],
        ["Chuyên môn", "Họp", 10],
        ["^", "Báo cáo", 20],
        ["Phong trào", "Thể thao", 10],
        ["^", "Văn nghệ", 10],
        ["Tổng", None, 50],
    ]
    draft = as_read(rows)
    assert draft.doubts == ()
    assert [part.node.points for part in draft.draft.parts] == [30, 20]


def test_a_sentence_that_gives_is_no_deduction_whatever_its_column_is_called() -> None:
    rows = [
        ["TT", "Nội dung", "Điểm tối đa", "Nội dung trừ điểm"],
        ["1", "Tuyên truyền", 10, "Mỗi tin, bài được đăng tính 0,5 điểm"],
        ["2", "Báo cáo", 10, "Mỗi báo cáo không được duyệt 1 điểm"],
        ["3", "Nhiệm vụ", 10, "Mỗi nhiệm vụ được giao bị chậm tính 1 điểm"],
        ["4", "Văn bản", 10, "Văn bản được giao chậm 1 điểm/lần"],
    ]
    draft = as_read(rows)
    assert draft.doubts == ()
    first, *others = (part.reading for part in draft.draft.parts)
    assert first.rule is not None
    assert (first.rule["kind"], first.deduct.items) == ("count", [])
    assert [[int(item.points or 0) for item in one.deduct.items] for one in others] == [[1]] * 3


@pytest.mark.parametrize(
    ("words", "below"),
    [
        ("Vận động: đạt kế hoạch 20 điểm; cứ thấp hơn kế hoạch 10% thì trừ 3 điểm", 100),
        ("Vận động (chỉ tiêu 83%): đạt chỉ tiêu 20 điểm; cứ thấp hơn chỉ tiêu 10% trừ 3 điểm", 83),
    ],
)
def test_how_far_below_the_plan_a_step_goes_is_not_what_the_plan_asks_for(
    words: str, below: int
) -> None:
    rows = [["TT", "Nội dung", "Điểm tối đa"], ["1", words, 20]]
    draft = as_read(rows)
    assert draft.doubts == ()
    (part,) = draft.draft.parts
    assert part.reading.rule is not None
    assert int(part.reading.rule["below"]) == below


def test_names_beside_the_lines_of_a_list_are_no_numbers_and_no_groups() -> None:
    """`Mục | Stt`, as schools rank their classes: the second column numbers."""
    rows = [
        ["Mục", "Stt", "Nội dung", "Điểm"],
        ["Nền nếp", "1", "Chuyên cần", 60],
        ["^", "2", "Trực nhật", 40],
        ["Thang điểm trừ", "<", "<", "<"],
        ["Sĩ số", "1", "Vắng học không phép", "20/1lượt"],
        ["^", "2", "Trốn học", "50/1lượt"],
        ["Tác phong", "3", "Không đồng phục", "10/1hs"],
        ["^", "4", "Mang dép lê", "10/1hs"],
    ]
    draft = as_read(rows)
    assert draft.doubts == ()
    (group,) = draft.draft.parts
    assert [one.node.line.text for one in group.parts] == ["Chuyên cần", "Trực nhật"]
    (whole,) = draft.draft.lists
    assert [int(one.points or 0) for one in whole.things.items] == [20, 50, 10, 10]


def test_bounds_that_a_column_says_again_are_said_once() -> None:
    rows = [
        ["TT", "Nội dung", "Mức đạt", "Điểm"],
        ["1", "Khối lượng duy tu", None, 20],
        ["-", "Hoàn thành từ 100% trở lên", "≥ 100%", 20],
        ["-", "Hoàn thành từ 90% đến dưới 100%", "90 - <100%", 15],
        ["-", "Hoàn thành dưới 90%", "< 90%", 0],
    ]
    draft = as_read(rows)
    assert draft.doubts == ()
    (part,) = draft.draft.parts
    assert part.reading.rule is not None
    assert [one["points"] for one in part.reading.rule["tiers"]] == ["20", "15", "0"]


def test_bounds_that_a_column_says_otherwise_are_asked_about() -> None:
    rows = [
        ["TT", "Nội dung", "Mức đạt", "Điểm"],
        ["1", "Khối lượng duy tu", None, 20],
        ["-", "Hoàn thành từ 90% trở lên", "≥ 95%", 20],
        ["-", "Hoàn thành dưới 90%", "< 90%", 0],
    ]
    draft = as_read(rows)
    assert draft.doubts
