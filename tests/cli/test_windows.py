"""What differs on Windows, as far as it can be tried elsewhere."""

import io
import os
import subprocess
from pathlib import Path

import pytest

from thidua.cli import pager
from thidua.cli.output import quoted
from thidua.cli.waiting import watched
from thidua.store import folder as data_folder
from thidua.store.folder import Files
from thidua.store.write import atomic, page_folder
from thidua.store.write.page_folder import save_pages
from thidua.store.write.writer import Who


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
    pager.paged(io.StringIO(), True, {"PAGER": place}, lambda to: to.write("a\n" * 99) and None)
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
