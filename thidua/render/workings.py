"""The computation as a sheet of live formulas: change a point, and totals and ranks follow.

Every formula stands with the figure that thidua found as its stored value, so that it is read
without computing, too. A formula is written only where exact arithmetic shows that it gives that
very figure; else the figure stands there itself (see `formulas`).
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from thidua.render.cells import line as inert
from thidua.render.formulas import EXEMPT, FIRST, MAX, Formulas, Live, exempt
from thidua.render.wrap import fill
from thidua.text.numbers import trimmed
from thidua.views.formulas import FormulaLine, Workings
from thidua.words import Lang, say

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HEAD = 2
"""The row of the headings."""
WIDE = 46
"""The column of the criteria's names, in letters."""
LINE, TALLEST = 15.5, 400
SHOWN_KEY = 8
"""Decimals that are shown of a ratio that is ranked."""
EXACT = "0.00####"
"""How a figure is shown that may have more decimals than are published."""
RULE = {"bottom": 1, "bottom_color": "#C8CED4"}
MUTED = "#57606A"
Make = Callable[..., "Format"]
"""Makes a format from XlsxWriter's names of its properties."""


def write(sheet: "Worksheet", one: Workings, lang: Lang, make: Make, title: str) -> None:
    """The sheet: the scale with every unit's points, then totals, tie-breakers and ranks."""
    _WorkingsSheet(sheet, one, lang, make).write(title)


class _WorkingsSheet:
    """One such sheet being written, from top to bottom."""

    def __init__(self, sheet: "Worksheet", one: Workings, lang: Lang, make: Make) -> None:
        self.sheet, self.one, self.lang, self.make = sheet, one, lang, make
        self.first = HEAD + 1
        self.at = self.first + len(one.lines)
        self.live = Formulas(one, self.first)

    def write(self, title: str) -> None:
        """Everything."""
        self._head(title)
        for number, line in enumerate(self.one.lines):
            self._line(number, line)
        self._results()
        for n, note in enumerate(self.one.note.split("\n"), self.at + 1):
            look = self.make(italic=True, font_color=MUTED)
            self.sheet.write_string(n, 0, inert(note), look)

    def _results(self) -> None:
        live, one = self.live, self.one
        total = self._row("total", live.totals(), top=2)
        points = self._row("points", live.points(total), one.places, bold=True)
        assigned = self._row("assigned", live.assigned(self.at))
        formula, whole = live.whole()
        self.sheet.write_formula(assigned, MAX, formula, self.make(**RULE), float(whole))
        self._row("percent", live.percents(points, assigned), one.percent_places)
        division = self._names("division", one.divisions) if one.divisions else None
        compared: list[int] = []
        for number, by in enumerate(one.by):
            digits = SHOWN_KEY if by == "percent" else one.places
            compared.append(self._row("key", live.ranking(number, points, assigned), digits))
        for number, tie in enumerate(one.ties):
            figures = self._row("tie", live.tie(number), name=tie.name)
            before = compared if division is None else [division, *compared]
            cells = live.counts(number, before, figures)
            compared.append(self._row("counts", cells, name=tie.name))
        self._row("rank", live.ranks(compared, division), 0, bold=True)

    def _names(self, key: str, names: Sequence[str]) -> int:
        """One row of words; gives its number."""
        at, self.at = self.at, self.at + 1
        look = self.make(**RULE, text_wrap=True, align="center")
        self.sheet.write_blank(at, 0, None, look)
        self.sheet.write_string(at, 1, say(self.lang, f"report.row_{key}"), self.make(**RULE))
        self.sheet.write_blank(at, MAX, None, look)
        for unit, name in enumerate(names):
            self.sheet.write_string(at, FIRST + unit, inert(name), look)
        return at

    def _head(self, title: str) -> None:
        self.sheet.write_string(0, 0, inert(title), self.make(bold=True, font_size=13))
        names = [say(self.lang, f"report.{key}") for key in ("code", "criterion", "max")]
        for column, name in enumerate([*names, *self.one.units]):
            look = self.make(
                bold=True,
                text_wrap=True,
                valign="vcenter",
                align="left" if column < MAX else "center",
                bottom=2,
                bg_color="#EEF1F4",
            )
            self.sheet.write_string(HEAD, column, inert(name), look)
        self.sheet.set_row(HEAD, 3 * LINE)
        self.sheet.set_column(0, 0, 9)
        self.sheet.set_column(1, 1, WIDE)
        self.sheet.set_column(MAX, FIRST + len(self.one.units) - 1, 11)
        self.sheet.freeze_panes(HEAD + 1, FIRST)
        self.sheet.repeat_rows(HEAD)

    def _line(self, number: int, line: FormulaLine) -> None:
        at = self.first + number
        look = {**RULE, "bold": bool(line.parts), "italic": line.own}
        indent = {"indent": min(line.level, 15), "align": "left", "text_wrap": True}
        self.sheet.write_string(at, 0, inert(line.code), self.make(**look))
        self.sheet.write_string(at, 1, inert(line.name), self.make(**look, **indent))
        room = max(WIDE - 2 * line.level, 10)
        if (rows := len(fill(inert(line.name), room))) > 1:
            self.sheet.set_row(at, min(LINE * rows, TALLEST))
        if line.max is not None:
            self._put(at, MAX, Live(line.max), self.make(**look))
        for unit, value in enumerate(line.values):
            if exempt(line, unit):
                found = self.make(**look, align="right", font_color=MUTED)
                self.sheet.write_string(at, FIRST + unit, EXEMPT, found)
                continue
            formula = self.live.sum_of(line.parts, unit) if line.parts else None
            self._put(at, FIRST + unit, Live(value, formula), self.make(**look, num_format=EXACT))

    def _put(self, at: int, column: int, live: Live, look: "Format") -> None:
        """A figure, computed or typed. What has no end in decimals is typed as a quotient."""
        if live.value is None:
            self.sheet.write_blank(at, column, None, look)
            return
        formula, value = live.formula, float(live.value)
        if formula is None and "/" in trimmed(live.value):
            formula = f"={trimmed(live.value)}"
        if formula is None:
            self.sheet.write_number(at, column, value, look)
        else:
            self.sheet.write_formula(at, column, formula, look, value)

    def _row(
        self,
        key: str,
        cells: Sequence[Live],
        places: Sequence[int] | int | None = None,
        *,
        name: str = "",
        **look: object,
    ) -> int:
        """One row of results; gives its number."""
        at, self.at = self.at, self.at + 1
        look = {**RULE, **look}
        said = say(self.lang, f"report.row_{key}", **({"name": name} if name else {}))
        self.sheet.write_blank(at, 0, None, self.make(**look))
        self.sheet.write_string(at, 1, inert(said), self.make(**look, text_wrap=True))
        self.sheet.write_blank(at, MAX, None, self.make(**look))
        if len(said) > WIDE - 2:
            self.sheet.set_row(at, 2 * LINE)
        for unit, live in enumerate(cells):
            digits = places[unit] if isinstance(places, Sequence) else places
            pattern = EXACT if digits is None else "0" + ("." + "0" * digits if digits else "")
            self._put(at, FIRST + unit, live, self.make(**look, num_format=pattern))
        return at
