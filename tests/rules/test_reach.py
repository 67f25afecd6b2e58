"""What a kind of rule can give at all, whoever is scored: for figures by hand and for drafts."""

from fractions import Fraction

import pytest

from tests.helpers.books import bloc, layout, leaf_scale
from thidua.model.scale.criteria import Scale
from thidua.rules.base import LeafRule
from thidua.rules.rank import Rank
from thidua.rules.reading import Quantity
from thidua.rules.tiers import Tiers

F = Fraction
FACTS = "{id: f, name: F}, {id: n, name: N}"


def scale_of(rule: str) -> Scale:
    """The scale with one leaf of 5 points and this rule."""
    files = layout(leaf_scale(f"max: 5\nrule: {rule}", FACTS), {"a": "scores: {}"})
    criteria = bloc(files)[0].years[2022].criteria
    assert criteria is not None
    return criteria.data


def rule_of(rule: str) -> LeafRule:
    return scale_of(rule).criteria[0].leaf_rule


TIERS = "tiers: [{from: 95, points: %s}, {to: 10, points: %s}, {else: true, points: 1}]"
DUE = "kind: deadline, late: {points: 1}"
STEPS = "kind: steps, every: 2, each: 0.5, first: 0.5"
HALF = "top: [{share: 50%, points: 5}, {share: 60%, points: 3}, {share: 100%, points: 1}]"
REACH = [
    # rule, least and most of a leaf of 5, least and most among 3 members
    ("points", (0, 5), (0, 5)),
    ("{kind: points, step: 2}", (0, 5), (0, 4)),
    ("{kind: points, step: 2.5}", (0, 5), (0, 5)),
    ("full", (0, 5), (5, 5)),
    ("pass_fail", (0, 5), (0, 5)),
    ("{kind: choice, options: {a: 4, b: 3}}", (0, 5), (3, 4)),
    ("{kind: choice, options: {a: 6, b: -1}}", (-1, 6), (-1, 6)),
    (f"{{kind: tiers, target: 9, {TIERS % (4, 0.5)}}}", (0, 5), ("0.5", 4)),
    (f"{{kind: tiers, target: 9, {TIERS % (7, -2)}}}", (-2, 7), (-2, 7)),
    (
        "{kind: table, rows: {f: [0]}, columns: {n: [0, 3]}, points: [[1, 6]], else: -1}",
        (-1, 6),
        (-1, 6),
    ),
    ("{kind: table, rows: {f: [0]}, columns: {n: [0, 3]}, points: [[1, 4]]}", (0, 5), (1, 4)),
    ("{kind: count, each: 2}", (0, 5), (0, 5)),
    ("{kind: count, each: 0}", (0, 5), (0, 0)),
    (f"{{{STEPS}, above: bloc:mean}}", (0, 5), (0, 5)),
    ("{kind: linear, worst: 60, best: bloc:max, least: 1}", (0, 5), (1, 5)),
    ("{kind: linear, worst: 60, best: bloc:max, least: 20%}", (0, 5), (1, 5)),
    ("{kind: linear, worst: 60, best: bloc:max, least: 1/5}", (0, 5), (1, 5)),
    ("{kind: linear, worst: 60, best: bloc:max, least: 7}", (0, 7), (7, 5)),
    ("{kind: ratio, cap: 1.2}", (0, 6), (0, 6)),
    ("{kind: ratio, cap: 0.5}", (0, 5), (0, "2.5")),
    ("relative", (0, 5), (0, 5)),
    # Of 3 members nobody has a 4th place.
    ("{kind: rank, points: [5, 4, 3, 2], else: 1}", (0, 5), (3, 5)),
    ("{kind: rank, points: [5, 4], else: 1}", (0, 5), (1, 5)),
    # 20 % of 3 are less than one place, 70 % are two of them.
    (
        "{kind: rank, top: [{share: 20%, points: 5}, {share: 70%, points: 4}, "
        "{else: true, points: 2}]}",
        (0, 5),
        (2, 4),
    ),
    (f"{{{DUE}, due: 01-31}}", (0, 5), (0, 5)),
    (f"{{{DUE}, due: 01-31, early: {{each_day: 1, cap: 2}}}}", (0, 7), (0, 7)),
    (f"{{{DUE}, due: 01-31, early: {{each_day: 1}}}}", (0, None), (0, 5)),
    (f"{{{DUE}, due: 01-31, early: {{each_day: 0}}}}", (0, 5), (0, 5)),
    (f"{{{DUE}, due: [01-31, 02-28], early: {{points: 1.5}}}}", (0, 8), (0, 8)),
    ("{kind: periods, of: tuan}", (0, 5), (0, 5)),
]


def exact(ends: tuple[object, ...]) -> tuple[Fraction | None, ...]:
    return tuple(None if one is None else F(str(one)) for one in ends)


@pytest.mark.parametrize(("rule", "reach", "among"), REACH, ids=[one[0] for one in REACH])
def test_what_a_rule_can_give(
    rule: str, reach: tuple[object, ...], among: tuple[object, ...]
) -> None:
    one = rule_of(rule)
    assert one.reach(F(5)) == exact(reach)
    assert one.outcomes(F(5), 3) == exact(among)


def test_without_members_nobody_has_a_place() -> None:
    assert rule_of("{kind: rank, points: [5], else: 1}").outcomes(F(5), 0) == (0, 0)


@pytest.mark.parametrize(
    ("rule", "turns"),
    [
        # 5 points are 10 steps of 0.5; one more step over them all: 11 x 2.
        (f"{{{STEPS}, above: 92}}", (92, 114)),
        (f"{{{STEPS}, below: 92}}", (92, 70)),
        ("{kind: steps, every: 2, each: 0, first: 1, above: 92}", (92, 94)),
        (f"{{{STEPS}, above: bloc:mean}}", None),
        (f"{{{STEPS}, above: 92, target: 40}}", None),
        ("{kind: linear, worst: 60, best: 80}", (60, 80)),
        ("{kind: linear, worst: bloc:min, best: 80}", None),
        ("{kind: linear, worst: 60, best: bloc:max}", None),
        ("{kind: linear, worst: 60, best: 80, target: 40}", None),
        (f"{{kind: tiers, {TIERS % (4, 1)}}}", (10, 95)),
        (f"{{kind: tiers, target: 40, {TIERS % (4, 1)}}}", None),
        ("points", None),
    ],
)
def test_where_the_points_turn(rule: str, turns: tuple[int, ...] | None) -> None:
    assert rule_of(rule).breakpoints(F(5)) == turns


@pytest.mark.parametrize(
    ("rule", "most"),
    [
        (f"{{kind: tiers, {TIERS % (4, 9)}}}", 9),
        ("{kind: choice, options: {a: 4, b: 3}}", 4),
        ("{kind: table, rows: {f: [0]}, columns: {n: [0, 3]}, points: [[1, 6]], else: 7}", 7),
        (f"{{{STEPS}, above: 92}}", None),
        ("{kind: linear, worst: 60, best: 80}", None),
    ],
)
def test_the_most_of_an_item_with_a_rule(rule: str, most: int | None) -> None:
    assert rule_of(rule).most_of_item() == most


# -- lines that nobody reaches ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "members", "lines"),
    [
        ("{kind: rank, points: [5, 4, 3], else: 1}", 4, []),
        ("{kind: rank, points: [5, 4, 3], else: 1}", 3, []),
        ("{kind: rank, points: [5, 4, 3], else: 1}", 2, [2]),
        ("{kind: rank, points: [5, 4, 3], else: 1}", 1, [1, 2]),
        # 25 % of 4 are one place, of 3 none; what remains is no line of its own.
        ("{kind: rank, top: [{share: 25%, points: 5}, {else: true, points: 1}]}", 4, []),
        ("{kind: rank, top: [{share: 25%, points: 5}, {else: true, points: 1}]}", 3, [0]),
        (f"{{kind: rank, {HALF}}}", 4, [1]),
        ("{kind: rank, top: [{share: 100%, points: 5}, {else: true, points: 1}]}", 4, []),
    ],
)  # fmt: skip
def test_places_beyond_the_members(rule: str, members: int, lines: list[int]) -> None:
    one = rule_of(rule)
    assert isinstance(one, Rank)
    assert list(one.beyond(members)) == lines


@pytest.mark.parametrize(
    ("low", "high", "whole", "lines"),
    [
        (0, 100, None, []),
        (0, 95, None, []),
        (0, 94, None, [0]),
        (10, 100, None, []),
        (11, 100, None, [1]),
        # Between 94 and 95 no whole figure lies.
        (94, 95, True, [1]),
        (95, 100, None, [1]),
    ],
)
def test_tiers_beyond_the_range(low: int, high: int, whole: bool | None, lines: list[int]) -> None:
    """The last tier takes what is left, and is never one of them."""
    one = rule_of(f"{{kind: tiers, {TIERS % (4, 1)}}}")
    assert isinstance(one, Tiers)
    assert list(one.beyond(Quantity("%", F(low), F(high), True, whole))) == lines


LEVELS = [
    # rule, all that a leaf of 5 can come to
    (f"{{{DUE}, due: 06-20}}", "0 4 5"),
    (f"{{{DUE}, due: [06-20, 11-30]}}", "0 3 4 5"),
    (f"{{{DUE}, due: [06-20, 11-30], early: {{points: 0.5, days: 5}}}}", "0 3 4 4.5 5 5.5 6"),
    (f"{{{DUE}, due: 06-20, early: {{each_day: 0.25, cap: 0.5}}}}", "0 4 5 5.25 5.5"),
    (f"{{{DUE}, due: 06-20, early: {{each_day: 0.25}}}}", None),
    ("{kind: deadline, due: 06-20, late: {each_day: 2}}", "0 1 3 5"),
    ("{kind: steps, above: 80, first: 1, every: 5, each: 1.5}", "0 1 2.5 4 5"),
    ("{kind: steps, below: 80, first: 1, every: 5, each: 1.5}", "0 1 2.5 4 5"),
    ("{kind: steps, below: 80, first: 1, every: 5, each: 1.5, partial: full}", "0 1 2.5 5"),
    ("{kind: steps, below: 80, first: 0, every: 5, each: 1.5, partial: exact}", None),
    ("{kind: steps, above: 80, first: 2, every: 5, each: 0}", "0 2"),
    ("{kind: rank, points: [5, 4], else: 1}", "1 4 5"),
    (f"{{kind: rank, {HALF}}}", "1 3 5"),
    ("{kind: rank, points: [5, 4], else: 1, tied: mean}", None),
]


@pytest.mark.parametrize(("rule", "levels"), LEVELS)
def test_what_a_rule_gives_with_nothing_between(rule: str, levels: str | None) -> None:
    found = rule_of(rule).levels(F(5))
    assert found == (None if levels is None else tuple(F(one) for one in levels.split()))
