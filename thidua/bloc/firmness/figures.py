"""The figures of the bloc that units are measured against, and what they are without one unit's."""

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from thidua.bloc.scoring.bests import peers
from thidua.bloc.scoring.evaluate import EarlierStage
from thidua.bloc.scoring.item_effects import disqualifying
from thidua.bloc.scoring.leaf import BlocFigures, UnitFrame
from thidua.bloc.scoring.result import Reason
from thidua.bloc.scoring.score import comparing, competing_units
from thidua.bloc.scoring.what_counts import UnitState
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Item
from thidua.rules.base import LeafRule, Peer, Survey


class ComparingRule(NamedTuple):
    """A rule that compares, the node that it stands at, and the figures that it compares."""

    node: Criterion
    item: Item | None
    rule: LeafRule
    peers: Mapping[str, Peer]


class Figures:
    """What each rule that compares makes of the units that compete. `before`: each unit's results,
    from which only what others' figures change is computed anew."""

    def __init__(
        self,
        scale: Scale,
        frames: Mapping[str, UnitFrame],
        states: Mapping[str, UnitState],
        decided: Mapping[str, list[Reason]],
        before: Mapping[str, EarlierStage],
    ) -> None:
        self._scale = scale
        self._alone = dict(before)
        self.competing = frozenset(
            competing_units(scale, frames, states, decided, self._alone)
            if scale.compared
            else frames
        )
        order = [unit for unit in frames if unit in self.competing]
        self.compared = {
            node.id if item is None else item.id: ComparingRule(
                node, item, rule, peers(scale, node, item, order, frames, states)
            )
            for node, item, rule in comparing(scale)
        }
        self._known: dict[tuple[str, str | None, str | None], Survey] = {}

    def of(self, unit: str, without: str | None = None) -> BlocFigures:
        """Rule -> the figures that a unit is compared with; `without` another one's."""
        return {key: self.survey(key, unit, without) for key in self.compared}

    def survey(self, key: str, unit: str, without: str | None = None) -> Survey:
        """What one rule makes of the figures that a unit is compared with."""
        _, _, rule, given = self.compared[key]
        division = self._scale.division(unit) if rule.within_division else None
        if without not in given or not self._beside(division, without):
            without = None
        place = key, division, without
        if place not in self._known:
            self._known[place] = rule.survey(
                [
                    peer
                    for one, peer in given.items()
                    if one != without and self._beside(division, one)
                ]
            )
        return self._known[place]

    def _beside(self, division: str | None, unit: str | None) -> bool:
        return division is None or (unit is not None and self._scale.division(unit) == division)

    def at(self, node: Criterion) -> tuple[str, ...]:
        """The rules that compare at a node."""
        return self._at.get(node.id, ())

    @cached_property
    def _at(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for key, one in self.compared.items():
            found[one.node.id] = (*found.get(one.node.id, ()), key)
        return found

    def competes_by(self, scale: Scale, unit: str) -> bool:
        """Whether a unit that is not barred would compete by the items of a smaller scale."""
        kept = {item.id for item, _ in scale.disqualifiers}
        occurred = disqualifying(self._scale, self._alone[unit].results)
        return not any(item.id in kept for item in occurred)
