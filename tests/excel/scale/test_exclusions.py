"""The law of headings: no row below the heading of a list or of exclusions vanishes: it is in the
draft, or somebody is asked about it."""

import itertools

import pytest

from tests.excel.scale.test_import_scale import load
from tests.excel.scale.test_styles import Rows, read

HEAD = ["STT", "Nội dung", "Điểm", "Cách chấm"]
ABOVE: Rows = [HEAD, ["1", "Dự họp", 10, "Vắng trừ 1 điểm/lần"], [None, "Tổng", 10]]
ROWS = ["Có cán bộ bị truy tố", "Mất đoàn kết nội bộ", "Có từ 2 đơn thư trở lên"]
UNRANKED = [
    "Trường hợp không xét thi đua",
    "KHÔNG XẾP LOẠI ĐỐI VỚI ĐƠN VỊ",
    "Không xếp loại đơn vị",
]
OTHERS = [
    "Đơn vị không được xét khen thưởng nếu:",
    "ĐIỂM LIỆT",
    "Tiêu chí loại trừ",
    "Các trường hợp bị hạ bậc xếp loại",
    "Không xếp loại xuất sắc nếu:",
    "Điểm trừ",
    "Các trường hợp được cộng điểm",
]


def below(heading: str, dashed: bool, kind: str) -> tuple[set[str], set[str]]:
    """The rows of a section that are items, and those that somebody is asked about."""
    rows = [["-" if dashed else str(n), text] for n, text in enumerate(ROWS, 1)]
    found = read([*ABOVE, [None if dashed else "II", heading], *rows], kind)
    load(found.text)
    items = {one.name for whole in found.draft.lists for one in whole.things.items}
    assert not any(len(part.node.words) for part in found.draft.all_parts())
    return items, {doubt.line.text for doubt in found.draft.all_doubts()}


CASES = list(itertools.product((True, False), ("xlsx", "docx")))


@pytest.mark.parametrize("heading", [*UNRANKED, *OTHERS])
@pytest.mark.parametrize(("dashed", "kind"), CASES)
def test_no_row_of_a_section_vanishes(heading: str, dashed: bool, kind: str) -> None:
    items, asked = below(heading, dashed, kind)
    assert {*ROWS} <= items | asked


@pytest.mark.parametrize("heading", UNRANKED)
@pytest.mark.parametrize(("dashed", "kind"), CASES)
def test_what_keeps_a_unit_from_being_judged_disqualifies(
    heading: str, dashed: bool, kind: str
) -> None:
    items, asked = below(heading, dashed, kind)
    assert items == {*ROWS[:2]}
    assert asked == {ROWS[2]}


def test_a_section_of_exclusions_ends_where_the_numbers_above_it_go_on() -> None:
    rows = [
        HEAD,
        ["I", "Chung", 10],
        ["1", "Dự họp", 10, "Vắng trừ 1 điểm/lần"],
        ["II", "Không xét thi đua"],
        ["1", "Có cán bộ bị truy tố"],
        ["III", "Phong trào", 10],
        ["1", "Hiến máu", 10, "Vắng trừ 1 điểm/lần"],
        [None, "Tổng", 20],
        ["IV", "Điểm trừ"],
        ["1", "Báo cáo sai", None, "2 điểm/lần"],
    ]
    found = read(rows)
    assert not found.draft.all_doubts()
    assert [one.name for one in found.draft.parts] == ["Chung", "Phong trào"]
    (whole,) = found.draft.lists
    assert [one.name for one in whole.things.items] == ["Có cán bộ bị truy tố", "Báo cáo sai"]
