"""Several scorers of one unit at one stage (manual: stages)."""

import pytest

from tests.helpers.books import F, errors, node, scored, sheet, total, unit, warned
from thidua.bloc.scoring.check_figures import check_spread

BASE = """
max: 5
stages:
  - {id: self, name: Tự chấm}
  - {id: cross, name: Chấm chéo, COMBINE}
  - {id: ver, name: Thẩm định, required: false}
facts: [{id: f, name: F}]
criteria:
  - id: g
    name: G
    max: 5
    deduct: [{id: g.d, name: D, each: 1}]
    criteria:
      - {id: x, name: X, max: 3, rule: points, deduct: [{id: d, name: D, each: 1}]}
      - {id: y, name: Y, max: 2, deduct: [{id: e, name: E, each: 0.5}]}
"""
UNITS = "a b c d1"


def scale(combine: str = "combine: mean") -> str:
    return BASE.replace(", COMBINE", f", {combine}" if combine else "")


def cross(**sheets: str) -> dict[str, str]:
    """Sheets of unit a at cross by scorer; lines separated by `;`."""
    return {f"cross/a--{who}": sheet(*text.split("; ")) for who, text in sheets.items()}


def points(sheets: dict[str, str], combine: str = "combine: mean") -> F:
    return total(scored(scale(combine), sheets, units=UNITS, provisional=True), "a")


def test_where_only_one_gives_a_figure_it_stands() -> None:
    """b scores x, c scores y: no combination is needed."""
    assert points(cross(b="x: 2", c="e: 1"), combine="") == F("3.5")


@pytest.mark.parametrize(
    ("combine", "three", "two"),
    [("mean", F("1.5"), 2), ("median", 1, 2), ("max", 3, 3)],
)
def test_combine_applies_to_computed_points(combine: str, three: F, two: F) -> None:
    """x 3, 1, 0.5: mean 1.5, median 1, max 3; of two, 3 and 1: mean and median 2."""
    sheets = cross(b="x: 3; e: 0", c="x: 1", d1="x: 0.5")
    assert points(sheets, f"combine: {combine}") == three + 2
    del sheets["cross/a--d1"]
    assert points(sheets, f"combine: {combine}") == two + 2


def test_a_mean_of_thirds_is_exact() -> None:
    """(3 + 1 + 1) / 3 = 5/3."""
    result = scored(scale(), cross(b="x: 3; e: 0", c="x: 1", d1="x: 1"), units=UNITS)
    assert node(result, "a", "x").points == F(5, 3)


def test_each_scorers_own_items_are_in_his_points() -> None:
    """b: 3 - 1 = 2; c: 3: mean 2.5."""
    assert points(cross(b="x: 3; d: 1; e: 0", c="x: 3")) == F("4.5")


def test_without_combine_several_figures_are_an_error() -> None:
    assert errors(scale(""), cross(b="x: 3", c="x: 1"), units=UNITS) == ["TD221"]
    # Also where they agree: nobody said how they become one.
    assert errors(scale(""), cross(b="x: 3", c="x: 3"), units=UNITS) == ["TD221"]


def test_of_those_who_do_not_say_na() -> None:
    assert points(cross(b="x: 3; e: 0", c="x: na", d1="x: 1")) == 4
    assert points(cross(b="x: 3; e: 0", c="x: na")) == 5


def test_na_when_all_say_so() -> None:
    result = scored(scale(), cross(b="x: na; e: 0", c="x: na"), units=UNITS)
    assert (unit(result, "a").points, unit(result, "a").assigned) == (2, 2)


def test_a_scorer_who_names_only_an_item_gives_no_figure() -> None:
    """b gives x, c only the item d: 3 - 1, without any combination."""
    assert points(cross(b="x: 3; e: 0", c="d: 1"), combine="") == 4


def test_an_item_by_one_who_gives_no_figure_counts_for_all_who_do() -> None:
    """b 3 - 1, c 2 - 1: mean 1.5."""
    assert points(cross(b="x: 3; e: 0", c="x: 2", d1="d: 1")) == F("3.5")


def test_two_who_give_one_fact_differently_are_an_error() -> None:
    sheets = {f"cross/a--{who}": sheet(facts=f"f: {n}") for who, n in (("b", "1"), ("c", "2"))}
    assert errors(scale(), sheets, units=UNITS) == ["TD220"]
    sheets["cross/a--c"] = sheet(facts="f: 1.0")
    assert errors(scale(), sheets, units=UNITS) == []


def test_two_who_give_one_group_item_differently_are_an_error() -> None:
    sheets = cross(b="x: 3; e: 0; g.d: 1", c="g.d: 2")
    assert errors(scale(), sheets, units=UNITS) == ["TD220"]
    sheets["cross/a--c"] = sheet("g.d: 1")
    assert points(sheets) == 4


def test_hand_figures_are_combined_with_computed_ones() -> None:
    """b by hand 2.5, c 3 - 2 = 1: mean 1.75."""
    assert points(cross(b="x: {points: 2.5}; e: 0", c="x: 3; d: 2")) == F("3.75")


def test_bonus_and_deduction_are_combined_like_the_points() -> None:
    """Mean: (0 + 2) / 2 = 1; max takes those of the scorer that counts."""
    sheets = cross(b="x: 3; e: 0", c="x: 3; d: 2")
    for combine, deduction in (("mean", 1), ("max", 0)):
        result = scored(scale(f"combine: {combine}"), sheets, units=UNITS)
        assert unit(result, "a").deduction == deduction


def test_a_later_stage_overrules_all_scorers() -> None:
    sheets = {**cross(b="x: 3; e: 0", c="x: 1; d: 1"), "ver/a": sheet("x: 2", "d: 0")}
    assert unit(scored(scale(), sheets, units=UNITS), "a").stages["ver"] == 4


def test_a_later_item_counts_for_each_scorer() -> None:
    """cross (3 + 1) / 2 = 2; ver adds d: (2 + 0) / 2 = 1."""
    sheets = {**cross(b="x: 3; e: 0", c="x: 1"), "ver/a": sheet("d: 1")}
    result = scored(scale(), sheets, units=UNITS)
    assert unit(result, "a").stages == {"self": None, "cross": 4, "ver": 3}


def test_earlier_items_stand_beside_each_scorers_value() -> None:
    sheets = {"self/a": sheet("x: 3", "d: 1", "e: 0"), **cross(b="x: 3", c="x: 2; d: 0")}
    # b: 3 - 1 = 2; c: 2 - 0 = 2.
    assert unit(scored(scale(), sheets, units=UNITS), "a").stages["cross"] == 4


def test_one_sheet_without_scorer_beside_one_with() -> None:
    """cross/a.yaml and cross/a--b.yaml are two scorings."""
    sheets = {"cross/a": sheet("x: 3", "e: 0"), **cross(b="x: 1")}
    assert points(sheets) == 4


def test_a_unit_never_scores_itself() -> None:
    assert errors(scale(), cross(a="x: 3"), units=UNITS) == ["TD405"]


def test_a_sheet_that_may_not_be_there_is_told_once() -> None:
    """Not also that two give a figure and nothing combines them: one mistake, one message."""
    assert errors(scale(""), cross(a="x: 3", b="x: 2"), units=UNITS) == ["TD405"]


def test_a_scorer_is_a_unit_or_an_office() -> None:
    assert errors(scale(), cross(phong="x: 3"), units=UNITS) == ["TD405"]
    text = scale().replace("facts:", "offices: [{id: phong, name: Phòng}]\nfacts:")
    assert errors(text, cross(phong="x: 3"), units=UNITS) == []


def test_only_those_assigned_score() -> None:
    text = scale("assign: {a: [b, c], b: [a]}, combine: mean")
    assert errors(text, cross(b="x: 3", c="x: 1"), units=UNITS) == []
    assert errors(text, cross(b="x: 3", d1="x: 1"), units=UNITS) == ["TD407"]


def test_the_scorer_in_the_sheet_and_in_the_files_name() -> None:
    sheets = {"cross/a--b": "scorer: b\nscores: {x: 1}"}
    assert errors(scale(), sheets, units=UNITS) == []
    sheets = {"cross/a--b": "scorer: c\nscores: {x: 1}"}
    assert errors(scale(), sheets, units=UNITS) == ["TD402"]
    # One scorer, named in the sheet only, and again in another file: scored twice.
    sheets = {"cross/a": "scorer: b\nscores: {x: 1}", "cross/a--b": "scores: {x: 1}"}
    assert errors(scale(), sheets, units=UNITS) == ["TD406"]


def test_an_impossible_figure_of_one_scorer_counts() -> None:
    assert errors(scale(), cross(b="x: 4; e: 0", c="x: 1"), units=UNITS) == ["TD203"]
    overruled = {**cross(b="x: 4; e: 0", c="x: 1"), "ver/a": sheet("x: 3")}
    assert warned(scale(), overruled, units=UNITS) == ["TD203"]


def test_a_claim_is_held_against_the_scorers_own_points() -> None:
    """The mean is 2; b's 3 and c's 1 are what they claim, also after a later stage."""
    sheets = cross(b="x: {value: 3, claimed: 3}; e: 0", c="x: {value: 1, claimed: 1}")
    assert warned(scale(), sheets, units=UNITS) == []
    assert warned(scale(), {**sheets, "ver/a": sheet("x: 2.5")}, units=UNITS) == []
    wrong = cross(b="x: {value: 3, claimed: 2}; e: 0", c="x: {value: 1, claimed: 1}")
    assert warned(scale(), wrong, units=UNITS) == ["TD230"]


def test_items_that_exclude_each_other_named_by_different_scorers() -> None:
    """Each scorer's own points are computed from what he names: he contradicts himself or not."""
    text = """
max: 3
stages: [{id: cross, name: C, combine: mean}]
criteria:
  - id: x
    name: X
    max: 3
    rule: points
    bonus: [{id: p, name: P, points: 1, excludes: [q]}, {id: q, name: Q, points: 0.5}]
"""
    assert total(scored(text, cross(b="x: 3; p: true", c="x: 3; q: true"), units=UNITS), "a") == F(
        "3.75"
    )
    assert errors(text, cross(b="x: 3; p: true; q: true", c="x: 3"), units=UNITS) == ["TD217"]


def test_what_one_scorer_leaves_missing_is_missing() -> None:
    """c gives a figure without its target: there are no points of his to combine."""
    text = """
max: 3
stages: [{id: cross, name: C, combine: mean}]
criteria: [{id: x, name: X, max: 3, rule: ratio}]
"""
    sheets = cross(b="x: {actual: 2, target: 2}", c="x: {actual: 2}")
    one = unit(scored(text, sheets, units=UNITS), "a")
    assert (one.status, one.nodes["x"].missing) == ("incomplete", (("target", ""),))


def test_how_scorers_are_combined_stands_while_their_items_differ() -> None:
    """At cross b and c value x with and without d; at ver the value is 3, and both views of d
    stand: 3 - 1 and 3. The largest, as cross combines them, and not their mean."""
    sheets = {**cross(b="x: 2; d: 1; e: 0", c="x: 3; d: 0"), "ver/a": sheet("x: 3")}
    for combine, points in (("max", 3), ("mean", F("2.5"))):
        result = scored(scale(f"combine: {combine}"), sheets, units=UNITS)
        assert node(result, "a", "x").points == points


def test_one_scorer_alone_on_a_leaf_leaves_how_it_is_combined() -> None:
    """As above, of two who score at ver: one values x and the other y. No two speak of x
    there, so both views of d stay as cross combines them, by the larger: 3, and not 2.5."""
    text = scale("combine: max").replace("required: false", "required: false, combine: mean")
    sheets = {
        **cross(b="x: 2; d: 1; e: 0", c="x: 3; d: 0"),
        "ver/a--b": sheet("x: 3"),
        "ver/a--c": sheet("y: 2"),
    }
    assert node(scored(text, sheets, units=UNITS), "a", "x").points == 3


def test_that_nothing_else_happened_is_enough_if_one_scorer_says_it() -> None:
    """A full leaf that nobody mentions is missing, unless some sheet says that nothing happened."""
    scale = (
        "max: 20\nstages: [{id: cross, name: C, combine: mean}]\n"
        "criteria: [{id: x, name: X, max: 10}, {id: y, name: Y, max: 10, rule: full}]\n"
    )
    units = "a b c"
    quiet = {"cross/a--b": "scores: {x: 5}", "cross/a--c": "scores: {x: 7}"}
    result = scored(scale, quiet, units=units)
    assert unit(result, "a").status == "incomplete"
    spoken = quiet | {"cross/a--c": "no_other_events: true\nscores: {x: 7}"}
    assert total(scored(scale, spoken, units=units), "a") == 16


@pytest.mark.parametrize("spread", ["2", "20%"])
@pytest.mark.parametrize(
    ("other", "apart"), [("8.5", True), ("7", False), ("3", False), ("2", True)]
)
def test_scorers_further_apart_than_the_stage_allows_are_told(
    spread: str, other: str, apart: bool
) -> None:
    """20 % of 10 is 2: beside 5, 7 and 3 are as far as may be."""
    scale = (
        f"max: 10\nstages: [{{id: cross, name: C, combine: mean, spread: {spread}}}]\n"
        "criteria: [{id: x, name: X, max: 10}]\n"
    )
    sheets = {"cross/a--b": "scores: {x: 5}", "cross/a--c": f"scores: {{x: {other}}}"}
    found = list(check_spread(scored(scale, sheets, units="a b c")))
    assert [one.code for one in found] == (["TD255"] if apart else [])


def test_scorers_are_told_by_what_they_are_called() -> None:
    scale = (
        "max: 10\nstages: [{id: cross, name: C, combine: mean}]\n"
        "offices: [{id: vp, name: Văn phòng}]\ncriteria: [{id: x, name: X, max: 10}]\n"
    )
    sheets = {"cross/a--b": "scores: {x: 5}", "cross/a--vp": "scores: {x: 7}"}
    steps = node(scored(scale, sheets, units="a b"), "a", "x").steps
    told = [one.args["scorer"] for one in steps if one.key == "voice"]
    assert told == ["Đơn vị b", "Văn phòng"]


def test_two_scorers_figures_are_one_before_units_are_compared() -> None:
    """a has 10 and 20, so 15, beside b's 16 and c's 14: the second place."""
    scale = (
        "max: 10\nstages: [{id: cross, name: C, combine: mean}]\ncriteria:\n"
        "  - {id: x, name: X, max: 10, rule: {kind: rank, points: [10, 6, 2], else: 0}}\n"
    )
    sheets = {
        "cross/a--b": "scores: {x: 10}",
        "cross/a--c": "scores: {x: 20}",
        "cross/b--a": "scores: {x: 16}",
        "cross/c--a": "scores: {x: 14}",
    }
    result = scored(scale, sheets, units="a b c")
    assert {one: total(result, one) for one in "abc"} == {"a": 6, "b": 10, "c": 2}


def test_targets_alone_are_combined_where_a_fact_is_compared() -> None:
    """Targets 20 and 40, mean 30, of the fact 30: met, half of 4; b has no target: 4 x 30/30."""
    text = (
        "max: 4\nstages: [{id: self, name: S}, {id: cross, name: C, combine: mean}]\n"
        "facts: [{id: f, name: F}]\n"
        "criteria: [{id: x, name: X, max: 4, rule: {kind: relative, of: f}}]\n"
    )
    sheets = {
        "self/a": sheet(facts="f: 30"), "self/b": sheet(facts="f: 30"),
        "cross/a--b": sheet("x: {target: 20}"), "cross/a--c": sheet("x: {target: 40}"),
    }  # fmt: skip
    result = scored(text, sheets, units="a b c", provisional=True)
    assert node(result, "a", "x").points == 2 and node(result, "b", "x").points == 4
