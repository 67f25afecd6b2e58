"""Reads a scale workbook back: its rows, its settings, and the scale that it was made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.excel.grid import Grid, Workbook, grid_of, letters
from thidua.excel.scale.pages import shown
from thidua.excel.scale.workbook.edits import ScaleEdit, SettingLine, TypedRow
from thidua.excel.scale.workbook.rows import COLUMNS, Names, Tree, book_rows
from thidua.excel.scale.workbook.sheet import HIDDEN, MAIN, MARK, SECOND
from thidua.store.yaml.dump import flow
from thidua.store.yaml.node import Node, node_of
from thidua.store.yaml.reader import parse
from thidua.store.yaml.splice import append_item, put, remove
from thidua.text.vietnamese import fold
from thidua.words import SPOKEN, say


@dataclass(slots=True)
class ReadBook:
    """What a workbook holds: `base` is the text that it was made from, `about` what it is of."""

    base: str
    about: Mapping[str, str]
    rows: list[TypedRow] = field(default_factory=list)
    settings: list[SettingLine] = field(default_factory=list)


def is_scale_book(book: Workbook, file: str) -> bool:
    """Whether an opened workbook is one of thidua's scale workbooks."""
    if MAIN not in book.sheets or HIDDEN not in book.sheets:
        return False
    grid = grid_of(book, HIDDEN, file)
    return isinstance(grid, Grid) and grid.cell(0, 0).text() == MARK


def read_book(book: Workbook, file: str) -> ReadBook | Diagnostic:
    """Everything in it; a Diagnostic where a sheet can't be read."""
    grids: list[Grid] = []
    for name in (HIDDEN, MAIN, *([SECOND] if SECOND in book.sheets else [])):
        grid = grid_of(book, name, file)
        if isinstance(grid, Diagnostic):
            return grid
        grids.append(grid)
    hidden, main = grids[0], grids[1]
    lines = [_raw(hidden, n) for n in range(len(hidden.values))]
    end = lines.index("---") if "---" in lines else 1
    about = dict(line.split("=", 1) for line in lines[1:end] if "=" in line)
    found = ReadBook("\n".join(lines[end + 1 :]), about)
    if not _rows(found, main):
        return Diagnostic("TD942", file, variant="headings")
    if len(grids) > 2:
        _settings(found, grids[2])
    return found


def _raw(grid: Grid, row: int) -> str:
    value = grid.cell(row, 0).value
    return value if isinstance(value, str) else grid.cell(row, 0).text()


def _heads() -> dict[str, str]:
    """A heading, in either language -> the column."""
    columns = ("mark", "key", *COLUMNS)
    return {fold(say(lang, f"scale_book.column_{one}")): one for one in columns for lang in SPOKEN}


def _rows(found: ReadBook, grid: Grid) -> bool:
    """Takes the rows below the headings, wherever these stand by now."""
    heads = _heads()
    for top in range(min(len(grid.values), 30)):
        at: dict[str, int] = {}
        for column in range(len(grid.values[top])):
            said = fold(shown(grid.cell(top, column)).text)
            if said in heads and heads[said] not in at:
                at[heads[said]] = column
        if set(COLUMNS) | {"key"} <= set(at):
            break
    else:
        return False
    names = {column: letters(number) for column, number in at.items()}
    for row in range(top + 1, len(grid.values)):
        cells = {column: shown(grid.cell(row, at[column])).text for column in COLUMNS}
        key = shown(grid.cell(row, at["key"])).text.strip()
        mark = shown(grid.cell(row, at["mark"])).text.strip() if "mark" in at else ""
        if key or any(cells.values()):
            cell = f"{letters(at['name'])}{row + 1}"
            found.rows.append(TypedRow(cell, row + 1, key, cells, bool(mark), names))
    return True


def _settings(found: ReadBook, grid: Grid) -> None:
    for row in range(1, len(grid.values)):
        texts = [shown(grid.cell(row, column)).text.strip() for column in range(5)]
        if any(texts[column] for column in (0, 2, 3, 4)):
            found.settings.append(SettingLine(row + 1, *texts))


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
