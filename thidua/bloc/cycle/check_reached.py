"""What is reported of pledges and of the pact's tasks: a figure that hardly can be (manual:
file-pledge)."""

from collections.abc import Iterable, Iterator

from thidua.bloc.unknown import entries
from thidua.diagnostics.diagnostic import Diagnostic, Spot
from thidua.model.book import Book, YearBook
from thidua.model.figure import TIMES, value_of
from thidua.model.pledges import Task
from thidua.text.numbers import about


def check_reached(book: Book) -> Iterator[Diagnostic]:
    """Figures below zero that were reported towards a plan above it. A rate may fall below zero, as
    growth does; how many people, houses or files there were can't."""
    for yearbook in book.years.values():
        for spot, task in (*_of_units(book, yearbook), *_of_the_pact(yearbook)):
            if task.measure in TIMES or task.plan is None or task.plan < 0:
                continue
            for n, report in enumerate(task.progress):
                reached = value_of(report.actual, task.measure)
                if reached < 0:
                    here = spot.named(task.name).below("progress", n, "actual")
                    yield here.told("TD679", {"found": about(reached)})


def _of_units(book: Book, yearbook: YearBook) -> Iterator[tuple[Spot, Task]]:
    for pledge in yearbook.pledges:
        for spot, task in entries(pledge, "tasks", pledge.data.tasks):
            yield spot.named(book.unit_name(pledge.data.unit)), task


def _of_the_pact(yearbook: YearBook) -> Iterable[tuple[Spot, Task]]:
    if yearbook.pact is None:
        return
    pact = yearbook.pact.data
    tasks = pact.registered.tasks.items if pact.registered and pact.registered.tasks else ()
    for n, task in enumerate(tasks or ()):
        yield Spot(yearbook.pact.file, ("registered", "tasks", n)), task
    yield from entries(yearbook.pact, "targets", pact.targets)
