"""The writer under fire: at every system call it is killed, or the disk is full or broken.

Each time every file holds its old bytes or its new ones, success is only told with all of them
new, an error only with all of them old (or with the names of those that are not), and the next
write succeeds and leaves nothing lying about. Twice: in this process with every function of `os`
that the writer calls replaced, and from outside by strace where there is one.
"""

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command_line import run
from tests.helpers.faults import Fault, KilledError, after_its_end, injected
from tests.helpers.folders import write_files
from tests.helpers.sealed_bloc import BLOC, RESULTS
from thidua.cli import main
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.store.write import journal, writer
from thidua.store.write.atomic import WrittenFirst
from thidua.store.write.journal import JOURNAL
from thidua.store.write.writer import FileWrite, Who, save_report, write_all

WHO = Who("lan", "2026-11-20 10:00")
OLD: dict[str, bytes | None] = {
    "a.yaml": b"a: 1\n" * 50,
    "b.yaml": b"b: 1\n",
    "gone.yaml": b"g: 1\n",
    "2023/self/new.yaml": None,
    "2023/new.yaml": None,
}
NEW: dict[str, bytes | None] = {
    "a.yaml": b"a: 2\n" * 80,
    "b.yaml": b"b: 2\n",
    "gone.yaml": None,
    "2023/self/new.yaml": b"n: 2\n",
    "2023/new.yaml": b"m: 2\n",
}
CHANGES = [FileWrite(path, NEW[path], OLD[path]) for path in OLD]


def fresh(root: Path) -> None:
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    for path, data in OLD.items():
        if data is not None:
            (root / path).write_bytes(data)


def now(root: Path) -> dict[str, bytes | None]:
    return {path: (root / path).read_bytes() if (root / path).exists() else None for path in OLD}


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def each_is_old_or_new(found: dict[str, bytes | None]) -> bool:
    return all(found[path] in (OLD[path], NEW[path]) for path in OLD)


def next_write_tidies_up(root: Path, changes: Sequence[FileWrite] = CHANGES) -> None:
    """The next command succeeds, and then `check` has nothing more to tell. What is half done is
    completed first: nothing else may be written before."""
    with after_its_end():
        following = FileWrite("next.yaml", b"x: 1\n", None)
        before = now(root)
        told = write_all(root, [following], WHO)
        if told and told[0].code == "TD803":
            assert now(root) == before
            left = [one for one in changes if before[one.path] != one.new]
            assert not has_errors(write_all(root, left, WHO))
            assert all(now(root)[one.path] == one.new for one in changes)
            told = write_all(root, [following], WHO)
        assert not has_errors(told), told
        assert journal.leftovers(root) == []
    assert {path for path in files(root) if ".thidua-" in path} == set()
    assert all(any(folder.iterdir()) for folder in root.rglob("*") if folder.is_dir())


def count_calls(root: Path) -> int:
    fault = Fault(10**9, None)
    fresh(root)
    with injected(fault):
        assert write_all(root, CHANGES, WHO) == []
    assert now(root) == NEW
    return fault.calls


def test_enough_calls_are_watched(tmp_path: Path) -> None:
    assert count_calls(tmp_path / "data") > 80


def test_killed_before_each_call(tmp_path: Path) -> None:
    root = tmp_path / "data"
    seen: Counter[str] = Counter()
    for after in range(count_calls(root)):
        fresh(root)
        with injected(Fault(after, None)), pytest.raises(KilledError):
            write_all(root, CHANGES, WHO)
        found = now(root)
        assert each_is_old_or_new(found), after
        with after_its_end():
            told = journal.leftovers(root)
        missing = {each.file for each in told if each.code == "TD803"}
        half = found not in (OLD, NEW)
        assert missing == ({path for path in OLD if found[path] == OLD[path]} if half else set())
        assert told or not {path for path in files(root) if ".thidua-" in path}
        next_write_tidies_up(root)
        assert now(root) == (NEW if half else found)
        seen["half" if half else "old" if found == OLD else "new"] += 1
    assert min(seen["half"], seen["old"], seen["new"]) > 0, seen


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_each_call_fails(tmp_path: Path, number: int, lasting: bool) -> None:
    root = tmp_path / "data"
    seen: Counter[str] = Counter()
    # What one number of an error tells at every other call, the next one tells at those between.
    every = 1 if number == errno.ENOSPC else 2
    for after in range(number % every, count_calls(root), every):
        fresh(root)
        with injected(Fault(after, number, lasting=lasting)):
            told = write_all(root, CHANGES, WHO)
        found = now(root)
        kept = {each.file for each in told if each.code == "TD810"}
        assert each_is_old_or_new(found), after
        if has_errors(told):
            assert {path for path in OLD if found[path] != OLD[path]} <= kept, (after, told)
            with after_its_end():
                assert not kept or journal.leftovers(root), "check has to go on telling it"
        else:
            assert found == NEW, (after, told)
        next_write_tidies_up(root)
        assert now(root) in (found, NEW)
        seen["failed" if has_errors(told) else "done"] += 1
    assert seen["failed"] > 40 // every, seen


@pytest.mark.parametrize("number", [None, errno.ENOSPC, errno.EIO])
def test_report_under_fire(tmp_path: Path, number: int | None) -> None:
    target = tmp_path / "out" / "bao-cao.html"
    target.parent.mkdir()
    after = 0
    while True:
        target.write_bytes(b"old" * 1000)
        fault = Fault(after, number)
        told: list[Diagnostic] | None = None
        with injected(fault):
            try:
                told = save_report(target, b"new" * 2000)
            except KilledError:
                assert number is None
        if not fault.hit:
            break
        content = target.read_bytes()
        assert content in (b"old" * 1000, b"new" * 2000)
        if told == []:
            assert content == b"new" * 2000
        after += 1
    assert after > 8
    assert told == []


def test_ctrl_c_puts_back_what_was_replaced(tmp_path: Path) -> None:
    root = tmp_path / "data"
    fresh(root)
    replaced = 0
    replace = os.replace

    def interrupted(*args: Any, **kwargs: Any) -> None:
        nonlocal replaced
        replaced += 1
        if replaced == 2:
            raise KeyboardInterrupt
        replace(*args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            write_all(root, CHANGES, WHO)
    assert now(root) == OLD
    assert files(root) == {path for path, data in OLD.items() if data is not None}
    assert not (root / "2023").exists()


def test_limit_on_file_size(tmp_path: Path) -> None:
    """A real refusal of the system, half-way through a file."""
    pytest.importorskip("resource")
    root = tmp_path / "data"
    fresh(root)
    script = (
        "import resource, sys; from pathlib import Path;"
        "from thidua.store.write.writer import FileWrite, Who, write_all;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500));"
        "old = Path(sys.argv[1], 'a.yaml').read_bytes();"
        "told = write_all(Path(sys.argv[1]), [FileWrite('a.yaml', b'x' * 9000, old)], Who('', ''));"
        "print(told[0].code, told[0].variant)"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(root)], capture_output=True)
    assert ended.stdout == b"TD809 toolarge\n", ended.stderr
    assert now(root) == OLD
    assert files(root) == {path for path, data in OLD.items() if data is not None}


# from outside

STRACE = shutil.which("strace")
REPOSITORY = Path(__file__).parents[2]
CHILD = """
import sys
sys.path.insert(0, sys.argv[1])
import json, os
from pathlib import Path
from thidua.diagnostics.diagnostic import has_errors
from thidua.store.write.writer import FileWrite, Who, write_all
changes = [FileWrite(p, n and n.encode(), o and o.encode()) for p, n, o in json.loads(sys.argv[3])]
os.mkdir(sys.argv[2] + "/begin")
told = write_all(Path(sys.argv[2]), changes, Who("lan", "now"))
os.rmdir(sys.argv[2] + "/begin")
os._exit(1 if has_errors(told) else 0)
"""
TRACED = "openat,read,write,fsync,rename,link,unlink,mkdir,fchmod,close,rmdir"
FEW = ["a.yaml", "gone.yaml", "2023/new.yaml"]


def run_child(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    fresh(root)
    changes = [
        [path, data and data.decode(), old and old.decode()]
        for path in FEW
        for data, old in [(NEW[path], OLD[path])]
    ]
    # Without `site` and the environment the start is short, and always the same calls.
    program = [sys.executable, "-I", "-S", "-c", CHILD, str(REPOSITORY), str(root)]
    trace = [str(STRACE), "-f", "-qq", "-e", f"trace={TRACED}", *options]
    command = [*trace, *program, json.dumps(changes)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def calls_of_writer(root: Path) -> list[tuple[str, int]]:
    """The writer's system calls: name, and how many of that name in the whole process it is."""
    run_child(root)  # so that the modules are compiled
    traced = run_child(root)
    assert traced.returncode == 0, traced.stderr
    seen: Counter[str] = Counter()
    calls = []
    inside = False
    for line in traced.stderr.splitlines():
        name = line.partition("(")[0]
        seen[name] += 1
        if "/begin" in line:
            inside = not inside
        elif inside:
            calls.append((name, seen[name]))
    return calls


def faults() -> list[tuple[str, tuple[str, ...]]]:
    writing = ("openat", "write", "fsync", "rename", "link", "unlink", "mkdir")
    return [
        ("signal=KILL", tuple(TRACED.split(","))),
        ("error=ENOSPC", ("openat", "write", "fsync", "link", "mkdir", "rename")),
        ("error=EIO", (*writing, "read", "close", "fchmod")),
    ]


def can_trace() -> bool:
    """Whether strace is here and allowed to trace (many containers forbid it)."""
    if STRACE is None or not hasattr(os, "fork"):
        return False
    probe = [STRACE, "-f", "-qq", "-o", os.devnull, "-e", "inject=fsync:error=EIO:when=9", "true"]
    return subprocess.run(probe, capture_output=True).returncode == 0


@pytest.mark.skipif(not can_trace(), reason="no strace that may trace")
@pytest.mark.parametrize(("fault", "names"), faults())
def test_real_system_calls(tmp_path: Path, fault: str, names: tuple[str, ...]) -> None:
    root = tmp_path / "data"
    calls = calls_of_writer(root)
    assert len(calls) > 40
    for name, number in calls:
        if name not in names:
            continue
        ended = run_child(root, "-e", f"inject={name}:{fault}:when={number}")
        found = {path: data for path, data in now(root).items() if path in FEW}
        where = (name, number, ended.stderr[-2000:])
        assert all(found[path] in (OLD[path], NEW[path]) for path in FEW), where
        assert "Traceback" not in ended.stderr, where
        if ended.returncode == 0:
            assert all(found[path] == NEW[path] for path in FEW), where
        if (root / "begin").exists():
            (root / "begin").rmdir()
        next_write_tidies_up(root, [one for one in CHANGES if one.path in FEW])
        after = {path: data for path, data in now(root).items() if path in FEW}
        assert after in (found, {path: NEW[path] for path in FEW}), where


# -- What a command that died half way leaves ------------------------------------------------------


A, B = "2022/scores/verified/a.yaml", "2022/scores/verified/b.yaml"
SHEETS = {A: b"unit: a\nscores:\n  x: 7\n", B: b"unit: b\nscores:\n  x: 9.5\n"}


def digest(raw: bytes) -> str:
    return sha256(raw).hexdigest()


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """An import of two sheets that was killed after the first."""
    root = tmp_path / "data"
    write_files(root, BLOC)
    entries = [
        {"path": name, "old": digest(BLOC[name].encode()), "new": digest(raw), "temporary": None}
        for name, raw in SHEETS.items()
    ]
    (root / A).write_bytes(SHEETS[A])
    note = {
        "pid": 1 << 30,
        "host": "",
        "user": "lan",
        "since": "2022-12-20T08:00:00+07:00",
        "birth": "",
        "command": "thidua import --replace phieu",
        "files": entries,
        "folders": [],
    }
    (root / JOURNAL).write_text(json.dumps(note), "ascii")
    yield root


def test_no_result_of_what_is_half_written(data: Path) -> None:
    for command in [*RESULTS, ["seal", "2022"], ["check"]]:
        done = run(*command, "--data", str(data))
        assert done.code == 1, command
        assert "TD803" in done.err + done.out, (command, done.err)
        assert "import --replace phieu`" in done.err + done.out
    assert not (data / "2022/seal.yaml").exists()


def test_another_year_is_shown(data: Path) -> None:
    (data / "2023").mkdir()
    (data / "2023/criteria.yaml").write_text(BLOC["2022/criteria.yaml"], "utf-8")
    done = run("rank", "2023", "--data", str(data))
    assert "TD803" not in done.err


def test_no_other_command_writes_the_one_that_completes_it_does(data: Path) -> None:
    done = run("new-sheets", "2022", "--stage", "self", "--data", str(data))
    assert (done.code, "TD803" in done.err) == (1, True)
    assert (data / JOURNAL).exists()
    from thidua.store.write.writer import FileWrite, Who, write_all

    change = FileWrite(B, SHEETS[B], BLOC[B].encode())
    found = write_all(data, [change], Who("lan", "2022-12-20T09:00:00+07:00"))
    assert [one.code for one in found] == ["TD802"]
    assert not (data / JOURNAL).exists()
    assert run("rank", "2022", "--data", str(data)).code == 0


def test_what_was_put_back_is_half_done_no_more(data: Path) -> None:
    (data / A).write_bytes(BLOC[A].encode())
    done = run("rank", "2022", "--data", str(data))
    assert (done.code, "TD803" in done.err) == (0, False)


@pytest.mark.parametrize(
    "target",
    [
        "units.yaml",
        "2022/scores/verified/a.yaml",
        "2022/seal.yaml",
        "2022/moi.yaml",
        ".thidua-lock",
        ".thidua-journal",
        ".git/config",
        "2022/evidence/x.csv",
        "mau/to-trinh.md",
        ".gitattributes",
        "lien-ket.csv",
    ],
)
@pytest.mark.parametrize("format", ["text", "csv", "json", "md", "html", "xlsx"])
def test_an_output_never_lands_on_data(tmp_path: Path, target: str, format: str) -> None:
    root = tmp_path / "data"
    write_files(root, BLOC)
    (root / ".git").mkdir()
    (root / ".git/config").write_text("[core]\n", "utf-8")
    (root / "2022/evidence").mkdir()
    (root / "2022/evidence/x.csv").write_text("a", "utf-8")
    (root / "mau").mkdir()
    (root / "mau/to-trinh.md").write_text("TỜ TRÌNH", "utf-8")
    (root / ".gitattributes").write_text("* text=auto", "utf-8")
    (root / "lien-ket.csv").symlink_to("units.yaml")
    before = {one: one.read_bytes() for one in root.rglob("*") if one.is_file()}
    for command in (["rank", "2022"], ["report", "2022"], ["history"], ["verify"]):
        done = run(*command, "--data", str(root), "--format", format, "-o", str(root / target))
        assert done.code != 0 and done.code != 3
    for command in (["document", "to-trinh", "2022"], ["form", "2022"], ["schema", "bloc"]):
        done = run(*command, "-o", str(root / target), "--data", str(root))
        assert done.code != 3
    assert before == {one: one.read_bytes() for one in root.rglob("*") if one.is_file()}


LONG = "a" * 300


@pytest.mark.parametrize(
    "command",
    [
        ["rank", "2022", "--data", LONG],
        ["import", LONG],
        ["import", f"{LONG}.xlsx"],
        ["import", "--scale", LONG],
        ["document", "to-trinh", "2022", "-o", f"{LONG}.docx"],
        ["document", "to-trinh", "2022", "-o", LONG],
        ["form", "2022", "-o", LONG],
        ["rank", "2022", "-o", f"{LONG}.csv"],
        ["schema", "bloc", "-o", f"{LONG}.json"],
        ["init", LONG, "--sample"],
        ["explain", "2022", LONG],
        ["diff", LONG],
    ],
    ids=lambda one: " ".join(one)[:24],
)
def test_a_name_that_no_system_takes_is_no_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    write_files(tmp_path, BLOC)
    monkeypatch.chdir(tmp_path)
    done = run(*command)
    assert done.code in (1, 2), (done.out, done.err)


# -- Ctrl-C while files are written ----------------------------------------------------------------


SOMEBODY = Who("a", "2026-01-01T00:00:00+07:00", "thidua")


def test_ctrl_c_waits_until_all_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = writer._steps

    def stopped(*args: object) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        return steps(*args)  # type: ignore[arg-type]

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        monkeypatch.setattr(writer, "_steps", stopped)
        with pytest.raises(WrittenFirst):
            write_all(tmp_path, [FileWrite(f"{n}.yaml", b"a: 1\n", None) for n in "ab"], SOMEBODY)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "b.yaml"]


def test_where_nothing_could_be_written_nothing_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        raise OSError(28, "full")

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        monkeypatch.setattr(writer, "_steps", full)
        with pytest.raises(KeyboardInterrupt) as stop:
            write_all(tmp_path, [FileWrite("a.yaml", b"a: 1\n", None)], SOMEBODY)
    finally:
        signal.signal(signal.SIGINT, before)
    assert not isinstance(stop.value, WrittenFirst) and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("stop", "said"),
    [(KeyboardInterrupt(), "dữ liệu không thay đổi"), (WrittenFirst(), "đã kịp ghi trọn vẹn")],
)
def test_a_stopped_command_says_what_became_of_the_data(
    stop: BaseException, said: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def raising(_: list[str]) -> int:
        raise stop

    monkeypatch.setattr(main, "_run", raising)
    assert main.run(["import", "x"]) == 130
    assert said in capsys.readouterr().err
