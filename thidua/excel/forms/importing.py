"""Many filled forms at once: each read, held against the others and the data, judged by the rules;
what each changes is a sheet beside the one that is there.

Nothing is written here: the result says what the files would be, or every reason why not.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from thidua.bloc.scoring.check_figures import check_days, check_figures
from thidua.bloc.scoring.check_scale import check_scale
from thidua.bloc.scoring.checked import no_scale, scored_year
from thidua.bloc.scoring.options import Options
from thidua.bloc.scoring.result import UnitScore
from thidua.bloc.scoring.score import pledged_plans
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.excel.edits import Edit, Edited, apply_edits, holder
from thidua.excel.forms import rows as c
from thidua.excel.forms.answers import NA, NEVER, Asked
from thidua.excel.forms.form import Before, said_before
from thidua.excel.forms.reading import FormSheet, OpenedForm, of_another, open_form, read_sheet
from thidua.excel.forms.rows import EarlierRow, FormColumns, FormRow, parts_of
from thidua.excel.grid import at_cell, cell_name, moved_to
from thidua.excel.marks import Place
from thidua.model.book import Book
from thidua.model.scale.criteria import Scale
from thidua.rules.formula import number
from thidua.rules.targets import pledged_task
from thidua.store.folder import Files, OverlayFiles
from thidua.store.loading import SCORING, years_of
from thidua.store.yaml.dump import normal
from thidua.store.yaml.reader import Node, parse
from thidua.store.year_rules import periods_of
from thidua.text import dates
from thidua.text.encodings import data_path
from thidua.text.numbers import show
from thidua.words import Lang, has, say
from thidua.year.bloc import Bloc


def changed_since(sheet: FormSheet, book: Book, year: int, before: Before) -> Iterator[Diagnostic]:
    """A warning for each row of which the form shows what the data no longer says."""
    yield from _plans(sheet, book, year)
    opened = sheet.opened
    if not opened.identity.is_later:
        return
    now = before.get(opened.identity.unit, {})
    for row in sheet.rows:
        was = opened.hidden.printed.get(row.key, ("",))[0]
        today = now.get(row.key, EarlierRow()).entry
        if was != today:
            yield _told(sheet, row.key, c.WAS_ENTRY, "earlier", was=was, now=today)


def _plans(sheet: FormSheet, book: Book, year: int) -> Iterator[Diagnostic]:
    hidden, unit = sheet.opened.hidden, sheet.opened.identity.unit
    plans = pledged_plans(book.years[year], unit)
    names = book.years[year].task_names(unit)
    for node in book.years[year].scale.nodes.values():
        task = pledged_task(node.leaf_rule.own_target) if node.is_leaf else None
        was = hidden.plans.get(task or "")
        now = "" if task not in plans else number(plans[task])
        if task and was and was != now:
            args = {"name": names.get(task, task), "was": was, "now": now}
            yield _told(sheet, f"leaf:{node.id}", c.CALC, "", **args)


def _told(sheet: FormSheet, key: str, column: str, variant: str, **args: str) -> Diagnostic:
    opened = sheet.opened
    columns = FormColumns(later=opened.identity.is_later)
    place = sheet.place_of(key), columns.at(column)
    empty = {name: text or "—" for name, text in args.items()}
    return at_cell("TD949", opened.file, opened.identity.sheet, place, variant, empty)


AREAS = ("facts", "scores")
KEPT = ("note", "claimed")
"""Keys of a sheet that a form does not know: they stay."""
SOURCE = "source"


@dataclass(frozen=True, slots=True)
class FormYear:
    """A bloc with the year that forms belong to, and its folder in the data folder."""

    folder: str
    book: Book


@dataclass(frozen=True, slots=True)
class Import:
    """One form on its way: where its sheet goes, and what that changes in the file there."""

    sheet: FormSheet
    loaded: FormYear
    year: int
    made: Edited[Edit]

    @property
    def entries(self) -> list[Edit]:
        """The entries that come, go or change."""
        return [one for one in self.made.done if one.path != (SOURCE,)]

    @property
    def replaces(self) -> list[Edit]:
        """Those that change or take away what people wrote."""
        return [one for one in self.entries if one.before is not None]


@dataclass(slots=True)
class Imports:
    """All forms of one run. `problems` hold errors where nothing may be written; `years`: the
    (bloc folder, year) that they are for."""

    imports: list[Import] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    years: list[tuple[str, int]] = field(default_factory=list)


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
    found.years += books
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
    bloc, year = opened.identity.bloc, opened.identity.year
    variant, found = ("bloc", opened.said("bloc", bloc)) if folder is None else ("year", year)
    args = {"found": found, "known": ", ".join(sorted(blocs))}
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
    made = changes(path, there, sheet.node)
    if made.problems:
        found.problems += made.problems
        return
    found.imports.append(Import(sheet, loaded, year, made))


def target_of(folder: str, year: int, opened: OpenedForm) -> str:
    """The sheet's file in the data folder."""
    who = opened.identity
    name = f"{who.unit}--{who.scorer}" if who.scorer else who.unit
    return data_path(folder, year, "scores", who.stage, f"{name}.yaml")


def _judge(found: Imports, files: Files) -> None:
    """What the rules say of the sheets as they would be: told at the cells they came from."""
    filled = [one for one in found.imports if not one.sheet.is_blank]
    changed = {one.made.file: one.made.new for one in filled}
    by_path = {one.made.file: one for one in filled}
    overlay = OverlayFiles(files, changed)
    for folder, year in dict.fromkeys((one.loaded.folder, one.year) for one in filled):
        bloc = Bloc(overlay, folder, unguarded=True)
        book, loading = bloc.load([([year], SCORING)])
        told: list[Diagnostic] = list(loading.diagnostics)
        if book is not None and book.years[year].criteria is not None:
            result, problems = bloc[year].scored_from(book, broken=loading.broken)
            told += problems
            if result is not None:
                told += [*check_figures(result), *check_days(result, book.years[year].sheets)]
            if not has_errors(told):
                ours = [one for one in filled if (one.loaded.folder, one.year) == (folder, year)]
                found.problems += _unanswered(book, year, ours)
                found.problems += _changed_since(book, year, ours)
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
                told = unanswered(one.sheet, result.scale, score)
                found += [told] if told else []
    return found


def _changed_since(book: Book, year: int, imports: Sequence[Import]) -> list[Diagnostic]:
    """What the forms of one year show and the data no longer says."""
    found: list[Diagnostic] = []
    before: dict[tuple[Lang, str], Before] = {}
    for one in imports:
        who = one.sheet.opened.identity
        lang = who.language
        if who.is_later and (lang, who.stage) not in before:
            before[lang, who.stage] = said_before(lang, book, year, who.stage).value or {}
        found += changed_since(one.sheet, book, year, before.get((lang, who.stage), {}))
    return found


def _at_cells(told: Sequence[Diagnostic], by_path: Mapping[str, Import]) -> list[Diagnostic]:
    """Those of our sheets, each moved to the form and the cell behind its path."""
    ours = [(one, to) for one in told if (to := by_path.get(one.file or ""))]
    return [
        moved_to(one, to.sheet.opened.file, to.sheet.opened.identity.sheet, _place(one, to))
        for one, to in ours
    ]


def _place(one: Diagnostic, ours: Import) -> Place | None:
    """The cell of the longest part of a path that came from a cell."""
    found = holder(tuple(map(str, one.path)), ours.sheet.filled.cells)
    return None if found is None else found[1]


SHOWN = 12
"""Cells that one message names."""


def unanswered(sheet: FormSheet, scale: Scale, score: UnitScore) -> Diagnostic | None:
    """One warning that names the blank cells, by what the unit still lacks as of the form's
    stage; None where nothing that the form asks is missing."""
    rows, blanks = sheet.rows, sheet.filled.blanks
    parts = parts_of(rows)
    lacking: dict[str, Place] = {}
    for row in rows:
        node = score.nodes.get(row.node or "")
        if node is not None and node.is_missing:
            keys = row.answered_by(scale, parts.get(row.node or "", []))
            lacking |= {key: blanks[key] for key in keys if key in blanks}
    if not lacking:
        return None
    cells = [cell_name(*place) for place in sorted(lacking.values())]
    more = "" if len(cells) <= SHOWN else ", …"
    args = {"cells": ", ".join(cells[:SHOWN]) + more, "n": str(len(cells))}
    opened = sheet.opened
    return at_cell("TD945", opened.file, opened.identity.sheet, min(lacking.values()), args=args)


# -- what a form changes ------------------------------------------------------------------------


def changes(path: str, old: bytes | None, node: Mapping[str, Node]) -> Edited[Edit]:
    """The file with the form's entries. One that is there is edited in place: comments stay.

    Where nothing but the source would change, the file stays as it is.
    """
    tree = {} if old is None else parse(old, path)[0]
    there = tree if isinstance(tree, dict) else {}
    found = list(differences(there, node))
    if found and old is not None:
        found.append(Edit(path=(SOURCE,), before=there.get(SOURCE), after=node[SOURCE]))
    return apply_edits(old, found, path, node)


def differences(tree: Mapping[str, Node], node: Mapping[str, Node]) -> Iterator[Edit]:
    """Every entry that differs, the source aside; in the order of the form, lost ones last."""
    for key in (*node, *(key for key in tree if key not in node)):
        if key in (SOURCE, *KEPT):
            continue
        before, after = normal(tree.get(key)), normal(node.get(key))
        if key in AREAS:
            yield from _area(key, before, after)
        elif before != after:
            yield Edit(path=(key,), before=before, after=after)


def _area(area: str, before: Node, after: Node) -> Iterator[Edit]:
    old = before if isinstance(before, dict) else {}
    new = after if isinstance(after, dict) else {}
    for key in (*new, *(key for key in old if key not in new)):
        if old.get(key) != new.get(key):
            yield Edit(path=(area, key), before=old.get(key), after=new.get(key))


LONGEST_NAME = 70
"""Letters of a name that are told."""


def told_changes(
    lang: Lang, rows: Iterable[FormRow], changes: Iterable[Edit]
) -> list[tuple[str, str, str]]:
    """Each entry's name, what it was and what it will be; "" where there is nothing."""
    by_id = {row.id: row for row in rows if row.id}
    return [_told_change(lang, by_id, one) for one in changes]


def _told_change(lang: Lang, rows: Mapping[str, FormRow], one: Edit) -> tuple[str, str, str]:
    key = str(one.path[-1])
    row = rows.get(key if len(one.path) > 1 else f"/{key}")
    if row is None:
        return key, _value_words(lang, None, one.before), _value_words(lang, None, one.after)
    return (
        _row_name(rows, row),
        _value_words(lang, row.ask, one.before),
        _value_words(lang, row.ask, one.after),
    )


def _row_name(rows: Mapping[str, FormRow], row: FormRow) -> str:
    """As the sheet prints it; an item without a code after that of its criterion."""
    node = row if row.code else rows.get(row.node or "")
    code = node.code if node is not None else ""
    if node is not None and sum(one.code == code for one in rows.values()) > 1:
        code = node.id  # rows without their groups around them: `1` of I is not `1` of II
    name = row.name.partition("\n")[0].strip()
    short = name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME].rpartition(" ")[0] + "…"
    own = f"{code} {short}" if row.code or not code else f"{code} › {short}"
    return own.strip()


def _value_words(lang: Lang, ask: Asked | None, node: Node) -> str:
    """An entry as a person reads it."""
    if isinstance(node, list):
        return "; ".join(_value_words(lang, ask, one) for one in node)
    if isinstance(node, dict):
        parts = [
            _value_words(lang, ask, value) if key == "value" else _part_words(lang, ask, key, value)
            for key, value in node.items()
        ]
        return "; ".join(part for part in parts if part)
    return "" if node is None else _text_words(lang, ask, str(node))


def _part_words(lang: Lang, ask: Asked | None, key: str, node: Node) -> str:
    asks = ask if key in ("actual", "target") else None
    said = f"cli.imported.part_{key}"
    name = say(lang, said) if has(said) else key
    return f"{name} {_value_words(lang, asks, node)}"


def _text_words(lang: Lang, ask: Asked | None, text: str) -> str:
    if text == NA:
        return say(lang, f"form.{NA}")
    if ask is not None:
        offered = {str(meant).lower(): word for meant, word in ask.words(lang).items()}
        if text in offered:
            return offered[text] if text in ("true", "false") else ask.name(text)
        if text == "false" and not offered:
            return say(lang, f"form.{NEVER}")
    try:
        return dates.show(lang, date.fromisoformat(text))
    except ValueError:
        pass
    if text in ("true", "false"):
        return say(lang, "form.yes" if text == "true" else "form.no")
    try:
        bare = text.removesuffix("%")
        figure = show(lang, Fraction(bare)) if bare.strip(" ") == bare else bare
    except (ValueError, ZeroDivisionError):
        return text
    is_percent = ask is not None and ask.ask.measure == "%"
    return f"{figure}%" if is_percent else figure
