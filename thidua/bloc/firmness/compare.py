"""Two units criterion by criterion: the differences add up exactly to the published gap."""

from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.scoring.result import UnitScore, YearResult
from thidua.bloc.scoring.rounding import ZERO, rounded
from thidua.model.scale.criteria import Criterion

ROUNDING = "rounding"


class PointsDifference(NamedTuple):
    """One row: a leaf, a group's own bonus and deduction, or what rounding adds. Points, as they
    are printed; `a` and `b` are None on the rounding row."""

    id: str
    a: Fraction | None
    b: Fraction | None
    difference: Fraction


class Comparison(NamedTuple):
    """`gap` = published points of a minus those of b = the sum of the rows' differences."""

    a: UnitScore
    b: UnitScore
    gap: Fraction
    rows: tuple[PointsDifference, ...]


def compare(result: YearResult, a: UnitScore, b: UnitScore) -> Comparison:
    """The rows that differ, in the order of the scale.

    Each row is rounded as printed, so the rows that a reader adds up are the rows that are shown;
    what rounding leaves over stands in a row of its own.
    """
    rounding = result.scale.rounding
    rows = []
    for node in result.scale.with_root:
        own = [_own(unit, node) for unit in (a, b)]
        mine, theirs = (rounded(one, rounding.places, rounding.mode) for one in own)
        if mine != theirs:
            rows.append(PointsDifference(node.id, mine, theirs, mine - theirs))
    gap = a.points - b.points
    rest = gap - sum((row.difference for row in rows), ZERO)
    if rest:
        rows.append(PointsDifference(ROUNDING, None, None, rest))
    return Comparison(a, b, gap, tuple(rows))


def _own(unit: UnitScore, node: Criterion) -> Fraction:
    """What a node itself adds: a leaf's points; of a group, and of the scale itself, what its
    lists, floor, limit and clamp make."""
    points = unit.nodes[node.id].points
    if node.is_leaf:
        return points
    return points - sum((unit.nodes[part.id].points for part in node.criteria), ZERO)
