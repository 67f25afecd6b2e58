"""JSON of report: the year's whole report."""

from typing import Annotated

from typing_extensions import TypedDict

from thidua.views import fields
from thidua.views.outputs.common import Day, Figure, Id, PeriodName, UnitName, YearEntry
from thidua.views.outputs.decisions import AwardOfYear, CountedBallot
from thidua.views.outputs.records import RecordedTerm
from thidua.views.outputs.scores import Ranking


class OwedSheet(TypedDict):
    """Who has not sent a sheet, or sent it late."""

    unit: Id
    scorer: Id | None


class StageState(TypedDict):
    """How many sheets of a stage are there."""

    id: Id
    name: str
    due: Day | None
    sent: int
    wanted: int
    missing: list[OwedSheet]
    late: list[OwedSheet]


class DataState(TypedDict):
    """The state of a year's data."""

    files: int
    errors: int
    warnings: int
    scale: str | None
    stages: list[StageState]


BandUnits = TypedDict(
    "BandUnits", {"id": Id, "name": str, "from": Figure | None, "units": list[Id]}
)


class CriterionStrength(TypedDict):
    """What share of a criterion's points the ranked units reach, in percent."""

    id: Id
    parent: Id | None
    name: str
    max: Figure | None
    mean: Figure
    highest: Figure
    best: list[Id]
    lowest: Figure
    weakest: list[Id]
    shares: dict[Id, Figure]


class StageFigures(TypedDict):
    """A unit's points as of each stage."""

    id: Id
    points: dict[Id, Figure | None]
    difference: Figure | None


MovedFigure = TypedDict(
    "MovedFigure",
    {
        "unit": Id,
        "criterion": Id,
        "from": Id,
        "to": Id,
        "before": Figure | None,
        "after": Figure | None,
        "difference": Figure | None,
    },
)


class ChangedUnit(TypedDict):
    """A unit against the year before; `before`: who it was then."""

    id: Id
    before: list[Id]
    rank_before: int | None
    rank: int | None
    places: int | None
    percent_before: Figure | None
    percent: Figure | None
    difference: Figure | None


class ChangesSince(TypedDict):
    """What changed since the last year that has scores; of a period since that `period`."""

    since: int | None
    period: PeriodName | None
    same_scale: bool | None
    units: list[ChangedUnit]


class ReportEntry(YearEntry, Ranking):
    """A bloc's whole year; with --unit what is about that unit."""

    period: PeriodName | None
    unit: UnitName | None
    data: DataState
    mean_percent: Figure | None
    bands: list[BandUnits]
    criteria: list[CriterionStrength]
    stages: list[StageFigures]
    stage_moves: list[MovedFigure]
    ballots: list[CountedBallot]
    awards: list[AwardOfYear]
    leadership: list[Annotated[fields.Entry, RecordedTerm]]
    changes: ChangesSince | None


class ReportOutput(TypedDict):
    """`thidua report`."""

    schema: str
    blocs: list[ReportEntry]
