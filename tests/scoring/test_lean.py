"""Figures without the steps to them are the same figures, by the same rules."""

from fractions import Fraction
from unittest.mock import patch

from hypothesis import given

from tests.helpers.books import bloc, layout
from tests.helpers.reference import World
from tests.helpers.worlds import worlds
from tests.scoring.test_laws import law, result_of
from thidua.bloc.scoring.checked import scored_year
from thidua.bloc.scoring.entries import known_leaves
from thidua.bloc.scoring.evaluate import evaluate
from thidua.bloc.scoring.leaf import known_results, without_steps
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.result import UnitScore, YearResult


def without(result: YearResult) -> YearResult:
    """The result with nothing told of how its figures came about."""
    return result._replace(units=tuple(_without(one) for one in result.units))


def _without(score: UnitScore) -> UnitScore:
    def bare(nodes: object) -> dict[str, object]:
        return {key: without_steps(node) for key, node in nodes.items()}  # type: ignore[attr-defined]

    as_of = {stage: bare(nodes) for stage, nodes in score.as_of.items()}
    return score._replace(nodes=bare(score.nodes), as_of=as_of)  # type: ignore[arg-type]


@law
@given(worlds())
def test_lean_is_full_without_steps(world: World) -> None:
    """As of every stage, with every problem and claim; also the second time, from what is kept."""
    full = without(result_of(world))
    lean = result_of(world, lean=True)
    assert lean._replace(scale=full.scale) == full


@law
@given(worlds())
def test_what_is_kept_of_a_scale_serves_another_unit(world: World) -> None:
    """Every unit has the sheets of the first: what was kept of one is what others come to."""
    first = [one for one in world.sheets if one["unit"] == world.units[0] and not one["scorer"]]
    sheets = [one | {"unit": unit} for unit in world.units for one in first]
    world = World(world.scale, world.units, sheets, world.barred, world.pledges)
    full = without(result_of(world))
    lean = result_of(world, lean=True)
    assert lean._replace(scale=full.scale) == full


def test_nothing_is_told_of_lean_figures() -> None:
    """Of leaves, of a plain group, of one with a list and of the scale's own row."""
    scale = """
    max: 6
    bonus: [{id: t, name: T, points: 1}]
    criteria:
      - {id: g, name: G, max: 3, criteria: [{id: x, name: X, max: 3}]}
      - id: h
        name: H
        max: 3
        deduct: [{id: hd, name: HD, each: 1}]
        criteria: [{id: y, name: Y, max: 3, rule: points, bonus: [{id: yb, name: YB, points: 1}]}]
    """
    book, _ = bloc(layout(scale, {"a": "scores: {x: 3, y: 2, yb: true, hd: 1, t: true}"}))
    results = [scored_year(book, 2022, Options(lean=lean))[0] for lean in (False, True)]
    full, lean = (result.units[0] for result in results if result is not None)
    assert all(node.steps for node in full.nodes.values())
    assert not any(node.steps for node in lean.nodes.values())
    assert full.points == lean.points == 3 + 3 - 1 + 1


def test_no_more_is_kept_than_there_is_room_for() -> None:
    """Room for two: of five figures that all differ, two at most are kept, and all are right."""
    scale = "max: 9\ncriteria: [{id: x, name: X, max: 9}]"
    book, _ = bloc(layout(scale, {name: f"scores: {{x: {n}}}" for n, name in enumerate("abcde")}))
    with (
        patch("thidua.bloc.scoring.leaf.MOST_KNOWN", 2),
        patch("thidua.bloc.scoring.entries.MOST_KNOWN", 2),
    ):
        result, _ = scored_year(book, 2022, Options(lean=True))
    assert result is not None
    assert {one.unit.id: one.points for one in result.units} == dict(
        zip("abcde", range(5), strict=True)
    )
    kept = known_results(result.scale, 2022), result.scale.once(known_leaves)["x"].figures
    assert [len(one) for one in kept] == [1, 1]


def test_years_that_begin_on_other_days_share_no_result() -> None:
    """Two blocs with the very same scale, one of them a school: 2022-09-10 is late where the year
    is the calendar's (due 31/01/2022), and early where it begins in September (due 31/01/2023)."""
    scale = """
    max: 2
    criteria:
      - {id: x, name: X, max: 2, rule: {kind: deadline, due: 01-31, late: {points: 0.5}}}
    """
    files = layout(scale, {"a": "scores: {x: 2022-09-10}"})
    school = files | {"bloc.yaml": "{id: truong, name: Trường, year: {starts: 09-01}}"}
    points = []
    for written in (files, school, files):
        book, found = bloc(written)
        assert not found
        (year,) = book.years
        result, found = scored_year(book, year, Options(lean=True))
        assert result is not None, found
        points.append(result.units[0].points)
    assert points == [Fraction(3, 2), 2, Fraction(3, 2)]


def test_what_is_kept_of_a_leaf_with_items_is_that_of_the_same_items() -> None:
    """max 2, each 0.5: once leaves 1.5, twice 1, and each unit's sheet says where it happened."""
    scale = """
    max: 2
    criteria:
      - {id: x, name: X, max: 2, deduct: [{id: x.d, name: D, each: 0.5}]}
    """
    said = {"a": 1, "b": 2, "c": 1}
    sheets = {unit: f"scores: {{x.d: {times}}}" for unit, times in said.items()}
    book, found = bloc(layout(scale, sheets, units="a b c"))
    assert not found
    (year,) = book.years
    result, found = scored_year(book, year, Options(lean=True))
    assert result is not None, found
    points = {one.unit.id: one.points for one in result.units}
    assert points == {"a": Fraction(3, 2), "b": 1, "c": Fraction(3, 2)}
    for one in result.units:
        source = one.nodes["x"].occurred["x.d"]
        assert source is not None
        assert source.file.endswith(f"/{one.unit.id}.yaml")


def test_what_is_kept_of_a_unit_for_which_a_leaf_is_not_serves_no_other() -> None:
    """Nobody has an entry for y, which is not for a: a is without it, b lacks it."""
    scale = "max: 9\ncriteria: [{id: x, name: X, max: 5}, {id: y, name: Y, max: 4, not_for: [a]}]"
    book, _ = bloc(layout(scale, {"a": "scores: {x: 5}", "b": "scores: {x: 4}"}))
    result, _ = scored_year(book, 2022, Options(lean=True))
    assert result is not None
    assert {one.unit.id: one.nodes["y"].status for one in result.units} == {
        "a": "not_applicable",
        "b": "missing",
    }


def test_what_is_wrong_with_a_figure_is_told_in_each_units_own_sheet() -> None:
    """Both say 6 of 5."""
    scale = "max: 5\ncriteria: [{id: x, name: X, max: 5}]"
    book, _ = bloc(layout(scale, dict.fromkeys("ab", "scores: {x: 6}")))
    _, found = scored_year(book, 2022, Options(lean=True))
    assert [(one.code, one.file) for one in found] == [
        ("TD203", f"2022/scores/verified/{one}.yaml") for one in "ab"
    ]


def test_what_is_kept_of_a_figure_is_not_that_of_the_same_figure_against_another_target() -> None:
    """5 of 10 are half of the 4 points, 5 of 20 a quarter."""
    scale = "max: 4\ncriteria: [{id: x, name: X, max: 4, rule: ratio}]"
    said = "scores: {x: {actual: 5, target: %s}}"
    book, _ = bloc(layout(scale, {"a": said % 10, "b": said % 20, "c": said % 10}))
    result, _ = scored_year(book, 2022, Options(lean=True))
    assert result is not None
    assert {one.unit.id: one.points for one in result.units} == {"a": 2, "b": 1, "c": 2}


# -- Results kept from an earlier look at a unit are those that computing them anew w --------------


@law
@given(worlds())
def test_keeping_results_changes_nothing(world: World) -> None:
    kept = result_of(world)
    with patch(
        "thidua.bloc.scoring.score.evaluate", lambda frame, state, _: evaluate(frame, state, None)
    ):
        assert result_of(world) == kept
