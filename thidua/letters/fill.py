"""Pours facts into a template: its lines become a letter's title, bases, blocks and annexes.

What a final letter must not be: of a sample, older than what it cites, citing what is not.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from thidua.diagnostics.diagnostic import Diagnostic, Word
from thidua.letters.catalogue import (
    ANNEX,
    Entry,
    FactTold,
    RowsTold,
    Scope,
    T,
    TableTold,
    Told,
    keyed,
    scope_of,
)
from thidua.letters.letter import (
    Annex,
    Blank,
    Block,
    Bullets,
    Heading,
    Para,
    Piece,
    Said,
    Slanted,
    Strong,
    pieces,
)
from thidua.letters.official import LetterFrame, annex_label, letterhead
from thidua.letters.sources import Sources, meeting
from thidua.letters.template import (
    BASIS,
    HEADING,
    ITEM,
    PARA,
    REMARK,
    SUBJECT,
    TITLE,
    AnnexStart,
    LineKind,
    Name,
    Node,
    Optional,
    Part,
    Template,
    TemplateLine,
    TemplateSection,
    key_of,
    merged,
)
from thidua.text import dates
from thidua.words import say

Words = tuple[Piece, ...]
"""A line that says something."""


@dataclass(slots=True)
class LetterSheet:
    """The letter itself or one annex, as far as it is filled."""

    title: Said = ""
    subject: Said = ""
    remark: Said = ""
    bases: list[Said] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)
    wide: bool = False


class FilledLetter(NamedTuple):
    """What a template gave."""

    main: LetterSheet
    annexes: tuple[Annex, ...]


def fill(template: Template, names: Mapping[str, Entry[T]], thing: T) -> FilledLetter:
    """The letter's text. `thing`: what the facts of `names` are facts of.

    The template has been checked: a name that is not in the list is a fault of the program.
    """
    scope = (scope_of(keyed(names), thing),)
    # The labels of annexes depend on which there are.
    plan = _Filler(scope, {})
    plan.nodes(template.nodes, scope)
    found = plan.sheets[1:]
    labels = {
        key_of(ANNEX + table): annex_label(place, len(found))
        for place, sheet in enumerate(found)
        for table in sheet.tables
    }
    filler = _Filler(scope, labels)
    filler.nodes(template.nodes, scope)
    main, *annexes = filler.sheets
    return FilledLetter(
        main,
        tuple(Annex(_plain(one.title), tuple(one.blocks), landscape=one.wide) for one in annexes),
    )


def _plain(said: Said) -> str:
    return "".join(piece for piece in pieces(said) if isinstance(piece, str))


@dataclass(slots=True)
class _Filler:
    """The sheets so far; `labels`: of the annexes, by the name that asks for them."""

    scope: tuple[Scope, ...]
    labels: Mapping[str, str]
    sheets: list[LetterSheet] = field(default_factory=lambda: [LetterSheet()])

    def nodes(self, nodes: Sequence[Node], scopes: tuple[Scope, ...]) -> None:
        """Lines, sections and annexes in order."""
        for node in nodes:
            match node:
                case AnnexStart():
                    self.sheets.append(LetterSheet())
                case TemplateSection():
                    for inner in self.times(node, scopes):
                        self.nodes(node.nodes, inner)
                case TemplateLine():
                    self.line(node, scopes)

    def times(
        self, section: TemplateSection, scopes: tuple[Scope, ...]
    ) -> Iterator[tuple[Scope, ...]]:
        """The scopes that a section is written in: one for each thing, one or none."""
        told = _find(section.name, scopes)
        if isinstance(told, RowsTold) and section.mark == "#":
            yield from ((one, *scopes) for one in told.get() or ())
        elif bool(told.get()) == (section.mark == "?"):
            yield scopes

    def line(self, line: TemplateLine, scopes: tuple[Scope, ...]) -> None:
        """One line of the template, where something of it is said."""
        sheet = self.sheets[-1]
        alone = line.alone
        if alone is not None and alone.key not in self.labels:
            told = _find(alone, scopes)
            if isinstance(told, TableTold):
                self.table(told, alone)
                return
        said = _trimmed(self.said(line.parts, scopes))
        if not said:
            return
        head = len(self.sheets) == 1 and not sheet.blocks
        PUT[line.kind](sheet, said, line.level, head)

    def table(self, told: TableTold, name: Name) -> None:
        """What the program makes, or a gap."""
        sheet = self.sheets[-1]
        made = told.get()
        if made is None:
            what = Blank(Word(told.gap))
            made = (Para((f"{name.text[:1].upper()}{name.text[1:]}: ", what)),)
        sheet.blocks += made
        sheet.tables.add(name.key)
        sheet.wide = sheet.wide or told.wide

    def said(self, parts: Sequence[Part], scopes: tuple[Scope, ...]) -> tuple[Piece, ...]:
        """A line's words, its facts and gaps in place; empty where all of it was left out."""
        found: list[Piece] = []
        for part in parts:
            match part:
                case str():
                    found.append(part)
                case Name():
                    found += self.fact(part, scopes)
                case Optional(inner):
                    if all(self.known(one, scopes) for one in inner if isinstance(one, Name)):
                        found += self.said(inner, scopes)
        return merged(found)

    def known(self, name: Name, scopes: tuple[Scope, ...]) -> bool:
        """Whether there is something to say."""
        if name.key.startswith(key_of(ANNEX)) and not any(name.key in one.names for one in scopes):
            return name.key in self.labels
        return bool(_find(name, scopes).get())

    def fact(self, name: Name, scopes: tuple[Scope, ...]) -> tuple[Piece, ...]:
        """A fact's words, or its gap."""
        if name.key in self.labels:
            return (self.labels[name.key],)
        if name.key.startswith(key_of(ANNEX)) and not any(name.key in one.names for one in scopes):
            return ()
        told = _find(name, scopes)
        if not isinstance(told, FactTold):
            raise TypeError(name.text)
        said = told.get()
        if said is None:
            return (Blank(Word(told.gap())),)
        return _capital(pieces(said)) if name.capital else pieces(said)


def _find(name: Name, scopes: tuple[Scope, ...]) -> Told:
    for scope in scopes:
        if name.key in scope.names:
            return scope.told(name.key)
    raise KeyError(name.text)


def _title(sheet: LetterSheet, said: Words, _level: int, _head: bool) -> None:
    sheet.title = said


def _subject(sheet: LetterSheet, said: Words, _level: int, _head: bool) -> None:
    sheet.subject = said


def _remark(sheet: LetterSheet, said: Words, _level: int, head: bool) -> None:
    if head and not sheet.bases:
        sheet.remark = said
    else:
        slanted = tuple(Slanted(piece) if isinstance(piece, str) else piece for piece in said)
        sheet.blocks.append(Para(slanted, indent=False))


def _heading(sheet: LetterSheet, said: Words, level: int, _head: bool) -> None:
    sheet.blocks.append(Heading(said, level))


def _item(sheet: LetterSheet, said: Words, _level: int, _head: bool) -> None:
    """One more item of the list that stands last, or a list of its own."""
    last = sheet.blocks[-1] if sheet.blocks else None
    if isinstance(last, Bullets):
        sheet.blocks[-1] = Bullets((*last.items, said))
    else:
        sheet.blocks.append(Bullets((said,)))


def _para(sheet: LetterSheet, said: Words, _level: int, head: bool) -> None:
    if head and isinstance(said[0], str) and said[0].startswith(BASIS):
        sheet.bases.append(said)
    else:
        sheet.blocks.append(Para(said, keep=str(said[-1]).endswith(":")))


PUT: Mapping[LineKind, Callable[[LetterSheet, Words, int, bool], None]] = {
    TITLE: _title,
    SUBJECT: _subject,
    REMARK: _remark,
    HEADING: _heading,
    ITEM: _item,
    PARA: _para,
}
"""What a line adds to a sheet, by how it is marked. In: the words, a heading's level, whether only
what heads the letter stands before it."""


def _trimmed(said: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """No blanks at the ends, where words were left out."""
    line = list(said)
    if line and isinstance(line[0], str):
        line[0] = line[0].lstrip(" ")
    if line and isinstance(line[-1], str):
        line[-1] = line[-1].rstrip(" ")
    return tuple(piece for piece in line if piece != "")


def _capital(said: tuple[Piece, ...]) -> tuple[Piece, ...]:
    first = said[0] if said else ""
    if isinstance(first, str):
        return (first[:1].upper() + first[1:], *said[1:])
    if isinstance(first, Strong | Slanted):
        return (replace(first, text=first.text[:1].upper() + first.text[1:]), *said[1:])
    return said


class Cited(NamedTuple):
    """What a letter cites: a word of the catalogue, its day (None: not known)."""

    what: str
    on: date | None


def final_problems(sources: Sources) -> Iterator[Diagnostic]:
    """Errors for a letter that is to be final: TD990 (its day, what it cites), TD991 (never)."""
    frame = sources.frame
    if sources.bloc.sample:
        yield Diagnostic("TD991", args={"kind": frame.kind}, variant="sample")
        return
    if sources.kind.never_final:
        yield Diagnostic("TD991", args={"kind": frame.kind})
        return
    issued = frame.issued_on()
    for one in _cited(sources):
        what = say("vi", f"document.cited_{one.what}")
        if one.on is None:
            yield Diagnostic("TD990", args={"kind": frame.kind, "what": what}, variant="absent")
        elif issued is not None and issued < one.on:
            args = {"day": dates.short(issued), "what": what, "cited": dates.short(one.on)}
            yield Diagnostic("TD990", args={"kind": frame.kind, **args})


def _results(sources: Sources) -> Iterator[Cited]:
    """The last scoring and the last vote that its figures come from, as far as their days are
    known."""
    year = sources.yearbook
    scored = [one.data.date for one in year.sheets if "scores" in sources.kind.reads]
    voted = [one.data.on for one in year.ballots if "ballots" in sources.kind.reads]
    for what, days in (("scoring", scored), ("vote", voted)):
        known = [day for day in days if day is not None]
        if known:
            yield Cited(what, max(known))


def _cited(sources: Sources) -> Iterator[Cited]:
    """What the kind of letter speaks of as done."""
    frame, kind = sources.frame, sources.kind
    if kind.minutes or kind.papers:
        return
    yield from _results(sources)
    if kind.follows:
        entry = letterhead(LetterFrame(frame.bloc, frame.config, kind.follows, frame.year))
        yield Cited("submission", entry.day if entry.number else None)
    if kind.cites_meeting:
        found = meeting(sources)
        yield Cited("meeting", found.on if found else None)
