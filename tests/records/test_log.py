"""log: who changed which figure when, from what to what, and why; uncommitted changes last."""

import json
import shutil
import textwrap
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command_line import run
from tests.helpers.repositories import BLOC, Repo, sheet

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
SHEET_B = "2022/scores/verified/b.yaml"


@pytest.fixture(params=["", "data"])
def repo(tmp_path: Path, request: pytest.FixtureRequest) -> Repo:
    made = Repo(tmp_path / "kho", request.param)
    made.commit(dict(BLOC), "Số liệu ban đầu")
    return made


def log(repo: Repo, *asked: str) -> Any:
    done = run("log", "2022", *asked, "--data", str(repo.data), "--format", "json")
    assert done.code == 0, done.err
    found = json.loads(done.out)
    assert found["schema"] == "thidua/log/1"
    return found["blocs"][0]["commits"]


def changes(commit: Any) -> list[tuple[str, str, str | None, str | None]]:
    return [(one["unit"], one["entry"], one["before"], one["after"]) for one in commit["changes"]]


def test_each_change_with_its_commit_and_reason(repo: Repo) -> None:
    first = repo.git("rev-parse", "HEAD")
    second = repo.commit({SHEET_B: sheet("b", 9.5, 8.5)}, "Chấm lại Sở B\n\nBổ sung minh chứng.")
    found = log(repo)
    by_hash = {one["hash"]: one for one in found}
    assert set(by_hash) == {first, second}
    again = by_hash[second]
    assert again["author"] == "Nguyễn Thị Lan"
    assert again["subject"] == "Chấm lại Sở B"
    assert again["body"] == "Bổ sung minh chứng."
    assert again["date"].startswith("2023-01-")
    assert changes(again) == [("b", "1", "8", "9.5")]
    assert again["changes"][0]["stage"] == "verified"
    assert ("a", "1", None, "9") in changes(by_hash[first])


def test_uncommitted_changes_come_first(repo: Repo) -> None:
    repo.commit({SHEET_B: sheet("b", 9.5, 8.5)}, "Hai")
    repo.write({SHEET_B: sheet("b", 9.5, 9)})
    last = log(repo)[0]
    assert (last["hash"], changes(last)) == (None, [("b", "2", "8.5", "9")])
    text = run("log", "2022", "--data", str(repo.data), "--lang", "en").out
    assert text.index("Not committed yet") < text.index(": Hai [")


def test_one_unit_one_criterion(repo: Repo) -> None:
    repo.commit({SHEET_B: sheet("b", 9.5, 9)}, "Sở B")
    repo.commit({"2022/scores/verified/a.yaml": sheet("a", 9, 8)}, "Sở A")
    assert {one[0] for commit in log(repo, "b") for one in changes(commit)} == {"b"}
    assert {one[1] for commit in log(repo, "b", "2") for one in changes(commit)} == {"2"}
    assert "Sở A" not in {commit["subject"] for commit in log(repo, "b")}


def test_a_deleted_sheet_and_a_renamed_one(repo: Repo) -> None:
    repo.commit({"2022/scores/verified/c.yaml": None}, "Bỏ phiếu của Sở C")
    gone = next(one for one in log(repo) if one["subject"] == "Bỏ phiếu của Sở C")
    assert changes(gone) == [("c", "1", "7", None), ("c", "2", "8", None)]
    repo.write({"2022/scores/verified/b.yaml": None})
    repo.commit({"2022/scores/self/b.yaml": sheet("b", 8, 8.5)}, "Chuyển bước chấm")
    moved = next(one for one in log(repo) if one["subject"] == "Chuyển bước chấm")
    assert moved["changes"] != []


def test_a_merge_tells_nothing_twice(repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "nhanh")
    repo.commit({SHEET_B: sheet("b", 9.5, 8.5)}, "Trên nhánh")
    repo.git("checkout", "-q", "main")
    repo.commit({"2022/scores/verified/a.yaml": sheet("a", 9, 8)}, "Trên main")
    repo.git("merge", "-q", "--no-edit", "nhanh")
    told = [one for commit in log(repo) for one in changes(commit)]
    assert told.count(("b", "1", "8", "9.5")) == 1
    assert told.count(("a", "2", "9", "8")) == 1


def test_a_sheet_that_was_broken_for_a_while(repo: Repo) -> None:
    repo.commit({SHEET_B: "unit: b\nscores: [\n"}, "Hỏng")
    repo.commit({SHEET_B: sheet("b", 8, 9)}, "Sửa")
    done = run("log", "2022", "--data", str(repo.data))
    assert done.code == 0, done.err
    assert "Sửa" in done.out


def test_comments_and_order_are_no_change(repo: Repo) -> None:
    text = '# chú thích\nunit: b\nscores:\n  "2": 8.5\n  "1": 8   # như cũ\n'
    repo.commit({SHEET_B: text}, "Chỉ thêm chú thích")
    assert "Chỉ thêm chú thích" not in {one["subject"] for one in log(repo)}


def test_a_shallow_clone_says_what_it_can_not_know(tmp_path: Path, repo: Repo) -> None:
    repo.commit({SHEET_B: sheet("b", 9.5, 8.5)}, "Hai")
    clone = tmp_path / "flach"
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.top}", str(clone))
    below = repo.data.relative_to(repo.top)
    done = run("log", "2022", "--data", str(clone / below), "--lang", "en")
    assert done.code == 0, done.err
    assert "does not hold what was before" in done.out


def test_no_repository(tmp_path: Path, repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = tmp_path / "plain"
    shutil.copytree(repo.data, plain, ignore=shutil.ignore_patterns(".git"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    done = run("log", "2022", "--data", str(plain))
    assert (done.code, "TD821" in done.err) == (1, True)


def test_a_repository_without_a_commit_has_only_what_is_uncommitted(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "moi")
    repo.write(dict(BLOC))
    done = run("log", "2022", "--data", str(repo.data))
    assert done.code in (0, 1)
    assert "Traceback" not in done.err
    assert "TD999" not in done.err


# -- merges -------------------------------------------------------------------------------------


def test_two_people_with_different_units_merge_without_conflict(repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "lan")
    repo.commit({"2022/scores/self/a.yaml": sheet("a", 9, 9.5)}, "Sở A tự chấm")
    repo.commit({SHEET_B: sheet("b", 9, 8.5)}, "Thẩm định Sở B")
    repo.git("checkout", "-q", "main")
    repo.commit({"2022/scores/self/c.yaml": sheet("c", 7, 8)}, "Sở C tự chấm")
    repo.commit({"2022/scores/verified/a.yaml": sheet("a", 9, 8.5)}, "Thẩm định Sở A")
    repo.git("merge", "-q", "--no-edit", "lan")
    assert repo.git("status", "--porcelain") == ""
    assert run("check", "--data", str(repo.data)).code == 0
    done = run("rank", "2022", "--data", str(repo.data), "--format", "json")
    ranks = {one["id"]: one["rank"] for one in json.loads(done.out)["blocs"][0]["ranking"]}
    assert ranks == {"a": 1, "b": 1, "c": 3}


def test_what_does_conflict_is_named_by_check(repo: Repo) -> None:
    repo.git("checkout", "-q", "-b", "lan")
    repo.commit({SHEET_B: sheet("b", 9, 8.5)}, "Lan chấm")
    repo.git("checkout", "-q", "main")
    repo.commit({SHEET_B: sheet("b", 7, 8.5)}, "Hoa chấm")
    repo.git("merge", "-q", "lan", ok=False)
    done = run("check", "--data", str(repo.data), "--format", "json")
    assert done.code == 1
    found = json.loads(done.out)["diagnostics"]
    assert {(one["code"], one["file"]) for one in found} == {("TD104", SHEET_B)}
    assert run("rank", "2022", "--data", str(repo.data)).out == ""


def test_people_read_the_names_of_stages_and_scorers(repo: Repo) -> None:
    """CSV and JSON keep the ids."""
    scale = """
    max: 10
    stages: [{id: verified, name: Thẩm định}]
    offices: [{id: to, name: Tổ thẩm định}]
    criteria: [{id: "1", name: Một, max: 10, bonus: [{id: 1.a, name: Sáng kiến, each: 1}]}]
    """
    files = {
        "2031/criteria.yaml": textwrap.dedent(scale),
        "2031/scores/verified/a--to.yaml": "unit: a\nscorer: to\nscores: {1: 9, 1.a: 2}\n",
    }
    repo.commit(files, "Năm mới")
    shown = run("log", "2031", "--data", str(repo.data)).out
    assert "Thẩm định (Tổ thẩm định)" in shown
    assert "1.a Sáng kiến" in shown
    assert "verified (to)" in run("log", "2031", "--data", str(repo.data), "--format", "csv").out


def test_figures_stand_with_the_reader_s_mark_and_to_programs_as_typed(repo: Repo) -> None:
    """69.67 beside 53,33 would be two marks in one house; the note's own text stays as it is."""
    entry = "{points: 8.25, note: Theo mục 3.2}"
    text = f"unit: b\nscores:\n  '1': 69.67\n  '2': {entry}\n"
    repo.commit({SHEET_B: text}, "Hai")
    asked = ("log", "2022", "--data", str(repo.data))
    shown = run(*asked, "--lang", "vi").out
    assert "69,67" in shown and "69.67" not in shown
    assert "{points: 8,25; note: Theo mục 3.2}" in shown
    assert "69.67" in run(*asked, "--lang", "en").out
    assert {one[3] for one in changes(log(repo, "b")[0])} == {"69.67", entry}
    assert "69.67" in run(*asked, "--format", "csv").out
