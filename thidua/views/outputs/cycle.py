"""JSON of status, progress and overview."""

from typing import Annotated

from typing_extensions import TypedDict

from thidua.views import progress, status
from thidua.views.fields import Entry, EntryOf
from thidua.views.outputs.common import Day, DossierState, Id, PeriodName, ScaleStatus, YearEntry

CycleStep = EntryOf("CycleStep", status.STEPS, "A step of the year's cycle.")


class PeriodState(PeriodName):
    """A period as of a day; `missing`: units whose sheets have not come."""

    state: str
    sent: int
    wanted: int
    missing: list[Id]


class NextStep(TypedDict):
    """What comes next, a step or a period, and the command for it."""

    step: Id | None
    stage: Id | None
    period: str | None
    command: str | None


class StatusEntry(YearEntry):
    """Where a year stands."""

    period: PeriodName | None
    as_of: Day
    leader: Id | None
    deputies: list[Id] | None
    steps: list[Annotated[Entry, CycleStep]]
    periods: list[PeriodState]
    next: NextStep


class StatusOutput(TypedDict):
    """`thidua status`."""

    schema: str
    blocs: list[StatusEntry]


TaskState = EntryOf(
    "TaskState",
    progress.TASK,
    "A task or target against its plan. `share` and `expected`: of the plan, 1 is all of it.",
)


class UnitTasks(TypedDict):
    """What a unit registered, and how far it has come."""

    id: Id
    name: str
    registered: bool
    complete: bool | None
    on_course: bool | None
    tasks: list[Annotated[Entry, TaskState]]


class SlowTask(TypedDict):
    """A task that is behind its plan."""

    unit: Id | None
    task: Id
    state: str


class ProgressEntry(YearEntry):
    """Pledges against plan at a day."""

    as_of: Day
    members: int | None
    registered: int
    registered_tasks: int | None
    complete: int
    on_course: int
    all_complete: bool | None
    targets: list[Annotated[Entry, TaskState]]
    tasks: list[Annotated[Entry, TaskState]]
    units: list[UnitTasks]
    behind: list[SlowTask]


class ProgressOutput(TypedDict):
    """`thidua progress`."""

    schema: str
    blocs: list[ProgressEntry]


class TotalsOfBlocs(TypedDict):
    """Sums over the blocs that could be read."""

    blocs: int
    sound: int
    broken: int
    without_year: int
    units: int
    proposals: int
    dossiers: int
    dossiers_complete: int
    dossiers_open: int


class ProposedUnit(TypedDict):
    """A proposal."""

    unit: Id
    award: Id | None


class DossierOfAward(DossierState):
    """A dossier and the award that it is for."""

    award: Id | None


class OverviewEntry(YearEntry):
    """One bloc at a glance."""

    period: PeriodName | None
    folder: str
    state: str
    errors: int
    scale: ScaleStatus
    units: int | None
    leader: Id | None
    steps: int | None
    done: int | None
    next: Id | None
    first: list[Id]
    proposals: list[ProposedUnit]
    dossiers: list[DossierOfAward]


class OverviewOutput(TypedDict):
    """`thidua overview`."""

    schema: str
    year: int
    period: PeriodName | None
    blocs: list[OverviewEntry]
    totals: TotalsOfBlocs
