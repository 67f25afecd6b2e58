"""A draft scale under stress: each fault is planted and found, and a sound scale has none."""

import pytest

from thidua.bloc.scoring.check_stress import check_stress
from thidua.model.scale.criteria import Scale
from thidua.store.yaml.reader import parse

SOUND = """
status: draft
max: 20
criteria:
  - id: g
    name: G
    max: 12
    criteria:
      - {id: a, name: A, max: 6, rule: points, bonus: {cap: 1, items: [{id: a.b, name: B, each: 0.5}]}}
      - {id: b, name: B, max: 6, rule: {kind: linear, worst: 0, best: 10}}
  - {id: h, name: H, max: 8, deduct: [{id: h.d, name: D, each: 1}]}
"""


def codes(text: str) -> list[tuple[str, str]]:
    tree, found = parse(text.encode(), "criteria.yaml")
    assert not found
    return [(one.code, one.variant) for one in check_stress(Scale.model_validate(tree), "f", 5)]


def test_a_sound_draft_is_left_alone() -> None:
    assert codes(SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("{cap: 1, items: [{id: a.b, name: B, each: 0.5}]}", "[{id: a.b, name: B, each: 0.5}]", ("TD336", "")),
        ("{kind: linear, worst: 0, best: 10}", "{kind: linear, worst: 0, best: 10, least: 100%}", ("TD337", "")),
        ("{kind: linear, worst: 0, best: 10}", "{kind: tiers, tiers: [{else: true, points: 6}]}", ("TD337", "")),
        ("max: 6, rule: points", "max: 11.5, rule: points", ("TD338", "")),
        ("each: 0.5}]}", "points: 0.5}]}", ("TD339", "cap")),
        ("    name: G\n", "    name: G\n    limit: {bonus: 5}\n", ("TD339", "")),
        ("    name: G\n", "    name: G\n    limit: {bonus: 0}\n", ("TD339", "always")),
        # h may lose 2 x 1 by its capped list and nothing by lateness: 2 is never over 3.
        ("deduct: [{id: h.d, name: D, each: 1}]", "limit: {deduct: 3}, deduct: {cap: 2, items: [{id: h.d, name: D, each: 1}]}", ("TD339", "")),
        ("{kind: linear, worst: 0, best: 10}", "{kind: steps, above: 1, first: 0, every: 1, each: 0}", ("TD337", "")),
    ],
)  # fmt: skip
def test_planted_faults_are_found(old: str, new: str, expected: tuple[str, str]) -> None:
    assert old in SOUND
    assert expected in codes(SOUND.replace(old, new))


def test_a_limit_above_bounds_the_bonus() -> None:
    open_list = SOUND.replace(
        "{cap: 1, items: [{id: a.b, name: B, each: 0.5}]}", "[{id: a.b, name: B, each: 0.5}]"
    )
    assert codes(open_list.replace("max: 20", "max: 20\nlimit: {bonus: 2}")) == []


def test_a_deduction_that_may_go_over_its_limit_is_left_alone() -> None:
    """A deadline never met costs all 8 points, so a limit of 5 says something."""
    late = SOUND.replace(
        "max: 8, deduct: [{id: h.d, name: D, each: 1}]",
        "max: 8, limit: {deduct: 5}, rule: {kind: deadline, due: 01-31, late: {points: 1}},"
        " deduct: {cap: 2, items: [{id: h.d, name: D, each: 1}]}",
    )
    assert codes(late) == []
    first = SOUND.replace(
        "{kind: linear, worst: 0, best: 10}",
        "{kind: steps, above: 1, first: 2, every: 1, each: 0}",
    )
    assert codes(first) == [("TD270", "")]  # 2 of 6 points at most


def test_an_adopted_scale_is_not_asked() -> None:
    faulty = SOUND.replace("each: 0.5}]}", "points: 0.5}]}")
    assert codes(faulty.replace("status: draft", "status: adopted")) == []
