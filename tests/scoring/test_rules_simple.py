"""Points, full, pass_fail, choice, count, deadline (manual: rules)."""

import pytest

from tests.helpers.books import F, errors, leaf, leaf_errors, leaf_scale, node, scored, sheet, unit

# -- points -------------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", ["0", "1.5", "3", "0.000000001"])
def test_points_are_the_entry(entry: str) -> None:
    """0 to M = 3, the ends included."""
    assert leaf("max: 3", f"x: {entry}").points == F(entry)


@pytest.mark.parametrize("entry", ["3.01", "-0.01", "4"])
def test_points_outside_0_to_m_are_an_error(entry: str) -> None:
    assert leaf_errors("max: 3", f"x: {entry}") == ["TD203"]


def test_points_is_the_rule_of_a_leaf_without_one() -> None:
    """Also of one with bonus only: `deduct` alone makes a leaf `full`."""
    found = leaf("max: 3\nbonus: [{id: b, name: B, points: 1}]", "x: 3", "b: true")
    assert (found.points, found.bonus) == (4, 1)


def test_points_stay_within_m_though_there_is_a_bonus() -> None:
    """The entry by its rule is 0 to M; 3.5 with a bonus cap of 1 has to be given by hand."""
    text = "max: 3\nbonus: {cap: 1, items: [{id: b, name: B, points: 1}]}"
    assert leaf_errors(text, "x: 3.5") == ["TD203"]
    assert leaf(text, "x: {points: 3.5}").points == F("3.5")


def test_points_under_the_floor_of_a_leaf() -> None:
    """A floor of -2 lets deductions go under 0, not the entry: -1 is no entry, by hand it is."""
    text = "max: 3\nrule: points\nfloor: -2\ndeduct: [{id: d, name: D, each: 1}]"
    assert leaf_errors(text, "x: -1") == ["TD203"]
    assert leaf(text, "x: {points: -1}").points == -1
    assert leaf_errors(text, "x: {points: -2.5}") == ["TD203"]
    assert leaf(text, "x: 1", "d: 2").points == -1


# -- full ---------------------------------------------------------------------------------------


def test_full_is_m_less_what_happened() -> None:
    """5 - 2 x 0.5 = 4."""
    text = "max: 5\nrule: full\ndeduct: [{id: d, name: D, each: 0.5}]"
    found = leaf(text, "d: 2")
    assert (found.points, found.deduction) == (4, 1)


def test_a_leaf_with_deduct_and_no_rule_is_full() -> None:
    assert leaf("max: 5\ndeduct: [{id: d, name: D, each: 0.5}]", "d: 0").points == 5


def test_a_bare_number_on_full_is_the_whole_leaf_by_hand() -> None:
    """4.25 of 5: bonus and deduction are in it."""
    found = leaf("max: 5\ndeduct: [{id: d, name: D, each: 0.5}]", "x: 4.25")
    assert (found.points, found.bonus, found.deduction) == (F("4.25"), 0, 0)


def test_value_in_a_mapping_on_full_is_that_number_too() -> None:
    assert leaf("max: 5\nrule: full", "x: {value: 4.25, note: Cam kết}").points == F("4.25")


@pytest.mark.parametrize("entry", ["5.5", "-1", "{points: 6}"])
def test_by_hand_within_what_full_can_give(entry: str) -> None:
    assert leaf_errors("max: 5\nrule: full", f"x: {entry}") == ["TD203"]


# -- pass_fail ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "points"),
    [("true", 4), ("false", 0), ("có", 4), ("không", 0), ("yes", 4), ("no", 0), ("True", 4)],
)
def test_pass_fail(entry: str, points: int) -> None:
    assert leaf("max: 4\nrule: pass_fail", f"x: {entry}").points == points


def test_pass_fail_takes_no_number() -> None:
    assert leaf_errors("max: 4\nrule: pass_fail", "x: 1") == ["TD133"]


def test_a_rule_is_a_word_or_a_mapping() -> None:
    assert leaf("max: 4\nrule: {kind: pass_fail}", "x: {value: true}").points == 4


# -- choice -------------------------------------------------------------------------------------

CHOICE = "max: 3\nrule: {kind: choice, options: {tot: 3, kha: 2.25, no: 0, vuot: 4.5}}"


@pytest.mark.parametrize(("option", "points"), [("tot", "3"), ("kha", "2.25"), ("no", "0")])
def test_choice(option: str, points: str) -> None:
    """`no` is an option's id here, not a yes/no."""
    assert leaf(CHOICE, f"x: {option}").points == F(points)


def test_choice_over_m_is_bonus() -> None:
    """4.5 = 3 + 1.5 excess."""
    found = leaf(CHOICE, "x: {value: vuot}")
    assert (found.points, found.plain, found.bonus) == (F("4.5"), 3, F("1.5"))


def test_an_unknown_option() -> None:
    assert leaf_errors(CHOICE, "x: tott") == ["TD205"]
    assert leaf_errors(CHOICE, "x: 3") == ["TD205"]


def test_excess_is_added_after_deductions_and_only_if_full() -> None:
    """Choice 4.5 = 3 + 1.5; deduct 1: max(0, 3 - 1) = 2; the bonus item needs 3: lost; 2 + 1.5 =
    3.5. Were the excess inside, 4.5 - 1 = 3.5 would reach 3 and the item count: 4.5."""
    text = f"""
max: 3
{CHOICE.splitlines()[1]}
deduct: [{{id: d, name: D, points: 1}}]
bonus: {{only_if_full: true, items: [{{id: b, name: B, points: 1}}]}}
"""
    found = leaf(text, "x: vuot", "d: true", "b: true")
    assert (found.points, found.bonus, found.deduction) == (F("3.5"), F("1.5"), 1)
    assert leaf(text, "x: vuot", "b: true").points == F("5.5")


def test_excess_does_not_soften_the_floor() -> None:
    """3 - 5 = -2 -> floor 0, then + 1.5: 1.5 (and not max(0, 4.5 - 5) = 0)."""
    text = CHOICE + "\ndeduct: [{id: d, name: D, each: 5}]"
    assert leaf(text, "x: vuot", "d: 1").points == F("1.5")


def test_bonus_and_deduction_of_a_unit_count_the_excess_as_bonus() -> None:
    result = scored(leaf_scale(CHOICE), {"a": sheet("x: vuot")})
    assert (unit(result, "a").bonus, unit(result, "a").points) == (F("1.5"), F("4.5"))


# -- count --------------------------------------------------------------------------------------

COUNT = "max: 2\nrule: {kind: count, each: 0.75}"


@pytest.mark.parametrize(("n", "points"), [(0, "0"), (1, "0.75"), (2, "1.5"), (3, "2"), (99, "2")])
def test_count_is_each_times_n_up_to_m(n: int, points: str) -> None:
    """0.75 x 3 = 2.25 -> M = 2."""
    assert leaf(COUNT, f"x: {n}").points == F(points)


def test_count_gives_no_excess() -> None:
    """Only tiers, table, choice and ratio may give more than M."""
    assert leaf(COUNT, "x: 99").bonus == 0


@pytest.mark.parametrize("entry", ["1.5", "-1", "true", "{part: 1, of: 2}"])
def test_count_wants_a_whole_number(entry: str) -> None:
    assert len(leaf_errors(COUNT, f"x: {entry}")) == 1


def test_count_of_a_fact() -> None:
    text = "max: 2\nrule: {kind: count, each: 0.75, of: n}"
    assert leaf(text, facts="{id: n, name: N}", given="n: 2").points == F("1.5")
    assert leaf_errors(text, facts="{id: n, name: N}", given="n: 1.5") == ["TD246"]
    assert leaf_errors(text, facts="{id: n, name: N}", given="n: -1") == ["TD216"]


# -- by hand, whatever the rule -----------------------------------------------------------------


@pytest.mark.parametrize(
    "rule",
    [
        "points",
        "full",
        "pass_fail",
        "{kind: choice, options: {a: 1}}",
        "{kind: tiers, tiers: [{from: 5, points: 3}]}",
        "{kind: ratio, target: 5}",
        "{kind: count, each: 1}",
        "{kind: steps, above: 1, first: 1, every: 1, each: 1}",
        "{kind: deadline, due: 01-31, late: {points: 1}}",
        "relative",
    ],
)
def test_points_given_by_hand_whatever_the_rule(rule: str) -> None:
    """`{points: 1.5}` stands for the whole leaf; over M = 3 without bonus it is an error."""
    text = f"max: 3\nrule: {rule}"
    assert leaf(text, "x: {points: 1.5, note: Thống nhất}").points == F("1.5")
    assert leaf_errors(text, "x: {points: 3.5}") == ["TD203"]


def test_by_hand_on_a_table_leaf() -> None:
    """A table takes no entry, but points by hand it does."""
    text = "max: 3\nrule: {kind: table, rows: {p: [0]}, columns: {q: [0]}, points: [[1]]}"
    facts = "{id: p, name: P}, {id: q, name: Q}"
    assert leaf(text, "x: {points: 2}", facts=facts).points == 2
    assert leaf_errors(text, "x: 2", facts=facts) == ["TD206"]


def test_by_hand_up_to_m_plus_the_bonus_cap() -> None:
    text = """
max: 3
deduct: [{id: d, name: D, each: 1}]
bonus: {cap: 1, items: [{id: b, name: B, each: 1}]}
"""
    assert leaf(text, "x: {points: 4}").points == 4
    assert leaf_errors(text, "x: {points: 4.1}") == ["TD203"]


def test_by_hand_without_bound_where_the_bonus_has_none() -> None:
    text = "max: 3\nbonus: [{id: b, name: B, each: 1}]"
    assert leaf(text, "x: {points: 40}").points == 40


def test_by_hand_up_to_what_tiers_and_table_give() -> None:
    """The highest tier is 4 of M = 3; the highest cell or else 5."""
    assert leaf("max: 3\nrule: {kind: tiers, tiers: [{else: true, points: 4}]}", "x: {points: 4}")
    text = "max: 3\nrule: {kind: table, rows: {p: [9]}, columns: {q: [0]}, points: [[1]], else: 5}"
    facts = "{id: p, name: P}, {id: q, name: Q}"
    assert leaf(text, "x: {points: 5}", facts=facts).points == 5


def test_by_hand_not_under_what_can_be_deducted() -> None:
    """M = 1, at most 2 off, floor none: -1 can be, -1.5 can't; nor can it under a floor of -5."""
    items = "deduct: {cap: 2, items: [{id: d, name: D, each: 1}]}"
    for floor in ("none", "-5"):
        text = f"max: 1\nrule: points\nfloor: {floor}\n{items}"
        assert leaf(text, "x: {points: -2}").points == -2  # 0 - 2
        assert leaf_errors(text, "x: {points: -2.5}") == ["TD203"]


def test_items_beside_a_hand_figure_in_one_sheet_are_an_error() -> None:
    text = "max: 3\ndeduct: [{id: d, name: D, each: 1}]"
    assert leaf_errors(text, "x: 3", "d: 1") == ["TD213"]
    assert leaf_errors(text, "x: {points: 2}", "d: 0") == ["TD213"]


def test_a_group_takes_no_entry() -> None:
    scale = "max: 3\ncriteria: [{id: g, name: G, max: 3, criteria: [{id: x, name: X, max: 3}]}]"
    assert errors(scale, {"a": sheet("g: 3", "x: 3")}) == ["TD202"]
    assert node(scored(scale, {"a": sheet("x: 2")}), "a", "g").points == 2


def test_a_decimal_comma_is_an_error() -> None:
    """`9,5` is text; inside braces the comma splits the entry."""
    assert leaf_errors("max: 10", "x: 9,5") == ["TD130"]
    assert leaf_errors("max: 10", "x: {value: 9,5}") != []


# -- deadline ----------------------------------------------------------------------------------


DAILY = "max: 2\nrule: {kind: deadline, due: 01-31, grace: 3, late: {each_day: 0.1}}"


@pytest.mark.parametrize(
    ("done", "points"),
    [
        ("2021-12-24", "2"),
        ("2022-01-31", "2"),
        ("2022-02-03", "2"),  # the last day of grace
        ("2022-02-04", "1.9"),  # one day, counted from due + grace
        ("2022-02-13", "1"),
        ("2022-02-23", "0"),
        ("2022-12-31", "0"),  # not under 0
    ],
)
def test_days_late_count_from_due_and_grace(done: str, points: str) -> None:
    """M = 2, 0.1 a day from 3 February on."""
    assert leaf(DAILY, f"x: {done}").points == F(points)


def test_the_loss_is_shown_as_deduction() -> None:
    """10 days: 1 point; over M it is M."""
    assert leaf(DAILY, "x: 2022-02-13").deduction == 1
    assert leaf(DAILY, "x: 2022-12-31").deduction == 2
    assert leaf(DAILY, "x: 2022-01-31").deduction == 0


@pytest.mark.parametrize("never", ["false", "no", "không", "{value: false, note: Không làm}"])
def test_never_is_0_and_a_deduction_of_m(never: str) -> None:
    found = leaf(DAILY, f"x: {never}")
    assert (found.points, found.deduction) == (0, 2)


def test_a_fixed_loss() -> None:
    """0.5, however late."""
    text = "max: 2\nrule: {kind: deadline, due: 2022-01-31, late: {points: 0.5}}"
    assert leaf(text, "x: 2022-02-01").points == F("1.5")
    assert leaf(text, "x: 2023-02-01").points == F("1.5")
    assert leaf(text, "x: 2022-01-31").points == 2


def test_a_fixed_loss_over_m() -> None:
    """2 - 5 is not under 0, and the deduction shown is what was lost: 2."""
    found = leaf("max: 2\nrule: {kind: deadline, due: 01-31, late: {points: 5}}", "x: 2022-03-01")
    assert (found.points, found.deduction) == (0, 2)


def test_a_due_day_in_another_year() -> None:
    """A full date stays in its year: due 15 January of the year after."""
    text = "max: 2\nrule: {kind: deadline, due: 2023-01-15, late: {each_day: 0.5}}"
    assert leaf(text, "x: 2023-01-16").points == F("1.5")


QUARTERS = "max: 2\nrule: {kind: deadline, due: [03-20, 06-20], late: {each_day: 0.1}}"


def test_a_list_of_due_days() -> None:
    """2 + 3 days late: 2 - 0.5 = 1.5; an early one makes up for nothing."""
    assert leaf(QUARTERS, "x: [2022-03-22, 2022-06-23]").points == F("1.5")
    assert leaf(QUARTERS, "x: [2022-03-01, 2022-06-23]").points == F("1.7")


def test_a_fixed_loss_for_each_late_one() -> None:
    text = QUARTERS.replace("each_day: 0.1", "points: 0.75")
    assert leaf(text, "x: [2022-03-22, 2022-06-23]").points == F("0.5")
    assert leaf(text, "x: [2022-03-20, 2022-06-23]").points == F("1.25")


@pytest.mark.parametrize("entry", ["[false, 2022-06-20]", "[2022-03-20, false]", "false"])
def test_one_never_done_is_never(entry: str) -> None:
    found = leaf(QUARTERS, f"x: {entry}")
    assert (found.points, found.deduction) == (0, 2)


@pytest.mark.parametrize("entry", ["2022-03-20", "[2022-03-20]", "[2022-03-20, 2022-06-20, false]"])
def test_as_many_days_as_there_are_due_days(entry: str) -> None:
    assert leaf_errors(QUARTERS, f"x: {entry}") == ["TD212"]


@pytest.mark.parametrize("entry", ["13/01/2022", "2022-02-30", "true", "5"])
def test_not_a_date(entry: str) -> None:
    assert leaf_errors(DAILY, f"x: {entry}") == ["TD134"]


def test_a_late_leaf_is_not_full() -> None:
    text = DAILY + "\nbonus: {only_if_full: true, items: [{id: b, name: B, points: 1}]}"
    assert leaf(text, "x: 2022-02-03", "b: true").points == 3
    assert leaf(text, "x: 2022-02-04", "b: true").points == F("1.9")


def test_lateness_and_deductions_are_both_shown() -> None:
    """2 - 0.1 = 1.9; less 0.5: 1.4; the deduction is 0.6."""
    text = DAILY + "\ndeduct: [{id: d, name: D, each: 0.5}]"
    found = leaf(text, "x: 2022-02-04", "d: 1")
    assert (found.points, found.deduction) == (F("1.4"), F("0.6"))
    result = scored(leaf_scale(text), {"a": sheet("x: false", "d: 1")})
    assert (unit(result, "a").points, unit(result, "a").deduction) == (0, F("2.5"))
    assert node(result, "a", "x").points == 0
