"""`thidua fix`: mends that have one certain reading, shown as a diff and made when agreed to."""

import sys
from collections.abc import Mapping
from typing import Annotated

from thidua.bloc.check import check_book
from thidua.cli.command import command, option
from thidua.cli.output import print_text
from thidua.cli.session import FAILED, FINE, Session
from thidua.cli.writing import agreed, say_lines, write
from thidua.diagnostics.diagnostic import Diagnostic, has_errors
from thidua.store.folder import Files, OverlayFiles
from thidua.store.loading import ALL, years_of
from thidua.store.write.writer import FileWrite
from thidua.store.yaml.locate import locate
from thidua.store.yaml.mends import IdOf, Mend, mended, mends_of
from thidua.store.yaml.new_term import diff_text
from thidua.store.yaml.reader import parse
from thidua.text.encodings import below, data_path
from thidua.text.vietnamese import fold, safe
from thidua.words import say
from thidua.year.bloc import Bloc
from thidua.year.checking import checked_alone

ROUNDS = 12
"""A mend may bring the next mistake to light; so often at most it is looked again."""
Sign = tuple[object, ...]
Mends = tuple[Mend, ...]


def fix(session: Session, yes: Annotated[bool, option("fix_yes", "--yes")] = False) -> int:
    """One bloc; nothing in a sealed year, and no figure that can be read in two ways."""
    folder = session.one_bloc()
    files = session.files
    new, left = _mended(files, folder)
    if not new:
        key = "nothing" if left else "sound"
        say_lines(session, [say(session.lang, f"cli.fix.{key}", n=left)])
        return FINE
    for file, raw in new.items():
        diff = diff_text(session.display(file), files.bytes_of(file), raw)
        print_text(sys.stdout, safe(diff, lines=True))
    if not yes and not _agreed(session, len(new)):
        return FAILED
    changes = [FileWrite(file, raw, files.bytes_of(file)) for file, raw in new.items()]
    write(session, changes)
    lines = [say(session.lang, "cli.fix.written", n=len(changes))]
    say_lines(session, lines + ([say(session.lang, "cli.fix.left", n=left)] if left else []))
    return FINE


def _agreed(session: Session, count: int) -> bool:
    """Whether the person at the terminal says yes; without one it is told how."""
    if not sys.stdin.isatty() or not session.stderr.terminal:
        session.note(session.pasteable(say(session.lang, "cli.fix.yes", n=count)))
        return False
    if agreed(say(session.lang, "cli.fix.ask", n=count)):
        return True
    session.note(say(session.lang, "cli.fix.refused"))
    return False


def _mended(files: Files, folder: str) -> tuple[dict[str, bytes], int]:
    """The files that mends change, with their new bytes; how many errors are left then."""
    texts: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    refused: set[tuple[str, Mends]] = set()
    for _ in range(ROUNDS):
        now = OverlayFiles(files, texts)
        found = _diagnostics(now, folder)
        wanted = _wanted(now, folder, found, refused)
        if not wanted:
            break
        tried = dict(texts)
        for file, mends in wanted.items():
            text = (now.bytes_of(file) or b"").decode("utf-8", "replace")
            tried[file] = mended(text, [one for some in mends.values() for one in some]).encode()
        left = {_sign(one) for one in _diagnostics(OverlayFiles(files, tried), folder)}
        failed = {
            (file, some) for file, mends in wanted.items() for sign, some in mends.items()
            if sign in left
        }  # fmt: skip
        if failed:
            refused |= failed
        else:
            texts = tried
    return texts, sum(has_errors([one]) for one in found)


def _wanted(
    files: Files, folder: str, found: list[Diagnostic], refused: set[tuple[str, Mends]]
) -> dict[str, dict[Sign, Mends]]:
    """File -> the mends by the diagnostic that they mend: one a line, the others come later."""
    id_of = _ids(files, folder)
    sealed = _sealed(files, folder)
    wanted: dict[str, dict[Sign, Mends]] = {}
    for one in found:
        file = one.file
        if file is None or any(file.startswith(place) for place in sealed):
            continue
        raw = files.bytes_of(file)
        text = _text(raw)
        mends = mends_of(one, text, id_of) if text is not None else ()
        if not mends or (file, mends) in refused:
            continue
        there = wanted.setdefault(file, {})
        taken = {other.line for some in there.values() for other in some}
        if taken.isdisjoint(mend.line for mend in mends):
            there[_sign(one)] = mends
    return wanted


def _text(raw: bytes | None) -> str | None:
    try:
        return None if raw is None else raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _sealed(files: Files, folder: str) -> list[str]:
    """The folders of the years that are closed by a seal."""
    lead = below(folder)
    years = (f"{lead}{year}/" for year in years_of(files, folder))
    return [place for place in years if files.bytes_of(f"{place}seal.yaml") is not None]


def _ids(files: Files, folder: str) -> IdOf:
    """Finds a unit's id by its name or short name."""
    raw = files.bytes_of(data_path(folder, "units.yaml"))
    tree: object = parse(raw, "")[0] if raw is not None else None
    units = tree.get("units") if isinstance(tree, Mapping) else None
    known: dict[str, set[str]] = {}
    for one in units if isinstance(units, list) else []:
        if isinstance(one, Mapping) and isinstance(one.get("id"), str):
            for key in ("name", "short"):
                if isinstance(one.get(key), str):
                    known.setdefault(fold(one[key]), set()).add(one["id"])

    def id_of(name: str) -> str | None:
        ids = known.get(fold(name), set())
        return next(iter(ids)) if len(ids) == 1 else None

    return id_of


def _diagnostics(files: Files, folder: str) -> list[Diagnostic]:
    """All that is wrong in a bloc, its years and their periods, with lines and columns."""
    bloc = Bloc(files, folder, unguarded=True)
    years = [*bloc.years, *(one for year in bloc.years for one in bloc.periods(year))]
    book, loading = bloc.load([(years, ALL)], leadership=True)
    found = list(loading.diagnostics)
    if book is None:
        found += checked_alone(files, folder, years).found
    else:
        found += check_book(book, bloc.__getitem__, loading.broken)
    return locate(found, files.bytes_of)


def _sign(one: Diagnostic) -> Sign:
    """What is the same diagnostic after a mend elsewhere in the file."""
    place = (one.span.line, one.span.column) if one.span and not one.path else ()
    args = tuple(sorted((key, str(value)) for key, value in one.args.items()))
    return one.code, one.file, one.path, one.variant, args, place


COMMAND = command(fix, report=False)
