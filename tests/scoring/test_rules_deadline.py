"""Deadline (manual: rule-deadline)."""

import pytest

from tests.helpers.books import F, leaf, leaf_errors, leaf_scale, node, scored, sheet, unit

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
