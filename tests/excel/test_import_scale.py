"""`import --scale`: words and numbers read only where they are sure; measured on a real sheet.

The real sheet's words are not part of the project: they are read from `shared/real` beside the
checkout where it is there. Only figures of the measurement are printed.
"""

import csv
import re
from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from thidua.forms.scale_codes import depth_in, parts
from thidua.forms.scale_import import ScaleDraft, read_scale
from thidua.forms.scale_model import DraftItem, DraftNode
from thidua.forms.scale_table import number
from thidua.forms.scale_words import list_cap, saying

from tests.helpers.gallery_runner import run
from thidua.bloc.scoring.check_scale import check_scale
from thidua.model.criteria import Scale
from thidua.store.folder import MemoryFiles
from thidua.store.loading import load_book

REPO = Path(__file__).parents[2]
REAL = REPO.parent / "shared" / "real" / "tien-giang-2022-criteria.csv"
EXAMPLE = REPO / "examples" / "tien-giang-2022" / "2022" / "criteria.yaml"
HEADINGS = ("STT", "Nội dung", "Điểm chuẩn", "Điểm thưởng", "Điểm trừ")
Row = tuple[Any, ...]


def workbook(rows: list[Row], headings: tuple[str, ...] = HEADINGS, above: int = 0) -> bytes:
    """A scale sheet; `above` rows of title over the headings."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for n in range(above):
        sheet.append([f"Tiêu đề {n}"])
    for row in (headings, *rows):
        sheet.append(list(row))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def draft_of(rows: list[Row], **more: Any) -> ScaleDraft:
    found = read_scale("vi", workbook(rows, **more), "thang.xlsx", "thang.xlsx")
    assert isinstance(found, ScaleDraft), found
    return found


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
    (None, "Không gửi bảng tự chấm", None, None, "(không xếp loại)"),
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
    first = scale.nodes["1"]
    assert [(item.each, item.cap) for item in first.items()] == [(1, 3), (Fraction("0.5"), None)]
    assert first.deduct is not None and first.deduct.cap == 2
    assert [item.disqualifies for item in scale.nodes["2"].items()] == [True]
    assert scale.nodes["II"].leaf_rule.kind == "pass_fail"
    assert [node.id for node in scale.criteria] == ["I", "II"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("1.1", "Văn bản chậm", None, None, -1), "why_once"),
        (("1.1", "Mỗi văn bản chậm: trừ 1 điểm", None, None, "-0,5"), "why_amount"),
        (("1.1", "Mỗi lần đúng hạn cộng 1 điểm", None, None, -1), "why_amount"),
        (("1.1", "Mỗi văn bản chậm", None, -1, None), "why_sign"),
        (("1.1", "Mỗi văn bản chậm", None, 1, -1), "why_both_columns"),
        (("1.1", "Mỗi văn bản chậm", None, None, "1.000"), "why_figure"),
        (("1.1", "Mỗi văn bản chậm", None, None, "theo quy định"), "why_figure"),
        (("2.1", "Mỗi văn bản chậm", None, None, -1), "why_place"),
        (("1.1", "Vượt 90%, cứ tăng 1% được cộng 0,1 điểm", None, "0,1", None), "why_step"),
        (("1.1", "Chỉ tính mỗi trường hợp cấp tỉnh", None, "1", None), "why_condition"),
        ((None, "Văn phòng theo dõi mục này", None, None, None), "why_words"),
        ((None, "Điểm thưởng, điểm trừ không quá 2 điểm", None, None, None), "why_words"),
        ((None, "Điểm trừ của mục 9 không quá 2 điểm", None, None, None), "why_cap"),
        (("1.1", "Có báo cáo", 10, None, None), "why_level"),
    ],
)
def test_what_is_unsure_is_a_comment_and_is_told(row: Row, why: str) -> None:
    read = draft_of([("1", "Tham mưu", 10, None, None), row])
    assert [str(one.args["why"]).removesuffix("')") for one in read.doubts]
    assert [one.args["why"][0] for one in read.doubts] == [f"scale_draft.{why}"]
    assert "#? B3: " in read.text and row[1] in read.text
    scale = load(read.text)
    assert [node.id for node in scale.nodes.values()] == ["1"] and not scale.items


def test_two_levels_of_one_share_exclude_each_other() -> None:
    read = draft_of(
        [
            ("1", "Kế hoạch", 10, None, None),
            ("1.1", "Mỗi trường hợp đạt dưới 95%", None, None, -2),
            ("1.2", "Mỗi trường hợp đạt từ 95% đến dưới 100%", None, None, -1),
        ]
    )
    assert [one.args["why"][0] for one in read.doubts] == ["scale_draft.why_range"] * 2
    assert not load(read.text).items


def test_parts_that_do_not_add_up_are_told() -> None:
    read = draft_of([("1", "A", 10, None, None), ("1.1", "B", 4, None, None)])
    assert [one.args["why"][0] for one in read.doubts] == ["scale_draft.why_sum"]


def test_headings_in_two_rows_and_other_words() -> None:
    rows: list[Row] = [(None, None, "Chuẩn", "Cộng", "Trừ"), ("1", "A", "10", None, None)]
    read = draft_of(rows, headings=("Số TT", "Tiêu chí", "Điểm", None, None))
    assert load(read.text).max == 10


def test_a_workbook_without_such_a_table_is_refused() -> None:
    found = read_scale("vi", workbook([("a", "b")], ("x", "y")), "thang.xlsx", "thang.xlsx")
    assert isinstance(found, list) and [one.code for one in found] == ["TD940"]


def test_data_stays_data() -> None:
    stray: Row = (None, "#\n- id: z", None, None, None)
    read = draft_of([("1", 'A: "b" # c\n- {x: 1}', 10, None, None), stray])
    scale = load(read.text)
    assert scale.nodes["1"].name == 'A: "b" # c - {x: 1}'


@pytest.mark.parametrize(
    ("text", "value"),
    [("0,5", "0.5"), ("+ 1", "1"), ("- 0,25", "-0.25"), ("−1", "-1"), ("100 điểm", "100")],
)
def test_figures_as_typed(text: str, value: str) -> None:
    assert number(text) == Fraction(value)


@pytest.mark.parametrize("text", ["1.000", "không", "1-2", "", "1,5,2"])
def test_what_is_surely_no_figure(text: str) -> None:
    assert number(text) is None


def test_sentences() -> None:
    said = saying("Mỗi trường hợp trừ 0,5điểm (Điểm trừ tối đa là 02 điểm)")
    assert said.amounts == {("deduct", Fraction("0.5"))} and said.caps == {2} and said.each
    assert not saying("Ban hành sau ngày 31/1 hằng năm").each
    assert saying("trừ 0,25 điểm/01 kỳ báo cáo").each
    cap = list_cap("Ghi chú: Tổng điểm trừ của mục a4 không quá 2 điểm (trừ điểm cộng).")
    assert cap == ("deduct", Fraction(2), "a4")
    assert list_cap("Điểm trừ, cộng tối đa đối với d2 không quá 7 điểm") is None


def test_numbering() -> None:
    assert parts("a.7.1") == parts("a7.1") == ("a", "7", "1")
    open_codes = [parts("1"), parts("a"), parts("a9")]
    assert depth_in(open_codes, parts("b.")) == 1
    assert depth_in(open_codes, parts("2")) == 0
    assert depth_in([parts("1"), parts("b"), parts("b4")], parts("C")) == 1
    assert depth_in([parts("I"), parts("1")], parts("2")) == 1
    assert depth_in([parts("I"), parts("1")], parts("II")) == 0
    assert depth_in([parts("3")], parts("3.1")) == 1


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


def _rows(source: str | None) -> list[int]:
    """The rows of the source that an entry of the example names."""
    found: list[int] = []
    for first, last in re.findall(r"(\d+) đến (\d+)", source or ""):
        found += range(int(first), int(last) + 1)
    return found or [int(n) for n in re.findall(r"\b(\d+)\b", (source or "").partition("dòng")[2])]


class Truth:
    """The example's scale, by the rows of its source."""

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self.node = {_rows(n.source)[0]: n for n in scale.nodes.values() if _rows(n.source)}
        self.items = {
            row: (item, node, kind)
            for node in scale.nodes.values()
            for kind, items in (("bonus", node.bonus), ("deduct", node.deduct))
            if items is not None
            for item in items.items
            for row in _rows(item.source)
        }

    def agrees(self, node: DraftNode, outer: DraftNode | None) -> bool:
        true = self.node.get(node.line.row - 1)
        if true is None or true.max != node.max or true.is_leaf == bool(node.parts):
            return False
        parent = self.scale.parents.get(true.id)
        there = self.scale.nodes.get(parent or "")
        same = outer is None or self.node.get(outer.line.row - 1) is there
        return same and (parent is None) == (outer is None) and self._rule(node, true)

    def _rule(self, node: DraftNode, true: Any) -> bool:
        if node.rule != "pass_fail" or true.leaf_rule.kind == "pass_fail":
            return True
        # Full, with an item that takes all of it: the same points for the same facts.
        whole = [item for item in true.items() if item.points == true.max]
        return true.leaf_rule.kind == "full" and len(whole) == 1

    def has_item(self, item: DraftItem, node: DraftNode) -> bool:
        row = item.line.row - 1
        if row in self.items:
            true, owner, kind = self.items[row]
            cap = true.cap == item.cap or (item.cap is None and true.each is None)
            same_owner = self.node.get(node.line.row - 1) is owner
            return (
                same_owner and kind == item.kind and cap
                and (true.each if item.each else true.points) == item.points
                and true.disqualifies == item.disqualifies
            )  # fmt: skip
        return self._tier(row, item, node)

    def _tier(self, row: int, item: DraftItem, node: DraftNode) -> bool:
        """A row that the example has as one tier of an item: the same points, once."""
        true = self.node.get(node.line.row - 1)
        for other in true.items() if true else ():
            for tier in getattr(other.rule, "tiers", ()):
                if row in _rows(tier.source):
                    return not item.each and bool(tier.points == item.points)
        return False

    def has_cap(self, node: DraftNode, kind: str) -> bool:
        true = self.node.get(node.line.row - 1)
        group = getattr(true, kind, None)
        return group is not None and group.cap == node.caps[kind]


def judged(read: ScaleDraft, truth: Truth) -> Iterator[tuple[int, str, bool]]:
    """What was read for sure: row of the source, what it was taken for, whether that is right."""
    outer = {id(part): node for node in read.draft.all_nodes() for part in node.parts}
    right: dict[int, bool] = {}
    for node in read.draft.all_nodes():
        right[node.line.row] = truth.agrees(node, outer.get(id(node)))
        for item in node.items:
            right[item.line.row] = truth.has_item(item, node)
        for kind in node.caps:
            row = next(
                line.row for line in read.table.lines
                if read.draft.taken.get(line.row) == "cap" and line.row in _below(read, node)
            )  # fmt: skip
            right[row] = truth.has_cap(node, kind)
    for row, taken in read.draft.taken.items():
        if taken == "level":
            owner = max(r for r in right if r < row)
            yield row - 1, taken, right[owner]
        elif taken in ("heading", "total"):
            yield row - 1, taken, True
        else:
            yield row - 1, taken, right[row]


def _below(read: ScaleDraft, node: DraftNode) -> range:
    """The rows from a node to the next one."""
    rows = sorted(one.line.row for one in read.draft.all_nodes())
    after = [row for row in rows if row > node.line.row]
    return range(node.line.row, after[0] if after else read.table.lines[-1].row + 1)


@pytest.mark.skipif(not REAL.exists(), reason="the real sheet is not beside this checkout")
def test_the_real_sheet_is_never_wrong_in_silence(capsys: pytest.CaptureFixture[str]) -> None:
    from tests.helpers.form_files import book_of

    read = draft_of(real_rows())
    load(read.text)
    criteria = book_of(EXAMPLE.parents[1]).years[2022].criteria
    assert criteria is not None
    doubtful = {one.line.row - 1 for one in read.draft.doubts()}
    sure = [one for one in judged(read, Truth(criteria.data)) if one[0] not in doubtful]
    wrong = [(row, taken) for row, taken, right in sure if not right]
    rows = len(read.table.lines)
    lost = set(range(1, rows + 1)) - doubtful - {row for row, _, _ in sure}
    with capsys.disabled():
        print(
            f"\nTiền Giang 2022: {rows} rows, right {len(sure) - len(wrong)} "
            f"({100 * (len(sure) - len(wrong)) // rows} %), doubtful {len(doubtful)} "
            f"({100 * len(doubtful) // rows} %), wrong in silence {len(wrong)}"
        )
    assert rows == 194 and not lost
    assert not wrong
    assert len(sure) >= 100
    assert len(read.draft.all_nodes()) == 49


def test_the_command_writes_a_draft_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "thang.xlsx").write_bytes(workbook(SMALL))
    asked = ["import", "--scale", "thang.xlsx", "-o", "nhap/criteria.yaml"]
    first = run(asked, tmp_path, "vi", monkeypatch)
    assert first.code == 0 and "4 tiêu chí" in first.out, first.transcript()
    load((tmp_path / "nhap/criteria.yaml").read_text("utf-8"))
    (tmp_path / "nhap/criteria.yaml").write_text("của người khác", "utf-8")
    again = run(asked, tmp_path, "vi", monkeypatch)
    assert again.code == 1 and "TD917" in again.err
    printed = run(asked[:3], tmp_path, "en", monkeypatch)
    assert printed.code == 0 and load(printed.out).max == 100
