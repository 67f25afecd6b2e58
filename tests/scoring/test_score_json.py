"""JSON of `score`: what each key holds, and what is null."""

from typing import Any

from tests.helpers.books import bloc, layout, scored, sheet
from thidua.views.score import score_json
from thidua.views.scored import Scored

SCALE = """
status: draft
max: 10.5
rounding: {places: 1}
stages: [{id: self, name: S}, {id: ver, name: V}]
bands: [{id: tot, name: Tốt, from: 50}]
criteria:
  - id: g
    name: G
    max: 6.25
    deduct: [{id: g.d, name: D, each: 1}]
    criteria:
      - {id: x, name: X, max: 2.25}
      - {id: y, name: Y, max: 4, bonus: [{id: b, name: B, each: 0.25}]}
  - {id: z, name: Z, max: 4.25}
"""
SHEETS = {
    "self/a": sheet("x: 2", "y: {value: 3, claimed: 3.125}", "z: 4", head="claimed: 9.125"),
    "ver/a": sheet("y: 4", "b: 3", "g.d: 1"),
    "ver/b": sheet("x: na", "y: 4", "z: 4.25"),
    "ver/c": sheet("x: 1", "z: 4"),
    "self/d": sheet("x: 1", "y: 1", "z: 1"),
}


def shown(scale: str = SCALE, **options: Any) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The bloc's entry, and its units by id."""
    units = "a b c d e"
    result = scored(scale, SHEETS, units=units, **options)
    book, _ = bloc(layout(scale, SHEETS, units))
    entry: Any = score_json([Scored(book, result)], "vi")["blocs"]
    return entry[0], {one["id"]: one for one in entry[0]["units"]}


def criteria(unit: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in unit["criteria"]}


def test_the_scale() -> None:
    entry, _ = shown()
    assert entry["scale"] == {
        "status": "draft",
        "max": "10.5",
        "stages": ["self", "ver"],
        "places": 1,
    }
    assert (entry["bloc"]["id"], entry["year"]) == ("khoi", 2022)


def test_units_in_rank_order_then_the_others_as_in_units() -> None:
    assert list(shown()[1]) == ["b", "a", "c", "d", "e"]


def test_a_ranked_unit() -> None:
    """2 + 4 + 0.75 - 1 + 4 = 9.75 -> 9.8 of 10.5 = 93.33 -> 93.3."""
    one = shown()[1]["a"]
    wanted = {
        "status": "ranked",
        "reasons": [],
        "points": "9.8",
        "max": "10.5",
        "percent": "93.3",
        "bonus": "0.8",
        "deduction": "1.0",
        "rank": 2,
        "tied_with": [],
        "band": "tot",
        "claimed": "9.125",  # as it was written
        "stages": {"self": "9.0", "ver": "9.8"},
    }
    assert {key: one[key] for key in wanted} == wanted


def test_a_maximum_is_not_rounded() -> None:
    """x does not apply: 8.25 of 8.25; printed at one place it would be 8.3 of 8.3."""
    one = shown()[1]["b"]
    assert (one["points"], one["max"], one["percent"]) == ("8.3", "8.25", "100.6")


def test_criteria() -> None:
    """`stage` is the latest that said something; a group's own lists count for it."""
    found = criteria(shown()[1]["a"])
    keys = ("parent", "status", "stage", "max", "points", "bonus", "deduction", "claimed")
    assert [tuple(found[name][key] for key in keys) for name in ("g", "x", "y", "z")] == [
        (None, "scored", "ver", "6.25", "5.8", "0.0", "1.0", None),
        ("g", "scored", "self", "2.25", "2.0", "0.0", "0.0", None),
        ("g", "scored", "ver", "4.0", "4.8", "0.8", "0.0", "3.125"),
        (None, "scored", "self", "4.25", "4.0", "0.0", "0.0", None),
    ]


def test_not_applicable_and_missing() -> None:
    units = shown()[1]
    assert criteria(units["b"])["x"]["status"] == "not_applicable"
    assert criteria(units["b"])["x"]["points"] is None
    assert criteria(units["c"])["y"]["status"] == "missing"
    assert criteria(units["c"])["y"]["points"] is None
    # The group's points so far.
    assert criteria(units["c"])["g"]["points"] == "1.0"


def test_points_of_what_does_not_apply_under_full() -> None:
    """They count, so they are shown: the criteria add up to the group."""
    found = criteria(shown(SCALE.replace("max: 10.5", "max: 10.5\nnot_applicable: full"))[1]["b"])
    assert (found["x"]["points"], found["x"]["status"]) == ("2.3", "not_applicable")
    assert found["g"]["points"] == "6.3"


def test_an_incomplete_unit_shows_its_points_so_far() -> None:
    units = shown()[1]
    for name, points in (("c", "5.0"), ("d", "3.0")):
        one = units[name]
        assert (one["status"], one["points"]) == ("incomplete", points)
        assert (one["percent"], one["rank"], one["band"]) == (None, None, None)
        assert one["reasons"]
    assert units["d"]["stages"] == {"self": "3.0", "ver": None}


def test_a_unit_without_sheets() -> None:
    one = shown()[1]["e"]
    wanted = {"status": "not_submitted", "points": None, "bonus": None, "deduction": None}
    assert {key: one[key] for key in wanted} == wanted
    assert one["stages"] == {"self": None, "ver": None}
    assert {entry["points"] for entry in one["criteria"]} == {None}


def test_provisional() -> None:
    """c 5 of 10.5; d 3 of 10.5."""
    _, units = shown(provisional=True)
    assert [(name, one["rank"]) for name, one in units.items()][:4] == [
        ("b", 1),
        ("a", 2),
        ("c", 3),
        ("d", 4),
    ]
    assert (units["c"]["status"], units["c"]["percent"]) == ("incomplete", "47.6")


def test_as_of_a_stage() -> None:
    _, units = shown(stage="self")
    assert units["a"]["points"] == "9.0"
    assert units["b"]["status"] == "not_submitted"
