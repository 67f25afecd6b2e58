"""What each kind of rule gives and tells at its bounds, just under and just over them.

A line is a step as `explain` tells it, with all that it names (tests/helpers/told_lines.py)."""

import pytest

from tests.helpers.books import attempt, leaf, leaf_scale, node, scored, sheet
from tests.helpers.told_lines import lines

FACTS = "{id: f, name: F}, {id: n, name: N}"

TIERS = """max: 5
rule:
  kind: tiers
  tiers:
    - {from: 95, points: 5}
    - {above: 90, below: 95, points: 4}
    - {to: 10, points: 0.5}
    - {else: true, points: 1}
"""
OVER = "max: 5\nrule: {kind: tiers, tiers: [{from: 2, points: 6}, {else: true, points: 5}]}"
CHOICE = "max: 5\nrule: {kind: choice, options: {tot: {name: Tốt, points: 5}, kha: 3}}"
STEPS = "max: 2\nrule: {kind: steps, above: 92, first: 0.5, every: 2, each: 0.5%s}"
BELOW = "max: 2\nrule: {kind: steps, below: 20, first: 0.5, every: 2, each: 0.5%s}"
LINEAR = "max: 5\nrule: {kind: linear, worst: 60, best: 80, least: 1}"
LOWER = "max: 5\nrule: {kind: linear, worst: 80, best: 60, lower_is_better: true, least: 10%}"
RATIO = "max: 5\nrule: {kind: ratio, target: 20, cap: 1.2}"
RATIO_LOWER = "max: 5\nrule: {kind: ratio, target: 20, lower_is_better: true}"
COUNT = "max: 5\nrule: {kind: count, each: 2.5}"
RELATIVE = "max: 5\nrule: {kind: relative, met: 40%}"
STEPS_ARGS = "above=92, cap=2, each=0.5, every=2, first=0.5"
BELOW_ARGS = "below=20, cap=2, each=0.5, every=2, first=0.5"

LEAVES = [
    (TIERS, "x: 95", ["tiers: tier=from 95, value=95 -> 5"]),
    (TIERS, "x: 94.9", ["tiers: tier=above 90 below 95, value=94.9 -> 4"]),
    (TIERS, "x: 90", ["tiers: tier=else, value=90 -> 1"]),
    (TIERS, "x: 10.1", ["tiers: tier=else, value=10.1 -> 1"]),
    (TIERS, "x: 10", ["tiers: tier=to 10, value=10 -> 0.5"]),
    # 38 of 40 is 95 %; 37.9 is 94.75 %.
    (
        TIERS + "  target: 40",
        "x: 38",
        ["tiers: actual=38, target=40, tier=from 95, value=95 -> 5"],
    ),
    (
        TIERS + "  target: 40",
        "x: 37.9",
        ["tiers: actual=37.9, target=40, tier=above 90 below 95, value=94.75 -> 4"],
    ),
    # What is over M is told apart; M itself is not over.
    (OVER, "x: 2", ["tiers: tier=from 2, value=2 -> 6", "excess: max=5 -> 1"]),
    (OVER, "x: 1.9", ["tiers: tier=else, value=1.9 -> 5"]),
    (CHOICE, "x: tot", ["choice: option=Tốt -> 5"]),
    (CHOICE, "x: kha", ["choice: option=kha -> 3"]),
    ("max: 3\nrule: pass_fail", "x: true", ["pass: max=3 -> 3"]),
    ("max: 3\nrule: pass_fail", "x: false", ["fail: max=3 -> 0"]),
    ("max: 3\nrule: points", "x: 2.5", ["points: max=3 -> 2.5"]),
    # 2.5 twice is 5, and so is 2.5 three times, at most 5.
    (COUNT, "x: 0", ["count: each=2.5, max=5, times=0 -> 0"]),
    (COUNT, "x: 1", ["count: each=2.5, max=5, times=1 -> 2.5"]),
    (COUNT, "x: 2", ["count: each=2.5, max=5, times=2 -> 5"]),
    (COUNT, "x: 3", ["count: each=2.5, max=5, times=3 -> 5"]),
    # Past the bound by 0: nothing. By 1: half a step, 0.5 for passing it.
    (STEPS % "", "x: 92", ["steps_under: above=92, max=2, value=92 -> 0"]),
    (STEPS % "", "x: 93", [f"steps: {STEPS_ARGS}, further=0, max=2, value=93 -> 0.5"]),
    (STEPS % "", "x: 93.9", [f"steps: {STEPS_ARGS}, further=0, max=2, value=93.9 -> 0.5"]),
    (STEPS % "", "x: 94", [f"steps: {STEPS_ARGS}, further=1, max=2, value=94 -> 1"]),
    # 3 steps are 0.5 + 1.5 = 2 = M, and 4 would be 2.5.
    (STEPS % "", "x: 98", [f"steps: {STEPS_ARGS}, further=3, max=2, value=98 -> 2"]),
    (STEPS % "", "x: 100", [f"steps: {STEPS_ARGS}, further=4, max=2, value=100 -> 2"]),
    (STEPS % ", partial: full", "x: 92", ["steps_under: above=92, max=2, value=92 -> 0"]),
    (
        STEPS % ", partial: full",
        "x: 92.1",
        [f"steps: {STEPS_ARGS}, further=1, max=2, value=92.1 -> 1"],
    ),
    (STEPS % ", partial: full", "x: 94", [f"steps: {STEPS_ARGS}, further=1, max=2, value=94 -> 1"]),
    (
        STEPS % ", partial: exact",
        "x: 93",
        [f"steps: {STEPS_ARGS}, further=0.5, max=2, value=93 -> 0.75"],
    ),
    # From M down: 94 is one step over: 2 - 0.5 - 0.5.
    (STEPS % ", start: max", "x: 92", ["steps_off_under: above=92, max=2, value=92 -> 2"]),
    (
        STEPS % ", start: max",
        "x: 94",
        [f"steps_off: {STEPS_ARGS}, further=1, max=2, value=94 -> 1"],
    ),
    (
        STEPS % ", start: max",
        "x: 98",
        [f"steps_off: {STEPS_ARGS}, further=3, max=2, value=98 -> 0"],
    ),
    (
        STEPS % ", start: max",
        "x: 100",
        [f"steps_off: {STEPS_ARGS}, further=4, max=2, value=100 -> 0"],
    ),
    # 47 of 50 is 94 %.
    (
        STEPS % ", target: 50",
        "x: 47",
        [
            f"steps: above=92, actual=47, {STEPS_ARGS.removeprefix('above=92, ')}, "
            "further=1, max=2, target=50, value=94 -> 1"
        ],
    ),
    # Below the bound it is M less what is short.
    (BELOW % "", "x: 20", ["steps_off_below_under: below=20, max=2, value=20 -> 2"]),
    (BELOW % "", "x: 20.1", ["steps_off_below_under: below=20, max=2, value=20.1 -> 2"]),
    (
        BELOW % "",
        "x: 19.9",
        [f"steps_off_below: {BELOW_ARGS}, further=0, max=2, value=19.9 -> 1.5"],
    ),
    (BELOW % "", "x: 18", [f"steps_off_below: {BELOW_ARGS}, further=1, max=2, value=18 -> 1"]),
    (BELOW % "", "x: 14", [f"steps_off_below: {BELOW_ARGS}, further=3, max=2, value=14 -> 0"]),
    (BELOW % ", start: zero", "x: 20", ["steps_below_under: below=20, max=2, value=20 -> 0"]),
    (
        BELOW % ", start: zero",
        "x: 18",
        [f"steps_below: {BELOW_ARGS}, further=1, max=2, value=18 -> 1"],
    ),
    # 4 x 5/20 = 1 over the least, at 65; the ends themselves give M and the least.
    (LINEAR, "x: 80", ["linear_best: best=80, least=1, max=5, value=80, worst=60 -> 5"]),
    (LINEAR, "x: 80.1", ["linear_best: best=80, least=1, max=5, value=80.1, worst=60 -> 5"]),
    (LINEAR, "x: 65", ["linear: best=80, least=1, max=5, value=65, worst=60 -> 2"]),
    (LINEAR, "x: 60", ["linear_worst: best=80, least=1, max=5, value=60, worst=60 -> 1"]),
    (LINEAR, "x: 59", ["linear_worst: best=80, least=1, max=5, value=59, worst=60 -> 1"]),
    # 10 % of 5 is 0.5; at 75 a quarter of 4.5 more: 1.625.
    (LOWER, "x: 60", ["linear_best: best=60, least=0.5, max=5, value=60, worst=80 -> 5"]),
    (LOWER, "x: 75", ["linear: best=60, least=0.5, max=5, value=75, worst=80 -> 1.625"]),
    (LOWER, "x: 80", ["linear_worst: best=60, least=0.5, max=5, value=80, worst=80 -> 0.5"]),
    (
        "max: 5\nrule: {kind: linear, worst: 60, best: 80, target: 50}",
        "x: 35",
        ["linear: actual=35, best=80, least=0, max=5, target=50, value=70, worst=60 -> 2.5"],
    ),
    # 24 of 20 is 1.2, the cap: 6, of which 1 is over M.
    (
        RATIO,
        "x: 24",
        ["ratio: actual=24, cap=1.2, max=5, share=1.2, target=20 -> 6", "excess: max=5 -> 1"],
    ),
    (
        RATIO,
        "x: 30",
        ["ratio: actual=30, cap=1.2, max=5, share=1.5, target=20 -> 6", "excess: max=5 -> 1"],
    ),
    (RATIO, "x: 20", ["ratio: actual=20, cap=1.2, max=5, share=1, target=20 -> 5"]),
    (RATIO, "x: 10", ["ratio: actual=10, cap=1.2, max=5, share=0.5, target=20 -> 2.5"]),
    (RATIO, "x: 0", ["ratio: actual=0, cap=1.2, max=5, share=0, target=20 -> 0"]),
    (RATIO_LOWER, "x: 40", ["ratio_lower: actual=40, cap=1, max=5, share=0.5, target=20 -> 2.5"]),
    (RATIO_LOWER, "x: 20", ["ratio_lower: actual=20, cap=1, max=5, share=1, target=20 -> 5"]),
    (RATIO_LOWER, "x: 10", ["ratio_lower: actual=10, cap=1, max=5, share=2, target=20 -> 5"]),
    (RATIO_LOWER, "x: 0", ["ratio_lower: actual=0, cap=1, max=5, share=1, target=20 -> 5"]),
    # 40 % of 5 is 2 for just meeting the target; half of it gives half; alone, all over it is best.
    (
        RELATIVE,
        "x: {actual: 10, target: 20}",
        ["relative_under: actual=10, max=5, met=2, target=20 -> 1"],
    ),
    (
        RELATIVE,
        "x: {actual: 20, target: 20}",
        ["relative_met: actual=20, max=5, met=2, target=20 -> 2"],
    ),
    (
        RELATIVE,
        "x: {actual: 25, target: 20}",
        ["relative_over: actual=25, best=25, excess=25, max=5, met=2, target=20 -> 5"],
    ),
    (RELATIVE, "x: 7", ["relative_untargeted: actual=7, best=7, max=5 -> 5"]),
    (RELATIVE, "x: 0", ["relative_untargeted: actual=0, best=0, max=5 -> 0"]),
]


@pytest.mark.parametrize(
    ("rule", "entry", "told"), LEAVES, ids=[f"{one[2][0][:60]}" for one in LEAVES]
)
def test_a_rule_at_its_bounds(rule: str, entry: str, told: list[str]) -> None:
    assert lines(leaf(rule, entry).steps) == told


TABLE = """max: 5
rule:
  kind: table
  rows: {f: [0, 50]}
  columns: {n: [0, 3]}
  points: [[1, 2], [3, 4]]
  else: 0.5
"""


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("f: 0, n: 0", "column_from=0, columns=0, row=f, row_from=0, rows=0 -> 1"),
        ("f: 49.9, n: 2.9", "column_from=0, columns=2.9, row=f, row_from=0, rows=49.9 -> 1"),
        ("f: 49.9, n: 3", "column_from=3, columns=3, row=f, row_from=0, rows=49.9 -> 2"),
        ("f: 50, n: 2.9", "column_from=0, columns=2.9, row=f, row_from=50, rows=50 -> 3"),
        ("f: 50, n: 3", "column_from=3, columns=3, row=f, row_from=50, rows=50 -> 4"),
    ],
)
def test_a_table_at_its_bounds(given: str, told: str) -> None:
    assert lines(leaf(TABLE, facts=FACTS, given=given).steps) == [f"table: column=n, {told}"]


@pytest.mark.parametrize("given", ["f: -0.1, n: 3", "f: 50, n: -0.1"])
def test_a_table_under_its_first_bounds(given: str) -> None:
    f, n = (one.partition(": ")[2] for one in given.split(", "))
    told = lines(leaf(TABLE, facts=FACTS, given=given).steps)
    assert told == [f"table_else: column=n, columns={n}, row=f, rows={f} -> 0.5"]


@pytest.mark.parametrize(
    ("given", "found", "fact"),
    [("f: 20, n: -1", "-1", "n"), ("f: 9, n: 5", "9", "f"), ("f: 9, n: -1", "9", "f")],
)
def test_what_a_table_does_not_cover(given: str, found: str, fact: str) -> None:
    """Under the first of 10 and 50, or under 0; the rows come first."""
    keys = TABLE.replace("  else: 0.5\n", "").replace("[0, 50]", "[10, 50]")
    _, told = attempt(leaf_scale(keys, FACTS), {"a": sheet(facts=given)})
    (one,) = told
    assert (one.code, dict(one.args)) == ("TD214", {"id": "x", "found": found, "fact": fact})


# -- deadlines ----------------------------------------------------------------------------------

DUE = "max: 5\nrule: {kind: deadline, due: 06-30, grace: 3, late: {%s}%s}"
EACH_DAY, POINTS = "each_day: 2", "points: 0.5"
DEADLINES = [
    # 30/06 and 3 days of grace: the 3rd of July is in time, the 4th a day late.
    (DUE % (EACH_DAY, ""), "2022-06-30", ["met: days=0, done=2022-06-30, due=2022-07-03 -> 0"], 5),
    (DUE % (EACH_DAY, ""), "2022-07-03", ["met: days=0, done=2022-07-03, due=2022-07-03 -> 0"], 5),
    (
        DUE % (EACH_DAY, ""),
        "2022-07-04",
        ["late: days=1, done=2022-07-04, due=2022-07-03 -> -2"],
        3,
    ),
    # 3 days cost 6, of which M is all that there is.
    (
        DUE % (EACH_DAY, ""),
        "2022-07-06",
        ["late: days=3, done=2022-07-06, due=2022-07-03 -> -6"],
        0,
    ),
    (DUE % (POINTS, ""), "2022-07-03", ["met: days=0, done=2022-07-03, due=2022-07-03 -> 0"], 5),
    (
        DUE % (POINTS, ""),
        "2022-07-09",
        ["late: days=6, done=2022-07-09, due=2022-07-03 -> -0.5"],
        4.5,
    ),
    # Early is counted from the due day itself, not from the last day of grace.
    (
        DUE % (POINTS, ", early: {each_day: 0.25}"),
        "2022-06-28",
        [
            "met: days=0, done=2022-06-28, due=2022-07-03 -> 0",
            "early: days=2, done=2022-06-28, due=2022-06-30 -> 0.5",
        ],
        5.5,
    ),
    (
        DUE % (POINTS, ", early: {each_day: 0.25}"),
        "2022-06-30",
        ["met: days=0, done=2022-06-30, due=2022-07-03 -> 0"],
        5,
    ),
    # 4 days are 1, the cap, and 5 are 1.25.
    (
        DUE % (POINTS, ", early: {each_day: 0.25, cap: 1}"),
        "2022-06-26",
        [
            "met: days=0, done=2022-06-26, due=2022-07-03 -> 0",
            "early: days=4, done=2022-06-26, due=2022-06-30 -> 1",
        ],
        6,
    ),
    (
        DUE % (POINTS, ", early: {each_day: 0.25, cap: 1}"),
        "2022-06-25",
        [
            "met: days=0, done=2022-06-25, due=2022-07-03 -> 0",
            "early: days=5, done=2022-06-25, due=2022-06-30 -> 1.25",
            "early_cap: cap=1, sum=1.25 -> -0.25",
        ],
        6,
    ),
    (
        DUE % (POINTS, ", early: {points: 0.5, days: 5}"),
        "2022-06-25",
        [
            "met: days=0, done=2022-06-25, due=2022-07-03 -> 0",
            "early: days=5, done=2022-06-25, due=2022-06-30 -> 0.5",
        ],
        5.5,
    ),
    (
        DUE % (POINTS, ", early: {points: 0.5, days: 5}"),
        "2022-06-26",
        ["met: days=0, done=2022-06-26, due=2022-07-03 -> 0"],
        5,
    ),
    # Without `days`, and with 0 of them, a day is enough, and the due day itself is not early.
    (
        DUE % (POINTS, ", early: {points: 0.5}"),
        "2022-06-29",
        [
            "met: days=0, done=2022-06-29, due=2022-07-03 -> 0",
            "early: days=1, done=2022-06-29, due=2022-06-30 -> 0.5",
        ],
        5.5,
    ),
    (
        DUE % (POINTS, ", early: {points: 0.5, days: 0}"),
        "2022-06-30",
        ["met: days=0, done=2022-06-30, due=2022-07-03 -> 0"],
        5,
    ),
    (DUE % (POINTS, ", early: {points: 0.5}"), "false", ["never: max=5 -> 0"], 0),
]


@pytest.mark.parametrize(("rule", "done", "told", "points"), DEADLINES)
def test_a_deadline_at_its_bounds(rule: str, done: str, told: list[str], points: float) -> None:
    found = leaf(rule, f"x: {done}")
    keys = [f"early_{one[6:]}" if one.startswith("early_") else f"deadline_{one}" for one in told]
    assert lines(found.steps) == ["deadline: max=5 -> 5", *keys]
    assert found.points == points
    assert found.deduction == max(5 - points, 0) and found.bonus == max(points - 5, 0)


TWICE = "max: 5\nrule: {kind: deadline, due: [03-31, 09-30], late: {points: 2}, early: {points: 1}}"


def test_each_due_day_is_late_or_early_for_itself() -> None:
    """One late by a day (2 off), the other early by a day (1 more): 5 - 2 + 1 = 4."""
    found = leaf(TWICE, "x: [2022-04-01, 2022-09-29]")
    assert lines(found.steps) == [
        "deadline: max=5 -> 5",
        "deadline_late: days=1, done=2022-04-01, due=2022-03-31 -> -2",
        "deadline_met: days=0, done=2022-09-29, due=2022-09-30 -> 0",
        "deadline_early: days=1, done=2022-09-29, due=2022-09-30 -> 1",
    ]
    assert (found.points, found.bonus, found.deduction) == (4, 1, 2)


@pytest.mark.parametrize("done", ["false", "[2022-03-01, false]", "[false, 2022-09-29]"])
def test_one_thing_never_done_is_all_never_done(done: str) -> None:
    found = leaf(TWICE, f"x: {done}")
    assert lines(found.steps) == ["deadline: max=5 -> 5", "deadline_never: max=5 -> 0"]
    assert (found.points, found.bonus, found.deduction) == (0, 0, 5)


# -- among the units ----------------------------------------------------------------------------


def of_three(rule: str, maximum: int = 10) -> dict[str, list[str]]:
    """The lines of units with 40, 30 and 20, by name."""
    scale = f"max: {maximum}\ncriteria: [{{id: x, name: X, max: {maximum}, rule: {{{rule}}}}}]"
    sheets = {name: f"scores: {{x: {n}}}" for name, n in (("a", 40), ("b", 30), ("c", 20))}
    result = scored(scale, sheets)
    return {name: lines(node(result, name, "x").steps) for name in sheets}


def test_places() -> None:
    told = of_three("kind: rank, points: [10, 6], else: 1")
    assert told == {
        "a": ["rank: compared=3, max=10, place=1, tied=1, value=40 -> 10"],
        "b": ["rank: compared=3, max=10, place=2, tied=1, value=30 -> 6"],
        "c": ["rank: compared=3, max=10, place=3, tied=1, value=20 -> 1"],
    }
    lower = of_three("kind: rank, points: [10, 6], else: 1, lower_is_better: true")
    assert lower["c"] == ["rank: compared=3, max=10, place=1, tied=1, value=20 -> 10"]
    assert lower["a"] == ["rank: compared=3, max=10, place=3, tied=1, value=40 -> 1"]


def test_shares_of_the_places() -> None:
    """Of 3 units a third is exactly 1, and 66 % are 1.98: the second is not among them."""
    told = of_three(
        "kind: rank, top: [{share: 1/3, points: 10}, {share: 66%, points: 6}, "
        "{else: true, points: 1}]"
    )
    assert [one[0][-2:].strip() for one in told.values()] == ["10", "1", "1"]
    told = of_three("kind: rank, top: [{share: 2/3, points: 10}, {share: 100%, points: 6}]")
    assert [one[0][-2:].strip() for one in told.values()] == ["10", "10", "6"]


def test_the_tied_share_places_or_their_mean() -> None:
    """Two at 40 take places 1 and 2: both get 10, or each (10 + 6) / 2 = 8."""
    scale = (
        "max: 10\ncriteria: [{id: x, name: X, max: 10, "
        "rule: {kind: rank, points: [10, 6], else: 1, tied: %s}}]"
    )
    sheets = {"a": "scores: {x: 40}", "b": "scores: {x: 40}", "c": "scores: {x: 20}"}
    told = {how: scored(scale % how, sheets) for how in ("best", "mean")}
    best, mean = (lines(node(told[how], "a", "x").steps) for how in ("best", "mean"))
    assert best == ["rank: compared=3, max=10, place=1, tied=2, value=40 -> 10"]
    assert mean == ["rank_mean: compared=3, max=10, place=1, tied=2, value=40 -> 8"]
    alone = lines(node(told["mean"], "c", "x").steps)
    assert alone == ["rank: compared=3, max=10, place=3, tied=1, value=20 -> 1"]


def test_a_mean_of_the_last_places_takes_in_the_rest() -> None:
    """Both last of 3 take places 2 and 3: (6 + 1) / 2 = 3.5."""
    scale = (
        "max: 10\ncriteria: [{id: x, name: X, max: 10, "
        "rule: {kind: rank, points: [10, 6], else: 1, tied: mean}}]"
    )
    sheets = {"a": "scores: {x: 40}", "b": "scores: {x: 20}", "c": "scores: {x: 20}"}
    assert node(scored(scale, sheets), "c", "x").points == 3.5


BARRED = {"exclusions.yaml": "exclusions: [{unit: d, from: [ranking], reason: Vi phạm}]"}


@pytest.mark.parametrize(
    ("figure", "best", "mean", "share"),
    [
        # Of 40, 30, 20 compared: at 40 it shares the first place, at 10 it stands behind them all.
        (50, 10, 10, 10),
        (40, 10, 10, 10),
        (30, 6, 6, 5),
        (25, 1, 1, 5),
        (10, 1, 1, 5),
    ],
)
def test_a_barred_unit_has_the_place_that_it_would_have(
    figure: int, best: int, mean: int, share: int
) -> None:
    """Nobody is compared with it, and it has points of its own; 100 % are all that is left."""
    sheets = {
        name: f"scores: {{x: {n}}}" for name, n in (("a", 40), ("b", 30), ("c", 20), ("d", figure))
    }
    for rule, points in (
        ("points: [10, 6], else: 1", best),
        ("points: [10, 6], else: 1, tied: mean", mean),
        ("top: [{share: 1/3, points: 10}, {share: 100%, points: 5}]", share),
    ):
        scale = f"max: 10\ncriteria: [{{id: x, name: X, max: 10, rule: {{kind: rank, {rule}}}}}]"
        result = scored(scale, sheets, more=BARRED)
        assert node(result, "d", "x").points == points
        (step,) = node(result, "d", "x").steps
        assert (step.args["compared"], step.args["tied"]) == (3, 1)


def test_over_the_target_beside_the_others() -> None:
    """a is 100 % over 20, b 50 %: a gets M = 10, b 5 for meeting it and 5 x 50/100 more."""
    told = of_three("kind: relative, target: 20")
    assert told == {
        "a": ["relative_over: actual=40, best=100, excess=100, max=10, met=5, target=20 -> 10"],
        "b": ["relative_over: actual=30, best=100, excess=50, max=10, met=5, target=20 -> 7.5"],
        "c": ["relative_met: actual=20, max=10, met=5, target=20 -> 5"],
    }


def test_without_target_beside_the_others() -> None:
    """a's 40 is the largest: b's 30 gives 10 x 30/40."""
    told = of_three("kind: relative")
    assert told["b"] == ["relative_untargeted: actual=30, best=40, max=10 -> 7.5"]


def test_ends_of_the_bloc() -> None:
    """From the least, 20, to the largest, 40: b is half way. Where all are alike there is nothing
    between, and all have the best."""
    told = of_three('kind: linear, worst: "bloc:min", best: "bloc:max", least: 2')
    assert told == {
        "a": ["linear_best: best=40, least=2, max=10, value=40, worst=20 -> 10"],
        "b": ["linear: best=40, least=2, max=10, value=30, worst=20 -> 6"],
        "c": ["linear_worst: best=40, least=2, max=10, value=20, worst=20 -> 2"],
    }


def test_ends_that_cross() -> None:
    """The worst end, the bloc's largest 40, lies over the best, 35: who reaches 35 has M, and
    nobody else anything between: b's 30 is the least."""
    told = of_three('kind: linear, worst: "bloc:max", best: 35, least: 2')
    assert told == {
        "a": ["linear_best: best=35, least=2, max=10, value=40, worst=40 -> 10"],
        "b": ["linear_worst: best=35, least=2, max=10, value=30, worst=40 -> 2"],
        "c": ["linear_worst: best=35, least=2, max=10, value=20, worst=40 -> 2"],
    }


@pytest.mark.parametrize(
    ("which", "figures", "mark"),
    [
        ("mean", (40, 30, 20), 30),
        ("mean", (40, 30, 20, 20), 27.5),
        ("median", (40, 30, 10), 30),
        ("median", (40, 35, 20, 10), 27.5),
        ("max", (40, 30, 20), 40),
        ("min", (40, 30, 20), 20),
    ],
)
def test_figures_of_the_bloc(which: str, figures: tuple[int, ...], mark: float) -> None:
    """(40 + 30 + 20) / 3 = 30; of four, in order, the two in the middle: (35 + 20) / 2."""
    scale = (
        "max: 10\ncriteria: [{id: x, name: X, max: 10, rule: "
        f'{{kind: steps, above: "bloc:{which}", first: 1, every: 1, each: 0}}}}]'
    )
    sheets = {name: f"scores: {{x: {n}}}" for name, n in zip("abcd", figures, strict=False)}
    (step,) = node(scored(scale, sheets), "a", "x").steps
    assert step.args["above"] == mark
