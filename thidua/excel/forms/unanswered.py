"""Which cells of a filled form were left blank though what they ask is still missing."""

from collections.abc import Mapping

from thidua.bloc.scoring.result import UnitScore
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.excel.forms.columns import cell_name
from thidua.excel.forms.filled import Place, at_cell
from thidua.excel.forms.rows import LEAF, PART, Row
from thidua.model.scale.criteria import Criterion, Scale

SHOWN = 12
"""Cells that one message names."""
Blanks = Mapping[str, Place]
"""Row key -> the entry cell in which nothing was typed."""


def unanswered(
    file: str, sheet: str, rows: tuple[Row, ...], blanks: Blanks, scale: Scale, score: UnitScore
) -> Diagnostic | None:
    """One warning that names the blank cells, by what the unit still lacks as of the form's
    stage; None where nothing that the form asks is missing."""
    parts: dict[str, list[str]] = {}
    for row in rows:
        if row.kind == PART and row.node:
            parts.setdefault(row.node, []).append(row.key)
    lacking: dict[str, Place] = {}
    for row in rows:
        if row.kind != LEAF or not row.remarks:
            continue
        node = score.nodes.get(row.id)
        if node is not None and node.status == "missing":
            keys = _asked(scale.nodes[row.id], row, parts.get(row.id, []))
            lacking |= {key: blanks[key] for key in keys if key in blanks}
    if not lacking:
        return None
    cells = [cell_name(*place) for place in sorted(lacking.values())]
    more = "" if len(cells) <= SHOWN else ", …"
    args = {"cells": ", ".join(cells[:SHOWN]) + more, "n": str(len(cells))}
    return at_cell("TD945", file, sheet, min(lacking.values()), args=args)


def _asked(leaf: Criterion, row: Row, parts: list[str]) -> list[str]:
    """The rows by which a leaf could be answered."""
    facts = [f"fact:{fact}" for fact in leaf.leaf_rule.facts]
    if row.ask is None and not parts and not facts:
        return ["field:no_other_events"]
    return [row.key, *parts, *facts]
