"""Rules over the files around the scores: who is named, when, about what (manual: file-events)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from thidua.bloc.cycle.meetings import event_of
from thidua.bloc.unknown import Identified, entries, unknown
from thidua.diagnostics.diagnostic import Diagnostic, Path, Severity, Spot
from thidua.model.book import Book, YearBook
from thidua.model.emulation_year import first_day, until_closed
from thidua.model.figure import TIMES, Share
from thidua.text.dates import SpokenDay
from thidua.text.numbers import about

if TYPE_CHECKING:
    from thidua.model.pledges import Task


def check_year_files(book: Book) -> Iterator[Diagnostic]:
    """All rules of this module over all loaded years."""
    for yearbook in book.years.values():
        yield from _named_units(book, yearbook)
        yield from _ids(yearbook)
        yield from _events(book, yearbook)
        yield from _pledges(book, yearbook)
        yield from _shares(yearbook)
        yield from _appeals(book, yearbook)
        yield from _summary(yearbook)


def member_problem(book: Book, year: int, spot: Spot, unit: str) -> Iterator[Diagnostic]:
    """An error where the unit does not exist, or is no member in that year."""
    found = book.units.data.get(unit)
    if found is None:
        meant = book.units.data.meant(unit)
        known = [meant.id] if meant else [one.id for one in book.units.data.units]
        yield unknown("TD404", spot, unit, known, meant.id if meant else None)
    elif not found.takes_part(year):
        yield spot.named(found.name).told("TD404", {"id": unit, "year": str(year)}, "year")


def _named_units(book: Book, yearbook: YearBook) -> Iterator[Diagnostic]:
    """Every unit that a file of the year names is a member in that year."""
    for file, path, unit in _mentions(yearbook):
        known = book.units.data.get(unit)
        if path[0] == "exclusions" and known is not None and known.was_in(yearbook.year):
            continue  # a bar on a unit that left within the year is on what it became
        yield from member_problem(book, yearbook.year, Spot(file, path), unit)


def _mentions(yearbook: YearBook) -> Iterator[tuple[str, Path, str]]:
    """Each place where a unit is named; scores, ballots and settlements have rules of their own."""
    if yearbook.pact is not None and isinstance(yearbook.pact.data.signatories, tuple):
        for n, unit in enumerate(yearbook.pact.data.signatories):
            yield yearbook.pact.file, ("signatories", n), unit
    for pledge in yearbook.pledges:
        yield pledge.file, ("unit",), pledge.data.unit
    for place, event in entries(yearbook.events, "events", yearbook.happened):
        if isinstance(event.attended, tuple):
            for m, unit in enumerate(event.attended):
                yield place.file, (*place.path, "attended", m), unit
    lists = (
        (yearbook.exclusions, "exclusions"),
        (yearbook.appeals, "appeals"),
        (yearbook.decisions, "decisions"),
        (yearbook.outcome, "proposals"),
        (yearbook.outcome, "dossiers"),
        (yearbook.outcome, "role_models"),
    )
    for part, key in lists:
        for place, one in entries(part, key, getattr(part.data, key) if part is not None else ()):
            if one.unit is not None:
                yield place.file, (*place.path, "unit"), one.unit
    if yearbook.outcome is not None:
        for unit in yearbook.outcome.data.evaluations or {}:
            yield yearbook.outcome.file, ("evaluations", unit), unit


def _ids(yearbook: YearBook) -> Iterator[Diagnostic]:
    """An id is borne once in its list."""
    lists = [
        (yearbook.pact, "movements"),
        (yearbook.pact, "targets"),
        (yearbook.events, "events"),
        (yearbook.appeals, "appeals"),
        (yearbook.awards, "awards"),
        *((pledge, "tasks") for pledge in yearbook.pledges),
    ]
    for part, key in lists:
        if part is not None:
            yield from _twice(part.file, (key,), getattr(part.data, key) or ())
    registered = yearbook.pact.data.registered if yearbook.pact else None
    if yearbook.pact is not None and registered is not None and registered.tasks is not None:
        tasks = registered.tasks.items or ()
        yield from _twice(yearbook.pact.file, ("registered", "tasks"), tasks)


def _tasks(yearbook: YearBook) -> Iterator[tuple[str, Path, "Task"]]:
    """The tasks and targets of the units and of the bloc, each with its place."""
    for pledge in yearbook.pledges:
        for n, task in enumerate(pledge.data.tasks):
            yield pledge.file, ("tasks", n), task
    if yearbook.pact is None:
        return
    pact = yearbook.pact.data
    own = pact.registered.tasks if pact.registered is not None else None
    for n, task in enumerate(own.items or () if own is not None else ()):
        yield yearbook.pact.file, ("registered", "tasks", n), task
    for n, task in enumerate(pact.targets or ()):
        yield yearbook.pact.file, ("targets", n), task


def _shares(yearbook: YearBook) -> Iterator[Diagnostic]:
    """A share reported by its two counts: of a task in percent, whole, and of no more than all."""
    for file, path, task in _tasks(yearbook):
        for n, report in enumerate(task.progress):
            if isinstance(report.actual, Share):
                part, of = report.actual
                spot = Spot(file, (*path, "progress", n, "actual"), (task.name,))
                if task.measure not in TIMES:
                    args = {"measure": task.measure} if task.measure else {}
                    yield spot.told("TD245", args, "task_other" if task.measure else "task")
                    continue
                for key, count in (("part", part), ("of", of)):
                    if count.denominator != 1:
                        yield spot.below(key).told("TD246", {"found": about(count)}, "task")
                if part > of:
                    args = {"part": about(part), "of": about(of)}
                    yield spot.below("part").told("TD247", args, "task")


def _twice(file: str, path: Path, listed: Iterable[Identified]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for n, one in enumerate(listed):
        if one.id in seen:
            yield Diagnostic("TD602", file, (*path, n, "id"), args={"id": one.id})
        seen.add(one.id)


def span_of(year: int) -> tuple[date, date]:
    """From its first day to the middle of the year after: when a year's meetings are held."""
    return first_day(year), until_closed(year)


def outside_year(year: int, spot: Spot, day: date | None) -> Iterator[Diagnostic]:
    """A warning for a day that can't belong to the emulation year."""
    first, last = span_of(year)
    if day is not None and not first <= day <= last:
        args = {
            "day": SpokenDay(day.isoformat()),
            "first": SpokenDay(first.isoformat()),
            "last": SpokenDay(last.isoformat()),
            "year": str(year),
        }
        yield spot.told("TD610", args)


def _events(book: Book, yearbook: YearBook) -> Iterator[Diagnostic]:
    for place, event in entries(yearbook.events, "events", yearbook.happened):
        spot = place.named(event.id)
        if event.same_as is None:
            yield from outside_year(yearbook.year, spot.below("on"), event.on)
            yield from outside_year(yearbook.year, spot.below("due"), event.due)
            if not event.kinds:
                yield spot.told("TD616", {"id": event.id})
        elif event.same_as[0] in book.years and book.years[event.same_as[0]].events is not None:
            other = event_of(book, *event.same_as)
            if other is None or other is event:
                args = {"year": str(event.same_as[0]), "id": event.same_as[1]}
                yield spot.below("same_as").told("TD615", args)


def _pledges(book: Book, yearbook: YearBook) -> Iterator[Diagnostic]:
    """A file bears the id of the unit in it."""
    for pledge in yearbook.pledges:
        name = pledge.file.rsplit("/", 1)[-1].removesuffix(".yaml")
        if name != pledge.data.unit:
            unit, units = pledge.data.unit, book.units.data
            args = {"key": "unit", "name": name, "found": unit, "kept": f"{unit}.yaml"}
            known = units.get(unit) is not None and units.get(name) is None
            spot = Spot(pledge.file, ("unit",), (book.unit_name(unit),))
            yield spot.told("TD402", args, "rename" if known else "")


def _appeals(book: Book, yearbook: YearBook) -> Iterator[Diagnostic]:
    """An appeal is about a criterion of the scale, and is decided before the year is."""
    scale = yearbook.criteria.data if yearbook.criteria else None
    for place, appeal in entries(yearbook.appeals, "appeals", yearbook.appealed):
        spot = place.named(book.unit_name(appeal.unit), appeal.id)
        if scale is not None and appeal.criterion is not None:
            known = {*scale.nodes, *scale.items}
            if appeal.criterion not in known:
                yield unknown("TD612", spot.below("criterion"), appeal.criterion, known)
        if appeal.decided is None:
            filed = SpokenDay(appeal.filed.isoformat()) if appeal.filed else ""
            args = {"unit": book.unit_name(appeal.unit), "filed": filed}
            yield spot.told("TD611", args, "" if filed else "undated")


def _summary(yearbook: YearBook) -> Iterator[Diagnostic]:
    summary = yearbook.outcome.data.evaluations_summary if yearbook.outcome else None
    if yearbook.outcome is None or summary is None or summary.n is None or summary.of is None:
        return
    if summary.n > summary.of:
        args = {"n": str(summary.n), "of": str(summary.of)}
        path = ("evaluations_summary", "n")
        yield Diagnostic("TD617", yearbook.outcome.file, path, args=args)


def severity_if(known_later: bool) -> Severity | None:
    """A warning for what was known only later; else the severity of the code."""
    return Severity.WARNING if known_later else None
