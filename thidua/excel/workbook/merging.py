"""What a year workbook changes: each touched cell against what it was made from and what stands
in the files today. A thing changed on both sides is a conflict; what nobody touched is left."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.excel.grid import GridCell, Wrong, at_cell
from thidua.excel.marks import Place
from thidua.excel.workbook.columns import Read, RecordColumn
from thidua.excel.workbook.edits import LastSaid, RecordEdit, RecordWords, in_data
from thidua.excel.workbook.names import SEPARATOR, RecordNames, column_called, word
from thidua.excel.workbook.newcomers import MovedRows, Newcomers, moved_rows
from thidua.excel.workbook.phrase_columns import papers_told, read_papers
from thidua.excel.workbook.reading import (
    PaperTable,
    TypedRecord,
    TypedWorkbook,
    in_their_places,
    of_percents,
)
from thidua.excel.workbook.records import RecordRef, RecordTree, Trees, is_bare, value_at
from thidua.excel.workbook.tables import relocated
from thidua.store.yaml.dump import normal
from thidua.store.yaml.reader import Node

COUNTED = ("plan", "actual")
"""The columns that hold figures of a measure."""


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
        self.words = RecordWords(names, typed.state)

    def merge(self) -> Merge:
        self.newcomers.learn()
        self.found.made = self.newcomers.made
        for row, known in self.newcomers.known:
            cell = row.cells["name"]
            self._wrong(row.sheet, cell, "known", {"found": cell.text(), "was": known})
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
        own = self.last.ordered(moved.file, moved.table.at, moved.today)
        if moved.is_untouched and not own:
            return
        if moved.is_contested and not own:
            self._contested(moved.sheet, moved.place, today, will, was)
            return
        label = word(self.names.lang, "order")
        self._keep(
            RecordEdit(
                file=moved.file, path=moved.table.at, before=list(moved.today),
                after=list(moved.after), sheet=moved.sheet, place=moved.place, about=about,
                label=label, was=today, will=will, order=True,
            )
        )  # fmt: skip

    # -- records that were there ----------------------------------------------------------------

    def _changes(self, row: TypedRecord) -> None:
        assert row.marked is not None
        if row.table.loses_rows and all(cell.is_blank for cell in row.cells.values()):
            self._emptied(row)
            return
        before_it = len(self.found.edits), len(self.found.emptied)
        for key, cell in row.cells.items():
            column = row.table.column(key)
            if column is None:
                continue
            ref = RecordRef(row.marked.file, row.marked.path)
            before = row.table.value(column, self.base, ref)
            after = self._read(row, column, cell)
            if row.table.is_key(column):
                self._same_key(row, column, cell, after, before)
            elif self._untouched(column, before, cell):
                self._typed_back(row, column, cell, before)
            elif isinstance(after, Wrong):
                self._unread(row.sheet, cell, after)
            elif after != column.reread(before, self.names):
                self._change(row, column, cell, before, after)
            else:
                self._typed_back(row, column, cell, before)
        if row.table.scalar:
            self._in_full(row, *before_it)

    def _in_full(self, row: TypedRecord, edits: int, emptied: int) -> None:
        """The edits of a row, from these on, as one where they say more of a record than the bare
        value that stands there for it can."""
        mine = self.found.edits[edits:]
        bare = {one.path: one for one in mine if is_bare(self.current.get(one.file), one.path[:-1])}
        if not bare:
            return
        first = next(iter(bare.values()))
        path, scalar = first.path[:-1], row.table.scalar
        now = value_at(self.current.get(first.file), path)
        gone = [one for one in self.found.emptied[emptied:] if one.path == path]
        kept = {} if gone else {scalar: next((x.after for x in mine if x.path == path), now)}
        after = {**kept, **{str(at[-1]): one.after for at, one in bare.items()}}
        was, will = (self.words.record(row.table, row.table.as_record(x)) for x in (now, after))
        del self.found.edits[edits:], self.found.emptied[emptied:]
        self._keep(replace(first, path=path, before=now, after=after, was=was, will=will))

    def _read(self, row: TypedRecord, column: RecordColumn, cell: GridCell) -> Read:
        """What a cell says; of what is counted in percents also with their sign."""
        counted = column.key in COUNTED and self._measure(row) == "%"
        return column.read(of_percents(cell) if counted else cell, self.names)

    def _measure(self, row: TypedRecord) -> str:
        """What a row's figures count: as it says itself, or the task that it is about."""
        if not row.table.inside:
            return row.said("measure")
        whose = row.said("@unit"), row.said("@task")
        found = {
            one.said("measure")
            for one in self.typed.rows
            if one.table.id == "tasks" and (one.said("@unit"), one.said("name")) == whose
        }
        return found.pop() if len(found) == 1 else ""

    def _typed_back(
        self, row: TypedRecord, column: RecordColumn, cell: GridCell, before: Node
    ) -> None:
        """A cell that says again what it was made with, after an import that said otherwise. Of a
        unit's form an older copy may come."""
        if self.typed.state.unit or not self.last.cells:
            return
        path, record = self._today(row)
        now = None if record is None else column.value_of(record)
        if path is None or now == before:
            return
        if self.last.put(row.file, self._stands(row, column, row.file, path), now):
            self._edit(row, column, cell, path, now, before)

    def _emptied(self, row: TypedRecord) -> None:
        """A row of which nothing is left: its record is to go, if that is what is meant."""
        assert row.marked is not None
        table, ref = row.table, row.marked
        path, now = self._today(row)
        if path is None or now is None:  # somebody else has taken it away, too
            return
        before, place = table.record(self.base.get(ref.file), ref.path) or {}, (row.at, 1)
        was = self.words.record(table, before)
        if now != before:
            self._contested(row.sheet, place, self.words.record(table, now), "", was)
            return
        self._keep(
            RecordEdit(
                file=row.file, path=path, before=now, after=None, sheet=row.sheet, place=place,
                about=self.words.about(row), was=was,
            )
        )  # fmt: skip

    def _today(self, row: TypedRecord) -> tuple[Path | None, RecordTree | None]:
        """Where the record of a row stands in the files of today, and what it is there: one by
        what it was found by when the workbook was made, or by what the workbook made of that."""
        assert row.marked is not None
        tree = self.current.get(row.marked.file)
        path = relocated(self.base.get(row.marked.file), tree, row.marked.path)
        if path is None and not row.table.inside:
            now: dict[str, Node] = {}
            for key in row.table.ident:
                column, cell = row.table.column(key), row.cells.get(key)
                value = column.read(cell, self.names) if column and cell else None
                if value is not None and not isinstance(value, Wrong):
                    now[key] = value
            path = row.table.place_of(tree, row.marked.path[:-1], now) if now else None
        return path, None if path is None else row.table.record(tree, path)

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
            self._wrong(row.sheet, cell, "parent", args)

    def _change(
        self, row: TypedRecord, column: RecordColumn, cell: GridCell, before: Node, after: Node
    ) -> None:
        path, record = self._today(row)
        if path is None or record is None:
            args = {"found": self.words.value(column, after), "name": self.words.about(row)}
            self._tell("TD964", row.sheet, (cell.row, cell.column), "gone", args)
            return
        now = column.value_of(record)
        if now == normal(after):
            return
        own = self.last.put(row.file, self._stands(row, column, row.file, path), now)
        if now != before and not own:
            said = (self.words.value(column, one) for one in (now, after, before))
            self._contested(row.sheet, (cell.row, cell.column), *said)
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
        place, about = (cell.row, cell.column), self.words.about(row, record)
        label = column_called(self.names.lang, row.table.id, column.key)
        at = self._stands(row, column, file, path)
        for inner, old, new in column.differences(now, after):
            was, will = (
                column.part_in_words(inner, one, self.names)
                if inner
                else self.words.value(column, one)
                for one in (old, new)
            )
            keys = inner if column.is_of_keys else ()
            edit = RecordEdit(
                file=file, path=(*at, *inner), before=old, after=new, sheet=row.sheet,
                place=place, about=about, label=" ".join([label, *keys]), was=was, will=will,
            )  # fmt: skip
            self._keep(edit, asks=new is None and (column.is_of_keys or cell.is_blank))

    def _stands(self, row: TypedRecord, column: RecordColumn, file: str, path: Path) -> Path:
        """Where in a file a column's value stands, of the record at `path`."""
        bare = is_bare(self.current.get(file), path) and column.path == (row.table.scalar,)
        return path if bare else (*path, *column.path)

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
        value = self._read(row, column, cell)
        if isinstance(value, Wrong):
            self._unread(row.sheet, cell, value)
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
                args = {"was": self.words.record(table, there)}
                self._tell("TD966", row.sheet, place, "twice", args)
            elif there != normal(record) and not self._amend(row, file, path, record):
                said = (self.words.record(table, one) for one in (there, record, before))
                self._contested(row.sheet, place, *said)
            return
        about = self.words.about(row, record)
        placed = table.placed(path, record)
        if placed is None:
            self._tell("TD966", row.sheet, place, "key", {})
            return
        self._keep(
            RecordEdit(
                file=file, path=placed.path, before=None, after=placed.value, adds=placed.adds,
                sheet=row.sheet, place=place, about=about, will=self.words.record(table, record),
                columns=dict(self._columns([row])),
            )
        )  # fmt: skip

    def _amend(self, row: TypedRecord, file: str, path: Path, record: RecordTree) -> bool:
        """A record that an earlier import of this workbook brought, and that says otherwise now;
        False where somebody else has changed it since."""
        place = row.table.place_of(self.current.get(file), path, record)
        return place is not None and self._amend_at([row], file, place, record)

    def _amend_at(
        self, rows: Sequence[TypedRecord], file: str, place: Path, record: RecordTree
    ) -> bool:
        """The same of one that stands at `place`, and was typed into these rows."""
        table = rows[0].table
        mark = table.mark(record)
        brought = self.last.brought(file, place, lambda one: table.mark(one) == mark)
        came = table.as_record(brought) or {}
        there = table.record(self.current.get(file), place) or {}
        changed = []
        cells = [(row, key, cell) for row in rows for key, cell in row.cells.items()]
        for row, key, cell in cells:
            column = table.column(key)
            if column is None or table.is_key(column):
                continue
            now, after, was = (normal(column.value_of(one)) for one in (there, record, came))
            own = self.last.put(file, self._stands(row, column, file, place), now)
            if now == after or (not own and after is None is was):  # nothing was ever said here
                continue
            if not own and (not came or now != was):
                return False
            changed.append((row, column, cell, now, after))
        for row, column, cell, now, after in changed:
            self._edit(row, column, cell, place, now, after, (file, there))
        return True

    def _columns(self, rows: Iterable[TypedRecord]) -> Iterator[tuple[Path, tuple[Place, str]]]:
        """The cell of each key of a record, and what stands over or beside it."""
        for row in rows:
            for key, cell in row.cells.items():
                if column := row.table.column(key):
                    label = column_called(self.names.lang, row.table.id, column.key)
                    yield column.path, ((cell.row, cell.column), label)

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
                if rows and not self._amend_at(rows, file, (), record):
                    keys = [key for key in record if normal(there.get(key)) != normal(record[key])]
                    theirs, ours = (
                        self.words.record(rows[0].table, {key: one.get(key) for key in keys})
                        for one in (there, record)
                    )
                    self._contested(rows[0].sheet, (rows[0].at, 2), theirs, ours, "")
            elif rows:
                first = rows[0]
                about = str(record.get("title") or file)
                place = (first.at, 2)
                edit = RecordEdit(
                    file=file, path=(), before=None, after=record, adds=True,
                    sheet=first.sheet, place=place, about=about, workbook=self.typed.file,
                    will=self.words.record(first.table, record),
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
            self._unread(table.sheet, *read)
            return
        if file.startswith("+"):
            if read:
                self._wrong(table.sheet, table.rows[0][0], "ballot", {})
            return
        before = value_at(self.base.get(file), ("papers",))
        now = value_at(self.current.get(file), ("papers",))
        own = self.last.put(file, ("papers",), now)
        if normal(read) == (now or []) or (normal(read) == (before or []) and not own):
            return
        cell = table.heads[0]
        place = (cell.row, cell.column)
        if now != before and not own:
            self._contested(table.sheet, place, *map(in_data, (now, read, before)))
            return
        label = word(self.names.lang, "title.papers")
        stem = file.rpartition("/")[2].removesuffix(".yaml")
        was, will = (papers_told(one, self.names) for one in (now, read))
        self._keep(
            RecordEdit(
                file=file, path=("papers",), before=now, after=read or None, sheet=table.sheet,
                place=place, about=stem, label=label, was=was, will=will,
            )
        )  # fmt: skip

    # -- telling --------------------------------------------------------------------------------

    def _unread(self, sheet: str, cell: GridCell, wrong: Wrong) -> None:
        self._tell("TD963", sheet, (cell.row, cell.column), wrong.variant, wrong.args)

    def _wrong(self, sheet: str, cell: GridCell, variant: str, args: Mapping[str, str]) -> None:
        self._tell("TD966", sheet, (cell.row, cell.column), variant, args)

    def _contested(self, sheet: str, place: Place, theirs: str, ours: str, was: str) -> None:
        """What others have changed in the files, too."""
        self._tell("TD964", sheet, place, "", {"theirs": theirs, "ours": ours, "was": was})

    def _tell(
        self, code: str, sheet: str, place: Place, variant: str, args: Mapping[str, str]
    ) -> None:
        self.found.problems.append(at_cell(code, self.typed.file, sheet, place, variant, args))
