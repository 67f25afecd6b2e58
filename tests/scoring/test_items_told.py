"""What items and their lists come to and tell at their bounds: caps, conditions, floors, limits."""

import pytest

from tests.helpers.books import F, leaf, leaf_errors, node, scored, sheet, unit
from tests.helpers.told_lines import lines

FACTS = "{id: f, name: F}, {id: n, name: N}"


def told(keys: str, *entries: str, given: str = "f: 50, n: 0") -> list[str]:
    """The lines of a leaf of 10 points after its rule's own."""
    found = leaf(f"max: 10\nrule: points\n{keys}", *entries, facts=FACTS, given=given)
    return lines(found.steps)[1:]


def item(step: str, points: object, kind: str = "bonus", one: str = "i") -> str:
    """A line of an item: `item_each: each=1, ... -> 2`."""
    key, _, args = step.partition(": ")
    names = sorted([*filter(None, args.split(", ")), f"item={one}", f"kind={kind}"])
    return f"{key}: {', '.join(names)} -> {points}"


# -- one item -----------------------------------------------------------------------------------

STEPS = "above=48, each=1, every=2, first=0.5, further=1, value=50"
ONE = [
    ("each: 1.5", "i: 2", ["item_each: each=1.5, times=2, waived=0"], 3),
    (
        "each: 1.5",
        "i: [{on: 2022-03-01}, {on: 2022-03-02, waived: true}]",
        ["item_each: each=1.5, times=1, waived=1"],
        1.5,
    ),
    ("points: 2", "i: true", ["item_once: points=2"], 2),
    ("share: 15%", "i: true", ["item_share: base=8, share=15"], 1.2),
    # Its own cap is told where it takes something, and not where it is just reached.
    ("each: 1, cap: 2", "i: 2", ["item_each: each=1, times=2, waived=0"], 2),
    ("each: 1, cap: 2", "i: 3", ["item_each: each=1, times=3, waived=0, capped=2"], 2),
    (
        "rule: {kind: tiers, of: f, tiers: [{from: 50, points: 2}, {else: true, points: 0}]}",
        "",
        ["item_tiers: tier=from 50, value=50"],
        2,
    ),
    (
        "rule: {kind: table, rows: {f: [50]}, columns: {n: [0]}, points: [[3]], else: 1}",
        "",
        ["item_table: column=n, columns=0, column_from=0, row=f, rows=50, row_from=50"],
        3,
    ),
    (
        "rule: {kind: choice, options: {a: {name: Nhất, points: 2}}}",
        "i: a",
        ["item_choice: option=Nhất"],
        2,
    ),
    (
        "rule: {kind: steps, of: f, above: 48, first: 0.5, every: 2, each: 1}",
        "",
        [f"item_steps: {STEPS}, cap=None, max=None"],
        1.5,
    ),
    # The amount itself goes up to the cap.
    (
        "cap: 1, rule: {kind: steps, of: f, above: 48, first: 0.5, every: 2, each: 1}",
        "",
        [f"item_steps: {STEPS}, cap=1, max=1"],
        1,
    ),
    (
        "rule: {kind: steps, of: f, above: 50, first: 0.5, every: 2, each: 1}",
        "",
        ["item_steps_under: above=50, max=None, value=50"],
        0,
    ),
    (
        "cap: 4, rule: {kind: linear, of: f, worst: 40, best: 60, least: 1}",
        "",
        ["item_linear: best=60, least=1, max=4, value=50, worst=40"],
        2.5,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "entry", "steps", "points"), ONE)
def test_one_item(keys: str, entry: str, steps: list[str], points: float) -> None:
    """Its line as a bonus, and the same as a deduction; 8 points before."""
    shown = str(points).removesuffix(".0")
    for kind in ("bonus", "deduct"):
        listed = f"{kind}: [{{id: i, name: I, {keys}}}]"
        assert told(listed, "x: 8", *filter(None, [entry])) == [
            item(step, shown, kind) for step in steps
        ]


def test_what_did_not_happen_is_not_told_and_what_was_waived_is() -> None:
    each = "bonus: [{id: i, name: I, each: 1}]"
    assert told(each, "x: 8") == told(each, "x: 8", "i: 0") == []
    waived = told(each, "x: 8", "i: [{waived: true}, {waived: true}]")
    assert waived == ["item_waived: item=i, waived=2 -> 0"]


@pytest.mark.parametrize(
    ("bounds", "inside", "outside"),
    [
        ("from: 50", ["50", "50.1"], ["49.9"]),
        ("above: 50", ["50.1"], ["50", "49.9"]),
        ("to: 50", ["50", "49.9"], ["50.1"]),
        ("below: 50", ["49.9"], ["50", "50.1"]),
        ("from: 50, below: 60", ["50", "59.9"], ["49.9", "60"]),
        ("above: 50, to: 60", ["50.1", "60"], ["50", "60.1"]),
    ],
)
def test_a_condition_at_its_bounds(bounds: str, inside: list[str], outside: list[str]) -> None:
    """Of an item, and of its list."""
    of_item = f"bonus: [{{id: i, name: I, points: 1, if: {{f: {{{bounds}}}}}}}]"
    of_list = f"bonus: {{if: {{f: {{{bounds}}}}}, items: [{{id: i, name: I, points: 1}}]}}"
    for keys in (of_item, of_list):
        for value in (*inside, *outside):
            found = told(keys, "x: 8", "i: true", given=f"f: {value}")
            holds = ["item_once: item=i, kind=bonus, points=1 -> 1"]
            assert found == (holds if value in inside else ["item_if: item=i -> 0"]), value


def test_all_conditions_of_an_item_and_its_list_have_to_hold() -> None:
    keys = "bonus: {if: {f: {to: 50}}, items: [{id: i, name: I, points: 1, if: {n: {to: 0}}}]}"
    for given, holds in (
        ("f: 50, n: 0", True),
        ("f: 51, n: 0", False),
        ("f: 50, n: 1", False),
        ("f: 51, n: 1", False),
    ):
        found = leaf(f"max: 10\nrule: points\n{keys}", "x: 8", "i: true", facts=FACTS, given=given)
        assert (found.points, "i" in found.occurred) == (9 if holds else 8, holds), given


def test_facts_that_conditions_lack_are_told_by_their_names_order() -> None:
    """Every one, whatever the order in which they are written."""
    for conditions in ("n: {to: 5}, f: {to: 5}", "f: {to: 5}, n: {to: 5}"):
        lacking = leaf(
            f"max: 10\nrule: points\nbonus: [{{id: i, name: I, points: 1, if: {{{conditions}}}}}]",
            "x: 8", "i: true", facts=FACTS,
        )  # fmt: skip
        assert lacking.missing == (("fact", "f"),)
        half = leaf(
            f"max: 10\nrule: points\nbonus: [{{id: i, name: I, points: 1, if: {{{conditions}}}}}]",
            "x: 8", "i: true", facts=FACTS, given="f: 9",
        )  # fmt: skip
        # f alone is out of bounds, and n is asked for all the same.
        assert half.missing == (("fact", "n"),)


# -- a list -------------------------------------------------------------------------------------

TWO = "items: [{id: i, name: I, each: 1}, {id: j, name: J, each: 2}]"
I2 = "item_each: each=1, item=i, kind=bonus, times=2, waived=0 -> 2"
J1 = "item_each: each=2, item=j, kind=bonus, times=1, waived=0 -> 2"
J2 = "item_each: each=2, item=j, kind=bonus, times=2, waived=0 -> 4"


def test_the_cap_of_a_list_is_told_where_it_takes_something() -> None:
    assert told(f"bonus: {{cap: 4, {TWO}}}", "x: 1", "i: 2", "j: 1") == [I2, J1]
    assert told(f"bonus: {{cap: 3, {TWO}}}", "x: 1", "i: 2", "j: 1") == [
        I2,
        J1,
        "list_cap: cap=3, sum=4 -> 3",
    ]


def test_one_of_several() -> None:
    """4 of 2 and 4; of 2 and 2 the first; under the cap what is largest."""
    assert told(f"bonus: {{one_of: true, {TWO}}}", "x: 1", "i: 2", "j: 2") == [
        I2,
        J2,
        "one_of: largest=j -> 4",
    ]
    assert (
        told(f"bonus: {{one_of: true, {TWO}}}", "x: 1", "i: 2", "j: 1")[2]
        == "one_of: largest=i -> 2"
    )
    assert told(f"bonus: {{one_of: true, cap: 3, {TWO}}}", "x: 1", "i: 2", "j: 2")[2:] == [
        "one_of: largest=j -> 4",
        "list_cap: cap=3, sum=4 -> 3",
    ]
    assert told(f"bonus: {{one_of: true, {TWO}}}", "x: 1", "i: 2") == [I2]


FULL = "bonus: {only_if_full: true, items: [{id: i, name: I, points: 1}]}"


@pytest.mark.parametrize(
    ("entries", "points"),
    [(["x: 10", "i: true"], 11), (["x: 9.9", "i: true"], 9.9), (["x: 9", "i: false"], 9)],
)
def test_a_bonus_for_full_points_only(entries: list[str], points: float) -> None:
    found = leaf(f"max: 10\nrule: points\n{FULL}", *entries)
    assert found.points == F(str(points))
    lost = "only_if_full: amount=1 -> 0"
    assert (lost in lines(found.steps)) == (points == 9.9)


def test_a_bonus_for_full_points_after_deductions() -> None:
    """10 - 1 is not full."""
    keys = f"max: 10\nrule: points\n{FULL}\ndeduct: [{{id: d, name: D, each: 1}}]"
    assert leaf(keys, "x: 10", "d: 1", "i: true").points == 9
    assert leaf(keys, "x: 10", "d: 0", "i: true").points == 11


OVER = """max: 5
rule: {kind: tiers, tiers: [{from: 50, points: 6}, {else: true, points: 5}]}
deduct: [{id: d, name: D, each: 1}]
bonus: [{id: b, name: B, points: 1, if: {f: {from: 1}}}]
"""


def test_what_is_over_m_is_told_after_the_lists() -> None:
    """6 of 5: 5 - 1 and 1 over; just 5 is nothing over."""
    found = leaf(OVER, "x: 50", "d: 1", facts=FACTS)
    assert lines(found.steps) == [
        "tiers: tier=from 50, value=50 -> 6",
        "item_each: each=1, item=d, kind=deduct, times=1, waived=0 -> 1",
        "excess: max=5 -> 1",
    ]
    assert (found.points, found.plain, found.bonus, found.gained, found.lost) == (5, 4, 1, 1, 1)
    even = leaf(OVER, "x: 49", "d: 1", facts=FACTS)
    assert lines(even.steps)[1:] == [
        "item_each: each=1, item=d, kind=deduct, times=1, waived=0 -> 1"
    ]


def test_a_leaf_that_lacks_a_figure_has_gained_and_lost_nothing() -> None:
    """f is not told: nothing over M is given, and what was taken off is told."""
    found = leaf(OVER, "x: 50", "d: 1", "b: true", facts=FACTS)
    assert (found.status, found.missing) == ("missing", (("fact", "f"),))
    assert lines(found.steps) == [
        "tiers: tier=from 50, value=50 -> 6",
        "item_each: each=1, item=d, kind=deduct, times=1, waived=0 -> 1",
    ]
    assert (found.points, found.bonus, found.deduction) == (0, 0, 1)
    assert (found.gained, found.lost) == (0, 0)


# -- floor and clamp ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "times", "last", "points"),
    [
        ("", 2, "item_each", 0),
        ("", 3, "floor: floor=0, points=-1 -> 0", 0),
        ("floor: 1", 1, "item_each", 1),
        ("floor: 1", 2, "floor: floor=1, points=0 -> 1", 1),
        ("floor: -2", 4, "item_each", -2),
        ("floor: -2", 5, "floor: floor=-2, points=-3 -> -2", -2),
        ("floor: none", 9, "item_each", -7),
    ],
)
def test_a_floor_at_its_edge(keys: str, times: int, last: str, points: int) -> None:
    """2 points less 1 each time."""
    found = leaf(
        f"max: 10\nrule: points\ndeduct: [{{id: d, name: D, each: 1}}]\n{keys}",
        "x: 2",
        f"d: {times}",
    )
    assert found.points == points
    assert lines(found.steps)[-1].startswith(last)


def test_a_floor_of_a_leaf_without_deductions() -> None:
    """It is a floor where it is stated: of a rule that gives less."""
    rule = "rule: {kind: tiers, tiers: [{from: 5, points: 1}, {else: true, points: -3}]}"
    assert leaf(f"max: 10\n{rule}", "x: 0").points == -3
    assert leaf(f"max: 10\n{rule}\nfloor: -1", "x: 0").points == -1
    assert leaf(f"max: 10\n{rule}\nfloor: 0", "x: 0").points == 0


@pytest.mark.parametrize(
    ("floor", "least"), [("", -3), ("floor: -1", -1), ("floor: none", -3), ("floor: 0", 0)]
)
def test_points_by_hand_stay_over_a_floor(floor: str, least: int) -> None:
    """Of a rule that may give -3, without any deduction."""
    rule = "rule: {kind: tiers, tiers: [{from: 5, points: 1}, {else: true, points: -3}]}"
    keys = f"max: 10\n{rule}\n{floor}"
    assert leaf(keys, f"x: {{points: {least}}}").points == least
    assert leaf_errors(keys, f"x: {{points: {least - 1}}}") == ["TD203"]


@pytest.mark.parametrize(
    ("times", "last"), [(2, "item_each"), (3, "clamp: max=10, points=11 -> 10")]
)
def test_a_clamp_at_its_edge(times: int, last: str) -> None:
    found = leaf(
        "max: 10\nrule: points\nclamp: true\nbonus: [{id: i, name: I, each: 1}]",
        "x: 8",
        f"i: {times}",
    )
    assert found.points == found.gained + 8 == 10
    assert lines(found.steps)[-1].startswith(last)


# -- limits -------------------------------------------------------------------------------------

LIMITED = "bonus: [{id: b, name: B, each: 1}]\ndeduct: [{id: d, name: D, each: 1}]\nfloor: none"


@pytest.mark.parametrize(
    ("limit", "up", "down", "told", "ends"),
    [
        # points, plain, bonus, deduction, gained, lost: of 5, `up` more and `down` less
        ("bonus: 3", 3, 0, [], (8, 5, 3, 0, 3, 0)),
        ("bonus: 3", 5, 0, ["limit_bonus: limit=3, sum=5 -> -2"], (8, 5, 3, 0, 3, 0)),
        ("deduct: 3", 0, 3, [], (2, 2, 0, 3, 0, 3)),
        ("deduct: 3", 0, 4, ["limit_deduct: limit=3, sum=4 -> 1"], (2, 2, 0, 3, 0, 3)),
        ("net: 3", 4, 1, [], (8, 4, 4, 1, 4, 1)),
        ("net: 3", 5, 1, ["limit_net: limit=3, sum=4 -> -1"], (8, 4, 4, 1, 4, 1)),
        ("net: 3", 1, 4, [], (2, 1, 1, 4, 1, 4)),
        ("net: 3", 1, 5, ["limit_net: limit=3, sum=-4 -> 1"], (2, 1, 1, 4, 1, 4)),
        (
            # 6 become 4, 1 stays; 4 - 1 = 3 is one over 2.
            "bonus: 4, deduct: 4, net: 2",
            6,
            1,
            ["limit_bonus: limit=4, sum=6 -> -2", "limit_net: limit=2, sum=3 -> -1"],
            (7, 4, 3, 1, 3, 1),
        ),
        ("bonus: 0", 1, 0, ["limit_bonus: limit=0, sum=1 -> -1"], (5, 5, 0, 0, 0, 0)),
    ],
)
def test_limits_at_their_edges(
    limit: str, up: int, down: int, told: list[str], ends: tuple[int, ...]
) -> None:
    found = leaf(
        f"max: 10\nrule: points\nlimit: {{{limit}}}\n{LIMITED}", "x: 5", f"b: {up}", f"d: {down}"
    )
    assert [one for one in lines(found.steps) if one.startswith("limit")] == told
    assert (
        found.points, found.plain, found.bonus, found.deduction, found.gained, found.lost,
    ) == ends  # fmt: skip


def test_points_that_were_given_back_stay_over_the_floor() -> None:
    """2 - 5 is -3, to the floor 0: only 2 were lost; the limit of 1 gives one of them back."""
    found = leaf(
        "max: 10\nrule: points\nlimit: {deduct: 1}\ndeduct: [{id: d, name: D, each: 1}]",
        "x: 2",
        "d: 5",
    )
    assert (found.points, found.lost) == (1, 1)
    assert lines(found.steps)[-1] == "limit_deduct: limit=1, sum=2 -> 1"


def test_a_limited_bonus_does_not_go_under_the_floor() -> None:
    """1 - 1 = 0, 3 more are 3; a net limit of 0 takes the 2 that are more than was lost: 1."""
    found = leaf(
        "max: 10\nrule: points\nlimit: {net: 0}\nbonus: [{id: b, name: B, each: 1}]\n"
        "deduct: [{id: d, name: D, each: 1}]",
        "x: 1",
        "b: 3",
        "d: 1",
    )
    assert (found.points, found.bonus, found.deduction) == (1, 1, 1)


# -- a group ------------------------------------------------------------------------------------

GROUP = """
max: 10
facts: [{id: f, name: F}]
criteria:
  - id: g
    name: G
    max: 10
    %s
    criteria:
      - id: x
        name: X
        max: 6
        rule: points
        bonus: [{id: xb, name: XB, each: 1}]
        deduct: [{id: xd, name: XD, each: 1}]
      - {id: y, name: Y, max: 4}
"""


def of_group(keys: str, *entries: str) -> tuple[list[str], tuple[F, ...]]:
    found = node(scored(GROUP % keys, {"a": sheet(*entries)}), "a", "g")
    ends = (found.points, found.plain, found.bonus, found.deduction, found.gained, found.lost)
    return lines(found.steps), ends


def test_a_group_sums_what_its_parts_moved() -> None:
    """6 + 1 - 2 = 5 and 3: 8; before bonus 7; 1 gained, 2 lost below, nothing of its own."""
    told, ends = of_group("", "x: 6", "xb: 1", "xd: 2", "y: 3")
    assert told == ["sum: parts=x+y -> 8"]
    assert ends == (8, 7, 0, 0, 1, 2)


def test_a_group_with_lists_of_its_own() -> None:
    """8 less 3 plus 2: 7; before bonus 7 - 3 = 4; of all below it 3 were gained and 5 lost."""
    keys = "bonus: [{id: gb, name: GB, each: 1}]\n    deduct: [{id: gd, name: GD, each: 1}]"
    told, ends = of_group(keys, "x: 6", "xb: 1", "xd: 2", "y: 3", "gb: 2", "gd: 3")
    assert told == [
        "sum: parts=x+y -> 8",
        "item_each: each=1, item=gd, kind=deduct, times=3, waived=0 -> 3",
        "item_each: each=1, item=gb, kind=bonus, times=2, waived=0 -> 2",
    ]
    assert ends == (7, 4, 2, 3, 3, 5)


def test_what_the_floor_of_a_group_cuts_was_not_lost() -> None:
    """8 - 9 is -1, to 0: of 9 only 8 were lost, beside 2 below."""
    told, ends = of_group(
        "deduct: [{id: gd, name: GD, each: 1}]", "x: 6", "xb: 1", "xd: 2", "y: 3", "gd: 9"
    )
    assert told[-1] == "floor: floor=0, points=-1 -> 0"
    assert ends == (0, 0, 0, 9, 1, 10)


def test_a_group_that_lacks_a_figure_of_its_own() -> None:
    keys = "bonus: [{id: gb, name: GB, points: 1, if: {f: {from: 1}}}]"
    result = scored(GROUP % keys, {"a": sheet("x: 6", "y: 3", "gb: true", "xd: 0")})
    found = node(result, "a", "g")
    assert (found.status, found.missing, found.points) == ("missing", (("fact", "f"),), 9)
    assert unit(result, "a").status == "incomplete"


@pytest.mark.parametrize("keys", ["", "bonus: [{id: gb, name: GB, points: 1}]"])
def test_a_group_lacks_what_a_part_lacks(keys: str) -> None:
    """y is not told: with lists of its own or without, the group is missing, and nothing of it."""
    found = node(scored(GROUP % keys, {"a": sheet("x: 6", "xd: 0")}), "a", "g")
    assert (found.status, found.missing, found.points) == ("missing", (), 6)


def test_a_group_of_which_nothing_applies() -> None:
    result = scored(GROUP % "", {"a": sheet("x: na", "y: na")})
    found = node(result, "a", "g")
    assert (found.status, found.points, found.assigned) == ("not_applicable", 0, 0)
    assert lines(found.steps) == ["sum: parts=x+y -> 0"]
    half = node(scored(GROUP % "", {"a": sheet("x: na", "y: 3")}), "a", "g")
    assert (half.status, half.points, half.assigned) == ("scored", 3, 4)


# -- what does not apply ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "points", "assigned"), [("exclude", 0, 0), ("full", 10, 10), ("zero", 0, 10)]
)
def test_what_does_not_apply_says_why(policy: str, points: int, assigned: int) -> None:
    top = f"not_applicable: {policy}"
    keys = "max: 10\nrule: points"
    for entry, first in (
        ("x: na", "na: note="),
        ("x: {value: na, note: Không có}", "na: note=Không có"),
    ):
        found = leaf(keys, entry, top=top)
        assert lines(found.steps) == [first, f"na_{policy}: max=10 -> {points}"]
        assert (found.points, found.plain, found.assigned) == (points, points, assigned)
    exempt = leaf(f"{keys}\nnot_for: [a]", top=top)
    assert lines(exempt.steps) == ["not_for", f"na_{policy}: max=10 -> {points}"]


def test_points_by_hand_are_told_with_their_note() -> None:
    found = leaf("max: 10\nbonus: [{id: b, name: B, each: 1}]", "x: {points: 12, note: Họp}")
    assert lines(found.steps) == ["hand: note=Họp -> 12"]
    assert (found.points, found.plain, found.bonus, found.gained) == (12, 10, 2, 2)
    bare = leaf("max: 10", "x: {points: 7}")
    assert lines(bare.steps) == ["hand: note= -> 7"]
    assert (bare.plain, bare.bonus) == (7, 0)


def test_where_what_was_not_counted_is_written() -> None:
    """An item whose condition does not hold, one withdrawn, and one that lacks its fact."""
    no = leaf(
        "max: 10\nrule: points\ndeduct: [{id: i, name: I, each: 1, if: {f: {to: 9}}}]",
        "x: 8", "i: 2", facts=FACTS, given="f: 50, n: 0",
    )  # fmt: skip
    lacks = leaf(
        "max: 10\nrule: points\ndeduct: [{id: i, name: I, each: 1, if: {f: {to: 9}}}]",
        "x: 8", "i: 2", facts=FACTS,
    )  # fmt: skip
    for found, key in ((no, "item_if"), (lacks, "item_unknown")):
        (step,) = [one for one in found.steps if one.key == key]
        assert step.source is not None
        assert step.source.path == ("scores", "i")


def test_nothing_is_told_to_be_over_m_where_a_figure_is_missing() -> None:
    """6 points at a maximum of 5 are one over; while the deduction's fact is missing nothing is."""
    keys = (
        "max: 5\nrule: {kind: tiers, tiers: [{else: true, points: 6}]}\n"
        "deduct: [{id: d, name: D, rule: {kind: tiers, of: f, tiers: [{else: true, points: 1}]}}]"
    )
    whole = leaf(keys, "x: 1", facts=FACTS, given="f: 1")
    assert (whole.points, whole.plain, whole.gained, whole.lost) == (5, 4, 1, 1)
    assert [step.key for step in whole.steps].count("excess") == 1
    lacking = leaf(keys, "x: 1", facts=FACTS)
    assert (lacking.status, lacking.points, lacking.gained, lacking.lost) == ("missing", 0, 0, 0)
    assert "excess" not in [step.key for step in lacking.steps]


def test_an_item_compares_its_own_leafs_figure_with_the_bloc() -> None:
    """Figures 10 and 20: the mean is 15. b is past it by 5: 1 for that and 0.5 for each 5 more;
    a is not. The same by the item's own entry, and where a group has it: there it needs one."""
    rule = "rule: {kind: steps, above: 'bloc:mean', first: 1, every: 5, each: 0.5}"
    tiers = "rule: {kind: tiers, tiers: [{else: true, points: 3}]}"
    item = f"bonus: [{{id: i, name: I, {rule}}}]"
    own = f"max: 5\ncriteria: [{{id: x, name: X, max: 5, {tiers}, {item}}}]"
    result = scored(own, {"a": "scores: {x: 10}", "b": "scores: {x: 20}"})
    assert [node(result, one, "x").points for one in "ab"] == [3, F("4.5")]
    result = scored(own, {"a": "scores: {x: 1, i: 10}", "b": "scores: {x: 1, i: 20}"})
    assert [node(result, one, "x").points for one in "ab"] == [3, F("4.5")]
    group = (
        f"max: 5\ncriteria:\n  - id: g\n    name: G\n    max: 5\n    {item}\n"
        f"    criteria: [{{id: x, name: X, max: 5, {tiers}}}]"
    )
    result = scored(group, {"a": "scores: {x: 10}", "b": "scores: {x: 20, i: 20}"})
    # Of the one figure that was entered the mean is that figure: b is not past it.
    assert [node(result, one, "g").points for one in "ab"] == [3, 3]
    sheets = {"a": "scores: {x: 1, i: 10}", "b": "scores: {x: 1, i: 20}"}
    assert [node(scored(group, sheets), one, "g").points for one in "ab"] == [3, F("4.5")]


def test_by_hand_a_leaf_may_have_more_than_its_maximum_where_a_share_is_added() -> None:
    """Nothing says how much a share may come to in the end; of none at all it is nothing."""
    keys = "max: 5\nrule: points\nbonus: [{id: i, name: I, share: %s}]"
    assert leaf(keys % "10%", "x: {points: 9}").points == 9
    assert leaf_errors(keys % "0%", "x: {points: 9}") == ["TD203"]


def test_an_item_compares_the_figure_of_a_leaf_that_compares_it_too() -> None:
    """Places by 10 and 20: 3 and 5 points; the mean is 15, which 20 is past by one step of 5."""
    scale = (
        "max: 5\ncriteria:\n  - {id: x, name: X, max: 5, "
        "rule: {kind: rank, points: [5, 3], else: 0}, bonus: [{id: i, name: I, "
        "rule: {kind: steps, above: 'bloc:mean', first: 1, every: 5, each: 0.5}}]}"
    )
    result = scored(scale, {"a": "scores: {x: 10}", "b": "scores: {x: 20}"})
    assert [node(result, one, "x").points for one in "ab"] == [3, F("6.5")]


def test_an_item_compares_the_figure_of_a_leaf_that_is_measured_against_the_bloc() -> None:
    """a just meets its target: half of 5; b doubles it, as nobody else: 5. The mean of 10 and 20 is
    15, which b's 20 is past by one step of 5: 1.5 more."""
    scale = (
        "max: 5\ncriteria:\n  - {id: x, name: X, max: 5, rule: relative, "
        "bonus: [{id: i, name: I, "
        "rule: {kind: steps, above: 'bloc:mean', first: 1, every: 5, each: 0.5}}]}"
    )
    said = "scores: {x: {actual: %s, target: 10}}"
    result = scored(scale, {"a": said % 10, "b": said % 20})
    assert [node(result, one, "x").points for one in "ab"] == [F("2.5"), F("6.5")]


def test_of_a_list_of_which_nothing_happened_nothing_is_told_to_be_lost() -> None:
    keys = "bonus: {only_if_full: true, items: [{id: i, name: I, points: 2}]}"
    assert told(keys, "x: 8") == []
    assert told(keys, "x: 8", "i: true") == ["only_if_full: amount=2 -> 0"]


def test_a_fact_whose_units_target_nobody_entered_lacks_it() -> None:
    keys = "max: 5\nrule: {kind: ratio, of: f, target: entered}"
    assert leaf(keys, facts=FACTS, given="f: 1").missing == (("target", ""),)
    assert leaf(keys, "x: {target: 2}", facts=FACTS, given="f: 1").points == F("2.5")
