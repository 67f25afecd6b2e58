"""The report for one unit: its year on a page, against the bloc, for the one who heads it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from thidua.bloc.firmness.compare import Strength, mean_percent, share_of, strengths
from thidua.bloc.ranking.standings import stage_moves
from thidua.bloc.records.history import SCORED, History, PeriodsTold, history
from thidua.bloc.scoring.result import NodeResult, UnitScore
from thidua.model.emulation_year import as_period
from thidua.model.outcome import Decision, Proposal
from thidua.model.scale.criteria import Criterion
from thidua.text.numbers import show
from thidua.views.awards import CANDIDATES, CandidateFor
from thidua.views.fields import Field, Fields, columns, pick, table
from thidua.views.history import BlocHistory, rank_tables, unit_line
from thidua.views.report.chart import SHARES, Chart, ChartSeries, Label
from thidua.views.report.criteria import PLACES, share_cell
from thidua.views.report.head import Yearly
from thidua.views.report.movement import moves_table, swing
from thidua.views.scored import (
    Scored,
    band_text,
    criterion_rows,
    heading,
    lower_band_text,
    note_text,
    percent_cell,
    points_cell,
    warnings,
)
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Facts,
    Labelled,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    as_called,
    figure,
    nothing,
)
from thidua.words import Lang, say

NAMED, YEARS = 5, 6
"""So many criteria are told in which a unit is ahead of the bloc, and behind it; so many years."""


class Against(NamedTuple):
    """A unit's share of one criterion beside the ranked units'."""

    criterion: str
    share: Fraction
    bloc: Strength

    @property
    def ahead(self) -> Fraction:
        """How far over the mean."""
        return self.share - self.bloc.mean

    @property
    def place(self) -> int:
        """1 and more: how many units reached a larger share, plus one."""
        return 1 + sum(other > self.share for other in self.bloc.shares.values())


def unit_report(years: Sequence[Yearly], unit: str, lang: Lang) -> Report:
    """A section a bloc that has the unit."""
    sections = [part for one in years for part in unit_sections(one, unit, lang)]
    name = years[0].book.unit_name(unit)
    title = say(lang, "report.unit_title", year=years[0].year, name=name)
    return Report(title, tuple(sections), lang, one_page=True)


def unit_sections(one: Yearly, unit: str, lang: Lang) -> Iterator[Section]:
    """Its place, its criteria against the bloc, what stages changed, its awards and years."""
    lang = as_called(one.book, lang)
    scored = one.scored
    score = scored.result.unit(unit) if scored is not None else None
    blocks: list[Block] = [] if scored is None else [*warnings(scored, lang)]
    if scored is None or score is None:
        blocks.append(Paragraph(say(lang, "report.not_scored"), Tone.WARN, public=True))
    else:
        blocks.append(Facts(tuple(place_facts(scored, score, lang))))
        blocks += _against(scored, score, lang)
        moves = [move for move in stage_moves(scored.result) if move.unit == unit][:NAMED]
        if moves:
            table = moves_table(scored, moves, lang).without("id", "unit")
            title = say(lang, "report.unit_moves")
            blocks.append(table._replace(title=title, key="report_unit_moves"))
    blocks += [] if (awards := _awards(one, unit, lang)) is None else [awards]
    blocks += _years(one, unit, lang)
    yield Section(one.book.bloc.data.name, tuple(blocks), context=one.context)


def _years(one: Yearly, unit: str, lang: Lang) -> Iterator[Block]:
    """Its last years of which anything is known, or periods; its name then where it was another."""
    if one.period is not None:
        those = tuple(period for year in one.years if (period := as_period(year)))[-YEARS:]
        standings = {year: one.standings[year] for year in those if year in one.standings}
        told = PeriodsTold(one.period.whole, one.period.period.id, those, standings)
        yield from rank_tables(one.book, [told], unit, lang)
        return
    for line in history(one.book, one.standings, (unit,)).lines:
        known = [each for each in line.entries if each.what == SCORED or each.awards or each.office]
        kept = line._replace(entries=tuple(known[-YEARS:]))
        found = BlocHistory(one.book, History((), (kept,), ()), unit)
        table = unit_line(found, kept, lang).without("evaluation")
        if all(each.unit == unit for each in kept.entries):
            table = table.without("unit")
        if known:
            yield table._replace(title=say(lang, "report.unit_years"))


# -- its place ----------------------------------------------------------------------------------


def place_facts(scored: Scored, score: UnitScore, lang: Lang) -> Iterator[Labelled]:
    result = scored.result
    points = points_cell(scored, score.points, lang).text
    if score.rank is not None:
        text = say(lang, "score.rank_of", rank=score.rank, n=len(result.beside(score)))
        yield Labelled(say(lang, "score.rank"), Cell(text, tone=Tone.STRONG))
    most = show(lang, score.assigned)
    yield Labelled(
        say(lang, "report.points"), Cell(say(lang, "report.points_of", points=points, max=most))
    )
    if score.rank is not None:
        yield Labelled(say(lang, "score.percent"), percent_cell(scored, score, lang))
        mean = figure(lang, mean_percent(result), result.scale.rounding.places, mark="%").text
        best = max(result.ranked, key=lambda one: one.percent or 0)
        text = say(
            lang, "report.against_text", mean=mean, best=percent_cell(scored, best, lang).text
        )
        yield Labelled(say(lang, "report.against"), Cell(text))
        yield from _above(scored, score, lang)
    if band := band_text(scored, score):
        why = lower_band_text(scored, score, lang)
        yield Labelled(say(lang, "score.band"), Cell(f"{band} ({why})" if why else band))
    if note := note_text(scored, score, lang):
        yield Labelled(say(lang, "score.note"), Cell(note, tone=Tone.WARN))
    if swing(scored, score) is not None:
        names = {stage.id: stage.name for stage in result.scale.stages}
        told = [
            say(
                lang,
                "report.stage_points",
                stage=names[stage],
                points=points_cell(scored, value, lang).text,
            )
            for stage, value in score.stages.items()
            if value is not None and stage in names
        ]
        yield Labelled(say(lang, "report.by_stages"), Cell("; ".join(told)))


def _above(scored: Scored, score: UnitScore, lang: Lang) -> Iterator[Labelled]:
    """Who stands next above, and by how much of what is compared."""
    better = [
        other
        for other in scored.result.beside(score)
        if other.rank is not None and score.rank is not None and other.rank < score.rank
    ]
    if not better:
        return
    rank = max(other.rank or 0 for other in better)
    for other in (one for one in better if one.rank == rank):
        if scored.result.scale.ranking.figure == "percent":
            gap = (other.percent or Fraction(0)) - (score.percent or Fraction(0))
            places, key = max(score.percent_places, other.percent_places), "gap_percent"
        else:
            gap, key = other.points - score.points, "gap_points"
            places = int(scored.result.scale.rounding.places)
        said = say(lang, f"report.{key}", n=show(lang, gap, places))
        text = say(lang, "report.above_text", unit=other.unit.name, rank=rank, gap=said)
        yield Labelled(say(lang, "report.above"), Cell(text))


# -- its criteria -------------------------------------------------------------------------------


def _against(scored: Scored, score: UnitScore, lang: Lang) -> Iterator[Block]:
    found = [
        Against(one.criterion, share, one)
        for one in strengths(scored.result)
        if (share := share_of(score, one.criterion)) is not None
    ]
    if not found or not score.has_points:
        return
    nodes = scored.result.scale.nodes
    top = [one for one in found if one.criterion not in scored.result.scale.parents]
    leaves = [one for one in found if nodes[one.criterion].is_leaf]
    if top:
        yield _chart(scored, top, lang)
    ahead = sorted((one for one in leaves if one.ahead > 0), key=lambda one: -one.ahead)
    behind = sorted((one for one in leaves if one.ahead < 0), key=lambda one: one.ahead)
    for key, those in (("ahead", ahead), ("behind", behind)):
        yield _table(scored, score, those[:NAMED], key, lang)


def _chart(scored: Scored, found: Sequence[Against], lang: Lang) -> Chart:
    nodes = scored.result.scale.nodes
    means = tuple(one.bloc.mean * 100 for one in found)
    return Chart(
        SHARES,
        say(lang, "report.unit_chart"),
        tuple(Label(heading(nodes[one.criterion]), about=one.criterion) for one in found),
        (ChartSeries(say(lang, "report.own_share"), tuple(one.share * 100 for one in found)),),
        "%",
        PLACES,
        100,
        marks=ChartSeries(say(lang, "report.mean_mark"), means),
    )


def against_table(scored: Scored, score: UnitScore, lang: Lang) -> Table | None:
    """Every criterion that has a share: the unit's points and share, the bloc's, the place."""
    found = [
        Against(one.criterion, share, one)
        for one in strengths(scored.result)
        if (share := share_of(score, one.criterion)) is not None
    ]
    return _table(scored, score, found, "criteria", lang) if found else None


def _table(
    scored: Scored, score: UnitScore, found: Sequence[Against], key: str, lang: Lang
) -> Table:
    title = say(lang, f"report.unit_{key}")
    empty = say(lang, f"report.none_{key}") if key in ("ahead", "behind") else ""
    whole = "criterion" if key == "criteria" else ""
    told = (AgainstOf(scored, score, one, lang) for one in found)
    rows = tuple(criterion_rows(AGAINST, told))
    shown = columns(AGAINST, lang)
    return Table(shown, rows, title, key=f"report_unit_{key}", empty=empty, indented=whole)


class AgainstOf(NamedTuple):
    scored: Scored
    score: UnitScore
    against: Against
    lang: Lang

    @property
    def criterion(self) -> Criterion:
        return self.scored.result.scale.nodes[self.against.criterion]

    @property
    def node(self) -> NodeResult:
        return self.score.nodes[self.against.criterion]


def _place(one: AgainstOf) -> Cell:
    shares, place = one.against.bloc.shares, one.against.place
    ranked = one.score.unit.id in shares
    return Cell(f"{place}/{len(shares)}", place, 0) if ranked else nothing()


# fmt: off
AGAINST: Fields[AgainstOf] = (
    Field("criterion_id", "report.id", lambda one: Cell(one.criterion.id), data_only=True),
    Field("criterion", "report.criterion", lambda one: Cell(heading(one.criterion)), wrap=True),
    Field("max", "report.max", lambda one: figure(one.lang, one.node.assigned), align=Align.NUMBER,
        priority=1),
    Field("points", "report.own_points",
        lambda one: points_cell(one.scored, one.node.points, one.lang), align=Align.NUMBER),
    Field("share", "report.own_share", lambda one: share_cell(one.against.share, one.lang),
        align=Align.NUMBER),
    Field("mean", "report.mean_row", lambda one: share_cell(one.against.bloc.mean, one.lang),
        align=Align.NUMBER),
    Field("place", "report.place_here", _place, align=Align.RIGHT),
)
# fmt: on


# -- its awards ---------------------------------------------------------------------------------


def _awards(one: Yearly, unit: str, lang: Lang) -> Table | None:
    """A row an award: whether the unit may have it and why, who proposed and granted it."""
    found = [
        CandidateFor(one.book, award, judged, lang)
        for award in one.view.awards.awards
        if (judged := next((each for each in award.candidates if each.unit == unit), None))
    ]
    title = say(lang, "report.unit_awards")
    return table(AWARDS, found, lang, key="report_unit_awards", title=title) if found else None


# fmt: off
AWARDS: Fields[CandidateFor] = (
    Field("award", "awards.id", lambda one: Cell(one.award.award.id), data_only=True),
    Field("name", "awards.award", lambda one: Cell(one.award.award.name), wrap=True),
    *pick(CANDIDATES, "eligible", "reasons"),
    Field("proposed", "awards.proposed",
        lambda one: _named(one.award.proposed, one.judged.unit, one.lang)),
    Field("granted", "awards.granted",
        lambda one: _named(one.award.granted, one.judged.unit, one.lang)),
)
# fmt: on


def _named(given: Sequence[Proposal | Decision] | None, unit: str, lang: Lang) -> Cell:
    """Whether a unit is among those; a dash where nothing is recorded."""
    if given is None:
        return nothing()
    found = any(each.unit == unit for each in given)
    key = "yes" if found else "no"
    tone = Tone.GOOD if found else Tone.MUTED
    return Cell(say(lang, f"report.{key}"), tone=tone, data=key)
