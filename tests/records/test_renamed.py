"""log and diff where folders were renamed, and where something in the work tree is no file."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command_line import run
from tests.helpers.repositories import BLOC, Repo, sheet

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
SHEET_B = "2022/scores/verified/b.yaml"


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
