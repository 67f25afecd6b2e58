"""What no office means by its amounts, bounds and days is asked about, whoever read every word."""

import pytest

from tests.helpers.office_files import as_read

HEAD = ["TT", "Nội dung", "Điểm", "Cách chấm"]


def asked(words: str, points: int = 10) -> list[str]:
    read = as_read([HEAD, ["1", "Việc", points, words], ["2", "Khác", 90, None]], "xlsx")
    return [doubt.why for doubt in read.draft.all_doubts()]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Trừ 40 điểm/vụ", "above_own"),
        ("Nộp trước 15/11; chậm 1 ngày trừ 11 điểm", "above_own"),
        ("Đạt 100%: 10 điểm; cứ giảm 1% trừ 20 điểm", "above_own"),
        ("Nộp trước ngày 31/02; chậm trừ 1 điểm", "no_day"),
        ("Nhất: 10 điểm; nhì: 8 điểm; ba: 9 điểm; còn lại: 5 điểm", "worse_more"),
        ("Nhất: 10 điểm; nhì: 8 điểm; ba: 6 điểm; còn lại: 7 điểm", "worse_more"),
        ("Khá: 10 điểm; tốt: 7 điểm; trung bình: 5 điểm", "worse_more"),
        ("Loại A: 5 điểm; loại B: 7 điểm; loại C: 10 điểm", "worse_more"),
        (
            "Hoàn thành xuất sắc: 5 điểm; hoàn thành tốt: 7 điểm; hoàn thành khá: 10 điểm",
            "worse_more",
        ),
        ("Không vi phạm: 0 điểm; có vi phạm: 10 điểm", "worse_more"),
        ("Có: 10 điểm; không có: 10 điểm", "worse_more"),
        ("Khiển trách trừ 5 điểm/người; cảnh cáo trừ 2 điểm/người", "worse_more"),
        ("Từ 90%: 10 điểm; từ 70% đến dưới 90%: 10 điểm; dưới 70%: 0 điểm", "no_effect"),
        ("Đạt 100%: 10 điểm; cứ giảm 100% trừ 1 điểm", "no_effect"),
        ("Điểm = (Tỷ lệ / 0%) x 10", "no_effect"),
        ("Mỗi giải được 0 điểm", "no_effect"),
    ],
)
def test_an_amount_that_nobody_means_is_asked_about(words: str, why: str) -> None:
    assert asked(words) == [why]


@pytest.mark.parametrize(
    "words",
    [
        "Khiển trách trừ 2 điểm/người; cảnh cáo trừ 5 điểm/người; cách chức trừ 10 điểm/người",
        "Nhất: 10 điểm; nhì: 8 điểm; ba: 8 điểm; còn lại: 5 điểm",
        "Xuất sắc: 10 điểm; tốt: 8 điểm; khá: 8 điểm; trung bình: 0 điểm",
        "Không vi phạm: 10 điểm; có vi phạm: 0 điểm",
        "Phát hiện vi phạm: 10 điểm; không phát hiện vi phạm: 0 điểm",
        "Nộp trước ngày 29/02; chậm trừ 10 điểm",
        "Từ 90%: 10 điểm; từ 70% đến dưới 90%: 5 điểm; dưới 70%: 0 điểm",
        "Để xảy ra cháy trừ 10 điểm/vụ",
    ],
)
def test_amounts_as_offices_write_them_are_not(words: str) -> None:
    assert asked(words) == []


@pytest.mark.parametrize(
    ("items", "found"),
    [
        (["trừ 10 điểm/vụ"], ["cap"]),
        (["trừ 5 điểm/vụ"], []),
        (["trừ 2 điểm/ngày, trừ tối đa 1 điểm"], ["cap"]),
        (["trừ 2 điểm/ngày, trừ tối đa 4 điểm"], []),
    ],
)
def test_an_item_above_the_limit_of_its_list_is_asked_about(
    items: list[str], found: list[str]
) -> None:
    rows = [HEAD, ["1", "Việc", 100, None], [None, "Điểm trừ (tối đa 5 điểm)", None, None]]
    rows += [[str(n), f"Để mất thứ {n}", None, words] for n, words in enumerate(items, 1)]
    assert [doubt.why for doubt in as_read(rows, "docx").draft.all_doubts()] == found
