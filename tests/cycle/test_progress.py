"""Pledges against plan at a day, by hand."""

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from pydantic_core import PydanticCustomError

from tests.helpers.starter_bloc import on, write
from tests.helpers.year_data import book, load, members
from thidua.bloc.cycle.progress import YearProgress, progress_of, task_progress
from thidua.model.figure import figure
from thidua.model.pledges import Task


def task(text: str, day: str = "2022-06-30") -> tuple[str, Fraction | None]:
    found = task_progress("a", load(Task, text), 2022, date.fromisoformat(day))
    return found.state, found.share


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        # 181 of 365 days are gone on 30 June: 49.6 %
        ("plan: 100, progress: [{on: 2022-06-30, actual: 50}]", "2022-06-30", "on_track"),
        ("plan: 100, progress: [{on: 2022-06-30, actual: 49}]", "2022-06-30", "behind"),
        ("plan: 100, progress: [{on: 2022-06-30, actual: 100}]", "2022-06-30", "reached"),
        ("plan: 100, progress: [{on: 2022-06-30, actual: 101}]", "2022-06-30", "exceeded"),
        ("plan: 100, progress: [{on: 2022-07-01, actual: 101}]", "2022-06-30", "no_report"),
        ("plan: 100", "2022-06-30", "no_report"),
        ("plan: 100", "2023-01-01", "late"),
        ("plan: 100, due: 2022-05-31", "2022-06-30", "late"),
        (
            "plan: 10, due: 2022-05-31, progress: [{on: 2022-05-01, actual: 9}]",
            "2022-06-30",
            "late",
        ),
        ("progress: [{on: 2022-05-01, actual: 9}]", "2022-06-30", "no_plan"),
        (
            "plan: 3, lower_is_better: true, progress: [{on: 2022-05-01, actual: 4}]",
            "2022-06-30",
            "on_track",
        ),
        (
            "plan: 3, lower_is_better: true, progress: [{on: 2022-05-01, actual: 4}]",
            "2023-01-01",
            "late",
        ),
        (
            "plan: 3, lower_is_better: true, progress: [{on: 2022-05-01, actual: 2.5}]",
            "2022-06-30",
            "on_track",
        ),
        (
            "plan: 3, lower_is_better: true, progress: [{on: 2022-05-01, actual: 2.5}]",
            "2022-12-31",
            "exceeded",
        ),
        ("plan: 0, progress: [{on: 2022-05-01, actual: 0}]", "2022-06-30", "reached"),
    ],
)
def test_the_state_of_a_task(text: str, day: str, expected: str) -> None:
    assert task(f"{{id: t, name: T, {text}}}", day)[0] == expected


def test_the_last_report_by_the_day_counts_in_any_order() -> None:
    text = """{id: t, name: T, plan: 100, progress: [
        {on: 2022-09-30, actual: 80}, {on: 2022-03-31, actual: 20}, {on: 2022-12-01, actual: 99}]}
    """
    assert task(text, "2022-10-01")[1] == Fraction(4, 5)


def test_a_share_is_given_by_its_two_counts() -> None:
    text = "{id: t, name: T, measure: '%', plan: 90, progress: [{on: 2022-06-30, actual: X}]}"
    state, share = task(text.replace("X", "{part: 626, of: 723}"))
    assert share == Fraction(62600, 723) / 90
    assert state == "on_track"


@pytest.mark.parametrize("written", ["2.000", "2.0"])
def test_the_counts_of_a_share_have_no_decimals(written: str) -> None:
    """`2.000` may be two thousand."""
    for share in ({"part": written, "of": "4000"}, {"part": "1", "of": written}):
        with pytest.raises(PydanticCustomError) as raised:
            figure(share)
        context = raised.value.context or {}
        assert (raised.value.type, context["found"]) == ("TD246", written)


def year(*plans: str) -> YearProgress:
    files = {
        f"pledges/{unit}": f"{{unit: {unit}, tasks: [{tasks}]}}"
        for unit, tasks in zip("abc", plans, strict=False)
        if tasks
    }
    pact = "{registered: {tasks: 10}, targets: [{id: ht, name: Hoàn thành, plan: 100}]}"
    data = book(members("a", "b", "c"), {2022: files | {"pact": pact}})
    return progress_of(data, 2022, date(2022, 12, 31))


DONE = "{id: t, name: T, plan: 5, progress: [{on: 2022-11-30, actual: 5}]}"
SLOW = "{id: u, name: U, plan: 5, progress: [{on: 2022-11-30, actual: 1}]}"


def test_all_members_complete_or_exceed() -> None:
    found = year(DONE, DONE, DONE)
    assert (found.complete, found.all_complete, found.behind) == (3, True, ())
    assert found.registered_tasks == 10
    assert [target.task.id for target in found.targets] == ["ht"]


def test_what_is_behind_is_named() -> None:
    found = year(DONE, f"{DONE}, {SLOW}", DONE)
    assert (found.complete, found.on_course, found.all_complete) == (2, 2, False)
    assert [(one.unit, one.task.id) for one in found.behind] == [("b", "u")]


def test_who_registered_nothing_leaves_it_open() -> None:
    found = year(DONE, "", DONE)
    assert found.units[1].pledge is None
    assert (found.complete, found.all_complete) == (2, None)


def test_the_tasks_of_the_bloc_have_progress_as_pledges_have() -> None:
    """10 of a planned 40 by 31/03: 25.00 % of the plan, and 90 of 365 days gone: 24.66 %."""
    pact = """
    registered:
      with: Hội đồng
      tasks:
        - {id: n1, name: Nhiệm vụ một, plan: 40, progress: [{on: 2022-03-31, actual: 10}]}
        - {id: n2, name: Nhiệm vụ hai}
    targets:
      - id: ht
        name: Hoàn thành
        measure: "%"
        plan: 100
        progress: [{on: 2022-12-31, actual: {part: 11, of: 11}}]
    """
    data = book(members("a"), {2022: {"pact": pact}})
    found = progress_of(data, 2022, date(2022, 12, 30))
    assert found.registered_tasks == 2
    assert [(one.task.id, one.state, one.share) for one in found.tasks] == [
        ("n1", "on_track", Fraction(1, 4)),
        ("n2", "no_plan", None),
    ]
    assert [one.state for one in found.targets] == ["no_report"]
    found = progress_of(data, 2022, date(2022, 12, 31))
    assert [(one.state, one.actual) for one in found.targets] == [("reached", 100)]


@pytest.mark.parametrize(
    ("as_of", "actual"), [("2022-06-29", None), ("2022-06-30", 51), ("2022-07-01", 51)]
)
def test_a_report_counts_from_its_own_day(as_of: str, actual: int | None) -> None:
    text = "{id: t, name: T, plan: 95, progress: [{on: 2022-06-30, actual: 51}]}"
    found = task_progress("a", load(Task, text), 2022, date.fromisoformat(as_of))
    assert found.actual == actual


@pytest.mark.parametrize(
    ("due", "gone"),
    [("2022-01-01", 1), ("2021-12-31", 1), ("2021-06-30", 1), ("2022-01-02", Fraction(1, 2))],
)
def test_the_time_gone_of_a_task_that_is_due_at_once(due: str, gone: Fraction) -> None:
    """Whole days, the first and the due day included: of two days the first is half."""
    text = f"{{id: t, name: T, plan: 95, due: {due}, progress: [{{on: 2022-01-01, actual: 51}}]}}"
    assert task_progress("a", load(Task, text), 2022, date(2022, 1, 1)).expected == gone


@pytest.mark.parametrize(
    ("text", "day", "state"),
    [
        # Late from the day after it was due.
        ("plan: 9, due: 2022-06-30", "2022-06-30", "no_report"),
        ("plan: 9, due: 2022-06-30", "2022-07-01", "late"),
        ("plan: 9, due: 2022-06-30, progress: [{on: 2022-01-31, actual: 8}]", "2022-06-30",
         "on_track"),
        ("plan: 9, due: 2022-06-30, progress: [{on: 2022-01-31, actual: 8}]", "2022-07-01", "late"),
        ("plan: 9, due: 2022-06-30, progress: [{on: 2022-01-31, actual: 9}]", "2022-07-01",
         "reached"),
        # What should stay low may rise until it is due, and is judged then: 30 of at most 3, too.
        ("plan: 3, lower_is_better: true, progress: [{on: 2022-06-30, actual: 30}]", "2022-06-30",
         "on_track"),
        ("plan: 3, lower_is_better: true, progress: [{on: 2022-06-30, actual: 3}]", "2022-12-30",
         "on_track"),
        ("plan: 3, lower_is_better: true, progress: [{on: 2022-06-30, actual: 3}]", "2022-12-31",
         "reached"),
        ("plan: 3, lower_is_better: true, progress: [{on: 2022-06-30, actual: 0}]", "2022-06-30",
         "on_track"),
        ("plan: 3, due: 2022-06-30, lower_is_better: true, "
         "progress: [{on: 2022-06-30, actual: 0}]", "2022-06-30", "exceeded"),
        ("plan: 0, progress: [{on: 2022-06-30, actual: 1}]", "2022-06-30", "exceeded"),
    ],
)  # fmt: skip
def test_the_state_at_its_bounds(text: str, day: str, state: str) -> None:
    assert task(f"{{id: t, name: T, {text}}}", day)[0] == state


@pytest.mark.parametrize(
    ("on", "due", "expected"),
    [
        ("2022-01-01", "", Fraction(1, 365)),  # the first day is included, and the last
        ("2022-12-31", "", Fraction(1)),
        ("2022-12-30", "", Fraction(364, 365)),
        ("2021-12-31", "", Fraction(0)),
        ("2021-06-30", "", Fraction(0)),
        ("2022-01-05", "due: 2022-01-10, ", Fraction(1, 2)),
        ("2022-03-31", "due: 2022-01-10, ", Fraction(1)),
        # Due on the first day itself.
        ("2021-12-31", "due: 2022-01-01, ", Fraction(0)),
        ("2022-01-01", "due: 2022-01-01, ", Fraction(1)),
    ],
)
def test_the_time_gone(on: str, due: str, expected: Fraction) -> None:
    text = f"{{id: t, name: T, plan: 95, {due}progress: [{{on: {on}, actual: 5}}]}}"
    found = task_progress("a", load(Task, text), 2022, date(2022, 12, 31))
    assert (found.expected, found.share) == (expected, Fraction(5, 95))
    assert (found.actual, found.on) == (5, date.fromisoformat(on))


def test_the_share_of_a_plan_either_way() -> None:
    """9 of 12 is 3/4; where lower is better a plan of 9 against 12 is 3/4, too. On 30 September 273
    of 365 days are gone, and just that share of the plan is on track."""
    more = "{id: t, name: T, plan: 12, progress: [{on: 2022-09-30, actual: 9}]}"
    less = "{id: t, name: T, plan: 9, lower_is_better: true, "
    less += "progress: [{on: 2022-09-30, actual: 12}]}"
    assert (task(more, "2022-09-30")[1], task(less, "2022-09-30")[1]) == (Fraction(3, 4),) * 2
    for actual, state in (("273", "on_track"), ("272.99", "behind")):
        text = f"{{id: t, name: T, plan: 365, progress: [{{on: 2022-09-30, actual: {actual}}}]}}"
        assert task(text, "2022-09-30")[0] == state


def test_what_was_reported_of_a_task_without_a_plan() -> None:
    text = "{id: t, name: T, progress: [{on: 2022-05-01, actual: 9}]}"
    found = task_progress("a", load(Task, text), 2022, date(2022, 6, 30))
    assert (found.state, found.actual, found.on) == ("no_plan", 9, date(2022, 5, 1))
    early = task_progress("a", load(Task, text), 2022, date(2022, 4, 30))
    assert (early.state, early.actual, early.on) == ("no_plan", None, None)


def test_a_bloc_of_whose_pact_nothing_or_little_is_written() -> None:
    for files in ({}, {"pact": "{signatories: all}"}, {"pact": "registered: {with: Tỉnh}"}):
        found = progress_of(book(members("a"), {2022: files}), 2022, date(2022, 6, 30))
        assert (found.registered_tasks, found.tasks, found.targets) == (None, (), ())
    assert progress_of(book(members("a")), 2022, date(2022, 6, 30)).units[0].pledge is None


def test_what_of_the_bloc_was_never_reported_is_not_called_late() -> None:
    """Due in May: the first was never reported, the second not until now, the third is behind."""
    pact = """
    targets:
      - {id: a, name: A, plan: 9, due: 2022-05-31}
      - {id: b, name: B, plan: 9, due: 2022-05-31, progress: [{on: 2022-12-31, actual: 9}]}
      - {id: c, name: C, plan: 9, progress: [{on: 2022-06-30, actual: 1}]}
      - {id: d, name: D}
      - {id: e, name: E, plan: 9, progress: [{on: 2022-06-30, actual: 8}]}
    """
    found = progress_of(book(members("a"), {2022: {"pact": pact}}), 2022, date(2022, 6, 30))
    assert [one.state for one in found.targets] == [
        *("no_report", "late", "behind", "no_plan", "on_track"),
    ]
    assert [(one.unit, one.task.id) for one in found.behind] == [("", "b"), ("", "c")]


def test_tasks_without_a_plan_count_neither_for_nor_against() -> None:
    plain = "{id: p, name: P, progress: [{on: 2022-11-30, actual: 5}]}"
    silent = "{id: q, name: Q, plan: 5}"
    found = year(f"{DONE}, {plain}", plain, silent)
    assert [unit.complete for unit in found.units] == [True, None, False]
    assert [unit.on_course for unit in found.units] == [True, None, False]
    assert [unit.count("reached", "no_plan") for unit in found.units] == [2, 1, 0]
    assert (found.complete, found.on_course, found.all_complete) == (1, 1, False)
    assert [(one.unit, one.state) for one in found.behind] == [("c", "no_report")]


@pytest.mark.parametrize(("count", "answer"), [("", None), ("count: 2", None), ("count: 1", True)])
def test_all_are_complete_only_where_all_members_are_known(count: str, answer: bool | None) -> None:
    units = members("a").replace("units:", f"known: partial\n{count}\nunits:")
    files = {"pledges/a": f"{{unit: a, tasks: [{DONE}]}}"}
    found = progress_of(book(units, {2022: files}), 2022, date(2022, 12, 31))
    assert found.all_complete is answer


def test_the_year_s_review_judges_what_should_stay_low() -> None:
    """Held on 25 November: two complaints of at most five are fewer than five, from that day on."""
    events = "events: [{id: tk, kinds: [year_end_review], on: 2022-11-25}]"
    task = "id: t, name: T, plan: 5, lower_is_better: true, progress: [{on: 2022-11-20, actual: 2}]"
    files = {"events": events, "pledges/a": f"unit: a\ntasks: [{{{task}}}]"}
    states = [
        progress_of(book(members("a"), {2022: files}), 2022, date(2022, 11, day)).units[0].tasks[0]
        for day in (24, 25)
    ]
    assert [one.state for one in states] == ["on_track", "exceeded"]


def test_the_head_says_what_the_tables_count(tmp_path: Path) -> None:
    """A task is behind, another was never reported: neither is told as the other."""
    write(tmp_path / "bloc.yaml", "{id: k, name: Khối}")
    write(tmp_path / "units.yaml", "units: [{id: a, name: A}, {id: b, name: B}]")
    write(tmp_path / "2022/pledges/a.yaml", f"unit: a\ntasks: [{DONE}, {SLOW}]\n")
    unsaid = "[{id: v, name: V, plan: 5}]"
    write(tmp_path / "2022/pledges/b.yaml", f"unit: b\ntasks: {unsaid}\n")
    shown = on(tmp_path, "progress", "2022", "--as-of", "2022-12-01").out
    assert re.search("Đúng tiến độ mọi chỉ tiêu: +0 trên 2", shown), shown
    assert re.search("Chậm, chưa báo cáo: +2 nhiệm vụ", shown)
    assert re.search("Đúng tiến độ +Chậm, chưa báo cáo +Chung\n", shown)
    assert re.search("A +2 +1 +0 +1 +có nhiệm vụ chậm hoặc chưa báo cáo", shown)
    assert re.search("B +1 +0 +0 +1 +có nhiệm vụ chậm hoặc chưa báo cáo", shown)
    assert "chưa báo cáo\n" in shown.partition("Từng nhiệm vụ")[2]
