"""Writes the year workbook, and the form of one unit's pledge, as .xlsx: the same data gives
the same bytes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from thidua.excel import looks
from thidua.excel.looks import FAINT, HEAD_COLOUR, HiddenLists, Looks, row_height
from thidua.excel.workbook.columns import RecordColumn, Shown
from thidua.excel.workbook.names import RecordNames, column_label, word
from thidua.excel.workbook.phrase_columns import paper_rows
from thidua.excel.workbook.reading import HIDDEN, LEFT_OUT, Marked, State, state_lines
from thidua.excel.workbook.records import RecordRef, RecordTable, Trees, task_name, tasks_of
from thidua.excel.workbook.tables import TABLES
from thidua.model.bloc import BlocFile
from thidua.views.table import signer_title
from thidua.words import Lang, say

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SPARE, NEW_BALLOTS, LAST_SPARE = 6, 2, 25
"""Rows to type into below a table; blocks for ballots that are not there yet; rows below the last
table of a sheet."""
NOTHING: Mapping[str, str] = {}
WIDE, USUAL = 30.0, 22.0
SHEET = "pledge"
FREE_TASKS, FREE_REPORTS = 8, 3


def write_workbook(names: RecordNames, bloc: str, year: int, trees: Trees) -> bytes:
    """The workbook of a bloc's year. In: the trees of its files by their path in the bloc's
    folder; `bloc` is its id."""
    title = word(names.lang, "title", year=year)
    return looks.made(title, lambda book: Writer(book, names, bloc, year, trees).write())


def write_pledge(names: RecordNames, bloc: BlocFile, year: int, unit: str, trees: Trees) -> bytes:
    """The form in which one unit registers its pledge and reports of it. Read back like a year
    workbook, of which it is the part that is this unit's. In: the bloc; its trees, of which
    only this unit's own pledge goes into the form."""
    file = f"{year}/pledges/{unit}.yaml"
    own = {file: trees[file]} if file in trees else {}
    title = f"{word(names.lang, 'pledge_title', year=year)}: {names.label('units', unit)}"
    return looks.made(
        title, lambda book: _PledgeForm(book, names, bloc, year, own, unit, file).write()
    )


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
        self.sheets = {word(self.lang, f"sheet.{key}"): key for key in self._keys()}
        self.pages = {key: book.add_worksheet(name) for name, key in self.sheets.items()}
        self.hidden = book.add_worksheet(HIDDEN)
        self.lists = HiddenLists(self.hidden, 4)
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
                    self._block(table, table.files(self.year, self.trees), last=table is tables[-1])
        self._state()

    def _state(self) -> None:
        trees = dict(self.trees)
        found = State(self.bloc, self.year, self.lang, self.sheets, trees, self.marks, self.unit)
        for row, (first, second) in enumerate(state_lines(found)):
            self.hidden.write_string(row, 0, first)
            self.hidden.write_string(row, 1, second)
        self.hidden.very_hidden()

    def _page(self, tables: tuple[RecordTable, ...]) -> None:
        sheet = self.sheet
        sheet.set_column(0, 0, 4, self.looks.get(font_color="#FFFFFF"), {"hidden": True})
        for n in range(max(len(table.columns) for table in tables)):
            across = [one.columns[n:] for one in tables if not one.is_drawn_down]
            widths = [columns[0].width for columns in across if columns]
            width = max(widths, default=USUAL)
            if any(table.is_drawn_down for table in tables) and n < 2:
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
        for file in fields.files(self.year, self.trees):
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
        if table.is_drawn_down:
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
        for column in table.columns:
            if column.key in skip:
                continue
            node = table.value(column, self.trees, RecordRef(file, ()))
            if node is None and not column.is_always_shown:
                continue
            self._mark("f", Marked(table.id, file, (), column.key))
            look = self.looks.body(bold=True, bg_color=HEAD_COLOUR)
            self.sheet.write_string(self.at, 1, self._label(table, column), look)
            value = self._cell(2, column, node)
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
        records = [
            ref
            for file in files
            for ref in table.refs(file, self.trees.get(file))
            if table.record(self.trees.get(file), ref.path) is not None
        ]
        columns = [
            one
            for one in table.columns
            if one.key not in skip
            and (
                one.is_always_shown
                or any(table.value(one, self.trees, ref) is not None for ref in records)
            )
        ]
        self._title(title)
        self._mark("t", Marked(table.id, own, table.at, head=True))
        look = self.looks.body(bold=True, align="center", bg_color=HEAD_COLOUR)
        for n, column in enumerate(columns, 1):
            self.sheet.write_string(self.at, n, self._label(table, column), look)
        self._height({n: self._label(table, one) for n, one in enumerate(columns, 1)})
        self.at += 1
        for ref in records:
            self._mark("r", Marked(table.id, ref.file, ref.path))
            self._record(columns, (table.value(column, self.trees, ref) for column in columns))
        for free in [*begun, *[NOTHING] * spare]:
            if "id" in free:
                self._mark("b", Marked(table.id, own, table.at, begun=free["id"]))
            self._record(columns, (free.get(column.key) for column in columns))

    def _record(self, columns: Sequence[RecordColumn], values: Iterable[Any]) -> None:
        cells = enumerate(zip(columns, values, strict=True), 1)
        self._height({n: str(self._cell(n, *one)) for n, one in cells})
        self.at += 1

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
                look = self.looks.typed(num_format="@")
                self.sheet.write_string(self.at, n, text, look)
            self.at += 1

    # -- cells ----------------------------------------------------------------------------------

    def _label(self, table: RecordTable, column: RecordColumn) -> str:
        return column_label(self.lang, table.id, column.key)

    def _cell(self, at: int, column: RecordColumn, node: Any) -> Shown:
        value = column.shown(node, self.names)
        look: dict[str, Any] = {"align": "left", "valign": "top"}
        if column.pattern:
            look["num_format"] = column.pattern
        if column.colour:
            look["bg_color"] = column.colour
        form = self.looks.typed(**look)
        if value == "":
            self.sheet.write_blank(self.at, at, None, form)
        elif isinstance(value, date):
            self.sheet.write_datetime(self.at, at, datetime.combine(value, time()), form)
        elif isinstance(value, float):
            self.sheet.write_number(self.at, at, value, form)
        else:
            self.sheet.write_string(self.at, at, value, form)
        return value

    def _rule(self, at: int, column: RecordColumn, first: int, last: int) -> None:
        """What should be typed into the cells of a column from row `first` to `last`."""
        rule = column.rule(self.names, self.lists.range) if first <= last else {}
        if rule:
            more = {"ignore_blank": True, "error_type": "warning", "error_title": "thidua",
                    "error_message": word(self.lang, "look_again")}  # fmt: skip
            self.sheet.data_validation(first, at, last, at, {**rule, **more})


class _PledgeForm(Writer):
    """Three tables of one unit on one sheet, and the place to sign."""

    def __init__(
        self, book: "Workbook", names: RecordNames, bloc: BlocFile, year: int, trees: Trees,
        unit: str, file: str,
    ) -> None:  # fmt: skip
        super().__init__(book, names, bloc.id, year, trees)
        self.unit, self.file, self.signer = unit, file, signer_title(self.lang, bloc)

    def _keys(self) -> tuple[str, ...]:
        return (SHEET,)

    def write(self) -> None:
        pledges, tasks, progress = TABLES["pledges"]
        self.sheet = self.pages[SHEET]
        self._page(
            tuple(
                replace(one, columns=tuple(c for c in one.columns if c.key not in LEFT_OUT))
                for one in (tasks, progress)
            )
        )
        bold = self.looks.get(bold=True, font_size=14, text_wrap=False)
        self._line(word(self.lang, "pledge_title", year=self.year), bold)
        name = self.names.label("units", self.unit)
        self._line(name, self.looks.get(bold=True, font_size=12, text_wrap=False))
        faint = self.looks.get(italic=True, font_color=FAINT, text_wrap=False)
        self._line(word(self.lang, "how.pledge"), faint)
        self.fields(pledges, self.file, word(self.lang, "title.pledge"), LEFT_OUT)
        title = word(self.lang, "title.tasks")
        asked = list(self._asked())
        self.table(tasks, [self.file], title, FREE_TASKS, self.file, LEFT_OUT, asked)
        title = word(self.lang, "title.progress")
        begun = [{"@task": one} for one in self._tasks()]
        self.table(progress, [self.file], title, FREE_REPORTS, self.file, LEFT_OUT, begun)
        self._signatures()
        self._state()

    def _asked(self) -> Iterable[Mapping[str, str]]:
        """A row for each task that the scale measures by and the unit has not registered yet."""
        there = {str(one.get("id")) for one in tasks_of(self.trees.get(self.file))}
        for task, one in self.names.asked.items():
            if task not in there and self.unit not in one.not_for:
                yield {"id": task, "name": one.name, "measure": one.measure}

    def _tasks(self) -> list[str]:
        """The names of the tasks that are registered: a row for the next report of each."""
        tree = self.trees.get(self.file)
        return [task_name(tree, str(one.get("id"))) for one in tasks_of(tree)]

    def _signatures(self) -> None:
        self.at += 1
        place = self.looks.get(italic=True, align="center", text_wrap=False)
        bold = self.looks.get(bold=True, align="center", text_wrap=False)
        place_said, how = (say(self.lang, f"form.sign.{one}") for one in ("place", "how"))
        for said, look in ((place_said, place), (self.signer, bold), (how, place)):
            self.sheet.write_string(self.at, 0, "#", self.looks.get(font_color="#FFFFFF"))
            self.sheet.merge_range(self.at, 4, self.at, 6, "", look)
            self.sheet.write_string(self.at, 4, said, look)
            self.at += 1
