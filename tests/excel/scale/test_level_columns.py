"""Levels in columns of their own, each with its points: all of them are read, whatever stands over
them, beside them and between them."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.excel.scale.test_tables import sheet
from tests.excel.scale.test_word_layouts import read as word
from tests.excel.scale.test_word_layouts import table
from thidua.excel.scale.importing import ScaleDraft
from thidua.excel.scale.speech.clauses import read_clauses
from thidua.excel.scale.speech.readings import read
from thidua.excel.scale.speech.things import Reading

LEVELS = (
    ("Xuất sắc", "Khá", "Đạt"),
    ("Đạt", "Không đạt"),
    ("Tốt", "Đạt yêu cầu", "Chưa đạt"),
    ("Mức tốt", "Mức đạt", "Mức chưa đạt"),
    ("Hoàn thành tốt", "Hoàn thành", "Chưa hoàn thành"),
    ("Thực hiện tốt", "Thực hiện khá", "Không thực hiện"),
    ("Vượt chỉ tiêu", "Đạt chỉ tiêu", "Chưa đạt chỉ tiêu"),
    ("Đạt 100%", "Đạt 80%", "Dưới 80%"),
)


def _points(top: int, names: tuple[str, ...]) -> list[float]:
    return [top * share for share in (1, 0.8, 0.45)[: len(names)]]


def _rows(names: tuple[str, ...], over: str, scorer: str) -> tuple[list[list[Any]], list[str]]:
    """A table of three criteria (figures invented), and the merged cells of its heading."""
    fixed = ["TT", "Tiêu chí", "Điểm chuẩn"]
    beside = [scorer] if scorer else []
    heads: list[list[Any]] = [[*fixed, *names, *beside]]
    merged = []
    if over:
        wide = [over, *[None] * (len(names) - 1)]
        heads = [[*fixed, *wide, *beside], [*[None] * 3, *names, *[None for _ in beside]]]
        last, after = "CDEFGH"[len(names)], "DEFGH"[len(names)]
        merged = [f"{one}1:{one}2" for one in ("A", "B", "C", *(after for _ in beside))]
        merged.append(f"D1:{last}1")
    return [*heads, *_body(names)], merged


def _body(names: tuple[str, ...]) -> list[list[Any]]:
    tops = (("Hội họp", 12), ("Chế độ báo cáo", 8), ("Nề nếp", 10))
    return [[n, name, top, *_points(top, names)] for n, (name, top) in enumerate(tops, 1)]


def _check(read: ScaleDraft, names: tuple[str, ...]) -> None:
    assert not read.doubts, read.text
    assert len(read.draft.parts) == 3
    for part in read.draft.parts:
        rule = part.reading.rule
        assert rule is not None, read.text
        options = rule.get("options") or rule.get("tiers")
        values = [
            one["points"] for one in (options.values() if isinstance(options, dict) else options)
        ]
        assert values == [f"{one:g}" for one in _points(int(part.node.points), names)], read.text


@pytest.mark.parametrize("scorer", ["", "Đơn vị chấm", "Điểm đạt", "Xếp loại"])
@pytest.mark.parametrize("over", ["", "Mức độ", "Mức đánh giá", "Kết quả thực hiện"])
@pytest.mark.parametrize("names", LEVELS)
def test_each_column_of_levels_is_read(names: tuple[str, ...], over: str, scorer: str) -> None:
    """0.8 x 12 is stored as 9.600000000000001, and is 9.6."""
    rows, merged = _rows(names, over, scorer)
    _check(sheet(rows, merged=tuple(merged)), names)


@pytest.mark.parametrize("names", LEVELS)
def test_columns_of_levels_hold_behind_a_repeated_heading_and_a_break(
    names: tuple[str, ...],
) -> None:
    head, first, *others = _rows(names, "", "")[0]
    _check(sheet([head, first, head, *others]), names)
    shown = [[f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in row]
             for row in (head, first, *others)]  # fmt: skip

    def pages(document: Any) -> None:
        table(document, shown[:2])
        document.add_paragraph("")
        table(document, shown[2:])

    _check(word(pages), names)


@pytest.mark.parametrize("rises", [False, True])
@pytest.mark.parametrize("after", ["", "ĐIỂM THƯỞNG"])
@pytest.mark.parametrize(
    "names", [*LEVELS, ("A", "B", "C"), ("Loại 1", "Loại 2"), ("Mức 1", "Mức 2")]
)
def test_the_best_level_is_the_maximum_where_no_column_says_it(
    names: tuple[str, ...], after: str, rises: bool
) -> None:
    """A group's points stand in the column of the best level."""
    body = [[n, name, *points] for n, name, _, *points in _body(names)]
    group: list[Any] = ["I", "Nội bộ", 30]
    if rises:
        names = names[::-1]
        body = [[n, name, *points[::-1]] for n, name, *points in body]
        group = ["I", "Nội bộ", *[None] * (len(names) - 1), 30]
    more = [["II", after], [1, "Sáng kiến: 2 điểm/sáng kiến"]] if after else []
    read = sheet([["TT", "Tiêu chí", *names], group, *body, *more])
    assert not read.doubts, read.text
    (whole,) = read.draft.parts
    assert (whole.name, whole.node.points) == ("Nội bộ", 30)
    assert [int(part.node.points) for part in whole.parts] == [12, 8, 10]
    assert all(part.reading.rule for part in whole.parts)
    assert [one.side for one in read.draft.lists] == ["bonus"] * bool(after)


# -- Levels that are closed where nothing better lies beyond -----------------------------------


def reading_of(words: str, top: int) -> Reading:
    return read(read_clauses(words), Fraction(top))


falling = st.lists(st.integers(0, 30), min_size=2, max_size=5, unique=True).map(
    lambda some: sorted(some, reverse=True)
)


@given(falling, st.data())
def test_the_best_of_falling_levels_has_no_upper_end(
    points: list[int], data: st.DataObject
) -> None:
    """`từ 80% đến 100%` is `từ 80% trở lên`, and so is `từ 80% đến 90%` above `dưới 80%`."""
    some = st.lists(st.integers(10, 95), min_size=len(points) - 1, max_size=len(points) - 1)
    cuts = sorted(data.draw(some.filter(lambda one: len({*one}) == len(one))), reverse=True)
    end = data.draw(st.integers(96, 120))
    last = data.draw(st.sampled_from(["còn lại", f"dưới {cuts[-1]}%"]))
    between = [f"từ {low}% đến dưới {high}%" for high, low in pairwise(cuts)]
    joined = len(points) > 2 or last != "còn lại"

    def said(first: str) -> str:
        names = [first, *between, last]
        return "; ".join(f"{n}: {p} điểm" for n, p in zip(names, points, strict=True))

    open_ = reading_of(said(f"từ {cuts[0]}% trở lên"), points[0])
    closed = reading_of(said(f"từ {cuts[0]}% đến {end if joined else 100}%"), points[0])
    assert not (open_.left or closed.left)
    assert closed.rule == open_.rule


@given(falling, st.data())
def test_the_least_of_levels_that_fall_upwards_has_no_lower_end(
    points: list[int], data: st.DataObject
) -> None:
    """`từ 0% đến 2%: 10; trên 2% đến 5%: 5; còn lại: 0`: whatever is least gets the best."""
    count = len(points) - 1
    some = st.lists(st.integers(1, 40), min_size=count, max_size=count, unique=True)
    cuts = sorted(data.draw(some))
    between = [f"trên {low}% đến {high}%" for low, high in pairwise(cuts)]

    def said(first: str) -> str:
        names = [first, *between, "còn lại"]
        return "; ".join(f"{n}: {p} điểm" for n, p in zip(names, points, strict=True))

    open_ = reading_of(said(f"đến {cuts[0]}%"), points[0])
    closed = reading_of(said(f"từ 0% đến {cuts[0]}%"), points[0])
    assert not (open_.left or closed.left)
    assert closed.rule == open_.rule


# -- A column that both gives and takes --------------------------------------------------------


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
