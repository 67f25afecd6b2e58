"""Reads a scale workbook back: its rows, its settings, and the scale that it was made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.excel.grid import Grid, Workbook, at_cell, grid_of
from thidua.excel.scale.paper.pages import shown
from thidua.excel.scale.workbook.cells import ScaleEdit, TypedRow
from thidua.excel.scale.workbook.names import Names
from thidua.excel.scale.workbook.rows import COLUMNS, Tree, book_rows
from thidua.excel.scale.workbook.sheet import FIRST, HIDDEN, MAIN, MARK, SECOND, SETTING_COLUMNS
from thidua.store.yaml.dump import flow
from thidua.store.yaml.node import Node, node_of
from thidua.store.yaml.reader import parse
from thidua.store.yaml.reorder import reordered
from thidua.store.yaml.splice import append_item, insert_after, put, remove
from thidua.text.vietnamese import fold
from thidua.words import SPOKEN, say


@dataclass(slots=True)
class ReadBook:
    """What a workbook holds: `base` is the text that it was made from, `about` what it is of;
    `problems`: what stands where nothing is read."""

    base: str
    about: Mapping[str, str]
    rows: list[TypedRow] = field(default_factory=list)
    settings: list[TypedRow] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def is_draft(self) -> bool:
        """Whether it was made from an office's own table, and not from a scale of the data."""
        return "year" not in self.about

    @property
    def first(self) -> list[str]:
        """The keys of the rows that stood above all others, as the doubtful ones of a draft do; all
        rows where it is not known in which order they stood."""
        if self.is_draft and FIRST not in self.about:
            return [row.key for row in self.rows]
        return self.about.get(FIRST, "").split()


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
    hidden = grids[0]
    lines = [_raw(hidden, n) for n in range(len(hidden.values))]
    end = lines.index("---") if "---" in lines else 1
    about = dict(line.split("=", 1) for line in lines[1:end] if "=" in line)
    found = ReadBook("\n".join(lines[end + 1 :]), about)
    rows = [_typed(found, grid, file) for grid in grids[1:]]
    for read in rows:
        if isinstance(read, Diagnostic):
            return read
        (found.rows if read and read[0].sheet == MAIN else found.settings).extend(read)
    return found


def _raw(grid: Grid, row: int) -> str:
    value = grid.cell(row, 0).value
    return value if isinstance(value, str) else grid.cell(row, 0).text()


_NEVER_READ = ("sentence", "doubt")
"""Columns in which only thidua writes."""


def _typed(found: ReadBook, grid: Grid, file: str) -> list[TypedRow] | Diagnostic:
    """The rows of a sheet below its headings, wherever these stand by now."""
    needed = COLUMNS if grid.name == MAIN else SETTING_COLUMNS
    best: dict[str, int] = {}
    top = 0
    for row in range(min(len(grid.values), 30)):
        at = _headings(grid, row, ("key", *needed, "mark", *_NEVER_READ))
        if len(at) > len(best):
            best, top = at, row
    if grid.name == SECOND:
        best.setdefault("key", 0)
    missing = [one for one in ("key", *needed) if one not in best]
    if missing:
        said = ", ".join(f"“{say('vi', f'scale_book.column_{one}')}”" for one in missing)
        return Diagnostic(
            "TD942", file, args={"found": said}, variant="headings", where=(grid.name,)
        )
    rows = [_row(grid, row, best, needed) for row in range(top + 1, len(grid.values))]
    _beside(found, grid, file, top, set(best.values()))
    return [one for one in rows if one.key or not one.is_blank]


def _headings(grid: Grid, row: int, columns: Sequence[str]) -> dict[str, int]:
    """Which column stands where, by a row's words in either language."""
    heads = {fold(say(lang, f"scale_book.column_{one}")): one for one in columns for lang in SPOKEN}
    at: dict[str, int] = {}
    for column in range(len(grid.values[row])):
        said = heads.get(fold(shown(grid.cell(row, column)).text))
        if said is not None:
            at.setdefault(said, column)
    return at


def _row(grid: Grid, row: int, at: Mapping[str, int], columns: Sequence[str]) -> TypedRow:
    boxes = {
        ("name" if one == "set_name" else one): shown(grid.cell(row, at[one])) for one in columns
    }
    cells = {one: box.text if grid.name == MAIN else box.text.strip() for one, box in boxes.items()}
    unsure = {one: box.doubt for one, box in boxes.items() if box.doubt}
    key = shown(grid.cell(row, at["key"])).text.strip()
    mark = shown(grid.cell(row, at["mark"])).text.strip() if "mark" in at else ""
    places = {"name" if one == "set_name" else one: place for one, place in at.items()}
    return TypedRow(grid.name, row, key, cells, bool(mark), places, unsure)


def _beside(found: ReadBook, grid: Grid, file: str, top: int, known: set[int]) -> None:
    """Columns that a person added, and comments: told, since they are not read."""
    told: set[int] = set()
    for cell in grid.filled():
        if cell.row > top and cell.column not in known | told:
            told.add(cell.column)
            args = {"found": cell.text()[:60]}
            place = (cell.row, cell.column)
            found.problems.append(at_cell("TD968", file, grid.name, place, args=args))
    for place, text in grid.comments.items():
        args = {"found": text[:60]}
        found.problems.append(at_cell("TD968", file, grid.name, place, "comment", args))


@dataclass(slots=True)
class Applied:
    """The new bytes; what others changed meanwhile (edit, the value now); what could not be done;
    the lists whose order could not be changed without touching something else."""

    raw: bytes
    done: list[ScaleEdit] = field(default_factory=list)
    conflicts: list[tuple[ScaleEdit, Node]] = field(default_factory=list)
    unordered: list[ScaleEdit] = field(default_factory=list)
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
        path = place_now(tree, edit)
        if path is None:
            if edit.key:  # of what is to go nothing is left to take away
                applied.conflicts.append((edit, None))
            continue
        if edit.order:
            _put_in_order(applied, tree, path, edit)
            continue
        now = node_of(tree, path)
        now = with_id(now, edit.after) if edit.new else now
        if now == edit.after:
            continue
        if now not in (edit.before, *edit.own):
            applied.conflicts.append((edit, now))
            continue
        if not edit.key:
            new = remove(applied.raw, _whole(tree, path), file)
        elif edit.new:
            new = _added(applied.raw, tree, path, edit, file)
        else:
            new = _changed(applied.raw, tree, path, edit.after, file)
        if isinstance(new, Diagnostic):
            applied.problems.append(new)
            return applied
        applied.raw = new
        applied.done.append(edit)
    return applied


def place_now(tree: Tree, edit: ScaleEdit) -> Path | None:
    """Where the thing of an edit lies in the file as it is now; None where it is no more there."""
    if edit.entry:
        there = node_of(tree, edit.path[:1])
        ids = [_id_of(one) for one in there] if isinstance(there, list) else []
        if edit.entry not in ids:
            return None
        return (edit.path[0], ids.index(edit.entry), *edit.path[2:])
    if not edit.of and (
        edit.new or edit.order or edit.inner or edit.path[0] not in ("criteria", "bonus", "deduct")
    ):
        return edit.path
    for row in book_rows(tree, Names()):
        if row.key == edit.of:
            return (*row.path, *(edit.inner or edit.path[-1:])) if edit.key else row.path
    return None


def _whole(tree: Tree, path: Path) -> Path:
    """What goes with the last of a list: the list itself, and what only holds it."""
    around = node_of(tree, path[:-1])
    if not isinstance(path[-1], int) or not isinstance(around, list) or len(around) > 1:
        return path
    return path[:-2] if path[-2] == "items" else path[:-1]


def _changed(raw: bytes, tree: Tree, path: Path, value: Node, file: str) -> bytes | Diagnostic:
    while len(path) > 1 and node_of(tree, path[:-1]) is None:
        value, path = {str(path[-1]): value}, path[:-1]
    items = node_of(tree, path[:-1])
    if isinstance(items, list) and isinstance(path[-1], str):
        value, path = {path[-1]: value, "items": items}, path[:-1]
    there = node_of(tree, path)
    if isinstance(there, list) and isinstance(value, list) and there and value:
        spliced = _spliced_list(raw, path, there, value, file)
        if spliced is not None:
            return spliced
    return remove(raw, path, file) if value is None else put(raw, path, value, file)


def _spliced_list(
    raw: bytes, path: Path, old: list[Node], new: list[Node], file: str
) -> bytes | Diagnostic | None:
    """The levels of a list that came, went or changed, one by one, so that comments beside the
    others stay; None where one came before the first."""
    was, now = ([flow(one) for one in each] for each in (old, new))
    steps = [one for one in SequenceMatcher(None, was, now).get_opcodes() if one[0] != "equal"]
    if any(last == 0 for _, _, last, *_ in steps):
        return None
    for _, first, last, start, end in reversed(steps):
        same = min(last - first, end - start)
        made: bytes | Diagnostic = raw
        for n in range(last - 1, first - 1, -1):
            where = (*path, n)
            if n < first + same:
                made = put(raw, where, new[start + n - first], file)
            else:
                made = remove(raw, where, file)
            if isinstance(made, Diagnostic):
                return made
            raw = made
        for one in reversed(new[start + same : end]):
            made = insert_after(raw, (*path, first + same - 1), one, file)
            if isinstance(made, Diagnostic):
                return made
            raw = made
    return raw


def _added(raw: bytes, tree: Tree, path: Path, edit: ScaleEdit, file: str) -> bytes | Diagnostic:
    """A new criterion or item behind the one that it was typed below, else at the end of its list;
    one that an earlier import of the same workbook brought as it is said now."""
    there = node_of(tree, path)
    if isinstance(there, dict):
        path = (*path, "items")
        there = there.get("items")
    if isinstance(there, list):
        keys = [_id_of(one) for one in there]
        if _id_of(edit.after) in keys:  # an earlier import brought it
            return put(raw, (*path, keys.index(_id_of(edit.after))), edit.after, file)
        if edit.behind in keys[:-1]:
            place = (*path, keys.index(edit.behind))
            return insert_after(raw, place, edit.after, file)
        return append_item(raw, path, edit.after, file)
    return put(raw, path, [edit.after], file)


def _put_in_order(applied: Applied, tree: Tree, path: Path, edit: ScaleEdit) -> None:
    """The list with the entries that the workbook knows in its order, others where they are."""
    if isinstance(node_of(tree, path), dict):
        path = (*path, "items")
    there = node_of(tree, path)
    ids = [_id_of(one) for one in there] if isinstance(there, list) else []
    after, *known = (
        [one for one in _words(each) if one in ids] for each in (edit.after, edit.before, *edit.own)
    )
    if [one for one in ids if one in after] == after:
        return
    if all([one for one in ids if one in before] != before for before in known):
        applied.conflicts.append((edit, list(ids)))
        return
    rest = iter(after)
    order = [ids.index(next(rest) if one in after else one) for one in ids]
    new = reordered(applied.raw, path, order)
    if new is None:
        applied.unordered.append(edit)
        return
    applied.raw = new
    applied.done.append(edit)


def with_id(listed: Node, entry: Node) -> Node:
    """The entry of a list, with its items or bare, that has the id of another; None for none."""
    items = listed.get("items") if isinstance(listed, dict) else listed
    same = _id_of(entry)
    return next((one for one in items or () if _id_of(one) == same), None)


def _words(value: Node) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _id_of(entry: Node) -> str:
    return str(entry.get("id")) if isinstance(entry, dict) else ""
