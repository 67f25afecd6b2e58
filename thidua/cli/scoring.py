"""Scoring the blocs that a command is about."""

from collections.abc import Sequence

from thidua.check.scoring import scored_year
from thidua.cli.session import USAGE, Opened, Refused, Session
from thidua.compute.result import Options
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.report.scored import Scored
from thidua.store.book import SCORING
from thidua.store.book import years_of as years_in
from thidua.words.suggest import nearest


def score_blocs(
    session: Session,
    year: int,
    options: Options,
    *,
    unit: str | None = None,
    parts: frozenset[str] = SCORING,
) -> list[Scored]:
    """Every bloc's scored year. A bloc with errors is told and left out; a unit, stage or year
    that none of the blocs has ends the command."""
    session.found += missing_year(session, year)
    folders = [f for f in session.blocs() if year in years_in(session.files, f)]
    unknown: list[Diagnostic] = []

    def work(opened: Opened, book: Book) -> tuple[Scored | None, Sequence[Diagnostic]]:
        if opened.folder not in folders:
            return None, []
        if book.years[year].criteria is None:
            file = "/".join(part for part in (opened.folder, str(year), "criteria.yaml") if part)
            return None, [Diagnostic("TD415", file, args={"year": str(year)})]
        asked = asked_for(book, year, options.stage, unit)
        if asked is not None:
            unknown.append(asked)
            return None, []
        wanted = options._replace(stage=options.stage or None)
        result, found = scored_year(book, year, wanted)
        if unit is not None:
            found = [one for one in found if has_errors([one]) or _is_about(one, unit)]
        return (None if result is None else Scored(book, result)), found

    results = session.each(lambda folder: [year] if folder in folders else [], work, parts)
    if unknown and not results:
        raise Refused(USAGE, *unknown[:1])
    return results


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
    scale = book.years[year].criteria.data  # type: ignore[union-attr]
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
