"""What people call the records of a year workbook, and what stands in their cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thidua.excel.grid import number_text
from thidua.excel.workbook.columns import RecordColumn
from thidua.excel.workbook.names import RecordNames, column_label, word
from thidua.excel.workbook.reading import TypedRecord
from thidua.excel.workbook.records import RecordTable
from thidua.excel.workbook.state import State
from thidua.store.yaml.dump import flow
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
                label = column_label(self.names.lang, table.id, column.key)
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
