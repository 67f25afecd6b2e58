"""`use`: one scale for many blocs (manual: shared-scale)."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.helpers.command_line import run
from tests.helpers.folders import write_files
from tests.helpers.repositories import Repo

USED = "thang-diem/khoi-so-2026.yaml"
SCALE = """\
year: 2026   # chung cho các khối
max: 10
stages: [{id: self, name: Tự chấm, required: false}, {id: verified, name: Thẩm định}]
bands: [{id: tot, name: Tốt, from: 80}, {id: kha, name: Khá, from: 0}]
criteria:
  - {id: "1", name: Chuyên môn, max: 6}
  - {id: "2", name: Nông thôn mới, max: 4, deduct: [{id: 2.a, name: Báo cáo chậm, each: 1}]}
"""
FILES = {
    "thidua.yaml": "format: 2\n",
    USED: SCALE,
    **{
        f"khoi-{n}/{name}": text
        for n, units in ((1, "ab"), (2, "cd"))
        for name, text in {
            "bloc.yaml": f"id: khoi-{n}\nname: Khối {n}\n",
            "units.yaml": "units:\n" + "".join(f"  - {{id: {u}, name: Sở {u}}}\n" for u in units),
            "2026/criteria.yaml": f"use: {USED}\n",
        }.items()
    },
    "khoi-1/2026/scores/verified/a.yaml": 'unit: a\nscores: {"1": 5, 2.a: 1}\n',
    "khoi-1/2026/scores/verified/b.yaml": 'unit: b\nscores: {"1": 4.5, 2.a: 0}\n',
    "khoi-2/2026/scores/verified/c.yaml": 'unit: c\nscores: {"1": 5.5, 2.a: 2}\n',
    "khoi-2/2026/scores/verified/d.yaml": 'unit: d\nscores: {"1": 5, 2.a: 1}\n',
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    root = tmp_path / "tinh"
    return write_files(root, FILES)


def told(data: Path, *words: str) -> Any:
    done = run(*words, "--data", str(data), "--format", "json")
    assert done.code == 0, done.out + done.err
    return json.loads(done.out)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def percents(data: Path) -> dict[str, str]:
    return {
        unit["id"]: unit["percent"]
        for bloc in told(data, "rank", "2026")["blocs"]
        for unit in bloc["ranking"]
    }


def test_each_bloc_is_scored_by_the_used_scale_and_its_own_keys(data: Path) -> None:
    # a: 5 + (4-1) = 8; b: 4.5 + 4 = 8.5; c: 5.5 + (4-2) = 7.5; d: 5 + (4-1) = 8, of 10 each.
    assert percents(data) == {"b": "85.00", "a": "80.00", "d": "80.00", "c": "75.00"}
    own = data / "khoi-2/2026/criteria.yaml"
    own.write_text(own.read_text() + 'not_for: {"2": [c]}\nrounding: {places: 1}\n')
    scores = data / "khoi-2/2026/scores/verified/c.yaml"
    scores.write_text('unit: c\nscores: {"1": 5.5}\n')
    # c: 5.5 of the 6 assigned to it = 91.666 %; khoi-1 keeps its two places.
    assert percents(data) == {"b": "85.00", "a": "80.00", "c": "91.7", "d": "80.0"}


def test_results_are_those_of_the_scale_written_in_each_bloc(data: Path, tmp_path: Path) -> None:
    copied = tmp_path / "chep"
    shutil.copytree(data, copied)
    for n in (1, 2):
        (copied / f"khoi-{n}/2026/criteria.yaml").write_text(SCALE, encoding="utf-8")
    for words in (("score", "2026"), ("compare", "2026", "a", "b"), ("rank", "--together")):
        more = ("--bloc", "khoi-1") if words[0] == "compare" else ()
        assert told(data, *words, *more) == told(copied, *words, *more)


def test_what_is_said_of_the_scale_points_into_the_used_file(data: Path) -> None:
    steps = run("explain", "2026", "a", "2", "--data", str(data))
    assert f"{USED}:7" in steps.out
    assert "khoi-1/2026/scores/verified/a.yaml:2" in steps.out
    change(data / USED, "max: 6", "max: 7")
    found = told_errors(data)
    assert [(one["code"], one["file"], one["line"]) for one in found] == [("TD301", USED, 2)]


def told_errors(data: Path) -> list[dict[str, Any]]:
    done = run("check", "--data", str(data), "--format", "json")
    errors: list[dict[str, Any]] = json.loads(done.out)["diagnostics"]
    return errors


def test_the_same_from_inside_one_bloc_and_from_a_folder_of_some(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(data / "khoi-1")
    inside = run("check")
    assert (inside.code, inside.out) == (0, "")
    group = data / "nhom"
    group.mkdir()
    (data / "khoi-1").rename(group / "khoi-1")
    monkeypatch.chdir(data)
    some = json.loads(run("rank", "2026", "--data", str(group), "--format", "json").out)
    assert [bloc["bloc"]["id"] for bloc in some["blocs"]] == ["khoi-1"]


def test_a_seal_covers_the_used_scale(data: Path) -> None:
    assert run("seal", "2026", "--bloc", "khoi-1", "--data", str(data)).code == 0
    change(data / USED, "name: Chuyên môn", "name: Chuyên môn nghiệp vụ")
    assert [one["code"] for one in told_errors(data)] == ["TD830"]
    ranked = run("rank", "2026", "--data", str(data))
    assert ranked.code == 1
    assert "Khối 2" in ranked.out
    assert "Khối 1\n" not in ranked.out
    assert "chép ra tệp mới" in ranked.err


def test_nothing_is_written_into_the_scale_of_a_sealed_year(data: Path, tmp_path: Path) -> None:
    book = tmp_path / "thang.xlsx"
    assert run("scale", "2026", "--bloc", "khoi-2", "-o", str(book), "--data", str(data)).code == 0
    edited(book, "Chuyên môn", "Chuyên môn nghiệp vụ")
    assert run("seal", "2026", "--bloc", "khoi-1", "--data", str(data)).code == 0
    refused = run("import", str(book), "--data", str(data))
    assert (refused.code, "TD833" in refused.err) == (1, True)
    (data / "khoi-1/2026/seal.yaml").unlink()
    assert run("import", str(book), "--data", str(data)).code == 0
    text = (data / USED).read_text("utf-8")
    assert text == SCALE.replace("name: Chuyên môn,", "name: Chuyên môn nghiệp vụ,")
    assert (data / "khoi-2/2026/criteria.yaml").read_text() == f"use: {USED}\n"


def edited(path: Path, old: str, new: str) -> None:
    from openpyxl import load_workbook

    book = load_workbook(path)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value == old:
                cell.value = new
    book.save(path)


def test_diff_tells_a_changed_rule_once_for_each_bloc_and_whom_it_moved(
    data: Path, tmp_path: Path
) -> None:
    repo = Repo(data)
    repo.git("add", "-A")
    repo.git("commit", "-qm", "Bắt đầu")
    change(data / USED, "each: 1", "each: 2")
    found = told(data, "diff", "HEAD")["blocs"]
    for bloc in found:
        year = bloc["years"][0]
        assert [(one["before"], one["after"]) for one in year["rules"]] == [("1", "2")]
        assert USED in year["rules"][0]["path"]
        assert year["files"] == []
    moved = {one["unit"] for bloc in found for one in bloc["years"][0]["figures"]}
    assert moved == {"a", "c", "d"}


def test_the_next_year_copies_the_used_scale_once(data: Path) -> None:
    for n in (1, 2):
        made = run("new-year", "2027", "--bloc", f"khoi-{n}", "--data", str(data))
        assert made.code == 0, made.err
        own = (data / f"khoi-{n}/2027/criteria.yaml").read_text()
        assert own == "use: thang-diem/khoi-so-2027.yaml\n"
    copied = (data / "thang-diem/khoi-so-2027.yaml").read_text("utf-8")
    assert copied.startswith("year: 2027   # chung cho các khối\n")
    assert "status: draft\n" in copied
    assert (data / USED).read_text("utf-8") == SCALE


def test_sheets_and_forms_are_made_from_the_used_scale(data: Path, tmp_path: Path) -> None:
    made = run("new-sheets", "2026", "--bloc", "khoi-1", "--stage", "self", "--data", str(data))
    assert made.code == 0, made.err
    assert "Nông thôn mới" in (data / "khoi-1/2026/scores/self/a.yaml").read_text("utf-8")
    forms = tmp_path / "phieu"
    words = ("form", "2026", "--bloc", "khoi-2", "-o", str(forms), "--data", str(data))
    assert run(*words).code == 0
    assert sorted(one.name for one in forms.iterdir()) == ["c.xlsx", "d.xlsx"]


def test_a_used_scale_that_is_wrong_hinders_each_bloc_and_is_told_once(data: Path) -> None:
    change(data / USED, "max: 4, deduct", "max: bốn, deduct")
    errors = [one for one in told_errors(data) if one["severity"] == "error"]
    assert [one["file"] for one in errors] == [USED]
    ranked = run("rank", "2026", "--data", str(data))
    assert (ranked.code, ranked.out) == (1, "")


def test_a_link_out_of_the_data_folder_is_no_scale(data: Path, tmp_path: Path) -> None:
    outside = tmp_path / "ngoai.yaml"
    outside.write_text(SCALE, encoding="utf-8")
    (data / USED).unlink()
    (data / USED).symlink_to(outside)
    assert {one["code"] for one in told_errors(data)} == {"TD115"}


def test_whom_a_bloc_exempts_beside_a_used_scale_is_shown(data: Path, tmp_path: Path) -> None:
    """In print, and in the workbook's sentence: its cell is the shared scale's own."""
    own = data / "khoi-1/2026/criteria.yaml"
    own.write_text(f'use: {USED}\nnot_for: {{"2": [b]}}\n', "utf-8")
    printed = run("scale", "2026", "--data", str(data), "--bloc", "khoi-1", "--no-pager")
    assert "không áp dụng cho Sở b" in printed.out, printed.out
    other = run("scale", "2026", "--data", str(data), "--bloc", "khoi-2", "--no-pager")
    assert "không áp dụng cho" not in other.out
    made = tmp_path / "thang-diem.xlsx"
    written = run("scale", "2026", "--data", str(data), "--bloc", "khoi-1", "-o", str(made))
    assert written.code == 0, written.err
    rows = list(load_workbook(made).worksheets[0].iter_rows(values_only=True))
    head = next(n for n, row in enumerate(rows) if "Hiểu là" in row)
    at = {word: rows[head].index(word) for word in ("Số", "Hiểu là", "Không áp dụng cho")}
    second = next(row for row in rows[head + 1 :] if row[at["Số"]] == "2")
    assert second[at["Không áp dụng cho"]] is None
    assert str(second[at["Hiểu là"]]).endswith("riêng khối này không áp dụng cho Sở b")
