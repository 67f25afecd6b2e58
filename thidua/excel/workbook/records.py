"""The records of the year workbook in the trees of data files, one class a kind of table: where
each record stands, its values, by what it is found again, and where a new one goes."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from thidua.diagnostics.diagnostic import Path
from thidua.excel.workbook.columns import RecordColumn
from thidua.store.yaml.dump import normal
from thidua.store.yaml.node import Node, mappings, node_of

Trees = Mapping[str, Node]
"""A file's path inside the bloc's folder -> what it holds."""
RecordTree = dict[str, Node]


class RecordRef(NamedTuple):
    """One record: its file, and its path in it."""

    file: str
    path: Path


class PlacedRecord(NamedTuple):
    """What a new record is in its file: where, what, and whether it comes to a list."""

    path: Path
    value: Node
    adds: bool


@dataclass(frozen=True)
class RecordTable(ABC):
    """One table."""

    id: str
    file: str
    """With `{year}` and, where each record is a file, `*`."""
    at: tuple[str, ...]
    """Where the records stand in the file."""
    columns: tuple[RecordColumn, ...]
    ident: tuple[str, ...] = ()
    """The keys by which a record is found again."""
    scalar: str = ""
    """The key under which a bare value is meant."""
    ids: str = ""
    """The columns by which a record without an id is known again, its id made from the first."""
    prefix: str = ""
    """Before the number of a record whose id is counted."""
    inside: str = ""
    """The key of the nested lists, where `at` names records that hold them."""
    nested: frozenset[str] = frozenset()
    """The keys that have a table of their own."""

    is_drawn_down: ClassVar[bool] = False
    """Whether its only record is drawn downwards, a field a row."""
    loses_rows: ClassVar[bool] = False
    unit_key: ClassVar[str] = "@unit"
    """The column that says whose file a new record belongs to."""

    def column(self, key: str) -> RecordColumn | None:
        """The column with that name."""
        return next((one for one in self.columns if one.key == key), None)

    def files(self, year: int, trees: Trees) -> list[str]:
        """The files that are there; the one that it would have, where it has one only."""
        pattern = self.file.format(year=year)
        if "*" not in pattern:
            return [pattern]
        first, _, last = pattern.partition("*")
        return sorted(f for f in trees if f.startswith(first) and f.endswith(last))

    @abstractmethod
    def refs(self, file: str, tree: Node) -> list[RecordRef]:
        """The records in one file, in order."""

    def record(self, tree: Node, path: Path) -> RecordTree | None:
        """A record as a mapping; a bare value under its own key. None where it is not there."""
        node = value_at(tree, path)
        return {} if not path and node is None else self.as_record(node)

    def as_record(self, node: Node) -> RecordTree | None:
        """A value as a record; None where it is none."""
        if self.scalar and isinstance(node, str):
            return {self.scalar: node}
        return node if isinstance(node, dict) else None

    def value(self, column: RecordColumn, trees: Trees, ref: RecordRef) -> Node:
        """What a record holds for a column; for a parent's, what people call the parent."""
        if column.is_parent:
            return self._parent(column.path[0], trees, ref)
        return column.value_of(self.record(trees.get(ref.file), ref.path) or {})

    def _parent(self, key: str, trees: Trees, ref: RecordRef) -> str:
        """The unit of its file, or the name of the task that it is inside of."""
        tree = trees.get(ref.file)
        if key == "@unit":
            return _word(value_at(tree, ("unit",)))
        return task_name(tree, _word(value_at(tree, (*ref.path[:-2], "id"))))

    def is_key(self, column: RecordColumn) -> bool:
        """Whether a column says which record a row is, so that it can't be changed."""
        return column.is_parent or column.is_fixed or column.path == ("id",)

    def mark(self, record: Node) -> tuple[str, ...]:
        """What a record is found again by."""
        return tuple(str(value_at(record, (key,))) for key in self.ident)

    def place_of(self, tree: Node, path: Path, record: RecordTree) -> Path | None:
        """Where the record of the same identity stands in the list at `path`; None: nowhere."""
        found = value_at(tree, path)
        for n, one in enumerate(found if isinstance(found, list) else []):
            if isinstance(one, dict) and self.mark(one) == self.mark(record):
                return (*path, n)
        return None

    def there(self, tree: Node, path: Path, record: RecordTree) -> Node:
        """That record without what has a table of its own; None where there is none."""
        place = self.place_of(tree, path, record)
        found = None if place is None else value_at(tree, place)
        return self._own(found) if isinstance(found, dict) else None

    def _own(self, record: RecordTree) -> RecordTree:
        return {key: value for key, value in record.items() if key not in self.nested}

    def placed(self, path: Path, record: RecordTree) -> PlacedRecord | None:
        """What a new record comes to be at `path`; None where it does not say its key, which is
        taken out of it where it stands in the path."""
        return PlacedRecord(path, record, adds=True)

    def key_of(self, _path: Path) -> tuple[str, str]:
        """What the key of a record names, and of what kind that is; "" where its key names
        nothing."""
        return "", ""


class ListTable(RecordTable):
    """The items of a list, perhaps of one inside each record of a list."""

    loses_rows = True

    def refs(self, file: str, tree: Node) -> list[RecordRef]:
        found = value_at(tree, self.at)
        if not isinstance(found, list):
            return []
        if not self.inside:
            return [RecordRef(file, (*self.at, n)) for n in range(len(found))]
        return [
            RecordRef(file, (*self.at, n, self.inside, k))
            for n in range(len(found))
            for k in range(_length(value_at(found, (n, self.inside))))
        ]


class KeyedTable(RecordTable):
    """A mapping by units' ids, or by words of the format: what the column of `ident` holds."""

    loses_rows = True

    def refs(self, file: str, tree: Node) -> list[RecordRef]:
        found = value_at(tree, self.at)
        keys = found if isinstance(found, dict) else {}
        return [RecordRef(file, (*self.at, key)) for key in keys]

    def value(self, column: RecordColumn, trees: Trees, ref: RecordRef) -> Node:
        if column.path == self.ident:
            return self.key_of(ref.path)[0]
        return super().value(column, trees, ref)

    def is_key(self, column: RecordColumn) -> bool:
        return column.path == self.ident or super().is_key(column)

    def place_of(self, tree: Node, path: Path, record: RecordTree) -> Path | None:
        key, found = record.get(self.ident[0]), value_at(tree, path)
        is_there = isinstance(found, dict) and isinstance(key, str) and key in found
        return (*path, str(key)) if is_there else None

    def there(self, tree: Node, path: Path, record: RecordTree) -> Node:
        place = self.place_of(tree, path, record)
        inner = None if place is None else self.record(tree, place)
        return None if inner is None else {self.ident[0]: record[self.ident[0]], **inner}

    def placed(self, path: Path, record: RecordTree) -> PlacedRecord | None:
        key = record.pop(self.ident[0], None)
        if not isinstance(key, str):
            return None
        value = record[self.scalar] if list(record) == [self.scalar] else record
        return PlacedRecord((*path, key), value, adds=False)

    def key_of(self, path: Path) -> tuple[str, str]:
        column = self.column(self.ident[0])
        return str(path[-1]), "" if column is None else column.about


class FieldsTable(RecordTable):
    """One record drawn downwards: a label, then its value."""

    is_drawn_down = True

    def refs(self, file: str, _tree: Node) -> list[RecordRef]:
        return [RecordRef(file, ())]


class FilesTable(RecordTable):
    """A file for each record."""

    unit_key = "unit"

    def refs(self, file: str, _tree: Node) -> list[RecordRef]:
        return [RecordRef(file, ())]

    def is_key(self, column: RecordColumn) -> bool:
        return column.path == self.ident or super().is_key(column)

    def place_of(self, tree: Node, path: Path, _record: RecordTree) -> Path | None:
        return path if isinstance(tree, dict) else None

    def there(self, tree: Node, _path: Path, _record: RecordTree) -> Node:
        whole = normal(tree)
        return self._own(whole) if isinstance(whole, dict) else None


def value_at(tree: Node, path: Path) -> Node:
    """The value at a path, in the way of writing that is compared."""
    return normal(node_of(tree, path))


def is_bare(tree: Node, path: Path) -> bool:
    """Whether a bare value stands at a path, where a mapping may."""
    return bool(path) and isinstance(value_at(tree, path), str)


def tasks_of(tree: Node) -> list[RecordTree]:
    """The tasks of a pledge."""
    return mappings(value_at(tree, ("tasks",)))


def task_name(tree: Node, task: str) -> str:
    """A task's name, by which people know it; its id where it has none, or another has the same."""
    names = {str(one.get("id")): str(one.get("name") or one.get("id")) for one in tasks_of(tree)}
    name = names.get(task, task)
    return name if list(names.values()).count(name) == 1 else task


def _length(node: Node) -> int:
    return len(node) if isinstance(node, list) else 0


def _word(node: Node) -> str:
    return node if isinstance(node, str) else ""
