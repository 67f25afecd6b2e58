"""Items, their lists, and what the lists do to a leaf (manual: items)."""

import pytest

from tests.helpers.books import (
    F,
    attempt,
    errors,
    leaf,
    leaf_errors,
    leaf_scale,
    node,
    scored,
    sheet,
    told,
    unit,
    warned,
)

# -- one item -----------------------------------------------------------------------------------

EACH = "max: 5\ndeduct: [{id: d, name: D, each: 0.5}]"


@pytest.mark.parametrize(
    ("entry", "points"),
    [
        ("d: 0", "5"),
        ("d: 3", "3.5"),
        ("d: true", "4.5"),
        ("d: false", "5"),
        ("d: {value: 2, note: Hai lần, evidence: [a.pdf]}", "4"),
        ("d: [{on: 2022-03-01}, {on: 2022-04-01, note: Nhắc lần hai}]", "4"),
        ("d: [{on: 2022-03-01}, {on: 2022-04-01, waived: true}]", "4.5"),
        ("d: [{waived: true}, {waived: true}]", "5"),
        ("d: [{waived: false}, {waived: có}]", "4.5"),
        ("d: []", "5"),
        ("d: {value: [{on: 2022-03-01}]}", "4.5"),
    ],
)
def test_each(entry: str, points: str) -> None:
    """How many, or a list of occurrences of which the waived don't count."""
    assert leaf(EACH, entry).points == F(points)


@pytest.mark.parametrize("entry", ["d: -1", "d: 1.5", "d: na", "d: {points: 1}", "d: {note: x}"])
def test_each_takes_no_such_entry(entry: str) -> None:
    assert len(leaf_errors(EACH, entry)) == 1


ONCE = "max: 5\nrule: full\nbonus: [{id: b, name: B, points: 1.5}]"


@pytest.mark.parametrize(
    ("entry", "points"), [("b: true", "6.5"), ("b: false", "5"), ("b: 1", "6.5"), ("b: 0", "5")]
)
def test_points_once(entry: str, points: str) -> None:
    assert leaf(ONCE, entry).points == F(points)


def test_points_are_given_once() -> None:
    assert leaf_errors(ONCE, "b: 2") == ["TD210"]
    assert leaf_errors(ONCE, "b: [{on: 2022-03-01}, {on: 2022-04-01}]") == ["TD210"]
    assert leaf(ONCE, "b: [{on: 2022-03-01}, {on: 2022-04-01, waived: true}]").points == F("6.5")


def test_an_item_without_an_entry_did_not_happen() -> None:
    text = """
max: 5
rule: points
bonus: [{id: b, name: B, points: 1}]
deduct: [{id: d, name: D, each: 1}]
"""
    assert leaf(text, "x: 4").points == 4


def test_the_items_own_cap() -> None:
    """5 x 0.5 = 2.5, at most 2."""
    text = "max: 5\ndeduct: [{id: d, name: D, each: 0.5, cap: 2}]"
    assert leaf(text, "d: 5").points == 3
    assert leaf(text, "d: 3").points == F("3.5")


# -- items by rule ------------------------------------------------------------------------------


def test_tiers_of_an_entry() -> None:
    text = """
max: 5
bonus:
  - {id: b, name: B, rule: {kind: tiers, tiers: [{from: 10, points: 1}, {else: true, points: 0}]}}
"""
    assert leaf(text, "x: 3", "b: 12").points == 4
    # It reads its own leaf's value where nothing is entered for it: 3 is under 10.
    assert leaf(text, "x: 3").points == 3


def test_a_rule_reads_the_leafs_own_value() -> None:
    """Leaf 97 %: 4 points; over 95 by 2 whole steps: 2 x 0.1 = 0.2."""
    text = """
max: 4
measure: "%"
rule: {kind: tiers, tiers: [{from: 95, points: 4}, {else: true, points: 1}]}
bonus: [{id: b, name: B, cap: 0.5, rule: {kind: steps, above: 95, first: 0, every: 1, each: 0.1}}]
"""
    assert leaf(text, "x: 97").points == F("4.2")
    assert leaf(text, "x: 97.99").points == F("4.2")
    assert leaf(text, "x: 100").points == F("4.5")
    assert leaf(text, "x: 94").points == 1
    # An entry of its own goes before the leaf's value: 96 -> 0.1.
    assert leaf(text, "x: 97", "b: 96").points == F("4.1")


def test_a_rule_reads_the_value_of_a_leaf_that_reads_a_fact() -> None:
    text = """
max: 4
rule: {kind: tiers, of: f, tiers: [{from: 95, points: 4}, {else: true, points: 1}]}
bonus: [{id: b, name: B, rule: {kind: steps, above: 95, first: 0, every: 1, each: 0.1}}]
"""
    assert leaf(text, facts="{id: f, name: F}", given="f: 97").points == F("4.2")


def test_a_rule_reads_a_fact_before_anything_else() -> None:
    text = """
max: 4
rule: points
bonus: [{id: b, name: B, rule: {kind: steps, of: f, above: 0, every: 1, each: 0.1, first: 0}}]
"""
    assert leaf(text, "x: 4", facts="{id: f, name: F}", given="f: 3").points == F("4.3")
    assert leaf_errors(text, "x: 4", "b: 3", facts="{id: f, name: F}", given="f: 3") == ["TD206"]


def test_a_rule_item_with_nothing_to_read_did_not_happen() -> None:
    """A full leaf has no value; on a group there is none."""
    rule = "rule: {kind: tiers, tiers: [{to: 5, points: 1}, {else: true, points: 0}]}"
    assert leaf(f"max: 4\nrule: full\nbonus: [{{id: b, name: B, {rule}}}]", "b: 9").points == 4
    text = f"max: 4\nrule: full\nbonus: [{{id: b, name: B, {rule}}}, {{id: c, name: C, each: 1}}]"
    assert leaf(text, "c: 0").points == 4


def test_0_is_a_value_for_a_rule_item() -> None:
    """Tier `to: 5` holds for 0; each and points items are withdrawn by 0."""
    rule = "rule: {kind: tiers, tiers: [{to: 5, points: 1}, {else: true, points: 0}]}"
    assert leaf(f"max: 4\nrule: full\nbonus: [{{id: b, name: B, {rule}}}]", "b: 0").points == 5


def test_0_of_the_leaf_is_a_value_too() -> None:
    rule = "rule: {kind: tiers, tiers: [{to: 0, points: 1}, {else: true, points: 0}]}"
    assert leaf(f"max: 4\nrule: points\nbonus: [{{id: b, name: B, {rule}}}]", "x: 0").points == 1


def test_a_share_as_an_items_entry() -> None:
    """The leaf's measure is %: 1 of 4 is 25."""
    text = """
max: 4
measure: "%"
rule: full
deduct: [{id: d, name: D, rule: {kind: steps, above: 20, every: 5, each: 1, first: 0}}]
"""
    assert leaf(text, "d: {part: 1, of: 4}").points == 3


CHOICE = """
max: 3
rule: {kind: choice, options: {tot: 3, kha: 2, yeu: 0}}
bonus: [{id: b, name: B, rule: {kind: choice, options: {tot: 0.5, nhat: 1}}}]
"""


def test_choice_of_an_entry() -> None:
    assert leaf(CHOICE, "x: kha", "b: nhat").points == 3
    assert leaf_errors(CHOICE, "x: kha", "b: kha") == ["TD205"]


def test_choice_reads_the_leafs_option() -> None:
    """`tot` is an option of the item as well; `yeu` is none, so nothing happened."""
    assert leaf(CHOICE, "x: tot").points == F("3.5")
    assert leaf(CHOICE, "x: yeu").points == 0


def test_table_of_facts() -> None:
    text = """
max: 3
rule: full
deduct:
  - id: d
    name: D
    rule: {kind: table, rows: {p: [0, 10]}, columns: {q: [0, 5]}, points: [[0, 1], [1, 2.5]]}
"""
    facts = "{id: p, name: P}, {id: q, name: Q}"
    scale = leaf_scale(text, facts)
    result = scored(scale, {"a": sheet(facts="p: 12, q: 5", head="no_other_events: true")})
    assert node(result, "a", "x").points == F("0.5")


def test_m_in_an_items_rule_is_the_items_cap() -> None:
    """Steps 1 + 9 x 1 = 10, at most 2.5."""
    text = """
max: 3
rule: full
deduct: [{id: d, name: D, cap: 2.5, rule: {kind: steps, above: 0, first: 1, every: 1, each: 1}}]
"""
    assert leaf(text, "d: 9").points == F("0.5")


def test_a_value_that_no_tier_of_an_item_covers() -> None:
    text = """
max: 3
rule: full
deduct: [{id: d, name: D, rule: {kind: tiers, tiers: [{from: 5, points: 1}, {from: 0, points: 0}]}}]
"""
    assert leaf_errors(text, "d: -1") == ["TD204"]


# -- lists: caps, one_of ------------------------------------------------------------------------


def test_the_lists_cap() -> None:
    """3 x 1 + 2 x 0.5 = 4, at most 1.5."""
    text = """
max: 5
deduct: {cap: 1.5, items: [{id: d, name: D, each: 1}, {id: e, name: E, each: 0.5}]}
"""
    found = leaf(text, "d: 3", "e: 2")
    assert (found.points, found.deduction) == (F("3.5"), F("1.5"))
    assert leaf(text, "e: 2").points == 4


def test_without_a_cap_there_is_none() -> None:
    assert leaf("max: 5\nrule: full\nbonus: [{id: b, name: B, each: 1}]", "b: 100").points == 105


def test_caps_of_bonus_and_deduct_are_separate() -> None:
    """-2 and +1, not 5 - 3 + 3."""
    text = """
max: 5
deduct: {cap: 2, items: [{id: d, name: D, each: 1}]}
bonus: {cap: 1, items: [{id: b, name: B, each: 1}]}
"""
    found = leaf(text, "d: 3", "b: 3")
    assert (found.points, found.bonus, found.deduction) == (4, 1, 2)


def test_items_capped_before_the_list() -> None:
    """min(3 x 1, 2) + min(4 x 1, 1) = 3; the list's 2.5."""
    text = """
max: 5
deduct:
  cap: 2.5
  items: [{id: d, name: D, each: 1, cap: 2}, {id: e, name: E, each: 1, cap: 1}]
"""
    assert leaf(text, "d: 3", "e: 4").points == F("2.5")


ONE_OF = """
max: 5
rule: full
bonus:
  one_of: true
  items: [{id: b, name: B, points: 0.5}, {id: c, name: C, points: 2}, {id: e, name: E, each: 1}]
"""


@pytest.mark.parametrize(
    ("entries", "points"),
    [
        (("b: true",), "5.5"),
        (("b: true", "c: true"), "7"),
        (("b: true", "e: 3"), "8"),  # the largest as it counts: 3 x 1
        (("c: true", "e: 2"), "7"),
    ],
)
def test_one_of_counts_the_largest(entries: tuple[str, ...], points: str) -> None:
    assert leaf(ONE_OF, *entries).points == F(points)


def test_one_of_under_the_lists_cap() -> None:
    text = ONE_OF.replace("one_of: true", "one_of: true\n  cap: 1.5")
    assert leaf(text, "b: true", "c: true").points == F("6.5")


# -- only_if_full -------------------------------------------------------------------------------

FULL = """
max: 5
deduct: [{id: d, name: D, each: 0.5}]
bonus: {only_if_full: true, items: [{id: b, name: B, points: 1}]}
"""


def test_only_if_full() -> None:
    assert leaf(FULL, "b: true").points == 6
    found = leaf(FULL, "b: true", "d: 1")
    assert (found.points, found.bonus) == (F("4.5"), 0)


def test_only_if_full_looks_at_points_before_bonus() -> None:
    """4 of 5 by entry: a bonus never helps itself."""
    text = FULL.replace("max: 5", "max: 5\nrule: points")
    assert leaf(text, "x: 4", "b: true").points == 4
    assert leaf(text, "x: 5", "b: true").points == 6


def test_a_waived_deduction_leaves_it_full() -> None:
    assert leaf(FULL, "b: true", "d: [{waived: true}]").points == 6


def test_only_if_full_has_no_place_on_a_deduct_list() -> None:
    text = FULL.replace("deduct: [", "deduct: {only_if_full: true, items: [").replace(
        "each: 0.5}]", "each: 0.5}]}"
    )
    assert leaf_errors(text, "d: 1") == ["TD313"]


# -- if -----------------------------------------------------------------------------------------

IF = """
max: 5
deduct:
  - {id: d, name: D, each: 1, if: {f: {above: 3}, g: {to: 0}}}
"""
IF_FACTS = "{id: f, name: F}, {id: g, name: G}"


@pytest.mark.parametrize(
    ("given", "points"),
    [("f: 4, g: 0", 4), ("f: 3, g: 0", 5), ("f: 4, g: 0.5", 5), ("f: 4, g: -1", 4)],
)
def test_if_all_conditions_hold(given: str, points: int) -> None:
    assert leaf(IF, "d: 1", facts=IF_FACTS, given=given).points == points


def test_if_on_the_list_and_on_the_item() -> None:
    text = """
max: 5
deduct:
  if: {f: {from: 1}}
  items:
    - {id: d, name: D, each: 1}
    - {id: e, name: E, each: 2, if: {g: {from: 1}}}
"""
    given = [("f: 0, g: 1", 5), ("f: 1, g: 0", 4), ("f: 1, g: 1", 2)]
    for facts, points in given:
        assert leaf(text, "d: 1", "e: 1", facts=IF_FACTS, given=facts).points == points


def test_a_fact_used_only_by_an_if_is_asked_for_when_its_item_happened() -> None:
    """Without d nobody needs f and g; with d they are missing."""
    scale = leaf_scale(IF, IF_FACTS)
    assert unit(scored(scale, {"a": sheet("d: 0")}), "a").status == "ranked"
    result = scored(scale, {"a": sheet("d: 1")})
    assert unit(result, "a").status == "incomplete"
    assert node(result, "a", "x").missing[0][0] == "fact"


def test_an_item_that_does_not_count_asks_for_nothing_more() -> None:
    """The item's own fact g is in a gap, but it counts only from f = 1 on."""
    text = """
max: 5
rule: points
deduct:
  - {id: d, name: D, if: {f: {from: 1}},
     rule: {kind: tiers, of: g, tiers: [{from: 5, points: 1}, {from: 0, points: 0}]}}
"""
    assert leaf(text, "x: 5", facts=IF_FACTS, given="f: 0, g: -1").points == 5
    assert leaf(text, "x: 5", facts=IF_FACTS, given="f: 0").points == 5
    assert leaf_errors(text, "x: 5", facts=IF_FACTS, given="f: 1, g: -1") == ["TD204"]


def test_a_rule_item_of_a_fact_is_missing_without_it() -> None:
    text = """
max: 5
rule: points
bonus: [{id: b, name: B, rule: {kind: steps, of: f, above: 0, first: 1, every: 1, each: 1}}]
"""
    result = scored(leaf_scale(text, "{id: f, name: F}"), {"a": sheet("x: 5")})
    assert unit(result, "a").status == "incomplete"


# -- floor and clamp ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("floor", "points"), [("", "0"), ("floor: 0", "0"), ("floor: -2", "-2"), ("floor: none", "-4")]
)
def test_floor(floor: str, points: str) -> None:
    """2 - 6 x 1 = -4."""
    text = f"max: 2\n{floor}\ndeduct: [{{id: d, name: D, each: 1}}]"
    assert leaf(text, "d: 6").points == F(points)


def test_a_missing_leaf_gets_nothing_from_its_floor_either() -> None:
    """Nothing is given for what is absent: neither the floor's 2, nor the bonus, limit or not."""
    text = "max: 5\nrule: points\nfloor: 2\nbonus: [{id: b, name: B, points: 1}]\n"
    for limit in ("", "limit: {bonus: 1}"):
        result = scored(leaf_scale(text + limit), {"a": sheet("b: 1")})
        assert unit(result, "a").status == "incomplete"
        assert node(result, "a", "x").points == 0


def test_bonus_comes_after_the_floor() -> None:
    """max(0, 2 - 6) + 1 = 1; with floor -2: -2 + 1 = -1."""
    lists = "deduct: [{id: d, name: D, each: 1}]\nbonus: [{id: b, name: B, each: 1}]"
    assert leaf(f"max: 2\n{lists}", "d: 6", "b: 1").points == 1
    assert leaf(f"max: 2\nfloor: -2\n{lists}", "d: 6", "b: 1").points == -1


def test_the_deduction_shown_is_before_the_floor() -> None:
    """After caps, before floor: 6."""
    found = leaf("max: 2\ndeduct: [{id: d, name: D, each: 1}]", "d: 6")
    assert (found.points, found.deduction) == (0, 6)


def test_nothing_is_clamped_unless_the_node_says_so() -> None:
    text = "max: 2\nrule: full\nbonus: [{id: b, name: B, each: 1}]"
    assert leaf(text, "b: 3").points == 5
    clamped = leaf(text + "\nclamp: true", "b: 3")
    # The bonus shown is before the clamp.
    assert (clamped.points, clamped.bonus) == (2, 3)


def test_clamp_holds_the_excess_too() -> None:
    text = "max: 2\nclamp: true\nrule: {kind: ratio, target: 1, cap: 2}"
    assert leaf(text, "x: 2").points == 2


def test_clamp_bounds_a_figure_by_hand() -> None:
    text = "max: 2\nclamp: true\nrule: full\nbonus: [{id: b, name: B, each: 1}]"
    assert leaf_errors(text, "x: 2.5") == ["TD203"]


# -- excludes -----------------------------------------------------------------------------------

EXCLUDES = """
max: 5
rule: full
bonus:
  - {id: b, name: B, points: 2, excludes: [c]}
  - {id: c, name: C, points: 1}
deduct:
  - {id: d, name: D, points: 1, excludes: [b]}
"""


def test_excluding_items_both_at_once_are_an_error() -> None:
    assert leaf_errors(EXCLUDES, "b: true", "c: true") == ["TD217"]
    assert leaf_errors(EXCLUDES, "b: true", "d: true") == ["TD217"]  # across the lists
    assert leaf(EXCLUDES, "c: true", "d: true").points == 5


def test_a_withdrawn_item_excludes_nothing() -> None:
    assert leaf(EXCLUDES, "b: true", "c: false").points == 7


def test_each_pair_is_told_once() -> None:
    text = EXCLUDES.replace("name: C, points: 1}", "name: C, points: 1, excludes: [b]}")
    assert leaf_errors(text, "b: true", "c: true") == ["TD217"]


ACROSS = """
max: 4
stages: [{id: self, name: Tự chấm}, {id: verified, name: Thẩm định}]
criteria:
  - {id: x, name: X, max: 2, rule: full, bonus: [{id: b, name: B, points: 1, excludes: [c]}]}
  - {id: y, name: Y, max: 2, rule: full, bonus: [{id: c, name: C, points: 1}]}
"""


def test_items_exclude_each_other_across_criteria() -> None:
    assert errors(ACROSS, {"a": sheet("b: true", "c: true")}) == ["TD217"]


def test_a_clash_that_a_later_stage_undid_is_a_warning() -> None:
    """c is withdrawn at verified; nothing there says anything of x."""
    sheets = {"self/a": sheet("b: true", "c: true"), "verified/a": sheet("c: false")}
    assert warned(ACROSS, sheets) == ["TD217"]
    assert errors(ACROSS, sheets, stage="self") == ["TD217"]


def test_items_that_come_to_nothing_by_their_rule_exclude_nothing() -> None:
    """Both read a fact, so both always say something; only one says more than 0."""
    rule = "rule: {kind: tiers, of: f, tiers: [{BOUND, points: 1}, {else: true, points: 0}]}"
    text = f"""
max: 5
rule: points
bonus:
  - {{id: b, name: B, excludes: [c], {rule.replace("BOUND", "from: 5")}}}
  - {{id: c, name: C, {rule.replace("BOUND", "below: 5")}}}
"""
    assert leaf(text, "x: 5", facts="{id: f, name: F}", given="f: 7").points == 6


# -- disqualifies -------------------------------------------------------------------------------

DISQUALIFY = """
max: 5
deduct:
  - {id: d, name: Lãnh đạo bị khởi tố, points: 2, disqualifies: true}
  - {id: e, name: Không nộp báo cáo, disqualifies: true}
  - {id: f, name: Vi phạm, each: 1, disqualifies: true}
"""


@pytest.mark.parametrize("item", ["d: true", "e: true", "f: 2"])
def test_disqualifies(item: str) -> None:
    """Not ranked; the item's name is the reason."""
    one = unit(scored(leaf_scale(DISQUALIFY), {"a": sheet(item)}), "a")
    assert (one.status, one.rank, one.band) == ("excluded", None, None)
    assert one.reasons[0].args["id"] == item[0]


@pytest.mark.parametrize("item", ["d: false", "e: 0", "f: 0", "f: [{waived: true}]"])
def test_what_did_not_happen_disqualifies_nobody(item: str) -> None:
    one = unit(scored(leaf_scale(DISQUALIFY), {"a": sheet(item)}), "a")
    assert (one.status, one.points) == ("ranked", 5)


def test_a_rule_disqualifies_when_it_comes_to_something() -> None:
    """The item reads its own leaf's value: under 50 it takes 1 off and the unit out."""
    text = """
max: 5
rule: {kind: tiers, tiers: [{from: 50, points: 5}, {from: 0, points: 2}]}
deduct:
  - id: d
    name: D
    disqualifies: true
    rule: {kind: tiers, tiers: [{below: 50, points: 1}, {else: true, points: 0}]}
"""
    result = scored(leaf_scale(text), {"a": sheet("x: 60"), "b": sheet("x: 40")})
    assert (unit(result, "a").status, unit(result, "b").status) == ("ranked", "excluded")


def test_disqualified_only_if() -> None:
    text = "max: 5\ndeduct: [{id: d, name: D, disqualifies: true, if: {f: {from: 1}}}]"
    for fact, status in (("0", "ranked"), ("1", "excluded")):
        result = scored(
            leaf_scale(text, "{id: f, name: F}"), {"a": sheet("d: true", facts=f"f: {fact}")}
        )
        assert unit(result, "a").status == status


def test_what_was_withdrawn_disqualifies_nobody() -> None:
    scale = leaf_scale(
        DISQUALIFY, top="stages: [{id: self, name: Tự}, {id: verified, name: Thẩm định}]"
    )
    sheets = {"self/a": sheet("d: true"), "verified/a": sheet("d: false")}
    assert unit(scored(scale, sheets), "a").status == "ranked"
    assert unit(scored(scale, sheets, stage="self"), "a").status == "excluded"


def test_a_leaf_that_does_not_apply_disqualifies_nobody() -> None:
    scale = f"""
max: 6
criteria:
  - {{id: y, name: Y, max: 1}}
  - id: x
    name: X
{leaf_scale(DISQUALIFY).split("name: X")[1]}    not_for: [a]
"""
    one = unit(scored(scale, {"a": sheet("y: 1", "d: true")}), "a")
    assert (one.status, one.points, one.assigned) == ("ranked", 1, 1)


# -- shapes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "item",
    [
        "{id: d, name: D}",
        "{id: d, name: D, each: 1, points: 1}",
        "{id: d, name: D, each: -0.5}",
        "{id: d, name: D, rule: {kind: choice, options: {a: -1}}}",
        "{id: d, name: D, rule: {kind: ratio, target: 1}}",
        "{id: d, name: D, each: 1, excludes: [zz]}",
        "{id: d, name: D, each: 1, if: {zz: {to: 0}}}",
        "{id: X, name: D, each: 1}",  # the leaf's id, but for its case
    ],
)
def test_items_that_no_scale_can_have(item: str) -> None:
    assert len(leaf_errors(f"max: 5\ndeduct: [{item}]")) == 1


def test_an_item_of_a_leaf_said_not_to_apply_has_no_effect() -> None:
    scale = leaf_scale("max: 5\ndeduct: [{id: d, name: D, each: 1}]").replace("max: 5", "max: 6", 1)
    scale += "  - {id: y, name: Y, max: 1}\n"
    result, found = attempt(scale, {"a": sheet("x: na", "d: 1", "y: 1")})
    assert result is not None and not told(found)
    assert (unit(result, "a").points, unit(result, "a").deduction) == (1, 0)


def test_an_occurrence_is_a_day_or_more_and_counts_unless_it_is_waived() -> None:
    """0.5 each: a bare day, one with a note and one waived are two times, 10 - 1."""
    lines = "x.c: [2022-03-01, {on: 2022-04-01, note: lần hai}, {on: 2022-05-01, waived: true}]"
    found = leaf("max: 10\nrule: full\ndeduct: [{id: x.c, name: C, each: 0.5}]", lines)
    assert (found.points, found.deduction) == (9, 1)


def test_the_largest_of_one_is_no_choice_to_be_told() -> None:
    text = "max: 10\nbonus: {one_of: true, items: [{id: x.a, name: A, each: 1}, "
    text += "{id: x.b, name: B, each: 2}]}"
    alone = leaf(text, "x: 5", "x.a: 1")
    assert "one_of" not in [step.key for step in alone.steps]
    both = leaf(text, "x: 5", "x.a: 1", "x.b: 1")
    assert "one_of" in [step.key for step in both.steps]
    assert (alone.points, both.points) == (6, 7)


def test_a_figure_by_hand_goes_up_to_what_the_list_can_come_to() -> None:
    """M 10 and, of 1 and 2, both or the larger: 13 or 12."""
    items = "items: [{id: x.a, name: A, points: 1}, {id: x.b, name: B, points: 2}]"
    for kept, most in (("one_of: true, ", "12"), ("", "13")):
        text = f"max: 10\nbonus: {{{kept}{items}}}"
        assert leaf_errors(text, f"x: {{points: {most}, note: n}}") == []
        assert leaf_errors(text, f"x: {{points: {most}.5, note: n}}") == ["TD203"]


def test_a_figure_by_hand_goes_down_to_what_rule_and_deductions_can_come_to() -> None:
    deduct = "deduct: [{id: x.d, name: D, each: 1, cap: 2}]"
    tiers = "rule: {kind: tiers, tiers: [{from: 50, points: 10}, {else: true, points: -1}]}"
    for keys, least in (
        (f"floor: none\n{deduct}", "-2"),
        (deduct, "0"),
        (tiers, "-1"),
        (f"{tiers}\nfloor: none\n{deduct}", "-3"),
    ):
        text = f"max: 10\n{keys}"
        assert leaf_errors(text, f"x: {{points: {least}, note: n}}") == [], keys
        below = f"{int(least) - 1}"
        assert leaf_errors(text, f"x: {{points: {below}, note: n}}") == ["TD203"], keys
