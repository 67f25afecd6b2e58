"""Everything at once: `python -m benchmarks`, a few minutes; `--full` all sizes, most of an hour.

See benchmarks/README.md for how to read what it prints; `--write` writes the figures there.
"""

import argparse
import importlib.metadata
import os
import platform
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from benchmarks import large, many, reader, startup
from benchmarks.rows import Row, table

README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"
PARTS = ("startup", "reader", "many", "large")


def main() -> None:
    """Prints the tables of the parts that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--full", action="store_true", help="1,000 and 10,000 blocs, largest blocs")
    parser.add_argument("--only", choices=PARTS, action="append", help="one part; may be repeated")
    parser.add_argument(
        "--blocs", type=int, action="append", help="how many blocs; may be repeated"
    )
    parser.add_argument("--runs", type=int, help="how often each start is measured (15)")
    parser.add_argument("--write", action="store_true", help="write the table into README.md")
    options = parser.parse_args()
    counts = options.blocs or ([1_000, 10_000] if options.full else [100])
    parts: dict[str, tuple[str, Callable[[], Iterator[Row]]]] = {
        "startup": ("Start-up", lambda: startup.rows(options.runs or 15)),
        "reader": ("The reader", reader.rows),
        "many": ("Many blocs", lambda: chain.from_iterable(many.rows(n) for n in counts)),
        "large": ("Large blocs", lambda: large.rows(1 if options.full else 0.1, 2)),
    }
    print(_where())
    measured: dict[str, str] = {}
    for name in options.only or PARTS:
        title, measure = parts[name]
        rows = []
        for row in measure():
            print("  ".join(row.cells()), flush=True)
            rows.append(row)
        measured[title] = table(rows)
    print("".join(f"\n### {title}\n\n{text}" for title, text in measured.items()))
    if options.write:
        _write([title for title, _ in parts.values()], measured)


def _write(titles: list[str], measured: dict[str, str]) -> None:
    """Puts the tables into the page; those of parts that were not measured stay."""
    before, _, rest = README.read_text("utf-8").partition(BEGIN)
    old, _, after = rest.partition(END)
    kept = dict(part.split("\n\n", 1) for part in old.split("\n### ")[1:])
    tables = {**kept, **measured}
    text = "".join(f"\n### {one}\n\n{tables[one].strip()}\n" for one in titles if one in tables)
    README.write_text(f"{before}{BEGIN}\n{_where()}\n{text}\n{END}{after}", "utf-8")


def _where() -> str:
    names = ("typer", "pydantic", "pyyaml")
    parts = (f"{name} {importlib.metadata.version(name)}" for name in names)
    return (
        f"CPython {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors, "
        f"{', '.join(parts)}."
    )


if __name__ == "__main__":
    main()
