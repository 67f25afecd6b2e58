"""Groups: the sum of children, then the group's own lists (manual: items)."""

from itertools import product

from tests.helpers.books import F, node, scored, sheet, total, unit
from thidua.bloc.scoring.evaluate import sums_of
from thidua.bloc.scoring.result import NodeResult
from thidua.model.scale.criteria import Criterion

GROUP = """
max: 10
facts: [{id: f, name: F}]
criteria:
  - id: g
    name: G
    max: 10
    MORE
    criteria:
      - {id: p, name: P, max: 6, deduct: [{id: p.d, name: D, each: 1}],
         bonus: [{id: p.b, name: B, each: 1}]}
      - {id: q, name: Q, max: 4}
"""


def group(*entries: str, more: str = "", facts: str = "") -> tuple[F, F, F]:
    """Points, own bonus and own deduction of g."""
    result = scored(GROUP.replace("MORE", more), {"a": sheet(*entries, facts=facts)})
    found = node(result, "a", "g")
    assert total(result, "a") == found.points
    return found.points, found.bonus, found.deduction


def test_the_sum_of_the_children() -> None:
    """6 - 1 + 2 = 7, and 3."""
    assert group("p.d: 1", "p.b: 2", "q: 3") == (10, 0, 0)


def test_own_lists_come_after_the_sum() -> None:
    """6 + 4 = 10; - min(3, 2) = 8; + 1 = 9."""
    lists = (
        "deduct: {cap: 2, items: [{id: d, name: D, each: 1}]}\n"
        "    bonus: [{id: b, name: B, points: 1}]"
    )
    assert group("p.d: 0", "q: 4", "d: 3", "b: true", more=lists) == (9, 1, 2)


def test_the_floor_applies_to_a_group_with_a_deduct_list() -> None:
    """5 + 0 - 9 = -4 -> 0; without a floor -4; then the bonus."""
    deduct = "deduct: [{id: d, name: D, each: 1}]"
    assert group("p.d: 1", "q: 0", "d: 9", more=deduct) == (0, 0, 9)
    assert group("p.d: 1", "q: 0", "d: 9", more=f"floor: none\n    {deduct}") == (-4, 0, 9)
    bonus = f"{deduct}\n    bonus: [{{id: b, name: B, points: 1}}]"
    assert group("p.d: 1", "q: 0", "d: 9", "b: true", more=bonus) == (1, 1, 9)


def test_a_group_without_a_deduct_list_has_no_floor() -> None:
    scale = """
    max: 4
    criteria:
      - id: g
        name: G
        max: 4
        criteria: [{id: x, name: X, max: 4, floor: none, deduct: [{id: d, name: D, each: 1}]}]
    """
    assert total(scored(scale, {"a": sheet("d: 6")}), "a") == -2


def test_clamp_at_the_assigned_maximum() -> None:
    """6 + 3 + 4 = 13 -> 10; with q not applicable 6 + 3 -> 6."""
    assert group("p.b: 3", "q: 4", more="clamp: true") == (10, 0, 0)
    result = scored(GROUP.replace("MORE", "clamp: true"), {"a": sheet("p.b: 3", "q: na")})
    assert (total(result, "a"), unit(result, "a").assigned) == (6, 6)


ONLY = "bonus: {only_if_full: true, items: [{id: b, name: B, points: 1}]}"


def test_only_if_full_of_a_group_looks_past_its_childrens_bonus() -> None:
    """5 + 1 bonus + 4 = 10, but before any bonus 9: the group's bonus does not count."""
    assert group("p.d: 1", "p.b: 1", "q: 4", "b: true", more=ONLY) == (10, 0, 0)
    assert group("p.d: 0", "p.b: 1", "q: 4", "b: true", more=ONLY) == (12, 1, 0)


def test_only_if_full_of_a_group_looks_past_a_childs_excess() -> None:
    """Ratio 1.5 x 5 = 7.5: 5 and 2.5 excess; q 4 of 5: before bonus 9 of 10."""
    scale = """
    max: 10
    criteria:
      - id: g
        name: G
        max: 10
        bonus: {only_if_full: true, items: [{id: b, name: B, points: 1}]}
        criteria:
          - {id: p, name: P, max: 5, rule: {kind: ratio, target: 2, cap: 1.5}}
          - {id: q, name: Q, max: 5}
    """
    assert total(scored(scale, {"a": sheet("p: 3", "q: 4", "b: true")}), "a") == F("11.5")
    assert total(scored(scale, {"a": sheet("p: 3", "q: 5", "b: true")}), "a") == F("13.5")


def test_only_if_full_of_a_group_after_its_own_deductions() -> None:
    lists = f"deduct: [{{id: d, name: D, each: 1}}]\n    {ONLY}"
    assert group("p.d: 0", "q: 4", "d: 1", "b: true", more=lists) == (9, 0, 1)


def test_only_if_full_reaches_the_assigned_maximum() -> None:
    """q does not apply: 6 of 6 is full."""
    result = scored(GROUP.replace("MORE", ONLY), {"a": sheet("p.d: 0", "q: na", "b: true")})
    assert (total(result, "a"), unit(result, "a").assigned) == (7, 6)


def test_a_hand_figure_over_m_is_no_full_child_twice() -> None:
    """p by hand 7 of 6 (a bonus of 1 is in it) and q 3 of 4: before bonus 6 + 3 = 9 of 10."""
    assert group("p: 7", "q: 3", "b: true", more=ONLY) == (10, 0, 0)
    assert group("p: 7", "q: 4", "b: true", more=ONLY) == (12, 1, 0)


def test_lists_of_groups_within_groups() -> None:
    """Inner: 3 + 1 - 2 -> 2, + 0.5; outer: 2.5 - 4 -> 0, + 1."""
    scale = """
    max: 4
    criteria:
      - id: g
        name: G
        max: 4
        deduct: [{id: g.d, name: D, each: 1}]
        bonus: [{id: g.b, name: B, points: 1}]
        criteria:
          - id: h
            name: H
            max: 4
            deduct: [{id: h.d, name: D, each: 1}]
            bonus: [{id: h.b, name: B, points: 0.5}]
            criteria: [{id: x, name: X, max: 3}, {id: y, name: Y, max: 1}]
    """
    entries = ("x: 3", "y: 1", "h.d: 2", "h.b: true")
    assert total(scored(scale, {"a": sheet(*entries)}), "a") == F("2.5")
    assert total(scored(scale, {"a": sheet(*entries, "g.d: 4", "g.b: true")}), "a") == 1
    one = unit(scored(scale, {"a": sheet(*entries, "g.d: 4", "g.b: true")}), "a")
    # After caps, before floor: 0.5 + 1 and 2 + 4.
    assert (one.bonus, one.deduction) == (F("1.5"), 6)


def test_a_unit_over_the_maximum() -> None:
    """124.4 of 100 is a result: nothing is clamped unless asked."""
    scale = "max: 100\ncriteria: [{id: x, name: X, max: 100, rule: full, bonus: BONUS}]".replace(
        "BONUS", "[{id: b, name: B, each: 0.1}]"
    )
    one = unit(scored(scale, {"a": sheet("b: 244")}), "a")
    assert (one.points, one.percent, one.rank) == (F("124.4"), F("124.4"), 1)


# -- not applicable -----------------------------------------------------------------------------


def test_a_leaf_that_does_not_apply_takes_its_items_with_it() -> None:
    """At self 6 - 2 + 1 = 5; at verified p does not apply: 3 of 4, no bonus, no deduction."""
    scale = GROUP.replace("MORE", "").replace(
        "max: 10\n", "max: 10\nstages: [{id: s, name: S}, {id: v, name: V}]\n", 1
    )
    sheets = {"s/a": sheet("p.d: 2", "p.b: 1", "q: 3"), "v/a": sheet("p: {value: na, note: N}")}
    one = unit(scored(scale, sheets), "a")
    assert one.stages == {"s": 8, "v": 3}
    assert (one.assigned, one.bonus, one.deduction) == (4, 0, 0)


LISTS = "deduct: [{id: d, name: D, each: 1}]\n    bonus: [{id: b, name: B, points: 2}]"


def test_a_group_without_applicable_leaves_takes_its_items_with_it() -> None:
    """Under every policy: exclude 0 of 0, full 10 of 10, zero 0 of 10, and y's 1 of 1."""
    scale = GROUP.replace("MORE", LISTS).replace("max: 10\nfacts", "max: 11\nfacts")
    scale += "  - {id: y, name: Y, max: 1}\n"
    entries = sheet("p: na", "q: na", "d: 3", "b: true", "y: 1")
    for policy, points, assigned in (("exclude", 1, 1), ("full", 11, 11), ("zero", 1, 11)):
        result = scored(f"not_applicable: {policy}\n{scale.lstrip()}", {"a": entries})
        one = unit(result, "a")
        assert node(result, "a", "g").status == "not_applicable"
        assert (one.points, one.assigned, one.bonus, one.deduction) == (points, assigned, 0, 0)


def test_a_group_that_does_not_apply_disqualifies_nobody() -> None:
    lists = "deduct: [{id: d, name: D, each: 1, disqualifies: true}]"
    scale = GROUP.replace("MORE", lists).replace("max: 10\nfacts", "max: 11\nfacts")
    scale += "  - {id: y, name: Y, max: 1}\n"
    result = scored(scale, {"a": sheet("p: na", "q: na", "d: 1", "y: 1")})
    assert unit(result, "a").status == "ranked"
    result = scored(scale, {"a": sheet("p: na", "q: 1", "d: 1", "y: 1")})
    assert unit(result, "a").status == "excluded"


def test_a_group_that_is_not_for_a_unit_leaves_out_all_below_it() -> None:
    scale = GROUP.replace("MORE", "not_for: [a]").replace("max: 10\nfacts", "max: 11\nfacts")
    scale += "  - {id: y, name: Y, max: 1}\n"
    result = scored(scale, {"a": sheet("y: 1"), "b": sheet("y: 1", "p.d: 0", "q: 4")})
    assert (unit(result, "a").assigned, unit(result, "b").assigned) == (1, 11)
    assert unit(result, "a").status == "ranked"


def test_a_groups_rule_item_reads_an_entry_or_a_fact() -> None:
    """There is no leaf to read: without an entry it did not happen."""
    rule = "rule: {kind: steps, above: 0, every: 1, each: 0.5, first: 0}"
    lists = f"bonus: [{{id: b, name: B, {rule}}}]"
    assert group("p.d: 0", "q: 4", more=lists) == (10, 0, 0)
    assert group("p.d: 0", "q: 4", "b: 3", more=lists) == (F("11.5"), F("1.5"), 0)
    of = lists.replace("kind: steps", "kind: steps, of: f")
    assert group("p.d: 0", "q: 4", more=of, facts="f: 2") == (11, 1, 0)


def test_the_scale_s_own_row_follows_leaves_that_compare_units() -> None:
    """relative, target 10: a has 20, b 15, so e is 1 and 1/2: a 4 x (1/2 + 1/2) = 4, b 4 x 3/4 = 3.
    The scale adds 1 to each, at most 5 in all: a 5, b 4."""
    text = (
        "max: 4\nclamp: false\nbonus: [{id: t, name: T, each: 1}]\n"
        "criteria: [{id: x, name: X, max: 4, rule: {kind: relative, target: 10}}]\n"
    )
    result = scored(text, {"a": "scores: {x: 20, t: 1}", "b": "scores: {x: 15, t: 1}"})
    assert (total(result, "a"), total(result, "b")) == (5, 4)


def _part(status: str, *figures: int) -> NodeResult:
    points, plain, assigned, gained, lost = map(F, figures)
    return NodeResult("x", status, points, plain, assigned, gained=gained, lost=lost)


def test_sums_with_one_part_instead_of_another_are_those_of_the_parts_as_they_are_then() -> None:
    """Of every part against every other, one that misses something and one that does not apply."""
    node = Criterion.model_construct(id="g", name="G", max=F(9), criteria=())
    kinds = [
        _part("scored", 5, 4, 5, 1, 2),
        _part("scored", 3, 3, 4, 0, 0),
        _part("missing", 0, 0, 5, 0, 0),
        _part("not_applicable", 0, 0, 0, 0, 0),
    ]
    for old, new, rest in product(kinds, kinds, kinds):
        sums = sums_of(node, [old, rest])
        assert sums.instead(old, new) == sums_of(node, [new, rest])
        assert sums.instead(old, None) == sums_of(node, [rest])
