"""What was changed on the second sheet: stages, offices, facts, rounding, ranking, bands."""

from collections.abc import Mapping, Sequence

from thidua.diagnostics.diagnostic import Path
from thidua.excel.grid import key_said
from thidua.excel.scale.rows.codes import slug
from thidua.excel.scale.workbook.cells import GONE, Edits, ScaleEdit, TypedRow, same_text
from thidua.excel.scale.workbook.edits import read_edits
from thidua.excel.scale.workbook.pieces import BadPhraseError, Names
from thidua.excel.scale.workbook.rows import SETTINGS, SettingRow, Tree, setting_rows
from thidua.excel.scale.workbook.setting_words import entry_typed, key_of, setting_typed
from thidua.store.yaml.node import Node, mappings, node_of

LISTED = ("stages", "offices", "facts", "bands", "divisions")
"""Settings of several entries, each with an id and a name."""
MAPPED = ("rounding", "ranking", "limit")
"""Settings of several keys, each with a value."""


def all_edits(
    tree: Tree,
    rows: Sequence[TypedRow],
    settings: Sequence[TypedRow],
    names: Names,
    first: Sequence[str] = (),
) -> Edits:
    """What both sheets change: a new office of the second may stand on the first. `first`: the keys
    of the rows that stood above all others."""
    found = Edits()
    names = names.of_scale(tree)
    read_settings(found, tree, settings, names)
    fresh: dict[str, Node] = {
        section: [edit.after for edit in found.edits if edit.adds and edit.key == section]
        for section in ("offices", "facts")
    }
    main = read_edits(tree, rows, names.of_scale(fresh), first)
    main.edits[:0], main.problems[:0] = found.edits, found.problems
    main.emptied += found.emptied
    return main


def read_settings(found: Edits, tree: Tree, typed: Sequence[TypedRow], names: Names) -> None:
    """Adds the edits of the second sheet. A line without a path is new: an entry, a key or a
    setting of the section that it names, else of that of the line above it."""
    base = {"/".join(str(step) for step in row.path): row for row in setting_rows(tree, names)}
    section = ""
    seen: set[str] = set()
    came: dict[str, list[str]] = {}
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
                came.setdefault(section, []).extend(_new(found, tree, section, line, names))
            else:
                came.setdefault(section, []).append(row.key)
                _row(found, tree, row, line, names)
        except BadPhraseError as bad:
            found.tell(line, "value", "params", str(bad), section)
        seen |= {line.key} if line.key else set()
    for section in LISTED:
        _order(found, [row.key for row in base.values() if row.section == section], came, section)


def _order(
    found: Edits, before: Sequence[str], came: Mapping[str, Sequence[str]], section: str
) -> None:
    """The entries of a section whose lines came back in another order, or with new ones between
    them: the stages are gone through in this order."""
    after = list(came.get(section, ()))
    known = [one for one in before if one in after]
    if all(after) and after != [*known, *(one for one in after if one not in before)]:
        found.edits.append(
            ScaleEdit(
                key=section, path=(section,), before=list(before), after=list(after), order=True
            )
        )


def _section(text: str) -> str:
    """The section of a heading in either language, or of its key; "" for none."""
    found = key_said(text, "scale_book.section_", SETTINGS)
    return found or (text if text in SETTINGS else "")


def _new(found: Edits, tree: Tree, section: str, line: TypedRow, names: Names) -> Sequence[str]:
    """A line that a person added; the id of what it adds to a list."""
    there = tree.get(section)
    ident, value = line.cells["id"], line.cells["value"]
    if section in LISTED:
        entry = _entry(found, there, section, line, names)
        if entry is not None:
            found.edits.append(
                ScaleEdit(key=section, path=(section,), before=None, after=entry, adds=True)
            )
            return (str(entry["id"]),)
    elif section in MAPPED and (ident or line.cells["name"]) and value:
        ident = key_of(section, ident or line.cells["name"])
        if isinstance(there, dict) and ident in there:
            found.tell(line, "value", "twice", ident)
            return ()
        _edit(found, tree, (section, ident), setting_typed(section, ident, value, names))
    elif section and section not in MAPPED and value and there is None:
        _edit(found, tree, (section,), setting_typed(section, "", value, names))
    else:
        why = "twice" if section and there is not None else "setting"
        found.tell(line, "value", why, line.cells["section"] or line.cells["name"] or value)
    return ()


def _entry(found: Edits, there: Node, section: str, line: TypedRow, names: Names) -> Tree | None:
    """A new stage, office, band ...: its id as typed, else made of its name."""
    used = {str(one.get("id")) for one in mappings(there)}
    used |= {
        str(edit.after["id"])
        for edit in found.edits
        if edit.adds and edit.key == section and isinstance(edit.after, dict)
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
    return entry | entry_typed(section, line.cells["value"], names)


def _row(found: Edits, tree: Tree, row: SettingRow, line: TypedRow, names: Names) -> None:
    ident, name, value = (line.cells[column] for column in ("id", "name", "value"))
    if not (ident or value or row.value or row.name):
        return
    if not (ident or value) and (not name or row.fixed):
        about = " ".join(one for one in (line.cells["section"], row.name or row.key) if one)
        was = row.value or row.name
        found.emptied.append(
            ScaleEdit(
                path=row.path, before=node_of(tree, row.path), after=None, entry=_entry_of(row),
                sheet=line.sheet, place=line.at("name"), about=about or was, was=was,
            )
        )  # fmt: skip
        return
    if not same_text(row.key, ident):
        found.tell(line, "id", "id", ident)
        return
    if line.cells["section"] and _section(line.cells["section"]) != row.section:
        found.tell(line, "section", "setting", line.cells["section"])
        return
    if not same_text(row.name, name):
        if not name or row.fixed or not isinstance(row.path[-1], int):
            found.tell(line, "name", "setting" if name else "emptied", name or row.name)
            return
        _edit(found, tree, (*row.path, "name"), name, _entry_of(row))
    if same_text(row.value, value):
        return
    if not value:
        found.tell(line, "value", "emptied", row.value)
        return
    if not isinstance(row.path[-1], int):
        key = str(row.path[-1]) if row.fixed else ""
        after = None if value == GONE else setting_typed(row.section, key, value, names)
        _edit(found, tree, row.path, after)
        return
    old = entry_typed(row.section, row.value, names)
    new = {} if value == GONE else entry_typed(row.section, value, names)
    for key in {**old, **new}:
        if old.get(key) != new.get(key):
            _edit(found, tree, (*row.path, key), new.get(key), _entry_of(row))


def _entry_of(row: SettingRow) -> str:
    return row.key if isinstance(row.path[-1], int) else ""


def _edit(found: Edits, tree: Tree, path: Path, after: Node, entry: str = "") -> None:
    before, key = node_of(tree, path), str(path[-1])
    found.edits.append(ScaleEdit(key=key, path=path, before=before, after=after, entry=entry))
