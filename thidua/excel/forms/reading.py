"""From the bytes of a filled form to a sheet: which form, whether it is whole, what it says."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from thidua.diagnostics.diagnostic import Diagnostic
from thidua.excel.forms import identity
from thidua.excel.forms.body import FIRST
from thidua.excel.forms.columns import FormColumns
from thidua.excel.forms.door import door_problems
from thidua.excel.forms.filled import FilledForm, Place, Reader
from thidua.excel.forms.fingerprint import scale_mark
from thidua.excel.forms.form import asked_of
from thidua.excel.forms.identity import HIDDEN, Hidden, Identity
from thidua.excel.forms.intact import merged_problems, row_problems, stray_problems
from thidua.excel.forms.rows import FormRow, form_rows
from thidua.excel.grid import Workbook, grid_of, open_workbook
from thidua.excel.workbook.state import FORMAT as YEAR_FORMAT
from thidua.model.book import Book
from thidua.model.scale.criteria import Scale
from thidua.store.yaml.reader import Node
from thidua.words import Lang, say


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


@dataclass(frozen=True, slots=True)
class FormSheet:
    """What a form becomes: the sheet's content, the cell behind each path in it; its rows, and
    by key the entry cells left blank."""

    opened: OpenedForm
    node: dict[str, Node]
    rows: tuple[FormRow, ...]
    cells: Mapping[tuple[str, ...], Place] = field(default_factory=dict)
    blanks: Mapping[str, Place] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing was filled in: such a form is no sheet, and is not written."""
        return not self.cells


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
    if hidden is None or hidden.identity.sheet not in book.sheets:
        return [Diagnostic("TD952", file, variant="damaged")]
    return OpenedForm(file, name, hashlib.sha256(raw).hexdigest(), book, hidden)


def of_another(opened: OpenedForm, book: Book, year: int) -> list[Diagnostic]:
    """Why the form does not belong to this bloc and its scale of that year; [] when it does."""
    found, scale = opened.identity, _scale(book, year)
    members = [unit.id for unit in book.members(year)]
    scorers = [*members, *(office.id for office in scale.offices)]
    stages = [stage.id for stage in scale.stages]
    checks = (
        ("unit", found.unit, found.unit in members),
        ("stage", found.stage, found.stage in stages),
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
    lang: Lang = "en" if found.lang == "en" else "vi"
    only = asked_of(scale, found.scorer or None)
    rows = form_rows(lang, scale, found.unit, only)
    columns = FormColumns.of(found.is_later)
    if dict(opened.hidden.rows) != {n: row.key for n, row in enumerate(rows, FIRST)}:
        return [Diagnostic("TD952", opened.file, variant="damaged")]
    disturbed = door_problems(
        opened.file,
        opened.name,
        opened.hidden,
        grid,
        book.members(year),
        [(office.id, office.name) for office in scale.offices],
    )
    disturbed += row_problems(opened.file, grid, rows, columns)
    disturbed += merged_problems(opened.file, grid, rows, columns)
    if disturbed:
        return disturbed
    filled = Reader(opened.file, found, grid, rows).read()
    problems = [
        *filled.problems,
        *stray_problems(opened.file, grid, rows, columns, opened.hidden.printed),
    ]
    problems += _other_sheets(opened)
    node = _node(opened, filled)
    return FormSheet(opened, node, rows, filled.cells, filled.blanks, tuple(problems))


def _scale(book: Book, year: int) -> Scale:
    return book.years[year].scale


def _node(opened: OpenedForm, filled: FilledForm) -> dict[str, Node]:
    """The sheet's content in the order of its model."""
    found = opened.identity
    node: dict[str, Node] = {"unit": found.unit}
    if found.scorer:
        node["scorer"] = found.scorer
    for key in ("date", "by"):
        if key in filled.fields:
            node[key] = filled.fields[key]
    if "no_other_events" in filled.fields:
        node["no_other_events"] = filled.fields["no_other_events"]
    lang: Lang = "en" if found.lang == "en" else "vi"
    node["source"] = say(lang, "form.source", name=opened.name, digest=opened.digest)
    if filled.facts:
        node["facts"] = dict(filled.facts)
    node["scores"] = dict(filled.scores)
    return node


def _other_sheets(opened: OpenedForm) -> list[Diagnostic]:
    """Sheets that people added: what is in them is not read."""
    known = (HIDDEN, opened.identity.sheet)
    return [
        Diagnostic("TD956", opened.file, args={"found": name}, variant="sheet")
        for name in opened.book.sheets
        if name not in known
    ]
