"""Where documents go: under their own names, or where -o says; as .docx, as PDF, or as both.

One bloc's document, made of what was read for it; the kinds, and what each still lacks in the data.
Documents as PDF, by the LibreOffice that is on the computer.
"""

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from thidua.cli.asked import missing_year
from thidua.cli.output import outside, print_text
from thidua.cli.session import USAGE, Refused, Session
from thidua.cli.waiting import awaited
from thidua.cli.writing import say_lines
from thidua.diagnostics.diagnostic import Diagnostic, Word, has_errors
from thidua.diagnostics.show import message
from thidua.letters.kinds import KINDS
from thidua.model.book import Book
from thidua.model.emulation_year import as_period
from thidua.store.folder import is_file, is_folder
from thidua.store.loading import Loading
from thidua.text.vietnamese import safe
from thidua.views.fields import Field, Fields, table
from thidua.views.table import Cell, Report, Section, Tone, nothing
from thidua.words import say
from thidua.year.bloc import Bloc
from thidua.year.documents import read_for, sources_for
from thidua.year.outcome import YearOutcome, outcome

if TYPE_CHECKING:
    from thidua.letters.official import LetterFrame

NAMES = ("soffice", "libreoffice")
PLACES = ("Program Files/LibreOffice", "Program Files (x86)/LibreOffice")
MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
"""Where the installers put it on Windows and macOS, which is on no search path."""
ROOM = 20_000_000
"""Bytes that it needs at least for files of its own."""
SECONDS, SECONDS_EACH = 90, 15
"""How long it may take to start, and for each document."""


def office() -> str | None:
    """LibreOffice's program; None where it is not installed."""
    return next(filter(None, map(shutil.which, NAMES)), None) or next(
        filter(is_file, _places()), None
    )


def _places() -> Iterator[str]:
    drive = os.environ.get("SYSTEMDRIVE", "C:")
    if os.name == "nt":
        yield from (f"{drive}/{place}/program/soffice.exe" for place in PLACES)
    yield MAC


def as_pdf(files: Mapping[str, bytes], *, shown: bool = False) -> dict[str, bytes] | Diagnostic:
    """Each .docx (name -> bytes) as a .pdf; TD856 without LibreOffice, TD857 where it failed,
    TD809 where there is no room for its own files. `shown`: with a bar."""
    program = office()
    if program is None:
        return Diagnostic("TD856")
    try:
        return _by_office(program, files, shown=shown)
    except OSError as error:
        from thidua.store.write.atomic import trouble

        place = tempfile.tempdir  # None: no folder for such files has room for one
        return trouble(error if place else _no_room(), place or os.environ.get("TMPDIR"))


def _no_room() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _by_office(
    program: str, files: Mapping[str, bytes], *, shown: bool
) -> dict[str, bytes] | Diagnostic:
    with tempfile.TemporaryDirectory(prefix="thidua-pdf-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        # By number: LibreOffice never sees a name from data.
        names = {f"{n}.docx": name for n, name in enumerate(files)}
        for own, name in names.items():
            (folder / own).write_bytes(files[name])
        reason = _convert(program, folder, list(names), shown=shown)
        found = {
            str(Path(name).with_suffix(".pdf")): path.read_bytes()
            for own, name in names.items()
            if is_file(path := (folder / own).with_suffix(".pdf"))
        }
        if len(found) < len(files) and shutil.disk_usage(folder).free < ROOM:
            raise _no_room()
    if len(found) < len(files):
        return Diagnostic("TD857", args={"reason": reason or "-"})
    return found


def _convert(program: str, folder: Path, names: list[str], *, shown: bool) -> str:
    """Runs it with a profile of its own, so that one that a person has open is no hindrance. What
    it says where it failed."""
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    seconds = SECONDS + SECONDS_EACH * len(names)
    with (folder / "said").open("w+b") as said:
        try:
            running = subprocess.Popen(
                [*command, "--outdir", str(folder), *names],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
            )
        except OSError as error:
            return error.strerror or ""
        made = partial(_made, folder)
        if not awaited(running, made, len(names), seconds=seconds, shown=shown):
            return "timeout"
        said.seek(0)
        lines = said.read().decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else f"exit {running.returncode}"


def _made(folder: Path) -> int:
    return sum(1 for _ in folder.glob("*.pdf"))


DOCX, PDF = ".docx", ".pdf"


class MadeLetter(NamedTuple):
    """One bloc's document: its default name, its bytes, what it leaves open."""

    bloc: str
    name: str
    data: bytes
    missing: tuple[Word | str, ...]


def ending_of(output: str | None) -> str:
    """The ending of the file that -o names, in small letters; "" of a folder."""
    return "" if output is None or is_folder(output) else Path(output).suffix.casefold()


def _names_folder(output: str | None) -> bool:
    """Whether -o names a folder: one that is there, or a name without an ending."""
    return output is not None and output != "-" and not ending_of(output)


def writable(output: str | None) -> None:
    """A document is a .docx or .pdf file, and not something to read on a terminal."""
    if output == "-":
        if sys.stdout.isatty():
            raise Refused(USAGE, Diagnostic("TD960", variant="terminal_docx"))
        return
    if output is None or _names_folder(output):
        return
    if ending_of(output) not in (DOCX, PDF):
        args = {"found": Path(output).suffix, "formats": ".docx, .pdf"}
        raise Refused(USAGE, Diagnostic("TD960", args=args, variant="docx"))


def save(
    session: Session, made: Sequence[MadeLetter], output: str | None, *, final: bool, pdf: bool,
    replace: bool,
) -> bool:  # fmt: skip
    """All of them, or the one where -o says; over what a person edited or what is final only
    where it is to be replaced."""
    if output is not None and len(made) > 1 and not _names_folder(output):
        args = {"n": str(len(made)), "known": ", ".join(one.bloc for one in made)}
        raise Refused(USAGE, Diagnostic("TD905", args=args, variant="documents"))
    files = {one.name: one.data for one in made}
    if pdf:
        found = _with_pdf(session, files, alone=ending_of(output) == PDF or output == "-")
        if found is None:
            return False
        files = found
    if output == "-":
        from thidua.store.write.outputs import marked

        (data,) = files.values()
        problems = print_text(sys.stdout, data if final else marked(data))
        session.tell(problems)
        _open_things(session, made)
        return not has_errors(problems)
    written = _write(session, files, output, replace=replace, final=final)
    if written is None:
        return False
    key = "document.made" if final else "document.made_draft"
    say_lines(session, [say(session.lang, key, file=safe(file)) for file in written])
    if output is not None and not _names_folder(output):
        made = [made[0]._replace(name=Path(output).name)]
    _open_things(session, made)
    return True


def _write(
    session: Session, files: dict[str, bytes], output: str | None, *, replace: bool, final: bool
) -> list[str] | None:
    """The places that were written; None where that failed, which is told."""
    from thidua.store.write.outputs import save_new

    if output is None or _names_folder(output):
        folder = Path(output or ".")
    else:
        path = Path(output)
        folder = path.parent
        files = {path.with_suffix(Path(name).suffix).name: data for name, data in files.items()}
    written = [str(folder / name) for name in files]
    found = save_new(folder, files, replace=replace, issued=final)
    found = [one._replace(variant="letter") if one.code == "TD917" else one for one in found]
    if has_errors(found):
        session.tell(outside(found))
        return None
    return written


def _with_pdf(session: Session, files: dict[str, bytes], *, alone: bool) -> dict[str, bytes] | None:
    """The files with a PDF of each, or the PDFs alone; None where there is no LibreOffice, or it
    failed, which is told."""

    found = as_pdf(files, shown=not session.quiet and session.stderr.terminal)
    if isinstance(found, Diagnostic):
        session.tell([found])
        return None
    return found if alone else files | found


def _open_things(session: Session, made: Sequence[MadeLetter]) -> None:
    """What each document leaves open, on stderr."""
    if session.quiet:
        return
    for one in made:
        if not one.missing:
            continue
        what = "; ".join(safe(name) for name in open_names(one.missing, session))
        args = {"file": safe(one.name), "n": len(one.missing), "what": what}
        session.note(say(session.lang, "document.missing", **args))


def open_names(missing: Sequence[Word | str], session: Session) -> list[str]:
    """What is left open, in people's words."""
    return [what if isinstance(what, str) else say(session.lang, what.key) for what in missing]


class LetterRequest(NamedTuple):
    """What was typed, checked."""

    kind: str
    year: int
    unit: str | None
    ballot: str | None
    number: int | None
    day: date | None
    final: bool
    mark: str = ""
    per_page: int = 0
    pdf: bool = False


def made_of(
    bloc: Bloc, book: Book, loading: Loading, asked: LetterRequest
) -> YearOutcome[MadeLetter]:
    """The document, or what hinders it."""
    from thidua.letters.official import LetterFrame

    config = book.bloc.data.documents
    frame = LetterFrame(book.bloc.data, config, asked.kind, asked.year, asked.day, asked.number)
    found = _numbers(book, frame)
    if has_errors(found):
        return outcome(None, found)
    about = (asked.unit, asked.ballot)
    sources, more = sources_for(
        bloc, book, loading, frame, about, draft=not asked.final or bool(asked.mark)
    )
    found += more
    if sources is None or has_errors(found):
        return outcome(None, found)
    from thidua.letters.build import build, own_template, template_of
    from thidua.letters.fill import final_problems
    from thidua.letters.official import missing
    from thidua.render.docx import docx

    if asked.final:
        found += final_problems(sources)
        if has_errors(found):
            return outcome(None, found)
    wanted = template_of(asked.kind, asked.unit)
    mine, more = own_template(bloc.files.read, bloc.folder, wanted)
    found += more
    if has_errors(more):
        return outcome(None, found)
    letter = build(sources, mine.template, mine.origin) if mine else build(sources)
    letter = letter._replace(per_page=asked.per_page)
    own = next((f"-{one}" for one in about if one), "")
    year = str(asked.year).replace("/", "-")  # a period: 2024-tuan-03
    name = f"{asked.kind}-{book.bloc.data.id}-{year}{own}{DOCX}"
    made = MadeLetter(book.bloc.data.id, name, docx(letter, asked.mark), missing(letter))
    return outcome(made, found)


def _numbers(book: Book, frame: "LetterFrame") -> list[Diagnostic]:
    """Numbers used twice in the registry's book, or by --number; a number where there is none."""
    from thidua.bloc.documents import number_taken, numbers_used_twice, signers_that_can_not

    config = frame.config
    if frame.number is not None and not config.code(frame.kind):
        return [Diagnostic("TD977", args={"kind": frame.kind}, variant="no_number")]
    found = [
        *numbers_used_twice(config, book.bloc.file),
        *signers_that_can_not(config, book.bloc.file),
    ]
    if frame.number is not None:
        found += number_taken(config, frame.kind, frame.year, frame.day, frame.number)
    return found


MOST = 4
"""So many of the things that a document lacks are named."""


def list_kinds(session: Session, year: int) -> int:
    """A row a kind, for each bloc that has the year."""
    output = session.output()
    session.found += missing_year(session, year)
    folders = (folder for folder in session.blocs() if session.bloc(folder).has(year))
    sections = [_section(session, folder, year) for folder in folders]
    title = say(session.lang, "document.kinds_title", year=year)
    return session.finish(
        output,
        sections,
        lambda found, lang: Report(title, tuple(found), lang),
        lambda *_: None,  # it is for people alone
    )


def _section(session: Session, folder: str, year: int) -> Section:
    lang = session.lang
    fields: Fields[str] = (
        Field("kind", "document.kind", Cell),
        Field("name", "document.kind_name", lambda kind: Cell(say(lang, f"document.kind_{kind}")),
              wrap=True),
        Field("missing", "document.kind_lacks",
              lambda kind: _lacks(session, folder, kind, year), wrap=True),
    )  # fmt: skip
    in_period = as_period(year) is not None
    kinds = [kind for kind, facts in KINDS.items() if facts.of_periods or not in_period]
    notes = (session.pasteable(say(lang, "document.kinds_note", year=year), folder),)
    book = session.bloc(folder).load(()).book
    name = book.bloc.data.name if book is not None else folder
    return Section(name, (table(fields, kinds, lang, key="kinds", notes=notes),))


def _lacks(session: Session, folder: str, kind: str, year: int) -> Cell:
    """What the document would leave open now, or what hinders it."""
    lang = session.lang
    bloc = session.bloc(folder)
    book, loading = bloc.load(read_for(bloc, kind, year), leadership=True)
    session.marks(book, bloc.shown_altered)
    found: Sequence[Diagnostic] = loading.diagnostics
    made = None
    if book is not None and not has_errors(found):
        if KINDS[kind].papers and not book.years[year].ballots:
            return Cell(say(lang, "document.no_ballots"), tone=Tone.WARN)
        request = LetterRequest(kind, year, None, None, None, None, False)
        made, found = made_of(bloc, book, loading, request)
    if made is None:
        first = next((one for one in found if has_errors([one])), None)
        said = message(first, lang) if first is not None else ""
        return Cell(say(lang, "document.hindered", what=said), tone=Tone.BAD)
    names = list(dict.fromkeys(open_names(made.missing, session)))
    if not names:
        return nothing(say(lang, "document.complete"))
    return Cell(_listed(names, session))


def _listed(names: Sequence[str], session: Session) -> str:
    if len(names) <= MOST + 1:
        return "; ".join(names)
    more = say(session.lang, "document.more", n=len(names) - MOST)
    return "; ".join([*names[:MOST], more])
