"""What a node of the scale came to, with how it came about."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from thidua.diagnostics.diagnostic import NOTHING, Diagnostic
from thidua.rules.expression import ZERO
from thidua.rules.told import Source, Step


class NodeResult(NamedTuple):
    """What one node of the scale came to for one unit. All figures are exact points.

    `plain`: after deductions and before any bonus, its children's included. `bonus` and
    `deduction` are the node's own, after caps, before floor, clamp and rounding. `voices`: the
    results of several scorers, each with its `scorer`. `occurred`: the node's items that count,
    with the place that says so. `gained` and `lost`: what bonus and deduction
    of the node and all below it really moved, after floors, clamps and limits."""

    id: str
    status: str  # scored | not_applicable | missing
    points: Fraction
    plain: Fraction
    assigned: Fraction
    bonus: Fraction = ZERO
    deduction: Fraction = ZERO
    steps: tuple[Step, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    voices: tuple["NodeResult", ...] = ()
    scorer: str | None = None
    occurred: Mapping[str, Source | None] = NOTHING
    gained: Fraction = ZERO
    lost: Fraction = ZERO
