"""The closer look at a file's nodes: where each stands, and what a plain reading would not notice.

The reader's loop calls it for every event when something in the text is suspicious, when reading
failed, and when positions are wanted. It collects problems instead of stopping at the first.

What people write that YAML reads as something else, told from the text of one value or key.
"""

import re
from typing import Literal

from yaml.events import AliasEvent

from thidua.diagnostics.diagnostic import Diagnostic, Path, Severity, TextSpan, severity_of
from thidua.store.yaml.node import (
    MAX_DEPTH,
    MAX_NODES,
    MAX_PROBLEMS,
    MAX_SCALAR,
    NodePlace,
    StopReading,
    YamlEvent,
    YamlMark,
)
from thidua.store.yaml.refuse import (
    FOREIGN,
    ODD_BLANK,
    find_refused,
    refused_letter,
    span_at,
    split_lines,
)
from thidua.text.encodings import likely_text
from thidua.text.vietnamese import nfc

# Patterns that re compiles and keeps when a text first needs them.
_WHOLE = r"-?[0-9]+"
_DECIMALS = r"[0-9]+%?"
_ENTRY = r"(?s)([^\s:,]+):(\S.*)"
_WORD = r"(?:[^\W\d_]|[\u0300-\u036f])+"
_LATIN = "[A-Za-z\xc0-\u024f\u1e00-\u1eff]"
_SYMBOLS = "βγδΔθλμπσΣφΦψωΩ"
"""Greek letters that are signs of their own (`μm`) and look like no Latin one."""
_CUT = r"[ \t]+(#[0-9][^\r\n]*)"
_GLUED = r"[|>][-+0-9]*#.*"

Args = dict[str, str]


def quoted(text: str) -> str:
    """`text` between quotes, as it may be typed into YAML."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def look_alike(text: str, key: bool) -> Args | None:
    """The first word that mixes Latin with other letters; in a key, any that has such letters."""
    for word in re.findall(_WORD, text):
        found = re.search(FOREIGN, word if key else word.strip(_SYMBOLS))
        if found and (key or re.search(_LATIN, word)):
            code = f"U+{ord(found[0]):04X}"
            return {"text": text if key else word, "char": found[0], "code": code}
    return None


def cut_short(value: str, line: str, column: int) -> Args | None:
    """`name: Nhà số #1`: what follows ` #` is a comment, though a number was meant.

    In: the value, its last line and the index after its last character there.
    """
    # Of a long line with many values, a copy of the rest for each of them would be quadratic.
    found = re.compile(_CUT).match(line, column)
    if not found:
        return None
    rest = found[1].rstrip()
    return {"found": value, "cut": rest, "fix": quoted(f"{value} {rest}")}


def glued_block(rest: str, style: str) -> Args | None:
    """`name: >#1`: libyaml reads the sign of a text block and a comment."""
    return {"char": style, "fix": quoted(rest)} if re.fullmatch(_GLUED, rest) else None


def split_by_comma(text: str, before: str) -> tuple[str, Args]:
    """Variant and args for an entry in braces that is only a key: `{value: 9,5}`, `{value:3}`.

    In: the key and the value of the entry before it.
    """
    if re.fullmatch(_WHOLE, before) and re.fullmatch(_DECIMALS, text):
        args = {"found": f"{before},{text}", "fix": f"{before}.{text}"}
        if re.fullmatch(r"-?[1-9][0-9]{0,2}", before) and len(text) == len("000"):
            # Thousands, as somebody counts; 1.723 would be read in two ways again (TD250).
            return "either", args | {"other": f"{before}{text}", "fix": f"{before}.{text}0"}
        return "decimal", args
    if entry := re.fullmatch(_ENTRY, text):
        return "blank", {"found": text, "fix": f"{entry[1]}: {entry[2]}"}
    return "", {"found": text, "fix": quoted(f"{before}, {text}" if before else text)}


At = Literal["value", "key"]


class _Frame:
    """One mapping or list that is being read."""

    def __init__(
        self, keyed: bool, flow: bool, start: YamlMark | None, end: tuple[int, int]
    ) -> None:
        self.keyed = keyed
        self.flow = flow
        self.start = start
        self.end = end
        self.step: str | int = -1
        self.key: TextSpan | None = None
        self.key_end = 0
        self.first: dict[str, int] = {}
        self.before: str | None = None
        """The value of the entry before: `{value: 9,5}` is known by it."""
        self.value: str | None = None


MOST_SHOWN = 80
"""Letters of a doubtful text that are shown."""


class Examiner:
    """Judges every node and remembers where it stands."""

    def __init__(self, file: str, text: str) -> None:
        self.places: dict[Path, NodePlace] = {}
        self.problems: list[Diagnostic] = []
        self.last: YamlEvent | None = None
        """The last scalar event: what a syntax error comes after."""
        self._file = file
        self._text = text
        self._lines = split_lines(text)
        self._frames: list[_Frame] = []
        self._nodes = 0
        self._errors = 0

    # what the reader's loop calls

    def key(self, event: YamlEvent) -> str:
        """The text of a key, judged."""
        frame = self._frames[-1]
        frame.key = span = self._key_span(event)
        frame.key_end = event.end_mark.index
        text = nfc(event.value)
        frame.before, frame.value = frame.value, None
        frame.step = text
        if text == "<<" and not event.style:
            self._tell("TD107", span, variant="merge", at="key")
            self._count(event)
            return text
        self._scalar(event, text, span, at="key")
        if not text:
            self._tell("TD111", span, variant="empty", at="key")
        elif text in frame.first:
            args = {"key": text, "first": str(frame.first[text]), "second": str(span.line)}
            same = "line" if args["first"] == args["second"] else ""
            self._tell("TD105", span, args, variant=same, at="key")
        else:
            frame.first[text] = span.line
        self._key_letters(text, span)
        return text

    def value(self, event: YamlEvent) -> str | None:
        """A value's text, judged; None for an empty plain one."""
        frame = self._enter()
        empty = not event.value and not event.style
        span = self._after_colon(event, frame) if empty else self._span(event)
        text = nfc(event.value)
        self._scalar(event, text, span, at="value")
        self.places[self._path()] = NodePlace(frame.key, span)
        frame.end = (span.end_line, span.end_column)
        frame.value = text
        if not empty:
            self._misread(event, span)
            return text
        if frame.keyed and frame.flow and frame.key is not None:
            self._comma(event, frame, frame.key)
        return None

    def start(self, event: YamlEvent, keyed: bool) -> None:
        """A mapping or list begins."""
        self._enter()
        self._count(event)
        self._marked(event, self._span(event), "value")
        if len(self._frames) > MAX_DEPTH:
            args = {"limit": str(MAX_DEPTH)}
            self._tell("TD110", self._span(event), args, variant="depth")
            raise StopReading
        mark = event.start_mark
        self._frames.append(
            _Frame(keyed, bool(event.flow_style), mark, (mark.line + 1, mark.column + 1))
        )

    def end(self, event: YamlEvent) -> None:
        """The mapping or list ends."""
        frame = self._frames.pop()
        if frame.flow:
            mark = event.end_mark
            frame.end = (mark.line + 1, mark.column + 1)
        outer = self._frames[-1]
        outer.end = frame.end
        assert frame.start is not None  # but of the frame around all
        span = TextSpan(frame.start.line + 1, frame.start.column + 1, *frame.end)
        self.places[self._path()] = NodePlace(outer.key, span)

    def alias(self, event: YamlEvent) -> None:
        """An alias stands where a value (or a key) should."""
        self._enter()
        self._count(event)
        span = self._span(event)
        args = {"name": str(event.anchor), "fix": quoted(self._rest(span))}
        self._tell("TD107", span, args, variant="alias")

    def complex_key(self, event: YamlEvent) -> None:
        """A key that is a list, a mapping or an alias: there is no sense in reading on."""
        span = self._span(event)
        if isinstance(event, AliasEvent):
            args = {"name": str(event.anchor), "fix": quoted(self._rest(span))}
            told = Diagnostic(
                "TD107", self._file, self._path()[:-1], args=args, variant="alias", span=span
            )
        else:
            told = Diagnostic("TD111", self._file, self._path()[:-1], span=span)
        self._add(told)
        raise StopReading

    def open(self) -> None:
        """The document begins: a list of one, so that the root is a value like any other."""
        self._frames.append(_Frame(False, False, None, (1, 1)))

    def second_document(self, event: YamlEvent) -> None:
        """Another document follows the first."""
        self._tell("TD108", self._span(event))

    # what is judged

    def _scalar(self, event: YamlEvent, text: str, span: TextSpan, at: At) -> None:
        self.last = event
        self._count(event)
        self._marked(event, span, at)
        if len(text) > MAX_SCALAR:
            args = {"limit": str(MAX_SCALAR), "size": str(len(text))}
            self._tell("TD110", span, args, variant="scalar", at=at)
        if event.style == '"' and (char := find_refused(text)):
            told = refused_letter(char, self._file, span, escaped=True)
            self._add(told)
        if not text.isascii() and re.search(FOREIGN, text):
            self._look_alikes(text, span, at)
        if not text.isascii() and (likely := likely_text(text)) is not None:
            args = {"found": text[:MOST_SHOWN], "likely": likely[:MOST_SHOWN]}
            self._tell("TD118", span, args, at=at)

    def _count(self, event: YamlEvent) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            args = {"limit": str(MAX_NODES)}
            self._tell("TD110", self._span(event), args, variant="nodes")
            raise StopReading

    def _marked(self, event: YamlEvent, span: TextSpan, at: At) -> None:
        if event.tag is not None:
            self._tell("TD106", span, self._named(event.tag, span), at=at)
        if event.anchor is not None:
            self._tell("TD107", span, self._named(event.anchor, span), at=at)

    def _named(self, name: str, span: TextSpan) -> dict[str, str]:
        short = name.replace("tag:yaml.org,2002:", "!!")
        return {"tag": short, "name": short, "fix": quoted(self._rest(span))}

    def _key_letters(self, text: str, span: TextSpan) -> None:
        if not text.isascii() and (found := re.search(ODD_BLANK, text)):
            args = {"code": f"U+{ord(found[0]):04X}"}
            self._tell("TD112", span, args, variant="blank", at="key")

    def _look_alikes(self, text: str, span: TextSpan, at: At) -> None:
        if len(self.problems) < MAX_PROBLEMS and (args := look_alike(text, at == "key")):
            self._tell("TD113", span, args, variant="" if at == "key" else "value", at=at)

    def _misread(self, event: YamlEvent, span: TextSpan) -> None:
        """A value that YAML cut at a `#`, or took for the head of a text block."""
        if not event.style:
            line = self._lines[span.end_line - 1] if len(self.problems) < MAX_PROBLEMS else ""
            if args := cut_short(event.value, line, span.end_column - 1):
                self._tell("TD116", span, args)
        elif event.style in "|>" and (args := glued_block(self._rest(span), event.style)):
            self._tell("TD101", span, args, variant="start")

    def _comma(self, event: YamlEvent, frame: _Frame, key: TextSpan) -> None:
        """In braces every comma ends an entry: what follows it has no colon of its own."""
        if not self._text[frame.key_end : event.start_mark.index].lstrip().startswith(":"):
            variant, args = split_by_comma(str(frame.step), frame.before or "")
            self._tell("TD117", key, args, variant=variant, at="key")

    # where things stand

    def _enter(self) -> _Frame:
        frame = self._frames[-1]
        if not frame.keyed and isinstance(frame.step, int):
            frame.step += 1
        return frame

    def _path(self) -> Path:
        return tuple(frame.step for frame in self._frames[1:])

    def _span(self, event: YamlEvent) -> TextSpan:
        start, end = event.start_mark, event.end_mark
        line, column = end.line, end.column
        if getattr(event, "style", None) in ("|", ">"):
            line = min(line, len(self._lines) - 1)
            if line > start.line and (column == 0 or not self._lines[line][:column].strip()):
                line -= 1
                while line > start.line and not self._lines[line].strip():
                    line -= 1
                column = len(self._lines[line].rstrip())
        return TextSpan(start.line + 1, start.column + 1, line + 1, column + 1)

    def _key_span(self, event: YamlEvent) -> TextSpan:
        """A key's span; one that is not there is shown at its colon."""
        if event.value or event.style:
            return self._span(event)
        colon = self._text.rfind(":", 0, event.start_mark.index + 1)
        return span_at(self._text, max(colon, 0))

    def _after_colon(self, event: YamlEvent, frame: _Frame) -> TextSpan:
        """An empty value stands right after its colon: inside braces parsers place it otherwise."""
        between = self._text[frame.key_end : event.start_mark.index]
        key = frame.key
        if frame.keyed and key and "\n" not in between and ":" in between:
            column = key.end_column + between.index(":") + 1
            return TextSpan(key.end_line, column, key.end_line, column)
        return self._span(event)

    def _rest(self, span: TextSpan) -> str:
        """What stands on the line from the span's start: the text that was perhaps meant."""
        line = self._lines[span.line - 1] if span.line <= len(self._lines) else ""
        return line[span.column - 1 :].strip()

    def _tell(
        self,
        code: str,
        span: TextSpan,
        args: dict[str, str] | None = None,
        variant: str = "",
        at: At = "value",
    ) -> None:
        path = self._path()
        self._add(
            Diagnostic(code, self._file, path, at=at, args=args or {}, variant=variant, span=span)
        )

    def _add(self, told: Diagnostic) -> None:
        warning = severity_of(told) is not Severity.ERROR
        if warning and len(self.problems) >= MAX_PROBLEMS:
            return
        self.problems.append(told)
        self._errors += not warning
        if self._errors >= MAX_PROBLEMS:
            raise StopReading
