"""A chart as what it shows: labels, series and exact figures; no colours, widths or shapes."""

from typing import NamedTuple

from thidua.text.numbers import Number, measured, show, signed
from thidua.words import Lang


class ChartKind(NamedTuple):
    """What is compared. `adds_up`: the series are parts of each label's figure. `signed`: figures
    over and under nothing, which stands in the middle. `places`: the series' places (1 is the best)
    over the labels, which are years."""

    adds_up: bool = False
    signed: bool = False
    places: bool = False


STACKED = ChartKind(adds_up=True)
SHARES = ChartKind()
"""Figures of one series, against what is known to compare them with."""
DIFFERENCE = ChartKind(signed=True)
RANKS = ChartKind(places=True)


class Label(NamedTuple):
    """What a row stands for. `figure` is said beside it, in people's words ("98,66%"). `about`: the
    id of the unit or criterion; `link`: the page that explains it, where there are pages."""

    name: str
    short: str = ""
    figure: str = ""
    about: str = ""
    link: str = ""

    @property
    def brief(self) -> str:
        return self.short or self.name


class ChartSeries(NamedTuple):
    """Figures, one for each label; None where there is none. `about` and `link` as of a label."""

    name: str
    values: tuple[Number | None, ...]
    short: str = ""
    about: str = ""
    link: str = ""

    @property
    def brief(self) -> str:
        return self.short or self.name


class Chart(NamedTuple):
    """A chart. `whole` is what the longest bar is measured against (100 for percents), `least` how
    far one goes under nothing.

    `beside`: a table of the same section holds the same figures, so that what can't draw needs
    not repeat them. `reference`: a figure to compare with, and what it is.
    """

    kind: ChartKind
    title: str
    labels: tuple[Label, ...]
    series: tuple[ChartSeries, ...]
    unit: str = ""
    places: int = 2
    whole: Number | None = None
    reference: tuple[str, Number] | None = None
    beside: bool = False
    least: Number | None = None
    marks: ChartSeries | None = None


def figure_text(chart: Chart, value: Number | None, lang: Lang) -> str:
    """One figure of the chart in words; a dash for None."""
    if value is None:
        return "—"
    text = (signed if chart.kind.signed else show)(lang, value, chart.places)
    return measured(text, chart.unit)


def told(chart: Chart, lang: Lang) -> str:
    """The whole chart in words: what a reader who can't see it is told."""
    rows = []
    for n, label in enumerate(chart.labels):
        parts = [figure_text(chart, one.values[n], lang) for one in chart.series]
        if len(chart.series) > 1:
            named = zip(chart.series, parts, strict=True)
            parts = [f"{one.brief} {part}" for one, part in named]
        said = "; ".join(parts)
        if label.figure and chart.kind.adds_up:
            said = f"{label.figure} ({said})"
        if chart.marks is not None:
            own = figure_text(chart, chart.marks.values[n], lang)
            said = f"{said} ({chart.marks.name}: {own})"
        rows.append(f"{label.name}: {said}.")
    if chart.reference is not None:
        name, value = chart.reference
        rows.append(f"{name}: {figure_text(chart, value, lang)}.")
    return " ".join(rows)
