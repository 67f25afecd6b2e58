"""Ratio and steps (manual: rule-ratio)."""

import pytest

from tests.helpers.books import (
    F,
    attempt,
    errors,
    leaf,
    leaf_errors,
    leaf_scale,
    node,
    scored,
    sheet,
    unit,
)

# -- ratio --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actual", "points"),
    [("0", "0"), ("50", "4"), ("99.5", "7.96"), ("100", "8"), ("130", "8")],
)
def test_ratio_is_m_times_actual_over_target_up_to_1(actual: str, points: str) -> None:
    """8 x 99.5 / 100 = 7.96; cap 1 by default."""
    assert leaf("max: 8\nrule: {kind: ratio, target: 100}", f"x: {actual}").points == F(points)


def test_ratio_stays_exact() -> None:
    """8 x 2/3."""
    assert leaf("max: 8\nrule: {kind: ratio, target: 3}", "x: 2").points == F(16, 3)


def test_ratio_over_m_by_its_cap_is_bonus() -> None:
    """8 x min(1.3, 1.1) = 8.8: 8 and 0.8 bonus; 8 x 1.05 = 8.4."""
    text = "max: 8\nrule: {kind: ratio, target: 100, cap: 1.1}"
    found = leaf(text, "x: 130")
    assert (found.points, found.plain, found.bonus) == (F("8.8"), 8, F("0.8"))
    assert leaf(text, "x: 105").points == F("8.4")


def test_a_cap_under_1() -> None:
    assert leaf("max: 8\nrule: {kind: ratio, target: 100, cap: 0.5}", "x: 90").points == 4


LOWER = "max: 2\nrule: {kind: ratio, target: 5, lower_is_better: true, cap: 1.5}"


@pytest.mark.parametrize(
    ("actual", "points"), [("10", "1"), ("5", "2"), ("4", "2.5"), ("1", "3"), ("0", "3")]
)
def test_lower_is_better(actual: str, points: str) -> None:
    """target / actual: 5/10, 5/5, 5/4 = 1.25 -> 2.5, 5/1 capped at 1.5; 0 gives the cap."""
    assert leaf(LOWER, f"x: {actual}").points == F(points)


@pytest.mark.parametrize("more", ["", ", lower_is_better: true"])
def test_a_target_of_0_is_an_error(more: str) -> None:
    text = f"max: 2\nrule: {{kind: ratio{more}}}"
    assert leaf_errors(text, "x: {actual: 3, target: 0}") == ["TD215"]
    assert leaf_errors(text, "x: {actual: 0, target: 0}") == ["TD215"]


def test_the_target_comes_from_the_entry() -> None:
    """8 x 104/130 = 6.4."""
    assert leaf("max: 8\nrule: ratio", "x: {actual: 104, target: 130}").points == F("6.4")


def test_without_a_target_the_unit_is_incomplete() -> None:
    result = scored(leaf_scale("max: 8\nrule: ratio"), {"a": sheet("x: 104")})
    assert unit(result, "a").status == "incomplete"
    assert node(result, "a", "x").missing == (("target", ""),)


def test_a_negative_figure_is_no_entry() -> None:
    assert leaf_errors("max: 8\nrule: {kind: ratio, target: 5}", "x: -3") == ["TD138"]


PLEDGED = leaf_scale('max: 8\nrule: {kind: ratio, target: "pledge:t1"}')
PLEDGE = "unit: a\ntasks: [{id: t1, name: T, plan: 95}, {id: t2, name: U}]"


def test_the_target_comes_from_the_pledge() -> None:
    """8 x 76/95 = 6.4."""
    result = scored(PLEDGED, {"a": sheet("x: 76")}, more={"pledges/a.yaml": PLEDGE})
    assert node(result, "a", "x").points == F("6.4")


@pytest.mark.parametrize("task", ["t2", "t9"])
def test_a_pledge_without_plan_or_task_leaves_the_unit_incomplete(task: str) -> None:
    result = scored(
        PLEDGED.replace("t1", task), {"a": sheet("x: 76")}, more={"pledges/a.yaml": PLEDGE}
    )
    assert unit(result, "a").status == "incomplete"
    assert node(result, "a", "x").missing == (("pledge", task),)


def test_a_pledged_plan_of_0_is_an_error() -> None:
    more = {"pledges/a.yaml": PLEDGE.replace("95", "0")}
    assert errors(PLEDGED, {"a": sheet("x: 76")}, more=more) == ["TD215"]


def test_ratio_of_a_fact() -> None:
    text = "max: 8\nrule: {kind: ratio, of: f, target: 4}"
    assert leaf(text, facts="{id: f, name: F}", given="f: 3").points == 6


def test_ratio_of_a_fact_with_the_units_own_target() -> None:
    """The figure is a fact, the target is the unit's: 8 x 3/4 = 6."""
    text = "max: 8\nrule: {kind: ratio, of: f}"
    assert leaf(text, "x: {target: 4}", facts="{id: f, name: F}", given="f: 3").points == 6


def test_a_target_without_its_figure_is_an_error() -> None:
    assert leaf_errors("max: 8\nrule: ratio", "x: {target: 4}") == ["TD121"]


def test_a_target_beside_points_by_hand_is_an_error() -> None:
    assert leaf_errors("max: 8\nrule: ratio", "x: {points: 4, target: 4}") == ["TD207"]


def test_a_target_where_the_rule_has_none_is_an_error() -> None:
    assert leaf_errors("max: 8", "x: {value: 4, target: 4}") == ["TD120"]


# -- steps --------------------------------------------------------------------------------------

STEPS = "max: 2\nrule: {kind: steps, above: 23, first: 1, every: 12, each: 0.25}"


@pytest.mark.parametrize(
    ("value", "points"),
    [
        ("0", "0"),
        ("23", "0"),  # <= above
        ("23.01", "1"),  # first, floor(0.01/12) = 0
        ("34.99", "1"),
        ("35", "1.25"),  # floor(12/12) = 1
        ("46.99", "1.25"),
        ("47", "1.5"),
        ("71", "2"),  # 1 + 4 x 0.25
        ("500", "2"),  # M
    ],
)
def test_steps(value: str, points: str) -> None:
    assert leaf(STEPS, f"x: {value}").points == F(points)


def test_first_is_each_by_default() -> None:
    """5 over 0 by ones of 0.1: 0.1 + 0.1 x 5 = 0.6."""
    text = "max: 2\nrule: {kind: steps, above: 0, first: 0.1, every: 1, each: 0.1}"
    assert leaf(text, "x: 5").points == F("0.6")
    assert leaf(text, "x: 0.5").points == F("0.1")


def test_first_may_be_0() -> None:
    text = "max: 2\nrule: {kind: steps, above: 95, first: 0, every: 1, each: 0.1}"
    assert leaf(text, "x: 95.9").points == 0
    assert leaf(text, "x: 97").points == F("0.2")


def test_steps_of_a_share() -> None:
    """2 of 3 in percent is 66.66...: over 60 by 6.66, two steps of 3: 0.5 + 2 x 0.5 = 1.5."""
    text = 'max: 2\nmeasure: "%"\nrule: {kind: steps, above: 60, first: 0.5, every: 3, each: 0.5}'
    assert leaf(text, "x: {part: 2, of: 3}").points == F("1.5")


def test_steps_of_a_fact_below_zero() -> None:
    """-7 over -10 by 3 ones: 1 + 1 x 3 = 4, M = 3."""
    text = "max: 3\nrule: {kind: steps, of: f, above: -10, first: 1, every: 1, each: 1}"
    assert leaf(text, facts="{id: f, name: F}", given="f: -7").points == 3


def test_a_fact_that_nobody_gave_is_missing() -> None:
    text = leaf_scale("max: 3\nrule: {kind: steps, of: f, above: 0, first: 1, every: 1, each: 1}")
    scale = text.replace("criteria:", "facts: [{id: f, name: F}]\ncriteria:", 1)
    result, _ = attempt(scale, {"a": sheet(head="claimed: 1")})
    assert result is not None
    assert unit(result, "a").status == "incomplete"
