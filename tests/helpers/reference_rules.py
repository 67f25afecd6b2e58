"""The small rules of tests/reference.py: numbers, bounds, tiers, steps, rounding, combination."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import Any

F = Fraction
ZERO = F(0)
Data = dict[str, Any]


@dataclass
class Node:
    """What a node comes to. `plain`: after deductions, before any bonus."""

    points: F
    plain: F
    assigned: F
    bonus: F = ZERO
    deduction: F = ZERO
    na: bool = False
    missing: bool = False
    out: bool = False
    lacks: bool = False


def number(text: Any) -> F:
    return F(str(text))


def measured(raw: Any, measure: str | None) -> F:
    """A number, or {part, of}: times 100 for a percent."""
    if isinstance(raw, dict):
        share = number(raw["part"]) / number(raw["of"])
        return share * 100 if measure == "%" else share
    return number(raw)


def round_(value: F, places: int, mode: str) -> F:
    """As the manual says it (manual: arithmetic)."""
    scaled = value * 10**places
    toward = F(floor(abs(scaled)))
    rest = abs(scaled) - toward
    if mode == "down":
        away = False
    elif mode == "up":
        away = rest > 0
    elif mode == "half_even":
        away = rest > F(1, 2) or (rest == F(1, 2) and toward % 2 == 1)
    else:
        away = rest >= F(1, 2)
    whole = toward + (1 if away else 0)
    return (whole if scaled >= 0 else -whole) / 10**places


def inside(bounds: Data, value: F) -> bool:
    return (
        ("from" not in bounds or value >= number(bounds["from"]))
        and ("above" not in bounds or value > number(bounds["above"]))
        and ("to" not in bounds or value <= number(bounds["to"]))
        and ("below" not in bounds or value < number(bounds["below"]))
    )


def leaves(nodes: list[Data]) -> list[Data]:
    return [
        leaf
        for node in nodes
        for leaf in (leaves(node["criteria"]) if "criteria" in node else [node])
    ]


def items_of(node: Data, kind: str) -> tuple[Data, list[Data]]:
    """The list's own keys, and its items."""
    given = node.get(kind)
    if given is None:
        return {}, []
    return ({}, given) if isinstance(given, list) else (given, given["items"])


class Missing(Exception):  # noqa: N818
    """A figure that nobody gave."""


def rule_of(leaf: Data) -> Data:
    rule = leaf.get("rule", "full" if "deduct" in leaf else "points")
    return {"kind": rule} if isinstance(rule, str) else rule


def times(entry: Any) -> int:
    """How many times an item happened; the waived don't count."""
    if isinstance(entry, list):
        return sum(1 for one in entry if one.get("waived") != "true")
    return {"true": 1, "false": 0}.get(entry) if entry in ("true", "false") else int(entry)  # type: ignore[return-value]


def tier(rule: Data, value: F) -> F:
    return number(
        next(t["points"] for t in rule["tiers"] if t.get("else") == "true" or inside(t, value))
    )


def steps(rule: Data, value: F) -> F:
    above, each = number(rule["above"]), number(rule["each"])
    if value <= above:
        return F(0)
    first = number(rule["first"]) if "first" in rule else each
    return first + each * floor((value - above) / number(rule["every"]))


def combined(results: list[Node], how: str) -> Node:
    ordered = sorted(results, key=lambda one: one.points)
    n = len(ordered)
    if how == "max":
        chosen = ordered[-1:]
    elif how == "median":
        chosen = ordered[(n - 1) // 2 : n // 2 + 1]
    else:
        chosen = ordered

    def mean(name: str) -> F:
        return sum((getattr(one, name) for one in chosen), F(0)) / len(chosen)

    return Node(
        mean("points"), mean("plain"), ordered[0].assigned, mean("bonus"), mean("deduction")
    )


def relative(rule: Data, maximum: F, a: F, t: F | None, best: tuple[F, F]) -> F:
    share = str(rule.get("met", "1/2"))
    met = number(share[:-1]) / 100 if share.endswith("%") else F(share)
    e_max, a_max = best
    if not t:
        return maximum * a / max(a_max, a) if a > 0 else F(0)
    if a < t:
        return met * maximum * a / t
    if a == t:
        return met * maximum
    e = a / t - 1
    return met * maximum + (1 - met) * maximum * e / max(e_max, e)


def deadline(rule: Data, raw: Any, maximum: F, year: int) -> F:
    dues = rule["due"] if isinstance(rule["due"], list) else [rule["due"]]
    days = raw if isinstance(raw, list) else [raw]
    if "false" in days:
        return F(0)
    points = maximum
    for due, done in zip(dues, days, strict=True):
        full = due if len(due) == 10 else f"{year}-{due}"
        last = date.fromisoformat(full) + timedelta(days=int(rule.get("grace", 0)))
        late = (date.fromisoformat(done) - last).days
        if late > 0 and "points" in rule["late"]:
            points -= number(rule["late"]["points"])
        elif late > 0:
            points -= number(rule["late"]["each_day"]) * late
    return max(points, F(0))
