"""What heads a list of bonuses or deductions of the whole scale, in the words of many offices."""

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
