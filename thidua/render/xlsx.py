"""A report as an Excel workbook: a sheet for each table, figures as numbers, text only as text.

The same report gives the same bytes. XlsxWriter is loaded when a workbook is asked for.

What of a report is no table, as indented rows: the first sheet of a workbook.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from thidua.render.cells import heading, line, tone_of, visible
from thidua.render.wide import fill, longest_word, pieces
from thidua.text.numbers import plain, trimmed
from thidua.text.vietnamese import width
from thidua.views.rule_words import Workings
from thidua.views.table import (
    Align,
    Branch,
    Cell,
    Column,
    Facts,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Tone,
    Tree,
)
from thidua.words import say

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet


def outline(report: Report) -> Iterator[tuple[int, Row, bool]]:
    """Everything but the tables, as indented rows; the flag marks titles."""
    if report.title:
        yield 0, Row((Cell(report.title),)), True
    for paragraph in report.lead:
        yield 0, Row((Cell(paragraph.text),), paragraph.tone), False
    for number, section in enumerate(report.sections):
        if section.title and _says(report, number):
            yield 0, Row((Cell(section.title),)), True
        for block in section.blocks:
            match block:
                case Paragraph():
                    yield 0, Row((Cell(block.text),), block.tone), False
                case Facts():
                    if block.title:
                        yield 0, Row((Cell(block.title, tone=Tone.STRONG),)), False
                    for item in block.items:
                        yield 0, Row((Cell(item.label), item.value)), False
                case Tree():
                    if block.title:
                        yield 0, Row((Cell(block.title, tone=Tone.STRONG),)), False
                    yield from _branches(block.branches, 0)
                    for note in block.notes:
                        yield 0, Row((Cell(note),), Tone.MUTED), False
                case _:
                    # A table has a sheet of its own.
                    continue


def _branches(branches: tuple[Branch, ...], level: int) -> Iterator[tuple[int, Row, bool]]:
    for branch in branches:
        cells = Cell(branch.text), branch.figure or Cell(""), Cell(branch.source, tone=Tone.MUTED)
        yield level, Row(cells, branch.tone), False
        yield from _branches(branch.children, min(level + 1, 15))


def _says(report: Report, number: int) -> bool:
    """Whether a section, or one below it, holds more than tables, which have their own sheets."""
    level = report.sections[number].level
    below = takewhile(lambda one: one.level > level, report.sections[number + 1 :])
    blocks = [block for one in (report.sections[number], *below) for block in one.blocks]
    return any(isinstance(block, Paragraph | Facts | Tree) for block in blocks)


CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 (a fixed mark for equal bytes, no point in time)
TEXT_LIMIT = 32_767
"""Characters that Excel keeps in a cell."""
DIGITS = 15
"""Significant digits that Excel keeps in a number: what has more is written as text."""
WIDEST, WRAPPED = 60, 44
WIDE = 7
"""A table of this many columns is printed across the page."""
UPRIGHT = 110
"""Letters that an upright page holds beside each other and still shows at a readable size."""
A4 = 9
LINE = 15.5
"""The height of a line in points."""

COLOURS = {Tone.GOOD: "#116329", Tone.BAD: "#B3261E", Tone.WARN: "#7A4B00", Tone.MUTED: "#57606A"}
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def render(report: Report) -> bytes:
    from xlsxwriter import Workbook

    stream = BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    book = Workbook(stream, {**options, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"title": line(report.title)[:255], "created": CREATED})
    _XlsxWriter(book, report).write()
    book.close()
    return stream.getvalue()


class _Shown(NamedTuple):
    """What stands on a sheet: how many rows, how wide its columns are, the last section."""

    rows: int = 0
    widths: tuple[int, ...] = ()
    section: str = ""

    def wider(self, other: list[int]) -> list[int]:
        """The columns wide enough for another table, too."""
        return [max(pair) for pair in zip_longest(self.widths, other, fillvalue=0)]


class _XlsxWriter:
    """One workbook being written. It owns the formats, which XlsxWriter wants made once."""

    def __init__(self, book: "Workbook", report: Report) -> None:
        self.book, self.report = book, report
        self.formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self.names: set[str] = set()
        self.parts: dict[str, Worksheet] = {}
        self.shown = _Shown()

    def write(self) -> None:
        """All sheets: first what isn't a table, then the tables in their order."""
        lines = list(outline(self.report))
        tables = list(self.report.tables())
        if any(not heads for _, _, heads in lines) or not tables:
            self._overview(lines)
        for number, (section, table) in enumerate(tables, 1):
            fallback = say(self.report.lang, "render.sheet", number=number)
            first, *rest = pieces(table, self.report.lang)
            name = section.sheet or table.title or section.title
            if section.sheet and section.sheet in self.parts:
                self._below(section, first)
            else:
                sheet = self._sheet(name, fallback)
                self.shown = self._table(sheet, section, first)
                if section.sheet:
                    self.parts[section.sheet] = sheet
            # Each on a sheet of its own, so that its headings are repeated on every page.
            for piece in rest:
                own = section._replace(sheet="")
                self._table(self._sheet(f"{piece.title} {name}", fallback), own, piece)
        self._workings()

    def _below(self, section: Section, table: Table) -> None:
        """A further table on the sheet of its part, below those that stand there."""
        sheet = self.parts[section.sheet]
        self.shown = self._table(sheet, section, table, self.shown)
        if sum(self.shown.widths) > UPRIGHT:
            sheet.set_landscape()

    def _workings(self) -> None:
        """A sheet of formulas for each computation."""
        bloc = ""
        for section in self.report.sections:
            bloc = section.title if section.level == 1 else bloc
            for block in section.blocks:
                if isinstance(block, Workings):
                    from thidua.render import formulas

                    sheet = self._sheet(block.title, "")
                    _page(sheet, across=True)
                    title = ": ".join(filter(None, (self.report.title, bloc, block.title)))
                    formulas.write(sheet, block, self.report.lang, self._format, title)

    def _sheet(self, wanted: str, fallback: str) -> "Worksheet":
        """A sheet with a name that Excel allows and no other sheet has."""
        base = _NOT_IN_NAMES.sub(" ", line(wanted)).strip(" '")[:31].strip(" '")
        base = fallback if not base or base.casefold() == "history" else base
        name, number = base, 1
        while name.casefold() in self.names:
            number += 1
            name = f"{base[: 30 - len(str(number))]} {number}"
        self.names.add(name.casefold())
        return self.book.add_worksheet(name)

    def _format(self, **wanted: object) -> "Format":
        wanted = {"valign": "top", "font_name": "Calibri", "font_size": 11, **wanted}
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(dict(key))
        return self.formats[key]

    def _overview(self, lines: list[tuple[int, Row, bool]]) -> None:
        sheet = self._sheet(say(self.report.lang, "render.overview"), "")
        derived = any(len(row.cells) > 2 for _, row, _ in lines)
        # Beside a derivation stand its figures, beside a label whole sentences.
        widths = (WIDEST, 18, WRAPPED) if derived else (WRAPPED, WIDEST)
        for column, wide in enumerate(widths):
            sheet.set_column(column, column, wide)
        _page(sheet, across=False)
        for at, (level, row, heads) in enumerate(lines):
            alone = len(row.cells) == 1 and not derived
            if not heads and not alone:
                texts = [cell.text for cell in row.cells[: 1 if derived else 2]]
                _height(sheet, at, zip(texts, widths, strict=False), level)
            elif alone and not heads:
                sheet.merge_range(at, 0, at, 1, "")
                _height(sheet, at, [(row.cells[0].text, sum(widths))])
            for column, cell in enumerate(row.cells):
                look: dict[str, object] = {"bold": True, "font_size": 13} if heads else {}
                look |= {"indent": level, "align": "left"} if level and column == 0 else {}
                look |= {"align": "left", "indent": 1} if column == len(widths) - 1 else {}
                look |= {"text_wrap": True} if not heads and (column == 0 or not derived) else {}
                self._cell(sheet, at, column, cell, row.tone, **look)

    def _table(
        self, sheet: "Worksheet", section: Section, table: Table, above: "_Shown | None" = None
    ) -> "_Shown":
        """A table and what belongs to it. `above`: what stands on the sheet already."""
        columns = visible(table)
        titles = [self.report.title, section.title, table.title]
        at = above.rows + 1 if above else 0
        if above:
            titles = titles[2:] if above.section == section.title else titles[1:]
        for title in dict.fromkeys(filter(None, titles)):
            self._text(sheet, at, 0, title, bold=True, font_size=13)
            at += 1
        head = at
        own = [_width(table, index) for index in columns]
        widths = above.wider(own) if above else own
        for place, index in enumerate(columns):
            self._heading(sheet, head, place, table.columns[index])
        for place, wide in enumerate(widths):
            sheet.set_column(place, place, wide + 2)
        headings = [heading(table.columns[index]) for index in columns]
        _height(sheet, head, zip(headings, widths, strict=False))
        for number, row in enumerate(table.rows, head + 1):
            found = [row.cells[index].text for index in columns]
            _height(sheet, number, zip(found, widths, strict=False), row.level)
            for place, index in enumerate(columns):
                self._body(sheet, number, place, table, row, index)
        if not above:
            self._first(sheet, table, head, alone=not section.sheet)
        notes = [*([table.empty] if not table.rows and table.empty else []), *table.notes]
        end = head + len(table.rows) + 1
        for number, note in enumerate(notes, end + 1):
            self._text(sheet, number, 0, note, italic=True, font_color=COLOURS[Tone.MUTED])
        return _Shown(end + (1 + len(notes) if notes else 0), tuple(widths), section.title)

    def _first(self, sheet: "Worksheet", table: Table, head: int, *, alone: bool) -> None:
        """What a sheet's first table settles for the whole sheet. Only a table that has the sheet
        to itself gets a filter: one that others follow would hide their rows, too."""
        columns = visible(table)
        if table.rows and alone:
            sheet.autofilter(head, 0, head + len(table.rows), len(columns) - 1)
        named = next((p for p, i in enumerate(columns) if table.columns[i].wrap), 0)
        sheet.freeze_panes(head + 1, named + 1 if len(columns) >= WIDE else 0)
        sheet.repeat_rows(head)
        _page(sheet, across=len(columns) >= WIDE)

    def _heading(self, sheet: "Worksheet", at: int, place: int, column: Column) -> None:
        align = "left" if column.align is Align.LEFT else "center"
        look = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": align}
        look |= {"indent": 1} if align == "left" else {}
        self._text(sheet, at, place, heading(column), bottom=2, bg_color="#EEF1F4", **look)

    def _body(
        self, sheet: "Worksheet", at: int, place: int, table: Table, row: Row, index: int
    ) -> None:
        column = table.columns[index]
        align = {Align.LEFT: "left", Align.CENTER: "center"}.get(column.align, "right")
        look: dict[str, object] = {"align": align, "text_wrap": column.wrap}
        look |= {"bottom": 1, "bottom_color": "#C8CED4"}
        if align == "left":
            # Room between a figure and the words beside it.
            look["indent"] = 1
        if row.level and column.key == table.indented:
            look["indent"] = min(row.level + 1, 15)
        self._cell(sheet, at, place, row.cells[index], row.tone, **look)

    def _cell(
        self, sheet: "Worksheet", at: int, place: int, cell: Cell, row: Tone, **look: object
    ) -> None:
        tone = tone_of(row, cell)
        if tone in COLOURS:
            look["font_color"] = COLOURS[tone]
        if Tone.STRONG in (tone, row):
            look["bold"] = True
        number = None if cell.number is None else _number(cell)
        if number is None:
            self._text(sheet, at, place, cell.text, **look)
            return
        if cell.places is not None:
            pattern = "0" + ("." + "0" * cell.places if cell.places else "")
            look["num_format"] = (
                f"+{pattern};-{pattern};{pattern}" if cell.text.startswith("+") else pattern
            )
        sheet.write_number(at, place, number, self._format(**look))

    def _text(self, sheet: "Worksheet", at: int, place: int, text: str, **look: object) -> None:
        clean = line(text)
        if len(clean) > TEXT_LIMIT:
            clean = clean[: TEXT_LIMIT - 1] + "…"
        # Always as a string: a name that begins with = is a name.
        sheet.write_string(at, place, clean, self._format(**look))


def _number(cell: Cell) -> Decimal | None:
    """What a workbook can hold as a number without changing it; None for what it can't."""
    if cell.number is None:
        return None
    text = trimmed(cell.number) if cell.places is None else plain(cell.number, cell.places)
    if "/" in text or len(text.strip("-0.").replace(".", "")) > DIGITS:
        return None
    return Decimal(text)


def _width(table: Table, index: int) -> int:
    """A column's width in digits of Excel's standard font."""
    column = table.columns[index]
    widest = max((width(line(row.cells[index].text)) for row in table.rows), default=0)
    # The filter's button takes room of its own in the heading.
    head = width(heading(column)) + 3
    widest = max(widest, min(head, 12), longest_word(heading(column)) + 3)
    return min(widest, WRAPPED if column.wrap else WIDEST)


def _height(sheet: "Worksheet", at: int, cells: Iterable[tuple[str, int]], indent: int = 0) -> None:
    """Room for all lines of a row: not every program finds that out by itself."""
    lines = max((len(fill(line(text), max(8, w - indent))) for text, w in cells), default=1)
    if lines > 1:
        sheet.set_row(at, min(LINE * lines, 400))


def _page(sheet: "Worksheet", *, across: bool) -> None:
    """How the sheet is printed: A4, as wide as the page, its pages numbered."""
    sheet.set_paper(A4)
    if across:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.5, top=0.7, bottom=0.7)
    sheet.set_footer("&R&P/&N")
