"""What is wrong with a rule as it stands: where, which of its faults, and what a right one beside
it looks like. The words are in the gallery; here are the edges between right and wrong."""

import pytest

from tests.helpers.books import attempt, leaf_scale

FACTS = "{id: f, name: F}, {id: n, name: N}, {id: p, name: P}"


def flaws(keys: str, facts: str = FACTS) -> list[str]:
    """`TD316 none rule.tiers.0 found=...` for each diagnostic of a scale with one leaf of 5."""
    _, found = attempt(leaf_scale(f"max: 5\n{keys}", facts), {"a": "scores: {}"})
    return [
        " ".join(
            [
                one.code,
                one.variant or "-",
                ".".join(str(step) for step in one.path[2:]) + ("" if one.at == "value" else "!"),
                *(f"{key}={value}" for key, value in sorted(one.args.items())),
            ]
        )
        for one in found
    ]


TIERS = (
    "tiers, tiers: [{from: 9, points: %s}, {from: 8, points: %s}, {from: 7, points: %s}, "
    "{else: true, points: 0}]"
)
RULES = [
    # -- a table whose bounds go up, whatever they are; days, of which some recur and some do not
    ("table, rows: {f: [1, 8]}, columns: {n: [0]}, points: [[1], [2]], else: 0", []),
    ("deadline, due: [06-30, 2022-12-31], late: {points: 1}", []),
    ("deadline, due: [2022-12-31, 06-30], late: {points: 1}", []),
    # -- a choice that gives all the same; of one option it is what a paper says
    ("choice, options: {a: 5, b: 5}", ["TD347 same rule.options points=5"]),
    ("choice, options: {a: 5, b: 4}", []),
    ("choice, options: {a: 5}", []),
    # -- tiers: points that turn from row to row, by however little
    (TIERS % ("1.5", 1, "0.5"), []),
    (TIERS % (1, "1.5", "1.5"), []),
    (TIERS % (1, "1.5", 1), ["TD348 - rule.tiers.2.points number=3 points=1"]),
    (TIERS % ("1.5", 1, "1.5"), ["TD348 - rule.tiers.2.points number=3 points=1.5"]),
    # -- tiers: what lies between the bounds of one
    ("tiers, tiers: []", ["TD315 tiers rule.tiers"]),
    ("tiers, tiers: [{else: true, points: 1}]", []),
    ("tiers, tiers: [{points: 1}, {else: true, points: 0}]", ["TD316 none rule.tiers.0"]),
    ("tiers, tiers: [{from: 1, else: true, points: 1}]", ["TD316 both rule.tiers.0"]),
    ("tiers, tiers: [{from: 5, to: 5, points: 1}, {else: true, points: 0}]", []),
    (
        "tiers, tiers: [{from: 5, below: 5, points: 1}, {else: true, points: 0}]",
        ["TD316 empty rule.tiers.0"],
    ),
    (
        "tiers, tiers: [{above: 5, to: 5, points: 1}, {else: true, points: 0}]",
        ["TD316 empty rule.tiers.0"],
    ),
    (
        "tiers, tiers: [{else: true, points: 0}, {from: 6, to: 5, points: 1}]",
        ["TD316 empty rule.tiers.1"],
    ),
    (
        "tiers, tiers: [{from: 1, above: 5, to: 5, points: 1}, {else: true, points: 0}]",
        ["TD316 empty rule.tiers.0"],
    ),
    (
        "tiers, tiers: [{from: 5, to: 9, below: 5, points: 1}, {else: true, points: 0}]",
        ["TD316 empty rule.tiers.0"],
    ),
    # -- what no tier covers
    ("tiers, tiers: [{from: 80, points: 5}, {below: 80, points: 1}]", []),
    (
        "tiers, tiers: [{from: 80, points: 5}, {below: 70, points: 1}]",
        ["TD306 - rule.tiers! gaps=70 ≤ x < 80"],
    ),
    (
        "tiers, tiers: [{above: 80, points: 5}, {to: 70, points: 1}]",
        ["TD306 - rule.tiers! gaps=70 < x ≤ 80"],
    ),
    (
        "tiers, tiers: [{above: 80, points: 5}, {below: 80, points: 1}]",
        ["TD306 - rule.tiers! gaps=x = 80"],
    ),
    ("tiers, tiers: [{to: 10, points: 5}]", ["TD306 - rule.tiers! gaps=x > 10"]),
    ("tiers, tiers: [{below: 10, points: 5}]", ["TD306 - rule.tiers! gaps=x ≥ 10"]),
    # Figures run from 0 up; below it only where a bound is.
    ("tiers, tiers: [{from: 0, points: 5}]", []),
    ("tiers, tiers: [{above: 0, points: 5}]", ["TD306 - rule.tiers! gaps=x = 0"]),
    ("tiers, tiers: [{from: -5, points: 5}]", ["TD306 - rule.tiers! gaps=x < -5"]),
    ("tiers, tiers: [{above: -5, points: 5}]", ["TD306 - rule.tiers! gaps=x ≤ -5"]),
    (
        "tiers, tiers: [{from: 80, to: 90, points: 5}, {from: 20, to: 50, points: 1}]",
        ["TD306 - rule.tiers! gaps=0 ≤ x < 20; 50 < x < 80; x > 90"],
    ),
    # -- a tier that nothing reaches
    (
        "tiers, tiers: [{from: 50, points: 5}, {from: 60, points: 3}, {else: true, points: 0}]",
        ["TD307 - rule.tiers.1 number=2"],
    ),
    ("tiers, tiers: [{from: 0, points: 5}, {else: true, points: 0}]", []),
    (
        "tiers, tiers: [{else: true, points: 5}, {from: 0, points: 0}]",
        ["TD307 - rule.tiers.1 number=2"],
    ),
    (
        "tiers, tiers: [{from: 0, points: 5}, {else: true, points: 0}, {else: true, points: 1}]",
        ["TD307 - rule.tiers.1 number=2"],
    ),
    # -- tables
    ("table, rows: {f: [0]}, columns: {n: [0]}, points: [[1]], else: 0", []),
    (
        "table, rows: {f: [0], p: [1]}, columns: {n: [0]}, points: [[1]], else: 0",
        ["TD308 facts rule.rows"],
    ),
    ("table, rows: {f: [0]}, columns: {}, points: [[1]], else: 0", ["TD308 facts rule.columns"]),
    ("table, rows: {f: []}, columns: {n: [0]}, points: [], else: 0", ["TD308 facts rule.rows"]),
    (
        "table, rows: {f: [0]}, columns: {n: [3, 0]}, points: [[1, 2]], else: 0",
        ["TD308 order rule.columns.n better=[0, 3]"],
    ),
    (
        "table, rows: {f: [0, 0]}, columns: {n: [0]}, points: [[1], [2]], else: 0",
        ["TD308 order rule.rows.f better=[0]"],
    ),
    (
        "table, rows: {f: [0, 5]}, columns: {n: [0]}, points: [[1]], else: 0",
        ["TD308 - rule.points columns=1 rows=2"],
    ),
    (
        "table, rows: {f: [0, 5]}, columns: {n: [0, 3]}, points: [[1, 2], [3]], else: 0",
        ["TD308 - rule.points columns=2 rows=2"],
    ),
    (
        "table, rows: {z: [0]}, columns: {n: [0]}, points: [[1]], else: 0",
        ["TD303 fact rule.rows.z! id=z"],
    ),
    (
        "table, rows: {f: [0]}, columns: {z: [0]}, points: [[1]], else: 0",
        ["TD303 fact rule.columns.z! id=z"],
    ),
    # -- rank
    ("rank, points: [5, 3], else: 0", []),
    ("rank, else: 0", ["TD329 one rule"]),
    ("rank, points: [5], top: [{else: true, points: 1}], else: 0", ["TD329 one rule"]),
    ("rank, points: [5, 3]", ["TD329 else rule.points!"]),
    ("rank, top: [{share: 20%, points: 5}, {share: 100%, points: 1}]", []),
    ("rank, top: [{share: 20%, points: 5}, {share: 99%, points: 1}]", ["TD329 else rule.top!"]),
    ("rank, top: []", ["TD329 else rule.top!"]),
    (
        "rank, top: [{share: 20%, points: 5}, {else: true, points: 1}], else: 0",
        ["TD329 else_of_top rule.else!"],
    ),
    (
        "rank, top: [{share: 20%, points: 5}, {share: 20%, points: 4}, {else: true, points: 1}]",
        ["TD329 order rule.top.1.share last=20"],
    ),
    (
        "rank, top: [{share: 0%, points: 5}, {else: true, points: 1}]",
        ["TD329 order rule.top.0.share last=0"],
    ),
    (
        "rank, top: [{share: 20%, points: 5}, {else: true, points: 4}, {share: 100%, points: 1}]",
        ["TD329 last rule.top.1"],
    ),
    (
        "rank, top: [{share: 20%, else: true, points: 5}, {else: true, points: 1}]",
        ["TD329 share rule.top.0"],
    ),
    ("rank, top: [{points: 5}, {else: true, points: 1}]", ["TD329 share rule.top.0"]),
    ("rank, points: [6, 5], else: 0", ["TD329 over rule.points.0 max=5 points=6"]),
    (
        "rank, points: [5, 4], else: 6",
        ["TD346 - rule.else better=4 points=6", "TD329 over rule.else max=5 points=6"],
    ),
    ("rank, points: [5, 4, 4], else: 4", []),
    ("rank, points: [4, 5], else: 0", ["TD346 - rule.points.1 better=4 points=5"]),
    (
        "rank, top: [{share: 20%, points: 5}, {else: true, points: 5.5}]",
        [
            "TD346 - rule.top.1.points better=5 points=5.5",
            "TD329 over rule.top.1.points max=5 points=5.5",
        ],
    ),
    # -- the others
    ("steps, above: 1, first: 0, every: 1, each: 1", []),
    ("steps, first: 0, every: 1, each: 1", ["TD325 none rule"]),
    ("steps, above: 1, below: 5, first: 0, every: 1, each: 1", ["TD325 - rule"]),
    ("steps, above: 1, first: 0, every: 1, each: 1, target: 0", ["TD215 - rule.target"]),
    ("tiers, target: 0, tiers: [{else: true, points: 1}]", ["TD215 - rule.target"]),
    ("linear, worst: 0, best: 9, target: 0", ["TD215 - rule.target"]),
    ("ratio, target: 0", ["TD215 - rule.target"]),
    ("relative, target: 0", []),
    ("linear, worst: 8, best: 9", []),
    ("linear, worst: 9, best: 9", ["TD327 equal rule.worst best=9 worst=9"]),
    ("linear, worst: 9, best: 8", ["TD327 - rule.worst best=8 worst=9"]),
    ("linear, worst: 9, best: 8, lower_is_better: true", []),
    ("linear, worst: 8, best: 9, lower_is_better: true", ["TD327 lower rule.worst best=9 worst=8"]),
    (
        "linear, worst: 9, best: 9, lower_is_better: true",
        ["TD327 equal rule.worst best=9 worst=9"],
    ),
    ("linear, worst: 9, best: bloc:max", []),
    ("choice, options: {}", ["TD315 options rule.options"]),
    ("deadline, due: [], late: {points: 1}", ["TD315 due rule.due"]),
    ("deadline, due: 01-31, late: {}", ["TD309 - rule.late"]),
    ("deadline, due: 01-31, late: {points: 1, each_day: 1}", ["TD309 - rule.late"]),
    ("deadline, due: 01-31, late: {points: 0}", ["TD347 late rule.late.points key=points"]),
    ("deadline, due: 01-31, late: {each_day: 0}", ["TD347 late rule.late.each_day key=each_day"]),
    ("deadline, due: [01-31, 02-01], late: {points: 1}", []),
    ("deadline, due: [01-31, 01-31], late: {points: 1}", ["TD660 due rule.due.1 number=2"]),
    ("deadline, due: 01-31, late: {points: 1}, early: {}", ["TD328 - rule.early"]),
    (
        "deadline, due: 01-31, late: {points: 1}, early: {points: 1, each_day: 1}",
        ["TD328 - rule.early"],
    ),
    (
        "deadline, due: 01-31, late: {points: 1}, early: {each_day: 1, days: 3}",
        ["TD328 days rule.early.days!"],
    ),
    ("deadline, due: 01-31, late: {points: 1}, early: {points: 1, days: 3}", []),
    ("points, step: 0.5", []),
    ("count, each: 1, of: z", ["TD303 fact rule.of id=z"]),
]


@pytest.mark.parametrize(("rule", "found"), RULES, ids=[one[0] for one in RULES])
def test_a_rule_and_what_is_wrong_with_it(rule: str, found: list[str]) -> None:
    assert flaws(f"rule: {{kind: {rule}}}") == found


@pytest.mark.parametrize(
    ("keys", "tiers", "found"),
    [
        # A percent ends at 100, unless a bound goes beyond.
        ('measure: "%"', "{to: 90, points: 5}", ["gaps=90 < x ≤ 100"]),
        ('measure: "%"', "{to: 100, points: 5}", []),
        ('measure: "%"', "{to: 101, points: 5}", ["gaps=x > 101"]),
        # A range that the scale says.
        ("range: [10, 20]", "{from: 15, points: 5}", ["gaps=10 ≤ x < 15"]),
        ("range: [10, 20]", "{above: 10, points: 5}", ["gaps=x = 10"]),
        ("range: [10, 20]", "{from: 10, points: 5}", []),
        ("range: [10, 20]", "{to: 19, points: 5}", ["gaps=19 < x ≤ 20"]),
        ("range: [10, 20]", "{to: 20, points: 5}", []),
        # Of whole figures there is none between 79 and 80.
        ("whole: true", "{from: 80, points: 5}, {to: 79, points: 1}", []),
        ("whole: true", "{from: 80, points: 5}, {to: 78, points: 1}", ["gaps=78 < x < 80"]),
        ("whole: true", "{from: 80, points: 5}, {to: 79.5, points: 1}", []),
        ("whole: true", "{above: 79.5, points: 5}, {below: 79.5, points: 1}", []),
        ("whole: false", "{from: 80, points: 5}, {to: 79, points: 1}", ["gaps=79 < x < 80"]),
    ],
)
def test_what_no_tier_covers_of_the_figures_that_there_are(
    keys: str, tiers: str, found: list[str]
) -> None:
    told = flaws(f"{keys}\nrule: {{kind: tiers, tiers: [{tiers}]}}")
    assert told == [f"TD306 - rule.tiers! {one}" for one in found]


def test_what_is_looked_up_against_a_target_is_no_longer_what_is_measured() -> None:
    """The entry is whole; in percent of 40 it need not be: 79 < x < 80 is a gap."""
    rule = "kind: tiers, target: 40, tiers: [{from: 80, points: 5}, {to: 79, points: 1}]"
    assert flaws(f"whole: true\nrule: {{{rule}}}") == ["TD306 - rule.tiers! gaps=79 < x < 80"]


STEPS = "kind: steps, above: 1, first: 0, every: 1, each: 1"
ITEMS = [
    (f"rule: {{{STEPS}}}", []),
    (f"rule: {{{STEPS}, start: zero}}", ["TD326 start bonus.items.0.rule.start!"]),
    ("rule: {kind: linear, worst: 0, best: 9}", ["TD326 cap bonus.items.0.rule"]),
    ("cap: 2, rule: {kind: linear, worst: 0, best: 9}", []),
    (f"rule: {{{STEPS}, target: 40}}", []),
    (f"rule: {{{STEPS}, target: bloc:mean}}", []),
    (
        f"rule: {{{STEPS}, target: entered}}",
        ["TD344 - bonus.items.0.rule.target target=entered"],
    ),
    (
        f'rule: {{{STEPS}, target: "pledge:t"}}',
        ["TD344 - bonus.items.0.rule.target target=pledge:t"],
    ),
    (f"disqualifies: true, rule: {{{STEPS}}}", []),
    (
        "disqualifies: true, rule: {kind: steps, above: bloc:mean, first: 0, every: 1, each: 1}",
        ["TD326 bloc bonus.items.0.rule"],
    ),
    (
        "rule: {kind: choice, options: {a: -1, b: 2}}",
        ["TD314 - bonus.items.0.rule.options.a better=1 found=-1"],
    ),
    ("rule: {kind: choice, options: {a: 0, b: 2}}", []),
]


@pytest.mark.parametrize(("item", "found"), ITEMS, ids=[one[0] for one in ITEMS])
def test_a_rule_of_an_item_and_what_is_wrong_with_it(item: str, found: list[str]) -> None:
    assert flaws(f"rule: points\nbonus: [{{id: i, name: I, {item}}}]") == found


STEP = 'measure: "%%"\nrule: {kind: steps, %s, first: %s, every: 1, each: %s}'


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (STEP % ("above: 99", 1, 1), []),
        # No percent lies over 100, and none under 0.
        (STEP % ("above: 100", 1, 1), ["TD347 same rule.above points=0"]),
        (STEP % ("above: 100, start: max", 1, 1), ["TD347 same rule.above points=5"]),
        (STEP % ("below: 1", 1, 1), []),
        (STEP % ("below: 0", 1, 1), ["TD347 same rule.below points=5"]),
        (STEP % ("below: 0, start: zero", 1, 1), ["TD347 same rule.below points=0"]),
        # What is done of a target may be more than all of it.
        (STEP % ("above: 100, target: 40", 1, 1), []),
        (STEP % ("above: 50", 0, 0), ["TD347 same rule.each points=0"]),
        (STEP % ("above: 50", 1, 0), []),
        (STEP % ("above: 50", 0, 1), []),
    ],
)
def test_steps_that_give_all_the_same(keys: str, found: list[str]) -> None:
    assert flaws(keys) == found
