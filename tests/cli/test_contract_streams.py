"""Streams and signals (manual: exit-codes): closed, full, interrupted, in a C locale."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data"
COMMANDS = [["--version"], ["--help"], ["rule", "TD101"], ["rank", "2022"], ["check"], ["schema"]]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="signals, /dev/full")


def shell(
    redirect: str, arguments: list[str], **environment: str
) -> subprocess.CompletedProcess[str]:
    line = f'"$@" {redirect}'
    return subprocess.run(
        ["/bin/sh", "-c", line, "sh", sys.executable, "-m", "thidua", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"THIDUA_DATA": str(DATA)} | environment,
        check=False,
    )


@linux
@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda one: one[0])
def test_a_closed_stdout_is_no_bug(arguments: list[str]) -> None:
    done = shell(">&-", arguments)
    assert done.returncode == 0
    assert "TD999" not in done.stderr
    assert "Traceback" not in done.stderr


@linux
@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda one: one[0])
def test_a_full_disk_behind_stdout_is_told(arguments: list[str]) -> None:
    done = shell(">/dev/full", arguments)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert arguments == ["--version"] or "TD809" in done.stderr


@linux
@pytest.mark.parametrize("after", [0.08, 0.15, 0.3])
def test_ctrl_c_ends_with_130_and_no_traceback(after: float) -> None:
    code = (
        "import sys, thidua.__main__ as m\n"
        "print(1, flush=True)\n"
        "sys.argv = ['thidua', 'robust', '2022']\n"
        "sys.exit(m.main())\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"THIDUA_DATA": str(DATA)},
    ) as running:
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(after)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in told


@linux
def test_vietnamese_file_names_in_a_c_locale(tmp_path: Path) -> None:
    (tmp_path / "Dữ liệu").symlink_to(DATA)
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "THIDUA_DATA": str(tmp_path / "Dữ liệu")}
    target = tmp_path / "Kết quả.csv"
    assert shell("", ["rank", "2022", "-o", str(target)], **plain).returncode == 0
    assert target.exists()
    gone = shell("", ["rank", "2022", "--data", str(tmp_path / "không có")], **plain)
    assert gone.returncode == 2
    assert "không có" in gone.stderr.split("yaml): ")[1]


@linux
def test_an_argument_that_is_no_text_is_wrong_usage() -> None:
    done = shell("", ["what-if", "2022", "so-y-te", os.fsdecode(b"1.1.1=\xff")])
    assert done.returncode == 2
    assert "TD915" in done.stderr
