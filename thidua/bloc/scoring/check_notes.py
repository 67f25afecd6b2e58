"""Advice under --strict: figures changed or left out without saying why (manual: file-sheet)."""

from collections.abc import Iterator
from itertools import pairwise

from thidua.bloc.scoring.entries import BoundSheet, LeafEntry, crumb_of
from thidua.bloc.scoring.result import UnitScore, YearResult
from thidua.bloc.scoring.rounding import rounded
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.rules.amounts import ItemEntry
from thidua.text.numbers import about


def check_notes(result: YearResult) -> Iterator[Diagnostic]:
    """A figure changed by a later stage without a note, and an `na` without one."""
    for score in result.units:
        sheets = [sheet for sheet in result.sheets if sheet.unit == score.unit.id]
        yield from _changed(result, score, sheets)
        for sheet in sheets:
            for leaf_id, entry in sheet.leaves.items():
                if entry.kind == "na" and not entry.note:
                    where = _crumb(result, score, sheet.stage, leaf_id)
                    source = entry.place
                    yield Diagnostic("TD241", source.file, source.path, where=where)


def check_absent(result: YearResult) -> Iterator[Diagnostic]:
    """What a unit still lacks whose sheet of the last required stage is there: told in the sheet of
    its last stage."""
    order = [stage.id for stage in result.scale.stages]
    for score in result.units:
        own = [one for one in result.sheets if one.unit == score.unit.id]
        if not own or _owes_a_sheet(score):
            continue
        file = max(own, key=lambda one: order.index(one.stage)).file
        for reason in score.reasons:
            variant = reason.key.removeprefix("missing_")
            variant = "scorers" if variant == "no_scorer_sheet" else variant
            if variant in ("entry", "fact", "target", "pledge", "scorers"):
                yield Diagnostic(
                    "TD244",
                    file,
                    at="file",
                    args=reason.args,
                    variant=variant,
                    where=(score.unit.name,),
                )


def _owes_a_sheet(score: UnitScore) -> bool:
    """Whether nothing at all has come at a required stage: what it lacks may still come."""
    return any(reason.key == "no_sheet" for reason in score.reasons)


def _changed(
    result: YearResult, score: UnitScore, sheets: list[BoundSheet]
) -> Iterator[Diagnostic]:
    """Each leaf that a stage changed, where nobody said why: at its entry, else at an item."""
    places, mode = result.scale.rounding.places, result.scale.rounding.mode
    stages = [stage for stage, points in score.stages.items() if points is not None]
    for before, after in pairwise(stages):
        for leaf_id, now in score.as_of[after].items():
            if leaf_id not in result.scale.nodes:
                continue
            was = score.as_of[before][leaf_id]
            if was.status != "scored" or now.status != "scored" or now.points == was.points:
                continue
            said = [
                entry
                for sheet in sheets
                if sheet.stage == after
                for entry in _of(result, sheet, leaf_id)
            ]
            if said and not any(entry.note for entry in said):
                args = {
                    "id": leaf_id,
                    "before": about(rounded(was.points, places, mode)),
                    "after": about(rounded(now.points, places, mode)),
                }
                where = _crumb(result, score, after, leaf_id)
                source = said[0].source
                variant = "" if now.points < was.points else "raised"
                code = "TD240" if result.scale.reasons == "advised" else "TD256"
                yield Diagnostic(code, *source, "value", args, variant, where)


def _of(result: YearResult, sheet: BoundSheet, leaf_id: str) -> Iterator[LeafEntry | ItemEntry]:
    """What a sheet says of a leaf: its entry, and its items."""
    if leaf_id in sheet.leaves:
        yield sheet.leaves[leaf_id]
    for item in result.scale.nodes[leaf_id].items():
        if item.id in sheet.items:
            yield sheet.items[item.id]


def _crumb(result: YearResult, score: UnitScore, stage_id: str, leaf_id: str) -> tuple[str, ...]:
    name = result.scale.stage_name(stage_id)
    return (score.unit.name, name, crumb_of(result.scale.nodes[leaf_id]))
