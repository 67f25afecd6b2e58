"""A scored year: why a unit has no rank, whose figures count, what hinders the scoring."""

from typing import Any

import pytest

from tests.helpers.books import F, attempt, bloc, layout, node, scored, sheet, unit
from tests.helpers.told_lines import lines
from thidua.bloc.scoring.checked import no_scale, no_sheets, scored_year
from thidua.bloc.scoring.entries import BoundSheet, LeafEntry, SheetHead
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.result import UnitScore
from thidua.bloc.scoring.score import pledged_plans, score_year
from thidua.diagnostics.diagnostic import Severity, severity_of

STAGED = """
max: 10
stages:
  - {id: self, name: Tự chấm}
  - {id: cross, name: Chấm chéo, combine: mean, required: true, assign: {a: [b, vp]}%s}
  - {id: ver, name: Thẩm định}
offices: [{id: vp, name: Văn phòng}]
facts: [{id: f, name: Hồ sơ}]
criteria:
  - {id: x, name: Tiêu chí X, max: 4}
  - {id: y, name: Y, max: 4, rule: {kind: tiers, of: f, tiers: [{else: true, points: 1}]}}
  - {id: z, name: Z, max: 2, rule: ratio}
"""


def reasons(one: UnitScore) -> list[tuple[str, dict[str, str]]]:
    return [(reason.key, dict(reason.args)) for reason in one.reasons]


# -- what is looked at --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "final"),
    [
        (Options(), True),
        (Options(lean=True), True),
        (Options(stage="self"), False),
        (Options(provisional=True), False),
        (Options(supposed=(BoundSheet("f", "self", "a", None),)), False),
    ],
)
def test_which_look_is_at_the_year_as_it_stands(options: Options, final: bool) -> None:
    """Settlements are about that one alone."""
    assert options.is_final is final


# -- why a unit has no rank ---------------------------------------------------------------------


def test_all_that_is_missing_is_told_in_the_order_of_stages_and_criteria() -> None:
    result = scored(STAGED % "", {"cross/a--b": "scores: {z: {actual: 1}}"}, units="a b")
    assert reasons(unit(result, "a")) == [
        ("no_scorer_sheet", {"stage": "Chấm chéo", "scorers": "Văn phòng"}),
        ("no_sheet", {"stage": "Thẩm định"}),
        ("missing_entry", {"id": "x", "name": "Tiêu chí X", "what": "x"}),
        ("missing_fact", {"id": "y", "name": "Y", "what": "f “Hồ sơ”"}),
        ("missing_target", {"id": "z", "name": "Z", "what": ""}),
    ]
    assert reasons(unit(result, "b")) == [("not_submitted", {})]


WHOLE = "facts: {f: 1}\nscores: {x: 1, z: {actual: 1, target: 1}}"


@pytest.mark.parametrize(
    ("more", "sheets", "status"),
    [
        ("", ["cross/a--b", "cross/a--vp", "ver/a"], "ranked"),
        ("", ["cross/a--b", "ver/a"], "incomplete"),
        (", at_least: 1", ["cross/a--b", "ver/a"], "ranked"),
        (", at_least: 1", ["cross/a--b"], "incomplete"),
        (", at_least: 1", ["ver/a"], "incomplete"),
    ],
)
def test_scorers_that_are_waited_for(more: str, sheets: list[str], status: str) -> None:
    result = scored(STAGED % more, dict.fromkeys(sheets, WHOLE), units="a b")
    assert unit(result, "a").status == status


def test_a_figure_of_the_scales_own_list_is_missing_at_the_total() -> None:
    text = (
        "max: 4\nfacts: [{id: f, name: F}]\n"
        "bonus: [{id: t, name: T, points: 1, if: {f: {from: 1}}}]\n"
        "criteria: [{id: x, name: X, max: 4}]\n"
    )
    one = unit(scored(text, {"a": "scores: {x: 4, t: true}"}), "a")
    assert reasons(one) == [("missing_fact", {"id": "total", "name": "total", "what": "f “F”"})]


def test_what_disqualifies_is_told_with_what_people_decided() -> None:
    text = "max: 4\ncriteria: [{id: x, name: X, max: 4, rule: points, deduct: [{id: d, name: Kỷ luật, disqualifies: true}]}]"
    more = {"exclusions.yaml": "exclusions: [{unit: a, from: [ranking], reason: Thanh tra}]"}
    one = unit(scored(text, {"a": "scores: {x: 4, d: true}"}, more=more), "a")
    assert (one.status, reasons(one)) == (
        "excluded",
        [("barred", {"reason": "Thanh tra"}), ("disqualified", {"id": "d", "name": "Kỷ luật"})],
    )
    out = unit(scored(text, {"a": "scores: {x: 4, d: true}"}), "a")
    assert (out.status, out.rank, out.points) == ("excluded", None, 4)


@pytest.mark.parametrize(
    ("keys", "entry", "status", "percent"),
    [
        ("max: 4", "x: 1", "ranked", 25),
        ("max: 4", "x: na", "incomplete", None),
        ("max: 0", "x: 0", "incomplete", None),
    ],
)
def test_a_unit_to_which_nothing_applies(
    keys: str, entry: str, status: str, percent: int | None
) -> None:
    text = f"{keys}\nnot_applicable: zero\ncriteria: [{{id: x, name: X, {keys}}}]"
    one = unit(scored(text, {"a": f"scores: {{{entry}}}"}), "a")
    assert (one.status, one.percent) == (status, percent)
    if status == "incomplete":
        assert reasons(one) == [("nothing_applicable", {})]


@pytest.mark.parametrize(
    ("days", "status"),
    [
        ("until: 2022-12-31", "excluded"),
        ("until: 2022-12-30", "ranked"),
        ("on: 2022-12-31", "excluded"),
        ("on: 2022-01-01, until: 2023-06-30", "excluded"),
    ],
)
def test_a_bar_on_the_last_day_of_the_year_counts(days: str, status: str) -> None:
    more = {
        "exclusions.yaml": f"exclusions: [{{unit: a, from: [ranking], reason: R, {days}}}]",
    }
    text = "max: 4\ncriteria: [{id: x, name: X, max: 4}]"
    assert unit(scored(text, {"a": "scores: {x: 4}"}, more=more), "a").status == status


# -- impossible figures -------------------------------------------------------------------------

TWO = """
max: 4
stages: [{id: self, name: Tự chấm}, {id: ver, name: Thẩm định}]
facts: [{id: f, name: F, range: [0, 9]}]
criteria: [{id: x, name: X, max: 4}]
"""


def told(sheets: dict[str, str], more: Any = None) -> list[tuple[str, str, Severity]]:
    _, found = attempt(TWO, sheets, more=more)
    return [(one.code, (one.file or "").split("/", 2)[-1], severity_of(one)) for one in found]


ERROR, WARNING = Severity.ERROR, Severity.WARNING


def test_an_impossible_figure_is_told_once_and_as_it_counts() -> None:
    """At self 9 of 4: an error while it stands, a warning once ver says 3."""
    over = {"self/a": "scores: {x: 9}"}
    assert told(over) == [("TD203", "self/a.yaml", ERROR)]
    assert told(over | {"ver/a": "scores: {x: 3}"}) == [("TD203", "self/a.yaml", WARNING)]
    both = over | {"ver/a": "scores: {x: 8}"}
    assert told(both) == [
        ("TD203", "ver/a.yaml", ERROR),
        ("TD203", "self/a.yaml", WARNING),
    ]
    stays = over | {"ver/a": "facts: {f: 1}"}
    assert told(stays) == [("TD203", "self/a.yaml", ERROR)]


def test_facts_out_of_range_likewise() -> None:
    out = {"self/a": "facts: {f: 10}\nscores: {x: 3}"}
    assert told(out) == [("TD248", "self/a.yaml", ERROR)]
    assert told(out | {"ver/a": "facts: {f: 9}"}) == [("TD248", "self/a.yaml", WARNING)]


def test_of_an_excluded_unit_they_are_warnings() -> None:
    more = {"exclusions.yaml": "exclusions: [{unit: a, from: [ranking], reason: R}]"}
    assert told({"ver/a": "facts: {f: 10}\nscores: {x: 9}"}, more) == [
        ("TD248", "ver/a.yaml", WARNING),
        ("TD203", "ver/a.yaml", WARNING),
    ]


def test_they_are_told_with_unit_stage_and_criterion() -> None:
    _, found = attempt(TWO, {"self/a": "facts: {f: 10}\nscores: {x: 9}"})
    assert [one.where for one in found] == [
        ("Đơn vị a", "Tự chấm", "f “F”"),
        ("Đơn vị a", "Tự chấm", "x “X”"),
    ]


# -- what hinders the scoring -------------------------------------------------------------------


def test_what_follows_from_a_sheet_left_aside_is_not_told() -> None:
    """b's sheet may not be there; a's claim may be right once it is mended."""
    text = "max: 4\ncriteria: [{id: x, name: X, max: 4}]"
    wrong = {"a": "claimed: 4\nscores: {x: {value: 3, claimed: 2}}"}
    result, found = attempt(text, wrong)
    assert [one.code for one in found] == ["TD230", "TD231"]
    result, found = attempt(text, wrong | {"b--zzz": "scores: {x: 1}"}, units="a b")
    assert [one.code for one in found] == ["TD405"]
    assert result is not None and unit(result, "b").status == "not_submitted"


def test_the_sheets_of_a_unit_whose_file_is_broken_are_left_aside() -> None:
    text = "max: 4\nstages: [{id: self, name: S}, {id: ver, name: V}]\ncriteria: [{id: x, name: X, max: 4}]"
    sheets = {"self/a": "scores: {x: 3}", "self/b": "scores: {x: 2}", "ver/b": "scores: {x: 2}"}
    book, _ = bloc(layout(text, sheets))
    result, _ = scored_year(book, 2022, Options(), ["2022/scores/ver/a.yaml"])
    assert result is not None
    assert [(one.unit.id, one.status) for one in result.units] == [
        ("b", "ranked"),
        ("a", "not_submitted"),
    ]


@pytest.mark.parametrize(
    ("units", "order", "wrong"),
    [
        ("[a, b]", "[b, a]", False),
        ("[a, b]", "[a, b, c]", True),
        ("[a, b]", "[a]", True),
        ("[a, b]", "[a, c]", True),
        ("[a, a]", "[a, a]", True),
    ],
)
def test_a_settlement_orders_just_its_units(units: str, order: str, wrong: bool) -> None:
    text = "max: 4\ncriteria: [{id: x, name: X, max: 4}]"
    listed = f"[{{of: rank, units: {units}, order: {order}, by: Khối, on: 2022-12-20, reason: R}}]"
    more = {"settlements.yaml": f"settlements: {listed}"}
    sheets = dict.fromkeys("abc", "scores: {x: 3}")
    _, found = attempt(text, sheets, more=more)
    lacking = [(one.path, dict(one.args)) for one in found if one.code == "TD504"]
    expected = [(("settlements", 0, "order"), {"units": units.strip("[]")})] if wrong else []
    assert lacking == expected


def test_what_is_said_where_there_is_no_scale() -> None:
    files = layout("max: 1\ncriteria: [{id: x, name: X, max: 1}]", {"a": "scores: {x: 1}"})
    book = bloc({**files, "2022/criteria.yaml": "status: draft\nmax: 1\ncriteria: []\n"})[0]
    begun = no_scale(book, 2022)
    assert (begun.code, begun.variant, begun.file) == ("TD415", "begun", "2022/criteria.yaml")
    none = {name: text for name, text in files.items() if "criteria" not in name}
    missing = no_scale(bloc(none)[0], 2022)
    assert (missing.code, missing.variant, dict(missing.args)) == ("TD415", "", {"year": "2022"})


def test_what_is_said_where_all_points_come_from_periods() -> None:
    """The kinds by their ids, whatever their order in the scale; a leaf of sheets asks for some."""
    rule = "rule: {kind: periods, of: %s}"
    leaves = [
        f"{{id: k{n}, name: K, max: 5, {rule % kind}}}" for n, kind in enumerate(("tuan", "ky"))
    ]
    text = f"max: 10\ncriteria: [{', '.join(leaves)}]"
    (one,) = no_sheets(bloc(layout(text, {"a": "scores: {}"}))[0], 2022)
    assert (one.code, one.at, dict(one.args)) == (
        "TD259",
        "file",
        {"kinds": "ky, tuan", "year": "2022"},
    )
    mixed = text.replace(rule % "ky", "rule: points")
    assert no_sheets(bloc(layout(mixed, {"a": "scores: {}"}))[0], 2022) == []


# -- whose figures count ------------------------------------------------------------------------


def test_plans_are_those_of_the_units_own_pledge() -> None:
    text = "max: 4\ncriteria: [{id: x, name: X, max: 4, rule: {kind: ratio, target: 'pledge:t'}}]"
    more = {
        "pledges/a.yaml": "unit: a\ntasks: [{id: t, name: T, plan: 20}, {id: u, name: U}]",
        "pledges/b.yaml": "unit: b\ntasks: [{id: t, name: T, plan: 40}]",
        "pledges/c.yaml": "unit: c\ntasks: []",
    }
    sheets = dict.fromkeys("abc", "scores: {x: 10}")
    for lean in (False, True):
        book, _ = bloc(layout(text, sheets, more=more))
        result = score_year(book, 2022, Options(lean=lean))
        # 4 x 10/20, 4 x 10/40, and nothing to hold c's 10 against.
        assert [unit(result, name).points for name in "abc"] == [2, 1, 0]
        assert unit(result, "c").nodes["x"].missing == (("pledge", "t"),)
    assert pledged_plans(book.years[2022], "a") == {"t": 20}
    assert pledged_plans(book.years[2022], "c") == {}


DIVIDED = """
max: 10
divisions: [{id: m, name: M, units: [a, b]}, {id: n, name: N, units: [c, d]}]
criteria: [{id: x, name: X, max: 10, rule: {kind: rank, points: [10, 6, 3], else: 1%s}}]
"""


def test_places_within_a_division_or_in_the_whole_bloc() -> None:
    sheets = {name: f"scores: {{x: {n}}}" for name, n in zip("abcd", (40, 30, 20, 10), strict=True)}
    whole = scored(DIVIDED % "", sheets)
    assert [node(whole, name, "x").points for name in "abcd"] == [10, 6, 3, 1]
    apart = scored(DIVIDED % ", within: division", sheets)
    assert [node(apart, name, "x").points for name in "abcd"] == [10, 6, 10, 6]


def test_what_is_kept_of_one_unit_is_no_place_of_another() -> None:
    """b and c both have 30: b is second of its division, c the first of the other."""
    sheets = {name: f"scores: {{x: {n}}}" for name, n in zip("abcd", (40, 30, 30, 20), strict=True)}
    book, _ = bloc(layout(DIVIDED % ", within: division", sheets))
    for lean in (False, True):
        result = score_year(book, 2022, Options(lean=lean))
        assert [node(result, name, "x").points for name in "abcd"] == [10, 6, 10, 6]


def test_a_disqualified_unit_is_not_compared_once_it_is_known() -> None:
    """At self d did not happen: a is first. At ver it did: b is."""
    text = """
max: 10
stages: [{id: self, name: S}, {id: ver, name: V, required: false}]
criteria:
  - id: x
    name: X
    max: 10
    rule: {kind: rank, points: [10, 6], else: 1}
    bonus: [{id: d, name: D, points: 0, disqualifies: true}]
"""
    sheets = {
        "self/a": "scores: {x: 40}",
        "self/b": "scores: {x: 30}",
        "ver/a": "scores: {d: true}",
    }
    result = scored(text, sheets)
    assert dict(unit(result, "b").stages) == {"self": 6, "ver": None}
    assert unit(result, "b").nodes["x"].points == 10
    assert unit(result, "a").status == "excluded"


def test_a_later_sheet_of_another_unit_moves_what_is_compared_and_all_above_it() -> None:
    """b alone has a sheet at ver: a's place, its group and the scale's own row follow."""
    text = """
max: 10
stages: [{id: self, name: S}, {id: ver, name: V, required: false}]
bonus: [{id: t, name: T, each: 1}]
criteria:
  - id: g
    name: G
    max: 10
    deduct: [{id: gd, name: GD, share: 50%}]
    criteria: [{id: x, name: X, max: 10, rule: {kind: rank, points: [10, 6], else: 1}}]
"""
    sheets = {
        "self/a": "scores: {x: 40, t: 1, gd: true}",
        "self/b": "scores: {x: 30}",
        "ver/b": "scores: {x: 50}",
    }
    one = unit(scored(text, sheets), "a")
    assert [one.as_of["self"][name].points for name in ("x", "g", "total")] == [10, 5, 6]
    assert [one.nodes[name].points for name in ("x", "g", "total")] == [6, 3, 4]
    assert one.points == 4


def test_a_groups_item_is_compared_anew_where_only_others_changed() -> None:
    """At self a's 30 lies 10 over the mean of 30 and 10; at ver b has 50: the mean is 40. a's own
    sheet there speaks of another criterion alone."""
    rule = "{kind: steps, above: bloc:mean, first: 0, every: 5, each: 1}"
    text = f"""
max: 20
stages: [{{id: self, name: S}}, {{id: ver, name: V}}]
criteria:
  - id: g
    name: G
    max: 10
    bonus: [{{id: gb, name: GB, rule: {rule}}}]
    criteria: [{{id: x, name: X, max: 10}}]
  - {{id: y, name: Y, max: 10}}
"""
    sheets = {
        "self/a": "scores: {x: 5, y: 5, gb: 30}",
        "self/b": "scores: {x: 5, y: 5, gb: 10}",
        "ver/a": "scores: {y: 6}",
        "ver/b": "scores: {gb: 50}",
    }
    one = unit(scored(text, sheets), "a")
    assert [one.as_of[stage]["g"].points for stage in ("self", "ver")] == [7, 5]
    assert dict(one.stages) == {"self": 12, "ver": 11}


def test_a_unit_shows_the_latest_claims_and_where_it_stood() -> None:
    sheets = {
        "self/a": "claimed: 4\nscores: {x: {value: 3, claimed: 3.5}}",
        "ver/a": "scores: {x: {value: 2, claimed: 2.5}}",
    }
    result, _ = attempt(TWO, sheets)
    assert result is not None
    one = unit(result, "a")
    assert (one.claimed, dict(one.claims)) == (4, {"x": F("2.5")})
    assert dict(one.stages) == {"self": 3, "ver": 2}
    assert lines(one.nodes["x"].steps) == ["points: max=4 -> 2"]


def test_a_stage_without_a_sheet_has_no_points_there() -> None:
    result = scored(TWO, {"ver/a": sheet("x: 2")})
    assert dict(unit(result, "a").stages) == {"self": None, "ver": 2}
    assert result.stage == "ver"
    assert scored(TWO, {"self/a": sheet("x: 2")}, stage="self").stage == "self"


@pytest.mark.parametrize(
    ("first", "then", "claimed"),
    [("claimed: 5", "claimed: 4", 4), ("claimed: 5", "", 5), ("", "claimed: 4", 4), ("", "", None)],
)
def test_the_claim_of_the_last_stage_that_has_one_counts(
    first: str, then: str, claimed: int | None
) -> None:
    """Stages count in the order of the scale, whatever their folders are called."""
    scale = (
        "max: 5\nstages: [{id: tu-cham, name: T}, {id: hop, name: H}]\n"
        "criteria: [{id: x, name: X, max: 5}]"
    )
    sheets = {"tu-cham/a": f"{first}\nscores: {{x: 5}}", "hop/a": f"{then}\nscores: {{x: 4}}"}
    one = unit(scored(scale, sheets), "a")
    assert (one.claimed, one.points) == (claimed, 4)


def test_a_year_without_a_scale_is_not_scored() -> None:
    files = layout("", {"a": "scores: {}"})
    del files["2022/criteria.yaml"]
    result, _ = scored_year(bloc(files)[0], 2022, Options())
    assert result is None


def test_what_a_figure_by_hand_replaced_stays_away_when_a_stage_enters_the_leaf_again() -> None:
    """10 less 3; by hand 6; then 10 is entered: the 3 were replaced and nobody said them again."""
    scale = (
        "max: 10\nstages: [{id: self, name: T}, {id: cross, name: C}, {id: ver, name: V}]\n"
        "criteria: [{id: x, name: X, max: 10, rule: points, deduct: [{id: d, name: D, each: 1}]}]"
    )
    sheets = {
        "self/a": "scores: {x: 10, d: 3}",
        "cross/a": "scores: {x: {points: 6}}",
        "ver/a": "scores: {x: 10}",
    }
    one = unit(scored(scale, sheets), "a")
    assert [one.stages[stage] for stage in ("self", "cross", "ver")] == [7, 6, 10]


def test_what_is_supposed_stands_at_the_last_stage_alone() -> None:
    """x is 3 and then 4; supposed 5, it was still 3 at first."""
    scale = (
        "max: 5\nstages: [{id: self, name: T}, {id: ver, name: V}]\n"
        "criteria: [{id: x, name: X, max: 5}]"
    )
    book, _ = bloc(layout(scale, {"self/a": "scores: {x: 3}", "ver/a": "scores: {x: 4}"}))
    entry = LeafEntry(SheetHead("what-if"), ("scores", "x"), F(5))
    supposed = BoundSheet("what-if", "ver", "a", None, leaves={"x": entry})
    result = score_year(book, 2022, Options(supposed=(supposed,)))
    assert dict(unit(result, "a").stages) == {"self": 3, "ver": 5}
