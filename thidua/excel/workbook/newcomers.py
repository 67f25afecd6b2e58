"""Records typed anew into a year workbook: their ids, made from names, and where they go; and in
which order awards came back, which is the order in which they are chosen."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Path
from thidua.excel.edits import same_order
from thidua.excel.grid import Wrong
from thidua.excel.marks import Place
from thidua.excel.workbook.names import RecordNames, make_id, numbered
from thidua.excel.workbook.reading import TypedRecord, TypedWorkbook
from thidua.excel.workbook.records import RecordTable, Trees, tasks_of, value_at
from thidua.excel.workbook.tables import TABLE
from thidua.store.yaml.dump import normal
from thidua.store.yaml.reader import Node
from thidua.text.vietnamese import fold, looks

REFERRED = {"units": ("units",), "awards": ("awards", "offices"), "common": ("awards", "offices")}
"""Tables whose records other cells refer to by name, and what kinds of reference these are. A
ballot is about an award or an office."""


class Newcomers:
    """Ids are made once, before any cell that may refer to them is read."""

    def __init__(self, typed: TypedWorkbook, current: Trees, names: RecordNames) -> None:
        self.typed = typed
        self.current = current
        self.names = names
        self.made: list[tuple[str, str]] = []
        self.ballots: dict[str, str] = {}
        """Mark of a blank block -> the file of the ballot that was typed into it."""
        self._ids: dict[tuple[str, int], str] = {}
        self._taken: dict[str, set[str]] = {}
        self._become: set[tuple[str, str]] = set()
        self._called: dict[str, dict[str, str]] = {}
        self.known: list[tuple[TypedRecord, str]] = []
        """New rows without an id whose name another record of their table has, and its id."""

    def learn(self) -> None:
        """Makes the ids, and learns every name by which a unit or award is known."""
        base = self.typed.state.trees
        for table_id in REFERRED:
            table = TABLE[table_id]
            for trees in (base, self.current):
                for file, tree in trees.items():
                    if table.file.format(year=self.typed.state.year) == file:
                        for one in value_at(tree, table.at) or []:
                            self._name(table_id, one)
        for row in self.typed.rows:
            if row.table.id in REFERRED and not row.is_new:
                assert row.marked is not None
                tree = base.get(row.marked.file)
                name, id_ = row.said("name"), value_at(tree, (*row.marked.path, "id"))
                if name and isinstance(id_, str):
                    self._learn(row.table.id, name, id_)
            elif row.is_new and row.table.ids:
                self._make(row)
        self._ballots()

    def _name(self, table_id: str, record: Node) -> None:
        if isinstance(record, dict) and isinstance(record.get("id"), str):
            for key in ("id", "name", "short"):
                if isinstance(record.get(key), str):
                    self._learn(table_id, str(record[key]), str(record["id"]))

    def _learn(self, table_id: str, name: str, id_: str) -> None:
        for about in REFERRED[table_id]:
            self.names.learn(about, name, id_)

    def id_of(self, row: TypedRecord) -> str:
        """The id made for a new row; "" where it has its own, or needs none."""
        return self._ids.get((row.sheet, row.at), "")

    def is_untouched(self, row: TypedRecord) -> bool:
        """Whether a row that was begun says no more than when it was handed out."""
        asked = self.names.asked.get(row.begun)
        printed = {} if asked is None else {"name": asked.name, "measure": asked.measure}
        said = {key: cell.text() for key, cell in row.cells.items() if not cell.is_blank}
        return bool(row.begun) and said.items() <= printed.items()

    def _make(self, row: TypedRecord) -> None:
        table, said = row.table, row.said("name")
        if row.begun:
            file = self._file_of(row)
            self._ids[row.sheet, row.at] = row.begun
            if row.begun in self._ids_in(table, file, self.current.get(file)):
                self._become.add((file, row.begun))
            return
        id_ = row.said("id")
        if not id_:
            id_ = self._come_since(row)
            if id_:
                self._ids[row.sheet, row.at] = id_
                self._name_of(row, said, id_)
                return
            id_ = self._new_id(table, row)
            self._ids[row.sheet, row.at] = id_
            if said and looks(said) in self._names_in(table, row):
                self.known.append((row, self._names_in(table, row)[looks(said)]))
            filled = (cell.text() for cell in row.cells.values() if not cell.is_blank)
            self.made.append((said or next(filled, id_), id_))
        self._taken_in(table, row).add(id_)
        self._names_in(table, row).setdefault(looks(said), id_)
        self._name_of(row, said, id_)

    def _name_of(self, row: TypedRecord, said: str, id_: str) -> None:
        if row.table.id in REFERRED and said:
            self._learn(row.table.id, said, id_)
            if short := row.said("short"):
                self._learn(row.table.id, short, id_)

    def _come_since(self, row: TypedRecord) -> str:
        """The id of the record that a row without one has become by an earlier import, or that
        somebody else has put there; each record is one row. "" where there is none."""
        table, target = row.table, self.target(row)
        if not isinstance(target, tuple):
            return ""
        file, keys = target[0], table.ids.split()
        wanted = [self._value(row, key) for key in keys]
        before = self._ids_in(table, file, self.typed.state.trees.get(file))
        for ref in table.refs(file, self.current.get(file)):
            record = value_at(self.current.get(file), ref.path)
            id_ = str(record.get("id")) if isinstance(record, dict) else ""
            if not isinstance(record, dict) or id_ in before or (file, id_) in self._become:
                continue
            there = [record.get(key) for key in keys]
            if wanted[0] is not None and all(map(_alike, wanted, there, keys)):
                self._become.add((file, id_))
                return id_
        return ""

    def _value(self, row: TypedRecord, key: str) -> Node:
        cell, column = row.cells.get(key), row.table.column(key)
        if cell is None or column is None:
            return None
        value = column.read(cell, self.names)
        return None if isinstance(value, Wrong) else value

    def _ids_in(self, table: RecordTable, file: str, tree: Node) -> set[str]:
        found = [value_at(tree, (*ref.path, "id")) for ref in table.refs(file, tree)]
        return {str(one) for one in found}

    def _new_id(self, table: RecordTable, row: TypedRecord) -> str:
        taken = self._taken_in(table, row)
        name = row.said(table.ids.split()[0]).partition(";")[0]
        return numbered(table.prefix, taken) if table.prefix else make_id(name, taken)

    def _taken_in(self, table: RecordTable, row: TypedRecord) -> set[str]:
        """The ids of a table that are in use, in the files of today and among new rows; of tasks
        those of the unit."""
        file = self._file_of(row)
        key = f"{table.id} {file}"
        if key not in self._taken:
            both = (self.current.get(file), self.typed.state.trees.get(file))
            self._taken[key] = set().union(*(self._ids_in(table, file, one) for one in both))
        return self._taken[key]

    def _names_in(self, table: RecordTable, row: TypedRecord) -> dict[str, str]:
        """The names of a table's records by how they look, each with its id: of today's, and of
        the new rows above."""
        file = self._file_of(row)
        key = f"{table.id} {file}"
        if key not in self._called:
            tree = self.current.get(file)
            records = [value_at(tree, ref.path) for ref in table.refs(file, tree)]
            self._called[key] = {
                looks(str(one.get("name"))): str(one.get("id"))
                for one in records
                if isinstance(one, dict)
            }
        return self._called[key]

    def _file_of(self, row: TypedRecord) -> str:
        target = self.target(row)
        return target[0] if isinstance(target, tuple) else row.file

    # -- where a record goes --------------------------------------------------------------------

    def target(self, row: TypedRecord) -> tuple[str, Path] | str:
        """The file of a new row and the place of its list; a variant of TD966 where that is
        unknown."""
        table = row.table
        if row.file.startswith("+"):
            file = self.ballots.get(row.file)
            return (file, table.at) if file else "ballot"
        file = row.file
        if not file:
            unit = self._unit(row, table.unit_key)
            if not unit:
                return "unit"
            file = table.file.format(year=self.typed.state.year).replace("*", unit)
        if not table.inside:
            return file, table.at
        at = self._task(row, file)
        return "task" if at is None else (file, (*table.at, at, table.inside))

    def _unit(self, row: TypedRecord, key: str) -> str:
        said = row.said(key)
        found = self.names.find("units", said) if said else set()
        return next(iter(found)) if len(found) == 1 else ""

    def _task(self, row: TypedRecord, file: str) -> int | None:
        """The number of the task that a report of progress is about, by its name or id; tasks
        typed into this workbook come after those that are there."""
        wanted = fold(row.said("@task"))
        if not wanted:
            return None
        known = tasks_of(self.current.get(file))
        pairs = [(str(one.get("id")), str(one.get("name"))) for one in known]
        for other in self.typed.rows:
            if other.is_new and other.table.id == "tasks" and not self.is_untouched(other):
                target = self.target(other)
                come = (file, self.id_of(other)) in self._become
                if isinstance(target, tuple) and target[0] == file and not come:
                    pairs.append((self.id_of(other) or other.said("id"), other.said("name")))
        same = [n for n, pair in enumerate(pairs) if wanted in (fold(pair[0]), fold(pair[1]))]
        return same[0] if len(same) == 1 else None

    def _voted_since(self, about: str | None, title: str | None, number: str) -> str:
        """The file of a ballot that came since the workbook was made and is this one; "": none."""
        for file, tree in self.current.items():
            new = "/ballots/" in file and file not in self.typed.state.trees
            if new and isinstance(tree, dict) and file not in self.ballots.values():
                said = (tree.get("for"), str(tree.get("round") or "1"))
                if said == (about, number) and (about or tree.get("title") == title):
                    return file
        return ""

    def _ballots(self) -> None:
        """The blank blocks into which something was typed, and the files that they become."""
        year = self.typed.state.year
        blocks: dict[str, dict[str, str]] = {}
        for row in self.typed.rows:
            if row.file.startswith("+") and not row.is_new:
                for key, cell in row.cells.items():
                    if not cell.is_blank:
                        blocks.setdefault(row.file, {})[key] = cell.text()
        taken = {
            file.rpartition("/")[2].removesuffix(".yaml")
            for file in (*self.current, *self.typed.state.trees)
            if file.startswith(f"{year}/ballots/")
        }
        column = TABLE["ballot"].column("for")
        for mark, fields in blocks.items():
            ids = self.names.find("offices", fields["for"]) if column and "for" in fields else set()
            name = next(iter(ids)) if len(ids) == 1 else fields.get("title", "")
            number = fields.get("round", "1")
            there = self._voted_since(next(iter(ids), None), fields.get("title"), number)
            if there:
                self.ballots[mark] = there
                continue
            made = make_id(name if number == "1" else f"{name}-{number}", taken)
            taken.add(made)
            self.ballots[mark] = f"{year}/ballots/{made}.yaml"
            self.made.append((fields.get("title") or made, made))


def _alike(typed: Node, there: Node, key: str) -> bool:
    """Whether a typed value may be the one that stands in the data; a day may come later."""
    if key == "on" and None in (typed, there):
        return True
    if isinstance(typed, str) and isinstance(there, str):
        return fold(typed) == fold(there)
    return normal(typed) == normal(there)


ORDERED = ("awards", "common")
"""The tables whose rows are gone through in order."""


class MovedRows(NamedTuple):
    """A list whose records came back in another order: the ids as they were when the workbook was
    made, as they came back, and as they stand in the file today."""

    table: RecordTable
    file: str
    sheet: str
    place: Place
    before: Sequence[str]
    after: Sequence[str]
    today: Sequence[str]

    @property
    def is_untouched(self) -> bool:
        """Whether it came back as it was made, new records at its end."""
        kept = [one for one in self.after if one in self.before]
        return same_order(self.before, kept) and kept == list(self.after[: len(kept)])

    @property
    def is_contested(self) -> bool:
        """Whether others have moved them, too."""
        return not same_order(self.today, self.before)


def moved_rows(typed: TypedWorkbook, current: Trees, newcomers: Newcomers) -> Iterator[MovedRows]:
    """The ordered lists that the workbook changes."""
    base = typed.state.trees
    for table in (TABLE[one] for one in ORDERED):
        file = table.file.format(year=typed.state.year)
        rows = [
            row
            for row in typed.rows
            if row.table is table and not all(cell.is_blank for cell in row.cells.values())
        ]
        before, today = (_ids(table, file, trees) for trees in (base, current))
        ids = [_id(row, base, newcomers) for row in rows]
        after = [one for one in ids if one and (one in today or one not in before)]
        come = [*today, *(one for one in after if one not in today)]
        if rows and not same_order(come, after):
            place = rows[0].at, 1
            yield MovedRows(table, file, rows[0].sheet, place, before, after, today)


def _id(row: TypedRecord, base: Trees, newcomers: Newcomers) -> str:
    if row.marked is not None:
        return str(value_at(base.get(row.file), (*row.marked.path, "id")))
    return newcomers.id_of(row) or row.said("id")


def _ids(table: RecordTable, file: str, trees: Trees) -> list[str]:
    tree = trees.get(file)
    return [str(value_at(tree, (*ref.path, "id"))) for ref in table.refs(file, tree)]
