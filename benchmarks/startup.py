"""What a person waits for: each command on one bloc, against what Python and the bare imports of
typer, pydantic and yaml take."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import blocs
from benchmarks.rows import Row
from benchmarks.timing import ROOT, python, ratios, thidua

BARE = python("-c", "import typer, pydantic, yaml")
NOTHING = python("-c", "pass")
MODEL = python(
    "-c",
    "import yaml\nfrom pydantic import BaseModel\nclass A(BaseModel):\n    a: int = 1\n"
    "A.model_validate({'a': 2})",
)
SAMPLE = ("--data", str(ROOT / "data"))
QUICK, WRITTEN = 1.7, 3.0
"""The goals of what is shown, and of what is written as a file."""


def rows(runs: int) -> Iterator[Row]:
    """Every command's ratio, in one run."""
    version = ratios({"": thidua("--version")}, NOTHING, runs)
    yield Row("`--version`", version[""], against="`python -c pass`", goal=1.5)
    with tempfile.TemporaryDirectory() as folder:
        blocs.write(Path(folder), 1)
        small = ("--data", folder)
        made = Path(folder, "made")
        made.mkdir()
        year = str(blocs.YEAR)
        commands: dict[str, tuple[list[str], float | None]] = {
            "`--help`": (thidua("--help"), 1.8),
            "a program with one Pydantic model": (MODEL, None),
        }
        for name in ("score", "rank", "explain", "awards", "status"):
            own = ("so-y-te",) if name == "explain" else ()
            commands[f"`{name}` of `data/`"] = (thidua(name, "2022", *own, *SAMPLE), QUICK)
        rotation = thidua("rotate-leader", "--dry-run", *SAMPLE)
        commands["`rotate-leader` of `data/`"] = (rotation, QUICK)
        for name in ("score", "rank"):
            whole = thidua(name, year, *small)
            commands[f"`{name}`, one stage, 14 files"] = (whole, QUICK)
        forms = thidua("form", "2022", *SAMPLE, "-o", str(made / "forms"))
        commands["`form` of `data/`, eleven forms"] = (forms, WRITTEN)
        one = thidua("form", "2022", "--unit", "so-y-te", *SAMPLE, "-o", str(made / "one.xlsx"))
        commands["`form` of `data/`, one form"] = (one, WRITTEN)
        letter = thidua("document", "to-trinh", "2022", *SAMPLE, "-o", str(made / "a.docx"))
        commands["`document to-trinh` of `data/`"] = (letter, WRITTEN)
        commands["`robust` of `data/`"] = (thidua("robust", "2022", *SAMPLE), 5.0)
        found = ratios({name: command for name, (command, _) in commands.items()}, BARE, runs)
    for name, (_, goal) in commands.items():
        yield Row(name, found[name], against="bare imports", goal=goal)
