"""Where YAML events come from: libyaml through PyYAML, or PyYAML's own parser without it.

Both speak YAML 1.1 as libyaml reads it. PyYAML's own scanner differs about tabs and colons;
here it is taught libyaml's rules, so that a machine without the C extension reads the same.

What is looked at before a file is read as YAML, from its bytes and as cheaply as possible.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple, Protocol, cast

from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

from thidua.diagnostics.diagnostic import Diagnostic, TextSpan
from thidua.store.yaml.node import MAX_BYTES, MAX_NODES, MAX_SCALAR, YamlEvent
from thidua.text.encodings import is_suspicious
from thidua.text.vietnamese import BIDI, BLANKS, CONTROL_BASIC, INVISIBLE_BASIC, LETTERS_BASIC

NextEvent = Callable[[], YamlEvent]


class EventSource(Protocol):
    """A parser."""

    def get_event(self) -> YamlEvent:
        """The next event."""


c_parser: Callable[[bytes], EventSource] | None
try:
    from yaml._yaml import CParser

    c_parser = cast(Callable[[bytes], EventSource], CParser)
except ImportError:  # PyYAML built without libyaml
    c_parser = None


class _PlainParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python alone."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skip blanks, comments and breaks; tabs too, where no simple key may begin (libyaml)."""
        while True:
            blanks = " \t" if self.flow_level or not self.allow_simple_key else " "
            while self.peek() in blanks:
                self.forward()
            if self.peek() == "#":
                while self.peek() not in "\0\r\n":
                    self.forward()
            if not self.scan_line_break():  # type: ignore[no-untyped-call]
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain_spaces(self, indent: int, start_mark: Mark) -> list[str]:  # noqa: ARG002
        """The blanks inside an unquoted scalar, folded; tabs are blanks there (libyaml)."""
        blanks = self._blanks(" \t")
        first = self.scan_line_break()  # type: ignore[no-untyped-call]
        if not first:
            return [blanks] if blanks else []
        self.allow_simple_key = True
        breaks = ""
        while True:
            if self._document_ends():
                return []
            self._blanks(" " if self.column < indent else " \t")
            line_break = self.scan_line_break()  # type: ignore[no-untyped-call]
            if not line_break:
                break
            breaks += line_break
        if self._document_ends():
            return []
        return [breaks or " "]

    def _blanks(self, known: str) -> str:
        length = 0
        while self.peek(length) in known:
            length += 1
        found: str = self.prefix(length)
        self.forward(length)
        return found

    def _document_ends(self) -> bool:
        sign = self.prefix(3)
        return self.column == 0 and sign in ("---", "...") and self.peek(3) in "\0 \t\r\n"

    def scan_plain(self) -> ScalarToken:
        """An unquoted scalar; in brackets `a:,` is an error and `?` a letter (libyaml)."""
        start = end = self.get_mark()
        indent, text, blanks = self.indent + 1, "", [""]
        while blanks and self.peek() != "#":
            length = self._plain_length(start)
            if not length:
                break
            self.allow_simple_key = False
            text += "".join(blanks) + self.prefix(length)
            self.forward(length)
            end = self.get_mark()
            blanks = self.scan_plain_spaces(indent, start)
            if not self.flow_level and self.column < indent:
                break
        return ScalarToken(text, True, start, end)

    def _plain_length(self, start: Mark) -> int:
        """Characters up to what ends an unquoted scalar: a blank, `: `, a sign of brackets."""
        length = 0
        while (char := self.peek(length)) not in "\0 \t\r\n":
            if char == ":" and self.peek(length + 1) in "\0 \t\r\n":
                break
            if self.flow_level and char == ":" and self.peek(length + 1) in ",?[]{}":
                self.forward(length)
                context = "while scanning a plain scalar"
                raise ScannerError(context, start, "found unexpected ':'", self.get_mark())
            if self.flow_level and char in ",[]{}":
                break
            length += 1
        return length


def open_events(body: bytes) -> NextEvent:
    """A function that gives one event after the other; it may raise yaml.YAMLError or ValueError.

    `body` is valid UTF-8 without a byte order mark. Marks count characters, from 0.
    """
    parser = _PlainParser(body.decode()) if c_parser is None else c_parser(body)
    next_event: NextEvent = parser.get_event
    return next_event


_BOM = b"\xef\xbb\xbf"
# What Vietnamese is mostly written with: ASCII, U+00C0-U+01BF and U+1E80-U+1EFF in UTF-8. All of it
# is visible, composed (NFC) and Latin, so text of these bytes alone needs no second look.
_ORDINARY = bytes([10, 13, *range(32, 127), *range(0x80, 0xC0), 0xC3, 0xC4, 0xC5, 0xC6, 0xE1])
# Refused or foreign below U+10000, in one class that costs one table look-up a letter (an astral
# range in it would cost ten times that); whether there are letters beyond is seen from the bytes.
_NOTABLE = f"[{CONTROL_BASIC}{BIDI}{INVISIBLE_BASIC}{BLANKS}{LETTERS_BASIC}]"
_BELOW_ASTRAL = bytes(range(0xF0))
# Patterns for bytes that few files have; re compiles and keeps them when one does.
# An anchor or tag can only stand where a value may begin; `A & B` and `Tốt!` are plain text.
_ANCHOR = rb"&(?<![^\s\[{,:?-]&)(?=\S)"
_TAG = rb"!(?<![^\s\[{,:?-]!)"
_CUT = rb" #[0-9]"
# libyaml takes `>#1` for a text block with a comment, though no blank stands before the `#`.
_GLUED = rb"[|>][-+0-9]*#"


class SourceText(NamedTuple):
    """A file's text, without the byte order mark, and what reading it has to watch for."""

    body: bytes
    text: str
    examiner: bool
    """Something here can only be judged value by value: anchors, escapes, foreign letters ..."""
    long: bool
    """The file is long enough to hold a value over MAX_SCALAR."""


def scan(raw: bytes, file: str) -> SourceText | list[Diagnostic]:
    """The text of a file's bytes, or what makes them unreadable. Never raises."""
    if len(raw) > MAX_BYTES:
        args = {"limit": str(MAX_BYTES // 1024 // 1024), "size": f"{len(raw) / 1024 / 1024:.1f}"}
        return [Diagnostic("TD110", file, args=args, variant="size", span=TextSpan(1, 1, 1, 1))]
    body = raw.removeprefix(_BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        from thidua.store.yaml.refuse import not_utf8

        return [not_utf8(raw, body, error, file)]
    notable = not _is_ordinary(body) and _has_notable(body, text)
    if notable or _is_odd(body):
        from thidua.store.yaml.refuse import before_parsing

        if problems := before_parsing(raw, body, text, file):
            return problems
    return SourceText(body, text, notable or _needs_closer_look(body), len(body) > MAX_SCALAR)


def _is_odd(body: bytes) -> bool:
    """Tabs, directives or conflict markers may be there: bytes that are rare in data."""
    return (
        b"\t" in body
        or (b"%" in body and (b"\n%" in body or b"\r%" in body or body.startswith(b"%")))
        or any(mark in body and mark * 7 in body for mark in (b"<", b"=", b">", b"|"))
    )


def _is_ordinary(body: bytes) -> bool:
    if body.translate(None, _ORDINARY):
        return False
    return body.count(b"\xe1") == body.count(b"\xe1\xba") + body.count(b"\xe1\xbb")


def _has_notable(body: bytes, text: str) -> bool:
    return (
        re.search(_NOTABLE, text) is not None
        or not unicodedata.is_normalized("NFC", text)
        or body.translate(None, _BELOW_ASTRAL) != b""
    )


def _needs_closer_look(body: bytes) -> bool:
    # A search for one byte costs next to nothing, so it goes before every pattern.
    return (
        (b"\\" in body and b'"' in body)
        or (b"#" in body and (b"\t#" in body or re.search(_CUT, body) is not None))
        or (b"&" in body and re.search(_ANCHOR, body) is not None)
        or (not body.isascii() and is_suspicious(body))
        or (b"!" in body and re.search(_TAG, body) is not None)
        or (b"<" in body and b"<<" in body)
        or ((b"|" in body or b">" in body) and re.search(_GLUED, body) is not None)
        or (len(body) > MAX_NODES // 2 and _may_have_too_many_nodes(body))
    )


def _may_have_too_many_nodes(body: bytes) -> bool:
    """Every node begins after one of these bytes, so few of them mean few nodes."""
    return sum(body.count(mark) for mark in b",:-?[{\n\r") >= MAX_NODES
