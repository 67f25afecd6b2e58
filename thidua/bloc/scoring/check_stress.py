"""A draft scale under stress, before it is adopted: what can never matter, and what always will.

Holes in tiers and rows that nothing can reach are errors of any scale (check_scale.py).
"""

from collections.abc import Iterator
from fractions import Fraction

from thidua.bloc.scoring.items import highest
from thidua.bloc.scoring.points_by_hand import hand_range
from thidua.bloc.scoring.rounding import ZERO
from thidua.bloc.scoring.scale_paths import all_paths, crumbs, lists_of
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.criteria import Criterion, Scale
from thidua.model.items import Items
from thidua.text.numbers import about

DECIDES = Fraction(9, 10)
"""A part with so much of its group's maximum decides alone."""


def check_stress(scale: Scale, file: str) -> Iterator[Diagnostic]:
    """Advice on a draft: uncapped bonus, criteria that separate nobody, parts that decide all,
    caps and limits that never bind or always do."""
    if scale.status != "draft":
        return
    names, bounded = crumbs(scale), _bounded(scale)
    for node, path in all_paths(scale):
        where = names[node.id]
        for kind, group, here in lists_of(node, path):
            most = highest(group)
            if kind == "bonus" and most is None and node.id not in bounded:
                yield Diagnostic("TD336", file, here, "key", where=where)
            if group.cap is not None and (free := _free(group)) is not None and free <= group.cap:
                args: dict[str, str] = {"cap": about(group.cap), "most": about(free)}
                yield Diagnostic("TD339", file, (*here, "cap"), "value", args, "cap", where)
        for key, most_of in (("bonus", _gain(node)), ("deduct", _loss(node))):
            limit = getattr(node.limit, key) if node.limit is not None else None
            if limit is None:
                continue
            args = {"limit": about(limit), "most": about(most_of or ZERO)}
            place = (*path, "limit", key)
            if most_of is not None and most_of <= limit:
                yield Diagnostic("TD339", file, place, "value", args, "", where)
            elif limit == 0:
                yield Diagnostic("TD339", file, place, "value", args, "always", where)
        if node.is_leaf and not node.has_lists and node.leaf_rule.gives_one(node.max):
            yield Diagnostic("TD337", file, (*path, "id"), "value", {"id": node.id}, "", where)
        for n, part in enumerate(node.criteria):
            if len(node.criteria) > 1 and node.max and part.max >= DECIDES * node.max:
                args = {"id": part.id, "share": about(part.max / node.max * 100)}
                place = (*path, "criteria", n, "max")
                yield Diagnostic("TD338", file, place, "value", args, "", names[part.id])


def _bounded(scale: Scale) -> set[str]:
    """The nodes whose bonus something above or at them bounds: a clamp, or a limit."""
    found: set[str] = set()
    for node in scale.with_root:
        limits = node.limit is not None and (node.limit.bonus, node.limit.net) != (None, None)
        if node.clamp or limits:
            found |= {below.id for below in node.walk()}
    return found


def _free(group: Items) -> Fraction | None:
    """The most that a list comes to, its cap aside."""
    return highest(group.model_copy(update={"cap": None})) if group.items else None


def _gain(node: Criterion) -> Fraction | None:
    """The most that bonus of a node and all below it comes to; None: nothing bounds it."""
    total = ZERO
    for below in node.walk():
        most = highest(below.bonus)
        top = hand_range(below)[1] if below.is_leaf else below.max
        if most is None or top is None:
            return None
        total += max(top - below.max, most) if below.is_leaf else most
    return total


def _loss(node: Criterion) -> Fraction | None:
    """The same for deductions; lateness may cost a leaf its maximum."""
    total = ZERO
    for below in node.walk():
        most = highest(below.deduct)
        if most is None:
            most = below.max if below.is_leaf and below.floor is None else None
        if most is None:
            return None
        late = below.max if below.is_leaf and below.leaf_rule.due_days(2000) else ZERO
        total += most + late
    return total
