"""Zero, not applicable, missing and not submitted are four things (manual: absence)."""

import pytest

from tests.helpers.books import F, leaf_scale, node, places, scored, sheet, unit, warned

SCALE = """
max: 10
POLICYcriteria:
  - {id: x, name: X, max: 4}
  - {id: y, name: Y, max: 6}
"""


def scale(policy: str = "") -> str:
    return SCALE.replace("POLICY", f"not_applicable: {policy}\n" if policy else "")


def test_four_things_that_are_not_the_same() -> None:
    """a: zero; b: not applicable; c: missing; d: not submitted."""
    sheets = {
        "a": sheet("x: 0", "y: 6"),
        "b": sheet("x: na", "y: 6"),
        "c": sheet("y: 6"),
    }
    result = scored(scale(), sheets, units="a b c d")
    found = {
        one.unit.id: (one.status, one.points, one.assigned, one.percent, one.rank)
        for one in result.units
    }
    assert found == {
        "b": ("ranked", 6, 6, 100, 1),
        "a": ("ranked", 6, 10, 60, 2),
        "c": ("incomplete", 6, 10, 60, None),
        "d": ("not_submitted", 0, 10, 0, None),
    }
    assert [one.nodes["x"].status for one in result.units] == [
        "not_applicable",
        "scored",
        "missing",
        "missing",
    ]


@pytest.mark.parametrize(
    ("policy", "points", "assigned"),
    [("", 3, 6), ("exclude", 3, 6), ("full", 7, 10), ("zero", 3, 10)],
)
def test_what_not_applicable_does(policy: str, points: int, assigned: int) -> None:
    """x (4) does not apply, y has 3 of 6."""
    one = unit(scored(scale(policy), {"a": sheet("x: na", "y: 3")}), "a")
    assert (one.points, one.assigned, one.percent) == (points, assigned, F(100 * points, assigned))


@pytest.mark.parametrize("policy", ["exclude", "full", "zero"])
def test_not_for_is_not_applicable(policy: str) -> None:
    """The same as `na` in a sheet; an entry all the same has no effect and is told."""
    text = scale(policy).replace("max: 4}", "max: 4, not_for: [a]}")
    said = unit(scored(scale(policy), {"a": sheet("x: na", "y: 3")}), "a")
    one = unit(scored(text, {"a": sheet("y: 3")}), "a")
    assert (one.points, one.assigned, one.status) == (said.points, said.assigned, "ranked")
    assert warned(text, {"a": sheet("x: 4", "y: 3")}) == ["TD408"]
    assert unit(scored(text, {"a": sheet("x: 4", "y: 3")}), "a").points == said.points


def test_an_item_of_what_is_not_for_the_unit_has_no_effect_and_is_told() -> None:
    text = scale().replace("max: 4}", "max: 4, not_for: [a], bonus: [{id: b, name: B, points: 1}]}")
    assert warned(text, {"a": sheet("b: true", "y: 3")}) == ["TD408"]
    assert unit(scored(text, {"a": sheet("b: true", "y: 3")}), "a").points == 3


def test_not_for_others() -> None:
    text = scale().replace("max: 4}", "max: 4, not_for: [a]}")
    result = scored(text, {"a": sheet("y: 3"), "b": sheet("y: 3")})
    assert (unit(result, "a").status, unit(result, "b").status) == ("ranked", "incomplete")


@pytest.mark.parametrize("policy", ["exclude", "full", "zero"])
def test_a_unit_with_nothing_applicable_has_no_percent_and_is_incomplete(policy: str) -> None:
    one = unit(scored(scale(policy), {"a": sheet("x: na", "y: na")}), "a")
    assert (one.status, one.percent, one.rank) == ("incomplete", None, None)
    one = unit(scored(scale(policy), {"a": sheet("x: na", "y: na")}, provisional=True), "a")
    assert one.rank is None


# -- full leaves --------------------------------------------------------------------------------

FULL = """
max: 4
stages: [{id: self, name: S}, {id: ver, name: V}]
criteria:
  - {id: x, name: X, max: 2, deduct: [{id: d, name: D, each: 1}],
     bonus: [{id: b, name: B, each: 1}]}
  - {id: y, name: Y, max: 2, rule: full}
"""


@pytest.mark.parametrize("mention", ["x: 2", "x: {points: 2}", "d: 0", "b: 0", "d: 1", "x: na"])
def test_a_full_leaf_is_not_missing_when_some_sheet_mentions_it(mention: str) -> None:
    sheets = {"self/a": sheet(mention, "y: 2"), "ver/a": sheet(head="claimed: 4")}
    result = scored(FULL, sheets)
    assert unit(result, "a").status == "ranked"


def test_a_full_leaf_nobody_mentions_is_missing() -> None:
    result = scored(FULL, {"self/a": sheet("y: 2"), "ver/a": sheet(head="claimed: 4")})
    assert unit(result, "a").status == "incomplete"
    assert node(result, "a", "x").points == 0


@pytest.mark.parametrize("stage", ["self", "ver"])
def test_no_other_events_mentions_every_full_leaf(stage: str) -> None:
    sheets = {"self/a": sheet(), "ver/a": sheet(head="claimed: 4")}
    sheets[f"{stage}/a"] = sheet(head="no_other_events: true")
    assert unit(scored(FULL, sheets), "a").points == 4


def test_no_other_events_is_no_entry_of_other_leaves() -> None:
    one = unit(scored(scale(), {"a": sheet("x: 1", head="no_other_events: true")}), "a")
    assert one.status == "incomplete"


@pytest.mark.parametrize("line", ["x: {claimed: 2}", "x: {note: Sẽ bổ sung}"])
def test_a_claim_or_a_note_alone_is_no_entry(line: str) -> None:
    one = unit(
        scored(FULL, {"self/a": sheet(line, "y: 2"), "ver/a": sheet(head="claimed: 4")}), "a"
    )
    assert one.status == "incomplete"
    one = unit(scored(scale(), {"a": sheet(line, "y: 6")}), "a")
    assert one.status == "incomplete"


# -- facts and targets --------------------------------------------------------------------------

FACTS = """
max: 6
facts: [{id: f, name: F}, {id: h, name: H}]
criteria:
  - {id: x, name: X, max: 2, rule: {kind: count, of: f, each: 1}}
  - {id: y, name: Y, max: 2, rule: {kind: table, rows: {f: [0]}, columns: {h: [0]}, points: [[2]]}}
  - {id: z, name: Z, max: 2, rule: ratio}
"""


def test_facts_and_targets_are_missing_like_entries() -> None:
    one = unit(scored(FACTS, {"a": sheet("z: 3", facts="f: 1")}), "a")
    assert (one.status, one.points) == ("incomplete", 1)
    assert one.nodes["y"].missing == (("fact", "h"),)
    assert one.nodes["z"].missing == (("target", ""),)
    assert [reason.key for reason in one.reasons] == ["missing_fact", "missing_target"]


def test_a_leaf_by_hand_needs_no_fact() -> None:
    result = scored(FACTS, {"a": sheet("x: {points: 1}", "y: {points: 2}", "z: {points: 0}")})
    assert (unit(result, "a").status, unit(result, "a").points) == ("ranked", 3)


def test_a_leaf_that_does_not_apply_needs_no_fact() -> None:
    result = scored(FACTS, {"a": sheet("x: na", "y: na", "z: {actual: 1, target: 2}")})
    assert (unit(result, "a").points, unit(result, "a").assigned) == (1, 2)


# -- stages -------------------------------------------------------------------------------------


def staged(self_: str = "", ver: str = "") -> str:
    return f"""
max: 4
stages: [{{id: self, name: S{self_}}}, {{id: ver, name: V{ver}}}]
criteria: [{{id: x, name: X, max: 4}}]
"""


@pytest.mark.parametrize(
    ("text", "sheets", "status"),
    [
        (staged(), "self", "incomplete"),
        (staged(), "ver", "ranked"),
        (staged(), "self ver", "ranked"),
        (staged(ver=", required: false"), "self", "ranked"),
        (staged(self_=", required: true"), "ver", "incomplete"),
        (staged(self_=", required: true"), "self ver", "ranked"),
        (staged(self_=", required: false"), "ver", "ranked"),
        (staged(), "", "not_submitted"),
        (staged(ver=", required: false"), "", "not_submitted"),
    ],
)
def test_required_stages(text: str, sheets: str, status: str) -> None:
    """The last stage is required unless it says `required: false`; others when they say so."""
    given = {f"{stage}/a": sheet("x: 3") for stage in sheets.split()}
    one = unit(scored(text, given, units="a"), "a")
    assert one.status == status
    if status == "incomplete":
        assert [reason.key for reason in one.reasons] == ["no_sheet"]


def test_the_stage_looked_at_is_the_last_and_so_required() -> None:
    """a has no sheet at self: as of self it has not submitted anything; b is ranked there."""
    sheets = {"ver/a": sheet("x: 3"), "self/b": sheet("x: 4"), "ver/b": sheet("x: 2")}
    result = scored(staged(), sheets, stage="self")
    assert (unit(result, "a").status, unit(result, "b").rank) == ("not_submitted", 1)
    assert places(scored(staged(), sheets)) == {"a": 1, "b": 2}


def test_a_stage_in_between_looked_at() -> None:
    text = staged().replace("{id: ver", "{id: cross, name: C}, {id: ver")
    sheets = {"self/a": sheet("x: 3"), "cross/b": sheet("x: 4"), "ver/a": sheet("x: 3")}
    result = scored(text, sheets, stage="cross")
    assert unit(result, "a").status == "incomplete"
    assert unit(result, "b").status == "ranked"
    off = text.replace("{id: cross, name: C}", "{id: cross, name: C, required: false}")
    assert unit(scored(off, sheets, stage="cross"), "a").status == "ranked"


# -- excluded -----------------------------------------------------------------------------------

BARRED = {
    "exclusions.yaml": """
    exclusions:
      - {unit: a, from: [ranking], reason: Đang bị thanh tra}
      - {unit: b, from: [ranking, awards], reason: Đang bị thanh tra}
      - {unit: c, from: [awards], reason: Đang bị thanh tra}
      - {unit: d, from: [ranking], reason: Đang bị thanh tra}
    """
}


def test_excluded_outranks_incomplete_and_not_submitted() -> None:
    """a complete, b incomplete, d without any sheet: all excluded; c is barred from awards only."""
    sheets = {"a": sheet("x: 4", "y: 6"), "b": sheet("x: 4"), "c": sheet("x: 4", "y: 3")}
    result = scored(scale(), sheets, units="a b c d", more=BARRED)
    assert {one.unit.id: one.status for one in result.units} == {
        "c": "ranked",
        "a": "excluded",
        "b": "excluded",
        "d": "excluded",
    }
    assert unit(result, "a").reasons[0].args["reason"] == "Đang bị thanh tra"
    assert unit(result, "a").rank is None


def test_excluded_units_are_not_ranked_provisionally_either() -> None:
    sheets = {"a": sheet("x: 4"), "c": sheet("x: 4", "y: 3")}
    result = scored(scale(), sheets, more=BARRED, provisional=True)
    assert places(result) == {"c": 1, "a": None}


# -- provisional --------------------------------------------------------------------------------


def test_provisional_ranks_incomplete_units_on_what_is_there() -> None:
    """a 4 of 10 (y missing, staying in the maximum), b 7 of 10, c 6 of 6 (x does not apply)."""
    sheets = {"a": sheet("x: 4"), "b": sheet("x: 1", "y: 6"), "c": sheet("x: na", "y: 6")}
    result = scored(scale(), sheets, units="a b c d", provisional=True)
    assert places(result) == {"c": 1, "b": 2, "a": 3, "d": None}
    assert (unit(result, "a").percent, unit(result, "a").status) == (40, "incomplete")
    assert result.provisional
    assert places(scored(scale(), sheets)) == {"c": 1, "b": 2, "a": None}


def test_missing_adds_nothing() -> None:
    """Neither M of a full leaf, nor its bonus; what is missing loses nothing beyond that."""
    scale = leaf_scale("max: 4\nrule: points\nbonus: [{id: b, name: B, points: 1}]")
    one = unit(scored(scale, {"a": sheet("b: true")}), "a")
    assert (one.points, one.bonus) == (0, 0)


GROUP = """
max: 4
facts: [{id: f, name: F}]
criteria:
  - id: g
    name: G
    max: 4
    LIST
    criteria: [{id: x, name: X, max: 4}]
"""


@pytest.mark.parametrize(
    ("items", "points"),
    [
        ("bonus: [{id: i, name: I, each: 1, if: {f: {to: 5}}}]", 4),
        ("deduct: [{id: i, name: I, each: 1, if: {f: {to: 5}}}]", 3),
        ("deduct: {cap: 0.5, items: [{id: i, name: I, each: 1, if: {f: {to: 5}}}]}", F("3.5")),
    ],
)
def test_a_missing_fact_never_gains(items: str, points: F) -> None:
    """Whatever f turns out to be, the unit will not have fewer points than are shown now: a bonus
    that hangs on it is not given, a deduction is not forgiven."""
    text = GROUP.replace("LIST", items)
    missing = unit(scored(text, {"a": sheet("x: 4", "i: 1")}, provisional=True), "a")
    assert (missing.status, missing.points) == ("incomplete", points)
    for f in ("5", "6"):
        told = unit(scored(text, {"a": sheet("x: 4", "i: 1", facts=f"f: {f}")}), "a")
        assert missing.points <= told.points


@pytest.mark.parametrize("at", ["LIST", "top"])
def test_a_withheld_figure_disqualifies_nobody(at: str) -> None:
    """Under 50 of f the unit is out. f is not told: it lacks a figure, and is not said to be out;
    who handed in nothing has not submitted. With f at 40 it is out, in a group's list and in the
    scale's own."""
    rule = "{kind: tiers, of: f, tiers: [{below: 50, points: 1}, {else: true, points: 0}]}"
    own = f"deduct: [{{id: i, name: I, cap: 1, rule: {rule}, disqualifies: true}}]"
    text = GROUP.replace("LIST", own if at == "LIST" else "")
    text = text if at == "LIST" else f"{text}{own}\n"
    for told, status in (({"facts": "f: 40"}, "excluded"), ({}, "incomplete")):
        result = scored(text, {"a": sheet("x: 4", **told)}, units="a b")
        states = {one.unit.id: one.status for one in result.units}
        assert states == {"a": status, "b": "not_submitted"}


@pytest.mark.parametrize(
    ("rule", "points"),
    [
        ("{kind: tiers, of: f, tiers: [{from: 5, points: 2}, {else: true, points: 1}]}", 2),
        ("{kind: table, rows: {f: [0, 5]}, columns: {f: [0]}, points: [[1], [3]]}", 1),
    ],
)
def test_a_deduction_by_a_missing_fact_counts_at_its_most(rule: str, points: int) -> None:
    """4 - 2; 4 - 3."""
    text = GROUP.replace("LIST", f"deduct: [{{id: i, name: I, rule: {rule}}}]")
    missing = unit(scored(text, {"a": sheet("x: 4")}, provisional=True), "a")
    assert (missing.status, missing.points) == ("incomplete", points)


def test_a_leaf_whose_items_lack_a_fact_adds_nothing() -> None:
    text = leaf_scale(
        "max: 4\nrule: points\ndeduct: [{id: d, name: D, each: 1, if: {f: {to: 5}}}]",
        "{id: f, name: F}",
    )
    one = unit(scored(text, {"a": sheet("x: 4", "d: 1")}, provisional=True), "a")
    assert (one.status, one.points, one.assigned) == ("incomplete", 0, 4)


def test_what_is_known_of_a_groups_bonus_counts() -> None:
    """j is there, i hangs on a fact that is not: 4 + 0.5."""
    items = "{id: i, name: I, each: 1, if: {f: {to: 5}}}, {id: j, name: J, points: 0.5}"
    text = GROUP.replace("LIST", f"bonus: [{items}]")
    one = unit(scored(text, {"a": sheet("x: 4", "i: 1", "j: true")}), "a")
    assert (one.status, one.points, one.bonus) == ("incomplete", F("4.5"), F("0.5"))
