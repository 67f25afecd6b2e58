"""What moved between stages and years, and averages of a bloc; computed by hand."""

from fractions import Fraction

import pytest

from tests.helpers.books import scored, sheet
from tests.helpers.year_data import load
from thidua.bloc.ranking.movement import RankChange, changes, own_points, stage_moves
from thidua.bloc.ranking.rank import Averages
from thidua.bloc.ranking.standings import Standing, Standings
from thidua.model.units import Units
from thidua.rules.bloc_figures import statistic

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
