"""The table of a score form: its rows, what is typed in them and how it is checked."""

from fractions import Fraction
from typing import TYPE_CHECKING

from thidua.excel.forms import columns as c
from thidua.excel.forms.asks import labels
from thidua.excel.forms.columns import FormColumns, cell_name
from thidua.excel.forms.form import EarlierRow, Form
from thidua.excel.forms.heights import row_height
from thidua.excel.forms.identity import HIDDEN, LIST_COLUMN, words_kept
from thidua.excel.forms.live_points import LivePoints
from thidua.excel.forms.looks import (
    DAY,
    DEEPEST,
    FAINT,
    GENERAL,
    GROUP_COLOUR,
    SECTION_COLOUR,
    SIGNED_DOWN,
    SIGNED_UP,
    Looks,
)
from thidua.excel.forms.rows import GROUP, ITEM, LEAF, LIST, SECTION, TOTAL, FormRow
from thidua.excel.forms.validate import measure_words, points_bounds, told, validation
from thidua.model.scale.criteria import Scale
from thidua.rules.reading import Ask
from thidua.words import say

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

FIRST = 7
"""The first row of the table, from 0: title block and headings lie above it."""
HEAD_ROWS = {"head:bloc": 0, "head:unit": 1, "head:title": 2, "head:stage": 3}
"""Where, from 0, the head says whose form it is, always in the first column."""
BOLD = (SECTION, GROUP, TOTAL)
COLOURS = {SECTION: SECTION_COLOUR, GROUP: GROUP_COLOUR, TOTAL: SECTION_COLOUR}


class Body:
    """Writes the rows of one form into its sheet."""

    def __init__(
        self,
        sheet: "Worksheet",
        hidden: "Worksheet",
        form: Form,
        scale: Scale,
        columns: FormColumns,
        looks: Looks,
    ) -> None:
        self.sheet = sheet
        self.hidden = hidden
        self.form = form
        self.lang = form.lang
        self.year = form.identity.whole_year
        self.columns = columns
        self.looks = looks
        self.places = {row.key: n for n, row in enumerate(form.rows, FIRST)}
        self.live = LivePoints(form, scale, self._named)
        self.top = scale.max
        self.lists: dict[tuple[str, ...], str] = {}

    def known_texts(self) -> dict[str, tuple[str, ...]]:
        """What the columns of the earlier stage say, as a reader of the cells sees it, and the
        words that the program gives: other words of a later version change no form."""
        texts: dict[str, tuple[str, ...]] = {}
        for row in self.form.rows:
            known = self.form.earlier.get(row.key, EarlierRow())
            points = "" if known.points is None else str(float(known.points))
            measure = measure_words(self.lang, row.ask, row.kind)
            texts[row.key] = known.entry, points, words_kept(row.own_words, row.rule, measure)
        return texts

    def write(self, row: FormRow) -> None:
        """One row: what is printed in it, then the cells to fill in."""
        at = self.places[row.key]
        base: dict[str, object] = {}
        if row.kind in BOLD:
            base = {"bold": True, "bg_color": COLOURS[row.kind]}
        if row.kind == SECTION:
            self._section(at, row, base)
            return
        self.sheet.set_row(at, self._height(row))
        self._printed(at, row, base)
        self._earlier(at, row, base)
        self._entry(at, row, base)
        self._points(at, row, base)
        for name in (c.NOTE, c.EVIDENCE):
            if row.remarks:
                look = self.looks.typed(align="left", font_size=c.SIZES[name])
                self.sheet.write_blank(at, self.columns.at(name), None, look)
            else:
                self._text(at, name, "", **base)
        self._text(at, c.KEY, row.id, **{**base, "bold": False}, font_color=FAINT)

    def _section(self, at: int, row: FormRow, base: dict[str, object]) -> None:
        look = self.looks.body(**base)
        self.sheet.merge_range(at, 0, at, self.columns.at(c.EVIDENCE), row.name, look)

    def _height(self, row: FormRow) -> float:
        bold = row.kind in BOLD
        indent = min(row.depth, DEEPEST) * 1.3
        known = self.form.earlier.get(row.key, EarlierRow()).entry
        texts = {c.NAME: row.name, c.RULE: row.rule, c.WAS_ENTRY: known, c.CODE: row.code}
        texts[c.MEASURE] = measure_words(self.lang, row.ask, row.kind)
        return row_height(
            (text, c.WIDTHS[name] - (indent if name == c.NAME else 0),
             c.SIZES.get(name, c.SIZE), bold)
            for name, text in texts.items()
        )  # fmt: skip

    def _printed(self, at: int, row: FormRow, base: dict[str, object]) -> None:
        indent = min(row.depth, DEEPEST)
        italic = {"italic": True} if row.kind == LIST else {}
        self._text(at, c.CODE, row.code, **base, align="center")
        self._text(at, c.NAME, row.name, **base, **italic, indent=indent)
        for name, value, pattern in (
            (c.STANDARD, row.standard, GENERAL),
            (c.BONUS, row.bonus, SIGNED_UP),
            (c.DEDUCT, row.deduct, SIGNED_DOWN),
        ):
            self._number(at, name, value, num_format=pattern, **base)
        self._text(at, c.RULE, row.rule[:1].upper() + row.rule[1:], **base)

    def _earlier(self, at: int, row: FormRow, base: dict[str, object]) -> None:
        if c.WAS_ENTRY not in self.columns:
            return
        known = self.form.earlier.get(row.key, EarlierRow())
        self._text(at, c.WAS_ENTRY, known.entry, **base, align="center")
        self._number(at, c.WAS_POINTS, known.points, num_format="0.00##", **base)

    def _entry(self, at: int, row: FormRow, base: dict[str, object]) -> None:
        measure = measure_words(self.lang, row.ask, row.kind)
        self._text(at, c.MEASURE, measure, **base, align="center")
        if row.ask is None:
            self._text(at, c.ENTRY, "", **base)
        else:
            look: dict[str, object] = {"num_format": DAY if row.ask.kind == "date" else GENERAL}
            look |= {"num_format": "@"} if row.ask.kind == "text" else {}
            self._open(at, c.ENTRY, look)
            rule = validation(self.lang, row.ask, self.year, self._source(row.ask))
            if rule is not None:
                self._validate(at, c.ENTRY, rule)
        if row.instead:
            words = tuple(say(self.lang, f"form.{one}") for one in row.instead)
            self._open(at, c.INSTEAD, {})
            rule = {"validate": "list", "source": list(words)}
            self._validate(at, c.INSTEAD, rule | told(self.lang, self._say("ask.instead")))
        else:
            self._text(at, c.INSTEAD, "", **base)

    def _points(self, at: int, row: FormRow, base: dict[str, object]) -> None:
        """Points by hand, where a later stage may give them; then the live points."""
        if c.POINTS in self.columns:
            if row.points:
                self._open(at, c.POINTS, {"num_format": GENERAL})
                rule = points_bounds(self.top) | told(self.lang, self._say("ask.points_later"))
                self._validate(at, c.POINTS, rule)
            else:
                self._text(at, c.POINTS, "", **base)
        if row.kind not in (LEAF, ITEM, GROUP, TOTAL):
            self._text(at, c.CALC, "", **base)
            return
        formula = self.live.formula(row)
        if formula is None:
            self._text(at, c.CALC, self._say("by_bloc"), **base, align="center")
            return
        deducted = row.kind == ITEM and row.is_deduct
        pattern = '"-"0.##;General;0' if deducted else "0.00##"
        cell = self.looks.body(**base, num_format=pattern, align="center")
        known = self.form.earlier.get(row.key, EarlierRow()).points
        value = float(known) if known is not None else 0 if row.kind in (GROUP, TOTAL) else ""
        self.sheet.write_formula(at, self.columns.at(c.CALC), formula, cell, value)

    # -- cells ----------------------------------------------------------------------------------

    def _say(self, key: str) -> str:
        return say(self.lang, f"form.{key}")

    def _text(self, at: int, name: str, text: str, **look: object) -> None:
        """Always as text: a name that begins with = is a name."""
        form = self.looks.body(**{"font_size": c.SIZES.get(name, c.SIZE), **look})
        column = self.columns.at(name)
        if text:
            self.sheet.write_string(at, column, text, form)
        else:
            self.sheet.write_blank(at, column, None, form)

    def _number(self, at: int, name: str, value: Fraction | None, **look: object) -> None:
        if value is None:
            self._text(at, name, "", **look)
            return
        form = self.looks.body(**{"align": "center", **look})
        self.sheet.write_number(at, self.columns.at(name), float(value), form)

    def _open(self, at: int, name: str, look: dict[str, object]) -> None:
        cell = self.looks.typed(**{"font_size": c.SIZES.get(name, c.SIZE), **look})
        self.sheet.write_blank(at, self.columns.at(name), None, cell)

    def _validate(self, at: int, name: str, rule: dict[str, object]) -> None:
        column = self.columns.at(name)
        self.sheet.data_validation(at, column, at, column, rule)

    def _named(self, key: str, column: str) -> str:
        """A cell's name for formulas."""
        return cell_name(self.places[key], self.columns.at(column))

    # -- lists ----------------------------------------------------------------------------------

    def _source(self, ask: Ask) -> str:
        words = labels(ask, self.lang)
        return self._list(words) if words else ""

    def _list(self, words: tuple[str, ...]) -> str:
        """The range of the hidden sheet that holds these words: a list in a validation itself may
        have no commas and only 255 characters."""
        if words not in self.lists:
            column = LIST_COLUMN + len(self.lists)
            for n, word in enumerate(words):
                self.hidden.write_string(n, column, word)
            first, last = _fixed(0, column), _fixed(len(words) - 1, column)
            self.lists[words] = f"={HIDDEN}!{first}:{last}"
        return self.lists[words]


def _fixed(row: int, column: int) -> str:
    return f"${c.letters(column)}${row + 1}"
