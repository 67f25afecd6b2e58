"""One unit of a scored year, and what it comes to where a few of its nodes come to something else:
their sums are carried up to the total, exactly; every other node stays what it was."""

from collections.abc import Iterable, Mapping, Sequence

from thidua.bloc.scoring.evaluate import Sums, group_result, sums_of
from thidua.bloc.scoring.leaf import UnitFrame
from thidua.bloc.scoring.result import NodeResult, Reason, UnitScore
from thidua.bloc.scoring.rounding import ZERO, published
from thidua.bloc.scoring.score import percent_of, status_of
from thidua.model.scale.criteria import Criterion, Scale

Changed = Mapping[str, NodeResult | None]
"""Node -> what it comes to; None where it is not there."""


class BaselineUnit:
    """A unit as it was scored. `absent`: the sheets that it lacks; `decided`: what bars it."""

    def __init__(
        self,
        scale: Scale,
        base: UnitScore,
        frame: UnitFrame,
        absent: Sequence[Reason],
        decided: Sequence[Reason],
    ) -> None:
        self.scale, self.base, self.frame = scale, base, frame
        self._absent, self._decided = absent, decided
        self._missing = {one.id for one in base.nodes.values() if one.missing}
        self._sums: dict[str, Sums] = {}

    def rescored(
        self, changed: Changed, above: Iterable[Criterion], scale: Scale, frame: UnitFrame
    ) -> UnitScore:
        """The score that ranks depend on; its reasons, and its points as of earlier stages, are
        left as they were. `above`: the groups to sum anew, parts first, as `scale` has them."""
        carried = _Carried(self.scale, self.base)
        for node_id, new in changed.items():
            carried.put(self.scale.nodes[node_id], new)
        for node in above:
            sums = self._sums_of(node)
            for old, other in carried.moved.pop(None if self._is_root(node) else node.id, ()):
                sums = sums.instead(old, other)
            carried.put(node, group_result(frame, self.base.state, node, sums))
        return self._figures(carried, scale)

    def _is_root(self, node: Criterion) -> bool:
        return self.scale.root is not None and node.id == self.scale.root.id

    def _sums_of(self, node: Criterion) -> Sums:
        known = self._sums.get(node.id)
        if known is None:
            whole = self.scale.root if self._is_root(node) else self.scale.nodes[node.id]
            assert whole is not None
            parts = [self.base.nodes[part.id] for part in whole.criteria]
            known = self._sums[node.id] = sums_of(whole, parts)
        return known

    def _figures(self, carried: "_Carried", scale: Scale) -> UnitScore:
        nodes, base = carried.nodes, self.base
        points = published(carried.total, scale.rounding)
        missing = any(
            nodes[one].missing for one in (*self._missing, *carried.found) if one in nodes
        )
        absent = [
            *(self._absent if scale.needs_sheets else ()),
            *([Reason("missing_entry")] if missing else ()),
        ]
        status, _ = status_of(scale, base.state, nodes, carried.assigned, self._decided, absent)
        return base._replace(
            status=status,
            total=carried.total,
            points=points,
            assigned=carried.assigned,
            percent=percent_of(scale, nodes, points, carried.assigned),
            bonus=carried.bonus,
            deduction=carried.deduction,
            nodes=nodes,
        )


class _Carried:
    """The figures of a unit while changes are on their way up."""

    def __init__(self, scale: Scale, base: UnitScore) -> None:
        self._scale, self._before = scale, base.nodes
        self.nodes = dict(base.nodes)
        self.found: list[str] = []
        self.moved: dict[str | None, list[tuple[NodeResult, NodeResult | None]]] = {}
        self.total, self.assigned = base.total, base.assigned
        self.bonus, self.deduction = base.bonus, base.deduction

    def put(self, node: Criterion, new: NodeResult | None) -> None:
        """A node's other result, or its absence with all that is in it."""
        old = self._before[node.id]
        if new is None:
            for part in self._scale.nodes[node.id].walk():
                gone = self.nodes.pop(part.id)
                self.bonus -= gone.bonus
                self.deduction -= gone.deduction
        else:
            self.nodes[node.id] = new
            self.found.append(node.id)
            if new.bonus != old.bonus:
                self.bonus += new.bonus - old.bonus
            if new.deduction != old.deduction:
                self.deduction += new.deduction - old.deduction
        points = ZERO if new is None else new.points
        if self._scale.root is not None and node.id == self._scale.root.id:
            self.total = points
            return
        above = self._scale.parents.get(node.id)
        self.moved.setdefault(above, []).append((old, new))
        if above is None:
            assigned = ZERO if new is None else new.assigned
            self.total += points - old.points
            if assigned != old.assigned:
                self.assigned += assigned - old.assigned


def way_up(scale: Scale, node_id: str) -> tuple[Criterion, ...]:
    """The groups that a node is in, the nearest first; at last the scale's own row, if any."""
    found = []
    above = scale.parents.get(node_id)
    while above is not None:
        found.append(scale.nodes[above])
        above = scale.parents.get(above)
    return (*found, *([scale.root] if scale.root is not None else []))
