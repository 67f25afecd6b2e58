"""The page of one criterion: how it is scored, where that is written, and how each unit did."""

from collections.abc import Iterator, Sequence

from thidua.bloc.firmness.strengths import Strength, share_of, strengths
from thidua.bloc.scoring.result import UnitScore
from thidua.bloc.scoring.scale_paths import node_paths
from thidua.model.scale.criteria import Criterion
from thidua.text.numbers import show
from thidua.views.linked.links import LinkedPage, PageNames, linked
from thidua.views.report.criteria import share_cell, share_chart
from thidua.views.report.head import Yearly
from thidua.views.scale import ScaleRow, lines_of
from thidua.views.scored import Scored, heading, points_cell
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Column,
    Facts,
    Labelled,
    Report,
    Row,
    Section,
    Table,
    Tone,
    figure,
    nothing,
)
from thidua.words import Lang, say


def criterion_pages(
    one: Yearly, scored: Scored, places: PageNames, lang: Lang
) -> Iterator[LinkedPage]:
    """A page for every criterion of the scale, in its order."""
    found = {each.criterion: each for each in strengths(scored.result)}
    tasks = one.view.book.years[scored.result.year].task_names()
    for node, path in node_paths(scored.result.scale):
        lines = tuple(lines_of(node, scored.result.scale, lang, tasks))
        written = places.where(scored.result.scale_file, path)
        name = places.criterion(node.id)
        places.lead_back(written, heading(node), name)
        blocks = (
            Facts(tuple(_facts(scored, node, written, places, lines[0], lang))),
            *_parts(scored, node, places, lines, lang, places.source(written)),
            *_units(scored, node, found.get(node.id), lang),
        )
        section = Section("", blocks, 1, one.context)
        report = Report(heading(node), (linked(section, places),), lang)
        yield LinkedPage(name, report, group=places.part("criteria"))


def _facts(
    scored: Scored, node: Criterion, written: str, places: PageNames, line: ScaleRow, lang: Lang
) -> Iterator[Labelled]:
    scale = scored.result.scale
    above = scale.parents.get(node.id)
    if above is not None:
        cell = Cell(heading(scale.nodes[above]), link=places.criterion(above))
        yield Labelled(say(lang, "report.part_of"), cell)
    source = places.source(written)
    yield Labelled(say(lang, "report.max"), Cell(show(lang, node.max), link=source))
    for key, text in (("rule", line.how), ("verifier", line.verifier), ("proof", line.evidence)):
        if text:
            yield Labelled(say(lang, f"report.{key}"), Cell(text, link=source))
    yield Labelled(say(lang, "report.written"), Cell(written, link=source))


def _parts(
    scored: Scored,
    node: Criterion,
    places: PageNames,
    lines: Sequence[ScaleRow],
    lang: Lang,
    source: str,
) -> Iterator[Block]:
    """The criteria below it; its lists of bonus and deduction, which are written with it."""
    below = [child.id for child in node.criteria]
    if below:
        columns = (
            Column("criterion", say(lang, "report.criterion"), wrap=True),
            Column("max", say(lang, "report.max"), Align.NUMBER),
        )
        nodes = scored.result.scale.nodes
        rows = tuple(
            Row(
                (
                    Cell(heading(nodes[child]), link=places.criterion(child)),
                    figure(lang, nodes[child].max)._replace(link=places.criterion(child)),
                )
            )
            for child in below
        )
        yield Table(columns, rows, say(lang, "report.parts_below"), key="report_parts")
    items = [line for line in lines if line.is_listed]
    if items and not below:
        columns = (
            Column("item", say(lang, "report.item"), wrap=True),
            Column("how", say(lang, "report.rule"), wrap=True),
        )
        rows = tuple(
            Row((Cell(line.name, link=source), Cell(line.how, link=source))) for line in items
        )
        yield Table(columns, rows, say(lang, "report.items"), key="report_items")


def _units(scored: Scored, node: Criterion, found: Strength | None, lang: Lang) -> Iterator[Block]:
    """A row a unit: its points, which lead to how they came about."""
    columns = (
        Column("rank", say(lang, "score.rank"), Align.RIGHT),
        Column("id", say(lang, "report.id"), data_only=True),
        Column("criterion_id", say(lang, "report.id"), data_only=True),
        Column("unit", say(lang, "report.unit"), wrap=True),
        Column("max", say(lang, "report.max"), Align.NUMBER),
        Column("points", say(lang, "report.own_points"), Align.NUMBER),
        Column("share", say(lang, "report.own_share"), Align.NUMBER),
        Column("bonus", say(lang, "score.bonus"), Align.NUMBER),
        Column("deduction", say(lang, "score.deduction"), Align.NUMBER),
        Column("claimed", say(lang, "score.claimed"), Align.NUMBER),
    )
    rows = tuple(_unit(scored, score, node, lang) for score in scored.result.units)
    yield Table(columns, rows, say(lang, "report.of_units"), key="report_criterion")
    if found is not None and len(found.shares) > 1:
        yield share_chart(scored, found, lang)


def _unit(scored: Scored, score: UnitScore, criterion: Criterion, lang: Lang) -> Row:
    node = score.nodes[criterion.id]
    applies = node.status != "not_applicable" or bool(node.points)
    missing = node.status == "missing" and criterion.is_leaf
    claim = score.claims.get(criterion.id)
    points = points_cell(scored, node.points, lang, Tone.STRONG)
    if missing or not score.has_points:
        points = Cell(say(lang, "score.missing"), tone=Tone.BAD, data="")
    elif not applies:
        points = Cell(say(lang, "score.not_applicable"), tone=Tone.MUTED, data="na")
    return Row(
        (
            nothing() if score.rank is None else Cell(str(score.rank), score.rank, 0),
            Cell(score.unit.id),
            Cell(criterion.id),
            Cell(score.unit.name, short=score.unit.short or ""),
            figure(lang, node.assigned) if applies else nothing(),
            points,
            nothing() if missing else share_cell(share_of(score, criterion.id), lang),
            points_cell(scored, node.bonus or None, lang, Tone.GOOD),
            points_cell(scored, node.deduction or None, lang, Tone.BAD),
            nothing() if claim is None else figure(lang, claim),
        )
    )
