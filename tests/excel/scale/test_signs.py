"""A column that both gives and takes: a figure's own sign or list says which; else it is asked."""

from typing import Any

import pytest

from tests.excel.scale.test_tables import sheet
from thidua.excel.scale.importing import ScaleDraft

HEADINGS = [
    "Mức trừ (thưởng)",
    "Điểm thưởng (phạt)",
    "Điểm cộng/trừ",
    "Thưởng, phạt",
    "Cộng (trừ)",
    "Điểm (+/-)",
    "Mức điểm cộng, trừ",
]


def _table(heading: str, *figures: Any) -> ScaleDraft:
    lost, won = figures
    return sheet(
        [
            ["TT", "Nội dung", "Điểm chuẩn", heading],
            ["1", "Chuyên cần", 10],
            ["-", "Bỏ tiết", None, lost],
            ["2", "Nề nếp", 10],
            ["II", "ĐIỂM THƯỞNG"],
            ["1", "Nhặt được của rơi", None, won],
        ]
    )


def _given(read: ScaleDraft) -> tuple[list[str], list[str]]:
    reading = read.draft.parts[0].reading
    return [str(o.points) for o in reading.deduct.items], [
        str(o.points) for o in reading.bonus.items
    ]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_sign_says_what_a_figure_is(heading: str) -> None:
    read = _table(heading, "-2đ/tiết", "+3đ/lần")
    assert not read.doubts and _given(read) == (["2"], [])
    (whole,) = read.draft.lists
    assert whole.side == "bonus" and [one.points for one in whole.things.items] == [3]


@pytest.mark.parametrize("heading", HEADINGS)
def test_without_a_sign_the_list_says_it_and_below_a_criterion_it_is_asked(heading: str) -> None:
    read = _table(heading, "2đ/tiết", "3đ/lần")
    (whole,) = read.draft.lists
    assert whole.side == "bonus" and [one.points for one in whole.things.items] == [3]
    takes_first = heading == "Mức trừ (thưởng)"  # and what it gives has a list of its own
    assert [doubt.args["cell"] for doubt in read.doubts] == [] if takes_first else ["B2", "B3"]
    assert not takes_first or _given(read) == (["2"], [])


def test_a_table_of_such_a_column_alone_is_a_list_by_its_signs() -> None:
    head = ["TT", "Nội dung", "Điểm cộng/trừ"]
    read = sheet([head, ["1", "Bỏ tiết", "-2đ/tiết"], ["2", "Đạt giải", "+3đ/giải"]])
    found = {one.side: [str(o.points) for o in one.things.items] for one in read.draft.lists}
    assert found == {"deduct": ["2"], "bonus": ["3"]}
    read = sheet([head, ["1", "Bỏ tiết", "2đ/tiết"], ["2", "Đạt giải", "3đ/giải"]])
    assert {"B2", "B3"} <= {doubt.args["cell"] for doubt in read.doubts}


def test_rules_in_words_below_such_a_heading_have_their_own_verbs() -> None:
    read = _table("Điểm cộng, trừ", "Mỗi tiết trừ 2 điểm", "Cộng 3 điểm/lần")
    assert not read.doubts and _given(read) == (["2"], [])
