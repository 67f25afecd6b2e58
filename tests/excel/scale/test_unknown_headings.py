"""Tables headed by words that no other office uses, or by none: their cells say which column is
which, so that a table becomes what it becomes under the usual headings."""

import pytest

from tests.excel.scale.test_office_tables import in_short
from tests.helpers.office_files import Rows, as_read

USUAL = {
    "number": "STT",
    "words": "Nội dung",
    "most": "Điểm tối đa",
    "rule": "Cách chấm",
    "self": "Điểm tự chấm",
    "fault": "Lỗi vi phạm",
    "taken": "Điểm trừ",
    "level": "Điểm",
}
LAYOUTS: dict[str, tuple[list[str], Rows]] = {
    "names and points": (
        ["number", "words", "most"],
        [
            ["1", "Thực hiện chế độ báo cáo", "20"],
            ["2", "Tham gia hội nghị", "15"],
            ["3", "Có tin bài đăng báo", "10"],
            [None, "Tổng cộng", "45"],
        ],
    ),
    "rules before the points, groups": (
        ["number", "words", "rule", "most", "self"],
        [
            ["I", "Công tác Đoàn", None, "30"],
            ["1", "Báo cáo", "Chậm một báo cáo trừ 2 điểm", "20"],
            ["2", "Hội nghị", "Vắng một buổi trừ 1 điểm", "10"],
            ["II", "Phong trào", None, "20"],
            ["1", "Tin bài", "Mỗi tin bài 2 điểm", "10"],
            ["2", "Vệ sinh", "Tốt: 10 điểm; khá: 7 điểm; trung bình: 4 điểm", "10"],
        ],
    ),
    "points first, no numbers": (
        ["most", "words", "rule"],
        [
            ["20", "Báo cáo", "Chậm một báo cáo trừ 2 điểm"],
            ["15", "Hội nghị", "Vắng một buổi trừ 1 điểm"],
            ["35", "Tổng", None],
        ],
    ),
    "levels below": (
        ["number", "words", "most"],
        [
            ["1", "Nền nếp", "20"],
            [None, "Không có vi phạm", "20"],
            [None, "Có 1 đến 2 vi phạm", "10"],
            [None, "Từ 3 vi phạm trở lên", "0"],
            ["2", "Học tập", "30"],
            [None, "Xếp thứ nhất khối", "30"],
            [None, "Còn lại", "10"],
            [None, "Tổng", "50"],
        ],
    ),
    "levels beside": (
        ["number", "words", "most", "rule", "level"],
        [
            ["1", "Nền nếp", "20", "Không có vi phạm", "20"],
            [None, None, None, "Có 1 đến 2 vi phạm", "10"],
            [None, None, None, "Từ 3 vi phạm trở lên", "0"],
            ["2", "Học tập", "30", "Xếp thứ nhất khối", "30"],
            [None, None, None, "Còn lại", "10"],
            [None, "Tổng", "50", None, None],
        ],
    ),
    "faults beside": (
        ["number", "words", "most", "fault", "taken"],
        [
            ["1", "Kế hoạch tin bài", "15", "Thiếu các sự kiện nhỏ", "1 điểm/lần"],
            [None, None, None, "Thiếu sự kiện lớn", "2 điểm/lần"],
            ["2", "Họp phòng định kỳ", "10", "Không bảo đảm lịch họp", "2 điểm/buổi"],
            [None, "Tổng cộng", "25", None, None],
        ],
    ),
}
OWN = [
    {"number": "Đề", "words": "Mặt công tác", "most": "Khung", "rule": "Luật chấm"},
    {"number": "Nº", "words": "Đầu việc", "most": "Barem", "rule": "Quy ước", "self": "Tổ ghi"},
    {"number": "Số", "words": "Việc được chấm", "most": "Đ", "rule": "Nói rõ", "level": "Ghi"},
    {"number": "Điều", "words": "Điều cần đạt", "most": "Giá trị", "fault": "Khi"},
    {"words": "Vấn đề", "most": "Trần", "rule": "Giải thích"},
    {"most": "Thang", "fault": "Biểu hiện", "level": "Được"},
    {"number": None, "words": "Kết quả cần có"},
]


def told(
    headings: list[str | None], rows: Rows, kind: str
) -> tuple[list[str], list[str], list[str]]:
    """What a table becomes, and what is asked about it beside its headings."""
    found = as_read([headings, *rows] if any(headings) else rows, kind)
    parts = found.draft.all_parts()
    asked = [one.why for one in found.draft.all_doubts() if not one.why.startswith("column_")]
    given = [things for part in parts for things in part.sure_things().values()]
    return [*map(in_short, parts)], [item.name for one in given for item in one.items], asked


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize("own", OWN, ids=lambda own: "-".join(str(one) for one in own.values()))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_becomes_what_it_becomes_under_the_usual_headings(
    layout: str, own: dict[str, str | None], kind: str
) -> None:
    roles, rows = LAYOUTS[layout]
    usual = told([USUAL[role] for role in roles], rows, kind)
    assert told([own.get(role, USUAL[role]) for role in roles], rows, kind) == usual


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize("layout", [one for one in LAYOUTS if "faults" not in one])
def test_a_table_without_headings_is_read_by_its_cells(layout: str, kind: str) -> None:
    roles, rows = LAYOUTS[layout]
    usual = told([USUAL[role] for role in roles], rows, kind)
    assert told([None for _ in roles], rows, kind) == usual


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        ("Lỗi thường gặp", "Mức bớt"),
        ("Sai phạm", "Mức"),
        ("Vi phạm", "Mất điểm"),
        ("Những tồn tại", "Định mức"),
        ("Lỗi", "Điểm trừ"),
    ],
)
def test_a_fault_and_how_much_it_costs_stand_beside_each_other(
    words: str, amounts: str, kind: str
) -> None:
    rows: Rows = [
        ["1", "Huấn luyện", "60", "Vắng buổi tập", "2 điểm/buổi"],
        ["2", "Canh gác", "40", "Bỏ gác", "5 điểm/lần"],
    ]
    said = told(["TT", "Nội dung", "Điểm tối đa", words, amounts], rows, kind)
    assert said == (["1 60: deduct each 2", "2 40: deduct each 5"], ["Vắng buổi tập", "Bỏ gác"], [])


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_so_much_for_each_is_no_count_where_words_beside_it_say_of_what(kind: str) -> None:
    heads: list[str | None] = ["TT", "Nội dung", "Điểm tối đa", "Vì sao mất điểm", "Mất bao nhiêu"]
    rows: Rows = [["1", "Huấn luyện", "60", "Hô khẩu lệnh", "2 điểm/buổi"]]
    assert "sign" in told(heads, rows, kind)[2]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize("heading", ["STT", "Tiêu chí", "Chỉ tiêu", "Nội dung"])
@pytest.mark.parametrize("codes", [("1", "2"), ("I", "II"), ("TC1", "TC2"), ("CT 1", "CT 2")])
def test_a_column_of_codes_numbers_the_rows_whatever_its_heading_says(
    codes: tuple[str, str], heading: str, kind: str
) -> None:
    rows: Rows = [[codes[0], "Sinh hoạt", "10"], [codes[1], "Kết nạp", "15"]]
    parts, _, asked = told([heading, "Nội dung", "Điểm chuẩn"], rows, kind)
    assert (parts, asked) == ([f"{codes[0]} 10: by hand", f"{codes[1]} 15: by hand"], [])
