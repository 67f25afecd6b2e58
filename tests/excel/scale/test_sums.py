"""Trees whose figures and numbers do not agree, and rows that are no criteria."""

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.excel.scale.test_styles import HEAD, read, tree


def test_what_stands_below_the_total_touches_no_criterion() -> None:
    rows = [
        ["TT", "Nội dung", "Điểm chuẩn", "Tự chấm", "Khối chấm"],
        ["1", "Điện", 35, 30, 31], ["2", "Nước", 25, 20, 21],
        [None, "Tổng điểm = 60đ", 60, 50, 52], [None, "Xếp thứ", None, 2, 1],
    ]  # fmt: skip
    found = read(rows)
    assert tree(found.draft.parts) == [("Điện", 35), ("Nước", 25)]
    assert not found.doubts


def test_a_draft_is_sound_where_the_figures_of_the_office_are_not() -> None:
    """30 is printed above 10 + 15: the draft says 25, so that it passes its check, and asks."""
    rows = [HEAD, ["I", "Nhóm", 30], ["1", "Điện", 10], ["2", "Nước", 15], ["II", "Khác", 5]]
    found = read(rows)
    written = yaml.load(found.text, yaml.CBaseLoader)
    assert [one["max"] for one in written["criteria"]] == ["25", "5"]
    assert written["max"] == "30"
    assert [doubt.why for doubt in found.draft.all_doubts()] == ["sum"]


def test_numbers_in_a_column_without_a_heading() -> None:
    rows = [
        [None, "Nội dung", "Điểm chuẩn"],
        ["I", "Học tập", 15], ["a", "Chuyên cần", None], [None, "Đi học", 5],
        ["b", "Kết quả", None], [None, "Thi", 10], [None, "Tổng", 15],
    ]  # fmt: skip
    assert tree(read(rows).draft.parts) == [
        ("Học tập", 15, [("Chuyên cần", 5, [("Đi học", 5)]), ("Kết quả", 10, [("Thi", 10)])])
    ]


def test_a_number_never_holds_the_next_of_its_own_kind() -> None:
    """I is printed as 55 above 5 x 10, and the total as 55 + 30 + 20: the numbers' tree stays."""
    rows = [HEAD]
    for code, points, many in (("I", 55, 5), ("II", 30, 3), ("III", 20, 2)):
        rows.append([code, f"Nhóm {code}", points])
        rows += [[str(n), f"Việc {code}.{n}", 10] for n in range(1, many + 1)]
    found = read([*rows, [None, "Tổng", 105]])
    assert [len(part.parts) for part in found.draft.parts] == [5, 3, 2]
    assert "sum" in [doubt.why for doubt in found.draft.all_doubts()]


def test_a_total_that_the_draft_does_not_come_to_is_asked_about() -> None:
    """10 is printed above 4 + 8, so the draft comes to 22, and the table's own total is 20."""
    rows = [
        HEAD, ["1", "Nhóm", 10], ["1.1", "Điện", 4], ["1.2", "Nước", 8], ["2", "Khác", 10],
        [None, "Tổng", 20],
    ]  # fmt: skip
    found = read(rows)
    assert [(doubt.line.n, doubt.why) for doubt in found.draft.all_doubts()] == [
        (0, "sum"),
        (4, "total"),
    ]


PARTS = st.lists(st.sampled_from([5, 10, 20]), min_size=1, max_size=3)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=4), st.data())
def test_where_the_criteria_come_to_another_sum_the_total_is_asked_about(
    groups: list[list[int]], data: st.DataObject
) -> None:
    """Wherever the row of the total stands, and whatever some of the criteria come to."""
    sums = [sum(points) for points in groups]
    after = data.draw(st.integers(0, len(groups) - 1), label="the group above the total")
    total = data.draw(st.sampled_from([*sums, sum(sums), sum(sums[: after + 1])]), label="total")
    rows = [HEAD]
    for n, points in enumerate(groups):
        rows.append([["I", "II", "III", "IV"][n], f"Nhóm {n}", sums[n]])
        rows += [[str(m), f"Việc {n}.{m}", one] for m, one in enumerate(points, 1)]
        rows += [[None, "Tổng điểm", total]] if n == after else []
    found = read(rows)
    worth = sum(part.worth for part in found.draft.parts)
    whys = [doubt.why for doubt in found.draft.all_doubts()]
    assert worth == total or "total" in whys
