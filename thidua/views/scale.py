"""The scale for people: every criterion with its points and, in a sentence, how it is scored."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from thidua.model.scale.criteria import Criterion, Scale
from thidua.model.scale.items import Item, Items
from thidua.text.numbers import show
from thidua.views.heads import period_json
from thidua.views.rule_words import item_text, items_text, rule_text
from thidua.views.table import Align, Cell, Column, Paragraph, Report, Row, Section, Table, Tone
from thidua.words import Lang, say


class Line(NamedTuple):
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


def scale_lines(scale: Scale, lang: Lang) -> Iterator[Line]:
    """Every line, in the order of the file; lists of the whole scale at the end."""
    offices = {office.id: office.name for office in scale.offices}
    for node in scale.criteria:
        yield from _node(node, scale, lang, 0, offices)
    for side in ("bonus", "deduct"):
        items = getattr(scale, side, None)
        if items is not None:
            yield from _items(items, side, None, scale, lang, 0)


def lines_of(node: Criterion, scale: Scale, lang: Lang) -> Iterator[Line]:
    """The lines of one criterion, its lists and what is below it."""
    return _node(node, scale, lang, 0, {office.id: office.name for office in scale.offices})


def _node(
    node: Criterion, scale: Scale, lang: Lang, level: int, offices: dict[str, str]
) -> Iterator[Line]:
    yield Line(
        "leaf" if node.is_leaf else "group",
        level,
        node.code or node.id,
        node.name,
        show(lang, node.max),
        rule_text(lang, node, scale),
        offices.get(node.verifier, node.verifier) if node.verifier else "",
        node.evidence or "",
    )
    for side in ("bonus", "deduct"):
        items = getattr(node, side)
        if items is not None:
            yield from _items(items, side, node, scale, lang, level + 1)
    for child in node.criteria:
        yield from _node(child, scale, lang, level + 1, offices)


def _items(
    items: Items, side: str, node: Criterion | None, scale: Scale, lang: Lang, level: int
) -> Iterator[Line]:
    whole = items_text(lang, items, scale)
    if whole or node is None:
        name = say(lang, f"scale_view.{side}" if node is not None else f"scale_view.whole_{side}")
        yield Line("list", level, "", name, "", whole)
        level += 1
    for item in items.items:
        yield Line("item", level, "", item.name, "", _item(item, side, node, scale, lang))


def _item(item: Item, side: str, node: Criterion | None, scale: Scale, lang: Lang) -> str:
    said = item_text(lang, item, node or scale.criteria[0], scale)
    return say(lang, f"scale_view.{side}_item", text=said)


def scale_report(years: Sequence[tuple[str, int, Scale]], lang: Lang) -> Report:
    """The scales of blocs, each (the bloc's name, the year, its scale)."""
    return Report("", tuple(_section(*one, lang) for one in years), lang)


def _section(name: str, year: int, scale: Scale, lang: Lang) -> Section:
    def title(key: str) -> str:
        return say(lang, f"scale_view.column_{key}")

    columns = (
        Column("number", title("number")),
        Column("name", title("name"), wrap=True),
        Column("points", title("points"), Align.NUMBER),
        Column("how", title("how"), wrap=True),
    )
    rows = tuple(
        Row(
            (Cell(line.number), Cell(line.name), Cell(line.points), Cell(line.how)),
            Tone.STRONG if line.kind == "group" else Tone.NORMAL,
            line.level,
        )
        for line in scale_lines(scale, lang)
    )
    heading = say(lang, "scale_view.heading", bloc=name, year=year)
    total = say(lang, "scale_view.total", max=show(lang, scale.max))
    blocks: list[Paragraph | Table] = []
    if scale.status == "draft":
        blocks.append(Paragraph(say(lang, "scale_view.draft"), Tone.WARN))
    blocks.append(Table(columns, rows, notes=(total,), key="scale", indented="name"))
    return Section(heading, tuple(blocks))


def scale_json(years: Sequence[tuple[str, str, int, Scale]], lang: Lang) -> object:
    """`thidua/scale/1`: each bloc (its id, its name, the year, its scale)."""
    blocs = [
        {
            "bloc": {"id": ident, "name": name},
            "year": int(year),
            "period": period_json(year),
            "status": scale.status,
            "max": show("en", scale.max),
            "lines": [line._asdict() for line in scale_lines(scale, lang)],
        }
        for ident, name, year, scale in years
    ]
    return {"schema": "thidua/scale/1", "blocs": blocs}
