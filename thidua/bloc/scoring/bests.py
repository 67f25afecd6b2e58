"""The bloc's figures, with which some leaves compare a unit's own (manual: rules)."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from thidua.bloc.scoring.leaf import Frame, peer_of
from thidua.bloc.scoring.what_counts import UnitState
from thidua.model.criteria import Criterion, Scale
from thidua.rules.told import MissingFigure


def bloc_figures(
    scale: Scale,
    leaf: Criterion,
    units: Iterable[str],
    frames: Mapping[str, Frame],
    states: Mapping[str, UnitState],
) -> Mapping[str, Fraction]:
    """What a leaf's rule makes of the figures that count as of a stage."""
    peers = []
    for unit in units:
        if unit in scale.exempt[leaf.id]:
            continue
        state = states[unit]
        known = state.leaves.get(leaf.id)
        for entry in [voice.entry for voice in known.voices] if known else [None]:
            if entry is not None and entry.kind != "value":
                continue
            try:
                peers.append(peer_of(frames[unit], state, leaf, entry))
            except MissingFigure:
                continue
    return leaf.leaf_rule.survey(peers)
