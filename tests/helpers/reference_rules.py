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
    up: F = ZERO
    down: F = ZERO


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


def rolled_up(rule: Data, maximum: F, figures: list[tuple[F, F] | None]) -> F:
    """`periods`: of each period in which the unit takes part its points and assigned maximum, or
    None; M x the combined quotient, or the combined points up to M."""
    there = [one for one in figures if one is not None]
    if not there or (len(there) < len(figures) and rule.get("missing", "error") == "error"):
        raise Missing
    by_percent = rule.get("take", "percent") == "percent"
    each = [points / assigned if by_percent else points for points, assigned in there]
    how = rule.get("combine", "mean")
    if isinstance(how, dict):
        each = sorted(each, reverse=True)[: int(how["best"])]
    elif how == "last":
        each = each[-1:]
    combined = sum(each, ZERO) if how == "sum" else sum(each, ZERO) / len(each)
    return maximum * combined if by_percent else min(combined, maximum)


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


def statistic(name: str, figures: list[F]) -> F:
    """`bloc:mean` and its like."""
    if not figures:  # nobody to compare with: every unit is barred or gave none
        raise Missing
    ordered, n = sorted(figures), len(figures)
    if name == "bloc:median":
        return (ordered[(n - 1) // 2] + ordered[n // 2]) / 2
    ends = {"bloc:max": ordered[-1], "bloc:min": ordered[0]}
    return ends.get(name, sum(ordered, F(0)) / n)


def bound(written: str, figures: list[F]) -> F:
    """A number, or a figure of the bloc."""
    return statistic(written, figures) if str(written).startswith("bloc:") else number(written)


def steps(rule: Data, value: F, figures: list[F] | None = None) -> F:
    """first + each x n past the bound; n by `partial`."""
    way = "above" if "above" in rule else "below"
    mark = bound(rule[way], figures or [])
    far = value - mark if way == "above" else mark - value
    if far <= 0:
        return F(0)
    n = far / number(rule["every"])
    partial = rule.get("partial", "none")
    if partial == "none":
        n = F(floor(n))
    elif partial == "full":
        n = F(-floor(-n))
    return number(rule["first"]) + number(rule["each"]) * n


def leaf_steps(rule: Data, value: F, maximum: F, figures: list[F]) -> F:
    amount = steps(rule, value, figures)
    start = rule.get("start", "zero" if "above" in rule else "max")
    return min(amount, maximum) if start == "zero" else max(maximum - amount, F(0))


def linear(rule: Data, value: F, maximum: F, figures: list[F]) -> F:
    worst, best = bound(rule["worst"], figures), bound(rule["best"], figures)
    least = str(rule.get("least", "0"))
    low = maximum * number(least[:-1]) / 100 if least.endswith("%") else number(least)
    if rule.get("lower_is_better") == "true":
        value, worst, best = -value, -worst, -best
    if value >= best:
        return maximum
    if worst >= best or value <= worst:
        return low
    return low + (maximum - low) * (value - worst) / (best - worst)


def rank(rule: Data, own: F, figures: list[F], compared: int) -> F:
    """Points by the place of one unit's figure among those compared."""
    sign = -1 if rule.get("lower_is_better") == "true" else 1
    place = 1 + sum(1 for one in figures if sign * one > sign * own)
    tied = max(sum(1 for one in figures if one == own), 1)

    def points(n: int) -> F:
        if "points" in rule:
            listed = rule["points"]
            return number(listed[n - 1] if n <= len(listed) else rule["else"])
        for top in rule["top"]:
            if top.get("else") == "true" or n <= number(top["share"][:-1]) / 100 * compared:
                return number(top["points"])
        raise AssertionError("no else")

    if rule.get("tied", "best") == "best":
        return points(place)
    return sum((points(place + n) for n in range(tied)), F(0)) / tied


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
        mean("points"), mean("plain"), ordered[0].assigned, mean("bonus"), mean("deduction"),
        up=mean("up"), down=mean("down"),
    )  # fmt: skip


def relative(rule: Data, maximum: F, a: F, t: F | None, peers: list[Any]) -> F:
    e_max = max((one / to - 1 for one, to in peers if one is not None and to), default=F(0))
    a_max = max((one for one, to in peers if one is not None and not to), default=F(0))
    e_max, a_max = max(e_max, F(0)), max(a_max, F(0))
    share = str(rule.get("met", "1/2"))
    met = number(share[:-1]) / 100 if share.endswith("%") else F(share)
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


def early(rule: Data, raw: Any, year: int) -> F:
    """What being early adds: for each due day, from the day itself; never: nothing."""
    days = raw if isinstance(raw, list) else [raw]
    dues = rule["due"] if isinstance(rule["due"], list) else [rule["due"]]
    if "early" not in rule or "false" in days:
        return F(0)
    own, total = rule["early"], F(0)
    for due, done in zip(dues, days, strict=True):
        last = date.fromisoformat(due if len(due) == 10 else f"{year}-{due}")
        ahead = (last - date.fromisoformat(done)).days
        if "each_day" in own:
            total += number(own["each_day"]) * max(ahead, 0)
        elif ahead >= int(own["days"]):
            total += number(own["points"])
    return min(total, number(own["cap"])) if "cap" in own else total
