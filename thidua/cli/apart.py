"""Many blocs one by one, where they are many in several processes: each has a session of its own,
and what it finds is the first's."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from thidua.cli.memory import FROM
from thidua.cli.parts import BlocPart, Making, part_of
from thidua.cli.session import Session
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.year.outcome import YearOutcome
from thidua.year.year import Year

if TYPE_CHECKING:
    from thidua.cli.output import Output
    from thidua.views.table import Report

T = TypeVar("T")


class Errand(NamedTuple, Generic[T]):
    """What is done of each bloc, in which session, and how the result is made text, where it is.
    `work`, given the session and the bloc's folder, is such as `pickle` takes."""

    session: Session
    work: Callable[[Session, str], T | None]
    making: Making[T] | None = None


class Done(NamedTuple, Generic[T]):
    """What came of one bloc, and what the session kept of it."""

    value: T | BlocPart | None
    found: list[Diagnostic]
    failed: bool
    altered: set[tuple[str, int]]


def making_of(
    session: Session,
    output: "Output",
    report: "Callable[[Sequence[T]], Report]",
    json: Callable[[Sequence[T]], Any],
) -> Making[T] | None:
    """How each of many blocs is made text, wherever that is done; None where it is not made text
    by itself. `report` and `json` are such as `pickle` takes."""
    if not session.goes_in_parts(output):
        return None
    return Making(output.format, session.public, report, json)


def each_year(
    session: Session,
    year: int,
    work: Callable[[Session, Year], YearOutcome[T]],
    making: Making[T] | None,
) -> Iterator[T | BlocPart]:
    """`work` of that year of each bloc that has it, one by one; one with errors is told and left
    out."""
    from thidua.cli.missing_year import missing_year

    session.found += missing_year(session, year)
    of_year = Errand(session, partial(_of_year, year, work), making)
    yield from each_bloc(of_year, apart=making is not None)


def _of_year(
    year: int, work: Callable[[Session, Year], YearOutcome[T]], session: Session, folder: str
) -> T | None:
    bloc = session.bloc(folder)
    return session.take(bloc, work(session, bloc[year])) if bloc.has(year) else None


def each_bloc(errand: Errand[T], *, apart: bool) -> Iterator[T | BlocPart]:
    """An errand done for every bloc, in order; a bloc that gives nothing is left out. `apart`: what
    comes of it is small enough to be sent from one process to another."""
    session = errand.session
    folders = session.blocs()
    if not apart or session.verbose or len(folders) < FROM:
        each = (errand.work(session, folder) for folder in folders)
        yield from (one for one in session.watched(each) if one is not None)
        return
    from thidua.cli.pool import spread

    own = replace(session, found=[], shown_altered=set(), _files=None, _bloc=None, _naming=None)
    for done in session.watched(spread(partial(_done, errand._replace(session=own)), folders)):
        session.found += done.found
        session.failed = session.failed or done.failed
        session.shown_altered |= done.altered
        if done.value is not None:
            yield done.value


def _done(errand: Errand[T], folder: str) -> Done[T]:
    session = errand.session
    session.found, session.failed, session.shown_altered = [], False, set()
    value: T | BlocPart | None = errand.work(session, folder)
    if value is not None and errand.making is not None:
        value = part_of(errand.making, value)
    return Done(value, session.found, session.failed, session.shown_altered)
