"""Each kind of rule as the regulation states it: figures in, exact points out (format.md 4.1)."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from thidua.bloc.scoring.derivation import ImpossibleFigure, MissingFigure, Step
from thidua.bloc.scoring.entries import FactEntry, Source
from thidua.bloc.scoring.rounding import ZERO
from thidua.model.rules import (
    Bounds,
    Deadline,
    Ratio,
    Relative,
    Steps,
    Table,
    Tier,
    Tiers,
    due_in,
)
from thidua.text.numbers import about


def within(bounds: Bounds, value: Fraction) -> bool:
    """Whether a value lies in a stretch: from (>=), above (>), to (<=), below (<)."""
    return (
        (bounds.from_ is None or value >= bounds.from_)
        and (bounds.above is None or value > bounds.above)
        and (bounds.to is None or value <= bounds.to)
        and (bounds.below is None or value < bounds.below)
    )


def tier_of(rule: Tiers, value: Fraction) -> Tier | None:
    """The first tier that matches."""
    return next((tier for tier in rule.tiers if tier.else_ or within(tier, value)), None)


def tiers(rule: Tiers, value: Fraction, source: Source | None) -> tuple[Fraction, Step]:
    """First match wins; a value that no tier covers is an error."""
    tier = tier_of(rule, value)
    if tier is None:
        raise ImpossibleFigure("TD204", {"found": about(value)}, source)
    return tier.points, Step("tiers", {"value": value, "tier": tier}, tier.points)


def _reached(bounds: Sequence[Fraction], value: Fraction) -> int | None:
    """Index of the largest lower bound that a value reaches."""
    reached = [n for n, bound in enumerate(bounds) if bound <= value]
    return max(reached, key=lambda n: bounds[n]) if reached else None


def table(rule: Table, facts: Mapping[str, FactEntry]) -> tuple[Fraction, Step]:
    """The cell whose lower bounds are the largest <= the facts; under the first, `else`."""
    (row_fact, row_bounds), (column_fact, column_bounds) = table_axes(rule)
    figures = [fact_value(facts, row_fact), fact_value(facts, column_fact)]
    row, column = _reached(row_bounds, figures[0]), _reached(column_bounds, figures[1])
    args = {"row": row_fact, "rows": figures[0], "column": column_fact, "columns": figures[1]}
    if row is None or column is None:
        if rule.else_ is None:
            fact = row_fact if row is None else column_fact
            found = about(figures[0] if row is None else figures[1])
            raise ImpossibleFigure("TD214", {"found": found, "fact": fact}, facts[fact].source)
        return rule.else_, Step("table_else", args, rule.else_)
    points = rule.points[row][column]
    bounds = {"row_from": row_bounds[row], "column_from": column_bounds[column]}
    return points, Step("table", {**args, **bounds}, points)


def table_axes(rule: Table) -> list[tuple[str, tuple[Fraction, ...]]]:
    """The facts and lower bounds of the rows and of the columns."""
    return [next(iter(rule.rows.items())), next(iter(rule.columns.items()))]


def fact_value(facts: Mapping[str, FactEntry], name: str) -> Fraction:
    """A fact's figure; one that nobody gave is missing like an entry."""
    if name not in facts:
        raise MissingFigure("fact", name)
    return facts[name].value


def ratio(
    rule: Ratio, maximum: Fraction, actual: Fraction, target: Fraction | None, source: Source | None
) -> tuple[Fraction, Step]:
    """M x min(actual/target, cap); target/actual where lower is better, actual 0 then gives cap."""
    if target is None:
        raise MissingFigure("target", "")
    if target == 0:
        raise ImpossibleFigure("TD215", {}, source)
    cap = Fraction(rule.cap)
    if not rule.lower_is_better:
        share = actual / target
    elif actual == 0:
        share = cap
    else:
        share = target / actual
    points = maximum * min(share, cap)
    args = {"actual": actual, "target": target, "share": share, "cap": cap, "max": maximum}
    key = "ratio_lower" if rule.lower_is_better else "ratio"
    return points, Step(key, args, points)


def count(
    each: Fraction, times: Fraction, maximum: Fraction, source: Source | None
) -> tuple[Fraction, Step]:
    """min(each x n, M); n is a whole number."""
    if times.denominator != 1 or times < 0:
        raise ImpossibleFigure("TD216", {"found": about(times)}, source)
    points = min(each * times, maximum)
    return points, Step("count", {"each": each, "times": times, "max": maximum}, points)


def steps(rule: Steps, value: Fraction, maximum: Fraction | None) -> tuple[Fraction, Step]:
    """value <= above: 0; else min(first + each x floor((value - above)/every), M)."""
    if value <= rule.above:
        return ZERO, Step("steps_under", {"value": value, "above": rule.above}, ZERO)
    first = rule.each if rule.first is None else rule.first
    further = (value - rule.above) // rule.every
    points = first + rule.each * further
    if maximum is not None:
        points = min(points, maximum)
    args: dict[str, Any] = {
        "value": value,
        "above": rule.above,
        "first": first,
        "each": rule.each,
        "every": rule.every,
        "further": Fraction(further),
        "cap": maximum,
    }
    return points, Step("steps", args, points)


def deadline(
    rule: Deadline, maximum: Fraction, done: tuple[date | None, ...], year: int
) -> tuple[Fraction, Fraction, list[Step]]:
    """Points, what lateness cost, and the steps. Late days count from due + grace; never = 0."""
    if any(one is None for one in done):
        return ZERO, maximum, [Step("deadline_never", {"max": maximum}, ZERO)]
    cost, found = ZERO, []
    for due, one in zip(rule.due, done, strict=True):
        assert one is not None
        last = due_in(due, year) + timedelta(days=rule.grace)
        late = max((one - last).days, 0)
        off = _lateness(rule, late)
        cost += off
        key = "deadline_late" if late else "deadline_met"
        found.append(Step(key, {"done": one, "due": last, "days": Fraction(late)}, -off))
    loss = min(cost, maximum)
    return maximum - loss, loss, found


def _lateness(rule: Deadline, days: int) -> Fraction:
    if not days:
        return ZERO
    if rule.late.each_day is not None:
        return rule.late.each_day * days
    return rule.late.points or ZERO


def relative(
    rule: Relative,
    maximum: Fraction,
    actual: Fraction,
    target: Fraction | None,
    best: tuple[Fraction, Fraction],
) -> tuple[Fraction, Step]:
    """Measured against the bloc. `best` is (e_max, A_max): the largest excess over a target, and
    the largest figure among the units without one (domain.md 2.2, rule 20)."""
    e_max, a_max = best
    args: dict[str, Any] = {"actual": actual, "target": target, "max": maximum}
    if not target:
        a_max = max(a_max, actual)
        points = maximum * actual / a_max if actual > 0 else ZERO
        return points, Step("relative_untargeted", {**args, "best": a_max}, points)
    met = Fraction(rule.met) * maximum
    if actual < target:
        points = met * actual / target
        return points, Step("relative_under", {**args, "met": met}, points)
    if actual == target:
        return met, Step("relative_met", {**args, "met": met}, met)
    excess = actual / target - 1
    # A unit that is barred or disqualified is not among those compared, but has points, too.
    e_max = max(e_max, excess)
    points = met + (maximum - met) * excess / e_max
    args |= {"met": met, "excess": excess * 100, "best": e_max * 100}
    return points, Step("relative_over", args, points)
