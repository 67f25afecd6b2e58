"""What stands where a file should be and is none is told at once: a pipe, a socket."""

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.command_line import run
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.git.repository import read_worktree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such files there")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bloc.yaml").write_text("id: k\nname: K\n", encoding="utf-8")
    (tmp_path / "units.yaml").write_text("units: [{id: a, name: A}]\n", encoding="utf-8")
    (tmp_path / "2022").mkdir()
    return tmp_path


def told(folder: Path) -> str:
    done = run("score", "2022", "--data", str(folder))
    assert done.code == 1
    return done.err


def test_a_pipe_that_nobody_writes_to(folder: Path) -> None:
    os.mkfifo(folder / "2022/criteria.yaml")
    assert "TD114" in told(folder)


def test_a_socket(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "2022")  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("criteria.yaml")
        assert "TD114" in told(folder)


@pytest.mark.parametrize("target", ["nowhere.yaml", "a.yaml"])
def test_a_sheet_that_is_a_link_to_nothing_or_itself_is_no_missing_sheet(
    target: str, folder: Path
) -> None:
    scale = "max: 10\ncriteria: [{id: '1', name: C, max: 10}]\n"
    (folder / "2022/criteria.yaml").write_text(scale, encoding="utf-8")
    sheets = folder / "2022/scores/verified"
    sheets.mkdir(parents=True)
    (sheets / "a.yaml").symlink_to(target)
    assert "TD114" in told(folder)


def test_a_scale_that_is_a_link_to_itself(folder: Path) -> None:
    (folder / "2022/criteria.yaml").symlink_to("criteria.yaml")
    assert "TD114" in told(folder)


@pytest.mark.parametrize("linked", ["2022/scores", "2022/scores/verified"])
def test_a_link_to_a_folder_of_sheets_hides_none(linked: str, folder: Path) -> None:
    scale = "max: 10\ncriteria: [{id: '1', name: C, max: 10}]\n"
    (folder / "2022/criteria.yaml").write_text(scale, encoding="utf-8")
    (folder / "elsewhere/verified").mkdir(parents=True)
    (folder / linked).parent.mkdir(exist_ok=True)
    (folder / linked).symlink_to(folder / "elsewhere")
    assert "TD115" in told(folder)


def looped(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(path.name)


def piped(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)


def linked(path: Path) -> None:
    aside = path.parent.parent / f"{path.parent.name}-aside"
    aside.mkdir()
    path.symlink_to(aside)


def filed(path: Path) -> None:
    path.write_text("x", encoding="utf-8")


@pytest.mark.parametrize(("make", "code"), [(piped, "TD114"), (looped, "TD114"),
                                            (linked, "TD115"), (filed, "TD114")])  # fmt: skip
@pytest.mark.parametrize("command", ["check", "score 2022", "history", "status 2022"])
def test_a_year_that_can_not_be_listed_is_not_gone_in_silence(
    make: Callable[[Path], None], code: str, command: str, folder: Path
) -> None:
    make(folder / "2021")
    done = run(*command.split(), "--data", str(folder))
    assert done.code == 1
    assert code in done.out + done.err


@pytest.mark.parametrize("make", [piped, looped])
@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("2022/evidence/x.pdf", "seal 2022"),
        ("2022/evidence/x.pdf", "check"),
        (".thidua-lock", "rotate-leader 2023 --leader a"),
        (".thidua-journal", "check"),
        ("phieu.xlsx", "import phieu.xlsx"),
        ("phieu.xlsx", "import --scale phieu.xlsx --bloc k --year 2022"),
        ("ds.xlsx", "init --units ds.xlsx"),
    ],
)
def test_no_command_waits_for_a_pipe_or_fails_by_a_link_to_itself(
    make: Callable[[Path], None],
    name: str,
    command: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make(folder / name)
    monkeypatch.chdir(folder)
    done = run(*command.split())
    assert done.code in (0, 1, 2), done.err


def test_the_work_tree_with_a_link_to_itself(folder: Path) -> None:
    """What `diff` and `log` read."""
    looped(folder / "2022/awards.yaml")
    found = read_worktree(folder)
    assert isinstance(found, Diagnostic)
    assert (found.code, found.file) == ("TD114", "2022/awards.yaml")
