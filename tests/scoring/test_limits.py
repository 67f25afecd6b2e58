"""The scale as a node, limits over all below, shares, rounding to a step (manual: limits-of-points)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.books import F, attempt, scored
from thidua.bloc.firmness.compare import compare
from thidua.bloc.scoring.result import UnitScore

TWO = """
max: 20
{own}
criteria:
  - id: g
    name: G
    max: 10
    {group}
    criteria:
      - {{id: a, name: A, max: 4, rule: points, bonus: [{{id: a.b, name: AB, each: 1}}], deduct: [{{id: a.d, name: AD, each: 1}}]}}
      - {{id: b, name: B, max: 6, bonus: [{{id: b.b, name: BB, each: 1}}]}}
  - {{id: h, name: H, max: 10, rule: points, deduct: [{{id: h.d, name: HD, each: 1}}]}}
"""


def one(sheet: str, own: str = "", group: str = "") -> UnitScore:
    (found,) = scored(TWO.format(own=own, group=group), {"x": f"scores: {{{sheet}}}"}).units
    return found


# -- 14: the scale as a node --------------------------------------------------------------------


def test_the_scale_has_lists_of_its_own() -> None:
    """4 + 6 + 10 = 20, less 2 for being late, plus 1: 19."""
    own = "bonus: [{id: t.b, name: TB, points: 1}]\ndeduct: [{id: t.d, name: TD, each: 2}]"
    found = one("a: 4, b: 6, h: 10, t.b: true, t.d: 1", own)
    assert (found.points, found.bonus, found.deduction) == (19, 1, 2)
    assert found.nodes["total"].points == 19


def test_the_scale_has_a_floor_and_a_clamp() -> None:
    deduct = "deduct: [{id: t.d, name: TD, each: 30}]"
    assert one("a: 4, b: 6, h: 10, t.d: 1", f"{deduct}\nfloor: -5").points == -5
    assert one("a: 4, b: 6, h: 10, t.d: 1", deduct).points == 0
    assert one("a: 4, b: 6, h: 10, a.b: 3", "clamp: true").points == 20


def test_the_id_of_the_total_is_reserved() -> None:
    _, found = attempt("max: 1\ncriteria: [{id: Total, name: T, max: 1}]", {"x": "scores: {}"})
    assert [(each.code, each.variant) for each in found] == [("TD302", "reserved")]


def test_compare_adds_up_with_the_scales_own_lists() -> None:
    own = "bonus: [{id: t.b, name: TB, points: 1}]\nlimit: {bonus: 2}"
    sheets = {
        "x": "scores: {a: 4, b: 6, h: 10, a.b: 5, t.b: true}",
        "y": "scores: {a: 1, b: 6, h: 8}",
    }
    result = scored(TWO.format(own=own, group=""), sheets)
    x, y = result.unit("x"), result.unit("y")
    assert x is not None and y is not None
    rows = compare(result, x, y).rows
    assert sum(row.difference for row in rows) == x.points - y.points == 22 - 15
    assert "total" in [row.id for row in rows]


# -- 15: limits ---------------------------------------------------------------------------------


def test_bonus_of_all_below() -> None:
    """a + 3, b + 4: of 7 in the group 5 count, and 2 are taken in a step of their own."""
    found = one("a: 4, b: 6, h: 10, a.b: 3, b.b: 4", group="limit: {bonus: 5}")
    assert (found.points, found.bonus) == (25, 5)
    assert [(s.key, s.points) for s in found.nodes["g"].steps if s.key == "limit_bonus"] == [
        ("limit_bonus", -2)
    ]


def test_deductions_of_all_below() -> None:
    """a - 3 and h - 6: of 9 the scale allows 7, and 2 are given back."""
    found = one("a: 4, b: 6, h: 10, a.d: 3, h.d: 6", own="limit: {deduct: 7}")
    assert (found.points, found.deduction) == (13, 7)


def test_what_floors_cut_off_is_not_counted() -> None:
    """a: 4 - 9 is 0: only 4 were really taken; with h - 3 that is 7, within the limit."""
    found = one("a: 4, b: 6, h: 10, a.d: 9, h.d: 3", own="limit: {deduct: 7}")
    assert found.points == 0 + 6 + 7
    over = one("a: 4, b: 6, h: 10, a.d: 9, h.d: 4", own="limit: {deduct: 7}")
    assert over.points == 0 + 6 + 6 + 1


def test_inner_limits_come_first() -> None:
    """In g 7 become 5; with nothing else below the scale's 6 are not reached."""
    found = one("a: 4, b: 6, h: 10, a.b: 3, b.b: 4", "limit: {bonus: 6}", "limit: {bonus: 5}")
    assert (found.points, found.bonus) == (25, 5)
    outer = one("a: 4, b: 6, h: 10, a.b: 3, b.b: 4", "limit: {bonus: 4}", "limit: {bonus: 5}")
    assert (outer.points, outer.bonus) == (24, 4)


@pytest.mark.parametrize(
    ("events", "points", "bonus", "deduction"),
    [
        ("a.b: 3, b.b: 4, h.d: 1", 20 + 5, 6, 1),  # + 7 - 1 = 6: 1 over, off the bonus
        ("a.b: 1, h.d: 8", 20 - 5, 1, 6),  # 1 - 8 = -7: 2 over, off the deduction
        ("a.b: 3, h.d: 6", 20 - 3, 3, 6),
    ],
)
def test_net(events: str, points: int, bonus: int, deduction: int) -> None:
    found = one(f"a: 4, b: 6, h: 10, {events}", own="limit: {net: 5}")
    assert (found.points, found.bonus, found.deduction) == (points, bonus, deduction)


def test_excess_and_points_by_hand_count() -> None:
    """125 % of 4 is 1 over; by hand b has 8, 2 over: of 3 the limit leaves 2."""
    text = TWO.format(own="limit: {bonus: 2}", group="").replace(
        "name: A, max: 4, rule: points,",
        "name: A, max: 4, rule: {kind: ratio, target: 100, cap: 1.25},",
    )
    (found,) = scored(text, {"x": "scores: {a: {actual: 130}, b: {points: 8}, h: 10}"}).units
    assert (found.points, found.bonus) == (22, 2)


def test_a_leaf_may_have_a_limit() -> None:
    text = "max: 10\ncriteria: [{id: k, name: K, max: 10, bonus: [{id: k.b, name: B, each: 2}], limit: {bonus: 3}}]"
    (found,) = scored(text, {"x": "scores: {k: 8, k.b: 2}"}).units
    assert (found.points, found.bonus) == (11, 3)


def test_a_cap_without_items_is_meant_as_a_limit() -> None:
    _, found = attempt(TWO.format(own="", group="bonus: {cap: 5}"), {"x": "scores: {a: 4}"})
    assert [each.code for each in found] == ["TD333"]
    _, found = attempt(TWO.format(own="limit: {}", group=""), {"x": "scores: {a: 4}"})
    assert [each.code for each in found] == ["TD332"]


@given(
    st.integers(0, 6), st.integers(0, 6), st.integers(0, 6),
    st.integers(0, 8), st.integers(0, 8), st.integers(0, 8),
)  # fmt: skip
def test_nothing_is_over_its_limit(
    ab: int, bb: int, hd: int, bonus: int, deduct: int, net: int
) -> None:
    """Law: what moved the total from its base is within every limit."""
    own = f"limit: {{bonus: {bonus}, deduct: {deduct}, net: {net}}}"
    found = one(f"a: 4, b: 6, h: 10, a.b: {ab}, b.b: {bb}, h.d: {hd}", own)
    assert found.bonus <= bonus and found.deduction <= deduct
    assert abs(found.bonus - found.deduction) <= net
    assert found.points == 20 + found.bonus - found.deduction


# -- 13: shares ---------------------------------------------------------------------------------


def test_a_share_of_the_leaf_before_its_lists() -> None:
    """10 % of 8 is 0.8, whatever else is taken off: 8 - 1 + 0.8."""
    text = (
        "max: 10\ncriteria: [{id: k, name: K, max: 10, rule: points, bonus: [{id: k.s, name: S, share: 10%}],"
        " deduct: [{id: k.d, name: D, each: 1}]}]"
    )
    (found,) = scored(text, {"x": "scores: {k: 8, k.s: true, k.d: 1}"}).units
    assert found.points == F("7.8")


def test_a_share_of_a_sum() -> None:
    """The group has 3 + 5 + 1 = 9; half of it is taken off."""
    group = "deduct: [{id: g.s, name: GS, share: 1/2}]"
    assert one("a: 3, b: 5, a.b: 1, h: 10, g.s: true", group=group).points == F("4.5") + 10


def test_a_share_of_points_under_0_is_0() -> None:
    group = "deduct: [{id: g.s, name: GS, share: 10%}]"
    text = TWO.format(own="", group=group).replace(
        "id: a, name: A,", "id: a, name: A, floor: none,"
    )
    (found,) = scored(text, {"x": "scores: {a: 0, a.d: 5, b: 2, h: 10, g.s: true}"}).units
    assert found.deduction == 5  # the share of -3 is nothing


# -- 16: rounding to a step ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "mode", "expected"),
    [("8.24", "half_up", "8"), ("8.25", "half_up", "8.5"), ("8.4", "down", "8"), ("8.1", "up", "8.5"),
     ("8.25", "half_even", "8"), ("8.75", "half_even", "9")],
)  # fmt: skip
def test_rounding_to_a_step(value: str, mode: str, expected: str) -> None:
    text = f"max: 10\nrounding: {{to: 0.5, mode: {mode}}}\ncriteria: [{{id: k, name: K, max: 10}}]"
    (found,) = scored(text, {"x": f"scores: {{k: {value}}}"}).units
    assert (found.points, found.percent_places) == (F(expected), 2)


def test_places_and_a_step_are_one_too_many() -> None:
    text = "max: 10\nrounding: {places: 1, to: 0.5}\ncriteria: [{id: k, name: K, max: 10}]"
    _, found = attempt(text, {"x": "scores: {k: 5}"})
    assert [each.code for each in found] == ["TD334"]
