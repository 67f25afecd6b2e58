"""`score`: every unit's points by stage and top criterion, percent, band, rank."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from thidua.bloc.scoring.result import RANKED, NodeResult, UnitScore
from thidua.model.scale.criteria import Criterion
from thidua.views.fields import (
    Entry,
    Field,
    Fields,
    RecordFields,
    columns,
    output,
    pick,
    row,
    through,
    value,
)
from thidua.views.scored import (
    HEAD,
    ID,
    NAME,
    PERCENT,
    Scored,
    band_text,
    border_notes,
    criterion_rows,
    division_cell,
    heading,
    note_text,
    percent_cell,
    points_cell,
    printed,
    rank_cell,
    reason_text,
    standing_words,
    warnings,
    written,
)
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Facts,
    Labelled,
    Report,
    Row,
    Section,
    Table,
    Tone,
    as_called,
    figure,
    nothing,
)
from thidua.words import Lang, say

BY_STAGE, BY_ASSIGNED, BY_CRITERION = 3, 2, 1
"""What a narrow terminal leaves out first: the larger, the earlier."""


def score_report(years: Sequence[Scored], lang: Lang) -> Report:
    """A section a bloc, its units in rank order."""
    year = years[0].result.year
    sections = tuple(_section(one, lang) for one in years)
    return Report(say(lang, "score.title", year=year), sections, lang)


def _section(scored: Scored, lang: Lang) -> Section:
    lang = as_called(scored.book, lang)
    notes = (*_place_notes(scored, lang), *border_notes(scored, lang), standing_words(scored, lang))
    fields = (
        *pick(UNITS, "rank", "id", "name", "status"),
        # A place says nothing without the group that it is a place in.
        *(pick(UNITS, "division") if scored.result.scale.divisions else ()),
        *(_top(top) for top in scored.result.scale.criteria),
        *(_stage(stage) for stage, _ in _stages(scored)),
        *pick(UNITS, "points", "max", "percent", "band", "note"),
    )
    rows = tuple(
        row(fields, one, Tone.NORMAL if one.score.rank is not None else Tone.MUTED)
        for one in UnitsOf(scored, None, lang).units
    )
    shown = Table(columns(fields, lang, _named(scored)), rows, key="score", notes=notes)
    blocks: tuple[Block, ...] = (*warnings(scored, lang), shown)
    return Section(scored.book.bloc.data.name, blocks, context=scored.context)


def _place_notes(scored: Scored, lang: Lang) -> Iterator[str]:
    """Below the table: each tie and what broke it, each absence and why. Units of which the same
    is to be said share a line."""
    said: dict[tuple[str, bool], list[str]] = {}
    for score in scored.result.units:
        note = note_text(scored, score, lang, among_themselves=True)
        if note:
            said.setdefault((note, score.rank is None), []).append(score.unit.label)
    for (note, _), units in said.items():
        yield f"{', '.join(units)}: {note}"


def _top(top: Criterion) -> "Field[ScoredUnit]":
    return Field(
        f"criterion:{top.id}",
        cell=lambda one: points_cell(one.scored, _points(one.score, top.id), one.lang),
        align=Align.NUMBER,
        priority=BY_CRITERION,
        short=top.code or top.id,
    )


def _stage(stage: str) -> "Field[ScoredUnit]":
    return Field(
        f"stage:{stage}",
        cell=lambda one: points_cell(one.scored, one.score.stages[stage], one.lang),
        align=Align.NUMBER,
        priority=BY_STAGE,
    )


def _named(scored: Scored) -> dict[str, str]:
    """The headings that the scale gives."""
    tops = {f"criterion:{one.id}": heading(one) for one in scored.result.scale.criteria}
    return tops | {f"stage:{stage}": name for stage, name in _stages(scored)}


def _stages(scored: Scored) -> list[tuple[str, str]]:
    """The stages shown beside the result: none where there is only one."""
    shown = scored.result.scale.upto(scored.result.stage)
    return [(stage.id, stage.name) for stage in shown] if len(shown) > 1 else []


def _points(score: UnitScore, node_id: str) -> Fraction | None:
    """What a criterion came to; None where nothing was handed in or it is taken out."""
    node = score.nodes[node_id]
    gone = not node.applies and not node.assigned
    return node.points if score.has_points and not gone else None


def _rank(one: "ScoredUnit") -> Cell:
    score = one.score
    return nothing() if score.rank is None else rank_cell(score.rank, score.tied_with)


def _total(one: "ScoredUnit") -> Cell:
    points = one.score.points if one.score.has_points else None
    return points_cell(one.scored, points, one.lang, Tone.STRONG)


def _assigned(one: "ScoredUnit") -> Cell:
    return figure(one.lang, one.score.assigned) if one.score.has_points else nothing()


def _band(one: "ScoredUnit") -> Cell:
    """The band; for a unit without a rank, what it is instead."""
    scored, score, lang = one
    if score.status != RANKED:
        return Cell(say(lang, f"score.{score.status}"), tone=Tone.WARN, data=score.band or "")
    band = band_text(scored, score)
    return Cell(band, tone=Tone.GOOD, data=score.band or "") if band else nothing()


# -- one unit -----------------------------------------------------------------------------------


def unit_report(years: Sequence[Scored], unit: str, lang: Lang) -> Report:
    """`score --unit`: one unit's whole sheet, every criterion by stage."""
    sections = tuple(
        _unit_section(one, score, lang)
        for one in years
        if (score := one.result.unit(unit)) is not None
    )
    name = years[0].book.unit_name(unit)
    return Report(
        say(lang, "score.unit_title", year=years[0].result.year, name=name), sections, lang
    )


def _unit_section(scored: Scored, score: UnitScore, lang: Lang) -> Section:
    lang = as_called(scored.book, lang)
    claimed = ["claimed"] if any(node in score.claims for node in score.nodes) else []
    fields = (
        *pick(CRITERIA, "id", "name", "status", "max"),
        *(_node_stage(stage) for stage, _ in _stages(scored)),
        *pick(CRITERIA, *claimed, "bonus", "deduction", "points"),
    )
    nodes = criterion_rows(fields, ScoredUnit(scored, score, lang).nodes)
    rows = (*nodes, _total_row(scored, score, bool(claimed), lang))
    heads = columns(fields, lang, _named(scored))
    table = Table(heads, rows, key="unit", indented="criterion")
    facts = Facts(tuple(_unit_facts(scored, score, lang)))
    title = scored.book.bloc.data.name
    return Section(title, (*warnings(scored, lang), facts, table), context=scored.context)


def _node_stage(stage: str) -> "Field[ScoredNode]":
    return Field(
        f"stage:{stage}",
        cell=lambda one: _at_stage(one, stage),
        align=Align.NUMBER,
        priority=BY_STAGE,
    )


def _node_points(one: "ScoredNode") -> Cell:
    node, lang = one.node, one.lang
    if not node.applies:
        return Cell(say(lang, "score.not_applicable"), tone=Tone.MUTED, data="na")
    has_points = not node.is_missing or not one.criterion.is_leaf
    if not has_points or not one.score.has_points:
        return Cell(say(lang, "score.missing"), tone=Tone.BAD, data="")
    return points_cell(one.scored, node.points, lang)


def _claimed(one: "ScoredNode") -> Cell:
    claim = one.score.claims.get(one.criterion.id)
    return figure(one.lang, claim) if claim is not None else nothing()


def _at_stage(one: "ScoredNode", stage: str) -> Cell:
    """A criterion's points as of a stage; a dash where the unit has no sheet there."""
    scored, score, id_ = one.scored, one.score, one.criterion.id
    if score.stages[stage] is None or not score.as_of[stage][id_].is_scored:
        return nothing()
    return points_cell(scored, score.as_of[stage][id_].points, one.lang)


def _total_row(scored: Scored, score: UnitScore, claimed: bool, lang: Lang) -> Row:
    return Row(
        (
            Cell("", data="total"),
            Cell(say(lang, "score.unit_total")),
            Cell(score.status),
            figure(lang, score.assigned),
            *(points_cell(scored, score.stages[stage], lang) for stage, _ in _stages(scored)),
            *(
                [figure(lang, score.claimed) if score.claimed is not None else nothing()]
                if claimed
                else []
            ),
            points_cell(scored, score.bonus, lang),
            points_cell(scored, score.deduction, lang),
            points_cell(scored, score.points, lang, Tone.STRONG),
        ),
        Tone.STRONG,
    )


def _unit_facts(scored: Scored, score: UnitScore, lang: Lang) -> list[Labelled]:
    facts = []
    if score.rank is not None:
        n = len(scored.result.ranked)
        text = say(lang, "score.rank_of", rank=score.rank, n=n)
        facts.append(Labelled(say(lang, "score.rank"), Cell(text, tone=Tone.STRONG)))
        facts.append(Labelled(say(lang, "score.percent"), percent_cell(scored, score, lang)))
    band = band_text(scored, score)
    if band:
        facts.append(Labelled(say(lang, "score.band"), Cell(band, tone=Tone.GOOD)))
    note = note_text(scored, score, lang)
    if note:
        facts.append(Labelled(say(lang, "score.note"), Cell(note, tone=Tone.WARN)))
    return facts


# -- JSON ---------------------------------------------------------------------------------------


class ScoredNode(NamedTuple):
    """A criterion of a unit with what it takes to tell it. `is_told`: whether anything was
    scored."""

    scored: Scored
    score: UnitScore
    criterion: Criterion
    node: NodeResult
    is_told: bool
    lang: Lang


def _node(of: "ScoredUnit", criterion: Criterion) -> ScoredNode:
    """A leaf that does not apply gives points under `not_applicable: full`."""
    score, node = of.score, of.score.nodes[criterion.id]
    is_told = score.has_points and (
        node.is_scored or not criterion.is_leaf or (not node.applies and bool(node.points))
    )
    return ScoredNode(of.scored, score, criterion, node, is_told, of.lang)


class ScoredUnit(NamedTuple):
    scored: Scored
    score: UnitScore
    lang: Lang

    @property
    def nodes(self) -> Iterator[ScoredNode]:
        nodes = self.scored.result.scale.nodes.values()
        return (_node(self, one) for one in nodes)

    def printed(self, points: Fraction | None) -> str | None:
        return printed(self.scored, points) if self.score.has_points else None


class UnitsOf(NamedTuple):
    """A bloc's year, or of it the `unit` that was asked for."""

    scored: Scored
    unit: str | None
    lang: Lang

    @property
    def units(self) -> Iterator[ScoredUnit]:
        for score in self.scored.result.units:
            if self.unit is None or score.unit.id == self.unit:
                yield ScoredUnit(self.scored, score, self.lang)


# fmt: off
CRITERIA: Fields[ScoredNode] = (
    Field("id", "score.id",
        lambda one: Cell(one.criterion.code or one.criterion.id, data=one.criterion.id),
        lambda one: one.criterion.id),
    value("parent", lambda one: one.scored.result.scale.parents.get(one.criterion.id), str | None),
    Field("name", "score.criterion", lambda one: Cell(one.criterion.name),
        lambda one: one.criterion.name, column="criterion", wrap=True),
    Field("status", "score.status", lambda one: Cell(one.node.status),
        lambda one: one.node.status, Literal["scored", "not_applicable", "missing"],
        data_only=True),
    value("stage", lambda one: _latest(one.scored, one.score, one.criterion.id), str | None),
    Field("max", "score.max", lambda one: figure(one.lang, one.criterion.max),
        lambda one: written(one.scored, one.node.assigned), str | None, align=Align.NUMBER),
    Field("points", "score.points", _node_points,
        lambda one: printed(one.scored, one.node.points) if one.is_told else None, str | None,
        align=Align.NUMBER),
    Field("bonus", "score.bonus",
        lambda one: points_cell(one.scored, one.node.bonus or None, one.lang, Tone.GOOD),
        lambda one: printed(one.scored, one.node.bonus) if one.is_told else None, str | None,
        align=Align.NUMBER, priority=1),
    Field("deduction", "score.deduction",
        lambda one: points_cell(one.scored, one.node.deduction or None, one.lang, Tone.BAD),
        lambda one: printed(one.scored, one.node.deduction) if one.is_told else None, str | None,
        align=Align.NUMBER, priority=1),
    Field("claimed", "score.claimed", _claimed,
        lambda one: written(one.scored, one.score.claims.get(one.criterion.id)), str | None,
        align=Align.NUMBER, priority=2),
)
CRITERION = RecordFields("ScoredCriterion", CRITERIA,
    "One criterion or group of one unit. `stage`: the latest that said something about it.")
UNITS: Fields[ScoredUnit] = (
    ID,
    NAME,
    Field("status", "score.status", lambda one: Cell(one.score.status),
        lambda one: one.score.status,
        Literal["ranked", "incomplete", "not_submitted", "excluded"], data_only=True),
    value("reasons", lambda one: [reason_text(each, one.lang) for each in one.score.reasons],
        list[str]),
    Field("points", "score.points", _total, lambda one: one.printed(one.score.points),
        str | None, align=Align.NUMBER),
    Field("max", "score.assigned", _assigned, lambda one: written(one.scored, one.score.assigned),
        str | None, align=Align.NUMBER, priority=BY_ASSIGNED),
    PERCENT,
    value("bonus", lambda one: one.printed(one.score.bonus), str | None),
    value("deduction", lambda one: one.printed(one.score.deduction), str | None),
    Field("rank", "score.rank", _rank, lambda one: one.score.rank, int | None,
        align=Align.RIGHT),
    value("tied_with", lambda one: list(one.score.tied_with), list[str]),
    Field("band", "score.band", _band, lambda one: one.score.band, str | None),
    Field("note", "score.note", lambda one: Cell(note_text(*one)), data_only=True),
    Field("division", "score.division", lambda one: division_cell(one.scored, one.score),
        lambda one: one.score.division, str | None),
    value("overall", lambda one: one.score.overall, int | None),
    value("claimed", lambda one: written(one.scored, one.score.claimed), str | None),
    value("stages", lambda one:
        {stage: printed(one.scored, points) for stage, points in one.score.stages.items()},
        dict[str, str | None]),
    CRITERION.many("criteria", lambda one: one.nodes),
)
UNIT = RecordFields("ScoredUnit", UNITS,
    "One unit's result; percent, rank and band are null for one without a rank.")
BLOC: RecordFields[UnitsOf] = RecordFields("ScoreEntry", (
    UNIT.many("units", lambda one: one.units),
), "Every unit's points.", head=through(lambda one: one.scored, HEAD))
OUTPUT = output("score", BLOC)
# fmt: on


def score_json(years: Sequence[Scored], lang: Lang, unit: str | None = None) -> Entry:
    return OUTPUT.entry(UnitsOf(one, unit, as_called(one.book, lang)) for one in years)


def _latest(scored: Scored, score: UnitScore, node_id: str) -> str | None:
    """The latest stage that said something about a criterion, or about one below it."""
    last, node = score.state.last, scored.result.scale.nodes[node_id]
    if node.is_leaf:
        return last.get(node_id)
    said = {last[one.id] for one in node.walk() if one.id in last}
    if len(said) < 2:
        return next(iter(said), None)
    order = [stage.id for stage in scored.result.scale.stages]
    return max(said, key=order.index)
