"""The scale for people: every criterion with its points and, in a sentence, how it is scored."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from thidua.model.book import Book
from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Items
from thidua.model.scale.placing import Band
from thidua.text.numbers import show
from thidua.views.fields import Entry, Field, Fields, RecordFields, Spoken, columns, row, value
from thidua.views.heads import head, period_field
from thidua.views.rule_words import exempt_text, items_text, listed_item_text, node_text
from thidua.views.scored import by_words, tie_text
from thidua.views.table import Align, Cell, Paragraph, Report, Section, Table, Tone
from thidua.words import Lang, say


class ScaleRow(NamedTuple):
    """One line of a scale: how deep it lies, its number, name and points, how it is scored, who
    verifies it by what evidence. `kind`: group, leaf, item or list."""

    kind: str
    level: int
    number: str
    name: str
    points: str
    how: str
    verifier: str = ""
    evidence: str = ""

    @property
    def is_group(self) -> bool:
        return self.kind == "group"

    @property
    def is_listed(self) -> bool:
        return self.kind in ("item", "list")


class CalledInScale(NamedTuple):
    """What people call pledged tasks and units, by their ids."""

    tasks: Mapping[str, str]
    units: Mapping[str, str]


def called_in(book: Book, year: int) -> CalledInScale:
    """What they are called in a year of a bloc."""
    units = {unit.id: unit.name for unit in book.units.data.units}
    return CalledInScale(book.years[year].task_names(), units)


class ScaleOf(NamedTuple):
    book: Book
    year: int
    scale: Scale

    def lines(self, lang: Lang) -> Iterator[ScaleRow]:
        return scale_lines(self.scale, lang, called_in(self.book, self.year))


def scale_lines(scale: Scale, lang: Lang, called: CalledInScale) -> Iterator[ScaleRow]:
    """Every line, in the order of the file; lists of the whole scale at the end."""
    for node in scale.criteria:
        yield from lines_of(node, scale, lang, called)
    for side in ("bonus", "deduct"):
        items = getattr(scale, side, None)
        if items is not None:
            yield from _items(items, side, None, scale, lang, 0)
    whole = "" if scale.root is None else node_text(lang, scale.root, scale)
    if whole:
        yield ScaleRow("list", 0, "", say(lang, "scale_view.whole"), "", whole)


def closing_words(scale: Scale, lang: Lang) -> list[str]:
    """What holds for the totals: how they are rounded, compared and graded."""
    rounding = scale.rounding
    args = {"mode": say(lang, f"explain.mode_{rounding.mode}"), "places": rounding.places}
    if rounding.to is not None:
        args["to"] = show(lang, rounding.to)
    key = "rounded" if rounding.to is None else "rounded_to"
    found = [say(lang, f"scale_view.{key}_{rounding.at}", **args)]
    ties = [tie_text(tie.written, scale, lang) for tie in scale.ranking.ties]
    found.append(say(lang, "letter.ranked_by", by=by_words(scale, lang)))
    if ties:
        found[-1] += f"; {say(lang, 'scale_view.ties', ties=', '.join(ties))}"
    if scale.bands:
        bands = "; ".join(_band(band, lang) for band in scale.bands)
        found.append(say(lang, "scale_view.bands", bands=bands))
    found.append(say(lang, f"scale_view.na_{scale.not_applicable}"))
    return [one[:1].upper() + one[1:] for one in found]


def _band(band: Band, lang: Lang) -> str:
    parts = [say(lang, "scale_view.band", name=band.name, n=show(lang, band.from_))]
    quota = band.quota
    if quota is not None and quota.share is not None:
        parts.append(say(lang, "scale_view.band_share", n=show(lang, quota.share * 100)))
    elif quota is not None and quota.n is not None:
        parts.append(say(lang, "scale_view.band_number", n=quota.n))
    elif quota is not None:
        parts.append(say(lang, "scale_view.band_limited"))
    if band.requires:
        parts.append(say(lang, "scale_view.band_requires"))
    return ", ".join(parts)


def lines_of(
    node: Criterion, scale: Scale, lang: Lang, called: CalledInScale, level: int = 0
) -> Iterator[ScaleRow]:
    """The lines of one criterion, its lists and what is below it."""
    offices = {office.id: office.name for office in scale.offices}
    how = (
        node_text(lang, node, scale, called.tasks),
        exempt_text(lang, node.not_for, called.units),
    )
    yield ScaleRow(
        "leaf" if node.is_leaf else "group",
        level,
        node.code or node.id,
        node.name,
        show(lang, node.max),
        "; ".join(one for one in how if one),
        offices.get(node.verifier, node.verifier) if node.verifier else "",
        node.evidence or "",
    )
    for side in ("bonus", "deduct"):
        items = getattr(node, side)
        if items is not None:
            yield from _items(items, side, node, scale, lang, level + 1)
    for child in node.criteria:
        yield from lines_of(child, scale, lang, called, level + 1)


def _items(
    items: Items, side: str, node: Criterion | None, scale: Scale, lang: Lang, level: int
) -> Iterator[ScaleRow]:
    whole = items_text(lang, items, scale)
    if whole or node is None:
        name = say(lang, f"scale_view.{side}" if node is not None else f"scale_view.whole_{side}")
        yield ScaleRow("list", level, "", name, "", whole)
        level += 1
    for item in items.items:
        holder = node or scale.root
        assert holder is not None
        said = listed_item_text(lang, item, side, holder, scale)
        yield ScaleRow("item", level, "", item.name, "", said)


# fmt: off
LINES: Fields[ScaleRow] = (
    value("kind", lambda one: one.kind, Literal["group", "leaf", "item", "list"]),
    value("level", lambda one: one.level, int),
    Field("number", "scale_view.column_number", lambda one: Cell(one.number),
        lambda one: one.number),
    Field("name", "scale_view.column_name", lambda one: Cell(one.name), lambda one: one.name,
        wrap=True),
    Field("points", "scale_view.column_points", lambda one: Cell(one.points),
        lambda one: one.points, align=Align.NUMBER),
    Field("how", "scale_view.column_how", lambda one: Cell(one.how), lambda one: one.how,
        wrap=True),
    value("verifier", lambda one: one.verifier),
    value("evidence", lambda one: one.evidence),
)
LINE = RecordFields("ScaleLine", LINES,
    "One line of a scale as people read it. `how`: how it is scored, in a sentence.")
BLOC: RecordFields[Spoken[ScaleOf]] = RecordFields("ScaleEntry", (
    period_field(lambda one: one.of.year),
    value("status", lambda one: one.of.scale.status),
    value("max", lambda one: show("en", one.of.scale.max)),
    LINE.many("lines", lambda one: one.of.lines(one.lang)),
), "A bloc's scale.", head=head(lambda one: (one.of.book, one.of.year)))
OUTPUT: RecordFields[Iterable[Spoken[ScaleOf]]] = RecordFields("ScaleOutput", (
    value("schema", lambda _: "thidua/scale/1", Literal["thidua/scale/1"]),
    BLOC.many("blocs", lambda each: each),
), "The scale for people.")
# fmt: on


def scale_report(years: Sequence[ScaleOf], lang: Lang) -> Report:
    return Report("", tuple(_section(one, lang) for one in years), lang)


def _section(of: ScaleOf, lang: Lang) -> Section:
    scale = of.scale
    rows = tuple(
        row(LINES, line, Tone.STRONG if line.is_group else Tone.NORMAL)._replace(level=line.level)
        for line in of.lines(lang)
    )
    heading = say(lang, "scale_view.heading", bloc=of.book.bloc.data.name, year=of.year)
    total = say(lang, "scale_view.total", max=show(lang, scale.max))
    blocks: list[Paragraph | Table] = []
    if scale.is_draft:
        blocks.append(Paragraph(say(lang, "scale_view.draft"), Tone.WARN))
    shown = Table(
        columns(LINES, lang),
        rows,
        notes=(total, *closing_words(scale, lang)),
        key="scale",
        indented="name",
    )
    return Section(heading, (*blocks, shown))


def scale_json(years: Sequence[ScaleOf], lang: Lang) -> Entry:
    return OUTPUT.entry(Spoken(one, lang) for one in years)
