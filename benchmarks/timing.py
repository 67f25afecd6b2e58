"""Whole processes against each other, in turn: what each costs of a processor, and of memory.

The processor's time is told, not the clock's: on a busy machine others take the clock. Of many
runs in turn (A B A B) the least of each counts, and their ratio is the figure: what slows one of
them down slows the other.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
MIB = 1 << 20
_RSS = 1 if sys.platform == "darwin" else 1 << 10
"""Bytes of the unit in which the system tells a peak of memory."""


class Spent(NamedTuple):
    """What a process, with those that it started, took: seconds of processors, seconds by the
    clock, and the peak of its memory in MiB."""

    cpu: float
    clock: float
    peak: float


def python(*arguments: str) -> list[str]:
    """A command line of this very Python."""
    return [sys.executable, *arguments]


def thidua(*arguments: str) -> list[str]:
    """A command as the installed program starts it."""
    return python("-c", "from thidua.__main__ import program; program()", *arguments)


def ratios(commands: dict[str, Sequence[str]], base: Sequence[str], runs: int) -> dict[str, float]:
    """How often the processor's time of `base` each command takes."""
    every = {"": base, **commands}
    for command in every.values():
        run(command)  # caches of bytecode and of the system are filled, and nothing is counted
    least = dict.fromkeys(every, float("inf"))
    for _ in range(runs):
        for name, command in every.items():
            least[name] = min(least[name], run(command).cpu)
    return {name: least[name] / least[""] for name in commands}


def best(command: Sequence[str], runs: int) -> Spent:
    """The cheapest of some runs, with the highest peak of them."""
    all_runs = [run(command) for _ in range(runs)]
    return min(all_runs)._replace(peak=max(one.peak for one in all_runs))


def run(command: Sequence[str]) -> Spent:
    """Runs a command to its end. Python must be able to keep its bytecode: without, all imports
    take three times as long."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(ROOT)
    begun = time.perf_counter()
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        started = subprocess.Popen(command, env=environment, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(started.pid, 0)
    clock = time.perf_counter() - begun
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {started.returncode}")
    return Spent(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss * _RSS / MIB)
