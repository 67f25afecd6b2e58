"""JSON of history, log, diff and verify."""

from typing import Annotated

from typing_extensions import TypedDict

from thidua.views import fields, log, terms
from thidua.views.fields import EntryOf
from thidua.views.outputs.common import Entry, Figure, Id, PeriodName, YearEntry


class HeldAward(TypedDict):
    """An award that was proposed, granted or refused."""

    id: Id | None
    name: str | None
    state: str


class UnitYear(TypedDict):
    """One year of one unit; nulls where there is nothing."""

    year: int
    unit: Id | None
    what: str
    status: str | None
    rank: int | None
    ranked: int | None
    percent: Figure | None
    band: str | None
    evaluation: str | None
    office: str | None
    awards: list[HeldAward]


class UnitHistory(TypedDict):
    """A unit over the years."""

    id: Id
    name: str
    entries: list[UnitYear]


class UnitPeriod(TypedDict):
    """One period of one unit; nulls where there is nothing."""

    period: str
    what: str
    unit: Id | None
    status: str | None
    rank: int | None
    ranked: int | None
    percent: Figure | None
    band: str | None


class UnitPeriods(TypedDict):
    """A unit over the periods of a kind."""

    id: Id
    name: str
    entries: list[UnitPeriod]


class PeriodsOfYear(TypedDict):
    """The periods of the kind that was asked for, in one year."""

    year: int
    kind: Id
    periods: list[PeriodName]
    units: list[UnitPeriods]


RecordedTerm = EntryOf("RecordedTerm", terms.TERMS, "Who led a year.")


class HistoryEntry(Entry):
    """A bloc over the years; with --period over the periods of a kind, and nothing else."""

    years: list[int]
    draft_years: list[int]
    terms: list[Annotated[fields.Entry, RecordedTerm]]
    periods: list[PeriodsOfYear]
    units: list[UnitHistory]


class HistoryOutput(TypedDict):
    """`thidua history`."""

    schema: str
    blocs: list[HistoryEntry]


ChangedEntry = EntryOf("ChangedEntry", log.CHANGES, "An entry of a sheet that a commit changed.")


class Commit(TypedDict):
    """What one commit changed; without a hash it is not committed yet."""

    hash: str | None
    author: str | None
    date: str | None
    subject: str | None
    body: str | None
    cut: bool
    changes: list[Annotated[fields.Entry, ChangedEntry]]


class LogEntry(YearEntry):
    """Who changed which figure."""

    commits: list[Commit]


class LogOutput(TypedDict):
    """`thidua log`."""

    schema: str
    blocs: list[LogEntry]


class ChangedPoints(TypedDict):
    """A figure that differs, with the file's change that caused it."""

    unit: Id
    criterion: Id | None
    stage: Id | None
    before: Figure | None
    after: Figure | None
    cause: str | None


class ChangedOfUnit(TypedDict):
    """A rank, band or membership that differs."""

    unit: Id
    before: str | None
    after: str | None


class ChangedAward(ChangedOfUnit):
    """An award that a unit gets or no longer gets."""

    award: Id


class ChangedVote(ChangedOfUnit):
    """A unit's votes on a ballot that differ."""

    ballot: Id


class ChangedOffice(TypedDict):
    """Who holds an office."""

    office: str
    before: str | None
    after: str | None


class ChangedRule(TypedDict):
    """A key of the scale or of another file that differs."""

    path: str
    before: str | None
    after: str | None


class Total(TypedDict):
    """A unit's published figures."""

    status: str
    points: str | None
    percent: str | None


class ChangedTotal(TypedDict):
    """A unit whose status, points or percent differ; null where it was, or is, no member."""

    unit: Id
    before: Total | None
    after: Total | None


class ChangedAnswer(TypedDict):
    """Whether a unit may be proposed for an award; null where it is not known."""

    award: Id
    unit: Id
    before: bool | None
    after: bool | None


class ChangedElection(TypedDict):
    """Whom a ballot elected; null where it was, or is, not there."""

    ballot: Id
    before: list[Id] | None
    after: list[Id] | None


class RevisionErrors(TypedDict):
    """A revision whose data has errors gives no results to compare."""

    revision: str
    count: int


class DiffYear(TypedDict):
    """What changed in one year."""

    year: int
    errors: RevisionErrors | None
    figures: list[ChangedPoints]
    ranks: list[ChangedOfUnit]
    bands: list[ChangedOfUnit]
    awards: list[ChangedAward]
    votes: list[ChangedVote]
    leaders: list[ChangedOffice]
    members: list[ChangedOfUnit]
    rules: list[ChangedRule]
    totals: list[ChangedTotal]
    eligible: list[ChangedAnswer]
    elected: list[ChangedElection]
    files: list[ChangedRule]


class DiffEntry(Entry):
    """What changed in one bloc. `state`: whether it is in both revisions."""

    state: str
    years: list[DiffYear]


DiffOutput = TypedDict(
    "DiffOutput", {"schema": str, "from": str | None, "to": str | None, "blocs": list[DiffEntry]}
)


class SealHead(TypedDict):
    """When a year was sealed, by whom and with which version."""

    on: str
    by: str | None
    version: str
    incomplete: list[Id] | bool | None


class ChangedInput(TypedDict):
    """An input that is not as it was sealed."""

    kind: str
    name: str
    change: str


class ChangedPast(TypedDict):
    """A file of earlier years that the sealed results read, and that is not as it was."""

    file: str
    change: str


class ChangedFigure(TypedDict):
    """A result that is not as it was sealed."""

    of: str
    id: str
    figure: str | None
    sealed: str | None
    now: str | None


class SealEvent(TypedDict):
    """A sealing or reopening."""

    what: str
    on: str
    by: str | None
    version: str | None
    reason: str | None


class VerifyEntry(YearEntry):
    """A sealed year beside the year as it stands now."""

    holds: bool
    sealed: SealHead
    inputs: list[ChangedInput]
    past: list[ChangedPast]
    figures: list[ChangedFigure] | None
    history: list[SealEvent]


class VerifyOutput(TypedDict):
    """`thidua verify`."""

    schema: str
    version: str
    blocs: list[VerifyEntry]
