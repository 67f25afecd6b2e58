"""A chart as inline SVG: drawn to a width that a phone shows unscaled, every figure written out.

Colours are classes (see `style.CHART_CSS`): told apart by people who see few colours, and by their
lightness on paper; parts are also divided by a line and stand in the order of the legend.
"""

from collections.abc import Iterator
from fractions import Fraction

from thidua.render.cells import line
from thidua.render.charts import largest
from thidua.render.markup import Html, tag
from thidua.text.numbers import plain
from thidua.text.vietnamese import width
from thidua.views.chart import Chart, Kind, Series, figure_text, told
from thidua.words import Lang, say

WIDTH = 380
LETTER = Fraction(29, 5)
"""About how wide a letter of the labels is."""
ROW, BAR = 36, 14
LOW_ROW, LOW_BAR = 31, 10
"""Bars of one part have no figures inside and may be lower."""
LEGEND = 18
STEP = 24
"""Between two places in a chart of ranks."""
SIDE = 112
"""Room for the names at either side of a chart of ranks."""
COLOURS = 8
INSIDE = 30
"""A part this wide has room for its figure."""


def draw(chart: Chart, name: str, lang: Lang) -> Html:
    """The chart as an SVG element; `name` makes its ids unique on the page."""
    height: Fraction | int
    rows = list(_ranks(chart) if chart.kind is Kind.RANKS else _bars(chart, lang))
    if chart.kind is Kind.RANKS:
        height = _place(max(_values(chart), default=Fraction(1))) + STEP
    else:
        legend = len(chart.series) if chart.kind is Kind.STACKED else 0
        legend += chart.reference is not None
        height = legend * LEGEND + len(chart.labels) * _sizes(chart)[0] + 6
    title = tag("title", line(chart.title), id=f"{name}-t")
    text = tag("desc", line(told(chart, lang)), id=f"{name}-d")
    return tag(
        "svg",
        title,
        text,
        *rows,
        viewBox=f"0 0 {WIDTH} {_n(height)}",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
    )


def _n(value: Fraction | int) -> str:
    """A coordinate: a tenth is as fine as a screen shows."""
    return plain(value, 1).removesuffix(".0")


def _values(chart: Chart) -> list[Fraction]:
    return [Fraction(v) for one in chart.series for v in one.values if v is not None]


def _fitting(name: str, short: str, room: int | Fraction) -> str:
    """The name where it fits, else the short one, cut where even that is too long."""
    for text in (line(name), line(short)):
        if text and width(text) * LETTER <= room:
            return text
    # A letter may have several marks, but no more of it could fit.
    text = line(short or name)[: int(room / LETTER) * 4]
    while text and width(text + "…") * LETTER > room:
        text = text[:-1]
    return text + "…"


def _text(x: Fraction | int, y: Fraction | int, text: str, *names: str) -> Html:
    return tag("text", text, x=_n(x), y=_n(y), class_=" ".join(names) or None)


def _box(x: Fraction | int, y: int, wide: Fraction | int, high: int, *names: str) -> Html:
    return tag("rect", x=_n(x), y=y, width=_n(wide), height=high, class_=" ".join(names))


# -- bars ---------------------------------------------------------------------------------------


def _sizes(chart: Chart) -> tuple[int, int]:
    """How high a row and its bar are."""
    return (ROW, BAR) if chart.kind is Kind.STACKED else (LOW_ROW, LOW_BAR)


def _bars(chart: Chart, lang: Lang) -> Iterator[Html]:
    top = 0
    row, bar = _sizes(chart)
    if chart.kind is Kind.STACKED:
        for n, one in enumerate(chart.series):
            yield _box(0, top + 3, 11, 11, f"c{n % COLOURS}")
            yield _text(17, top + 13, _fitting(one.name, one.short, WIDTH - 17))
            top += LEGEND
    if chart.reference is not None:
        name, value = chart.reference
        said = f"{line(name)}: {figure_text(chart, value, lang)}"
        yield tag("line", x1=5, x2=5, y1=top + 2, y2=top + 15, class_="mean")
        yield _text(17, top + 13, _fitting(said, "", WIDTH - 17))
        top += LEGEND
    most = largest(chart)
    for n in range(len(chart.labels)):
        yield from _bar(chart, n, top + n * row, most, lang)
    if chart.reference is not None:
        x = _n(Fraction(chart.reference[1]) / most * WIDTH)
        for n in range(len(chart.labels)):
            y = top + n * row + 16
            yield tag("line", x1=x, x2=x, y1=y - 1, y2=y + bar + 3, class_="mean")


def _bar(chart: Chart, row: int, top: int, most: Fraction, lang: Lang) -> Iterator[Html]:
    """One row: its name and figure, and the bar below them."""
    label = chart.labels[row]
    figure = line(label.figure or figure_text(chart, chart.series[0].values[row], lang))
    room = WIDTH - (width(figure) + 2) * LETTER
    yield _text(0, top + 13, _fitting(label.name, label.short, room))
    yield _text(WIDTH, top + 13, figure, "end", "strong")
    at, high = top + 17, _sizes(chart)[1]
    if chart.kind is Kind.DIFFERENCE:
        yield from _swing(Fraction(chart.series[0].values[row] or 0), at, high, most)
        return
    yield _box(0, at, WIDTH, high, "track")
    yield from _pieces(chart, row, at, most, lang)


def _pieces(chart: Chart, row: int, at: int, most: Fraction, lang: Lang) -> Iterator[Html]:
    """A bar's parts side by side; a part below nothing can't be drawn, only written."""
    x, high = Fraction(0), _sizes(chart)[1]
    for n, one in enumerate(chart.series):
        value = one.values[row]
        if value is None or value <= 0:
            continue
        wide = Fraction(value) / most * WIDTH
        name = f"c{n % COLOURS} part" if chart.kind is Kind.STACKED else "bar"
        yield _box(x, at, wide, high, name)
        if len(chart.series) > 1 and wide >= INSIDE:
            # The unit stands at the whole bar's figure.
            said = figure_text(chart._replace(unit="", places=min(chart.places, 1)), value, lang)
            yield _text(x + wide / 2, at + 11, said, "in", f"in{n % COLOURS}")
        x += wide


def _swing(value: Fraction, at: int, high: int, most: Fraction) -> Iterator[Html]:
    half = Fraction(WIDTH, 2)
    wide = abs(value) / most * half
    yield _box(0, at, WIDTH, high, "track")
    if value:
        start, name = (half, "up") if value > 0 else (half - wide, "down")
        yield _box(start, at, wide, high, name)
    yield tag("line", x1=_n(half), x2=_n(half), y1=at - 2, y2=at + high + 2, class_="axis")


# -- ranks over the years -----------------------------------------------------------------------


def _place(rank: Fraction) -> Fraction:
    """Where a place stands, from the top down."""
    return 34 + (rank - 1) * STEP


def _ranks(chart: Chart) -> Iterator[Html]:
    last = len(chart.labels) - 1
    between = Fraction(WIDTH - 2 * SIDE, max(last, 1))
    for n, label in enumerate(chart.labels):
        yield _text(SIDE + n * between, 13, line(label.name), "middle", "strong")
    for one in chart.series:
        yield from _way(one, between)
    for n, end in ((0, "end"), (last, "")):
        yield from _names(chart, n, SIDE + n * between, end)
    for one in chart.series:
        for n, value in enumerate(one.values):
            if value is not None:
                x, y = SIDE + n * between, _place(Fraction(value))
                yield tag("circle", cx=_n(x), cy=_n(y), r=9, class_="dot")
                yield _text(x, y + 4, plain(value, 0), "middle", "rank")


def _way(one: Series, between: Fraction) -> Iterator[Html]:
    """Lines from year to year: rising, falling or level; none over a gap."""
    for n, (was, now) in enumerate(zip(one.values, one.values[1:], strict=False)):
        if was is None or now is None:
            continue
        x = SIDE + n * between
        ends = {"x1": _n(x), "x2": _n(x + between)}
        ends |= {"y1": _n(_place(Fraction(was))), "y2": _n(_place(Fraction(now)))}
        names = "rise" if now < was else "fall" if now > was else "level"
        yield tag("line", **ends, class_=names)


def _names(chart: Chart, year: int, x: Fraction, end: str) -> Iterator[Html]:
    """The units' names beside the first and the last year; of a shared place all of them."""
    found: dict[Fraction, list[str]] = {}
    for one in chart.series:
        value = one.values[year]
        if value is not None:
            found.setdefault(Fraction(value), []).append(line(one.brief))
    for rank, names in found.items():
        aside = -14 if end else 14
        text = _fitting(", ".join(names), "", SIDE - 14)
        yield _text(x + aside, _place(rank) + 4, text, *([end] if end else []))


def legend_of(chart: Chart, lang: Lang) -> str:
    """What the lines of a chart of ranks mean, in words below it."""
    return say(lang, "render.ways") if chart.kind is Kind.RANKS else ""
