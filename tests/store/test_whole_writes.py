"""Ctrl-C while files are written: all of them are, and the command says so; before, none is."""

import os
import signal
from pathlib import Path

import pytest

from thidua.cli import main
from thidua.store.write import writer
from thidua.store.write.whole import WrittenFirst
from thidua.store.write.writer import FileWrite, Who, write_all

WHO = Who("a", "2026-01-01T00:00:00+07:00", "thidua")


def test_ctrl_c_waits_until_all_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = writer._steps

    def stopped(*args: object) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        return steps(*args)  # type: ignore[arg-type]

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        monkeypatch.setattr(writer, "_steps", stopped)
        with pytest.raises(WrittenFirst):
            write_all(tmp_path, [FileWrite(f"{n}.yaml", b"a: 1\n", None) for n in "ab"], WHO)
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
            write_all(tmp_path, [FileWrite("a.yaml", b"a: 1\n", None)], WHO)
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
