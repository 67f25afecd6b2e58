"""What a year workbook changes: each touched cell against what it was made from and what stands
in the files today. A thing changed on both sides is a conflict; what nobody touched is left."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.excel.grid import GridCell, at_cell, number_text
from thidua.excel.marks import Place
from thidua.excel.workbook import cells as kinds
from thidua.excel.workbook.cells import Wrong, reread, shown
from thidua.excel.workbook.names import RecordNames, word
from thidua.excel.workbook.newcomers import Newcomers
from thidua.excel.workbook.papers import read_papers
from thidua.excel.workbook.reading import PaperTable, TypedRecord, TypedWorkbook
from thidua.excel.workbook.records import (
    NESTED,
    Trees,
    ident_of,
    parents,
    record_at,
    relocated,
    value_at,
    value_of,
)
from thidua.excel.workbook.tables import FIELDS, FILES, KEYED, RecordColumn, RecordTable
from thidua.excel.workbook.writer import column_label, task_name
from thidua.store.yaml.dump import flow, normal
from thidua.store.yaml.reader import Node


@dataclass(frozen=True, slots=True)
class RecordEdit:
    """One value to be put into a file, or taken away (`after` None), and where it was typed.
    `adds`: `path` is a list (or mapping) to which a whole record comes. `workbook`: the file that
    it was typed into. `was`, `will`: before and after in the words of the sheet. `columns`: of a
    whole record the cell of each of its keys, and the column's heading."""

    file: str
    path: Path
    before: Node
    after: Node
    sheet: str
    place: Place
    about: str
    label: str = ""
    adds: bool = False
    workbook: str = ""
    was: str = ""
    will: str = ""
    columns: Mapping[Path, tuple[Place, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Merge:
    """The edits, in order; the ids that were made, with the names they were made from; the cells
    that were emptied; what can't be merged."""

    edits: list[RecordEdit] = field(default_factory=list)
    made: list[tuple[str, str]] = field(default_factory=list)
    emptied: list[RecordEdit] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def merge(typed: TypedWorkbook, current: Trees, names: RecordNames) -> Merge:
    """What a workbook changes in the files that are there today. `names`: of today's ids; names
    that only the workbook knows are learnt from it."""
    return _Merger(typed, current, names).merge()


class _Merger:
    def __init__(self, typed: TypedWorkbook, current: Trees, names: RecordNames) -> None:
        self.typed = typed
        self.base: Trees = typed.state.trees
        self.current = current
        self.names = names
        self.found = Merge()
        self.newcomers = Newcomers(typed, current, names)

    def merge(self) -> Merge:
        self.newcomers.learn()
        self.found.made = self.newcomers.made
        for row in self.typed.rows:
            if row.is_new:
                self._add(row)
            elif not (row.file.startswith("+") and row.marked and row.marked.column):
                self._changes(row)
        self._new_ballots()
        for table in self.typed.papers:
            self._papers(table)
        return self.found

    # -- records that were there ----------------------------------------------------------------

    def _changes(self, row: TypedRecord) -> None:
        assert row.marked is not None
        table, ref = row.table, row.marked
        record = record_at(table, self.base.get(ref.file), ref.path) or {}
        for key, cell in row.cells.items():
            column = table.column(key)
            if column is None:
                continue
            if column.is_parent or is_key(table, column):
                self._same_parent(row, column, cell)
                continue
            before = value_of(table, column, record)
            after = kinds.read(column, cell, self.names)
            if isinstance(after, Wrong):
                if not self._untouched(column, before, cell):
                    self._wrong(row, cell, after)
            elif after != reread(column, before, self.names) and not self._untouched(
                column, before, cell
            ):
                self._change(row, column, cell, before, after)

    def _untouched(self, column: RecordColumn, before: Node, cell: GridCell) -> bool:
        """Whether the cell still shows what was written into it."""
        value = shown(column, before, self.names)
        return (
            isinstance(value, str)
            and isinstance(cell.value, str)
            and (value.strip() == cell.value.strip())
        )

    def _same_parent(self, row: TypedRecord, column: RecordColumn, cell: GridCell) -> None:
        """The cells that say which record a row is about must say what they said."""
        assert row.marked is not None
        ref = row.marked
        if column.is_parent:
            node = parents(row.table, self.base, ref)[column.path[0]]  # type: ignore[arg-type]
            if column.kind == "task":
                node = task_name(self.base, ref, node)  # type: ignore[arg-type]
        elif table_key := value_at(self.base.get(ref.file), (*ref.path, *column.path)):
            node = str(table_key)
        else:
            node = str(ref.path[-1]) if ref.path else self.typed.state.unit
        if kinds.read(column, cell, self.names) != reread(column, node, self.names):
            args = {"found": cell.text(), "was": str(shown(column, node, self.names))}
            self._tell("TD966", row.sheet, (cell.row, cell.column), "parent", args)

    def _change(
        self, row: TypedRecord, column: RecordColumn, cell: GridCell, before: Node, after: Node
    ) -> None:
        assert row.marked is not None
        table, ref = row.table, row.marked
        tree = self.current.get(ref.file)
        path = relocated(self.base.get(ref.file), tree, ref.path)
        record = None if path is None else record_at(table, tree, path)
        if path is None or record is None:
            args = {"found": _said(after), "name": self._about(row)}
            self._tell("TD964", row.sheet, (cell.row, cell.column), "gone", args)
            return
        now = value_of(table, column, record)
        if now == normal(after):
            return
        if now != before:
            args = {"theirs": _said(now), "ours": _said(after), "was": _said(before)}
            self._tell("TD964", row.sheet, (cell.row, cell.column), "", args)
            return
        self._edit(row, column, cell, path, now, after)

    def _edit(
        self,
        row: TypedRecord,
        column: RecordColumn,
        cell: GridCell,
        path: Path,
        now: Node,
        after: Node,
    ) -> None:
        """One edit; of what is left over one for each of its keys."""
        place, about = (cell.row, cell.column), self._about(row)
        label = column_label(self.names.lang, row.table, column)
        if column.kind == "rest" and (isinstance(now, dict) or isinstance(after, dict)):
            was = now if isinstance(now, dict) else {}
            said = after if isinstance(after, dict) else {}
            for key in (*said, *(one for one in was if one not in said)):
                if was.get(key) != said.get(key):
                    to, shown_as = (*path, *column.path, key), f"{label} {key}"
                    values = was.get(key), said.get(key)
                    self._keep(RecordEdit(row.file, to, *values, row.sheet, place, about, shown_as))
            return
        scalar = row.table.scalar
        bare = isinstance(value_at(self.current.get(row.file), path), str)
        inner = () if bare and column.path == (scalar,) else column.path
        old, new = (self._in_words(column, one) for one in (now, after))
        edit = RecordEdit(row.file, (*path, *inner), now, after, row.sheet, place, about, label)
        self._keep(replace(edit, was=old, will=new))

    def _in_words(self, column: RecordColumn, node: Node) -> str:
        """A value as a cell shows it."""
        value = shown(column, node, self.names)
        return number_text(value) if isinstance(value, float) else str(value)

    def _keep(self, edit: RecordEdit) -> None:
        edit = replace(edit, workbook=self.typed.file)
        (self.found.emptied if edit.after is None else self.found.edits).append(edit)

    # -- records typed anew ---------------------------------------------------------------------

    def _record(self, row: TypedRecord) -> dict[str, Node] | None:
        """The record that a new row is, in the order of the columns; None where a cell is wrong."""
        record: dict[str, Node] = {}
        fine = True
        for column in row.table.columns:
            cell = row.cells.get(column.key)
            if cell is None or column.is_parent:
                continue
            value = kinds.read(column, cell, self.names)
            if isinstance(value, Wrong):
                self._wrong(row, cell, value)
                fine = False
            elif value is not None:
                _put_in(record, column, value)
        made = self.newcomers.id_of(row)
        if made and "id" not in record:
            record = {"id": made, **record}
        return record if fine else None

    def _add(self, row: TypedRecord) -> None:
        table = row.table
        record = self._record(row)
        if not record:  # nothing but whose it would be
            return
        place = (row.at, 1)
        target = self.newcomers.target(row)
        if isinstance(target, str):
            self._tell("TD966", row.sheet, place, target, {})
            return
        file, path = target
        there = self._there(table, file, path, record)
        if there is not None:
            if there != normal(record):
                args = {"theirs": flow(there), "ours": flow(record), "was": ""}
                self._tell("TD964", row.sheet, place, "", args)
            return
        after: Node = record
        about = self._about(row, record)
        if table.shape == KEYED:
            key = record.pop("unit", None)
            if not isinstance(key, str):
                self._tell("TD966", row.sheet, place, "key", {})
                return
            path = (*path, key)
            after = record[table.scalar] if list(record) == [table.scalar] else record
        adds = table.shape != KEYED
        edit = RecordEdit(file, path, None, after, row.sheet, place, about, adds=adds)
        will, columns = self._record_in_words(table, record), dict(self._columns([row]))
        self._keep(replace(edit, will=will, columns=columns))

    def _columns(self, rows: Iterable[TypedRecord]) -> Iterator[tuple[Path, tuple[Place, str]]]:
        """The cell of each key of a record, and what stands over or beside it."""
        for row in rows:
            for key, cell in row.cells.items():
                if column := row.table.column(key):
                    label = column_label(self.names.lang, row.table, column)
                    yield column.path, ((cell.row, cell.column), label)

    def _record_in_words(self, table: RecordTable, record: Mapping[str, Node]) -> str:
        """A new record: each of its columns with what stands in it."""
        said = []
        for column in table.columns:
            node = None if column.is_parent else value_of(table, column, record)
            if node is not None:
                label = column_label(self.names.lang, table, column)
                said.append(f"{label} {self._in_words(column, node)}")
        return ", ".join(said)

    def _there(self, table: RecordTable, file: str, path: Path, record: Mapping[str, Node]) -> Node:
        """A record that somebody else has put there meanwhile, with the same identity."""
        tree = self.current.get(file)
        inner = NESTED.get(table.id, frozenset())
        if table.shape == FILES:
            whole = normal(tree)
            return _without(whole, inner) if isinstance(whole, dict) else None
        found = value_at(tree, path)
        if table.shape == KEYED:
            key = record.get("unit")
            value = found.get(key) if isinstance(found, dict) and isinstance(key, str) else None
            if value is None:
                return None
            own = {table.scalar: value} if isinstance(value, str) else value
            return {"unit": key, **own} if isinstance(own, dict) else own
        for one in found if isinstance(found, list) else []:
            if isinstance(one, dict) and ident_of(table, one) == ident_of(table, record):
                return _without(one, inner)
        return None

    # -- ballots --------------------------------------------------------------------------------

    def _new_ballots(self) -> None:
        """A block of fields that was blank and is a ballot now: one file with all of it."""
        for mark, file in self.newcomers.ballots.items():
            rows = [one for one in self.typed.rows if one.file == mark and not one.is_new]
            record: dict[str, Node] = {}
            for row in rows:
                for key, cell in row.cells.items():
                    column = row.table.column(key)
                    value = kinds.read(column, cell, self.names) if column else None
                    if isinstance(value, Wrong) and column:
                        self._wrong(row, cell, value)
                    elif value is not None and column:
                        _put_in(record, column, value)  # type: ignore[arg-type]
            there = self.current.get(file)
            if isinstance(there, dict):  # this ballot came by an earlier import
                now = {key: there.get(key) for key in record}
                if rows and normal(now) != normal(record):
                    args = {"theirs": flow(now), "ours": flow(record), "was": ""}
                    self._tell("TD964", rows[0].sheet, (rows[0].at, 2), "", args)
            elif rows:
                first = rows[0]
                about = str(record.get("title") or file)
                place = (first.at, 2)
                edit = RecordEdit(
                    file, (), None, record, first.sheet, place, about, adds=True,
                    workbook=self.typed.file, will=self._record_in_words(first.table, record),
                    columns=dict(self._columns(rows)),
                )  # fmt: skip
                # The ballot itself before its votes, which were read above.
                edits = self.found.edits
                at = next((n for n, one in enumerate(edits) if one.file == file), len(edits))
                edits.insert(at, edit)

    def _papers(self, table: PaperTable) -> None:
        file = self.newcomers.ballots.get(table.file, table.file)
        read = read_papers(table.heads, table.rows, self.names)
        if isinstance(read, tuple):
            cell, wrong = read
            place = (cell.row, cell.column)
            self._tell("TD963", table.sheet, place, wrong.variant, dict(wrong.args))
            return
        if file.startswith("+"):
            if read:
                cell = table.rows[0][0]
                self._tell("TD966", table.sheet, (cell.row, cell.column), "ballot", {})
            return
        before = value_at(self.base.get(file), ("papers",))
        now = value_at(self.current.get(file), ("papers",))
        if normal(read) == (before or []) or normal(read) == (now or []):
            return
        cell = table.heads[0]
        place = (cell.row, cell.column)
        if now != before:
            args = {"theirs": _said(now), "ours": _said(read), "was": _said(before)}
            self._tell("TD964", table.sheet, place, "", args)
            return
        label = word(self.names.lang, "title.papers")
        stem = file.rpartition("/")[2].removesuffix(".yaml")
        self._keep(
            RecordEdit(file, ("papers",), now, read or None, table.sheet, place, stem, label)
        )

    # -- telling --------------------------------------------------------------------------------

    def _about(self, row: TypedRecord, record: Mapping[str, Node] | None = None) -> str:
        """What people call the record of a row, after whose it is."""
        over = (row.cells.get(key) for key in ("@unit", "@task"))
        whose = [cell.text() for cell in over if cell is not None and not cell.is_blank]
        if self.typed.state.unit:  # a form of one unit, one of many that are imported together
            whose.insert(0, self.names.label("units", self.typed.state.unit))
        return " › ".join([*whose, self._own_name(row, record)])

    def _own_name(self, row: TypedRecord, record: Mapping[str, Node] | None) -> str:
        if record is None and row.marked is not None:
            tree = self.base.get(row.marked.file)
            record = record_at(row.table, tree, row.marked.path) or {}
            if row.table.shape == KEYED:
                return self.names.label("units", str(row.marked.path[-1]))
        found = record or {}
        for key in ("name", "title"):
            if isinstance(found.get(key), str):
                return str(found[key])
        for key, about in (("unit", "units"), ("leader", "units"), ("award", "awards")):
            if isinstance(found.get(key), str):
                return self.names.label(about, str(found[key]))
        first = "" if row.table.shape == FIELDS else next(_words(found), "")
        return first or word(self.names.lang, f"title.{row.table.id}")

    def _wrong(self, row: TypedRecord, cell: GridCell, wrong: Wrong) -> None:
        self._tell("TD963", row.sheet, (cell.row, cell.column), wrong.variant, wrong.args)

    def _tell(
        self, code: str, sheet: str, place: Place, variant: str, args: Mapping[str, str]
    ) -> None:
        self.found.problems.append(at_cell(code, self.typed.file, sheet, place, variant, args))


def is_key(table: RecordTable, column: RecordColumn) -> bool:
    """Whether a column says which record a row is, so that it can't be changed."""
    if column.kind == "fixed" or (table.shape == KEYED and column.path == table.ident):
        return True
    return table.shape == FILES and column.path == table.ident


def _words(record: Mapping[str, Node]) -> Iterator[str]:
    return (value for value in record.values() if isinstance(value, str))


def _put_in(record: dict[str, Node], column: RecordColumn, value: Node) -> None:
    """Puts a value where its column says; what is left over, key by key."""
    at = record
    steps = column.path if column.kind == "rest" else column.path[:-1]
    if column.kind == "rest" and not isinstance(value, dict):
        steps = column.path[:-1]
    for step in steps:
        inner = at.setdefault(step, {})
        if not isinstance(inner, dict):
            return
        at = inner
    if column.kind == "rest" and isinstance(value, dict):
        at.update(value)
    elif column.path:
        at[column.path[-1]] = value


def _without(record: Mapping[str, Node], keys: frozenset[str]) -> Node:
    """A record without what has a table of its own."""
    return {key: value for key, value in record.items() if key not in keys}


def _said(node: Node) -> str:
    return "" if node is None else node if isinstance(node, str) else flow(node)
