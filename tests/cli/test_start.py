"""What a start does not load, and how a process ends. Seconds are measured in benchmarks/."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.command_line import run
from thidua.cli import output
from thidua.cli.output import paged, quoted
from thidua.cli.waiting import watched
from thidua.store import folder as data_folder
from thidua.store.folder import Files
from thidua.store.write import atomic, page_folder
from thidua.store.write.page_folder import save_pages
from thidua.store.write.writer import Who

DATA = Path(__file__).parents[2] / "data"
HEAVY = (
    *("rich", "typer", "click", "xlsxwriter", "python_calamine", "docx", "asyncio"),
    *("email", "http", "ssl", "socket", "importlib.metadata", "subprocess", "multiprocessing"),
)
COMMANDS = {
    "score": ["score", "2022"],
    "rank": ["rank", "2022"],
    "explain": ["explain", "2022", "so-y-te"],
    "awards": ["awards", "2022"],
    "status": ["status", "2022"],
    "rotate-leader": ["rotate-leader", "--dry-run"],
    "help": ["--help"],
}
WATCHED = (
    "import sys, thidua.__main__ as m\n"
    "sys.argv = ['thidua', *sys.argv[1:]]\n"
    "code = m.main()\n"
    "print(*sorted(sys.modules), file=sys.stderr)\n"
    "sys.exit(code)\n"
)


def loaded(*arguments: str) -> list[str]:
    """The modules that a command has loaded at its end, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments],
        capture_output=True,
        env=os.environ | {"THIDUA_DATA": str(DATA)},
        check=True,
    )
    return done.stderr.decode().splitlines()[-1].split()


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_text_loads_no_part_that_only_others_need(arguments: list[str]) -> None:
    assert not set(HEAVY) & set(loaded(*arguments))


def test_the_version_loads_nothing() -> None:
    modules = loaded("--version")
    assert not {"typing", "re", "enum", "pathlib"} & set(modules)
    assert [one for one in modules if one.startswith("thidua")] == ["thidua", "thidua.__main__"]


def test_a_document_loads_no_network() -> None:
    modules = loaded("document", "to-trinh", "2022", "-o", "-")
    assert not {"email", "http", "ssl", "socket", "docx", "lxml"} & set(modules)


def test_pydantic_without_the_module_that_finds_plugins() -> None:
    """Where a release of Pydantic looks for plugins elsewhere, nothing depends on our answer."""
    code = WATCHED.replace("code =", "m._without_plugins = lambda: None\ncode =")
    done = subprocess.run(
        [sys.executable, "-c", code, "rank", "2022"],
        capture_output=True,
        env=os.environ | {"THIDUA_DATA": str(DATA)},
        check=True,
    )
    assert "importlib.metadata" in done.stderr.decode().splitlines()[-1].split()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--version"], 0), (["rank", "2022"], 0), (["rank", "1999"], 1), (["rnk"], 2)],
)
def test_the_process_ends_with_the_commands_code_and_all_its_words(
    arguments: list[str], code: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "thidua", *arguments],
        capture_output=True,
        env=os.environ | {"THIDUA_DATA": str(DATA)},
        check=False,
    )
    assert done.returncode == code
    assert (done.stdout or done.stderr).endswith(b"\n")


# -- Habits of the command line --------------------------------------------------------------------


def test_strict_fails_where_there_is_a_warning() -> None:
    assert run("check", "--data", str(DATA)).code == 0
    assert run("check", "--strict", "--data", str(DATA)).code == 1


def test_warnings_of_many_blocs_are_counted(tmp_path: Path) -> None:
    for name in ("k1", "k2"):
        shutil.copytree(DATA / "van-hoa-xa-hoi", tmp_path / name)
        bloc = tmp_path / name / "bloc.yaml"
        bloc.write_text(
            bloc.read_text("utf-8").replace("id: van-hoa-xa-hoi", f"id: {name}"), "utf-8"
        )
    err = run("rank", "2022", "--data", str(tmp_path)).err
    assert "TD230 claim-differs: 2 lần ở 2 khối" in err and "thidua check --data" in err
    assert ".yaml:" not in err
    one = run("rank", "2022", "--data", str(tmp_path), "--bloc", "k1").err
    assert "so-khcn.yaml:" in one and "lần ở" not in one


def test_verbose_tells_files_and_times() -> None:
    err = run("rank", "2022", "-v", "--data", str(DATA)).err
    assert "van-hoa-xa-hoi/2022/scores/self/so-khcn.yaml" in err and "thời gian:" in err


@pytest.mark.parametrize("lines", [3, 300])
def test_only_long_text_goes_through_the_pager(lines: int, tmp_path: Path) -> None:
    out, read = io.StringIO(), tmp_path / "read"
    environment = {**os.environ, "PAGER": f"sh -c 'cat > {read}'"}
    text = "dòng\n" * lines
    paged(out, True, environment, lambda stream: stream.write(text) and None)
    assert (out.getvalue(), read.exists()) == ((text, False) if lines == 3 else ("", True))
    pipe = io.StringIO()
    paged(pipe, False, environment, lambda stream: stream.write(text) and None)
    assert pipe.getvalue() == text


def test_a_pager_that_is_not_there_is_done_without() -> None:
    out = io.StringIO()
    paged(out, True, {"PAGER": "khong-co"}, lambda s: s.write("a\n" * 99) and None)
    assert out.getvalue() == "a\n" * 99


# -- What differs on Windows, as far as it can be tried elsewhere ----------------------------------


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "name", "nt")


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("2022", "2022"),
        ("D:\\khoi\\", "D:\\khoi\\"),
        ("Sở Y tế", '"Sở Y tế"'),
        ("1.1.4={points: 2}", '"1.1.4={points: 2}"'),  # bare braces are a script to PowerShell
        ("a,b", '"a,b"'),  # and a comma makes two words
        ("D:\\Dữ liệu\\", '"D:\\Dữ liệu\\\\"'),  # \" would be a quote inside the word
    ],
)
def test_a_word_is_quoted_for_powershell_and_cmd(word: str, typed: str) -> None:
    assert quoted(word) == typed


def test_a_backslash_is_quoted_where_shells_read_it() -> None:
    assert quoted("a\\b") == "'a\\b'"


@pytest.mark.usefixtures("windows")
def test_the_pager_may_lie_in_any_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(subprocess, "run", lambda command, **_: asked.append(command))
    place = '"C:\\Program Files\\Git\\usr\\bin\\less.exe" -R'
    output.paged(io.StringIO(), True, {"PAGER": place}, lambda to: to.write("a\n" * 99) and None)
    assert asked == [place]


def test_the_bar_needs_no_signs_that_an_old_window_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    said = io.StringIO()
    monkeypatch.setattr("sys.stderr", said)
    times = iter(range(0, 1000, 3))
    monkeypatch.setattr("thidua.cli.waiting.monotonic", lambda: next(times))
    assert list(watched("abc", 3, shown=True)) == ["a", "b", "c"]
    assert "\x1b" not in said.getvalue()
    assert said.getvalue().endswith(" \r")


def test_pages_wait_for_whoever_looks_into_their_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A virus scanner holds a folder for a moment: Windows calls that a sharing violation."""
    folder, held = tmp_path / "trang", [2]
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if held[0]:
            held[0] -= 1
            error = PermissionError(13, "held")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        return real(self, target)

    monkeypatch.setattr(page_folder, "_swapped", lambda *_: False)
    monkeypatch.setattr(atomic, "_PATIENCE", (0.0, 0.0, 0.0))
    monkeypatch.setattr(Path, "replace", replace)
    who = Who("a", "2026-01-01T00:00:00+07:00")
    for text in (b"<p>1", b"<p>2"):
        assert save_pages(folder, {"index.html": text}, who, lambda data: data[:3] == b"<p>") == []
    assert (folder / "index.html").read_bytes() == b"<p>2"
    assert [one.name for one in tmp_path.iterdir()] == ["trang"]


def test_a_file_in_other_capitals_is_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows and macOS open `Awards.yaml` for awards.yaml; Linux does not. The same data gives the
    same result everywhere: it is not read, and told as a stray file by its likely name."""
    (tmp_path / "2022").mkdir()
    for name in ("awards.yaml", "events.yaml"):
        (tmp_path / "2022" / name).write_bytes(b"a: 1\n")
    files = Files(tmp_path)
    monkeypatch.setattr(data_folder, "CASE_IS_NOTHING", True)
    real = os.listdir
    # What such a system lists where the file was made with a capital.
    monkeypatch.setattr(os, "listdir", lambda at: [n.replace("aw", "Aw") for n in real(at)])
    assert files.read("2022/awards.yaml") is None
    assert files.read("2022/events.yaml") == b"a: 1\n"
    assert files.read("2022/outcome.yaml") is None
