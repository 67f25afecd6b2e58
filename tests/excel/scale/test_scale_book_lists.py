"""Bonus and deductions in a scale workbook: what holds for all items of a side together, and the
columns in which a row says nothing."""

from dataclasses import replace
from typing import Any

import pytest

from tests.excel.scale.test_office_tables import TABLES
from tests.excel.scale.test_scale_book import (
    SCALE,
    after,
    edited,
    edits_of,
    exported,
    reopened,
    tree_of,
    with_lines,
)
from tests.helpers.office_files import as_read
from thidua.excel.edits import apply_edits
from thidua.excel.scale.workbook.pieces import Names
from thidua.excel.scale.workbook.settings import all_edits
from thidua.excel.scale.workbook.sheet import draft_book, write_book


def without_ids(value: Any) -> Any:
    if isinstance(value, list):
        return [without_ids(one) for one in value]
    if isinstance(value, dict):
        unsaid = ("id", "code", "source")
        return {key: without_ids(one) for key, one in value.items() if key not in unsaid}
    return str(value)


def nodes(listed: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    found = {}
    for one in listed:
        found |= {str(one["id"]): one, **nodes(one.get("criteria", []))}
    return found


_MEETING = "Tổ chức hội nghị: 4 điểm; gửi báo cáo: 6 điểm, chậm trừ từ 1 đến 2 điểm"
_MOVEMENT = (
    "Ban hành kế hoạch (2 điểm); tổ chức thực hiện (5 điểm), mỗi nội dung không thực hiện "
    "trừ 1 điểm; báo cáo (3 điểm). Tùy chất lượng trừ điểm"
)
IN_PARTS = {
    "name": "doubtful criteria made of parts",
    "rows": [
        ["TT", "Nội dung", "Điểm chuẩn", "Cách chấm"],
        ["I", "Công tác chung", "20", ""],
        ["1", "Hội nghị", "10", _MEETING],
        ["2", "Phong trào", "10", _MOVEMENT],
    ],
}


@pytest.mark.parametrize("table", [*TABLES[::3], IN_PARTS], ids=lambda one: one["name"])
def test_who_only_clears_the_marks_of_a_draft_gets_what_was_proposed(table: Any) -> None:
    """All of it: rules, parts, items, and what holds for the items together."""
    read = as_read(table["rows"])
    proposed = [one for one in read.proposals.values() if one.key]
    book = reopened(write_book("vi", draft_book("vi", "Bản nháp", read)))
    rows = [replace(one, doubtful=False) for one in book.rows]
    found = all_edits(tree_of(book.base), rows, book.settings, Names(), book.first)
    applied = apply_edits(book.base.encode(), found.edits, "criteria.yaml")
    assert not (found.problems or applied.problems or applied.conflicts)
    came = nodes(tree_of(applied.new.decode())["criteria"])
    for one in proposed:
        for key, guess in without_ids(one.guess).items():
            made = without_ids(came[one.key].get(key))
            if key in ("bonus", "deduct"):
                sides = [
                    side if isinstance(side, dict) else {"items": side} for side in (guess, made)
                ]
                items, there = (side.pop("items") for side in sides)
                assert sides[0] == sides[1], "what holds for all"
                assert all(item in there for item in items)
            else:
                assert made == guess


def test_a_doubtful_row_says_how_its_proposal_would_be_understood() -> None:
    """As the sure ones do; a part stands below its criterion, with a number of its own."""
    rows = draft_book("vi", "Bản nháp", as_read(IN_PARTS["rows"])).rows
    said = {(one.row.cells["code"], one.row.cells["name"]): one.sentence for one in rows}
    assert [one.row.cells["code"] for one in rows[:5]] == ["1", "1.1", "1.2", "2", "2.1"]
    assert said["1.1", "Tổ chức hội nghị"] == "người chấm cho điểm từ 0 đến 4"
    assert said["", "mỗi nội dung không thực hiện"] == "trừ 1 điểm mỗi lần"


def line(**cells: Any) -> list[Any]:
    """A new row's cells from the second column on."""
    columns = ["mark", "code", "name", "max", "kind", "params", "side", "cap", "measure"]
    return [cells.get(column) for column in columns]


LATE = {"name": "Vắng", "kind": "Mỗi lần", "params": "0,5", "side": "Trừ"}


@pytest.mark.parametrize("first", [True, False])
def test_a_row_without_a_name_holds_for_all_items_of_its_side(first: bool) -> None:
    lines = [line(side="Trừ", cap=2, params="chỉ tính mục lớn nhất"), line(**LATE)]
    came = tree_of(after(with_lines(*lines[:: 1 if first else -1], sheet=0)))
    assert came["criteria"][0]["criteria"][1]["deduct"] == {
        "cap": "2", "one_of": "true", "items": [{"id": "1.2.tru", "name": "Vắng", "each": "0.5"}],
    }  # fmt: skip


def test_a_limit_comes_to_items_that_are_there() -> None:
    there = SCALE + "        bonus:\n          - {id: t, name: Thêm, points: 1} # ghi chú\n"
    made = after(with_lines(line(side="Thưởng", cap=2), sheet=0, scale=there), there)
    bonus = tree_of(made)["criteria"][0]["criteria"][1]["bonus"]
    assert bonus == {"cap": "2", "items": [{"id": "t", "name": "Thêm", "points": "1"}]}
    assert "# ghi chú" in made


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (line(**LATE, max=5), "no_max"),
        (line(**LATE, measure="lần"), "no_column"),
        (line(code="2", name="Nhóm hai", max=5, cap=3), "no_cap"),
        (line(side="Trừ", cap=2, measure="lần"), "no_column"),
        (line(side="Trừ", cap="nhiều"), "cap"),
        (line(side="Trừ", params="mỗi 2"), "params"),
    ],
)
def test_a_cell_that_says_nothing_in_a_new_row_is_told(cells: list[Any], why: str) -> None:
    found = edits_of(reopened(with_lines(cells, sheet=0)))
    assert [one.why for one in found.problems] == [why]


@pytest.mark.parametrize(
    ("key", "column", "value", "why"),
    [
        ("1.1", "Tối đa", 3, "no_cap"),
        ("1.a", "Điểm chuẩn", 3, "no_max"),
        ("1.a", "Đơn vị tính", "lần", "no_column"),
        ("1#deduct", "Nội dung", "Chậm", "no_column"),
    ],
)
def test_a_cell_that_says_nothing_in_its_row_is_told(
    key: str, column: str, value: Any, why: str
) -> None:
    found = edits_of(reopened(edited(exported(SCALE), key, column, value)))
    assert [one.why for one in found.problems] == [why]
    assert not found.edits


def test_the_points_of_a_criterion_as_its_limit_say_nothing_new() -> None:
    assert after(edited(exported(SCALE), "1.1", "Tối đa", 4)) == SCALE


def test_two_rows_for_all_items_of_a_side_are_told() -> None:
    twice = [line(side="Trừ", cap=2)] * 2
    found = edits_of(reopened(with_lines(*twice, sheet=0)))
    assert [one.why for one in found.problems] == ["twice"]
