"""Puts the edits of a workbook into criteria.yaml as it is now: spliced, and nothing else touched."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.excel.scale.workbook.edits import ScaleEdit
from thidua.excel.scale.workbook.rows import Names, Tree, book_rows
from thidua.store.yaml.dump import flow
from thidua.store.yaml.node import Node, node_of
from thidua.store.yaml.reader import parse
from thidua.store.yaml.splice import append_item, put, remove


@dataclass(slots=True)
class Applied:
    """The new bytes; what others changed meanwhile (edit, the value now); what could not be done."""

    raw: bytes
    done: list[ScaleEdit] = field(default_factory=list)
    conflicts: list[tuple[ScaleEdit, Node]] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def apply_edits(raw: bytes, edits: Sequence[ScaleEdit], file: str) -> Applied:
    """The file with the edits in it. A value that is neither the old nor the new one is a
    conflict, and then nothing is to be written."""
    applied = Applied(raw)
    for edit in edits:
        tree, told = parse(applied.raw, file)
        if not isinstance(tree, dict):
            applied.problems += told
            return applied
        path = _now(tree, edit)
        if path is None:
            applied.conflicts.append((edit, None))
            continue
        if edit.new:
            new = _added(applied.raw, tree, path, edit, file)
        else:
            now = node_of(tree, path)
            if now == edit.after:
                continue
            if now != edit.before:
                applied.conflicts.append((edit, now))
                continue
            new = _changed(applied.raw, tree, path, edit.after, file)
        if isinstance(new, Diagnostic):
            applied.problems.append(new)
            return applied
        applied.raw = new
        applied.done.append(edit)
    return applied


def _now(tree: Tree, edit: ScaleEdit) -> Path | None:
    """Where the thing of an edit lies in the file as it is now; None where it is no more there."""
    if not edit.of and (edit.new or edit.path[0] not in ("criteria", "bonus", "deduct")):
        return edit.path
    for row in book_rows(tree, Names()):
        if row.key == edit.of:
            return (*row.path, *(edit.inner or edit.path[-1:]))
    return None


def _changed(raw: bytes, tree: Tree, path: Path, value: Node, file: str) -> bytes | Diagnostic:
    while len(path) > 1 and node_of(tree, path[:-1]) is None:
        value, path = {str(path[-1]): value}, path[:-1]
    return remove(raw, path, file) if value is None else put(raw, path, value, file)


def _added(raw: bytes, tree: Tree, path: Path, edit: ScaleEdit, file: str) -> bytes | Diagnostic:
    """A new criterion or item at the end of its list."""
    there = node_of(tree, path)
    if isinstance(there, dict):
        path = (*path, "items")
        there = there.get("items")
    if isinstance(there, list):
        return append_item(raw, path, edit.after, file)
    return put(raw, path, [edit.after], file)


def value_shown(value: Node) -> str:
    """A value in a line of changes."""
    return "" if value is None else flow(value)
