"""The changes that a year workbook makes in files, and what people call what they change. One that
is imported again, as a unit's pledge, is held against what its last import said: who edits his own
further is not refused for his own earlier change."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from thidua.diagnostics.diagnostic import Path
from thidua.excel.edits import Edit, same_order
from thidua.excel.grid import number_text
from thidua.excel.marks import Place
from thidua.excel.workbook.columns import RecordColumn
from thidua.excel.workbook.names import RecordNames, column_called, word
from thidua.excel.workbook.reading import State, TypedRecord
from thidua.excel.workbook.records import RecordTable, value_at
from thidua.store.yaml.dump import flow, normal
from thidua.store.yaml.reader import Node
from thidua.text import dates
from thidua.text.numbers import show


@dataclass(frozen=True, slots=True)
class RecordWords:
    """Of one workbook."""

    names: RecordNames
    state: State

    def value(self, column: RecordColumn, node: Node) -> str:
        """A value as a cell shows it."""
        value = column.shown(node, self.names)
        if isinstance(value, date):
            return dates.show(self.names.lang, value)
        if isinstance(value, float):
            return show(self.names.lang, Fraction(number_text(value)))
        return value

    def record(self, table: RecordTable, record: Node) -> str:
        """A whole record: each of its columns with what stands in it; a bare value as it is."""
        if not isinstance(record, dict):
            return in_data(record)
        said = []
        for column in table.columns:
            node = None if column.is_parent else column.value_of(record)
            if node is not None:
                label = column_called(self.names.lang, table.id, column.key)
                said.append(f"{label} {self.value(column, node)}")
        return ", ".join(said)

    def about(self, row: TypedRecord, record: Mapping[str, Node] | None = None) -> str:
        """What people call the record of a row, after whose it is."""
        whose = [said for key in ("@unit", "@task") if (said := row.said(key))]
        if self.state.unit:  # a form of one unit, one of many that are imported together
            whose.insert(0, self.names.label("units", self.state.unit))
        return " › ".join([*whose, self._own_name(row, record)])

    def _own_name(self, row: TypedRecord, record: Mapping[str, Node] | None) -> str:
        if record is None and row.marked is not None:
            tree = self.state.trees.get(row.marked.file)
            record = row.table.record(tree, row.marked.path) or {}
            key, about = row.table.key_of(row.marked.path)
            if key:
                return self.names.label(about, key)
        found = record or {}
        for key in ("name", "title"):
            if isinstance(found.get(key), str):
                return str(found[key])
        for key, about in (("unit", "units"), ("leader", "units"), ("award", "awards")):
            if isinstance(found.get(key), str):
                return self.names.label(about, str(found[key]))
        first = "" if row.table.is_drawn_down else self._first_word(row.table, found)
        return first or word(self.names.lang, f"title.{row.table.id}")

    def _first_word(self, table: RecordTable, record: Mapping[str, Node]) -> str:
        """What stands in the first cell of a record that holds a word."""
        for column in table.columns:
            node = None if column.is_parent else column.value_of(dict(record))
            if isinstance(node, str):
                return self.value(column, node)
        return ""


def in_data(node: Node) -> str:
    """A value as it stands in the data; "" for none."""
    return "" if node is None else node if isinstance(node, str) else flow(node)


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
