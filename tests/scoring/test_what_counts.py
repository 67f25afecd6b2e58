"""What counts when several stages speak of one thing (manual: stages)."""

import pytest

from tests.helpers.books import F, attempt, errors, node, scored, sheet, told, total, unit, warned
from thidua.diagnostics.diagnostic import Severity

STAGES = (
    "stages: [{id: self, name: Tự chấm}, {id: cross, name: Chấm chéo}, {id: ver, name: Thẩm định}]"
)


def scale(leaf: str, maximum: str = "5", facts: str = "") -> str:
    asked = f"facts: [{facts}]\n" if facts else ""
    return f"""
max: {maximum}
{STAGES}
{asked}criteria:
  - {{id: x, name: X, max: {maximum}, {leaf}}}
"""


POINTS = scale("rule: points")
FULL = scale("deduct: [{id: d, name: D, each: 1}, {id: e, name: E, each: 0.5}]")
BOTH = scale("rule: points, deduct: [{id: d, name: D, each: 1}, {id: e, name: E, each: 0.5}]")


def by_stage(text: str, **stages: str) -> dict[str, F | None]:
    """Points as of each stage of one unit; a sheet's lines are separated by `;`."""
    sheets = {f"{stage}/a": sheet(*lines.split("; ")) for stage, lines in stages.items()}
    return dict(unit(scored(text, sheets), "a").stages)


# -- entries stand until a later stage says otherwise -------------------------------------------


def test_an_entry_stands() -> None:
    """Nothing is said of x after self: 4 stands."""
    assert by_stage(POINTS, self="x: 4", ver="x: {claimed: 4}") == {
        "self": 4,
        "cross": None,
        "ver": 4,
    }


def test_a_later_entry_goes_before_an_earlier() -> None:
    found = by_stage(POINTS, self="x: 4", cross="x: 3", ver="x: 3.5")
    assert found == {"self": 4, "cross": 3, "ver": F("3.5")}


def test_the_order_of_stages_is_the_scales_not_the_alphabets() -> None:
    """`cross` comes before `self` in the alphabet, after it in the scale."""
    assert by_stage(POINTS, cross="x: 1", self="x: 2", ver="x: {claimed: 1}")["ver"] == 1


def test_a_mapping_without_a_figure_changes_nothing() -> None:
    assert by_stage(POINTS, self="x: 4", ver="x: {note: Đồng ý, claimed: 4}")["ver"] == 4


def test_items_stand_one_by_one() -> None:
    """5 - 2 - 0.5; then d is 1: 5 - 1 - 0.5."""
    found = by_stage(FULL, self="d: 2; e: 1", ver="d: 1")
    assert (found["self"], found["ver"]) == (F("2.5"), F("3.5"))


@pytest.mark.parametrize("nothing", ["0", "false", "[]", "[{on: 2022-01-01, waived: true}]"])
def test_0_or_false_withdraws_an_event(nothing: str) -> None:
    found = by_stage(FULL, self="d: 2; e: 1", ver=f"d: {nothing}")
    assert found["ver"] == F("4.5")


def test_items_stand_beside_a_later_value() -> None:
    """4 - 1; then the value is 3 and d still stands: 3 - 1."""
    found = by_stage(BOTH, self="x: 4; d: 1", ver="x: 3")
    assert (found["self"], found["ver"]) == (3, 2)


def test_a_value_stands_beside_a_later_item() -> None:
    found = by_stage(BOTH, self="x: 4", ver="d: 1; e: 1")
    assert (found["self"], found["ver"]) == (4, F("2.5"))


def test_a_fact_stands_and_is_replaced() -> None:
    text = scale("rule: {kind: count, each: 1, of: f}", facts="{id: f, name: F}")
    sheets = {
        "self/a": sheet(facts="f: 4"),
        "cross/a": sheet(head="claimed: 4"),
        "ver/a": sheet(facts="f: 2"),
    }
    assert unit(scored(text, sheets), "a").stages == {"self": 4, "cross": 4, "ver": 2}


def test_a_later_fact_changes_items_of_leaves_of_which_nothing_is_said() -> None:
    text = scale("deduct: [{id: d, name: D, each: 1, if: {f: {to: 0}}}]", facts="{id: f, name: F}")
    sheets = {"self/a": sheet("d: 2", facts="f: 0"), "ver/a": sheet(facts="f: 1")}
    assert unit(scored(text, sheets), "a").stages == {"self": 3, "cross": None, "ver": 5}


def test_group_items_stand_and_are_withdrawn() -> None:
    text = f"""
max: 5
{STAGES}
criteria:
  - id: g
    name: G
    max: 5
    deduct: [{{id: d, name: D, each: 1}}, {{id: e, name: E, each: 1}}]
    criteria: [{{id: x, name: X, max: 5}}]
"""
    found = by_stage(text, self="x: 5; d: 2; e: 1", cross="d: 1", ver="e: false")
    assert found == {"self": 2, "cross": 3, "ver": 4}


def test_no_other_events_stands() -> None:
    sheets = {"self/a": sheet(head="no_other_events: true"), "ver/a": sheet(head="claimed: 5")}
    assert unit(scored(FULL, sheets), "a").status == "ranked"


# -- figures by hand ----------------------------------------------------------------------------


def test_a_hand_figure_replaces_everything_said_up_to_its_stage() -> None:
    """4 - 1 = 3; by hand 4.5, and the deduction of self is in it."""
    found = by_stage(BOTH, self="x: 4; d: 1", cross="x: {points: 4.5}", ver="x: {claimed: 4.5}")
    assert found == {"self": 3, "cross": F("4.5"), "ver": F("4.5")}


def test_a_later_value_replaces_a_hand_figure() -> None:
    """The items before the hand figure are gone with it: 3, not 3 - 1."""
    found = by_stage(BOTH, self="x: 4; d: 1", cross="x: {points: 4.5}", ver="x: 3")
    assert found["ver"] == 3


def test_a_later_hand_figure_replaces_a_hand_figure() -> None:
    assert by_stage(FULL, self="x: 4", ver="x: 3.5")["ver"] == F("3.5")


def test_later_items_replace_a_hand_figure() -> None:
    """On a full leaf: 5 - 1, and e of self is gone."""
    found = by_stage(FULL, self="d: 2; e: 1", cross="x: 2", ver="d: 1")
    assert found == {"self": F("2.5"), "cross": 2, "ver": 4}


def test_a_later_item_of_0_replaces_a_hand_figure_too() -> None:
    assert by_stage(FULL, self="x: 2", ver="d: 0")["ver"] == 5


def test_an_item_alone_leaves_a_leaf_that_needs_a_value_missing() -> None:
    result = scored(
        BOTH, {"self/a": sheet("x: 4"), "cross/a": sheet("x: {points: 2}"), "ver/a": sheet("d: 1")}
    )
    one = unit(result, "a")
    assert (one.status, one.points) == ("incomplete", 0)
    assert node(result, "a", "x").status == "missing"


def test_a_hand_figure_of_one_leaf_leaves_the_others() -> None:
    text = f"""
max: 4
{STAGES}
criteria: [{{id: x, name: X, max: 2}}, {{id: y, name: Y, max: 2}}]
"""
    assert by_stage(text, self="x: 1; y: 1", ver="x: {points: 2}")["ver"] == 3


# -- not applicable -----------------------------------------------------------------------------

TWO = f"""
max: 5
{STAGES}
criteria:
  - {{id: x, name: X, max: 3, rule: points, deduct: [{{id: d, name: D, each: 1}}]}}
  - {{id: y, name: Y, max: 2}}
"""


def test_na_and_back() -> None:
    """At cross x does not apply (1 of 2), at ver it does again, with its event: 2.5 - 1 + 1."""
    sheets = {
        "self/a": sheet("x: 3", "y: 1", "d: 1"),
        "cross/a": sheet("x: na"),
        "ver/a": sheet("x: 2.5"),
    }
    one = unit(scored(TWO, sheets), "a")
    assert one.stages == {"self": 3, "cross": 1, "ver": F("2.5")}
    assert one.as_of["cross"]["x"].assigned == 0
    assert one.assigned == 5


def test_na_stands() -> None:
    sheets = {"self/a": sheet("x: na", "y: 1"), "ver/a": sheet("y: 2")}
    assert unit(scored(TWO, sheets), "a").assigned == 2


def test_an_item_does_not_make_a_leaf_applicable() -> None:
    sheets = {"self/a": sheet("x: na", "y: 1"), "ver/a": sheet("d: 1")}
    one = unit(scored(TWO, sheets), "a")
    assert (one.points, one.assigned, one.status) == (1, 2, "ranked")


@pytest.mark.parametrize("na", ["na", "NA", "{value: na, note: Không có}", "{actual: na}"])
def test_ways_to_write_na(na: str) -> None:
    text = scale("rule: {kind: ratio, target: 2}")
    assert errors(text, {"ver/a": sheet(f"x: {na}")}) == []


# -- what the rule can't produce ----------------------------------------------------------------

WRONG = [
    (POINTS, "x: 6", "x: 5", "TD203"),
    (FULL, "x: 6", "x: 5", "TD203"),
    (FULL, "x: 6", "d: 0", "TD203"),
    (scale("rule: {kind: ratio}"), "x: {actual: 1, target: 0}", "x: na", "TD215"),
    (
        scale("rule: {kind: tiers, tiers: [{from: 1, points: 1}, {from: 0, points: 0}]}"),
        "x: -1",
        "x: 1",
        "TD204",
    ),
]


@pytest.mark.parametrize(("text", "wrong", "right", "code"), WRONG)
def test_an_error_where_it_counts_a_warning_where_it_is_overruled(
    text: str, wrong: str, right: str, code: str
) -> None:
    overruled = {"self/a": sheet(wrong), "ver/a": sheet(right, *(["x: 5"] if right == "" else []))}
    assert warned(text, overruled) == [code]
    # As of self it is the figure that counts.
    assert errors(text, overruled, stage="self") == [code]
    # And where the last stage says nothing of it, it stands and counts.
    assert errors(text, {"self/a": sheet(wrong), "ver/a": sheet()}) == [code]


def test_an_item_that_the_rule_cannot_produce_is_overruled_by_hand() -> None:
    rule = "{kind: tiers, tiers: [{from: 1, points: 1}, {from: 0, points: 0}]}"
    text = scale(f"deduct: [{{id: d, name: D, rule: {rule}}}]")
    assert errors(text, {"ver/a": sheet("d: -1")}) == ["TD204"]
    assert warned(text, {"self/a": sheet("d: -1"), "ver/a": sheet("x: 4")}) == ["TD204"]


def test_a_barred_units_impossible_figure_is_a_warning() -> None:
    """It has no rank in which it could count."""
    more = {"exclusions.yaml": "exclusions: [{unit: a, from: [ranking], reason: R}]"}
    assert warned(POINTS, {"ver/a": sheet("x: 6")}, more=more) == ["TD203"]


def test_a_wrong_shape_is_an_error_at_any_stage() -> None:
    """`tốt` is no number, whoever overrules it."""
    assert errors(POINTS, {"self/a": sheet("x: tốt"), "ver/a": sheet("x: 5")}) == ["TD130"]


# -- as of a stage ------------------------------------------------------------------------------


def test_score_shows_the_result_as_of_each_stage() -> None:
    """null where the unit has no sheet."""
    assert by_stage(POINTS, self="x: 4", ver="x: 3") == {"self": 4, "cross": None, "ver": 3}


def test_stage_looks_as_of_that_stage() -> None:
    sheets = {"self/a": sheet("x: 4"), "ver/a": sheet("x: 3")}
    result = scored(POINTS, sheets, stage="self")
    assert (result.stage, total(result, "a")) == ("self", 4)
    assert unit(result, "a").stages == {"self": 4}


def test_the_latest_stage_that_said_something() -> None:
    text = f"""
max: 6
{STAGES}
facts: [{{id: f, name: F}}]
criteria:
  - {{id: x, name: X, max: 2}}
  - {{id: y, name: Y, max: 2, deduct: [{{id: d, name: D, each: 1}}]}}
  - {{id: z, name: Z, max: 2, rule: {{kind: count, each: 1, of: f}}}}
"""
    sheets = {
        "self/a": sheet("x: 2", "d: 1", facts="f: 1"),
        "cross/a": sheet("x: {claimed: 1}", "d: 0"),
        "ver/a": sheet(facts="f: 2"),
    }
    state = unit(scored(text, sheets), "a").state
    assert dict(state.last) == {"x": "self", "y": "cross", "z": "ver"}


def test_sheets_of_a_stage_that_the_scale_has_not() -> None:
    _, found = attempt(POINTS, {"second/a": sheet("x: 4"), "ver/a": sheet("x: 3")})
    assert told(found) == [("TD403", "second/a.yaml")]
    assert told(found, Severity.WARNING) == []


def test_items_said_while_a_leaf_did_not_apply_stand_when_it_does_again() -> None:
    """na at self; d at cross has no effect yet; at ver x is 3: 3 - 1."""
    sheets = {
        "self/a": sheet("x: na", "y: 1"),
        "cross/a": sheet("d: 1"),
        "ver/a": sheet("x: 3"),
    }
    one = unit(scored(TWO, sheets), "a")
    assert one.stages == {"self": 1, "cross": 1, "ver": 3}
    assert one.deduction == 1


def test_an_item_beside_na_is_told_only_where_na_stays() -> None:
    """na at cross with an event in the same sheet: without effect, until ver enters x again."""
    sheets = {"self/a": sheet("x: 3", "y: 1"), "cross/a": sheet("x: na", "d: 1")}
    closing = {"ver/a": sheet("y: 1")}
    _, found = attempt(TWO, sheets | closing)
    assert told(found, Severity.WARNING) == [("TD409", "cross/a.yaml")]
    result, found = attempt(TWO, sheets | {"ver/a": sheet("x: 3", "y: 1")})
    assert told(found, Severity.WARNING) == []
    assert result is not None and unit(result, "a").points == 3  # 3 - 1 + 1
