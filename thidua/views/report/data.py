"""The year's report: the state of its data, and who leads the bloc."""

from datetime import date

from thidua.bloc.cycle.stages import Missing, StageState, stage_states
from thidua.model.units import Term
from thidua.text import dates
from thidua.text.numbers import show
from thidua.views.report.head import Yearly
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Row,
    Table,
    Tone,
    figure,
    nothing,
)
from thidua.views.terms import terms_table
from thidua.words import Lang, say

EVER = date.max
"""The report shows all that is there, whatever the day: the same data gives the same report."""


def data_blocks(one: Yearly, lang: Lang) -> tuple[Block, ...]:
    """What was read and found, and how many sheets are in at each stage."""
    stages = stages_of(one)
    facts = Facts(tuple(_facts(one, lang)))
    return (facts, _stages(one, stages, lang)) if stages else (facts,)


def stages_of(one: Yearly) -> tuple[StageState, ...]:
    """The stages with the sheets that are there."""
    return stage_states(one.book, one.book.years[one.year], EVER)


def _facts(one: Yearly, lang: Lang) -> list[Fact]:
    yearbook = one.book.years[one.year]
    checked = Cell(say(lang, "report.clean"), tone=Tone.GOOD)
    if one.warnings:
        text = say(lang, "report.warned", n=one.warnings, year=one.year)
        checked = Cell(text, tone=Tone.WARN)
    found = [("files", figure(lang, len(one.files))), ("checked", checked)]
    if yearbook.criteria is not None:
        scale = yearbook.criteria.data
        draft = scale.status == "draft"
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
    return [Fact(say(lang, f"report.{key}"), cell) for key, cell in found]


def _stages(one: Yearly, stages: tuple[StageState, ...], lang: Lang) -> Table:
    columns = (
        Column("stage", say(lang, "report.id"), data_only=True),
        Column("name", say(lang, "report.stage")),
        Column("due", say(lang, "report.due")),
        Column("sent", say(lang, "report.sent"), Align.RIGHT),
        Column("wanted", say(lang, "report.wanted"), Align.RIGHT),
        Column("missing", say(lang, "report.missing"), wrap=True),
        Column("late", say(lang, "report.late"), wrap=True, priority=1),
    )
    rows = tuple(
        Row(
            (
                Cell(state.stage.id),
                Cell(state.stage.name),
                Cell(dates.show(lang, state.due), data=state.due.isoformat())
                if state.due
                else nothing(),
                figure(lang, state.sent),
                figure(lang, state.wanted),
                _those(one, state.missing, Tone.WARN, lang),
                _those(one, state.late, Tone.NORMAL, lang),
            )
        )
        for state in stages
    )
    return Table(columns, rows, key="report_stages")


def _those(one: Yearly, given: tuple[Missing, ...], tone: Tone, lang: Lang) -> Cell:
    """Units, each with its scorer where that is not itself."""
    if not given:
        return nothing()
    said = []
    for missing in given:
        name = _label(one, missing.unit or "")
        if missing.scorer:
            by = _label(one, missing.scorer)
            name = say(lang, "report.by_scorer", unit=name, scorer=by)
        said.append(name)
    return Cell("; ".join(said), tone=tone, data=" ".join(m.unit or "" for m in given))


def _label(one: Yearly, unit_id: str) -> str:
    unit = one.book.units.data.get(unit_id)
    return unit.label if unit else unit_id


def terms_of(one: Yearly) -> tuple[Term, ...]:
    """The terms of the year and of the next, in their order."""
    terms = one.book.leadership.data.terms if one.book.leadership else ()
    wanted = [term for term in terms if term.year in (one.year, one.year + 1)]
    return tuple(sorted(wanted, key=lambda term: (term.year, str(term.from_ or ""))))


def leader_table(one: Yearly, lang: Lang) -> Table:
    """Who leads the bloc in the year and in the next, how and when they were chosen."""
    empty = say(lang, "report.no_terms", year=one.year, next=one.year + 1)
    return terms_table(one.book, terms_of(one), lang, empty=empty)
