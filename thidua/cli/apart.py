"""Many blocs one by one, where they are many in several processes: each has a session of its own,
and what it finds is the first's."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from thidua.cli.finish import BlocPart, Making, part_of
from thidua.cli.session import Session
from thidua.cli.waiting import FROM
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.words import Lang
from thidua.year.outcome import YearOutcome
from thidua.year.year import Year

if TYPE_CHECKING:
    from thidua.cli.output import Output
    from thidua.views.table import Report

T = TypeVar("T")


class Done(NamedTuple, Generic[T]):
    """What came of one bloc, and what the session kept of it."""

    value: T
    found: list[Diagnostic]
    failed: bool
    altered: set[tuple[str, int]]


def making_of(
    session: Session,
    output: "Output",
    report: "Callable[[Sequence[T], Lang], Report]",
    json: Callable[[Sequence[T], Lang], object],
) -> Making[T] | None:
    """How each of many blocs is made text, wherever that is done; None where it is not made text
    by itself. `report` and `json` are such as `pickle` takes."""
    if not session.goes_in_parts(output):
        return None
    return Making(output.format, session.public, session.lang, report, json)


def each_year(
    session: Session,
    year: int,
    work: Callable[[Session, Year], YearOutcome[T]],
    making: Making[T] | None = None,
) -> Iterator[T | BlocPart]:
    """`work` of that year of each bloc that has it, one by one; one with errors is told and left
    out. A part (`making`) is made where it is done."""
    from thidua.cli.asked import missing_year

    session.found += missing_year(session, year)
    one_bloc: Callable[[Session, str], T | BlocPart | None] = partial(_of_year, year, work, making)
    each = each_bloc(session, one_bloc, apart=making is not None)
    yield from (one for one in each if one is not None)


def _of_year(
    year: int,
    work: Callable[[Session, Year], YearOutcome[T]],
    making: Making[T] | None,
    session: Session,
    folder: str,
) -> T | BlocPart | None:
    bloc = session.bloc(folder)
    if not bloc.has(year):
        return None
    value = session.take(bloc, work(session, bloc[year]))
    return value if value is None or making is None else part_of(making, value)


def each_bloc(session: Session, work: Callable[[Session, str], T], *, apart: bool) -> Iterator[T]:
    """`work`, given a session and a bloc's folder, for every bloc, in order. `apart`: `work` and
    what comes of it can go from one process to another."""
    folders = session.blocs()
    if not apart or session.verbose or len(folders) < FROM:
        yield from session.watched(work(session, folder) for folder in folders)
        return
    from thidua.cli.pool import spread

    own = replace(session, found=[], shown_altered=set(), _files=None, _bloc=None, _naming=None)
    for done in session.watched(spread(partial(_done, own, work), folders)):
        session.found += done.found
        session.failed = session.failed or done.failed
        session.shown_altered |= done.altered
        yield done.value


def _done(session: Session, work: Callable[[Session, str], T], folder: str) -> Done[T]:
    session.found, session.failed, session.shown_altered = [], False, set()
    value = work(session, folder)
    return Done(value, session.found, session.failed, session.shown_altered)
