"""Large blocs: seconds and memory, and what twice as much of something takes."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import blocs
from benchmarks.rows import Row
from benchmarks.timing import best, run, thidua

YEAR = str(blocs.YEAR)
STAGES = ("self", "cross", "verified")
LINEAR = 2.3
"""What twice as much may take at most, the start left aside: a little over twice is noise."""
SECONDS, MEMORY, ROBUST = 10.0, 600.0, 2.0


def rows(part: float, runs: int) -> Iterator[Row]:
    """`part` of the full sizes, 1 for all of them."""
    yield from _whole(int(2_000 * part), runs)
    yield from _robust(int(30 * max(part, 0.34)), runs)
    for what, size, write, command in CASES:
        yield _growth(what, max(int(size * part), 8), write, command, runs)


def _whole(units: int, runs: int) -> Iterator[Row]:
    """One bloc of many units, 152 criteria, three stages."""
    with tempfile.TemporaryDirectory() as folder:
        blocs.large(Path(folder), units, 19, STAGES)
        spent = best(thidua("score", YEAR, "--format", "csv", "--data", folder), runs)
    what = f"`score`, {units:,} units, 152 criteria, 3 stages"
    full = units >= 2_000
    yield Row(f"{what}: time", spent.cpu, " s", goal=SECONDS if full else None)
    yield Row(f"{what}: memory", spent.peak, " MiB", goal=MEMORY)


def _robust(units: int, runs: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        blocs.large(Path(folder), units, 19)
        spent = best(thidua("robust", YEAR, "--data", folder), runs)
    yield Row(f"`robust`, {units} units, 152 criteria", spent.cpu, " s", goal=ROBUST)


def _leaves(folder: Path, leaves: int) -> None:
    blocs.large(folder, 11, leaves // blocs.LEAVES)


def _years(folder: Path, years: int) -> None:
    blocs.large(folder, 11, years=years)


def _weeks(folder: Path, weeks: int) -> None:
    blocs.weeks(folder, weeks, 30)


def _forms(folder: Path, units: int) -> None:
    """A form of each unit beside the data, as `form` makes them."""
    blocs.large(folder, units)
    run(thidua("form", YEAR, "-o", str(folder.parent / "forms"), "--data", str(folder)))


Write = Callable[[Path, int], None]
CASES: tuple[tuple[str, int, Write, tuple[str, ...]], ...] = (
    ("criteria: `score`", 5_000, _leaves, ("score", YEAR, "--format", "csv")),
    ("years: `history`", 30, _years, ("history",)),
    ("weeks of 30 classes: `check`", 40, _weeks, ("check",)),
    ("forms: `form`", 200, blocs.large, ("form", YEAR, "-o", "{made}")),
    ("forms: `import`", 200, _forms, ("import", "{forms}", "--dry-run")),
    (
        "units: `report`",
        200,
        blocs.large,
        ("report", YEAR, "-o", "{made}.html"),
    ),
)


def _growth(what: str, size: int, write: Write, command: tuple[str, ...], runs: int) -> Row:
    """What twice as much takes, the start of a process left aside."""
    start = min(run(thidua("schema", "seal")).cpu for _ in range(runs + 1))
    spent = []
    for count in (size // 2, size):
        with tempfile.TemporaryDirectory() as folder:
            data = Path(folder, "data")
            write(data, count)
            least = float("inf")
            for n in range(runs):
                made = str(Path(folder, f"made-{n}"))
                forms = str(Path(folder, "forms"))
                arguments = [one.format(made=made, forms=forms) for one in command]
                least = min(least, run(thidua(*arguments, "--data", str(data))).cpu)
            spent.append(least - start)
    figure = spent[1] / spent[0]
    note = f"{figure:.2f} ({spent[1] + start:.1f} s)"
    return Row(f"{size:,} {what}", figure, "", f"{size // 2:,}", LINEAR, note)
