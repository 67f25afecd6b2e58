"""Writes score forms as .xlsx: the same form gives the same bytes.

The forms of units that are asked the same are laid out once, then filled with what is each unit's
own: its name, its id, and the plans of its pledge. Laying out a form takes twenty times as long as
this, and a bloc needs one a unit.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZipFile, ZipInfo

from thidua.excel import looks
from thidua.excel.forms import identity
from thidua.excel.forms import rows as c
from thidua.excel.forms.answers import Options, points_bounds, told
from thidua.excel.forms.form import Form
from thidua.excel.forms.identity import FIRST, HEAD_ROWS, HIDDEN, LIST_COLUMN, words_kept
from thidua.excel.forms.live_items import LeftOut
from thidua.excel.forms.live_points import LivePoints
from thidua.excel.forms.rows import COLUMNS, EarlierRow, FormColumns, FormRow
from thidua.excel.grid import cell_name
from thidua.excel.looks import FAINT, HEAD_COLOUR, HiddenLists, Look, Looks, row_height
from thidua.model.scale.criteria import Scale
from thidua.rules.formula import number
from thidua.text.encodings import escaped
from thidua.words import say

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

HEAD = FIRST - 2
"""The row, from 0, of the first of the two rows of headings."""
A4 = 9
DEEPEST = 8
"""Indents of a name at most: a tree may be deeper than a column can show."""
TYPED_LOOKS: Mapping[str, Look] = {
    c.POINTS: {"num_format": "General"}, c.NOTE: {"align": "left"}, c.EVIDENCE: {"align": "left"},
}  # fmt: skip
"""How the cells look that people fill in, where it is not as all of them do."""


def write_form(form: Form, scale: Scale) -> bytes:
    """The workbook of one form."""
    title = say(form.lang, "form.title", year=form.year)
    return looks.made(
        f"{title}: {form.unit}"[:255], lambda book: _FormWriter(book, form, scale).write()
    )


def name_height(name: str, columns: FormColumns) -> float:
    """Room for a name in the head, in capitals, which are wider than other letters."""
    names = columns.names[: columns.at(c.DEDUCT) + 1]
    width = sum(COLUMNS[one].width for one in names) / 1.1
    return row_height([(name, width, 12, True)])


class _FormWriter:
    def __init__(self, book: "Workbook", form: Form, scale: Scale) -> None:
        self.form = form
        self.scale = scale
        self.lang = form.lang
        self.columns = FormColumns(later=form.identity.is_later)
        self.looks = Looks(book)
        self.sheet = book.add_worksheet(form.identity.sheet)
        self.hidden = book.add_worksheet(HIDDEN)
        self.places = {row.key: n for n, row in enumerate(form.rows, FIRST)}
        self.live = LivePoints(form, scale, self._named)
        self.lists = HiddenLists(self.hidden, LIST_COLUMN)
        self.formulas = {row.key: self.live.formula(row.key) for row in form.rows}
        if self.live.leaves_out:
            *others, total = form.rows
            named = total._replace(name=self.say("total_without"))
            self.form = form._replace(rows=(*others, named))

    def say(self, key: str, **args: object) -> str:
        return say(self.lang, f"form.{key}", **args)

    def write(self) -> None:
        self._page()
        self._title()
        self._head()
        for row in self.form.rows:
            self._row(self.places[row.key], row)
        self._signatures(FIRST + len(self.form.rows) + 1)
        rows = {at: key for key, at in (*HEAD_ROWS.items(), *self.places.items())}
        printed = {**self._head_texts(), **self._known_texts()}
        plans = {task: number(plan) for task, plan in sorted(self.form.pledges.items())}
        for row_at, column, text in identity.lines(self.form.identity, rows, printed, plans):
            self.hidden.write_string(row_at, column, text)
        self.hidden.very_hidden()
        work = [(self.columns.at(what), key, made) for (key, what), made in self.live.work.items()]
        for at, key, formula in work:
            self.sheet.write_formula(self.places[key], at, formula, self.looks.get())
        if work:
            first, last = min(at for at, *_ in work), max(at for at, *_ in work)
            self.sheet.set_column(first, last, None, None, {"hidden": True})

    # -- the page -------------------------------------------------------------------------------

    def _page(self) -> None:
        sheet = self.sheet
        for n, name in enumerate(self.columns.names):
            sheet.set_column(n, n, COLUMNS[name].width, self.looks.get())
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.4, top=0.55, bottom=0.6)
        sheet.repeat_rows(HEAD, FIRST - 1)
        sheet.set_footer(f'&R&"Times New Roman"&9{self.say("footer")}')
        sheet.print_area(0, 0, FIRST + len(self.form.rows) + 8, self.columns.at(c.EVIDENCE))
        sheet.freeze_panes(FIRST, self.columns.at(c.STANDARD))
        sheet.hide_gridlines(2)
        sheet.set_zoom(90)
        allowed = {"format_rows": True, "format_columns": True, "select_locked_cells": True}
        sheet.protect("", allowed)

    def _head_texts(self) -> dict[str, tuple[str, ...]]:
        """What the head says of whose form it is."""
        form = self.form
        return {
            "head:bloc": (form.bloc.upper(),),
            "head:unit": (form.unit.upper(),),
            "head:title": (self.say("title", year=form.year),),
            "head:stage": (self._scored(),),
        }

    def _title(self) -> None:
        """Who on the left, the national heading on the right, then what the form is."""
        form, last = self.form, len(self.columns.names) - 2
        plain = self.looks.get(align="center", font_size=12, valign="top")
        bold = self.looks.get(align="center", font_size=12, valign="top", bold=True)
        title = self.looks.get(bold=True, align="center", font_size=15, text_wrap=False)
        faint = self.looks.get(italic=True, align="center", text_wrap=False)
        how = self.looks.get(italic=True, font_size=10, font_color=FAINT, align="center")
        left, right = (0, self.columns.at(c.DEDUCT)), (self.columns.at(c.RULE), last)
        party = form.system == "party"
        heading = self.say("heading_party" if party else "heading_state")
        motto = "" if party else self.say("motto_state")
        texts = {key: words for key, (words,) in self._head_texts().items()}
        for row, (first, end), words, look in (
            (0, left, texts["head:bloc"], plain),
            (1, left, texts["head:unit"], bold),
            (0, right, heading, bold),
            (1, right, motto, bold),
            (2, (0, last), texts["head:title"], title),
            (3, (0, last), self._subtitle(), faint),
            (4, (0, last), self.say("how"), how),
        ):
            self.sheet.merge_range(row, first, row, end, words, look)
        names = (name_height(name, self.columns) for name in (form.bloc, form.unit))
        heights = [*names, 24, 16, 16]
        for row, height in enumerate(heights):
            self.sheet.set_row(row, height)

    def _subtitle(self) -> str:
        form = self.form
        parts = [self._scored()]
        if form.source:
            parts.append(self.say("by_source", source=form.source))
        if form.is_draft:
            parts.append(self.say("draft"))
        return ". ".join(parts)

    def _scored(self) -> str:
        key = "scored_by" if self.form.scorer else "stage"
        return self.say(key, stage=self.form.stage, scorer=self.form.scorer or "")

    def _head(self) -> None:
        look = self.looks.body(bold=True, align="center", bg_color=HEAD_COLOUR)
        groups: list[tuple[tuple[str, ...], str]] = []
        groups += [((c.STANDARD, c.BONUS, c.DEDUCT), self.say("head.points_group"))]
        if self.form.earlier_stage is not None:
            was = self.say("head.was", stage=self.form.earlier_stage)
            groups.append(((c.WAS_ENTRY, c.WAS_POINTS), was))
        grouped = {name for names, _ in groups for name in names}
        for names, words in groups:
            first, last = self.columns.at(names[0]), self.columns.at(names[-1])
            self.sheet.merge_range(HEAD, first, HEAD, last, words, look)
        for n, name in enumerate(self.columns.names):
            if name in grouped:
                self.sheet.write_string(HEAD + 1, n, self.say(f"head.{name}"), look)
            else:
                self.sheet.merge_range(HEAD, n, HEAD + 1, n, self.say(f"head.{name}"), look)
        self.sheet.set_row(HEAD, 30 if self.form.earlier_stage else 18)
        self.sheet.set_row(HEAD + 1, 18)

    def _signatures(self, at: int) -> None:
        """Place and date, who filled the form in, who answers for it."""
        bold = self.looks.get(align="center", bold=True, text_wrap=False)
        faint = self.looks.get(align="center", italic=True, text_wrap=False)
        left = 0, self.columns.at(c.NAME)
        right = self.columns.at(c.ENTRY), self.columns.at(c.EVIDENCE)
        how = self.say("sign.how")
        for line, (first, last), said, look in (
            (0, right, self.say("sign.place"), faint),
            (1, left, self.say("sign.by"), bold),
            (1, right, self.form.signer, bold),
            (2, left, how, faint),
            (2, right, how, faint),
        ):
            self.sheet.merge_range(at + line, first, at + line, last, said, look)

    # -- the table ------------------------------------------------------------------------------

    def _known(self, row: FormRow) -> EarlierRow:
        return self.form.earlier.get(row.key, EarlierRow())

    def _known_texts(self) -> dict[str, tuple[str, ...]]:
        """What the columns of the earlier stage say, as a reader of the cells sees it, and the
        words that the program gives: other words of a later version change no form."""
        texts: dict[str, tuple[str, ...]] = {}
        for row in self.form.rows:
            known = self._known(row)
            points = "" if known.points is None else str(float(known.points))
            texts[row.key] = known.entry, points, words_kept(row.words(self.lang))
        return texts

    def _row(self, at: int, row: FormRow) -> None:
        """One row: what is printed in it, then the cells to fill in."""
        if row.is_heading:
            look = self.looks.body(**row.look)
            self.sheet.merge_range(at, 0, at, self.columns.at(c.EVIDENCE), row.name, look)
            return
        words = row.words(self.lang)
        rule = words.rule[:1].upper() + words.rule[1:]
        printed = {**row.printed(self._known(row)), c.RULE: rule, c.MEASURE: words.measure}
        self.sheet.set_row(at, self._height(row, printed))
        own = {"indent": min(row.depth, DEEPEST), **row.name_look}
        for name in self.columns.names:
            if name in printed:
                look = {**row.look, **COLUMNS[name].look, **(own if name == c.NAME else {})}
                self._printed(at, name, printed[name], look)
            elif name == c.CALC:
                self._calculated(at, row)
            elif row.opens(name):
                self._open(at, name, row)
            else:
                self._printed(at, name, "", row.look)

    def _height(self, row: FormRow, printed: Mapping[str, str | Fraction | None]) -> float:
        indent = min(row.depth, DEEPEST) * 1.3
        return row_height(
            (str(printed[name]), COLUMNS[name].width - (indent if name == c.NAME else 0),
             COLUMNS[name].size, "bold" in row.look)
            for name in (c.NAME, c.RULE, c.WAS_ENTRY, c.CODE, c.MEASURE)
        )  # fmt: skip

    def _printed(self, at: int, name: str, value: str | Fraction | None, look: Look) -> None:
        """Texts always as texts: a name that begins with = is a name."""
        column = self.columns.at(name)
        if isinstance(value, Fraction):
            cell = self.looks.body(**{"align": "center", **look})
            self.sheet.write_number(at, column, float(value), cell)
            return
        cell = self.looks.body(**{"font_size": COLUMNS[name].size, **look})
        if value:
            self.sheet.write_string(at, column, value, cell)
        else:
            self.sheet.write_blank(at, column, None, cell)

    def _calculated(self, at: int, row: FormRow) -> None:
        """The live points."""
        formula = self.formulas[row.key]
        if isinstance(formula, LeftOut):
            look = {"align": "center", "font_size": 8, "bold": False}
            self._printed(at, c.CALC, self.say(formula.why), {**row.look, **look})
            return
        if not formula:
            self._printed(at, c.CALC, "", row.look)
            return
        look = {**row.look, "num_format": row.points_format, "align": "center"}
        known = self._known(row).points
        value = row.uncomputed if known is None else float(known)
        cell = self.looks.body(**look)
        self.sheet.write_formula(at, self.columns.at(c.CALC), formula, cell, value)

    def _open(self, at: int, name: str, row: FormRow) -> None:
        """A cell to fill in, with what may be typed there."""
        column, options = self.columns.at(name), self._options(name, row)
        size = {"font_size": COLUMNS[name].size}
        look = TYPED_LOOKS.get(name, {})
        if name == c.ENTRY and row.ask is not None:
            look = {"num_format": row.ask.pattern}
        self.sheet.write_blank(at, column, None, self.looks.typed(**size, **look))
        if options:
            self.sheet.data_validation(at, column, at, column, options)

    def _options(self, name: str, row: FormRow) -> Options:
        """What may be typed into an open cell."""
        if name == c.ENTRY and row.ask is not None:
            return row.ask.validation(self.lang, self.form.identity.whole_year, self.lists.range)
        if name == c.INSTEAD:
            words = [self.say(one) for one in row.instead]
            return {"validate": "list", "source": words} | told(self.lang, self.say("ask.instead"))
        if name == c.POINTS:
            return points_bounds(self.scale.max) | told(self.lang, self.say("ask.points_later"))
        return {}

    def _named(self, key: str, column: str) -> str:
        """A cell's name for formulas."""
        return cell_name(self.places[key], self.columns.at(column))


# -- forms alike -----------------------------------------------------------------------------------

NAME, ID = "\ue000", "\ue001"
"""What stands for a unit's name and id: characters that Unicode leaves to private agreement."""
PLAN = 10**17
"""What stands for its first plan, one more for each further: no number in data is as long."""
TITLE, TEXTS, TABLE = "docProps/core.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"


class Laid(NamedTuple):
    """A form that was laid out with marks: its parts, and those of them that hold some."""

    parts: tuple[tuple[ZipInfo, bytes], ...]
    marked: Mapping[str, str]


def write_forms(forms: Iterable[Form], scale: Scale) -> Iterator[bytes]:
    """The workbooks of some forms, in order. Each is as it would be alone."""
    laid: dict[tuple[object, ...], Laid] = {}
    for form in forms:
        if not _is_plain(form):
            yield write_form(form, scale)
            continue
        tasks = tuple(sorted(form.pledges))
        key = form.stage, form.identity.scorer, form.exempt, tasks
        if key not in laid:
            laid[key] = _laid(form, scale)
        yield _filled(laid[key], form)


def _is_plain(form: Form) -> bool:
    """Whether nothing in the form is the unit's own but its name, its id and its plans, and the
    name takes no more room than its mark."""
    columns = FormColumns(later=form.identity.is_later)
    return (
        form.earlier_stage is None
        and form.unit == form.unit.strip()
        and name_height(form.unit, columns) == name_height(NAME, columns)
    )


def _laid(form: Form, scale: Scale) -> Laid:
    marked = form._replace(
        unit=NAME,
        identity=form.identity._replace(unit=ID),
        pledges={task: Fraction(PLAN + n) for n, task in enumerate(sorted(form.pledges))},
    )
    with ZipFile(BytesIO(write_form(marked, scale))) as book:
        parts = tuple((one, book.read(one)) for one in book.infolist())
    named = (TITLE, TEXTS, TABLE)
    return Laid(
        parts, {one.filename: data.decode() for one, data in parts if one.filename in named}
    )


def _filled(laid: Laid, form: Form) -> bytes:
    plans = tuple(
        (str(PLAN + n), number(form.pledges[task])) for n, task in enumerate(sorted(form.pledges))
    )
    own = {
        TITLE: ((NAME, escaped(form.unit)),),
        TEXTS: (*plans, (NAME, escaped(form.unit.upper())), (ID, form.identity.unit)),
        TABLE: plans,
    }

    def filled(part: ZipInfo, data: bytes) -> bytes:
        text = laid.marked.get(part.filename)
        if text is None:
            return data
        for mark, words in own[part.filename]:
            text = text.replace(mark, words)
        return text.encode()

    return looks.zipped((part, filled(part, data)) for part, data in laid.parts)
