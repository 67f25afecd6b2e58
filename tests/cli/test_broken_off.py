"""Many blocs in several processes that are broken off: Ctrl-C, a process killed, a closed pipe."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks import blocs
from thidua.cli import pool

ROOT = Path(__file__).parents[2]
linux = pytest.mark.skipif(sys.platform != "linux", reason="signals, copies of a process")
starts = pytest.mark.parametrize("start", ["spawn", "fork"])
SLOWLY = """
from tests.cli import test_broken_off
test_broken_off.slowly({start!r})
"""
COMMAND = """
import sys
from thidua.cli import apart, pool
apart.FROM, pool.FROM, pool.AT_ONCE = 4, 4, 2
pool._processors, pool._start = lambda: 2, lambda: {start!r}
from thidua.__main__ import program
program()
"""


def slowly(start: str) -> None:
    """Prints which process did each of many things, for as long as anybody looks."""
    pool._start, pool._processors = lambda: start, lambda: 2
    for process in pool.spread(_wait, range(1_000)):
        print(process, flush=True)


def _wait(_: int) -> int:
    time.sleep(0.02)
    return os.getpid()


def begin(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        start_new_session=True,
    )


def other(running: subprocess.Popen[str]) -> int:
    """Waits for what another process has done; which it was."""
    assert running.stdout is not None
    return next(found for line in running.stdout if (found := int(line)) != running.pid)


@linux
@starts
def test_no_process_outlives_the_first(start: str) -> None:
    with begin(SLOWLY.format(start=start)) as running:
        other(running)
        running.kill()
        # Their stdout is the same: it ends when the last of them does.
        running.communicate(timeout=30)


@linux
@starts
def test_ctrl_c_is_answered_once(start: str) -> None:
    with begin(SLOWLY.format(start=start)) as running:
        other(running)
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=30)
    assert told.count("Traceback") == 1  # the first one's, which nobody caught here
    assert running.returncode == -signal.SIGINT


@linux
@starts
def test_a_process_killed_on_the_way_is_made_up_for(start: str) -> None:
    with begin(SLOWLY.format(start=start)) as running:
        os.kill(other(running), signal.SIGKILL)
        own = []
        assert running.stdout is not None
        for _ in range(60):
            own.append(int(running.stdout.readline()) == running.pid)
        running.kill()
        _, told = running.communicate(timeout=30)
    assert own[-1]  # what was left is done by the first
    assert not told


@linux
def test_ctrl_c_while_processes_are_begun_waits() -> None:
    with pytest.raises(KeyboardInterrupt), pool._undisturbed():
        signal.raise_signal(signal.SIGINT)
        begun = True
    assert begun


@linux
@starts
@pytest.mark.parametrize("command", ["score", "rank", "awards", "status", "overview", "report"])
def test_a_closed_pipe_is_no_bug(command: str, start: str, tmp_path: Path) -> None:
    blocs.write(tmp_path, 12, units=3)
    arguments = (command, "2022", "--format", "csv", "--data", str(tmp_path))
    with begin(COMMAND.format(start=start), *arguments) as running:
        assert running.stdout is not None
        running.stdout.close()
        assert running.stderr is not None
        assert not running.stderr.read()
    assert running.returncode == 0
