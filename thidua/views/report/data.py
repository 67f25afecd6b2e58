"""The year's report: the state of its data, and who leads the bloc."""

from datetime import date
from typing import NamedTuple

from thidua.bloc.cycle.stages import Missing, StageState, stage_states
from thidua.model.units import Term
from thidua.text.numbers import show
from thidua.views.fields import Field, Fields, RecordFields, shown, table, value
from thidua.views.heads import day_cell
from thidua.views.report.head import Yearly
from thidua.views.table import (
    Align,
    Block,
    Cell,
    Facts,
    Labelled,
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
    return [Labelled(say(lang, f"report.{key}"), cell) for key, cell in found]


class StageOf(NamedTuple):
    """A stage's sheets with what it takes to tell their row."""

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
    terms = one.book.leadership.data.terms if one.book.leadership else ()
    wanted = [term for term in terms if term.year in (one.year, one.year + 1)]
    return tuple(sorted(wanted, key=lambda term: (term.year, str(term.from_ or ""))))


def leader_table(one: Yearly, lang: Lang) -> Table:
    """Who leads the bloc in the year and in the next, how and when they were chosen."""
    empty = say(lang, "report.no_terms", year=one.year, next=one.year + 1)
    return terms_table(one.book, terms_of(one), lang, empty=empty)
