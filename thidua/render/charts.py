"""What every drawing of a chart shares: its figures as a table, its parts, its scale. A chart as
bars of text, for pipes and terminals: a line a row, the figure before its bar."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from thidua.render.cells import in_line, line, pad
from thidua.text.numbers import Number
from thidua.text.vietnamese import width
from thidua.views.report.chart import Chart, figure_text
from thidua.views.table import Align, Cell, Column, Row, Table, Tone, nothing
from thidua.words import Lang, say

ROWS = 16
"""A drawing with more rows than this would not fit on a page: it is made in parts."""


def as_table(chart: Chart, lang: Lang) -> Table:
    """The chart's figures: a row a label, a column a series; ranks the other way round."""
    if chart.kind.places:
        heads = [one.name for one in chart.labels]
        rows = [(one.name, one.values, "", one.link) for one in chart.series]
    else:
        series = chart.series if chart.marks is None else (*chart.series, chart.marks)
        heads = [one.name for one in series]
        rows = [
            (label.name, tuple(one.values[n] for one in series), label.figure, label.link)
            for n, label in enumerate(chart.labels)
        ]
    sums = chart.kind.adds_up
    columns = (
        Column("label", say(lang, "render.label"), wrap=True),
        *(Column(f"series:{n}", name, Align.NUMBER) for n, name in enumerate(heads)),
        *([Column("sum", say(lang, "render.sum"), Align.NUMBER)] if sums else []),
    )
    found = tuple(
        Row(
            (
                Cell(name, link=link),
                *(_cell(chart, value, lang)._replace(link=link) for value in values),
                *([Cell(figure, tone=Tone.STRONG, link=link)] if sums else []),
            )
        )
        for name, values, figure, link in rows
    )
    notes: tuple[str, ...] = ()
    if chart.reference is not None:
        name, value = chart.reference
        notes = (f"{name}: {figure_text(chart, value, lang)}.",)
    return Table(columns, found, chart.title, notes, aside=True)


def _cell(chart: Chart, value: Number | None, lang: Lang) -> Cell:
    if value is None:
        return nothing()
    return Cell(figure_text(chart, value, lang), value, chart.places)


def parts_of(chart: Chart) -> Iterator[Chart]:
    """The chart in parts of few enough rows, as even as can be; ranks stay whole."""
    rows = len(chart.labels)
    if chart.kind.places or rows <= ROWS:
        yield chart
        return
    pieces = -(-rows // ROWS)
    size = -(-rows // pieces)
    for number, start in enumerate(range(0, rows, size), 1):
        yield chart._replace(
            title=f"{chart.title} ({number}/{pieces})",
            labels=chart.labels[start : start + size],
            series=tuple(
                one._replace(values=one.values[start : start + size]) for one in chart.series
            ),
            marks=chart.marks
            and chart.marks._replace(values=chart.marks.values[start : start + size]),
            whole=largest(chart),
            least=lowest(chart),
        )


def largest(chart: Chart) -> Fraction:
    """What the longest bar over nothing stands for: the whole, or more where a figure goes over
    it. Where nothing stands in the middle it is as much as the longest to either side."""
    found = [Fraction(chart.whole or 0), *_sums(chart, 1)]
    if chart.kind.signed:
        found += _sums(chart, -1)
    return max(found) or Fraction(1)


def lowest(chart: Chart) -> Fraction:
    """How far the longest bar goes under nothing, as a figure of 0 or more."""
    if chart.kind.signed:
        return largest(chart)
    return max([Fraction(0 if chart.least is None else chart.least), *_sums(chart, -1)])


def _sums(chart: Chart, side: int) -> list[Fraction]:
    """For each row what its figures of one sign come to, as figures of 0 or more."""
    found = []
    for n in range(len(chart.labels)):
        values = [Fraction(value) for one in chart.series if (value := one.values[n]) is not None]
        found.append(sum((value * side for value in values if value * side > 0), Fraction(0)))
    beside = [chart.reference[1]] if chart.reference is not None else []
    beside += [one for one in chart.marks.values if one is not None] if chart.marks else []
    return [*found, *(max(Fraction(one) * side, Fraction(0)) for one in beside)]


FILLS = "█▒▓░#=+ox*%@&~:"
"""A mark for each part of a bar; of still more each has a letter."""
LONGEST, LEAST = 40, 10
GAP = "  "


def bars(chart: Chart, lang: Lang, room: int | None) -> Iterator[str]:
    """The lines; none where a table beside the chart says the same. A terminal too narrow for a
    bar of ten marks gets the figures alone."""
    if chart.beside or not chart.labels:
        return
    stacked = chart.kind.adds_up
    names = [line(label.name) for label in chart.labels]
    figures = in_line(
        [
            line(label.figure or figure_text(chart, chart.series[0].values[n], lang))
            for n, label in enumerate(chart.labels)
        ]
    )
    left = max(map(width, names))
    if room is not None and left + max(map(width, figures)) + LEAST + 2 * len(GAP) > room:
        names = [line(label.brief) for label in chart.labels]
        left = max(map(width, names))
    middle = max(map(width, figures))
    free = LONGEST if room is None else min(LONGEST, room - left - middle - 2 * len(GAP))
    yield line(chart.title)
    for n, (name, found) in enumerate(zip(names, figures, strict=True)):
        start = pad(name, left, Align.LEFT) + GAP + pad(found, middle, Align.RIGHT)
        yield f"{start}{GAP}{_bar(chart, n, free)}".rstrip() if free >= LEAST else start.rstrip()
    if stacked and free >= LEAST:
        for n, one in enumerate(chart.series):
            yield f"{_fill(n)} {line(one.name)}"


def _bar(chart: Chart, row: int, room: int) -> str:
    values = [Fraction(one.values[row] or 0) for one in chart.series]
    most = largest(chart)
    if chart.kind.signed:
        half = room // 2
        marks = _marks(abs(values[0]), most, half)
        full = FILLS[0] * marks
        return (full.rjust(half) + "|") if values[0] < 0 else (" " * half + "|" + full)
    least = lowest(chart)
    if not least:
        return _side(values, most, room)
    # What is under nothing goes to the left of the line that stands for it.
    left = _marks(least, most + least, room - 1)
    under = _side([-value for value in values], least, left)
    return under[::-1].rjust(left) + "|" + _side(values, most, room - 1 - left)


def _side(values: Sequence[Fraction], most: Fraction, room: int) -> str:
    """The parts over nothing one after another, as long as their sum."""
    bar, so_far = "", Fraction(0)
    for n, value in enumerate(values):
        # From border to border, so that the whole bar is as long as its sum.
        so_far += max(value, Fraction(0))
        bar += _fill(n) * (_marks(so_far, most, room) - len(bar))
    return bar


def _fill(part: int) -> str:
    """The part's mark: no two parts have the same."""
    return FILLS[part] if part < len(FILLS) else chr(ord("A") + part - len(FILLS))


def _marks(value: Fraction, most: Fraction, room: int) -> int:
    return int(value / most * room + Fraction(1, 2))
