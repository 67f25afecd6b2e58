"""Where YAML events come from: libyaml through PyYAML, or PyYAML's own parser without it.

Both speak YAML 1.1 as libyaml reads it. PyYAML's own scanner differs about tabs and colons;
here it is taught libyaml's rules, so that a machine without the C extension reads the same.
"""

from collections.abc import Callable
from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

NextEvent = Callable[[], Any]

c_parser: Callable[[bytes], Any] | None
try:
    from yaml._yaml import CParser

    c_parser = CParser
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

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> list[str]:  # noqa: ARG002
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

    def _plain_length(self, start: Any) -> int:
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
