"""Many filled forms at once: each read, held against the others and the data, judged by the rules.

Nothing is written here: the result says what the files would be, or every reason why not.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from thidua.bloc.scoring.check_scale import check_scale
from thidua.bloc.scoring.checked import no_scale, scored_year
from thidua.bloc.scoring.result import Options, UnitScore
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic, TextSpan, Word
from thidua.excel.forms.columns import cell_name
from thidua.excel.forms.filled import Place, at_cell
from thidua.excel.forms.merging import Merged, merged
from thidua.excel.forms.reading import FormSheet, OpenedForm, of_another, open_form, read_sheet
from thidua.excel.forms.rows import LEAF, PART, FormRow
from thidua.model.book import Book
from thidua.model.scale.criteria import Criterion, Scale
from thidua.store.folder import Files
from thidua.store.loading import SCORING, years_of
from thidua.store.periods import periods_of
from thidua.store.write.overlay import OverlayFiles
from thidua.year.bloc import Bloc


@dataclass(frozen=True, slots=True)
class FormYear:
    """A bloc with the year that forms belong to, and its folder in the data folder."""

    folder: str
    book: Book


@dataclass(frozen=True, slots=True)
class Import:
    """One form on its way: where its sheet goes, and what that changes."""

    sheet: FormSheet
    loaded: FormYear
    year: int
    merged: Merged


@dataclass(slots=True)
class Imports:
    """All forms of one run. `problems` hold errors where nothing may be written."""

    imports: list[Import] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


def read_forms(
    given: Iterable[tuple[str, str, bytes]], files: Files, blocs: Mapping[str, str]
) -> Imports:
    """Reads and judges forms. In: each form's path, its own file name and its bytes; the data
    folder; bloc ids -> folders, of the blocs that may be written to."""
    found = Imports()
    books: dict[tuple[str, int], FormYear | list[Diagnostic]] = {}
    targets: dict[str, str] = {}
    for file, name, raw in given:
        opened = open_form(raw, file, name)
        if isinstance(opened, list):
            found.problems += opened
            continue
        folder = blocs.get(opened.identity.bloc)
        year = None if folder is None else _year(files, folder, opened)
        if folder is None or year is None:
            found.problems.append(_elsewhere(opened, blocs, folder))
            continue
        if (folder, year) not in books:
            first = books[folder, year] = _loaded(files, folder, year)
            found.problems += first if isinstance(first, list) else []
        loaded = books[folder, year]
        if isinstance(loaded, FormYear):
            _one(found, opened, loaded, year, files, targets)
    if not has_errors(found.problems):
        _judge(found, files)
    return found


def _year(files: Files, folder: str, opened: OpenedForm) -> int | None:
    """The year or the period that a form is for, where the bloc has it."""
    text = opened.identity.year
    number = text.partition("/")[0]
    if not (len(number) == 4 and number.isascii() and number.isdigit()):
        return None
    known = [*years_of(files, folder), *periods_of(files, folder, int(number))]
    return next((one for one in known if str(one) == text), None)


def _elsewhere(opened: OpenedForm, blocs: Mapping[str, str], folder: str | None) -> Diagnostic:
    variant, found = ("bloc", opened.identity.bloc) if folder is None else ("year", "")
    args = {"found": found or opened.identity.year, "known": ", ".join(sorted(blocs))}
    return Diagnostic("TD953", opened.file, args=args, variant=variant)


def _loaded(files: Files, folder: str, year: int) -> FormYear | list[Diagnostic]:
    """The bloc with its scale, which must be right before forms are read by it."""
    bloc = Bloc(files, folder, unguarded=True)
    book, loading = bloc.load([([year], ("criteria",))])
    if book is None or has_errors(loading.diagnostics):
        return loading.diagnostics
    if book.years[year].criteria is None:
        return [no_scale(book, year)]
    wrong = list(check_scale(book, book.years[year]))
    return wrong if has_errors(wrong) else FormYear(folder, book)


def _one(
    found: Imports,
    opened: OpenedForm,
    loaded: FormYear,
    year: int,
    files: Files,
    targets: dict[str, str],
) -> None:
    """One form of a known bloc and year."""
    wrong = of_another(opened, loaded.book, year)
    if wrong:
        found.problems += wrong
        return
    sheet = read_sheet(opened, loaded.book, year)
    if isinstance(sheet, list):
        found.problems += sheet
        return
    found.problems += sheet.problems
    path = target_of(loaded.folder, year, opened)
    if path in targets:
        args = {"other": targets[path]}
        found.problems.append(Diagnostic("TD958", opened.file, args=args))
        return
    targets[path] = opened.name
    there = files.read(path)
    if isinstance(there, Diagnostic):
        found.problems.append(there)
        return
    change = merged(path, there, sheet.node)
    if isinstance(change, list):
        found.problems += change
        return
    found.imports.append(Import(sheet, loaded, year, change))


def target_of(folder: str, year: int, opened: OpenedForm) -> str:
    """The sheet's file in the data folder."""
    who = opened.identity
    name = f"{who.unit}--{who.scorer}" if who.scorer else who.unit
    parts = (folder, str(year), "scores", who.stage, f"{name}.yaml")
    return "/".join(part for part in parts if part)


def _judge(found: Imports, files: Files) -> None:
    """What the rules say of the sheets as they would be: told at the cells they came from."""
    filled = [one for one in found.imports if not one.sheet.is_blank]
    changed = {one.merged.path: one.merged.new for one in filled}
    by_path = {one.merged.path: one for one in filled}
    overlay = OverlayFiles(files, changed)
    for folder, year in dict.fromkeys((one.loaded.folder, one.year) for one in filled):
        bloc = Bloc(overlay, folder, unguarded=True)
        book, loading = bloc.load([([year], SCORING)])
        told: list[Diagnostic] = list(loading.diagnostics)
        if book is not None and book.years[year].criteria is not None:
            told += bloc[year].scored_from(book, broken=loading.broken)[1]
            if not has_errors(told):
                ours = [one for one in filled if (one.loaded.folder, one.year) == (folder, year)]
                found.problems += _unanswered(book, year, ours)
        found.problems += _at_cells(told, by_path)


def _unanswered(book: Book, year: int, imports: Sequence[Import]) -> list[Diagnostic]:
    """The forms of one year that leave something missing as of their stage."""
    found = []
    for stage in dict.fromkeys(one.sheet.opened.identity.stage for one in imports):
        result = scored_year(book, year, Options(stage=stage))[0]
        for one in imports:
            who = one.sheet.opened.identity
            score = result.unit(who.unit) if result and who.stage == stage else None
            if result is not None and score is not None:
                sheet = one.sheet
                told = unanswered(
                    sheet.opened.file, who.sheet, sheet.rows, sheet.blanks, result.scale, score
                )
                found += [told] if told else []
    return found


def _at_cells(told: Sequence[Diagnostic], by_path: Mapping[str, Import]) -> list[Diagnostic]:
    """Those of our sheets, each moved to the form and the cell behind its path."""
    moved = []
    for one in told:
        ours = by_path.get(one.file or "")
        if ours is None:
            continue
        place = _place(one, ours)
        opened = ours.sheet.opened
        where: tuple[str | Word, ...] = (opened.identity.sheet, *one.where)
        span = None
        if place is not None:
            row, column = place
            where = (opened.identity.sheet, cell_name(row, column), *one.where)
            span = TextSpan(row + 1, column + 1, row + 1, column + 2)
        moved.append(one._replace(file=opened.file, path=(), where=where, span=span))
    return moved


def _place(one: Diagnostic, ours: Import) -> tuple[int, int] | None:
    """The cell of the longest part of a path that came from a cell."""
    path = tuple(str(step) for step in one.path)
    for length in range(len(path), 0, -1):
        if path[:length] in ours.sheet.cells:
            return ours.sheet.cells[path[:length]]
    return None


SHOWN = 12
"""Cells that one message names."""
Blanks = Mapping[str, Place]
"""Row key -> the entry cell in which nothing was typed."""


def unanswered(
    file: str, sheet: str, rows: tuple[FormRow, ...], blanks: Blanks, scale: Scale, score: UnitScore
) -> Diagnostic | None:
    """One warning that names the blank cells, by what the unit still lacks as of the form's
    stage; None where nothing that the form asks is missing."""
    parts: dict[str, list[str]] = {}
    for row in rows:
        if row.kind == PART and row.node:
            parts.setdefault(row.node, []).append(row.key)
    lacking: dict[str, Place] = {}
    for row in rows:
        if row.kind != LEAF or not row.remarks:
            continue
        node = score.nodes.get(row.id)
        if node is not None and node.status == "missing":
            keys = _asked(scale.nodes[row.id], row, parts.get(row.id, []))
            lacking |= {key: blanks[key] for key in keys if key in blanks}
    if not lacking:
        return None
    cells = [cell_name(*place) for place in sorted(lacking.values())]
    more = "" if len(cells) <= SHOWN else ", …"
    args = {"cells": ", ".join(cells[:SHOWN]) + more, "n": str(len(cells))}
    return at_cell("TD945", file, sheet, min(lacking.values()), args=args)


def _asked(leaf: Criterion, row: FormRow, parts: list[str]) -> list[str]:
    """The rows by which a leaf could be answered."""
    facts = [f"fact:{fact}" for fact in leaf.leaf_rule.facts]
    if row.ask is None and not parts and not facts:
        return ["field:no_other_events"]
    return [row.key, *parts, *facts]
