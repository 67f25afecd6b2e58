"""`thidua new-year YEAR`: what the year still lacks, from the years before it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from thidua.cli.command import argument, command
from thidua.cli.days import open_parts
from thidua.cli.session import FAILED, FINE, Session
from thidua.cli.writing import already_there, say_lines, write
from thidua.diagnostics.collect import has_errors
from thidua.diagnostics.diagnostic import Diagnostic
from thidua.model.book import Book, Sourced
from thidua.store.loading import years_of
from thidua.store.write.writer import FileWrite
from thidua.store.yaml.dump import dump
from thidua.store.yaml.splice import put
from thidua.text.vietnamese import safe
from thidua.views.new_year import pact_skeleton, planned_events, scale_skeleton
from thidua.words import Lang, say

PARTS = ("criteria", "awards", "events", "pact")
FEW = 8
"""Lines of the new scale that are named one by one."""


@dataclass(frozen=True, slots=True)
class _Years:
    """The bloc's folder, the year that is made, and for each part the last year that has it."""

    folder: str
    new: int
    of: Mapping[str, int]
    book: Book

    def part(self, name: str) -> Sourced[Any] | None:
        """A part of the last year before that has one."""
        if name not in self.of:
            return None
        found: Sourced[Any] | None = getattr(self.book.years[self.of[name]], name)
        return found

    @property
    def own_scale(self) -> Sourced[Any] | None:
        """What the last scale says beside the shared one that it uses."""
        year = self.of.get("criteria")
        return self.book.years[year].own_scale if year is not None else None

    def path(self, name: str) -> str:
        return "/".join(part for part in (self.folder, str(self.new), name) if part)


def new_year(
    session: Session, year: Annotated[str | None, argument("new_year", "year")] = None
) -> int:
    """The scale as a draft, the awards, the meetings as plans, a pact to fill in: each from the
    last year that has one, where the year has none yet. What is there is not touched. Without a
    year the one after the last that is there."""
    folder = session.one_bloc()
    last = max(years_of(session.files, folder), default=session.today.year - 1)
    wanted = session.year(year or str(last + 1))
    made = _made(session, folder, wanted)
    if isinstance(made, list):
        session.tell(made)
        return FAILED
    years, changes = made
    if not write(session, session.data.root, changes):
        return FAILED
    say_lines(session, _told(session, years, changes), folder)
    return FINE


def _made(
    session: Session, folder: str, wanted: int
) -> tuple[_Years, list[FileWrite]] | list[Diagnostic]:
    """What is going to be written, or why it can't be."""
    base = "/".join(part for part in (folder, str(wanted)) if part)
    here = session.files.names(base)[1]
    lacking = [part for part in PARTS if f"{part}.yaml" not in here]
    if not {"criteria", "pact"} & set(lacking):
        return already_there(session, [f"{base}/{name}.yaml" for name in PARTS])
    of = dict(_sources(session, folder, wanted, lacking))
    wants = [([one], frozenset(p for p, y in of.items() if y == one)) for one in set(of.values())]
    opened = open_parts(session, folder, wants, leadership=True, results=False)
    found = list(opened.loading.diagnostics)
    if opened.book is None or has_errors(found):
        return found
    years = _Years(folder, wanted, of, opened.book)
    changes = []
    for path, text in _files(session, years, lacking):
        if isinstance(text, Diagnostic):
            return [*found, text]
        changes.append(FileWrite(path, text, None))
    return years, changes


def _sources(
    session: Session, folder: str, wanted: int, lacking: list[str]
) -> Iterator[tuple[str, int]]:
    """Each part that the year lacks, and the last year before it that has one."""
    before = sorted((one for one in years_of(session.files, folder) if one < wanted), reverse=True)
    for part in lacking:
        for year in before:
            base = "/".join(name for name in (folder, str(year)) if name)
            if f"{part}.yaml" in session.files.names(base)[1]:
                yield part, year
                break


def _files(
    session: Session, years: _Years, lacking: list[str]
) -> Iterator[tuple[str, bytes | Diagnostic]]:
    """The new year's files, each with its path: awards and meetings only from a year that has them,
    the scale and the pact as blanks to fill in where none has."""
    lang = session.lang
    for part in lacking:
        name, last = years.path(f"{part}.yaml"), years.part(part)
        first = schema_line(session, last.file) if last else _schema_beside(session, years, part)
        if part == "criteria" and last is not None:
            yield from _scale(session, years, last)
        elif part == "criteria":
            blank = "\n".join((*first, scale_skeleton(years.new, (), lang))).encode()
            yield name, blank
        elif part == "awards" and last is not None:
            yield name, session.files.bytes_of(last.file) or b""
        elif part == "events" and last is not None and last.data.events:
            events = last.data.events
            plans = planned_events(events, years.of[part], years.new)
            said = f"# {say(lang, 'new_year.events', year=years.new)}"
            yield name, dump({"events": plans}, name, (*first, said))  # type: ignore[dict-item]
        elif part == "pact":
            old = last.data if last else None
            text = pact_skeleton(years.new, old, lang)
            yield name, "\n".join((*first, text)).encode()


def schema_line(session: Session, file: str) -> tuple[str, ...]:
    """The line that names a file's schema to editors, where last year's file begins with one."""
    raw = session.files.bytes_of(file) or b""
    first = raw.decode("utf-8", "replace").lstrip("\ufeff").partition("\n")[0].rstrip()
    return (first,) if first.startswith("# yaml-language-server:") else ()


def _schema_beside(session: Session, years: _Years, part: str) -> tuple[str, ...]:
    """The same for a first year, where bloc.yaml names a schema."""
    bloc = "/".join(name for name in (years.folder, "bloc.yaml") if name)
    return tuple(
        line.replace("$schema=", "$schema=../").replace("bloc.json", f"{part}.json")
        for line in schema_line(session, bloc)
        if "$schema=./" in line or "$schema=schemas" in line or "$schema=../" in line
    )


def _scale(
    session: Session, years: _Years, last: Sourced[Any]
) -> Iterator[tuple[str, bytes | Diagnostic]]:
    """The last scale with its comments, as a draft of the new year. One that several blocs use is
    copied once, beside the old one: the old years go on with theirs."""
    own = years.own_scale
    if own is None:
        yield years.path("criteria.yaml"), _as_draft(session, years, last.file)
        return
    shared = _next_path(own.data.use, years.of["criteria"], years.new)
    raw = put(session.files.bytes_of(own.file) or b"", ("use",), shared, own.file)
    if isinstance(raw, bytes) and own.data.status is not None:
        raw = put(raw, ("status",), "draft", own.file)
    yield years.path("criteria.yaml"), raw
    if session.files.read(shared) is None:
        yield shared, _as_draft(session, years, own.data.use)


def _as_draft(session: Session, years: _Years, file: str) -> bytes | Diagnostic:
    raw: bytes | Diagnostic = session.files.bytes_of(file) or b""
    last = years.part("criteria")
    if last is not None and last.data.year is not None and isinstance(raw, bytes):
        raw = put(raw, ("year",), str(years.new), file)
    return put(raw, ("status",), "draft", file) if isinstance(raw, bytes) else raw


def _next_path(path: str, old: int, new: int) -> str:
    """Where a shared scale lies that follows the one at `path`."""
    folder, slash, name = path.rpartition("/")
    stem = name.removesuffix(".yaml")
    later = stem.replace(str(old), str(new)) if str(old) in stem else f"{stem}-{new}"
    return f"{folder}{slash}{later}.yaml"


def _told(session: Session, years: _Years, changes: list[FileWrite]) -> Iterator[str]:
    """What was made, and what is left to do."""
    lang, made = session.lang, {change.path.rsplit("/", 1)[-1] for change in changes}

    def word(key: str, **more: object) -> str:
        return say(lang, f"new_year.{key}", year=years.new, **more)

    before = sorted(set(years.of.values()))
    yield word("made", old=", ".join(map(str, before))) if before else word("made_first")
    for change in changes:
        yield f"  {safe(session.display(change.path))}"
    yield word("left")
    if "criteria.yaml" in made:
        yield from _scale_left(years, changes, word("scale"), word("scale_first"), lang)
    if "awards.yaml" in made:
        yield word("awards")
    if "events.yaml" in made:
        yield word("events_left")
    if "pact.yaml" in made:
        yield word("pact_left")
    yield from _members(session, years)
    yield word("check")


def _scale_left(
    years: _Years, changes: list[FileWrite], copied: str, blank: str, lang: Lang
) -> Iterator[str]:
    if "criteria" not in years.of:
        yield blank
        return
    old = years.of["criteria"]
    scale = next(one for one in changes if one.path.endswith("criteria.yaml"))
    if years.own_scale is None:
        yield copied
    else:
        shared = _next_path(years.own_scale.data.use, old, years.new)
        yield say(lang, "new_year.shared", year=years.new, file=safe(shared))
        scale = next((one for one in changes if one.path == shared), scale)
    lines = list(_dated(scale.new or b"", old))
    if lines:
        shown = ", ".join(map(str, lines[:FEW])) + (", …" if len(lines) > FEW else "")
        yield say(lang, "new_year.dates", n=len(lines), lines=shown, old=old)


def _members(session: Session, years: _Years) -> Iterator[str]:
    """Who joins and who leaves, and whether a leader is recorded."""
    lang, book = session.lang, years.book
    if years.of:
        before = {unit.id for unit in book.members(max(years.of.values()))}
        now = {unit.id for unit in book.members(years.new)}
        for key, units in (("joins", now - before), ("leaves", before - now)):
            if units:
                names = "; ".join(u.name for u in book.units.data.units if u.id in units)
                yield say(lang, f"new_year.{key}", year=years.new, units=safe(names))
    terms = book.leadership.data.terms if book.leadership else ()
    if not any(term.year == years.new for term in terms):
        found = session.bloc(years.folder).succession(years.new).value
        named = found is not None and found.named.leader is not None
        key = "leader" if named else "leader_unnamed"
        yield say(lang, f"new_year.{key}", year=years.new)


def _dated(raw: bytes, old: int) -> Iterator[int]:
    """The lines that still speak of the old year."""
    for number, line in enumerate(raw.decode("utf-8", "replace").splitlines(), 1):
        if str(old) in line:
            yield number


COMMAND = command(new_year, report=False)
