"""The page of one criterion: how it is scored, where that is written, and how each unit did."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.firmness.strengths import Strength, share_of, strengths
from thidua.bloc.scoring.result import NodeResult, UnitScore
from thidua.bloc.scoring.scale_paths import node_paths
from thidua.model.scale.criteria import Criterion
from thidua.text.numbers import show
from thidua.views.fields import Field, Fields, table, through
from thidua.views.linked.links import LinkedPage, PageNames, linked
from thidua.views.report.criteria import share_cell, share_chart
from thidua.views.report.head import Yearly
from thidua.views.scale import ScaleRow, called_in, lines_of
from thidua.views.scored import PLACE, Scored, heading, points_cell
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Facts,
    Labelled,
    Report,
    Section,
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
    called = called_in(one.view.book, scored.result.year)
    for node, path in node_paths(scored.result.scale):
        lines = tuple(lines_of(node, scored.result.scale, lang, called))
        written = places.where(scored.result.scale_file, path)
        name = places.criterion(node.id)
        places.lead_back(written, heading(node), name)
        blocks = (
            Facts(tuple(_facts(scored, node, written, places, lines[0], lang))),
            *_parts(node, places, lines, lang, places.source(written)),
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
    node: Criterion, places: PageNames, lines: Sequence[ScaleRow], lang: Lang, source: str
) -> Iterator[Block]:
    """The criteria below it; its lists of bonus and deduction, which are written with it."""
    if node.criteria:
        parts: Fields[Criterion] = (
            Field("criterion", "report.criterion",
                  lambda one: Cell(heading(one), link=places.criterion(one.id)), wrap=True),
            Field("max", "report.max",
                  lambda one: figure(lang, one.max)._replace(link=places.criterion(one.id)),
                  align=Align.NUMBER),
        )  # fmt: skip
        title = say(lang, "report.parts_below")
        yield table(parts, node.criteria, lang, key="report_parts", title=title)
    items = [line for line in lines if line.is_listed]
    if items and not node.criteria:
        listed: Fields[ScaleRow] = (
            Field("item", "report.item", lambda one: Cell(one.name, link=source), wrap=True),
            Field("how", "report.rule", lambda one: Cell(one.how, link=source), wrap=True),
        )
        yield table(listed, items, lang, key="report_items", title=say(lang, "report.items"))


def _units(scored: Scored, node: Criterion, found: Strength | None, lang: Lang) -> Iterator[Block]:
    """A row a unit: its points, which lead to how they came about."""
    told = [ScoreOfNode(scored, score, node, lang) for score in scored.result.units]
    yield table(OF_UNITS, told, lang, key="report_criterion", title=say(lang, "report.of_units"))
    if found is not None and len(found.shares) > 1:
        yield share_chart(scored, found, lang)


class ScoreOfNode(NamedTuple):
    scored: Scored
    score: UnitScore
    criterion: Criterion
    lang: Lang

    @property
    def node(self) -> NodeResult:
        return self.score.nodes[self.criterion.id]

    @property
    def applies(self) -> bool:
        """Whether it has it at all: a leaf that does not apply may give points."""
        return self.node.applies or bool(self.node.points)

    @property
    def is_missing(self) -> bool:
        """Whether its figure is not there yet."""
        return self.node.is_missing and self.criterion.is_leaf

    def points(self, value: Fraction | None, tone: Tone) -> Cell:
        return points_cell(self.scored, value, self.lang, tone)


def _points(one: ScoreOfNode) -> Cell:
    if one.is_missing or not one.score.has_points:
        return Cell(say(one.lang, "score.missing"), tone=Tone.BAD, data="")
    if not one.applies:
        return Cell(say(one.lang, "score.not_applicable"), tone=Tone.MUTED, data="na")
    return one.points(one.node.points, Tone.STRONG)


def _claimed(one: ScoreOfNode) -> Cell:
    claim = one.score.claims.get(one.criterion.id)
    return nothing() if claim is None else figure(one.lang, claim)


def _score(one: ScoreOfNode) -> UnitScore:
    return one.score


_RANK, _ID, _UNIT = through(_score, PLACE)
# fmt: off
OF_UNITS: Fields[ScoreOfNode] = (
    _RANK,
    _ID,
    Field("criterion_id", "report.id", lambda one: Cell(one.criterion.id), data_only=True),
    _UNIT,
    Field("max", "report.max",
        lambda one: figure(one.lang, one.node.assigned) if one.applies else nothing(),
        align=Align.NUMBER),
    Field("points", "report.own_points", _points, align=Align.NUMBER),
    Field("share", "report.own_share",
        lambda one: nothing() if one.is_missing else share_cell(
            share_of(one.score, one.criterion.id), one.lang),
        align=Align.NUMBER),
    Field("bonus", "score.bonus", lambda one: one.points(one.node.bonus or None, Tone.GOOD),
        align=Align.NUMBER),
    Field("deduction", "score.deduction",
        lambda one: one.points(one.node.deduction or None, Tone.BAD), align=Align.NUMBER),
    Field("claimed", "score.claimed", _claimed, align=Align.NUMBER),
)
# fmt: on
