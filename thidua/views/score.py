"""`score`: every unit's points by stage and top criterion, percent, band, rank."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from thidua.bloc.scoring.derivation import NodeResult
from thidua.bloc.scoring.result import RANKED, UnitScore
from thidua.model.scale.criteria import Criterion
from thidua.views.fields import Entry, Record, output, through, value
from thidua.views.offices import as_called
from thidua.views.scored import (
    HEAD,
    Scored,
    band_text,
    border_notes,
    note_text,
    percent_cell,
    percent_json,
    points_cell,
    printed,
    reason_text,
    standing_words,
    warnings,
    written,
)
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Report,
    Row,
    Section,
    Table,
    Tone,
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
    notes = (
        *_place_notes(scored, lang),
        *border_notes(scored, lang),
        standing_words(scored, lang),
    )
    table = Table(
        _columns(scored, lang),
        tuple(_row(scored, score, lang) for score in scored.result.units),
        key="score",
        notes=notes,
    )
    blocks: tuple[Block, ...] = (*warnings(scored, lang), table)
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


def _columns(scored: Scored, lang: Lang) -> tuple[Column, ...]:
    scale = scored.result.scale
    stages = _stages(scored)
    return (
        Column("rank", say(lang, "score.rank"), Align.RIGHT),
        Column("id", say(lang, "score.id"), data_only=True),
        Column("unit", say(lang, "score.unit"), wrap=True),
        Column("status", say(lang, "score.status"), data_only=True),
        *(
            Column(
                f"criterion:{top.id}",
                _heading(top),
                Align.NUMBER,
                BY_CRITERION,
                short=top.code or top.id,
            )
            for top in scale.criteria
        ),
        *(Column(f"stage:{stage_id}", name, Align.NUMBER, BY_STAGE) for stage_id, name in stages),
        Column("points", say(lang, "score.points"), Align.NUMBER),
        Column("max", say(lang, "score.assigned"), Align.NUMBER, BY_ASSIGNED),
        Column("percent", say(lang, "score.percent"), Align.NUMBER),
        Column("band", say(lang, "score.band")),
        Column("note", say(lang, "score.note"), data_only=True),
    )


def _heading(top: Criterion) -> str:
    return f"{top.code or top.id}. {top.name}"


def _stages(scored: Scored) -> list[tuple[str, str]]:
    """The stages shown beside the result: none where there is only one."""
    shown = scored.result.scale.upto(scored.result.stage)
    return [(stage.id, stage.name) for stage in shown] if len(shown) > 1 else []


def _points(score: UnitScore, node_id: str) -> Fraction | None:
    """What a criterion came to; None where nothing was handed in or it is taken out."""
    node = score.nodes[node_id]
    gone = node.status == "not_applicable" and not node.assigned
    return node.points if score.has_points and not gone else None


def _row(scored: Scored, score: UnitScore, lang: Lang) -> Row:
    scale = scored.result.scale
    rank = (
        Cell(str(score.rank), score.rank, 0, Tone.STRONG)
        if score.rank is not None
        else nothing(data="")
    )
    if score.tied_with:
        rank = Cell(f"={score.rank}", score.rank, 0, Tone.WARN)
    tone = Tone.NORMAL if score.rank is not None else Tone.MUTED
    has_points = score.has_points
    return Row(
        (
            rank,
            Cell(score.unit.id),
            Cell(score.unit.name, short=score.unit.short or ""),
            Cell(score.status),
            *(points_cell(scored, _points(score, top.id), lang) for top in scale.criteria),
            *(points_cell(scored, score.stages[stage], lang) for stage, _ in _stages(scored)),
            points_cell(scored, score.points if has_points else None, lang, Tone.STRONG),
            figure(lang, score.assigned) if has_points else nothing(),
            percent_cell(scored, score, lang),
            _band_cell(scored, score, lang),
            Cell(note_text(scored, score, lang)),
        ),
        tone,
    )


def _band_cell(scored: Scored, score: UnitScore, lang: Lang) -> Cell:
    """The band; for a unit without a rank, what it is instead."""
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
    claimed = any(node in score.claims for node in score.nodes)
    columns = (
        Column("id", say(lang, "score.id")),
        Column("criterion", say(lang, "score.criterion"), wrap=True),
        Column("status", say(lang, "score.status"), data_only=True),
        Column("max", say(lang, "score.max"), Align.NUMBER),
        *(
            Column(f"stage:{stage}", name, Align.NUMBER, BY_STAGE)
            for stage, name in _stages(scored)
        ),
        *([Column("claimed", say(lang, "score.claimed"), Align.NUMBER, 2)] if claimed else []),
        Column("bonus", say(lang, "score.bonus"), Align.NUMBER, 1),
        Column("deduction", say(lang, "score.deduction"), Align.NUMBER, 1),
        Column("points", say(lang, "score.points"), Align.NUMBER),
    )
    rows = [
        _criterion_row(scored, score, node, claimed, lang) for node in scored.result.scale.nodes
    ]
    rows.append(_total_row(scored, score, claimed, lang))
    table = Table(columns, tuple(rows), key="unit", indented="criterion")
    facts = Facts(tuple(_unit_facts(scored, score, lang)))
    title = scored.book.bloc.data.name
    return Section(title, (*warnings(scored, lang), facts, table), context=scored.context)


def _criterion_row(
    scored: Scored, score: UnitScore, node_id: str, claimed: bool, lang: Lang
) -> Row:
    scale = scored.result.scale
    criterion, node = scale.nodes[node_id], score.nodes[node_id]
    has_points = (score.has_points and node.status != "missing") or not criterion.is_leaf
    if node.status == "not_applicable":
        points = Cell(say(lang, "score.not_applicable"), tone=Tone.MUTED, data="na")
    elif not has_points or not score.has_points:
        points = Cell(say(lang, "score.missing"), tone=Tone.BAD, data="")
    else:
        points = points_cell(scored, node.points, lang)
    claim = score.claims.get(node_id)
    return Row(
        (
            Cell(criterion.code or criterion.id, data=criterion.id),
            Cell(criterion.name),
            Cell(node.status),
            figure(lang, criterion.max),
            *(_at_stage(scored, score, stage, node_id, lang) for stage, _ in _stages(scored)),
            *([figure(lang, claim) if claim is not None else nothing()] if claimed else []),
            points_cell(scored, node.bonus or None, lang, Tone.GOOD),
            points_cell(scored, node.deduction or None, lang, Tone.BAD),
            points,
        ),
        Tone.NORMAL if criterion.is_leaf else Tone.STRONG,
        _depth(scored, node_id),
    )


def _at_stage(scored: Scored, score: UnitScore, stage: str, node_id: str, lang: Lang) -> Cell:
    """A criterion's points as of a stage; a dash where the unit has no sheet there."""
    if score.stages[stage] is None or score.as_of[stage][node_id].status != "scored":
        return nothing()
    return points_cell(scored, score.as_of[stage][node_id].points, lang)


def _depth(scored: Scored, node_id: str) -> int:
    depth, parents = 0, scored.result.scale.parents
    while node_id in parents:
        node_id = parents[node_id]
        depth += 1
    return depth


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


def _unit_facts(scored: Scored, score: UnitScore, lang: Lang) -> list[Fact]:
    facts = []
    if score.rank is not None:
        n = len(scored.result.ranked)
        text = say(lang, "score.rank_of", rank=score.rank, n=n)
        facts.append(Fact(say(lang, "score.rank"), Cell(text, tone=Tone.STRONG)))
        facts.append(Fact(say(lang, "score.percent"), percent_cell(scored, score, lang)))
    band = band_text(scored, score)
    if band:
        facts.append(Fact(say(lang, "score.band"), Cell(band, tone=Tone.GOOD)))
    note = note_text(scored, score, lang)
    if note:
        facts.append(Fact(say(lang, "score.note"), Cell(note, tone=Tone.WARN)))
    return facts


# -- JSON ---------------------------------------------------------------------------------------


class NodeOf(NamedTuple):
    """A criterion of a unit with what it takes to tell it. `is_told`: whether anything was
    scored."""

    scored: Scored
    score: UnitScore
    criterion: Criterion
    node: NodeResult
    is_told: bool


def _node(scored: Scored, score: UnitScore, criterion: Criterion) -> NodeOf:
    """A leaf that does not apply gives points under `not_applicable: full`."""
    node = score.nodes[criterion.id]
    is_told = score.has_points and (
        node.status == "scored"
        or not criterion.is_leaf
        or (node.status == "not_applicable" and bool(node.points))
    )
    return NodeOf(scored, score, criterion, node, is_told)


class UnitOf(NamedTuple):
    """A unit's result with what it takes to tell it."""

    scored: Scored
    score: UnitScore
    lang: Lang

    @property
    def nodes(self) -> Iterator[NodeOf]:
        """Every criterion."""
        nodes = self.scored.result.scale.nodes.values()
        return (_node(self.scored, self.score, one) for one in nodes)

    def printed(self, points: Fraction | None) -> str | None:
        """A figure of it; none where nothing was handed in."""
        return printed(self.scored, points) if self.score.has_points else None


class UnitsOf(NamedTuple):
    """A bloc's year, or of it the `unit` that was asked for."""

    scored: Scored
    unit: str | None
    lang: Lang

    @property
    def units(self) -> Iterator[UnitOf]:
        """Those who are told."""
        for score in self.scored.result.units:
            if self.unit is None or score.unit.id == self.unit:
                yield UnitOf(self.scored, score, self.lang)


# fmt: off
CRITERION: Record[NodeOf] = Record("ScoredCriterion", (
    value("id", lambda one: one.criterion.id),
    value("parent", lambda one: one.scored.result.scale.parents.get(one.criterion.id), str | None),
    value("name", lambda one: one.criterion.name),
    value("status", lambda one: one.node.status, Literal["scored", "not_applicable", "missing"]),
    value("stage", lambda one: _latest(one.scored, one.score, one.criterion.id), str | None),
    value("max", lambda one: written(one.scored, one.node.assigned), str | None),
    value("points", lambda one: printed(one.scored, one.node.points) if one.is_told else None,
        str | None),
    value("bonus", lambda one: printed(one.scored, one.node.bonus) if one.is_told else None,
        str | None),
    value("deduction", lambda one: printed(one.scored, one.node.deduction) if one.is_told else None,
        str | None),
    value("claimed", lambda one: written(one.scored, one.score.claims.get(one.criterion.id)),
        str | None),
), "One criterion or group of one unit. `stage`: the latest that said something about it.")
UNIT: Record[UnitOf] = Record("ScoredUnit", (
    value("id", lambda one: one.score.unit.id),
    value("name", lambda one: one.score.unit.name),
    value("status", lambda one: one.score.status,
        Literal["ranked", "incomplete", "not_submitted", "excluded"]),
    value("reasons", lambda one: [reason_text(each, one.lang) for each in one.score.reasons],
        list[str]),
    value("points", lambda one: one.printed(one.score.points), str | None),
    value("max", lambda one: written(one.scored, one.score.assigned), str | None),
    value("percent", lambda one: percent_json(one.scored, one.score), str | None),
    value("bonus", lambda one: one.printed(one.score.bonus), str | None),
    value("deduction", lambda one: one.printed(one.score.deduction), str | None),
    value("rank", lambda one: one.score.rank, int | None),
    value("tied_with", lambda one: list(one.score.tied_with), list[str]),
    value("band", lambda one: one.score.band, str | None),
    value("division", lambda one: one.score.division, str | None),
    value("overall", lambda one: one.score.overall, int | None),
    value("claimed", lambda one: written(one.scored, one.score.claimed), str | None),
    value("stages", lambda one:
        {stage: printed(one.scored, points) for stage, points in one.score.stages.items()},
        dict[str, str | None]),
    CRITERION.many("criteria", lambda one: one.nodes),
), "One unit's result; percent, rank and band are null for one without a rank.")
BLOC: Record[UnitsOf] = Record("ScoreEntry", (
    UNIT.many("units", lambda one: one.units),
), "Every unit's points.", head=through(lambda one: one.scored, HEAD))
OUTPUT = output("score", BLOC)
# fmt: on


def score_json(years: Sequence[Scored], lang: Lang, unit: str | None = None) -> Entry:
    """`thidua/score/1`."""
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
