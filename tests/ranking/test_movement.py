"""What moved between stages and years, and averages of a bloc; computed by hand."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.books import scored, sheet
from tests.helpers.command_line import run
from tests.helpers.year_data import load
from thidua.bloc.ranking.rank import Averages
from thidua.bloc.ranking.standings import (
    RankChange,
    Standing,
    Standings,
    changes,
    own_points,
    stage_moves,
)
from thidua.model.units import Units
from thidua.rules.targets import statistic

F = Fraction
SCALE = """
max: 20
stages: [{id: self, name: Tự chấm}, {id: ver, name: Thẩm định}]
criteria:
  - {id: x, name: X, max: 10}
  - {id: y, name: Y, max: 10, bonus: [{id: y.b, name: Thưởng, each: 1}]}
"""


def test_only_what_a_stage_changed_moves_the_largest_first() -> None:
    """a: x 9 -> 8.5 (-0.5), y stays 7; b: y 5 -> 8 (+3), x stays."""
    result = scored(
        SCALE,
        {
            "self/a": sheet("x: 9", "y: 7"),
            "self/b": sheet("x: 6", "y: 5"),
            "ver/a": sheet("x: 8.5"),
            "ver/b": sheet("y: 8"),
        },
    )
    moves = stage_moves(result)
    assert [(one.unit, one.criterion, one.difference) for one in moves] == [
        ("b", "y", 3),
        ("a", "x", F(-1, 2)),
    ]
    assert (moves[0].from_stage, moves[0].to_stage) == ("self", "ver")
    assert (moves[0].before, moves[0].after) == (5, 8)


def test_a_year_beside_the_one_before_follows_who_became_whom() -> None:
    """n is what c and d became: both are its past; e is gone; f is new."""
    units = load(
        Units,
        "units: [{id: a, name: A}, {id: n, name: N, joined: 2022}, {id: f, name: F, joined: 2022},"
        "{id: c, name: C, left: 2021, became: n}, {id: d, name: D, left: 2021, became: n},"
        "{id: e, name: E, left: 2021}]",
    )
    before = Standings({u: Standing(u, rank=n) for n, u in enumerate("acde", 1)})
    now = Standings({u: Standing(u, rank=n) for n, u in enumerate("nfa", 1)})
    found = changes(units, now, before, 2021)
    told = [(one.unit, one.now is not None, [was.unit for was in one.before]) for one in found]
    assert told == [
        ("n", True, ["c", "d"]),
        ("f", True, []),
        ("a", True, ["a"]),
        ("e", False, ["e"]),
    ]


@pytest.mark.parametrize(
    ("percents", "mean", "median"),
    [
        ([60, 70, 80, 100], F(155, 2), 75),  # 310 / 4; (70 + 80) / 2
        ([100, 60, 70], F(230, 3), 70),
        ([90], 90, 90),
        ([], None, None),
    ],
)
def test_averages(percents: list[int], mean: Fraction | None, median: Fraction | None) -> None:
    found = Averages([F(one) for one in percents])
    assert (found.mean, found.median) == (mean, median)
    if percents:
        figures = [F(one) for one in percents]
        assert statistic("median", figures) == median
        assert statistic("mean", figures) == mean
        assert (statistic("max", figures), statistic("min", figures)) == (
            max(percents),
            min(percents),
        )


def test_who_holds_a_band_is_counted_in_the_division_or_in_all() -> None:
    units = {
        one.unit: one
        for one in (
            Standing("a", rank=1, band="tot", division="n1"),
            Standing("b", rank=1, band="tot", division="n2"),
            Standing("c", rank=2, band="kha", division="n1"),
        )
    }
    found = Standings(units, {"tot": "Tốt"}, (("n1", "tot", 1),))
    assert (found.held("tot"), found.held("tot", "n1"), found.held("tot", "n2")) == (3, 2, 1)
    assert (found.ranked, found.ranked_with(units["a"]), found.ranked_with(units["b"])) == (3, 2, 1)


def test_what_was_not_scored_at_a_stage_did_not_move() -> None:
    for first, then in (("x: na", "x: 8"), ("x: 8", "x: na")):
        result = scored(SCALE, {"self/a": sheet(first, "y: 7"), "ver/a": sheet(then)})
        assert stage_moves(result) == []


THREE = """
max: 20
stages: [{id: self, name: Tự chấm}, {id: cross, name: Chấm chéo}, {id: ver, name: Thẩm định}]
deduct: [{id: late, name: Nộp muộn, each: 1}]
criteria:
  - {id: x, name: X, max: 10}
  - {id: g, name: G, max: 10, bonus: [{id: g.b, name: Thưởng, each: 1}],
     criteria: [{id: y, name: Y, max: 10}]}
"""


def test_moves_by_size_then_rank_stage_and_place_in_the_scale() -> None:
    """a (19 of 20 at last, first): x 9 -> 8 -> 10, y 9 -> 8 at the last. b: nobody crossed it; its
    x 9 -> 7, its group's own bonus 0 -> 1, and the scale's own late paper 0 -> -1."""
    result = scored(
        THREE,
        {
            "self/a": sheet("x: 9", "y: 9"),
            "cross/a": sheet("x: 8"),
            "ver/a": sheet("x: 10", "y: 8"),
            "self/b": sheet("x: 9", "y: 4"),
            "ver/b": sheet("x: 7", "g.b: 1", "late: 1"),
        },
    )
    rows = [
        (one.unit, one.criterion, one.from_stage, one.to_stage, one.before, one.after)
        for one in stage_moves(result)
    ]
    assert rows == [
        ("a", "x", "cross", "ver", 8, 10),
        ("b", "x", "self", "ver", 9, 7),
        ("a", "x", "self", "cross", 9, 8),
        ("a", "y", "cross", "ver", 9, 8),
        ("b", "g", "self", "ver", 0, 1),
        ("b", "total", "self", "ver", 0, -1),
    ]
    of_b = result.unit("b")
    assert of_b is not None
    own = [own_points(of_b.nodes, node) for node in result.scale.with_root]
    assert own == [7, 1, 4, -1] and sum(one or 0 for one in own) == of_b.points == 11


def test_what_does_not_apply_or_is_missing_has_no_points_of_its_own() -> None:
    result = scored(SCALE, {"ver/a": sheet("x: na", "y: 7"), "ver/b": sheet("y: 7")})
    rows = {
        name: [own_points(found.nodes, node) for node in result.scale.with_root]
        for name in "ab"
        if (found := result.unit(name)) is not None
    }
    assert rows == {"a": [None, 7], "b": [None, 7]}


def place(rank: int | None, percent: str | None) -> Standing:
    return Standing("a", rank=rank, percent=None if percent is None else F(percent))


NOW, WAS = place(2, "91.5"), place(5, "90.25")


@pytest.mark.parametrize(
    ("now", "before", "places", "percent"),
    [
        (NOW, (WAS,), 3, F("1.25")),  # from 5 to 2; 91.5 - 90.25
        (WAS, (NOW,), -3, F("-1.25")),
        (NOW, (), None, None),  # new
        (NOW, (WAS, WAS), None, None),  # merged
        (None, (WAS,), None, None),  # gone
        (place(None, None), (WAS,), None, None),
        (NOW, (place(None, None),), None, None),
        (place(2, None), (WAS,), 3, None),
        (NOW, (place(5, None),), 3, None),
    ],
)
def test_the_places_and_percents_gained(
    now: Standing | None, before: tuple[Standing, ...], places: int | None, percent: F | None
) -> None:
    found = RankChange("a", now, before)
    assert (found.places, found.percent) == (places, percent)
    assert found.was == (before[0] if len(before) == 1 else None)


def test_who_was_no_member_or_had_no_standing_the_year_before_has_none() -> None:
    """b stood in no list of 2021, although it was a member."""
    units = load(Units, "units: [{id: a, name: A}, {id: b, name: B}]")
    found = changes(
        units, Standings({u: Standing(u) for u in "ab"}), Standings({"a": Standing("a")}), 2021
    )
    assert [(one.unit, one.now, one.before) for one in found] == [
        ("a", Standing("a"), (Standing("a"),)),
        ("b", Standing("b"), ()),
    ]


# -- The units of the blocs of one scale in one ranking (manual: many-blocs) ---------------------


OF_A_BLOC = """
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
    text = OF_A_BLOC
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
