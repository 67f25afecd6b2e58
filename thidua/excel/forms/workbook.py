"""Writes a score form as .xlsx. The same form gives the same bytes. XlsxWriter is loaded here."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from thidua.excel.forms import columns as c
from thidua.excel.forms import identity
from thidua.excel.forms.body import FIRST, HEAD_ROWS, Body
from thidua.excel.forms.columns import FormColumns
from thidua.excel.forms.form import Form
from thidua.excel.forms.heights import row_height
from thidua.excel.forms.looks import FAINT, HEAD_COLOUR, Looks
from thidua.model.scale.criteria import Scale
from thidua.words import say

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 (a fixed mark for equal bytes, no point in time)
HEAD = FIRST - 2
"""The row, from 0, of the first of the two rows of headings."""
A4 = 9


def write_form(form: Form, scale: Scale) -> bytes:
    """The workbook of one form."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    book = Workbook(stream, options)
    title = say(form.lang, "form.title", year=form.year)
    book.set_properties({"title": f"{title}: {form.unit}"[:255], "created": CREATED})
    _FormWriter(book, form, scale).write()
    book.close()
    return stream.getvalue()


def name_height(name: str, columns: FormColumns) -> float:
    """Room for a name in the head, in capitals, which are wider than other letters."""
    names = columns.names[: columns.at(c.DEDUCT) + 1]
    width = sum(c.WIDTHS[one] for one in names) / 1.1
    return row_height([(name, width, 12, True)])


class _FormWriter:
    def __init__(self, book: "Workbook", form: Form, scale: Scale) -> None:
        self.form = form
        self.scale = scale
        self.columns = FormColumns.of(form.identity.is_later)
        self.looks = Looks(book)
        self.sheet: Worksheet = book.add_worksheet(form.identity.sheet)
        self.hidden: Worksheet = book.add_worksheet(identity.HIDDEN)

    def say(self, key: str, **args: object) -> str:
        return say(self.form.lang, f"form.{key}", **args)

    def write(self) -> None:
        self._page()
        self._title()
        self._head()
        body = Body(self.sheet, self.hidden, self.form, self.scale, self.columns, self.looks)
        for row in self.form.rows:
            body.write(row)
        self._signatures(FIRST + len(self.form.rows) + 1)
        rows = {at: key for key, at in (*HEAD_ROWS.items(), *body.places.items())}
        printed = {**self._head_texts(), **body.known_texts()}
        for row_at, column, text in identity.lines(self.form.identity, rows, printed):
            self.hidden.write_string(row_at, column, text)
        self.hidden.very_hidden()

    # -- the page -------------------------------------------------------------------------------

    def _page(self) -> None:
        sheet = self.sheet
        for n, name in enumerate(self.columns.names):
            sheet.set_column(n, n, c.WIDTHS[name], self.looks.get())
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
                self.sheet.write_string(HEAD + 1, n, self._heading(name), look)
            else:
                self.sheet.merge_range(HEAD, n, HEAD + 1, n, self._heading(name), look)
        self.sheet.set_row(HEAD, 30 if self.form.earlier_stage else 18)
        self.sheet.set_row(HEAD + 1, 18)

    def _heading(self, name: str) -> str:
        return self.say(f"head.{name}")

    def _signatures(self, at: int) -> None:
        """Place and date, who filled the form in, who answers for it."""
        bold = self.looks.get(align="center", bold=True, text_wrap=False)
        faint = self.looks.get(align="center", italic=True, text_wrap=False)
        left = 0, self.columns.at(c.NAME)
        right = self.columns.at(c.ENTRY), self.columns.at(c.EVIDENCE)
        for line, (first, last), key, look in (
            (0, right, "sign.place", faint),
            (1, left, "sign.by", bold),
            (1, right, "sign.head", bold),
            (2, left, "sign.how", faint),
            (2, right, "sign.how", faint),
        ):
            self.sheet.merge_range(at + line, first, at + line, last, self.say(key), look)
