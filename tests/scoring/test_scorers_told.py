"""What is told of several scorers' figures: each scorer's own, how they become one, what it is."""

import pytest

from tests.helpers.books import F, attempt, node, scored, warned
from tests.helpers.told_lines import lines
from thidua.bloc.scoring.result import NodeResult

SCALE = """
max: 10
stages: [{{id: cross, name: C, {stage}}}]
offices: [{{id: vp, name: Văn phòng}}]
criteria: [{{id: x, name: X, max: 10, {leaf}}}]
"""
UNITS = "- {id: a, name: A}\n- {id: b, name: Sở B}\n- {id: c, name: Sở C}\n- {id: d, name: Sở D}"


def crossed(stage: str, leaf: str = "rule: points", **said: str) -> NodeResult:
    """Unit a's leaf, by what its scorers say: `b="x: 3; i: 1"`."""
    sheets = {f"cross/a--{who}": f"scores: {{{text}}}" for who, text in said.items()}
    result = scored(SCALE.format(stage=stage, leaf=leaf), sheets, units=UNITS)
    return node(result, "a", "x")


@pytest.mark.parametrize(
    ("how", "two", "three", "four"),
    [
        # 9, 4; then 1; then 8: in order 1, 4, 8, 9
        ("mean", "6.5", F(14, 3), "5.5"),
        ("median", "6.5", "4", "6"),
        ("max", "9", "9", "9"),
        # Of two nobody is left out, of three the middle one counts, of four the two between.
        ("trimmed_mean", "6.5", "4", "6"),
    ],
)
def test_ways_to_combine(how: str, two: str, three: str | F, four: str) -> None:
    said = {"b": "x: 9", "c": "x: 4", "d": "x: 1", "vp": "x: 8"}
    for n, expected in ((2, two), (3, three), (4, four)):
        first = dict(list(said.items())[:n])
        found = crossed(f"combine: {how}", **first)
        assert found.points == F(expected)
        assert lines(found.steps)[-1] == f"combine_{how}: n={n} -> {lined(F(expected))}"


def lined(figure: F) -> str:
    return str(float(figure)).removesuffix(".0") if figure.denominator in (1, 2) else str(figure)


def test_each_is_told_by_name() -> None:
    found = crossed("combine: mean", b="x: 9", vp="x: 4")
    assert lines(found.steps) == [
        "voice: scorer=Sở B -> 9",
        "voice: scorer=Văn phòng -> 4",
        "combine_mean: n=2 -> 6.5",
    ]
    assert [step.source.file.rsplit("/", 1)[-1] for step in found.steps if step.source] == [
        "a--b.yaml",
        "a--vp.yaml",
    ]
    assert [one.scorer for one in found.voices] == ["b", "vp"]


def test_a_scorer_without_a_name() -> None:
    """`cross/a.yaml` beside `cross/a--b.yaml`: who wrote it is not said."""
    sheets = {"cross/a": "scores: {x: 9}", "cross/a--b": "scores: {x: 4}"}
    result = scored(SCALE.format(stage="combine: mean", leaf="rule: points"), sheets, units=UNITS)
    told = lines(node(result, "a", "x").steps)
    assert told[:2] == ["voice: scorer=Sở B -> 4", "voice: scorer= -> 9"]


def test_weights() -> None:
    """Of 9 x 60 %, 4 x 30 %, 1 x 10 %: 5.4 + 1.2 + 0.1 = 6.7; without the last 6.6 of 90 %."""
    stage = "combine: mean, weights: {b: 60%, c: 30%, d: 10%}"
    found = crossed(stage, b="x: 9", c="x: 4", d="x: 1")
    assert found.points == F("6.7")
    assert lines(found.steps)[-1] == "combine_weighted: n=3 -> 6.7"
    assert lines(found.steps)[0] == "voice_weighted: scorer=Sở B, weight=60 -> 9"
    assert crossed(stage, b="x: 9", c="x: 4").points == F("6.6") / F("0.9")
    alike = crossed("combine: mean, weights: {b: 50%, c: 50%}", b="x: 9", c="x: 4")
    assert lines(alike.steps)[-1] == "combine_mean: n=2 -> 6.5"


LISTS = "bonus: [{id: p, name: P, each: 1}], deduct: [{id: q, name: Q, each: 1}], floor: none"


def test_all_that_a_leaf_comes_to_is_combined() -> None:
    """b: 9 + 2 = 11; c: 4 - 3 = 1. The mean: 6 points, of which 1 bonus and 1.5 deducted, before
    bonus (9 + 1) / 2 = 5. The largest: b's alone."""
    said = {"b": "x: 9, p: 2", "c": "x: 4, q: 3"}
    found = crossed("combine: mean", f"rule: points, {LISTS}", **said)
    assert (found.points, found.plain, found.bonus, found.deduction) == (6, 5, 1, F("1.5"))
    assert (found.gained, found.lost, found.assigned) == (1, F("1.5"), 10)
    assert sorted(found.occurred) == ["p", "q"]
    found = crossed("combine: max", f"rule: points, {LISTS}", **said)
    assert (found.points, found.plain, found.bonus, found.deduction) == (11, 9, 2, 0)
    assert (found.gained, found.lost) == (2, 0)


def test_what_scorers_lack_is_told_once_and_adds_nothing() -> None:
    """Neither says the target: one thing missing, for both."""
    found = crossed("combine: mean", "rule: ratio", b="x: {actual: 9}", c="x: {actual: 4}")
    assert (found.status, found.missing, found.points) == ("missing", (("target", ""),), 0)


# -- figures that are compared with other units' ------------------------------------------------

RANKED = "rule: {kind: rank, points: [10, 6, 2], else: 0}"


def among(stage: str, leaf: str, others: tuple[int, int], **said: str) -> NodeResult:
    """The same of unit a beside b's and c's figures, each scored by d alone."""
    sheets = {f"cross/a--{who}": f"scores: {{{text}}}" for who, text in said.items()}
    sheets |= {
        f"cross/{name}--d": f"scores: {{x: {n}}}" for name, n in zip("bc", others, strict=True)
    }
    result = scored(SCALE.format(stage=stage, leaf=leaf), sheets, units=UNITS, provisional=True)
    return node(result, "a", "x")


def test_figures_are_combined_before_they_are_compared() -> None:
    """9, 4 and 2 have the mean 5, the median 4, and 9 is the largest. d gave no figure: the last
    of 4."""
    said = {"b": "x: 9", "c": "x: 4", "d": "x: 2"}
    found = among("combine: mean", RANKED, (6, 4), **said)
    assert lines(found.steps) == [
        "voice_figure: scorer=Sở B, value=9",
        "voice_figure: scorer=Sở C, value=4",
        "voice_figure: scorer=Sở D, value=2",
        "voices_figure: value=5",
        "rank: compared=4, max=10, place=2, tied=1, value=5 -> 6",
    ]
    assert among("combine: median", RANKED, (6, 5), **said).points == 2
    assert among("combine: max", RANKED, (6, 5), **said).points == 10
    weighted = "combine: mean, weights: {b: 70%, c: 20%, d: 10%}"
    # 6.3 + 0.8 + 0.2 = 7.3
    assert lines(among(weighted, RANKED, (6, 5), **said).steps)[3] == "voices_figure: value=7.3"


def test_one_figure_is_nothing_to_combine() -> None:
    found = among("combine: mean", RANKED, (6, 4), b="x: 9")
    assert lines(found.steps) == ["rank: compared=4, max=10, place=1, tied=1, value=9 -> 10"]


def test_who_says_na_is_not_asked() -> None:
    """b's 9 stands alone; where both say na the leaf does not apply and is not compared."""
    found = among("combine: mean", RANKED, (6, 4), b="x: 9", c="x: na")
    assert found.points == 10
    assert among("combine: mean", RANKED, (6, 4), b="x: na", c="x: na").status == "not_applicable"


def test_a_figure_by_hand_takes_the_unit_out_of_the_comparison() -> None:
    """By hand 3 points, by place the first: (3 + 10) / 2. The others are two among themselves."""
    found = among("combine: mean", RANKED, (6, 4), b="x: 9", c="x: {points: 3}")
    assert found.points == F("6.5")
    sheets = {
        "cross/a--b": "scores: {x: 9}",
        "cross/a--c": "scores: {x: {points: 3}}",
        "cross/b--d": "scores: {x: 6}",
    }
    scale = SCALE.format(stage="combine: mean", leaf=RANKED)
    result = scored(scale, sheets, units=UNITS, provisional=True)
    # c and d gave no figure: they stand last, and a is not compared.
    assert lines(node(result, "b", "x").steps)[-1].startswith("rank: compared=3, max=10, place=1,")


def test_two_figures_by_hand_that_an_item_replaced_leave_nothing_to_compare() -> None:
    """By hand 3 and 4; then ver names an item: the leaf's own figure is missing."""
    text = SCALE.replace("{stage}}}]", "{stage}}}, {{id: ver, name: V, required: false}}]")
    leaf = f"{RANKED}, bonus: [{{id: p, name: P, points: 1}}]"
    sheets = {
        "cross/a--b": "scores: {x: {points: 3}}",
        "cross/a--c": "scores: {x: {points: 4}}",
        "ver/a": "scores: {p: true}",
    }
    result = scored(text.format(stage="combine: mean", leaf=leaf), sheets, units=UNITS)
    assert node(result, "a", "x").missing == (("entry", "x"),)


def test_targets_are_combined_like_the_figures() -> None:
    """Actual (9 + 3) / 2 = 6 of a target (6 + 2) / 2 = 4: 50 % over, and alone the best."""
    said = {"b": "x: {actual: 9, target: 6}", "c": "x: {actual: 3, target: 2}"}
    found = crossed("combine: mean", "rule: relative", **said)
    assert lines(found.steps)[2:] == [
        "voices_figure: value=6",
        "relative_over: actual=6, best=50, excess=50, max=10, met=5, target=4 -> 10",
    ]


def test_a_target_that_only_one_says_is_none() -> None:
    """Without target both are compared by their figures alone: 6 is the largest."""
    said = {"b": "x: {actual: 9, target: 6}", "c": "x: {actual: 3}"}
    found = crossed("combine: mean", "rule: relative", **said)
    assert lines(found.steps)[3] == "relative_untargeted: actual=6, best=6, max=10 -> 10"


def test_items_stand_beside_a_combined_figure() -> None:
    """b's item and c's: both count once beside the one figure."""
    lists = "bonus: [{id: p, name: P, each: 1}, {id: q, name: Q, each: 1}]"
    found = crossed("combine: mean", f"{RANKED}, {lists}", b="x: 9, p: 2", c="x: 4, q: 1")
    assert (found.points, found.bonus) == (13, 3)


def test_who_says_na_has_no_weight_among_figures_that_are_compared() -> None:
    """b, with half of all, says na; of c's 8 and d's 12, which weigh alike, the mean is 10."""
    leaf = "rule: {kind: rank, points: [10, 5], else: 0}"
    stage = "combine: mean, weights: {b: 50%, c: 25%, d: 25%}"
    found = crossed(stage, leaf, b="x: na", c="x: 8", d="x: 12")
    assert "voices_figure: value=10" in lines(found.steps)
    # The figure of both is told where the first of them says his.
    assert [step.source.file.rsplit("/", 1)[-1] for step in found.steps if step.source] == [
        "a--c.yaml",
        "a--d.yaml",
        "a--c.yaml",
    ]
    assert found.points == 10


# -- who leaves out what another scores ----------------------------------------------------------


OF_TWO = """
max: 20
stages: [{{id: self, name: S, required: false}},
         {{id: cross, name: C, combine: mean, {stage}}}]
offices: [{{id: l1, name: Người một}}, {{id: l2, name: Người hai}}]
criteria:
  - {{id: x, name: X, max: 10, rule: points{leaf}}}
  - {{id: y, name: Y, max: 10, deduct: [{{id: y.t, name: Trễ, each: 1}}]}}
"""
EACH = "assign: {a: [l1, l2]}"


@pytest.mark.parametrize(
    ("first", "second", "more", "told"),
    [
        ("scores: {x: 8, y: 9}", "scores: {x: 6, y: 7}", {}, []),
        ("scores: {x: 8, y: 9}", "scores: {x: 6}", {}, ["TD677"]),
        ("scores: {x: 8, y: 9}", "scores: {x: 6, y: na}", {}, []),
        ("scores: {x: 8, y: 9}", "no_other_events: true", {}, ["TD677"]),
        ("scores: {x: 8}", "scores: {y: 7}", {}, []),  # shared out
        ("scores: {x: 8, y.t: 1}", "scores: {x: 6}", {}, []),  # an event that one has seen
        ("scores: {x: 8, y: 9}", "scores: {x: 6}", {"self/a": "scores: {y: 8}"}, []),
        ("scores: {x: 8, y: 9}", "scores: {x: 6}", {"self/a": "scores: {x: 8}"}, ["TD677"]),
        ("scores: {x: 8, y: 9}", "scores: {x: 6, y.t: 1}", {}, ["TD409", "TD677"]),
        ("scores: {x: 8, y: 9}", "scores: {x: 6, y.t: 1}", {"self/a": "scores: {y: 8}"}, ["TD409"]),
    ],
)
def test_who_leaves_out_what_another_scores_is_told(
    first: str, second: str, more: dict[str, str], told: list[str]
) -> None:
    """Of y: 9 by one and nothing by the other 9 would stand alone, and y.t be lost."""
    sheets = {"cross/a--l1": first, "cross/a--l2": second} | more
    assert warned(OF_TWO.format(stage=EACH, leaf=""), sheets) == told


def test_of_what_a_scorer_leaves_out_five_are_named_and_all_are_counted() -> None:
    """l2 leaves out y and five more: six."""
    more = "".join(f"  - {{id: z{n}, name: Z, max: 1}}\n" for n in range(1, 6))
    scale = OF_TWO.format(stage=EACH, leaf="").replace("max: 20", "max: 25") + more
    first = "scores: {x: 8, y: 9, z1: 1, z2: 1, z3: 1, z4: 1, z5: 1}"
    _, found = attempt(scale, {"cross/a--l1": first, "cross/a--l2": "scores: {x: 6}"})
    assert [(one.code, dict(one.args)) for one in found] == [
        ("TD677", {"criteria": "y, z1, z2, z3, z4", "n": "6"})
    ]


def test_who_verifies_one_criterion_and_how_many_are_enough() -> None:
    sheets = {"cross/a--l1": "scores: {x: 8, y: 9}", "cross/a--l2": "scores: {y: 7}"}
    assert warned(OF_TWO.format(stage=EACH, leaf=""), sheets) == ["TD677"]
    assert warned(OF_TWO.format(stage=EACH, leaf=", verifier: l1"), sheets) == []
    assert warned(OF_TWO.format(stage=EACH + ", at_least: 1", leaf=""), sheets) == []
    assert warned(OF_TWO.format(stage="", leaf=""), sheets) == []


def test_who_shares_out_only_a_part_leaves_out_the_rest() -> None:
    """Both score x, one of them y and the other z: each leaves out what the other has."""
    scale = (OF_TWO.format(stage=EACH, leaf="") + "  - {id: z, name: Z, max: 10}\n").replace(
        "max: 20", "max: 30"
    )
    sheets = {"cross/a--l1": "scores: {x: 8, y: 9}", "cross/a--l2": "scores: {x: 6, z: 7}"}
    assert warned(scale, sheets) == ["TD677", "TD677"]
