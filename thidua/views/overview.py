"""`overview`: many blocs at a glance, a row each; a broken one is one red row and not the end."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import add, attrgetter
from typing import NamedTuple

from thidua.bloc.awarding.eligibility import COMPLETE
from thidua.bloc.cycle.status import DONE, Status, YearStep
from thidua.bloc.voting.tally import member_count
from thidua.bloc.year_view import YearView
from thidua.model.book import Book
from thidua.text import dates
from thidua.views.fields import (
    Entry,
    Field,
    Fields,
    RecordFields,
    columns,
    row,
    schema_field,
    shown,
    table,
    value,
)
from thidua.views.heads import ALTERED, BLOC, SCALE_STATUS, period_field
from thidua.views.papers import papers_cell
from thidua.views.status import step_name
from thidua.views.table import (
    Align,
    Cell,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
    Tone,
    figure,
    nothing,
)
from thidua.words import Lang, say

SOUND, NO_YEAR, BROKEN = "sound", "no_year", "broken"


class IdAndName(NamedTuple):
    """A unit or an award by its id, and what it is called."""

    id: str
    name: str


class DossierAtGlance(NamedTuple):
    """A dossier; `missing`: papers of the award's list, None where what it holds is not written."""

    award: IdAndName
    unit: IdAndName
    state: str
    missing: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Glance:
    """One bloc, and of its year what a row tells, for there may be thousands. `id` None: bloc.yaml
    or units.yaml themselves are wrong, and the name is the folder's. `next`: the step that comes
    next; `steps` None: where the year stands is not known."""

    folder: str
    id: str | None
    name: str
    state: str
    errors: int = 0
    scale: str | None = None
    members: int | None = None
    leader: IdAndName | None = None
    steps: int | None = None
    done: int | None = None
    next: YearStep | None = None
    sealed: bool = False
    first: tuple[IdAndName, ...] = ()
    proposals: tuple[tuple[str, str | None], ...] = ()
    dossiers: tuple[DossierAtGlance, ...] = ()
    namesake: bool = False

    @property
    def label(self) -> str:
        """The bloc's name for a row of its own, with its folder where another bloc bears it too."""
        return f"{self.name} ({self.folder})" if self.namesake and self.folder else self.name

    @property
    def is_read(self) -> bool:
        return self.state == SOUND

    @property
    def open_dossiers(self) -> tuple[DossierAtGlance, ...]:
        return tuple(one for one in self.dossiers if one.state != COMPLETE)


def not_read(folder: str, book: Book | None, errors: int = 0) -> Glance:
    """A bloc with errors, or that has not the year (none)."""
    state = BROKEN if errors else NO_YEAR
    if book is None:
        return Glance(folder, None, folder or ".", state, errors)
    return Glance(folder, book.bloc.data.id, book.bloc.data.name, state, errors)


def at_a_glance(folder: str, book: Book, view: YearView, status: Status | None) -> Glance:
    """What a row tells of a bloc."""

    def unit(unit_id: str) -> IdAndName:
        return IdAndName(unit_id, book.unit_name(unit_id))

    proposed = book.years[view.year].proposals
    term, following = (status.term, status.next) if status else (None, None)
    return replace(
        not_read(folder, book),
        state=SOUND,
        scale=view.scale_status,
        members=member_count(book.units.data, view.year),
        leader=unit(term.leader) if term and term.leader else None,
        steps=len(status.steps) if status else None,
        done=sum(step.state == DONE for step in status.steps) if status else None,
        next=following and following._replace(missing=(), late=()),
        sealed=status is not None and status.sealed,
        first=tuple(
            unit(one.unit.id)
            for one in (view.result.ranked if view.result else ())
            if one.rank == 1
        ),
        proposals=tuple((one.unit, one.award) for one in proposed or ()),
        dossiers=tuple(
            DossierAtGlance(
                IdAndName(of.award.id, of.award.name), unit(one.unit), one.state, one.missing
            )
            for of in view.awards.awards
            for one in of.dossiers
        ),
    )


def overview_report(blocs: Sequence[Glance], year: int, lang: Lang) -> Report:
    """One table with a row a bloc and the totals, and what is missing in the dossiers."""
    names = Counter(one.name for one in blocs)
    blocs = [replace(one, namesake=True) if names[one.name] > 1 else one for one in blocs]
    told = [GlanceOf(one, year, lang) for one in blocs]
    same: dict[Cell, Cell] = {}  # there may be thousands of rows, and few cells that differ
    rows = tuple(_sharing(same, row(GLANCE, one, one.tone)) for one in told)
    if len(blocs) > 1:
        rows = (*rows, _totals(blocs, lang))
    empty = say(lang, "overview.none")
    blocks = [Table(columns(GLANCE, lang), rows, key="overview", empty=empty)]
    missing = [dossier for one in told for dossier in one.open_dossiers]
    if missing:
        title = say(lang, "overview.dossiers")
        blocks.append(table(DOSSIERS, missing, lang, title=title, key="missing"))
    sections = tuple(Section("", (block,), context=(("year", str(year)),)) for block in blocks)
    return Report(say(lang, "overview.title", year=year), sections, lang, _lead(blocs, lang))


def _sharing(same: dict[Cell, Cell], made: Row) -> Row:
    """The row with the cells of earlier rows where they are the same."""
    return made._replace(cells=tuple(same.setdefault(one, one) for one in made.cells))


def _lead(blocs: Sequence[Glance], lang: Lang) -> tuple[Paragraph, ...]:
    lead = []
    broken = sum(one.errors > 0 for one in blocs)
    if broken:
        lead.append(Paragraph(say(lang, "overview.broken", n=broken), Tone.BAD))
    drafts = "; ".join(one.name for one in blocs if one.scale == "draft")
    if drafts:
        lead.append(Paragraph(say(lang, "overview.draft", blocs=drafts), Tone.WARN, public=True))
    return tuple(lead)


class GlanceOf(NamedTuple):
    glance: Glance
    year: int
    lang: Lang

    @property
    def tone(self) -> Tone:
        """A row that tells of no year is red, or muted where there is none."""
        if self.glance.is_read:
            return Tone.NORMAL
        return Tone.MUTED if self.glance.state == NO_YEAR else Tone.BAD

    @property
    def next(self) -> str | None:
        """The stage or step that comes next."""
        following = self.glance.next
        return (following.stage or following.id) if following else None

    @property
    def dossiers(self) -> Iterator["DossierOf"]:
        return (DossierOf(self, one) for one in self.glance.dossiers)

    @property
    def open_dossiers(self) -> Iterator["DossierOf"]:
        return (DossierOf(self, one) for one in self.glance.open_dossiers)


class DossierOf(NamedTuple):
    of: GlanceOf
    dossier: DossierAtGlance

    @property
    def lang(self) -> Lang:
        return self.of.lang


def _if_read(cell: Callable[[GlanceOf], Cell]) -> Callable[[GlanceOf], Cell]:
    """A cell of a bloc whose year could be read; a dash for the others."""
    return lambda one: cell(one) if one.glance.is_read else nothing()


def _leader(one: GlanceOf) -> Cell:
    leader = one.glance.leader
    return Cell(leader.name, data=leader.id) if leader else nothing()


def _progress(told: GlanceOf) -> Cell:
    """How many steps are done, and the one that comes next."""
    one, lang = told.glance, told.lang
    if not one.is_read:
        key = NO_YEAR if one.state == NO_YEAR else "errors"
        return Cell(say(lang, f"overview.{key}", n=one.errors), tone=told.tone, data=key)
    if one.steps is None:
        return nothing()
    steps, done, following = one.steps, one.done, one.next
    if following is None:
        key = "sealed" if one.sealed else "known_done"
        key = "all_done" if done == steps else key
        text = say(lang, f"overview.{key}", n=done, all=steps)
        return Cell(text, tone=Tone.GOOD, data="done")
    next_step = step_name(following, lang)
    if following.due is not None:
        due = dates.show(lang, following.due)
        args = {"n": done, "all": steps, "next": next_step, "due": due}
        text = say(lang, f"overview.{following.state}", **args)
    else:
        text = say(lang, "overview.next", n=done, all=steps, next=next_step)
    tone = Tone.WARN if following.state == "late" else Tone.NORMAL
    return Cell(text, tone=tone, data=told.next)


def _first(told: GlanceOf) -> Cell:
    one = told.glance
    if not one.first:
        return nothing()
    names, ids = zip(*((unit.name, unit.id) for unit in one.first), strict=True)
    return Cell("; ".join(names), data=" ".join(ids))


def _open(one: GlanceOf) -> Cell:
    n = len(one.glance.open_dossiers)
    return figure(one.lang, n, tone=Tone.WARN if n else Tone.NORMAL)


def _missing(one: DossierOf) -> Cell:
    missing = one.dossier.missing
    if missing is None:
        return nothing(say(one.lang, "overview.papers_unknown"))
    return papers_cell(one.lang, missing) if missing else nothing()


class Totals(NamedTuple):
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


def totals_of(blocs: Sequence[Glance]) -> Totals:
    read = [one for one in blocs if one.is_read]
    dossiers = sum(len(one.dossiers) for one in read)
    still_open = sum(len(one.open_dossiers) for one in read)
    return Totals(
        blocs=len(blocs),
        sound=len(read),
        broken=sum(one.errors > 0 for one in blocs),
        without_year=sum(one.state == NO_YEAR for one in blocs),
        units=sum(one.members or 0 for one in read),
        proposals=sum(len(one.proposals) for one in read),
        dossiers=dossiers,
        dossiers_complete=dossiers - still_open,
        dossiers_open=still_open,
    )


class TotalsSoFar:
    """The sums of the blocs that were told of: of many, one at a time is in memory."""

    def __init__(self) -> None:
        self._sums = totals_of(())

    def with_these(self, blocs: Sequence[Glance]) -> Totals:
        """The sums with some more."""
        self._sums = Totals(*map(add, self._sums, totals_of(blocs)))
        return self._sums


# fmt: off
PROPOSAL: RecordFields[tuple[str, str | None]] = RecordFields("ProposedUnit",
    (value("unit", lambda one: one[0]), value("award", lambda one: one[1], str | None)),
    "A proposal.")
DOSSIERS: Fields[DossierOf] = (
    Field("bloc", "overview.bloc", lambda one: Cell(one.of.glance.label), wrap=True),
    Field("unit", "overview.unit",
        lambda one: Cell(one.dossier.unit.name, data=one.dossier.unit.id),
        lambda one: one.dossier.unit.id, wrap=True),
    Field("award", "overview.award",
        lambda one: Cell(one.dossier.award.name, data=one.dossier.award.id),
        lambda one: one.dossier.award.id, str | None, wrap=True),
    Field("state", "overview.dossier",
        lambda one: Cell(say(one.lang, f"year.dossier.{one.dossier.state}"),
            data=one.dossier.state), lambda one: one.dossier.state, column="dossier"),
    Field("missing", "overview.missing", _missing,
        lambda one: None if one.dossier.missing is None else list(one.dossier.missing),
        list[str] | None, wrap=True),
)
DOSSIER = RecordFields("DossierOfAward", DOSSIERS, "A dossier and the award that it is for.")
GLANCE: Fields[GlanceOf] = (
    shown(BLOC.at("bloc", lambda one: one.glance), "overview.bloc",
        lambda one: Cell(one.glance.label, tone=one.tone), wrap=True),
    value("folder", lambda one: one.glance.folder),
    value("year", lambda one: int(one.year), int),
    period_field(lambda one: one.year),
    value("state", lambda one: one.glance.state),
    value("errors", lambda one: one.glance.errors, int),
    shown(SCALE_STATUS.at("scale", lambda one: one.glance.scale), "overview.scale",
        _if_read(lambda one: Cell(one.glance.scale or "")), data_only=True),
    Field("units", "overview.units", _if_read(lambda one: figure(one.lang, one.glance.members)),
        lambda one: one.glance.members, int | None, align=Align.RIGHT),
    Field("leader", "overview.leader", _if_read(_leader),
        lambda one: one.glance.leader.id if one.glance.leader else None, str | None,
        wrap=True, priority=2),
    Field("progress", "overview.state", _progress, column="state", wrap=True),
    value("steps", lambda one: one.glance.steps, int | None),
    value("done", lambda one: one.glance.done, int | None),
    value("next", lambda one: one.next, str | None),
    Field("first", "overview.first", _if_read(_first),
        lambda one: [unit.id for unit in one.glance.first], list[str], wrap=True, priority=1),
    shown(PROPOSAL.many("proposals", lambda one: one.glance.proposals), "overview.proposals",
        _if_read(lambda one: figure(one.lang, len(one.glance.proposals))), align=Align.RIGHT),
    Field("complete", "overview.complete", _if_read(lambda one: figure(one.lang,
        len(one.glance.dossiers) - len(one.glance.open_dossiers))), align=Align.RIGHT),
    Field("open", "overview.open_dossiers", _if_read(_open), align=Align.RIGHT),
    DOSSIER.many("dossiers", lambda one: one.dossiers),
)
ENTRY = RecordFields("OverviewEntry", (ALTERED, *GLANCE), "One bloc at a glance.")
TOTALS: RecordFields[Totals] = RecordFields("TotalsOfBlocs",
    [value(key, attrgetter(key), int) for key in Totals._fields],
    "Sums over the blocs that could be read.")
OUTPUT: RecordFields[tuple[Sequence[Glance], int, Totals]] = RecordFields("OverviewOutput", (
    schema_field("overview"),
    value("year", lambda one: int(one[1]), int),
    period_field(lambda one: one[1]),
    ENTRY.many("blocs", lambda one: (GlanceOf(glance, one[1], "vi") for glance in one[0])),
    TOTALS.at("totals", lambda one: one[2]),
), "`thidua overview`.")
# fmt: on


def _totals(blocs: Sequence[Glance], lang: Lang) -> Row:
    totals = totals_of(blocs)
    state = say(lang, "overview.total_state", sound=totals.sound, broken=totals.broken)
    counts = (totals.proposals, totals.dossiers_complete, totals.dossiers_open)
    return Row(
        (
            Cell(say(lang, "overview.total"), tone=Tone.STRONG),
            nothing(),
            figure(lang, totals.units, tone=Tone.STRONG),
            nothing(),
            Cell(state),
            nothing(),
            *(figure(lang, n, tone=Tone.STRONG) for n in counts),
        ),
        Tone.STRONG,
    )


def overview_json(blocs: Sequence[Glance], year: int, totals: Totals) -> Entry:
    """`thidua/overview/1`. Told bloc by bloc, the totals of the last are those of all."""
    return OUTPUT.entry((blocs, year, totals))
