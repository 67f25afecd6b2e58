"""Reads a letter's template: sentences with named facts, and nothing that acts.

    # Tờ trình                         the kind; the lines under it: what it is about
    > (Kèm theo ...)                   a remark in italics
    ## I. Kết quả                      a heading; ### and #### below it; === in the middle
    {Ngày họp}, {tên khối} tổ chức ... a paragraph; lines go on until an empty one
    - {đơn vị}                         an item of a list
    {bảng xếp hạng}                    a table of thidua's own, alone on its line
    [, tại {địa điểm}]                 left out where a fact in it is not known
    {#đề nghị} ... {/đề nghị}          once for each
    {?đề nghị} ... {/đề nghị}          where there is any, or the fact is known
    {^đề nghị} ... {/đề nghị}          where there is none, or it is not known
    ---                                what follows is an annex
    // words                           a remark for who edits the template

A fact that is not known is a marked gap. Names are compared without case, marks and blanks; one
that begins with a capital is written with one. A template holds no figure, table or signature.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias, TypeVar

from thidua.text.vietnamese import bare, nfc

P = TypeVar("P")
MAX_BYTES = 100_000
"""A letter's sentences; the longest of thidua's own has 4,000."""

_SECTION = re.compile(r"\{\s*([#?^/])\s*([^{}\[\]#?^/]*?)\s*\}\Z")
_TOKEN = re.compile(r"\\([\\{}\[\]])|\{([^{}]*)\}|([\[\]{}])")
_MARKUP = re.compile(r"</?[A-Za-z!?][^<>]*>|!?\[[^\[\]]*\]\([^()]*\)|\{[{%]|[%}]\}|\$\{")


class LineKind(NamedTuple):
    """What a line is. `alone`: a fact may be all of it; `whole`: it is one line of the file;
    `then`: what the line under it is."""

    name: str
    alone: bool = False
    whole: bool = False
    then: "LineKind | None" = None


PARA, SUBJECT = LineKind("para", alone=True), LineKind("subject", alone=True)
TITLE, HEADING = LineKind("title", whole=True, then=SUBJECT), LineKind("heading", whole=True)
ITEM, REMARK = LineKind("item"), LineKind("remark")
_MARKS: tuple[tuple[str, LineKind, int], ...] = (
    ("#### ", HEADING, 3),
    ("=== ", HEADING, 0),
    ("### ", HEADING, 2),
    ("## ", HEADING, 1),
    ("# ", TITLE, 0),
    ("- ", ITEM, 0),
    ("> ", REMARK, 0),
)
BASIS = ("Căn cứ", "Theo đề nghị của")
"""How a basis begins; the last one of a decision names who proposed it (Phụ lục III, Mẫu 1.2)."""


class TemplateProblem(NamedTuple):
    """What is wrong in a template, and where: line and column from 1."""

    line: int
    column: int
    what: str
    found: str


class Name(NamedTuple):
    """A fact that is asked for by name. `capital`: at the beginning of a sentence."""

    text: str
    line: int
    column: int

    @property
    def key(self) -> str:
        return key_of(self.text)

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[:1] != self.text[:1].lower()


class Optional(NamedTuple):
    """Words that are left out where a fact among them is not known."""

    parts: tuple["Part", ...]


Part: TypeAlias = str | Name | Optional


class TemplateLine(NamedTuple):
    """A paragraph, heading, item, title or remark. `level`: of a heading."""

    kind: LineKind
    parts: tuple[Part, ...]
    line: int
    level: int = 0

    @property
    def alone(self) -> Name | None:
        """The fact that is all of the line."""
        only = self.parts[0] if self.kind.alone and len(self.parts) == 1 else None
        return only if isinstance(only, Name) else None


class TemplateSection(NamedTuple):
    """Lines for each of something (`#`), where there is any (`?`), where there is none (`^`)."""

    name: Name
    mark: str
    nodes: tuple["Node", ...]


class AnnexStart(NamedTuple):
    """What follows is an annex."""

    line: int


Node: TypeAlias = TemplateLine | TemplateSection | AnnexStart


class Template(NamedTuple):
    """A template as read, with what is wrong in it."""

    nodes: tuple[Node, ...]
    problems: tuple[TemplateProblem, ...]


def key_of(name: str) -> str:
    """What names are compared by: `Tên  khối` and `ten khoi` are one."""
    return bare(name)


def read(text: str) -> Template:
    """A template out of its text."""
    reader = _TemplateReader()
    for number, line in enumerate(nfc(text).removeprefix("\ufeff").splitlines(), 1):
        reader.take(line.rstrip(), number)
    return reader.done()


def names_in(parts: tuple[Part, ...]) -> Iterator[Name]:
    """Every fact that a line names."""
    for part in parts:
        if isinstance(part, Name):
            yield part
        elif isinstance(part, Optional):
            yield from names_in(part.parts)


@dataclass(slots=True)
class _Open:
    """A section whose end has not come yet."""

    name: Name | None
    mark: str = ""
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class _TemplateReader:
    """The lines read so far: open sections, the line that may go on, what was wrong."""

    stack: list[_Open] = field(default_factory=lambda: [_Open(None)])
    kind: LineKind = PARA
    level: int = 0
    pending: list[tuple[str, int, int]] = field(default_factory=list)
    problems: list[TemplateProblem] = field(default_factory=list)

    def take(self, raw: str, number: int) -> None:
        line = raw.lstrip()
        column = len(raw) - len(line) + 1
        if line.startswith("//"):
            return
        if not line:
            self.end_line()
            return
        if line.startswith("|"):
            self.problems.append(TemplateProblem(number, column, "table", line))
            return
        section = _SECTION.match(line)
        if line == "---" or section:
            self.end_line()
        if line == "---":
            if any(one.mark == "#" for one in self.stack):
                self.problems.append(TemplateProblem(number, column, "annex", line))
            self.stack[-1].nodes.append(AnnexStart(number))
        elif section:
            self.section(section[1], Name(section[2], number, column + section.start(2)))
        else:
            self.text(line, number, column)

    def text(self, line: str, number: int, column: int) -> None:
        """Words: the beginning of something, or more of what was begun."""
        maybe = line[: line.startswith("[")]
        for mark, kind, level in _MARKS:
            if line.startswith(maybe + mark):
                self.end_line()
                self.kind, self.level = kind, level
                line, column = maybe + line[len(maybe + mark) :], column + len(mark)
                break
        else:
            new = line.lstrip("[").startswith(BASIS) or _is_alone(line)
            begun = self.kind
            # A title, a heading and a table are one line of the file.
            if new or begun.whole or _is_alone("".join(self.pending_text())):
                self.end_line()
            if begun.then is not None and not line.lstrip("[").startswith(BASIS):
                self.kind = begun.then
        self.pending.append((line, number, column))

    def pending_text(self) -> Iterator[str]:
        """What was begun, as it stands in the file."""
        return (line for line, _, _ in self.pending)

    def section(self, mark: str, name: Name) -> None:
        """The beginning or the end of a section."""
        if mark != "/":
            self.stack.append(_Open(name, mark))
            return
        begun = self.stack[-1].name
        if begun is None or begun.key != name.key:
            self.problems.append(TemplateProblem(name.line, name.column, "end", name.text))
            return
        closed = self.stack.pop()
        self.stack[-1].nodes.append(TemplateSection(begun, closed.mark, tuple(closed.nodes)))

    def end_line(self) -> None:
        """What was begun is whole."""
        if self.pending:
            parts = _parts(self.pending, self.problems)
            first = self.pending[0][1]
            self.stack[-1].nodes.append(TemplateLine(self.kind, parts, first, self.level))
        self.pending, self.kind, self.level = [], PARA, 0

    def done(self) -> Template:
        self.end_line()
        for one in self.stack[1:]:
            if one.name is not None:
                name = one.name
                self.problems.append(TemplateProblem(name.line, name.column, "open", name.text))
        return Template(tuple(self.stack[0].nodes), tuple(self.problems))


def _is_alone(line: str) -> bool:
    return bool(re.fullmatch(r"\{[^{}]*\}", line))


def _parts(lines: list[tuple[str, int, int]], problems: list[TemplateProblem]) -> tuple[Part, ...]:
    """Words and facts of a line of the letter, which may be several of the file."""
    text = " ".join(line for line, _, _ in lines)
    starts = [0]
    for line, _, _ in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)

    def at(offset: int) -> tuple[int, int]:
        place = bisect_right(starts, offset) - 1
        return lines[place][1], lines[place][2] + offset - starts[place]

    def wrong(what: str, offset: int, found: str) -> None:
        problems.append(TemplateProblem(*at(offset), what, found))

    for found in _MARKUP.finditer(text):
        wrong("markup", found.start(), found[0])
        return (text,)
    levels: list[list[Part]] = [[]]
    opened: list[int] = []
    last = 0
    for found in _TOKEN.finditer(text):
        levels[-1].append(text[last : found.start()])
        last = found.end()
        escaped, name, bracket = found.groups()
        if escaped:
            levels[-1].append(escaped)
        elif name is not None:
            if not name.strip():
                wrong("brace", found.start(), found[0])
            levels[-1].append(Name(" ".join(name.split()), *at(found.start())))
        elif bracket == "[":
            levels.append([])
            opened.append(found.start())
        elif bracket == "]" and opened:
            opened.pop()
            inner = levels.pop()
            levels[-1].append(Optional(merged(inner)))
        else:
            wrong("bracket" if bracket == "]" else "brace", found.start(), bracket)
    for offset in opened:
        wrong("bracket", offset, "[")
    levels[-1].append(text[last:])
    return merged([part for level in levels for part in level])


def merged(parts: Iterable[P | str]) -> tuple[P | str, ...]:
    """Without empty words, and words beside words as one."""
    found: list[P | str] = []
    for part in parts:
        last = found[-1] if found else None
        if isinstance(part, str) and isinstance(last, str):
            found[-1] = last + part
        elif part != "":
            found.append(part)
    return tuple(found)
