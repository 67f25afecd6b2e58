"""The year's report: what moved, from stage to stage and from last year to this."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.lineage import in_year
from thidua.bloc.ranking.standings import RankChange, StageMove, Standing, changes, stage_moves
from thidua.bloc.scoring.result import UnitScore
from thidua.model.scale.stages import Stage
from thidua.views.fields import Field, Fields, RecordFields, table, value
from thidua.views.heads import exact, names, period_field, short_called, unit_cell
from thidua.views.report.chart import DIFFERENCE, RANKS, Chart, ChartSeries, Label
from thidua.views.report.head import Yearly
from thidua.views.scored import PLACE, Scored, heading, places, points_cell, printed
from thidua.views.table import Align, Block, Cell, Paragraph, Table, Tone, figure, nothing, ordinal
from thidua.words import Lang, say

MOST = 10
"""So many of the largest changes are listed."""
YEARS = 6
"""A chart of more years than these is too narrow to read."""


# -- stages -------------------------------------------------------------------------------------


def stage_blocks(scored: Scored, lang: Lang) -> tuple[Block, ...]:
    """Totals by stage with what changed from the first to the last, and the largest changes."""
    stages = scored.result.scale.upto(scored.result.stage)
    if len(stages) < 2:
        return (Paragraph(say(lang, "report.one_stage"), Tone.MUTED),)
    chart = _stage_chart(scored, lang)
    largest = _largest(scored, lang)
    return (*([chart] if chart else []), _totals(scored, lang), largest)


def swing(scored: Scored, score: UnitScore) -> tuple[str, str] | None:
    """The first and the last stage that have a sheet of a unit; None without two."""
    order = [stage.id for stage in scored.result.scale.upto(scored.result.stage)]
    present = [stage for stage in order if score.stages[stage] is not None]
    return (present[0], present[-1]) if len(present) > 1 else None


def difference(scored: Scored, score: UnitScore) -> Fraction | None:
    """The published points as of the last stage less those as of the first; None without two."""
    ends = swing(scored, score)
    if ends is None:
        return None
    return score.stages[ends[1]] - score.stages[ends[0]]  # type: ignore[operator]


def _stage_chart(scored: Scored, lang: Lang) -> Chart | None:
    stages = scored.result.scale.upto(scored.result.stage)
    found = [
        (score, value)
        for score in scored.result.units
        if (value := difference(scored, score)) is not None
    ]
    if not any(value for _, value in found):
        return None
    return Chart(
        DIFFERENCE,
        say(lang, "report.chart_stages", first=stages[0].name, last=stages[-1].name),
        tuple(Label(score.unit.name, score.unit.label) for score, _ in found),
        (ChartSeries(say(lang, "report.difference"), tuple(v for _, v in found)),),
        places=places(scored),
        beside=True,
    )


def _totals(scored: Scored, lang: Lang) -> Table:
    stages = scored.result.scale.upto(scored.result.stage)

    def at(stage: Stage) -> Field[UnitScore]:
        return Field(
            f"stage:{stage.id}", align=Align.NUMBER,
            cell=lambda score: points_cell(scored, score.stages[stage.id], lang),
        )  # fmt: skip

    def moved(score: UnitScore) -> Cell:
        return figure(lang, difference(scored, score), places(scored), sign=True)

    last: Field[UnitScore] = Field("difference", "report.difference", moved, align=Align.NUMBER)
    fields = (*PLACE, *map(at, stages), last)
    title, named = say(lang, "report.by_stage"), {f"stage:{one.id}": one.name for one in stages}
    units = scored.result.units
    return table(fields, units, lang, key="report_stage_totals", title=title, named=named)


def _largest(scored: Scored, lang: Lang) -> Table:
    moves = stage_moves(scored.result)
    shown = moves_table(scored, moves[:MOST], lang)
    if len(moves) <= MOST:
        return shown
    note = say(lang, "report.more_moves", n=len(moves) - MOST, year=scored.result.year)
    return shown._replace(notes=(note,))


class MoveOf(NamedTuple):
    scored: Scored
    move: StageMove
    lang: Lang

    @property
    def before(self) -> Cell:
        return points_cell(self.scored, self.move.before, self.lang)

    @property
    def after(self) -> Cell:
        return points_cell(self.scored, self.move.after, self.lang)


def _moved(one: MoveOf) -> Cell:
    """The difference as the figures are printed: whoever reckons it finds the same."""
    before, after = (Fraction(cell.number or 0) for cell in (one.before, one.after))
    tone = Tone.GOOD if one.move.difference > 0 else Tone.BAD
    return figure(one.lang, after - before, places(one.scored), tone, sign=True)


def _criterion(one: MoveOf) -> Cell:
    criterion = one.scored.result.scale.nodes.get(one.move.criterion)
    name = heading(criterion) if criterion is not None else say(one.lang, "explain.total")
    if criterion is None or not criterion.is_leaf:
        name = say(one.lang, "score.own_lists", name=name)
    return Cell(name)


def _from_to(one: MoveOf) -> Cell:
    move, names_ = one.move, {stage.id: stage.name for stage in one.scored.result.scale.stages}
    text = say(one.lang, "report.arrow", first=names_[move.from_stage], last=names_[move.to_stage])
    return Cell(text, data=f"{move.from_stage} {move.to_stage}")


# fmt: off
MOVES: Fields[MoveOf] = (
    Field("unit", "report.id", lambda one: Cell(one.move.unit), lambda one: one.move.unit,
        column="id", data_only=True),
    Field("name", "report.unit", lambda one: unit_cell(one.scored.book, one.move.unit),
        column="unit", wrap=True),
    Field("criterion", "report.id", lambda one: Cell(one.move.criterion),
        lambda one: one.move.criterion, column="criterion_id", data_only=True),
    Field("heading", "report.criterion", _criterion, column="criterion", wrap=True),
    Field("stages", "report.from_to", _from_to, priority=1),
    value("from", lambda one: one.move.from_stage),
    value("to", lambda one: one.move.to_stage),
    Field("before", "report.before", lambda one: one.before, lambda one: exact(one.move.before),
        str | None, align=Align.NUMBER),
    Field("after", "report.after", lambda one: one.after, lambda one: exact(one.move.after),
        str | None, align=Align.NUMBER),
    Field("difference", "report.difference", _moved, lambda one: exact(one.move.difference),
        str | None, align=Align.NUMBER),
)
MOVE = RecordFields("MovedFigure", MOVES)
STAGE_POINTS: RecordFields[tuple[Scored, UnitScore]] = RecordFields("StageFigures", (
    value("id", lambda one: one[1].unit.id),
    value("points",
        lambda one: {stage: printed(one[0], points) for stage, points in one[1].stages.items()},
        dict[str, str | None]),
    value("difference", lambda one: printed(one[0], difference(*one)), str | None),
), "A unit's points as of each stage.")
# fmt: on


def moves_table(scored: Scored, moves: Sequence[StageMove], lang: Lang) -> Table:
    """A row a figure that a stage changed."""
    told = (MoveOf(scored, move, lang) for move in moves)
    title, empty = say(lang, "report.largest"), say(lang, "report.no_moves")
    return table(MOVES, told, lang, key="report_moves", title=title, empty=empty)


# -- years --------------------------------------------------------------------------------------


def changes_of(one: Yearly) -> tuple[RankChange, ...]:
    """Every unit of this and the last scored year before; none without one."""
    if one.before is None or one.year not in one.standings:
        return ()
    now, before = one.standings[one.year], one.standings[one.before]
    return changes(one.book.units.data, now, before, one.before)


def same_scale(one: Yearly) -> bool:
    """Whether both years were scored by the same criteria."""
    return one.before is not None and (
        one.scales[one.year].criteria == one.scales[one.before].criteria
    )


def change_blocks(one: Yearly, lang: Lang) -> tuple[Block, ...]:
    """Ranks over the years as lines, then each unit's rank and percent in both years."""
    found = changes_of(one)
    if not found:
        return (Paragraph(say(lang, "report.no_before"), Tone.MUTED),)
    notes = () if same_scale(one) else (say(lang, "report.other_scale"),)
    before, now = (short_called(year) for year in (one.before or one.year, one.year))
    named = {
        "rank_before": say(lang, "report.rank_before", year=before),
        "rank": say(lang, "report.rank_now", year=now),
        "percent_before": say(lang, "report.percent_before", year=before),
        "percent": say(lang, "report.percent_now", year=now),
    }
    told = (ChangeOf(one, change, lang) for change in found)
    shown = table(CHANGES, told, lang, key="report_changes", notes=notes, named=named)
    chart = _years_chart(one, lang)
    return (chart, shown) if chart else (shown,)


class ChangeOf(NamedTuple):
    of: Yearly
    change: RankChange
    lang: Lang


def _rank(standing: Standing | None) -> int | None:
    return None if standing is None else standing.rank


def _percent(standing: Standing | None, lang: Lang) -> Cell:
    if standing is None or standing.rank is None:
        return nothing()
    return figure(lang, standing.percent, standing.places, mark="%")


def _places(n: int | None, lang: Lang) -> Cell:
    if n is None:
        return nothing()
    if not n:
        return Cell(say(lang, "report.level"), tone=Tone.MUTED, data="0")
    key, tone = ("up", Tone.GOOD) if n > 0 else ("down", Tone.BAD)
    return Cell(say(lang, f"report.{key}", n=abs(n)), tone=tone, data=str(n))


def _note(told: ChangeOf) -> str:
    one, change, lang = told
    if change.now is None:
        return say(lang, "report.gone")
    ids = tuple(standing.unit for standing in change.before)
    if not ids:
        return say(lang, "report.new_unit")
    if len(ids) > 1:
        return say(lang, "report.merged", units=names(one.book, ids))
    return say(lang, "report.renamed", unit=names(one.book, ids)) if ids[0] != change.unit else ""


def _percent_json(standing: Standing | None) -> str | None:
    return exact(standing.percent) if standing and standing.rank else None


# fmt: off
CHANGES: Fields[ChangeOf] = (
    Field("id", "report.id", lambda one: Cell(one.change.unit), lambda one: one.change.unit,
        data_only=True),
    Field("unit", "report.unit", lambda one: unit_cell(one.of.book, one.change.unit), wrap=True),
    value("before", lambda one: [standing.unit for standing in one.change.before], list[str]),
    Field("rank_before", "", lambda one: ordinal(_rank(one.change.was)),
        lambda one: _rank(one.change.was), int | None, align=Align.RIGHT),
    Field("rank", "", lambda one: ordinal(_rank(one.change.now)),
        lambda one: _rank(one.change.now), int | None, align=Align.RIGHT),
    Field("places", "report.places", lambda one: _places(one.change.places, one.lang),
        lambda one: one.change.places, int | None),
    Field("percent_before", "", lambda one: _percent(one.change.was, one.lang),
        lambda one: _percent_json(one.change.was), str | None, align=Align.NUMBER),
    Field("percent", "", lambda one: _percent(one.change.now, one.lang),
        lambda one: _percent_json(one.change.now), str | None, align=Align.NUMBER),
    Field("difference", "report.percent_change",
        lambda one: figure(one.lang, one.change.percent,
            one.change.now.places if one.change.now else 2, sign=True),
        lambda one: exact(one.change.percent), str | None, column="change", align=Align.NUMBER),
    Field("note", "report.note", lambda one: Cell(_note(one)), wrap=True, priority=1),
)
CHANGED_UNIT = RecordFields("ChangedUnit", CHANGES,
    "A unit against the year before; `before`: who it was then.")
SINCE: RecordFields[Yearly] = RecordFields("ChangesSince", (
    value("since", lambda one: one.before, int | None),
    period_field(lambda one: one.before or one.year),
    value("same_scale", lambda one: same_scale(one), bool | None),
    CHANGED_UNIT.many("units",
        lambda one: (ChangeOf(one, change, "vi") for change in changes_of(one))),
), "What changed since the last year that has scores; of a period since that `period`.")
# fmt: on


def _years_chart(one: Yearly, lang: Lang) -> Chart | None:
    """The ranks of this year's units over the years; a year between without scores stays a gap."""
    years = one.years[-YEARS:]
    if len(years) < 2:
        return None
    series = []
    for unit in one.standings[one.year].units:
        short = one.book.unit_label(unit)
        values = tuple(_rank_in(one, unit, year) for year in years)
        series.append(ChartSeries(one.book.unit_name(unit), values, short, unit))
    return Chart(
        RANKS,
        say(lang, "report.chart_years" if one.period is None else "report.chart_periods"),
        tuple(Label(short_called(year)) for year in years),
        tuple(series),
        places=0,
        beside=len(years) == 2,
    )


def _rank_in(one: Yearly, unit: str, year: int) -> int | None:
    """The rank that a unit had in a year, under the name that it had then."""
    known = one.standings.get(year)
    ids = in_year(one.book.units.data, unit, year)
    ranks = [known.units[each].rank for each in ids if each in known.units] if known else []
    return ranks[-1] if ranks else None
