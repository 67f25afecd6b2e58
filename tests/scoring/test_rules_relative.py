"""Relative, which needs every unit's figures before any score is final (manual: rule-relative)."""

import pytest

from tests.helpers.books import F, leaf_scale, node, places, scored, sheet, total, unit

SCALE = leaf_scale("max: 4\nrule: relative")


def points(scale: str, sheets: dict[str, str], **more: object) -> dict[str, F]:
    """Unit -> points at x."""
    result = scored(scale, sheets, **more)  # type: ignore[arg-type]
    return {one.unit.id: one.nodes["x"].points for one in result.units}


def entries(**given: str) -> dict[str, str]:
    """A sheet each: `a="50/100"` is actual over target, `a="50"` has no target."""
    sheets = {}
    for name, text in given.items():
        actual, _, target = text.partition("/")
        more = f", target: {target}" if target else ""
        sheets[name] = sheet(f"x: {{actual: {actual}{more}}}")
    return sheets


def test_under_met_and_over_the_target() -> None:
    """met 1/2 of 4: under: 2 x 50/100 = 1; met: 2; over: e = 0.2, e_max = 0.5: 2 + 2 x 0.4 = 2.8;
    the best: 4."""
    got = points(SCALE, entries(a="50/100", b="100/100", c="120/100", d="30/20"))
    assert got == {"a": 1, "b": 2, "c": F("2.8"), "d": 4}


def test_met_is_a_share_of_its_own() -> None:
    """80 % of 4 = 3.2: under 3.2 x 0.5 = 1.6; met 3.2; over 3.2 + 0.8 x 0.1/0.2 = 3.6."""
    scale = leaf_scale("max: 4\nrule: {kind: relative, met: 80%}")
    got = points(scale, entries(a="50/100", b="7/7", c="110/100", d="120/100"))
    assert got == {"a": F("1.6"), "b": F("3.2"), "c": F("3.6"), "d": 4}


def test_excess_is_compared_exactly() -> None:
    """e = 1/3 against e_max = 2/3: 2 + 2 x 1/2 = 3."""
    assert points(SCALE, entries(a="4/3", b="5/3")) == {"a": 3, "b": 4}


def test_without_target_against_the_best_without_target() -> None:
    """4 x 3/10; those with a target don't count, though 500 is more; a target of 0 is none."""
    got = points(SCALE, entries(a="3", b="10", c="500/500", d="5/0", e="0"))
    assert got == {"a": F("1.2"), "b": 4, "c": 2, "d": 2, "e": 0}


def test_nothing_done_with_a_target() -> None:
    assert points(SCALE, entries(a="0/10", b="10/10")) == {"a": 0, "b": 2}


def test_all_without_anything() -> None:
    assert points(SCALE, entries(a="0", b="0")) == {"a": 0, "b": 0}


def test_the_rules_own_target() -> None:
    scale = leaf_scale("max: 4\nrule: {kind: relative, target: 10}")
    assert points(scale, entries(a="5", b="15", c="20")) == {"a": 1, "b": 3, "c": 4}


def test_targets_from_pledges() -> None:
    """a pledged 10, b 20: a 12 (e 0.2), b 30 (e 0.5)."""
    scale = leaf_scale('max: 4\nrule: {kind: relative, target: "pledge:t"}')
    more = {
        f"pledges/{one}.yaml": f"unit: {one}\ntasks: [{{id: t, name: T, plan: {plan}}}]"
        for one, plan in (("a", 10), ("b", 20))
    }
    assert points(scale, entries(a="12", b="30"), more=more) == {"a": F("2.8"), "b": 4}


def test_figures_from_facts() -> None:
    scale = leaf_scale("max: 4\nrule: {kind: relative, of: f}", facts="{id: f, name: F}")
    sheets = {"a": sheet(facts="f: 5"), "b": sheet(facts="f: 20")}
    assert points(scale, sheets) == {"a": 1, "b": 4}


TWO = """
max: 5
criteria:
  - {id: x, name: X, max: 4, rule: relative}
  - {id: y, name: Y, max: 1}
"""


def test_an_incomplete_units_figure_counts() -> None:
    """b has nothing for y, but its excess of 1 is the bloc's largest: a gets 2 + 2 x 0.5 = 3."""
    sheets = {"a": sheet("x: {actual: 15, target: 10}", "y: 1")}
    sheets["b"] = sheet("x: {actual: 20, target: 10}")
    result = scored(TWO, sheets)
    assert unit(result, "b").status == "incomplete"
    assert node(result, "a", "x").points == 3


BARRED = {"exclusions.yaml": "exclusions: [{unit: b, from: [ranking], reason: Thanh tra}]"}


def test_a_barred_units_figure_does_not_count() -> None:
    """Without b the best excess is a's own: 4. b is measured all the same, and gets no more."""
    got = points(SCALE, entries(a="15/10", b="20/10", c="10/10"), more=BARRED)
    assert got == {"a": 4, "b": 4, "c": 2}


def test_a_unit_barred_from_awards_only_is_compared() -> None:
    more = {"exclusions.yaml": BARRED["exclusions.yaml"].replace("ranking", "awards")}
    assert points(SCALE, entries(a="15/10", b="20/10"), more=more) == {"a": 3, "b": 4}


@pytest.mark.parametrize(("b", "expected"), [("20/10", 4), ("7", 4), ("5/10", 1)])
def test_a_barred_unit_alone_with_its_kind_of_figure(b: str, expected: int) -> None:
    """Nobody else is over a target (or without one): nothing is divided by nothing."""
    assert points(SCALE, entries(a="5/10", b=b), more=BARRED) == {"a": 1, "b": expected}


DISQUALIFY = """
max: 5
stages: [{id: self, name: Tự chấm}, {id: verified, name: Thẩm định}]
criteria:
  - {id: x, name: X, max: 4, rule: relative}
  - id: y
    name: Y
    max: 1
    deduct: [{id: d, name: Bị khởi tố, points: 1, disqualifies: true}]
"""


def test_a_disqualified_units_figure_does_not_count() -> None:
    sheets = {
        "verified/a": sheet("x: {actual: 15, target: 10}", "d: false"),
        "verified/b": sheet("x: {actual: 20, target: 10}", "d: true"),
    }
    result = scored(DISQUALIFY, sheets)
    assert unit(result, "b").status == "excluded"
    assert (total(result, "a"), total(result, "b")) == (5, 4)


def test_who_is_disqualified_is_judged_as_of_each_stage() -> None:
    """At `self` nothing is known against b: a has 2 + 2 x 0.5 = 3 there, + 1 for y. The same as
    `--stage self` says."""
    sheets = {
        "self/a": sheet("x: {actual: 15, target: 10}", "d: false"),
        "self/b": sheet("x: {actual: 20, target: 10}", "d: false"),
        "verified/a": sheet(head="claimed: 5"),
        "verified/b": sheet("d: true"),
    }
    result = scored(DISQUALIFY, sheets)
    assert unit(result, "a").stages == {"self": 4, "verified": 5}
    assert total(scored(DISQUALIFY, sheets, stage="self"), "a") == 4


def test_a_unit_to_which_it_does_not_apply_is_not_compared() -> None:
    scale = leaf_scale("max: 4\nrule: relative\nnot_for: [b]")
    sheets = entries(a="15/10", b="20/10")
    result = scored(scale, sheets)
    assert node(result, "a", "x").points == 4
    assert node(result, "b", "x").status == "not_applicable"


def test_na_and_hand_figures_are_not_compared() -> None:
    sheets = entries(a="15/10")
    sheets["b"] = sheet("x: na")
    sheets["c"] = sheet("x: {points: 4}")
    assert points(SCALE, sheets)["a"] == 4


STAGED = """
max: 4
stages: [{id: self, name: Tự chấm}, {id: verified, name: Thẩm định}]
criteria: [{id: x, name: X, max: 4, rule: relative}]
"""


def test_the_figures_that_count_are_compared() -> None:
    """At verified b's 20 becomes 12: e_max falls from 1 to a's 0.5."""
    sheets = {
        "self/a": sheet("x: {actual: 15, target: 10}"),
        "self/b": sheet("x: {actual: 20, target: 10}"),
        "verified/a": sheet(head="claimed: 5"),
        "verified/b": sheet("x: {actual: 12, target: 10}"),
    }
    result = scored(STAGED, sheets)
    assert unit(result, "a").stages == {"self": 3, "verified": 4}
    assert unit(result, "b").stages == {"self": 4, "verified": F("2.8")}


def test_a_sheet_after_the_stage_looked_at_does_not_count() -> None:
    sheets = {
        "self/a": sheet("x: {actual: 15, target: 10}"),
        "self/b": sheet("x: {actual: 12, target: 10}"),
        "verified/b": sheet("x: {actual: 20, target: 10}"),
    }
    assert total(scored(STAGED, sheets, stage="self"), "a") == 4
    assert places(scored(STAGED, sheets, stage="self")) == {"a": 1, "b": 2}


def test_places_may_go_by_a_fact() -> None:
    """Of 30, 20 and 10 dossiers: first, second, and none; nothing is entered for it."""
    scale = (
        "max: 5\nfacts: [{id: f, name: Hồ sơ}]\n"
        "criteria: [{id: x, name: X, max: 5, rule: {kind: rank, of: f, points: [5, 3], else: 1}}]"
    )
    facts = {name: f"facts: {{f: {n}}}" for name, n in zip("abc", (20, 30, 10), strict=True)}
    result = scored(scale, facts)
    assert [node(result, one, "x").points for one in "abc"] == [3, 5, 1]
