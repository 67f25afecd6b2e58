"""Levels in columns of their own, each with its points: all of them are read, whatever stands over
them, beside them and between them."""

from typing import Any

import pytest

from tests.excel.scale.test_tables import sheet
from tests.excel.scale.test_word_layouts import read as word
from tests.excel.scale.test_word_layouts import table
from thidua.excel.scale.importing import ScaleDraft

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
