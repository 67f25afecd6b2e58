"""Units beside one another: two of them criterion by criterion, where the differences add up to the
published gap exactly; and what share of each criterion all of them reach."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.ranking.placing import averages_of
from thidua.bloc.scoring.result import UnitScore, YearResult, added
from thidua.bloc.scoring.rounding import ZERO, rounded, total

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
        own = [added(unit.nodes, node) for unit in (a, b)]
        mine, theirs = (rounded(one, rounding.places, rounding.mode) for one in own)
        if mine != theirs:
            rows.append(PointsDifference(node.id, mine, theirs, mine - theirs))
    gap = a.points - b.points
    rest = gap - sum((row.difference for row in rows), ZERO)
    if rest:
        rows.append(PointsDifference(ROUNDING, None, None, rest))
    return Comparison(a, b, gap, tuple(rows))


class Strength(NamedTuple):
    """One criterion over the units to which it applies. Shares are points over the assigned
    maximum, exact; more than 1 where a bonus counts. `best` and `weakest` name all units that
    share the place, in rank order."""

    criterion: str
    shares: Mapping[str, Fraction]
    mean: Fraction
    best: tuple[str, ...]
    weakest: tuple[str, ...]

    @property
    def highest(self) -> Fraction:
        """The share of the best units."""
        return self.shares[self.best[0]]

    @property
    def lowest(self) -> Fraction:
        """The share of the weakest units."""
        return self.shares[self.weakest[0]]

    @property
    def all_alike(self) -> bool:
        """Whether no unit did better than another."""
        return self.highest == self.lowest


def strengths(result: YearResult) -> tuple[Strength, ...]:
    """Every criterion of the scale that applies to a ranked unit and is worth points, in the
    order of the scale. What has no maximum (a criterion of bonuses only) has no share."""
    ranked = [one for one in result.units if one.rank is not None]
    found = []
    for node_id in result.scale.nodes:
        shares = {
            one.unit.id: share for one in ranked if (share := share_of(one, node_id)) is not None
        }
        if shares:
            most, least = max(shares.values()), min(shares.values())
            found.append(
                Strength(
                    node_id,
                    shares,
                    total(shares.values()) / len(shares),
                    tuple(unit for unit, share in shares.items() if share == most),
                    tuple(unit for unit, share in shares.items() if share == least),
                )
            )
    return tuple(found)


def share_of(score: UnitScore, node_id: str) -> Fraction | None:
    """What part of a criterion's assigned maximum a unit reached; None where it does not apply."""
    node = score.nodes[node_id]
    if not node.applies or not node.assigned:
        return None
    return node.points / node.assigned


def mean_percent(result: YearResult) -> Fraction | None:
    """The mean of the ranked units' exact percents; None without any."""
    return averages_of(result.ranked).mean
