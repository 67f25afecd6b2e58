"""Tiers and tables looked at before anyone falls into a gap (format.md 4.1)."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.bloc.scoring.scale_paths import crumbs, items_of, node_paths
from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.model.criteria import Scale
from thidua.model.rules import Table, Tier, Tiers
from thidua.text.numbers import trimmed

HUNDRED = Fraction(100)


def tier_problems(scale: Scale, file: str) -> Iterator[Diagnostic]:
    """Gaps and rows that nothing can reach, in every tiers and table rule of a scale."""
    above = crumbs(scale)
    for node, path in node_paths(scale):
        where = above[node.id]
        rules: list[tuple[object, Path, str | None, tuple[str, ...]]] = []
        if node.rule is not None:
            rules.append((node.rule, (*path, "rule"), node.measure, where))
        for _, item, here in items_of(node, path):
            if item.rule is not None:
                name = (*where, f"{item.id} “{item.name}”")
                rules.append((item.rule, (*here, "rule"), node.measure, name))
        for rule, place, measure, crumb in rules:
            if isinstance(rule, Tiers):
                fact = scale.fact.get(rule.of or "")
                yield from _tiers(rule, place, fact.measure if fact else measure, file, crumb)
            elif isinstance(rule, Table):
                yield from _table(rule, place, file, crumb)


def _tiers(
    rule: Tiers, path: Path, measure: str | None, file: str, where: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """Every point of the domain is tried: each bound, and the stretches between two bounds."""
    odd = list(_odd_tiers(rule, path, file, where))
    if odd:
        yield from odd
        return
    points = _points(rule, measure)
    reached = set()
    gaps = []
    for value, label in points:
        n = next((n for n, tier in enumerate(rule.tiers) if _holds(tier, value)), None)
        if n is None:
            gaps.append((_written(label[0]), _written(label[1])))
        else:
            reached.add(n)
    if gaps:
        args = {"gaps": "; ".join(_merged(gaps))}
        yield Diagnostic("TD306", file, (*path, "tiers"), "key", args, where=where)
    for n, tier in enumerate(rule.tiers):
        if n not in reached and not (tier.else_ and n == len(rule.tiers) - 1):
            args = {"number": str(n + 1)}
            yield Diagnostic("TD307", file, (*path, "tiers", n), args=args, where=where)


def _odd_tiers(rule: Tiers, path: Path, file: str, where: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Tiers without bounds, with bounds and `else`, or with bounds between which nothing lies."""
    for n, tier in enumerate(rule.tiers):
        low = max((b for b in (tier.from_, tier.above) if b is not None), default=None)
        high = min((b for b in (tier.to, tier.below) if b is not None), default=None)
        variant = ""
        if low is None and high is None:
            variant = "" if tier.else_ else "none"
        elif tier.else_:
            variant = "both"
        elif low is not None and high is not None:
            touching = low == high and not (_holds(tier, (low, 0)))
            variant = "empty" if low > high or touching else ""
        if variant:
            yield Diagnostic("TD316", file, (*path, "tiers", n), variant=variant, where=where)


def _holds(tier: Tier, value: tuple[Fraction, int]) -> bool:
    """Whether a tier holds for a point: (number, -1 just under it, 0 on it, 1 just over it)."""
    number, side = value
    return bool(tier.else_) or (
        (tier.from_ is None or (number, side) >= (tier.from_, 0))
        and (tier.above is None or (number, side) > (tier.above, 0))
        and (tier.to is None or (number, side) <= (tier.to, 0))
        and (tier.below is None or (number, side) < (tier.below, 0))
    )


def _written(bound: Fraction | None) -> str:
    return "" if bound is None else trimmed(bound)


Stretch = tuple[Fraction | None, Fraction | None]
"""From where to where; None where nothing ends it."""


def _points(rule: Tiers, measure: str | None) -> list[tuple[tuple[Fraction, int], Stretch]]:
    """One point for each bound and each stretch between bounds, with that stretch.

    Values run from 0 up (below it only where a bound is negative); a percent stops at 100 unless a
    bound goes beyond.
    """
    bounds = sorted(
        {
            b
            for tier in rule.tiers
            for b in (tier.from_, tier.above, tier.to, tier.below)
            if b is not None
        }
    )
    if not bounds:
        return []
    lowest = Fraction(0) if bounds[0] >= 0 else None
    highest = HUNDRED if measure == "%" and bounds[-1] <= HUNDRED else None
    marks = sorted(
        {*bounds, *([lowest] if lowest is not None else []), *([highest] if highest else [])}
    )
    points: list[tuple[tuple[Fraction, int], Stretch]] = []
    if lowest is None:
        points.append(((marks[0], -1), (None, marks[0])))
    for n, mark in enumerate(marks):
        points.append(((mark, 0), (mark, mark)))
        if n + 1 < len(marks):
            points.append(((mark, 1), (mark, marks[n + 1])))
    if highest is None:
        points.append(((marks[-1], 1), (marks[-1], None)))
    return points


def _merged(gaps: list[tuple[str, str]]) -> Iterator[str]:
    """The gaps as people write them: `x = 98`, `x < 96`, `x > 100`, `50 ≤ x < 60`."""
    stretches = [gap for gap in gaps if gap[0] != gap[1]]
    for low, high in gaps:
        if low == high:
            if not any(low in gap for gap in stretches):
                yield f"x = {low}"
            continue
        above = "≥" if (low, low) in gaps else ">"
        under = "≤" if (high, high) in gaps else "<"
        if not high:
            yield f"x {above} {low}"
        elif not low:
            yield f"x {under} {high}"
        else:
            yield f"{low} {'≤' if above == '≥' else '<'} x {under} {high}"


def _table(rule: Table, path: Path, file: str, where: tuple[str, ...]) -> Iterator[Diagnostic]:
    """One fact an axis, bounds going up, and a cell for each pair of them."""
    for axis in ("rows", "columns"):
        facts = getattr(rule, axis)
        if len(facts) != 1:
            yield Diagnostic("TD308", file, (*path, axis), variant="facts", where=where)
            return
        bounds = next(iter(facts.values()))
        if list(bounds) != sorted(set(bounds)) or not bounds:
            yield Diagnostic("TD308", file, (*path, axis), variant="order", where=where)
            return
    rows = len(next(iter(rule.rows.values())))
    columns = len(next(iter(rule.columns.values())))
    if len(rule.points) != rows or any(len(row) != columns for row in rule.points):
        args = {"rows": str(rows), "columns": str(columns)}
        yield Diagnostic("TD308", file, (*path, "points"), args=args, where=where)
