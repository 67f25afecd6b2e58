"""The pages of a unit: its year against the bloc, then how each of its points came about; those of
earlier years; that of the mean and spread, and one for each criterion: how it is scored, where
that is written, how each unit did.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.firmness.compare import Strength, mean_percent, share_of, strengths
from thidua.bloc.scoring.result import NodeResult, UnitScore
from thidua.bloc.scoring.scale_paths import node_paths
from thidua.model.scale.criteria import TOTAL, Criterion
from thidua.model.units import Unit
from thidua.text.numbers import show
from thidua.views.explain import unit_tree
from thidua.views.fields import Field, Fields, table, through
from thidua.views.linked.links import LinkedPage, PageNames, all_linked, anchor, linked, linked_to
from thidua.views.rank import rank_report
from thidua.views.report.criteria import share_cell, share_chart
from thidua.views.report.head import Yearly
from thidua.views.report.movement import changes_of
from thidua.views.report.unit import against_table, place_facts, unit_sections
from thidua.views.scale import ScaleRow, called_in, lines_of
from thidua.views.scored import PLACE, Scored, heading, percent_cell, points_cell
from thidua.views.table import (
    Align,
    Block,
    Branch,
    Cell,
    Facts,
    Labelled,
    Paragraph,
    Report,
    Row,
    Section,
    Tone,
    Tree,
    figure,
    nothing,
)
from thidua.words import Lang, say


class Walk:
    """`whose`: what a source's line says that it counts for; `page`: the derivation's own;
    `about`: the page of a criterion, where there is one."""

    def __init__(
        self, places: PageNames, whose: str, page: str, about: Callable[[str], str] = lambda _: ""
    ) -> None:
        self.places, self.whose, self.page, self.about = places, whose, page, about

    def branches(self, found: tuple[Branch, ...], node: str = "") -> tuple[Branch, ...]:
        """The branches with their links; `node`: the criterion that they stand under."""
        return tuple(self._branch(branch, node) for branch in found)

    def _branch(self, branch: Branch, node: str) -> Branch:
        places = self.places
        own = branch.anchor.removeprefix("c-") or node
        if branch.source and not places.is_rule(branch.source):
            back = f"{self.page}#{anchor(own)}"
            places.lead_back(branch.source, f"{self.whose}, {own}", back)
        return branch._replace(
            link=self.about(own) if branch.anchor else "",
            source_link=places.source(branch.source),
            children=self.branches(branch.children, own),
        )


def unit_page(one: Yearly, unit: Unit, places: PageNames, lang: Lang) -> LinkedPage:
    """Its year, every criterion against the bloc, and the derivation with its sources."""
    sections = list(unit_sections(one, unit.id, lang))
    scored = one.scored
    score = scored.result.unit(unit.id) if scored is not None else None
    if scored is not None and score is not None:
        sections += _derived(one, scored, score, places, lang)
    title = say(lang, "report.unit_title", year=one.year, name=unit.name)
    found = tuple(linked(section, places, unit.id) for section in sections)
    return LinkedPage(
        places.unit(unit.id), Report(title, found, lang), group=places.part("ranking")
    )


def _derived(
    one: Yearly, scored: Scored, score: UnitScore, places: PageNames, lang: Lang
) -> Sequence[Section]:
    paths = {node.id: place for node, place in node_paths(scored.result.scale)}
    tree = unit_tree(scored, score, lang, places.where, paths)
    walk = Walk(places, score.unit.label, places.unit(score.unit.id), places.criterion)
    blocks: list[Block] = []
    if (table := against_table(scored, score, lang)) is not None:
        blocks.append(table._replace(title=""))
    parts = (("unit_criteria", blocks), ("how", [Tree(walk.branches(tree.branches))]))
    return [
        Section(say(lang, f"report.{key}"), tuple(those), 2, one.context)
        for key, those in parts
        if those
    ]


def name_earlier(one: Yearly, places: PageNames) -> None:
    """Names the pages of earlier years; whose figures of this year go on from which page."""
    last = one.before
    units = [] if last is None else [score.unit.id for score in one.results[last].units]
    places.earlier(one.results, last, units)
    for change in changes_of(one):
        pages = [places.was[was.unit] for was in change.before if was.unit in places.was]
        if len(pages) == 1:
            places.before[change.unit] = f"{pages[0]}#{anchor(TOTAL)}"


def earlier_pages(one: Yearly, places: PageNames, lang: Lang) -> Iterator[LinkedPage]:
    """Every earlier year that has scores, the units of the last of them, too."""
    for year, result in one.results.items():
        scored = Scored(one.book, result)
        (section,) = rank_report([scored], lang).sections
        links: Mapping[str, str] = places.was if year == one.before else {}
        if year != one.before:
            command = say(lang, "report.year_before", year=year)
            section = section._replace(blocks=(*section.blocks, Paragraph(command, Tone.MUTED)))
        title = say(lang, "report.title", year=year)
        report = Report(title, (linked_to(section, links),), lang)
        yield LinkedPage(places.years[str(year)], report, group=places.part("changes"))
        if year == one.before:
            places.rules(result.scale, result.scale_file)
            yield from _units(one, scored, places, lang)


def _units(one: Yearly, scored: Scored, places: PageNames, lang: Lang) -> Iterator[LinkedPage]:
    year = scored.result.year
    paths = {node.id: place for node, place in node_paths(scored.result.scale)}
    for score in scored.result.units:
        own = places.was[score.unit.id]
        tree = unit_tree(scored, score, lang, places.where, paths)
        walk = Walk(places, f"{score.unit.label}, {year}", own)
        facts = all_linked(Facts(tuple(place_facts(scored, score, lang))), places.years[str(year)])
        blocks = (facts, Tree(walk.branches(tree.branches)))
        title = say(lang, "report.unit_title", year=year, name=score.unit.name)
        section = Section(one.book.bloc.data.name, blocks, 1, one.context)
        yield LinkedPage(own, Report(title, (section,), lang), group=places.part("changes"))


def summary_page(one: Yearly, scored: Scored, places: PageNames, lang: Lang) -> LinkedPage | None:
    """Every ranked unit's percent, their sum, the mean, the spread; None without a ranking."""
    mean, ranked = mean_percent(scored.result), scored.result.ranked
    if mean is None:
        return None
    places_ = scored.result.scale.rounding.places
    percent: Field[UnitScore] = Field(
        "percent", "score.percent", lambda score: percent_cell(scored, score, lang),
        align=Align.NUMBER,
    )  # fmt: skip
    made = table((*PLACE, percent), ranked, lang, key="report_mean")
    whole = figure(lang, mean * len(ranked), places_, mark="%")
    last = Row((Cell(""), Cell(""), Cell(say(lang, "report.sum")), whole), Tone.STRONG)
    in_order = sorted(score.percent or 0 for score in ranked)
    args = {
        "sum": show(lang, mean * len(ranked), places_),
        "n": len(ranked),
        "mean": show(lang, mean, places_),
    }
    ends = {
        "most": show(lang, in_order[-1], places_),
        "least": show(lang, in_order[0], places_),
        "gap": show(lang, in_order[-1] - in_order[0], places_),
    }
    facts = Facts(
        (
            Labelled(say(lang, "report.mean"), Cell(say(lang, "report.mean_how", **args))),
            Labelled(say(lang, "report.spread"), Cell(say(lang, "report.spread_how", **ends))),
        )
    )
    blocks: tuple[Block, ...] = (facts, made._replace(rows=(*made.rows, last)))
    section = Section(one.book.bloc.data.name, blocks, 1, one.context)
    title = say(lang, "report.mean_title", year=one.year)
    report = Report(title, (linked(section, places),), lang)
    return LinkedPage(places.mean(), report, group=places.part("ranking"))


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
            *_scores(scored, node, found.get(node.id), lang),
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


def _scores(scored: Scored, node: Criterion, found: Strength | None, lang: Lang) -> Iterator[Block]:
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
