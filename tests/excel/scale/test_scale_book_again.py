"""A scale workbook that is imported a second time, as it was or edited further; and one whose rows
came back in another order."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.excel.scale.test_import_scale import workbook
from tests.excel.scale.test_scale_book import NAMES, begun, edits_of, exported, reopened, tree_of
from tests.helpers.gallery_runner import Ran, run
from tests.helpers.office_files import saved
from thidua.excel.edits import Edited, apply_edits
from thidua.excel.scale.workbook.cells import ScaleEdit
from thidua.excel.scale.workbook.changes import ChangedTwice, changed_twice
from thidua.excel.scale.workbook.sheet import HEAD
from thidua.store.yaml.splice import reordered

SCALE = """# thang điểm thử
max: 20

stages:
  - {id: self, name: Tự chấm}
  - {id: verified, name: Thẩm định}   # cuối
criteria:
  # nhóm một: việc thường xuyên
  - id: "1"   # một
    name: Nhóm một
    max: 10
    criteria:
      - id: "1.1"   # lá
        name: Báo cáo
        max: 4
        # sửa ngày 3/2
      # họp tính theo giấy mời
      - id: "1.2"
        name: Họp
        max: 3

      - {id: "1.3", name: Tin bài, max: 3}   # mới
    deduct: [{id: 1.a, name: Chậm, each: 0.5}, {id: 1.b, name: Vắng, each: 1}]

  # nhóm hai
  - id: "2"
    name: Nhóm hai
    max: 10
    criteria:
      - {id: "2.1", name: Quỹ, max: 10}
# hết
"""


def moved(raw: bytes, *orders: tuple[int, list[str]]) -> bytes:
    """The workbook with the rows of a sheet (its number, the keys) in another order, from the place
    of the first of them on."""
    book = openpyxl.load_workbook(BytesIO(raw))
    for sheet, keys in orders:
        page = book.worksheets[sheet]
        rows = {str(row[0].value): row[0].row for row in page.iter_rows() if row[0].value}
        places = sorted(rows[key] for key in keys)
        held = [[cell.value for cell in page[rows[key]]] for key in keys]
        for at, cells in zip(places, held, strict=True):
            for column, value in enumerate(cells, 1):
                page.cell(at, column).value = value
    return saved(book)


def applied(raw: bytes, now: str = SCALE) -> Edited[ScaleEdit]:
    found = edits_of(reopened(raw))
    assert not found.problems, found.problems
    return apply_edits(now.encode(), found.edits, "criteria.yaml")


def test_a_criterion_moved_within_its_group_goes_there_with_its_comments() -> None:
    made = applied(moved(exported(SCALE), (0, ["1.3", "1.1", "1.2"])))
    third = '      - {id: "1.3", name: Tin bài, max: 3}   # mới\n'
    text = made.new.decode()
    assert [one["id"] for one in tree_of(text)["criteria"][0]["criteria"]] == ["1.3", "1.1", "1.2"]
    assert '# sửa ngày 3/2\n\n      # họp tính theo giấy mời\n      - id: "1.2"' in text
    assert third + '      - id: "1.1"   # lá' in text
    assert sorted(text) == sorted(SCALE)  # the same letters, in other places
    assert applied(moved(exported(SCALE), (0, ["1.3", "1.1", "1.2"])), text).new.decode() == text


def test_groups_items_and_stages_change_places() -> None:
    raw = exported(SCALE)
    keys = ["2", "2.1", "1", "1.a", "1.b", "1.1", "1.2", "1.3"]
    text = applied(moved(raw, (0, keys))).new.decode()
    tree = tree_of(text)
    assert [one["id"] for one in tree["criteria"]] == ["2", "1"]
    assert "criteria:\n  # nhóm hai\n" in text and "  # nhóm một: việc thường xuyên\n" in text
    assert text.endswith("# hết\n")
    tree = tree_of(applied(moved(raw, (0, ["1.b", "1.a"]))).new.decode())
    assert [one["id"] for one in tree["criteria"][0]["deduct"]] == ["1.b", "1.a"]
    text = applied(moved(raw, (1, ["stages/1", "stages/0"]))).new.decode()
    assert [one["id"] for one in tree_of(text)["stages"]] == ["verified", "self"]
    assert "- {id: verified, name: Thẩm định}   # cuối" in text


def test_a_row_that_left_its_group_stays_in_it_and_is_named() -> None:
    found = edits_of(reopened(moved(exported(SCALE), (0, ["2", "2.1", "1.3"]))))
    assert (found.misplaced, found.edits) == (["1.3"], []) and found.sorted


def test_others_who_moved_rows_are_not_overruled() -> None:
    raw = moved(exported(SCALE), (0, ["1.3", "1.1", "1.2"]))
    now = SCALE.replace('"1.2"', '"x"').replace('"1.1"', '"1.2"').replace('"x"', '"1.1"')
    made = applied(raw, now)
    assert made.conflicts and made.new.decode() == now
    assert told(raw, now) == [
        (
            "1 “Nhóm một”",
            "thứ tự",
            "1.1 “Báo cáo”; 1.2 “Họp”; 1.3 “Tin bài”",
            "1.3 “Tin bài”; 1.1 “Báo cáo”; 1.2 “Họp”",
            "1.2 “Họp”; 1.1 “Báo cáo”; 1.3 “Tin bài”",
        )
    ]


def told(raw: bytes, now: str) -> list[ChangedTwice]:
    """What is said of that which can't be merged."""
    found = edits_of(reopened(raw))
    conflicts = apply_edits(now.encode(), found.edits, "criteria.yaml").conflicts
    return changed_twice("vi", (edit for edit, _ in conflicts), (SCALE, now), found, NAMES)


def typed(raw: bytes, *cells: tuple[int, int, Any], sheet: int = 0) -> bytes:
    book = openpyxl.load_workbook(BytesIO(raw))
    for row, column, value in cells:
        book.worksheets[sheet].cell(row, column).value = value
    return saved(book)


def inserted(raw: bytes, before: str, sheet: int = 0, **cells: Any) -> bytes:
    """The workbook with a row put in above the one with that key."""
    book = openpyxl.load_workbook(BytesIO(raw))
    page = book.worksheets[sheet]
    at = next(row[0].row for row in page.iter_rows() if row[0].value == before)
    page.insert_rows(at)
    for column, value in cells.items():
        page[f"{column}{at}"] = value
    return saved(book)


def test_a_new_row_comes_where_it_was_typed_and_comes_once() -> None:
    raw = inserted(exported(SCALE), "1.1", D="Đầu việc", E=2, F="Cho điểm")
    text = applied(raw).new.decode()
    ids = [one["id"] for one in tree_of(text)["criteria"][0]["criteria"]]
    assert ids == ["dau-viec", "1.1", "1.2", "1.3"]
    assert applied(raw, text).new.decode() == text and not applied(raw, text).conflicts
    changed = text.replace("name: Đầu việc", "name: Việc đầu")
    assert [(one.of, one.what) for one in told(raw, changed)] == [("1 “Nhóm một”", "“Đầu việc”")]


def test_what_was_taken_away_is_taken_away_once() -> None:
    raw = exported(SCALE)
    book = openpyxl.load_workbook(BytesIO(raw))
    for sheet, keys in ((0, {"1.2", "1.a"}), (1, {"stages/0"})):
        for row in book.worksheets[sheet].iter_rows():
            if row[0].value in keys:
                for cell in row[1:]:
                    cell.value = None
    stream = BytesIO()
    book.save(stream)
    found = edits_of(reopened(stream.getvalue()))
    edits = [*found.edits, *found.emptied]
    once = apply_edits(SCALE.encode(), edits, "criteria.yaml")
    assert len(once.done) == 3 and not once.conflicts
    twice = apply_edits(once.new, edits, "criteria.yaml")
    assert (twice.new, twice.conflicts, twice.done) == (once.new, [], [])


def test_a_new_stage_comes_between_those_it_was_typed_between() -> None:
    raw = inserted(exported(SCALE), "stages/1", 1, B="Bước chấm", D="Chấm chéo")
    stages = tree_of(applied(raw).new.decode())["stages"]
    assert [one["id"] for one in stages] == ["self", "cham-cheo", "verified"]


@given(st.permutations(["1.1", "1.2", "1.3"]), st.booleans())
@settings(max_examples=20, deadline=None)
def test_any_order_of_a_group_is_taken_and_taken_back(order: list[str], windows: bool) -> None:
    scale = SCALE.replace("\n", "\r\n") if windows else SCALE
    numbers = [["1.1", "1.2", "1.3"].index(one) for one in order]
    made = reordered(scale.encode(), ("criteria", 0, "criteria"), numbers)
    assert made is not None
    ids = [one["id"] for one in tree_of(made.decode())["criteria"][0]["criteria"]]
    assert ids == order
    back = reordered(made, ("criteria", 0, "criteria"), [order.index(f"1.{n}") for n in (1, 2, 3)])
    assert back == scale.encode()


# -- a draft ---------------------------------------------------------------------------------------


def drafted(folder: Path) -> bytes:
    """The scale workbook of an office's own scale, in which one criterion is doubtful."""
    begun(folder)
    rows = [
        ("1", "Báo cáo", 10, None, None),
        (None, "Mỗi lần chậm trừ 1 điểm", None, None, None),
        ("2", "Thái độ", 5, None, None),
        (None, "Trừ từ 1 đến 2 điểm tùy mức độ", None, None, None),
        ("3", "Thu quỹ", 10, None, None),
    ]
    (folder / "cu.xlsx").write_bytes(workbook(rows))
    made = run(["import", "--scale", "cu.xlsx", "-o", "moi.xlsx"], folder)
    assert made.code == 0 and "2 trên 3 tiêu chí, 1 mục" in made.out, made.transcript()
    return (folder / "moi.xlsx").read_bytes()


@pytest.fixture
def draft(tmp_path: Path) -> Any:
    """A bloc whose scale was imported from a draft; what imports a draft with cells typed anew."""
    fresh = drafted(tmp_path)

    def imported(**cells: Any) -> Ran:
        book = openpyxl.load_workbook(BytesIO(fresh))
        page = book.worksheets[0]
        names = {str(row[3].value): row[0].row for row in page.iter_rows(min_row=HEAD + 2)}
        for row in range(HEAD + 2, page.max_row + 1):
            page.cell(row, 2).value = None
        for key, value in cells.items():
            column, _, name = key.partition("_")
            page[f"{column}{names[name.replace('_', ' ')]}"] = value
        book.save(tmp_path / "moi.xlsx")
        return run(["import", "moi.xlsx"], tmp_path)

    done = imported()
    assert done.code == 0, done.transcript()
    return imported


def scale_in(folder: Path) -> Path:
    return folder / "2022" / "criteria.yaml"


def test_the_same_draft_again_changes_nothing(draft: Any, tmp_path: Path) -> None:
    left = scale_in(tmp_path).read_bytes()
    again = draft()
    assert (again.code, again.out.strip()) == (0, "Không có gì thay đổi."), again.transcript()
    assert scale_in(tmp_path).read_bytes() == left
    ids = [one["id"] for one in tree_of(left.decode())["criteria"]]
    assert ids == ["1", "2", "3"]  # the doubtful one stands first in the workbook only


def banded(folder: Path, said: str) -> Ran:
    """What importing says, where the one level of a scale is typed so."""
    begun(folder)
    level = "max: 20\nbands: [{id: tot, name: Tốt, from: 90}]\n"
    scale_in(folder).write_text(SCALE.replace("max: 20\n", level, 1), "utf-8")
    run(["scale", "2022", "-o", "td.xlsx"], folder)
    found = openpyxl.load_workbook(folder / "td.xlsx")
    page = found.worksheets[1]
    row = next(one[0].row for one in page.iter_rows() if one[3].value == "Tốt")
    page[f"E{row}"] = said
    found.save(folder / "td.xlsx")
    return run(["import", "td.xlsx"], folder)


@pytest.mark.parametrize("said", ["80", "từ 80", "từ: 80", "80%", ">= 80", "từ 80% trở lên"])
def test_where_a_level_begins_may_stand_alone(tmp_path: Path, said: str) -> None:
    done = banded(tmp_path, said)
    assert done.code == 0, done.transcript()
    assert tree_of(scale_in(tmp_path).read_text("utf-8"))["bands"][0]["from"] == "80"


@pytest.mark.parametrize("said", ["dưới 70", "từ 70 đến dưới 80", "tốt"])
def test_how_a_level_is_typed_is_told_at_its_cell(tmp_path: Path, said: str) -> None:
    done = banded(tmp_path, said)
    assert done.code == 1 and "từ: 85" in done.err, done.transcript()


def test_points_that_nobody_can_get_are_told_at_their_cell(draft: Any) -> None:
    """A level that was forgotten: the most of 10 points is 8."""
    done = draft(F_Thu_quỹ="Theo khoảng", G_Thu_quỹ=">=90: 8; còn lại: 0")
    assert done.code == 0, done.transcript()
    assert "TD270" in done.err and "10" in done.err and "nhiều nhất là 8" in done.err, done.err


def test_a_draft_that_was_edited_further_is_taken(draft: Any, tmp_path: Path) -> None:
    assert draft(M_Thu_quỹ="Sổ quỹ").code == 0
    again = draft(M_Thu_quỹ="Sổ thu", D_Báo_cáo="Báo cáo tháng")
    assert again.code == 0 and "“Sổ quỹ” → “Sổ thu”" in again.out, again.transcript()
    tree = tree_of(scale_in(tmp_path).read_text("utf-8"))["criteria"]
    assert (tree[2]["evidence"], tree[0]["name"]) == ("Sổ thu", "Báo cáo tháng")


@pytest.mark.parametrize(
    ("wording", "after"),
    [("Báo cáo\\nĐúng hạn", "Tin\nĐúng hạn"), ("Báo cáo tháng", "Báo cáo tháng")],
)
def test_a_wording_that_begins_with_a_name_is_renamed_with_it(
    book: Any, tmp_path: Path, wording: str, after: str
) -> None:
    """Forms show the wording, which must not go by the old name; other words are the office's."""
    said = SCALE.replace("name: Báo cáo\n", f'name: Báo cáo\n        text: "{wording}"\n')
    scale_in(tmp_path).write_text(said, "utf-8")
    (tmp_path / "td.xlsx").unlink()
    run(["scale", "2022", "-o", "td.xlsx"], tmp_path)
    assert book(**{"D_1.1": "Tin"}).code == 0
    node = tree_of(scale_in(tmp_path).read_text("utf-8"))["criteria"][0]["criteria"][0]
    assert (node["name"], node["text"]) == ("Tin", after)


def test_what_was_changed_in_the_file_since_is_not_overwritten(draft: Any, tmp_path: Path) -> None:
    path = scale_in(tmp_path)
    text = path.read_text("utf-8").replace("name: Thu quỹ", "name: Quỹ   # đã sửa")
    path.write_text(text, "utf-8")
    assert draft(D_Báo_cáo="Báo cáo tháng").code == 0
    assert path.read_text("utf-8") == text.replace("name: Báo cáo", "name: Báo cáo tháng")
    both = draft(D_Thu_quỹ="Thu quỹ đủ")
    assert both.code == 1 and "“Thu quỹ đủ”" in both.err and "“Quỹ”" in both.err
    path.write_text("max: 1\ncriteria: [{id: a, name: A, max: 1}]\n", "utf-8")
    assert "TD943" in draft().err  # of no draft: another scale


def test_a_doubtful_row_that_was_put_elsewhere_stays_there(tmp_path: Path) -> None:
    """Where the draft shows it, above all others, it has its place in the scale; where somebody
    put it, it has that."""
    for shown, ids in (
        ("2 1 1.tru.1 3", "123"), ("1 1.tru.1 2 3", "123"), ("1 1.tru.1 3 2", "132"),
    ):  # fmt: skip
        folder = tmp_path / shown.replace(" ", "-")
        folder.mkdir()
        raw = moved(drafted(folder), (0, shown.split()))
        (folder / "moi.xlsx").write_bytes(typed(raw, *((row, 2, None) for row in range(4, 9))))
        done = run(["import", "moi.xlsx"], folder)
        assert done.code == 0, done.transcript()
        tree = tree_of(scale_in(folder).read_text("utf-8"))
        assert "".join(one["id"] for one in tree["criteria"]) == ids, done.transcript()


def test_a_doubtful_line_of_the_scale_s_own_list_is_offered_whole(tmp_path: Path) -> None:
    """What was understood of it, too: who clears the mark takes both."""
    begun(tmp_path)
    rows = [
        ("1", "Báo cáo", 10, None, None),
        ("", "Tổng cộng", 10, None, None),
        ("II", "Điểm trừ", None, None, None),
        ("", "Đánh nhau: trừ 20 điểm/vụ và không xếp loại thi đua tuần", None, None, None),
    ]
    (tmp_path / "cu.xlsx").write_bytes(workbook(rows))
    run(["import", "--scale", "cu.xlsx", "-o", "moi.xlsx"], tmp_path)
    found = openpyxl.load_workbook(tmp_path / "moi.xlsx")
    row = next(one for one in found.active.iter_rows() if str(one[0].value).startswith("?"))
    assert str(row[-1].value).endswith("Đánh nhau: trừ 20 điểm/vụ và không xếp loại thi đua tuần")
    row[1].value = None
    found.save(tmp_path / "moi.xlsx")
    done = run(["import", "moi.xlsx"], tmp_path)
    assert done.code == 0, done.transcript()
    (item,) = tree_of(scale_in(tmp_path).read_text("utf-8"))["deduct"]
    assert (item["each"], item["disqualifies"]) == ("20", "true")
    assert item["name"] == "Đánh nhau (tính theo vụ)"


# -- an exported workbook, edited further ------------------------------------------------------


@pytest.fixture
def book(tmp_path: Path) -> Any:
    """A bloc with a scale and its workbook; what imports it with cells typed anew: by the row's key
    and the column's letter (`E_1.1`), on the second sheet by `S_stages/0`."""
    begun(tmp_path)
    scale_in(tmp_path).write_text(SCALE, "utf-8")
    run(["scale", "2022", "-o", "td.xlsx"], tmp_path)

    def imported(name: str = "td.xlsx", **cells: Any) -> Ran:
        raw = (tmp_path / "td.xlsx").read_bytes()
        found = openpyxl.load_workbook(BytesIO(raw))
        for key, value in cells.items():
            column, _, row = key.partition("_")
            page, letter = (found.worksheets[1], "E") if column == "S" else (found.active, column)
            at = next(one[0].row for one in page.iter_rows() if one[0].value == row)
            page[f"{letter}{at}"] = value
        found.save(tmp_path / name)
        return run(["import", name], tmp_path)

    return imported


def points(folder: Path) -> list[str]:
    return [
        one["max"]
        for one in tree_of(scale_in(folder).read_text("utf-8"))["criteria"][0]["criteria"]
    ]


def test_who_edits_his_workbook_twice_is_not_refused_for_his_own_change(
    book: Any, tmp_path: Path
) -> None:
    """The same cells, on both sheets, a second and a third time, and back."""
    first = {"D_1.1": "Báo cáo tháng", "M_1.2": "Biên bản"}
    assert book(**first).code == 0
    again = book(**{"D_1.1": "Báo cáo quý", "M_1.2": "Biên bản họp"})
    assert again.code == 0 and "“Báo cáo tháng” → “Báo cáo quý”" in again.out, again.transcript()
    text = scale_in(tmp_path).read_text("utf-8")
    assert text == SCALE.replace("name: Báo cáo", "name: Báo cáo quý").replace(
        "name: Họp\n        max: 3\n", "name: Họp\n        max: 3\n        evidence: Biên bản họp\n"
    )
    back = book(**{"D_1.1": "Báo cáo", "M_1.2": None})
    assert back.code == 0 and "“Báo cáo quý” → “Báo cáo”" in back.out, back.transcript()
    assert scale_in(tmp_path).read_text("utf-8") == SCALE
    assert "Không có gì thay đổi." in book().out


def test_a_rule_is_edited_twice_also_where_it_has_other_levels(book: Any, tmp_path: Path) -> None:
    kind = {"F_1.1": "Theo khoảng"}
    levels = (
        ">=90: 4; còn lại: 0",
        ">=90: 4; còn lại: 1",
        ">=90: 4; >=80: 2; còn lại: 0",
        ">=90: 4; >=80: 3; còn lại: 0",
    )
    for said in levels:
        done = book(**kind, **{"G_1.1": said})
        assert done.code == 0, done.transcript()
    rule = tree_of(scale_in(tmp_path).read_text("utf-8"))["criteria"][0]["criteria"][0]["rule"]
    assert [one["points"] for one in rule["tiers"]] == ["4", "3", "0"]


def test_what_somebody_else_changed_is_not_overruled_by_a_second_edit(
    book: Any, tmp_path: Path
) -> None:
    path = scale_in(tmp_path)
    assert book(**{"D_1.1": "Báo cáo tháng"}).code == 0
    text = path.read_text("utf-8")
    path.write_text(text.replace("Báo cáo tháng", "Báo cáo tuần"), "utf-8")
    for said in ("Báo cáo quý", "Báo cáo"):  # something else, and what it was
        refused = book(**{"D_1.1": said})
        assert refused.code == 1 and "Báo cáo tuần" in refused.err and said in refused.err
    path.write_text(text.replace("name: Họp", "name: Hội họp"), "utf-8")  # of another entry
    done = book(**{"D_1.1": "Báo cáo quý"})
    assert done.code == 0, done.transcript()
    assert path.read_text("utf-8") == text.replace("Báo cáo tháng", "Báo cáo quý").replace(
        "name: Họp", "name: Hội họp"
    )


def test_another_copy_of_the_workbook_is_somebody_else_s(book: Any, tmp_path: Path) -> None:
    copy = (tmp_path / "td.xlsx").read_bytes()
    assert book(**{"D_1.1": "Báo cáo tháng"}).code == 0
    (tmp_path / "td.xlsx").write_bytes(copy)
    refused = book("cua-pho.xlsx", **{"D_1.1": "Báo cáo quý"})
    assert refused.code == 1 and "Báo cáo tháng" in refused.err and "Báo cáo quý" in refused.err


def test_an_import_that_was_undone_is_done_again(book: Any, tmp_path: Path) -> None:
    assert book(**{"D_1.1": "Báo cáo tháng"}).code == 0
    scale_in(tmp_path).write_text(SCALE, "utf-8")
    assert book(**{"D_1.1": "Báo cáo quý"}).code == 0
    assert "name: Báo cáo quý" in scale_in(tmp_path).read_text("utf-8")


def test_a_row_that_the_last_import_brought_is_changed_and_missed(tmp_path: Path) -> None:
    """It counts otherwise, has another name; then it is gone, which takes nothing away."""
    begun(tmp_path)
    scale_in(tmp_path).write_text(SCALE, "utf-8")
    run(["scale", "2022", "-o", "td.xlsx"], tmp_path)
    fresh = (tmp_path / "td.xlsx").read_bytes()
    codes, outs = [], []
    for name, how in (("Tặng", "Mỗi lần"), ("Tặng", "Một lần"), ("Biếu", "Một lần"), ("", "")):
        cells = {"D": name, "F": how, "G": "1", "H": "Thưởng"} if name else {}
        raw = inserted(fresh, "1.1", **cells) if name else fresh
        (tmp_path / "td.xlsx").write_bytes(raw)
        done = run(["import", "td.xlsx"], tmp_path)
        codes.append(done.code)
        outs.append(done.out + done.err)
    assert codes == [0, 0, 0, 1], outs
    bonus = tree_of(scale_in(tmp_path).read_text("utf-8"))["criteria"][0]["bonus"]
    assert [(one["name"], one["points"]) for one in bonus] == [("Biếu", "1")]
    assert "lần nhập trước của bảng này đã thêm “Biếu”, mà nay bảng không còn" in outs[-1]


# -- scales of several blocs, of another bloc, of another year ---------------------------------

SHARED = """year: 2026
max: 10
criteria:
  - {id: "1", name: Chuyên môn, max: 6}   # một
  - {id: "2", name: Phong trào, max: 4}
"""


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """Two blocs that use one scale."""
    files = {"thidua.yaml": "format: 2\n", "chung.yaml": SHARED}
    for bloc, unit in (("mot", "so-a"), ("hai", "so-b")):
        files[f"{bloc}/bloc.yaml"] = f"id: {bloc}\nname: Khối {bloc}\n"
        files[f"{bloc}/units.yaml"] = f"units: [{{id: {unit}, name: {unit}}}]\n"
        files[f"{bloc}/2026/criteria.yaml"] = "use: chung.yaml\n"
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_a_shared_scale_is_changed_for_all_and_never_made_wrong(province: Path) -> None:
    made = run(["scale", "2026", "--bloc", "hai", "-o", "s.xlsx"], province)
    assert made.code == 0, made.transcript()
    raw = (province / "s.xlsx").read_bytes()
    points = HEAD + 2, 5

    def imported(*cells: tuple[int, int, Any]) -> Ran:
        (province / "s.xlsx").write_bytes(typed(raw, *cells))
        return run(["import", "s.xlsx"], province)

    wrong = imported((*points, 7))
    assert wrong.code == 1 and "TD301" in wrong.err, wrong.transcript()
    assert (province / "chung.yaml").read_text("utf-8") == SHARED
    foreign = imported((HEAD + 2, 11, "so-b"))  # a unit of one bloc alone
    assert foreign.code == 1 and "ô" not in foreign.out and "K4" in foreign.err
    fine = imported((*points, 7), (HEAD + 3, 5, 3))
    assert fine.code == 0 and "mọi khối dùng nó: hai, mot" in fine.out, fine.transcript()
    for words, told in ((["--bloc", "mot"], "của khối hai"), (["2027"], "của năm 2026")):
        (province / "hai" / "2027").mkdir(exist_ok=True)
        first = words if words[0] == "2027" else []
        more = [] if first else words
        other = run(["import", *first, "s.xlsx", *more], province)
        assert other.code == 1 and told in other.err, other.transcript()
