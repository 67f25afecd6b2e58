"""Days against each other and against their year: what ended before it began, what is dated in
another year (manual: figures). A mistyped year or month is a common slip; nothing is corrected."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple

from thidua.bloc.cycle.stages import due_of, step_of
from thidua.bloc.unknown import entries, said_twice
from thidua.diagnostics.diagnostic import Diagnostic, Spot
from thidua.model.book import Book, SheetFile, YearBook
from thidua.model.emulation_year import first_day, last_day
from thidua.text.dates import SpokenDay


class EntryDays(NamedTuple):
    """The days of one entry of a file, by key. `span`: the years around the emulation year in which
    they may lie, as (years before, years after); None where any year may be meant."""

    spot: Spot
    days: Mapping[str, date | None]
    span: tuple[int, int] | None = (0, 1)
    in_order: tuple[tuple[str, str], ...] = ()
    """Pairs of keys: the first day is not after the second."""


def check_year_days(book: Book) -> Iterator[Diagnostic]:
    """Warnings over the days of all files of all loaded years, sheets left aside."""
    for yearbook in book.years.values():
        for entry in (
            *_of_pledges(book, yearbook),
            *_of_the_pact(yearbook),
            *_of_bars_and_appeals(book, yearbook),
            *_of_awards(book, yearbook),
            *_of_stages(book, yearbook),
        ):
            yield from _far(book, yearbook.year, entry)
            yield from _out_of_order(entry)
        yield from _reported_twice(book, yearbook)
        yield from _sheets_in_order(book, yearbook)
        yield from _clocks(yearbook)


def check_salary_days(book: Book) -> Iterator[Diagnostic]:
    """One base salary from a day on."""
    if book.settings is not None:
        days = (one.from_.isoformat() for one in book.settings.data.base_salary or ())
        yield from said_twice(days, Spot(book.settings.file, ("base_salary",)), "from")


def check_term_days(book: Book) -> Iterator[Diagnostic]:
    """A term is chosen in its year or the year before, and one that begins within a year begins in
    that year."""
    for place, term in entries(book.leadership, "terms", book.terms):
        spot = place.named(str(term.year))
        chosen = EntryDays(spot, {"on": term.on}, (1, 0))
        begun = EntryDays(spot, {"from": term.from_}, (0, 0))
        for entry in (chosen, begun):
            yield from _far(book, term.year, entry)


def _of_pledges(book: Book, yearbook: YearBook) -> Iterator[EntryDays]:
    for pledge in yearbook.pledges:
        spot = Spot(pledge.file, (), (book.unit_name(pledge.data.unit),))
        registered = pledge.data.registered
        if registered is not None:
            yield EntryDays(spot.below("registered"), {"on": registered.on}, (1, 1))
        for n, task in enumerate(pledge.data.tasks):
            here = spot.below("tasks", n).named(task.name)
            yield EntryDays(here, {"due": task.due})
            for m, report in enumerate(task.progress):
                yield EntryDays(here.below("progress", m), {"on": report.on})


def _reported_twice(book: Book, yearbook: YearBook) -> Iterator[Diagnostic]:
    """Two figures of a task as of one day: which of them counts is not said."""
    for pledge in yearbook.pledges:
        for place, task in entries(pledge, "tasks", pledge.data.tasks):
            spot = place.below("progress").named(book.unit_name(pledge.data.unit), task.name)
            yield from said_twice((one.on.isoformat() for one in task.progress), spot, "on")


def _sheets_in_order(book: Book, yearbook: YearBook) -> Iterator[Diagnostic]:
    """A later stage looks at what an earlier one said of the unit: it is not dated before that."""
    if yearbook.criteria is None:
        return
    stages = [stage.id for stage in yearbook.scale.stages]
    sheets = [one for one in yearbook.sheets if one.stage in stages]
    sheets.sort(key=lambda one: (one.unit, stages.index(one.stage), one.file))
    for unit, of_unit in groupby(sheets, key=lambda one: one.unit):
        dated = [(one.data.date, one) for one in of_unit if one.data.date is not None]
        latest: tuple[date, SheetFile] | None = None
        for n, (day, one) in enumerate(dated):
            if n and one.stage != dated[n - 1][1].stage:
                latest = max(dated[:n], key=lambda earlier: earlier[0])
            if latest is not None and day < latest[0]:
                spot = Spot(one.file, ("date",), (book.unit_name(unit),))
                yield before(spot, (day, "date"), (latest[0], latest[1].file))


def _of_stages(book: Book, yearbook: YearBook) -> Iterator[EntryDays]:
    """A stage is due no earlier than the one before it, and who was given more time has more."""
    part = yearbook.own_scale or yearbook.criteria
    if part is None or yearbook.criteria is None:
        return
    year, scale = yearbook.year, yearbook.criteria.data
    earlier: tuple[str, date] | None = None
    for n, stage in enumerate(part.data.stages or ()):
        step = step_of(scale, stage)
        due, spot = due_of(stage.due, step, year), Spot(part.file, ("stages", n), (stage.name,))
        if due is not None and earlier is not None:
            key = f"stages.{earlier[0]}.due"
            days: dict[str, date | None] = {key: earlier[1], "due": due}
            yield EntryDays(spot, days, None, ((key, "due"),))
        for unit, more in (stage.extended or {}).items():
            dates = {"due": due, "to": due_of(more.to, step, year)}
            here = spot.below("extended", unit).named(book.unit_name(unit))
            yield EntryDays(here, dates, None, (("due", "to"),))
        earlier = (stage.id, due) if due is not None else earlier


def _of_the_pact(yearbook: YearBook) -> Iterator[EntryDays]:
    """A pact is often signed at the end of the year before; a movement may run for years."""
    if yearbook.pact is None:
        return
    file, pact = yearbook.pact.file, yearbook.pact.data
    for key in ("signed", "registered"):
        part = getattr(pact, key)
        if part is not None:
            yield EntryDays(Spot(file, (key,)), {"on": part.on}, (1, 1))
    for place, one in entries(yearbook.pact, "movements", pact.movements):
        days = {"launched": one.launched, "ends": one.ends, "closed": one.closed}
        order = (("launched", "ends"), ("launched", "closed"))
        yield EntryDays(place.named(one.name), days, None, order)


def _of_bars_and_appeals(book: Book, yearbook: YearBook) -> Iterator[EntryDays]:
    for place, bar in entries(yearbook.exclusions, "exclusions", yearbook.barred):
        spot = place.named(book.unit_name(bar.unit))
        yield EntryDays(spot, {"on": bar.on}, (1, 1))
        yield EntryDays(spot, {"on": bar.on, "until": bar.until}, None, (("on", "until"),))
    for place, appeal in entries(yearbook.appeals, "appeals", yearbook.appealed):
        spot = place.named(book.unit_name(appeal.unit), appeal.id)
        decided = appeal.decided.on if appeal.decided is not None else None
        days = {"filed": appeal.filed, "decided.on": decided}
        yield EntryDays(spot, days, (0, 1), (("filed", "decided.on"),))


def _of_awards(book: Book, yearbook: YearBook) -> Iterator[EntryDays]:
    """Proposals, dossiers and settlements of the year; a decision may come a year later still, and
    is taken back whenever it is."""
    for place, one in entries(yearbook.outcome, "proposals", yearbook.proposals):
        yield EntryDays(place.named(book.unit_name(one.unit)), {"on": one.on})
    for place, sent in entries(yearbook.outcome, "dossiers", yearbook.dossiers):
        days = {"sent": sent.sent, "returned": sent.returned, "completed": sent.completed}
        yield EntryDays(place.named(book.unit_name(sent.unit)), days)
    for place, settled in entries(yearbook.settlements, "settlements", yearbook.settled):
        yield EntryDays(place.named(settled.of), {"on": settled.on})
    for place, made in entries(yearbook.decisions, "decisions", yearbook.decided):
        spot = place.named(book.unit_name(made.unit))
        yield EntryDays(spot, {"on": made.on}, (0, 2))
        if made.revoked is not None:
            days = {"on": made.on, "revoked.on": made.revoked.on}
            yield EntryDays(spot, days, None, (("on", "revoked.on"),))


def _far(book: Book, year: int, entry: EntryDays) -> Iterator[Diagnostic]:
    if entry.span is None:
        return
    own = book.emulation_year(int(year))
    before, after = entry.span
    first, last = first_day(own).year - before, last_day(own).year + after
    for key, day in entry.days.items():
        if day is not None and not first <= day.year <= last:
            args = {"day": SpokenDay(day.isoformat()), "first": str(first), "last": str(last)}
            variant = "one_year" if first == last else "years"
            yield entry.spot.below(*key.split(".")).told("TD253", args, variant)


def _out_of_order(entry: EntryDays) -> Iterator[Diagnostic]:
    for earlier, later in entry.in_order:
        one, other = entry.days[earlier], entry.days[later]
        if one is not None and other is not None and other < one:
            here = entry.spot.below(*later.split("."))
            yield before(here, (other, later), (one, earlier))


def before(spot: Spot, told: tuple[date, str], earlier: tuple[date, str]) -> Diagnostic:
    """A day that stands before one which it can't precede; each with the key that it is under."""
    args = {"day": SpokenDay(told[0].isoformat()), "key": told[1]}
    args |= {"other": SpokenDay(earlier[0].isoformat()), "of": earlier[1]}
    return spot.told("TD660", args)


def _clocks(yearbook: YearBook) -> Iterator[Diagnostic]:
    """A meeting ends after it began."""
    for place, event in entries(yearbook.events, "events", yearbook.happened):
        if event.starts is not None and event.ends is not None and event.ends <= event.starts:
            spot = place.below("ends").named(event.id)
            yield spot.told("TD660", {"ends": event.ends, "starts": event.starts}, "clock")
