"""Writes the year workbook as .xlsx: the same data gives the same bytes. Loads XlsxWriter."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from thidua.excel.grid import letters
from thidua.excel.looks import FAINT, HEAD_COLOUR, Looks, row_height
from thidua.excel.workbook import state as states
from thidua.excel.workbook.cells import Shown, shown
from thidua.excel.workbook.names import RecordNames, enum_label, word
from thidua.excel.workbook.papers import paper_rows
from thidua.excel.workbook.records import (
    RecordRef,
    Trees,
    files_of,
    parents,
    record_at,
    refs_of,
    value_of,
)
from thidua.excel.workbook.state import Marked, State
from thidua.excel.workbook.tables import ENUMS, FIELDS, KEYED, TABLES, RecordColumn, RecordTable
from thidua.words import Lang
from thidua.words.year_workbook import WORDS

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 (a fixed mark for equal bytes, no point in time)
SPARE, NEW_BALLOTS, LAST_SPARE = 6, 2, 25
"""Rows to type into below a table; blocks for ballots that are not there yet; rows below the last
table of a sheet."""
NOTHING: Mapping[str, str] = {}
WIDTHS = {"date": 12.0, "whole": 9.0, "year": 9.0, "time": 8.0, "number": 11.0, "id": 16.0}
WIDE, USUAL, NARROW = 30.0, 22.0, 16.0
DAY, TEXT = "dd/mm/yyyy", "@"


def write_workbook(names: RecordNames, bloc: str, year: int, trees: Trees) -> bytes:
    """The workbook of a bloc's year. In: the trees of its files by their path in the bloc's
    folder; `bloc` is its id."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    book = Workbook(stream, options)
    book.set_properties({"title": word(names.lang, "title", year=year), "created": CREATED})
    Writer(book, names, bloc, year, trees).write()
    book.close()
    return stream.getvalue()


class Writer:
    """Draws tables, and marks what each row is."""

    def __init__(
        self, book: "Workbook", names: RecordNames, bloc: str, year: int, trees: Trees
    ) -> None:
        self.book = book
        self.names = names
        self.lang: Lang = names.lang
        self.bloc, self.year, self.trees = bloc, year, trees
        self.looks = Looks(book)
        self.unit = ""
        self.marks: dict[str, Marked] = {}
        self.lists: dict[tuple[str, ...], str] = {}
        self.sheets = {word(self.lang, f"sheet.{key}"): key for key in self._keys()}
        self.pages = {key: book.add_worksheet(name) for name, key in self.sheets.items()}
        self.hidden = book.add_worksheet(states.HIDDEN)
        self.at = 0
        self.widths: dict[int, float] = {}
        self.sheet: Worksheet = self.hidden

    def _keys(self) -> Iterable[str]:
        return TABLES

    def write(self) -> None:
        """Every sheet, then what the workbook knows of itself."""
        for key, tables in TABLES.items():
            self.sheet, self.at = self.pages[key], 0
            self._page(tables)
            self._line(
                word(self.lang, f"how.{key}"),
                self.looks.get(italic=True, font_color=FAINT, text_wrap=False),
            )
            if key == "ballots":
                self._ballots()
            else:
                for table in tables:
                    self._block(
                        table, files_of(table, self.year, self.trees), last=table is tables[-1]
                    )
        self._state()

    def _state(self) -> None:
        trees = dict(self.trees)
        found = State(self.bloc, self.year, self.lang, self.sheets, trees, self.marks, self.unit)
        for row, (first, second) in enumerate(states.lines(found)):
            self.hidden.write_string(row, 0, first)
            self.hidden.write_string(row, 1, second)
        self.hidden.very_hidden()

    def _page(self, tables: tuple[RecordTable, ...]) -> None:
        sheet = self.sheet
        sheet.set_column(0, 0, 4, self.looks.get(font_color="#FFFFFF"), {"hidden": True})
        for n in range(max(len(table.columns) for table in tables)):
            kinds = [
                table.columns[n]
                for table in tables
                if n < len(table.columns) and table.shape != FIELDS
            ]
            width = max([_width(one) for one in kinds], default=USUAL)
            if any(table.shape == FIELDS for table in tables) and n < 2:
                width = max(width, WIDE)
            sheet.set_column(n + 1, n + 1, width, self.looks.get())
            self.widths[n + 1] = width
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)

    # -- blocks ---------------------------------------------------------------------------------

    def _ballots(self) -> None:
        fields, votes = TABLES["ballots"]
        for file in files_of(fields, self.year, self.trees):
            self._ballot(fields, votes, file)
        for n in range(NEW_BALLOTS):
            self._ballot(fields, votes, f"+{n + 1}")

    def _ballot(self, fields: RecordTable, votes: RecordTable, file: str) -> None:
        stem = file.rpartition("/")[2].removesuffix(".yaml")
        new = file.startswith("+")
        title = word(self.lang, "new_ballot" if new else "ballot_of", id=stem)
        self.fields(fields, file, title)
        self.table(votes, [file], word(self.lang, "title.votes"), SPARE, file)
        self._papers(file)

    def _block(self, table: RecordTable, files: list[str], *, last: bool) -> None:
        title = word(self.lang, f"title.{table.id}")
        if table.shape == FIELDS:
            self.fields(table, files[0], title)
        else:
            own = "" if "*" in table.file else files[0]
            self.table(table, files, title, LAST_SPARE if last else SPARE, own)

    def _line(self, text: str, look: Any) -> None:
        self.sheet.write_string(self.at, 0, "#", self.looks.get(font_color="#FFFFFF"))
        self.sheet.write_string(self.at, 1, text, look)
        self.at += 1

    def _title(self, text: str) -> None:
        self.at += 1
        self._line(text, self.looks.get(bold=True, font_size=13, text_wrap=False))

    def _mark(self, letter: str, what: Marked) -> None:
        mark = f"{letter}{len(self.marks) + 1}"
        self.marks[mark] = what
        self.sheet.write_string(self.at, 0, mark, self.looks.get(font_color="#FFFFFF"))

    def fields(self, table: RecordTable, file: str, title: str, skip: Sequence[str] = ()) -> None:
        """One record drawn downwards: a label, then its value."""
        self._title(title)
        record = record_at(table, self.trees.get(file), ()) or {}
        for column in table.columns:
            if column.key in skip:
                continue
            self._mark("f", Marked(table.id, file, (), column.key))
            look = self.looks.body(bold=True, bg_color=HEAD_COLOUR)
            self.sheet.write_string(self.at, 1, self._label(table, column), look)
            value = self._cell(2, column, value_of(table, column, record))
            self._height({1: self._label(table, column), 2: str(value)})
            self.at += 1

    def table(
        self,
        table: RecordTable,
        files: list[str],
        title: str,
        spare: int,
        own: str,
        skip: Sequence[str] = (),
        begun: Sequence[Mapping[str, str]] = (),
    ) -> None:
        """A table with its records and free rows; `begun` says what some of these hold already."""
        columns = [one for one in table.columns if one.key not in skip]
        self._title(title)
        self._mark("t", Marked(table.id, own, table.at, head=True))
        look = self.looks.body(bold=True, align="center", bg_color=HEAD_COLOUR)
        for n, column in enumerate(columns, 1):
            self.sheet.write_string(self.at, n, self._label(table, column), look)
        self._height({n: self._label(table, one) for n, one in enumerate(columns, 1)})
        self.at += 1
        for file in files:
            for ref in refs_of(table, file, self.trees.get(file)):
                record = record_at(table, self.trees.get(file), ref.path)
                if record is not None:
                    self._mark("r", Marked(table.id, file, ref.path))
                    self._record(table, columns, ref, record)
                    self.at += 1
        for free in [*begun, *[NOTHING] * spare]:
            texts = {}
            for n, column in enumerate(columns, 1):
                texts[n] = str(self._cell(n, column, free.get(column.key)))
            self._height(texts)
            self.at += 1

    def _record(
        self,
        table: RecordTable,
        columns: Sequence[RecordColumn],
        ref: RecordRef,
        record: dict[str, Any],
    ) -> None:
        over = parents(table, self.trees, ref)
        texts: dict[int, str] = {}
        for n, column in enumerate(columns, 1):
            node: Any
            if column.is_parent:
                node = over[column.path[0]]
            elif table.shape == KEYED and column.path == table.ident:
                node = str(ref.path[-1])
            else:
                node = value_of(table, column, record)
            if column.kind == "task":
                node = task_name(self.trees, ref, str(node))
            texts[n] = str(self._cell(n, column, node))
        self._height(texts)

    def _height(self, texts: Mapping[int, str]) -> None:
        """Room for wrapped text: programs that open a workbook don't all find out."""
        cells = ((text, self.widths[n] - 1, 11.0, False) for n, text in texts.items() if n > 0)
        self.sheet.set_row(self.at, row_height(cells))

    def _papers(self, file: str) -> None:
        """The papers of a ballot one by one: a tick under each candidate that a paper names."""
        self._title(word(self.lang, "title.papers"))
        self._mark("p", Marked("papers", file, ("papers",), head=True))
        heads, rows = paper_rows(self.trees.get(file), self.names)
        look = self.looks.body(bold=True, align="center", bg_color=HEAD_COLOUR)
        for n, text in enumerate(heads, 1):
            self.sheet.write_string(self.at, n, text, look)
        self.at += 1
        for row in rows:
            for n, text in enumerate(row, 1):
                look = self.looks.typed(num_format=TEXT)
                self.sheet.write_string(self.at, n, text, look)
            self.at += 1

    # -- cells ----------------------------------------------------------------------------------

    def _label(self, table: RecordTable, column: RecordColumn) -> str:
        return column_label(self.lang, table, column)

    def _cell(self, at: int, column: RecordColumn, node: Any) -> Shown:
        value: Shown = shown(column, node, self.names)
        look: dict[str, Any] = {"align": "left", "valign": "top"}
        if column.kind == "date":
            look["num_format"] = DAY
        elif column.kind not in ("number", "whole", "year", "quota"):
            look["num_format"] = TEXT
        if column.kind == "fixed":
            look["bg_color"] = "#FFFFFF"
        form = self.looks.typed(**look)
        if value == "":
            self.sheet.write_blank(self.at, at, None, form)
        elif isinstance(value, date):
            self.sheet.write_datetime(self.at, at, datetime.combine(value, time()), form)
        elif isinstance(value, float):
            self.sheet.write_number(self.at, at, value, form)
        else:
            self.sheet.write_string(self.at, at, value, form)
        self._validate(at, column)
        return value

    def _validate(self, at: int, column: RecordColumn) -> None:
        """Lists are offers: a name that is typed for the first time is taken, too."""
        rule: dict[str, Any] | None = None
        if column.kind in ("enum", "yes_no"):
            words = self._enum(column)
            rule = {"validate": "list", "source": self._list(tuple(words))}
        elif column.kind == "ref" and self.names.labels(column.about):
            words = self.names.labels(column.about)
            rule = {"validate": "list", "source": self._list(tuple(words))}
        elif column.kind == "date":
            rule = {
                "validate": "date", "criteria": "between",
                "minimum": date(1990, 1, 1), "maximum": date(2100, 12, 31),
            }  # fmt: skip
        elif column.kind == "whole":
            rule = {"validate": "integer", "criteria": ">=", "value": 0}
        if rule is not None:
            more = {"ignore_blank": True, "error_type": "warning", "error_title": "thidua",
                    "error_message": word(self.lang, "look_again")}  # fmt: skip
            self.sheet.data_validation(self.at, at, self.at, at, {**rule, **more})

    def _enum(self, column: RecordColumn) -> list[str]:
        if column.kind == "yes_no":
            return [word(self.lang, "true"), word(self.lang, "false")]
        return [enum_label(self.lang, column.about, one) for one in ENUMS[column.about]]

    def _list(self, words: tuple[str, ...]) -> str:
        if words not in self.lists:
            column = 4 + len(self.lists)
            for n, text in enumerate(words):
                self.hidden.write_string(n, column, text)
            name = letters(column)
            self.lists[words] = f"={states.HIDDEN}!${name}$1:${name}${len(words)}"
        return self.lists[words]


def column_label(lang: Lang, table: RecordTable, column: RecordColumn) -> str:
    """A column's heading: its own in this table, else what the key is called everywhere."""
    own = f"column.{table.id}.{column.key}"
    return word(lang, own if own in WORDS else f"column.{column.key}")


def task_name(trees: Trees, ref: RecordRef, task: str) -> str:
    """A task's name, by which people know it; its id where it has none, or another has the same."""
    tree = trees.get(ref.file)
    tasks = tree.get("tasks") if isinstance(tree, dict) else None
    names = {
        str(one.get("id")): str(one.get("name") or one.get("id"))
        for one in (tasks if isinstance(tasks, list) else [])
        if isinstance(one, dict)
    }
    name = names.get(task, task)
    return name if list(names.values()).count(name) == 1 else task


def _width(column: RecordColumn) -> float:
    if column.key in ("name", "title"):
        return WIDE
    if column.kind in WIDTHS:
        return WIDTHS[column.kind]
    return NARROW if column.kind in ("enum", "yes_no", "share", "quota") else USUAL
