"""`report`: the year's whole report, put together from the parts that other commands show too; its
JSON is made of the other commands' pieces.

One scored year stands behind every part and every format: no rank is computed twice.

The year's report: the state of its data, and who leads the bloc.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from thidua.bloc.cycle.stages import Missing, StageState, stage_states
from thidua.bloc.firmness.compare import mean_percent
from thidua.bloc.ranking.standings import stage_moves
from thidua.bloc.scoring.result import UnitScore, YearResult
from thidua.model.scale.placing import Band
from thidua.model.units import Term, Unit
from thidua.text.numbers import show
from thidua.views.awards import AWARDS, awards_report
from thidua.views.fields import (
    Entry,
    Field,
    Fields,
    RecordFields,
    Spoken,
    output,
    shown,
    table,
    through,
    value,
)
from thidua.views.heads import UNIT, day_cell, exact, period_field
from thidua.views.heads import head as head_of
from thidua.views.rank import RANKING, RankingTold, rank_report
from thidua.views.report.criteria import CRITERION, criteria_blocks, ranking_chart, strengths_of
from thidua.views.report.head import Yearly, head
from thidua.views.report.movement import (
    MOVE,
    SINCE,
    STAGE_POINTS,
    MoveOf,
    change_blocks,
    changes_of,
    stage_blocks,
)
from thidua.views.rotation import TERM, terms_table, terms_told
from thidua.views.scored import Scored, printed, warnings
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
from thidua.views.vote import BALLOT, BallotOf, BlocBallots, vote_report
from thidua.views.workings import workings
from thidua.words import Lang, say

EVER = date.max
"""The report shows all that is there, whatever the day: the same data gives the same report."""


def data_blocks(one: Yearly, lang: Lang) -> tuple[Block, ...]:
    """What was read and found, and how many sheets are in at each stage."""
    stages = stages_of(one, lang)
    facts = Facts(tuple(_facts(one, lang)))
    return (facts, table(STAGES, stages, lang, key="report_stages")) if stages else (facts,)


def stages_of(one: Yearly, lang: Lang) -> list["StageOf"]:
    """The stages with the sheets that are there."""
    states = stage_states(one.book, one.book.years[one.year], EVER)
    return [StageOf(one, state, lang) for state in states]


def _facts(one: Yearly, lang: Lang) -> list[Labelled]:
    yearbook = one.book.years[one.year]
    checked = Cell(say(lang, "report.clean"), tone=Tone.GOOD)
    if one.warnings:
        text = say(lang, "report.warned", n=one.warnings, year=one.year)
        checked = Cell(text, tone=Tone.WARN)
    found = [("files", figure(lang, len(one.files))), ("checked", checked)]
    if yearbook.criteria is not None:
        scale = yearbook.criteria.data
        draft = scale.is_draft
        status = say(lang, f"report.status_{scale.status}")
        found.append(("status", Cell(status, tone=Tone.WARN if draft else Tone.NORMAL)))
        found.append(("scale", Cell(show(lang, scale.max))))
    if yearbook.appeals is not None:
        appeals = yearbook.appeals.data.appeals
        settled = sum(appeal.decided is not None for appeal in appeals)
        text = say(lang, "report.appeals_text", n=len(appeals), settled=settled)
        found.append(("appeals", Cell(text)))
    if yearbook.settlements is not None:
        found.append(("settlements", figure(lang, len(yearbook.settlements.data.settlements))))
    return [Labelled(say(lang, f"report.{key}"), cell) for key, cell in found]


class StageOf(NamedTuple):
    of: Yearly
    state: StageState
    lang: Lang


def _those(one: Yearly, given: tuple[Missing, ...], tone: Tone, lang: Lang) -> Cell:
    """Units, each with its scorer where that is not itself."""
    if not given:
        return nothing()
    said = []
    for missing in given:
        name = one.book.unit_label(missing.unit or "")
        if missing.scorer:
            by = one.book.unit_label(missing.scorer)
            name = say(lang, "report.by_scorer", unit=name, scorer=by)
        said.append(name)
    return Cell("; ".join(said), tone=tone, data=" ".join(m.unit or "" for m in given))


def _scale(one: Yearly) -> str | None:
    criteria = one.book.years[one.year].criteria
    return None if criteria is None else criteria.data.status


# fmt: off
OWED: RecordFields[Missing] = RecordFields("OwedSheet", (
    value("unit", lambda one: one.unit), value("scorer", lambda one: one.scorer, str | None),
), "Who has not sent a sheet, or sent it late.")
STAGES: Fields[StageOf] = (
    Field("id", "report.id", lambda one: Cell(one.state.stage.id), lambda one: one.state.stage.id,
        column="stage", data_only=True),
    Field("name", "report.stage", lambda one: Cell(one.state.stage.name),
        lambda one: one.state.stage.name),
    Field("due", "report.due", lambda one: day_cell(one.state.due, one.lang),
        lambda one: one.state.due.isoformat() if one.state.due else None, str | None),
    Field("sent", "report.sent", lambda one: figure(one.lang, one.state.sent),
        lambda one: one.state.sent, int, align=Align.RIGHT),
    Field("wanted", "report.wanted", lambda one: figure(one.lang, one.state.wanted),
        lambda one: one.state.wanted, int, align=Align.RIGHT),
    shown(OWED.many("missing", lambda one: one.state.missing), "report.missing",
        lambda one: _those(one.of, one.state.missing, Tone.WARN, one.lang), wrap=True),
    shown(OWED.many("late", lambda one: one.state.late), "report.late",
        lambda one: _those(one.of, one.state.late, Tone.NORMAL, one.lang), wrap=True, priority=1),
)
STAGE = RecordFields("StageState", STAGES, "How many sheets of a stage are there.")
DATA: RecordFields[Yearly] = RecordFields("DataState", (
    value("files", lambda one: len(one.files), int),
    value("errors", lambda _: 0, int),
    value("warnings", lambda one: one.warnings, int),
    value("scale", lambda one: _scale(one), str | None),
    STAGE.many("stages", lambda one: stages_of(one, "vi")),
), "The state of a year's data.")
# fmt: on


def terms_of(one: Yearly) -> tuple[Term, ...]:
    """The terms of the year and of the next, in their order."""
    wanted = [term for term in one.book.terms if term.year in (one.year, one.year + 1)]
    return tuple(sorted(wanted, key=lambda term: (term.year, str(term.from_ or ""))))


def leader_table(one: Yearly, lang: Lang) -> Table:
    """Who leads the bloc in the year and in the next, how and when they were chosen."""
    empty = say(lang, "report.no_terms", year=one.year, next=one.year + 1)
    return terms_table(one.book, terms_of(one), lang, empty=empty)


def year_report(years: Sequence[Yearly], lang: Lang, *, several: bool) -> Report:
    """A bloc after the other: its year in a few lines, then the parts, numbered. `several`: whether
    there are more blocs than these, whose parts are made apart from one another."""
    several = several or len(years) > 1
    sections = [section for one in years for section in _bloc(one, lang, several=several)]
    title = say(lang, "report.title", year=years[0].year)
    return Report(title, tuple(sections), lang, contents=2)


def _bloc(one: Yearly, lang: Lang, *, several: bool) -> Iterator[Section]:
    """`several`: a workbook then has sheets of its own for each bloc."""
    lang = as_called(one.book, lang)
    scored = one.scored
    said = list(warnings(scored, lang)) if scored else []
    if scored is None:
        said.append(Paragraph(say(lang, "report.no_scale"), Tone.WARN, public=True))
    name = one.book.bloc.data.name
    yield Section(name, (*said, head(one, lang)), context=one.context)
    for number, (_, title, parts) in enumerate(parts_of(one, lang), 1):
        sheet = f"{title} {one.book.bloc.data.id}" if several else title
        numbered = say(lang, "report.part", n=number, title=title)
        own, *below = parts
        yield Section(numbered, own.blocks, 2, one.context, sheet)
        for part in below:
            yield part._replace(level=3, sheet=sheet, context=one.context_with(part))


class ReportPart(NamedTuple):
    """A part of the report: its key and title, its own blocks as an unnamed section, and the
    sections below it."""

    key: str
    title: str
    sections: list[Section]


def parts_of(one: Yearly, lang: Lang) -> Iterator[ReportPart]:
    lang = as_called(one.book, lang)
    scored = one.scored
    yield ReportPart("data", say(lang, "report.data"), _own(data_blocks(one, lang)))
    if scored is not None:
        yield ReportPart("ranking", say(lang, "report.ranking"), _own(_ranking(scored, lang)))
        if blocks := criteria_blocks(scored, lang):
            yield ReportPart("criteria", say(lang, "report.criteria"), _own(blocks))
        yield ReportPart("stages", say(lang, "report.stages"), _own(stage_blocks(scored, lang)))
    if one.period is None:
        yield ReportPart("votes", say(lang, "report.votes"), _votes(one, lang))
        yield ReportPart("awards", say(lang, "report.awards"), _awards(one, lang))
        yield ReportPart("leaders", say(lang, "report.leaders"), _own((leader_table(one, lang),)))
    if one.before is not None and scored is not None:
        title = say(lang, "report.changes", year=one.before)
        yield ReportPart("changes", title, _own(change_blocks(one, lang)))


def _own(blocks: Iterable[Block]) -> list[Section]:
    return [Section("", tuple(blocks))]


def _ranking(scored: Scored, lang: Lang) -> Iterator[Block]:
    """The ranking as `rank` shows it, its bands, and the computation for a workbook."""
    (section,) = rank_report([scored], lang).sections
    yield from (block for block in section.blocks if not isinstance(block, Paragraph))
    if scored.result.scale.bands:
        yield _bands(scored, lang)
    # After the tables: a drawing can't be divided between pages, what is before it can.
    if scored.result.ranked:
        yield ranking_chart(scored, lang)
    if scored.result.units:
        yield workings(scored, lang)


def _bands(scored: Scored, lang: Lang) -> Table:
    """A row a band: from which percent, how many units, which."""
    told = [
        BandOf(scored, band.id, band.name, Cell(f"{show(lang, band.from_)}%", band.from_), lang)
        for band in scored.result.scale.bands
    ]
    if any(score.band is None for score in scored.result.ranked):
        told.append(BandOf(scored, None, say(lang, "report.no_band"), Cell(""), lang))
    return table(BANDS, told, lang, key="report_bands", title=say(lang, "report.bands"))


class BandOf(NamedTuple):
    scored: Scored
    band: str | None
    name: str
    least: Cell
    lang: Lang

    @property
    def units(self) -> list[Unit]:
        return [one.unit for one in self.scored.result.ranked if one.band == self.band]


def _in_band(one: BandOf) -> Cell:
    labels = ", ".join(unit.label for unit in one.units)
    return Cell(labels or "—", data=" ".join(unit.id for unit in one.units))


BANDS: Fields[BandOf] = (
    Field("band", "report.id", lambda one: Cell(one.band or ""), data_only=True),
    Field("name", "report.band", lambda one: Cell(one.name)),
    Field("from", "report.from", lambda one: one.least, align=Align.NUMBER),
    Field("count", "report.count", lambda one: figure(one.lang, len(one.units)), align=Align.RIGHT),
    Field("units", "report.units", _in_band, wrap=True),
)


def _votes(one: Yearly, lang: Lang) -> list[Section]:
    """As `vote` shows them: every round of every vote."""
    rounds = tuple(ballot for vote in one.view.votes.votes for ballot in vote.rounds)
    first, *ballots = vote_report([BlocBallots(one.book, one.year, rounds)], lang).sections
    return [*_own(first.blocks), *ballots]


def _awards(one: Yearly, lang: Lang) -> list[Section]:
    """As `awards` shows them; that the scale is a draft was said at the top."""
    first, *awards = awards_report([one.view], lang).sections
    draft = say(lang, "score.draft")
    blocks = [
        block
        for block in first.blocks
        if not (isinstance(block, Paragraph) and block.text == draft)
    ]
    return [*_own(blocks), *awards]


# -- JSON ---------------------------------------------------------------------------------------


def year_json(years: Sequence[Yearly], lang: Lang, unit: str | None = None) -> Entry:
    """`thidua/report/1`; of one `unit` only what is about it, and what it is compared with."""
    made = OUTPUT.entry(Spoken(one, as_called(one.book, lang)) for one in years)
    if unit is None:
        return made
    pairs = zip(years, _rows(made, "blocs"), strict=True)
    return made | {
        "blocs": [_of_unit(found, one.book.unit_name(unit), unit) for one, found in pairs]
    }


def _rows(found: Entry, key: str) -> list[Entry]:
    rows = found[key]
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _of_unit(found: Entry, name: str, unit: str) -> Entry:
    """The same with the rows of one unit. The bloc's means and best units stay."""

    def own(inside: Entry, key: str, by: str = "id") -> list[Entry]:
        return [row for row in _rows(inside, key) if row[by] == unit]

    def share(criterion: Entry) -> Entry:
        shares = criterion["shares"]
        return {unit: shares[unit]} if isinstance(shares, dict) and unit in shares else {}

    since = found["changes"]
    return found | {
        "unit": {"id": unit, "name": name},
        "ranking": own(found, "ranking"),
        "unranked": own(found, "unranked"),
        "criteria": [one | {"shares": share(one)} for one in _rows(found, "criteria")],
        "stages": own(found, "stages"),
        "stage_moves": own(found, "stage_moves", "unit"),
        "awards": [one | {"candidates": own(one, "candidates")} for one in _rows(found, "awards")],
        "changes": since | {"units": own(since, "units")} if isinstance(since, dict) else None,
    }


def _ranking_told(one: Spoken[Yearly]) -> RankingTold | None:
    scored = one.of.scored
    return None if scored is None else RankingTold(scored, one.lang)


def _units(told: Spoken[Yearly]) -> Iterator[tuple[Scored, UnitScore]]:
    scored = told.of.scored
    return ((scored, score) for score in scored.result.units) if scored else iter(())


def _moves(told: Spoken[Yearly]) -> Iterator[MoveOf]:
    scored = told.of.scored
    moves = stage_moves(scored.result) if scored else ()
    return (MoveOf(scored, move, told.lang) for move in moves if scored)


def _ballots(told: Spoken[Yearly]) -> Iterator[BallotOf]:
    book, lang = told.of.book, told.lang
    return (BallotOf(book, one, lang) for vote in told.of.view.votes.votes for one in vote.rounds)


def _mean(told: Spoken[Yearly]) -> str | None:
    scored = told.of.scored
    return None if scored is None else printed(scored, mean_percent(scored.result))


# fmt: off
BAND: RecordFields[tuple[Band, YearResult]] = RecordFields("BandUnits", (
    value("id", lambda one: one[0].id),
    value("name", lambda one: one[0].name),
    value("from", lambda one: exact(one[0].from_), str | None),
    value("units", lambda one: [each.unit.id for each in one[1].ranked if each.band == one[0].id],
        list[str]),
))
OF_RANKING: Fields[Spoken[Yearly]] = through(_ranking_told, RANKING)
OF_AWARDS: Fields[Spoken[Yearly]] = through(
    lambda one: Spoken(one.of.view, one.lang), (AWARDS,))
VALUES: Fields[Spoken[Yearly]] = (
    period_field(lambda one: one.of.year),
    DATA.at("data", lambda one: one.of),
    *OF_RANKING,
    value("mean_percent", _mean, str | None),
    BAND.many("bands", lambda one: ((band, one.of.scored.result)
        for band in one.of.scored.result.scale.bands) if one.of.scored else ()),
    CRITERION.many("criteria",
        lambda one: strengths_of(one.of.scored, one.lang) if one.of.scored else ()),
    STAGE_POINTS.many("stages", _units),
    MOVE.many("stage_moves", _moves),
    BALLOT.many("ballots", _ballots),
    *OF_AWARDS,
    TERM.many("leadership", lambda one: terms_told(one.of.book, terms_of(one.of), one.lang)),
    SINCE.or_null("changes", lambda one: one.of if changes_of(one.of) else None),
    UNIT.or_null("unit", lambda _: None),
)
ENTRY = RecordFields("ReportEntry", VALUES,
    "A bloc's whole year; with --unit what is about that unit.",
    head=head_of(lambda one: (one.of.book, one.of.year)))
OUTPUT = output("report", ENTRY)
# fmt: on
