"""What scorers claim beside what the rules give: a difference either way is a warning.

Manual: file-sheet (`claimed`). A sheet's own total is only told where the claims of its leaves do
not already explain the difference.
"""

from collections.abc import Sequence
from fractions import Fraction

from thidua.bloc.scoring.derivation import NodeResult
from thidua.bloc.scoring.entries import BoundSheet, crumb_of
from thidua.bloc.scoring.evaluate import total_of
from thidua.bloc.scoring.result import UnitScore
from thidua.bloc.scoring.rounding import ZERO, published, rounded
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.scale.criteria import Scale
from thidua.text.numbers import about


def claim_problems(
    scale: Scale, score: UnitScore, sheets: Sequence[BoundSheet]
) -> list[Diagnostic]:
    """Warnings for the claims that differ from the computed figures of their stage."""
    problems = []
    for sheet in sheets:
        nodes = score.as_of.get(sheet.stage)
        if nodes is None:
            continue
        crumb = (score.unit.name, scale.stage_name(sheet.stage))
        told = ZERO
        for node_id, (claimed, source) in sheet.claims.items():
            computed = _computed(sheet, nodes[node_id])
            if computed is None:
                continue
            shown = rounded(computed, scale.rounding.places, scale.rounding.mode)
            if claimed in (computed, shown):
                continue
            if scale.nodes[node_id].is_leaf:
                told += claimed - computed
            args = {"claimed": about(claimed), "computed": about(shown)}
            where = (*crumb, crumb_of(scale.nodes[node_id]))
            problems.append(Diagnostic("TD230", source.file, source.path, args=args, where=where))
        alone = sum(other.stage == sheet.stage for other in sheets) == 1
        if sheet.claimed is not None and alone:
            problems += _total(scale, sheet, nodes, told, crumb)
    return problems


def _computed(sheet: BoundSheet, node: NodeResult) -> Fraction | None:
    """The points that the claim is held against, the scorer's own where several score; None where
    there is nothing sound to compare."""
    if node.status == "missing" or node.problems:
        return None
    own = [one.points for one in node.voices if one.scorer == sheet.scorer]
    return own[0] if len(own) == 1 else node.points


def _total(
    scale: Scale,
    sheet: BoundSheet,
    nodes: dict[str, NodeResult] | object,
    told: Fraction,
    crumb: tuple[str, ...],
) -> list[Diagnostic]:
    assert isinstance(nodes, dict)
    tops = [nodes[top.id] for top in scale.criteria]
    if any(node.status == "missing" for node in tops):
        return []
    total = total_of(scale, nodes)
    shown = published(total, scale.rounding)
    claimed = sheet.claimed
    assert claimed is not None
    if claimed in (total, shown) or claimed - told in (total, shown):
        return []
    args = {"claimed": about(claimed), "computed": about(shown)}
    return [Diagnostic("TD231", sheet.file, ("claimed",), args=args, where=crumb)]
