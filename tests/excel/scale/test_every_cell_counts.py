"""No cell that scores is passed over: under whatever heading levels and their points stand, they
are read, or somebody is asked about their row."""

from itertools import product

import pytest

from tests.helpers.office_files import as_read

WORDS = (
    "Yêu cầu",
    "Mức đạt được",
    "Nội dung cụ thể",
    "Kết quả",
    "Chỉ tiêu",
    "Diễn giải",
    "Việc lạ",
    "",
)
POINTS = (
    "Điểm",
    "Số điểm",
    "Biểu điểm",
    "Điểm quy định",
    "Điểm cộng",
    "Điểm đạt được",
    "Cột lạ",
    "",
)
LEVELS = [("Từ 95% trở lên", 30), ("Từ 80% đến dưới 95%", 20), ("Dưới 80%", 5)]


@pytest.mark.parametrize(("words", "points"), [*product(WORDS, POINTS)])
@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_levels_beside_a_criterion_are_read_or_asked_about(
    words: str, points: str, suffix: str
) -> None:
    first, *rest = LEVELS
    rows = [
        ["TT", "Nội dung", "Điểm chuẩn", words or None, points or None, "Đơn vị tự chấm"],
        [1, "Tiêm chủng", 30, *first, None],
        *(["^", "^", "^", *one, None] for one in rest),
        [2, "Vệ sinh", 10, None, None, None],
    ]
    read = as_read(rows, suffix)
    part = read.draft.all_parts()[0]
    tiers = (part.reading.rule or {}).get("tiers", [])
    sure = part.is_sure and [one["points"] for one in tiers] == ["30", "20", "5"]
    assert sure or {one.line.n for one in read.draft.all_doubts()} >= {0, 1, 2}
