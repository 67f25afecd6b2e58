"""What-if: entries that are only supposed, as one more sheet after all others."""

from collections.abc import Mapping
from typing import Any

from thidua.bloc.scoring.entries import BoundSheet, bind
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import SheetFile
from thidua.model.scale.criteria import Scale
from thidua.model.sheet import Sheet

SUPPOSED = "what-if"


def supposed_sheet(
    scale: Scale, unit: str, name: str, stage: str, entries: Mapping[str, Any]
) -> tuple[BoundSheet, list[Diagnostic]]:
    """A sheet that says only what is supposed; facts and scores are told apart by their ids."""
    facts = {key: raw for key, raw in entries.items() if key in scale.fact}
    scores = {key: raw for key, raw in entries.items() if key not in scale.fact}
    data = Sheet.model_construct(unit=unit, facts=facts, scores=scores)
    sheet = SheetFile(SUPPOSED, stage, unit, SUPPOSED, data)
    return bind(scale, sheet, (name,))
