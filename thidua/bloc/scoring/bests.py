"""The bloc's best figures, against which `relative` leaves are measured (format.md 4.1)."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from thidua.bloc.scoring.derivation import MissingFigure
from thidua.bloc.scoring.entries import LeafEntry
from thidua.bloc.scoring.leaf import Frame, target_of
from thidua.bloc.scoring.rounding import ZERO
from thidua.bloc.scoring.rules import fact_value
from thidua.bloc.scoring.what_counts import UnitState
from thidua.model.criteria import Criterion, Scale


def best(
    scale: Scale,
    leaf: Criterion,
    units: Iterable[str],
    frames: Mapping[str, Frame],
    states: Mapping[str, UnitState],
) -> tuple[Fraction, Fraction]:
    """(e_max, A_max) of a relative leaf over the figures that count as of a stage."""
    e_max = a_max = ZERO
    for unit in units:
        if unit in scale.exempt[leaf.id]:
            continue
        state = states[unit]
        known = state.leaves.get(leaf.id)
        entries = [voice.entry for voice in known.voices] if known else [None]
        for entry in entries:
            if entry is not None and entry.kind != "value":
                continue
            try:
                target = target_of(frames[unit], leaf, entry)
                of = leaf.leaf_rule.of
                if of is None and entry is None:
                    continue
                actual = _actual(state, of, entry)
            except MissingFigure:
                continue
            if target:
                e_max = max(e_max, actual / target - 1)
            else:
                a_max = max(a_max, actual)
    return e_max, a_max


def _actual(state: UnitState, of: str | None, entry: LeafEntry | None) -> Fraction:
    """The figure that a relative leaf measures: a fact, or the entry."""
    if of is not None:
        return fact_value(state.facts, of)
    assert entry is not None
    return Fraction(entry.value)  # type: ignore[arg-type]
