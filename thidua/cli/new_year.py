"""`thidua new-year YEAR`: the next year's folder from the last year's."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from thidua.cli.command import argument, command
from thidua.cli.session import FAILED, FINE, Session
from thidua.cli.writing import already_there, say_lines, write
from thidua.cli.years import open_parts
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book, YearBook
from thidua.store.loading import years_of
from thidua.store.write.writer import Change
from thidua.store.yaml.dump import dump
from thidua.store.yaml.splice import put
from thidua.text.vietnamese import safe
from thidua.views.new_year import pact_skeleton, planned_events
from thidua.words import say

PARTS = frozenset(["criteria", "awards", "events", "pact"])
FEW = 8
"""Lines of the new scale that are named one by one."""


@dataclass(frozen=True, slots=True)
class _Years:
    """The bloc's folder, the year that is made, the one it comes from and what that holds."""

    folder: str
    new: int
    old: int
    book: Book

    @property
    def last(self) -> YearBook:
        return self.book.years[self.old]

    def path(self, name: str) -> str:
        return "/".join(part for part in (self.folder, str(self.new), name) if part)


def new_year(session: Session, year: Annotated[str, argument("new_year", "year")]) -> int:
    """The scale as a draft, the awards, the meetings as plans, a pact to fill in."""
    wanted = session.year(year)
    folder = session.one_bloc()
    made = _made(session, folder, wanted)
    if isinstance(made, list):
        session.tell(made)
        return FAILED
    years, changes = made
    existing = _existing(session, years)
    if existing:
        session.tell(existing)
        return FAILED
    if not write(session, session.data.root, changes):
        return FAILED
    say_lines(session, _told(session, years, changes))
    return FINE


def _made(
    session: Session, folder: str, wanted: int
) -> tuple[_Years, list[Change]] | list[Diagnostic]:
    """What is going to be written, or why it can't be."""
    before = [one for one in years_of(session.files, folder) if one < wanted]
    if not before:
        return [Diagnostic("TD926", args={"year": str(wanted)})]
    opened = open_parts(session, folder, [(before[-1:], PARTS)], leadership=True, results=False)
    found = list(opened.loading.diagnostics)
    if opened.book is None or has_errors(found):
        return found
    years = _Years(folder, wanted, before[-1], opened.book)
    changes = []
    for name, text in _files(session, years):
        if isinstance(text, Diagnostic):
            return [*found, text]
        changes.append(Change(years.path(name), text, None))
    return years, changes


def _files(session: Session, years: _Years) -> Iterator[tuple[str, bytes | Diagnostic]]:
    """The new year's files; each only where the last year has one, the pact always."""
    last, lang = years.last, session.lang
    if last.criteria is not None:
        yield "criteria.yaml", _scale(session, years, last.criteria.file)
    if last.awards is not None:
        yield "awards.yaml", session.files.bytes_of(last.awards.file) or b""
    if last.events is not None and last.events.data.events:
        plans = planned_events(last.events.data.events, years.old, years.new)
        said = f"# {say(lang, 'new_year.events', year=years.new)}"
        head = (*schema_line(session, last.events.file), said)
        yield "events.yaml", dump({"events": plans}, years.path("events.yaml"), head)  # type: ignore[dict-item]
    first = schema_line(session, last.pact.file) if last.pact else ()
    text = pact_skeleton(years.new, last.pact.data if last.pact else None, lang)
    yield "pact.yaml", "\n".join((*first, text)).encode()


def schema_line(session: Session, file: str) -> tuple[str, ...]:
    """The line that names a file's schema to editors, where last year's file begins with one."""
    raw = session.files.bytes_of(file) or b""
    first = raw.decode("utf-8", "replace").lstrip("\ufeff").partition("\n")[0].rstrip()
    return (first,) if first.startswith("# yaml-language-server:") else ()


def _scale(session: Session, years: _Years, file: str) -> bytes | Diagnostic:
    """Last year's scale with its comments, as a draft of the new year."""
    raw: bytes | Diagnostic = session.files.bytes_of(file) or b""
    scale = years.last.criteria.data if years.last.criteria else None
    if scale is not None and scale.year is not None and isinstance(raw, bytes):
        raw = put(raw, ("year",), str(years.new), file)
    return put(raw, ("status",), "draft", file) if isinstance(raw, bytes) else raw


def _existing(session: Session, years: _Years) -> list[Diagnostic]:
    """What the new year's folder holds already: nothing there is touched."""
    base = years.path("").rstrip("/")
    folders, names = session.files.names(base)
    return already_there(session, [f"{base}/{name}" for name in names]) + [
        Diagnostic("TD917", f"{base}/{name}") for name in folders
    ]


def _told(session: Session, years: _Years, changes: list[Change]) -> Iterator[str]:
    """What was made, and what is left to do."""
    lang, args = session.lang, {"year": years.new, "old": years.old}

    def word(key: str, **more: object) -> str:
        return say(lang, f"new_year.{key}", **args, **more)

    yield word("made")
    for change in changes:
        yield f"  {safe(session.display(change.path))}"
    yield word("left")
    if years.last.criteria is not None:
        yield word("scale")
        scale = next(one for one in changes if one.path.endswith("criteria.yaml"))
        lines = list(_dated(scale.new or b"", years.old))
        if lines:
            shown = ", ".join(map(str, lines[:FEW])) + (", …" if len(lines) > FEW else "")
            yield word("dates", n=len(lines), lines=shown)
    if years.last.awards is not None:
        yield word("awards")
    if years.last.events is not None:
        yield word("events_left")
    yield word("pact_left")
    yield from _members(session, years)
    yield word("check")


def _members(session: Session, years: _Years) -> Iterator[str]:
    """Who joins and who leaves, and whether a leader is recorded."""
    lang, book = session.lang, years.book
    before = {unit.id for unit in book.members(years.old)}
    now = {unit.id for unit in book.members(years.new)}
    for key, units in (("joins", now - before), ("leaves", before - now)):
        if units:
            names = "; ".join(u.name for u in book.units.data.units if u.id in units)
            yield say(lang, f"new_year.{key}", year=years.new, units=safe(names))
    terms = book.leadership.data.terms if book.leadership else ()
    if not any(term.year == years.new for term in terms):
        yield say(lang, "new_year.leader", year=years.new)


def _dated(raw: bytes, old: int) -> Iterator[int]:
    """The lines that still speak of the old year."""
    for number, line in enumerate(raw.decode("utf-8", "replace").splitlines(), 1):
        if str(old) in line:
            yield number


COMMAND = command(new_year, report=False)
