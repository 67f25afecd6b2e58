"""`overview`: many blocs at a glance, a row each; a broken one is one red row and not the end."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

from thidua.bloc.awarding.eligibility import COMPLETE, DossierState
from thidua.bloc.cycle.status import DONE, Status
from thidua.bloc.scoring.what_counts import UnitState
from thidua.bloc.voting.tally import member_count
from thidua.bloc.year_view import YearView
from thidua.model.book import Book, YearBook
from thidua.model.scale.criteria import Scale
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


@dataclass(frozen=True, slots=True)
class Glance:
    """One bloc. `view` None: it has errors (`errors` of them), or has not that year (`no_year`).
    `book` None: bloc.yaml or units.yaml themselves are wrong; then `folder` is all there is."""

    folder: str
    book: Book | None
    view: YearView | None = None
    status: Status | None = None
    errors: int = 0
    no_year: bool = False
    namesake: bool = False

    @property
    def label(self) -> str:
        """The bloc's name for a row of its own, with its folder where another bloc bears it too."""
        return f"{self.name} ({self.folder})" if self.namesake and self.folder else self.name

    @property
    def id(self) -> str | None:
        """The bloc's id; None where it can't be read."""
        return self.book.bloc.data.id if self.book else None

    @property
    def name(self) -> str:
        """The bloc's name; its folder where the name can't be read."""
        return self.book.bloc.data.name if self.book else self.folder or "."

    @property
    def is_read(self) -> bool:
        """Whether there is a year to tell of."""
        return self.view is not None and self.book is not None

    @property
    def state(self) -> str:
        """Whether it is read, or what hinders it."""
        return "sound" if self.is_read else "no_year" if self.no_year else "broken"

    @property
    def members(self) -> int | None:
        """How many units the bloc has in the year."""
        view, book = self.view, self.book
        return member_count(book.units.data, view.year) if book and view else None

    @property
    def done(self) -> int:
        """How many steps of the year are done."""
        return sum(step.state == DONE for step in self.status.steps) if self.status else 0

    @property
    def scale(self) -> str | None:
        """Whether the scale is a draft or adopted."""
        return self.view.scale_status if self.view else None

    @property
    def first(self) -> tuple[str, ...]:
        """The units that share the first place."""
        result = self.view.result if self.view else None
        return tuple(one.unit.id for one in result.ranked if one.rank == 1) if result else ()

    @property
    def proposals(self) -> tuple[tuple[str, str | None], ...]:
        """Unit and award of each proposal."""
        yearbook = self.book.years.get(self.view.year) if self.book and self.view else None
        outcome = yearbook.outcome.data if yearbook and yearbook.outcome else None
        return tuple(
            (one.unit, one.award) for one in (outcome.proposals if outcome else None) or ()
        )

    @property
    def dossiers(self) -> tuple[tuple[str, DossierState], ...]:
        """Award and state of each dossier."""
        awards = self.view.awards.awards if self.view else ()
        return tuple((one.award.id, dossier) for one in awards for dossier in one.dossiers)

    def award_name(self, award: str) -> str:
        """An award of the year by its name."""
        awards = self.view.awards.awards if self.view else ()
        return next((one.award.name for one in awards if one.award.id == award), award)

    @property
    def open_dossiers(self) -> tuple[tuple[str, DossierState], ...]:
        """Those that are not complete."""
        return tuple(pair for pair in self.dossiers if pair[1].state != COMPLETE)


def at_a_glance(one: Glance) -> Glance:
    """The same without what no row shows, for there may be thousands: sheets, scales, points."""
    view, book = one.view, one.book
    assert view is not None and book is not None
    kept = {view.year: YearBook(view.year, outcome=book.years[view.year].outcome)}
    light = book._replace(years=kept, elsewhere={})
    result = view.result
    if result is not None:
        first = (score for score in result.units if score.rank == 1)
        units = tuple(score._replace(nodes={}, as_of={}, state=UnitState()) for score in first)
        scale = Scale.model_construct(status=result.scale.status, max=result.scale.max, criteria=())
        result = result._replace(scale=scale, units=units, sheets=(), problems=())
    light_view = view._replace(book=light, result=result, standings=None)
    return replace(one, book=light, view=light_view)


def overview_report(blocs: Sequence[Glance], year: int, lang: Lang) -> Report:
    """One table with a row a bloc and the totals, and what is missing in the dossiers."""
    names = [one.name for one in blocs]
    blocs = [replace(one, namesake=names.count(one.name) > 1) for one in blocs]
    told = [GlanceOf(one, year, lang) for one in blocs]
    rows = tuple(row(GLANCE, one, one.tone) for one in told)
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
    """A bloc at a glance with what it takes to tell its row."""

    glance: Glance
    year: int
    lang: Lang

    @property
    def tone(self) -> Tone:
        """A row that tells of no year is red, or muted where there is none."""
        if self.glance.is_read:
            return Tone.NORMAL
        return Tone.MUTED if self.glance.no_year else Tone.BAD

    @property
    def next(self) -> str | None:
        """The stage or step that comes next."""
        following = self.glance.status.next if self.glance.status else None
        return (following.stage or following.id) if following else None

    @property
    def leader(self) -> str | None:
        """Who leads the bloc in the year."""
        term = self.glance.status.term if self.glance.status else None
        return term.leader if term else None

    @property
    def dossiers(self) -> Iterator["DossierOf"]:
        """All of them."""
        return (DossierOf(self, *pair) for pair in self.glance.dossiers)

    @property
    def open_dossiers(self) -> Iterator["DossierOf"]:
        """Those that are not complete."""
        return (one for one in self.dossiers if one.state.state != COMPLETE)


class DossierOf(NamedTuple):
    """A dossier with what it takes to tell its row."""

    of: GlanceOf
    award: str
    state: DossierState

    @property
    def lang(self) -> Lang:
        """The reader's language."""
        return self.of.lang

    @property
    def unit(self) -> str:
        """The unit by its name."""
        book = self.of.glance.book
        return book.unit_name(self.state.unit) if book else self.state.unit


def _if_read(cell: Callable[[GlanceOf], Cell]) -> Callable[[GlanceOf], Cell]:
    """A cell of a bloc whose year could be read; a dash for the others."""
    return lambda one: cell(one) if one.glance.is_read else nothing()


def _leader(one: GlanceOf) -> Cell:
    if one.leader is None or one.glance.book is None:
        return nothing()
    return Cell(one.glance.book.unit_name(one.leader), data=one.leader)


def _progress(told: GlanceOf) -> Cell:
    """How many steps are done, and the one that comes next."""
    one, lang = told.glance, told.lang
    if not one.is_read:
        key = "no_year" if one.no_year else "errors"
        return Cell(say(lang, f"overview.{key}", n=one.errors), tone=told.tone, data=key)
    if one.status is None:
        return nothing()
    steps, done = one.status.steps, one.done
    following = one.status.next
    if following is None:
        key = "sealed" if one.status.sealed else "known_done"
        key = "all_done" if done == len(steps) else key
        text = say(lang, f"overview.{key}", n=done, all=len(steps))
        return Cell(text, tone=Tone.GOOD, data="done")
    next_step = step_name(following, lang)
    if following.due is not None:
        due = dates.show(lang, following.due)
        args = {"n": done, "all": len(steps), "next": next_step, "due": due}
        text = say(lang, f"overview.{following.state}", **args)
    else:
        text = say(lang, "overview.next", n=done, all=len(steps), next=next_step)
    tone = Tone.WARN if following.state == "late" else Tone.NORMAL
    return Cell(text, tone=tone, data=told.next)


def _first(told: GlanceOf) -> Cell:
    one = told.glance
    if not one.first or one.book is None:
        return nothing()
    return Cell("; ".join(one.book.unit_name(unit) for unit in one.first), data=" ".join(one.first))


def _open(one: GlanceOf) -> Cell:
    n = len(one.glance.open_dossiers)
    return figure(one.lang, n, tone=Tone.WARN if n else Tone.NORMAL)


def _missing(one: DossierOf) -> Cell:
    if one.state.missing is None:
        return nothing(say(one.lang, "overview.papers_unknown"))
    return Cell(", ".join(one.state.missing)) if one.state.missing else nothing()


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
    """The sums."""
    read = [one for one in blocs if one.is_read]
    dossiers = sum(len(one.dossiers) for one in read)
    still_open = sum(len(one.open_dossiers) for one in read)
    return Totals(
        blocs=len(blocs),
        sound=len(read),
        broken=sum(one.errors > 0 for one in blocs),
        without_year=sum(one.no_year for one in blocs),
        units=sum(one.members or 0 for one in read),
        proposals=sum(len(one.proposals) for one in read),
        dossiers=dossiers,
        dossiers_complete=dossiers - still_open,
        dossiers_open=still_open,
    )


# fmt: off
PROPOSAL: RecordFields[tuple[str, str | None]] = RecordFields("ProposedUnit",
    (value("unit", lambda one: one[0]), value("award", lambda one: one[1], str | None)),
    "A proposal.")
DOSSIERS: Fields[DossierOf] = (
    Field("bloc", "overview.bloc", lambda one: Cell(one.of.glance.label), wrap=True),
    Field("unit", "overview.unit", lambda one: Cell(one.unit, data=one.state.unit),
        lambda one: one.state.unit, wrap=True),
    Field("award", "overview.award",
        lambda one: Cell(one.of.glance.award_name(one.award), data=one.award),
        lambda one: one.award, str | None, wrap=True),
    Field("state", "overview.dossier",
        lambda one: Cell(say(one.lang, f"year.dossier.{one.state.state}"), data=one.state.state),
        lambda one: one.state.state, column="dossier"),
    Field("missing", "overview.missing", _missing,
        lambda one: None if one.state.missing is None else list(one.state.missing),
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
    Field("leader", "overview.leader", _if_read(_leader), lambda one: one.leader, str | None,
        wrap=True, priority=2),
    Field("progress", "overview.state", _progress, column="state", wrap=True),
    value("steps", lambda one: len(one.glance.status.steps) if one.glance.status else None,
        int | None),
    value("done", lambda one: one.glance.done if one.glance.status else None, int | None),
    value("next", lambda one: one.next, str | None),
    Field("first", "overview.first", _if_read(_first), lambda one: list(one.glance.first),
        list[str], wrap=True, priority=1),
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
OUTPUT: RecordFields[tuple[Sequence[Glance], int]] = RecordFields("OverviewOutput", (
    schema_field("overview"),
    value("year", lambda one: int(one[1]), int),
    period_field(lambda one: one[1]),
    ENTRY.many("blocs", lambda one: (GlanceOf(glance, one[1], "vi") for glance in one[0])),
    TOTALS.at("totals", lambda one: totals_of(one[0])),
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


def overview_json(blocs: Sequence[Glance], year: int) -> Entry:
    """`thidua/overview/1`."""
    return OUTPUT.entry((blocs, year))
