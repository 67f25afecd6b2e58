"""The result of scoring a year: one value that every output is made from.

What a node of the scale came to, with how it came about.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.ranking.bands import BorderTie
from thidua.bloc.scoring.entries import BoundSheet
from thidua.bloc.scoring.rounding import total
from thidua.bloc.scoring.what_counts import UnitState
from thidua.diagnostics.diagnostic import NOTHING, Diagnostic
from thidua.model.reasons import Why
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.units import Unit
from thidua.rules.arithmetic import Source, Step
from thidua.rules.expression import ZERO


class NodeResult(NamedTuple):
    """What one node of the scale came to for one unit. All figures are exact points."""

    id: str
    status: str  # scored | not_applicable | missing
    points: Fraction
    plain: Fraction
    """After deductions and before any bonus, its children's included."""
    assigned: Fraction
    bonus: Fraction = ZERO
    """Its own, after caps, before floor, clamp and rounding."""
    deduction: Fraction = ZERO
    """Its own, after caps, before floor, clamp and rounding."""
    steps: tuple[Step, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    voices: tuple["NodeResult", ...] = ()
    """The results of several scorers, each with its `scorer`."""
    scorer: str | None = None
    occurred: Mapping[str, Source | None] = NOTHING
    """Its items that count, with the place that says so."""
    gained: Fraction = ZERO
    """What bonuses of the node and all below it really moved, after floors, clamps and limits."""
    lost: Fraction = ZERO
    """What deductions of the node and all below it really moved."""

    @property
    def is_scored(self) -> bool:
        """Whether its points are known and count."""
        return self.status == "scored"

    @property
    def is_missing(self) -> bool:
        """Whether nothing was said of it."""
        return self.status == "missing"

    @property
    def applies(self) -> bool:
        """Whether the unit is scored there at all."""
        return self.status != "not_applicable"


def added(nodes: Mapping[str, NodeResult], criterion: Criterion) -> Fraction:
    """What a node itself adds: a leaf's points; of a group, and of the scale itself, what its own
    lists, floor, limit and clamp come to. All that a unit's nodes add is its total."""
    points = nodes[criterion.id].points
    return points - total(nodes[part.id].points for part in criterion.criteria)


RANKED, INCOMPLETE, NOT_SUBMITTED, EXCLUDED = "ranked", "incomplete", "not_submitted", "excluded"


class Reason(NamedTuple):
    """Why a unit has no rank: a key of the catalogue `score`, and its arguments."""

    key: str
    args: Mapping[str, str] = NOTHING


class UnitScore(NamedTuple):
    """One unit's year."""

    unit: Unit
    status: str
    reasons: tuple[Reason, ...]
    total: Fraction
    """The exact sum."""
    points: Fraction
    """The published figure, rounded once."""
    assigned: Fraction
    percent: Fraction | None
    """Exact, of the published points."""
    percent_places: int
    """How many decimals to print."""
    bonus: Fraction
    deduction: Fraction
    stages: Mapping[str, Fraction | None]
    """The published points as of each stage; None where the unit has no sheet there."""
    nodes: Mapping[str, NodeResult]
    state: UnitState
    claimed: Fraction | None = None
    claims: Mapping[str, Fraction] = NOTHING
    rank: int | None = None
    """The place; with divisions the one in the unit's own."""
    tied_with: tuple[str, ...] = ()
    broken_by: str | None = None
    band: str | None = None
    as_of: Mapping[str, Mapping[str, NodeResult]] = NOTHING
    division: str | None = None
    overall: int | None = None
    """With divisions, the place among all."""
    bars: Mapping[str, Why] = NOTHING
    """The bands that it may not hold, with why."""

    @property
    def has_points(self) -> bool:
        """Whether anything was handed in for it, or nothing has to be."""
        return any(points is not None for points in self.stages.values())

    @property
    def waits(self) -> bool:
        """Whether it still is without a rank, and nothing keeps it out of the ranking."""
        return self.status not in (RANKED, "excluded")


class YearResult(NamedTuple):
    """A scored year: units in rank order, then the others in the order of units.yaml."""

    year: int
    scale: Scale
    scale_file: str
    stage: str
    provisional: bool
    units: tuple[UnitScore, ...]
    border_ties: tuple[BorderTie, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    sheets: tuple[BoundSheet, ...] = ()
    partial: bool = False

    def unit(self, unit_id: str) -> UnitScore | None:
        """The unit with that id."""
        return next((one for one in self.units if one.unit.id == unit_id), None)

    def beside(self, one: UnitScore) -> tuple[UnitScore, ...]:
        """The ranked units that one is ranked with: of its division."""
        return tuple(other for other in self.ranked if other.division == one.division)

    @property
    def ranked(self) -> tuple[UnitScore, ...]:
        """The units that have a rank, in rank order."""
        return tuple(one for one in self.units if one.rank is not None)
