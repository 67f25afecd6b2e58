"""The changes that a year workbook makes in files. One that is imported again, as a unit's pledge,
is held against what its last import said: who edits his own further is not refused for his own
earlier change."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from thidua.diagnostics.diagnostic import Path
from thidua.excel.edits import Edit, same_order
from thidua.excel.marks import Place
from thidua.excel.workbook.records import value_at
from thidua.excel.workbook.state import State
from thidua.store.yaml.dump import normal
from thidua.store.yaml.reader import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordEdit(Edit):
    """One value that changes in a file of a bloc. `workbook`: the file that it was typed into.
    `columns`: of a whole record the cell of each of its keys, and the column's heading."""

    file: str
    workbook: str = ""
    columns: Mapping[Path, tuple[Place, str]] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether a whole record comes."""
        return self.after is not None and not self.label


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
        return isinstance(own, list) and bool(own) and same_order(today, list(map(str, own)))

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
