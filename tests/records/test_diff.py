"""diff: what changed between two revisions, wherever the data lies and whatever became of it."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.helpers.command_line import run
from tests.helpers.repositories import BLOC, Repo, sheet
from thidua.views.schemas import output_schema

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
SHEET_B = "2022/scores/verified/b.yaml"
KEYS = ("figures", "ranks", "bands", "awards", "votes", "leaders", "members", "rules")


def repo_in(top: Path, below: str = "") -> Repo:
    repo = Repo(top, below)
    repo.commit(dict(BLOC), "Số liệu ban đầu")
    return repo


def diff(repo: Repo, *revisions: str) -> Any:
    done = run("diff", *revisions, "--data", str(repo.data), "--format", "json")
    assert done.code == 0, done.err
    found = json.loads(done.out)
    jsonschema.validate(found, output_schema("diff"))
    return found


def year(repo: Repo, *revisions: str) -> Any:
    """The one changed year of the one changed bloc."""
    (bloc,) = diff(repo, *revisions)["blocs"]
    (found,) = bloc["years"]
    return found


@pytest.mark.parametrize("below", ["", "data", "so/lieu"])
def test_a_changed_figure_with_all_that_follows(tmp_path: Path, below: str) -> None:
    repo = repo_in(tmp_path, below)
    repo.commit({SHEET_B: sheet("b", 9.5, 9, "Bổ sung minh chứng")}, "Chấm lại Sở B")
    whole = diff(repo, "HEAD~1", "HEAD")
    assert (whole["schema"], whole["from"], whole["to"]) == ("thidua/diff/1", "HEAD~1", "HEAD")
    assert whole["blocs"][0]["bloc"] == {"id": "khoi", "name": "Khối"}
    found = whole["blocs"][0]["years"][0]
    assert set(KEYS) < set(found)
    assert found["year"] == 2022
    assert [(one["criterion"], one["before"], one["after"]) for one in found["figures"]] == [
        ("1", "8.00", "9.50"),
        ("2", "8.50", "9.00"),
    ]
    assert {one["cause"] for one in found["figures"]} == {"entry"}
    assert found["ranks"] == [
        {"unit": "a", "before": 1, "after": 2},
        {"unit": "b", "before": 2, "after": 1},
    ]
    assert found["awards"] == [
        {"award": "bk", "unit": "b", "before": False, "after": True},
        {"award": "bk", "unit": "a", "before": True, "after": False},
    ]
    assert found["rules"] == found["votes"] == found["leaders"] == found["members"] == []


def test_the_work_tree_is_what_is_compared_with_by_default(tmp_path: Path) -> None:
    repo = repo_in(tmp_path)
    assert diff(repo, "HEAD")["blocs"] == []
    repo.write({SHEET_B: sheet("b", 8, 9.5)})
    before = repo.git("status", "--porcelain")
    assert year(repo, "HEAD")["figures"][0]["after"] == "9.50"
    assert repo.git("status", "--porcelain") == before


def test_a_changed_rule_is_told_apart_from_a_changed_figure(tmp_path: Path) -> None:
    repo = repo_in(tmp_path)
    ratio = str(BLOC["2022/criteria.yaml"]).replace(
        '"2", name: Hai, max: 10}', '"2", name: Hai, max: 10, rule: {kind: ratio, target: 10}}'
    )
    repo.commit({"2022/criteria.yaml": ratio}, "Tính theo tỷ lệ")
    found = year(repo, "HEAD~1")
    assert [one["path"] for one in found["rules"]] != []
    assert all(one["path"].startswith("criteria.yaml: ") for one in found["rules"])
    assert found["figures"] == []  # the same points, by another rule
    twice = ratio.replace("target: 10", "target: 20")
    repo.commit({"2022/criteria.yaml": twice}, "Chỉ tiêu mới")
    found = year(repo, "HEAD~1")
    assert {one["cause"] for one in found["figures"]} == {"rule"}
    assert {one["unit"] for one in found["figures"]} == {"a", "b", "c"}


def test_votes_leaders_and_members(tmp_path: Path) -> None:
    repo = repo_in(tmp_path)
    ballot = str(BLOC["2022/ballots/bk.yaml"]).replace("a: 2, b: 1", "a: 1, b: 2")
    led = "terms:\n  - {year: 2022, leader: b, deputies: [c]}\n"
    repo.commit({"2022/ballots/bk.yaml": ballot, "leadership.yaml": led}, "Đếm lại phiếu")
    found = year(repo, "HEAD~1")
    assert found["votes"] == [
        {"ballot": "bk", "unit": "b", "before": 1, "after": 2},
        {"ballot": "bk", "unit": "a", "before": 2, "after": 1},
    ]
    assert [one["office"] for one in found["leaders"]] == ["leader", "deputies"]
    units = str(BLOC["units.yaml"]).replace("name: Sở C}", "name: Sở C, left: 2021}")
    gone = ("2022/ballots/bk.yaml", "2022/scores/verified/c.yaml")
    repo.commit({"units.yaml": units, **dict.fromkeys(gone)}, "Sở C đã thôi")
    found = year(repo, "HEAD~1")
    assert found["members"] == [{"unit": "c", "before": True, "after": None}]
    assert [one["unit"] for one in found["figures"]] == ["c", "c"]


def test_a_renamed_unit(tmp_path: Path) -> None:
    repo = repo_in(tmp_path)
    units = str(BLOC["units.yaml"]).replace("id: c, name: Sở C", "id: c-moi, name: Sở C mới")
    repo.write({"units.yaml": units, "2022/scores/verified/c.yaml": None})
    repo.commit({"2022/scores/verified/c-moi.yaml": sheet("c-moi", 7, 8)}, "Đổi tên Sở C")
    found = year(repo, "HEAD~1")
    assert {(one["unit"], one["before"], one["after"]) for one in found["members"]} == {
        ("c", True, None),
        ("c-moi", None, True),
    }
    text = run("diff", "HEAD~1", "--data", str(repo.data)).out
    assert "Sở C mới" in text


def test_a_revision_with_errors_is_told_and_the_other_years_are_compared(tmp_path: Path) -> None:
    repo = repo_in(tmp_path)
    repo.commit({"2023/criteria.yaml": BLOC["2022/criteria.yaml"]}, "Năm sau")
    repo.write({"2023/criteria.yaml": "max: [\n"})
    repo.commit({SHEET_B: sheet("b", 8, 9.5)}, "Hỏng một tệp")
    done = run("diff", "HEAD~1", "--data", str(repo.data), "--format", "json")
    assert done.code == 0
    years = {one["year"]: one for one in json.loads(done.out)["blocs"][0]["years"]}
    assert years[2023]["errors"]["count"] >= 1
    assert years[2022]["figures"][0]["after"] == "9.50"
    text = run("diff", "HEAD~1", "--data", str(repo.data), "--lang", "en").out
    assert "2023" in text


def test_a_bloc_that_is_new_gone_or_broken(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    other = {f"hai/{name}": text for name, text in BLOC.items()}
    other["hai/bloc.yaml"] = "id: hai\nname: Khối hai\n"
    repo.commit({f"mot/{name}": text for name, text in BLOC.items()}, "Một khối")
    repo.commit(other, "Hai khối")
    states = {one["bloc"]["id"]: one["state"] for one in diff(repo, "HEAD~1")["blocs"]}
    assert states == {"hai": "added"}
    repo.commit(dict.fromkeys(other), "Bỏ")
    states = {one["bloc"]["id"]: one["state"] for one in diff(repo, "HEAD~1")["blocs"]}
    assert states == {"hai": "removed"}
    repo.commit({"mot/units.yaml": "units: [\n"}, "Hỏng")
    states = {one["bloc"]["id"]: one["state"] for one in diff(repo, "HEAD~1")["blocs"]}
    assert states == {"khoi": "broken"}
    assert run("diff", "HEAD~1", "--data", str(repo.data)).code == 0


def test_a_bloc_whose_folder_was_renamed_is_the_same_bloc(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    repo.commit({f"cu/{name}": text for name, text in BLOC.items()}, "Khối")
    repo.git("mv", "cu", "moi")
    repo.commit({f"moi/{SHEET_B}": sheet("b", 8, 9.5)}, "Đổi tên thư mục")
    (bloc,) = diff(repo, "HEAD~1")["blocs"]
    assert bloc["state"] == "changed"
    assert [one["after"] for one in bloc["years"][0]["figures"]] == ["9.50"]


def test_the_first_commit_has_nothing_before_it(tmp_path: Path) -> None:
    repo = repo_in(tmp_path)
    done = run("diff", "HEAD~1", "--data", str(repo.data))
    assert (done.code, "TD823" in done.err) == (1, True)


def test_data_that_is_not_yet_in_the_older_revision(tmp_path: Path) -> None:
    repo = Repo(tmp_path, "data")
    (tmp_path / "README.md").write_text("x", "utf-8")
    repo.git("add", "-A")
    repo.git("commit", "-q", "-m", "Trống")
    repo.commit(dict(BLOC), "Số liệu")
    done = run("diff", "HEAD~1", "--data", str(repo.data))
    assert (done.code, "TD825" in done.err) == (1, True)


def test_no_commits_no_repository_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = Repo(tmp_path / "leer")
    repo.write(dict(BLOC))
    done = run("diff", "HEAD", "--data", str(repo.data))
    assert (done.code, "TD822" in done.err) == (1, True)
    plain = tmp_path / "plain"
    shutil.copytree(repo.data, plain, ignore=shutil.ignore_patterns(".git"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    done = run("diff", "HEAD", "--data", str(plain))
    assert (done.code, "TD821" in done.err) == (1, True)
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("diff", "HEAD", "--data", str(plain))
    assert (done.code, "TD820" in done.err) == (1, True)


def test_a_shallow_clone_says_that_it_lacks_the_past(tmp_path: Path) -> None:
    repo = repo_in(tmp_path / "voll")
    repo.commit({SHEET_B: sheet("b", 8, 9)}, "Hai")
    repo.git("clone", "-q", "--depth", "1", f"file://{repo.top}", str(tmp_path / "flach"))
    done = run("diff", "HEAD~1", "--data", str(tmp_path / "flach"))
    assert done.code == 1
    assert "unshallow" in done.err


def test_an_option_is_no_revision(tmp_path: Path) -> None:
    repo = repo_in(tmp_path)
    done = run("diff", "--data", str(repo.data), "--", "--output=x")
    assert (done.code, "TD823" in done.err) == (1, True)
    assert not (tmp_path / "x").exists()


def test_words_for_people_and_for_a_merge_request(tmp_path: Path) -> None:
    repo = repo_in(tmp_path)
    repo.commit({SHEET_B: sheet("b", 9.5, 9)}, "Chấm lại")
    text = run("diff", "HEAD~1", "--data", str(repo.data)).out
    assert "1 từ 8,00 lên 9,50 (Thẩm định)" in text
    assert "hạng 2 -> 1" in text
    assert "Bằng khen" in text
    marked = run("diff", "HEAD~1", "--data", str(repo.data), "--format", "md", "--lang", "en").out
    assert marked.startswith("# ")
    assert "| Sở B |" in marked
    assert run("diff", "HEAD", "--data", str(repo.data)).out.strip()


def test_public_keeps_places_and_leaves_figures_out(tmp_path: Path) -> None:
    repo = repo_in(tmp_path)
    repo.commit({SHEET_B: sheet("b", 9.5, 9)}, "Chấm lại")
    done = run("diff", "HEAD~1", "--data", str(repo.data), "--public", "--format", "json")
    found = json.loads(done.out)["blocs"][0]["years"][0]
    assert found["figures"] == found["votes"] == found["rules"] == []
    assert found["ranks"] != []
    text = run("diff", "HEAD~1", "--data", str(repo.data), "--public").out
    assert "9,50" not in text
    assert "hạng 2 -> 1" in text


def test_one_bloc_asked_for_by_id(tmp_path: Path) -> None:
    repo = repo_in(tmp_path)
    repo.commit({SHEET_B: sheet("b", 9.5, 9)}, "Chấm lại")
    assert run("diff", "HEAD~1", "--data", str(repo.data), "--bloc", "khoi").code == 0
    done = run("diff", "HEAD~1", "--data", str(repo.data), "--bloc", "khong-co")
    assert (done.code, "TD902" in done.err) == (2, True)


def test_a_new_year_is_one_line_and_a_rule_is_named_by_its_criterion(tmp_path: Path) -> None:
    """Not a line for each key of a new scale; not the whole way down to a criterion."""
    repo = repo_in(tmp_path)
    leaf = "criteria: [{id: '1.1', name: A, max: 10}]"
    scale = f"max: 10\ncriteria:\n  - {{id: '1', name: Một, max: 10, {leaf}}}\n"
    repo.commit({"2023/criteria.yaml": scale}, "Năm mới")
    told = run("diff", "HEAD~1", "HEAD", "--data", str(repo.data)).out
    assert "criteria.yaml  —      có tệp này" in told
    assert "max" not in told
    repo.commit(
        {"2023/criteria.yaml": scale.replace("A, max: 10", "A, max: 10, rule: full")}, "Sửa"
    )
    told = run("diff", "HEAD~1", "HEAD", "--data", str(repo.data)).out
    assert "criteria.yaml: 1.1.rule" in told


def test_a_term_of_a_year_to_come_is_told_when_it_is_written(tmp_path: Path) -> None:
    """With the term, before the year has a folder; and not again when the folder comes."""
    repo = repo_in(tmp_path)
    old = (repo.data / "leadership.yaml").read_text("utf-8") if "leadership.yaml" in BLOC else ""
    term = (old or "terms:\n") + "  - {year: 2031, leader: a}\n"
    repo.commit({"leadership.yaml": term}, "Bầu Trưởng khối")
    found = year(repo, "HEAD~1", "HEAD")
    assert (found["year"], found["members"], found["rules"]) == (2031, [], [])
    assert found["leaders"][0]["after"] == ["a"] or found["leaders"][0]["after"] == "a"
    repo.commit({"2031/pact.yaml": "signatories: all\n"}, "Năm mới")
    found = year(repo, "HEAD~1", "HEAD")
    assert (found["leaders"], found["members"]) == ([], [])
    assert [one["path"] for one in found["files"]] == ["pact.yaml: signatories"]


# -- log and diff where folders were renamed, and where something in the work tree is --------------


def renamed(top: Path, old: str, new: str, changed: bool) -> Repo:
    """A bloc in the folder `old`: figures by Lan, one of them changed by Hoa, then the folder moved
    by Minh, who may change a figure on the way."""
    repo = Repo(top, old)
    repo.commit(dict(BLOC), "Nhập điểm")
    repo.git("config", "user.name", "Hoa")
    repo.commit({SHEET_B: sheet("b", 9, 8.5)}, "Chấm lại")
    repo.git("config", "user.name", "Minh")
    (top / new).parent.mkdir(parents=True, exist_ok=True)
    repo.git("mv", old, new)
    moved = Repo.__new__(Repo)
    moved.top, moved.data, moved.hour = repo.top, repo.top / new, repo.hour
    moved.commit({SHEET_B: sheet("b", 9, 7)} if changed else {}, "Đổi tên thư mục")
    return moved


def log(repo: Repo) -> list[dict[str, Any]]:
    done = run("log", "2022", "--data", str(repo.data), "--format", "json")
    assert done.code == 0, done.err
    found: list[dict[str, Any]] = json.loads(done.out)["blocs"][0]["commits"]
    return found


@pytest.mark.parametrize(("old", "new"), [("data", "du-lieu"), ("a/data", "b/so/lieu")])
@pytest.mark.parametrize("changed", [False, True])
def test_log_credits_who_wrote_the_figures(
    tmp_path: Path, old: str, new: str, changed: bool
) -> None:
    repo = renamed(tmp_path, old, new, changed)
    told = [(one["author"], len(one["changes"])) for one in log(repo)]
    first = ("Nguyễn Thị Lan", 6)
    assert told == [*([("Minh", 1)] if changed else []), ("Hoa", 1), first]


def test_diff_works_across_a_renamed_folder(tmp_path: Path) -> None:
    repo = renamed(tmp_path, "data", "du-lieu", True)
    done = run("diff", "HEAD~2", "--data", str(repo.data), "--format", "json")
    assert done.code == 0, done.err
    (year,) = json.loads(done.out)["blocs"][0]["years"]
    figures = [(one["criterion"], one["before"], one["after"]) for one in year["figures"]]
    assert figures == [("1", "8.00", "9.00"), ("2", "8.50", "7.00")]


def test_the_newest_come_first_with_their_zone(tmp_path: Path) -> None:
    repo = renamed(tmp_path, "data", "du-lieu", True)
    repo.write({SHEET_B: sheet("b", 1, 7)})
    entries = log(repo)
    assert entries[0]["hash"] is None  # on the disk, in no commit yet
    dates = [one["date"] for one in entries[1:]]
    assert dates == sorted(dates, reverse=True)
    shown = run("log", "2022", "--data", str(repo.data)).out
    assert " +07:00" in shown


def test_a_pipe_in_the_work_tree_is_told_and_does_not_hang(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    repo.commit(dict(BLOC), "Nhập điểm")
    os.mkfifo(repo.data / "2022/x.yaml")
    for command in (["diff", "HEAD"], ["log", "2022"]):
        done = run(*command, "--data", str(repo.data))
        assert done.code in (0, 1)
