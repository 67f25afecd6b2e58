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
COMMANDS = (
    *(("score", YEAR, "--format", "csv"), ("score", YEAR, "--format", "json")),
    *(("rank", YEAR, "--format", "csv"), ("check",)),
    *(("awards", YEAR, "--format", "csv"), ("status", YEAR, "--format", "csv")),
    *(("overview", YEAR, "--format", "csv"), ("report", YEAR, "--format", "csv")),
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
        many = f"{count:,} blocs"
        yield Row(f"a plain script, {many}", measure.cpu, " s")
        for name, *rest in COMMANDS:
            command = _alone(name, *rest, "--data", str(data))
            spent = best(command, runs)
            shown = f"`{' '.join((name, *rest))}`, {many}"
            note = f"{spent.cpu / measure.cpu:.2f} ({spent.cpu:.1f} s)"
            yield Row(shown, spent.cpu / measure.cpu, "", "a plain script", None, note)
            yield Row(f"{shown}: memory", spent.peak, " MiB", goal=MOST_MEMORY)
        ranked = ("rank", YEAR, "--format", "csv", "--data", str(data))
        one, two = best(_alone(*ranked), runs), best(thidua(*ranked), runs)
        yield Row(
            f"`rank`, {many}: one process against all, by the clock", one.clock / two.clock,
            note=f"{one.clock / two.clock:.2f} times (goal: at least {SAVED})",
        )  # fmt: skip
        if count >= 10_000:
            long = run(_alone(*ranked))
            yield Row(f"`rank`, {many}, seconds of one processor", long.cpu, " s", goal=LONG_RUN)
        yield from _ledgers(Path(folder), count * SCORES, measure.cpu, runs)


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
