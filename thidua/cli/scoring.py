"""Scoring the blocs that a command is about."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from thidua.bloc.scoring.options import Options
from thidua.cli.memory import FROM
from thidua.cli.missing_year import missing_year
from thidua.cli.named import meant_unit
from thidua.cli.parts import BlocPart, Making, part_of
from thidua.cli.session import USAGE, Refused, Session
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.store.folder import Files
from thidua.views.scored import Scored
from thidua.year.bloc import Bloc
from thidua.year.names import stage_named, unit_named


class ScoreRequest(NamedTuple):
    """What is asked of every bloc, and where the data is. `making`: how it is made text there."""

    root: Path
    year: int
    options: Options
    unit: str | None
    altered: bool
    making: Making[Scored] | None = None


class Scoring(NamedTuple):
    """What came of one bloc: its scored year, if any, and what was found. `unknown`: what was
    asked for is not there. `unit`: the one that was asked for, and its name. `altered`: its id,
    where it is not as it was sealed and is shown all the same."""

    scored: Scored | BlocPart | None
    found: list[Diagnostic]
    unknown: Diagnostic | None = None
    unit: str | None = None
    name: str = ""
    altered: str | None = None


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
    asked = ScoreRequest(session.data.root, year, options, unit, session.altered, making)
    folders = session.blocs()
    if making is not None and len(folders) >= FROM:
        from thidua.cli.pool import spread

        each = spread(partial(_score, asked), folders)
    else:
        each = (_of_bloc(asked._replace(making=None), session.bloc(one)) for one in folders)
    unknown, is_there = None, False
    for one in session.watched(each, len(folders)):
        session.found += one.found
        unknown = unknown or one.unknown
        if has_errors(one.found):
            session.failed = True
        elif one.scored is not None:
            if one.altered is not None:
                session.shown_altered.add((one.altered, year))
            is_there = True
            yield one.scored, one
    if unknown is not None and not is_there:
        raise Refused(USAGE, unknown)


def _score(asked: ScoreRequest, folder: str) -> Scoring:
    """One bloc, opened for this alone."""
    bloc = Bloc(Files(asked.root), folder, altered=asked.altered)
    scoring = _of_bloc(asked, bloc)
    bloc.forget()
    return scoring


def _of_bloc(asked: ScoreRequest, bloc: Bloc) -> Scoring:
    if not bloc.has(asked.year):
        return Scoring(None, bloc.load(()).loading.diagnostics)
    meant = Meant(asked)
    got = bloc[asked.year].score(asked.options, meant.look)
    if meant.unknown is not None:
        return Scoring(None, list(got.found), meant.unknown)
    found = list(got.found)
    if asked.unit is not None:
        found = [one for one in found if has_errors([one]) or _is_about(one, meant.unit or "")]
    if got.value is None:
        return Scoring(None, found)
    scored = Scored(*got.value)
    return Scoring(
        scored if asked.making is None else part_of(asked.making, scored),
        found,
        None,
        meant.unit,
        scored.book.unit_name(meant.unit or ""),
        scored.book.bloc.data.id if bloc.shown_altered else None,
    )


class Meant:
    """What a person's words for a stage and a unit mean in one bloc."""

    def __init__(self, asked: ScoreRequest) -> None:
        self.asked = asked
        self.unit: str | None = None
        self.unknown: Diagnostic | None = None

    def look(self, book: Book, options: Options) -> Options | None:
        """The options with the stage's id; None where stage or unit is not there."""
        asked = self.asked
        if options.stage is not None:
            stage = stage_named(book.years[asked.year].scale, options.stage)
            if isinstance(stage, Diagnostic):
                self.unknown = stage
                return None
            options = options._replace(stage=stage)
        if asked.unit is not None:
            unit = unit_named(book, asked.year, asked.unit)
            if isinstance(unit, Diagnostic):
                self.unknown = unit
                return None
            self.unit = unit
        return options


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
        found = stage_named(book.years[year].scale, stage, beginnings=False)
        if isinstance(found, Diagnostic):
            raise Refused(USAGE, found)
        stage = found
    return stage, None if unit is None else meant_unit(book, year, unit, beginnings=False)
