"""A draft scale at the edges of what is told of it: just so much, and a little more or less."""

import pytest

from tests.helpers.books import bloc, layout
from thidua.bloc.scoring.check_stress import check_stress

FACTS = "facts: [{id: n, name: N, whole: true, range: [0, 10]}]"


def told(criteria: str, head: str = "", members: int = 5) -> list[str]:
    """`TD339 cap 0.bonus.cap cap=5 most=1`, below `criteria`, of a draft of 20 points."""
    text = f"status: draft\nmax: 20\n{head}\n{FACTS}\ncriteria:\n{criteria}"
    book, _ = bloc(layout(text, {"a": "scores: {}"}))
    found = []
    for one in check_stress(book.years[2022].scale, "criteria.yaml", members):
        path = ".".join(map(str, one.path)).removeprefix("criteria.")
        path += "" if one.at == "value" else "!"
        args = (f"{key}={value}" for key, value in sorted(one.args.items()))
        found.append(" ".join([one.code, one.variant or "-", path, *args]))
    return found


def leaf(rest: str, members: int = 5) -> list[str]:
    """Of a leaf with `rest` beside a sound one, both of ten points; not whether one decides all."""
    sound = "  - {id: s, name: S, max: 10, rule: points}\n"
    found = told(f"  - {{id: x, name: X, max: 10, {rest}}}\n{sound}", members=members)
    return [one for one in found if not one.startswith("TD338")]


B = "rule: points, bonus: "
D = "rule: points, deduct: "
LEAVES = [
    # -- caps of lists and items: most that can come together
    (B + "{cap: 3, items: [{id: b, name: B, points: 1}, {id: c, name: C, points: 2}]}", []),
    (
        B + "{cap: 3.5, items: [{id: b, name: B, points: 1}, {id: c, name: C, points: 2}]}",
        ["TD339 cap 0.bonus.cap cap=3.5 most=3"],
    ),
    (
        B + "{one_of: true, cap: 2, items: [{id: b, name: B, points: 1}, {id: c, name: C, points: 2}]}",
        [],
    ),
    (
        B + "{one_of: true, cap: 3, items: [{id: b, name: B, points: 1}, {id: c, name: C, points: 2}]}",
        ["TD339 cap 0.bonus.cap cap=3 most=2"],
    ),
    (B + "[{id: b, name: B, points: 2, cap: 2}]", []),
    (B + "[{id: b, name: B, points: 2, cap: 3}]", ["TD339 cap 0.bonus.items.0.cap cap=3 most=2"]),
    (
        B + "[{id: b, name: B, points: 2, cap: 1}]",
        ["TD339 cap_always 0.bonus.items.0.cap cap=1 least=2"],
    ),
    (B + "[{id: b, name: B, each: 2, cap: 2}]", []),
    (
        B + "[{id: b, name: B, each: 2, cap: 1}]",
        ["TD339 cap_always 0.bonus.items.0.cap cap=1 least=2"],
    ),
    (B + "[{id: b, name: B, each: 0, cap: 1}]", ["TD339 cap 0.bonus.items.0.cap cap=1 most=0"]),
    (B + "{cap: 2, items: [{id: b, name: B, each: 2}]}", []),
    (
        B + "{cap: 1.5, items: [{id: b, name: B, each: 2}, {id: c, name: C, points: 3}]}",
        ["TD339 cap_always 0.bonus.cap cap=1.5 least=2"],
    ),
    # The least of several is what one of them comes to.
    (B + "{cap: 1, items: [{id: b, name: B, each: 2}, {id: c, name: C, points: 1}]}", []),
    # What an item only disqualifies, or a rule decides, says nothing of a least.
    (B + "{cap: 1, items: [{id: b, name: B, each: 2}, {id: c, name: C, disqualifies: true}]}", []),
    (
        B + "{cap: 1, items: [{id: b, name: B, each: 2}, {id: c, name: C, share: 10%}]}",
        [],
    ),
    (
        B + "{cap: 1, items: [{id: b, name: B, rule: {kind: choice, options: {m: 2, n: 3}}}]}",
        [],
    ),
    (
        B + "{cap: 4, items: [{id: b, name: B, rule: {kind: choice, options: {m: 2, n: 3}}}]}",
        ["TD339 cap 0.bonus.cap cap=4 most=3"],
    ),
    # An item's own cap is what it comes to at most; a rule may go over it or not.
    (B + "[{id: b, name: B, cap: 9, rule: {kind: choice, options: {m: 2, n: 3}}}]", []),
    # A list that says nothing yet.
    (B + "{items: []}", []),
    (B + "{items: []}, limit: {bonus: 1}", ["TD339 - 0.limit.bonus limit=1 most=0"]),
    # -- a bonus that nothing bounds
    (B + "[{id: b, name: B, each: 1}]", ["TD336 - 0.bonus!"]),
    (
        "rule: points, floor: none, deduct: [{id: b, name: B, each: 1}]",
        ["TD336 deduct 0.deduct!"],
    ),
    (B + "[{id: b, name: B, each: 1, cap: 2}, {id: c, name: C, share: 5%}]", []),
    (B + "[{id: b, name: B, each: 1}], limit: {bonus: 2}", []),
    (B + "[{id: b, name: B, each: 1}], limit: {net: 2}", []),
    (B + "[{id: b, name: B, each: 1}], clamp: true", []),
    (
        B + "[{id: b, name: B, each: 1}], limit: {deduct: 2}, deduct: [{id: d, name: D, each: 1}]",
        ["TD336 - 0.bonus!"],
    ),
    (D + "[{id: d, name: D, each: 1}]", []),
    # -- limits: the most that is below, and the least that happens
    (B + "[{id: b, name: B, each: 1, cap: 2}], limit: {bonus: 2}", []),
    (
        B + "[{id: b, name: B, each: 1, cap: 2}], limit: {bonus: 3}",
        ["TD339 - 0.limit.bonus limit=3 most=2"],
    ),
    (
        B + "[{id: b, name: B, each: 1, cap: 2}], limit: {bonus: 0}",
        ["TD339 always 0.limit.bonus limit=0 most=2"],
    ),
    (
        B + "[{id: b, name: B, each: 2}], limit: {bonus: 1}",
        ["TD339 least 0.limit.bonus least=2 limit=1"],
    ),
    (B + "[{id: b, name: B, each: 2}], limit: {bonus: 2}", []),
    (
        D + "[{id: d, name: D, each: 1, cap: 2}], limit: {deduct: 3}",
        ["TD339 - 0.limit.deduct limit=3 most=2"],
    ),
    (
        D + "[{id: d, name: D, each: 2}], limit: {deduct: 1}",
        ["TD339 least 0.limit.deduct least=2 limit=1"],
    ),
    # Nothing takes more than the leaf has, where there is a floor at 0 by itself.
    (D + "[{id: d, name: D, each: 2}], limit: {deduct: 10}", []),
    (
        D + "[{id: d, name: D, each: 2}], limit: {deduct: 11}",
        ["TD339 - 0.limit.deduct limit=11 most=10"],
    ),
    (D + "[{id: d, name: D, each: 2}], floor: none, limit: {deduct: 11}", []),
    # Of both, the larger; in neither is a least.
    (
        "rule: points, bonus: [{id: b, name: B, each: 1, cap: 2}], "
        "deduct: [{id: d, name: D, each: 1, cap: 4}], limit: {net: 4}",
        [],
    ),
    (
        "rule: points, bonus: [{id: b, name: B, each: 1, cap: 2}], "
        "deduct: [{id: d, name: D, each: 1, cap: 4}], limit: {net: 5}",
        ["TD339 - 0.limit.net limit=5 most=4"],
    ),
    (
        "rule: points, bonus: [{id: b, name: B, points: 2}], limit: {net: 1}",
        [],
    ),
    # Lateness costs the leaf what it has, beside its list.
    (
        "rule: {kind: deadline, due: 01-31, late: {points: 1}}, limit: {deduct: 12}, "
        "deduct: [{id: d, name: D, each: 1, cap: 2}]",
        [],
    ),
    (
        "rule: {kind: deadline, due: 01-31, late: {points: 1}}, limit: {deduct: 13}, "
        "deduct: [{id: d, name: D, each: 1, cap: 2}]",
        ["TD339 - 0.limit.deduct limit=13 most=12"],
    ),
    # What a rule gives over M counts as bonus: 125 % of 10 are 2.5 more.
    ("rule: {kind: ratio, target: 9, cap: 1.25}, limit: {bonus: 2.5}", []),
    (
        "rule: {kind: ratio, target: 9, cap: 1.25}, limit: {bonus: 3}",
        ["TD339 - 0.limit.bonus limit=3 most=2.5"],
    ),
    ("rule: {kind: ratio, target: 9, cap: 1.25}, bonus: [{id: b, name: B, points: 2}], limit: {bonus: 1}", []),
    # -- clamp and floor
    (B + "[{id: b, name: B, points: 1}], clamp: true", []),
    ("rule: points, clamp: true", ["TD339 clamp 0.clamp"]),
    ("rule: {kind: ratio, target: 9, cap: 1.25}, clamp: true", []),
    (D + "[{id: d, name: D, each: 1, cap: 2}], floor: -2", []),
    (
        D + "[{id: d, name: D, each: 1, cap: 2}], floor: -3",
        ["TD339 floor 0.floor floor=-3 least=-2"],
    ),
    (D + "[{id: d, name: D, each: 1, cap: 2}], floor: none", []),
    # -- rules that set nobody apart, and maxima that nobody gets
    ("rule: {kind: choice, options: {m: 10, n: 10}}", ["TD337 - 0.id id=x"]),
    (
        "rule: {kind: choice, options: {m: 10, n: 10}}, deduct: [{id: d, name: D, each: 1}]",
        [],
    ),
    ("rule: {kind: choice, options: {m: 10, n: 9.9}}", []),
    ("rule: full", []),
    ("rule: {kind: choice, options: {m: 9, n: 0}}", ["TD270 - 0.max max=10 most=9"]),
    (
        "rule: {kind: choice, options: {m: 9, n: 0}}, bonus: [{id: b, name: B, points: 1}]",
        [],
    ),
    ("rule: {kind: points, step: 3}", ["TD270 - 0.max max=10 most=9"]),
    ("rule: {kind: points, step: 2.5}", []),
    # -- figures that there are: whole ones from 0 to 10, a percent, any
    ("rule: {kind: linear, worst: 0, best: 10, of: n}", []),
    ("rule: {kind: linear, worst: 0, best: 12.5, of: n}", ["TD270 - 0.max max=10 most=8"]),
    ("rule: {kind: linear, worst: 11, best: 12, of: n}", ["TD337 - 0.id id=x"]),
    # 9.5 is no whole figure: of 0 and 10 one gets 0 and one 10.
    ("rule: {kind: linear, worst: 9.5, best: 9.6, of: n}", []),
    ('measure: "%", rule: {kind: linear, worst: 0, best: 125}', ["TD270 - 0.max max=10 most=8"]),
    ("rule: {kind: linear, worst: 0, best: 125}", []),
    ("range: [0, 100], rule: {kind: linear, worst: 0, best: 125}", ["TD270 - 0.max max=10 most=8"]),
    # 100 is 10 over 90: 5 steps of 2 with 1 each, and 1 for passing it.
    (
        'measure: "%", rule: {kind: steps, above: 90, first: 1, every: 2, each: 1}',
        ["TD270 - 0.max max=10 most=6"],
    ),
    # Between 4 and 5 lies no whole figure.
    ("rule: {kind: tiers, of: n, tiers: [{from: 4.2, to: 4.8, points: 10}, {else: true, points: 0}]}",
     ["TD337 - 0.id id=x", "TD271 - 0.rule.tiers.0 number=1"]),
    ("range: [0, 10], rule: {kind: tiers, tiers: [{from: 4.2, to: 4.8, points: 10}, {else: true, points: 0}]}", []),
    # Figures under 0 are there where a bound is; every tier is reached.
    ("rule: {kind: tiers, tiers: [{from: -5, points: 10}, {else: true, points: 0}]}", []),
    ("rule: {kind: tiers, tiers: [{above: -1, points: 10}, {else: true, points: 0}]}", []),
    ("rule: {kind: tiers, tiers: [{from: 0, points: 10}, {else: true, points: 0}]}", []),
    ("rule: {kind: linear, worst: -20, best: -10}", []),
    # 81 is the largest under 90 that gives all: 9 short of it at 0.
    ('measure: "%", rule: {kind: steps, below: 90, first: 1, every: 10, each: 1}', []),
    (
        'measure: "%", rule: {kind: tiers, tiers: [{above: 100, points: 10}, {to: 100, points: 4}]}',
        ["TD337 - 0.id id=x"],
    ),
    (
        "range: [0, 50], rule: {kind: tiers, tiers: [{from: 51, points: 10}, {below: 51, points: 4}, {else: true, points: 0}]}",
        ["TD337 - 0.id id=x", "TD271 - 0.rule.tiers.0 number=1"],
    ),
    (
        "range: [0, 51], rule: {kind: tiers, tiers: [{from: 51, points: 10}, {below: 51, points: 4}]}",
        [],
    ),
    # Of 5 members nobody has a 6th place; 19 % of them are none.
    ("rule: {kind: rank, points: [10, 8, 6, 4, 2], else: 0}", []),
    (
        "rule: {kind: rank, points: [10, 8, 6, 4, 2, 1], else: 0}",
        ["TD271 rank 0.rule.points.5 members=5 number=6"],
    ),
    ("rule: {kind: rank, top: [{share: 20%, points: 10}, {else: true, points: 0}]}", []),
    (
        "rule: {kind: rank, top: [{share: 19%, points: 10}, {else: true, points: 0}]}",
        ["TD337 - 0.id id=x", "TD271 rank 0.rule.top.0 members=5 number=1"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rest", "found"), LEAVES, ids=[one[0] for one in LEAVES])
def test_a_leaf_of_a_draft(rest: str, found: list[str]) -> None:
    assert leaf(rest) == found


def test_a_leaf_of_no_points_is_for_nobody() -> None:
    """Unless events add to it or take something off."""
    other = "  - {id: s, name: S, max: 20, rule: points}\n"
    assert told("  - {id: x, name: X, max: 0, rule: pass_fail}\n" + other)[0] == "TD337 - 0.id id=x"
    event = "deduct: [{id: d, name: D, each: 1}]"
    assert not [
        one for one in told(f"  - {{id: x, name: X, max: 0, {event}}}\n{other}") if "TD337" in one
    ]


def test_the_ends_of_a_range_may_be_entered() -> None:
    """The maximum is got at 0, and at 10; of whole figures from 0.5 to 9.5 at neither."""
    tiers = "rule: {kind: tiers, of: n, tiers: [{%s, points: 10}, {else: true, points: 5}]}"
    for bound in ("to: 0", "from: 10"):
        assert leaf(tiers % bound) == []
    draft = "\n".join(
        [
            "  - {id: x, name: X, max: 10, " + tiers.replace("of: n", "of: h") + "}",
            "  - {id: s, name: S, max: 10, rule: points}",
        ]
    )
    head = "facts: [{id: h, name: H, whole: true, range: [0.5, 9.5]}]"
    for bound in ("to: 0.5", "from: 9.5"):
        text = f"status: draft\nmax: 20\n{head}\ncriteria:\n{draft % bound}\n"
        book, _ = bloc(layout(text, {"a": "scores: {}"}))
        found = check_stress(book.years[2022].scale, "criteria.yaml", 5)
        assert [one.code for one in found if one.code != "TD338"] == ["TD337", "TD271"]


def test_parts_of_a_group_without_points_decide_nothing() -> None:
    """Bonus alone: a maximum of 0 is no whole of which a part could be most."""
    event = "bonus: [{id: %s, name: B, points: 1}]"
    parts = ", ".join(
        f"{{id: {one}, name: N, max: 0, {event % ('b' + one)}}}" for one in ("y", "z")
    )
    criteria = (
        f"  - {{id: g, name: G, max: 0, criteria: [{parts}]}}\n"
        "  - {id: x, name: X, max: 20, rule: points}\n"
    )
    assert [one for one in told(criteria) if "TD338" in one and " 0." in one] == []


def test_places_are_told_where_there_are_several_members() -> None:
    rule = "rule: {kind: rank, points: [10, 8], else: 0}"
    assert leaf(rule, members=1) == []
    assert leaf(rule, members=2) == []
    more = "rule: {kind: rank, points: [10, 8, 6], else: 0}"
    assert leaf(more, members=2) == ["TD271 rank 0.rule.points.2 members=2 number=3"]
    # Of two both get all; of one it is asked what two would get.
    even = "rule: {kind: rank, points: [10, 10, 8], else: 0}"
    assert leaf(even, members=1) == ["TD337 - 0.id id=x"]
    assert leaf(even, members=2) == [
        "TD337 - 0.id id=x",
        "TD271 rank 0.rule.points.2 members=2 number=3",
    ]
    assert leaf(even, members=3) == []


GROUP = """
  - id: g
    name: G
    max: 20
    %s
    criteria:
      - {id: x, name: X, max: %s, rule: points}
      - {id: y, name: Y, max: %s, %s}
"""


@pytest.mark.parametrize(
    ("x", "y", "rest", "found"),
    [
        (17, 3, "rule: points", []),
        # 18 of 20 are nine tenths.
        (18, 2, "rule: points", ["TD338 - 0.criteria.0.max id=x share=90"]),
        # x may set units 10 apart, y by 0.2 of its list: 10 of 10.2 are 98 %.
        (
            10,
            10,
            "deduct: [{id: d, name: D, each: 0.1, cap: 0.2}]",
            ["TD338 spread 0.criteria.0.max id=x share=98"],
        ),
        # 10 of 11.1 are 90.09 %; of 11.2 only 89.29.
        (
            10,
            10,
            "rule: {kind: choice, options: {m: 10, n: 8.9}}",
            ["TD338 spread 0.criteria.0.max id=x share=90.1"],
        ),
        (10, 10, "rule: {kind: choice, options: {m: 10, n: 8.8}}", []),
        # A list that nothing bounds may come to all of the leaf.
        (10, 10, "deduct: [{id: d, name: D, each: 0.1}]", []),
        # Both set nobody apart, or neither has points: nobody decides.
    ],
)
def test_a_part_that_decides_its_group(x: int, y: int, rest: str, found: list[str]) -> None:
    assert [one for one in told(GROUP % ("", x, y, rest)) if "TD338" in one] == found


def test_a_groups_own_lists_set_units_apart_within_the_group_above() -> None:
    """g: parts of 2 and 2 and a list up to 16: 20 apart, beside 10 of s. As a single part it has
    half of the points and two thirds of what sets units apart."""
    parts = (
        "criteria: [{id: x, name: X, max: 5, rule: points}, {id: y, name: Y, max: 5, rule: points}]"
    )
    for cap, found in ((16, []), (80, ["TD338 spread 0.max id=g share=90"])):
        group = f"  - {{id: g, name: G, max: 10, bonus: {{cap: {cap}, items: [{{id: b, name: B, each: 1}}]}}, {parts}}}\n"
        sound = "  - {id: s, name: S, max: 10, rule: points}\n"
        assert told(group + sound) == found


def test_limits_of_a_group_are_over_all_below() -> None:
    """2 of x's list and 3 of its own."""
    text = """
  - id: g
    name: G
    max: 20
    limit: {bonus: %s}
    bonus: [{id: gb, name: GB, points: 3}]
    criteria:
      - {id: x, name: X, max: 10, rule: points, bonus: [{id: b, name: B, each: 1, cap: 2}]}
      - {id: y, name: Y, max: 10, rule: points}
"""
    assert told(text % 5) == []
    assert told(text % 6) == ["TD339 - 0.limit.bonus limit=6 most=5"]
    # The least that happens below is 1.
    assert told(text % 1) == []
    assert told(text % "0.5") == ["TD339 least 0.limit.bonus least=1 limit=0.5"]


def test_the_floor_of_a_group_is_not_judged() -> None:
    group = GROUP % (
        "floor: -50\n    deduct: [{id: gd, name: GD, points: 1}]",
        10,
        10,
        "rule: points",
    )
    assert told(group) == []


def test_the_scales_own_row() -> None:
    """At the top of the file; its parts are told as those of a group."""
    leaves = (
        "  - {id: x, name: X, max: 19, rule: points}\n  - {id: y, name: Y, max: 1, rule: points}\n"
    )
    share = ["TD338 - 0.max id=x share=95"]
    assert told(leaves) == share
    assert told(leaves, "bonus: [{id: b, name: B, each: 1}]") == ["TD336 - bonus!", *share]
    assert told(leaves, "bonus: [{id: b, name: B, each: 1}]\nlimit: {bonus: 3}") == share
    only = "  - {id: x, name: X, max: 20, rule: points}\n"
    assert told(only) == []


def test_shares_of_places_that_nobody_falls_in() -> None:
    """Of five the best tenth is nobody; the best four fifths are four, and the last is left."""
    top = "rule: {kind: rank, top: [{share: %s, points: 10}, {share: 100%%, points: 5}]}"
    assert leaf(top % "80%") == []
    assert leaf(top % "20%") == []
    assert leaf(top % "10%") == ["TD337 - 0.id id=x", "TD271 rank 0.rule.top.0 members=5 number=1"]


def test_a_limit_that_binds_whatever_happens() -> None:
    """Each time 3 are taken off, and never more than 2 in all. Where lateness may take off less, or
    more than the maximum may be added, nothing says so."""
    listed = "limit: {deduct: 2}, deduct: [{id: d, name: D, each: 3}]"
    told_ = ["TD339 least 0.limit.deduct least=3 limit=2"]
    late = "rule: {kind: deadline, due: 06-30, late: {points: 1}}"
    over = "rule: {kind: choice, options: {m: 11, n: 0}}"
    assert leaf(f"rule: points, {listed}") == told_
    assert leaf(f"{late}, {listed}") == []
    assert leaf(f"{over}, {listed}") == []


def test_parts_of_which_none_sets_units_apart_decide_nothing() -> None:
    """Both give everybody all of it: that is told of each, and no share of anything."""
    even = "rule: {kind: choice, options: {m: 10, n: 10}}"
    parts = "".join(f"  - {{id: {one}, name: N, max: 10, {even}}}\n" for one in ("y", "z"))
    assert [one for one in told(parts) if "TD338" in one] == []


def test_what_a_group_may_lose_in_all() -> None:
    """Its 10 and 5 of bonus down to the floor of 0: 15, however often something is taken off."""
    group = (
        "  - id: g\n    name: G\n    max: 10\n    limit: {deduct: %s}\n"
        "    deduct: [{id: d, name: D, each: 1}]\n    criteria:\n"
        "      - {id: x, name: X, max: 10, rule: points, "
        "bonus: [{id: b, name: B, points: 5}]}\n"
        "  - {id: s, name: S, max: 10, rule: points}\n"
    )
    assert [one for one in told(group % 15) if "TD339" in one] == []
    assert [one for one in told(group % "15.1") if "TD339" in one] == [
        "TD339 - 0.limit.deduct limit=15.1 most=15"
    ]
