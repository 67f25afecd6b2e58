"""`log`: who changed which figure when, from what to what, and why."""

from collections.abc import Sequence
from typing import NamedTuple

from thidua.bloc.records.history import EntryChange, typed
from thidua.model.emulation_year import as_period
from thidua.views.fields import Field, Fields, RecordFields, output, table, value
from thidua.views.heads import ALTERED, BLOC
from thidua.views.table import Cell, Paragraph, Report, Section, Tone, as_read
from thidua.words import Lang, say


class CommitTold(NamedTuple):
    """The changes of one commit; `hash` is empty for what is not committed yet. `cut`: the clone
    does not hold what was before it, so nothing can be said of what it changed."""

    hash: str
    author: str
    date: str
    subject: str
    body: str
    changes: tuple[EntryChange, ...]
    cut: bool = False


class BlocLog(NamedTuple):
    """One bloc's year through its commits, the newest first; what is uncommitted comes last.

    Ids to names: of units, of criteria with their items and facts, of stages, of scorers.
    `periods`: the same of each period (`tuan/03`), by its own scale; its `name` is the period's.
    """

    id: str
    name: str
    year: int
    units: dict[str, str]
    criteria: dict[str, str]
    told: tuple[CommitTold, ...]
    stages: dict[str, str] = {}  # noqa: RUF012 - never changed
    scorers: dict[str, str] = {}  # noqa: RUF012
    periods: "dict[str, BlocLog]" = {}  # noqa: RUF012


class LogChange(NamedTuple):
    """One changed entry of a bloc's year."""

    bloc: BlocLog
    entry: EntryChange
    lang: Lang = "vi"


def _value(value: object, lang: Lang) -> Cell:
    """As a reader sees it; in CSV as it was typed."""
    return Cell("—" if value is None else as_read(value, lang), data=_typed(value) or "")


def _typed(value: object) -> str | None:
    return None if value is None else typed(value)


# fmt: off
CHANGES: Fields[LogChange] = (
    Field("unit", "log.unit",
        lambda one: Cell(one.bloc.units.get(one.entry.unit, one.entry.unit), data=one.entry.unit),
        lambda one: one.entry.unit, wrap=True),
    Field("period", json=lambda one: _period(one), type=str | None),
    Field("stage", "log.stage",
        lambda one: Cell(_stage(one.bloc, one.entry), data=_stage_id(one.entry)),
        lambda one: one.entry.stage, wrap=True),
    Field("scorer", json=lambda one: one.entry.scorer, type=str | None),
    Field("entry", "log.entry", lambda one: Cell(_entry(one.bloc, one.entry), data=one.entry.entry),
        lambda one: one.entry.entry, wrap=True),
    Field("before", "log.before", lambda one: _value(one.entry.before, one.lang),
        lambda one: _typed(one.entry.before), str | None, wrap=True),
    Field("after", "log.after", lambda one: _value(one.entry.after, one.lang),
        lambda one: _typed(one.entry.after), str | None, wrap=True),
)
# fmt: on


def log_report(found: Sequence[BlocLog], lang: Lang) -> Report:
    title = say(lang, "log.title", year=found[0].year)
    sections = []
    for bloc in found:
        context = (("bloc", bloc.id), ("year", str(bloc.year)))
        if not bloc.told:
            sections.append(Section(bloc.name, (Paragraph(say(lang, "log.nothing")),), 1, context))
        for one in bloc.told:
            sections.append(_section(bloc, one, context, lang))
    return Report(title, tuple(sections), lang)


def _section(
    bloc: BlocLog, told: CommitTold, context: tuple[tuple[str, str], ...], lang: Lang
) -> Section:
    if told.hash:
        args = {"hash": told.hash[:10], "date": _when(told.date)}
        title = say(lang, "log.commit", author=told.author, subject=told.subject, **args)
    else:
        title = say(lang, "log.uncommitted")
    blocks = [Paragraph(told.body)] if told.body else []
    if told.cut:
        return Section(title, (*blocks, Paragraph(say(lang, "log.cut"), Tone.WARN)), 2, context)
    own = (*context, ("commit", told.hash), ("author", told.author), ("date", told.date))
    shown = table(CHANGES, (LogChange(bloc, one, lang) for one in told.changes), lang, key="log")
    return Section(title, (*blocks, shown), 2, own)


def _when(written: str) -> str:
    """`2023-01-05 08:00 +07:00`: the author's own clock, with its zone."""
    return f"{written[:16].replace('T', ' ')} {written[19:].replace('Z', '+00:00')}".rstrip()


def _period(one: LogChange) -> str | None:
    if one.entry.period:
        return f"{int(one.bloc.year)}/{one.entry.period}"
    return None if as_period(one.bloc.year) is None else str(one.bloc.year)


def _stage(bloc: BlocLog, one: EntryChange) -> str:
    inside = bloc.periods.get(one.period)
    if inside is not None:
        return f"{inside.name}: {_stage(inside, one._replace(period=''))}"
    name = bloc.stages.get(one.stage, one.stage)
    return f"{name} ({bloc.scorers.get(one.scorer, one.scorer)})" if one.scorer else name


def _stage_id(one: EntryChange) -> str:
    if one.period:
        return f"{one.period}/{_stage_id(one._replace(period=''))}"
    return f"{one.stage} ({one.scorer})" if one.scorer else one.stage


def _entry(bloc: BlocLog, one: EntryChange) -> str:
    bloc = bloc.periods.get(one.period, bloc)
    name = bloc.criteria.get(one.entry)
    return f"{one.entry} {name}" if name else one.entry


# fmt: off
CHANGE = RecordFields("ChangedEntry", CHANGES, "An entry of a sheet that a commit changed.")
COMMIT: RecordFields[tuple[BlocLog, CommitTold]] = RecordFields("Commit", (
    value("hash", lambda one: one[1].hash or None, str | None),
    value("author", lambda one: one[1].author or None, str | None),
    value("date", lambda one: one[1].date or None, str | None),
    value("subject", lambda one: one[1].subject or None, str | None),
    value("body", lambda one: one[1].body or None, str | None),
    value("cut", lambda one: one[1].cut, bool),
    CHANGE.many("changes", lambda one: (LogChange(one[0], each) for each in one[1].changes)),
), "What one commit changed; without a hash it is not committed yet.")
ENTRY: RecordFields[BlocLog] = RecordFields("LogEntry", (
    BLOC.at("bloc", lambda one: one),
    ALTERED,
    value("year", lambda one: int(one.year), int),
    COMMIT.many("commits", lambda one: ((one, told) for told in one.told)),
), "Who changed which figure.")
OUTPUT = output("log", ENTRY)
# fmt: on
