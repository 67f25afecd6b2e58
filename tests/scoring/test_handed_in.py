"""What is handed in: sheets that nobody filled are none, and every assigned scorer is waited for.

Source (manual: stages).
"""

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from tests.helpers.command_line import run
from tests.helpers.folders import write_files
from thidua.bloc.scoring.check_figures import check_notes
from thidua.bloc.scoring.result import YearResult
from thidua.model.sheet import Sheet

SCALE = """
max: 100
stages:
  - {id: self, name: Tự chấm}
  - {id: verified, name: Thẩm định}
criteria:
  - {id: k, name: Một tiêu chí, max: 100}
"""
CROSS = """
max: 100
stages:
  - id: cross
    name: Chấm chéo
    combine: mean
    assign: {x: [l1, l2], y: [l1, l2]}
offices: [{id: l1, name: Người một}, {id: l2, name: Người hai}]
criteria:
  - {id: k, name: Một tiêu chí, max: 100}
"""


def status(result: YearResult, unit: str) -> str:
    found = result.unit(unit)
    assert found is not None
    return found.status


@pytest.mark.parametrize(
    "text",
    [
        "scores:",
        "scores: {}",
        "facts: {}\nscores: {}",
        "date: 2022-12-01\nby: Phòng Tổ chức",
        "note: chưa chấm\nscores:",
        "no_other_events: false",
        "scores: {k: {note: chờ số liệu}}",
        "scores: {k: {}}",
    ],
)
def test_a_sheet_that_nobody_filled_is_no_sheet(text: str) -> None:
    """At the required stage y's sheet says nothing: its self-score of 80 gives it no rank."""
    result = scored(
        SCALE,
        {"self/x": "scores: {k: 60}", "verified/x": "scores: {k: 60}", "self/y": "scores: {k: 80}",
         "verified/y": text},
    )  # fmt: skip
    assert [(one.unit.id, one.rank) for one in result.ranked] == [("x", 1)]
    assert status(result, "y") == "incomplete"


def test_without_any_other_sheet_it_is_not_submitted() -> None:
    assert status(scored(SCALE, {"verified/x": "scores: {}"}), "x") == "not_submitted"


def test_a_claim_alone_makes_a_sheet() -> None:
    """It is handed in, and what it does not say is missing."""
    result = scored(SCALE, {"verified/x": "scores: {k: {claimed: 90}}"})
    assert status(result, "x") == "incomplete"
    assert [r.key for r in result.units[0].reasons] == ["missing_entry"]


def test_every_assigned_scorer_is_waited_for() -> None:
    """l1 gives y 80 and x 60, l2 gives x 80: x has (60 + 80)/2 = 70, and y waits for l2."""
    result = scored(
        CROSS,
        {"cross/x--l1": "scores: {k: 60}", "cross/x--l2": "scores: {k: 80}",
         "cross/y--l1": "scores: {k: 80}"},
    )  # fmt: skip
    assert [(one.unit.id, one.points) for one in result.ranked] == [("x", 70)]
    y = result.unit("y")
    assert y is not None and y.status == "incomplete"
    assert [(r.key, dict(r.args)) for r in y.reasons] == [
        ("no_scorer_sheet", {"stage": "Chấm chéo", "scorers": "Người hai"})
    ]


def test_a_claim_is_not_what_an_assigned_scorer_owes() -> None:
    result = scored(
        CROSS, {"cross/x--l1": "scores: {k: 60}", "cross/x--l2": "claimed: 80"}, units="x y"
    )
    assert status(result, "x") == "incomplete"


def test_as_many_as_are_enough() -> None:
    """at_least: 1: y's one sheet counts, 80 before 70."""
    scale = CROSS.replace("combine: mean", "combine: mean\n    at_least: 1")
    result = scored(
        scale,
        {"cross/x--l1": "scores: {k: 60}", "cross/x--l2": "scores: {k: 80}",
         "cross/y--l1": "scores: {k: 80}"},
    )  # fmt: skip
    assert [(one.unit.id, one.points) for one in result.ranked] == [("y", 80), ("x", 70)]


def test_more_than_are_assigned_can_never_be_reached() -> None:
    scale = CROSS.replace("combine: mean", "combine: mean\n    at_least: 3")
    _, found = attempt(scale, {"cross/x--l1": "scores: {k: 60}", "cross/y--l1": "scores: {k: 1}"})
    assert [one.code for one in found if one.code == "TD321"] == ["TD321", "TD321"]


ENTRY: st.SearchStrategy[Any] = st.one_of(
    st.just("9"),
    st.fixed_dictionaries(
        {}, optional={"note": st.just("x"), "value": st.just("9"), "claimed": st.just("9")}
    ),
)


@given(st.dictionaries(st.sampled_from(["k", "l"]), ENTRY), st.booleans())
def test_figures_make_a_sheet_and_notes_do_not(entries: Mapping[str, Any], closed: bool) -> None:
    """Law: taking every note away changes nothing; a sheet with figures is filled."""
    sheet = Sheet.model_validate(
        {"unit": "x", "scores": entries, "no_other_events": str(closed).lower()}
    )
    bare = {
        key: {k: v for k, v in one.items() if k != "note"} if isinstance(one, dict) else one
        for key, one in entries.items()
    }
    other = Sheet.model_validate(
        {"unit": "x", "scores": bare, "no_other_events": str(closed).lower()}
    )
    assert (sheet.has_figures, sheet.is_filled) == (other.has_figures, other.is_filled)
    assert sheet.is_filled or not sheet.has_figures


# -- what can't be read is not empty ------------------------------------------------------------


FILES = {
    "bloc.yaml": "{id: khoi, name: Khối}",
    "units.yaml": "units: [{id: x, name: Sở X}, {id: y, name: Sở Y}]",
    "2022/criteria.yaml": "max: 10\ncriteria: [{id: k, name: Một, max: 10}]",
    "2022/scores/verified/x.yaml": "unit: x\nscores: {k: 6}",
    "2022/scores/verified/y.yaml": "unit: y\nscores: {k: 8}",
    "2022/ballots/b.yaml": "for: leader\nkind: choose\nvotes: {x: 1}",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_files(tmp_path, {name: f"{text}\n" for name, text in FILES.items()})


@pytest.mark.parametrize("folder", [".", "2022", "2022/scores", "2022/scores/verified"])
@pytest.mark.parametrize("command", ["rank", "score", "check", "status", "report"])
def test_a_folder_that_cannot_be_listed_is_an_error(
    folder: str, command: str, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network drive that drops out must not change a rank: the folder is named, and nothing is
    ranked."""
    real, gone = os.scandir, (data / folder).resolve()

    def scandir(path: str | Path = ".") -> Any:
        if Path(path).resolve() == gone:
            raise OSError(errno.EIO, "Input/output error", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    arguments = () if command == "check" else ("2022",)
    done = run(command, *arguments, "--data", str(data))
    assert done.code == 1, done
    assert "TD114" in done.out + done.err
    assert "Sở Y" not in done.out


def test_a_file_in_the_place_of_a_folder_is_told(data: Path) -> None:
    stage = data / "2022" / "scores"
    for path in sorted(stage.rglob("*.yaml")):
        path.unlink()
    (stage / "verified").rmdir()
    stage.rmdir()
    stage.write_text("", encoding="utf-8")
    done = run("rank", "2022", "--data", str(data))
    assert done.code == 1 and "TD114" in done.err


# -- What scorers say the result is ----------------------------------------------------------------


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
