"""Tie-breakers as they are written: `criterion:1`, `bonus`, `attribute:women_percent>=70`."""

from fractions import Fraction
from typing import NamedTuple

from thidua.model.scalars import exact, not_one_of, scalar

KINDS = ("criterion:<id>", "bonus", "deductions", "ballot:<id>", "attribute:<name>[>=<n>]")


class TieBreaker(NamedTuple):
    """What separates units with equal results. `at_least`: who reaches it comes first."""

    kind: str
    name: str = ""
    at_least: Fraction | None = None
    written: str = ""

    def __str__(self) -> str:
        return self.written


def tie_breaker(raw: object) -> TieBreaker:
    """Reads one tie-breaker; TD137 for anything else."""
    written = scalar(raw, "word").strip()
    if written in ("bonus", "deductions"):
        return TieBreaker(written, written=written)
    kind, colon, rest = written.partition(":")
    if not colon or not rest.strip() or kind not in ("criterion", "ballot", "attribute"):
        raise not_one_of(written, KINDS)
    name, reach, number = rest.partition(">=")
    if reach and kind == "attribute":
        return TieBreaker(kind, name.strip(), exact(number.strip()), written)
    return TieBreaker(kind, rest.strip(), written=written)
