"""A loaded data folder: the models of one bloc with the files they came from."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from thidua.model.bloc import BlocFile, Settings
from thidua.model.emulation_year import EmulationYear, Period, PeriodYear, as_period, emulated
from thidua.model.units import Leadership, Term, Unit, Units

if TYPE_CHECKING:
    from thidua.model.awards import Award, Awards
    from thidua.model.ballots import Ballot
    from thidua.model.documents import Basis
    from thidua.model.events import Calendar, Event, Events
    from thidua.model.outcome import (
        Decision,
        Decisions,
        Dossier,
        Outcome,
        Proposal,
        Record,
        Records,
    )
    from thidua.model.periods import Periods
    from thidua.model.pledges import Pact, Pledge
    from thidua.model.scale.criteria import Scale
    from thidua.model.scale.own_scale import OwnScale
    from thidua.model.seal import Seal
    from thidua.model.settlements import (
        Appeal,
        Appeals,
        Exclusion,
        Exclusions,
        Settlement,
        Settlements,
    )
    from thidua.model.sheet import Sheet
    from thidua.rules.base import PeriodFigure

T_co = TypeVar("T_co", covariant=True)


class Sourced(NamedTuple, Generic[T_co]):
    """A model and its file, relative to the data folder, with `/`."""

    file: str
    data: T_co


class SheetFile(NamedTuple):
    """One sheet: its stage (the folder), what its file name says, and its content."""

    file: str
    stage: str
    unit: str
    scorer: str | None
    data: "Sheet"


class PeriodBooks:
    """The periods that a year's scale, or a longer period's, rolls up: each loaded. `figures`: what
    they came to, by kind and unit, kept by who scores them first (None: not scored yet)."""

    __slots__ = ("books", "figures")

    def __init__(self, books: "tuple[YearBook, ...]" = ()) -> None:
        self.books = books
        self.figures: Mapping[str, Mapping[str, tuple[PeriodFigure, ...]]] | None = None

    def of(self, kind: str) -> "list[tuple[Period, YearBook]]":
        """The periods of a kind, in their order."""
        each = [(year.period, one) for one in self.books if (year := as_period(one.year))]
        return [(period, one) for period, one in each if period.id == kind]


class YearBook(NamedTuple):
    """The files of one emulation year. None, or empty, where a file is absent or not asked for."""

    year: int
    criteria: "Sourced[Scale] | None" = None
    own_scale: "Sourced[OwnScale] | None" = None
    """What the bloc says of its own, where `criteria` uses a shared scale."""
    begun_scale: "Sourced[Scale] | None" = None
    """A draft scale without a criterion: begun, and none yet."""
    sheets: tuple[SheetFile, ...] = ()
    pact: "Sourced[Pact] | None" = None
    pledges: "tuple[Sourced[Pledge], ...]" = ()
    ballots: "tuple[Sourced[Ballot], ...]" = ()
    awards: "Sourced[Awards] | None" = None
    exclusions: "Sourced[Exclusions] | None" = None
    appeals: "Sourced[Appeals] | None" = None
    settlements: "Sourced[Settlements] | None" = None
    events: "Sourced[Events] | None" = None
    outcome: "Sourced[Outcome] | None" = None
    decisions: "Sourced[Decisions] | None" = None
    seal: "Sourced[Seal] | None" = None
    seal_around: "Sourced[Seal] | None" = None
    """Of a period the seal of its year."""
    periods: "Sourced[Periods] | None" = None
    inside: PeriodBooks | None = None

    @property
    def is_sealed(self) -> bool:
        """Whether it is sealed now; a year that was reopened is not."""
        return self.seal is not None and self.seal.data.is_closed

    @property
    def seals(self) -> "Mapping[int, Sourced[Seal]]":
        """The seals that its results stand under, by the year or period that each closes: its own,
        of a period its year's, too, and those of the periods that its scale rolls up."""
        around = emulated(self.year).whole
        own = {around: self.seal_around, self.year: self.seal}
        found = {year: one for year, one in own.items() if one is not None}
        for inside in self.inside.books if self.inside else ():
            found |= inside.seals
        return found

    @property
    def scale(self) -> "Scale":
        """The year's scale; asked for only where there is one."""
        return self._criteria.data

    @property
    def scale_file(self) -> str:
        """Where it stands; asked for only where there is one."""
        return self._criteria.file

    @property
    def _criteria(self) -> "Sourced[Scale]":
        assert self.criteria is not None, f"{self.year} has no criteria.yaml"
        return self.criteria

    @property
    def proposals(self) -> "tuple[Proposal, ...] | None":
        """Who was proposed; None where nothing is written of that."""
        return self.outcome.data.proposals if self.outcome else None

    @property
    def dossiers(self) -> "tuple[Dossier, ...] | None":
        """The dossiers of what was proposed; None where nothing is written of them."""
        return self.outcome.data.dossiers if self.outcome else None

    @property
    def decided(self) -> "tuple[Decision, ...]":
        """What was decided on awards."""
        return self.decisions.data.decisions if self.decisions else ()

    @property
    def settled(self) -> "tuple[Settlement, ...]":
        """What people settled."""
        return self.settlements.data.settlements if self.settlements else ()

    @property
    def appealed(self) -> "tuple[Appeal, ...]":
        """What units objected to."""
        return self.appeals.data.appeals if self.appeals else ()

    @property
    def barred(self) -> "tuple[Exclusion, ...]":
        """Who is barred from what."""
        return self.exclusions.data.exclusions if self.exclusions else ()

    @property
    def own_awards(self) -> "tuple[Award, ...]":
        """The awards that the year itself names."""
        return self.awards.data.awards if self.awards else ()

    @property
    def happened(self) -> "tuple[Event, ...]":
        """The year's events."""
        return self.events.data.events if self.events else ()

    def task_names(self, unit: str | None = None) -> dict[str, str]:
        """What the pledged tasks are called, by id: as the unit calls them; those that it did not
        pledge, and with no unit all, where everybody who pledged them calls them the same."""
        names: dict[str, set[str]] = {}
        own: dict[str, str] = {}
        for pledge in self.pledges:
            for task in pledge.data.tasks:
                names.setdefault(task.id, set()).add(task.name)
                if pledge.data.unit == unit:
                    own[task.id] = task.name
        return {task: min(said) for task, said in names.items() if len(said) == 1} | own


class Book(NamedTuple):
    """One bloc. `distrusted`: sealed years left out, since they are not as they were sealed.
    `folder` is its place in the data folder ('' where the data folder is the bloc)."""

    folder: str
    bloc: Sourced[BlocFile]
    units: Sourced[Units]
    settings: Sourced[Settings] | None = None
    leadership: Sourced[Leadership] | None = None
    years: Mapping[int, YearBook] = MappingProxyType({})
    records: "Sourced[Records] | None" = None
    distrusted: frozenset[int] = frozenset()
    elsewhere: Mapping[str, "Book"] = MappingProxyType({})
    """Where members come from other blocs of the folder (`was`): by id, the units of each other
    bloc, and of those that they come from what is said of grades, decisions and bars."""
    beside: tuple[str, ...] | None = None
    """Where members come from other blocs: the ids of all others; None where nobody looked."""

    def emulation_year(self, year: int) -> EmulationYear:
        """That year with its days: as bloc.yaml says, else thidua.yaml, else a calendar year. Of a
        period the year around it."""
        if period := as_period(year):
            return PeriodYear(self.emulation_year(int(year)), period.period)
        bloc = self.bloc.data
        shared = self.settings.data.year if self.settings else None
        return EmulationYear(year, bloc.year or shared, bloc.members_on)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Who led, term by term, as it is written."""
        return self.leadership.data.terms if self.leadership else ()

    @property
    def recorded(self) -> "tuple[Record, ...]":
        """What records.yaml says of years without files of their own."""
        return self.records.data.records if self.records else ()

    def awards_of(self, year: int) -> "tuple[tuple[Award, ...], str | None]":
        """The awards of a year and their file: its own, else those of thidua.yaml, else none. A
        period has none (manual: file-awards)."""
        if as_period(year) is not None:
            return (), None
        yearbook = self.years.get(year)
        if yearbook is not None and yearbook.awards is not None:
            return yearbook.awards.data.awards, yearbook.awards.file
        if self.settings is not None and self.settings.data.awards is not None:
            return self.settings.data.awards, self.settings.file
        return (), None

    @property
    def award_names(self) -> dict[str, str]:
        """Award names by id: of thidua.yaml, and of all years, the latest name last."""
        shared = self.settings.data.awards if self.settings is not None else None
        names = {one.id: one.name for one in shared or ()}
        for year in sorted(self.years):
            names |= {one.id: one.name for one in self.years[year].own_awards}
        return names

    @property
    def bases(self) -> "tuple[Basis, ...]":
        """The legal bases that thidua.yaml adds."""
        return (self.settings.data.bases if self.settings else None) or ()

    @property
    def calendar(self) -> "Calendar | None":
        """The days of the steps that the blocs of the folder share."""
        return self.settings.data.calendar if self.settings else None

    def members(self, year: int) -> tuple[Unit, ...]:
        """The member units of an emulation year, in the order of units.yaml."""
        return self.units.data.of_year(self.emulation_year(year))

    def unit_label(self, unit_id: str) -> str:
        """The unit's short name, where it has one; its id where it is unknown."""
        unit = self.units.data.get(unit_id)
        return unit.label if unit else unit_id

    def unit_name(self, unit_id: str) -> str:
        """The unit's name, and its bloc's where it was in another then; its id where it is unknown."""
        bloc, _, unit = unit_id.rpartition("/")
        other = self.elsewhere.get(bloc)
        if other is not None:
            return f"{other.unit_name(unit)} ({other.bloc.data.name})"
        return self.units.data.called(unit_id)
