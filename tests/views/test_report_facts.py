"""What the year's report counts, worked out by hand: shares, stage moves, changes between years."""

from fractions import Fraction

from tests.helpers.books import F, scored, sheet
from tests.helpers.year_data import load
from thidua.bloc.firmness.strengths import mean_percent, strengths
from thidua.bloc.ranking.movement import changes, own_points, stage_moves
from thidua.bloc.ranking.standings import Standing, Standings
from thidua.model.units import Units

SCALE = """
max: 10
stages: [{id: self, name: T}, {id: cross, name: C}, {id: verified, name: V}]
criteria:
  - id: g
    name: G
    max: 6
    deduct: [{id: d, name: D, each: 0.5}]
    criteria:
      - {id: x, name: X, max: 4, not_for: [c]}
      - {id: y, name: Y, max: 2}
  - {id: z, name: Z, max: 4, bonus: [{id: b, name: B, each: 1}]}
  - {id: n, name: N, max: 0, bonus: [{id: m, name: M, each: 1}]}
"""


def one(x: str, y: str, z: str, more: str = "") -> str:
    entries = [f"x: {x}" if x else "", f"y: {y}", f"z: {z}", "n: 0", *more.split("; ")]
    return sheet(*(entry for entry in entries if entry))


SHEETS = {
    "self/a": one("4", "2", "4", "d: 0; b: 0; m: 0"),
    "verified/a": one("3", "2", "4", "d: 1; b: 1; m: 0"),
    "self/b": one("2", "1", "2", "d: 0; b: 0; m: 0"),
    "cross/b": sheet("x: 1"),
    "verified/b": sheet("x: 2", "d: 0"),
    "verified/c": one("", "1", "3", "d: 0; b: 0; m: 0"),
}


def test_shares_of_what_applies() -> None:
    """g: a (3+2-0.5)/6, b 3/6, c 1/2 of the two points that apply to it."""
    found = {each.criterion: each for each in strengths(scored(SCALE, SHEETS))}
    assert list(found) == ["g", "x", "y", "z"]
    assert found["g"].shares == {"a": F(3, 4), "b": F(1, 2), "c": F(1, 2)}
    assert found["g"].mean == F(7, 12)
    assert (found["g"].best, found["g"].weakest) == (("a",), ("c", "b"))
    assert set(found["x"].shares) == {"a", "b"}
    assert found["z"].highest == F(5, 4)
    assert not found["z"].all_alike


def test_units_without_a_rank_count_nowhere() -> None:
    result = scored(SCALE, {**SHEETS, "self/e": sheet("x: 4")}, units="a b c e")
    assert all("e" not in each.shares for each in strengths(result))
    # a 9.5/10, b 5/10, c 4/6: 95, 50 and 200/3
    assert mean_percent(result) == F(635, 9)


def test_no_ranked_unit_no_shares() -> None:
    result = scored(SCALE, {"self/a": sheet("x: 4")}, units="a c")
    assert strengths(result) == ()
    assert mean_percent(result) is None


def test_moves_between_the_stages_that_have_a_sheet() -> None:
    """The group's own deduction is a move of the group; the largest come first."""
    moves = stage_moves(scored(SCALE, SHEETS))
    assert [
        (each.unit, each.criterion, each.from_stage, each.to_stage, each.difference)
        for each in moves
    ] == [
        ("a", "x", "self", "verified", -1),
        ("a", "z", "self", "verified", 1),
        ("b", "x", "self", "cross", -1),
        ("b", "x", "cross", "verified", 1),
        ("a", "g", "self", "verified", F(-1, 2)),
    ]


def test_own_points_add_up_to_the_total() -> None:
    result = scored(SCALE, SHEETS)
    for unit in result.units:
        nodes = [result.scale.root, *result.scale.nodes.values()]
        own = [own_points(unit.nodes, node) or 0 for node in nodes if node is not None]
        assert sum(own, F(0)) == unit.total


UNITS = """
units:
  - {id: x, name: X, left: 2021, became: m}
  - {id: y, name: Y, left: 2021, became: m}
  - {id: m, name: M, joined: 2022}
  - {id: r, name: R, left: 2021, became: s}
  - {id: s, name: S, joined: 2022}
  - {id: u, name: U}
  - {id: v, name: V, joined: 2022}
  - {id: w, name: W, left: 2021}
"""


def standings(**ranks: tuple[int, int]) -> Standings:
    return Standings(
        {
            unit: Standing(unit, "ranked", rank, Fraction(percent))
            for unit, (rank, percent) in ranks.items()
        }
    )


def test_changes_follow_renamed_and_merged_units() -> None:
    before = standings(x=(1, 95), r=(2, 90), u=(3, 85), y=(4, 80), w=(5, 70))
    now = standings(u=(1, 96), m=(2, 91), s=(3, 88), v=(4, 60))
    found = {one.unit: one for one in changes(load(Units, UNITS), now, before, 2021)}
    assert list(found) == ["u", "m", "s", "v", "w"]
    assert [found["u"].places, found["u"].percent] == [2, 11]
    assert [found["s"].places, found["s"].percent] == [-1, -2]
    assert [standing.unit for standing in found["m"].before] == ["x", "y"]
    assert (found["m"].was, found["m"].places, found["m"].percent) == (None, None, None)
    assert found["v"].before == ()
    assert (found["w"].now, found["w"].places) == (None, None)
