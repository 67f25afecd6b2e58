"""Formulas of a workbook that compute a year anew, each held to thidua's figure before it is used.

Rounding: ROUND for half_up, ROUNDDOWN and ROUNDUP for down and up, the even neighbour for
half_even; the sum is taken at nine decimals first, since a spreadsheet adds binary fractions.
Ranks: one more than the units of the division with more, or with the same and more in what is
compared next, the tie-breakers last. A tie-breaker
for which some unit of a tie has no figure separates nobody, as in thidua.

The computation as a sheet of live formulas: change a point, and totals and ranks follow.

Every formula stands with the figure that thidua found as its stored value, so that it is read
without computing, too. A formula is written only where exact arithmetic shows that it gives that
very figure; else the figure stands there itself (see `formulas`).
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from thidua.bloc.scoring.rounding import ZERO, rounded
from thidua.render.cells import line as inert
from thidua.render.wide import fill
from thidua.rules.formula import SNAP, round_
from thidua.text.numbers import trimmed
from thidua.views.rule_words import Figures, FormulaLine, Workings
from thidua.words import Lang, say

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet


FIRST = 3
"""The column of the first unit: code, name and maximum stand before."""
MAX = 2
"""The column of the maxima."""
KEY = 12
"""Decimals at which the compared ratios are taken for equal."""
MOST_PARTS = 200
EXEMPT = "—"
"""What stands for a criterion that does not apply."""


class Live(NamedTuple):
    """A figure and the formula that gives it; without a formula the figure itself is written."""

    value: Fraction | None
    formula: str | None = None


def cell(row: int, column: int, *, fixed: bool = False) -> str:
    """`D12`, or `$D$12`."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, column, row_abs=fixed, col_abs=fixed))


def same(exact: Fraction | None, places: int, mode: str, expected: Fraction | None) -> bool:
    """Whether the formula of `round_` gives the expected figure."""
    if exact is None or expected is None:
        return False
    return rounded(rounded(exact, SNAP), places, mode) == expected


class Formulas:
    """The figures of one computation. `first`: the row of its first line; the rows of what is
    computed are given by who writes them."""

    def __init__(self, one: Workings, first: int) -> None:
        self.one, self.first = one, first
        self.units = range(len(one.units))
        self.ranked = [unit for unit in self.units if one.ranks[unit] is not None]
        self.keys = [self._key(by) for by in one.by]
        self.compared = self._compared()

    def sum_of(self, parts: Sequence[int], unit: int) -> str:
        """The sum of some lines. SUM passes over what does not apply."""
        cells = [cell(self.first + part, FIRST + unit) for part in parts]
        groups = [cells[n : n + MOST_PARTS] for n in range(0, len(cells), MOST_PARTS)]
        return "=" + "+".join(f"SUM({','.join(group)})" for group in groups)

    def totals(self) -> list[Live]:
        """The exact totals: the sum of the top criteria."""
        tops = [self.one.lines[n] for n in self.one.tops]
        return [
            Live(
                sum((top.values[unit] or ZERO for top in tops), ZERO),
                self.sum_of(self.one.tops, unit),
            )
            if self.one.points[unit] is not None
            else Live(None)
            for unit in self.units
        ]

    def points(self, totals: int) -> list[Live]:
        """The published points: the total rounded once."""
        places, mode = self.one.places, self.one.mode
        found = []
        step = self.one.to
        for unit, exact in enumerate(self.totals()):
            points, total = self.one.points[unit], cell(totals, FIRST + unit)
            if step is None:
                fits = same(exact.value, places, mode, points)
                formula = "=" + round_(total, places, mode)
            else:  # to a multiple of a step
                n, d = step.as_integer_ratio()
                steps = None if exact.value is None else exact.value / step
                fits = same(steps, 0, mode, None if points is None else points / step)
                formula = "=" + round_(f"{total}*{d}/{n}", 0, mode) + f"*{n}/{d}"
            found.append(Live(points, formula if fits else None))
        return found

    def whole(self) -> tuple[str, Fraction]:
        """The maximum of the whole scale."""
        refs = ",".join(cell(self.first + top, MAX) for top in self.one.tops)
        return f"=SUM({refs})", sum((self.one.lines[n].max or ZERO for n in self.one.tops), ZERO)

    def assigned(self, here: int) -> list[Live]:
        """The whole less the maxima of what does not apply. `here`: the row that is written."""
        last = self.first + len(self.one.lines) - 1
        _, whole = self.whole()
        maxima = f"{cell(self.first, MAX, fixed=True)}:{cell(last, MAX, fixed=True)}"
        found = []
        for unit, assigned in enumerate(self.one.assigned):
            gone = [line.max or ZERO for line in self.one.lines if exempt(line, unit)]
            column = f"{cell(self.first, FIRST + unit)}:{cell(last, FIRST + unit)}"
            formula = f'={cell(here, MAX, fixed=True)}-SUMIF({column},"{EXEMPT}",{maxima})'
            fits = whole - sum(gone, ZERO) == assigned
            found.append(Live(assigned, formula if fits else None))
        return found

    def percents(self, points: int, assigned: int) -> list[Live]:
        """The percents as printed."""
        found = []
        for unit, percent in enumerate(self.one.percents):
            if percent is None:
                found.append(Live(None))
                continue
            places, mode = self.one.percent_places[unit], self.one.mode
            value = rounded(percent, places, mode)
            ratio = f"{cell(points, FIRST + unit)}/{cell(assigned, FIRST + unit)}*100"
            fits = same(percent, places, mode, value)
            found.append(Live(value, "=" + round_(ratio, places, mode) if fits else None))
        return found

    def _key(self, by: str) -> Figures:
        """What is ranked: the ratio at twelve decimals, or the points."""
        if by == "percent":
            return tuple(None if p is None else rounded(p / 100, KEY) for p in self.one.percents)
        return tuple(self.one.points[u] if u in self.ranked else None for u in self.units)

    def ranking(self, number: int, points: int, assigned: int) -> list[Live]:
        """The figures that are ranked by one key, of the units that have a rank."""
        found = []
        for unit, value in enumerate(self.keys[number]):
            own, most = cell(points, FIRST + unit), cell(assigned, FIRST + unit)
            ratio = self.one.by[number] == "percent"
            formula = f"=ROUND({own}/{most},{KEY})" if ratio else f"={own}"
            found.append(Live(value, formula))
        return found

    def tie(self, number: int) -> list[Live]:
        """A tie-breaker's figures; live where they are those of a line."""
        tie = self.one.ties[number]
        if tie.line is None:
            return [Live(value) for value in tie.values]
        places, mode = self.one.places, self.one.mode
        found = []
        for unit, value in enumerate(tie.values):
            source = cell(self.first + tie.line, FIRST + unit)
            fits = same(self.one.lines[tie.line].values[unit], places, mode, value)
            found.append(Live(value, "=" + round_(source, places, mode) if fits else None))
        return found

    def counts(self, number: int, before: Sequence[int], figures: int) -> list[Live]:
        """What of a tie-breaker separates: nothing where a unit of the tie has no figure. `before`:
        the rows that are compared before it, that of the division included."""
        found = []
        for unit, value in enumerate(self.compared[number]):
            own = FIRST + unit
            alike = "*".join(f"({self._all(row)}={cell(row, own)})" for row in before)
            blank = f"SUMPRODUCT({alike}*ISBLANK({self._all(figures)}))"
            found.append(Live(value, f"=IF({blank}>0,0,{cell(figures, own)})"))
        return found

    def _compared(self) -> list[Figures]:
        """The figures of `counts`, exact."""
        found: list[Figures] = []
        for tie in self.one.ties:
            heads = list(zip(self._divisions(), *self.keys, *found, strict=True))
            row: list[Fraction | None] = []
            for unit in self.units:
                alike = [other for other in self.ranked if heads[other] == heads[unit]]
                missing = any(tie.values[other] is None for other in alike)
                value = ZERO if missing else tie.values[unit]
                row.append(value if unit in self.ranked else None)
            found.append(tuple(row))
        return found

    def _divisions(self) -> tuple[str, ...]:
        return self.one.divisions or ("",) * len(self.one.units)

    def ranks(self, rows: Sequence[int], division: int | None) -> list[Live]:
        """Competition ranks, ties broken as thidua breaks them. `rows`: what is compared, in order;
        `division`: the row of divisions, within which the units are ranked."""
        inside = self._divisions()
        heads = {
            unit: tuple(row[unit] or ZERO for row in (*self.keys, *self.compared))
            for unit in self.ranked
        }
        found = []
        for unit, rank in enumerate(self.one.ranks):
            if rank is None:
                found.append(Live(None))
                continue
            beside = [other for other in self.ranked if inside[other] == inside[unit]]
            above = sum(heads[other] > heads[unit] for other in beside)
            live = self.one.live_ranks and above + 1 == rank
            formula = self._rank(rows, unit, division) if live else None
            found.append(Live(Fraction(rank), formula))
        return found

    def _rank(self, rows: Sequence[int], unit: int, division: int | None) -> str:
        terms, alike = [], ""
        if division is not None:
            alike = f"({self._all(division)}={cell(division, FIRST + unit)})*"
        for row in rows:
            own, every = cell(row, FIRST + unit), self._all(row)
            terms.append(f"SUMPRODUCT({alike}({every}>{own})*1)")
            alike += f"({every}={own})*"
        return "=1+" + "+".join(terms)

    def _all(self, row: int) -> str:
        """The cells of all ranked units in a row: they stand first."""
        last = FIRST + max(len(self.ranked), 1) - 1
        return f"{cell(row, FIRST, fixed=True)}:{cell(row, last, fixed=True)}"


def exempt(line: FormulaLine, unit: int) -> bool:
    """Whether a leaf does not apply to a unit and its maximum is taken out."""
    return bool(line.exempt) and line.exempt[unit] and line.values[unit] is None


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
