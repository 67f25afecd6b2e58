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
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.faults import Fault, KilledError, after_its_end, injected
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.store.write import journal
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
    for after in range(count_calls(root)):
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
    assert seen["failed"] > 40, seen


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
from thidua.diagnostics.collect import has_errors
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
