"""examples/tien-giang-2022: the whole real scale has its place, and the real self-score its total.

The figures of the source (row, code, standard, bonus, deduction, as typed) are in the example's
`source/`; the reading table of its README says where each row is, and is held against both. Points
below are computed by hand from the published rules.
"""

import copy
import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

EXAMPLE = Path(__file__).parents[1] / "examples" / "tien-giang-2022"
UNIT = "tnmt-cai-lay"
CLAIMED = Fraction("124.4")
CLAIMS_THE_RULES_CANNOT_PRODUCE = {"C2", "C4.2", "C5.2", "d2", "3.1"}

# Leaf: maximum, points, bonus, deduction, claimed. By hand; the README shows the working.
LEAVES = {
    "a1": "3 3 0 0 3",
    "a2": "3 3 0 0 3",
    "a3": "3 3 0 0 3",
    "a4": "3.5 5.5 2 0 5.5",
    "a5": "3 3 0 0 3",
    "a6": "3 3 0 0 3",
    "a7": "3 11 8 0 11",
    "a8": "3.5 3.5 0 0 3.5",
    "a9": "5 5 0 0 5",
    "b1": "2 2 0 0 2",
    "b2": "5 5.5 0.5 0 5.5",
    "b3": "3 3.5 0.5 0 3.5",
    "b4": "5 5 0 0 5",
    "C1": "5 5 0 0 5",
    "C2": "5 5.5 0.5 0 5.7",
    "C3.1": "2 2 0 0 -",
    "C3.2": "3 3.2 0.2 0 -",
    "C4.1": "2 2 0 0 2",
    "C4.2": "2 2 0 0 2.5",
    "C5.1-huong-dan": "0.5 0.5 0 0 -",
    "C5.1-kiem-tra": "0.5 0.5 0 0 -",
    "C5.2": "1 1 0 0 2",
    "C5.3": "3 2 0 0 2",
    "C6": "1 1 0 0 1",
    "d1": "3 5 2 0 5",
    "d2": "7 9 2 0 13",
    "2.1": "1 1 0 0 1",
    "2.2": "1 1.5 0.5 0 1.5",
    "3.1": "2 1.5 0 0.5 2",
    "3.2": "2 2.5 0.5 0 2.5",
    "3.3": "6 8 2 0 8",
    "4.1": "1 1 0 0 1",
    "4.2": "0.5 0.5 0 0 0.5",
    "4.3": "1.5 2.5 1 0 2.5",
    "5-bao-cao": "2 2 0 0 -",
    "5-phoi-hop": "3 3 0 0 -",
}
# Groups, the same way; the source gives the claims of these only for the whole group.
GROUPS = {"C3": "5 5.2 0.2 0 5.2", "C5.1": "1 1 0 0 1", "5": "5 5 0 0 5"}
SUMS = {"1": "94.7", "a": "40", "b": "16", "C": "24.7", "C5": "4", "d": "14"} | {
    "2": "2.5",
    "3": "12",
    "4": "4",
}


def figures(line: str) -> list[Fraction | None]:
    """Figures of a line; `-` is none."""
    return [None if word == "-" else Fraction(word) for word in line.split()]


def exactly(value: str | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def read_yaml(path: Path) -> Any:
    """All scalars as text, by another way than thidua's own reader."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def read_csv(name: str) -> list[dict[str, str]]:
    with (EXAMPLE / "source" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "thidua", *arguments, "--data", str(folder), "--format", "json"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def score(folder: Path) -> dict[str, dict[str, Any]]:
    """The units of `thidua score 2022`, by id, each with its criteria by id."""
    done = run(folder, "score", "2022")
    assert done.returncode == 0, done.stderr
    (bloc,) = json.loads(done.stdout)["blocs"]
    for unit in bloc["units"]:
        unit["criteria"] = {entry["id"]: entry for entry in unit["criteria"]}
    return {unit["id"]: unit for unit in bloc["units"]}


# ------------------------------------------------------------------ the scale and the source


def things(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A node, its items, and all below it."""
    yield node
    for key in ("bonus", "deduct"):
        listed = node.get(key, [])
        yield from listed if isinstance(listed, list) else listed["items"]
    for part in node.get("criteria", []):
        yield from things(part)


def follow(thing: Any, path: str) -> Any:
    """`rule.tiers.0.points` from a thing down; a fact's or criterion's id may be a step."""
    for step in path.split("."):
        thing = thing[int(step)] if isinstance(thing, list) else thing[step]
    return thing


PLACE = re.compile(r"`([^`]+)`(?: `([\w.-]+)(?:: ([^`]+))?`)?")


def reading_table() -> list[tuple[list[str], list[tuple[str, str, str]], str]]:
    """Rows of the README's reading table: the source's five cells, the places, the reading."""
    rows = []
    for line in (EXAMPLE / "README.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 7 and cells[0].isdigit():
            rows.append((cells[:5], PLACE.findall(cells[5]), cells[6]))
    return rows


def printed_numbers(cells: list[str]) -> set[Fraction]:
    """The amounts in a row's three columns: `- 0,25` is 0.25. A 0 says nothing."""
    found = re.findall(r"\d+(?:[.,]\d+)?", " ".join(cells))
    return {Fraction(number.replace(",", ".")) for number in found} - {Fraction(0)}


def test_all_194_rows_stand_in_the_reading_table_as_typed() -> None:
    source = [list(row.values()) for row in read_csv("criteria-rows.csv")]
    assert len(source) == 194
    assert [row for row, _, _ in reading_table()] == source


def test_every_place_in_the_reading_table_holds_what_the_table_says() -> None:
    scale = read_yaml(EXAMPLE / "2022" / "criteria.yaml")
    by_id = {thing["id"]: thing for top in scale["criteria"] for thing in things(top)}
    by_id["criteria.yaml"] = scale
    for row, places, _ in reading_table():
        assert places, f"row {row[0]} has no place"
        for name, path, value in places:
            found = follow(by_id[name], path) if path else by_id[name]
            assert not value or found == value, f"row {row[0]}: {name} {path}"


def test_every_figure_of_the_source_is_in_its_place() -> None:
    # Row 31's stray -1 is the one figure that is left out (R3).
    for row, places, _ in reading_table():
        told = {Fraction(v) for _, _, v in places if re.fullmatch(r"\d+(\.\d+)?", v)}
        missing = printed_numbers(row[2:]) - told
        assert missing == ({Fraction(1)} if row[0] == "31" else set()), f"row {row[0]}"


def test_every_thing_of_the_scale_is_in_the_reading_table() -> None:
    scale = read_yaml(EXAMPLE / "2022" / "criteria.yaml")
    ids = {thing["id"] for top in scale["criteria"] for thing in things(top)}
    assert ids == {name for _, places, _ in reading_table() for name, _, _ in places} - {
        "criteria.yaml"
    }


def test_every_reading_named_is_told_in_both_languages() -> None:
    text = (EXAMPLE / "README.md").read_text("utf-8")
    scale = (EXAMPLE / "2022" / "criteria.yaml").read_text("utf-8")
    sheet = (EXAMPLE / "2022" / "scores" / "self" / f"{UNIT}.yaml").read_text("utf-8")
    named = set(re.findall(r"\b[RS]\d+\b", scale + sheet))
    named |= {word for _, _, reading in reading_table() for word in reading.split(", ") if word}
    told = re.findall(r"^- \*\*([RS]\d+)\b", text, re.MULTILINE)
    assert {word: told.count(word) for word in named} == dict.fromkeys(named, 2)


# ------------------------------------------------------------------ the real self-score


@pytest.fixture(scope="module")
def unit() -> dict[str, Any]:
    return score(EXAMPLE)[UNIT]


def test_the_strict_total_and_the_claimed_one(unit: dict[str, Any]) -> None:
    assert unit["status"] == "ranked"
    assert unit["points"] == "118.20"
    assert unit["max"] == "100.00"
    assert unit["percent"] == "118.20"
    assert unit["bonus"] == "19.70"
    assert unit["deduction"] == "0.50"
    assert Fraction(unit["claimed"]) == CLAIMED
    assert {key: value and Fraction(value) for key, value in unit["stages"].items()} == {
        "self": Fraction("118.2"),
        "verified": None,
    }


def test_every_leaf_is_as_computed_by_hand(unit: dict[str, Any]) -> None:
    groups = {entry["parent"] for entry in unit["criteria"].values()}
    keys = ("max", "points", "bonus", "deduction", "claimed")
    got = {
        key: [exactly(entry[k]) for k in keys]
        for key, entry in unit["criteria"].items()
        if key not in groups
    }
    assert got == {key: figures(line) for key, line in LEAVES.items()}


def test_groups_add_up(unit: dict[str, Any]) -> None:
    found = unit["criteria"]
    assert {key: exactly(found[key]["points"]) for key in SUMS} == {
        key: Fraction(value) for key, value in SUMS.items()
    }
    for key, line in GROUPS.items():
        most, points, _, _, claimed = figures(line)
        got = [exactly(found[key][k]) for k in ("max", "points", "claimed")]
        assert got == [most, points, claimed], key


def test_the_readme_shows_the_same_computation() -> None:
    shown = {}
    for line in (EXAMPLE / "README.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        name = cells[0].strip("*") if cells else ""
        if len(cells) == 8 and name in LEAVES | GROUPS:
            most, base, off, bonus, points = (Fraction(cell) for cell in cells[1:6])
            assert base - off + bonus == points
            shown[name] = [most, points, bonus, off, Fraction(cells[6]) if cells[6] else None]
    assert shown == {key: figures(line) for key, line in (LEAVES | GROUPS).items()}


def test_the_published_figures_are_the_claims() -> None:
    scale = read_yaml(EXAMPLE / "2022" / "criteria.yaml")
    nodes = {node["id"]: node for top in scale["criteria"] for node in things(top)}
    nodes["TOTAL"] = scale
    for row in read_csv("self-score-figures.csv"):
        node = nodes[row["code"].removeprefix("TC")]
        below = {thing.get("id") for thing in things(node)}
        claims = sum(
            figures(line)[4] or 0 for key, line in (LEAVES | GROUPS).items() if key in below
        )
        assert claims == Fraction(row["claimed"]), row["code"]


def test_the_commands_that_the_readme_shows_run() -> None:
    text = (EXAMPLE / "README.md").read_text("utf-8")
    commands = re.findall(r"^thidua (.+)$", text, re.MULTILINE)
    assert len(commands) == 5
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", "thidua", *command.split()],
            cwd=EXAMPLE.parents[1],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, command
        if "--unit" in command:
            assert "124,4" in done.stdout
        if "what-if" in command:
            assert "119,20" in done.stdout


def test_check_warns_at_exactly_the_claims_that_the_rules_cannot_produce() -> None:
    done = run(EXAMPLE, "check", "2022")
    found = json.loads(done.stdout)["diagnostics"]
    assert done.returncode == 0
    assert {entry["severity"] for entry in found} == {"warning"}
    sheet = (EXAMPLE / "2022" / "scores" / "self" / f"{UNIT}.yaml").read_text("utf-8").splitlines()
    leaves = [sheet[entry["line"] - 1].split(":")[0].strip(' "') for entry in found]
    at_leaves = [leaf for leaf in leaves if leaf != "claimed"]
    assert sorted(at_leaves) == sorted(CLAIMS_THE_RULES_CANNOT_PRODUCE)
    assert len({entry["code"] for entry in found if entry["line"] > 10}) == 1


# ------------------------------------------------------------------ the rules on other facts
# (facts, scores; None takes the entry away) -> leaf, its points by hand
CASES: list[tuple[dict[str, Any], dict[str, Any], str, str]] = [
    # R12, R13, R14: the tiers' gaps and the steps
    ({}, {"C1": "98"}, "C1", "4"),
    ({}, {"C1": "97.99"}, "C1", "4"),
    ({}, {"C1": "97"}, "C1", "4"),
    ({}, {"C1": "96"}, "C1", "3"),
    ({}, {"C1": "95.99"}, "C1", "0"),
    ({}, {"C2": "90"}, "C2", "4"),
    ({}, {"C2": "90.01"}, "C2", "5"),
    ({}, {"C2": "80"}, "C2", "4"),
    ({}, {"C2": "70"}, "C2", "3"),
    ({}, {"C2": "69.9"}, "C2", "0"),
    ({}, {"C2": "92"}, "C2", "5"),
    ({}, {"C2": "92.5"}, "C2", "5.1"),
    ({}, {"C2": "93"}, "C2", "5.2"),
    ({}, {"C2": "100"}, "C2", "5.5"),
    # R6: one of two, only with the full standard
    ({"gcn-ho": "98.4"}, {}, "a4", "3"),
    ({"gcn-ho": "98.5"}, {}, "a4", "3.5"),
    ({"gcn-ho": "99", "gcn-chung": "94.9"}, {}, "a4", "4.5"),
    ({"gcn-ho": "99", "gcn-chung": "95"}, {}, "a4", "5.5"),
    ({"gcn-ho": "98.9", "gcn-chung": "99"}, {}, "a4", "3.5"),
    ({}, {"a4.1.1": "true"}, "a4", "2.5"),
    ({}, {"a4.1.1": "true", "a4.1.3": "5"}, "a4", "1.5"),
    # R4: shared caps of deduction leave the bonus alone
    ({}, {"a1.1": "2", "a1.2": "2"}, "a1", "1.5"),
    ({}, {"a.7.2": "20"}, "a7", "9.5"),
    ({}, {"a9.1": "true", "a9.2": "true", "a9.3": "true", "a9.4": "3"}, "a9", "2.8"),
    # R8: a waived occurrence costs nothing
    ({}, {"b.1.1": ["mot", "hai"]}, "b1", "1.5"),
    ({}, {"b.1.1": ["mot", "mien"]}, "b1", "1.75"),
    ({}, {"b.1.1": "9", "b.1.2": "2"}, "b1", "0.5"),
    ({}, {"2.1.1-canh-cao": ["mien"]}, "2.1", "1"),
    # R10, R15, R16, R18, R19
    ({}, {"b.2.5": None, "b.2.6": "true"}, "b2", "4.5"),
    ({}, {"C3.1-thieu": "9"}, "C3.1", "1.5"),
    ({}, {"C3.1-khong": "true"}, "C3.1", "0"),
    ({}, {"C3.2-thieu-lan": "1", "C3.3": "3"}, "C3.2", "2.9"),
    ({}, {"C3.3": "9"}, "C3.2", "4"),
    ({}, {"C4.2": "false"}, "C4.2", "0"),
    ({}, {"C5.2-thieu": "3"}, "C5.2", "0.4"),
    ({}, {"C5.2-khong": "true", "C5.2-thieu": "9"}, "C5.2", "0"),
    ({}, {"C5.3": None, "C5.3-chua-dat": "5"}, "C5.3", "2"),
    ({}, {"C5.3": None, "C5.3-chua-dat": "50"}, "C5.3", "1"),
    ({}, {"C5.3": None, "C5.3-khong": "true"}, "C5.3", "0"),
    # R21, R22, R23
    ({"thanh-tra": "120"}, {}, "d1", "5"),
    ({"thanh-tra": "119.9"}, {}, "d1", "4"),
    ({"thanh-tra": "100"}, {}, "d1", "3"),
    ({"thanh-tra": "95"}, {}, "d1", "2"),
    ({"thanh-tra": "94.9"}, {}, "d1", "1"),
    ({"thanh-tra": "0"}, {}, "d1", "0"),
    ({}, {"d2.1": "9"}, "d2", "2"),
    ({}, {"d2.3": "1", "d2.4": "1"}, "d2", "7.5"),
    ({}, {"2.1.1-khien-trach": "1"}, "2.1", "0"),
    ({}, {"2.1.1-canh-cao": "1"}, "2.1", "-1"),
    # R25, R26
    ({}, {"3.1": "2022-01-31"}, "3.1", "2"),
    ({}, {"3.1": "2022-02-01"}, "3.1", "1.5"),
    ({}, {"3.1": "false"}, "3.1", "0"),
    ({}, {"4.1": "2022-01-31"}, "4.1", "1"),
    ({}, {"4.1": "2022-02-01"}, "4.1", "0"),
    ({}, {"3.2.1": None, "3.2.2": "true", "3.2.3": "true"}, "3.2", "1"),
    # R27: size by share
    ({"som": "0.99"}, {}, "3.3", "6"),
    ({"som": "1"}, {}, "3.3", "6.5"),
    ({"som": "6.99", "ho-so": "999"}, {}, "3.3", "7"),
    ({"som": "7", "ho-so": "1000"}, {}, "3.3", "8"),
    ({"som": "10", "ho-so": "2000"}, {}, "3.3", "8.7"),
    ({"tre": "0.5"}, {}, "3.3", "5"),
    ({"tre": "1", "ho-so": "1999"}, {}, "3.3", "5"),
    ({"tre": "10", "ho-so": "2000"}, {}, "3.3", "4.3"),
    ({"tre": "10"}, {"3.3.4": "true"}, "3.3", "1.5"),
    # caps in standards 4 and 5
    ({}, {"4.3.1": "9"}, "4.3", "2.5"),
    ({}, {"4.3.2": "4"}, "4.3", "1"),
    ({}, {"5.1": "2"}, "5-bao-cao", "1"),
    ({}, {"5.3": "4", "5.5": "2"}, "5-phoi-hop", "0"),
]
OCCURRENCES = {"mot": {"on": "2022-03-01"}, "hai": {"on": "2022-04-01"}} | {
    "mien": {"on": "2022-05-01", "waived": "true", "note": "Tự phát hiện"}
}


def changed(facts: dict[str, Any], scores: dict[str, Any], name: str) -> dict[str, Any]:
    """The real sheet, for another unit, with other facts and entries."""
    sheet = read_yaml(EXAMPLE / "2022" / "scores" / "self" / f"{UNIT}.yaml")
    sheet = copy.deepcopy(sheet) | {"unit": name}
    sheet["facts"] |= facts
    for key, value in scores.items():
        sheet["scores"].pop(key, None)
        if isinstance(value, list):
            sheet["scores"][key] = [OCCURRENCES[word] for word in value]
        elif value is not None:
            sheet["scores"][key] = value
    return sheet


def write_bloc(folder: Path, sheets: list[dict[str, Any]]) -> Path:
    """The example's scale with these sheets. JSON is YAML, too."""
    (folder / "2022" / "scores" / "self").mkdir(parents=True)
    shutil.copy(EXAMPLE / "bloc.yaml", folder)
    shutil.copy(EXAMPLE / "2022" / "criteria.yaml", folder / "2022")
    units = {"units": [{"id": sheet["unit"], "name": sheet["unit"]} for sheet in sheets]}
    (folder / "units.yaml").write_text(json.dumps(units), "utf-8")
    for sheet in sheets:
        path = folder / "2022" / "scores" / "self" / f"{sheet['unit']}.yaml"
        path.write_text(json.dumps(sheet, ensure_ascii=False), "utf-8")
    return folder


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    sheets = [changed(facts, scores, f"u{n}") for n, (facts, scores, _, _) in enumerate(CASES)]
    return score(write_bloc(tmp_path_factory.mktemp("cases"), sheets))


@pytest.mark.parametrize("n", range(len(CASES)), ids=lambda n: f"{n}-{CASES[n][2]}")
def test_the_rules_on_other_facts(n: int, cases: dict[str, dict[str, Any]]) -> None:
    _, _, leaf, points = CASES[n]
    assert Fraction(cases[f"u{n}"]["criteria"][leaf]["points"]) == Fraction(points)


def test_the_other_reading_of_c5_gives_119_2(tmp_path: Path) -> None:
    sheet = changed({}, {"C5.3": "3"}, "u")
    assert score(write_bloc(tmp_path, [sheet]))["u"]["points"] == "119.20"


def test_no_self_score_report_means_not_classified(tmp_path: Path) -> None:
    got = score(write_bloc(tmp_path, [changed({}, {"5.2": "true"}, "u")]))["u"]
    assert (got["status"], got["rank"], got["band"]) == ("excluded", None, None)


def test_a_plan_and_no_plan_exclude_each_other(tmp_path: Path) -> None:
    done = run(write_bloc(tmp_path, [changed({}, {"b.2.6": "true"}, "u")]), "check", "2022")
    assert done.returncode == 1
    assert [e["severity"] for e in json.loads(done.stdout)["diagnostics"]].count("error") == 1
