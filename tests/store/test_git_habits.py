"""What goes with a bloc in git: hook, workflow, attributes; and seals through any clone."""

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.helpers.command_line import run
from tests.helpers.repositories import BLOC, Repo
from tests.helpers.schema_files import ROOT

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
HOOKS = ROOT / ".pre-commit-hooks.yaml"
WORKFLOW = ROOT / "examples" / "github-workflow.yml"


def hook() -> dict[str, Any]:
    (found,) = yaml.safe_load(HOOKS.read_text("utf-8"))
    return found  # type: ignore[no-any-return]


def test_the_hook_refuses_errors_and_lets_sound_data_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = Repo(tmp_path, "data")
    repo.commit(dict(BLOC), "Số liệu")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / ".git"))  # as git sets it for a hook
    program, *arguments = shlex.split(hook()["entry"])
    assert (hook()["id"], program, hook()["pass_filenames"]) == ("thidua-check", "thidua", False)
    assert run(*arguments).code == 0
    repo.write({"2022/scores/verified/a.yaml": 'unit: a\nscores:\n  "1": 99\n'})
    assert run(*arguments).code == 1


@pytest.mark.parametrize(
    ("name", "concerned"),
    [
        ("data/2022/scores/self/a.yaml", True),
        ("bloc.yaml", True),
        ("2022/evidence/bao-cao.pdf", True),
        ("README.md", False),
    ],
)
def test_the_hook_runs_for_data_and_evidence(name: str, concerned: bool) -> None:
    assert bool(re.search(hook()["files"], name)) is concerned


def test_the_workflow_only_reads_and_runs_what_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workflow = yaml.load(WORKFLOW.read_text("utf-8"), yaml.BaseLoader)
    assert workflow["permissions"] == {"contents": "read"}
    steps = workflow["jobs"]["check"]["steps"]
    lines = [step["run"] for step in steps if step.get("run", "").startswith("thidua")]
    assert len(lines) == 2
    assert "${{" not in "".join(lines), "what others name must not become shell"
    repo = Repo(tmp_path)
    repo.commit(dict(BLOC), "Một")
    repo.git("branch", "goc")
    repo.commit({"2022/scores/verified/a.yaml": 'unit: a\nscores: {"1": 5, "2": 5}\n'}, "Hai")
    monkeypatch.chdir(tmp_path)
    for line in lines:
        words = shlex.split(line.partition(">>")[0].replace("$BASE", "goc"))
        done = run(*words[1:])
        assert done.code == 0, done.err
    assert done.out.startswith("#")


def test_a_check_for_github_names_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = Repo(tmp_path)
    repo.write({**BLOC, "2022/scores/verified/a.yaml": 'unit: a\nscores:\n  "1": 99\n'})
    monkeypatch.chdir(tmp_path)
    done = run("check", "--format", "github")
    assert done.code == 1
    assert done.out.startswith("::error file=2022/scores/verified/a.yaml,line=3")


@pytest.mark.parametrize("autocrlf", ["true", "input", "false"])
def test_a_seal_holds_in_every_clone(tmp_path: Path, autocrlf: str) -> None:
    made = tmp_path / "kho"
    assert run("init", str(made), "--sample").code == 0
    (year,) = [one.name for one in made.iterdir() if one.name.isdigit()]
    evidence = made / year / "evidence"
    evidence.mkdir(exist_ok=True)
    (evidence / "bang.csv").write_bytes(b"a;b\r\n1;2\n")
    assert run("seal", year, "--incomplete", "--data", str(made)).code == 0
    repo = Repo(made)
    repo.commit({}, "Niêm phong")
    clone = tmp_path / "ban-sao"
    repo.git("clone", "-q", "-c", f"core.autocrlf={autocrlf}", str(made), str(clone))
    assert (clone / year / "evidence" / "bang.csv").read_bytes() == b"a;b\r\n1;2\n"
    done = run("verify", "--data", str(clone))
    assert done.code == 0, done.out + done.err


def test_a_seal_holds_in_a_clone_without_attributes(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "kho")
    repo.write(dict(BLOC))
    assert run("seal", "2022", "--data", str(repo.data)).code == 0
    repo.commit({}, "Niêm phong")
    clone = tmp_path / "ban-sao"
    repo.git("clone", "-q", "-c", "core.autocrlf=true", str(repo.top), str(clone))
    assert b"\r\n" in (clone / "2022" / "criteria.yaml").read_bytes()
    assert run("verify", "--data", str(clone)).code == 0
    assert run("check", "--data", str(clone)).code == 0


def test_what_the_writer_leaves_is_ignored(tmp_path: Path) -> None:
    made = tmp_path / "kho"
    assert run("init", str(made), "--sample").code == 0
    repo = Repo(made)
    repo.commit({}, "Bắt đầu")
    (made / ".thidua-lock").write_text("x", "utf-8")
    (made / "~$bang-diem.xlsx").write_text("x", "utf-8")
    assert repo.git("status", "--porcelain") == ""
