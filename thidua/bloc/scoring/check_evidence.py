"""Evidence that sheets point to: there, not empty, under the year's own folder (manual: git)."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from thidua.diagnostics.diagnostic import Diagnostic, Path
from thidua.model.book import Book, YearBook
from thidua.model.evidence import EMPTY, FOLDER, OUTSIDE, UNREADABLE, EvidenceFile
from thidua.text.suggest import nearest

Held = Mapping[str, EvidenceFile]
"""The files under a year's evidence/, by name."""
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:")


def evidence_name(said: str) -> str | None:
    """The name below evidence/ that a sheet means; None when that lies elsewhere."""
    text = said.strip()
    if not text or "\\" in text or text.startswith(("/", "~")) or _DRIVE.match(text):
        return None
    if ".." in text.split("/"):
        return None
    return posixpath.normpath(text)


def mentions(yearbook: YearBook) -> Iterator[tuple[str, Path, str, str]]:
    """Every mention of a file: the sheet's file, the path in it, what it says, the sheet's unit."""
    for sheet in yearbook.sheets:
        for part in ("facts", "scores"):
            for path, said in _walk(getattr(sheet.data, part), (part,)):
                yield sheet.file, path, said, sheet.unit


def _walk(tree: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key != "evidence" or len(path) < 2:
                yield from _walk(value, (*path, key))
            elif isinstance(value, str):
                yield (*path, key), value
            elif isinstance(value, list):
                yield from (
                    ((*path, key, n), one) for n, one in enumerate(value) if isinstance(one, str)
                )
    elif isinstance(tree, list):
        for n, value in enumerate(tree):
            yield from _walk(value, (*path, n))


def check_evidence(book: Book, year: int, held: Held) -> Iterator[Diagnostic]:
    """What is wrong with a year's evidence; files that nobody mentions are advice."""
    folder = f"{year}/{FOLDER}/"
    named: set[str] = set()
    for file, path, said, unit in mentions(book.years[year]):
        where = (book.unit_name(unit),)
        args = {"name": said, "folder": folder}
        name = evidence_name(said)
        if _URL.match(said):
            yield Diagnostic("TD842", file, path, args=args, variant="url", where=where)
        elif name is None:
            yield Diagnostic("TD842", file, path, args=args, where=where)
        else:
            named.add(name)
            yield from _one(name, held, Diagnostic("TD840", file, path, args=args, where=where))
    for name, one in held.items():
        if name not in named:
            yield Diagnostic("TD844", one.file, at="file")


def _one(name: str, held: Held, missing: Diagnostic) -> Iterator[Diagnostic]:
    one = held.get(name)
    if one is None:
        if any(other.startswith(f"{name}/") for other in held):
            yield missing._replace(variant="folder")
            return
        better = nearest(name, held)
        more = {**missing.args, "better": better} if better else missing.args
        yield missing._replace(args=more, variant="nearest" if better else "")
    elif one.state == EMPTY:
        yield missing._replace(code="TD841")
    elif one.state == OUTSIDE:
        yield missing._replace(code="TD842", variant="link")
    elif one.state == UNREADABLE:
        yield missing._replace(variant="unreadable")
