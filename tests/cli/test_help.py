"""Help: its examples run, nothing breaks inside a word at 80 columns, and the man page is one."""

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.helpers.command_line import run
from tests.helpers.folders import write_files
from thidua.cli.commands import COMMANDS
from thidua.cli.help import EXAMPLES, man_page
from thidua.text.vietnamese import width
from thidua.words import LANGS, Lang

ROOT = Path(__file__).parent.parent.parent
BEFORE = {"new-sheets": ("new-year", "2023")}
"""What the example of a command stands on."""
WITH_WARNINGS = ("check 2022 --strict",)
"""Calls that end with 1: the illustrative bloc has two claims that its scale does not give."""
CALLS = [(name, one) for name, calls in EXAMPLES.items() for one in calls]


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The illustrative bloc in a repository of two commits, with two filled-in forms beside it."""
    here = tmp_path_factory.mktemp("help")
    shutil.copytree(ROOT / "data", here / "data")
    git = ["git", "-c", "user.name=Thư ký", "-c", "user.email=thu-ky@example.vn"]
    subprocess.run([*git, "init", "-q"], cwd=here, check=True)
    for message in ("Dữ liệu ban đầu", "Ghi chú"):
        (here / "ghi-chu.txt").write_text(message, encoding="utf-8")
        subprocess.run([*git, "add", "."], cwd=here, check=True)
        subprocess.run([*git, "commit", "-qm", message], cwd=here, check=True)
    run("form", "2022", "--data", str(here / "data"), "-o", str(here / "phieu-da-dien"))
    for form in (here / "phieu-da-dien").glob("*.xlsx"):
        if "so-y-te" in form.name:
            form.rename(form.with_name("so-y-te.xlsx"))
    return here


@pytest.mark.parametrize(("name", "call"), CALLS, ids=[call for _, call in CALLS])
def test_the_examples_of_help_run(
    name: str, call: str, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(repository, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.delenv("THIDUA_DATA", raising=False)
    assert call.partition(" ")[0] == name
    if name in BEFORE:
        assert run(*BEFORE[name]).code == 0
    done = run(*shlex.split(call))
    assert done.code == (call in WITH_WARNINGS), done.out + done.err


def test_every_command_has_examples() -> None:
    assert set(EXAMPLES) == set(COMMANDS)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_whole_at_80_columns(
    name: str, lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing breaks inside a word: every line but an example's is a list of whole words."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("THIDUA_LANG", lang)
    told = run(name, "--help").out
    assert told == run("help", name).out == run(name, "-h").out
    for one in EXAMPLES[name]:
        assert f"  thidua {one}\n" in told
    lines = [one for one in told.splitlines() if not one.startswith("  thidua ")]
    assert [one for one in lines if width(one) > 80] == []
    assert not re.search(r"\w-$", told, re.MULTILINE)  # no id is parted


@pytest.mark.parametrize(("columns", "widest"), [("60", 60), ("200", 96)])
def test_help_follows_the_window(
    columns: str, widest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert widest - 12 < max(map(width, run("--help").out.splitlines())) <= widest


@pytest.mark.parametrize("lang", LANGS)
def test_the_man_page_is_one(lang: Lang, tmp_path: Path) -> None:
    page = man_page(COMMANDS, lang)
    assert page == run("help", "man", "--lang", lang).out
    for name in COMMANDS:
        shown = name.replace("-", "\\-")
        assert f"\n.SS thidua {shown}" in page
    if shutil.which("groff"):
        done = subprocess.run(
            ["groff", "-man", "-Tutf8", "-Kutf8", "-ww"], input=page, capture_output=True, text=True
        )
        assert done.returncode == 0
        assert done.stderr == ""


# -- `thidua doctor` ------------------------------------------------------------------------------


BROKEN = {
    "bloc.yaml": "id: khoi-a\nname: Khối bí mật\n",
    "units.yaml": "units:\n  - {id: don-vi-x, name: Đơn vị bí mật}\n",
    "2022/criteria.yaml": "max: 3\ncriteria:\n  - {id: a4, name: Mời đăng ký, max: 3}\n",
    "2022/scores/verified/don-vi-x.yaml": "unit: don-vi-x\nscores:\n  a4: 4\n  a5: 1\n  a6: 1\n",
}


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return write_files(tmp_path, BROKEN)


def test_each_trouble_is_one_line_with_its_count(broken: Path) -> None:
    told = run("doctor", "--data", str(broken), "--lang", "en").out
    assert "TD201 unknown-entry: 2" in told
    assert "TD203 points-out-of-range: 1" in told


def test_nothing_of_the_data_is_in_the_answer(broken: Path) -> None:
    for format_ in ("text", "json"):
        told = run("doctor", "--data", str(broken), "--format", format_).out
        assert not [word for word in ("bí mật", "khoi-a", "don-vi-x", "a4") if word in told]


def test_the_home_folder_is_not_named(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(broken.parent))
    monkeypatch.setenv("USERPROFILE", str(broken.parent))
    told = json.loads(run("doctor", "--data", str(broken), "--format", "json").out)
    data = next(one for one in told["findings"] if one["id"] == "data")
    assert data["found"].startswith("~")
    assert "1 khối, 1 năm" in data["found"]


def test_doctor_calls_no_advice_a_warning(tmp_path: Path) -> None:
    """A figure that was raised without a note is advice, which `check` leaves out, too."""
    case = ROOT / "tests/gallery/TD240-lowered-without-note-raised/data"
    data = shutil.copytree(case, tmp_path / "data")
    assert "TD240" in run("check", "--strict", "--data", str(data)).out
    assert "TD240" not in run("doctor", "--data", str(data)).out


def test_check_says_how_it_ends_when_it_is_strict() -> None:
    assert "có cảnh báo cũng kết thúc với mã 1" in " ".join(run("check", "--help").out.split())


@pytest.mark.parametrize("typed", ["doctor", "rule TD203", "rule", "help TD203", "schema bloc"])
def test_what_needs_no_data_is_said_anywhere(
    typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*typed.split())
    assert (done.code, done.err) == (0, "")
    assert done.out


def test_doctor_says_that_there_is_no_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = json.loads(run("doctor", "--format", "json").out)["findings"]
    assert next(one for one in told if one["id"] == "no_data")["well"] is False
