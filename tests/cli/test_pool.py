"""Many blocs in several processes: the same bytes as in one, in the same order."""

import gc
import multiprocessing
import os
import pickle
import sys
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

import pytest

from benchmarks import blocs
from tests.helpers.command_line import run as thidua
from thidua.cli import apart, pool, session

STARTS = ["spawn", *(["fork"] if sys.platform == "linux" else [])]


def use_several(monkeypatch: pytest.MonkeyPatch, start: str) -> None:
    monkeypatch.setattr(pool, "FROM", 4)
    monkeypatch.setattr(apart, "FROM", 4)
    monkeypatch.setattr(pool, "AT_ONCE", 2)
    monkeypatch.setattr(pool, "_processors", lambda: 2)
    monkeypatch.setattr(pool, "_start", lambda: start)


@pytest.fixture(params=STARTS)
def several(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    use_several(monkeypatch, request.param)
    return str(request.param)


def double(number: int) -> tuple[int, int]:
    return number * 2, multiprocessing.current_process().pid or 0


def die_elsewhere(here: int) -> int:
    if os.getpid() != here:
        os._exit(9)
    return here


def fail(number: int) -> int:
    raise ValueError(number)


def test_results_stay_in_order_and_come_from_other_processes(several: str) -> None:
    found = list(pool.spread(double, range(9)))
    assert [one for one, _ in found] == [2 * n for n in range(9)]
    own = multiprocessing.current_process().pid
    # What the first loads is there when a process is copied.
    assert [process == own for _, process in found] == [several == "fork", *[False] * 8]


def test_a_process_with_several_threads_is_not_copied(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(pool, "THREADS", tmp_path)
    (tmp_path / "1").touch()
    assert pool._start() == "fork"
    (tmp_path / "2").touch()
    assert pool._start() == "spawn"
    monkeypatch.setattr(pool, "THREADS", tmp_path / "none")
    assert pool._start() == "spawn"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert pool._start() == "spawn"


def test_few_are_done_here() -> None:
    own = multiprocessing.current_process().pid
    assert list(pool.spread(double, range(9))) == [(2 * n, own) for n in range(9)]


def test_an_error_is_the_callers(several: str) -> None:
    with pytest.raises(ValueError, match="0"):
        list(pool.spread(fail, range(9)))


def test_without_processes_one_does_it_all(several: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> None:
        raise OSError("no shared memory")

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", none)
    own = multiprocessing.current_process().pid
    assert list(pool.spread(double, range(9))) == [(2 * n, own) for n in range(9)]


def test_a_process_that_dies_is_made_up_for(several: str) -> None:
    assert list(pool.spread(die_elsewhere, [os.getpid()] * 9)) == [os.getpid()] * 9


def test_what_results_hold_can_be_sent() -> None:
    pool.ready()
    sent = (MappingProxyType({"a": Fraction(-2, 3)}), Fraction(7))
    assert pickle.loads(pickle.dumps(sent)) == sent


COMMANDS = ["score", "rank", "awards", "status", "overview", "report"]
CASES = [(one, form) for one in COMMANDS for form in ("csv", "json", "text", "html")]


@pytest.mark.parametrize(
    ("command", "form"), [*CASES, ("check", "text"), ("check", "json"), ("check", "github")]
)
def test_the_same_bytes_as_from_one_process(
    command: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocs.write(tmp_path, 6, units=3)
    wrong = tmp_path / "bloc-00002" / "2022" / "scores" / "verified" / "don-vi-1.yaml"
    wrong.write_text(wrong.read_text(encoding="utf-8") + '  "9.9": 1\n', encoding="utf-8")
    arguments = (command, "2022", "--data", str(tmp_path), "--format", form)
    alone = thidua(*arguments)
    # A process that starts from nothing takes a second: once for each command.
    for start in STARTS if form in ("csv", "github") else STARTS[-1:]:
        use_several(monkeypatch, start)
        assert thidua(*arguments) == alone


@pytest.mark.parametrize("form", ["csv", "json", "text", "md", "html"])
@pytest.mark.parametrize("command", ["score", "report"])
def test_what_waits_on_disk_is_the_same_as_what_is_made_at_once(
    command: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under --altered each may bear a mark that only the last bloc decides: all of it waits."""
    blocs.write(tmp_path, 3, units=3)
    arguments = (command, "2022", "--data", str(tmp_path), "--format", form)
    written = thidua(*arguments, "--altered")
    monkeypatch.setattr("thidua.render.spool.IN_MEMORY", 1)
    assert thidua(*arguments, "--altered") == written
    assert thidua(*arguments) == written
    made = tmp_path / f"made.{form}"
    thidua(*arguments, "-o", str(made))
    assert made.read_text("utf-8-sig") == written.out.removeprefix("\ufeff")


@pytest.mark.parametrize(("command", "form"), [*CASES, ("check", "text"), ("check", "json")])
def test_nothing_of_a_bloc_is_left_for_the_collector(
    command: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What holds itself (a function that calls itself in another one) would pile up, bloc by bloc,
    until it is looked for; of ten thousand blocs that was half of all memory."""
    blocs.write(tmp_path, 7, units=3)
    left: list[int] = []
    monkeypatch.setattr(session, "AT_ONCE", 1)
    monkeypatch.setattr(session, "let_go", lambda: left.append(gc.collect()))
    gc.disable()
    try:
        thidua(command, "2022", "--data", str(tmp_path), "--format", form)
    finally:
        gc.enable()
    assert left[4:] == [0, 0, 0]
