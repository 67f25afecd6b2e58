"""the same data gives the same bytes, whatever the machine is set to."""

import os
import subprocess
import sys
from pathlib import Path

from tests.helpers.books import YEAR, bloc, layout, sheet
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.result import YearResult
from thidua.diagnostics.diagnostic import Diagnostic

DATA = Path(__file__).parents[2] / "data"

ENVIRONMENTS: list[dict[str, str]] = [
    {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Ho_Chi_Minh"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "POSIX", "PYTHONUTF8": "0", "TZ": "America/New_York"},
    {"PYTHONHASHSEED": "3", "LC_ALL": "vi_VN", "PYTHONIOENCODING": "cp1258", "TZ": "Etc/GMT+12"},
]

COMMANDS = [
    "score 2022 --format json",
    "compare 2022 a b --format csv",
    "check 2022 --format json --strict",
]

SCALE = """
max: 10
stages: [{id: self, name: Tự chấm}, {id: cross, name: Chéo, combine: mean}, {id: ver, name: V}]
facts: [{id: f, name: F}, {id: h, name: H}]
ranking: {ties: [bonus, deductions]}
bands: [{id: tot, name: Tốt, from: 50, quota: 2}, {id: kha, name: Khá, from: 0}]
criteria:
  - id: g
    name: G
    max: 7
    deduct: [{id: g.d, name: D, each: 1, if: {h: {to: 5}, f: {from: 1}}}]
    criteria:
      - {id: x, name: X, max: 4, rule: relative}
      - {id: z, name: Z, max: 3, rule: {kind: choice, options: {tot: 3, kha: 2}}}
  - {id: y, name: Y, max: 3, bonus: [{id: b, name: B, each: 1}]}
"""


def tied_bloc() -> dict[str, str]:
    """Ties, a border tie, missing facts, claims that differ, several scorers, notes not given."""
    sheets = {}
    for unit in ("d", "b", "a", "c"):
        sheets[f"self/{unit}"] = sheet("x: {actual: 12, target: 10}", "z: tot", "y: 2")
        sheets[f"ver/{unit}"] = sheet("y: {value: 1, claimed: 2}", "g: {claimed: 5}")
    sheets["self/e"] = sheet("z: na", "g.d: 1", "x: 5", head="claimed: 9")
    sheets["cross/a--b"] = sheet("y: 3")
    sheets["cross/a--c"] = sheet("y: 2")
    return layout(SCALE, sheets, units="d b a c e")


def write(files: dict[str, bytes], folder: Path, *, backwards: bool) -> None:
    """The files, made in an order or in the opposite one."""
    for name in sorted(files, reverse=backwards):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])


def outputs(files: dict[str, bytes], folder: Path, command: str) -> list[tuple[bytes, bytes, int]]:
    """What a command prints, on both streams, and its exit code, in each environment."""
    found = []
    for n, environment in enumerate(ENVIRONMENTS):
        here = folder / str(n)
        if not here.exists():
            write(files, here / "data", backwards=bool(n % 2))
        plain = {key: text for key, text in os.environ.items() if key in ("PATH", "SYSTEMROOT")}
        done = subprocess.run(
            [sys.executable, "-m", "thidua", *command.split()],
            cwd=here,
            env=plain | environment | {"PYTHONPATH": str(DATA.parent)},
            capture_output=True,
            check=False,
        )
        found.append((done.stdout, done.stderr, done.returncode))
    return found


def test_a_bloc_with_ties_and_gaps_gives_the_same_bytes_everywhere(tmp_path: Path) -> None:
    files = {name: text.encode() for name, text in tied_bloc().items()}
    for command in COMMANDS:
        first, *others = outputs(files, tmp_path, command)
        fine = (0, 1) if "--strict" in command else (0,)  # its warnings fail it
        assert first[0] and first[2] in fine, first[1].decode()
        for n, other in enumerate(others, 1):
            assert other == first, (command, ENVIRONMENTS[n])


def test_the_bloc_of_these_bytes_has_something_to_put_in_order() -> None:
    """Ties, a border tie, an incomplete unit: else the test above would prove little."""
    result, found = attempt_files(tied_bloc())
    assert [one.rank for one in result.units] == [1, 1, 1, 1, None]
    assert result.border_ties and result.units[-1].status == "incomplete"
    assert len(found) >= 5


def attempt_files(files: dict[str, str]) -> tuple[YearResult, list[Diagnostic]]:
    book, _ = bloc(files)
    result, found = scored_year(book, YEAR, Options())
    assert result is not None
    return result, found


def test_the_illustrative_bloc_gives_the_same_bytes_everywhere(tmp_path: Path) -> None:
    files = {
        path.relative_to(DATA).as_posix(): path.read_bytes()
        for path in DATA.rglob("*")
        if path.is_file()
    }
    first, *others = outputs(files, tmp_path, "score 2022 --format json")
    assert first[0] and first[2] == 0
    for n, other in enumerate(others, 1):
        assert other == first, ENVIRONMENTS[n]
