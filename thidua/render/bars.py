"""A chart as bars of text, for pipes and terminals: a line a row, the figure before its bar."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from thidua.render.cells import in_line, line, pad
from thidua.render.charts import largest, lowest
from thidua.text.vietnamese import width
from thidua.views.report.chart import Chart, figure_text
from thidua.views.table import Align
from thidua.words import Lang

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
