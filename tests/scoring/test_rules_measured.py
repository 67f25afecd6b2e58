"""Ratio, steps, tiers and table (manual: rules)."""

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
    warned,
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


# -- tiers --------------------------------------------------------------------------------------


TIERS = """
max: 5
rule:
  kind: tiers
  tiers:
    - {from: 95, points: 5}
    - {above: 90, below: 95, points: 4}
    - {from: 80, to: 90, points: 2.5}
    - {below: 70, points: -1}
"""


@pytest.mark.parametrize(
    ("value", "points"),
    [
        ("100", "5"),
        ("95", "5"),  # from: >=
        ("94.999", "4"),  # below: <
        ("90.001", "4"),  # above: >
        ("90", "2.5"),  # to: <=
        ("80", "2.5"),
        ("69.99", "-1"),
        ("-3", "-1"),
    ],
)
def test_bounds(value: str, points: str) -> None:
    gapped = TIERS.replace("{below: 70", "{from: 70, below: 80, points: 1}\n    - {below: 70")
    assert leaf(gapped, f"x: {value}").points == F(points)


def test_first_match_wins() -> None:
    text = "max: 5\nrule: {kind: tiers, tiers: [{from: 50, points: 2}, {from: 0, points: 1}]}"
    assert leaf(text, "x: 70").points == 2
    assert leaf(text, "x: 7").points == 1


def test_a_gap_in_the_scale_is_told_before_anyone_falls_into_it() -> None:
    """70 to 80 is covered by none: a warning for the scale, an error for who is in it."""
    assert warned(leaf_scale(TIERS), {"a": sheet("x: 99")}) == ["TD306"]
    assert leaf_errors(TIERS, "x: 75") == ["TD204"]


def test_a_value_that_no_tier_covers_is_an_error() -> None:
    """`from: 0` covers all values that a scale expects; -1 is none of them."""
    text = "max: 5\nrule: {kind: tiers, tiers: [{from: 50, points: 2}, {from: 0, points: 1}]}"
    assert leaf_errors(text, "x: -1") == ["TD204"]


def test_else() -> None:
    text = "max: 5\nrule: {kind: tiers, tiers: [{from: 50, points: 2}, {else: true, points: 0.5}]}"
    assert leaf(text, "x: -1").points == F("0.5")


def test_tiers_over_m() -> None:
    """6 of M = 5: 5 and 1 as bonus; a deduction of 2 comes off the 5: 3 + 1 = 4."""
    text = """
max: 5
rule: {kind: tiers, tiers: [{from: 50, points: 6}, {else: true, points: 0}]}
deduct: [{id: d, name: D, each: 2}]
"""
    assert leaf(text, "x: 50").bonus == 1
    assert leaf(text, "x: 50", "d: 1").points == 4


def test_tiers_under_0_stay_under_0_without_a_deduct_list() -> None:
    """The floor applies to nodes with a deduct list (4.2)."""
    text = "max: 5\nrule: {kind: tiers, tiers: [{from: 50, points: 5}, {else: true, points: -2}]}"
    assert leaf(text, "x: 1").points == -2
    with_list = text + "\ndeduct: [{id: d, name: D, each: 1}]"
    assert leaf(with_list, "x: 1").points == 0


def test_tiers_of_a_fact() -> None:
    tiers = "tiers: [{from: 50, points: 5}, {else: true, points: 0}]"
    text = f"max: 5\nrule: {{kind: tiers, of: f, {tiers}}}"
    assert leaf(text, facts="{id: f, name: F}", given="f: 50").points == 5
    assert leaf_errors(text, "x: 50", facts="{id: f, name: F}", given="f: 50") == ["TD206"]


# -- shares as two counts -----------------------------------------------------------------------

THIRD = """
max: 1
MEASURErule: {kind: tiers, tiers: [{from: FROM, points: 1}, {else: true, points: 0}]}
"""


def third(measure: str, bound: str) -> str:
    return THIRD.replace("MEASURE", measure).replace("FROM", bound)


def test_part_and_of_are_a_percent_where_the_measure_is_percent() -> None:
    """626 of 723 = 86.583...%: at least 86.58 and less than 86.59."""
    assert leaf(third('measure: "%"\n', "86.58"), "x: {part: 626, of: 723}").points == 1
    assert leaf(third('measure: "%"\n', "86.59"), "x: {part: 626, of: 723}").points == 0


def test_part_and_of_are_refused_elsewhere() -> None:
    for measure in ("", "measure: hồ sơ\n"):
        assert leaf_errors(third(measure, "1"), "x: {part: 626, of: 723}") == ["TD245"]


def test_part_and_of_are_exact() -> None:
    """1 of 3 in percent to a target of 100 is 1/3 exactly, and M = 3 gives 1."""
    text = 'max: 3\nmeasure: "%"\nrule: {kind: ratio, target: 100}'
    assert leaf(text, "x: {part: 1, of: 3}").points == 1


def test_the_measure_is_the_facts_own_where_a_fact_is_read() -> None:
    """The leaf says %, the fact does not: there a share has no meaning."""
    text = third('measure: "%"\n', "1").replace("kind: tiers", "kind: tiers, of: f")
    plain = leaf_errors(text, facts="{id: f, name: F}", given="f: {part: 1, of: 2}")
    assert plain == ["TD245"]
    percent = '{id: f, name: F, measure: "%"}'
    assert leaf(text, facts=percent, given="f: {part: 1, of: 2}").points == 1


def test_a_share_inside_value() -> None:
    text = 'max: 3\nmeasure: "%"\nrule: {kind: ratio, target: 100}'
    assert leaf(text, "x: {actual: {part: 1, of: 2}, note: Đếm lại}").points == F("1.5")


@pytest.mark.parametrize(
    "entry",
    [
        "{part: 1, of: 0}",
        "{part: 1}",
        "{of: 3}",
        "{part: -1, of: 3}",
        "{value: 3, of: 3}",
        "{value: 3, part: 1, of: 3}",
        "{value: {part: 1, of: 3, off: 3}}",
    ],
)
def test_shares_that_say_too_little_or_too_much(entry: str) -> None:
    text = third("", "1")
    assert len(leaf_errors(text, f"x: {entry}")) == 1


# -- table --------------------------------------------------------------------------------------

TABLE = """
max: 4
rule:
  kind: table
  rows: {p: [0, 500, 2000]}
  columns: {q: [10, 30]}
  points:
    - [1, 2]
    - [3, 4]
    - [5, 6]
"""
FACTS = "{id: p, name: P}, {id: q, name: Q}"


@pytest.mark.parametrize(
    ("p", "q", "points"),
    [
        ("0", "10", 1),
        ("499.99", "29.99", 1),
        ("500", "29.99", 3),
        ("500", "30", 4),
        ("1999", "10", 3),
        ("2000", "10", 5),
        ("99999", "100", 6),
        ("0", "30", 2),
    ],
)
def test_the_largest_bounds_that_the_facts_reach(p: str, q: str, points: int) -> None:
    assert leaf(TABLE, facts=FACTS, given=f"p: {p}, q: {q}").points == points


def test_a_cell_over_m_is_bonus() -> None:
    found = leaf(TABLE, facts=FACTS, given="p: 2000, q: 30")
    assert (found.points, found.plain, found.bonus) == (6, 4, 2)


@pytest.mark.parametrize("given", ["p: -1, q: 10", "p: 0, q: 9.99", "p: -1, q: 0"])
def test_under_the_first_bound_is_an_error_without_else(given: str) -> None:
    assert leaf_errors(TABLE, facts=FACTS, given=given) == ["TD214"]


@pytest.mark.parametrize("given", ["p: -1, q: 10", "p: 0, q: 9.99", "p: -1, q: 0"])
def test_under_the_first_bound_else(given: str) -> None:
    assert leaf(TABLE + "  else: 0.5\n", facts=FACTS, given=given).points == F("0.5")


def test_a_table_may_be_not_applicable() -> None:
    scale = TABLE + "bonus: [{id: b, name: B, each: 1}]\n"
    assert leaf_errors(scale, "x: 3", facts=FACTS, given="p: 0, q: 10") == ["TD206"]


@pytest.mark.parametrize(
    "broken",
    [
        "rows: {p: [500, 0]}",  # bounds go up
        "rows: {p: [0, 500], q: [1]}",  # one fact
        "rows: {p: [0, 500]}",  # three rows of points
        "rows: {r: [0, 500, 2000]}",  # no such fact
    ],
)
def test_broken_tables(broken: str) -> None:
    text = TABLE.replace("rows: {p: [0, 500, 2000]}", broken)
    assert leaf_errors(text, facts=FACTS, given="p: 0, q: 10") != []
