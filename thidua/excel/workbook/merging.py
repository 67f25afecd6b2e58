"""What a year workbook changes: each touched cell against what it was made from and what stands
in the files today. A thing changed on both sides is a conflict; what nobody touched is left."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.excel.grid import GridCell, at_cell, number_text
from thidua.excel.marks import Place
from thidua.excel.workbook.again import LastSaid
from thidua.excel.workbook.columns import Read, RecordColumn
from thidua.excel.workbook.edits import RecordEdit
from thidua.excel.workbook.names import SEPARATOR, RecordNames, Wrong, column_label, word
from thidua.excel.workbook.newcomers import Newcomers
from thidua.excel.workbook.ordering import MovedRows, moved_rows
from thidua.excel.workbook.papers import read_papers
from thidua.excel.workbook.reading import (
    PaperTable,
    TypedRecord,
    TypedWorkbook,
    in_their_places,
)
from thidua.excel.workbook.records import RecordRef, RecordTable, RecordTree, Trees, value_at
from thidua.excel.workbook.tables import relocated
from thidua.store.yaml.dump import flow, normal
from thidua.store.yaml.reader import Node
from thidua.text import dates
from thidua.text.numbers import show


@dataclass(slots=True)
class Merge:
    """The edits, in order; the ids that were made, with the names they were made from; the cells
    that were emptied; what can't be merged."""

    edits: list[RecordEdit] = field(default_factory=list)
    made: list[tuple[str, str]] = field(default_factory=list)
    emptied: list[RecordEdit] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def merge(
    typed: TypedWorkbook, current: Trees, names: RecordNames, last: LastSaid | None = None
) -> Merge:
    """What a workbook changes in the files that are there today. `names`: of today's ids; names
    that only the workbook knows are learnt from it. `last`: what its last import said."""
    return _Merger(typed, current, names, last or LastSaid()).merge()


class _Merger:
    def __init__(
        self, typed: TypedWorkbook, current: Trees, names: RecordNames, last: LastSaid
    ) -> None:
        self.last = last
        self.typed = typed
        self.base: Trees = typed.state.trees
        self.current = current
        self.names = names
        self.found = Merge()
        typed.rows = in_their_places(typed.rows, self.base, names)
        self.newcomers = Newcomers(typed, current, names)

    def merge(self) -> Merge:
        self.newcomers.learn()
        self.found.made = self.newcomers.made
        for row, known in self.newcomers.known:
            cell = row.cells["name"]
            args = {"found": cell.text(), "was": known}
            self._tell("TD966", row.sheet, (cell.row, cell.column), "known", args)
        for row in self.typed.rows:
            if row.is_new and self.newcomers.is_untouched(row):
                continue
            if row.is_new:
                self._add(row)
            elif not (row.file.startswith("+") and row.marked and row.marked.column):
                self._changes(row)
        self._new_ballots()
        for table in self.typed.papers:
            self._papers(table)
        for moved in moved_rows(self.typed, self.current, self.newcomers):
            self._moved(moved)
        return self.found

    def _moved(self, moved: MovedRows) -> None:
        """A list whose order decides, and whose rows came back in another one."""
        about = word(self.names.lang, f"title.{moved.table.id}")
        was, will, today = (
            SEPARATOR.join(self.names.label("awards", one) for one in ids)
            for ids in (moved.before, moved.after, moved.today)
        )
        if moved.is_contested:
            args = {"theirs": today, "ours": will, "was": was}
            self._tell("TD964", moved.sheet, moved.place, "", args)
            return
        label = word(self.names.lang, "order")
        self._keep(
            RecordEdit(
                moved.file, moved.table.at, list(moved.today), list(moved.after), moved.sheet,
                moved.place, about, label, was=today, will=will, order=True,
            )
        )  # fmt: skip

    # -- records that were there ----------------------------------------------------------------

    def _changes(self, row: TypedRecord) -> None:
        assert row.marked is not None
        if row.table.loses_rows and all(cell.is_blank for cell in row.cells.values()):
            self._emptied(row)
            return
        for key, cell in row.cells.items():
            column = row.table.column(key)
            if column is None:
                continue
            ref = RecordRef(row.marked.file, row.marked.path)
            before = row.table.value(column, self.base, ref)
            after = column.read(cell, self.names)
            if row.table.is_key(column):
                self._same_key(row, column, cell, after, before)
            elif self._untouched(column, before, cell):
                self._typed_back(row, column, cell, before)
            elif isinstance(after, Wrong):
                self._wrong(row, cell, after)
            elif after != column.reread(before, self.names):
                self._change(row, column, cell, before, after)
            else:
                self._typed_back(row, column, cell, before)

    def _typed_back(
        self, row: TypedRecord, column: RecordColumn, cell: GridCell, before: Node
    ) -> None:
        """A cell that says again what it was made with, after an import that said otherwise. Of a
        unit's form an older copy may come."""
        if self.typed.state.unit or not self.last.cells or row.marked is None:
            return
        tree = self.current.get(row.marked.file)
        path = relocated(self.base.get(row.marked.file), tree, row.marked.path)
        record = None if path is None else row.table.record(tree, path)
        now = None if record is None else column.value_of(record)
        if path is None or now == before:
            return
        if self.last.put(row.file, (*path, *column.path), now):
            self._edit(row, column, cell, path, now, before)

    def _emptied(self, row: TypedRecord) -> None:
        """A row of which nothing is left: its record is to go, if that is what is meant."""
        assert row.marked is not None
        table, ref = row.table, row.marked
        base, tree = self.base.get(ref.file), self.current.get(ref.file)
        path = relocated(base, tree, ref.path)
        now = None if path is None else table.record(tree, path)
        if path is None or now is None:  # somebody else has taken it away, too
            return
        before, place = table.record(base, ref.path) or {}, (row.at, 1)
        if now != before:
            theirs, was = (self._record_in_words(table, one) for one in (now, before))
            args = {"theirs": theirs, "ours": "", "was": was}
            self._tell("TD964", row.sheet, place, "", args)
            return
        was = self._record_in_words(table, before)
        self._keep(
            RecordEdit(row.file, path, now, None, row.sheet, place, self._about(row), was=was)
        )

    def _untouched(self, column: RecordColumn, before: Node, cell: GridCell) -> bool:
        """Whether the cell still shows what was written into it."""
        value = column.shown(before, self.names)
        return (
            isinstance(value, str)
            and isinstance(cell.value, str)
            and (value.strip() == cell.value.strip())
        )

    def _same_key(
        self, row: TypedRecord, column: RecordColumn, cell: GridCell, after: Read, before: Node
    ) -> None:
        """The cells that say which record a row is about must say what they said."""
        said = self.typed.state.unit if before is None else before
        if after != column.reread(said, self.names):
            args = {"found": cell.text(), "was": str(column.shown(said, self.names))}
            self._tell("TD966", row.sheet, (cell.row, cell.column), "parent", args)

    def _change(
        self, row: TypedRecord, column: RecordColumn, cell: GridCell, before: Node, after: Node
    ) -> None:
        assert row.marked is not None
        table, ref = row.table, row.marked
        tree = self.current.get(ref.file)
        path = relocated(self.base.get(ref.file), tree, ref.path)
        record = None if path is None else table.record(tree, path)
        if path is None or record is None:
            args = {"found": self._in_words(column, after), "name": self._about(row)}
            self._tell("TD964", row.sheet, (cell.row, cell.column), "gone", args)
            return
        now = column.value_of(record)
        if now == normal(after):
            return
        own = self.last.put(row.file, (*path, *column.path), now)
        if now != before and not own:
            said = (self._in_words(column, one) for one in (now, after, before))
            args = dict(zip(("theirs", "ours", "was"), said, strict=True))
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
        of: tuple[str, RecordTree] | None = None,
    ) -> None:
        """One edit; of what is left over one for each of its keys. `of`: the file and the record of
        a row that was new when the workbook was made."""
        file, record = of or (row.file, None)
        place, about = (cell.row, cell.column), self._about(row, record)
        label = column_label(self.names.lang, row.table.id, column.key)
        bare = isinstance(value_at(self.current.get(file), path), str)
        own = () if bare and column.path == (row.table.scalar,) else column.path
        for inner, old, new in column.differences(now, after):
            was, will = (
                column.part_in_words(inner, one, self.names)
                if inner
                else self._in_words(column, one)
                for one in (old, new)
            )
            keys = inner if column.is_of_keys else ()
            edit = RecordEdit(
                file, (*path, *own, *inner), old, new, row.sheet, place, about,
                " ".join([label, *keys]), was=was, will=will,
            )  # fmt: skip
            self._keep(edit, asks=new is None and (column.is_of_keys or cell.is_blank))

    def _in_words(self, column: RecordColumn, node: Node) -> str:
        """A value as a cell shows it."""
        value = column.shown(node, self.names)
        if isinstance(value, date):
            return dates.show(self.names.lang, value)
        if isinstance(value, float):
            return show(self.names.lang, Fraction(number_text(value)))
        return value

    def _keep(self, edit: RecordEdit, *, asks: bool | None = None) -> None:
        """Keeps an edit; one that takes something away `asks` first, but where something else was
        typed in its place."""
        edit = replace(edit, workbook=self.typed.file)
        asks = edit.after is None if asks is None else asks
        (self.found.emptied if asks else self.found.edits).append(edit)

    # -- records typed anew ---------------------------------------------------------------------

    def _record(self, row: TypedRecord) -> dict[str, Node] | None:
        """The record that a new row is, in the order of the columns; None where a cell is wrong."""
        record: dict[str, Node] = {}
        fine = True
        for column in row.table.columns:
            cell = row.cells.get(column.key)
            if cell is None or column.is_parent:
                continue
            fine &= self._take(row, column, cell, record)
        made = self.newcomers.id_of(row)
        if made and "id" not in record:
            record = {"id": made, **record}
        return record if fine else None

    def _take(
        self, row: TypedRecord, column: RecordColumn, cell: GridCell, record: dict[str, Node]
    ) -> bool:
        """Puts what a cell says into a record; whether it can be read."""
        value = column.read(cell, self.names)
        if isinstance(value, Wrong):
            self._wrong(row, cell, value)
            return False
        if value is not None:
            column.put(record, value)
        return True

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
        there = table.there(self.current.get(file), path, record)
        if there is not None:
            before = table.there(self.base.get(file), path, record)
            if there != normal(record) and before == there:
                args = {"was": self._record_in_words(table, there)}
                self._tell("TD966", row.sheet, place, "twice", args)
            elif there != normal(record) and not self._amend(row, file, path, record):
                said = (self._record_in_words(table, one) for one in (there, record, before))
                args = dict(zip(("theirs", "ours", "was"), said, strict=True))
                self._tell("TD964", row.sheet, place, "", args)
            return
        about = self._about(row, record)
        placed = table.placed(path, record)
        if placed is None:
            self._tell("TD966", row.sheet, place, "key", {})
            return
        edit = RecordEdit(
            file, placed.path, None, placed.value, row.sheet, place, about, adds=placed.adds
        )
        will, columns = self._record_in_words(table, record), dict(self._columns([row]))
        self._keep(replace(edit, will=will, columns=columns))

    def _amend(self, row: TypedRecord, file: str, path: Path, record: RecordTree) -> bool:
        """A record that an earlier import of this workbook brought, and that says otherwise now;
        False where somebody else has changed it since."""
        mark = row.table.mark(record)
        came = self.last.brought(file, lambda one: row.table.mark(one) == mark)
        listed = value_at(self.current.get(file), path)
        marks = [row.table.mark(one) for one in listed] if isinstance(listed, list) else []
        if came is None or mark not in marks:
            return False
        place = (*path, marks.index(mark))
        there = row.table.record(self.current.get(file), place) or {}
        changed = []
        for key, cell in row.cells.items():
            column = row.table.column(key)
            if column is None or column.is_parent:
                continue
            now, after = column.value_of(there), normal(column.value_of(record))
            own = self.last.put(file, (*place, *column.path), now)
            if now != after and not own and now != normal(column.value_of(came)):
                return False
            if now != after:
                changed.append((column, cell, now, after))
        for column, cell, now, after in changed:
            self._edit(row, column, cell, place, now, after, (file, there))
        return True

    def _columns(self, rows: Iterable[TypedRecord]) -> Iterator[tuple[Path, tuple[Place, str]]]:
        """The cell of each key of a record, and what stands over or beside it."""
        for row in rows:
            for key, cell in row.cells.items():
                if column := row.table.column(key):
                    label = column_label(self.names.lang, row.table.id, column.key)
                    yield column.path, ((cell.row, cell.column), label)

    def _record_in_words(self, table: RecordTable, record: Node) -> str:
        """A whole record: each of its columns with what stands in it; a bare value as it is."""
        if not isinstance(record, dict):
            return _said(record)
        said = []
        for column in table.columns:
            node = None if column.is_parent else column.value_of(record)
            if node is not None:
                label = column_label(self.names.lang, table.id, column.key)
                said.append(f"{label} {self._in_words(column, node)}")
        return ", ".join(said)

    # -- ballots --------------------------------------------------------------------------------

    def _new_ballots(self) -> None:
        """A block of fields that was blank and is a ballot now: one file with all of it."""
        for mark, file in self.newcomers.ballots.items():
            rows = [one for one in self.typed.rows if one.file == mark and not one.is_new]
            record: dict[str, Node] = {}
            for row in rows:
                for key, cell in row.cells.items():
                    if column := row.table.column(key):
                        self._take(row, column, cell, record)
            there = self.current.get(file)
            if isinstance(there, dict):  # this ballot came by an earlier import
                now = {key: there.get(key) for key in record}
                if rows and normal(now) != normal(record):
                    theirs, ours = (self._record_in_words(rows[0].table, x) for x in (now, record))
                    args = {"theirs": theirs, "ours": ours, "was": ""}
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
            record = row.table.record(tree, row.marked.path) or {}
            key, about = row.table.key_of(row.marked.path)
            if key:
                return self.names.label(about, key)
        found = record or {}
        for key in ("name", "title"):
            if isinstance(found.get(key), str):
                return str(found[key])
        for key, about in (("unit", "units"), ("leader", "units"), ("award", "awards")):
            if isinstance(found.get(key), str):
                return self.names.label(about, str(found[key]))
        first = "" if row.table.is_drawn_down else self._first_word(row.table, found)
        return first or word(self.names.lang, f"title.{row.table.id}")

    def _first_word(self, table: RecordTable, record: Mapping[str, Node]) -> str:
        """What stands in the first cell of a record that holds a word."""
        for column in table.columns:
            node = None if column.is_parent else column.value_of(dict(record))
            if isinstance(node, str):
                return self._in_words(column, node)
        return ""

    def _wrong(self, row: TypedRecord, cell: GridCell, wrong: Wrong) -> None:
        self._tell("TD963", row.sheet, (cell.row, cell.column), wrong.variant, wrong.args)

    def _tell(
        self, code: str, sheet: str, place: Place, variant: str, args: Mapping[str, str]
    ) -> None:
        self.found.problems.append(at_cell(code, self.typed.file, sheet, place, variant, args))


def _said(node: Node) -> str:
    return "" if node is None else node if isinstance(node, str) else flow(node)
