"""`report`: the year's whole report, put together from the parts that other commands show too.

One scored year stands behind every part and every format: no rank is computed twice.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from thidua.text.numbers import show
from thidua.views.awards import awards_report
from thidua.views.rank import rank_report
from thidua.views.report.criteria import criteria_blocks, ranking_chart
from thidua.views.report.data import data_blocks, leader_table
from thidua.views.report.head import Yearly, head
from thidua.views.report.movement import change_blocks, stage_blocks
from thidua.views.scored import Scored, warnings
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Column,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Tone,
    figure,
)
from thidua.views.vote import BlocBallots, vote_report
from thidua.views.wording import as_called
from thidua.views.workings import workings
from thidua.words import Lang, say


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
    """The parts in their order."""
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
    columns = (
        Column("band", say(lang, "report.id"), data_only=True),
        Column("name", say(lang, "report.band")),
        Column("from", say(lang, "report.from"), Align.NUMBER),
        Column("count", say(lang, "report.count"), Align.RIGHT),
        Column("units", say(lang, "report.units"), wrap=True),
    )
    rows = []
    for band in scored.result.scale.bands:
        least = Cell(f"{show(lang, band.from_)}%", band.from_)
        rows.append(_band(scored, band.id, band.name, least, lang))
    without = [score for score in scored.result.ranked if score.band is None]
    if without:
        rows.append(_band(scored, None, say(lang, "report.no_band"), Cell(""), lang))
    return Table(columns, tuple(rows), say(lang, "report.bands"), key="report_bands")


def _band(scored: Scored, band: str | None, name: str, least: Cell, lang: Lang) -> Row:
    units = [score.unit for score in scored.result.ranked if score.band == band]
    labels = ", ".join(unit.label for unit in units)
    return Row(
        (
            Cell(band or ""),
            Cell(name),
            least,
            figure(lang, len(units)),
            Cell(labels or "—", data=" ".join(unit.id for unit in units)),
        )
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
