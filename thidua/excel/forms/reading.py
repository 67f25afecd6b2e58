"""From the bytes of a filled form to a sheet: which form, whether it is whole, what its rows say as
the entries of a sheet, and what can't be read."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from thidua.diagnostics.diagnostic import Diagnostic, Path, Severity
from thidua.excel.forms import answers, identity
from thidua.excel.forms import rows as c
from thidua.excel.forms.answers import NA, NEVER, Answer, Judged
from thidua.excel.forms.form import asked_of, form_rows
from thidua.excel.forms.identity import (
    FIRST,
    HIDDEN,
    Hidden,
    Identity,
    door_problems,
    merged_problems,
    row_problems,
    scale_mark,
    stray_problems,
)
from thidua.excel.forms.rows import Entries, FormColumns, FormRow, parts_of
from thidua.excel.grid import (
    Grid,
    GridCell,
    Workbook,
    Wrong,
    at_cell,
    broken_cell,
    cell_name,
    grid_of,
    key_said,
    open_workbook,
)
from thidua.excel.marks import Place
from thidua.excel.workbook.reading import FORMAT as YEAR_FORMAT
from thidua.model.book import Book
from thidua.model.scale.criteria import Scale
from thidua.store.yaml.reader import Node
from thidua.text.dates import SpokenDay
from thidua.text.numbers import SpokenFigure
from thidua.words import say


@dataclass(frozen=True, slots=True)
class OpenedForm:
    """A workbook that has been found to be a form of ours."""

    file: str
    name: str
    digest: str
    book: Workbook
    hidden: Hidden

    @property
    def identity(self) -> Identity:
        """Which form it is."""
        return self.hidden.identity

    def said(self, what: str, id_: str) -> str:
        """What the head calls the bloc, the unit or the stage of that id."""
        return f"“{self.hidden.printed.get(f'head:{what}', ('',))[0]}” ({id_})"


@dataclass(slots=True)
class FilledForm:
    """What a form says: the header's fields, the facts and scores of a sheet as its file will
    write them, the cell behind each path, and by row key the entry cells left blank."""

    fields: dict[str, Node] = field(default_factory=dict)
    areas: dict[str, dict[str, Node]] = field(default_factory=lambda: {"facts": {}, "scores": {}})
    cells: dict[Path, Place] = field(default_factory=dict)
    blanks: dict[str, Place] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FormSheet:
    """What a form becomes: the sheet's content, with its rows and what was filled in."""

    opened: OpenedForm
    node: dict[str, Node]
    rows: tuple[FormRow, ...]
    filled: FilledForm
    problems: tuple[Diagnostic, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing was filled in: such a form is no sheet, and is not written."""
        return not self.filled.cells

    def place_of(self, key: str) -> int:
        """The number, from 0, of the row with that key."""
        return next(n for n, row in enumerate(self.rows, FIRST) if row.key == key)


def open_form(raw: bytes, file: str, name: str) -> OpenedForm | list[Diagnostic]:
    """A form by its hidden sheet, or why it is none. `name`: the file's own name, to be kept."""
    book = open_workbook(raw, file)
    if isinstance(book, Diagnostic):
        return [book]
    if HIDDEN not in book.sheets:
        return [Diagnostic("TD952", file)]
    grid = grid_of(book, HIDDEN, file)
    if isinstance(grid, Diagnostic):
        return [grid]
    if grid.cell(0, 0).text() == YEAR_FORMAT:
        return [Diagnostic("TD969", file)]
    hidden = identity.read(grid.values)
    if isinstance(hidden, str):
        args = {"found": hidden, "known": identity.VERSION}
        return [Diagnostic("TD952", file, args=args, variant="version")]
    if hidden is None:
        return [Diagnostic("TD952", file, variant="damaged")]
    if hidden.identity.sheet not in book.sheets:
        others = ", ".join(f"“{one}”" for one in book.sheets if one != HIDDEN)
        args = {"sheet": hidden.identity.sheet, "found": others}
        return [Diagnostic("TD952", file, args=args, variant="renamed")]
    return OpenedForm(file, name, hashlib.sha256(raw).hexdigest(), book, hidden)


def of_another(opened: OpenedForm, book: Book, year: int) -> list[Diagnostic]:
    """Why the form does not belong to this bloc and its scale of that year; [] when it does."""
    found, scale = opened.identity, _scale(book, year)
    members = [unit.id for unit in book.members(year)]
    scorers = [*members, *(office.id for office in scale.offices)]
    stages = [stage.id for stage in scale.stages]
    checks = (
        ("unit", opened.said("unit", found.unit), found.unit in members),
        ("stage", opened.said("stage", found.stage), found.stage in stages),
        ("scorer", found.scorer, not found.scorer or found.scorer in scorers),
        ("scale", "", found.mark == scale_mark(scale)),
    )
    return [
        Diagnostic("TD953", opened.file, args={"found": what, "year": str(year)}, variant=variant)
        for variant, what, fits in checks
        if not fits
    ]


def read_sheet(opened: OpenedForm, book: Book, year: int) -> FormSheet | list[Diagnostic]:
    """The sheet that the form says, with the problems of its cells; errors alone where the form
    is not as it was handed out."""
    grid = grid_of(opened.book, opened.identity.sheet, opened.file)
    if isinstance(grid, Diagnostic):
        return [grid]
    found, scale = opened.identity, _scale(book, year)
    only = asked_of(scale, found.scorer or None)
    rows = form_rows(found.language, scale, found.unit, only)
    columns = FormColumns(later=found.is_later)
    rows = _handed_out(rows, opened.hidden)
    if dict(opened.hidden.rows) != {n: row.key for n, row in enumerate(rows, FIRST)}:
        return [Diagnostic("TD952", opened.file, variant="damaged")]
    offices = [(office.id, office.name) for office in scale.offices]
    file, members = opened.file, book.members(year)
    disturbed = door_problems(file, opened.name, opened.hidden, grid, members, offices)
    disturbed += row_problems(opened.file, grid, rows, columns)
    disturbed += merged_problems(opened.file, grid, rows, columns)
    if disturbed:
        return disturbed
    filled = Reader(opened.file, found, grid, rows).read()
    strays = stray_problems(opened.file, grid, rows, columns, opened.hidden.printed)
    problems = (*filled.problems, *strays, *_other_sheets(opened))
    return FormSheet(opened, _node(opened, filled), rows, filled, problems)


def _handed_out(rows: tuple[FormRow, ...], hidden: Hidden) -> tuple[FormRow, ...]:
    """The rows that the form has: one that an earlier thidua made may lack some of those that the
    program adds by itself, as a target is."""
    there = set(hidden.rows.values())
    return tuple(row for row in rows if row.key in there or not row.named_by_program)


def _scale(book: Book, year: int) -> Scale:
    return book.years[year].scale


def _node(opened: OpenedForm, filled: FilledForm) -> dict[str, Node]:
    """The sheet's content in the order of its model."""
    found = opened.identity
    node: dict[str, Node] = {"unit": found.unit}
    if found.scorer:
        node["scorer"] = found.scorer
    node |= filled.fields
    node["source"] = say(found.language, "form.source", name=opened.name, digest=opened.digest)
    facts, scores = filled.areas["facts"], filled.areas["scores"]
    return node | ({"facts": facts} if facts else {}) | {"scores": scores}


def _other_sheets(opened: OpenedForm) -> list[Diagnostic]:
    """Sheets that people added: what is in them is not read."""
    known = (HIDDEN, opened.identity.sheet)
    return [
        Diagnostic("TD956", opened.file, args={"found": name}, variant="sheet")
        for name in opened.book.sheets
        if name not in known
    ]


# -- rows ------------------------------------------------------------------------------------------


class Reader:
    """Reads one form whose rows have been found to stand where they should."""

    def __init__(
        self, file: str, identity: Identity, grid: Grid, rows: tuple[FormRow, ...]
    ) -> None:
        self.file = file
        self.identity = identity
        self.grid = grid
        self.rows = rows
        self.parts = parts_of(rows)
        self.places = {row.key: n for n, row in enumerate(rows, FIRST)}
        self.columns = FormColumns(later=identity.is_later)
        self.year = identity.whole_year
        self.lang = identity.language
        self.found = FilledForm()
        self.read_so: dict[str, list[str]] = {}

    def read(self) -> FilledForm:
        """All rows. An entry with a problem is left out, and the problem told."""
        for row in self.rows:
            if row.ask is not None and self._cell(row, c.ENTRY).is_blank:
                self.found.blanks[row.key] = self._place(row, c.ENTRY)
            row.read(self)
        return self.found

    # -- rows -----------------------------------------------------------------------------------

    def field(self, row: FormRow) -> None:
        entry = self._entry(row)[0]
        if entry is not None:
            name = row.key.partition(":")[2]
            self.found.fields[name] = entry
            self.found.cells[(name,)] = self._place(row, c.ENTRY)

    def event(self, row: FormRow, area: str) -> None:
        """An entry, perhaps with remarks; remarks alone say too little."""
        entry, bad = self._entry(row)
        remarks = self._remarks(row)
        if entry is None:
            if remarks and not bad:
                self._problem("TD957", row, self._remarked(row), "remark")
            return
        self.found.areas[area][row.id] = {"value": entry, **remarks} if remarks else entry
        self.found.cells[area, row.id] = self._place(row, c.ENTRY)

    def leaf(self, row: FormRow) -> None:
        parts = self.parts.get(row.id, [])
        entries, bad = self._entries(row, parts)
        instead = self._instead(row)
        points, points_bad = self._points(row)
        remarks = self._remarks(row, *parts)
        if bad or points_bad or instead == "?":
            return
        if instead is not None and entries and (instead, entries) != (NA, {"value": NA}):
            self._problem("TD957", row, c.INSTEAD, "both")
            return
        if instead is not None:
            entries = {"value": NA if instead == NA else "false"}
        if points is not None and entries:
            self._problem("TD957", row, c.POINTS, "two_figures")
            return
        if points is not None:
            entries |= {"points": points}
        self._put(row, entries, remarks)

    def _put(self, row: FormRow, entries: dict[str, Node], remarks: dict[str, Node]) -> None:
        """A leaf's entry in its shortest form."""
        whole = {**entries, **remarks}
        if not whole:
            return
        self.found.cells["scores", row.id] = self._place(row, c.ENTRY)
        if c.POINTS in self.columns:
            self.found.cells["scores", row.id, "points"] = self._place(row, c.POINTS)
        self.found.areas["scores"][row.id] = whole["value"] if list(whole) == ["value"] else whole

    def figure(self, row: FormRow) -> Entries:
        entry, bad = self._entry(row)
        return ({} if entry is None else {"value": entry}), bad

    def target(self, row: FormRow, target: FormRow) -> Entries:
        entry, bad = self._entry(row)
        aim, wrong = self._entry(target)
        bad = bad or wrong
        if aim is not None and not bad:
            self.found.cells["scores", target.node or "", "target"] = self._place(target, c.ENTRY)
        if row.ask is None:  # a fact gives the figure
            return ({} if aim is None else {"target": aim}), bad
        if aim is not None and entry is None and not bad:
            self._problem("TD957", target, c.ENTRY, "target")
            bad = True
        elif aim is not None and entry is not None:
            return {"actual": entry, "target": aim}, bad
        return ({} if entry is None else {"value": entry}), bad

    def days(self, rows: Sequence[FormRow]) -> Entries:
        given: list[str | None] = []
        bad = False
        for row in rows:
            entry, wrong = self._entry(row)
            instead = self._instead(row)
            if entry is not None and instead == NEVER:
                self._problem("TD957", row, c.INSTEAD, "both")
                wrong = True
            given.append("false" if instead == NEVER else entry)
            bad = bad or wrong or instead == "?"
        if bad or all(one is None for one in given):
            return {}, bad
        for row, one in zip(rows, given, strict=True):
            if one is None:
                self._problem("TD957", row, c.ENTRY, "days")
                bad = True
        return {"value": [one for one in given if one is not None]}, bad

    def _entries(self, row: FormRow, parts: Sequence[FormRow]) -> Entries:
        """What a criterion's cells say together; that it does not apply may stand in them, too."""
        filled = [one for one in (row, *parts) if not self._cell(one, c.ENTRY).is_blank]
        if NA in row.instead and filled and all(map(self._says_na, filled)):
            return {"value": NA}, False
        return (parts[0] if parts else row).together(self, row, parts)

    def _says_na(self, row: FormRow) -> bool:
        """Whether its cell says `na`, as in a sheet's file or in the words of the column for it;
        where that is what it asks for, as the name of an option, it is meant so."""
        cell = self._cell(row, c.ENTRY)
        text = cell.text()
        if text.strip().casefold() != NA and key_said(text, "form.", [NA]) != NA:
            return False
        return row.ask is None or isinstance(row.ask.answer(cell, self.year, self.lang), Wrong)

    # -- cells ----------------------------------------------------------------------------------

    def _place(self, row: FormRow, column: str) -> Place:
        return self.places[row.key], self.columns.at(column)

    def _cell(self, row: FormRow, column: str) -> GridCell:
        return self.grid.cell(*self._place(row, column))

    def _entry(self, row: FormRow) -> tuple[str | None, bool]:
        """The entry, and whether there is one that can't be used."""
        cell = self._cell(row, c.ENTRY)
        found = row.ask.answer(cell, self.year, self.lang) if row.ask is not None else None
        return self._judged(row, c.ENTRY, cell, found)

    def _judged(
        self, row: FormRow, column: str, cell: GridCell, found: Judged | None
    ) -> tuple[str | None, bool]:
        if isinstance(found, Wrong):
            self._problem("TD954", row, column, found.variant, found.args)
            return None, True
        if found is None:
            return None, False
        self._told(row, column, cell, found)
        return found.text, False

    def _told(self, row: FormRow, column: str, cell: GridCell, found: Answer) -> None:
        """A figure that is not what the cell holds, or that a formula gave, is told; the first
        also in the entry's note."""
        args: dict[str, str] = {
            "found": SpokenFigure(found.text), "held": SpokenFigure(found.held),
        }  # fmt: skip
        if found.how == answers.BY_DAY:
            args = {"found": SpokenDay(found.text), "held": found.held}
        if found.how == answers.BY_TEXT:
            args["held"] = found.held
        if cell.mark.formula:
            self._problem("TD954", row, column, "computed", args, Severity.WARNING)
        if found.how:
            self._problem("TD954", row, column, f"read_{found.how}", args, Severity.WARNING)
            said = {
                key: text.told(self.lang) if isinstance(text, SpokenFigure) else text
                for key, text in args.items()
            }
            note = say(
                self.lang,
                f"form.read_{found.how}",
                cell=cell_name(*self._place(row, column)),
                **said,
            )
            self.read_so.setdefault(row.key, []).append(note)

    def _points(self, row: FormRow) -> tuple[str | None, bool]:
        if c.POINTS not in self.columns:
            return None, False
        cell = self._cell(row, c.POINTS)
        found = None if cell.is_blank else broken_cell(cell) or answers.number(cell)
        return self._judged(row, c.POINTS, cell, found)

    def _instead(self, row: FormRow) -> str | None:
        """`na`, `never`, None for an empty cell, `?` for what can't be used."""
        cell = self._cell(row, c.INSTEAD)
        if not row.instead or cell.is_blank:
            return None
        broken = broken_cell(cell)
        if broken is not None:
            self._problem("TD954", row, c.INSTEAD, broken.variant, broken.args)
            return "?"
        found = key_said(cell.text(), "form.", row.instead)
        if found is None:
            allowed = "; ".join(say(self.lang, f"form.{one}") for one in row.instead)
            args = {"found": cell.text(), "allowed": allowed}
            self._problem("TD954", row, c.INSTEAD, "list", args)
            return "?"
        return found

    def _remarks(self, row: FormRow, *parts: FormRow) -> dict[str, Node]:
        """Note and evidence of a row: what its columns say, then the comments on its cells and
        those of its parts, then how figures were read that are not what their cell holds."""
        note = answers.words(self._cell(row, c.NOTE))
        evidence = answers.papers(self._cell(row, c.EVIDENCE))
        found: dict[str, Node] = {}
        for name, said in ((c.NOTE, note), (c.EVIDENCE, evidence)):
            if isinstance(said, Wrong):
                self._problem("TD954", row, name, said.variant, said.args)
            elif said:
                found[name] = said if isinstance(said, str) else list(said)
        lines = [note] if isinstance(note, str) else []
        for one in (row, *parts):
            lines += [text for _, text in self._comments(one)]
            lines += self.read_so.get(one.key, [])
        if lines:
            found = {**found, c.NOTE: "\n".join(lines)}
        return found

    def _comments(self, row: FormRow) -> list[tuple[Place, str]]:
        """The comments on a row's cells, from left to right."""
        at = self.places[row.key]
        return sorted((place, text) for place, text in self.grid.comments.items() if place[0] == at)

    def _remarked(self, row: FormRow) -> str:
        """The column of a row's first remark."""
        for column in (c.NOTE, c.EVIDENCE):
            if not self._cell(row, column).is_blank:
                return column
        (_, at), _ = self._comments(row)[0]
        return self.columns.names[min(at, len(self.columns.names) - 1)]

    def _problem(
        self,
        code: str,
        row: FormRow,
        column: str,
        variant: str,
        args: Mapping[str, str] | None = None,
        severity: Severity | None = None,
    ) -> None:
        name = row.name.partition("\n")[0]
        about = f"{row.called} “{name}”" if row.called else name
        place = self._place(row, column)
        self.found.problems.append(
            at_cell(code, self.file, self.grid.name, place, variant, args, about, severity)
        )
