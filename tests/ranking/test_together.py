"""The units of the blocs of one scale in one ranking (manual: many-blocs), by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command_line import run

SCALE = """
max: 10
ranking: {by: RANKED, ties: [TIES]}
MORE
criteria: [{id: x, name: X, max: 6}, {id: y, name: Y, max: 4RULE}]
"""


def folder(root: Path, points: dict[str, dict[str, str]], scales: dict[str, str]) -> Path:
    """Blocs with their units' points of x and y, `4 3`."""
    (root / "thidua.yaml").write_text("format: 2\n", encoding="utf-8")
    for bloc, units in points.items():
        year = root / bloc / "2022"
        (year / "scores" / "verified").mkdir(parents=True)
        (root / bloc / "bloc.yaml").write_text(f"{{id: {bloc}, name: {bloc}}}", encoding="utf-8")
        listed = "".join(f"  - {{id: {one}, name: {one}}}\n" for one in units)
        (root / bloc / "units.yaml").write_text(f"units:\n{listed}", encoding="utf-8")
        (year / "criteria.yaml").write_text(scales.get(bloc, scales[""]), encoding="utf-8")
        for unit, text in units.items():
            x, y = text.split()
            sheet = f"unit: {unit}\nscores: {{x: {x}, y: {y}}}\n"
            (year / "scores" / "verified" / f"{unit}.yaml").write_text(sheet, encoding="utf-8")
    return root


def scale(by: str = "percent", ties: str = "", more: str = "", rule: str = "") -> str:
    parts = {"RANKED": by, "TIES": ties, "MORE": more, "RULE": rule}
    text = SCALE
    for name, part in parts.items():
        text = text.replace(name, part)
    return text


POINTS = {"k1": {"a": "5 3", "b": "4 4"}, "k2": {"a": "6 3", "c": "4 4", "d": "1 1"}}


def together(root: Path) -> list[dict[str, Any]]:
    found = run("rank", "2022", "--together", "--data", str(root), "--format", "json")
    assert found.code == 0, found.err
    found_json: dict[str, Any] = json.loads(found.out)
    rows: list[dict[str, Any]] = found_json["together"]
    return rows


def test_units_of_several_blocs_in_one_ranking(tmp_path: Path) -> None:
    """9 (k2 a), then three with 8: x separates 5 from 4 and 4, which stay tied; then 2."""
    (found,) = together(folder(tmp_path, POINTS, {"": scale(ties='"criterion:x"')}))
    assert found["blocs"] == ["k1", "k2"]
    rows = [(one["rank"], one["bloc"], one["id"], one["own_rank"]) for one in found["ranking"]]
    assert rows == [
        (1, "k2", "a", 1),
        (2, "k1", "a", 1),
        (3, "k1", "b", 2),
        (3, "k2", "c", 2),
        (5, "k2", "d", 3),
    ]
    tied = found["ranking"][2]
    assert tied["tied_with"] == [{"bloc": "k2", "id": "c"}]
    assert found["ranking"][1]["tie_broken_by"] == "criterion:x"


def test_what_one_bloc_settled_orders_nobody_among_all(tmp_path: Path) -> None:
    """a and b of k1 tie; their bloc put b first: together they are tied, in the order of ids."""
    points = {"k1": {"a": "5 3", "b": "4 4"}, "k2": {"c": "1 1"}}
    root = folder(tmp_path, points, {"": scale()})
    settled = "settlements: [{of: rank, units: [a, b], order: [b, a]}]"
    (root / "k1" / "2022" / "settlements.yaml").write_text(settled, encoding="utf-8")
    (found,) = together(root)
    rows = [(one["rank"], one["id"], one["own_rank"]) for one in found["ranking"]]
    assert rows == [(1, "a", 2), (1, "b", 1), (3, "c", 1)]


def test_who_is_tied_stands_by_the_ids_of_the_blocs_whatever_their_folders(tmp_path: Path) -> None:
    root = folder(tmp_path, {"k1": {"a": "5 3"}, "k2": {"b": "4 4"}}, {"": scale()})
    (root / "k1" / "bloc.yaml").write_text("{id: z, name: Z}", encoding="utf-8")
    (found,) = together(root)
    assert [(one["bloc"], one["id"]) for one in found["ranking"]] == [("k2", "b"), ("z", "a")]


def test_who_a_criterion_is_not_for_may_differ(tmp_path: Path) -> None:
    other = scale(rule=", not_for: [d]")
    (found,) = together(
        folder(tmp_path, POINTS | {"k2": {"d": "6 na"}}, {"": scale(), "k2": other})
    )
    assert (found["ranking"][0]["id"], found["ranking"][0]["percent"]) == ("d", "100.00")


def test_blocs_of_other_scales_are_ranked_apart(tmp_path: Path) -> None:
    other = scale().replace("name: X", "name: Việc khác")
    found = together(folder(tmp_path, POINTS, {"": scale(), "k2": other}))
    assert [one["blocs"] for one in found] == [["k1"], ["k2"]]


BANDS = "bands: [{id: a, name: A, from: 80, requires: {above: mean}}, {id: b, name: B, from: 0}]"


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        (scale(), scale(by="points"), "ranking"),
        (scale(), scale(more="rounding: {places: 1}"), "rounding"),
        (scale(), scale(more="bands: [{id: a, name: A, from: 0}]"), "bands"),
        (scale(), scale(more="stages: [{id: verified, name: Khác}]"), "stages"),
        (*[scale(rule=", rule: {kind: relative}")] * 2, "y"),
        (*[scale(ties='"ballot:b"')] * 2, "phiếu"),
        (*[scale(by="[band, points]", more=BANDS)] * 2, "trung bình"),
    ],
)
def test_what_can_not_be_compared_is_refused(
    tmp_path: Path, one: str, other: str, word: str
) -> None:
    root = folder(tmp_path, POINTS, {"": one, "k2": other})
    found = run("rank", "2022", "--together", "--data", str(root))
    assert found.code == 1
    assert "TD509" in found.err and word in found.err.splitlines()[0]
    assert found.out == ""


ITEM = "bonus: [{id: hon, name: Hơn, cap: 1, rule: {kind: linear, worst: 0, best: bloc:max}}]"


def test_an_item_that_compares_with_the_bloc_is_refused_as_a_criterion_is(tmp_path: Path) -> None:
    text = scale().replace("max: 6}", f"max: 6, {ITEM}}}")
    root = folder(tmp_path, POINTS, {"": text})
    found = run("rank", "2022", "--together", "--data", str(root))
    assert (found.code, found.err.count("TD509")) == (1, 1)
    assert "tiêu chí x " in found.err.splitlines()[0]


def test_a_bloc_alone_is_ranked_whatever_its_rules(tmp_path: Path) -> None:
    text = scale(rule=", rule: {kind: relative}")
    (found,) = together(folder(tmp_path, {"k1": POINTS["k1"]}, {"": text}))
    assert len(found["ranking"]) == 2
