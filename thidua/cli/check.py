"""`thidua check [YEAR]`: its product is its diagnostics, so they go to stdout."""

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

from thidua.bloc.check import check_book
from thidua.bloc.scoring.check_evidence import check_evidence
from thidua.cli.command import MaybeYear, command, option
from thidua.cli.output import print_diagnostics, print_text
from thidua.cli.session import FAILED, FINE, USAGE, Opened, Refused, Session, missing_year
from thidua.diagnostics.collect import count, has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.emulation_year import PeriodYear
from thidua.store.evidence import evidence_of
from thidua.store.loading import ALL
from thidua.store.loading import years_of as years_in
from thidua.store.periods import periods_of
from thidua.store.seal_hashes import year_folder
from thidua.store.stray import stray_blocs
from thidua.store.write.journal import leftovers
from thidua.store.yaml.reader import parse

FORMATS = ("text", "concise", "github", "json")


def check(
    session: Session,
    year: MaybeYear = None,
    format: Annotated[str | None, option("format_check", "--format", metavar="format")] = None,
    strict: Annotated[bool, option("strict", "--strict")] = False,
) -> int:
    """Every rule over the data."""
    if format not in (None, *FORMATS):
        args = {"found": str(format), "formats": ", ".join(FORMATS)}
        raise Refused(USAGE, Diagnostic("TD960", args=args))
    wanted = None if year is None else session.year(year)
    found, files = found_in(session, wanted, strict=strict)
    return _tell(session, found, format or "text", strict, files)


def found_in(session: Session, wanted: int | None, *, strict: bool) -> tuple[list[Diagnostic], int]:
    """Everything that the rules find in the data, of one year or of all, and how many files."""
    found: list[Diagnostic] = missing_year(session, wanted) if wanted is not None else []
    found += leftovers(session.data.root)
    found += stray_blocs(session.files, session.files.blocs())
    found += _templates(session)
    files: set[str] = set()
    seen: dict[str, str] = {}
    for folder in session.blocs():
        known = years_in(session.files, folder)
        years = known if wanted is None else [one for one in known if one == wanted]
        inside = [one for year in years for one in periods_of(session.files, folder, year)]
        if isinstance(wanted, PeriodYear):
            inside, years = [wanted], []
        loaded = [*years, *inside]
        opened = session.open(folder, loaded, ALL, leadership=True, results=False)
        found += opened.loading.diagnostics
        files.update(opened.loading.files)
        if opened.book is None:
            continue
        bloc = opened.book.bloc
        if bloc.data.id in seen:
            args = {"id": bloc.data.id, "other": seen[bloc.data.id]}
            found.append(Diagnostic("TD417", bloc.file, ("id",), args=args))
        seen.setdefault(bloc.data.id, bloc.file)
        found += check_book(opened.book, opened.bloc.__getitem__, opened.loading.broken)
        found += _around(opened, years, strict=strict)
    return found, len(files)


def _templates(session: Session) -> Iterator[Diagnostic]:
    """What is wrong in an office's own templates; without any, nothing of letters is read."""
    for folder in dict.fromkeys(("", *session.data.blocs)):
        names = session.files.names("/".join(part for part in (folder, "mau") if part))[1]
        if names:
            from thidua.letters.own import check_templates

            yield from check_templates(session.files.read, folder, names)


def _around(opened: Opened, years: Iterable[int], *, strict: bool) -> Iterator[Diagnostic]:
    """What lies around the data: evidence, seals, and under --strict what should not be there."""
    book, files = opened.book, opened.files
    assert book is not None, "the bloc was loaded"
    for year in years:
        held = evidence_of(files, year_folder(book.folder, year))
        yield from check_evidence(book, year, held)
    if any(book.years[year].seal is not None for year in years):
        from thidua.year.sealed import check_seals

        yield from check_seals(opened.bloc, book, years)
    if strict:
        from thidua.bloc.records.check_privacy import check_private

        for file in opened.loading.files:
            yield from check_private(file, parse(files.bytes_of(file) or b"", file)[0])


def _tell(session: Session, found: list[Diagnostic], wanted: str, strict: bool, files: int) -> int:
    from thidua.diagnostics import machine, show

    located = session.located(found, strict=strict)
    counts = count(located)
    failed = session.failed or counts.errors > 0 or (strict and counts.warnings > 0)
    shown = located
    if session.quiet and not strict:
        shown = [one for one in located if has_errors([one])]
    unwritten: list[Diagnostic] = []
    if session.quiet and not failed:
        return FINE
    if wanted == "json":
        from thidua.render.json import to_json

        unwritten = print_text(
            sys.stdout, to_json(machine.as_json(shown, session.lang, files=files))
        )
    elif wanted == "github":
        lines = machine.github(shown, session.lang, path=session.display)
        unwritten = print_text(sys.stdout, "".join(f"{line}\n" for line in lines))
    else:
        screen = session.stdout
        if wanted == "concise":
            segments = show.concise(shown, session.lang, path=session.display)
        else:
            segments = show.text(
                shown,
                session.lang,
                path=session.display,
                read=session.bytes_of,
                hints=session.hint,
            )
        unwritten = print_diagnostics(sys.stdout, segments, screen)
        if not session.quiet and wanted == "text":
            said = show.summary(counts, files, session.lang)
            print_text(sys.stderr, said + "\n")
    session.tell(unwritten)
    return FAILED if failed or unwritten else FINE


COMMAND = command(check, report=False)
