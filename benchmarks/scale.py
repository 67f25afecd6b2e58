"""A thousand blocs: where the time goes in one process, and what several processes save."""

import contextlib
import gc
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import blocs
from benchmarks.timing import compare, python
from thidua.__main__ import COLLECT_AFTER
from thidua.bloc.scoring import checked as checking
from thidua.bloc.scoring import score as computing
from thidua.bloc.scoring.result import Options
from thidua.render import csv
from thidua.store import loading as loading
from thidua.store.folder import Files, find_data
from thidua.views.score import score_report
from thidua.views.scored import Scored, bare

SAMPLE, PAIRS = 100, 2
ONE_PROCESS = (
    "import sys, thidua.cli.pool as pool; pool.FROM = 10**9; "
    "from thidua.__main__ import main; sys.argv[0] = 'thidua'; sys.exit(main())"
)


def main(count: int = blocs.BLOCS) -> None:
    """Print the shares and the whole command's time, one process against several."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        blocs.write(root, count)
        size = sum(path.stat().st_size for path in root.rglob("*.yaml"))
        sheets = count * blocs.UNITS
        print(f"{count} blocs, {sheets} sheets, {size / 1e6:.0f} MB")
        _shares(root, min(SAMPLE, count))
        arguments = ("score", str(blocs.YEAR), "--data", folder, "--format", "csv")
        everywhere = python("-m", "thidua", *arguments)
        found = compare(everywhere, python("-c", ONE_PROCESS, *arguments), PAIRS)
    each = found.base / count * 1000
    print(f"score, one process      {found.base:6.1f} s, {each:.1f} ms a bloc")
    print(f"score, all processors   {found.seconds:6.1f} s, {found.ratio:.2f} times that")


def _shares(root: Path, count: int) -> None:
    """What each step takes of one process's time."""
    gc.set_threshold(COLLECT_AFTER)  # as a command does
    spent: dict[str, float] = {}
    found = find_data(root, str(root), None)
    files = Files(found.root)
    with contextlib.ExitStack() as stack:
        stack.enter_context(_timed(spent, "parse", loading, "parse"))
        stack.enter_context(_timed(spent, "sheets by the scale", computing, "bind_sheets"))
        stack.enter_context(_timed(spent, "points and ranks", computing, "score_sheets"))
        begun = time.process_time()
        scored = []
        for folder in found.blocs[:count]:
            start = time.process_time()
            book, _ = loading.load_book(files, folder, [blocs.YEAR])
            loaded = time.process_time()
            assert book is not None
            result, _ = checking.scored_year(book, blocs.YEAR, Options())
            assert result is not None
            scored.append(bare(Scored(book, result)))
            _add(spent, "load", loaded - start)
        _add(spent, "all", time.process_time() - begun)
    start = time.process_time()
    csv.render(score_report(scored, "vi"))
    _add(spent, "report", time.process_time() - start)
    _print(spent, count)


def _print(spent: dict[str, float], count: int) -> None:
    whole = spent["all"] + spent["report"]
    steps = {
        "parse (bytes to text scalars)": spent["parse"],
        "files and models": spent["load"] - spent["parse"],
        "sheets by the scale": spent["sheets by the scale"],
        "points and ranks": spent["points and ranks"],
        "report": spent["report"],
    }
    steps["checks"] = whole - sum(steps.values())
    for name, seconds in steps.items():
        print(f"  {name:30} {seconds / count * 1000:6.2f} ms a bloc  {seconds / whole:5.0%}")


def _add(spent: dict[str, float], name: str, seconds: float) -> None:
    spent[name] = spent.get(name, 0.0) + seconds


@contextlib.contextmanager
def _timed(spent: dict[str, float], name: str, module: Any, function: str) -> Iterator[None]:
    """Adds up the processor time of a module's function while in here."""
    plain: Callable[..., Any] = getattr(module, function)

    def measured(*args: Any, **kwargs: Any) -> Any:
        begun = time.process_time()
        try:
            return plain(*args, **kwargs)
        finally:
            _add(spent, name, time.process_time() - begun)

    setattr(module, function, measured)
    try:
        yield
    finally:
        setattr(module, function, plain)


if __name__ == "__main__":
    main()
