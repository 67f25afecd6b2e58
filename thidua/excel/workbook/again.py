"""A year workbook or a pledge that is imported again: what its last import said, so who edits his
own further is not refused for his own earlier change."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from thidua.diagnostics.diagnostic import Path
from thidua.excel.workbook.edits import RecordEdit
from thidua.excel.workbook.state import State
from thidua.store.yaml.dump import normal
from thidua.store.yaml.reader import Node


@dataclass(slots=True)
class LastSaid:
    """What the last imports of one workbook put: `cells`: file and path -> value; `records`: whole
    ones that came, each with its file."""

    cells: dict[str, Node] = field(default_factory=dict)
    records: list[tuple[str, Node]] = field(default_factory=list)

    def put(self, file: str, path: Path, now: Node) -> bool:
        """Whether what stands there was put there by this workbook."""
        place = _place(file, path)
        return place in self.cells and normal(self.cells[place]) == now

    def brought(self, file: str, is_it: Callable[[Node], bool]) -> Node:
        """The record that this workbook brought into a file, as it was then; None for none."""
        came = (record for one, record in reversed(self.records) if one == file)
        return next((normal(record) for record in came if is_it(record)), None)


def last_said(kept: Any) -> LastSaid:
    """What was kept; nothing where it is no such thing."""
    try:
        records = [(str(file), record) for file, record in kept["records"]]
        return LastSaid(dict(kept["cells"]), records)
    except (TypeError, KeyError, ValueError):
        return LastSaid()


def kept_now(last: LastSaid, edits: Iterable[RecordEdit]) -> dict[str, Any]:
    """What is kept after one more import, as JSON holds it."""
    cells, records = dict(last.cells), list(last.records)
    for edit in edits:
        if edit.adds:
            records.append((edit.file, edit.after))
        elif not (edit.order or edit.takes_away):
            cells[_place(edit.file, edit.path)] = edit.after
    return {"cells": cells, "records": records}


def place_of(state: State, file: str) -> str:
    """Whose workbook it is: a unit's own form, or the workbook that lies at a place."""
    return f"{state.bloc}/{state.year}/{state.unit}" if state.unit else file


def base_of(state: State) -> str:
    """What it was made from, as one text."""
    return json.dumps(dict(state.trees), sort_keys=True, ensure_ascii=False)


def _place(file: str, path: Path) -> str:
    return json.dumps([file, *path], ensure_ascii=False)
