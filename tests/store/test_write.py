"""The careful writer: what it writes, what it refuses, what it tells, what it tidies up."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.diagnostics.show import hint, message
from thidua.store.write import atomic, journal, lock
from thidua.store.write.paths import is_plain
from thidua.store.write.writer import FileWrite, Who, save_report, write_all

WHO = Who("lan", "2026-11-20 10:00")
unix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes, links or devices")


def codes(told: list[Diagnostic]) -> list[str]:
    return [each.code + (f".{each.variant}" if each.variant else "") for each in told]


def ours(root: Path) -> list[str]:
    return sorted(path.name for path in root.rglob(".thidua-*"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "a.yaml").write_bytes(b"a: 1\r\n# ghi ch\xc3\xba\r\n")
    (folder / "b.yaml").write_bytes(b"b: 1\n")
    return folder


def dead_pid() -> int:
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    return int(ended.stdout)


def lock_of(pid: int, host: str | None = None) -> bytes:
    entry = {"pid": pid, "host": host or atomic.host(), "user": "minh", "since": "hôm qua"}
    return json.dumps({**entry, "birth": ""}).encode()


# writing


def test_changes_makes_and_removes_files_with_their_folders(root: Path) -> None:
    told = write_all(
        root,
        [
            FileWrite("a.yaml", b"a: 2\r\n", (root / "a.yaml").read_bytes()),
            FileWrite("b.yaml", None, b"b: 1\n"),
            FileWrite("2023/scores/self/so-y-te.yaml", "điểm: 9.50\n".encode(), None),
        ],
        WHO,
    )
    assert told == []
    assert (root / "a.yaml").read_bytes() == b"a: 2\r\n"
    assert not (root / "b.yaml").exists()
    assert (root / "2023/scores/self/so-y-te.yaml").read_text("utf-8") == "điểm: 9.50\n"
    assert ours(root) == []


@unix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_mode_is_kept(root: Path, mode: int) -> None:
    (root / "b.yaml").chmod(mode)
    assert write_all(root, [FileWrite("b.yaml", b"b: 2\n", b"b: 1\n")], WHO) == []
    assert (root / "b.yaml").stat().st_mode & 0o777 == mode


@unix
def test_new_file_follows_the_umask(root: Path) -> None:
    before = os.umask(0o027)
    try:
        write_all(root, [FileWrite("new.yaml", b"x: 1\n", None)], WHO)
    finally:
        os.umask(before)
    assert (root / "new.yaml").stat().st_mode & 0o777 == 0o640


def test_nothing_to_change_touches_nothing(root: Path) -> None:
    before = (root / "b.yaml").stat()
    assert write_all(root, [], WHO) == []
    assert write_all(root, [FileWrite("b.yaml", b"b: 1\n", b"b: 1\n")], WHO) == []
    after = (root / "b.yaml").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert ours(root) == []


def test_same_path_twice_is_a_bug(root: Path) -> None:
    with pytest.raises(ValueError, match="twice"):
        write_all(root, [FileWrite("x", b"", None), FileWrite("x", b"1", None)], WHO)


# refusing


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (FileWrite("a.yaml", b"new", b"as it was read"), "TD805"),
        (FileWrite("a.yaml", b"new", None), "TD805.exists"),
        (FileWrite("gone.yaml", b"new", b"as it was read"), "TD805.gone"),
        (FileWrite("gone.yaml", None, b"as it was read"), "TD805.gone"),
        (FileWrite("folder", b"new", None), "TD807"),
        (FileWrite("b.yaml/c.yaml", b"new", None), "TD807.parent"),
        (FileWrite("../x.yaml", b"new", None), "TD806"),
        (FileWrite("/tmp/x.yaml", b"new", None), "TD806"),
        (FileWrite("C:x.yaml", b"new", None), "TD806"),
        (FileWrite("x\\y.yaml", b"new", None), "TD806"),
        (FileWrite(".git/config", b"new", None), "TD806"),
        (FileWrite("x/.GIT/config", b"new", None), "TD806"),
        (FileWrite(".thidua-lock", b"new", None), "TD806"),
        (FileWrite("x\0y", b"new", None), "TD806"),
        (FileWrite("x/./y", b"new", None), "TD806"),
        (FileWrite("", b"new", None), "TD806"),
    ],
)
def test_refusal_leaves_every_file_alone(root: Path, change: FileWrite, expected: str) -> None:
    (root / "folder").mkdir()
    before = {path: path.read_bytes() for path in root.iterdir() if path.is_file()}
    told = write_all(root, [FileWrite("b.yaml", b"b: 2\n", b"b: 1\n"), change], WHO)
    assert codes(told) == [expected]
    assert told[0].file == change.path
    assert {path: path.read_bytes() for path in root.iterdir() if path.is_file()} == before
    assert ours(root) == []


def test_all_refusals_are_told_at_once(root: Path) -> None:
    told = write_all(
        root, [FileWrite("a.yaml", b"", b"other"), FileWrite("b.yaml", b"", None)], WHO
    )
    assert codes(told) == ["TD805", "TD805.exists"]


@unix
def test_links_that_leave_the_folder_are_refused(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.yaml").write_bytes(b"x: 1\n")
    (root / "file.yaml").symlink_to(outside / "x.yaml")
    (root / "folder").symlink_to(outside)
    (root / "circle").symlink_to("circle")
    for path, old in (("file.yaml", b"x: 1\n"), ("folder/x.yaml", b"x: 1\n"), ("folder/y", None)):
        assert codes(write_all(root, [FileWrite(path, b"bad", old)], WHO)) == ["TD806"]
    assert has_errors(write_all(root, [FileWrite("circle/x.yaml", b"bad", None)], WHO))
    assert sorted(outside.iterdir()) == [outside / "x.yaml"]
    assert (outside / "x.yaml").read_bytes() == b"x: 1\n"


@unix
def test_link_that_stays_inside_remains_a_link(root: Path) -> None:
    (root / "shared").mkdir()
    (root / "shared/real.yaml").write_bytes(b"x: 1\n")
    (root / "link.yaml").symlink_to("shared/real.yaml")
    assert write_all(root, [FileWrite("link.yaml", b"x: 2\n", b"x: 1\n")], WHO) == []
    assert (root / "link.yaml").is_symlink()
    assert (root / "shared/real.yaml").read_bytes() == b"x: 2\n"


@unix
def test_root_itself_may_be_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root)
    assert write_all(tmp_path / "link", [FileWrite("b.yaml", b"b: 2\n", b"b: 1\n")], WHO) == []
    assert (root / "b.yaml").read_bytes() == b"b: 2\n"


def test_missing_root_is_told(tmp_path: Path) -> None:
    told = write_all(tmp_path / "nowhere", [FileWrite("b.yaml", b"", None)], WHO)
    assert codes(told) == ["TD809.nofolder"]


@unix
def test_pipe_is_no_file(root: Path) -> None:
    os.mkfifo(root / "pipe")
    assert codes(write_all(root, [FileWrite("pipe", b"x", b"")], WHO)) == ["TD807"]


def test_editor_that_saves_between_the_looks_loses_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_new = atomic.write_new

    def and_an_editor_saves(path: Path, data: bytes, like: os.stat_result | None = None) -> None:
        write_new(path, data, like)
        if data == b"b: 2\n":
            (root / "b.yaml").write_bytes(b"b: typed meanwhile\n")

    monkeypatch.setattr(atomic, "write_new", and_an_editor_saves)
    changes = [FileWrite("new/x.yaml", b"x: 1\n", None), FileWrite("b.yaml", b"b: 2\n", b"b: 1\n")]
    assert codes(write_all(root, changes, WHO)) == ["TD805"]
    assert (root / "b.yaml").read_bytes() == b"b: typed meanwhile\n"
    assert not (root / "new").exists()
    assert ours(root) == []


# the lock


def test_second_writer_is_told_who_and_since_when(root: Path) -> None:
    held = lock.take(root, WHO)
    assert isinstance(held, lock.Lock)
    told = write_all(root, [FileWrite("b.yaml", b"b: 2\n", b"b: 1\n")], Who("minh", "10:01"))
    assert codes(told) == ["TD801"]
    text = message(told[0], "vi")
    assert "lan" in text
    assert "10:00 ngày 20/11/2026" in text
    assert str(os.getpid()) in text
    assert (root / "b.yaml").read_bytes() == b"b: 1\n"
    assert held.release() == []
    assert write_all(root, [FileWrite("b.yaml", b"b: 2\n", b"b: 1\n")], WHO) == []


def test_lock_of_a_dead_process_is_removed_and_told(root: Path) -> None:
    (root / lock.LOCK).write_bytes(lock_of(dead_pid()))
    assert codes(journal.leftovers(root)) == ["TD802"]
    told = write_all(root, [FileWrite("b.yaml", b"b: 2\n", b"b: 1\n")], WHO)
    assert codes(told) == ["TD802.cleaned"]
    assert not has_errors(told)
    assert "minh" in message(told[0], "vi")
    assert (root / "b.yaml").read_bytes() == b"b: 2\n"
    assert ours(root) == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_process_id_used_again_is_not_the_holder(root: Path) -> None:
    entry = json.loads(lock_of(os.getpid()))
    (root / lock.LOCK).write_text(json.dumps({**entry, "birth": "1"}))
    assert codes(write_all(root, [FileWrite("n", b"", None)], WHO)) == ["TD802.cleaned"]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_process_that_ended_but_was_not_collected_is_dead() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert not atomic.is_running(child.pid)


@pytest.mark.parametrize(
    ("body", "variant"),
    [
        (lock_of(1, "may-khac"), "elsewhere"),
        (b"", "unknown"),
        (b"\xff\xfe", "unknown"),
        (b"[1]", "unknown"),
        (b'{"pid": true}', "unknown"),
        (b'{"pid": -5, "host": 1}', "unknown"),
        (b"[" * 100_000, "unknown"),
    ],
)
def test_lock_of_which_nothing_is_sure_stays(root: Path, body: bytes, variant: str) -> None:
    (root / lock.LOCK).write_bytes(body)
    assert codes(write_all(root, [FileWrite("n", b"", None)], WHO)) == [f"TD801.{variant}"]
    assert codes(journal.leftovers(root)) == ["TD802.elsewhere"]
    assert (root / lock.LOCK).read_bytes() == body


def test_only_one_of_two_removes_a_dead_lock(root: Path) -> None:
    dead = lock_of(dead_pid())
    (root / lock.LOCK).write_bytes(b"a live one that another command has just made")
    assert not lock._remove_dead(root / lock.LOCK, dead)
    assert (root / lock.LOCK).exists()
    assert not lock._remove_dead(root / "nothing", dead)
    (root / lock.LOCK).write_bytes(dead)
    assert lock._remove_dead(root / lock.LOCK, dead)
    (root / lock.LOCK).write_bytes(dead)
    assert lock._remove_dead_by_name(root / lock.LOCK, dead)
    assert not lock._remove_dead_by_name(root / lock.LOCK, dead)
    (root / lock.LOCK).write_bytes(b"live")
    assert not lock._remove_dead_by_name(root / lock.LOCK, dead)
    assert (root / lock.LOCK).read_bytes() == b"live"


def test_lock_works_without_hard_links(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")  # what FAT answers on Linux

    monkeypatch.setattr(os, "link", link)
    held = lock.take(root, WHO)
    assert isinstance(held, lock.Lock)
    assert codes(write_all(root, [FileWrite("n", b"", None)], WHO)) == ["TD801"]
    held.release()
    assert write_all(root, [FileWrite("n", b"", None)], WHO) == []
    assert ours(root) == []


def test_lock_taken_away_meanwhile_stops_the_write(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = journal.begin

    def and_somebody_deletes_the_lock(folder: Path, note: journal.Journal) -> None:
        begin(folder, note)
        (root / lock.LOCK).write_bytes(b"another one's")

    monkeypatch.setattr(journal, "begin", and_somebody_deletes_the_lock)
    told = write_all(root, [FileWrite("b.yaml", b"b: 2\n", b"b: 1\n")], WHO)
    assert codes(told) == ["TD801.lost"]
    assert (root / "b.yaml").read_bytes() == b"b: 1\n"
    assert (root / lock.LOCK).read_bytes() == b"another one's"


COUNTER = """
import sys
from pathlib import Path
from thidua.diagnostics.diagnostic import has_errors
from thidua.store.write.writer import FileWrite, Who, write_all
root, written = Path(sys.argv[1]), 0
while written < 15:
    old = (root / "n").read_bytes()
    changes = [
        FileWrite("n", b"%d" % (int(old) + 1), old),
        FileWrite(f"{sys.argv[2]}/{written}", old, None),
    ]
    told = write_all(root, changes, Who(sys.argv[2], "now"))
    if not has_errors(told):
        written += 1
    elif not {each.code for each in told} <= {"TD801", "TD805"}:
        sys.exit(repr(told))
"""


def test_two_writers_at_once_lose_nothing(root: Path) -> None:
    (root / "n").write_bytes(b"0")
    command = [sys.executable, "-c", COUNTER, str(root)]
    writers = [subprocess.Popen([*command, name]) for name in ("one", "two")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert (root / "n").read_bytes() == b"30"
    seen = [int(path.read_bytes()) for name in ("one", "two") for path in (root / name).iterdir()]
    assert sorted(seen) == list(range(30))
    assert ours(root) == []


def test_many_commands_that_find_the_same_dead_lock(root: Path) -> None:
    body = lock_of(dead_pid())
    for _ in range(10):
        (root / lock.LOCK).write_bytes(body)
        taken: list[lock.Lock | Diagnostic] = []
        threads = [
            threading.Thread(target=lambda to: to.append(lock.take(root, WHO)), args=[taken])
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        held = [each for each in taken if isinstance(each, lock.Lock)]
        assert len(taken) == 4
        assert len(held) == 1
        held[0].release()


# what a cut-off command leaves


def cut_off(root: Path, written: list[str], files: dict[str, tuple[bytes | None, bytes]]) -> None:
    """As if a command that writes `files` (old, new) had been killed after it wrote `written`."""
    holder = lock.Holder(dead_pid(), atomic.host(), "minh", "hôm qua", "")
    entries = []
    for path, (old, new) in files.items():
        name = f".thidua-tmp-x-{len(entries)}"
        place = root / path
        place.parent.mkdir(exist_ok=True, parents=True)
        (place if path in written else place.with_name(name)).write_bytes(new)
        old_hash = None if old is None else atomic.digest(old)
        entries.append(journal.JournalEntry(path, old_hash, atomic.digest(new), name))
    journal.begin(root, journal.Journal(holder, tuple(entries), ("2023", "2023/self")))
    (root / lock.LOCK).write_bytes(lock_of(holder.pid))


FILES: dict[str, tuple[bytes | None, bytes]] = {
    "a.yaml": (b"a: 1\r\n", b"a: 2\n"),
    "2023/self/x.yaml": (None, b"x: 1\n"),
}


def test_half_done_write_is_told_file_by_file(root: Path) -> None:
    cut_off(root, ["a.yaml"], FILES)
    told = journal.leftovers(root)
    assert codes(told) == ["TD802", "TD803.unnamed"]
    assert told[1].file == "2023/self/x.yaml"
    assert "1 trên 2" in message(told[1], "vi")
    assert "1 of 2" in message(told[1], "en")
    before = sorted(root.rglob("*"))
    assert journal.leftovers(root) == told
    assert sorted(root.rglob("*")) == before


def test_only_the_write_that_completes_a_half_done_one_is_done(root: Path) -> None:
    cut_off(root, ["a.yaml"], FILES)
    other = FileWrite("b.yaml", b"b: 2\n", b"b: 1\n")
    assert codes(write_all(root, [other], WHO)) == ["TD803.unnamed"]
    assert (root / "b.yaml").read_bytes() == b"b: 1\n"
    told = write_all(root, [other, FileWrite("2023/self/x.yaml", b"x: 1\n", None)], WHO)
    assert codes(told) == ["TD802.cleaned"]
    assert ours(root) == []
    assert (root / "a.yaml").read_bytes() == b"a: 2\n"
    assert (root / "2023/self/x.yaml").read_bytes() == b"x: 1\n"
    assert journal.leftovers(root) == []


def test_what_people_edited_since_is_half_done_no_more(root: Path) -> None:
    cut_off(root, ["a.yaml"], FILES)
    (root / "2023/self/x.yaml").write_bytes(b"x: 3\n")
    assert codes(write_all(root, [FileWrite("b.yaml", b"b: 2\n", b"b: 1\n")], WHO)) == [
        "TD802.cleaned"
    ]
    assert ours(root) == []


@pytest.mark.parametrize("written", [[], list(FILES)])
def test_write_cut_off_before_or_after_its_files_is_no_error(
    root: Path, written: list[str]
) -> None:
    cut_off(root, written, FILES)
    assert codes(journal.leftovers(root)) == ["TD802"]
    assert codes(write_all(root, [FileWrite("n", b"", None)], WHO)) == ["TD802.cleaned"]
    assert ours(root) == []


def test_note_that_was_cut_off_itself(root: Path) -> None:
    (root / journal.JOURNAL).write_bytes(b'{"pid": 12, "fil')
    assert codes(journal.leftovers(root)) == ["TD802"]
    assert codes(write_all(root, [FileWrite("n", b"", None)], WHO)) == ["TD802.cleaned"]
    assert ours(root) == []


def test_note_cannot_remove_what_is_not_ours(root: Path, tmp_path: Path) -> None:
    (tmp_path / ".thidua-tmp-1").write_bytes(b"outside")
    files = [
        {"path": "../x", "old": None, "new": None, "temporary": ".thidua-tmp-1"},
        {"path": "x", "old": None, "new": None, "temporary": "../.thidua-tmp-1"},
        {"path": "x", "old": None, "new": None, "temporary": "b.yaml"},
    ]
    (tmp_path / "empty").mkdir()
    note = {"files": files, "folders": ["../empty", 5]}
    (root / journal.JOURNAL).write_text(json.dumps(note))
    write_all(root, [FileWrite("n", b"", None)], WHO)
    assert (tmp_path / ".thidua-tmp-1").exists()
    assert (tmp_path / "empty").exists()
    assert (root / "b.yaml").exists()


def test_loose_temporary_files_are_told_and_removed(root: Path) -> None:
    stale = f"{atomic.TEMPORARY}{atomic.host_mark()}-{dead_pid()}-00"
    alive = f"{atomic.TEMPORARY}{atomic.host_mark()}-{os.getpid()}-00"
    foreign = f"{atomic.TEMPORARY}12345678-{dead_pid()}-00"
    for name in (stale, alive, foreign):
        (root / name).write_bytes(b"")
    assert [each.file for each in journal.leftovers(root)] == [stale]
    assert codes(write_all(root, [FileWrite("n", b"", None)], WHO)) == ["TD804.cleaned"]
    assert ours(root) == sorted([alive, foreign])


# reports


def test_report_replaces_the_older_one(tmp_path: Path) -> None:
    target = tmp_path / "bao-cao.html"
    assert save_report(target, b"one") == []
    assert save_report(target, b"two") == []
    assert target.read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["bao-cao.html"]


@unix
def test_report_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    assert save_report(tmp_path / "link.csv", b"new") == []
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_report_to_a_folder_or_into_none(tmp_path: Path) -> None:
    assert codes(save_report(tmp_path, b"x")) == ["TD807"]
    assert codes(save_report(tmp_path / "none" / "x.md", b"x")) == ["TD809.nofolder"]
    (tmp_path / "file").write_bytes(b"")
    assert codes(save_report(tmp_path / "file" / "x.md", b"x")) == ["TD807.parent"]
    assert codes(save_report(tmp_path / ("x" * 300), b"x")) == ["TD809.name"]


@unix
def test_report_to_a_device_is_written_straight() -> None:
    assert save_report(Path("/dev/null"), b"x") == []
    if Path("/dev/full").exists():
        assert codes(save_report(Path("/dev/full"), b"x")) == ["TD809.full"]


@unix
def test_report_to_standard_output_through_a_pipe() -> None:
    script = (
        "from pathlib import Path; from thidua.store.write.writer import save_report;"
        "print(save_report(Path('/dev/stdout'), b'x' * 200000))"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert ended.stdout == b"x" * 200000 + b"[]\n"


def test_report_removes_temporary_files_of_dead_commands(tmp_path: Path) -> None:
    stale = tmp_path / f"{atomic.TEMPORARY}{atomic.host_mark()}-{dead_pid()}-00"
    stale.write_bytes(b"")
    assert save_report(tmp_path / "x.md", b"x") == []
    assert not stale.exists()


class _SharedError(OSError):
    """What Windows raises for a file that Word holds open."""

    winerror = 32


def test_file_held_by_another_program(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = 0

    def busy(*_: object, **__: object) -> None:
        nonlocal tried
        tried += 1
        raise _SharedError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", busy)
    monkeypatch.setattr("time.sleep", lambda _: None)
    told = write_all(root, [FileWrite("b.yaml", b"b: 2\n", b"b: 1\n")], WHO)
    assert codes(told) == ["TD808"]
    assert tried > 3, "a virus scanner lets go after a moment"
    assert "đang mở" in message(told[0], "vi")
    assert "đóng tệp" in hint(told[0], "vi")
    assert (root / "b.yaml").read_bytes() == b"b: 1\n"
    assert ours(root) == []


def test_every_name_of_real_data_may_be_written() -> None:
    names = ["bloc.yaml", ".gitignore", ".vscode/settings.json", ".github/x.yml", "2022/a--b.yaml"]
    assert all(is_plain(f"khối/{name}") for name in names)
