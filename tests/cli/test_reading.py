"""What is typed for a command: options anywhere, the year left out, and every misuse told."""

import shutil
from pathlib import Path

import pytest

from tests.helpers.command_line import run
from tests.helpers.starter_bloc import make, on, tree
from thidua.cli.parameters import DATA, OUT, SHOW, Misuse, Parameter, argument, option, read

YEAR = argument("year", "year")._replace(name="year")
UNIT = argument("unit", "unit")._replace(name="unit", required=True)
CRITERION = argument("criterion", "criterion")._replace(name="criterion")
ENTRIES = argument("entries", "entries")._replace(name="entries", many=True, required=True)
DEPUTY = option("deputy", "--deputy", metavar="unit")._replace(name="deputy", many=True)
COUNT = option("simulate", "--simulate", metavar="number")._replace(name="simulate", kind=int)
EXPLAIN = (YEAR, UNIT, CRITERION, *DATA, *OUT, *SHOW)


def values(parameters: tuple[Parameter, ...], line: str) -> dict[str, object]:
    found = read(parameters, line.split())
    return {name: one for name, one in found.items() if one not in (None, False, [], "auto")}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2022 a 1.1", {"year": "2022", "unit": "a", "criterion": "1.1"}),
        ("a 1.1", {"unit": "a", "criterion": "1.1"}),
        ("a", {"unit": "a"}),
        ("2024/tuan/03 a", {"year": "2024/tuan/03", "unit": "a"}),
        (
            "--data=x 2022 -q a -o y",
            {"data": "x", "year": "2022", "quiet": True, "unit": "a", "output": "y"},
        ),
        ("2022 a -oy", {"year": "2022", "unit": "a", "output": "y"}),
        ("2022 a -qo y", {"year": "2022", "unit": "a", "quiet": True, "output": "y"}),
        ("2022 -- -a", {"year": "2022", "unit": "-a"}),
        ("2022 a -o -", {"year": "2022", "unit": "a", "output": "-"}),
    ],
)
def test_what_is_typed_finds_its_parameter(line: str, expected: dict[str, object]) -> None:
    assert values(EXPLAIN, line) == expected


def test_many_values_take_what_the_others_leave() -> None:
    table = (YEAR, UNIT, ENTRIES)
    assert values(table, "2022 a 1=2 3=4") == {
        "year": "2022",
        "unit": "a",
        "entries": ["1=2", "3=4"],
    }
    assert values(table, "a 1=2") == {"unit": "a", "entries": ["1=2"]}
    assert values((DEPUTY,), "--deputy a --deputy b") == {"deputy": ["a", "b"]}
    assert values((COUNT,), "--simulate 5") == {"simulate": 5}


@pytest.mark.parametrize(
    ("parameters", "line", "code", "variant"),
    [
        (EXPLAIN, "2022", "TD908", ""),
        (EXPLAIN, "2022 a b c", "TD910", "extra"),
        (EXPLAIN, "a --dat x", "TD907", "nearest"),
        (EXPLAIN, "a --xyz", "TD907", ""),
        (EXPLAIN, "a --data", "TD910", "value"),
        (EXPLAIN, "a --quiet=yes", "TD910", "no_value"),
        ((COUNT,), "--simulate two", "TD909", ""),
        ((YEAR, UNIT, ENTRIES), "2022 a", "TD908", ""),
        ((DEPUTY._replace(required=True, many=False),), "", "TD908", ""),
    ],
)
def test_misuse_is_told(
    parameters: tuple[Parameter, ...], line: str, code: str, variant: str
) -> None:
    with pytest.raises(Misuse) as found:
        read(parameters, line.split())
    assert (found.value.code, found.value.variant) == (code, variant)


def test_help_wherever_it_is_asked_for() -> None:
    texts = [
        run(*line.split()).out
        for line in ("explain --help", "explain -h", "help explain", "explain 2022 --nonsense -h")
    ]
    assert len(set(texts)) == 1 and "explain" in texts[0]


# -- Every command of the year with one file missing, emptied or cut short -------------------------


COMMANDS = (
    ["vote", "2022"],
    ["awards", "2022"],
    ["what-if", "2022", "don-vi-a", "1.3=9"],
    ["status", "2022", "--as-of", "2022-12-10"],
    ["progress", "2022", "--as-of", "2022-07-01"],
    ["history"],
    ["overview", "2022", "--as-of", "2022-12-10"],
    ["rotate-leader", "--dry-run"],
    ["rotate-leader", "--simulate", "3"],
    ["new-sheets", "2022", "--stage", "cross"],
    ["new-year", "2022"],
)


def files(folder: Path) -> list[str]:
    """A file of each kind."""
    names = [name for name in tree(folder) if name.endswith(".yaml")]
    return [name for name in names if "don-vi-" not in name or "don-vi-b" in name]


@pytest.mark.parametrize("how", ["missing", "empty", "cut"])
def test_a_file_that_is_not_as_it_should_be(tmp_path: Path, how: str) -> None:
    whole = make(tmp_path / "whole")
    for name in files(whole):
        folder = tmp_path / "broken"
        shutil.copytree(whole, folder)
        path = folder / name
        data = path.read_bytes()
        path.unlink()
        if how != "missing":
            path.write_bytes(b"" if how == "empty" else data[: len(data) * 2 // 3] + b"\n  - {")
        for arguments in COMMANDS:
            done = on(folder, *arguments)
            assert done.code in (0, 1, 2), (name, arguments, done.err)
            assert "TD999" not in done.err
            assert done.code == 0 or done.err, (name, arguments)
        shutil.rmtree(folder)
