"""The bloc's figures, with which some leaves and items compare a unit's own (manual: rules)."""

from collections.abc import Iterable, Mapping

from thidua.bloc.scoring.leaf import UnitFrame, item_peer_of, peer_of, spoken_together
from thidua.bloc.scoring.what_counts import UnitState
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Item
from thidua.rules.base import Peer
from thidua.rules.told import MissingFigure


def peers(
    scale: Scale,
    node: Criterion,
    item: Item | None,
    units: Iterable[str],
    frames: Mapping[str, UnitFrame],
    states: Mapping[str, UnitState],
) -> dict[str, Peer]:
    """Unit -> its figure as of a stage, of those that a leaf's rule (or one item's) compares."""
    found: dict[str, Peer] = {}
    for unit in units:
        if unit not in scale.exempt[node.id]:
            frame, state = frames[unit], states[unit]
            one = _peer(frame, state, node) if item is None else _of_item(frame, state, item, node)
            if one is not None:
                found[unit] = one
    return found


def _peer(frame: UnitFrame, state: UnitState, leaf: Criterion) -> Peer | None:
    """One unit's figure, of its scorers combined. Points by hand and `na` are not compared."""
    entry, compared = spoken_together(frame, state, leaf)
    if not compared:
        return None
    try:
        return peer_of(frame, state, leaf, entry)
    except MissingFigure:
        return Peer(None)


def _of_item(frame: UnitFrame, state: UnitState, item: Item, node: Criterion) -> Peer | None:
    """The same for an item whose rule reads a figure of the bloc."""
    try:
        return item_peer_of(frame, state, item, node)
    except MissingFigure:
        return None
