"""What a person waits for: `--version`, and one bloc's score, against what Python itself takes."""

import tempfile
from pathlib import Path

from benchmarks import blocs
from benchmarks.timing import ROOT, compare, python

BARE = "import typer, pydantic, yaml; from pydantic import BaseModel"
MODEL = f"{BARE}\nclass A(BaseModel):\n    a: int = 1\nA.model_validate({{'a': 2}})"
THIDUA = ("-m", "thidua")
PAIRS = 11
VERSION_GOAL, SCORE_GOAL = 2.0, 1.6


def main(pairs: int = PAIRS) -> None:
    """Print the ratios and whether they reach the goals."""
    nothing, bare = python("-c", "pass"), python("-c", BARE)
    print(f"start-up, whole processes, medians of {pairs} pairs")
    _show(
        "thidua --version",
        "python -c pass",
        python(*THIDUA, "--version"),
        nothing,
        VERSION_GOAL,
        pairs,
    )
    with tempfile.TemporaryDirectory() as folder:
        blocs.write(Path(folder), 1)
        small = python(*THIDUA, "score", str(blocs.YEAR), "--data", folder)
        _show("score, one stage", "the imports", small, bare, SCORE_GOAL, pairs)
    whole = python(*THIDUA, "score", "2022", "--data", str(ROOT / "data"))
    _show("score, data/", "the imports", whole, bare, SCORE_GOAL, pairs)
    _show("one Pydantic model", "the imports", python("-c", MODEL), bare, None, pairs)


def _show(
    name: str, than: str, command: list[str], base: list[str], goal: float | None, pairs: int
) -> None:
    found = compare(command, base, pairs)
    said = ""
    if goal is not None:
        said = f"   goal {goal}: {'reached' if found.ratio <= goal else 'MISSED'}"
    print(f"{name:20} {found.seconds:6.3f} s   {found.ratio:5.2f} times {than}{said}")


if __name__ == "__main__":
    main()
