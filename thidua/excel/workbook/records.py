"""The records of the tables in the trees of data files: where each stands, and its values."""

from collections.abc import Mapping
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Path
from thidua.excel.workbook.tables import FIELDS, FILES, KEYED, RecordColumn, RecordTable, all_tables
from thidua.store.yaml.dump import normal
from thidua.store.yaml.node import Node, node_of

Trees = Mapping[str, Node]
"""A file's path inside the bloc's folder -> what it holds."""
NESTED: dict[str, frozenset[str]] = {
    "pledges": frozenset(["tasks"]),
    "tasks": frozenset(["progress"]),
    "ballot": frozenset(["votes", "papers"]),
    "pact": frozenset(["movements", "targets"]),
    "settings": frozenset(["base_salary", "awards", "bases"]),
}
"""Table -> keys of its records that have a table of their own."""


class RecordRef(NamedTuple):
    """One record: its file, and its path in it."""

    file: str
    path: Path


def files_of(table: RecordTable, year: int, trees: Trees) -> list[str]:
    """The files of a table that are there; the one that it would have, where it has one only."""
    pattern = table.file.format(year=year)
    if "*" not in pattern:
        return [pattern]
    first, _, last = pattern.partition("*")
    return sorted(f for f in trees if f.startswith(first) and f.endswith(last))


def refs_of(table: RecordTable, file: str, tree: Node) -> list[RecordRef]:
    """The records of a table in one file, in order."""
    if table.shape in (FIELDS, FILES):
        return [RecordRef(file, ())]
    found = value_at(tree, table.at)
    if table.shape == KEYED:
        return (
            [RecordRef(file, (*table.at, key)) for key in found] if isinstance(found, dict) else []
        )
    if not isinstance(found, list):
        return []
    if not table.inside:
        return [RecordRef(file, (*table.at, n)) for n in range(len(found))]
    return [
        RecordRef(file, (*table.at, n, table.inside, k))
        for n in range(len(found))
        for k in range(_length(value_at(found, (n, table.inside))))
    ]


def _length(node: Node) -> int:
    return len(node) if isinstance(node, list) else 0


def value_at(tree: Node, path: Path) -> Node:
    """The value at a path, in the way of writing that is compared."""
    return normal(node_of(tree, path))


def record_at(table: RecordTable, tree: Node, path: Path) -> dict[str, Node] | None:
    """A record as a mapping; a bare value under its own key. None where it is not there."""
    node = value_at(tree, path)
    if table.scalar and isinstance(node, str):
        return {table.scalar: node}
    if isinstance(node, dict):
        return node
    return {} if not path and node is None else None


def value_of(table: RecordTable, column: RecordColumn, record: Mapping[str, Node]) -> Node:
    """What a record holds for a column; for the column of what is left, the keys without one."""
    node = value_at(dict(record), column.path)
    if column.kind != "rest":
        return node
    if column.path and not isinstance(node, dict):
        return node
    inner: Node = dict(record) if not column.path else node
    left = {
        key: value
        for key, value in (inner.items() if isinstance(inner, dict) else ())
        if key not in covered(table, column)
    }
    return left or None


def covered(table: RecordTable, rest: RecordColumn) -> frozenset[str]:
    """The keys beside the column of what is left that have a column or a table of their own."""
    depth = len(rest.path)
    own = {
        one.path[depth]
        for one in table.columns
        if len(one.path) > depth and one.path[:depth] == rest.path and not one.is_parent
    }
    if table.shape == KEYED:
        own.discard("unit")
    return frozenset(own) | (NESTED.get(table.id, frozenset()) if not depth else frozenset())


def parents(table: RecordTable, trees: Trees, ref: RecordRef) -> dict[str, str]:
    """What the parent columns of a nested record say: the unit of its file, the task's id."""
    tree = trees.get(ref.file)
    found = {"@unit": _word(value_at(tree, ("unit",)))}
    if table.inside:
        found["@task"] = _word(value_at(tree, (*ref.path[:-2], "id")))
    return found


def _word(node: Node) -> str:
    return node if isinstance(node, str) else ""


def ident_of(table: RecordTable, record: Mapping[str, Node]) -> tuple[str, ...]:
    """What a record is found again by."""
    return tuple(str(value_at(dict(record), (key,))) for key in table.ident)


def relocated(old: Node, new: Node, path: Path) -> Path | None:
    """Where the record at `path` of an older tree stands in a newer one; None: nowhere.

    Items are found again by what identifies them, the n-th of several by being the n-th.
    """
    idents = {
        (*table.at, *([table.inside] if table.inside else [])): table.ident
        for table in all_tables()
        if table.at
    }
    found: list[str | int] = []
    for depth, step in enumerate(path):
        if isinstance(step, str):
            found.append(step)
            continue
        before, after = value_at(old, path[:depth]), value_at(new, tuple(found))
        if not isinstance(before, list) or not isinstance(after, list):
            return None
        keys = idents.get(tuple(one for one in path[:depth] if isinstance(one, str)), ("id",))
        marks = [_mark(one, keys) for one in before]
        nth = marks[:step].count(marks[step])
        same = [n for n, one in enumerate(after) if _mark(one, keys) == marks[step]]
        if nth >= len(same):
            return None
        found.append(same[nth])
    return tuple(found)


def _mark(node: Node, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(value_at(node, (key,))) for key in keys)
