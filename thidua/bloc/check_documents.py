"""Checks `documents:` of bloc.yaml: no number of one series twice in a calendar year, and bases
that are known."""

from collections.abc import Iterator
from datetime import date

from thidua.bloc.legal_bases import pool
from thidua.diagnostics.diagnostic import Diagnostic, Path, Severity
from thidua.model.book import Book
from thidua.model.documents import DocumentsConfig


def check_documents(book: Book) -> Iterator[Diagnostic]:
    """All rules of this module over the bloc; nothing where only its plain head was loaded."""
    config = book.bloc.data.documents
    if not isinstance(config, DocumentsConfig):
        return
    yield from numbers_used_twice(config, book.bloc.file)
    yield from signers_that_can_not(config, book.bloc.file)
    known = pool(book.bases)
    for place, basis in enumerate(config.bases):
        if basis not in known:
            path: Path = ("documents", "bases", place)
            yield Diagnostic("TD972", book.bloc.file, path, args={"found": basis})


ALONE = ("KT", "TL", "TUQ")
"""Capacities in which somebody signs for the leader: never the leader himself."""


def signers_that_can_not(config: DocumentsConfig, file: str) -> Iterator[Diagnostic]:
    """A leader who signs for the leader (error), a role given twice (error), and a deputy who is
    listed beside the leader but signs no kind (warning): TD989."""
    signing = {kind.signer for kind in config.kinds.values()}
    seen: set[str] = set()
    for place, one in enumerate(config.signers):
        path: Path = ("documents", "signers", place)
        if one.role == "leader" and one.authority in ALONE:
            args = {"authority": one.authority}
            yield Diagnostic("TD989", file, (*path, "authority"), args=args)
        if one.role in seen:
            yield Diagnostic(
                "TD989", file, (*path, "role"), args={"role": one.role}, variant="twice"
            )
        seen.add(one.role)
        if one.role == "deputy" and config.signer("leader") and "deputy" not in signing:
            yield Diagnostic("TD989", file, path, variant="unused", severity=Severity.WARNING)


def numbers_used_twice(config: DocumentsConfig, file: str | None = None) -> list[Diagnostic]:
    """An error (TD974) for each document whose number an earlier one of its series already bears.

    Numbers begin with 01 on 1 January of the calendar year of issue; without a day of issue the
    emulation year stands for it.
    """
    seen: dict[tuple[str, int, int], str] = {}
    found: list[Diagnostic] = []
    for place, entry in enumerate(config.issued):
        year = entry.on.year if entry.on else entry.year
        key = (config.series(entry.kind), year, entry.number)
        if key in seen:
            args = {"number": f"{entry.number:02}", "year": str(year), "other": seen[key]}
            path = ("documents", "issued", place, "number")
            found.append(Diagnostic("TD974", file, path, args=args))
        seen.setdefault(key, entry.kind)
    return found


def number_taken(
    config: DocumentsConfig, kind: str, year: int, day: date | None, number: int
) -> list[Diagnostic]:
    """An error (TD974) where the number asked for a document is another's in the registry's book.

    Without a day the emulation year stands for the calendar year of issue.
    """
    issued = day.year if day else year
    for entry in config.issued:
        theirs = entry.on.year if entry.on else entry.year
        same = (config.series(entry.kind), theirs, entry.number)
        if same == (config.series(kind), issued, number) and (entry.kind, entry.year) != (
            kind,
            year,
        ):
            args = {"number": f"{number:02}", "year": str(issued), "other": entry.kind}
            return [Diagnostic("TD974", args=args)]
    return []
