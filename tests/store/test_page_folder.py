"""A folder of pages: a command that is killed leaves all the old pages or all the new ones."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from thidua.store.write import page_folder
from thidua.store.write.page_folder import save_pages
from thidua.store.write.writer import Who

ROOT = Path(__file__).parents[2]
WHO = Who("lan", "2026-11-20 10:00")
OLD = {"index.html": b"old 1", "don-vi-a.html": b"old 2", "khoi-b/index.html": b"old 3"}
NEW = {"index.html": b"new 1", "don-vi-c.html": b"new 2", "khoi-b/index.html": b"new 3"}
KILLED = """
import os, signal, sys
from pathlib import Path
from thidua.store.write import atomic, page_folder
from thidua.store.write.writer import Who

folder, at, swap = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "swap"
steps = 0

def counted(function):
    def called(*args):
        global steps
        if steps == at:
            os.kill(os.getpid(), signal.SIGKILL)
        steps += 1
        return function(*args)
    return called

atomic.write_new = counted(atomic.write_new)
atomic.sync_folder = counted(atomic.sync_folder)
page_folder._swapped = counted(page_folder._swapped if swap else lambda *_: False)
new = {"index.html": b"new 1", "don-vi-c.html": b"new 2", "khoi-b/index.html": b"new 3"}
found = page_folder.save_pages(folder, new, Who("lan", "2026-11-20 10:00"), lambda _: True)
assert not found, found
"""
STEPS = 7
"""Three files, two folders, the exchange, the folder around them."""


def pages(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "trang"
    assert save_pages(found, OLD, WHO, lambda _: True) == []
    assert pages(found) == OLD
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("at", range(STEPS + 1))
def test_killed_at_every_step(folder: Path, at: int) -> None:
    """Old before the exchange, new after it; the next command leaves nothing lying about."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), str(at), "swap"],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, timeout=60,
    )  # fmt: skip
    assert (done.returncode == 0) == (at == STEPS), done.stderr.decode()
    assert pages(folder) == (NEW if at >= STEPS - 1 else OLD)
    assert save_pages(folder, NEW, WHO, lambda _: True) == []
    assert pages(folder) == NEW
    assert [path.name for path in folder.parent.iterdir()] == ["trang"]


def test_without_an_exchange_of_the_system(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_folder, "_swapped", lambda *_: False)
    assert save_pages(folder, NEW, WHO, lambda _: True) == []
    assert pages(folder) == NEW
    assert [path.name for path in folder.parent.iterdir()] == ["trang"]


def test_a_failed_exchange_keeps_the_old_pages(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second of the two renames is refused: the first is taken back."""
    monkeypatch.setattr(page_folder, "_swapped", lambda *_: False)
    rename, calls = Path.replace, []

    def refused(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise PermissionError(13, "denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    assert [one.code for one in save_pages(folder, NEW, WHO, lambda _: True)] == ["TD809"]
    assert pages(folder) == OLD


def test_a_folder_that_somebody_works_in_stays_the_same_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`-o .`: a shell that stands in the folder sees the new pages."""
    monkeypatch.chdir(folder)
    was = folder.stat().st_ino
    assert save_pages(Path(), NEW, WHO, lambda _: True) == []
    assert (pages(folder), folder.stat().st_ino) == (NEW, was)


def test_a_link_to_a_folder_stays_a_link(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "lien-ket"
    try:
        link.symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    assert save_pages(link, NEW, WHO, lambda _: True) == []
    assert link.is_symlink()
    assert pages(folder) == NEW
