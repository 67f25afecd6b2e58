"""`thidua check [YEAR]`: its product is its diagnostics, so they go to stdout."""

import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated, NamedTuple

from thidua.bloc.check import check_book
from thidua.bloc.scoring.check_figures import check_evidence
from thidua.cli.command import MaybeYear, command, option
from thidua.cli.findings import Findings
from thidua.cli.missing_year import missing_year
from thidua.cli.output import print_diagnostics, print_text, print_texts
from thidua.cli.session import FAILED, FINE, USAGE, OpenedBloc, Refused, Session
from thidua.diagnostics.collect import SeverityCounts, has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book
from thidua.model.emulation_year import as_period
from thidua.store.evidence import evidence_of
from thidua.store.folder import Files, bloc_around
from thidua.store.loading import ALL
from thidua.store.loading import years_of as years_in
from thidua.store.periods import periods_of
from thidua.store.seal_hashes import year_folder
from thidua.store.stray import stray_blocs
from thidua.store.write.journal import leftovers
from thidua.store.yaml.reader import parse

if TYPE_CHECKING:
    from thidua.diagnostics.show import Line

AT_ONCE = 100
"""Diagnostics that become JSON together."""
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
    with Findings(session.blocs(), session.bytes_of, strict=strict) as findings:
        files = _collect(session, findings, found_in(session, wanted, strict=strict))
        return _tell(session, findings, format or "text", strict, files)


def _collect(session: Session, findings: Findings, each_bloc: Iterable["BlocFindings"]) -> int:
    """Everything that was found; gives how many files were read: those of each bloc, and once what
    several share."""
    files, shared = 0, set[str]()
    blocs = frozenset(session.blocs())
    for each in each_bloc:
        found = session.called(each.diagnostics)
        if each.folder is None:
            findings.around(found)
            continue
        findings.of_bloc(each.folder, found, each.files.bytes_of)
        around = {one: bloc_around(one, blocs) for one in each.read}
        files += sum(bloc == each.folder for bloc in around.values())
        shared |= {one for one, bloc in around.items() if bloc is None}
    return files + len(shared)


class BlocFindings(NamedTuple):
    """What the rules find in a bloc; its files, and which of them were read. Without a folder, what
    was found before any bloc was looked at."""

    folder: str | None
    diagnostics: list[Diagnostic]
    files: Files
    read: frozenset[str] = frozenset()


def found_in(session: Session, wanted: int | None, *, strict: bool) -> Iterator[BlocFindings]:
    """Everything that the rules find in the data, of one year or of all, bloc by bloc."""
    found: list[Diagnostic] = missing_year(session, wanted) if wanted is not None else []
    found += leftovers(session.data.root)
    found += stray_blocs(session.files, session.files.blocs())
    found += _templates(session)
    yield BlocFindings(None, found, session.files)
    seen: dict[str, str] = {}
    for folder in session.blocs():
        opened = _opened(session, folder, wanted)
        found = list(opened.loading.diagnostics)
        if opened.book is not None:
            found += _same_id(opened.book, seen)
            found += check_book(opened.book, opened.bloc.__getitem__, opened.loading.broken)
            found += _around(opened, strict=strict)
        yield BlocFindings(folder, found, opened.files, frozenset(opened.loading.files))


def _opened(session: Session, folder: str, wanted: int | None) -> OpenedBloc:
    """A bloc with the years of it that are checked."""
    known = years_in(session.files, folder)
    years = known if wanted is None else [one for one in known if one == wanted]
    inside = [one for year in years for one in periods_of(session.files, folder, year)]
    if wanted is not None and (period := as_period(wanted)):
        inside, years = [period], []
    return session.open(folder, [*years, *inside], ALL, leadership=True, results=False)


def _same_id(book: Book, seen: dict[str, str]) -> Iterator[Diagnostic]:
    """A bloc that calls itself as another does; `seen`: the ids so far, each with its file."""
    bloc = book.bloc
    if bloc.data.id in seen:
        args = {"id": bloc.data.id, "other": seen[bloc.data.id]}
        yield Diagnostic("TD417", bloc.file, ("id",), args=args)
    seen.setdefault(bloc.data.id, bloc.file)


def _templates(session: Session) -> Iterator[Diagnostic]:
    """What is wrong in an office's own templates; without any, nothing of letters is read."""
    for folder in dict.fromkeys(("", *session.data.blocs)):
        names = session.files.names("/".join(part for part in (folder, "mau") if part))[1]
        if names:
            from thidua.letters.own import check_templates

            yield from check_templates(session.files.read, folder, names)


def _around(opened: OpenedBloc, *, strict: bool) -> Iterator[Diagnostic]:
    """What lies around the data: evidence, seals, and under --strict what should not be there."""
    book, files = opened.book, opened.files
    assert book is not None, "the bloc was loaded"
    for year in book.years:
        held = evidence_of(files, year_folder(book.folder, year))
        yield from check_evidence(book, year, held)
    if any(one.seal is not None for one in book.years.values()):
        from thidua.year.sealed import check_seals

        yield from check_seals(opened.bloc, book, book.years)
    if strict:
        from thidua.bloc.records.check_privacy import check_private

        for file in opened.loading.files:
            yield from check_private(file, parse(files.bytes_of(file) or b"", file)[0])


def _tell(session: Session, findings: Findings, wanted: str, strict: bool, files: int) -> int:
    from thidua.diagnostics import show

    counts, found = findings.in_order()
    failed = session.failed or counts.errors > 0 or (strict and counts.warnings > 0)
    if session.quiet and not failed:
        return FINE
    if session.quiet and not strict:
        found = (one for one in found if has_errors([one]))
        counts = SeverityCounts(counts.errors)
    if wanted in ("json", "github"):
        unwritten = print_texts(sys.stdout, _for_programs(session, found, wanted, counts, files))
    else:
        unwritten = print_diagnostics(sys.stdout, _lines(session, found, wanted), session.stdout)
        if not session.quiet and wanted == "text":
            print_text(sys.stderr, show.summary(counts, files, session.lang) + "\n")
    session.tell(unwritten)
    return FAILED if failed or unwritten else FINE


def _lines(session: Session, shown: Iterable[Diagnostic], wanted: str) -> "Iterator[Line]":
    from thidua.diagnostics import show

    display = lru_cache(1)(session.display)  # diagnostics come sorted by file
    if wanted == "concise":
        return show.concise(shown, session.lang, path=display)
    root = session.data.root
    return show.text(
        shown,
        session.lang,
        path=display,
        read=lambda file: Files(root).bytes_of(file),  # read once, and not kept
        hints=session.hint,
    )


def _for_programs(
    session: Session, shown: Iterable[Diagnostic], wanted: str, counts: SeverityCounts, files: int
) -> Iterator[str]:
    from thidua.render.json import joined, part, to_json

    if wanted == "github":
        from thidua.views.check import github

        for line in github(shown, session.lang, path=session.display):
            yield f"{line}\n"
        return
    from thidua.views.check import check_json

    each = iter(shown)
    values = (
        check_json(some, session.lang, counts=counts, files=files)
        for some in iter(lambda: list(islice(each, AT_ONCE)), [])
    )
    first = next(values, None)
    if first is None:
        yield to_json(check_json((), session.lang, counts=counts, files=files))
    else:
        yield from joined(part(value, "diagnostics") for value in chain([first], values))


COMMAND = command(check, report=False)
