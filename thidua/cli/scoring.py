"""Scoring the blocs that a command is about."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from thidua.bloc.scoring.checked import no_scale, scored_year
from thidua.bloc.scoring.result import Options
from thidua.cli.language import language
from thidua.cli.pool import spread
from thidua.cli.session import USAGE, Refused, Session
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.store.folder import Files
from thidua.store.guard import open_book
from thidua.store.loading import SCORING
from thidua.store.loading import years_of as years_in
from thidua.text.suggest import nearest
from thidua.views.scored import Scored, bare


class Asked(NamedTuple):
    """What is asked of every bloc, and where the data is."""

    root: Path
    year: int
    options: Options
    unit: str | None
    parts: frozenset[str]
    figures: bool
    altered: bool


class Outcome(NamedTuple):
    """What came of one bloc: its scored year, if any, and what was found. `unknown`: what was
    asked for is not there. `lang`: thidua.yaml's. `altered`: it is not as it was sealed, and is
    shown all the same."""

    scored: Scored | None
    found: list[Diagnostic]
    unknown: Diagnostic | None = None
    lang: str | None = None
    altered: bool = False


def score_blocs(
    session: Session,
    year: int,
    options: Options,
    *,
    unit: str | None = None,
    parts: frozenset[str] = SCORING,
    figures: bool = False,
) -> list[Scored]:
    """Every bloc's scored year. A bloc with errors is told and left out; a unit, stage or year
    that none of the blocs has ends the command. `figures`: only these are shown, not how they
    came about, so that many blocs can be scored in several processes."""
    session.found += missing_year(session, year)
    asked = Asked(session.data.root, year, options, unit, parts, figures, session.altered)
    jobs = [(asked, folder) for folder in session.blocs()]
    outcomes = spread(_score, jobs) if figures else [_score(job, session.files) for job in jobs]
    results, unknown = [], []
    for outcome in outcomes:
        session.found += outcome.found
        if outcome.lang:
            session.lang = language(outcome.lang)
        if outcome.unknown is not None:
            unknown.append(outcome.unknown)
        if has_errors(outcome.found):
            session.failed = True
        elif outcome.scored is not None:
            session.marks(outcome.scored.book, [year] if outcome.altered else ())
            results.append(outcome.scored)
    if unknown and not results:
        raise Refused(USAGE, *unknown[:1])
    return results


def _score(job: tuple[Asked, str], files: Files | None = None) -> Outcome:
    """One bloc."""
    asked, folder = job
    files = files or Files(asked.root)
    years = [asked.year] if asked.year in years_in(files, folder) else []
    book, loading = open_book(files, folder, years, asked.parts, altered=asked.altered)
    found = list(loading.diagnostics)
    lang = book.settings.data.lang if book and book.settings else None
    if book is None or not years or has_errors(found):
        return Outcome(None, found, lang=lang)
    if book.years[asked.year].criteria is None:
        return Outcome(None, [*found, no_scale(book, asked.year)], lang=lang)
    unknown = asked_for(book, asked.year, asked.options.stage, asked.unit)
    if unknown is not None:
        return Outcome(None, found, unknown, lang)
    wanted = asked.options._replace(stage=asked.options.stage or None)
    result, more = scored_year(book, asked.year, wanted)
    if asked.unit is not None:
        more = [one for one in more if has_errors([one]) or _is_about(one, asked.unit)]
    found += more
    if result is None:
        return Outcome(None, found, lang=lang)
    scored = Scored(book, result)
    shown = bare(scored) if asked.figures else scored
    return Outcome(shown, found, None, lang, altered=bool(loading.altered))


def _is_about(diagnostic: Diagnostic, unit: str) -> bool:
    """Whether a warning concerns that unit, or no unit in particular: who asks for one unit's
    points is not told of the others' sheets."""
    if diagnostic.file is None or "/scores/" not in diagnostic.file:
        return True
    name = diagnostic.file.rsplit("/", 1)[-1].removesuffix(".yaml")
    return name.partition("--")[0] == unit


def missing_year(session: Session, year: int) -> list[Diagnostic]:
    """An error where no bloc has a folder for that year."""
    known = sorted({y for folder in session.blocs() for y in years_in(session.files, folder)})
    if year in known:
        return []
    session.failed = True
    args = {"year": str(year), "known": ", ".join(map(str, known))}
    return [Diagnostic("TD416", args=args, variant="" if known else "none")]


def asked_for(book: Book, year: int, stage: str | None, unit: str | None) -> Diagnostic | None:
    """What was asked for and is not there: a stage, a unit."""
    scale = book.years[year].scale
    if stage is not None and scale.stage(stage) is None:
        known = ", ".join(one.id for one in scale.stages)
        return Diagnostic("TD913", args={"found": stage, "known": known})
    members = [one.id for one in book.members(year)]
    if unit is not None and unit not in members:
        return unknown_unit(unit, members, year)
    return None


def unknown_unit(unit: str, members: Sequence[str], year: int) -> Diagnostic:
    """A unit was asked for that is no member in that year."""
    args = {"found": unit, "year": str(year), "known": ", ".join(members)}
    better = nearest(unit, members)
    if better:
        args["better"] = better
    return Diagnostic("TD911", args=args, variant="nearest" if better else "")
