"""From an office's scale sheet to a draft of criteria.yaml, with every doubt told."""

import hashlib
from dataclasses import dataclass

from thidua.diagnostics.diagnostic import Diagnostic, Span, Word
from thidua.excel.grid import Grid, grid_of, open_workbook
from thidua.forms.scale_draft import make_draft
from thidua.forms.scale_model import Draft
from thidua.forms.scale_table import Table, find_table
from thidua.forms.scale_yaml import draft_text
from thidua.words import Lang, say

SHOWN = 70
"""Characters of a row that a warning shows."""


@dataclass(frozen=True, slots=True)
class ScaleDraft:
    """What was read: the file's text, the draft behind it, a warning for each doubt."""

    text: str
    draft: Draft
    table: Table
    doubts: tuple[Diagnostic, ...]
    summary: str


def read_scale(lang: Lang, raw: bytes, file: str, name: str) -> ScaleDraft | list[Diagnostic]:
    """The draft of the first scale table in a workbook. `name`: the file's own name."""
    book = open_workbook(raw, file)
    if isinstance(book, Diagnostic):
        return [book]
    for sheet in book.sheets:
        grid = grid_of(book, sheet, file)
        if isinstance(grid, Diagnostic):
            return [grid]
        table = _table(grid)
        if table is not None:
            digest = hashlib.sha256(raw).hexdigest()
            source = say(lang, "scale_draft.source", name=name, sheet=sheet, digest=digest)
            return _draft(lang, table, file, source)
    return [Diagnostic("TD940", file)]


def _table(grid: Grid) -> Table | None:
    table = find_table(grid)
    return table if table and any(line.standard.value for line in table.lines) else None


def _draft(lang: Lang, table: Table, file: str, source: str) -> ScaleDraft:
    draft = make_draft(table)
    doubts = draft.doubts()
    nodes = draft.all_nodes()
    summary = say(
        lang,
        "scale_draft.summary",
        nodes=len(nodes),
        items=sum(len(node.items) for node in nodes),
        unsure=len({one.line.row for one in doubts}),
        rows=len(table.lines),
    )
    told = tuple(
        Diagnostic(
            "TD941",
            file,
            args={
                "cell": one.line.cell,
                "why": Word(f"scale_draft.why_{one.why}"),
                "text": _shown(one.line.text),
            },
            where=(table.sheet,),
            span=Span(one.line.row, 1, one.line.row, 2),
        )
        for one in doubts
    )
    return ScaleDraft(draft_text(lang, draft, source), draft, table, told, summary)


def _shown(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
