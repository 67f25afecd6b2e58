"""Reads the rows of a filled form into the entries of a sheet, and tells what can't be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from thidua.diagnostics.diagnostic import Diagnostic, Severity, TextSpan
from thidua.excel.forms import columns as c
from thidua.excel.forms.answers import (
    Answer,
    AnswerProblem,
    answer,
    broken_cell,
    number,
    papers,
    words,
)
from thidua.excel.forms.asks import NA, NEVER, instead_of
from thidua.excel.forms.body import FIRST
from thidua.excel.forms.columns import FormColumns, cell_name
from thidua.excel.forms.identity import Identity
from thidua.excel.forms.rows import FACT, FIELD, ITEM, LEAF, PART, FormRow
from thidua.excel.grid import Grid, GridCell
from thidua.rules.reading import Ask
from thidua.store.yaml.reader import Node
from thidua.text.numbers import SpokenFigure
from thidua.words import Lang, say

Place = tuple[int, int]
"""Row and column of a cell, from 0."""


@dataclass(slots=True)
class FilledForm:
    """What a form says: the header's fields, the facts and scores of a sheet as its file will
    write them, the cell behind each path, and by row key the entry cells left blank."""

    fields: dict[str, Node] = field(default_factory=dict)
    facts: dict[str, Node] = field(default_factory=dict)
    scores: dict[str, Node] = field(default_factory=dict)
    cells: dict[tuple[str, ...], Place] = field(default_factory=dict)
    blanks: dict[str, Place] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)


def at_cell(
    code: str,
    file: str,
    sheet: str,
    place: Place,
    variant: str = "",
    args: Mapping[str, str] | None = None,
    about: str = "",
    severity: Severity | None = None,
) -> Diagnostic:
    """A diagnostic of one cell: its name is an argument, its place sorts the list."""
    row, column = place
    span = TextSpan(row + 1, column + 1, row + 1, column + 2)
    where = (sheet, about) if about else (sheet,)
    found = {"cell": cell_name(row, column), **(args or {})}
    return Diagnostic(
        code, file, args=found, variant=variant, where=where, span=span, severity=severity
    )


class Reader:
    """Reads one form whose rows have been found to stand where they should."""

    def __init__(
        self, file: str, identity: Identity, grid: Grid, rows: tuple[FormRow, ...]
    ) -> None:
        self.file = file
        self.identity = identity
        self.grid = grid
        self.rows = rows
        self.places = {row.key: n for n, row in enumerate(rows, FIRST)}
        self.columns = FormColumns.of(identity.is_later)
        self.year = identity.whole_year
        self.lang: Lang = "en" if identity.lang == "en" else "vi"
        self.found = FilledForm()
        self.read_so: dict[str, list[str]] = {}

    def read(self) -> FilledForm:
        """All rows. An entry with a problem is left out, and the problem told."""
        parts = self._parts()
        for row in self.rows:
            if row.ask is not None and self._cell(row, c.ENTRY).is_blank:
                self.found.blanks[row.key] = self._place(row, c.ENTRY)
            if row.key.startswith("field:"):
                self._field(row)
            elif row.kind == FACT:
                self._fact(row)
            elif row.kind == ITEM and row.ask is not None:
                self._item(row)
            elif row.kind == LEAF and row.remarks:
                self._leaf(row, parts.get(row.node or "", []))
        return self.found

    def _parts(self) -> dict[str, list[FormRow]]:
        found: dict[str, list[FormRow]] = {}
        for row in self.rows:
            if row.kind == PART and row.node is not None:
                found.setdefault(row.node, []).append(row)
        return found

    # -- rows -----------------------------------------------------------------------------------

    def _field(self, row: FormRow) -> None:
        entry = self._entry(row)
        if entry is not None:
            name = row.key.partition(":")[2]
            self.found.fields[name] = entry
            self.found.cells[(name,)] = self._place(row, c.ENTRY)

    def _fact(self, row: FormRow) -> None:
        self._event(row, "facts", self.found.facts)

    def _item(self, row: FormRow) -> None:
        self._event(row, "scores", self.found.scores)

    def _event(self, row: FormRow, area: str, into: dict[str, Node]) -> None:
        """A fact or an item: an entry, perhaps with remarks; remarks alone say too little."""
        entry, bad = self._entry_or_bad(row)
        remarks = self._remarks(row)
        if entry is None:
            if remarks and not bad:
                self._problem("TD957", row, self._remarked(row), "remark")
            return
        into[row.id] = {"value": entry, **remarks} if remarks else entry
        self.found.cells[area, row.id] = self._place(row, c.ENTRY)

    def _leaf(self, row: FormRow, parts: list[FormRow]) -> None:
        entries, bad = self._entries(row, parts)
        instead = self._instead(row)
        points, points_bad = self._points(row)
        remarks = self._remarks(row, *parts)
        if bad or points_bad or instead == "?":
            return
        if instead is not None and entries:
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
        self.found.scores[row.id] = whole["value"] if list(whole) == ["value"] else whole

    def _entries(self, row: FormRow, parts: list[FormRow]) -> tuple[dict[str, Node], bool]:
        """The entry by its rule of a leaf, with its target; whether something in it is wrong."""
        entry, bad = self._entry_or_bad(row)
        targets = [part for part in parts if part.key.startswith("target:")]
        days = [part for part in parts if part.key.startswith("due:")]
        if days:
            return self._days(days)
        for part in targets:
            target, wrong = self._entry_or_bad(part)
            bad = bad or wrong
            if target is not None and entry is None and not bad:
                self._problem("TD957", part, c.ENTRY, "target")
                bad = True
            elif target is not None and entry is not None:
                return {"actual": entry, "target": target}, bad
        return ({} if entry is None else {"value": entry}), bad

    def _days(self, days: list[FormRow]) -> tuple[dict[str, Node], bool]:
        given: list[str | None] = []
        bad = False
        for part in days:
            entry, wrong = self._entry_or_bad(part)
            instead = self._instead(part)
            if entry is not None and instead == NEVER:
                self._problem("TD957", part, c.INSTEAD, "both")
                wrong = True
            given.append("false" if instead == NEVER else entry)
            bad = bad or wrong or instead == "?"
        if bad or all(one is None for one in given):
            return {}, bad
        for part, one in zip(days, given, strict=True):
            if one is None:
                self._problem("TD957", part, c.ENTRY, "days")
                bad = True
        dates: list[Node] = [one for one in given if one is not None]
        return {"value": dates}, bad

    # -- cells ----------------------------------------------------------------------------------

    def _place(self, row: FormRow, column: str) -> Place:
        return self.places[row.key], self.columns.at(column)

    def _cell(self, row: FormRow, column: str) -> GridCell:
        return self.grid.cell(*self._place(row, column))

    def _entry(self, row: FormRow) -> str | None:
        return self._entry_or_bad(row)[0]

    def _entry_or_bad(self, row: FormRow) -> tuple[str | None, bool]:
        """The entry, and whether there is one that can't be used."""
        ask = row.ask
        if ask is None:
            return None, False
        return self._judged(row, c.ENTRY, ask)

    def _judged(self, row: FormRow, column: str, ask: Ask) -> tuple[str | None, bool]:
        cell = self._cell(row, column)
        found = answer(ask, cell, self.year, self.lang)
        if isinstance(found, AnswerProblem):
            self._problem("TD954", row, column, found.variant, found.args)
            return None, True
        if found is None:
            return None, False
        self._told(row, column, cell, found)
        return found.text, False

    def _told(self, row: FormRow, column: str, cell: GridCell, found: Answer) -> None:
        """A figure that is not what the cell holds, or that a formula gave, is told; the first
        also in the entry's note."""
        args = {"found": SpokenFigure(found.text), "held": SpokenFigure(found.held)}
        if cell.mark.formula:
            self._problem("TD954", row, column, "computed", args, Severity.WARNING)
        if found.how:
            self._problem("TD954", row, column, f"read_{found.how}", args, Severity.WARNING)
            said = {key: figure.told(self.lang) for key, figure in args.items()}
            note = say(self.lang, f"form.read_{found.how}", cell=self._name(row, column), **said)
            self.read_so.setdefault(row.key, []).append(note)

    def _points(self, row: FormRow) -> tuple[str | None, bool]:
        if c.POINTS not in self.columns:
            return None, False
        cell = self._cell(row, c.POINTS)
        if cell.is_blank:
            return None, False
        found = broken_cell(cell) or number(cell)
        if isinstance(found, AnswerProblem):
            self._problem("TD954", row, c.POINTS, found.variant, found.args)
            return None, True
        self._told(row, c.POINTS, cell, found)
        return found.text, False

    def _instead(self, row: FormRow) -> str | None:
        """`na`, `never`, None for an empty cell, `?` for what can't be used."""
        cell = self._cell(row, c.INSTEAD)
        if not row.instead or cell.is_blank:
            return None
        broken = broken_cell(cell)
        if broken is not None:
            self._problem("TD954", row, c.INSTEAD, broken.variant, broken.args)
            return "?"
        found = instead_of(row.instead, cell.text())
        if found is None:
            allowed = "; ".join(say(self.lang, f"form.{one}") for one in row.instead)
            args = {"found": cell.text(), "allowed": allowed}
            self._problem("TD954", row, c.INSTEAD, "list", args)
            return "?"
        return found

    def _remarks(self, row: FormRow, *parts: FormRow) -> dict[str, Node]:
        """Note and evidence of a row: what its columns say, then the comments on its cells and
        those of its parts, then how figures were read that are not what their cell holds."""
        note = words(self._cell(row, c.NOTE))
        evidence = papers(self._cell(row, c.EVIDENCE))
        found: dict[str, Node] = {}
        for name, said in ((c.NOTE, note), (c.EVIDENCE, evidence)):
            if isinstance(said, AnswerProblem):
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

    def _name(self, row: FormRow, column: str) -> str:
        return cell_name(*self._place(row, column))

    def _problem(
        self,
        code: str,
        row: FormRow,
        column: str,
        variant: str,
        args: Mapping[str, str] | None = None,
        severity: Severity | None = None,
    ) -> None:
        shown = row.node if row.kind == PART else row.id if row.kind != FIELD else None
        name = row.name.partition("\n")[0]
        about = f"{shown} “{name}”" if shown else name
        place = self._place(row, column)
        self.found.problems.append(
            at_cell(code, self.file, self.grid.name, place, variant, args, about, severity)
        )
