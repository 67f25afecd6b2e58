"""Advice under --strict: figures changed or criteria left out without saying why (format.md 5)."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from thidua.compute.entries import LeafEntry, crumb_of
from thidua.compute.result import UnitScore, YearResult
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.words.numbers import trimmed


def check_notes(result: YearResult) -> Iterator[Diagnostic]:
    """A figure lowered by a later stage without a note, and an `na` without one."""
    for score in result.units:
        yield from _lowered(result, score)
    for sheet in result.sheets:
        for leaf_id, entry in sheet.leaves.items():
            if entry.kind == "na" and not entry.note:
                yield Diagnostic(
                    "TD241",
                    entry.source.file,
                    entry.source.path,
                    args={"id": leaf_id},
                    where=(crumb_of(result.scale.nodes[leaf_id]),),
                )


def _lowered(result: YearResult, score: UnitScore) -> Iterator[Diagnostic]:
    stages = [stage for stage, points in score.stages.items() if points is not None]
    for before, after in pairwise(stages):
        for sheet in result.sheets:
            if sheet.unit != score.unit.id or sheet.stage != after:
                continue
            for leaf_id, entry in sheet.leaves.items():
                was = score.as_of[before][leaf_id]
                now = score.as_of[after][leaf_id]
                if was.status == "scored" and now.points < was.points and not entry.note:
                    yield _lowered_without_note(
                        result, score, entry, leaf_id, was.points, now.points
                    )


def _lowered_without_note(
    result: YearResult,
    score: UnitScore,
    entry: LeafEntry,
    leaf_id: str,
    was: Fraction,
    now: Fraction,
) -> Diagnostic:
    places, mode = result.scale.rounding.places, result.scale.rounding.mode
    from thidua.compute.rounding import rounded

    args = {
        "id": leaf_id,
        "before": trimmed(rounded(was, places, mode)),
        "after": trimmed(rounded(now, places, mode)),
    }
    where = (score.unit.name, crumb_of(result.scale.nodes[leaf_id]))
    return Diagnostic("TD240", entry.source.file, entry.source.path, args=args, where=where)
