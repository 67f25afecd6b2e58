"""What was changed on the second sheet: stages, offices, facts, rounding, ranking, bands."""

from collections.abc import Sequence

from thidua.diagnostics.diagnostic import Path
from thidua.excel.scale.workbook.edits import (
    GONE,
    Edit,
    Edits,
    Problem,
    node_of,
    same_text,
)
from thidua.excel.scale.workbook.phrases import BadPhraseError, flow_value, pieces_of
from thidua.excel.scale.workbook.rows import SettingRow, Tree, setting_rows
from thidua.store.yaml.node import Node


def read_settings(found: Edits, tree: Tree, typed: Sequence[tuple[str, str, str, str]]) -> None:
    """Adds the edits of the second sheet. A line without a path is new and not taken."""
    base = {"/".join(str(step) for step in row.path): row for row in setting_rows(tree)}
    for cell, key, name, value in typed:
        row = base.get(key)
        number = int(cell[1:])
        if row is None:
            found.problems.append(Problem(cell, number, "setting", key or name or value))
            continue
        try:
            _row(found, tree, row, cell, name, value)
        except BadPhraseError as bad:
            found.problems.append(Problem(cell, number, "params", str(bad)))


def _row(found: Edits, tree: Tree, row: SettingRow, cell: str, name: str, value: str) -> None:
    if row.name and not same_text(row.name, name):
        if not name.strip():
            found.problems.append(Problem(cell, int(cell[1:]), "emptied", row.name))
            return
        _edit(found, tree, cell, (*row.path, "name"), name.strip())
    if same_text(row.value, value):
        return
    if not value.strip():
        found.problems.append(Problem(cell, int(cell[1:]), "emptied", row.value))
        return
    if not row.name and not isinstance(row.path[-1], int):
        _edit(found, tree, cell, row.path, None if value.strip() == GONE else flow_value(value))
        return
    old = _values(row.value)
    new = {} if value.strip() == GONE else _values(value)
    for key in {**old, **new}:
        if old.get(key) != new.get(key):
            _edit(found, tree, cell, (*row.path, key), new.get(key))


def _values(text: str) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for piece in pieces_of(text):
        key, colon, value = piece.partition(":")
        if not colon or not key.strip() or not value.strip():
            raise BadPhraseError(piece)
        found[key.strip()] = flow_value(value.strip())
    return found


def _edit(found: Edits, tree: Tree, cell: str, path: Path, after: Node) -> None:
    found.edits.append(Edit(cell, "", str(path[-1]), path, node_of(tree, path), after))
