"""Rules of a leaf and of scorers, each with its computation by hand (manual: rules)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.books import F, attempt, leaf, leaf_errors, scored
from thidua.bloc.scoring.result import YearResult


def scale(keys: str, maximum: str = "10", more: str = "") -> str:
    return f"max: {maximum}\ncriteria: [{{id: k, name: K, max: {maximum}, {keys}}}]\n{more}"


def points(leaf: str, entry: str, maximum: str = "10") -> F:
    """The leaf's points for one entry of one unit."""
    (one,) = scored(scale(leaf, maximum), {"x": f"scores: {{k: {entry}}}"}).units
    return one.nodes["k"].points


def by_unit(leaf: str, entries: dict[str, str], maximum: str = "10", **more: str) -> dict[str, F]:
    sheets = {unit: f"scores: {{k: {entry}}}" for unit, entry in entries.items()}
    result = scored(scale(leaf, maximum), sheets, more=more or None)
    return {one.unit.id: one.nodes["k"].points for one in result.units}


def codes(leaf: str, maximum: str = "10") -> list[tuple[str, str]]:
    _, found = attempt(scale(leaf, maximum), {"x": "scores: {k: 5}"})
    return [(one.code, one.variant) for one in found]


# -- 7: steps both ways -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("partial", "value", "expected"),
    [
        # 20 % or more is 1; every percent short takes 0.1
        ("none", "20", "1"),
        ("none", "19.5", "1"),  # half a step: none
        ("none", "14.2", "0.5"),  # 5.8 short: 5 steps
        ("full", "14.2", "0.4"),  # 5.8 short: 6 steps
        ("exact", "14.2", "0.42"),  # 1 - 0.58
        ("exact", "10", "0"),
        ("none", "0", "0"),  # 20 steps would be 2: not under 0
    ],
)
def test_steps_below_start_from_the_maximum(partial: str, value: str, expected: str) -> None:
    rule = f"rule: {{kind: steps, below: 20, first: 0, every: 1, each: 0.1, partial: {partial}}}"
    assert points(rule, value, "1") == F(expected)


@pytest.mark.parametrize(
    ("value", "expected"), [("92", "0"), ("92.5", "0.1"), ("93", "0.2"), ("95.4", "0.4")]
)
def test_steps_above_start_from_zero(value: str, expected: str) -> None:
    """Over 92: 0.1, and 0.1 for each full percent more, up to 0.5."""
    rule = "rule: {kind: steps, above: 92, first: 0.1, every: 1, each: 0.1}"
    assert points(rule, value, "0.5") == F(expected)


def test_steps_above_may_take_off() -> None:
    """Up to 2 complaints are 3 points; each one over takes 0.5: 5 take 1.5."""
    rule = "rule: {kind: steps, above: 2, first: 0, every: 1, each: 0.5, start: max}"
    assert (points(rule, "2", "3"), points(rule, "5", "3")) == (3, F("1.5"))


def test_steps_below_may_add() -> None:
    """Under 10 days: 0.2 for each day less: 7.5 are 2 full days."""
    rule = "rule: {kind: steps, below: 10, first: 0, every: 1, each: 0.2, start: zero}"
    assert points(rule, "7.5", "1") == F("0.4")


def test_a_bound_of_the_bloc() -> None:
    """Mean of 60, 80, 100 is 80: 1 point for each 10 over it."""
    rule = "rule: {kind: steps, above: bloc:mean, first: 0, every: 10, each: 1}"
    assert by_unit(rule, {"a": "60", "b": "80", "c": "100"}) == {"a": 0, "b": 0, "c": 2}


def test_a_bound_of_the_bloc_beside_a_target_is_of_the_quotients() -> None:
    """To targets of 50, 100 and 200: 60/50 = 120, 80/100 = 80, 200/200 = 100. Their mean is 100,
    and a is 20 over it: 2 steps."""
    rule = "rule: {kind: steps, above: bloc:mean, first: 0, every: 10, each: 1, target: entered}"
    entries = {
        "a": "{actual: 60, target: 50}",
        "b": "{actual: 80, target: 100}",
        "c": "{actual: 200, target: 200}",
    }
    assert by_unit(rule, entries) == {"a": 2, "b": 0, "c": 0}


def test_an_items_amount_is_what_lies_past_the_bound() -> None:
    """8 of 10 working days: 2 short, 0.5 each, off 10 points; up to the cap of 0.75."""
    items = (
        "{id: d, name: D, cap: 0.75, rule: {kind: steps, below: 10, first: 0, every: 1, each: 0.5}}"
    )
    (one,) = scored(scale(f"deduct: [{items}]"), {"x": "scores: {d: 8}"}).units
    assert (one.nodes["k"].points, one.deduction) == (F("9.25"), F("0.75"))


def test_what_steps_must_say() -> None:
    every = "every: 1, each: 1"
    assert codes(f"rule: {{kind: steps, above: 1, {every}}}") == [("TD121", "")]
    assert codes(f"rule: {{kind: steps, first: 0, {every}}}") == [("TD325", "none")]
    assert codes(f"rule: {{kind: steps, above: 1, below: 2, first: 0, {every}}}") == [("TD325", "")]
    item = f"{{id: d, name: D, rule: {{kind: steps, above: 1, first: 0, {every}, start: max}}}}"
    assert codes(f"rule: points, bonus: [{item}]") == [("TD326", "start")]


@given(
    st.lists(st.integers(0, 4000), min_size=2, max_size=6),
    st.sampled_from(["none", "full", "exact"]),
)
def test_steps_are_monotone(values: list[int], partial: str) -> None:
    """Above: a larger figure never gives less; below with start max: nor a larger one."""
    for way in ("above", "below"):
        rule = (
            f"rule: {{kind: steps, {way}: 20, first: 0.5, every: 3, each: 0.4, partial: {partial}}}"
        )
        ordered = [F(one, 100) for one in sorted(values)]
        found = [points(rule, str(float(one))) for one in ordered]
        assert all(less <= more for less, more in pairwise(found))


# -- 8: linear ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"), [("80", "10"), ("90", "10"), ("60", "1"), ("50", "1"), ("70", "5.5")]
)
def test_linear(value: str, expected: str) -> None:
    """From 60 (10 % of 10 is 1) to 80 (10): at 70 half way, 1 + 9/2."""
    assert points("rule: {kind: linear, worst: 60, best: 80, least: 10%}", value) == F(expected)


def test_linear_downwards() -> None:
    """30 days are 0, 10 days 10 points: 15 days are 10 x 15/20."""
    rule = "rule: {kind: linear, worst: 30, best: 10, lower_is_better: true}"
    assert [points(rule, one) for one in ("15", "10", "5", "30", "40")] == [F("7.5"), 10, 10, 0, 0]


def test_linear_between_figures_of_the_bloc() -> None:
    """Between the smallest 40 and the largest 90: 65 is half way."""
    rule = "rule: {kind: linear, worst: bloc:min, best: bloc:max}"
    assert by_unit(rule, {"a": "40", "b": "65", "c": "90"}) == {"a": 0, "b": 5, "c": 10}


def test_where_the_ends_meet_who_reaches_the_best_has_all() -> None:
    rule = "rule: {kind: linear, worst: bloc:min, best: bloc:max, least: 2}"
    assert by_unit(rule, {"a": "40", "b": "40"}) == {"a": 10, "b": 10}
    crossed = "rule: {kind: linear, worst: 90, best: bloc:mean, least: 2}"
    assert by_unit(crossed, {"a": "40", "b": "60"}) == {"a": 2, "b": 10}


def test_ends_against_the_direction() -> None:
    assert codes("rule: {kind: linear, worst: 80, best: 60}") == [("TD327", "")]
    assert codes("rule: {kind: linear, worst: 60, best: 60}") == [("TD327", "equal")]
    assert codes("rule: {kind: linear, worst: 60, best: 80, lower_is_better: true}") == [
        ("TD327", "lower")
    ]


def test_a_linear_item_reads_what_its_leaf_looked_up() -> None:
    """The leaf looks up 104/80 x 100 = 130; the bonus is in proportion from 100 to 140: 0.75."""
    item = "{id: b, name: B, cap: 1, rule: {kind: linear, worst: 100, best: 140}}"
    leaf = f"rule: {{kind: tiers, target: 80, tiers: [{{from: 100, points: 10}}, {{else: true, points: 5}}]}}, bonus: [{item}]"
    assert points(leaf, "{actual: 104}") == F("10.75")
    capless = item.replace("cap: 1, ", "")
    assert codes(leaf.replace(item, capless)) == [("TD326", "cap")]


# -- 9: rank ------------------------------------------------------------------------------------

LIST = "rule: {kind: rank, points: [10, 8, 6], else: 1}"


def test_points_by_place() -> None:
    entries = {"a": "50", "b": "90", "c": "70", "d": "10"}
    assert by_unit(LIST, entries) == {"a": 6, "b": 10, "c": 8, "d": 1}


def test_those_tied_get_what_their_shared_place_gets() -> None:
    entries = {"a": "50", "b": "90", "c": "50", "d": "10"}
    assert by_unit(LIST, entries) == {"a": 8, "b": 10, "c": 8, "d": 1}


def test_or_the_mean_of_the_places_that_they_take() -> None:
    """a and c take places 2 and 3: (8 + 6)/2."""
    entries = {"a": "50", "b": "90", "c": "50", "d": "10"}
    rule = LIST.replace("else: 1", "else: 1, tied: mean")
    assert by_unit(rule, entries) == {"a": 7, "b": 10, "c": 7, "d": 1}


def test_points_by_share_of_the_units_compared() -> None:
    """Of 5 units 20 % is place 1, 50 % is place 2 (2 <= 2.5)."""
    rule = (
        "rule: {kind: rank, top: [{share: 20%, points: 10}, {share: 50%, points: 6},"
        " {else: true, points: 2}]}"
    )
    entries = dict(zip("abcde", ["1", "2", "3", "4", "5"], strict=True))
    assert by_unit(rule, entries) == {"e": 10, "d": 6, "c": 2, "b": 2, "a": 2}


def test_lower_is_better() -> None:
    rule = LIST.replace("else: 1", "else: 1, lower_is_better: true")
    assert by_unit(rule, {"a": "50", "b": "90", "c": "70"}) == {"a": 10, "b": 6, "c": 8}


def test_a_missing_figure_stands_last_and_counts_among_the_compared() -> None:
    """With d there are 4: 50 % of them are 2 places."""
    rule = "rule: {kind: rank, top: [{share: 50%, points: 10}, {else: true, points: 2}]}"
    result = scored(
        scale(rule), {u: f"scores: {{k: {v}}}" for u, v in {"a": "3", "b": "2", "c": "1"}.items()},
        units="a b c d",
    )  # fmt: skip
    found = {one.unit.id: one.nodes["k"].points for one in result.units if one.unit.id != "d"}
    assert found == {"a": 10, "b": 10, "c": 2}


def test_who_is_barred_gets_the_place_it_would_have_and_moves_nobody() -> None:
    more = {"exclusions.yaml": "exclusions: [{unit: b, from: [ranking], reason: R}]"}
    entries = {"a": "50", "b": "90", "c": "70"}
    assert by_unit(LIST, entries, **more) == {"a": 8, "b": 10, "c": 10}


def test_points_by_hand_are_not_compared() -> None:
    entries = {"a": "50", "b": "{points: 5}", "c": "70"}
    assert by_unit(LIST, entries) == {"a": 8, "b": 5, "c": 10}


def test_units_to_which_it_does_not_apply_are_not_compared() -> None:
    assert by_unit(LIST, {"a": "50", "b": "na", "c": "70"}) == {"a": 8, "b": 0, "c": 10}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("{kind: rank, points: [6, 4]}", "else"),
        ("{kind: rank, points: [16, 4], else: 0}", "over"),
        ("{kind: rank}", "one"),
        ("{kind: rank, top: [{share: 20%, points: 6}]}", "else"),
        ("{kind: rank, top: [{share: 50%, points: 6}, {share: 20%, points: 3}, {else: true, points: 0}]}", "order"),
        ("{kind: rank, top: [{else: true, points: 0}, {share: 20%, points: 3}, {else: true, points: 0}]}", "last"),
    ],
)  # fmt: skip
def test_what_a_rank_must_say(rule: str, expected: str) -> None:
    assert ("TD329", expected) in codes(f"rule: {rule}")


@given(st.permutations(["a", "b", "c", "d"]), st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_the_order_of_units_and_files_changes_nothing(order: list[str], figures: list[int]) -> None:
    entries = dict(zip("abcd", map(str, figures), strict=True))
    again = {unit: entries[unit] for unit in order}
    for rule in (LIST, LIST.replace("else: 1", "else: 1, tied: mean")):
        assert by_unit(rule, entries) == by_unit(rule, again)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=5))
def test_tied_mean_gives_away_the_points_of_the_places(figures: list[int]) -> None:
    """Law: however they tie, the points together are those of the places."""
    entries = {f"u{n}": str(one) for n, one in enumerate(figures)}
    rule = LIST.replace("else: 1", "else: 1, tied: mean")
    listed = [10, 8, 6, 1, 1][: len(figures)]
    assert sum(by_unit(rule, entries).values()) == sum(listed)


# -- 10: targets --------------------------------------------------------------------------------


def test_tiers_of_actual_over_target() -> None:
    """95 of 100 is 95 %; 45 of 50 is 90."""
    tiers = "tiers: [{from: 95, points: 10}, {from: 90, points: 8}, {else: true, points: 0}]"
    assert points(f"rule: {{kind: tiers, target: 100, {tiers}}}", "{actual: 95}") == 10
    entered = f"rule: {{kind: tiers, target: entered, {tiers}}}"
    assert points(entered, "{actual: 45, target: 50}") == 8
    _, found = attempt(scale(entered), {"x": "scores: {k: {actual: 45, target: 0}}"})
    assert [one.code for one in found] == ["TD215"]


def test_a_target_that_is_pledged() -> None:
    more = {"pledges/x.yaml": "unit: x\ntasks: [{id: t, name: T, plan: 80}]"}
    rule = "rule: {kind: linear, worst: 50, best: 100, target: pledge:t}"
    result = scored(scale(rule), {"x": "scores: {k: {actual: 60}}"}, more=more)
    assert result.units[0].nodes["k"].points == 5  # 60/80 = 75 %: half way


def test_a_ratio_to_the_median_of_the_bloc() -> None:
    """Median of 10, 20, 40 is 20; M x min(a/20, 1)."""
    rule = "rule: {kind: ratio, target: bloc:median}"
    entries = {"a": "{actual: 10}", "b": "{actual: 20}", "c": "{actual: 40}"}
    assert by_unit(rule, entries) == {"a": 5, "b": 10, "c": 10}


def test_a_barred_unit_is_no_figure_of_the_bloc() -> None:
    more = {"exclusions.yaml": "exclusions: [{unit: c, from: [ranking], reason: R}]"}
    entries = {"a": "{actual: 10}", "b": "{actual: 20}", "c": "{actual: 400}"}
    found = by_unit("rule: {kind: ratio, target: bloc:max}", entries, **more)
    assert found == {"a": 5, "b": 10, "c": 10}


@pytest.mark.parametrize(
    ("rule", "missing"),
    [
        ("{kind: ratio, target: bloc:mean}", "target"),
        ("{kind: tiers, target: bloc:mean, tiers: [{else: true, points: 1}]}", "target"),
        ("{kind: steps, above: bloc:max, first: 0, every: 1, each: 1}", "target"),
        ("{kind: linear, worst: 0, best: bloc:max}", "target"),
    ],
)
def test_where_nobody_is_compared_there_is_no_figure_of_the_bloc(rule: str, missing: str) -> None:
    """a is barred and alone: nothing to hold its figure against."""
    more = {"exclusions.yaml": "exclusions: [{unit: a, from: [ranking], reason: R}]"}
    (one,) = scored(scale(f"rule: {rule}"), {"a": "scores: {k: 10}"}, more=more).units
    assert one.nodes["k"].missing == ((missing, ""),)


@pytest.mark.parametrize(
    ("rule", "points"),
    [
        ("{kind: relative}", 10),
        ("{kind: relative, target: 8}", 10),
        ("{kind: rank, points: [7], else: 1}", 7),
    ],
)
def test_a_barred_unit_alone_is_the_best_of_one(rule: str, points: int) -> None:
    more = {"exclusions.yaml": "exclusions: [{unit: a, from: [ranking], reason: R}]"}
    (one,) = scored(scale(f"rule: {rule}"), {"a": "scores: {k: 10}"}, more=more).units
    assert one.nodes["k"].points == points


CROSS = """
stages:
  - {id: verified, name: V, combine: mean}
offices: [{id: p, name: P}, {id: q, name: Q}]
"""


def test_several_scorers_figures_are_combined_before_they_are_compared() -> None:
    """x: (40 + 60)/2 = 50, y: 60 alone: y is first. Read apart, 60 would tie for the first."""
    sheets = {
        "x--p": "scores: {k: 40}", "x--q": "scores: {k: 60}", "y--p": "scores: {k: 60}",
    }  # fmt: skip
    result = scored(scale(LIST, more=CROSS), sheets)
    assert {one.unit.id: one.nodes["k"].points for one in result.units} == {"x": 8, "y": 10}


def test_an_item_that_disqualifies_reads_no_figure_of_the_bloc() -> None:
    item = "{id: d, name: D, cap: 1, disqualifies: true, rule: {kind: steps, above: bloc:mean, first: 0, every: 1, each: 1}}"
    assert ("TD326", "bloc") in codes(f"rule: points, deduct: [{item}]")


def test_an_items_figure_of_the_bloc() -> None:
    """Mean of 10, 20, 30 is 20: c is 10 over, 1 point for each 5: 2."""
    item = "{id: b, name: B, cap: 3, rule: {kind: steps, above: bloc:mean, first: 0, every: 5, each: 1}}"
    sheets = {u: f"scores: {{k: 5, b: {v}}}" for u, v in {"a": 10, "b": 20, "c": 30}.items()}
    result = scored(scale(f"bonus: [{item}]"), sheets)
    assert {one.unit.id: one.points for one in result.units} == {"a": 5, "b": 5, "c": 7}


# -- 11: early ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("early", "done", "expected"),
    [
        ("{each_day: 0.1, cap: 1}", "2022-06-15", "10"),
        ("{each_day: 0.1, cap: 1}", "2022-06-11", "10.4"),
        ("{each_day: 0.1, cap: 1}", "2022-05-15", "11"),
        ("{points: 0.5, days: 5}", "2022-06-11", "10"),
        ("{points: 0.5, days: 5}", "2022-06-10", "10.5"),
        ("{each_day: 0.1, cap: 1}", "2022-06-17", "10"),  # within the grace: neither
        ("{each_day: 0.1, cap: 1}", "2022-06-20", "9.8"),
        ("{each_day: 0.1, cap: 1}", "false", "0"),
    ],
)
def test_early(early: str, done: str, expected: str) -> None:
    """Due on 15 June with 3 days of grace; late 0.1 a day after that."""
    rule = (
        f"rule: {{kind: deadline, due: 06-15, grace: 3, late: {{each_day: 0.1}}, early: {early}}}"
    )
    assert points(rule, done) == F(expected)


def test_the_cap_of_early_is_for_all_due_days() -> None:
    """10 and 20 days early: 1 and 2, together at most 1.5. It is bonus, outside the list's cap."""
    rule = "rule: {kind: deadline, due: [03-31, 06-30], late: {points: 1}, early: {each_day: 0.1, cap: 1.5}}"
    bonus = "bonus: {cap: 0.5, items: [{id: b, name: B, points: 2}]}"
    (one,) = scored(
        scale(f"{rule}, {bonus}"), {"x": "scores: {k: [2022-03-21, 2022-06-10], b: true}"}
    ).units
    assert (one.points, one.bonus) == (12, 2)


# -- 12: named options --------------------------------------------------------------------------


def test_named_options() -> None:
    rule = "rule: {kind: choice, options: {tot: {name: Tốt, points: 10}, kha: 7}}"
    assert (points(rule, "tot"), points(rule, "kha")) == (10, 7)
    result = scored(scale(rule), {"x": "scores: {k: tot}"})
    (step, *_) = result.units[0].nodes["k"].steps
    assert step.args["option"] == "Tốt"


# -- 17: scorers --------------------------------------------------------------------------------


def crossed(stage: str, given: dict[str, str]) -> YearResult:
    offices = "offices: [" + ", ".join(f"{{id: {one}, name: {one}}}" for one in "pqrs") + "]\n"
    more = f"stages: [{{id: verified, name: V, {stage}}}]\n{offices}"
    sheets = {f"x--{who}": f"scores: {{k: {value}}}" for who, value in given.items()}
    return scored(scale("rule: points", more=more), sheets)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"p": "1", "q": "6", "r": "7", "s": "10"}, "6.5"),  # without 1 and 10
        ({"p": "1", "q": "6", "r": "10"}, "6"),
        ({"p": "1", "q": "6"}, "3.5"),  # under three: the mean
    ],
)
def test_trimmed_mean(given: dict[str, str], expected: str) -> None:
    assert crossed("combine: trimmed_mean", given).units[0].points == F(expected)


def test_weights_are_in_proportion_among_those_who_gave_a_figure() -> None:
    """60 % of 10 and 40 % of 5: 8. Without p, q and r weigh 30 : 10: (3 x 8 + 4)/4 = 7."""
    assert (
        crossed("combine: mean, weights: {p: 60%, q: 40%}", {"p": "10", "q": "5"}).units[0].points
        == 8
    )
    three = "combine: mean, weights: {p: 60%, q: 30%, r: 10%}"
    assert crossed(three, {"q": "8", "r": "4"}).units[0].points == 7


# -- 23: within a division ----------------------------------------------------------------------

DIVISIONS = "divisions: [{id: n, name: N, units: [a, b]}, {id: s, name: S, units: [c, d]}]"
OF_FOUR = {"a": "10", "b": "20", "c": "40", "d": "30"}


def by_division(leaf: str) -> dict[str, F]:
    sheets = {unit: f"scores: {{k: {entry}}}" for unit, entry in OF_FOUR.items()}
    result = scored(scale(leaf, more=DIVISIONS), sheets)
    return {one.unit.id: one.nodes["k"].points for one in result.units}


def test_places_within_the_division() -> None:
    """In the bloc c, d, b, a; within n: b, a; within s: c, d."""
    assert by_division(LIST) == {"c": 10, "d": 8, "b": 6, "a": 1}
    within = LIST.replace("else: 1", "else: 1, within: division")
    assert by_division(within) == {"b": 10, "a": 8, "c": 10, "d": 8}


def test_figures_of_the_division() -> None:
    """The largest of n is 20, of s 40."""
    rule = "rule: {kind: linear, worst: 0, best: bloc:max, within: division}"
    assert by_division(rule) == {"a": 5, "b": 10, "c": 10, "d": F("7.5")}


def test_without_divisions_there_is_nothing_to_be_within() -> None:
    assert codes(LIST.replace("else: 1", "else: 1, within: division")) == [("TD335", "")]


def test_linear_against_a_target_that_is_entered() -> None:
    """80 of 100 is 80 %: half-way from 60 to 100, 5 of 10."""
    rule = "rule: {kind: linear, worst: 60, best: 100, target: entered}"
    assert points(rule, "{actual: 80, target: 100}") == 5
    assert points("rule: {kind: linear, worst: 60, best: 100, target: 50}", "40") == 5


def test_an_item_against_a_target() -> None:
    """45 of 50 is 90 %: its tier gives 1."""
    tiers = "tiers: [{from: 90, points: 1}, {else: true, points: 0}]"
    item = f"{{id: x.t, name: T, rule: {{kind: tiers, target: 50, of: f, {tiers}}}}}"
    found = leaf(f"max: 10\nbonus: [{item}]", "x: 5", facts="{id: f, name: F}", given="f: 45")
    assert found.points == 6
    less = leaf(f"max: 10\nbonus: [{item}]", "x: 5", facts="{id: f, name: F}", given="f: 44")
    assert less.points == 5


def test_a_count_takes_whole_times_whatever_the_fact_may_be() -> None:
    rule = "max: 10\nrule: {kind: count, each: 1, of: f}"
    facts = '{id: f, name: F, measure: "%"}'
    for written, found in (("{part: 2, of: 3}", ["TD216"]), ("{part: 1, of: 2}", []), ("2", [])):
        assert leaf_errors(rule, facts=facts, given=f"f: {written}") == found


def test_why_a_leaf_does_not_apply_is_told() -> None:
    found = leaf("max: 10", "x: {value: na, note: không có đối tượng}")
    assert found.steps[0].args["note"] == "không có đối tượng"
    assert leaf("max: 10", "x: na").steps[0].args["note"] == ""


def test_a_percent_may_carry_its_sign_where_nothing_is_its_target() -> None:
    rule = 'measure: "%", rule: {kind: linear, worst: 60, best: 100}'
    assert points(rule, '"80%"') == points(rule, "80") == 5
    against = 'measure: "%", rule: {kind: linear, worst: 60, best: 100, target: 100}'
    assert leaf_errors(f"max: 10\n{against.replace(', rule', chr(10) + 'rule')}", "x: -80") != []


ABOVE_MEAN = "kind: steps, above: bloc:mean, first: 0, every: 5, each: 1"


@pytest.mark.parametrize(
    ("keys", "sheets", "expected"),
    [
        # Of the leaf's own figures 10, 20, 30 the mean is 20; c lies 10 over it: 2.
        (
            f"rule: {{kind: count, each: 0.1}}, bonus: [{{id: b, name: B, rule: {{{ABOVE_MEAN}}}}}]",
            {"a": "{k: 10}", "b": "{k: 20}", "c": "{k: 30}"},
            {"a": 0, "b": 0, "c": 2},
        ),
        # The item's own entry goes before it: 10, 20 and 45 have the mean 25, and 45 is 20 over.
        (
            f"rule: {{kind: count, each: 0.1}}, bonus: [{{id: b, name: B, rule: {{{ABOVE_MEAN}}}}}]",
            {"a": "{k: 10}", "b": "{k: 20}", "c": "{k: 30, b: 45}"},
            {"a": 0, "b": 0, "c": 4},
        ),
        # By hand, na or not given: not among those compared; 10 and 30 have the mean 20.
        (
            f"rule: {{kind: count, each: 0.1}}, bonus: [{{id: b, name: B, rule: {{{ABOVE_MEAN}}}}}]",
            {"a": "{k: 10}", "b": "{k: na}", "c": "{k: 30}", "d": "{k: {points: 3}}"},
            {"a": 0, "b": 0, "c": 2, "d": 0},
        ),
        # A leaf that itself compares hands the same figure.
        (
            f"rule: {{kind: rank, points: [3], else: 1}}, bonus: [{{id: b, name: B, rule: {{{ABOVE_MEAN}}}}}]",
            {"a": "{k: 10}", "b": "{k: 20}", "c": "{k: 30}"},
            {"a": 0, "b": 0, "c": 2},
        ),
        # A full leaf has no figure, an unmentioned item none.
        (
            f"rule: full, bonus: [{{id: b, name: B, rule: {{{ABOVE_MEAN}}}}}, {{id: e, name: E, each: 0}}]",
            {"a": "{b: 10}", "b": "{e: 1}", "c": "{b: 30}"},
            {"a": 0, "b": 0, "c": 2},
        ),
        # Against a target that the item says: 10, 20, 30 of 20 are 50, 100, 150 %: 50 over the mean.
        (
            f"rule: full, bonus: [{{id: b, name: B, rule: {{{ABOVE_MEAN}, target: 20}}}}]",
            {"a": "{b: 10}", "b": "{b: 20}", "c": "{b: 30}"},
            {"a": 0, "b": 0, "c": 10},
        ),
    ],
)
def test_what_an_item_compares_with_the_bloc(
    keys: str, sheets: dict[str, str], expected: dict[str, int]
) -> None:
    result = scored(scale(keys), {name: f"scores: {text}" for name, text in sheets.items()})
    assert {one.unit.id: one.bonus for one in result.units} == expected


def test_an_item_compares_facts_and_leaves_out_who_is_exempt() -> None:
    """f is 10, 20, 30 and 900 of d, for whom k is not: the mean of three is 20."""
    rule = f"{{{ABOVE_MEAN}, of: f}}"
    keys = f"rule: full, not_for: [d], bonus: [{{id: b, name: B, rule: {rule}}}, {{id: e, name: E, each: 0}}]"
    text = scale(keys, more="facts: [{id: f, name: F}]\n")
    sheets = {
        name: f"facts: {{f: {n}}}\nscores: {{e: 1}}"
        for name, n in zip("abcd", (10, 20, 30, 900), strict=True)
    }
    result, _ = attempt(text, sheets)
    assert result is not None
    assert {one.unit.id: one.bonus for one in result.units} == {"a": 0, "b": 0, "c": 2, "d": 0}


def test_an_item_of_a_group_compares_its_own_entry() -> None:
    text = (
        "max: 10\ncriteria:\n  - id: g\n    name: G\n    max: 10\n"
        f"    bonus: [{{id: b, name: B, rule: {{{ABOVE_MEAN}}}}}]\n"
        "    criteria: [{id: k, name: K, max: 10}]\n"
    )
    sheets = {
        name: f"scores: {{k: 5, b: {n}}}" for name, n in zip("abc", (10, 20, 30), strict=True)
    }
    sheets["d"] = "scores: {k: 5}"
    result = scored(text, sheets)
    assert {one.unit.id: one.points for one in result.units} == {"a": 5, "b": 5, "c": 7, "d": 5}
