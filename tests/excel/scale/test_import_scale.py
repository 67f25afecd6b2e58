"""`import --scale`: a table becomes a draft that passes every check; what is unsure is told.

The real sheet's words are not part of the project: they are read from `shared/real` beside the
checkout where it is there. Only figures of the measurement are printed.
"""

import csv
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.gallery_runner import run
from tests.helpers.office_files import as_read, read_draft, sheet
from thidua.bloc.scoring.check_scale import check_scale
from thidua.excel.scale.importing import ScaleDraft, read_scale
from thidua.excel.scale.rows.codes import depth_in, parts, split_code
from thidua.excel.scale.rows.line import read_figure
from thidua.model.scale.criteria import Scale
from thidua.store.folder import MemoryFiles
from thidua.store.loading import load_book

REPO = Path(__file__).parents[3]
REAL = REPO.parent / "shared" / "real" / "tien-giang-2022-criteria.csv"
HEADINGS = ("STT", "Nội dung", "Điểm chuẩn", "Điểm thưởng", "Điểm trừ")
Row = tuple[Any, ...]


def workbook(rows: list[Row], headings: tuple[Any, ...] = HEADINGS, above: int = 0) -> bytes:
    """A scale sheet; `above` rows of title over the headings."""
    return sheet([*([f"Tiêu đề {n}"] for n in range(above)), *map(list, (headings, *rows))])


def draft_of(rows: list[Row], **more: Any) -> ScaleDraft:
    return read_draft(workbook(rows, **more), "thang.xlsx")


def load(text: str) -> Scale:
    """The draft as a scale, through the reader and every check of scales."""
    files = MemoryFiles(
        {
            "bloc.yaml": b"id: a\nname: A\n",
            "units.yaml": b"units: []\n",
            "2022/criteria.yaml": text.encode(),
        }
    )
    book, loading = load_book(files, "", [2022], frozenset(["criteria"]))
    assert book is not None and not loading.diagnostics, loading.diagnostics
    assert not list(check_scale(book, book.years[2022]))
    criteria = book.years[2022].criteria
    assert criteria is not None
    scale: Scale = criteria.data
    return scale


SMALL: list[Row] = [
    ("I", "Chuyên môn", 60, None, None),
    ("1", "Tham mưu", 40, None, None),
    ("1.1", "Mỗi văn bản chậm: trừ 0,5 điểm", None, None, "- 0,5"),
    ("1.2", "Mỗi sáng kiến cộng 1 điểm, tối đa không quá 3 điểm", None, "+1", None),
    (None, "Tổng điểm trừ của mục 1 không quá 2 điểm", None, None, None),
    ("2", "Báo cáo", "20 điểm", None, None),
    ("II", "Phong trào", 40, None, None),
    (None, "- Có kế hoạch", 40, None, None),
    (None, "- Không có kế hoạch", 0, None, None),
    (None, "Tổng cộng", 100, None, None),
]


def test_a_plain_sheet_becomes_a_scale_without_a_doubt() -> None:
    read = draft_of(SMALL, above=3)
    assert read.doubts == ()
    scale = load(read.text)
    assert scale.status == "draft" and scale.max == 100
    first = scale.nodes["I.1"]
    assert [(item.each, item.cap) for item in first.items()] == [(1, 3), (Fraction("0.5"), None)]
    assert first.deduct is not None and first.deduct.cap == 2
    assert scale.nodes["II"].leaf_rule.kind == "pass_fail"
    assert [node.id for node in scale.criteria] == ["I", "II"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("1.1", "Mỗi văn bản chậm: trừ 1 điểm", None, None, "-0,5"), "why_amount"),
        (("1.1", "Mỗi lần đúng hạn cộng 1 điểm", None, None, -1), "why_sign"),
        (("1.1", "Mỗi văn bản chậm", None, 1, -1), "why_both_columns"),
        (("1.1", "Mỗi văn bản chậm", None, None, "theo quy định"), "why_figure"),
        (("1.1", "Vượt 90%, cứ tăng 1% được cộng 0,1 điểm", None, "0,1", None), "why_bound"),
        (("1.1", "Chỉ tính mỗi trường hợp cấp tỉnh", None, "1", None), "why_words"),
        ((None, "Điểm trừ tương ứng với mức độ vi phạm", None, None, None), "why_words"),
        ((None, "Điểm trừ của mục 9 không quá 2 điểm", None, None, None), "why_cap"),
    ],
)
def test_what_is_unsure_is_a_comment_and_is_told(row: Row, why: str) -> None:
    read = draft_of([("1", "Tham mưu", 10, None, None), row])
    assert f"scale_draft.{why}" in [one.args["why"][0] for one in read.doubts]
    assert "#? B3: " in read.text and str(row[1]).split()[-1] in read.text
    scale = load(read.text)
    assert [node.id for node in scale.nodes.values()] == ["1"] and not scale.items


def test_parts_that_do_not_add_up_are_told() -> None:
    read = draft_of([("1", "A", 10, None, None), ("1.1", "B", 4, None, None)])
    assert [one.args["why"][0] for one in read.doubts] == ["scale_draft.why_sum"]


def test_headings_in_two_rows_and_other_words() -> None:
    rows = [
        ["Số TT", "Tiêu chí", "Điểm", "<", "<"],
        ["^", "^", "Chuẩn", "Cộng", "Trừ"],
        ["1", "A", "10"],
    ]
    assert load(as_read(rows).text).max == 10


def test_a_workbook_without_such_a_table_is_refused() -> None:
    found = read_scale("vi", workbook([("a", "b")], ("x", "y")), "thang.xlsx", "thang.xlsx")
    assert isinstance(found, list) and [one.code for one in found] == ["TD940"]


def test_data_stays_data() -> None:
    stray: Row = (None, "#\n- id: z", None, None, None)
    read = draft_of([("1", 'A: "b" # c\n- {x: 1}', 10, None, None), stray])
    scale = load(read.text)
    assert scale.nodes["1"].name == 'A: "b" # c'


@pytest.mark.parametrize(
    ("text", "value"),
    [("0,5", "0.5"), ("+ 1", "1"), ("- 0,25", "-0.25"), ("−1", "-1"), ("100 điểm", "100"),
     ("1.000", "1000"), ("0-10", "10"), ("tối đa 5 điểm", "5")],
)  # fmt: skip
def test_figures_as_typed(text: str, value: str) -> None:
    assert read_figure(text).value == Fraction(value)


@pytest.mark.parametrize("text", ["không", "1-2", "", "theo quy định"])
def test_what_is_surely_no_figure(text: str) -> None:
    assert read_figure(text).value is None


def test_numbering() -> None:
    assert parts("a.7.1") == parts("a7.1") == ("a", "7", "1")
    open_codes = [parts("1"), parts("a"), parts("a9")]
    assert depth_in(open_codes, parts("b.")) == 1
    assert depth_in(open_codes, parts("2")) == 0
    assert depth_in([parts("1"), parts("b"), parts("b4")], parts("C")) == 1
    assert depth_in([parts("I"), parts("1")], parts("2")) == 1
    assert depth_in([parts("I"), parts("1")], parts("II")) == 0
    assert depth_in([parts("3")], parts("3.1")) == 1


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("I. CHUYÊN MÔN", "I", "CHUYÊN MÔN"),
        ("1.2 Báo cáo", "1.2", "Báo cáo"),
        ("a) Chậm", "a", "Chậm"),
        ("- Vắng họp", "-", "Vắng họp"),
        ("Tiêu chí 3: Đoàn kết", "Tiêu chí 3", "Đoàn kết"),
        ("Xếp loại A", "", "Xếp loại A"),
        ("5 điểm mỗi lần", "", "5 điểm mỗi lần"),
    ],
)
def test_a_code_at_the_head_of_words(text: str, code: str, rest: str) -> None:
    assert split_code(text) == (code, rest)


# -- the real sheet -------------------------------------------------------------------------------


def real_rows() -> list[Row]:
    with REAL.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    fields = ("stt", "text", "chuan", "thuong", "tru")
    return [tuple(_typed(row[name]) for name in fields) for row in rows]


def _typed(text: str) -> str | float | None:
    """As a sheet holds it: plain numbers as numbers, everything else as typed."""
    text = text.strip()
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        return float(text)
    return text or None


def test_the_command_writes_a_draft_once(tmp_path: Path) -> None:
    (tmp_path / "thang.xlsx").write_bytes(workbook(SMALL))
    asked = ["import", "--scale", "thang.xlsx", "-o", "nhap/criteria.yaml"]
    first = run(asked, tmp_path)
    assert first.code == 0 and "4 tiêu chí" in first.out, first.transcript()
    load((tmp_path / "nhap/criteria.yaml").read_text("utf-8"))
    (tmp_path / "nhap/criteria.yaml").write_text("của người khác", "utf-8")
    again = run(asked, tmp_path)
    assert again.code == 1 and "TD917" in again.err
    printed = run(asked[:3], tmp_path, "en")
    assert printed.code == 0 and load(printed.out).max == 100


@pytest.mark.parametrize(
    ("total", "said"),
    [
        ((), "100 điểm; bảng không ghi tổng, hãy xem số ấy có đúng không."),
        ((100,), "100 điểm, đúng như bảng ghi."),
        ((110,), "100 điểm, không như bảng ghi."),
    ],
)
def test_what_the_criteria_come_to_is_told_beside_the_tables_own_total(
    total: tuple[int, ...], said: str
) -> None:
    rows: list[Row] = [("1", "Chuyên môn", 60, None, None), ("2", "Nề nếp", 40, None, None)]
    rows += [(None, "Tổng cộng", points, None, None) for points in total]
    assert draft_of(rows).summary[1] == f"Các tiêu chí cộng lại được {said}"
