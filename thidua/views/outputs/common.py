"""What the entries of several commands share."""

from typing import NotRequired, TypeAlias

from typing_extensions import TypedDict

Figure: TypeAlias = str
"""An exact number as text."""
Day: TypeAlias = str
Id: TypeAlias = str


class BlocName(TypedDict):
    """Which bloc an entry is about."""

    id: Id | None
    name: str


class ScaleHead(TypedDict):
    """The year's scale in a few words."""

    status: str
    max: Figure | None
    stages: list[Id]
    places: int


class ScaleStatus(TypedDict):
    """Whether the scale is adopted; null where there is none."""

    status: str | None


class Entry(TypedDict):
    """A bloc's entry. `altered`: a sealed year that is shown and is not as it was sealed."""

    bloc: BlocName
    altered: NotRequired[bool]


class YearEntry(Entry):
    """A bloc's entry on one year."""

    year: int


PeriodName = TypedDict(
    "PeriodName", {"id": str, "kind": Id, "n": int, "name": str, "from": Day, "to": Day}
)
"""A period of a year: `2024/tuan/03` on the command line, its kind, number, name and days."""


class ScoredEntry(YearEntry):
    """A bloc's entry on a scored year, or on a period of one. `stage`: the last looked at."""

    period: PeriodName | None
    scale: ScaleHead
    stage: Id
    provisional: bool


class UnitOfBloc(TypedDict):
    """A unit of one of several blocs."""

    bloc: Id
    id: Id


class UnitName(TypedDict):
    """A unit."""

    id: Id
    name: str


class DossierState(TypedDict):
    """How far the dossier of a proposal has come."""

    unit: Id
    state: str
    missing: list[str] | None
