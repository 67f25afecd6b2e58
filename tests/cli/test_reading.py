"""What is typed for a command: options anywhere, the year left out, and every misuse told."""

import pytest

from tests.helpers.command_line import run
from thidua.cli.parameters import DATA, OUT, SHOW, Parameter, argument, option
from thidua.cli.reading import Misuse, read

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
