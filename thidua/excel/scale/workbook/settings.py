"""What was changed on the second sheet: stages, offices, facts, rounding, ranking, bands."""

from collections.abc import Sequence

from thidua.diagnostics.diagnostic import Path
from thidua.excel.scale.codes import slug
from thidua.excel.scale.workbook.cells import (
    GONE,
    Edits,
    EmptiedRow,
    ScaleEdit,
    TypedRow,
    same_text,
)
from thidua.excel.scale.workbook.edits import read_edits
from thidua.excel.scale.workbook.names import Names
from thidua.excel.scale.workbook.pieces import BadPhraseError, flow_value, pieces_of
from thidua.excel.scale.workbook.rows import SETTINGS, STATES, SettingRow, Tree, setting_rows
from thidua.store.yaml.node import Node, node_of
from thidua.text.vietnamese import fold
from thidua.words import SPOKEN, say

LISTED = ("stages", "offices", "facts", "bands", "divisions")
"""Settings of several entries, each with an id and a name."""
MAPPED = ("rounding", "ranking", "limit")
"""Settings of several keys, each with a value."""


def all_edits(
    tree: Tree, rows: Sequence[TypedRow], settings: Sequence[TypedRow], names: Names
) -> Edits:
    """What both sheets change: a new office of the second may stand on the first."""
    found = Edits()
    read_settings(found, tree, settings)
    fresh: dict[str, Node] = {
        section: [edit.after for edit in found.edits if edit.new and edit.key == section]
        for section in ("offices", "facts")
    }
    main = read_edits(tree, rows, names.of_scale(tree).of_scale(fresh))
    main.edits[:0], main.problems[:0] = found.edits, found.problems
    main.emptied += found.emptied
    return main


def read_settings(found: Edits, tree: Tree, typed: Sequence[TypedRow]) -> None:
    """Adds the edits of the second sheet. A line without a path is new: an entry, a key or a
    setting of the section that it names, else of that of the line above it."""
    base = {"/".join(str(step) for step in row.path): row for row in setting_rows(tree)}
    section = ""
    seen: set[str] = set()
    for line in typed:
        for column, why in line.unsure.items():
            found.tell(line, column, why, line.cells[column])
        row = base.get(line.key)
        said = line.cells["section"]
        section = row.section if row else _section(said) if said else section
        try:
            if line.key in seen or (row is None and line.key):
                found.tell(line, "value", "key", line.key)
            elif row is None:
                _new(found, tree, section, line)
            else:
                _row(found, tree, row, line)
        except BadPhraseError as bad:
            found.tell(line, "value", "params", str(bad))
        seen |= {line.key} if line.key else set()


def _section(text: str) -> str:
    """The section of a heading in either language, or of its key; "" for none."""
    said = {
        fold(say(lang, f"scale_book.section_{key}")): key for key in SETTINGS for lang in SPOKEN
    }
    return said.get(fold(text), text if text in SETTINGS else "")


def _new(found: Edits, tree: Tree, section: str, line: TypedRow) -> None:
    """A line that a person added."""
    there = tree.get(section)
    ident, value = line.cells["id"], line.cells["value"]
    if section in LISTED:
        entry = _entry(found, there, section, line)
        if entry is not None:
            _add(found, (section,), entry)
    elif section in MAPPED and ident and value:
        if isinstance(there, dict) and ident in there:
            found.tell(line, "value", "twice", ident)
            return
        _edit(found, tree, (section, ident), flow_value(value))
    elif section and section not in MAPPED and value and there is None:
        _edit(found, tree, (section,), _setting(section, value))
    else:
        why = "twice" if section and there is not None else "setting"
        found.tell(line, "value", why, line.cells["section"] or line.cells["name"] or value)


def _entry(found: Edits, there: Node, section: str, line: TypedRow) -> Tree | None:
    """A new stage, office, band ...: its id as typed, else made of its name."""
    known = there if isinstance(there, list) else []
    used = {str(one.get("id")) for one in known if isinstance(one, dict)}
    used |= {
        str(edit.after["id"])
        for edit in found.edits
        if edit.new and edit.key == section and isinstance(edit.after, dict)
    }
    ident, name = line.cells["id"], line.cells["name"]
    if ident in used:
        found.tell(line, "value", "twice", ident)
        return None
    if not (ident or name):
        found.tell(line, "value", "setting", line.cells["value"])
        return None
    entry: Tree = {"id": ident or slug(name, used)}
    if name:
        entry["name"] = name
    return entry | _values(line.cells["value"])


def _add(found: Edits, path: Path, after: Node) -> None:
    found.edits.append(ScaleEdit("", str(path[-1]), path, None, after, new=True))


def _row(found: Edits, tree: Tree, row: SettingRow, line: TypedRow) -> None:
    ident, name, value = (line.cells[column] for column in ("id", "name", "value"))
    value = _typed(row.section, value)
    if not (ident or name or value):
        edit = ScaleEdit("", "", row.path, node_of(tree, row.path), None)
        about = " ".join(one for one in (line.cells["section"], row.name or row.key) if one)
        was = row.value or row.name
        found.emptied.append(EmptiedRow(line.sheet, line.at("name"), about or was, was, edit))
        return
    if not same_text(row.key, ident):
        found.tell(line, "id", "id", ident)
        return
    if line.cells["section"] and _section(line.cells["section"]) != row.section:
        found.tell(line, "section", "setting", line.cells["section"])
        return
    if row.name and not same_text(row.name, name):
        if not name:
            found.tell(line, "name", "emptied", row.name)
            return
        _edit(found, tree, (*row.path, "name"), name)
    elif name and not row.name:
        if not isinstance(row.path[-1], int):
            found.tell(line, "name", "setting", name)
            return
        _edit(found, tree, (*row.path, "name"), name)
    if same_text(row.value, value):
        return
    if not value:
        found.tell(line, "value", "emptied", row.value)
        return
    if not row.name and not isinstance(row.path[-1], int):
        _edit(found, tree, row.path, None if value == GONE else _setting(row.section, value))
        return
    old = _values(row.value)
    new = {} if value == GONE else _values(value)
    for key in {**old, **new}:
        if old.get(key) != new.get(key):
            _edit(found, tree, (*row.path, key), new.get(key))


_STATES = {fold(say(lang, f"scale_book.state_{one}")): one for one in STATES for lang in SPOKEN}
_STATES |= {fold("bản nháp"): "draft", fold("thông qua"): "adopted"}
"""A scale's state as people say it."""


def _typed(section: str, value: str) -> str:
    """A value as the data has it: a state is said in words."""
    return _STATES.get(fold(value), value) if section == "status" else value


def _setting(section: str, value: str) -> Node:
    """The value of a setting: a state also in words, a source as it is written."""
    return _typed(section, value) if section in ("status", "source") else flow_value(value)


def _values(text: str) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for piece in pieces_of(text):
        key, colon, value = piece.partition(":")
        if not colon or not key.strip() or not value.strip():
            raise BadPhraseError(piece)
        found[key.strip()] = flow_value(value.strip())
    return found


def _edit(found: Edits, tree: Tree, path: Path, after: Node) -> None:
    found.edits.append(ScaleEdit("", str(path[-1]), path, node_of(tree, path), after))
