"""A year workbook or a pledge that is imported again: what its last import said, so who edits his
own further is not refused for his own earlier change."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from thidua.diagnostics.diagnostic import Path
from thidua.excel.workbook.edits import RecordEdit
from thidua.excel.workbook.records import value_at
from thidua.excel.workbook.state import State
from thidua.store.yaml.dump import normal
from thidua.store.yaml.reader import Node


@dataclass(slots=True)
class LastSaid:
    """What the last imports of one workbook put: `cells`: file and path -> value, of a list whose
    order it is the ids; `records`: whole ones, each with its file and path, or with its list."""

    cells: dict[str, Node] = field(default_factory=dict)
    records: list[tuple[str, Node]] = field(default_factory=list)

    def put(self, file: str, path: Path, now: Node) -> bool:
        """Whether what stands there was put there by this workbook."""
        for n in range(len(path), -1, -1):
            held = self.cells.get(_place(file, path[:n]))
            if n == len(path) and _place(file, path) in self.cells:
                return normal(held) == now
            if isinstance(held, dict):
                return value_at(held, path[n:]) == now
        return False

    def ordered(self, file: str, path: Path, today: Sequence[str]) -> bool:
        """Whether what stands in a list today does so in the order of this workbook."""
        own = self.cells.get(_place(file, path))
        ids = list(map(str, own)) if isinstance(own, list) else []
        return bool(ids) and [x for x in today if x in ids] == [x for x in ids if x in today]

    def brought(self, file: str, place: Path, is_it: Callable[[Node], bool]) -> Node:
        """The record that this workbook brought to where one stands now, as it was then: of a list
        the one that `is_it`; None for none."""
        itself, listed = _place(file, place), _place(file, place[:-1])
        for one, record in reversed(self.records):
            if one == itself or (one == listed and is_it(record)):
                return normal(record)
        return None


def last_said(kept: Any) -> LastSaid:
    """What was kept; nothing where it is no such thing."""
    try:
        records = [(str(place), record) for place, record in kept["records"]]
        return LastSaid(dict(kept["cells"]), records)
    except (TypeError, KeyError, ValueError):
        return LastSaid()


def kept_now(last: LastSaid, edits: Iterable[RecordEdit]) -> dict[str, Any]:
    """What is kept after one more import, as JSON holds it."""
    cells, records = dict(last.cells), list(last.records)
    for edit in edits:
        if edit.is_whole:
            records.append((_place(edit.file, edit.path), edit.after))
        elif not edit.takes_away:
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
