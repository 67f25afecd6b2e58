"""One rounding function, four modes, and where it is applied (manual: arithmetic)."""

import pytest

from tests.helpers.books import F, leaf_scale, node, scored, sheet, total, unit
from thidua.bloc.scoring.rounding import rounded

MODES = [
    # value, half_up, half_even, down, up
    ("2.345", "2.35", "2.34", "2.34", "2.35"),
    ("2.355", "2.36", "2.36", "2.35", "2.36"),
    ("2.344", "2.34", "2.34", "2.34", "2.35"),
    ("2.346", "2.35", "2.35", "2.34", "2.35"),
    ("-2.345", "-2.35", "-2.34", "-2.34", "-2.35"),
    ("-2.355", "-2.36", "-2.36", "-2.35", "-2.36"),
    ("-2.344", "-2.34", "-2.34", "-2.34", "-2.35"),
    ("2.34", "2.34", "2.34", "2.34", "2.34"),
    ("-0.001", "0", "0", "0", "-0.01"),
    ("0.005", "0.01", "0", "0", "0.01"),
    ("0", "0", "0", "0", "0"),
]


@pytest.mark.parametrize(("value", "half_up", "half_even", "down", "up"), MODES)
def test_the_four_modes(value: str, half_up: str, half_even: str, down: str, up: str) -> None:
    """Halves away from zero, halves to the even digit, towards zero, away from zero."""
    wanted = {"half_up": half_up, "half_even": half_even, "down": down, "up": up}
    for mode, result in wanted.items():
        assert rounded(F(value), 2, mode) == F(result), mode


def test_thirds_and_places() -> None:
    """2/3 = 0.666...: 0.67 at two places, 1 at none; 1/3 is 0.333333 at six."""
    assert rounded(F(2, 3), 2) == F("0.67")
    assert rounded(F(2, 3), 0) == 1
    assert rounded(F(1, 2), 0) == 1
    assert rounded(F(1, 2), 0, "half_even") == 0
    assert rounded(F(3, 2), 0, "half_even") == 2
    assert rounded(F(1, 3), 6) == F("0.333333")


THREE = """
max: 9
rounding: {places: 2, mode: MODE, at: AT}
criteria:
  - {id: p, name: P, max: 3}
  - {id: q, name: Q, max: 3}
  - {id: r, name: R, max: 3}
"""


def three(mode: str, at: str, *entries: str) -> F:
    result = scored(THREE.replace("MODE", mode).replace("AT", at), {"a": sheet(*entries)})
    return total(result, "a")


def test_the_total_is_rounded_once() -> None:
    """3 x 1.004 = 3.012 -> 3.01; rounding each first would give 3 x 1.00 = 3.00."""
    assert three("half_up", "total", "p: 1.004", "q: 1.004", "r: 1.004") == F("3.01")


def test_at_criterion_each_leaf_is_rounded_first() -> None:
    """1.005 -> 1.01 each, so 3.03; the exact sum 3.015 would be 3.02."""
    entries = ("p: 1.005", "q: 1.005", "r: 1.005")
    assert three("half_up", "criterion", *entries) == F("3.03")
    assert three("half_up", "total", *entries) == F("3.02")
    assert three("half_even", "criterion", *entries) == F("3")
    assert three("down", "criterion", *entries) == F("3")
    assert three("up", "criterion", "p: 1.001", "q: 1", "r: 1") == F("3.01")


def test_at_criterion_rounds_bonus_and_deduction_with_the_leaf() -> None:
    """2 - 0.3333 + 0.1111 = 1.7778 -> 1.78; parts rounded alone: 2 - 0.33 + 0.11 = 1.78 too, so
    0.3349 and 0.1149: 2 - 0.3349 + 0.1149 = 1.78 exactly, alone 2 - 0.33 + 0.11 = 1.78; and
    0.335 - 0.1149: 1.7799 -> 1.78, alone 2 - 0.34 + 0.11 = 1.77."""
    scale = leaf_scale(
        """
        max: 2
        rule: full
        deduct: [{id: d, name: D, each: 0.335}]
        bonus: [{id: b, name: B, each: 0.1149}]
        """,
        top="rounding: {places: 2, at: criterion}",
    )
    result = scored(scale, {"a": sheet("d: 1", "b: 1")})
    assert node(result, "a", "x").points == F("1.78")


def test_bonus_and_deduction_of_a_unit_are_not_rounded_sums() -> None:
    """Before rounding (4.2): 0.335 and 0.1149 stay what they are."""
    scale = leaf_scale(
        """
        max: 2
        rule: full
        deduct: [{id: d, name: D, each: 0.335}]
        bonus: [{id: b, name: B, each: 0.1149}]
        """,
        top="rounding: {places: 2, at: criterion}",
    )
    one = unit(scored(scale, {"a": sheet("d: 1", "b: 1")}), "a")
    assert (one.bonus, one.deduction) == (F("0.1149"), F("0.335"))


def test_at_criterion_several_scorers_are_rounded_once() -> None:
    """Computed points 1.005 and 1; their mean 1.0025 -> 1.00. Rounding each scorer's points first
    would give (1.01 + 1) / 2 = 1.005 -> 1.01: a figure rounded twice."""
    scale = """
    max: 3
    rounding: {places: 2, at: criterion}
    stages: [{id: cross, name: Chéo, combine: mean}]
    criteria: [{id: x, name: X, max: 3}]
    """
    result = scored(
        scale, {"cross/a--b": "scores: {x: 1.005}", "cross/a--c": "scores: {x: 1}"}, units="a b c"
    )
    assert total(result, "a") == 1


def test_percent_is_of_the_published_points() -> None:
    """2.004 of 3 is published as 2.00, and 2 / 3 = 66.666..., not 66.8."""
    result = scored("max: 3\ncriteria: [{id: x, name: X, max: 3}]", {"a": sheet("x: 2.004")})
    assert unit(result, "a").points == 2
    assert unit(result, "a").percent == F(200, 3)


def test_ranking_compares_published_points() -> None:
    """2.004 and 1.996 are both published as 2.00: tied, though the sums differ."""
    result = scored(
        "max: 3\ncriteria: [{id: x, name: X, max: 3}]",
        {"a": sheet("x: 1.996"), "b": sheet("x: 2.004")},
    )
    assert [one.rank for one in result.units] == [1, 1]


def test_thirds_stay_exact_until_the_end() -> None:
    """Three leaves of M = 1 at ratio 1/3 make exactly 1, not 0.99."""
    scale = "max: 3\ncriteria:\n" + "".join(
        f"  - {{id: {i}, name: N, max: 1, rule: {{kind: ratio, target: 3}}}}\n" for i in "pqr"
    )
    assert total(scored(scale, {"a": sheet("p: 1", "q: 1", "r: 1")}), "a") == 1
