"""The bar over what takes long: after two seconds, on a terminal, and gone at the end."""

import subprocess
import sys

import pytest

from thidua.cli import waiting
from thidua.cli.waiting import awaited, watched

SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]
ENDS = [sys.executable, "-c", "import sys; sys.stdin.read()"]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "PATIENCE", 0.0)
    monkeypatch.setattr(waiting, "AGAIN", 0.01)


def test_another_program_is_waited_for_with_a_bar(capsys: pytest.CaptureFixture[str]) -> None:
    """It is told what the program has made so far; at the end the line is blank again."""
    with subprocess.Popen(ENDS, stdin=subprocess.PIPE) as program:
        assert program.stdin is not None
        ways = iter([1, 2])

        def done() -> int:
            n = next(ways, 3)
            if n == 3 and program.stdin is not None:
                program.stdin.close()
            return n

        assert awaited(program, done, 3, seconds=60, shown=True)
    said = capsys.readouterr().err
    assert [f"] {n}/3" in said for n in (1, 2, 3)] == [True, True, True]
    assert said.endswith("\r") and not said.rsplit("\r", 2)[1].strip()


def test_a_program_that_takes_too_long_is_stopped(capsys: pytest.CaptureFixture[str]) -> None:
    with subprocess.Popen(SLEEPS) as program:
        assert not awaited(program, lambda: 0, 1, seconds=0.05, shown=False)
    assert program.returncode != 0
    assert capsys.readouterr().err == ""


def test_through_a_pipe_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(watched("abc", 3, shown=False)) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""
