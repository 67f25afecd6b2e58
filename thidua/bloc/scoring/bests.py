"""The bloc's figures, with which some leaves and items compare a unit's own (manual: rules)."""

from collections.abc import Iterable, Iterator, Mapping

from thidua.bloc.scoring.leaf import Frame, item_peer_of, peer_of, spoken_together
from thidua.bloc.scoring.what_counts import UnitState
from thidua.model.criteria import Criterion, Scale
from thidua.model.items import Item
from thidua.rules.base import Peer, Survey
from thidua.rules.told import MissingFigure


def bloc_figures(
    scale: Scale,
    leaf: Criterion,
    units: Iterable[str],
    frames: Mapping[str, Frame],
    states: Mapping[str, UnitState],
) -> Survey:
    """What a leaf's rule makes of the figures that count as of a stage."""
    return leaf.leaf_rule.survey(
        [
            peer
            for unit in units
            if unit not in scale.exempt[leaf.id]
            for peer in _peer(frames[unit], states[unit], leaf)
        ]
    )


def _peer(frame: Frame, state: UnitState, leaf: Criterion) -> Iterator[Peer]:
    """One unit's figure, of its scorers combined. Points by hand and `na` are not compared."""
    entry, compared = spoken_together(frame, state, leaf)
    if compared:
        try:
            yield peer_of(frame, state, leaf, entry)
        except MissingFigure:
            yield Peer(None)


def item_figures(
    scale: Scale,
    item: Item,
    node: Criterion,
    units: Iterable[str],
    frames: Mapping[str, Frame],
    states: Mapping[str, UnitState],
) -> Survey:
    """The same for an item whose rule reads a figure of the bloc."""
    assert item.rule is not None
    peers = []
    for unit in units:
        if unit not in scale.exempt[node.id]:
            try:
                peers.append(item_peer_of(frames[unit], states[unit], item, node))
            except MissingFigure:
                continue
    return item.rule.survey(peers)
