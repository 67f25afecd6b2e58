"""Scoring the blocs that a command is about."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from thidua.bloc.scoring.options import Options
from thidua.cli.apart import each_bloc
from thidua.cli.asked import meant_unit, missing_year
from thidua.cli.finish import BlocPart, Making, part_of
from thidua.cli.session import USAGE, Refused, Session, or_refused
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.model.book import Book
from thidua.views.scored import Scored
from thidua.year.names import stage_named, unit_named
from thidua.year.outcome import outcome


class ScoreRequest(NamedTuple):
    """What is asked of every bloc. `making`: how it is made text there."""

    year: int
    options: Options
    unit: str | None
    making: Making[Scored] | None = None


class Scoring(NamedTuple):
    """What came of one bloc: its scored year, if any. `unknown`: what was asked for is not there.
    `unit`: the one that was asked for, and its name."""

    scored: Scored | BlocPart | None
    unknown: Diagnostic | None = None
    unit: str | None = None
    name: str = ""


def score_blocs(session: Session, year: int, options: Options) -> list[Scored]:
    """Every bloc's scored year. A bloc with errors is told and left out; a stage or year that none
    of the blocs has ends the command."""
    return [one for one, _ in _scored(session, year, options, None) if isinstance(one, Scored)]


def figures_of_blocs(
    session: Session, year: int, options: Options, making: Making[Scored] | None
) -> Iterator[Scored | BlocPart]:
    """The same one by one, where only figures are shown, and not how they came about. With
    `making` many blocs are scored, and made text, in several processes."""
    wanted = options._replace(lean=True)
    return (one for one, _ in _scored(session, year, wanted, None, making))


def score_unit(
    session: Session, year: int, options: Options, unit: str
) -> tuple[list[Scored], str]:
    """The same of the blocs that have a unit, and the unit's id; a unit that none has, or that may
    be several, ends the command."""
    found = list(_scored(session, year, options, unit))
    units = {one.unit or "": one.name for _, one in found}
    if len(units) > 1:
        args = {"found": unit, "year": str(year), "known": ", ".join(units)}
        raise Refused(USAGE, Diagnostic("TD911", args=args, variant="several"))
    return [one for one, _ in found if isinstance(one, Scored)], next(iter(units), unit)


def _scored(
    session: Session,
    year: int,
    options: Options,
    unit: str | None,
    making: Making[Scored] | None = None,
) -> Iterator[tuple[Scored | BlocPart, Scoring]]:
    session.found += missing_year(session, year)
    asked = ScoreRequest(year, options, unit, making)
    unknown, is_there = None, False
    for one in each_bloc(session, partial(_of_bloc, asked), apart=making is not None):
        unknown = unknown or one.unknown
        if one.scored is not None:
            is_there = True
            yield one.scored, one
    if unknown is not None and not is_there:
        raise Refused(USAGE, unknown)


def _of_bloc(asked: ScoreRequest, session: Session, folder: str) -> Scoring:
    bloc = session.bloc(folder)
    if not bloc.has(asked.year):
        session.take(bloc, outcome(None, bloc.load(()).loading.diagnostics))
        return Scoring(None)
    meant: dict[str, str] = {}
    unknown: list[Diagnostic] = []

    def look(book: Book, options: Options) -> Options | None:
        """The options with the stage's id; None where stage or unit is not there."""
        named: dict[str, str | Diagnostic] = {}
        if options.stage is not None:
            named["stage"] = stage_named(book.years[asked.year].scale, options.stage)
        if asked.unit is not None:
            named["unit"] = unit_named(book, asked.year, asked.unit)
        meant.update({what: id_ for what, id_ in named.items() if isinstance(id_, str)})
        unknown.extend(one for one in named.values() if isinstance(one, Diagnostic))
        return None if unknown else options._replace(stage=meant.get("stage"))

    got = bloc[asked.year].score(asked.options, look)
    unit = meant.get("unit", "")
    if asked.unit is not None and not unknown:
        told = (one for one in got.found if has_errors([one]) or _is_about(one, unit))
        got = got._replace(found=tuple(told))
    value = session.take(bloc, got)
    if value is None:
        return Scoring(None, next(iter(unknown), None))
    scored = Scored(*value)
    part = scored if asked.making is None else part_of(asked.making, scored)
    return Scoring(part, None, unit or None, scored.book.unit_name(unit))


def _is_about(diagnostic: Diagnostic, unit: str) -> bool:
    """Whether a warning concerns that unit, or no unit in particular: who asks for one unit's
    points is not told of the others' sheets."""
    if diagnostic.file is None or "/scores/" not in diagnostic.file:
        return True
    name = diagnostic.file.rsplit("/", 1)[-1].removesuffix(".yaml")
    return name.partition("--")[0] == unit


def asked_for(
    book: Book, year: int, stage: str | None, unit: str | None
) -> tuple[str | None, str | None]:
    """The ids of the stage and the unit that a command which writes was asked for."""
    if stage is not None:
        stage = or_refused(stage_named(book.years[year].scale, stage, beginnings=False), USAGE)
    return stage, None if unit is None else meant_unit(book, year, unit, beginnings=False)
