"""The year's report: what moved, from stage to stage and from last year to this."""

from collections.abc import Sequence
from fractions import Fraction

from thidua.bloc.lineage import in_year
from thidua.bloc.ranking.movement import Change, StageMove, changes, stage_moves
from thidua.bloc.ranking.standings import Standing
from thidua.bloc.scoring.result import UnitScore
from thidua.views.heads import names, short_called, unit_cell
from thidua.views.report.chart import Chart, Kind, Label, Series
from thidua.views.report.criteria import heading
from thidua.views.report.head import Yearly
from thidua.views.scored import Scored, points_cell
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Column,
    Paragraph,
    Row,
    Table,
    Tone,
    figure,
    nothing,
)
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
        Kind.DIFFERENCE,
        say(lang, "report.chart_stages", first=stages[0].name, last=stages[-1].name),
        tuple(Label(score.unit.name, score.unit.label) for score, _ in found),
        (Series(say(lang, "report.difference"), tuple(v for _, v in found)),),
        places=int(scored.result.scale.rounding.places),
        beside=True,
    )


def _totals(scored: Scored, lang: Lang) -> Table:
    stages = scored.result.scale.upto(scored.result.stage)
    columns = (
        Column("rank", say(lang, "score.rank"), Align.RIGHT),
        Column("id", say(lang, "report.id"), data_only=True),
        Column("unit", say(lang, "report.unit"), wrap=True),
        *(Column(f"stage:{stage.id}", stage.name, Align.NUMBER) for stage in stages),
        Column("difference", say(lang, "report.difference"), Align.NUMBER),
    )
    places = int(scored.result.scale.rounding.places)
    rows = tuple(
        Row(
            (
                nothing() if score.rank is None else Cell(str(score.rank), score.rank, 0),
                Cell(score.unit.id),
                Cell(score.unit.name, short=score.unit.short or ""),
                *(points_cell(scored, score.stages[stage.id], lang) for stage in stages),
                figure(lang, difference(scored, score), places, sign=True),
            )
        )
        for score in scored.result.units
    )
    return Table(columns, rows, say(lang, "report.by_stage"), key="report_stage_totals")


def _largest(scored: Scored, lang: Lang) -> Table:
    moves = stage_moves(scored.result)
    table = moves_table(scored, moves[:MOST], lang)
    if len(moves) <= MOST:
        return table
    note = say(lang, "report.more_moves", n=len(moves) - MOST, year=scored.result.year)
    return table._replace(notes=(note,))


def moves_table(scored: Scored, moves: Sequence[StageMove], lang: Lang) -> Table:
    """A row a figure that a stage changed."""
    columns = (
        Column("id", say(lang, "report.id"), data_only=True),
        Column("unit", say(lang, "report.unit"), wrap=True),
        Column("criterion_id", say(lang, "report.id"), data_only=True),
        Column("criterion", say(lang, "report.criterion"), wrap=True),
        Column("stages", say(lang, "report.from_to"), priority=1),
        Column("before", say(lang, "report.before"), Align.NUMBER),
        Column("after", say(lang, "report.after"), Align.NUMBER),
        Column("difference", say(lang, "report.difference"), Align.NUMBER),
    )
    rows = tuple(_move(scored, move, lang) for move in moves)
    title, empty = say(lang, "report.largest"), say(lang, "report.no_moves")
    return Table(columns, rows, title, key="report_moves", empty=empty)


def _move(scored: Scored, move: StageMove, lang: Lang) -> Row:
    names_ = {stage.id: stage.name for stage in scored.result.scale.stages}
    first, last = names_[move.from_stage], names_[move.to_stage]
    places = int(scored.result.scale.rounding.places)
    tone = Tone.GOOD if move.difference > 0 else Tone.BAD
    before, after = (points_cell(scored, one, lang) for one in (move.before, move.after))
    shown = [Fraction(cell.number or 0) for cell in (before, after)]
    criterion = scored.result.scale.nodes.get(move.criterion)
    name = heading(criterion) if criterion is not None else say(lang, "explain.total")
    if criterion is None or not criterion.is_leaf:
        name = say(lang, "score.own_lists", name=name)
    return Row(
        (
            Cell(move.unit),
            unit_cell(scored.book, move.unit),
            Cell(move.criterion),
            Cell(name),
            Cell(
                say(lang, "report.arrow", first=first, last=last),
                data=f"{move.from_stage} {move.to_stage}",
            ),
            before,
            after,
            # As they are printed: whoever reckons it finds the same.
            figure(lang, shown[1] - shown[0], places, tone, sign=True),
        )
    )


# -- years --------------------------------------------------------------------------------------


def changes_of(one: Yearly) -> tuple[Change, ...]:
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
    columns = (
        Column("id", say(lang, "report.id"), data_only=True),
        Column("unit", say(lang, "report.unit"), wrap=True),
        Column("rank_before", say(lang, "report.rank_before", year=before), Align.RIGHT),
        Column("rank", say(lang, "report.rank_now", year=now), Align.RIGHT),
        Column("places", say(lang, "report.places")),
        Column("percent_before", say(lang, "report.percent_before", year=before), Align.NUMBER),
        Column("percent", say(lang, "report.percent_now", year=now), Align.NUMBER),
        Column("change", say(lang, "report.percent_change"), Align.NUMBER),
        Column("note", say(lang, "report.note"), wrap=True, priority=1),
    )
    rows = tuple(_change(one, change, lang) for change in found)
    table = Table(columns, rows, key="report_changes", notes=notes)
    chart = _years_chart(one, lang)
    return (chart, table) if chart else (table,)


def _change(one: Yearly, change: Change, lang: Lang) -> Row:
    was, now = change.was, change.now
    return Row(
        (
            Cell(change.unit),
            unit_cell(one.book, change.unit),
            _rank(was),
            _rank(now),
            _places(change.places, lang),
            _percent(was, lang),
            _percent(now, lang),
            figure(lang, change.percent, now.places if now else 2, sign=True),
            Cell(_note(one, change, lang)),
        )
    )


def _rank(standing: Standing | None) -> Cell:
    if standing is None or standing.rank is None:
        return nothing()
    return Cell(str(standing.rank), standing.rank, 0)


def _percent(standing: Standing | None, lang: Lang) -> Cell:
    if standing is None or standing.rank is None:
        return nothing()
    return figure(lang, standing.percent, standing.places, mark="%")


def _places(places: int | None, lang: Lang) -> Cell:
    if places is None:
        return nothing()
    if not places:
        return Cell(say(lang, "report.level"), tone=Tone.MUTED, data="0")
    key, tone = ("up", Tone.GOOD) if places > 0 else ("down", Tone.BAD)
    return Cell(say(lang, f"report.{key}", n=abs(places)), tone=tone, data=str(places))


def _note(one: Yearly, change: Change, lang: Lang) -> str:
    if change.now is None:
        return say(lang, "report.gone")
    ids = tuple(standing.unit for standing in change.before)
    if not ids:
        return say(lang, "report.new_unit")
    if len(ids) > 1:
        return say(lang, "report.merged", units=names(one.book, ids))
    return say(lang, "report.renamed", unit=names(one.book, ids)) if ids[0] != change.unit else ""


def _years_chart(one: Yearly, lang: Lang) -> Chart | None:
    """The ranks of this year's units over the years; a year between without scores stays a gap."""
    years = one.years[-YEARS:]
    if len(years) < 2:
        return None
    series = []
    for unit in one.standings[one.year].units:
        member = one.book.units.data.get(unit)
        short = member.label if member else unit
        values = tuple(_rank_in(one, unit, year) for year in years)
        series.append(Series(one.book.unit_name(unit), values, short, unit))
    return Chart(
        Kind.RANKS,
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
