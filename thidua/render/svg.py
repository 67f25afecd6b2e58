"""A chart as inline SVG: drawn to a width that a phone shows unscaled, every figure written out.

Colours are classes (see `style.CHART_CSS`): told apart by people who see few colours, and by their
lightness on paper; parts are also divided by a line and stand in the order of the legend. Where
there are more parts than colours, each further round of colours is hatched in its own way.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from itertools import count, takewhile
from typing import NamedTuple

from thidua.render.cells import line
from thidua.render.charts import largest, lowest
from thidua.render.style import Html, tag
from thidua.text.numbers import Number, plain
from thidua.text.vietnamese import width
from thidua.views.report.chart import Chart, ChartSeries, figure_text, told
from thidua.words import Lang, say

WIDTH = 380
ROW, BAR = 36, 14
LOW_ROW, LOW_BAR = 31, 10
"""Bars of one part have no figures inside and may be lower."""
LEGEND, ACROSS = 18, 5
"""How high a line of the legend is, and how many codes stand in one."""
TOGETHER = 2
"""So many rows stay on one page where the legend is long."""
STEP = 24
"""Between two places in a chart of ranks."""
SIDE = 112
"""Room for the names at either side of a chart of ranks."""
COLOURS = 8
ANGLES = (45, 135, 0, 90)
"""Ways of hatching: after all of them their lines stand further apart."""
INSIDE = 30
"""A part this wide has room for its figure."""


def labels_of(chart: Chart, lang: Lang) -> list[str]:
    """Its rows' names as they are drawn, told apart over all the drawings of the chart."""
    rooms = [
        WIDTH - (width(_figure(chart, n, lang)) + 2) * LETTER for n in range(len(chart.labels))
    ]
    return distinct(
        [(one.name, one.short, room) for one, room in zip(chart.labels, rooms, strict=True)]
    )


def draw(chart: Chart, name: str, lang: Lang, labels: Sequence[str]) -> Iterator[Html]:
    """The chart as an SVG element; `name` makes its ids unique on the page. `labels`: its rows'
    names as they are drawn. One with a long legend comes in several below each other, between
    which paper may break: whole, it is so high that half a page before it would stay empty."""
    if chart.kind.places:
        height = _place(max(_values(chart), default=Fraction(1))) + STEP
        yield _svg(chart, name, lang, _ranks(chart), height)
        return
    row, count = _sizes(chart)[0], len(labels)
    legend = _legend_lines(chart) + (chart.reference is not None or chart.marks is not None)
    top, head = legend * LEGEND, _head(chart, name, lang)
    if _across(chart) == 1:
        rows = _rows(chart, name, labels, lang, top, range(count))
        yield _svg(chart, name, lang, [*head, *rows], top + count * row + 6)
        return
    yield _svg(chart, name, lang, head, top)
    for start in range(0, count, TOGETHER):
        some = range(start, min(start + TOGETHER, count))
        box = f"0 {top + start * row} {WIDTH} {len(some) * row + 6 * (some.stop == count)}"
        rows = _rows(chart, name, labels, lang, top, some)
        yield tag("svg", *rows, viewBox=box, aria_hidden="true")


def _svg(
    chart: Chart, name: str, lang: Lang, drawn: Iterable[Html], height: Fraction | int
) -> Html:
    title = tag("title", line(chart.title), id=f"{name}-t")
    text = tag("desc", line(told(chart, lang)), id=f"{name}-d")
    return tag(
        "svg",
        title,
        text,
        _hatchings(chart, name) if chart.kind.adds_up else None,
        *drawn,
        viewBox=f"0 0 {WIDTH} {_n(height)}",
        role="img",
        aria_labelledby=f"{name}-t {name}-d",
    )


def _n(value: Fraction | int) -> str:
    """A coordinate: a tenth is as fine as a screen shows."""
    return plain(value, 1).removesuffix(".0")


def _values(chart: Chart) -> list[Fraction]:
    return [Fraction(v) for one in chart.series for v in one.values if v is not None]


def _text(x: Fraction | int, y: Fraction | int, text: str, *names: str) -> Html:
    return tag("text", text, x=_n(x), y=_n(y), class_=" ".join(names) or None)


def _box(x: Fraction | int, y: int, wide: Fraction | int, high: int, *names: str) -> Html:
    return tag("rect", x=_n(x), y=y, width=_n(wide), height=high, class_=" ".join(names))


# -- bars ---------------------------------------------------------------------------------------


class _Scale(NamedTuple):
    """How figures become places across a drawing: where nothing stands, and how wide one is."""

    zero: Fraction
    unit: Fraction

    def at(self, value: Number) -> Fraction:
        return self.zero + Fraction(value) * self.unit


def _scale_of(chart: Chart) -> _Scale:
    most, least = largest(chart), lowest(chart)
    unit = WIDTH / (most + least)
    return _Scale(least * unit, unit)


def _sizes(chart: Chart) -> tuple[int, int]:
    """How high a row and its bar are."""
    return (ROW, BAR) if chart.kind.adds_up else (LOW_ROW, LOW_BAR)


def _hatchings(chart: Chart, name: str) -> Html | None:
    """The patterns that are laid over the colours of the ninth part and of those after it."""
    found = [_hatching(number, name) for number in range(COLOURS, len(chart.series))]
    return tag("defs", *found) if found else None


def _hatching(number: int, name: str) -> Html:
    wide, way = divmod(number // COLOURS - 1, len(ANGLES))
    size = 5 + 4 * wide
    stripe = tag("rect", width="1.6", height=size, class_=f"hatch{number % 2}")
    return tag(
        "pattern",
        tag("rect", width=size, height=size, class_=f"c{number % COLOURS}"),
        stripe,
        id=f"{name}-h{number}",
        width=size,
        height=size,
        patternUnits="userSpaceOnUse",
        patternTransform=f"rotate({ANGLES[way]})",
    )


def _part(number: int, name: str, box: tuple[Fraction | int, int, Fraction | int, int]) -> Html:
    """One part's colour, hatched from the ninth on."""
    if number < COLOURS:
        return _box(*box, f"c{number} part")
    x, y, wide, high = box
    fill = f"url(#{name}-h{number})"
    return tag("rect", x=_n(x), y=y, width=_n(wide), height=high, class_="part", fill=fill)


def _head(chart: Chart, name: str, lang: Lang) -> Iterator[Html]:
    """The legend, and what the bars are compared with."""
    top = 0
    if chart.kind.adds_up:
        yield from _legend(chart, name)
        top += _legend_lines(chart) * LEGEND
    if chart.reference is not None or chart.marks is not None:
        said = line(chart.marks.name) if chart.marks is not None else ""
        if chart.reference is not None:
            known, value = chart.reference
            said = f"{line(known)}: {figure_text(chart, value, lang)}"
        yield tag("line", x1=5, x2=5, y1=top + 2, y2=top + 15, class_="mean")
        yield _text(17, top + 13, fitting(said, "", WIDTH - 17))


def _rows(
    chart: Chart, name: str, labels: Sequence[str], lang: Lang, top: int, some: range
) -> Iterator[Html]:
    """Some of the rows, each at its place below the head, which is `top` high."""
    row, bar = _sizes(chart)
    scale = _scale_of(chart)
    for n in some:
        at = top + n * row
        yield _text(0, at + 13, labels[n])
        yield _text(WIDTH, at + 13, _figure(chart, n, lang), "end", "strong")
        yield from _bar(chart, n, name, at + 17, scale, lang)
    for n in some:
        mark = _mark(chart, n)
        if mark is not None:
            x, y = _n(scale.at(mark)), top + n * row + 16
            yield tag("line", x1=x, x2=x, y1=y - 1, y2=y + bar + 3, class_="mean")


def _mark(chart: Chart, row: int) -> Number | None:
    """What a row's bar is compared with."""
    if chart.marks is not None:
        return chart.marks.values[row]
    return None if chart.reference is None else chart.reference[1]


def _legend(chart: Chart, name: str) -> Iterator[Html]:
    """What each part is: by name a line each; of more parts than colours by code, side by side."""
    across = _across(chart)
    wide = Fraction(WIDTH, across)
    room = wide - 17 - (4 if across > 1 else 0)
    given = [(one.name, "") if across == 1 else (one.brief, "") for one in chart.series]
    for n, said in enumerate(distinct([(*one, room) for one in given])):
        down, aside = divmod(n, across)
        x, y = aside * wide, down * LEGEND
        yield _part(n, name, (x, y + 3, 11, 11))
        yield _text(x + 17, y + 13, said)


def _across(chart: Chart) -> int:
    many = chart.kind.adds_up and len(chart.series) > COLOURS
    return ACROSS if many else 1


def _legend_lines(chart: Chart) -> int:
    return -(-len(chart.series) // _across(chart)) if chart.kind.adds_up else 0


def _figure(chart: Chart, row: int, lang: Lang) -> str:
    found = chart.labels[row].figure or figure_text(chart, chart.series[0].values[row], lang)
    return line(found)


def _bar(chart: Chart, row: int, name: str, at: int, scale: _Scale, lang: Lang) -> Iterator[Html]:
    high = _sizes(chart)[1]
    yield _box(0, at, WIDTH, high, "track")
    yield from _pieces(chart, row, name, at, scale, lang)
    if scale.zero:
        x = _n(scale.zero)
        yield tag("line", x1=x, x2=x, y1=at - 2, y2=at + high + 2, class_="axis")


def _pieces(
    chart: Chart, row: int, name: str, at: int, scale: _Scale, lang: Lang
) -> Iterator[Html]:
    """A bar's parts side by side: those over nothing to the right of it, those under it to the
    left."""
    over, under = scale.zero, scale.zero
    high = _sizes(chart)[1]
    for n, one in enumerate(chart.series):
        value = one.values[row]
        if not value:
            continue
        wide = abs(Fraction(value)) * scale.unit
        if value > 0:
            x, over = over, over + wide
        else:
            x = under = under - wide
        if chart.kind.adds_up:
            yield _part(n, name, (x, at, wide, high))
        else:
            sided = "up" if value > 0 else "down"
            yield _box(x, at, wide, high, sided if chart.kind.signed else "bar")
        if len(chart.series) > 1 and wide >= INSIDE:
            # The unit stands at the whole bar's figure.
            said = figure_text(chart._replace(unit="", places=min(chart.places, 1)), value, lang)
            names = [f"in{n % COLOURS}", *([f"on{n % COLOURS}"] if n >= COLOURS else [])]
            yield _text(x + wide / 2, at + 11, said, "in", *names)


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


def _way(one: ChartSeries, between: Fraction) -> Iterator[Html]:
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
    said = distinct([(", ".join(names), "", SIDE - 14) for names in found.values()])
    for rank, text in zip(found, said, strict=True):
        aside = -14 if end else 14
        yield _text(x + aside, _place(rank) + 4, text, *([end] if end else []))


def legend_of(chart: Chart, lang: Lang) -> str:
    """What the lines of a chart of ranks mean, in words below it."""
    return say(lang, "render.ways") if chart.kind.places else ""


LETTER = Fraction(29, 5)
"""About how wide a letter of the labels is."""
CUT = "…"
HEAD = 8
"""So many letters of a name stay at its beginning where only its end tells it from another."""


def fitting(name: str, short: str, room: int | Fraction) -> str:
    """The name where it fits, else the short one, cut where even that is too long."""
    for text in (line(name), line(short)):
        if text and width(text) * LETTER <= room:
            return text
    return _cut(line(short or name), room)


def distinct(names: Sequence[tuple[str, str, int | Fraction]]) -> list[str]:
    """Each (name, short name, room) as it is written. What different names were cut to is told
    apart by the part in which they differ; what is left alike (the same name twice) by a number."""
    found = [fitting(*one) for one in names]
    for said, places in _alike(found):
        whole = [line(names[n][1] or names[n][0]) for n in places]
        if len(set(whole)) == 1:
            whole = [line(names[n][0]) for n in places]
        start = _common(whole)
        for n, text in zip(places, whole, strict=True):
            found[n] = _from(text, start, names[n][2]) if said != text else said
    taken = set(found)
    for _, places in _alike(found):
        for n in places:
            found[n] = _numbered(found[n], names[n][2], taken)
            taken.add(found[n])
    return found


def _numbered(text: str, room: int | Fraction, taken: AbstractSet[str]) -> str:
    """The text with the first number that makes it like no other."""
    for number in count(1):
        mark = f" ({number})"
        said = fitting(text, "", room - len(mark) * LETTER) + mark
        if said not in taken:
            return said
    raise AssertionError("numbers never end")


def _alike(found: Sequence[str]) -> list[tuple[str, list[int]]]:
    """The texts that stand for several names, with the places where."""
    places: dict[str, list[int]] = {}
    for n, text in enumerate(found):
        places.setdefault(text, []).append(n)
    return [(text, each) for text, each in places.items() if len(each) > 1]


def _common(names: Sequence[str]) -> int:
    """How many letters all of them begin with."""
    columns = zip(*names, strict=False)
    return sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, columns))


def _from(text: str, start: int, room: int | Fraction) -> str:
    """The beginning, and what follows from about `start` on: `Trung tâm…huyện Ba Bể`."""
    at = max(text.rfind(" ", 0, start), 0)
    head = text[:HEAD].rstrip()
    if at <= HEAD:
        return _cut(text, room)
    return _cut(f"{head}{CUT}{text[at:].strip()}", room)


def _cut(text: str, room: int | Fraction) -> str:
    if width(text) * LETTER <= room:
        return text
    # A letter may have several marks, but no more of it could fit.
    text = text[: int(room / LETTER) * 4]
    while text and width(text + CUT) * LETTER > room:
        text = text[:-1]
    return text + CUT
