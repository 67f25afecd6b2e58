"""`overview`: many blocs at a glance, a row each; a broken one is one red row and not the end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from thidua.bloc.awarding.dossiers import COMPLETE, DossierState
from thidua.bloc.cycle.status import DONE, Status
from thidua.bloc.scoring.what_counts import UnitState
from thidua.bloc.voting.rounds import member_count
from thidua.bloc.year_view import YearView
from thidua.model.book import Book, YearBook
from thidua.model.scale.criteria import Scale
from thidua.text import dates
from thidua.views.heads import period_json
from thidua.views.status import step_name
from thidua.views.table import (
    Align,
    Cell,
    Column,
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
    def name(self) -> str:
        """The bloc's name; its folder where the name can't be read."""
        return self.book.bloc.data.name if self.book else self.folder or "."

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
    columns = (
        Column("bloc", say(lang, "overview.bloc"), wrap=True),
        Column("scale", say(lang, "overview.scale"), data_only=True),
        Column("units", say(lang, "overview.units"), Align.RIGHT),
        Column("leader", say(lang, "overview.leader"), wrap=True, priority=2),
        Column("state", say(lang, "overview.state"), wrap=True),
        Column("first", say(lang, "overview.first"), wrap=True, priority=1),
        Column("proposals", say(lang, "overview.proposals"), Align.RIGHT),
        Column("complete", say(lang, "overview.complete"), Align.RIGHT),
        Column("open", say(lang, "overview.open_dossiers"), Align.RIGHT),
    )
    names = [one.name for one in blocs]
    blocs = [replace(one, namesake=names.count(one.name) > 1) for one in blocs]
    rows = tuple(_row(one, lang) for one in blocs)
    if len(blocs) > 1:
        rows = (*rows, _totals(blocs, lang))
    table = Table(columns, rows, key="overview", empty=say(lang, "overview.none"))
    sections = [Section("", (table,), context=(("year", str(year)),))]
    missing = _missing(blocs, lang)
    if missing is not None:
        sections.append(Section("", (missing,), context=(("year", str(year)),)))
    return Report(say(lang, "overview.title", year=year), tuple(sections), lang, _lead(blocs, lang))


def _lead(blocs: Sequence[Glance], lang: Lang) -> tuple[Paragraph, ...]:
    lead = []
    broken = sum(one.errors > 0 for one in blocs)
    if broken:
        lead.append(Paragraph(say(lang, "overview.broken", n=broken), Tone.BAD))
    drafts = "; ".join(one.name for one in blocs if one.scale == "draft")
    if drafts:
        lead.append(Paragraph(say(lang, "overview.draft", blocs=drafts), Tone.WARN, public=True))
    return tuple(lead)


def _row(one: Glance, lang: Lang) -> Row:
    if one.view is None or one.book is None:
        key = "no_year" if one.no_year else "errors"
        tone = Tone.MUTED if one.no_year else Tone.BAD
        said = Cell(say(lang, f"overview.{key}", n=one.errors), tone=tone, data=key)
        empty = [nothing()] * 2
        return Row((Cell(one.label, tone=tone), nothing(), *empty, said, *empty, *empty), tone)
    members = member_count(one.book.units.data, one.view.year)
    term = one.status.term if one.status else None
    leader = nothing()
    if term is not None and term.leader is not None:
        leader = Cell(one.book.unit_name(term.leader), data=term.leader)
    complete = len(one.dossiers) - len(one.open_dossiers)
    return Row(
        (
            Cell(one.label),
            Cell(one.scale or ""),
            figure(lang, members),
            leader,
            _state(one, lang),
            _first(one),
            figure(lang, len(one.proposals)),
            figure(lang, complete),
            _open(one, lang),
        )
    )


def _state(one: Glance, lang: Lang) -> Cell:
    """How many steps are done, and the one that comes next."""
    if one.status is None:
        return nothing()
    steps = one.status.steps
    done = sum(step.state == DONE for step in steps)
    following = one.status.next
    if following is None:
        key = "all_done" if done == len(steps) else "known_done"
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
    return Cell(text, tone=tone, data=following.stage or following.id)


def _first(one: Glance) -> Cell:
    if not one.first or one.book is None:
        return nothing()
    return Cell("; ".join(one.book.unit_name(unit) for unit in one.first), data=" ".join(one.first))


def _open(one: Glance, lang: Lang) -> Cell:
    n = len(one.open_dossiers)
    return figure(lang, n, tone=Tone.WARN if n else Tone.NORMAL)


def _totals(blocs: Sequence[Glance], lang: Lang) -> Row:
    totals = totals_json(blocs)
    state = say(lang, "overview.total_state", sound=totals["sound"], broken=totals["broken"])
    return Row(
        (
            Cell(say(lang, "overview.total"), tone=Tone.STRONG),
            nothing(),
            figure(lang, totals["units"], tone=Tone.STRONG),
            nothing(),
            Cell(state),
            nothing(),
            *(
                figure(lang, totals[key], tone=Tone.STRONG)
                for key in ("proposals", "dossiers_complete", "dossiers_open")
            ),
        ),
        Tone.STRONG,
    )


def totals_json(blocs: Sequence[Glance]) -> dict[str, int]:
    """Sums over the blocs that could be read."""
    read = [one for one in blocs if one.view is not None and one.book is not None]
    members = [member_count(one.book.units.data, one.view.year) or 0 for one in read]  # type: ignore[union-attr]
    return {
        "blocs": len(blocs),
        "sound": len(read),
        "broken": sum(one.errors > 0 for one in blocs),
        "without_year": sum(one.no_year for one in blocs),
        "units": sum(members),
        "proposals": sum(len(one.proposals) for one in read),
        "dossiers": sum(len(one.dossiers) for one in read),
        "dossiers_complete": sum(len(one.dossiers) - len(one.open_dossiers) for one in read),
        "dossiers_open": sum(len(one.open_dossiers) for one in read),
    }


def _missing(blocs: Sequence[Glance], lang: Lang) -> Table | None:
    """Each dossier that is not complete, and the papers that it lacks."""
    rows = []
    for one in blocs:
        for award, dossier in one.open_dossiers:
            book = one.book
            if book is None:
                continue
            papers = nothing(say(lang, "overview.papers_unknown"))
            if dossier.missing is not None:
                papers = Cell(", ".join(dossier.missing)) if dossier.missing else nothing()
            state = Cell(say(lang, f"year.dossier.{dossier.state}"), data=dossier.state)
            unit = Cell(book.unit_name(dossier.unit), data=dossier.unit)
            name = Cell(one.award_name(award), data=award)
            rows.append(Row((Cell(one.label), unit, name, state, papers)))
    if not rows:
        return None
    columns = (
        Column("bloc", say(lang, "overview.bloc"), wrap=True),
        Column("unit", say(lang, "overview.unit"), wrap=True),
        Column("award", say(lang, "overview.award"), wrap=True),
        Column("dossier", say(lang, "overview.dossier")),
        Column("missing", say(lang, "overview.missing"), wrap=True),
    )
    return Table(columns, tuple(rows), title=say(lang, "overview.dossiers"), key="missing")


def overview_json(blocs: Sequence[Glance], year: int) -> dict[str, object]:
    """`thidua/overview/1`."""
    return {
        "schema": "thidua/overview/1",
        "year": year,
        "period": period_json(year),
        "blocs": [_glance_json(one, year) for one in blocs],
        "totals": totals_json(blocs),
    }


def _glance_json(one: Glance, year: int) -> dict[str, object]:
    book, status = one.book, one.status
    term = status.term if status else None
    sound = one.view is not None and book is not None
    return {
        "bloc": {"id": book.bloc.data.id if book else None, "name": one.name},
        "folder": one.folder,
        "year": year,
        "period": period_json(year),
        "state": "sound" if sound else "no_year" if one.no_year else "broken",
        "errors": one.errors,
        "scale": {"status": one.scale},
        "units": member_count(book.units.data, year) if book and sound else None,
        "leader": term.leader if term else None,
        "steps": len(status.steps) if status else None,
        "done": sum(step.state == DONE for step in status.steps) if status else None,
        "next": (status.next.stage or status.next.id) if status and status.next else None,
        "first": list(one.first),
        "proposals": [{"unit": unit, "award": award} for unit, award in one.proposals],
        "dossiers": [
            {
                "unit": dossier.unit,
                "award": award,
                "state": dossier.state,
                "missing": None if dossier.missing is None else list(dossier.missing),
            }
            for award, dossier in one.dossiers
        ],
    }
