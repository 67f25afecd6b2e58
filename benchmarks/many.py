"""Many blocs: what each command takes of a processor and of memory, against a plain script over
the same files; two processes against one; other programs on as many postings."""

import csv
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import blocs, ledgers
from benchmarks.rows import Row
from benchmarks.timing import best, python, run, thidua

YEAR = str(blocs.YEAR)
RANK = ("rank", YEAR, "--format", "csv")
COMMANDS = (
    *(("score", YEAR, "--format", "csv"), ("score", YEAR, "--format", "json")),
    *(RANK, ("check",)),
    *(("awards", YEAR, "--format", "csv"), ("status", YEAR, "--format", "csv")),
    *(("overview", YEAR, "--format", "csv"), ("overview", YEAR, "--format", "json")),
    *(("report", YEAR, "--format", "csv"), ("report", YEAR, "--format", "json")),
)
MOST_MEMORY, SAVED = 100.0, 1.7
LONG_RUN = 100.0
"""Seconds of one processor for 10,000 blocs."""
SCORES = blocs.UNITS * blocs.GROUPS * blocs.LEAVES
"""Scores of one bloc."""


def rows(count: int) -> Iterator[Row]:
    """Each command over `count` blocs."""
    runs = 2 if count < 200 else 1
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "data")
        blocs.write(data, count)
        plain = python("-m", "benchmarks.plain", str(data))
        _agree(data, plain)
        measure = best(plain, runs)
        yield Row(f"a plain script, {count:,} blocs", measure.cpu, " s")
        for command in COMMANDS:
            yield from _command(command, data, count, measure.cpu, runs)
        yield from _ledgers(Path(folder), count * SCORES, measure.cpu, runs)


def _command(
    command: tuple[str, ...], data: Path, count: int, plain: float, runs: int
) -> Iterator[Row]:
    """What one command takes, and what several processes save by the clock: in turn, the best pair,
    for others who use the machine disturb both. With fewer than two processors nothing is saved."""
    arguments = (*command, "--data", str(data))
    pairs = [(run(_alone(*arguments)), run(thidua(*arguments))) for _ in range(runs)]
    spent = min(one for one, _ in pairs)
    shown = f"`{' '.join(command)}`, {count:,} blocs"
    note = f"{spent.cpu / plain:.2f} ({spent.cpu:.1f} s)"
    yield Row(shown, spent.cpu / plain, "", "a plain script", None, note)
    if command == RANK and count >= 10_000:
        yield Row(f"{shown}: seconds of one processor", spent.cpu, " s", goal=LONG_RUN)
    peak = max(one.peak for pair in pairs for one in pair)
    yield Row(f"{shown}: memory", peak, " MiB", goal=MOST_MEMORY)
    saved = max(one.clock / every.clock for one, every in pairs)
    note = f"{saved:.2f} times" + (f" (goal: at least {SAVED})" if count >= 1_000 else "")
    yield Row(f"{shown}: one process against all, by the clock", saved, note=note)


def _alone(*arguments: str) -> list[str]:
    """A command kept to one process."""
    code = (
        "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"
        "from thidua.__main__ import program; program()"
    )
    return python("-c", code, *arguments)


def _ledgers(folder: Path, postings: int, plain: float, runs: int) -> Iterator[Row]:
    for name, is_there in ledgers.installed():
        what = f"{name}, {postings:,} postings"
        if not is_there:
            yield Row(what, 0, note="not installed here, left out")
            continue
        spent = best(ledgers.command(name, folder, postings), runs)
        yield Row(what, spent.cpu / plain, "", "a plain script")


def _agree(data: Path, plain: list[str]) -> None:
    """Both find the same totals: else there is nothing to compare."""
    theirs = subprocess.run(plain, capture_output=True, text=True, check=True).stdout
    command = thidua("score", YEAR, "--format", "csv", "--data", str(data))
    ours = subprocess.run(command, capture_output=True, text=True, encoding="utf-8-sig", check=True)
    lines = csv.DictReader(ours.stdout.splitlines())
    found = {(one["bloc"], one["id"], one["points"]) for one in lines}
    expected = {tuple(line.split(",")) for line in theirs.splitlines()}
    assert found == expected, sorted(found ^ expected)[:4]
