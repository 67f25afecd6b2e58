"""What scorers say the result is; and what notes are asked for (manual: file-sheet)."""

import pytest

from tests.helpers.books import (
    F,
    attempt,
    bloc,
    errors,
    layout,
    leaf_scale,
    scored,
    sheet,
    unit,
    warned,
)
from thidua.bloc.scoring.check_figures import check_notes

RATIO = leaf_scale("max: 3\nrule: {kind: ratio, target: 3}\nbonus: [{id: b, name: B, points: 1}]")


@pytest.mark.parametrize(
    ("claimed", "codes"),
    [("2", []), ("2.00", []), ("1.99", ["TD230"]), ("2.5", ["TD230"]), ("0", ["TD230"])],
)
def test_a_difference_either_way_is_a_warning(claimed: str, codes: list[str]) -> None:
    """3 x 2/3 = 2."""
    assert warned(RATIO, {"a": sheet(f"x: {{actual: 2, claimed: {claimed}}}")}) == codes


def test_a_claim_includes_the_bonus() -> None:
    """2 + 1."""
    lines = ("x: {actual: 2, claimed: 3}", "b: true")
    assert warned(RATIO, {"a": sheet(*lines)}) == []


def test_a_claim_is_compared_as_printed() -> None:
    """3 x 1/3 x ... = 0.333 printed 0.33."""
    text = leaf_scale("max: 1\nrule: {kind: ratio, target: 3}")
    assert warned(text, {"a": sheet("x: {actual: 1, claimed: 0.33}")}) == []
    assert warned(text, {"a": sheet("x: {actual: 1, claimed: 0.34}")}) == ["TD230"]


def test_a_claim_does_not_change_the_result() -> None:
    one = unit(scored(RATIO, {"a": sheet("x: {actual: 2, claimed: 4}")}), "a")
    assert (one.points, one.claims["x"]) == (2, 4)


def test_a_claim_alone_is_no_entry_and_nothing_to_compare() -> None:
    assert warned(RATIO, {"a": sheet("x: {claimed: 2}")}) == []
    assert unit(scored(RATIO, {"a": sheet("x: {claimed: 2}")}), "a").status == "incomplete"


def test_a_claim_alone_is_compared_where_something_else_gives_the_figure() -> None:
    """On a leaf that reads a fact; on a full leaf with an item."""
    text = leaf_scale("max: 3\nrule: {kind: count, of: f, each: 1}", "{id: f, name: F}")
    assert warned(text, {"a": sheet("x: {claimed: 3}", facts="f: 2")}) == ["TD230"]
    text = leaf_scale("max: 3\ndeduct: [{id: d, name: D, each: 1}]")
    assert warned(text, {"a": sheet("x: {claimed: 3}", "d: 1")}) == ["TD230"]
    assert warned(text, {"a": sheet("x: {claimed: 2}", "d: 1")}) == []


def test_a_claim_beside_a_hand_figure() -> None:
    assert warned(RATIO, {"a": sheet("x: {points: 2, claimed: 2.5}")}) == ["TD230"]


GROUP = """
max: 5
stages: [{id: self, name: S}, {id: ver, name: V}]
criteria:
  - id: g
    name: G
    max: 5
    criteria: [{id: x, name: X, max: 3}, {id: y, name: Y, max: 2}]
"""


def test_a_group_may_be_claimed() -> None:
    assert warned(GROUP, {"ver/a": sheet("x: 3", "y: 1", "g: {claimed: 4}")}) == []
    assert warned(GROUP, {"ver/a": sheet("x: 3", "y: 1", "g: {claimed: 5}")}) == ["TD230"]
    assert errors(GROUP, {"ver/a": sheet("x: 3", "y: 1", "g: {claimed: 5, points: 4}")}) == [
        "TD202"
    ]


def test_a_claim_is_held_against_its_own_stage() -> None:
    """self claims 3 and has 3; that ver gives 2 is not the claim's fault."""
    sheets = {"self/a": sheet("x: {value: 3, claimed: 3}", "y: 1"), "ver/a": sheet("x: 2")}
    assert warned(GROUP, sheets) == []
    sheets["self/a"] = sheet("x: {value: 3, claimed: 2}", "y: 1")
    assert warned(GROUP, sheets) == ["TD230"]


def test_the_latest_claim_is_shown() -> None:
    """By the order of the stages; those after the stage looked at are not there yet."""
    sheets = {
        "self/a": sheet("x: {value: 3, claimed: 3}", "y: 2", head="claimed: 5"),
        "ver/a": sheet("x: {value: 2, claimed: 2}", head="claimed: 4"),
    }
    one = unit(scored(GROUP, sheets), "a")
    assert (one.claims["x"], one.claimed) == (2, 4)
    one = unit(scored(GROUP, sheets, stage="self"), "a")
    assert (one.claims["x"], one.claimed) == (3, 5)
    backwards = GROUP.replace("{id: self, name: S}, {id: ver, name: V}", "VS").replace(
        "VS", "{id: ver, name: V}, {id: self, name: S}"
    )
    one = unit(scored(backwards, sheets), "a")
    assert (one.claims["x"], one.claimed) == (3, 5)


# -- the sheet's own total ----------------------------------------------------------------------


@pytest.mark.parametrize(("claimed", "codes"), [("4", []), ("4.5", ["TD231"]), ("3", ["TD231"])])
def test_the_sheets_total(claimed: str, codes: list[str]) -> None:
    sheets = {"ver/a": sheet("x: 3", "y: 1", head=f"claimed: {claimed}")}
    assert warned(GROUP, sheets) == codes


def test_a_total_that_the_leaves_claims_explain_is_told_once() -> None:
    """x claims 3 of 2.5: 0.5 too much; the total claims the same 0.5: told at x only."""
    lines = ("x: {value: 2.5, claimed: 3}", "y: 1")
    assert warned(GROUP, {"ver/a": sheet(*lines, head="claimed: 4")}) == ["TD230"]
    assert warned(GROUP, {"ver/a": sheet(*lines, head="claimed: 3.5")}) == ["TD230"]
    found = warned(GROUP, {"ver/a": sheet(*lines, head="claimed: 4.5")})
    assert found == ["TD230", "TD231"]


def test_a_total_over_missing_entries_is_not_compared() -> None:
    assert warned(GROUP, {"ver/a": sheet("x: 3", head="claimed: 5")}) == []


def test_a_total_is_compared_as_published() -> None:
    text = leaf_scale("max: 1\nrule: {kind: ratio, target: 3}")
    assert warned(text, {"a": sheet("x: 1", head="claimed: 0.33")}) == []


# -- advice -------------------------------------------------------------------------------------


def advice(sheets: dict[str, str], scale: str = GROUP) -> list[tuple[str, str]]:
    """(code, id) of what only --strict says."""
    result, _ = attempt(scale, sheets)
    assert result is not None
    return sorted((one.code, str(one.path[-1])) for one in check_notes(result))


def test_a_figure_changed_without_a_note_is_advice_up_or_down() -> None:
    before = sheet("x: 3", "y: 1")
    assert advice({"self/a": before, "ver/a": sheet("x: 2", "y: 1")}) == [("TD240", "x")]
    assert advice({"self/a": before, "ver/a": sheet("x: {value: 2, note: Thiếu hồ sơ}")}) == []
    assert advice({"self/a": before, "ver/a": sheet("x: 3", "y: 2")}) == [("TD240", "y")]
    assert advice({"self/a": before, "ver/a": sheet("x: 3", "y: {value: 2, note: Bù}")}) == []


def test_where_reasons_are_required_it_is_a_warning() -> None:
    sheets = {"self/a": sheet("x: 3", "y: 1"), "ver/a": sheet("x: 2", "y: 1")}
    assert advice(sheets, "reasons: required\n" + GROUP.lstrip()) == [("TD256", "x")]


def test_na_without_a_note_is_advice() -> None:
    assert advice({"ver/a": sheet("x: na", "y: 1")}) == [("TD241", "x")]
    assert advice({"ver/a": sheet("x: {value: na, note: Không có}", "y: 1")}) == []


def test_loading_says_nothing_of_sound_files() -> None:
    _, found = bloc(layout(GROUP, {"ver/a": sheet("x: 3", "y: 1")}))
    assert found == []


def test_published_points_of_a_claimed_sheet() -> None:
    assert unit(scored(RATIO, {"a": sheet("x: 1", head="claimed: 9")}), "a").points == F(1)
