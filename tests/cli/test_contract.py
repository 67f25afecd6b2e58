"""What every command keeps to: streams, the language asked for, and that a draft is said."""

import io
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.command_line import run
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.git.repository import read_worktree

DATA = Path(__file__).parents[2] / "data"
COMMANDS = [["--version"], ["--help"], ["rule", "TD101"], ["rank", "2022"], ["check"], ["schema"]]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="signals, /dev/full")


def shell(
    redirect: str, arguments: list[str], **environment: str
) -> subprocess.CompletedProcess[str]:
    line = f'"$@" {redirect}'
    return subprocess.run(
        ["/bin/sh", "-c", line, "sh", sys.executable, "-m", "thidua", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"THIDUA_DATA": str(DATA)} | environment,
        check=False,
    )


@linux
@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda one: one[0])
def test_a_closed_stdout_is_no_bug(arguments: list[str]) -> None:
    done = shell(">&-", arguments)
    assert done.returncode == 0
    assert "TD999" not in done.stderr
    assert "Traceback" not in done.stderr


@linux
@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda one: one[0])
def test_a_full_disk_behind_stdout_is_told(arguments: list[str]) -> None:
    done = shell(">/dev/full", arguments)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert arguments == ["--version"] or "TD809" in done.stderr


@linux
@pytest.mark.parametrize("after", [0.08, 0.15, 0.3])
def test_ctrl_c_ends_with_130_and_no_traceback(after: float) -> None:
    code = (
        "import sys, thidua.__main__ as m\n"
        "print(1, flush=True)\n"
        "sys.argv = ['thidua', 'robust', '2022']\n"
        "sys.exit(m.main())\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"THIDUA_DATA": str(DATA)},
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(after)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in told


@linux
def test_vietnamese_file_names_in_a_c_locale(tmp_path: Path) -> None:
    (tmp_path / "Dữ liệu").symlink_to(DATA)
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "THIDUA_DATA": str(tmp_path / "Dữ liệu")}
    target = tmp_path / "Kết quả.csv"
    assert shell("", ["rank", "2022", "-o", str(target)], **plain).returncode == 0
    assert target.exists()
    gone = shell("", ["rank", "2022", "--data", str(tmp_path / "không có")], **plain)
    assert gone.returncode == 2
    assert "không có" in gone.stderr.split("yaml): ")[1]


@linux
def test_an_argument_that_is_no_text_is_wrong_usage() -> None:
    done = shell("", ["what-if", "2022", "so-y-te", os.fsdecode(b"1.1.1=\xff")])
    assert done.returncode == 2
    assert "TD915" in done.stderr


# -- `lang:` of thidua.yaml holds also for what goes wrong before a bloc is loaded -----------------


def test_an_argument_is_not_offered_as_an_option() -> None:
    assert "--help" in run("rank", "--year", "--data", str(DATA)).err.split("= sửa:")[1]
    assert "là year" not in run("rank", "2022", "--year", "--data", str(DATA)).err


@pytest.fixture
def english(tmp_path: Path) -> str:
    for name in ("b1", "b2"):
        shutil.copytree(DATA / "van-hoa-xa-hoi", tmp_path / name)
        bloc = tmp_path / name / "bloc.yaml"
        text = bloc.read_text(encoding="utf-8")
        bloc.write_text(text.replace("id: van-hoa-xa-hoi", f"id: {name}"), encoding="utf-8")
    (tmp_path / "thidua.yaml").write_text("format: 2\nlang: en\n", encoding="utf-8")
    return str(tmp_path)


@pytest.mark.parametrize("command", ["rotate-leader", "rank 2022 --bloc b3", "rank 20"])
def test_the_settings_name_the_language_of_refusals(command: str, english: str) -> None:
    done = run(*command.split(), "--data", english)
    assert done.code == 2
    assert ("= fix:" in done.err) == (command != "rank 20")  # no folder was looked for
    done = run(*command.split(), "--data", english, "--lang", "vi")
    assert "= sửa:" in done.err


# -- -q --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        f"check --data {DATA}",
        f"check --format json --data {DATA}",
        f"check --format github --data {DATA}",
        f"rank 2022 --format json --data {DATA}",
        "schema criteria",
        "schema",
        "rule TD101",
    ],
)
def test_nothing_on_success(command: str) -> None:
    assert run(*command.split(), "-q") == (0, "", "")


def test_only_errors_on_failure(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    sheet = next((tmp_path / "data").rglob("2022/scores/self/so-gddt.yaml"))
    sheet.write_text(sheet.read_text(encoding="utf-8") + "nonsense: 1\n", encoding="utf-8")
    done = run("check", "-q", "--format", "json", "--data", str(tmp_path / "data"))
    found = json.loads(done.out)["diagnostics"]
    assert done.code == 1
    assert [one["severity"] for one in found] == ["error"]


# -- A draft scale scores, and every output says so ------------------------------------------------


OF_THE_YEAR = (
    "score 2022",
    "score 2022 --unit so-y-te",
    "rank 2022",
    "awards 2022",
    "history",
    "history so-y-te",
    "overview 2022",
    "compare 2022 so-y-te so-gddt",
    "what-if 2022 so-y-te 1.1.4=1",
    "explain 2022 so-y-te 1.1.4",
)


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("draft") / "data"
    shutil.copytree(DATA, folder)
    scale = folder / "van-hoa-xa-hoi/2022/criteria.yaml"
    text = scale.read_text(encoding="utf-8")
    scale.write_text(text.replace("status: adopted", "status: draft"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", OF_THE_YEAR)
@pytest.mark.parametrize("kind", ["text", "csv", "json", "md", "html"])
def test_every_output_on_a_draft_says_so(command: str, kind: str, draft: Path) -> None:
    """And on an adopted scale none does: a key that is always there says nothing."""
    for data, is_said in ((draft, True), (DATA, False)):
        done = run(*command.split(), "--data", str(data), "--format", kind)
        assert done.code == 0
        said = done.out.replace('"draft_years": []', "").lower()
        assert ("draft" in said or "dự thảo" in said) is is_said


@pytest.mark.parametrize("command", ["score 2022", "awards 2022", "history"])
def test_the_workbook_too(command: str, draft: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    assert run(*command.split(), "--data", str(draft), "-o", str(target)).code == 0
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as book:
        parts = [book.read(name) for name in book.namelist() if name.endswith(".xml")]
    assert "dự thảo" in b"".join(parts).decode().lower()


def test_a_provisional_look_says_so_to_programs_too() -> None:
    given = ["rank", "2022", "--provisional", "--stage", "self", "--data", str(DATA)]
    assert "bloc,year,scale,stage,provisional,rank" in run(*given, "--format", "csv").out
    bloc = json.loads(run(*given, "--format", "json").out)["blocs"][0]
    assert (bloc["provisional"], bloc["stage"]) == (True, "self")


# -- What stands where a file should be and is none is told at once --------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    if sys.platform == "win32":
        pytest.skip("no such files there")
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
