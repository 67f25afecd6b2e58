"""Whole processes against each other: in turn, A B A B, the ratio taken pair by pair.

A busy machine slows both sides of a pair, so their ratio holds where seconds do not.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Compared(NamedTuple):
    """Medians: seconds of both, and of their ratios."""

    seconds: float
    base: float
    ratio: float


def python(*arguments: str) -> list[str]:
    """A command line of this very Python."""
    return [sys.executable, *arguments]


def compare(command: Sequence[str], base: Sequence[str], pairs: int) -> Compared:
    """Times both in turn, after one run of each that does not count."""
    run(command), run(base)
    measured = [(run(command), run(base)) for _ in range(pairs)]
    return Compared(
        statistics.median(one for one, _ in measured),
        statistics.median(other for _, other in measured),
        statistics.median(one / other for one, other in measured),
    )


def run(command: Sequence[str]) -> float:
    """Seconds that a command takes. Python must be able to keep its bytecode: without, all imports
    take three times as long."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(ROOT)
    begun = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    took = time.perf_counter() - begun
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: {done.stderr.decode(errors='replace')}")
    return took
