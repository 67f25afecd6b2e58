"""Where documents go: under their own names, or where -o says; as .docx, as PDF, or as both.

Documents as PDF, by the LibreOffice that is on the computer.
"""

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from thidua.cli.output import outside, print_bytes
from thidua.cli.session import USAGE, Refused, Session
from thidua.cli.waiting import awaited
from thidua.cli.writing import say_lines
from thidua.diagnostics.diagnostic import Diagnostic, Word, has_errors
from thidua.store.there import is_file, is_folder
from thidua.text.vietnamese import safe
from thidua.words import say

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
        problems = print_bytes(sys.stdout, data if final else marked(data))
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
