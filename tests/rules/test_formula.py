"""A rule's live formula is what the rule computes (manual: excel)."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.helpers.spreadsheet import NOT_AVAILABLE, Named, computed, depth
from tests.rules.test_reach import rule_of
from thidua.bloc.scoring.rounding import rounded
from thidua.rules import expression as ex
from thidua.rules.bounds import Bounds, lies_in
from thidua.rules.formula import MOST_NESTED, condition, formula, round_

F = Fraction
CELLS = Named({"value": "G1", "target": "H1", "done.0": "D1", "done.1": "D2"}, {"true": "Có"})
G, H = ex.Ref("value"), ex.Ref("target")
DUE = date(2022, 6, 30)


@pytest.mark.parametrize(
    ("expr", "text"),
    [
        (ex.Num(5), "5"),
        (ex.Num(F("0.25")), "0.25"),
        (ex.Num(-2), "(-2)"),
        (ex.Num(F(1, 3)), "(1/3)"),
        (ex.Num(F(-1, 3)), "(-1/3)"),
        (G, "G1"),
        (ex.Sum((G, H, ex.Num(1))), "(G1+H1+1)"),
        (G - H, "(G1-H1)"),
        (G * H, "G1*H1"),
        (G / (H - ex.Num(1)), "(G1)/((H1-1))"),
        (ex.Least((G, H)), "MIN(G1,H1)"),
        (ex.Most((G, H)), "MAX(G1,H1)"),
        # What is typed stays; what is computed is taken at nine decimals before it is cut.
        (ex.WholeNumber(G, up=False), "INT(G1)"),
        (ex.WholeNumber(G / ex.Num(3), up=False), "INT(ROUND((G1)/(3),9))"),
        (ex.WholeNumber(G / ex.Num(3), up=True), "-INT(-ROUND((G1)/(3),9))"),
        (ex.Days("done.0", DUE), "MAX(D1-DATE(2022,6,30),0)"),
        (ex.Days("done.0", DUE, early=True), "MAX(DATE(2022,6,30)-D1,0)"),
        (ex.Choose([(ex.OTHERWISE, G)]), "G1"),
        (ex.Choose([(ex.Is("value", "a"), G)]), 'IF(G1="a",G1,NA())'),
        (
            ex.Choose([(ex.Is("value", "a"), G), (ex.OTHERWISE, H)]),
            'IF(G1="a",G1,H1)',
        ),
    ],
)
def test_each_part_of_an_expression(expr: ex.Expr, text: str) -> None:
    assert formula(expr, CELLS) == text


@pytest.mark.parametrize(
    ("cond", "text"),
    [
        (ex.OTHERWISE, "TRUE"),
        (ex.Compare(G, ">=", ex.Num(5)), "G1>=5"),
        (ex.Compare(G / H, "=", ex.Num(5)), "ROUND((G1)/(H1),9)=5"),
        (ex.Compare(ex.Num(5), "<", G * H), "5<ROUND(G1*H1,9)"),
        (ex.All([ex.Lacks("target"), ex.OTHERWISE]), "AND(NOT(ISNUMBER(H1)),TRUE)"),
        (ex.Any_([ex.Lacks("target"), ex.OTHERWISE]), "OR(NOT(ISNUMBER(H1)),TRUE)"),
        (ex.Not(ex.OTHERWISE), "NOT(TRUE)"),
        (lies_in(Bounds.model_validate({"from": "5"}), G), "G1>=5"),
        (lies_in(Bounds.model_validate({"above": "5", "to": "9"}), G), "AND(G1>5,G1<=9)"),
        (ex.Is("value", True), 'G1="Có"'),
        (ex.Is("value", False), 'G1="false"'),
        (ex.Is("value", 'loại "A"'), 'G1="loại ""A"""'),
    ],
)
def test_each_condition(cond: ex.Cond, text: str) -> None:
    assert condition(cond, CELLS) == text


TIERS = "tiers: [{from: 95, points: 5}, {above: 90, below: 95, points: 4}, {to: 10, points: -1}%s]"
RULES = [
    "points",
    "{kind: count, each: 0.75}",
    f"{{kind: tiers, {TIERS % ''}}}",
    f"{{kind: tiers, {TIERS % ', {else: true, points: 0.5}'}}}",
    f"{{kind: tiers, target: 3, {TIERS % ', {else: true, points: 0.5}'}}}",
    "{kind: steps, above: 50, first: 0.5, every: 3, each: 0.25}",
    "{kind: steps, above: 50, first: 0.5, every: 3, each: 0.25, partial: full, start: max}",
    "{kind: steps, below: 50, first: 0.5, every: 3, each: 0.25, partial: exact}",
    "{kind: steps, below: 50, first: 0, every: 3, each: 0.25, partial: full, target: entered}",
    "{kind: linear, worst: 20, best: 80, least: 10%}",
    "{kind: linear, worst: 80, best: 20, lower_is_better: true, least: 1, target: entered}",
    "{kind: ratio, cap: 1.2}",
    "{kind: ratio, cap: 1.2, lower_is_better: true}",
]


@pytest.mark.parametrize("text", RULES)
@given(st.decimals(-5, 130, places=2), st.decimals(F("0.01"), 130, places=2))
@example("95", "100")
@example("90", "100")
@example("50", "100")
@example("53", "100")
@example("0", "100")
def test_a_formula_gives_the_rules_points(text: str, value: Any, target: Any) -> None:
    arithmetic = rule_of(text).arithmetic(F(5), 2022)
    figures = {"value": F(value), "target": F(target)}
    told = arithmetic.told(figures, None)
    shown = computed(
        formula(arithmetic.expression(), CELLS), {"G1": F(value), "H1": figures["target"]}
    )
    # A spreadsheet takes what it cuts or compares at nine decimals: no figure here needs more.
    assert shown == (NOT_AVAILABLE if told is None else told.points)


@given(st.integers(-20, 20), st.integers(-20, 20) | st.none())
def test_a_formula_gives_the_points_of_days(first: int, second: int | None) -> None:
    """Two due days, some days before or after; the second perhaps never done."""
    rule = rule_of(
        "{kind: deadline, due: [06-30, 2022-09-30], grace: 2, late: {each_day: 0.25},"
        " early: {each_day: 0.1, cap: 1}}"
    )
    arithmetic = rule.arithmetic(F(5), 2022)
    days = (
        DUE + timedelta(first),
        None if second is None else date(2022, 9, 30) + timedelta(second),
    )
    told = arithmetic.told({"done.0": days[0], "done.1": days[1]}, None)
    assert told is not None and arithmetic.early is not None and arithmetic.loss is not None
    cells = {"D1": days[0], "D2": days[1]}
    assert computed(formula(arithmetic.expression(), CELLS), cells) == told.points
    assert computed(formula(arithmetic.early, CELLS), cells) == told.early
    assert computed(formula(arithmetic.loss, CELLS), cells) == told.loss


@pytest.mark.parametrize("option", ["tot", "kha", "yeu"])
def test_a_formula_gives_the_points_of_an_option(option: str) -> None:
    """Where the cell holds none of them yet there are no points."""
    arithmetic = rule_of("{kind: choice, options: {tot: 5, kha: 2.5}}").arithmetic(F(5), 2022)
    expected = {"tot": 5, "kha": F("2.5"), "yeu": NOT_AVAILABLE}
    assert computed(formula(arithmetic.expression(), CELLS), {"G1": option}) == expected[option]


@pytest.mark.parametrize("count", [MOST_NESTED, MOST_NESTED + 1, 2 * MOST_NESTED + 1])
def test_more_tiers_than_a_spreadsheet_can_nest(count: int) -> None:
    """Excel nests 64 functions: however many tiers, none is lost, and what none covers is #N/A."""
    lines = ", ".join(f"{{from: {count - n}, points: {n}}}" for n in range(count))
    arithmetic = rule_of(f"{{kind: tiers, tiers: [{lines}]}}").arithmetic(F(5), 2022)
    text = formula(arithmetic.expression(), CELLS)
    assert depth(text) <= 46  # of 64, the rest stands around it
    for value in (1, 2, count - 41, count - 40, count - 39, count - 1, count):
        if value >= 1:
            assert computed(text, {"G1": F(value)}) == count - value, value
    if count == MOST_NESTED:
        assert computed(text, {"G1": F(0)}) is NOT_AVAILABLE


@pytest.mark.parametrize(
    ("mode", "text"),
    [
        ("half_up", "ROUND(ROUND(A1,9),2)"),
        ("down", "ROUNDDOWN(ROUND(A1,9),2)"),
        ("up", "ROUNDUP(ROUND(A1,9),2)"),
    ],
)
def test_how_a_cell_rounds(mode: str, text: str) -> None:
    assert round_("A1", 2, mode) == text


@pytest.mark.parametrize("mode", ["half_up", "half_even", "down", "up"])
@given(value=st.decimals(-200, 200, places=4), places=st.integers(0, 3))
@example(value="2.5", places=0)
@example(value="3.5", places=0)
@example(value="-2.5", places=0)
@example(value="0.125", places=2)
def test_rounding_in_a_cell_is_the_scales_rounding(mode: str, value: Any, places: int) -> None:
    assert computed(round_("A1", places, mode), {"A1": F(value)}) == rounded(F(value), places, mode)
