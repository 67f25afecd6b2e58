"""`thidua check [YEAR]`: its product is its diagnostics, so they go to stdout."""

import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from heapq import merge
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated, NamedTuple

from thidua.cli.apart import each_bloc
from thidua.cli.asked import missing_year
from thidua.cli.command import MaybeYear, command, option
from thidua.cli.output import print_diagnostics, print_text, print_texts
from thidua.cli.session import FAILED, FINE, USAGE, Refused, Session
from thidua.diagnostics.diagnostic import Diagnostic, SeverityCounts, arrange, count, has_errors
from thidua.model.bloc import BlocFile
from thidua.model.book import Sourced
from thidua.render.spool import Run, Spool
from thidua.store.folder import Files, bloc_around
from thidua.store.stray import stray_blocs
from thidua.store.write.journal import leftovers
from thidua.store.yaml.locate import locate
from thidua.text.encodings import below, data_path
from thidua.year.checking import same_id

if TYPE_CHECKING:
    from thidua.diagnostics.show import Line

AT_ONCE = 100
"""Diagnostics that become JSON together."""
FORMATS = ("text", "concise", "github", "json")

Read = Callable[[str], bytes | None]
Place = tuple[bool, str]
"""Where a diagnostic comes: by its file, what concerns no file last."""


class Findings:
    """Diagnostics of blocs. The files of a bloc follow each other in the order of all files, so
    its diagnostics are put in order when it is done, and wait for those before them.

    `folders`: the blocs that are to come, each once; `read`: the bytes of a file of none of them.
    """

    def __init__(self, folders: Iterable[str], read: Read, *, strict: bool) -> None:
        self._early: dict[str, list[Diagnostic]] = {folder: [] for folder in folders}
        self._read = read
        self._strict = strict
        self._around: list[Diagnostic] = []
        self._runs: list[tuple[Place, Run]] = []
        self._spool = Spool()
        self._counts = SeverityCounts()

    def __enter__(self) -> "Findings":
        return self

    def __exit__(self, *_: object) -> None:
        self._spool.close()

    def around(self, found: Iterable[Diagnostic]) -> None:
        """Adds what was found before any bloc was looked at, wherever it lies."""
        for one in found:
            folder = None if one.file is None else bloc_around(one.file, self._early)
            (self._around if folder is None else self._early[folder]).append(one)

    def of_bloc(self, folder: str, found: Iterable[Diagnostic], read: Read) -> None:
        """Adds what was found in a bloc; `read` gives its files."""
        base = below(folder)
        inside: list[Diagnostic] = []
        outside: list[Diagnostic] = []
        for one in locate([*self._early.pop(folder), *found], read):
            # What a bloc says of a scale that it shares stands in another file.
            own = one.file is not None and one.file.startswith(base)
            (inside if own else outside).append(one)
        if outside:  # others say the same
            self._around = arrange([*self._around, *outside])
        if arranged := arrange(inside, strict=self._strict):
            self._counts = _sum(self._counts, count(arranged))
            self._wait(base, arranged)

    def _wait(self, base: str, arranged: list[Diagnostic]) -> None:
        held = pickle.dumps([one._replace(args=dict(one.args)) for one in arranged])
        self._runs.append(((False, base), self._spool.put(held)))

    def in_order(self) -> tuple[SeverityCounts, Iterator[Diagnostic]]:
        """How many there are, and each once, in order, with its place in its file."""
        left = [one for found in self._early.values() for one in found]
        around = arrange(locate([*self._around, *left], self._read), strict=self._strict)
        each = (((one.file is None, one.file or ""), [one]) for one in around)
        runs = ((place, self._found(run)) for place, run in sorted(self._runs))
        together = merge(each, runs, key=lambda one: one[0])
        counts = _sum(self._counts, count(around))
        return counts, (one for _, found in together for one in found)

    def _found(self, run: Run) -> Iterator[Diagnostic]:
        yield from pickle.loads(self._spool.get(run))


def _sum(one: SeverityCounts, other: SeverityCounts) -> SeverityCounts:
    return SeverityCounts(*map(sum, zip(one, other, strict=True)))


def check(
    session: Session,
    year: MaybeYear = None,
    format: Annotated[str | None, option("format_check", "--format", metavar="format")] = None,
    strict: Annotated[bool, option("strict", "--strict")] = False,
) -> int:
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
        if each.folder is None:
            findings.around(each.diagnostics)
            continue
        findings.of_bloc(each.folder, each.diagnostics, Files(session.data.root).bytes_of)
        around = {one: bloc_around(one, blocs) for one in each.read}
        files += sum(bloc == each.folder for bloc in around.values())
        shared |= {one for one, bloc in around.items() if bloc is None}
    return files + len(shared)


class BlocFindings(NamedTuple):
    """What the rules find in a bloc, in words and places as it is told, which files were read, and
    what the bloc says of itself. Without a folder, what was found before any bloc was looked at."""

    folder: str | None
    diagnostics: list[Diagnostic]
    read: frozenset[str] = frozenset()
    bloc: Sourced[BlocFile] | None = None


def found_in(session: Session, wanted: int | None, *, strict: bool) -> Iterator[BlocFindings]:
    """Everything that the rules find in the data, of one year or of all, bloc by bloc."""
    found: list[Diagnostic] = missing_year(session, wanted) if wanted is not None else []
    found += leftovers(session.data.root)
    found += stray_blocs(session.files, session.files.blocs())
    found += _templates(session)
    yield BlocFindings(None, session.called(found))
    seen: dict[str, str] = {}
    for one in each_bloc(session, partial(_checked, year=wanted, strict=strict), apart=True):
        if one.bloc is not None:
            one.diagnostics.extend(session.called([*same_id(one.bloc, seen)]))
        yield one


def _checked(session: Session, folder: str, *, year: int | None, strict: bool) -> BlocFindings:
    """What the rules find in one bloc."""
    bloc = session.bloc(folder, results=False)
    book, found, read = bloc.check(year, strict=strict)
    told = locate(session.called(found), bloc.files.bytes_of)
    return BlocFindings(folder, told, read, None if book is None else book.bloc)


def _templates(session: Session) -> Iterator[Diagnostic]:
    """What is wrong in an office's own templates; without any, nothing of letters is read."""
    for folder in dict.fromkeys(("", *session.data.blocs)):
        names = session.files.names(data_path(folder, "mau"))[1]
        if names:
            from thidua.letters.build import check_templates

            yield from check_templates(session.files.read, folder, names)


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
