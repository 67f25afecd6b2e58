"""The lists of bonuses and deductions of a group, in the file that is written."""

import pytest
import yaml

from tests.excel.scale.test_import_scale import load
from tests.excel.scale.test_styles import read
from tests.helpers.office_files import as_read

HEAD = ["STT", "Nội dung", "Điểm", "Cách chấm"]
BELOW = [
    ["1", "Dự họp", 20, "Vắng trừ 1 điểm/lần"],
    ["2", "Điểm trừ"],
    ["-", "Báo cáo sai", None, "2 điểm/lần"],
    ["II", "Phong trào", 10],
    ["1", "Hiến máu", 10, "Vắng trừ 1 điểm/lần"],
    [None, "Tổng", 30],
]


def group_with(rule: str | None) -> tuple[dict[str, object], list[str]]:
    found = read([HEAD, ["I", "Chuyên môn", 20, rule], *BELOW])
    load(found.text)
    written = yaml.load(found.text, yaml.CBaseLoader)
    assert "deduct" not in written
    return written["criteria"][0], [doubt.why for doubt in found.draft.all_doubts()]


def test_a_list_of_a_group_stands_at_the_group() -> None:
    group, asked = group_with(None)
    assert group["deduct"] == [{"id": "I.tru.1", "name": "Báo cáo sai", "each": "2"}]
    assert not asked


def test_its_own_words_and_its_list_are_one_list() -> None:
    group, asked = group_with("Họp muộn trừ 1 điểm/lần, tối đa 5 điểm")
    assert group["deduct"] == [
        {"id": "I.tru.1", "name": "Họp muộn", "each": "1", "cap": "5"},
        {"id": "I.tru.2", "name": "Báo cáo sai", "each": "2"},
    ]
    assert not asked


def test_a_limit_of_its_own_words_is_not_surely_one_of_its_list() -> None:
    words = "Vắng trừ 1 điểm/lần; họp muộn trừ 0,5 điểm/lần; tổng trừ không quá 5 điểm"
    group, asked = group_with(words)
    items = [{"id": "I.tru.1", "name": "Vắng", "each": "1"},
             {"id": "I.tru.2", "name": "họp muộn", "each": "0.5"}]  # fmt: skip
    assert group["deduct"] == {"cap": "5", "items": items}
    assert "two_lists" in asked


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_words_behind_a_lists_name_are_what_is_counted(suffix: str) -> None:
    """Who gave it stands in the name: the unit of the amount alone is no name."""
    rows = [
        ["TT", "Nội dung", "Điểm", "Cách chấm"],
        ["1", "Chuyên môn", 60, ""],
        ["2", "Nội bộ", 40, ""],
        ["", "Tổng", 100, ""],
        ["", "Điểm thưởng, điểm phạt", "", ""],
        ["1", "Điểm thưởng: được tỉnh tặng Bằng khen", "", "Cộng 2 điểm/Bằng khen, tối đa 4 điểm"],
        ["2", "Điểm phạt: có cán bộ bị khiển trách", "", "Trừ 2 điểm/người"],
    ]
    lists = as_read(rows, suffix).draft.lists
    named = [(item.name, item.points, item.cap) for one in lists for item in one.things.items]
    assert named == [("được tỉnh tặng Bằng khen", 2, 4), ("có cán bộ bị khiển trách", 2, None)]


def test_the_limit_of_a_list_of_a_group_stands_with_its_items() -> None:
    items = [["-", "Báo cáo sai", None, "2 điểm/lần"], ["-", "Báo cáo muộn", None, "1 điểm/lần"]]
    head = ["2", "Điểm trừ (không quá 5 điểm)"]
    found = read([HEAD, ["I", "Chuyên môn", 20], BELOW[0], head, *items, *BELOW[3:]])
    deduct = yaml.load(found.text, yaml.CBaseLoader)["criteria"][0]["deduct"]
    assert (deduct["cap"], [one["each"] for one in deduct["items"]]) == ("5", ["2", "1"])
