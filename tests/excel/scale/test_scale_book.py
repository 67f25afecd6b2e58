"""The scale workbook: what is exported and imported unchanged is the same file, what is edited is
spliced and nothing else; every rule goes into its short text and back."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.gallery_runner import run
from tests.helpers.office_files import saved
from thidua.excel.edits import apply_edits
from thidua.excel.grid import Workbook, open_workbook
from thidua.excel.scale.workbook.amounts import ITEM_KINDS, amount_phrase, read_amount
from thidua.excel.scale.workbook.cells import Edits, read_cell
from thidua.excel.scale.workbook.phrases import KINDS, RuleRow, read_phrase, rule_phrase
from thidua.excel.scale.workbook.pieces import BadPhraseError, Names, pieces_of
from thidua.excel.scale.workbook.reading import ReadBook, is_scale_book, read_book
from thidua.excel.scale.workbook.settings import all_edits
from thidua.excel.scale.workbook.sheet import HEAD, costs_the_rank, scale_book, write_book
from thidua.store.yaml.dump import flow
from thidua.store.yaml.reader import parse
from thidua.words import say

# -- rules ----------------------------------------------------------------------------------------

figures = st.builds(
    lambda whole, part: f"{whole}.{part}" if part else str(whole),
    st.integers(0, 120),
    st.sampled_from(["", "5", "25", "1"]),
)
days = st.builds(lambda m, d: f"{m:02}-{d:02}", st.integers(1, 12), st.integers(1, 28))
facts = st.one_of(st.none(), st.sampled_from(["ho-so", "ty_le.1"]))
names = st.text("abcđêá ABC", min_size=1, max_size=12).map(str.strip).filter(bool)


def mapping(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping without the keys whose value is None."""
    return st.fixed_dictionaries(parts).map(
        lambda found: {key: value for key, value in found.items() if value is not None}
    )


def maybe(one: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), one)


tiers = st.lists(
    st.one_of(
        mapping(**{"from": figures, "points": figures}),
        mapping(above=figures, to=figures, points=figures),
        mapping(below=figures, points=figures),
        st.builds(lambda p: {"else": "true", "points": p}, figures),
    ),
    min_size=1,
    max_size=4,
)
rules = st.one_of(
    st.sampled_from(["points", "full", "pass_fail", "relative"]),
    mapping(kind=st.just("points"), step=figures),
    mapping(kind=st.just("tiers"), tiers=tiers, of=facts, target=maybe(figures)),
    mapping(
        kind=st.just("choice"),
        options=st.dictionaries(st.sampled_from("abcd"), figures, min_size=1),
    ),
    mapping(kind=st.just("count"), each=figures, of=facts),
    mapping(
        kind=st.just("ratio"),
        target=maybe(st.one_of(figures, st.just("pledge:t1"))),
        cap=maybe(figures),
        lower_is_better=maybe(st.just("true")),
        of=facts,
    ),
    mapping(
        kind=st.just("steps"),
        below=figures,
        first=figures,
        every=figures,
        each=figures,
        partial=maybe(st.sampled_from(["none", "full", "exact"])),
        start=maybe(st.sampled_from(["zero", "max"])),
    ),
    mapping(kind=st.just("linear"), worst=figures, best=figures, least=maybe(st.just("10%"))),
    mapping(
        kind=st.just("deadline"),
        due=st.one_of(days, st.lists(days, min_size=1, max_size=3)),
        late=st.one_of(mapping(points=figures), mapping(each_day=figures)),
        early=maybe(
            st.one_of(
                mapping(each_day=figures, cap=maybe(figures)),
                mapping(points=figures, days=st.just("5")),
            )
        ),
        grace=maybe(st.just("3")),
        note=maybe(st.just("a; b: c")),
    ),
    mapping(
        kind=st.sampled_from(["rank", "place"]),
        points=st.lists(figures, min_size=1, max_size=4),
        **{"else": maybe(figures), "lower_is_better": maybe(st.just("true"))},
    ),
    mapping(
        kind=st.just("rank"),
        top=st.just([{"share": "20%", "points": "15"}, {"else": "true", "points": "5"}]),
        tied=maybe(st.just("mean")),
        of=facts,
    ),
    mapping(
        kind=st.just("tiers"),
        tiers=tiers,
        target=st.just("bloc:mean"),
        weird=st.sampled_from(["x; y", 'say "a"; b', "it's; so", "a\nb"]),
    ),
    mapping(
        kind=st.just("periods"),
        of=st.sampled_from(["tuan", "hoc-ky"]),
        take=maybe(st.sampled_from(["percent", "points"])),
        combine=maybe(st.sampled_from(["mean", "sum", "last", {"best": "10"}])),
        missing=maybe(st.sampled_from(["error", "skip"])),
        note=maybe(st.just("a; b")),
    ),
    mapping(
        kind=st.just("table"),
        rows=st.just({"ho-so": ["0", "500"]}),
        columns=st.just({"som": ["0", "10"]}),
        points=st.just([["1", "2"], ["2", "3"]]),
    ),
)


@given(rules)
@settings(max_examples=300, deadline=None)
def test_every_rule_goes_into_its_phrase_and_back(rule: Any) -> None:
    kind, params = rule_phrase(rule)
    assert read_phrase(kind, params, RuleRow(rule)) == rule


@pytest.mark.parametrize(
    ("kind", "params", "rule"),
    [
        ("Theo kỳ", "kỳ hoc-ky; lấy tỷ lệ; trung bình 10 kỳ cao nhất; bỏ qua kỳ thiếu",
         {"kind": "periods", "of": "hoc-ky", "take": "percent", "combine": {"best": "10"},
          "missing": "skip"}),
        ("Theo kỳ", "kỳ Học kỳ; trung bình",
         {"kind": "periods", "of": "hoc-ky", "combine": "mean"}),
        ("Theo khoảng", ">=90: 5; >=80: 4; còn lại: 0",
         {"kind": "tiers", "tiers": [{"from": "90", "points": "5"}, {"from": "80", "points": "4"},
                                     {"else": "true", "points": "0"}]}),
        ("theo hạn", "hạn 20/06, 30/11; chậm trừ 0,5/ngày",
         {"kind": "deadline", "due": ["06-20", "11-30"], "late": {"each_day": "0.5"}}),
        ("Theo khoảng", ">=90: 5 điểm; còn lại: 0 điểm",
         {"kind": "tiers", "tiers": [{"from": "90", "points": "5"},
                                     {"else": "true", "points": "0"}]}),
        ("theo hạn", "hạn 20/06; chậm trừ 0,5 điểm/ngày",
         {"kind": "deadline", "due": "06-20", "late": {"each_day": "0.5"}}),
        ("Đếm số lần", "mỗi 0,5", {"kind": "count", "each": "0.5"}),
        ("Đếm số lần", "mỗi 0,5 điểm", {"kind": "count", "each": "0.5"}),
        ("Chọn mức", "Tốt: 3; Khá: 2",
         {"kind": "choice", "options": {"tot": {"name": "Tốt", "points": "3"},
                                        "kha": {"name": "Khá", "points": "2"}}}),
        ("Đạt hoặc không", "", "pass_fail"),
        ("Theo tỷ lệ", "chỉ tiêu đã đăng ký “Giải ngân vốn”",
         {"kind": "ratio", "target": "pledge:giai-ngan-von"}),
    ],
)  # fmt: skip
def test_what_people_type(kind: str, params: str, rule: Any) -> None:
    assert read_phrase(kind, params) == rule


@pytest.mark.parametrize(
    ("kind", "params"),
    [
        ("Theo khoảng", "90 điểm cầu: 5"),
        ("Đếm", "mỗi 1"),
        ("Theo hạn", "hạn 31"),
        ("Chọn mức", "x"),
    ],
)
def test_what_is_not_understood_is_named(kind: str, params: str) -> None:
    with pytest.raises(BadPhraseError):
        read_phrase(kind, params)


# -- the workbook ---------------------------------------------------------------------------------

SCALE = """# thang điểm thử
year: 2022
max: 10   # tổng
stages:
  - {id: self, name: Tự chấm, due: 11-20}
offices:
  - {id: vp, name: Văn phòng}
bands:
  - {id: tot, name: Tốt, from: 80, quota: {share: 20%, round: down}}
criteria:
  - id: "1"
    name: Nhóm một
    max: 10
    deduct:
      cap: 2     # nhiều nhất
      items:
        - {id: 1.a, name: Chậm, each: 0.5, cap: 1}
    criteria:
      - id: "1.1"   # lá
        name: "Báo cáo: tháng"
        max: 4
        rule: {kind: deadline, due: 11-30, late: {points: 1}}
        verifier: vp
      - id: "1.2"
        name: Xếp loại
        max: 6
        rule:
          kind: choice
          options: {tot: 6, kha: 3}
"""


def tree_of(text: str) -> dict[str, Any]:
    tree, told = parse(text.encode(), "")
    assert isinstance(tree, dict) and not told
    return tree


def exported(text: str) -> bytes:
    book = scale_book("vi", "Thang điểm", text, None, NAMES, {"bloc": "a", "year": "2022"})
    return write_book("vi", book)


NAMES = Names({"a": "Đơn vị A"}, {"vp": "Văn phòng"})


def reopened(raw: bytes) -> ReadBook:
    book = open_workbook(raw, "x.xlsx")
    assert isinstance(book, Workbook) and is_scale_book(book, "x.xlsx")
    read = read_book(book, "x.xlsx")
    assert isinstance(read, ReadBook), read
    return read


def edits_of(read: ReadBook) -> Edits:
    tree = tree_of(read.base)
    return all_edits(tree, read.rows, read.settings, NAMES)


def edited(raw: bytes, key: str, column: str, value: Any) -> bytes:
    """The workbook with one cell typed anew, saved by another program."""
    book = openpyxl.load_workbook(BytesIO(raw))
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[HEAD + 1]}
    row = next(r[0].row for r in sheet.iter_rows(min_row=HEAD + 2) if r[0].value == key)
    sheet.cell(row, heads[column]).value = value
    return saved(book)


def after(raw: bytes, now: str = SCALE) -> str:
    read = reopened(raw)
    found = edits_of(read)
    assert not found.problems, found.problems
    applied = apply_edits(now.encode(), found.edits, "criteria.yaml")
    assert not applied.conflicts and not applied.problems
    return applied.new.decode()


def test_what_nobody_edited_changes_nothing() -> None:
    read = reopened(exported(SCALE))
    assert read.base == SCALE and read.about == {"bloc": "a", "year": "2022"}
    assert edits_of(read) == Edits()


def test_the_list_of_kinds_offers_whole_words() -> None:
    """Excel cuts a list that is written into the validation itself at every comma."""
    book = openpyxl.load_workbook(BytesIO(exported(SCALE)))
    found = [str(one.formula1) for one in book.worksheets[0].data_validations.dataValidation]
    sheet, _, area = found[0].strip("=").partition("!")
    offered = [cell.value for (cell,) in book[sheet.strip("'")][area.replace("$", "")]]
    assert offered == [*(one.word for one in KINDS.values()), *ITEM_KINDS.values()]
    assert say("vi", "scale_book.like.kinds").endswith("; ".join(offered))


def scale_of(every: list[Any]) -> str:
    """A scale with a criterion of each rule, a comment beside each, a band and a setting."""
    lines = ["# thang điểm", "max: 100", "bands: [{id: tot, name: Tốt, from: 80}]", "criteria:"]
    for n, rule in enumerate(every, 1):
        kind = rule if isinstance(rule, str) else flow(rule)
        lines += [f"  - id: c{n}   # số {n}", f"    name: Việc {n}", "    max: 10"]
        lines += [f"    rule: {kind}"]
    return "\n".join(lines) + "\n"


@settings(max_examples=25, deadline=None)
@given(st.lists(rules, min_size=1, max_size=5), rules, st.data())
def test_random_scales_go_out_and_in_and_one_change_is_one_change(
    every: list[Any], other: Any, data: st.DataObject
) -> None:
    text = scale_of(every)
    assert edits_of(reopened(exported(text))) == Edits()
    n = data.draw(st.integers(0, len(every) - 1))
    kind, params = rule_phrase(other)
    raw = edited(exported(text), f"c{n + 1}", "Nội dung", "Việc khác")
    raw = edited(raw, f"c{n + 1}", "Cách chấm", kind)
    raw = edited(raw, f"c{n + 1}", "Mức, tham số", params or "-")
    found = edits_of(reopened(raw))
    if found.problems:  # a kind without parameters keeps none
        assert not params
        return
    applied = apply_edits(text.encode(), found.edits, "criteria.yaml")
    assert not applied.conflicts and not applied.problems
    wanted = tree_of(text)
    wanted["criteria"][n]["name"] = "Việc khác"
    was, now = wanted["criteria"][n], tree_of(applied.new.decode())
    same = now["criteria"][n]["rule"]
    again = rule_phrase(same)  # what stood there keeps its place among the keys
    assert (again[0], sorted(pieces_of(again[1]))) == (kind, sorted(pieces_of(params)))
    was["rule"] = same
    assert now == wanted
    assert all(f"# số {m}" in applied.new.decode() for m in range(1, len(every) + 1))


@pytest.mark.parametrize(
    ("key", "column", "value", "before", "new"),
    [
        ("1.1", "Nội dung", "Báo cáo quý", '"Báo cáo: tháng"', '"Báo cáo quý"'),
        ("1.2", "Mức, tham số", "tot: 6; kha: 4,5", "{tot: 6, kha: 3}", "{tot: 6, kha: 4.5}"),
        ("1.a", "Mức, tham số", 0.25, "each: 0.5", "each: 0.25"),
        ("1.a", "Tối đa", 2, "each: 0.5, cap: 1", "each: 0.5, cap: 2"),
        ("1#deduct", "Tối đa", "3", "cap: 2     # nhiều nhất", "cap: 3     # nhiều nhất"),
        ("1.1", "Mức, tham số", "hạn 30/11; chậm trừ 2",
         "{kind: deadline, due: 11-30, late: {points: 1}}",
         "{kind: deadline, due: 11-30, late: {points: 2}}"),
    ],
)  # fmt: skip
def test_one_edited_cell_is_one_edited_value(
    key: str, column: str, value: Any, before: str, new: str
) -> None:
    text = after(edited(exported(SCALE), key, column, value))
    assert text == SCALE.replace(before, new)


def test_a_dash_takes_a_value_away_and_an_emptied_cell_is_asked_about() -> None:
    text = after(edited(exported(SCALE), "1.1", "Người thẩm định", "-"))
    assert "verifier" not in text
    found = edits_of(reopened(edited(exported(SCALE), "1.1", "Người thẩm định", None)))
    assert [problem.why for problem in found.problems] == ["emptied"]
    assert not found.edits


@pytest.mark.parametrize(
    ("said", "cap"), [("trần 110%", "1.1"), ("trần 1,1", "1.1"), ("trần 87,5%", "0.875")]
)
def test_the_cap_of_a_ratio_is_said_as_a_percent(said: str, cap: str) -> None:
    row = RuleRow(None, "", "10", "Thu", Names())
    rule = read_phrase("Theo tỷ lệ", f"chỉ tiêu 95; {said}", row)
    assert rule == {"kind": "ratio", "target": "95", "cap": cap}
    assert "%" in rule_phrase(rule)[1]
    with pytest.raises(BadPhraseError):  # eleven or a hundred and ten times the target?
        read_phrase("Theo tỷ lệ", "trần 110", row)


@pytest.mark.parametrize("params", [None, "-"])
def test_levels_go_with_the_kind_that_they_were_of(params: str | None) -> None:
    """Another kind is chosen, and the cell beside it emptied, or a dash typed as the sheet says."""
    book = edited(exported(SCALE), "1.1", "Cách chấm", "Cho điểm")
    made = tree_of(after(edited(book, "1.1", "Mức, tham số", params)))
    assert made["criteria"][0]["criteria"][0].get("rule") in (None, "points")


def test_what_others_changed_meanwhile_is_told_with_both_values() -> None:
    read = reopened(edited(exported(SCALE), "1.1", "Nội dung", "Báo cáo quý"))
    now = SCALE.replace("Báo cáo: tháng", "Báo cáo năm")
    applied = apply_edits(now.encode(), edits_of(read).edits, "criteria.yaml")
    assert [value for _, value in applied.conflicts] == ["Báo cáo năm"]
    assert applied.new.decode() == now


def test_a_new_row_is_a_new_item_or_criterion() -> None:
    raw = exported(SCALE)
    book = openpyxl.load_workbook(BytesIO(raw))
    sheet = book.worksheets[0]
    last = sheet.max_row
    sheet.cell(last + 1, 4).value = "Vắng họp"
    for column, value in ((6, "Mỗi lần"), (7, "0,5"), (8, "Trừ")):
        sheet.cell(last + 1, column).value = value
    for column, value in ((3, "2"), (4, "Nhóm hai"), (5, 5), (6, "Đếm số lần"), (7, "mỗi 1")):
        sheet.cell(last + 2, column).value = value
    stream = BytesIO()
    book.save(stream)
    tree = tree_of(after(stream.getvalue()))
    leaf = tree["criteria"][0]["criteria"][1]
    assert leaf["deduct"] == [{"id": "1.2.tru", "name": "Vắng họp", "each": "0.5"}]
    second = tree["criteria"][1]
    assert second == {
        "id": "2", "name": "Nhóm hai", "max": "5", "rule": {"kind": "count", "each": "1"},
    }  # fmt: skip


def test_a_setting_is_edited_on_the_second_sheet() -> None:
    book = openpyxl.load_workbook(BytesIO(exported(SCALE)))
    sheet = book.worksheets[1]
    row = next(r[0].row for r in sheet.iter_rows(min_row=2) if r[0].value == "bands/0")
    sheet.cell(row, 5).value = "from: 85; quota: {share: 20%, round: down}"
    stream = BytesIO()
    book.save(stream)
    assert after(stream.getvalue()) == SCALE.replace("from: 80", "from: 85")


def with_lines(*lines: tuple[Any, ...], sheet: int = 1, scale: str = SCALE) -> bytes:
    """The workbook with lines typed below those of a sheet, from its second column on."""
    book = openpyxl.load_workbook(BytesIO(exported(scale)))
    page = book.worksheets[sheet]
    last = page.max_row
    for n, line in enumerate(lines, last + 1):
        for column, value in enumerate(line, 2):
            page.cell(n, column).value = value
    return saved(book)


def test_new_lines_of_the_second_sheet_are_taken() -> None:
    raw = with_lines(
        ("Mức xếp loại", None, "Khá", "from: 65"),
        (None, "dat", "Đạt", "from: 50"),
        ("Bước chấm", "verified", "Thẩm định", "due: 12-10"),
        ("Làm tròn", "to", None, "0.5"),
        ("Nguồn", None, None, "biên bản họp khối"),
    )
    tree = tree_of(after(raw))
    assert tree["bands"][1:] == [
        {"id": "kha", "name": "Khá", "from": "65"}, {"id": "dat", "name": "Đạt", "from": "50"},
    ]  # fmt: skip
    assert tree["stages"][1] == {"id": "verified", "name": "Thẩm định", "due": "12-10"}
    assert tree["rounding"] == {"to": "0.5"} and tree["source"] == "biên bản họp khối"
    assert "# thang điểm thử" in after(raw) and "# tổng" in after(raw)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (("Mức xếp loại", "tot", "Tốt", "from: 70"), "twice"),
        (("Chưa có mục này", None, "Khá", "from: 65"), "setting"),
        (("Năm", None, None, "2023"), "twice"),
        (("Mức xếp loại", None, "Khá", "chừng 65"), "params"),
        (("Mức xếp loại", None, None, "from: 65"), "setting"),
    ],
)
def test_a_new_line_that_says_nothing_new_or_nothing_known_is_told(
    line: tuple[Any, ...], why: str
) -> None:
    found = edits_of(reopened(with_lines(line)))
    assert [problem.why for problem in found.problems] == [why] and not found.edits


def test_a_new_office_verifies_a_new_part_of_a_new_group() -> None:
    book = openpyxl.load_workbook(BytesIO(with_lines(("Cơ quan chấm", None, "Sở Y tế"))))
    page = book.worksheets[0]
    heads = {cell.value: cell.column for cell in page[HEAD + 1]}
    lines = [
        {"Số": "2", "Nội dung": "Nhóm hai", "Điểm chuẩn": 10},
        {"Số": "2.1", "Nội dung": "Tin bài", "Điểm chuẩn": 10, "Cách chấm": "Đếm số lần",
         "Mức, tham số": "mỗi 1", "Người thẩm định": "Sở Y tế"},
        {"Nội dung": "Bài bị gỡ", "Cách chấm": "Mỗi lần", "Mức, tham số": "2", "Thưởng/trừ": "Trừ"},
    ]  # fmt: skip
    for n, line in enumerate(lines, page.max_row + 1):
        for head, value in line.items():
            page.cell(n, heads[head]).value = value
    stream = BytesIO()
    book.save(stream)
    tree = tree_of(after(stream.getvalue()))
    assert tree["offices"][1] == {"id": "so-y-te", "name": "Sở Y tế"}
    (part,) = tree["criteria"][1]["criteria"]
    assert part == {
        "id": "2.1", "name": "Tin bài", "max": "10", "verifier": "so-y-te",
        "rule": {"kind": "count", "each": "1"},
        "deduct": [{"id": "2.1.tru", "name": "Bài bị gỡ", "each": "2"}],
    }  # fmt: skip


# -- what people do to a table --------------------------------------------------------------------


def changed(change: Any, scale: str = SCALE) -> bytes:
    """The workbook after a person changed its first sheet by `change(sheet, column of a heading,
    row of a key)`."""
    book = openpyxl.load_workbook(BytesIO(exported(scale)))
    page = book.worksheets[0]
    heads = {cell.value: cell.column for cell in page[HEAD + 1]}
    rows = {row[0].value: row[0].row for row in page.iter_rows(min_row=HEAD + 2)}
    change(page, heads, rows)
    return saved(book)


def emptied(*keys: str) -> bytes:
    def change(page: Any, heads: Any, rows: Any) -> None:
        for key in keys:
            for column in range(2, len(heads) + 1):
                page.cell(rows[key], column).value = None

    return changed(change)


def without(raw: bytes) -> str:
    """The scale after an import that takes away what was emptied."""
    found = edits_of(reopened(raw))
    assert not found.problems, found.problems
    edits = [*found.edits, *found.emptied]
    applied = apply_edits(SCALE.encode(), edits, "criteria.yaml")
    assert not applied.conflicts and not applied.problems
    return applied.new.decode()


def test_an_emptied_row_asks_then_takes_its_thing_and_what_is_below_it_away() -> None:
    found = edits_of(reopened(emptied("1")))
    assert not found.edits and not found.problems
    (one,) = found.emptied
    assert (
        one.about == "1 Nhóm một" and one.was == "Trừ; 1.a Chậm; 1.1 Báo cáo: tháng; 1.2 Xếp loại"
    )
    tree = tree_of(without(emptied("1.2")))
    assert [leaf["id"] for leaf in tree["criteria"][0]["criteria"]] == ["1.1"]
    assert "# lá" in without(emptied("1.2"))
    # the last of a list takes the list along; a list is emptied as such, too
    assert "deduct" not in without(emptied("1.a")) and "deduct" not in without(emptied("1#deduct"))


def test_what_lies_in_something_emptied_is_not_changed_beside_it() -> None:
    raw = emptied("1")
    found = edits_of(reopened(edited(raw, "1.1", "Nội dung", "Khác")))
    assert [one.why for one in found.problems] == ["under_gone"]


def test_a_row_that_is_only_absent_takes_nothing_away() -> None:
    found = edits_of(reopened(changed(lambda page, _, rows: page.delete_rows(rows["1.2"]))))
    assert (found.absent, found.edits, found.emptied, found.problems) == (["1.2"], [], [], [])


@pytest.mark.parametrize("first", [1, 2])
def test_sorted_rows_say_the_same_whether_the_hidden_keys_went_along_or_stayed(first: int) -> None:
    def change(page: Any, heads: Any, rows: Any) -> None:
        places = sorted(rows.values())
        held = [[page.cell(row, n).value for n in range(first, len(heads) + 1)] for row in places]
        held.sort(key=lambda cells: str(cells[4 - first]), reverse=True)
        for row, cells in zip(places, held, strict=True):
            for n, value in enumerate(cells, first):
                page.cell(row, n).value = value

    found = edits_of(reopened(changed(change)))
    assert found.sorted and not (found.edits or found.problems or found.emptied)


def test_a_row_put_in_the_middle_comes_there() -> None:
    def change(page: Any, heads: Any, rows: Any) -> None:
        page.insert_rows(rows["1.1"] + 1)
        for head, value in (("Nội dung", "Tin bài"), ("Điểm chuẩn", 2), ("Cách chấm", "Cho điểm")):
            page.cell(rows["1.1"] + 1, heads[head]).value = value

    leaves = tree_of(after(changed(change)))["criteria"][0]["criteria"]
    assert [leaf["id"] for leaf in leaves] == ["1.1", "tin-bai", "1.2"]


def test_columns_may_be_moved_and_added_and_one_that_is_gone_is_named() -> None:
    read = reopened(changed(lambda page, *_: page.insert_cols(5)))
    assert edits_of(read) == Edits()

    def noted(page: Any, heads: Any, rows: Any) -> None:
        page.cell(rows["1.1"], len(heads) + 2).value = "hỏi lại"

    (told,) = reopened(changed(noted)).problems
    assert (told.code, told.args["found"]) == ("TD968", "hỏi lại")
    book = open_workbook(changed(lambda page, *_: page.delete_cols(7)), "x.xlsx")
    assert isinstance(book, Workbook)
    gone = read_book(book, "x.xlsx")
    assert not isinstance(gone, ReadBook) and gone.args["found"] == "“Mức, tham số”"


@pytest.mark.parametrize(
    ("key", "head", "value", "why"),
    [
        ("1.1", "Số", date(2026, 2, 1), "date"),
        ("1.1", "Nội dung", "=1/0", "formula_cell"),
        ("1.1", "Điểm chuẩn", "bốn điểm", "max"),
        ("1.a", "Số", "1.b", "id"),
    ],
)
def test_what_excel_made_of_a_cell_is_told(key: str, head: str, value: Any, why: str) -> None:
    found = edits_of(reopened(edited(exported(SCALE), key, head, value)))
    assert [one.why for one in found.problems] == [why]
    assert found.problems[0].sheet == "Thang điểm"


def test_a_number_of_another_group_does_not_move_a_criterion_in_silence() -> None:
    scale = SCALE + "  - {id: '2', name: Nhóm hai, max: 0, criteria: []}\n"
    book = openpyxl.load_workbook(BytesIO(exported(scale)))
    page = book.worksheets[0]
    row = next(one[0].row for one in page.iter_rows() if one[0].value == "1.2")
    page.cell(row, 3).value = "2.1"
    stream = BytesIO()
    book.save(stream)
    found = edits_of(reopened(stream.getvalue()))
    assert [one.why for one in found.problems] == ["moved"] and not found.edits


@pytest.mark.parametrize(
    "text", [">=90%: 5; >= 80 %: 4; còn lại: 0", "≥90%: 5; ≥80: 4; còn lại: 0"]
)
def test_the_sign_of_a_percentage_may_be_typed(text: str) -> None:
    assert read_phrase("Theo khoảng", text, RuleRow(measure="%")) == read_phrase(
        "Theo khoảng", ">=90: 5; >=80: 4; còn lại: 0"
    )


def test_units_are_named_without_marks_and_with_commas() -> None:
    units = {"vh": "Sở Văn hóa, Thể thao", "yt": "Sở Y tế"}
    assert read_cell("not_for", "so y te; sở văn hóa, thể thao", Names(units)) == (
        "not_for", ["yt", "vh"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("item", "cells"),
    [
        ({"each": "0.5"}, ("Mỗi lần", "0,5")),
        ({"share": "10%"}, ("Phần trăm điểm", "10%")),
        ({"points": "0", "disqualifies": "true"}, ("Không xếp hạng", "")),
        ({"disqualifies": "true"}, ("Không xếp hạng", "")),
        ({"points": "5", "disqualifies": "true"}, ("Một lần", "5; không xếp hạng")),
    ],
)
def test_an_item_s_amount_goes_into_its_cells_and_back(
    item: dict[str, Any], cells: tuple[str, str]
) -> None:
    assert amount_phrase(item) == cells
    assert read_amount(*cells) == {k: v for k, v in item.items() if v != "0"}


def test_an_item_comes_to_cost_the_rank() -> None:
    raw = edited(exported(SCALE), "1.a", "Mức, tham số", "0,5; không xếp hạng")
    assert "each: 0.5, cap: 1, disqualifies: true" in after(raw)


# -- the commands ---------------------------------------------------------------------------------

DATA = Path(__file__).parents[3] / "data"


def test_the_real_scale_goes_out_and_in(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(DATA, tmp_path / "data")
    made = run(["scale", "2022", "-o", "t.xlsx", "--data", "data"], tmp_path)
    assert made.code == 0, made.transcript()
    asked = ["import", "t.xlsx", "--data", "data"]
    back = run(asked, tmp_path)
    assert back.code == 0 and "Không có gì thay đổi" in back.out, back.transcript()


def test_tasks_and_periods_are_called_by_their_names_both_ways(tmp_path: Path) -> None:
    """A task's id need not be its name in letters without marks; and who changes a row reads what
    the weeks are called, not their id. Where the scale comes from is asked, and filled in."""
    begun(tmp_path)
    files = {
        "criteria.yaml": """max: 10
criteria:
  - {id: "1", name: Sản lượng, max: 6, rule: {kind: ratio, target: "pledge:t1"}}
  - {id: "2", name: Nề nếp, max: 4, rule: {kind: periods, of: tuan}}
""",
        "periods.yaml": """periods:
  - {id: tuan, name: "Tuần {n}", every: week, from: 2022-09-05, to: 2022-12-25}
""",
        "tuan/criteria.yaml": "max: 10\ncriteria: [{id: a, name: Vệ sinh, max: 10}]\n",
        "pledges/x.yaml": "unit: x\ntasks: [{id: t1, name: Sản lượng xi măng, plan: 100}]\n",
    }
    for name, text in files.items():
        (tmp_path / "2022" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "2022" / name).write_text(text, "utf-8")
    (tmp_path / "units.yaml").write_text("units: [{id: x, name: Xưởng}]\n", "utf-8")
    assert run(["scale", "2022", "-o", "t.xlsx"], tmp_path).code == 0
    back = run(["import", "t.xlsx"], tmp_path)
    assert "Không có gì thay đổi" in back.out, back.transcript()
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    for cell in (cell for row in book.worksheets[0].iter_rows() for cell in row):
        cell.value = "kỳ tuan; lấy điểm" if cell.value == "kỳ tuan" else cell.value
    source = next(row for row in book.worksheets[1].iter_rows() if row[1].value == "Nguồn")
    source[4].value = "Hướng dẫn 168/HD-STNMT"
    book.save(tmp_path / "t.xlsx")
    done = run(["import", "t.xlsx"], tmp_path)
    assert "của các tuần" in done.out and "“tuan”" not in done.out, done.transcript()
    assert "source: Hướng dẫn 168/HD-STNMT" in (tmp_path / "2022/criteria.yaml").read_text("utf-8")


def begun(folder: Path) -> None:
    """A bloc with a year and nothing in it."""
    (folder / "bloc.yaml").write_text("id: a\nname: A\n", "utf-8")
    (folder / "units.yaml").write_text("units: []\n", "utf-8")
    (folder / "2022").mkdir()


NO_POINTS = (None, None, None)


def test_a_draft_in_excel_becomes_the_scale(tmp_path: Path) -> None:
    from tests.excel.scale.test_import_scale import workbook

    begun(tmp_path)
    rows = [
        ("1", "Báo cáo", 10, None, None),
        (None, "Mỗi lần chậm trừ 1 điểm", None, None, None),
        ("2", "Thái độ", 5, None, None),
        (None, "Trừ từ 1 đến 2 điểm tùy mức độ", None, None, None),
        ("3", "Thu quỹ theo kế hoạch", 10, None, None),
        (None, "Đạt 100%: 10 điểm; từ 90% và có báo cáo: 8 điểm; dưới 90%: 0 điểm", *NO_POINTS),
    ]
    (tmp_path / "cu.xlsx").write_bytes(workbook(rows))
    made = run(["import", "--scale", "cu.xlsx", "-o", "moi.xlsx"], tmp_path)
    assert made.code == 0, made.transcript()
    asked = ["import", "moi.xlsx"]
    refused = run(asked, tmp_path)
    assert refused.code == 1 and "TD942" in refused.err, refused.transcript()
    book = openpyxl.load_workbook(tmp_path / "moi.xlsx")
    sheet = book.worksheets[0]
    assert [sheet.cell(HEAD + 2, column).value for column in (2, 4)] == ["?", "Thái độ"]
    for row in range(HEAD + 2, sheet.max_row + 1):
        sheet.cell(row, 2).value = None
    book.save(tmp_path / "moi.xlsx")
    done = run(asked, tmp_path)
    assert done.code == 0, done.transcript()
    text = (tmp_path / "2022" / "criteria.yaml").read_text("utf-8")
    assert tree_of(text)["max"] == "25"
    assert "#?" not in text and "có lẽ là" not in text  # each was asked, and is answered
    assert "source" not in tree_of(text)  # the office's file is no act that a head may sign by
    share = tree_of(text)["criteria"][2]  # accepted: of a plan, so over 100 % may be reached
    assert (share["measure"], share["range"]) == ("%", ["0", "1000"])


def test_what_the_rules_refuse_is_told_at_the_cell_that_was_typed(tmp_path: Path) -> None:
    (tmp_path / "bloc.yaml").write_text("id: a\nname: A\n", "utf-8")
    (tmp_path / "units.yaml").write_text("units: [{id: u, name: U}]\n", "utf-8")
    (tmp_path / "2022" / "scores" / "self").mkdir(parents=True)
    scale = tmp_path / "2022" / "criteria.yaml"
    scale.write_text(SCALE, "utf-8")

    def imported(sheet: int, key: str, column: int, value: Any, *more: str) -> Any:
        made = run(["scale", "2022", "-o", "t.xlsx"], tmp_path)
        assert made.code == 0, made.transcript()
        book = openpyxl.load_workbook(tmp_path / "t.xlsx")
        page = book.worksheets[sheet]
        row = next(one[0].row for one in page.iter_rows() if one[0].value == key)
        for n in range(column, column + (1 if value is not None else 12)):
            page.cell(row, n).value = value
        book.save(tmp_path / "u.xlsx")
        (tmp_path / "t.xlsx").unlink()
        return run(["import", "u.xlsx", *more], tmp_path)

    for sheet, key, column, value, code, where in (
        (0, "1.1", 5, 5, "TD301", "Thang điểm › E4 › "),  # the sum is wrong at the group's cell
        (0, "1.1", 7, "hạn 31/02; chậm trừ 1", "TD134", "Thang điểm › G7 › "),
        (1, "year", 5, 2027, "TD310", "Thiết lập › E"),
        (1, "bands/0", 5, "from: 80,5", "TD130", "Thiết lập › E"),
        (1, "stages/0", 5, "cách gộp: tổng", "TD137", "cần một trong: trung bình; trung vị; "),
    ):
        told = imported(sheet, key, column, value)
        assert told.code == 1 and code in told.err and where in told.err, told.transcript()
        assert "criteria.yaml" not in told.err and "max:" not in told.err
        assert "Điểm chuẩn" in told.err if code == "TD301" else "Nội dung" in told.err or sheet == 0
    assert scale.read_text("utf-8") == SCALE
    asked = imported(0, "1.a", 2, None)
    assert asked.code == 1 and "TD965" in asked.err and "D6" in asked.err, asked.transcript()
    sheet_file = tmp_path / "2022" / "scores" / "self" / "u.yaml"
    sheet_file.write_text("unit: u\nscores: {1.a: 1}\n", "utf-8")
    done = imported(0, "1.a", 2, None, "--replace")
    assert done.code == 0 and "Bỏ mục trừ “Chậm” (1 “Nhóm một”)" in done.out, done.transcript()
    assert "u.yaml:2" in done.err and "làm 1 chỗ khác" in done.out, done.transcript()


def test_a_condition_of_the_office_is_not_lost_when_its_mark_is_cleared(tmp_path: Path) -> None:
    from tests.excel.scale.test_import_scale import workbook

    begun(tmp_path)
    rows = [
        ("1", "Báo cáo", 10, None, None),
        ("2", "Họp", 10, None, None),
        (None, "Tổng cộng", 20, None, None),
        (None, "Đơn vị để xảy ra mất an toàn nghiêm trọng: không xếp loại", None, None, None),
    ]
    (tmp_path / "cu.xlsx").write_bytes(workbook(rows))
    made = run(["import", "--scale", "cu.xlsx", "-o", "moi.xlsx"], tmp_path)
    assert made.code == 0 and "thidua import moi.xlsx" in made.out, made.transcript()
    book = openpyxl.load_workbook(tmp_path / "moi.xlsx")
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[HEAD + 2]][3:8] == [
        "Đơn vị để xảy ra mất an toàn nghiêm trọng: không xếp loại",
        None, "Không xếp hạng", None, "Trừ",
    ]  # fmt: skip
    sheet.cell(HEAD + 2, 2).value = None
    book.save(tmp_path / "moi.xlsx")
    for column in (6, 8):  # neither criterion nor item: said, not lost in silence
        sheet.cell(HEAD + 2, column).value = None
    book.save(tmp_path / "khac.xlsx")
    told = run(["import", "khac.xlsx"], tmp_path)
    assert "Không thành tiêu chí hay mục nào" in told.out, told.transcript()
    kept = (tmp_path / "2022" / "criteria.yaml").read_text("utf-8")
    assert kept.endswith("#   Đơn vị để xảy ra mất an toàn nghiêm trọng: không xếp loại\n")
    (tmp_path / "2022" / "criteria.yaml").unlink()
    done = run(["import", "moi.xlsx"], tmp_path)
    assert done.code == 0, done.transcript()
    (item,) = tree_of((tmp_path / "2022" / "criteria.yaml").read_text("utf-8"))["deduct"]
    assert item["disqualifies"] == "true" and "points" not in item


@pytest.mark.parametrize(
    ("words", "all_of_it"),
    [
        ("Lớp để xảy ra mất an toàn: không xếp loại thi đua", True),
        ("Vi phạm pháp luật thì không xét thi đua năm.", True),
        ("Có đảng viên bị khai trừ: không xếp loại hoàn thành xuất sắc nhiệm vụ.", False),
        ("Để xảy ra tham nhũng: không xét Cờ thi đua", False),
        ("Thiếu báo cáo: không xếp hạng nhất, nhì, ba", False),
    ],
)
def test_a_bar_from_one_grade_is_never_offered_as_one_from_the_ranking(
    words: str, all_of_it: bool
) -> None:
    assert costs_the_rank(words) == all_of_it


@pytest.mark.parametrize(
    ("kind", "text", "rule"),
    [
        ("Theo khoảng", "từ 90 trở lên: 10; từ 80 đến dưới 90: 8; dưới 80: 6",
         {"kind": "tiers", "tiers": [{"from": "90", "points": "10"},
                                     {"from": "80", "below": "90", "points": "8"},
                                     {"below": "80", "points": "6"}]}),
        ("Theo khoảng", "Từ 90% trở lên được 10 điểm; dưới 90% được 5 điểm",
         {"kind": "tiers", "tiers": [{"from": "90", "points": "10"},
                                     {"below": "90", "points": "5"}]}),
        ("Chọn mức", "Tốt: 10, Khá: 8",
         {"kind": "choice", "options": {"tot": {"name": "Tốt", "points": "10"},
                                        "kha": {"name": "Khá", "points": "8"}}}),
        ("Theo hạn", "nộp trước ngày 20/11, chậm 1 ngày trừ 0,5 điểm",
         {"kind": "deadline", "due": "11-20", "late": {"each_day": "0.5"}}),
        ("", "mỗi bài 0,5 điểm, tối đa 10 điểm", {"kind": "count", "each": "0.5"}),
        ("Đếm số lần", "mỗi 0,5; tối đa 10", {"kind": "count", "each": "0.5"}),
        ("Theo thứ hạng", "nhất: 10; nhì: 8; còn lại: 0",
         {"kind": "rank", "points": ["10", "8"], "else": "0"}),
        ("Đạt hoặc không", "đạt 10 điểm; không đạt 0 điểm", "pass_fail"),
        ("Cho điểm", "từ 0 đến 10", "points"),
    ],
)  # fmt: skip
def test_the_words_of_the_office_s_table_are_read(kind: str, text: str, rule: Any) -> None:
    assert read_phrase(kind, text, RuleRow(max="10", name="Bài viết")) == rule


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Đếm số lần", "mỗi 0,5; tối đa 2"),  # the column of points says 10
        ("Chọn mức", "Tốt: 10, Khá: 8, Đạt"),
        ("Theo hạn", "từ 90 trở lên: 10; dưới 90: 6"),  # words of another kind
        ("Theo khoảng", "từ 90 trở lên: 10; dưới 90: tùy mức độ"),
    ],
)
def test_words_that_say_less_or_something_else_are_refused(kind: str, text: str) -> None:
    with pytest.raises(BadPhraseError):
        read_phrase(kind, text, RuleRow(max="10"))


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Rất tốt: 6; kha: 3", {"tot": {"name": "Rất tốt", "points": "6"}, "kha": "3"}),
        (
            "tot: 6; Khá: 3; Kém: 0",
            {
                "tot": "6",
                "kha": {"name": "Khá", "points": "3"},
                "kem": {"name": "Kém", "points": "0"},
            },
        ),
        ("kha: 6; tot: 3", {"kha": "6", "tot": "3"}),
        ("tot: 6", {"tot": "6"}),
    ],
)  # fmt: skip
def test_a_level_renamed_keeps_what_scores_refer_to(text: str, options: Any) -> None:
    old = {"kind": "choice", "options": {"tot": "6", "kha": "3"}}
    read = read_phrase("Chọn mức", text, RuleRow(old))
    assert read == {"kind": "choice", "options": options}


def test_notes_within_a_rule_stay_with_their_levels_and_are_in_no_cell() -> None:
    old = {
        "kind": "tiers", "note": "a",
        "tiers": [{"from": "90", "points": "5", "note": "b"}, {"else": "true", "points": "0"}],
    }  # fmt: skip
    assert rule_phrase(old) == ("Theo khoảng", ">=90: 5; còn lại: 0")
    read = read_phrase("Theo khoảng", ">=95: 6; >=90: 5; còn lại: 0", RuleRow(old))
    assert read == old | {"tiers": [{"from": "95", "points": "6"}, *old["tiers"]]}  # type: ignore[misc]
    other = read_phrase("Theo khoảng", ">=80: 4; còn lại: 0", RuleRow(old))
    assert isinstance(other, dict) and "b" not in str(other["tiers"])  # not what the note is of


def test_what_is_called_something_is_never_shown_by_its_id() -> None:
    names = Names(tasks={"t": "Giải ngân"}, facts={"hs": "Hồ sơ; đơn", "x": "Tỷ lệ"})
    for rule, params in (
        ({"kind": "ratio", "target": "pledge:t"}, "chỉ tiêu đã đăng ký “Giải ngân”"),
        ({"kind": "count", "each": "1", "of": "hs"}, "mỗi 1; số liệu “Hồ sơ; đơn”"),
        ({"kind": "linear", "best": "bloc:max", "worst": "0"},
         "đủ điểm ở mức cao nhất của khối; thấp nhất ở 0"),
        ({"kind": "table", "rows": {"hs": ["0", "5"]}, "columns": {"x": ["0"]},
          "points": [["1"], ["2"]]},
         "hàng “Hồ sơ; đơn”: 0 / 5; cột “Tỷ lệ”: 0; từ 0: 1; từ 5: 2"),
    ):  # fmt: skip
        assert rule_phrase(rule, names)[1] == params
        assert read_phrase(rule_phrase(rule)[0], params, RuleRow(names=names)) == rule


@pytest.mark.parametrize(
    ("params", "gone", "new"),
    [
        (">=90: 5; >=80: 3; >=70: 2; còn lại: 0", [], "- from: 70\n        points: 2\n"),
        (">=90: 5; còn lại: 0", ["      - {from: 80, points: 3}   # tám mươi\n"], ""),
        (">=90: 5; >=80: 3; còn lại: 1", ["{else: true, points: 0}"], "{else: true, points: 1}"),
    ],
)
def test_a_level_comes_or_goes_and_the_comments_beside_the_others_stay(
    params: str, gone: list[str], new: str
) -> None:
    text = (
        "max: 5\ncriteria:\n- id: '1'\n  name: A\n  max: 5\n  rule:\n    kind: tiers\n    tiers:\n"
        "      - {from: 90, points: 5}   # chín mươi\n"
        "      - {from: 80, points: 3}   # tám mươi\n"
        "      - {else: true, points: 0}   # còn lại\n"
    )
    read = reopened(edited(exported(text), "1", "Mức, tham số", params))
    found = edits_of(read)
    applied = apply_edits(text.encode(), found.edits, "criteria.yaml")
    assert not (found.problems or applied.conflicts or applied.problems)
    now = applied.new.decode()
    assert new in now and all(one not in now for one in gone)
    assert "# chín mươi" in now and "# còn lại" in now
    assert rule_phrase(tree_of(now)["criteria"][0]["rule"])[1] == params
