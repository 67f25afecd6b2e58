"""Scoring the blocs that a command is about."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from thidua.bloc.scoring.result import Options
from thidua.cli.pool import FROM, spread
from thidua.cli.session import USAGE, Refused, Session, missing_year
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.store.folder import Files
from thidua.views.scored import Scored, bare
from thidua.year.bloc import Bloc
from thidua.year.names import stage_named, unit_named


class Asked(NamedTuple):
    """What is asked of every bloc, and where the data is."""

    root: Path
    year: int
    options: Options
    unit: str | None
    figures: bool
    altered: bool


class Scoring(NamedTuple):
    """What came of one bloc: its scored year, if any, and what was found. `unknown`: what was
    asked for is not there. `unit`: the one that was asked for. `altered`: it is not as it was
    sealed, and is shown all the same."""

    scored: Scored | None
    found: list[Diagnostic]
    unknown: Diagnostic | None = None
    unit: str | None = None
    altered: bool = False


def score_blocs(session: Session, year: int, options: Options) -> list[Scored]:
    """Every bloc's scored year. A bloc with errors is told and left out; a stage or year that none
    of the blocs has ends the command."""
    return _scored(session, year, options, None, figures=False)[0]


def figures_of_blocs(session: Session, year: int, options: Options) -> list[Scored]:
    """The same where only figures are shown, and not how they came about, so that many blocs can
    be scored in several processes."""
    return _scored(session, year, options._replace(lean=True), None, figures=True)[0]


def score_unit(
    session: Session, year: int, options: Options, unit: str
) -> tuple[list[Scored], str]:
    """The same of the blocs that have a unit, and the unit's id; a unit that none has, or that may
    be several, ends the command."""
    return _scored(session, year, options, unit, figures=False)


def _scored(
    session: Session, year: int, options: Options, unit: str | None, *, figures: bool
) -> tuple[list[Scored], str]:
    session.found += missing_year(session, year)
    asked = Asked(session.data.root, year, options, unit, figures, session.altered)
    jobs = [(asked, folder) for folder in session.blocs()]
    each: Iterable[Scoring]
    if figures and len(jobs) >= FROM:
        each = spread(_score, jobs, session.watched)
    else:
        each = session.watched(_score(job, session.bloc(job[1])) for job in jobs)
    results, unknown, units = [], [], {}
    for one in each:
        session.found += one.found
        if one.unknown is not None:
            unknown.append(one.unknown)
        if has_errors(one.found):
            session.failed = True
        elif one.scored is not None:
            session.marks(one.scored.book, [year] if one.altered else ())
            results.append(one.scored)
            units[one.unit or ""] = one.scored.book.unit_name(one.unit or "")
    if unknown and not results:
        raise Refused(USAGE, *unknown[:1])
    if len(units) > 1:
        args = {"found": unit or "", "year": str(year), "known": ", ".join(units)}
        raise Refused(USAGE, Diagnostic("TD911", args=args, variant="several"))
    return results, next(iter(units), unit or "")


def _score(job: tuple[Asked, str], bloc: Bloc | None = None) -> Scoring:
    """One bloc."""
    asked, folder = job
    bloc = bloc or Bloc(Files(asked.root), folder, altered=asked.altered)
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
    shown = bare(scored) if asked.figures else scored
    return Scoring(shown, found, None, meant.unit, bool(bloc.shown_altered))


class Meant:
    """What a person's words for a stage and a unit mean in one bloc."""

    def __init__(self, asked: Asked) -> None:
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


def meant_unit(book: Book, year: int, word: str, *, beginnings: bool = True) -> str:
    """The id of a member of that year; what is none ends the command."""
    found = unit_named(book, year, word, beginnings=beginnings)
    if isinstance(found, Diagnostic):
        raise Refused(USAGE, found)
    return found
