"""The year's report: where the bloc is strong and weak, criterion by criterion and unit by unit."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.firmness.compare import Strength, share_of, strengths
from thidua.bloc.scoring.result import UnitScore
from thidua.model.scale.criteria import Criterion
from thidua.text.numbers import plain, show
from thidua.views.fields import Field, Fields, RecordFields, columns, table, value
from thidua.views.heads import exact
from thidua.views.report.chart import SHARES, STACKED, Chart, ChartSeries, Label
from thidua.views.scored import PLACE, Scored, criterion_rows, heading
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Facts,
    Labelled,
    Row,
    Table,
    Tone,
    figure,
    nothing,
    ordinal,
)
from thidua.words import Lang, say

PLACES = 1
"""Decimals of a share: more would pretend to a fineness that a mean doesn't have."""
MOST_CHARTS = 6
NAMED = 3
"""So many criteria are named as strongest and weakest, and so many units that share a place."""


def criteria_blocks(scored: Scored, lang: Lang) -> tuple[Block, ...]:
    """Strongest and weakest, units against the bloc by top criterion, then every criterion."""
    found = strengths(scored.result)
    if not found:
        return ()
    tops = _tops(scored, found)
    # With a single unit there is nothing to compare, and a dozen charts would hide the tables.
    compared = len(scored.result.ranked) > 1
    drawn = tops if compared and len(tops) <= MOST_CHARTS else []
    return (
        _summary(scored, found, lang),
        *([_by_unit(scored, tops, lang)] if compared else []),
        *(share_chart(scored, one, lang) for one in drawn),
        _table(scored, lang),
    )


def _tops(scored: Scored, found: Sequence[Strength]) -> list[Strength]:
    ids = {top.id for top in scored.result.scale.criteria}
    return [one for one in found if one.criterion in ids]


def share_cell(share: Fraction | None, lang: Lang) -> Cell:
    return figure(lang, None if share is None else share * 100, PLACES, mark="%")


def _summary(scored: Scored, found: Sequence[Strength], lang: Lang) -> Facts:
    nodes = scored.result.scale.nodes
    leaves = [one for one in found if nodes[one.criterion].is_leaf]
    most = max(1, min(NAMED, len(leaves) // 2))
    weakest = sorted(leaves, key=lambda one: one.mean)[:most]
    strongest = sorted(leaves, key=lambda one: -one.mean)[:most]
    pairs = (("strong", strongest), ("weak", weakest))
    return Facts(
        tuple(
            Labelled(say(lang, f"report.{key}"), Cell(_named(nodes, given, lang)))
            for key, given in pairs
        )
    )


def _named(nodes: dict[str, Criterion], given: Sequence[Strength], lang: Lang) -> str:
    return "; ".join(
        say(
            lang,
            "report.named_share",
            name=heading(nodes[one.criterion]),
            share=share_cell(one.mean, lang).text,
        )
        for one in given
    )


class StrengthOf(NamedTuple):
    scored: Scored
    strength: Strength
    lang: Lang

    @property
    def criterion(self) -> Criterion:
        return self.scored.result.scale.nodes[self.strength.criterion]


def _percent(share: Fraction) -> str:
    return plain(share * 100, PLACES)


# fmt: off
CRITERIA: Fields[StrengthOf] = (
    Field("id", "report.id", lambda one: Cell(one.criterion.id), lambda one: one.criterion.id,
        data_only=True),
    Field("code", "report.code", lambda one: Cell(one.criterion.code or one.criterion.id)),
    value("parent", lambda one: one.scored.result.scale.parents.get(one.criterion.id), str | None),
    Field("name", "report.criterion", lambda one: Cell(one.criterion.name),
        lambda one: one.criterion.name, column="criterion", wrap=True),
    Field("max", "report.max", lambda one: figure(one.lang, one.criterion.max),
        lambda one: exact(one.criterion.max), str | None, align=Align.NUMBER, priority=1),
    Field("units", "report.counted", lambda one: figure(one.lang, len(one.strength.shares)),
        data_only=True),
    Field("mean", "report.share", lambda one: share_cell(one.strength.mean, one.lang),
        lambda one: _percent(one.strength.mean), align=Align.NUMBER),
    Field("highest", "report.highest", lambda one: share_cell(one.strength.highest, one.lang),
        lambda one: _percent(one.strength.highest), align=Align.NUMBER, priority=2),
    Field("best", "report.best", lambda one: _units(one, one.strength.best),
        lambda one: list(one.strength.best), list[str], wrap=True),
    Field("lowest", "report.lowest", lambda one: share_cell(one.strength.lowest, one.lang),
        lambda one: _percent(one.strength.lowest), align=Align.NUMBER, priority=2),
    Field("weakest", "report.weakest", lambda one: _units(one, one.strength.weakest),
        lambda one: list(one.strength.weakest), list[str], wrap=True),
    value("shares",
        lambda one: {unit: _percent(share) for unit, share in one.strength.shares.items()},
        dict[str, str]),
)
CRITERION = RecordFields("CriterionStrength", CRITERIA,
    "What share of a criterion's points the ranked units reach, in percent.")
# fmt: on


def strengths_of(scored: Scored, lang: Lang) -> Iterator[StrengthOf]:
    """Every criterion that units reached points of."""
    return (StrengthOf(scored, one, lang) for one in strengths(scored.result))


def _table(scored: Scored, lang: Lang) -> Table:
    rows = tuple(criterion_rows(CRITERIA, strengths_of(scored, lang)))
    note = say(lang, "report.criteria_note")
    title = say(lang, "report.criteria")
    shown = columns(CRITERIA, lang)
    return Table(shown, rows, title, (note,), "report_criteria", indented="criterion")


def _units(of: StrengthOf, units: Sequence[str]) -> Cell:
    """Who shares a place; a few are named."""
    scored, one, lang = of
    if one.all_alike and len(one.shares) > 1:
        return nothing(say(lang, "report.all_alike"), " ".join(units))
    labels = [scored.book.unit_label(unit) for unit in units]
    text = ", ".join(labels)
    if len(labels) > NAMED + 1:
        rest = len(labels) - NAMED
        text = say(lang, "report.several_with", units=", ".join(labels[:NAMED]), n=rest)
    return Cell(text, data=" ".join(units))


def _by_unit(scored: Scored, tops: Sequence[Strength], lang: Lang) -> Table:
    """A row a ranked unit: its share of each top criterion; last the bloc's mean."""
    nodes = scored.result.scale.nodes
    rank, *unit = PLACE

    def share(one: Strength) -> Field[UnitScore]:
        code = nodes[one.criterion].code or one.criterion
        return Field(
            f"criterion:{one.criterion}", align=Align.NUMBER, short=code,
            cell=lambda score: share_cell(share_of(score, one.criterion), lang),
        )  # fmt: skip

    strong = rank._replace(cell=lambda score: ordinal(score.rank)._replace(tone=Tone.STRONG))
    fields: Fields[UnitScore] = (strong, *unit, *map(share, tops))
    named = {f"criterion:{one.criterion}": heading(nodes[one.criterion]) for one in tops}
    title, ranked = say(lang, "report.by_unit"), scored.result.ranked
    made = table(fields, ranked, lang, key="report_shares", title=title, named=named)
    name, means = Cell(say(lang, "report.mean_row")), (share_cell(one.mean, lang) for one in tops)
    mean = Row((nothing(), Cell("", data="mean"), name, *means), Tone.STRONG)
    return made._replace(rows=(*made.rows, mean))


def share_chart(scored: Scored, one: Strength, lang: Lang) -> Chart:
    """The ranked units' shares of one criterion against their mean."""
    criterion = scored.result.scale.nodes[one.criterion]
    ranked = [score for score in scored.result.ranked if score.unit.id in one.shares]
    values = tuple(one.shares[score.unit.id] * 100 for score in ranked)
    return Chart(
        SHARES,
        say(lang, "report.chart_share", name=heading(criterion)),
        tuple(Label(score.unit.name, score.unit.label) for score in ranked),
        (ChartSeries(criterion.name, values, criterion.code or criterion.id),),
        "%",
        PLACES,
        100,
        (say(lang, "report.mean_mark"), one.mean * 100),
        beside=True,
    )


def ranking_chart(scored: Scored, lang: Lang) -> Chart:
    """Bars of the ranked units, stacked by top criterion: what is ranked, percent or points."""
    result = scored.result
    by_percent = result.scale.ranking.figure == "percent"
    places = int(result.scale.rounding.places)
    series = []
    for top in result.scale.criteria:
        points = [score.nodes[top.id].points for score in result.ranked]
        if by_percent:
            points = [
                got / score.assigned * 100 for got, score in zip(points, result.ranked, strict=True)
            ]
        series.append(ChartSeries(heading(top), tuple(points), top.code or top.id))
    labels = []
    for score in result.ranked:
        exact = score.percent if by_percent else score.points
        shown = show(lang, exact or Fraction(0), score.percent_places if by_percent else places)
        figure_ = f"{shown}%" if by_percent else shown
        name = f"{score.rank}. {score.unit.name}"
        short = f"{score.rank}. {score.unit.label}"
        labels.append(Label(name, short, figure_, score.unit.id))
    key = "chart_ranking" if by_percent else "chart_ranking_points"
    return Chart(
        STACKED,
        say(lang, f"report.{key}"),
        tuple(labels),
        tuple(series),
        "%" if by_percent else "",
        places,
        100 if by_percent else result.scale.max,
    )
