"""What was changed on the second sheet: stages, offices, facts, rounding, ranking, bands."""

from collections.abc import Sequence
from dataclasses import replace

from thidua.diagnostics.diagnostic import Path
from thidua.excel.scale.codes import slug
from thidua.excel.scale.workbook.edits import (
    GONE,
    CellProblem,
    Edits,
    ScaleEdit,
    SettingLine,
    TypedRow,
    read_edits,
    same_text,
)
from thidua.excel.scale.workbook.phrases import BadPhraseError, flow_value, pieces_of
from thidua.excel.scale.workbook.rows import SETTINGS, Names, SettingRow, Tree, setting_rows
from thidua.store.yaml.node import Node, node_of
from thidua.text.vietnamese import fold
from thidua.words import SPOKEN, say

LISTED = ("stages", "offices", "facts", "bands", "divisions")
"""Settings of several entries, each with an id and a name."""
MAPPED = ("rounding", "ranking", "limit")
"""Settings of several keys, each with a value."""


def all_edits(
    tree: Tree, rows: Sequence[TypedRow], settings: Sequence[SettingLine], names: Names
) -> Edits:
    """What both sheets change: a new office of the second may stand on the first."""
    found = Edits()
    read_settings(found, tree, settings)
    offices = dict(names.offices)
    for edit in found.edits:
        if edit.new and edit.key == "offices" and isinstance(edit.after, dict):
            offices[str(edit.after["id"])] = str(edit.after.get("name", ""))
    main = read_edits(tree, rows, replace(names, offices=offices))
    main.edits[:0], main.problems[:0] = found.edits, found.problems
    return main


def read_settings(found: Edits, tree: Tree, typed: Sequence[SettingLine]) -> None:
    """Adds the edits of the second sheet. A line without a path is new: an entry, a key or a
    setting of the section that it names, else of that of the line above it."""
    base = {"/".join(str(step) for step in row.path): row for row in setting_rows(tree)}
    section = ""
    for line in typed:
        row = base.get(line.path)
        section = row.section if row else _section(line.section) if line.section else section
        try:
            if row is None and line.path:
                found.problems.append(CellProblem(line.cell, line.row, "setting", line.path))
            elif row is None:
                _new(found, tree, section, line)
            else:
                _row(found, tree, row, line.cell, line.name, line.value)
        except BadPhraseError as bad:
            found.problems.append(CellProblem(line.cell, line.row, "params", str(bad)))


def _section(text: str) -> str:
    """The section of a heading in either language, or of its key; "" for none."""
    said = {
        fold(say(lang, f"scale_book.section_{key}")): key for key in SETTINGS for lang in SPOKEN
    }
    return said.get(fold(text), text if text in SETTINGS else "")


def _new(found: Edits, tree: Tree, section: str, line: SettingLine) -> None:
    """A line that a person added."""
    there = tree.get(section)
    if section in LISTED:
        entry = _entry(found, there, section, line)
        if entry is not None:
            _add(found, line, (section,), entry)
    elif section in MAPPED and line.ident and line.value:
        if isinstance(there, dict) and line.ident in there:
            found.problems.append(CellProblem(line.cell, line.row, "twice", line.ident))
            return
        _edit(found, tree, line.cell, (section, line.ident), flow_value(line.value))
    elif section and section not in MAPPED and line.value and there is None:
        _edit(found, tree, line.cell, (section,), flow_value(line.value))
    else:
        why = "twice" if section and there is not None else "setting"
        found.problems.append(
            CellProblem(line.cell, line.row, why, line.section or line.name or line.value)
        )


def _entry(found: Edits, there: Node, section: str, line: SettingLine) -> Tree | None:
    """A new stage, office, band ...: its id as typed, else made of its name."""
    known = there if isinstance(there, list) else []
    used = {str(one.get("id")) for one in known if isinstance(one, dict)}
    used |= {
        str(edit.after["id"])
        for edit in found.edits
        if edit.new and edit.key == section and isinstance(edit.after, dict)
    }
    if line.ident in used:
        found.problems.append(CellProblem(line.cell, line.row, "twice", line.ident))
        return None
    if not (line.ident or line.name):
        found.problems.append(CellProblem(line.cell, line.row, "setting", line.value))
        return None
    entry: Tree = {"id": line.ident or slug(line.name, used)}
    if line.name:
        entry["name"] = line.name
    return entry | _values(line.value)


def _add(found: Edits, line: SettingLine, path: Path, after: Node) -> None:
    found.edits.append(ScaleEdit(line.cell, "", str(path[-1]), path, None, after, new=True))


def _row(found: Edits, tree: Tree, row: SettingRow, cell: str, name: str, value: str) -> None:
    if row.name and not same_text(row.name, name):
        if not name.strip():
            found.problems.append(CellProblem(cell, int(cell[1:]), "emptied", row.name))
            return
        _edit(found, tree, cell, (*row.path, "name"), name.strip())
    if same_text(row.value, value):
        return
    if not value.strip():
        found.problems.append(CellProblem(cell, int(cell[1:]), "emptied", row.value))
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
    found.edits.append(ScaleEdit(cell, "", str(path[-1]), path, node_of(tree, path), after))
